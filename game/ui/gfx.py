"""Anti-aliased shapes over software surfaces. Pure functions; what is costly is drawn once and cached.

pygame's own rounded rectangles and polygons have hard edges, so shapes are drawn at four times their size and reduced.
The scratch surface is first filled with the shape's own colour at alpha 0: else edges get a dark fringe.
"""

from __future__ import annotations

import io
import itertools
import math
from collections.abc import Sequence
from functools import lru_cache

import pygame

from game.assets import asset_dir
from game.ui.theme import RGB, Shape

OVERSAMPLE = 4
Point = tuple[float, float]


def _scratch(width: int, height: int, color: RGB) -> pygame.Surface:
    surface = pygame.Surface((width * OVERSAMPLE, height * OVERSAMPLE), pygame.SRCALPHA)
    surface.fill((*color, 0))
    return surface


def _reduced(scratch: pygame.Surface) -> pygame.Surface:
    width, height = scratch.get_size()
    return pygame.transform.smoothscale(scratch, (width // OVERSAMPLE, height // OVERSAMPLE))


@lru_cache(maxsize=1024)
def _corners(radius: int, fill: RGB | None, border: RGB | None, edge: int) -> pygame.Surface:
    """A disc of the rounded rectangle's four corners, 2·radius pixels wide."""
    size = 2 * radius
    scratch = _scratch(size, size, border or fill or (0, 0, 0))
    middle = (size * OVERSAMPLE / 2, size * OVERSAMPLE / 2)
    if border and edge:
        pygame.draw.circle(scratch, border, middle, radius * OVERSAMPLE)
        pygame.draw.circle(scratch, fill or (*border, 0), middle, (radius - edge) * OVERSAMPLE)
    elif fill:
        pygame.draw.circle(scratch, fill, middle, radius * OVERSAMPLE)
    return _reduced(scratch)


def rounded_rect(
    surface: pygame.Surface, rect: pygame.Rect, radius: int, fill: RGB | None, border: RGB | None = None, edge: int = 1
) -> None:
    """A filled and/or bordered rectangle with round corners. `radius` and `edge` in pixels; sizes as in `rect`."""
    x, y, w, h = rect
    if w <= 0 or h <= 0:
        return
    radius = max(0, min(radius, w // 2, h // 2))
    edge = edge if border else 0
    if fill:
        surface.fill(fill, (x + radius, y + edge, w - 2 * radius, h - 2 * edge))
        surface.fill(fill, (x + edge, y + radius, radius - edge if radius else 0, h - 2 * radius))
        surface.fill(fill, (x + w - max(radius, edge), y + radius, radius - edge if radius else 0, h - 2 * radius))
    if border and edge:
        surface.fill(border, (x + radius, y, w - 2 * radius, edge))
        surface.fill(border, (x + radius, y + h - edge, w - 2 * radius, edge))
        surface.fill(border, (x, y + radius, edge, h - 2 * radius))
        surface.fill(border, (x + w - edge, y + radius, edge, h - 2 * radius))
    if radius:
        disc = _corners(radius, fill, border if edge else None, edge)
        surface.blit(disc, (x, y), (0, 0, radius, radius))
        surface.blit(disc, (x + w - radius, y), (radius, 0, radius, radius))
        surface.blit(disc, (x, y + h - radius), (0, radius, radius, radius))
        surface.blit(disc, (x + w - radius, y + h - radius), (radius, radius, radius, radius))


@lru_cache(maxsize=64)
def shadow(width: int, height: int, radius: int, blur: int, alpha: int) -> pygame.Surface:
    """A soft shadow for a box of that size: 2·blur larger on each side."""
    surface = pygame.Surface((width + 4 * blur, height + 4 * blur), pygame.SRCALPHA)
    rounded_rect(surface, pygame.Rect(2 * blur, 2 * blur, width, height), radius, (0, 0, 0))
    small = pygame.transform.smoothscale(surface, (max(1, surface.width // 2), max(1, surface.height // 2)))
    soft = pygame.transform.smoothscale(pygame.transform.gaussian_blur(small, max(1, blur // 2)), surface.size)
    soft.fill((255, 255, 255, alpha), special_flags=pygame.BLEND_RGBA_MULT)
    return soft


def _polygon(sides: int, turn: float, reach: float = 0.5) -> list[Point]:
    angles = (turn + 2 * math.pi * i / sides for i in range(sides))
    return [(0.5 + reach * math.cos(a), 0.5 + reach * math.sin(a)) for a in angles]


def _star() -> list[Point]:
    outer, inner = _polygon(5, -math.pi / 2, 0.54), _polygon(5, -math.pi / 2 + math.pi / 5, 0.25)
    return [point for pair in zip(outer, inner, strict=True) for point in pair]


_CROSS: list[Point] = [
    (0.33, 0.04), (0.67, 0.04), (0.67, 0.33), (0.96, 0.33), (0.96, 0.67), (0.67, 0.67),
    (0.67, 0.96), (0.33, 0.96), (0.33, 0.67), (0.04, 0.67), (0.04, 0.33), (0.33, 0.33),
]  # fmt: skip
_OUTLINES: dict[str, list[Point]] = {
    "triangle": [(0.5, 0.05), (0.98, 0.92), (0.02, 0.92)],
    "diamond": _polygon(4, 0, 0.52),
    "square": [(0.07, 0.07), (0.93, 0.07), (0.93, 0.93), (0.07, 0.93)],
    "pentagon": _polygon(5, -math.pi / 2, 0.52),
    "hexagon": _polygon(6, -math.pi / 2, 0.52),
    "star": _star(),
    "cross": _CROSS,
    "up": [(0.5, 0.18), (0.95, 0.85), (0.05, 0.85)],
    "down": [(0.5, 0.82), (0.05, 0.15), (0.95, 0.15)],
}


@lru_cache(maxsize=1024)
def mark(shape: Shape | str, size: int, color: RGB, edge: RGB | None = None, hollow: bool = False) -> pygame.Surface:
    """A nation's shape, or an arrow `up` / `down`, `size` pixels square; `hollow` leaves only its outline."""
    scratch = _scratch(size, size, edge or color)
    box = size * OVERSAMPLE
    thick = max(OVERSAMPLE, round(box * 0.16))
    if shape == "circle":
        pygame.draw.circle(scratch, color, (box / 2, box / 2), box * 0.48, thick if hollow else 0)
        if edge:
            pygame.draw.circle(scratch, edge, (box / 2, box / 2), box * 0.48, OVERSAMPLE)
        return _reduced(scratch)
    outline = [(x * (box - 1), y * (box - 1)) for x, y in _OUTLINES[shape]]
    pygame.draw.polygon(scratch, color, outline)
    if hollow:
        pygame.draw.polygon(scratch, (*color, 0), _shrunk(outline, box, 1 - 2.3 * thick / box))
    if edge:
        pygame.draw.polygon(scratch, edge, outline, OVERSAMPLE)
    return _reduced(scratch)


def _shrunk(outline: Sequence[Point], box: int, share: float) -> list[Point]:
    middle_x = sum(x for x, _ in outline) / len(outline)
    middle_y = sum(y for _, y in outline) / len(outline)
    return [(middle_x + (x - middle_x) * share, middle_y + (y - middle_y) * share) for x, y in outline]


@lru_cache(maxsize=512)
def ring(size: int, width: int, color: RGB) -> pygame.Surface:
    """A circle's outline, `size` pixels across and `width` thick."""
    scratch = _scratch(size, size, color)
    middle = size * OVERSAMPLE / 2
    pygame.draw.circle(scratch, color, (middle, middle), middle, width * OVERSAMPLE)
    return _reduced(scratch)


@lru_cache(maxsize=1024)
def icon(name: str, size: int, color: RGB) -> pygame.Surface:
    """A line icon of `assets/icons`, recoloured; FileNotFoundError for an unknown name."""
    svg = (asset_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    svg = svg.replace("currentColor", "#{:02x}{:02x}{:02x}".format(*color))
    # The rasteriser knows whole viewBox scaling only: draw at twice the size and reduce for even strokes.
    large = pygame.image.load_sized_svg(io.BytesIO(svg.encode()), (2 * size, 2 * size))
    return pygame.transform.smoothscale(large, (size, size))


@lru_cache(maxsize=256)
def sparkline(values: tuple[float, ...], width: int, height: int, color: RGB, dot: int) -> pygame.Surface:
    """A small line of values from left to right with a dot on the last; a flat line lies in the middle."""
    scratch = _scratch(width, height, color)
    low, high = min(values), max(values)
    span = (high - low) or 1.0
    pad = dot * OVERSAMPLE
    reach_x, reach_y = width * OVERSAMPLE - 2 * pad, height * OVERSAMPLE - 2 * pad
    step = reach_x / max(1, len(values) - 1)
    ys = [pad + reach_y * (0.5 if high == low else 1 - (v - low) / span) for v in values]
    points = [(pad + i * step, y) for i, y in enumerate(ys)]
    for a, b in itertools.pairwise(points):
        pygame.draw.line(scratch, color, a, b, round(1.4 * OVERSAMPLE))
        pygame.draw.circle(scratch, color, b, 0.7 * OVERSAMPLE)
    pygame.draw.circle(scratch, color, points[-1], pad)
    return _reduced(scratch)


def curve(start: Point, end: Point, bend: float = 0.18) -> list[Point]:
    """A quadratic curve from `start` to `end`, bent sideways by `bend` of its length, one point a pixel."""
    (x0, y0), (x1, y1) = start, end
    cx, cy = (x0 + x1) / 2 - (y1 - y0) * bend, (y0 + y1) / 2 + (x1 - x0) * bend
    steps = max(2, round(math.dist(start, end) * (1 + abs(bend))))
    points = []
    for i in range(steps + 1):
        t = i / steps
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        points.append((a * x0 + b * cx + c * x1, a * y0 + b * cy + c * y1))
    return points


def stroke(
    surface: pygame.Surface, points: Sequence[Point], color: RGB, width: float, dash: tuple[float, float] | None = None
) -> None:
    """Stamps a round anti-aliased brush along points one pixel apart; `dash` is (drawn, left out) in pixels."""
    size = max(2, math.ceil(width) + 1)
    brush = mark("circle", size, color)
    half = size / 2
    period = sum(dash) if dash else 0
    for i, (x, y) in enumerate(points):
        if dash is None or i % period < dash[0]:
            surface.blit(brush, (round(x - half), round(y - half)))


def merged(rects: Sequence[pygame.Rect]) -> list[pygame.Rect]:
    """Rectangles covering the same ground of which no two overlap."""
    result: list[pygame.Rect] = []
    for rect in rects:
        grown = rect.copy()
        while (hit := grown.collidelist(result)) >= 0:
            grown.union_ip(result.pop(hit))
        if grown.w > 0 and grown.h > 0:
            result.append(grown)
    return result
