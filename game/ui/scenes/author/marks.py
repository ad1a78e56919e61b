"""The small pieces of the pictures of time: a count, a thread's bar, a sign in a column, and what signs mean."""

from __future__ import annotations

from dataclasses import dataclass, field

import pygame

from game.rules.codes import NONE
from game.ui.painter import Painter
from game.ui.theme import heat_color, mix, nation_mark, words_on
from game.ui.tree import Ctx, Role, Widget

_DOT = 5
_SMALLEST = 6  # dp of a nation's mark that can still be told from others


@dataclass(eq=False)
class Cell(Widget):
    """A count on a ground that grows brighter with `share`. An arrow in the corner tells the change since the seed
    before, a dot that nobody else needs one of the reports, a ring that one is dormant.
    """

    count: int
    share: float
    change: int = 0
    unneeded: bool = False
    dormant: bool = False
    role: Role = field(default="cell", kw_only=True)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        r, f = self.rect, 1 / ctx.text_scale  # signs keep their size: there are many side by side
        ground = heat_color(ctx.theme, 0.12 + 0.88 * self.share) if self.count else ctx.color("card")
        edge = "hi" if self.selected or ctx.hover == self.id else None
        g.box(r, ground, edge, 4, 2 if self.selected else 1)
        ink = words_on(ground) if self.count else ctx.color("dim")
        marked = self.unneeded or self.dormant
        if self.count and ctx.text.size(str(self.count), "code_bold")[0] <= r.w:
            place = pygame.Rect(r.x, r.y, r.w, r.h - (ctx.px(_DOT) if marked else 0))
            g.text(str(self.count), "code_bold", ink, place, "center", cut=False)
        y, gap = r.bottom - ctx.px(_DOT + 1), ctx.px(4)
        x = r.centerx - (gap if self.unneeded and self.dormant else 0)
        if self.unneeded:
            g.mark("circle", _DOT * f, ink, (x, y))
            x += 2 * gap
        if self.dormant:
            dormant_ring(g, ctx, ink, (x, y))
        if self.change:
            g.mark("up" if self.change > 0 else "down", 7 * f, ink, (r.right - ctx.px(6), r.top + ctx.px(6)))


def dormant_ring(g: Painter, ctx: Ctx, ink: str | tuple[int, int, int], at: tuple[int, int]) -> None:
    """A small circle without a filling."""
    side = ctx.px(_DOT + 1)
    box = pygame.Rect(0, 0, side, side)
    box.center = at
    g.ring(box, ink, (_DOT + 1) / 2, 1)


@dataclass(eq=False)
class Bar(Widget):
    """A thread's time: solid to its deadline, pale to the latest that a seed may draw, then the incident's window."""

    end: int  # pixels from its left edge
    latest: int
    decoy: bool = False
    role: Role = field(default="cell", kw_only=True)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        r = self.rect
        fill = ctx.color("need_fill" if self.decoy else "primary")
        edge = "hi" if self.selected or ctx.hover == self.id else "need" if self.decoy else None
        pale = mix(fill, ctx.color("panel"), 0.55)
        if r.w > self.latest:
            g.box(pygame.Rect(r.x + self.latest, r.y, r.w - self.latest, r.h), "bad_fill", "bad", 3)
        if self.latest > self.end:
            g.box(pygame.Rect(r.x, r.y, self.latest, r.h), pale, None, 3)
        solid = pygame.Rect(r.x, r.y, max(self.end, ctx.px(6)), r.h)
        g.box(solid, fill, edge, 3)
        g.box(pygame.Rect(solid.right - ctx.px(3), r.y - ctx.px(1), ctx.px(3), r.h + ctx.px(2)), "gold", None, 1)


@dataclass(eq=False)
class Evidence(Widget):
    """The nations that a thread's reports of one turn reach first: their marks, or a number where there is no room."""

    nations: tuple[int, ...]
    role: Role = field(default="cell", kw_only=True)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        r, f = self.rect, 1 / ctx.text_scale
        if ctx.hover == self.id:
            g.box(r, "raised", None, 4)
        side = min(9.0, r.h / ctx.k - 2, r.w / ctx.k / len(self.nations) - 1)
        if side < _SMALLEST:
            g.text(str(len(self.nations)), "caption_bold", "text", r, "center", cut=False)
        else:
            step = ctx.px(side + 1)
            left = r.centerx - step * (len(self.nations) - 1) // 2
            for place, n in enumerate(self.nations):
                g.nation(nation_mark(n), side * f, (left + place * step, r.centery))


@dataclass(eq=False)
class Mark(Widget):
    """A sign in the column of a turn: an icon, a nation, or a number."""

    icon: str = ""
    ink: str = "dim"
    nation: int = NONE
    words: str = ""
    role: Role = field(default="cell", kw_only=True)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        r, f = self.rect, 1 / ctx.text_scale
        if ctx.hover == self.id:
            g.box(r.inflate(-ctx.px(2), -ctx.px(2)), "raised", None, 5)
        size = min(15.0, (min(r.w, r.h) - 4) / ctx.k)
        if self.icon:
            g.icon(self.icon, size * f, self.ink, r.center)
        elif self.nation != NONE:
            g.nation(nation_mark(self.nation), size * 0.85 * f, r.center)
        g.text(self.words, "code_bold", "text", r, "center", cut=False)


@dataclass(eq=False)
class Sign(Widget):
    """A mark of the legend."""

    kind: str
    ink: str
    role: Role = field(default="image", kw_only=True)

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        return ctx.px(12), ctx.px(12)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        if self.kind == "ring":
            dormant_ring(g, ctx, self.ink, self.rect.center)
        else:
            g.mark(self.kind, 8 / ctx.text_scale, self.ink, self.rect.center)
