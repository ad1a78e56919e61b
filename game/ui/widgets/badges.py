"""Small marks: TLP label, grade, nation, pill, dot, key hint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import pygame

from game.ui.painter import Painter
from game.ui.theme import RGB, TLP, NationMark, mix, nation_mark
from game.ui.tree import Ctx, Role, Widget

_BLACK: RGB = (0, 0, 0)
_BARS = 4


@dataclass(eq=False)
class Tlp(Widget):
    """A handling label: its words whole in the colour of TLP 2.0 on black, and four bars that fill with restriction."""

    tlp: str
    role: Role = field(default="text", kw_only=True)

    def label(self) -> str:
        return self.name or f"TLP:{self.tlp}"

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        w, h = ctx.text.size(f"TLP:{self.tlp}", "small_bold")
        return w + ctx.em(27) + ctx.px(8), max(ctx.px(21), h + ctx.px(3))

    def paint(self, g: Painter, ctx: Ctx) -> None:
        mark = TLP[self.tlp]
        g.box(self.rect, _BLACK, mix(mark.color, _BLACK, 0.35), 4)
        for bar in range(_BARS):
            tall = ctx.em(3 + 2.4 * bar)
            x, bottom = self.rect.x + ctx.em(7) + bar * ctx.em(4), self.rect.centery + ctx.em(5)
            color = mark.color if bar < mark.bars else (70, 70, 70)
            g.box(pygame.Rect(x, bottom - tall, ctx.em(3), tall), color)
        left = ctx.em(27)
        words = pygame.Rect(self.rect.x + left, self.rect.y, self.rect.w - left - ctx.px(4), self.rect.h)
        g.text(f"TLP:{self.tlp}", "small_bold", mark.color, words)


@dataclass(eq=False)
class Pill(Widget):
    """A word or two on a coloured ground: states, needs."""

    one_line: ClassVar[bool] = True

    text: str
    color: str | RGB = "text"
    fill: str | RGB = "raised"
    border: str | RGB | None = None
    icon: str = ""
    style: str = "small"
    role: Role = field(default="text", kw_only=True)

    def label(self) -> str:
        return self.name or self.text

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        w, h = ctx.text.size(self.text, self.style)
        return w + ctx.px(16) + (ctx.em(17) if self.icon else 0), max(ctx.px(20), h + ctx.px(2))

    def paint(self, g: Painter, ctx: Ctx) -> None:
        g.box(self.rect, self.fill, self.border, self.rect.h / ctx.k / 2)
        room = self.rect.inflate(-ctx.px(16), 0)
        if self.icon:
            g.icon(self.icon, 13, self.color, (room.x + ctx.em(6), room.centery))
            room = pygame.Rect(room.x + ctx.em(17), room.y, room.w - ctx.em(17), room.h)
        g.text(self.text, self.style, self.color, room, "center")


@dataclass(eq=False)
class Grade(Widget):
    """A report's grade after the 6x6 system: source A-F, information 1-6."""

    grade: str
    role: Role = field(default="text", kw_only=True)

    def label(self) -> str:
        return self.name or f"grade {self.grade}"

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        w, h = ctx.text.size(self.grade, "mono")
        return w + ctx.px(12), max(ctx.px(21), h + ctx.px(3))

    def paint(self, g: Painter, ctx: Ctx) -> None:
        g.box(self.rect, "raised", None, 4)
        g.text(self.grade, "mono", "text", self.rect, "center")


@dataclass(eq=False)
class Nation(Widget):
    """A nation: its shape and colour by `index`, its code, and when given its full `text`, for which the code stands in
    where there is no room. `own` draws a ring around the shape.
    """

    one_line: ClassVar[bool] = True

    index: int
    code: str
    text: str = ""
    size: float = 12
    style: str = "code_bold"
    color: str | RGB = "hi"
    own: bool = False
    role: Role = field(default="text", kw_only=True)
    shrink: bool = field(default=True, kw_only=True)

    def label(self) -> str:
        return self.name or self.text or self.code

    def words(self) -> str:
        """What is written beside the shape."""
        return self.text or self.code

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        side = ctx.em(self.size)
        if not self.words():
            return side, side
        w, h = ctx.text.size(self.words(), self.style)
        return min(width, side + ctx.px(6) + w), max(side, h)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        side = ctx.em(self.size)
        mark = nation_mark(self.index)
        if self.own:
            mark = NationMark(mark.color, mark.shape, hollow=True)
        g.nation(mark, self.size, (self.rect.x + side // 2, self.rect.centery))
        left = side + ctx.px(6)
        room = pygame.Rect(self.rect.x + left, self.rect.y, self.rect.w - left, self.rect.h)
        whole = ctx.text.size(self.words(), self.style)[0] <= room.w
        g.text(self.words() if whole else self.code, self.style, self.color, room)


@dataclass(eq=False)
class Nations(Widget):
    """Several nations as shapes in a row: recipients, holders. `codes` are read out and shown in the tooltip."""

    indices: Sequence[int]
    codes: Sequence[str]
    size: float = 10
    role: Role = field(default="image", kw_only=True)

    def label(self) -> str:
        return self.name or ", ".join(self.codes)

    def tip(self, ctx: Ctx) -> str:
        return self.disabled or (self.tooltip if isinstance(self.tooltip, str) else "") or self.label()

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        return ctx.em(self.size + 4) * len(self.indices), ctx.em(self.size)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        step = ctx.em(self.size + 4)
        for number, index in enumerate(self.indices):
            g.nation(nation_mark(index), self.size, (self.rect.x + number * step + step // 2, self.rect.centery))


@dataclass(eq=False)
class Dot(Widget):
    """A small filled circle, as for unread; `name` says what it means."""

    color: str | RGB = "accent"
    size: float = 7
    role: Role = field(default="image", kw_only=True)

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        return ctx.em(self.size), ctx.em(self.size)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        g.mark("circle", self.size, self.color, self.rect.center)


@dataclass(eq=False)
class KeyHint(Widget):
    """A key cap and what it does, for the footer."""

    one_line: ClassVar[bool] = True

    key_name: str
    text: str
    role: Role = field(default="text", kw_only=True)

    def label(self) -> str:
        return self.name or f"{self.key_name}: {self.text}"

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        cap = ctx.text.size(self.key_name, "caption_bold")[0] + ctx.px(10)
        w, h = ctx.text.size(self.text, "small")
        return cap + ctx.px(6) + w, max(ctx.px(18), h)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        cap = ctx.text.size(self.key_name, "caption_bold")[0] + ctx.px(10)
        tall = max(ctx.px(17), ctx.text.line_height("caption_bold"))
        key = pygame.Rect(self.rect.x, self.rect.centery - tall // 2, cap, tall)
        g.box(key, "raised", None, 4)
        g.text(self.key_name, "caption_bold", "hi", key, "center")
        left = cap + ctx.px(6)
        g.text(self.text, "small", "dim", pygame.Rect(self.rect.x + left, self.rect.y, self.rect.w - left, self.rect.h))
