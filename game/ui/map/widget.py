"""The map as a widget: names and task forces that can be pointed at, focused and chosen over a baked theatre."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

import pygame

from game.ui.map import draw
from game.ui.map.bake import MapRequest, baked
from game.ui.map.geometry import Frame, TheatreMap, fit, territory_at
from game.ui.map.palette import map_palette
from game.ui.map.placing import LinkCurve, MapPlaces, place
from game.ui.map.scene import ForceMarker, Link, LinkState, MapScene, NationPin
from game.ui.painter import Painter
from game.ui.tree import PASS, Arrows, Ctx, Role, Tip, Widget

JOURNEY = 4.0  # seconds a light takes from one nation to the other
_STILL = 0.2  # seconds without a change of size before a new picture is baked; until then the old one is stretched


def nation_id(code: str) -> str:
    """The widget id of a nation on the map."""
    return f"map:{code.lower()}"


@dataclass(eq=False)
class NationSpot(Widget):
    """A nation's pill."""

    pin: NationPin
    compact: bool = False
    role: Role = field(default="cell", kw_only=True)

    @property
    def focusable(self) -> bool:
        return True

    def label(self) -> str:
        count = str(self.pin.badge) if self.pin.badge else ""
        return ", ".join(words for words in (self.pin.name, self.pin.code, self.pin.note, count) if words)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        brush = draw.Brush(ctx.theme, ctx.text, ctx.k)
        draw.draw_pin(g.surface, self.rect.move(g.dx, g.dy), self.pin, brush, self.compact, ctx.hover == self.id)


@dataclass(eq=False)
class ForceSpot(Widget):
    """A task force's marker."""

    force: ForceMarker
    role: Role = field(default="cell", kw_only=True)

    @property
    def focusable(self) -> bool:
        return True

    def label(self) -> str:
        return ", ".join(words for words in (self.force.name, self.force.stage, self.force.note) if words)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        brush = draw.Brush(ctx.theme, ctx.text, ctx.k)
        draw.draw_force(g.surface, self.rect.move(g.dx, g.dy), self.force, brush, ctx.hover == self.id)


@dataclass(eq=False)
class LinkSpot(Widget):
    """The middle of a link, where the mouse finds its tooltip."""

    role: Role = field(default="image", kw_only=True)


@dataclass
class _Picture:
    """The baked map now shown, kept between builds; `since` is when another size was first wanted."""

    request: MapRequest
    surface: pygame.Surface
    since: float | None = None


@dataclass(eq=False)
class MapView(Widget):
    """A theatre with its nations, links and task forces. F6 reaches it; arrows move between what stands on it.

    `margins` (dp; left, top, right, bottom) are covered by floating panels: the map keeps its names out of them.
    `slots` is what to come close to. `tips` gives tooltips by nation code, task force id or `link_key(link)`. `moving`
    turns the travelling lights on. `cache` is the folder for baked pictures, None for no disk.
    """

    layer: ClassVar[bool] = True
    clips: ClassVar[bool] = True
    arrows: ClassVar[Arrows] = "spatial"

    theatre: TheatreMap
    scene: MapScene
    cache: Path | None = None
    margins: tuple[float, float, float, float] = (0, 0, 0, 0)
    slots: Sequence[str] = ()
    tips: Mapping[str, Tip] = field(default_factory=dict)
    moving: bool = True
    on_nation: Callable[[str], object] | None = None
    on_force: Callable[[str], object] | None = None
    role: Role = field(default="panel", kw_only=True)
    flex: float = field(default=1, kw_only=True)

    _ctx: Ctx = field(init=False, repr=False)
    _frame: Frame = field(init=False, repr=False)
    _places: MapPlaces = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.name = self.name or self.theatre.title
        self.kids = [*self._link_spots(), *self._force_spots(), *self._nation_spots()]

    def _link_spots(self) -> list[Widget]:
        return [
            LinkSpot(
                id=f"map:link:{link_key(link)}",
                name=f"{link.a} – {link.b}, {link.state}",
                tooltip=self.tips.get(link_key(link), ""),
            )
            for link in self.scene.links
        ]

    def _force_spots(self) -> list[Widget]:
        return [
            ForceSpot(
                force,
                id=f"map:force:{force.id}",
                tooltip=self.tips.get(force.id, ""),
                on_click=_call(self.on_force, force.id),
            )
            for force in self.scene.forces
        ]

    def _nation_spots(self) -> list[Widget]:
        return [
            NationSpot(
                pin,
                id=nation_id(pin.code),
                tooltip=self.tips.get(pin.code, ""),
                on_click=_call(self.on_nation, pin.code),
            )
            for pin in self.scene.pins
        ]

    @property
    def interactive(self) -> bool:
        return self.on_nation is not None

    # -- size and place

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        return width, round(width * self.theatre.plane[1] / self.theatre.plane[0])

    def arrange(self, ctx: Ctx) -> None:
        left, top, right, bottom = (ctx.px(dp) for dp in self.margins)
        self._ctx = ctx
        self._frame = fit(self.theatre, self.rect.size, (left, top, right, bottom), self.slots)
        self._places = place(self.scene, self.theatre, self._frame, ctx.text, ctx.k)
        for kid in self.kids:
            kid.place(ctx, self._place_of(kid).move(self.rect.topleft))

    def _place_of(self, kid: Widget) -> pygame.Rect:
        if isinstance(kid, NationSpot):
            kid.compact = self._places.compact
            return self._places.pins[kid.pin.code]
        if isinstance(kid, ForceSpot):
            return self._places.forces[kid.force.id]
        curve = self._places.curves[self.kids.index(kid)]
        side = self._ctx.px(26)
        middle = draw.along(curve, 0.5)
        return pygame.Rect(round(middle[0]) - side // 2, round(middle[1]) - side // 2, side, side)

    # -- appearance

    def look(self) -> tuple[Any, ...]:
        key = self._picture().request.key()
        return type(self), self.scene.pins, self.scene.links, self._places.capitals, self._places.pins, key

    def paint(self, g: Painter, ctx: Ctx) -> None:
        surface = g.part(self.rect).surface
        picture = self._picture().surface
        if picture.get_size() != self.rect.size:
            picture = pygame.transform.smoothscale(picture, self.rect.size)
        surface.blit(picture, (0, 0))
        draw.draw_ground(surface, self.scene, self._places, draw.Brush(ctx.theme, ctx.text, ctx.k))

    def _request(self) -> MapRequest:
        ctx = self._ctx
        tints = tuple((pin.slot, pin.mark.color) for pin in self.scene.pins)
        return MapRequest(self.theatre, self._frame, map_palette(ctx.theme), tints, ctx.k)

    def _picture(self) -> _Picture:
        """The picture to show: the wanted one, or during a change of size the one before."""
        wanted, ctx = self._request(), self._ctx
        kept: _Picture | None = ctx.memory.get(f"{self.id}#picture")
        if kept is not None and kept.request == wanted:
            kept.since = None
            return kept
        if kept is not None and kept.request.size != wanted.size:
            kept.since = ctx.now if kept.since is None else kept.since
            if ctx.now - kept.since < _STILL:
                return kept
        picture = _Picture(wanted, baked(wanted, self.cache))
        ctx.memory[f"{self.id}#picture"] = picture
        return picture

    def sprites(self, now: float) -> list[draw.Sprite]:
        """The light on the nation under the mouse or the keyboard's focus, then the lights along the links."""
        kept: _Picture | None = self._ctx.memory.get(f"{self.id}#picture")
        if kept is not None and kept.since is not None and now - kept.since >= _STILL:
            self._ctx.layout_stale = True
        pointed = (self._ctx.hover, self._ctx.focus if self._ctx.focus_visible else "")
        lit = next((kid.pin for kid in self.kids if isinstance(kid, NationSpot) and kid.id in pointed), None)
        sprites = [self._highlight(lit)] if lit is not None else []
        if self.moving:
            sprites += draw.lights(self._places, self._ctx.theme, self._ctx.k, now / JOURNEY % 1.0)
        return sprites

    def _highlight(self, pin: NationPin) -> draw.Sprite:
        """The nation's land and links brightened, cut out where names and task forces stand."""
        key = (pin, self._places, self._frame, self._ctx.theme.name)
        kept = self._ctx.memory.get(f"{self.id}#highlight")
        if kept is None or kept[0] != key:
            outlines = [self._frame.ring(ring).tolist() for ring in self.theatre.territories[pin.slot].polygons]
            sprite = draw.highlight(self.rect.size, outlines, pin, self._places, self._ctx.theme, self._ctx.k)
            kept = self._ctx.memory[f"{self.id}#highlight"] = (key, sprite)
        found: draw.Sprite = kept[1]
        return found

    # -- interaction

    def press(self, ctx: Ctx, pos: tuple[int, int], clicks: int) -> object:
        """A press on a nation's land chooses the nation."""
        slot = territory_at(self.theatre, self._frame, (pos[0] - self.rect.x, pos[1] - self.rect.y))
        pin = next((pin for pin in self.scene.pins if pin.slot == slot), None)
        return self.on_nation(pin.code) if pin is not None and self.on_nation is not None else PASS


def link_key(link: Link) -> str:
    """How a link is named in `tips` and in widget ids."""
    return f"{link.a}-{link.b}".lower() + (f":{link.lane}" if link.lane else "")


def _call(action: Callable[[str], object] | None, subject: str) -> Callable[[], object] | None:
    return None if action is None else lambda: action(subject)


@dataclass(eq=False)
class LinkLegend(Widget):
    """What the lines mean: one row a state, its stroke and its words."""

    entries: Sequence[tuple[LinkState, str]]
    role: Role = field(default="group", kw_only=True)

    def label(self) -> str:
        return self.name or ", ".join(words for _, words in self.entries)

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        words = max((ctx.text.size(words, "small")[0] for _, words in self.entries), default=0)
        return words + ctx.px(40), len(self.entries) * self._step(ctx)

    def _step(self, ctx: Ctx) -> int:
        return max(ctx.px(22), ctx.text.line_height("small"))

    def paint(self, g: Painter, ctx: Ctx) -> None:
        step, x, y = self._step(ctx), self.rect.x + ctx.px(3), self.rect.y
        for number, (state, words) in enumerate(self.entries):
            row = pygame.Rect(self.rect.x + ctx.px(40), y + number * step, self.rect.w - ctx.px(40), step)
            start = (x + g.dx, row.centery + g.dy)
            curve = LinkCurve(Link("", "", state), start, (start[0] + ctx.px(24), start[1]), 0.0)
            draw.draw_link(g.surface, curve, ctx.theme, ctx.k)
            g.text(words, "small", "text", row)
