"""The display that everything is measured and painted for: its size, scale, theme and letters."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.text import TextEngine
from game.ui.theme import RGB, Theme

LEAST_DP = (900, 500)


def scale_for(size: tuple[int, int], ui_scale: float) -> float:
    """Pixels per dp: grows with the window, times the setting (0.75 to 2.5), so that at least 900 x 500 dp remain."""
    natural = max(0.9, min(size[0] / 1600, size[1] / 900))
    most = min(size[0] / LEAST_DP[0], size[1] / LEAST_DP[1])
    return max(0.5, min(natural * max(0.75, min(2.5, ui_scale)), most))


@dataclass
class Display:
    """A window of `size` pixels with `k` pixels per dp."""

    size: tuple[int, int]
    k: float
    text_scale: float
    theme: Theme
    text: TextEngine

    @property
    def width_dp(self) -> float:
        """The window's width in dp; below 1,200 side panels should become tabs."""
        return self.size[0] / self.k

    @property
    def height_dp(self) -> float:
        """The window's height in dp."""
        return self.size[1] / self.k

    def px(self, dp: float) -> int:
        """Whole pixels for a length in dp; never 0 for a length above 0."""
        return max(1, round(dp * self.k)) if dp > 0 else round(dp * self.k)

    def em(self, dp: float) -> int:
        """Whole pixels for a length that grows with the text setting too: icons, marks, and the room they take in a
        line.
        """
        return self.px(dp * self.text_scale)

    def color(self, token: str | RGB) -> RGB:
        """A theme token or colour code as RGB."""
        return self.theme.color(token)
