"""Turns from left to right: the scale that all pictures of time share, and the slider over them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import pygame

from game.rules.codes import TICKS_PER_TURN
from game.ui.painter import Painter
from game.ui.scenes.author.outlook import WAITS
from game.ui.tree import DONE, PASS, Ctx, Role, Widget
from game.ui.widgets import Column, Scroll

_STYLE: Final = "code_bold"


@dataclass(frozen=True)
class TimeScale:
    """Columns of time in pixels: names at the left, a step for each turn, and what has no turn behind the last."""

    left: int
    step: int
    turns: int
    tail: int  # width of the column behind the last turn, 0 without one

    @property
    def columns(self) -> int:
        return self.turns + (self.tail > 0)

    @property
    def wide(self) -> int:
        return self.left + self.step * self.turns + self.tail

    def at(self, column: int) -> int:
        """Left edge of a column."""
        return self.left + self.step * column

    def width(self, column: int) -> int:
        """Pixels of a column."""
        return self.step if column < self.turns else self.tail

    def hour(self, tick: int) -> int:
        """Where an hour lies; those after the end lie at the end."""
        return self.left + min(tick, self.turns * TICKS_PER_TURN) * self.step // TICKS_PER_TURN

    def roomy(self, ctx: Ctx) -> bool:
        """Whether a number of two digits fits into every column."""
        return self.step >= ctx.text.size("00", _STYLE)[0] + ctx.px(4)

    def column_at(self, x: int) -> int:
        """The column nearest to a place."""
        return max(0, min(self.columns - 1, (x - self.left) // max(1, self.step)))


def time_scale(ctx: Ctx, wide: int, turns: int, waits: bool) -> TimeScale:
    """A scale at most `wide` pixels across."""
    left = min(ctx.em(128), wide // 4)
    tail = max(ctx.text.size(WAITS, _STYLE)[0] + ctx.px(10), ctx.em(30)) if waits else 0
    return TimeScale(left, max(1, (wide - left - tail) // turns), turns, tail)


@dataclass(eq=False)
class TurnAxis(Widget):
    """The turn slider: numbers over the columns, the chosen one lit. By mouse, wheel, and Left, Right, Home, End."""

    id: str = field()
    scale: TimeScale
    column: int
    words: str  # of the chosen column, read out
    on_change: Callable[[int], object] | None = None
    role: Role = field(default="slider", kw_only=True)

    @property
    def focusable(self) -> bool:
        return True

    def label(self) -> str:
        return self.words

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        return self.scale.wide, max(ctx.px(28), ctx.text.line_height(_STYLE) + ctx.px(12))

    def _place(self, column: int) -> pygame.Rect:
        return pygame.Rect(self.rect.x + self.scale.at(column), self.rect.y, self.scale.width(column), self.rect.h)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        scale = self.scale
        g.text("Turn", "small", "dim", pygame.Rect(self.rect.x, self.rect.y, scale.left, self.rect.h))
        track = pygame.Rect(self.rect.x + scale.left, self.rect.bottom - ctx.px(4), scale.step * scale.turns, ctx.px(3))
        g.box(track, "line_hi" if self.id in (ctx.hover, ctx.pressed) else "line", None, 1.5)
        need = ctx.text.size("00", _STYLE)[0] + ctx.px(3)
        every = -(-need // scale.step)  # rounded up
        for column in range(scale.columns):
            place = self._place(column)
            if column >= scale.turns:
                g.text(WAITS, _STYLE, "dim", place, "center")
            elif column % every == 0 and abs(column - self.column) >= every:
                g.text(str(column + 1), _STYLE, "dim", place.inflate(max(0, need - place.w), 0), "center")
        place = self._place(self.column)
        place = place.inflate(max(0, need + ctx.px(4) - place.w), 0)
        g.box(place.inflate(-ctx.px(2), -ctx.px(4)), "gold", None, 5)
        words = WAITS if self.column >= scale.turns else str(self.column + 1)
        g.text(words, _STYLE, "on_gold", place, "center")

    def _set(self, column: int) -> object:
        column = max(0, min(self.scale.columns - 1, column))
        return self.on_change(column) if self.on_change is not None and column != self.column else DONE

    def press(self, ctx: Ctx, pos: tuple[int, int], clicks: int) -> object:
        return self.drag(ctx, pos)

    def drag(self, ctx: Ctx, pos: tuple[int, int]) -> object:
        return self._set(self.scale.column_at(pos[0] - self.rect.x))

    def release(self, ctx: Ctx, pos: tuple[int, int]) -> object:
        return DONE

    def key(self, ctx: Ctx, stroke: str) -> object:
        last = self.scale.columns - 1
        targets = {"left": self.column - 1, "right": self.column + 1, "home": 0, "end": last}
        return self._set(targets[stroke]) if stroke in targets else PASS


@dataclass(eq=False)
class TurnWheel(Column):
    """A column over which the wheel turns the exercise forward and back, unless a part of it has more to scroll."""

    id: str = field(kw_only=True)
    on_turn: Callable[[int], object] | None = None

    @property
    def interactive(self) -> bool:
        return False

    def wheel(self, ctx: Ctx, notches: float) -> object:
        if self.on_turn is None or any(isinstance(kid, Scroll) and kid.interactive for kid in self.kids):
            return PASS
        turned = ctx.memory.get(f"{self.id}#wheel", 0.0) - notches
        whole = int(turned)
        ctx.memory[f"{self.id}#wheel"] = turned - whole
        return self.on_turn(whole) if whole else DONE
