"""Drawing in window coordinates and theme tokens onto one layer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

import pygame

from game.ui import gfx
from game.ui.display import Display
from game.ui.theme import RGB, NationMark

Align = Literal["left", "center", "right"]
Ink = str | RGB
_REACH = 6  # pixels beyond its box that a widget may paint: shadows and focus rings


class Painter:
    """Paints onto `surface`, whose top left corner lies at `origin` in the window. Radii and strokes are in dp."""

    def __init__(self, surface: pygame.Surface, display: Display, origin: tuple[int, int] = (0, 0)) -> None:
        self.surface, self.display = surface, display
        self.dx, self.dy = -origin[0], -origin[1]
        self.widget = ""  # id of the widget that is being painted

    def _local(self, rect: pygame.Rect) -> pygame.Rect:
        return rect.move(self.dx, self.dy)

    def touches(self, rect: pygame.Rect) -> bool:
        """Whether painting near `rect` can show."""
        return self.surface.get_clip().colliderect(self._local(rect).inflate(2 * _REACH, 2 * _REACH))

    @contextmanager
    def clipped(self, rect: pygame.Rect) -> Iterator[None]:
        """Within it nothing is painted outside `rect`."""
        before = self.surface.get_clip()
        self.surface.set_clip(before.clip(self._local(rect)))
        try:
            yield
        finally:
            self.surface.set_clip(before)

    def part(self, rect: pygame.Rect) -> Painter:
        """A painter whose (0, 0) is the top left corner of `rect` and which can't paint outside it."""
        area = self._local(rect).clip(self.surface.get_rect())
        part = Painter(self.surface.subsurface(area), self.display)
        part.dx, part.dy = self._local(rect).x - area.x, self._local(rect).y - area.y
        part.surface.set_clip(self.surface.get_clip().move(-area.x, -area.y))
        part.widget = self.widget
        return part

    def box(
        self, rect: pygame.Rect, fill: Ink | None, border: Ink | None = None, radius: float = 0, edge: float = 1
    ) -> None:
        """A rectangle with round corners."""
        display = self.display
        gfx.rounded_rect(
            self.surface,
            self._local(rect),
            display.px(radius),
            display.color(fill) if fill else None,
            display.color(border) if border else None,
            display.px(edge),
        )

    def ring(self, rect: pygame.Rect, color: Ink, radius: float, width: float = 2) -> None:
        """The outline of a rectangle with round corners; what lies inside stays."""
        scratch = pygame.Surface(rect.size, pygame.SRCALPHA)
        gfx.rounded_rect(
            scratch,
            scratch.get_rect(),
            self.display.px(radius),
            None,
            self.display.color(color),
            self.display.px(width),
        )
        self.surface.blit(scratch, self._local(rect))

    def text(
        self, words: str, style: str, color: Ink, rect: pygame.Rect, align: Align = "left", cut: bool = True
    ) -> None:
        """One line, vertically centred in `rect`; with `cut` a longer text ends in an ellipsis."""
        engine = self.display.text
        if not words:
            return
        if cut and engine.size(words, style)[0] > rect.w:
            words = engine.fit(words, style, rect.w)
        image = engine.render(words, style, self.display.color(color))
        x = (
            rect.x
            if align == "left"
            else rect.right - image.width
            if align == "right"
            else rect.centerx - image.width // 2
        )
        self.surface.blit(image, (x + self.dx, rect.centery - image.height // 2 + self.dy))

    def lines(self, lines: Sequence[str], style: str, color: Ink, rect: pygame.Rect, align: Align = "left") -> None:
        """Lines from the top of `rect` downwards."""
        step = self.display.text.line_height(style)
        for number, line in enumerate(lines):
            self.text(line, style, color, pygame.Rect(rect.x, rect.y + number * step, rect.w, step), align, cut=False)

    def icon(self, name: str, size: float, color: Ink, center: tuple[int, int]) -> None:
        """A line icon, `size` dp wide, larger with the text setting."""
        self.image(gfx.icon(name, self.display.em(size), self.display.color(color)), center)

    def mark(self, shape: str, size: float, color: Ink, center: tuple[int, int]) -> None:
        """A shape without an edge: arrows, dots."""
        self.image(gfx.mark(shape, self.display.em(size), self.display.color(color)), center)

    def nation(self, mark: NationMark, size: float, center: tuple[int, int]) -> None:
        """A nation's shape in its colour, larger with the text setting."""
        image = gfx.mark(mark.shape, self.display.em(size), mark.color, self.display.theme.shape_edge, mark.hollow)
        self.image(image, center)

    def image(self, image: pygame.Surface, center: tuple[int, int]) -> None:
        """A surface, its centre at a window position."""
        self.surface.blit(image, (center[0] + self.dx - image.width // 2, center[1] + self.dy - image.height // 2))

    def line(self, start: tuple[int, int], end: tuple[int, int], color: Ink, width: float = 1) -> None:
        """A straight anti-aliased line."""
        a, b = (start[0] + self.dx, start[1] + self.dy), (end[0] + self.dx, end[1] + self.dy)
        pygame.draw.aaline(self.surface, self.display.color(color), a, b, self.display.px(width))
