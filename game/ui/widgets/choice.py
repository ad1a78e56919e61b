"""Choosing: checkbox, radio group, tabs, stepper, slider, dropdown, menu."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import pygame

from game.ui.layout import Column, Row
from game.ui.painter import Painter
from game.ui.theme import RGB
from game.ui.tree import DONE, PASS, Action, Arrows, Ctx, Role, Widget
from game.ui.widgets.buttons import IconButton
from game.ui.widgets.words import Label


@dataclass(eq=False)
class Checkbox(Widget):
    """A box with a tick and words; `on_click` toggles what `checked` shows."""

    one_line: ClassVar[bool] = True

    id: str = field()
    text: str
    checked: bool = False
    role: Role = field(default="checkbox", kw_only=True)

    @property
    def focusable(self) -> bool:
        return True

    def label(self) -> str:
        return (self.name or self.text) + (", checked" if self.checked else ", not checked")

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        w, h = ctx.text.size(self.text, "body")
        return min(width, w + ctx.em(27)), max(ctx.em(26), h)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        side = ctx.em(18)
        box = pygame.Rect(self.rect.x, self.rect.centery - side // 2, side, side)
        self.paint_box(g, ctx, box)
        left = ctx.em(27)
        words = pygame.Rect(self.rect.x + left, self.rect.y, self.rect.w - left, self.rect.h)
        g.text(self.text, "body", "dim" if self.disabled else "text", words)

    def paint_box(self, g: Painter, ctx: Ctx, box: pygame.Rect) -> None:
        """The box with its tick."""
        edge = "accent" if ctx.hover == self.id and not self.disabled else "line_hi"
        g.box(box, "primary" if self.checked and not self.disabled else "card", edge, 4)
        if self.checked:
            g.icon("check", 14, "dim" if self.disabled else "on_primary", box.center)


@dataclass(eq=False)
class Radio(Checkbox):
    """One of a RadioGroup; choosing it is its `on_click`, also by arrow keys."""

    role: Role = field(default="radio", kw_only=True)

    def paint_box(self, g: Painter, ctx: Ctx, box: pygame.Rect) -> None:
        edge = "accent" if ctx.hover == self.id and not self.disabled else "line_hi"
        g.box(box, "card", edge, box.w / ctx.k / 2)
        if self.checked:
            g.mark("circle", 10, "dim" if self.disabled else "accent", box.center)


@dataclass(eq=False)
class RadioGroup(Column):
    """One of several options (value, words). Arrows choose; one Tab stop."""

    arrows: ClassVar[Arrows] = "vertical"

    options: Sequence[tuple[str, str]] = ()
    value: str = ""
    on_change: Callable[[str], object] | None = None
    gap: float = 2
    role: Role = field(default="radiogroup", kw_only=True)

    def __post_init__(self) -> None:
        for value, words in self.options:
            choose = _choice(self.on_change, value)
            radio = Radio(f"{self.id}:{value}", words, value == self.value, on_click=choose, on_focus=choose)
            radio.selected, radio.disabled = value == self.value, self.disabled
            self.kids.append(radio)


def _choice(change: Callable[[str], object] | None, value: str) -> Action:
    return lambda: change(value) if change is not None else None


@dataclass(eq=False)
class Tab(Widget):
    """One tab of Tabs."""

    one_line: ClassVar[bool] = True

    id: str = field()
    text: str
    count: int | None = None
    icon: str = ""
    role: Role = field(default="tab", kw_only=True)

    @property
    def focusable(self) -> bool:
        return True

    def label(self) -> str:
        return self.text if self.count is None else f"{self.text}, {self.count}"

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        words = ctx.text.size(self.text, "heading")[0]
        count = ctx.px(6) + ctx.text.size(str(self.count), "small")[0] if self.count is not None else 0
        return words + count + ctx.px(24) + (ctx.em(21) if self.icon else 0), ctx.em(34)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        over = ctx.hover == self.id
        ink = "hi" if self.selected or over else "dim"
        room = self.rect.inflate(-ctx.px(24), 0)
        if self.icon:
            g.icon(self.icon, 15, "accent" if self.selected else ink, (room.x + ctx.em(7), room.centery))
            room = pygame.Rect(room.x + ctx.em(21), room.y, room.w - ctx.em(21), room.h)
        if self.count is not None:
            g.text(str(self.count), "small", "dim", room, "right")
            room.w -= ctx.text.size(str(self.count), "small")[0] + ctx.px(6)
        g.text(self.text, "heading", ink, room)
        line = pygame.Rect(self.rect.x, self.rect.bottom - ctx.px(3), self.rect.w, ctx.px(3))
        if self.selected or over:
            g.box(line, "accent" if self.selected else "line_hi", None, 1.5)


@dataclass(eq=False)
class Tabs(Row):
    """A row of tabs (value, words, count or None, icon or ""). Left and Right choose; the scene shows what belongs
    to `value`.
    """

    arrows: ClassVar[Arrows] = "horizontal"

    tabs: Sequence[tuple[str, str, int | None, str]] = ()
    value: str = ""
    on_change: Callable[[str], object] | None = None
    gap: float = 2
    role: Role = field(default="tablist", kw_only=True)

    def __post_init__(self) -> None:
        for value, words, count, icon in self.tabs:
            choose = _choice(self.on_change, value)
            tab = Tab(f"{self.id}:{value}", words, count, icon, on_click=choose, on_focus=choose)
            tab.selected = value == self.value
            self.kids.append(tab)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        thin = ctx.px(1)
        g.box(pygame.Rect(self.rect.x, self.rect.bottom - thin, self.rect.w, thin), "line")


@dataclass(eq=False)
class Stepper(Row):
    """A whole number with minus and plus; Left, Right, Home and End work on either button."""

    value: int = 0
    least: int = 0
    most: int = 10
    on_change: Callable[[int], object] | None = None
    unit: str = ""
    gap: float = 4

    def __post_init__(self) -> None:
        down = "" if self.value > self.least else "This is the least."
        up = "" if self.value < self.most else "This is the most."
        words = f"{self.value} {self.unit}".strip()
        self.kids = [
            IconButton(
                f"{self.id}:less", "minus", 28, framed=True, name=f"Less {self.name}".strip(), on_click=self._to(-1)
            ),
            Label(words, "button", "hi", "center", min_width=34, shrink=False),
            IconButton(
                f"{self.id}:more", "plus", 28, framed=True, name=f"More {self.name}".strip(), on_click=self._to(1)
            ),
        ]
        self.kids[0].disabled, self.kids[2].disabled = self.disabled or down, self.disabled or up

    def _to(self, step: int) -> Action:
        return lambda: self._set(self.value + step)

    def _set(self, value: int) -> object:
        value = max(self.least, min(self.most, value))
        return self.on_change(value) if self.on_change is not None and value != self.value else DONE

    def key(self, ctx: Ctx, stroke: str) -> object:
        targets = {"left": self.value - 1, "right": self.value + 1, "home": self.least, "end": self.most}
        return self._set(targets[stroke]) if stroke in targets and not self.disabled else PASS


@dataclass(eq=False)
class Slider(Widget):
    """A value on a line from `least` to `most` in steps, by mouse, wheel-free, and by Left, Right, Home, End."""

    id: str = field()
    value: float
    least: float = 0.0
    most: float = 1.0
    step: float = 0.1
    on_change: Callable[[float], object] | None = None
    role: Role = field(default="slider", kw_only=True)
    min_width: float = field(default=120, kw_only=True)

    @property
    def focusable(self) -> bool:
        return True

    def label(self) -> str:
        return f"{self.name} {self.value:g}".strip()

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        return width, ctx.em(26)

    def _track(self, ctx: Ctx) -> pygame.Rect:
        return self.rect.inflate(-ctx.em(18), 0)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        track, thick = self._track(ctx), ctx.px(4)
        share = (self.value - self.least) / ((self.most - self.least) or 1)
        x = track.x + round(track.w * share)
        g.box(pygame.Rect(track.x, track.centery - thick // 2, track.w, thick), "line_hi", None, 2)
        g.box(pygame.Rect(track.x, track.centery - thick // 2, max(1, x - track.x), thick), "accent", None, 2)
        held = ctx.hover == self.id or ctx.pressed == self.id
        g.mark("circle", 18, "hi" if held else "accent", (x, track.centery))

    def _set(self, value: float) -> object:
        value = self.least + round((value - self.least) / self.step) * self.step
        value = round(max(self.least, min(self.most, value)), 6)
        return self.on_change(value) if self.on_change is not None and value != self.value else DONE

    def press(self, ctx: Ctx, pos: tuple[int, int], clicks: int) -> object:
        return self.drag(ctx, pos)

    def drag(self, ctx: Ctx, pos: tuple[int, int]) -> object:
        track = self._track(ctx)
        share = (pos[0] - track.x) / max(1, track.w)
        return DONE if self.disabled else self._set(self.least + share * (self.most - self.least))

    def release(self, ctx: Ctx, pos: tuple[int, int]) -> object:
        return DONE

    def key(self, ctx: Ctx, stroke: str) -> object:
        targets = {
            "left": self.value - self.step, "right": self.value + self.step, "home": self.least, "end": self.most,
        }  # fmt: skip
        return self._set(targets[stroke]) if stroke in targets and not self.disabled else PASS


@dataclass(eq=False)
class MenuItem(Widget):
    """A line of a menu."""

    one_line: ClassVar[bool] = True

    id: str = field()
    text: str
    icon: str = ""
    color: str | RGB = "text"
    role: Role = field(default="menuitem", kw_only=True)

    @property
    def focusable(self) -> bool:
        return True

    def label(self) -> str:
        return self.name or self.text

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        w, h = ctx.text.size(self.text, "body")
        return min(width, w + ctx.em(44) + ctx.px(16)), max(ctx.px(30), h + ctx.px(8))

    def activate(self, ctx: Ctx) -> object:
        if self.disabled:
            return DONE
        ctx.close_popup()
        return self.on_click() if self.on_click is not None else DONE

    def paint(self, g: Painter, ctx: Ctx) -> None:
        if ctx.hover == self.id or ctx.focus == self.id:
            g.box(self.rect, "raised", None, 5)
        ink = "dim" if self.disabled else self.color
        middle = (self.rect.x + ctx.em(18), self.rect.centery)
        if self.selected or self.icon:
            g.icon("check" if self.selected else self.icon, 15, "accent" if self.selected else ink, middle)
        words = pygame.Rect(self.rect.x + ctx.em(34), self.rect.y, self.rect.w - ctx.em(44), self.rect.h)
        g.text(self.text, "body", ink, words)


@dataclass(eq=False)
class Menu(Column):
    """The surface of a menu; its kids are MenuItems and Dividers. Show it with `ctx.open_popup(anchor_id, build)`."""

    layer: ClassVar[bool] = True
    floats: ClassVar[bool] = True
    shadow: ClassVar[bool] = True
    arrows: ClassVar[Arrows] = "vertical"

    gap: float = 1
    pad: float | tuple[float, float] | tuple[float, float, float, float] = 5
    fill: str | RGB | None = "card"
    border: str | RGB | None = "line_hi"
    radius: float = 8
    role: Role = field(default="menu", kw_only=True)

    def label(self) -> str:
        return self.name or "menu"


@dataclass(eq=False)
class Dropdown(Widget):
    """A closed list of options (value, words) that opens as a menu."""

    one_line: ClassVar[bool] = True

    id: str = field()
    options: Sequence[tuple[str, str]]
    value: str = ""
    on_change: Callable[[str], object] | None = None
    icon: str = ""
    role: Role = field(default="combobox", kw_only=True)
    shrink: bool = field(default=True, kw_only=True)

    @property
    def focusable(self) -> bool:
        return True

    def words(self) -> str:
        """The words of the chosen option."""
        return next((words for value, words in self.options if value == self.value), "")

    def label(self) -> str:
        return f"{self.name} {self.words()}".strip()

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        widest = max((ctx.text.size(words, "body")[0] for _, words in self.options), default=0)
        tall = max(ctx.px(30), ctx.text.line_height("body") + ctx.px(8))
        return min(width, widest + ctx.em(24) + ctx.px(20) + (ctx.em(22) if self.icon else 0)), tall

    def activate(self, ctx: Ctx) -> object:
        if not self.disabled:
            ctx.open_popup(self.id, self._menu)
        return DONE

    def key(self, ctx: Ctx, stroke: str) -> object:
        return self.activate(ctx) if stroke in ("enter", "space", "down", "alt+down") else PASS

    def _menu(self, ctx: Ctx) -> Widget:
        rows = [
            MenuItem(f"{self.id}:{value}", words, on_click=_choice(self.on_change, value), selected=value == self.value)
            for value, words in self.options
        ]
        return Menu(rows, name=self.name or "options", min_width=self.rect.w / ctx.k)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        over = ctx.hover == self.id and not self.disabled
        g.box(self.rect, "card_hi" if over else "card", "line_hi", 6)
        ink = "dim" if self.disabled else "text"
        room = self.rect.inflate(-ctx.px(20), 0)
        g.icon("chevron-down", 15, "dim", (room.right - ctx.em(5), room.centery))
        room.w -= ctx.em(20)
        if self.icon:
            g.icon(self.icon, 15, "dim", (room.x + ctx.em(7), room.centery))
            room = pygame.Rect(room.x + ctx.em(22), room.y, room.w - ctx.em(22), room.h)
        g.text(self.words(), "body", ink, room)


def menu_button(ctx: Ctx, widget_id: str, icon: str, name: str, items: Callable[[], Sequence[Widget]]) -> IconButton:
    """An icon button that opens a menu of `items()`."""
    show = lambda: ctx.open_popup(widget_id, lambda _: Menu(items(), name=name))  # noqa: E731
    return IconButton(widget_id, icon, name=name, on_click=show)
