"""Drawing tells the states of links apart and gives the same picture every time."""

from __future__ import annotations

from typing import get_args

import pygame
import pytest

from game.ui.map import draw
from game.ui.map.geometry import TheatreMap, fit
from game.ui.map.placing import LinkCurve, MapPlaces, place
from game.ui.map.scene import ForceMarker, Link, LinkState, MapScene, NationPin
from game.ui.text import TextEngine
from game.ui.theme import DARK, THEMES, nation_mark

STATES: tuple[LinkState, ...] = get_args(LinkState)
PINS = (
    NationPin("ALV", "Alvenia", "t01", nation_mark(0), "You", "accent", selected=True),
    NationPin("BOR", "Borland", "t02", nation_mark(1), "−12", "bad", badge=3),
)
BRUSH = draw.Brush(DARK, TextEngine(1, 1), 1)


def _scene(**link: object) -> MapScene:
    return MapScene(PINS, (Link("ALV", "BOR", **link),), (ForceMarker("f1", "TF HERON", "t01", "2/4"),))  # type: ignore[arg-type]


def _places(squares: TheatreMap, scene: MapScene) -> MapPlaces:
    return place(scene, squares, fit(squares, (700, 420)), BRUSH.text, 1)


def _line(state: LinkState, capacity: int = 2) -> pygame.Surface:
    surface = pygame.Surface((300, 60), 0, 32)
    draw.draw_link(surface, LinkCurve(Link("a", "b", state, capacity), (10, 30), (290, 30), 0.0), DARK, 1)
    return surface


def _lit(surface: pygame.Surface) -> list[bool]:
    """Along the middle of the surface: where the line is drawn."""
    return [max(tuple(surface.get_at((x, 30)))[:3]) > 90 for x in range(20, 280)]


def test_an_open_link_is_solid_and_the_others_have_ever_wider_gaps() -> None:
    shares = [sum(_lit(_line(state))) / 260 for state in STATES]
    assert STATES == ("open", "restricted", "strained", "pending")
    assert shares[0] == 1.0
    assert shares == sorted(shares, reverse=True)
    assert len(set(shares)) == 4


def test_every_state_has_a_colour_of_its_own_in_every_theme() -> None:
    for theme in THEMES.values():
        assert len({theme.color(ink) for ink in draw.LINK_INKS.values()}) == len(STATES)


@pytest.mark.parametrize("state", ["open", "restricted", "strained"])
def test_more_capacity_makes_a_wider_link(state: LinkState) -> None:
    widths = [draw.link_width(Link("a", "b", state, capacity)) for capacity in (1, 2, 3)]
    assert widths == sorted(set(widths))


def test_drawing_the_same_scene_twice_gives_the_same_picture(squares: TheatreMap) -> None:
    scene = _scene(state="restricted", traffic=1)
    pictures = []
    for _ in range(2):
        surface = pygame.Surface((700, 420), 0, 32)
        draw.draw_scene(surface, scene, _places(squares, scene), BRUSH)
        pictures.append(pygame.image.tobytes(surface, "RGB"))
    assert pictures[0] == pictures[1]


def test_a_light_travels_from_a_to_b_and_backwards_for_returning_traffic(squares: TheatreMap) -> None:
    out, back = _scene(traffic=1), _scene(traffic=-1)
    early, late = (draw.lights(_places(squares, out), DARK, 1, phase)[0][1][0] for phase in (0.3, 0.7))
    assert early < late
    early, late = (draw.lights(_places(squares, back), DARK, 1, phase)[0][1][0] for phase in (0.3, 0.7))
    assert early > late


def test_no_light_without_traffic_nor_under_a_name(squares: TheatreMap) -> None:
    assert draw.lights(_places(squares, _scene()), DARK, 1, 0.5) == []
    assert draw.lights(_places(squares, _scene(traffic=1)), DARK, 1, 0.0) == []


def test_the_highlight_leaves_names_untouched(squares: TheatreMap) -> None:
    places, frame = _places(squares, _scene()), fit(squares, (700, 420))
    outlines = [frame.ring(ring).tolist() for ring in squares.territories["t01"].polygons]
    image, (x, y) = draw.highlight((700, 420), outlines, PINS[0], places, DARK, 1)
    left, top = round(x - image.width / 2), round(y - image.height / 2)
    on_name = places.pins["ALV"].center
    on_land = frame.pixel((11.5, 11.5))
    assert image.get_at((on_name[0] - left, on_name[1] - top)).a == 0
    assert image.get_at((round(on_land[0]) - left, round(on_land[1]) - top)).a > 0


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_the_selected_nation_looks_different_in_every_theme(theme: str) -> None:
    brush = draw.Brush(THEMES[theme], BRUSH.text, 1)
    pictures = []
    for selected in (False, True):
        surface = pygame.Surface((140, 50), 0, 32)
        pin = NationPin("ALV", "Alvenia", "t01", nation_mark(0), selected=selected)
        draw.draw_pin(surface, pygame.Rect(10, 6, 120, 38), pin, brush, compact=False)
        pictures.append(pygame.image.tobytes(surface, "RGB"))
    assert pictures[0] != pictures[1]
