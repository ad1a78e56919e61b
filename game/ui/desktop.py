"""The desktop game: the real window, and which scene shows which place."""

from __future__ import annotations

from game.match.seat import Seat
from game.ui import window
from game.ui.preferences import load_preferences
from game.ui.scene import Place, Scene
from game.ui.scenes.doors import AtMenu, AtTable
from game.ui.scenes.menu import MainMenu
from game.ui.scenes.table import TableScene


def scene_at(place: Place) -> Scene:
    """The scene of a place. Scenes name places; only this function knows what stands there."""
    match place:
        case AtMenu():
            return MainMenu()
        case AtTable(seat):
            return TableScene(seat)
    raise LookupError(f"no scene shows {place}")


def run(seat: Seat | None = None, size: tuple[int, int] = (1600, 900), frames: int = 0) -> None:
    """Open the window, at the table of a seat that is taken already or else at the main menu, and play until it is
    closed; with `frames`, that many frames at most.

    Raises pygame.error when there is no display.
    """
    chosen = load_preferences()
    first = scene_at(AtTable(seat) if seat is not None else AtMenu())
    window.run(
        first, size, "Need to Share", chosen.theme, chosen.ui_scale, chosen.text_scale, chosen.software, frames,
        scene_at=scene_at,
    )  # fmt: skip
