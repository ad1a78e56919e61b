"""Buttons and chips."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

import pygame

from game.ui.keys import words_of
from game.ui.painter import Painter
from game.ui.theme import RGB
from game.ui.tree import Ctx, Role, Tip, Widget

Kind = Literal["quiet", "primary", "gold", "danger", "plain"]

# kind: (ground, ground under the mouse, ground while pressed, border, words)
_LOOKS: dict[str, tuple[str | None, str, str, str | None, str]] = {
    "quiet": ("card_hi", "raised", "card", "line", "text"),
    "primary": ("primary", "primary_hi", "primary", None, "on_primary"),
    "gold": ("gold", "gold_hi", "gold", None, "on_gold"),
    "danger": ("bad_fill", "bad_fill", "bad_fill", "bad", "bad"),
    "plain": (None, "card_hi", "card", None, "text"),
}


@dataclass(eq=False)
class Button(Widget):
    """Icon and words. One gold button a screen. `show_keys` prints its shortcut at the right end; `count` a small
    number.
    """

    one_line: ClassVar[bool] = True

    id: str = field()
    text: str
    icon: str = ""
    kind: Kind = "quiet"
    large: bool = False
    show_keys: bool = False
    role: Role = field(default="button", kw_only=True)

    @property
    def focusable(self) -> bool:
        return True

    def label(self) -> str:
        return self.name or self.text

    def tip(self, ctx: Ctx) -> Tip:
        own = super().tip(ctx)
        if own or not self.accel or self.show_keys:
            return own
        return f"{self.label()} ({words_of(self.accel)})"

    @property
    def style(self) -> str:
        """The type style of its words."""
        return "button_large" if self.large else "button"

    def _keys(self) -> str:
        return words_of(self.accel) if self.show_keys and self.accel else ""

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        w, h = ctx.text.size(self.text, self.style)
        side = ctx.px(18 if self.large else 11)
        icon = ctx.em(26 if self.large else 22) if self.icon else 0
        hint = ctx.text.size(self._keys(), "small")[0] + ctx.px(12) if self._keys() else 0
        tall = max(ctx.px(44 if self.large else 28), h + ctx.px(8))
        return min(width, w + icon + hint + 2 * side), tall

    def paint(self, g: Painter, ctx: Ctx) -> None:
        fill, over, down, border, ink = _LOOKS[self.kind]
        if self.disabled:
            fill, border, ink = "panel", "line", "dim"
        elif ctx.hover == self.id:
            fill = down if ctx.pressed == self.id else over
            border = "line_hi" if border == "line" else border
        if self.selected and not self.disabled:
            fill, border, ink = "accent_fill", "accent", "hi"
        if fill:
            g.box(self.rect, fill, border, 8 if self.large else 6)
        self._paint_words(g, ctx, ink)

    def _paint_words(self, g: Painter, ctx: Ctx, ink: str) -> None:
        icon_room = ctx.em(26 if self.large else 22) if self.icon else 0
        keys = self._keys()
        side = ctx.px(14 if self.large else 8)
        room = self.rect.inflate(-2 * side, 0)
        words = ctx.text.size(self.text, self.style)[0] + icon_room
        if keys and words + ctx.text.size(keys, "small")[0] + ctx.px(8) <= room.w:
            g.text(keys, "small", ink, room, "right")
            room.w -= ctx.text.size(keys, "small")[0] + ctx.px(8)
        wide = min(room.w, words)
        x = room.x + (room.w - wide) // 2
        if self.icon:
            size = 20 if self.large else 15
            g.icon(self.icon, size, ink, (x + ctx.em(size / 2), self.rect.centery))
        g.text(self.text, self.style, ink, pygame.Rect(x + icon_room, self.rect.y, wide - icon_room, self.rect.h))


@dataclass(eq=False)
class IconButton(Widget):
    """A button with an icon alone; `name` is required and is its tooltip too. `alert` puts a dot on it, `framed` a
    box around it.
    """

    id: str = field()
    icon: str
    size: float = 30
    color: str | RGB = "text"
    alert: bool = False
    framed: bool = False
    role: Role = field(default="button", kw_only=True)

    @property
    def focusable(self) -> bool:
        return True

    def tip(self, ctx: Ctx) -> Tip:
        keys = f" ({words_of(self.accel)})" if self.accel else ""
        return super().tip(ctx) or self.name + keys

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        side = ctx.em(self.size)
        return side, side

    def paint(self, g: Painter, ctx: Ctx) -> None:
        if self.framed:
            g.box(self.rect, "card_hi", "line", 6)
        if self.selected:
            g.box(self.rect, "accent_fill", "accent", 6)
        elif ctx.hover == self.id and not self.disabled:
            g.box(self.rect, "raised", None, 6)
        g.icon(self.icon, self.size * 0.6, "faint" if self.disabled else self.color, self.rect.center)
        if self.alert:
            g.mark("circle", 8, "bad", (self.rect.right - ctx.em(7), self.rect.top + ctx.em(7)))


@dataclass(eq=False)
class Chip(Widget):
    """A round switch with an optional count, as for filters: `selected` is filled."""

    one_line: ClassVar[bool] = True

    id: str = field()
    text: str
    count: int | None = None
    icon: str = ""
    role: Role = field(default="button", kw_only=True)

    @property
    def focusable(self) -> bool:
        return True

    def label(self) -> str:
        counted = "" if self.count is None else f", {self.count}"
        return (self.name or self.text) + counted + (", on" if self.selected else "")

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        w, h = ctx.text.size(self.text, "button")
        count = ctx.text.size(str(self.count), "small")[0] + ctx.px(6) if self.count is not None else 0
        icon = ctx.em(20) if self.icon else 0
        return min(width, w + count + icon + ctx.px(22)), max(ctx.px(26), h + ctx.px(6))

    def paint(self, g: Painter, ctx: Ctx) -> None:
        over = ctx.hover == self.id and not self.disabled
        fill = ("primary_hi" if over else "primary") if self.selected else ("raised" if over else "card")
        ink = "dim" if self.disabled else "on_primary" if self.selected else "text"
        g.box(self.rect, fill, None if self.selected else "line", self.rect.h / ctx.k / 2)
        room = self.rect.inflate(-ctx.px(20), 0)
        if self.icon:
            g.icon(self.icon, 14, ink, (room.x + ctx.em(7), room.centery))
            room = pygame.Rect(room.x + ctx.em(20), room.y, room.w - ctx.em(20), room.h)
        if self.count is not None:
            g.text(str(self.count), "small", ink, room, "right")
            room.w -= ctx.text.size(str(self.count), "small")[0] + ctx.px(6)
        g.text(self.text, "button", ink, room)
