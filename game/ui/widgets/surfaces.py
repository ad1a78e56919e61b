"""Grounds that hold other widgets: panel, card, dialog."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import pygame

from game.ui.layout import Column, Row, Spacer
from game.ui.painter import Painter
from game.ui.theme import RGB
from game.ui.tree import Ctx, Role, Widget
from game.ui.widgets.words import Heading, Icon, Label, Paragraph


@dataclass(eq=False)
class Panel(Column):
    """A region of the screen: a stop of F6 and a picture cached by itself.

    With `title` it has a header (icon, title, caption or widget at the right). `floats` for panels that lie over others
    with round corners; `sides` draws hairlines on those of its edges (`l`, `r`, `t`, `b`).
    """

    layer: ClassVar[bool] = True

    title: str = ""
    icon: str = ""
    caption: str = ""
    corner: Widget | None = None
    floats: bool = False
    sides: str = ""
    fill: str | RGB | None = "panel"
    gap: float = 10
    role: Role = field(default="panel", kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.title:
            right = self.corner or (Label(self.caption, "small", "dim") if self.caption else None)
            mark = Icon(self.icon, 17, "accent") if self.icon else None
            self.kids.insert(0, Row([mark, Heading(self.title), Spacer(flex=1), right], gap=10, min_height=26))

    def label(self) -> str:
        return self.name or self.title

    def paint(self, g: Painter, ctx: Ctx) -> None:
        if self.fill or self.border:
            g.box(self.rect, self.fill, self.border, self.radius)
        r, thin = self.rect, ctx.px(1)
        edges = {
            "l": (r.x, r.y, thin, r.h), "r": (r.right - thin, r.y, thin, r.h),
            "t": (r.x, r.y, r.w, thin), "b": (r.x, r.bottom - thin, r.w, thin),
        }  # fmt: skip
        for side in self.sides:
            g.box(pygame.Rect(edges[side]), "line")


@dataclass(eq=False)
class Card(Column):
    """A card with an optional coloured stripe at its left edge. `selected` lights its ground and border."""

    stripe: str | RGB | None = None
    pad: float | tuple[float, float] | tuple[float, float, float, float] = (9, 10, 9, 13)
    gap: float = 6
    fill: str | RGB | None = "card"
    border: str | RGB | None = "line"
    radius: float = 8

    def paint(self, g: Painter, ctx: Ctx) -> None:
        over = self.on_click is not None and not self.disabled and ctx.hover == self.id
        fill = "card_hi" if over or self.selected else self.fill
        border = "accent" if self.selected else "line_hi" if over else self.border
        g.box(self.rect, fill, border, self.radius)
        if self.stripe:
            wide = pygame.Rect(self.rect.x, self.rect.y, ctx.px(4), self.rect.h)
            with g.clipped(wide):
                g.box(self.rect, self.stripe, None, self.radius)


@dataclass(eq=False)
class Dialog(Column):
    """What a modal scene's `build` returns: title, body widgets, buttons in a row at the right.

    Mark the button that Enter presses with `default=True`; Escape leaves the scene.
    """

    layer: ClassVar[bool] = True
    floats: ClassVar[bool] = True
    shadow: ClassVar[bool] = True

    title: str = ""
    buttons: Sequence[Widget] = ()
    icon: str = ""
    pad: float | tuple[float, float] | tuple[float, float, float, float] = 20
    gap: float = 14
    fill: str | RGB | None = "panel"
    border: str | RGB | None = "line_hi"
    radius: float = 10
    role: Role = field(default="dialog", kw_only=True)
    width: float | None = field(default=460, kw_only=True)

    def __post_init__(self) -> None:
        super().__post_init__()
        mark = Icon(self.icon, 20, "accent") if self.icon else None
        self.kids.insert(0, Row([mark, Heading(self.title, "h1")], gap=10))
        if self.buttons:
            self.kids.append(Row([Spacer(flex=1), *self.buttons], gap=10))

    def label(self) -> str:
        return self.name or self.title

    def look(self) -> tuple[object, ...]:
        return (type(self), self.title, self.fill, self.border)


@dataclass(eq=False)
class Empty(Column):
    """What a list shows when there is nothing: an icon, a line, and what would fill it."""

    icon: str = "inbox"
    text: str = ""
    hint: str = ""
    cross: str = "center"  # type: ignore[assignment]
    pad: float | tuple[float, float] | tuple[float, float, float, float] = 24

    def __post_init__(self) -> None:
        hint = Paragraph(self.hint, "small", "dim", side="center") if self.hint else None
        body = [Icon(self.icon, 28, "faint"), Label(self.text, "title", "dim"), hint]
        self.kids = [kid for kid in body if kid is not None]
