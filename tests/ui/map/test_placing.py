"""Names on the map never lie over each other, and links bend around them."""

from __future__ import annotations

from itertools import combinations

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.ui import gfx
from game.ui.map.geometry import TheatreMap, fit, theatre, theatre_names
from game.ui.map.placing import MapPlaces, move_apart, place
from game.ui.map.scene import ForceMarker, Link, MapScene, NationPin
from game.ui.text import TextEngine
from game.ui.theme import nation_mark

ROOM = pygame.Rect(0, 0, 1000, 600)
NAMES = ("Alvenia", "Borland", "Castrel", "Dravia", "Estmark", "Fennor", "Galtia", "Hesperon", "Ithria", "Jorvale")


def _pins(slots: list[str]) -> tuple[NationPin, ...]:
    names = [f"{NAMES[i % 10]}{'' if i < 10 else i}" for i in range(len(slots))]
    return tuple(
        NationPin(f"{name[:2].upper()}{i}", name, slot, nation_mark(i), "+12")
        for i, (name, slot) in enumerate(zip(names, slots, strict=True))
    )


def _placed(found: TheatreMap, size: tuple[int, int], k: float, text_scale: float = 1.0) -> MapPlaces:
    scene = MapScene(_pins(list(found.territories)))
    return place(scene, found, fit(found, size), TextEngine(k, text_scale), k)


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 600)), min_size=1, max_size=8))
def test_names_pushed_apart_stay_in_the_room(anchors: list[tuple[int, int]]) -> None:
    moved = move_apart([pygame.Rect(0, 0, 120, 40)] * len(anchors), anchors, ROOM, 6)
    assert all(ROOM.contains(rect) for rect in moved)


def test_two_names_at_one_place_part_by_the_gap_and_a_lonely_one_stays() -> None:
    rects = [pygame.Rect(0, 0, 120, 40) for _ in range(3)]
    first, second, third = move_apart(rects, [(300, 300), (300, 300), (800, 100)], ROOM, 6)
    assert first.inflate(6, 6).colliderect(second) == 0
    assert abs(first.centery - second.centery) >= 46
    assert third.center == (800, 100)


@pytest.mark.parametrize("name", theatre_names())
@pytest.mark.parametrize(("size", "k"), [((618, 600), 0.9), ((864, 740), 1.0), ((1037, 890), 1.2), ((2000, 1100), 1.6)])
@pytest.mark.parametrize("text_scale", [1.0, 1.5])
def test_on_shipped_maps_no_name_covers_another(name: str, size: tuple[int, int], k: float, text_scale: float) -> None:
    places = _placed(theatre(name), size, k, text_scale)
    assert not any(a.colliderect(b) for a, b in combinations(places.pins.values(), 2))
    assert all(pygame.Rect((0, 0), size).contains(rect) for rect in places.pins.values())


@pytest.mark.parametrize(("size", "k"), [((682, 640), 0.9), ((857, 275), 0.9), ((1039, 973), 1.2), ((1356, 425), 1.2)])
def test_across_the_oceans_no_name_hides_a_capital(size: tuple[int, int], k: float) -> None:
    """On a map of the world the United Kingdom and New Zealand are smaller than their names."""
    places = _placed(theatre("oceans"), size, k)
    assert not places.compact
    for capital in places.capitals.values():
        assert not any(rect.collidepoint(capital) for rect in places.pins.values())


def test_where_whole_names_find_no_room_codes_are_shown() -> None:
    assert not _placed(theatre("meridian"), (864, 740), 1.0).compact
    assert _placed(theatre("meridian"), (320, 240), 1.0).compact


def test_task_forces_of_one_nation_stand_free_of_names_and_of_each_other(squares: TheatreMap) -> None:
    forces = tuple(ForceMarker(f"f{i}", f"TF {i}", "t01", "2/4") for i in range(3))
    scene = MapScene(_pins(["t01", "t02"]), (), forces)
    places = place(scene, squares, fit(squares, (1000, 600)), TextEngine(1, 1), 1)
    assert not any(a.colliderect(b) for a, b in combinations([*places.pins.values(), *places.forces.values()], 2))


def test_a_link_bends_to_the_side_where_it_passes_behind_no_name() -> None:
    found = theatre("meridian")
    pins = _pins(list(found.territories))
    links = tuple(Link(a.code, b.code) for a, b in combinations(pins, 2))
    places = place(MapScene(pins, links), found, fit(found, (864, 740)), TextEngine(1, 1), 1)

    def hidden(curve_bend: float, start: gfx.Point, end: gfx.Point, ends: set[str]) -> int:
        others = [rect for code, rect in places.pins.items() if code not in ends]
        return sum(rect.collidepoint(p) for p in gfx.curve(start, end, curve_bend)[::8] for rect in others)

    for curve in places.curves:
        ends = {curve.link.a, curve.link.b}
        assert abs(curve.bend) == 0.18
        assert hidden(curve.bend, curve.start, curve.end, ends) <= hidden(-curve.bend, curve.start, curve.end, ends)


def test_a_second_channel_of_a_pair_takes_another_course(squares: TheatreMap) -> None:
    pins = _pins(["t01", "t02"])
    links = tuple(Link(pins[0].code, pins[1].code, lane=lane) for lane in range(3))
    places = place(MapScene(pins, links), squares, fit(squares, (1000, 600)), TextEngine(1, 1), 1)
    assert len({curve.bend for curve in places.curves}) == 3


def test_a_nation_on_an_unknown_slot_is_an_error(squares: TheatreMap) -> None:
    with pytest.raises(KeyError, match="t09"):
        place(MapScene(_pins(["t09"])), squares, fit(squares, (100, 60)), TextEngine(1, 1), 1)
