"""Text: fonts at whole pixel sizes, cached measuring, rendering and wrapping."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

import pygame

from game.assets import asset_dir
from game.ui.theme import RGB, TYPE

ELLIPSIS = "…"
_KEPT_SURFACES = 4000
_KEPT_SIZES = 20000
_SPACE: Final = re.compile(" (?!%)")
"""Where a line may break: a percent sign stays with its number."""


def signed(value: int) -> str:
    """A change as words: `+4`, `−4` (a true minus sign), `0`."""
    return f"+{value}" if value > 0 else number(value)


def number(value: int) -> str:
    """An integer with a true minus sign."""
    return f"−{-value}" if value < 0 else str(value)


@dataclass(frozen=True)
class Wrapped:
    """A text broken into lines; `cut` when words had to be left out."""

    lines: tuple[str, ...]
    width: int
    cut: bool


class TextEngine:
    """Fonts and text caches for one scale. Styles are names of the type scale in `theme.TYPE`."""

    def __init__(self, k: float, text_scale: float) -> None:
        if not pygame.font.get_init():
            pygame.font.init()
        self._factor = k * text_scale
        self._fonts: dict[str, pygame.Font] = {}
        self._files: dict[tuple[str, int], pygame.Font] = {}
        self._sizes: dict[tuple[str, str], tuple[int, int]] = {}
        self._surfaces: dict[tuple[str, str, RGB], pygame.Surface] = {}
        self._wraps: dict[tuple[str, str, int, int], Wrapped] = {}

    def font(self, style: str) -> pygame.Font:
        """The font of a style at this scale; KeyError for an unknown style."""
        font = self._fonts.get(style)
        if font is None:
            step = TYPE[style]
            key = (step.face, max(6, round(step.size * self._factor)))
            font = self._files.get(key)
            if font is None:
                font = self._files[key] = pygame.Font(asset_dir() / "fonts" / f"{key[0]}.ttf", key[1])
            self._fonts[style] = font
        return font

    def line_height(self, style: str) -> int:
        """Pixels from one baseline to the next."""
        return self.font(style).get_linesize()

    def size(self, text: str, style: str) -> tuple[int, int]:
        """Width and height of one line in pixels."""
        key = (text, style)
        size = self._sizes.get(key)
        if size is None:
            if len(self._sizes) > _KEPT_SIZES:
                self._sizes.clear()
            size = self._sizes[key] = self.font(style).size(text)
        return size

    def render(self, text: str, style: str, color: RGB) -> pygame.Surface:
        """One line as a surface with transparency; shared from a cache, so never draw on it."""
        key = (text, style, color)
        surface = self._surfaces.get(key)
        if surface is None:
            if len(self._surfaces) > _KEPT_SURFACES:
                self._surfaces.clear()
            surface = self._surfaces[key] = self.font(style).render(text, True, color)
        return surface

    def fit(self, text: str, style: str, width: int) -> str:
        """`text`, or its longest beginning that fits `width` with an ellipsis."""
        if self.size(text, style)[0] <= width:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.size(text[:middle].rstrip() + ELLIPSIS, style)[0] <= width:
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip() + ELLIPSIS if low else ""

    def wrap(self, text: str, style: str, width: int, max_lines: int = 0) -> Wrapped:
        """Lines no wider than `width` pixels; beyond `max_lines` (0: any number) the last ends in an ellipsis.

        Newlines are kept; a word wider than the box is broken.
        """
        key = (text, style, width, max_lines)
        wrapped = self._wraps.get(key)
        if wrapped is None:
            if len(self._wraps) > _KEPT_SURFACES:
                self._wraps.clear()
            wrapped = self._wraps[key] = self._wrap(text, style, max(1, width), max_lines)
        return wrapped

    def _wrap(self, text: str, style: str, width: int, max_lines: int) -> Wrapped:
        lines: list[str] = []
        for paragraph in text.split("\n"):
            lines.extend(self._lines(paragraph, style, width))
        cut = bool(max_lines) and len(lines) > max_lines
        if cut:
            rest = " ".join(lines[max_lines - 1 :])
            lines = [*lines[: max_lines - 1], self.fit(rest, style, width)]
        return Wrapped(tuple(lines), max((self.size(line, style)[0] for line in lines), default=0), cut)

    def _lines(self, paragraph: str, style: str, width: int) -> list[str]:
        lines: list[str] = []
        line = ""
        for word in _SPACE.split(paragraph):
            longer = f"{line} {word}" if line else word
            if self.size(longer, style)[0] <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *broken, line = self._pieces(word, style, width)
            lines.extend(broken)
        return [*lines, line]

    def _pieces(self, word: str, style: str, width: int) -> list[str]:
        """A word cut where it must be; one piece when it fits."""
        pieces: list[str] = []
        while len(word) > 1 and self.size(word, style)[0] > width:
            end = len(word) - 1
            while end > 1 and self.size(word[:end], style)[0] > width:
                end -= 1
            pieces.append(word[:end])
            word = word[end:]
        return [*pieces, word]
