"""Where things stand on the map, in pixels: names moved apart, task forces beside them, links bent around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import pygame

from game.ui import gfx
from game.ui.map.geometry import Frame, Point, TheatreMap
from game.ui.map.scene import ForceMarker, Link, MapScene, NationPin
from game.ui.text import TextEngine

BEND = 0.18
_LANE_BEND = 0.11
_ROUNDS = 60
_APART = 6.0  # dp between two names
_FAR = 46.0  # dp a full name may be moved before codes alone are shown


@dataclass(frozen=True)
class LinkCurve:
    """A link's course: its two ends and how far it bends, as a share of its length."""

    link: Link
    start: Point
    end: Point
    bend: float


@dataclass(frozen=True)
class MapPlaces:
    """Places in pixels from the map's top left. `compact` says that there is room for shapes and codes only."""

    pins: Mapping[str, pygame.Rect]
    forces: Mapping[str, pygame.Rect]
    capitals: Mapping[str, Point]
    curves: tuple[LinkCurve, ...]
    compact: bool


@lru_cache(maxsize=16)
def place(scene: MapScene, theatre: TheatreMap, frame: Frame, text: TextEngine, k: float) -> MapPlaces:
    """Finds a place for everything; KeyError when a pin names a slot that the map has not.

    The answer is kept and shared: never move its rectangles.
    """
    room = pygame.Rect(frame.inner).inflate(-round(8 * k), -round(8 * k))
    anchors = {pin.code: frame.pixel(theatre.territories[pin.slot].label) for pin in scene.pins}
    pins, compact = _place_pins(scene.pins, anchors, room, text, k)
    capitals = {pin.code: frame.pixel(theatre.territories[pin.slot].capital) for pin in scene.pins}
    curves = tuple(_curve(link, pins) for link in scene.links)
    return MapPlaces(pins, _place_forces(scene.forces, theatre, frame, pins, room, text, k), capitals, curves, compact)


def pin_size(pin: NationPin, text: TextEngine, k: float, compact: bool) -> tuple[int, int]:
    """Width and height of a nation's pill."""
    if compact:
        return text.size(pin.code, "code_bold")[0] + round(38 * k), max(round(26 * k), text.line_height("code_bold"))
    second = text.size(f"{pin.code} {pin.note}", "caption")[0]
    width = max(text.size(pin.name, "body_bold")[0], second, round(44 * k)) + round(52 * k)
    return width, max(round(36 * k), text.line_height("body_bold") + text.line_height("caption") - round(k))


def force_size(force: ForceMarker, text: TextEngine, k: float) -> tuple[int, int]:
    """Width and height of a task force's marker with its label."""
    words = text.size(force.name, "code_bold")[0] + (
        text.size(force.note, "code")[0] + round(5 * k) if force.note else 0
    )
    return words + round(42 * k), max(round(26 * k), text.line_height("code_bold"))


def move_apart(
    rects: Sequence[pygame.Rect], anchors: Sequence[Point], room: pygame.Rect, gap: int
) -> list[pygame.Rect]:
    """The rectangles centred on their anchors, pushed apart until none is nearer than `gap` to another, inside `room`.

    Each push goes the shorter way, half to either side; what can't be parted within the rounds stays overlapping.
    """
    placed = [rect.copy() for rect in rects]
    for rect, anchor in zip(placed, anchors, strict=True):
        rect.center = round(anchor[0]), round(anchor[1])
        rect.clamp_ip(room)
    for _ in range(_ROUNDS):
        touching = [(a, b) for a, b in combinations(placed, 2) if a.inflate(gap, gap).colliderect(b.inflate(gap, gap))]
        if not touching:
            break
        for a, b in touching:
            _part(a, b, gap)
        for rect in placed:
            rect.clamp_ip(room)
    return placed


def _part(a: pygame.Rect, b: pygame.Rect, gap: int) -> None:
    """Pushes two rectangles apart along the axis where they overlap less."""
    over_x = (a.w + b.w) // 2 + gap - abs(a.centerx - b.centerx)
    over_y = (a.h + b.h) // 2 + gap - abs(a.centery - b.centery)
    if over_x <= 0 or over_y <= 0:
        return
    if over_x < over_y:
        step = (over_x + 1) // 2 * (1 if a.centerx > b.centerx else -1)
        a.x, b.x = a.x + step, b.x - step
    else:
        step = (over_y + 1) // 2 * (1 if a.centery > b.centery else -1)
        a.y, b.y = a.y + step, b.y - step


def _place_pins(
    pins: Sequence[NationPin], anchors: Mapping[str, Point], room: pygame.Rect, text: TextEngine, k: float
) -> tuple[dict[str, pygame.Rect], bool]:
    """Full names where they fit without going far astray, else codes."""
    points = [anchors[pin.code] for pin in pins]
    gap = max(1, round(_APART * k))
    for compact in (False, True):
        rects = [pygame.Rect((0, 0), pin_size(pin, text, k, compact)) for pin in pins]
        placed = move_apart(rects, points, room, gap)
        clear = not any(a.colliderect(b) for a, b in combinations(placed, 2))
        strayed = max((_away(rect, point, room) for rect, point in zip(placed, points, strict=True)), default=0.0)
        if compact or (clear and strayed <= _FAR * k):
            break
    return {pin.code: rect for pin, rect in zip(pins, placed, strict=True)}, compact


def _away(rect: pygame.Rect, anchor: Point, room: pygame.Rect) -> float:
    """How far a name was pushed by others; being kept inside the room does not count."""
    home = rect.copy()
    home.center = round(anchor[0]), round(anchor[1])
    home.clamp_ip(room)
    return max(abs(rect.x - home.x), abs(rect.y - home.y))


def _place_forces(
    forces: Sequence[ForceMarker],
    theatre: TheatreMap,
    frame: Frame,
    pins: Mapping[str, pygame.Rect],
    room: pygame.Rect,
    text: TextEngine,
    k: float,
) -> dict[str, pygame.Rect]:
    """Each marker at the free place nearest to its capital; where none is free, at the one that hides least."""
    taken = list(pins.values())
    placed: dict[str, pygame.Rect] = {}
    for force in forces:
        x, y = frame.pixel(theatre.territories[force.slot].capital)
        rect = pygame.Rect((0, 0), force_size(force, text, k))
        best: tuple[int, int] | None = None
        for order, (across, down) in enumerate(_AROUND):
            trial = rect.copy()
            trial.center = round(x + across * 44 * k), round(y + down * 34 * k)
            trial.clamp_ip(room)
            hidden = sum(_common(trial.inflate(round(4 * k), round(4 * k)), other) for other in taken)
            if best is None or (hidden, order) < best:
                best, placed[force.id] = (hidden, order), trial
        taken.append(placed[force.id])
    return placed


_AROUND = sorted(
    ((x / 2, y / 2) for x in range(-6, 7) for y in range(-6, 7)),
    key=lambda at: (at[0] ** 2 + at[1] ** 2, -at[1], at[0]),
)


def _common(a: pygame.Rect, b: pygame.Rect) -> int:
    both = a.clip(b)
    return both.w * both.h


def _curve(link: Link, pins: Mapping[str, pygame.Rect]) -> LinkCurve:
    start, end = pins[link.a].center, pins[link.b].center
    others = tuple((*rect.topleft, *rect.size) for code, rect in pins.items() if code not in (link.a, link.b))
    return LinkCurve(link, start, end, _bend(start, end, link.lane, others))


@lru_cache(maxsize=512)
def _bend(start: Point, end: Point, lane: int, others: tuple[tuple[int, int, int, int], ...]) -> float:
    """The side to bend to is the one that runs behind fewer names, else upwards, where the eye expects an arc."""
    size = BEND + _LANE_BEND * lane
    upward = size if end[0] < start[0] else -size
    sides = (upward, -upward) if lane % 2 == 0 else (-upward, upward)
    rects = [pygame.Rect(other) for other in others]
    return min(sides, key=lambda bend: _hidden(start, end, bend, rects))


def _hidden(start: Point, end: Point, bend: float, others: Sequence[pygame.Rect]) -> int:
    return sum(1 for point in gfx.curve(start, end, bend)[::8] for rect in others if rect.collidepoint(point))
