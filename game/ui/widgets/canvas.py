"""A free picture inside the layout: the map, the timeline, charts. Its children are hot spots laid over it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

import pygame

from game.ui.layout import Stack
from game.ui.painter import Painter
from game.ui.tree import DONE, PASS, Arrows, Ctx, Role, Widget


@dataclass(eq=False)
class Canvas(Stack):
    """`paint_on(painter, size)` draws, with (0, 0) at the top left corner; it is called again when `version` or the
    place changes.

    `sprites(now)` gives moving pictures as (surface, centre in the canvas), drawn over the layer each frame.
    Children lie where their `at` says; arrows move between Spots. `on_drag(dx, dy)` and `on_zoom(notches)` get the
    mouse.
    """

    arrows: ClassVar[Arrows] = "spatial"
    clips: ClassVar[bool] = True

    paint_on: Callable[[Painter, tuple[int, int]], None] | None = None
    version: Hashable = 0
    sprites: Callable[[float], Sequence[tuple[pygame.Surface, tuple[float, float]]]] | None = None
    on_drag: Callable[[int, int], object] | None = None
    on_zoom: Callable[[float], object] | None = None
    role: Role = field(default="image", kw_only=True)
    flex: float = field(default=1, kw_only=True)

    @property
    def interactive(self) -> bool:
        return self.on_drag is not None or self.focusable

    def paint(self, g: Painter, ctx: Ctx) -> None:
        if self.paint_on is not None and self.rect.w > 0 and self.rect.h > 0:
            self.paint_on(g.part(self.rect), self.rect.size)

    def press(self, ctx: Ctx, pos: tuple[int, int], clicks: int) -> object:
        ctx.memory[f"{self.id}#grip"] = pos
        return DONE

    def drag(self, ctx: Ctx, pos: tuple[int, int]) -> object:
        if self.on_drag is None:
            return PASS
        x, y = ctx.memory.get(f"{self.id}#grip", pos)
        ctx.memory[f"{self.id}#grip"] = pos
        return self.on_drag(pos[0] - x, pos[1] - y)

    def wheel(self, ctx: Ctx, notches: float) -> object:
        return self.on_zoom(notches) if self.on_zoom is not None else PASS


@dataclass(eq=False)
class Spot(Widget):
    """An invisible place on a canvas that can be pointed at, focused and clicked. `at` is its anchor's place in the
    canvas.
    """

    id: str = field()
    role: Role = field(default="cell", kw_only=True)
    anchor: str = field(default="center", kw_only=True)
    width: float | None = field(default=32, kw_only=True)
    height: float | None = field(default=32, kw_only=True)

    @property
    def focusable(self) -> bool:
        return True
