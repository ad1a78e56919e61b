"""The baked picture depends on its request alone, and the disk only saves time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.ui.map import bake
from game.ui.map.bake import MapRequest, baked
from game.ui.map.geometry import TheatreMap, fit, load
from game.ui.map.palette import map_palette
from game.ui.theme import THEMES, mix, rgb

ORANGE = rgb("#FF9C18")


@pytest.fixture
def request_(squares: TheatreMap) -> MapRequest:
    return MapRequest(squares, fit(squares, (200, 120)), map_palette(THEMES["dark"]), (("t01", ORANGE),))


def _pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGB")


def _color(surface: pygame.Surface, request: MapRequest, point: tuple[float, float]) -> tuple[int, ...]:
    x, y = request.frame.pixel(point)
    return tuple(surface.get_at((round(x), round(y))))[:3]


def test_a_nation_in_play_tints_its_land_and_others_stay_plain(request_: MapRequest) -> None:
    picture, palette = bake.bake(request_), request_.palette
    assert _color(picture, request_, (20, 20)) == mix(palette.land, ORANGE, 0.30)
    assert _color(picture, request_, (80, 20)) == palette.land


def test_the_coast_glows_into_the_water(request_: MapRequest) -> None:
    picture = bake.bake(request_)
    near, far = _color(picture, request_, (33, 20)), _color(picture, request_, (50, 55))
    assert near[2] > far[2] + 10


def test_baking_the_same_request_twice_gives_the_same_picture(request_: MapRequest) -> None:
    assert _pixels(bake.bake(request_)) == _pixels(bake.bake(request_))


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_every_theme_has_a_map_of_its_own(request_: MapRequest, theme: str) -> None:
    others = {map_palette(other) for name, other in THEMES.items() if name != theme}
    assert map_palette(THEMES[theme]) not in others


def test_the_cache_key_tells_size_colours_scale_and_content_apart(
    request_: MapRequest, write: Callable[..., Path]
) -> None:
    changed = load(write(land=[]))
    requests = [
        request_,
        replace(request_, frame=fit(request_.theatre, (201, 120))),
        replace(request_, palette=map_palette(THEMES["light"])),
        replace(request_, tints=(("t02", ORANGE),)),
        replace(request_, k=1.5),
        replace(request_, theatre=changed),
    ]
    assert len({request.key() for request in requests}) == len(requests)
    assert replace(request_).key() == request_.key()


def test_a_kept_picture_is_used_instead_of_baking(
    request_: MapRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = baked(request_, tmp_path / "maps")
    monkeypatch.setattr(bake, "bake", lambda request: pytest.fail("baked again"))
    assert _pixels(baked(request_, tmp_path / "maps")) == _pixels(first)


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\nbroken"])
def test_a_corrupt_file_in_the_cache_is_baked_anew_and_mended(
    request_: MapRequest, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / f"map-{request_.key()}.png"
    file.write_bytes(content)
    assert _pixels(baked(request_, tmp_path)) == _pixels(bake.bake(request_))
    assert pygame.image.load(file).get_size() == request_.size


def test_a_picture_of_another_size_under_the_key_is_not_used(request_: MapRequest, tmp_path: Path) -> None:
    pygame.image.save(pygame.Surface((3, 3)), tmp_path / f"map-{request_.key()}.png")
    assert baked(request_, tmp_path).get_size() == request_.size


def test_a_folder_that_cannot_be_made_does_no_harm(request_: MapRequest, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be", encoding="utf-8")
    assert baked(request_, tmp_path / "taken").get_size() == request_.size
    assert baked(request_, None).get_size() == request_.size


def test_the_cache_keeps_the_newest_pictures_only(
    request_: MapRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bake, "_KEPT_FILES", 2)
    for width in range(40, 45):
        baked(replace(request_, frame=fit(request_.theatre, (width, 30))), tmp_path)
    assert len(list(tmp_path.glob("map-*.png"))) == 2


def test_a_sea_name_that_would_be_cut_off_is_left_out(request_: MapRequest, write: Callable[..., Path]) -> None:
    sea = {"name": "Calm", "x": 50, "y": 45, "angle": 0, "size": 6}
    inside, none = load(write(seas=[sea])), load(write(seas=[]))
    outside = load(write(seas=[{**sea, "x": 1}]))
    pictures = [_pixels(bake.bake(replace(request_, theatre=theatre))) for theatre in (inside, none, outside)]
    assert pictures[0] != pictures[1]
    assert pictures[2] == pictures[1]
