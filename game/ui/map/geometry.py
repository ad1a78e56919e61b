"""Map files: loading them, fitting the plane to a rectangle of pixels, and finding what lies where.

A map file holds plane coordinates: x to the right, y down, the part to look at first between (0, 0) and `plane`.
Land and sea reach on to `bounds`, so that a panel of any shape is filled. Territories are slots ("t01") which a
scenario gives to its nations; land outside them is unaligned.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.assets import asset_dir

FORMAT = 1
Point = tuple[float, float]
Ring = NDArray[np.float32]  # [points, 2] plane coordinates, not closed
Box = tuple[float, float, float, float]  # left, top, right, bottom


class MapError(ValueError):
    """A map file that can't be used: which file, where in it, and what would be right."""


@dataclass(frozen=True, eq=False)
class Territory:
    """One slot. `label` is where its name stands, `capital` a point on its land, `neighbours` slots it borders on."""

    id: str
    polygons: tuple[Ring, ...] = field(repr=False)
    label: Point
    capital: Point
    neighbours: tuple[str, ...]


@dataclass(frozen=True)
class Sea:
    """A name on the water: its middle, the slope in degrees (counter-clockwise) and the size of its letters."""

    name: str
    x: float
    y: float
    angle: float
    size: float


@dataclass(frozen=True, eq=False)
class TheatreMap:
    """A map file's content, compared by identity. `digest` changes with any change to the file."""

    name: str
    title: str
    plane: tuple[float, float]
    bounds: Box
    seas: tuple[Sea, ...]
    graticule: tuple[Ring, ...] = field(repr=False)
    land: tuple[Ring, ...] = field(repr=False)
    lakes: tuple[Ring, ...] = field(repr=False)
    territories: Mapping[str, Territory] = field(repr=False)
    digest: str


@dataclass(frozen=True)
class Frame:
    """Where the plane lies in a rectangle of pixels: pixel = plane · scale + origin. `inner` is free of overlays."""

    width: int
    height: int
    scale: float
    origin: Point
    inner: tuple[int, int, int, int]

    def pixel(self, point: Point) -> Point:
        """A plane point in pixels from the rectangle's top left."""
        return point[0] * self.scale + self.origin[0], point[1] * self.scale + self.origin[1]

    def plane(self, pixel: Point) -> Point:
        """The plane point under a pixel."""
        return (pixel[0] - self.origin[0]) / self.scale, (pixel[1] - self.origin[1]) / self.scale

    def ring(self, ring: Ring, zoom: float = 1.0) -> NDArray[np.float32]:
        """A ring in pixels, `zoom` times larger: [points, 2]."""
        shift = np.array(self.origin, np.float32) * np.float32(zoom)
        return ring * np.float32(self.scale * zoom) + shift


def fit(
    theatre: TheatreMap,
    size: tuple[int, int],
    margins: tuple[int, int, int, int] = (0, 0, 0, 0),
    slots: Sequence[str] = (),
) -> Frame:
    """The frame that shows the plane as large as possible in `size` pixels less `margins` (left, top, right, bottom).

    With `slots` it comes closer to their labels, at most twice. The rest of the rectangle shows what lies around; it
    never reaches past the map's bounds.
    """
    width, height = max(1, size[0]), max(1, size[1])
    left, top, right, bottom = margins
    room = max(1, width - left - right), max(1, height - top - bottom)
    box = _looked_at(theatre, slots)
    scale = min(room[0] / (box[2] - box[0]), room[1] / (box[3] - box[1]))
    x0, y0, x1, y1 = theatre.bounds
    scale = max(scale, width / (x1 - x0), height / (y1 - y0))
    x = left + room[0] / 2 - (box[0] + box[2]) / 2 * scale
    y = top + room[1] / 2 - (box[1] + box[3]) / 2 * scale
    origin = min(-x0 * scale, max(width - x1 * scale, x)), min(-y0 * scale, max(height - y1 * scale, y))
    return Frame(width, height, scale, origin, (left, top, room[0], room[1]))


def _looked_at(theatre: TheatreMap, slots: Sequence[str]) -> Box:
    """The whole plane, or the part of it around the slots' labels: half its size or more."""
    width, height = theatre.plane
    labels = [theatre.territories[slot].label for slot in slots if slot in theatre.territories]
    if not labels:
        return 0.0, 0.0, width, height
    xs, ys = [x for x, _ in labels], [y for _, y in labels]
    share = max((max(xs) - min(xs)) / width + 0.26, (max(ys) - min(ys)) / height + 0.26, 0.5)
    w, h = width * min(1.0, share), height * min(1.0, share)
    x = min(width - w, max(0.0, (min(xs) + max(xs) - w) / 2))
    y = min(height - h, max(0.0, (min(ys) + max(ys) - h) / 2))
    return x, y, x + w, y + h


def territory_at(theatre: TheatreMap, frame: Frame, pixel: Point) -> str | None:
    """The slot whose land lies under a pixel; None over sea and unaligned land."""
    point = frame.plane(pixel)
    return next((t.id for t in theatre.territories.values() if any(contains(ring, point) for ring in t.polygons)), None)


def contains(ring: Ring, point: Point) -> bool:
    """Whether a plane point lies inside a ring (even-odd rule)."""
    x, y = point
    if not (ring[:, 0].min() <= x <= ring[:, 0].max() and ring[:, 1].min() <= y <= ring[:, 1].max()):
        return False
    ax, ay = ring[:, 0], ring[:, 1]
    bx, by = np.roll(ax, -1), np.roll(ay, -1)
    across = (ay > y) != (by > y)
    edge = ax[across] + (y - ay[across]) / (by[across] - ay[across]) * (bx[across] - ax[across])
    return bool(np.count_nonzero(edge > x) % 2)


def theatre_names() -> tuple[str, ...]:
    """The maps that ship with the game."""
    return tuple(sorted(path.stem for path in (asset_dir() / "maps").glob("*.json")))


@lru_cache(maxsize=8)
def theatre(name: str) -> TheatreMap:
    """A map that ships with the game; MapError, naming those there are, when there is none of that name."""
    if name not in theatre_names():
        raise MapError(f"There is no map '{name}'; the maps are {', '.join(theatre_names())}.")
    return load(asset_dir() / "maps" / f"{name}.json")


def load(path: Path) -> TheatreMap:
    """Reads a map file; MapError says what is wrong where."""
    try:
        raw = path.read_bytes()
        content = json.loads(raw)
    except OSError as problem:
        raise MapError(f"{path}: can't be read ({problem.strerror}).") from problem
    except (UnicodeDecodeError, json.JSONDecodeError) as problem:
        raise MapError(f"{path}: is not JSON: {problem}.") from problem
    return _Reader(path).theatre(content, hashlib.sha256(raw).hexdigest()[:20])


@dataclass(frozen=True)
class _Reader:
    """Takes a parsed map file apart, naming the place of whatever does not fit."""

    path: Path

    def theatre(self, content: Any, digest: str) -> TheatreMap:
        top = self._object(content, "the file")
        if top.get("format") != FORMAT:
            raise self._wrong("format", f"must be {FORMAT}")
        x0, y0, x1, y1 = self._numbers(top, "bounds", 4)
        width, height = self._numbers(top, "plane", 2)
        if not (x0 <= 0 and y0 <= 0 and x1 >= width > 0 and y1 >= height > 0):
            raise self._wrong("bounds", "must enclose the plane")
        territories = [self._territory(item, where) for item, where in self._items(top, "territories")]
        if not territories:
            raise self._wrong("territories", "must name at least one slot")
        known = {t.id: t for t in territories}
        if len(known) < len(territories):
            raise self._wrong("territories", "must have different ids")
        for t in territories:
            if strangers := [n for n in t.neighbours if n not in known]:
                raise self._wrong(f"territory {t.id}", f"has the unknown neighbour '{strangers[0]}'")
        return TheatreMap(
            name=self._word(top, "name", "the file"),
            title=self._word(top, "title", "the file"),
            plane=(width, height),
            bounds=(x0, y0, x1, y1),
            seas=tuple(self._sea(item, where) for item, where in self._items(top, "seas")),
            graticule=tuple(self._ring(item, where, 2) for item, where in self._items(top, "graticule")),
            land=tuple(self._ring(item, where) for item, where in self._items(top, "land")),
            lakes=tuple(self._ring(item, where) for item, where in self._items(top, "lakes")),
            territories=known,
            digest=digest,
        )

    def _territory(self, item: Any, where: str) -> Territory:
        entry = self._object(item, where)
        rings = [self._ring(ring, at) for ring, at in self._items(entry, "polygons", where)]
        if not rings:
            raise self._wrong(f"{where}.polygons", "must hold at least one outline")
        label, capital = self._numbers(entry, "label", 2, where), self._numbers(entry, "capital", 2, where)
        neighbours = tuple(str(slot) for slot, _ in self._items(entry, "neighbours", where))
        slot = self._word(entry, "id", where)
        return Territory(slot, tuple(rings), (label[0], label[1]), (capital[0], capital[1]), neighbours)

    def _sea(self, item: Any, where: str) -> Sea:
        entry = self._object(item, where)
        x, y, angle, size = (self._numbers({"n": [entry.get(k)]}, "n", 1, f"{where}.{k}")[0] for k in _SEA_NUMBERS)
        return Sea(self._word(entry, "name", where), x, y, angle, size)

    def _ring(self, item: Any, where: str, least: int = 3) -> Ring:
        flat = item if isinstance(item, list) and all(isinstance(n, int | float) for n in item) else []
        if len(flat) < 2 * least or len(flat) % 2:
            raise self._wrong(where, f"must be a list x, y, x, y, … of at least {least} points")
        return np.array(flat, np.float32).reshape(-1, 2)

    def _items(self, entry: Mapping[str, Any], key: str, where: str = "") -> list[tuple[Any, str]]:
        place = f"{where}.{key}".lstrip(".")
        value = entry.get(key)
        if not isinstance(value, list):
            raise self._wrong(place, "must be a list")
        return [(item, f"{place}[{number}]") for number, item in enumerate(value)]

    def _numbers(self, entry: Mapping[str, Any], key: str, count: int, where: str = "") -> list[float]:
        value = entry.get(key)
        if not isinstance(value, list) or len(value) != count or not all(isinstance(n, int | float) for n in value):
            place = where if key == "n" else f"{where}.{key}".lstrip(".")
            raise self._wrong(place, f"must be {count} numbers" if count > 1 else "must be a number")
        return [float(n) for n in value]

    def _word(self, entry: Mapping[str, Any], key: str, where: str) -> str:
        value = entry.get(key)
        if not isinstance(value, str) or not value:
            raise self._wrong(f"{where}.{key}", "must be a text")
        return value

    def _object(self, value: Any, where: str) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise self._wrong(where, "must be an object")
        return value

    def _wrong(self, where: str, what: str) -> MapError:
        return MapError(f"{self.path}: {where} {what}.")


_SEA_NUMBERS = ("x", "y", "angle", "size")
