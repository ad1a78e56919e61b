"""Containers: row, column, wrap, grid, stack and scroll area. Lengths are dp, places are window pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

import pygame

from game.ui.painter import Painter
from game.ui.theme import RGB
from game.ui.tree import Ctx, Role, Widget

Pad = float | tuple[float, float] | tuple[float, float, float, float]
Cross = Literal["start", "center", "end", "stretch"]


@dataclass(eq=False)
class Box(Widget):
    """A container with padding, ground and border. `pad`: all sides, (vertical, horizontal) or (top, right, bottom,
    left).
    """

    children: Sequence[Widget | None] = ()
    gap: float = 8
    pad: Pad = 0
    fill: str | RGB | None = None
    border: str | RGB | None = None
    radius: float = 0

    def __post_init__(self) -> None:
        self.kids = [child for child in self.children if child is not None]

    def label(self) -> str:
        return self.name or (self.first_words() if self.focusable else "")

    def first_words(self) -> str:
        """The names inside it, as the accessible name of a clickable container."""
        return ", ".join(words for words in (kid.label() for kid in self.kids) if words)

    def padding(self, ctx: Ctx) -> tuple[int, int, int, int]:
        """Top, right, bottom, left in pixels."""
        pad = self.pad
        if not isinstance(pad, tuple):
            side = ctx.px(pad)
            return side, side, side, side
        if len(pad) == 2:
            return ctx.px(pad[0]), ctx.px(pad[1]), ctx.px(pad[0]), ctx.px(pad[1])
        return ctx.px(pad[0]), ctx.px(pad[1]), ctx.px(pad[2]), ctx.px(pad[3])

    def inner(self, ctx: Ctx) -> pygame.Rect:
        """The room inside the padding."""
        top, right, bottom, left = self.padding(ctx)
        r = self.rect
        return pygame.Rect(r.x + left, r.y + top, max(0, r.w - left - right), max(0, r.h - top - bottom))

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        top, right, bottom, left = self.padding(ctx)
        w, h = self.content(ctx, max(0, width - left - right))
        return w + left + right, h + top + bottom

    def content(self, ctx: Ctx, width: int) -> tuple[int, int]:
        """The size of what is inside the padding, within `width` pixels."""
        return 0, 0

    def paint(self, g: Painter, ctx: Ctx) -> None:
        fill, border = self.fill, self.border
        if self.on_click is not None and not self.disabled and ctx.hover == self.id:
            fill = "raised" if ctx.pressed == self.id else "card_hi"
        if self.selected:
            fill, border = "accent_fill", "accent"
        if fill or border:
            g.box(self.rect, fill, border, self.radius)


def _cross(rect: pygame.Rect, kid: Widget, size: int, cross: Cross, vertical: bool) -> tuple[int, int]:
    """Start and length across the main axis. A kid with a size of its own isn't stretched."""
    room, start = (rect.h, rect.y) if vertical else (rect.w, rect.x)
    how = kid.align or cross
    own = kid.height if vertical else kid.width or kid.max_width
    if how == "stretch" and own is not None:
        how = "start"
    length = room if how == "stretch" else min(size, room)
    shift = 0 if how in ("stretch", "start") else (room - length) if how == "end" else (room - length) // 2
    return start + shift, length


@dataclass(eq=False)
class Row(Box):
    """Children side by side. What is left goes to those with `flex`; when too little, those with `shrink` give way."""

    cross: Cross = "center"

    def _widths(self, ctx: Ctx, width: int) -> list[int]:
        gaps = ctx.px(self.gap) * max(0, len(self.kids) - 1)
        widths = [0 if kid.flex else kid.measure(ctx, width)[0] for kid in self.kids]
        left = width - gaps - sum(widths)
        total = sum(kid.flex for kid in self.kids)
        for number, kid in enumerate(self.kids):
            if kid.flex:
                widths[number] = max(ctx.px(kid.min_width), int(left * kid.flex / total))
        lack = sum(widths) + gaps - width
        soft = [n for n, kid in enumerate(self.kids) if kid.shrink and not kid.flex]
        for n in sorted(soft, key=lambda n: -widths[n]):
            give = min(max(0, lack), widths[n] - ctx.px(self.kids[n].min_width))
            widths[n] -= max(0, give)
            lack -= max(0, give)
        return widths

    def content(self, ctx: Ctx, width: int) -> tuple[int, int]:
        gaps = ctx.px(self.gap) * max(0, len(self.kids) - 1)
        natural = gaps + sum(kid.measure(ctx, width)[0] for kid in self.kids)
        widths = self._widths(ctx, min(width, natural) if natural else width)
        heights = [kid.measure(ctx, w)[1] for kid, w in zip(self.kids, widths, strict=True)]
        return min(natural, width), max(heights, default=0)

    def arrange(self, ctx: Ctx) -> None:
        inner, x = self.inner(ctx), self.inner(ctx).x
        for kid, w in zip(self.kids, self._widths(ctx, inner.w), strict=True):
            y, h = _cross(inner, kid, kid.measure(ctx, w)[1], self.cross, vertical=True)
            kid.place(ctx, pygame.Rect(x, y, w, h))
            x += w + ctx.px(self.gap)


@dataclass(eq=False)
class Column(Box):
    """Children one below the other. What height is left goes to those with `flex`, else before or after them
    (`justify`).
    """

    cross: Cross = "stretch"
    justify: Literal["start", "center", "end"] = "start"

    def content(self, ctx: Ctx, width: int) -> tuple[int, int]:
        sizes = [kid.measure(ctx, width) for kid in self.kids]
        gaps = ctx.px(self.gap) * max(0, len(sizes) - 1)
        return min(width, max((w for w, _ in sizes), default=0)), sum(h for _, h in sizes) + gaps

    def arrange(self, ctx: Ctx) -> None:
        inner = self.inner(ctx)
        gap = ctx.px(self.gap)
        heights = [kid.measure(ctx, inner.w)[1] for kid in self.kids]
        total = sum(kid.flex for kid in self.kids)
        if total:
            fixed = sum(h for kid, h in zip(self.kids, heights, strict=True) if not kid.flex)
            left = inner.h - fixed - gap * (len(self.kids) - 1)
            for number, kid in enumerate(self.kids):
                if kid.flex:
                    heights[number] = max(ctx.px(kid.min_height), int(left * kid.flex / total))
        left = inner.h - sum(heights) - gap * (len(heights) - 1)
        y = inner.y + {"start": 0, "center": max(0, left // 2), "end": max(0, left)}[self.justify]
        for kid, h in zip(self.kids, heights, strict=True):
            x, w = _cross(inner, kid, kid.measure(ctx, inner.w)[0], self.cross, vertical=False)
            kid.place(ctx, pygame.Rect(x, y, w, h))
            y += h + gap


@dataclass(eq=False)
class Wrap(Box):
    """Children in reading order, a new line begun where one is full. Chips, badges."""

    line_gap: float = 6

    def _lines(self, ctx: Ctx, width: int) -> list[tuple[int, list[tuple[Widget, int, int]]]]:
        gap, used = ctx.px(self.gap), 0
        lines: list[tuple[int, list[tuple[Widget, int, int]]]] = []
        for kid in self.kids:
            w, h = kid.measure(ctx, width)
            w = min(w, width)
            if not lines or used + gap + w > width:
                lines.append((h, [(kid, w, h)]))
                used = w
            else:
                tallest, line = lines[-1]
                line.append((kid, w, h))
                lines[-1] = (max(tallest, h), line)
                used += gap + w
        return lines

    def content(self, ctx: Ctx, width: int) -> tuple[int, int]:
        lines = self._lines(ctx, width)
        gap = ctx.px(self.gap)
        widest = max((sum(w for _, w, _ in line) + gap * (len(line) - 1) for _, line in lines), default=0)
        return widest, sum(h for h, _ in lines) + ctx.px(self.line_gap) * max(0, len(lines) - 1)

    def arrange(self, ctx: Ctx) -> None:
        inner, y = self.inner(ctx), self.inner(ctx).y
        for tallest, line in self._lines(ctx, inner.w):
            x = inner.x
            for kid, w, h in line:
                kid.place(ctx, pygame.Rect(x, y + (tallest - h) // 2, w, h))
                x += w + ctx.px(self.gap)
            y += tallest + ctx.px(self.line_gap)


@dataclass(eq=False)
class Grid(Box):
    """Children in reading order over columns. A column is dp (number), `auto` (its widest child) or `*` (a share of
    the rest).
    """

    columns: Sequence[float | Literal["auto", "*"]] = ("*",)
    line_gap: float = 8
    cross: Cross = "center"

    def _columns(self, ctx: Ctx, width: int) -> list[int]:
        count = len(self.columns)
        widths: list[int] = []
        for number, column in enumerate(self.columns):
            if column == "auto":
                widths.append(max((kid.measure(ctx, width)[0] for kid in self.kids[number::count]), default=0))
            else:
                widths.append(0 if column == "*" else ctx.px(float(column)))
        stars = sum(column == "*" for column in self.columns)
        if stars:
            left = max(0, width - sum(widths) - ctx.px(self.gap) * (count - 1))
            widths = [left // stars if c == "*" else w for c, w in zip(self.columns, widths, strict=True)]
        return widths

    def _heights(self, ctx: Ctx, widths: list[int]) -> list[int]:
        count = len(self.columns)
        lines = [self.kids[i : i + count] for i in range(0, len(self.kids), count)]
        return [max(kid.measure(ctx, w)[1] for kid, w in zip(line, widths, strict=False)) for line in lines]

    def content(self, ctx: Ctx, width: int) -> tuple[int, int]:
        widths = self._columns(ctx, width)
        heights = self._heights(ctx, widths)
        wide = sum(widths) + ctx.px(self.gap) * (len(widths) - 1)
        return wide, sum(heights) + ctx.px(self.line_gap) * max(0, len(heights) - 1)

    def arrange(self, ctx: Ctx) -> None:
        inner = self.inner(ctx)
        widths = self._columns(ctx, inner.w)
        count, y = len(widths), inner.y
        for line, height in enumerate(self._heights(ctx, widths)):
            x = inner.x
            for kid, w in zip(self.kids[line * count : (line + 1) * count], widths, strict=False):
                cell = pygame.Rect(x, y, w, height)
                top, h = _cross(cell, kid, kid.measure(ctx, w)[1], self.cross, vertical=True)
                kid.place(ctx, pygame.Rect(x, top, w, h))
                x += w + ctx.px(self.gap)
            y += height + ctx.px(self.line_gap)


@dataclass(eq=False)
class Stack(Box):
    """Children over one another. One without `at` and anchor `fill` takes all; others lie at an anchor of the box
    (`topleft`, `midbottom`, `center` …) or with that anchor at the point `at` (pixels from the top left, or a
    function of the box).
    """

    def content(self, ctx: Ctx, width: int) -> tuple[int, int]:
        sizes = [kid.measure(ctx, width) for kid in self.kids if kid.at is None]
        return max((w for w, _ in sizes), default=0), max((h for _, h in sizes), default=0)

    def arrange(self, ctx: Ctx) -> None:
        inner = self.inner(ctx)
        for kid in self.kids:
            if kid.anchor == "fill":
                kid.place(ctx, inner.copy())
                continue
            w, h = kid.measure(ctx, inner.w)
            rect = pygame.Rect(0, 0, min(w, inner.w), min(h, inner.h))
            if kid.at is None:
                setattr(rect, kid.anchor, getattr(inner, kid.anchor))
            else:
                x, y = kid.at(inner) if callable(kid.at) else kid.at
                setattr(rect, kid.anchor, (round(inner.x + x), round(inner.y + y)))
            kid.place(ctx, rect)


@dataclass(eq=False)
class Spacer(Widget):
    """Empty room: `Spacer(flex=1)` pushes its neighbours apart."""

    role: Role = field(default="separator", kw_only=True)


@dataclass(eq=False)
class Divider(Widget):
    """A hairline across a column, or down a row (`vertical=True`, give it a height or align stretch)."""

    vertical: bool = False
    role: Role = field(default="separator", kw_only=True)

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        return (ctx.px(1), ctx.px(16)) if self.vertical else (width, ctx.px(1))

    def paint(self, g: Painter, ctx: Ctx) -> None:
        g.box(self.rect, "line")
