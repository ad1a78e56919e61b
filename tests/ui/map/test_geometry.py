"""Map files are checked when loaded, and fit any panel."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from game.assets import asset_dir
from game.ui.map.geometry import MapError, TheatreMap, contains, fit, load, territory_at, theatre, theatre_names
from tests.ui.map.conftest import SQUARES


def _territories(**changes: Any) -> list[dict[str, Any]]:
    west, east = SQUARES["territories"]
    return [{**west, **changes}, east]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"format": 2}, "format must be 1"),
        ({"plane": [100]}, "plane must be 2 numbers"),
        ({"bounds": [0, 0, 90, 60]}, "bounds must enclose the plane"),
        ({"territories": []}, "at least one slot"),
        ({"territories": {}}, "territories must be a list"),
        ({"land": [[1, 2, 3]]}, r"land\[0\] must be a list x, y"),
        (
            {"seas": [{"name": "Calm", "x": 1, "y": 2, "angle": "steep", "size": 3}]},
            r"seas\[0\]\.angle must be a number",
        ),
        ({"territories": _territories(label=[1])}, r"territories\[0\]\.label must be 2 numbers"),
        ({"territories": _territories(id="")}, r"territories\[0\]\.id must be a text"),
        ({"territories": _territories(polygons=[])}, r"territories\[0\]\.polygons must hold at least one outline"),
        ({"territories": _territories(neighbours=["t09"])}, "territory t01 has the unknown neighbour 't09'"),
        ({"territories": _territories(id="t02")}, "different ids"),
    ],
)
def test_a_wrong_map_file_is_refused_naming_file_and_place(
    write: Callable[..., Path], changes: dict[str, Any], words: str
) -> None:
    with pytest.raises(MapError, match=rf"squares\.json: .*{words}"):
        load(write(**changes))


def test_a_file_that_is_no_json_or_is_missing_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    with pytest.raises(MapError, match=r"broken\.json: is not JSON"):
        load(broken)
    with pytest.raises(MapError, match=r"gone\.json: can't be read"):
        load(tmp_path / "gone.json")


def test_an_unknown_map_name_lists_those_there_are() -> None:
    with pytest.raises(MapError, match=r"no map 'atlantis'.*archipelago, meridian, oceans, theatre-2"):
        theatre("atlantis")


def test_the_whole_plane_is_shown_in_the_middle_of_what_the_margins_leave(squares: TheatreMap) -> None:
    frame = fit(squares, (1100, 700), margins=(100, 60, 0, 40))
    assert frame.scale == 10
    assert frame.pixel((0, 0)) == (100, 60)
    assert frame.pixel((100, 60)) == (1100, 660)
    assert frame.plane(frame.pixel((12.5, 50))) == pytest.approx((12.5, 50))


@pytest.mark.parametrize("size", [(1000, 600), (300, 900), (2000, 300), (1, 1), (0, 0)])
def test_a_panel_of_any_shape_is_filled_and_never_shows_what_lies_past_the_bounds(
    squares: TheatreMap, size: tuple[int, int]
) -> None:
    frame = fit(squares, size)
    left, top = frame.plane((0, 0))
    right, bottom = frame.plane(size)
    x0, y0, x1, y1 = squares.bounds
    assert left >= x0 - 1e-6
    assert top >= y0 - 1e-6
    assert right <= x1 + 1e-6
    assert bottom <= y1 + 1e-6


def test_coming_close_to_one_nation_doubles_the_scale_and_keeps_it_in_sight(squares: TheatreMap) -> None:
    near = fit(squares, (1000, 600), slots=["t01"])
    assert near.scale == pytest.approx(2 * fit(squares, (1000, 600)).scale)
    x, y = near.pixel(squares.territories["t01"].label)
    assert 0 <= x <= 1000
    assert 0 <= y <= 600


@pytest.mark.parametrize(
    ("point", "slot"), [((20, 20), "t01"), ((12, 42), "t01"), ((72, 12), "t02"), ((50, 20), None), ((50, -10), None)]
)
def test_the_land_under_a_pixel_names_its_slot(
    squares: TheatreMap, point: tuple[float, float], slot: str | None
) -> None:
    frame = fit(squares, (640, 480), margins=(10, 20, 30, 40))
    assert territory_at(squares, frame, frame.pixel(point)) == slot


@pytest.mark.parametrize("name", theatre_names())
def test_a_shipped_map_is_sound(name: str) -> None:
    found = theatre(name)
    assert (asset_dir() / "maps" / f"{name}.json").stat().st_size < 260_000
    for territory in found.territories.values():
        assert any(contains(ring, territory.capital) for ring in territory.polygons), territory.id
        assert 0 <= territory.label[0] <= found.plane[0]
        assert 0 <= territory.label[1] <= found.plane[1]
        assert territory.neighbours
        for neighbour in territory.neighbours:
            assert territory.id in found.territories[neighbour].neighbours


@pytest.mark.parametrize("name", theatre_names())
def test_the_names_of_a_shipped_map_have_room_for_each_other(name: str) -> None:
    labels = [territory.label for territory in theatre(name).territories.values()]
    for (ax, ay), (bx, by) in itertools.combinations(labels, 2):
        assert abs(ax - bx) >= 140 or abs(ay - by) >= 52


def test_the_maps_have_the_slots_that_exercises_ask_for() -> None:
    assert len(theatre("meridian").territories) >= 12
    assert len(theatre("archipelago").territories) >= 6
    assert set(theatre("theatre-2").territories) == {"aus", "nzl"}
    assert set(theatre("oceans").territories) == {"usa", "gbr", "aus", "nzl"}
