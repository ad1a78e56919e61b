"""The desktop game: the real window with the scene that fits."""

from __future__ import annotations

from game.match.seat import Seat
from game.ui import window
from game.ui.preferences import load_preferences
from game.ui.scene import Scene
from game.ui.scenes.menu import MainMenu
from game.ui.scenes.table import TableScene


def first_scene(seat: Seat | None) -> Scene:
    """The table of a seat that is taken already, else the main menu."""
    return TableScene(seat) if seat is not None else MainMenu()


def run(seat: Seat | None = None, size: tuple[int, int] = (1600, 900), frames: int = 0) -> None:
    """Open the window and play until it is closed; with `frames`, that many frames at most.

    Raises pygame.error when there is no display.
    """
    chosen = load_preferences()
    window.run(
        first_scene(seat), size, "Need to Share", chosen.theme, chosen.ui_scale, chosen.text_scale, chosen.software,
        frames,
    )  # fmt: skip
