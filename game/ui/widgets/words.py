"""Words and pictures that only show: label, paragraph, heading, icon, trend."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import pygame

from game.ui.painter import Align, Painter
from game.ui.text import signed
from game.ui.theme import RGB
from game.ui.tree import Ctx, Role, Widget


@dataclass(eq=False)
class Label(Widget):
    """One line of text. In too small a place it ends in an ellipsis and tells the whole in its tooltip."""

    one_line: ClassVar[bool] = True

    text: str
    style: str = "body"
    color: str | RGB = "text"
    side: Align = "left"
    role: Role = field(default="text", kw_only=True)
    shrink: bool = field(default=True, kw_only=True)

    def label(self) -> str:
        return self.name or self.text

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        w, h = ctx.text.size(self.text, self.style)
        return min(w, width), h

    def paint(self, g: Painter, ctx: Ctx) -> None:
        color = "accent" if self.on_click is not None and ctx.hover == self.id else self.color
        g.text(self.text, self.style, color, self.rect, self.side)


@dataclass(eq=False)
class Heading(Label):
    """A label that names what follows it."""

    style: str = "heading"
    color: str | RGB = "hi"
    role: Role = field(default="heading", kw_only=True)


@dataclass(eq=False)
class Paragraph(Widget):
    """Text over as many lines as it needs, or `max_lines` with an ellipsis and the whole in the tooltip."""

    text: str
    style: str = "body"
    color: str | RGB = "text"
    max_lines: int = 0
    side: Align = "left"
    role: Role = field(default="text", kw_only=True)

    def label(self) -> str:
        return self.name or self.text

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        wrapped = ctx.text.wrap(self.text, self.style, width, self.max_lines)
        return min(wrapped.width, width), ctx.text.line_height(self.style) * len(wrapped.lines)

    one_line: ClassVar[bool] = True

    def is_cut(self, ctx: Ctx) -> bool:
        return ctx.text.wrap(self.text, self.style, self.rect.w, self.max_lines).cut

    def paint(self, g: Painter, ctx: Ctx) -> None:
        wrapped = ctx.text.wrap(self.text, self.style, self.rect.w, self.max_lines)
        g.lines(wrapped.lines, self.style, self.color, self.rect, self.side)


@dataclass(eq=False)
class Icon(Widget):
    """A line icon by its file name in assets/icons. Give a `name` when it says something that no word beside it
    says.
    """

    icon: str
    size: float = 16
    color: str | RGB = "dim"
    role: Role = field(default="image", kw_only=True)

    def label(self) -> str:
        return self.name or self.icon.replace("-", " ")

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        side = ctx.em(self.size)
        return side, side

    def paint(self, g: Painter, ctx: Ctx) -> None:
        g.icon(self.icon, self.size, self.color, self.rect.center)


@dataclass(eq=False)
class IconTile(Icon):
    """An icon on a small raised tile, as at the head of an order."""

    size: float = 30
    color: str | RGB = "accent"
    fill: str | RGB = "raised"

    def paint(self, g: Painter, ctx: Ctx) -> None:
        g.box(self.rect, self.fill, None, 6)
        g.icon(self.icon, self.size * 0.53, self.color, self.rect.center)


@dataclass(eq=False)
class Trend(Widget):
    """A change as arrow and number; `up_is_good` chooses its colour."""

    change: int
    up_is_good: bool = True
    style: str = "small"
    role: Role = field(default="text", kw_only=True)

    def label(self) -> str:
        return self.name or f"change {signed(self.change)}"

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        w, h = ctx.text.size(str(abs(self.change)), self.style)
        return w + ctx.em(12), h

    def paint(self, g: Painter, ctx: Ctx) -> None:
        good = (self.change > 0) == self.up_is_good
        color = "dim" if self.change == 0 else "good" if good else "bad"
        if self.change:
            middle = (self.rect.x + ctx.em(4), self.rect.centery)
            g.mark("up" if self.change > 0 else "down", 8, color, middle)
        words = pygame.Rect(self.rect.x + ctx.em(12), self.rect.y, self.rect.w - ctx.em(12), self.rect.h)
        g.text(str(abs(self.change)), self.style, color, words)
