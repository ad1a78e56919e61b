"""What floats above everything for a while: the veil under a dialog, tooltips, toasts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

import pygame

from game.ui.layout import Column
from game.ui.painter import Painter
from game.ui.theme import RGB
from game.ui.tree import Ctx, Role, Tip, Widget, adopt
from game.ui.widgets.words import Paragraph

_DIMMED = 140  # alpha of the veil over what is out of date


@dataclass(eq=False)
class Scrim(Widget):
    """A veil over what can't be used while a dialog is open."""

    layer: ClassVar[bool] = True
    role: Role = field(default="separator", kw_only=True)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        g.surface.fill((0, 0, 0, ctx.theme.scrim))


@dataclass(eq=False)
class Veil(Widget):
    """Dims what lies below it, which can still be used: lay it over with `anchor="fill"`."""

    layer: ClassVar[bool] = True
    floats: ClassVar[bool] = True
    mouse_passes: ClassVar[bool] = True
    role: Role = field(default="separator", kw_only=True)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        g.part(self.rect).surface.fill((*ctx.theme.bg, _DIMMED))


@dataclass(eq=False)
class Tooltip(Column):
    """The ground of a tooltip."""

    layer: ClassVar[bool] = True
    floats: ClassVar[bool] = True
    shadow: ClassVar[bool] = True

    pad: float | tuple[float, float] | tuple[float, float, float, float] = (9, 12)
    fill: str | RGB | None = "panel"
    border: str | RGB | None = "line_hi"
    radius: float = 8
    gap: float = 6
    role: Role = field(default="tooltip", kw_only=True)
    max_width: float | None = field(default=360, kw_only=True)
    id: str = field(default="tooltip", kw_only=True)

    def label(self) -> str:
        return self.name or self.first_words()


def tooltip_for(tip: Tip, ctx: Ctx) -> Tooltip:
    """A tooltip of words, or of the widget that a function returns."""
    return Tooltip([tip(ctx) if callable(tip) else Paragraph(tip, "body", "text")])


@dataclass(eq=False)
class Toast(Column):
    """Short messages at the bottom of the window, each (words, kind)."""

    layer: ClassVar[bool] = True
    floats: ClassVar[bool] = True

    notices: tuple[tuple[str, str], ...] = ()
    gap: float = 6
    role: Role = field(default="status", kw_only=True)
    id: str = field(default="toast", kw_only=True)

    def __post_init__(self) -> None:
        self.kids = [
            Column(
                [Paragraph(words, "body", "hi")], pad=(10, 16), fill="card_hi", border=kind, radius=8, max_width=520,
                align="center",
            )
            for words, kind in self.notices
        ]  # fmt: skip

    def place_in(self, ctx: Ctx) -> None:
        """Lays itself out above the bottom edge, in the middle."""
        w, h = self.measure(ctx, ctx.size[0] - ctx.px(40))
        rect = pygame.Rect(0, 0, w, h)
        rect.midbottom = (ctx.size[0] // 2, ctx.size[1] - ctx.px(44))
        self.place(ctx, rect)
        adopt(self, pygame.Rect((0, 0), ctx.size))
