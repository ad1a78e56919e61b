"""Scrolling: an area for any content, and lists, which build only the rows in view when they are long."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import pygame

from game.ui.layout import Column
from game.ui.painter import Painter
from game.ui.tree import DONE, PASS, Arrows, Ctx, Role, Widget

_NOTCH = 60  # dp a notch of the wheel
_BAR = 6  # dp, the scrollbar's width
_BAR_ROOM = 12
_END = 1_000_000  # pixels, farther than any content reaches
_EDGE = 6  # dp kept free around what is scrolled into view, for its focus ring


@dataclass(eq=False)
class Scroll(Widget):
    """A window onto a child taller than it. The offset (pixels) is kept under the id. Give it `flex=1` or a height."""

    clips: ClassVar[bool] = True

    id: str = field()
    child: Widget
    role: Role = field(default="group", kw_only=True)
    content_height: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.kids = [self.child]

    @property
    def interactive(self) -> bool:
        return self.content_height > self.rect.h

    def offset(self, ctx: Ctx) -> int:
        """Pixels scrolled down, kept within the content."""
        most = max(0, self.content_height - self.rect.h)
        return max(0, min(most, int(ctx.memory.get(f"{self.id}#scroll", 0))))

    def scroll_to(self, ctx: Ctx, offset: float) -> object:
        """Scrolls; DONE if that moved anything, PASS at the end of the way."""
        before = self.offset(ctx)
        ctx.memory[f"{self.id}#scroll"] = offset
        after = self.offset(ctx)
        ctx.memory[f"{self.id}#scroll"] = after
        if before == after:
            return PASS
        ctx.layout_stale = True
        return DONE

    def reveal(self, ctx: Ctx, rect: pygame.Rect) -> None:
        """Scrolls so that this window rectangle of the content comes into view."""
        edge = ctx.px(_EDGE)
        top, bottom = rect.top - edge - self.rect.top, rect.bottom + edge - self.rect.bottom
        if top < 0 or rect.h > self.rect.h:
            self.scroll_to(ctx, self.offset(ctx) + top)
        elif bottom > 0:
            self.scroll_to(ctx, self.offset(ctx) + bottom)

    def _room(self, ctx: Ctx) -> int:
        """The child's width: all, unless it is taller than the window onto it and so needs a scrollbar."""
        wide, tall = self.rect.size
        return wide if self.child.measure(ctx, wide)[1] <= tall else max(0, wide - ctx.px(_BAR_ROOM))

    def look(self) -> tuple[object, ...]:
        return (*super().look(), *self._thumb())

    def _thumb(self) -> tuple[int, int]:
        """What the place of the scrollbar's thumb depends on."""
        return self.child.rect.y - self.rect.y, self.content_height

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        return self.child.measure(ctx, width)

    def arrange(self, ctx: Ctx) -> None:
        room = self._room(ctx)
        self.content_height = self.child.measure(ctx, room)[1]
        self.child.place(ctx, pygame.Rect(self.rect.x, self.rect.y - self.offset(ctx), room, self.content_height))

    def bar(self, ctx: Ctx) -> pygame.Rect | None:
        """The scrollbar's thumb; None when all is in view."""
        if self.content_height <= self.rect.h:
            return None
        tall = max(ctx.px(24), self.rect.h * self.rect.h // self.content_height)
        way = self.rect.h - tall
        top = self.rect.y + way * self.offset(ctx) // max(1, self.content_height - self.rect.h)
        return pygame.Rect(self.rect.right - ctx.px(_BAR), top, ctx.px(_BAR), tall)

    def paint_over(self, g: Painter, ctx: Ctx) -> None:
        thumb = self.bar(ctx)
        if thumb is not None:
            g.box(thumb, "line_hi" if self.id in (ctx.hover, ctx.pressed) else "line", None, _BAR / 2)

    def press(self, ctx: Ctx, pos: tuple[int, int], clicks: int) -> object:
        thumb = self.bar(ctx)
        if thumb is None or pos[0] < self.rect.right - ctx.px(_BAR_ROOM):
            ctx.pressed = ""
            return DONE
        inside = thumb.collidepoint(thumb.centerx, pos[1])
        ctx.memory[f"{self.id}#grip"] = pos[1] - thumb.y if inside else thumb.h // 2
        return self.drag(ctx, pos)

    def drag(self, ctx: Ctx, pos: tuple[int, int]) -> object:
        thumb = self.bar(ctx)
        if thumb is None:
            return PASS
        way = max(1, self.rect.h - thumb.h)
        share = (pos[1] - ctx.memory.get(f"{self.id}#grip", 0) - self.rect.y) / way
        self.scroll_to(ctx, share * (self.content_height - self.rect.h))
        return DONE

    def wheel(self, ctx: Ctx, notches: float) -> object:
        return self.scroll_to(ctx, self.offset(ctx) - notches * ctx.px(_NOTCH))

    def key(self, ctx: Ctx, stroke: str) -> object:
        steps = {"pageup": -0.85, "pagedown": 0.85}
        return self.scroll_to(ctx, self.offset(ctx) + steps[stroke] * self.rect.h) if stroke in steps else PASS


def show_end(ctx: Ctx, widget_id: str) -> None:
    """Scrolls the area of that id to its end when it is laid out next."""
    ctx.memory[f"{widget_id}#scroll"] = _END


@dataclass(eq=False)
class ListView(Column):
    """Rows between which the arrow keys move, all built: for up to about a hundred. Rows have role `listitem` and
    ids.
    """

    arrows: ClassVar[Arrows] = "vertical"

    role: Role = field(default="list", kw_only=True)


def scroll_list(
    widget_id: str, rows: Sequence[Widget], name: str, empty: Widget | None = None, gap: float = 8, flex: float = 1
) -> Scroll:
    """A scrolling list; `empty` stands in for it when there are no rows."""
    for row in rows:
        row.role = "listitem"
    inside = ListView(rows, gap, id=f"{widget_id}:rows", name=name) if rows or empty is None else empty
    return Scroll(widget_id, inside, flex=flex, name=name)


@dataclass(eq=False)
class _Window(Widget):
    """The rows in view of a long list, as if all were there."""

    arrows: ClassVar[Arrows] = "vertical"

    count: int
    row: Callable[[int], Widget]
    row_height: float
    view: Callable[[], pygame.Rect]
    role: Role = field(default="list", kw_only=True)

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        return width, self.count * ctx.px(self.row_height)

    def arrange(self, ctx: Ctx) -> None:
        step, seen = ctx.px(self.row_height), self.view()
        first = max(0, (seen.top - self.rect.top) // step - 1)
        last = min(self.count, (seen.bottom - self.rect.top) // step + 2)
        self.kids = []
        for number in range(first, last):
            row = self.row(number)
            row.role = "listitem"
            row.place(ctx, pygame.Rect(self.rect.x, self.rect.y + number * step, self.rect.w, step))
            self.kids.append(row)

    def look(self) -> tuple[object, ...]:
        return (type(self), self.count)


@dataclass(eq=False)
class LongList(Scroll):
    """A scrolling list of `count` rows of one height (dp); `row(i)` is called for those in view only."""

    child: Widget = field(init=False)
    count: int
    row: Callable[[int], Widget]
    row_height: float = 32

    def __post_init__(self) -> None:
        rows = _Window(self.count, self.row, self.row_height, lambda: self.rect, id=f"{self.id}:rows", name=self.name)
        self.child = rows
        self.kids = [rows]

    def look(self) -> tuple[object, ...]:
        return (type(self), self.count, self.row_height, *self._thumb())

    def key(self, ctx: Ctx, stroke: str) -> object:
        if stroke not in ("home", "end"):
            return super().key(ctx, stroke)
        self.scroll_to(ctx, 0 if stroke == "home" else self.content_height)
        self.arrange(ctx)
        ctx.focus_request = self.row(0 if stroke == "home" else self.count - 1).id
        return DONE
