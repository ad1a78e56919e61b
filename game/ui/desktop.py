"""The desktop game: the real window, and which scene shows which place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game.match.seat import Seat
from game.ui import window
from game.ui.preferences import load_preferences
from game.ui.scene import Place, Scene
from game.ui.scenes.author.preview import Preview
from game.ui.scenes.doors import AtMenu, AtTable
from game.ui.scenes.menu import MainMenu
from game.ui.scenes.table import TableScene

SIZE = (1600, 900)


def scene_at(place: Place) -> Scene:
    """The scene of a place. Scenes name places; only this module knows what stands there."""
    match place:
        case AtMenu():
            return MainMenu()
        case AtTable(seat):
            return TableScene(seat)
    raise LookupError(f"no scene shows {place}")


def around(preview: Preview) -> Callable[[Place], Scene]:
    """The scenes of places while an author previews an exercise: what leads to the main menu leads back to the
    preview, which is as it was left.
    """

    def at(place: Place) -> Scene:
        match place:
            case AtMenu():
                return preview
            case AtTable(seat):
                return TableScene(seat, way_out="Back to the preview")
        return scene_at(place)

    return at


def run(seat: Seat | None = None, size: tuple[int, int] = SIZE, frames: int = 0) -> None:
    """Open the window, at the table of a seat that is taken already or else at the main menu, and play until it is
    closed; with `frames`, that many frames at most.

    Raises pygame.error when there is no display.
    """
    _open(scene_at(AtTable(seat) if seat is not None else AtMenu()), scene_at, size, frames)


def preview(
    path: Path, difficulty: str = "normal", seed: int = 1, size: tuple[int, int] = SIZE, frames: int = 0
) -> None:
    """Open the window for the author of the exercise in a file. `size`, `frames` and errors as for `run`."""
    first = Preview(path, difficulty, seed)
    _open(first, around(first), size, frames)


def _open(first: Scene, at: Callable[[Place], Scene], size: tuple[int, int], frames: int) -> None:
    chosen = load_preferences()
    window.run(
        first, size, "Need to Share", chosen.theme, chosen.ui_scale, chosen.text_scale, chosen.software, frames,
        scene_at=at,
    )  # fmt: skip
