"""Amounts: meter with marks, pips, turn track, sparkline, stat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pygame

from game.ui import gfx
from game.ui.layout import Column, Row
from game.ui.painter import Painter
from game.ui.theme import RGB, mix
from game.ui.tree import Ctx, Role, Widget
from game.ui.widgets.words import Label, Trend


@dataclass(eq=False)
class Meter(Widget):
    """A bar filled to `value` (0-1); `marks` are thresholds in 0-1, `ghost` a second value shown pale (a preview).

    Give it a width, `flex` or a column to fill, and a `name`. The value is read out in hundredths.
    """

    value: float
    color: str | RGB = "accent"
    marks: Sequence[float] = ()
    ghost: float | None = None
    thickness: float = 8
    role: Role = field(default="meter", kw_only=True)
    min_width: float = field(default=40, kw_only=True)

    def label(self) -> str:
        return f"{self.name} {round(self.value * 100)} %".strip()

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        return width, ctx.px(self.thickness + 6)

    def _bar(self, g: Painter, ctx: Ctx, share: float, color: str | RGB) -> None:
        thick = ctx.px(self.thickness)
        wide = round(self.rect.w * max(0.0, min(1.0, share)))
        if wide:
            bar = pygame.Rect(self.rect.x, self.rect.centery - thick // 2, max(wide, ctx.px(3)), thick)
            g.box(bar, color, None, self.thickness / 2)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        self._bar(g, ctx, 1, "line")
        if self.ghost is not None:
            self._bar(g, ctx, self.ghost, mix(ctx.color(self.color), ctx.color("raised"), 0.6))
        self._bar(g, ctx, self.value, self.color)
        tall, thin = ctx.px(self.thickness + 6), ctx.px(2)
        for at in self.marks:
            x = self.rect.x + round(self.rect.w * at) - thin // 2
            g.box(pygame.Rect(x, self.rect.centery - tall // 2, thin, tall), "hi")


@dataclass(eq=False)
class Pips(Widget):
    """Countable units such as staff points: `filled` of `total`; `pending` of the filled are about to be spent
    (outlined).
    """

    filled: int
    total: int
    pending: int = 0
    size: float = 11
    color: str | RGB = "gold_text"
    role: Role = field(default="meter", kw_only=True)

    def label(self) -> str:
        return f"{self.name} {self.filled} of {self.total}".strip()

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        return ctx.em(self.size + 3) * self.total, ctx.em(self.size + 2)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        side, step = ctx.em(self.size), ctx.em(self.size + 3)
        for n in range(self.total):
            box = pygame.Rect(self.rect.x + n * step, self.rect.centery - side // 2, side, side)
            solid = n < self.filled - self.pending
            g.box(box, self.color if solid else "panel", self.color if n < self.filled else "line_hi", 3)


@dataclass(eq=False)
class TurnTrack(Widget):
    """The turns of an exercise as small dashes, the past ones lit and the present one brightest. `turn` counts from
    1.
    """

    turn: int
    turns: int
    role: Role = field(default="meter", kw_only=True)
    min_width: float = field(default=60, kw_only=True)

    def label(self) -> str:
        return self.name or f"turn {self.turn} of {self.turns}"

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        return min(width, ctx.px(9) * self.turns), ctx.px(6)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        for n in range(self.turns):
            left, right = (self.rect.x + self.rect.w * i // self.turns for i in (n, n + 1))
            color = "hi" if n + 1 == self.turn else "gold_text" if n + 1 < self.turn else "line"
            g.box(pygame.Rect(left, self.rect.y, max(1, right - left - ctx.px(2)), self.rect.h), color, None, 2)


@dataclass(eq=False)
class Sparkline(Widget):
    """The course of a figure over the turns so far."""

    values: tuple[float, ...]
    color: str | RGB = "accent"
    role: Role = field(default="image", kw_only=True)
    width: float | None = field(default=44, kw_only=True)
    height: float | None = field(default=24, kw_only=True)

    def label(self) -> str:
        return self.name or "course over the turns"

    def paint(self, g: Painter, ctx: Ctx) -> None:
        if len(self.values) > 1:
            line = gfx.sparkline(self.values, self.rect.w, self.rect.h, ctx.color(self.color), ctx.px(3))
            g.image(line, self.rect.center)


@dataclass(eq=False)
class Stat(Row):
    """A figure of the score strip: title over figure and change, its course beside it."""

    title: str = ""
    figure: str = ""
    change: int = 0
    up_is_good: bool = True
    series: tuple[float, ...] = ()
    gap: float = 12

    def __post_init__(self) -> None:
        good = (self.change >= 0) == self.up_is_good
        trend = Trend(self.change, self.up_is_good) if self.change else None
        figure = Row([Label(self.figure, "figure", "hi", shrink=False), trend], gap=7)
        self.kids = [Column([Label(self.title, "small", "dim"), figure], gap=0)]
        if len(self.series) > 1:
            self.kids.append(Sparkline(self.series, "good" if good else "bad", name=f"course of {self.title}"))

    def label(self) -> str:
        return self.name or f"{self.title} {self.figure}"
