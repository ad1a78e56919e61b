"""Tables: a grid of numbers as a heat map, and rows of words under headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import pygame

from game.ui.layout import Grid
from game.ui.painter import Painter
from game.ui.text import signed
from game.ui.theme import heat_color, words_on
from game.ui.tree import Arrows, Ctx, Role, Widget
from game.ui.widgets.words import Label


@dataclass(eq=False)
class HeatCell(Widget):
    """A number on the heat map's ground: `share` in -1..1 chooses the colour, `trend` puts an arrow in its corner.

    With `value` None it is crossed out (nothing there), or shows `?` when `unknown`.
    """

    value: int | None
    share: float = 0.0
    trend: int = 0
    unknown: bool = False
    words: str = ""
    role: Role = field(default="cell", kw_only=True)

    @property
    def focusable(self) -> bool:
        return self.value is not None or self.unknown

    def text(self) -> str:
        """What is printed in it."""
        return self.words or ("?" if self.value is None else signed(self.value))

    def label(self) -> str:
        return self.name or (self.text() if self.focusable else "none")

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        return ctx.text.size(self.text(), "small_bold")[0] + ctx.px(12), ctx.em(26)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        r = self.rect
        if not self.focusable:
            g.box(r, "card", None, 4)
            g.line(
                (r.centerx - r.w // 5, r.centery + r.h // 6), (r.centerx + r.w // 5, r.centery - r.h // 6), "line_hi"
            )
            return
        ground = ctx.color("card") if self.value is None else heat_color(ctx.theme, self.share)
        edge = "hi" if self.selected or ctx.hover == self.id else ("line" if self.value is None else None)
        g.box(r, ground, edge, 4, 2 if self.selected else 1)
        ink = words_on(ground) if self.value is not None else ctx.color("dim")
        g.text(self.text(), "small_bold", ink, r, "center")
        if self.trend:
            g.mark("up" if self.trend > 0 else "down", 6, ink, (r.right - ctx.em(5), r.top + ctx.em(5)))


@dataclass(eq=False)
class HeatGrid(Grid):
    """Headings and heat cells; arrows move between the cells."""

    arrows: ClassVar[Arrows] = "spatial"

    gap: float = 3
    line_gap: float = 3
    role: Role = field(default="grid", kw_only=True)


@dataclass(eq=False)
class HeatScale(Widget):
    """The legend of a heat map: its colours from the least to the greatest value."""

    least: int
    most: int
    role: Role = field(default="image", kw_only=True)

    def label(self) -> str:
        return self.name or f"scale from {self.least} to {self.most}"

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        return width, ctx.text.line_height("caption")

    def paint(self, g: Painter, ctx: Ctx) -> None:
        ends = [signed(self.least), signed(self.most)]
        rooms = [ctx.text.size(words, "caption")[0] + ctx.px(8) for words in ends]
        g.text(ends[0], "caption", "dim", self.rect)
        g.text(ends[1], "caption", "dim", self.rect, "right")
        left, right = self.rect.x + rooms[0], self.rect.right - rooms[1]
        steps = 24
        for n in range(steps):
            x0, x1 = left + (right - left) * n // steps, left + (right - left) * (n + 1) // steps
            color = heat_color(ctx.theme, 2 * n / (steps - 1) - 1)
            g.box(pygame.Rect(x0, self.rect.centery - ctx.px(2), x1 - x0, ctx.px(5)), color)


@dataclass(eq=False)
class Table(Grid):
    """Rows of widgets under a line of headings. `columns` as in Grid."""

    headings: Sequence[str] = ()
    gap: float = 12
    line_gap: float = 6
    role: Role = field(default="group", kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.kids = [*(Label(words, "small", "dim") for words in self.headings), *self.kids]
