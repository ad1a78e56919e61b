"""The live part of the map: links, capitals, names and task forces, drawn over the bake."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import pygame

from game.ui import gfx
from game.ui.map.placing import LinkCurve, MapPlaces
from game.ui.map.scene import ForceMarker, Link, LinkState, MapScene, NationPin
from game.ui.text import TextEngine
from game.ui.theme import RGB, Theme, mix, words_on

LINK_INKS: dict[LinkState, str] = {"open": "accent", "restricted": "gold_text", "strained": "bad", "pending": "text"}
"""The theme token of each state's colour."""

_DASHES: dict[LinkState, tuple[float, float] | None] = {
    "open": None,
    "restricted": (11.0, 8.0),
    "strained": (0.0, 8.0),
    "pending": (0.0, 14.0),
}  # dp drawn and left out; 0 draws single dots
_STAGE_INKS = {"forming": "dim", "ready": "accent", "deployed": "gold_text"}
_FINE = 2  # curves are stamped at twice their size and reduced, for half-pixel steps
_HALO = 110  # alpha of the dark edge that keeps a line readable over land

Sprite = tuple[pygame.Surface, tuple[float, float]]


def link_width(link: Link) -> float:
    """A link's width in dp: more capacity, wider; dots are thicker than the line they stand for."""
    width = 1.4 + 0.7 * max(1, min(3, link.capacity))
    return {"strained": width + 0.6, "pending": 2.4}.get(link.state, width)


def draw_link(surface: pygame.Surface, curve: LinkCurve, theme: Theme, k: float, bright: bool = False) -> None:
    """One link; `bright` while the mouse is on one of its ends."""
    dash = _DASHES[curve.link.state]
    pixels = (max(1, round(dash[0] * k)), round(dash[1] * k)) if dash else None
    ink = theme.color(LINK_INKS[curve.link.state])
    width = (link_width(curve.link) + (0.9 if bright else 0.0)) * k
    image, at = _line(curve.start, curve.end, round(curve.bend, 4), ink, theme.bg, round(width, 2), pixels)
    surface.blit(image, at)


@lru_cache(maxsize=256)
def _line(
    start: gfx.Point, end: gfx.Point, bend: float, ink: RGB, ground: RGB, width: float, dash: tuple[int, int] | None
) -> tuple[pygame.Surface, tuple[int, int]]:
    """A curve on a see-through surface and where its top left corner belongs."""
    (x0, y0), (x1, y1) = start, end
    points = gfx.curve((x0 * _FINE, y0 * _FINE), (x1 * _FINE, y1 * _FINE), bend)
    pad = math.ceil(width) + 3
    left, top = (math.floor(min(p[axis] for p in points) / _FINE) - pad for axis in (0, 1))
    right, bottom = (math.ceil(max(p[axis] for p in points) / _FINE) + pad for axis in (0, 1))
    # A straight line's points lie exactly between two pixels: nudged, so that they all round to the same side.
    local = [(x - left * _FINE + 0.1, y - top * _FINE + 0.1) for x, y in points[::_FINE]]
    image = pygame.Surface(((right - left) * _FINE, (bottom - top) * _FINE), pygame.SRCALPHA)
    image.fill((*ground, 0))
    gfx.stroke(image, local, ground, (width + 2) * _FINE, dash)
    image.fill((255, 255, 255, _HALO), special_flags=pygame.BLEND_RGBA_MULT)
    gfx.stroke(image, local, ink, width * _FINE, dash)
    return pygame.transform.smoothscale(image, (right - left, bottom - top)), (left, top)


def draw_capital(surface: pygame.Surface, point: gfx.Point, color: RGB, theme: Theme, k: float) -> None:
    """A small dot with a dark edge where a nation's capital lies."""
    for dp, ink in ((9, theme.shape_edge or theme.bg), (6, color), (2, theme.bg)):
        image = gfx.mark("circle", max(2, round(dp * k)), ink)
        surface.blit(image, image.get_rect(center=(round(point[0]), round(point[1]))))


@dataclass(frozen=True)
class Brush:
    """What everything is drawn with."""

    theme: Theme
    text: TextEngine
    k: float

    def px(self, dp: float) -> int:
        """Whole pixels for a length in dp, at least one."""
        return max(1, round(dp * self.k))

    def word(
        self, surface: pygame.Surface, words: str, style: str, ink: str | RGB, left: float, middle: float
    ) -> float:
        """One line of text, vertically centred at `middle`; returns where it ends."""
        image = self.text.render(words, style, self.theme.color(ink))
        surface.blit(image, (round(left), round(middle - image.height / 2)))
        return left + image.width


def draw_pin(
    surface: pygame.Surface, rect: pygame.Rect, pin: NationPin, brush: Brush, compact: bool, hovered: bool = False
) -> None:
    """A nation's pill: its shape, its name and below it the code with a note; in compact form shape and code."""
    theme, px = brush.theme, brush.px
    radius = pin_radius(rect, brush.k)
    if theme.shadow:
        blur = px(5)
        shade = gfx.shadow(rect.w, rect.h, radius, blur, theme.shadow)
        surface.blit(shade, shade.get_rect(center=(rect.centerx, rect.centery + px(2))))
    edge = mix(theme.panel, pin.mark.color, 0.45) if pin.faded else theme.shape_edge or pin.mark.color
    fill = theme.accent_fill if pin.selected else theme.card_hi if hovered else theme.bg
    gfx.rounded_rect(surface, rect, radius, fill, edge, px(3 if pin.selected else 2))
    size = px(14 if compact else 18)
    shape = gfx.mark(pin.mark.shape, size, pin.mark.color, theme.shape_edge, pin.mark.hollow)
    surface.blit(shape, (rect.x + px(10), rect.centery - size // 2))
    left = rect.x + px(10) + size + px(7)
    ink = "dim" if pin.faded else "hi"
    if compact:
        brush.word(surface, pin.code, "code_bold", ink, left, rect.centery)
    else:
        shift = brush.text.line_height("body_bold") * 0.42
        brush.word(surface, pin.name, "body_bold", ink, left, rect.centery - shift)
        after = brush.word(surface, pin.code, "caption", "dim", left, rect.centery + shift)
        if pin.note:
            brush.word(surface, pin.note, "caption", pin.note_ink, after + px(5), rect.centery + shift)
    if pin.badge:
        _badge(surface, rect, pin, brush)


def _badge(surface: pygame.Surface, rect: pygame.Rect, pin: NationPin, brush: Brush) -> None:
    """A count on the pill's upper right corner."""
    color = brush.theme.color(pin.badge_ink)
    words = brush.text.render(str(pin.badge) if pin.badge < 100 else "99+", "caption_bold", words_on(color))
    height = brush.px(16)
    box = pygame.Rect(0, 0, max(height, words.width + brush.px(8)), height)
    box.center = rect.right - brush.px(9), rect.top + brush.px(1)
    gfx.rounded_rect(surface, box, height // 2, color, brush.theme.bg, brush.px(1))
    surface.blit(words, words.get_rect(center=box.center))


def draw_force(
    surface: pygame.Surface, rect: pygame.Rect, force: ForceMarker, brush: Brush, hovered: bool = False
) -> None:
    """A task force: a boxed icon whose colour tells its stage, its name and note on a dark strip."""
    theme, px = brush.theme, brush.px
    ink = theme.color(_STAGE_INKS[force.stage])
    gfx.rounded_rect(surface, rect, px(6), theme.card_hi if hovered else theme.panel)
    box = pygame.Rect(rect.x, rect.y, px(28), rect.h)
    gfx.rounded_rect(surface, box, px(6), mix(theme.panel, ink, 0.22), ink, px(2 if force.stage == "deployed" else 1))
    image = gfx.icon(force.icon, px(16), ink)
    surface.blit(image, image.get_rect(center=box.center))
    after = brush.word(surface, force.name, "code_bold", "hi", box.right + px(6), rect.centery)
    if force.note:
        brush.word(surface, force.note, "code", "dim", after + px(5), rect.centery)


def draw_scene(surface: pygame.Surface, scene: MapScene, places: MapPlaces, brush: Brush) -> None:
    """Everything above the bake: links, capitals, task forces, names."""
    draw_ground(surface, scene, places, brush)
    for force in scene.forces:
        draw_force(surface, places.forces[force.id], force, brush)
    for pin in scene.pins:
        draw_pin(surface, places.pins[pin.code], pin, brush, places.compact)


def draw_ground(surface: pygame.Surface, scene: MapScene, places: MapPlaces, brush: Brush) -> None:
    """Links and capitals: what lies under names and task forces."""
    for curve in places.curves:
        draw_link(surface, curve, brush.theme, brush.k)
    for pin in scene.pins:
        draw_capital(surface, places.capitals[pin.code], pin.mark.color, brush.theme, brush.k)


def highlight(
    size: tuple[int, int],
    outlines: Sequence[Sequence[gfx.Point]],
    pin: NationPin,
    places: MapPlaces,
    theme: Theme,
    k: float,
) -> Sprite:
    """A nation's land and links brightened, on a see-through picture of the map's `size`, with its centre.

    `outlines` are its polygons in pixels. Names and task forces are cut out, so that it can be laid over them.
    """
    edge = mix(pin.mark.color, theme.hi, 0.35)
    fine = pygame.Surface((size[0] * _FINE, size[1] * _FINE), pygame.SRCALPHA)
    fine.fill((*edge, 0))
    for outline in outlines:
        points = [(x * _FINE, y * _FINE) for x, y in outline]
        pygame.draw.polygon(fine, (*pin.mark.color, 44), points)
        pygame.draw.lines(fine, edge, True, points, max(2, round(1.3 * k * _FINE)))
    image = pygame.transform.smoothscale(fine, size)
    for curve in places.curves:
        if pin.code in (curve.link.a, curve.link.b):
            draw_link(image, curve, theme, k, bright=True)
    for rect in (*places.pins.values(), *places.forces.values()):
        hole = pygame.Surface(rect.size, pygame.SRCALPHA)
        gfx.rounded_rect(hole, hole.get_rect(), pin_radius(rect, k), (0, 0, 0))
        image.blit(hole, rect, special_flags=pygame.BLEND_RGBA_SUB)
    box = image.get_bounding_rect()
    return image.subsurface(box).copy(), (box.x + box.w / 2, box.y + box.h / 2)


def pin_radius(rect: pygame.Rect, k: float) -> int:
    """How round a nation's pill is, in pixels."""
    return min(rect.h // 2, max(1, round(19 * k)))


def lights(places: MapPlaces, theme: Theme, k: float, phase: float) -> list[Sprite]:
    """The small lights that travel along links with traffic, each with its centre. `phase` 0 to 1 is one journey.

    A light is left out while it passes under a name or a task force.
    """
    covers = [*places.pins.values(), *places.forces.values()]
    sprites: list[Sprite] = []
    for number, curve in enumerate(places.curves):
        if curve.link.traffic:
            share = (phase + number * 0.37) % 1.0
            x, y = along(curve, share if curve.link.traffic > 0 else 1.0 - share)
            if not any(rect.collidepoint(x, y) for rect in covers):
                sprites.append(
                    (_light(max(5, round(15 * k)), theme.color(LINK_INKS[curve.link.state]), theme.hi), (x, y))
                )
    return sprites


def along(curve: LinkCurve, share: float) -> gfx.Point:
    """The point of a link at `share` (0 to 1) of its way from `a` to `b`."""
    points = gfx.curve(curve.start, curve.end, curve.bend)
    return points[round(share * (len(points) - 1))]


@lru_cache(maxsize=32)
def _light(size: int, glow: RGB, core: RGB) -> pygame.Surface:
    """A bright dot in a soft ring of the link's colour."""
    image = pygame.Surface((size, size), pygame.SRCALPHA)
    image.fill((*glow, 0))
    for share, alpha in ((1.0, 45), (0.75, 80), (0.55, 130)):
        ring = gfx.mark("circle", max(2, round(size * share)), glow).copy()
        ring.fill((255, 255, 255, alpha), special_flags=pygame.BLEND_RGBA_MULT)
        image.blit(ring, ring.get_rect(center=(size // 2, size // 2)))
    dot = gfx.mark("circle", max(2, round(size * 0.36)), core)
    image.blit(dot, dot.get_rect(center=(size // 2, size // 2)))
    return image
