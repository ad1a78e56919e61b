from __future__ import annotations

import itertools

import pygame
import pytest

from game.assets import asset_dir
from game.ui import gfx
from game.ui.theme import NATION_SHAPES, RGB

RED: RGB = (255, 0, 0)
BLUE: RGB = (0, 0, 255)


def test_a_rounded_rectangle_is_smooth_at_its_corners_and_full_in_its_middle() -> None:
    surface = pygame.Surface((60, 40), 0, 32)
    gfx.rounded_rect(surface, pygame.Rect(0, 0, 60, 40), 10, RED, BLUE, 2)
    assert surface.get_at((0, 0))[:3] == (0, 0, 0)
    assert surface.get_at((30, 20))[:3] == RED
    assert surface.get_at((30, 0))[:3] == surface.get_at((0, 20))[:3] == BLUE
    shades = {surface.get_at((x, y))[2] for x in range(6) for y in range(6)}
    assert len(shades) > 3


def test_corners_have_no_dark_fringe() -> None:
    surface = pygame.Surface((40, 40), 0, 32)
    surface.fill((255, 255, 255))
    gfx.rounded_rect(surface, pygame.Rect(0, 0, 40, 40), 12, (250, 250, 250))
    assert min(surface.get_at((x, y))[0] for x in range(12) for y in range(12)) >= 248


def test_a_radius_larger_than_the_box_makes_a_round_end() -> None:
    surface = pygame.Surface((30, 10), 0, 32)
    gfx.rounded_rect(surface, pygame.Rect(0, 0, 30, 10), 99, RED)
    assert surface.get_at((0, 0))[:3] != RED
    assert surface.get_at((15, 5))[:3] == RED


@pytest.mark.parametrize("hollow", [False, True])
def test_nation_shapes_differ_from_each_other(hollow: bool) -> None:
    pictures = [pygame.image.tobytes(gfx.mark(shape, 24, RED, None, hollow), "RGBA") for shape in NATION_SHAPES]
    assert len(set(pictures)) == len(NATION_SHAPES)


@pytest.mark.parametrize("shape", NATION_SHAPES)
def test_a_hollow_shape_is_empty_in_its_middle(shape: str) -> None:
    assert gfx.mark(shape, 24, RED).get_at((12, 12))[3] == 255
    assert gfx.mark(shape, 24, RED, None, True).get_at((12, 12))[3] < 128


def test_every_icon_can_be_drawn_in_any_colour() -> None:
    for file in (asset_dir() / "icons").glob("*.svg"):
        image = gfx.icon(file.stem, 20, RED)
        assert image.size == (20, 20)
        solid = [image.get_at((x, y)) for x in range(20) for y in range(20) if image.get_at((x, y))[3] > 200]
        assert solid, file.stem
        assert all(color[0] > 200 and color[2] < 60 for color in solid), file.stem


def test_shapes_are_drawn_once() -> None:
    assert gfx.mark("star", 18, BLUE) is gfx.mark("star", 18, BLUE)


def test_a_curve_has_a_point_about_every_pixel_from_end_to_end() -> None:
    points = gfx.curve((0, 0), (100, 0))
    assert points[0] == (0, 0)
    assert points[-1] == (100, 0)
    assert all(abs(a[0] - b[0]) <= 1.5 and abs(a[1] - b[1]) <= 1.5 for a, b in itertools.pairwise(points))


def test_dashes_leave_gaps() -> None:
    surface = pygame.Surface((100, 10), 0, 32)
    gfx.stroke(surface, [(float(x), 5.0) for x in range(100)], RED, 3, (10, 20))
    lit = [surface.get_at((x, 5))[0] > 128 for x in range(100)]
    assert lit[5]
    assert not lit[20]
    assert lit[35]


def test_merged_rectangles_cover_the_same_and_never_overlap() -> None:
    rects = [pygame.Rect(0, 0, 10, 10), pygame.Rect(5, 5, 10, 10), pygame.Rect(50, 0, 5, 5), pygame.Rect(14, 0, 40, 3)]
    merged = gfx.merged(rects)
    assert all(any(big.contains(rect) for big in merged) for rect in rects)
    assert not any(a.colliderect(b) for n, a in enumerate(merged) for b in merged[n + 1 :])
