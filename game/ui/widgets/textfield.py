"""A line of text to write in: caret, selection, clipboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import ClassVar

import pygame

from game.ui.painter import Painter
from game.ui.tree import DONE, PASS, Ctx, Role, Widget


@dataclass
class _Caret:
    """Where writing happens: the caret, the selection's other end, and pixels scrolled."""

    at: int
    other: int
    shift: int = 0


def _word_edge(words: str, at: int, step: int) -> int:
    """The next word's edge from `at`, leftwards (-1) or rightwards (1)."""
    look = at - 1 if step < 0 else at
    while 0 <= look < len(words) and not words[look].isalnum():
        look += step
    while 0 <= look < len(words) and words[look].isalnum():
        look += step
    return look + 1 if step < 0 else look


def copy_text(ctx: Ctx, words: str) -> None:
    """Puts words on the clipboard; without a system clipboard, on the game's own."""
    ctx.clipboard = words
    try:
        pygame.scrap.put_text(words)
    except (pygame.error, AttributeError, NotImplementedError):
        return


def paste_text(ctx: Ctx) -> str:
    """What is on the clipboard, as one line."""
    try:
        words = pygame.scrap.get_text() or ctx.clipboard
    except (pygame.error, AttributeError, NotImplementedError):
        words = ctx.clipboard
    return " ".join(words.split())


@dataclass(eq=False)
class TextField(Widget):
    """A text box. The scene holds `value`; `on_change(text)` tells each edit, `on_submit` Enter. `hint` shows while
    empty.
    """

    clips: ClassVar[bool] = True

    id: str = field()
    value: str = ""
    hint: str = ""
    on_change: Callable[[str], object] | None = None
    on_submit: Callable[[str], object] | None = None
    icon: str = ""
    limit: int = 200
    role: Role = field(default="textbox", kw_only=True)
    min_width: float = field(default=120, kw_only=True)

    @property
    def focusable(self) -> bool:
        return True

    def label(self) -> str:
        return self.name or self.hint

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        return min(width, ctx.px(240)), max(ctx.px(32), ctx.text.line_height("body") + ctx.px(10))

    def _caret(self, ctx: Ctx) -> _Caret:
        end = len(self.value)
        caret: _Caret = ctx.recall(f"{self.id}#caret", _Caret(end, end))
        caret.at, caret.other = min(caret.at, end), min(caret.other, end)
        return caret

    def _room(self, ctx: Ctx) -> pygame.Rect:
        left = ctx.em(32) if self.icon else ctx.px(10)
        return pygame.Rect(self.rect.x + left, self.rect.y, self.rect.w - left - ctx.px(10), self.rect.h)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        focused = ctx.focus == self.id
        edge = "accent" if focused else "line_hi" if ctx.hover == self.id else "line"
        g.box(self.rect, "panel" if self.disabled else "card", edge, 6)
        if self.icon:
            g.icon(self.icon, 15, "dim", (self.rect.x + ctx.em(18), self.rect.centery))
        room = self._room(ctx)
        if not self.value:
            g.text(self.hint, "body", "dim", room)
        with g.clipped(room.inflate(2, 0)):
            self._paint_value(g, ctx, room, focused and not self.disabled)

    def _paint_value(self, g: Painter, ctx: Ctx, room: pygame.Rect, focused: bool) -> None:
        caret = self._caret(ctx)
        tall = ctx.text.line_height("body")
        top = room.centery - tall // 2
        left = room.x - caret.shift
        if focused and caret.at != caret.other:
            low, high = sorted((caret.at, caret.other))
            x0, x1 = left + self._x(ctx, low), left + self._x(ctx, high)
            g.box(pygame.Rect(x0, top, x1 - x0, tall), "accent_fill")
        if self.value:
            ink = "dim" if self.disabled else "hi"
            whole = pygame.Rect(left, room.y, max(room.w, self._x(ctx, len(self.value))), room.h)
            g.text(self.value, "body", ink, whole, cut=False)
        if focused:
            g.box(pygame.Rect(left + self._x(ctx, caret.at), top, ctx.px(1.5), tall), "accent")

    def _x(self, ctx: Ctx, at: int) -> int:
        return ctx.text.size(self.value[:at], "body")[0] if at else 0

    def _at(self, ctx: Ctx, x: int) -> int:
        inside = x - self._room(ctx).x + self._caret(ctx).shift
        return min(range(len(self.value) + 1), key=lambda n: abs(self._x(ctx, n) - inside))

    def _move(self, ctx: Ctx, at: int, keep: bool) -> object:
        caret = self._caret(ctx)
        caret.at = max(0, min(len(self.value), at))
        caret.other = caret.other if keep else caret.at
        x, wide = self._x(ctx, caret.at), self._room(ctx).w
        caret.shift = max(0, min(max(caret.shift, x - wide + 2), x))
        return DONE

    def _edit(self, ctx: Ctx, words: str, low: int, high: int) -> object:
        """Puts `words` in place of value[low:high]."""
        if self.disabled:
            return DONE
        words = words[: max(0, self.limit - len(self.value) + high - low)]
        self.value = self.value[:low] + words + self.value[high:]
        self._move(ctx, low + len(words), False)
        return self.on_change(self.value) if self.on_change is not None else DONE

    def press(self, ctx: Ctx, pos: tuple[int, int], clicks: int) -> object:
        if clicks > 1:
            self._move(ctx, 0, False)
            return self._move(ctx, len(self.value), True)
        return self._move(ctx, self._at(ctx, pos[0]), False)

    def drag(self, ctx: Ctx, pos: tuple[int, int]) -> object:
        return self._move(ctx, self._at(ctx, pos[0]), True)

    def release(self, ctx: Ctx, pos: tuple[int, int]) -> object:
        return DONE

    def type(self, ctx: Ctx, words: str) -> object:
        low, high = sorted((self._caret(ctx).at, self._caret(ctx).other))
        return self._edit(ctx, words, low, high)

    def key(self, ctx: Ctx, stroke: str) -> object:
        if stroke == "enter":
            return self.on_submit(self.value) if self.on_submit is not None else PASS
        held = stroke.split("+")
        name, keep, word = held[-1], "shift" in held, "ctrl" in held
        at = self._caret(ctx).at
        places = {
            "left": _word_edge(self.value, at, -1) if word else at - 1,
            "right": _word_edge(self.value, at, 1) if word else at + 1,
            "home": 0,
            "end": len(self.value),
        }
        if name in places and "alt" not in held:
            return self._move(ctx, places[name], keep)
        if name in ("backspace", "delete"):
            return self._erase(ctx, places["left"] if name == "backspace" else places["right"])
        return self._clipboard(ctx, stroke)

    def _erase(self, ctx: Ctx, to: int) -> object:
        caret = self._caret(ctx)
        low, high = sorted((caret.at, caret.other if caret.at != caret.other else max(0, to)))
        return self._edit(ctx, "", low, min(high, len(self.value)))

    def _clipboard(self, ctx: Ctx, stroke: str) -> object:
        caret = self._caret(ctx)
        low, high = sorted((caret.at, caret.other))
        if stroke == "ctrl+a":
            caret.other, caret.at = 0, len(self.value)
            return DONE
        if stroke in ("ctrl+c", "ctrl+x"):
            copy_text(ctx, self.value[low:high])
            return self._edit(ctx, "", low, high) if stroke == "ctrl+x" else DONE
        if stroke == "ctrl+v":
            return self._edit(ctx, paste_text(ctx), low, high)
        return PASS
