"""The ways between the rooms of the game. Rooms lead to one another in circles; only this module knows them all."""

from __future__ import annotations

import logging

from game.match.exercise import ExerciseError
from game.match.opening import new_game, own_store, saved_game
from game.match.saves import SaveError
from game.match.seat import Seat
from game.ui.scene import Move, Push, Rebase
from game.ui.scenes.shelf import Choice
from game.ui.widgets.dialogs import Notice

_log = logging.getLogger(__name__)


def to_menu() -> Move:
    """Leave everything for the main menu."""
    from game.ui.scenes.menu import MainMenu

    return Rebase(MainMenu())


def to_table(seat: Seat) -> Move:
    """Sit down at the table."""
    from game.ui.scenes.table import TableScene

    return Rebase(TableScene(seat))


def begin(choice: Choice) -> Move:
    """Begin a new game as it was chosen and sit down at its table."""
    try:
        opened = new_game(choice.exercise(), choice.seat, choice.seed, own_store())
    except ExerciseError as error:
        _log.warning("%s", error)
        return Push(Notice("This exercise cannot be played", str(error.problems[0])))
    return to_table(opened.seat)


def go_on(label: str) -> Move:
    """Sit down at the table of a saved game."""
    try:
        store = own_store()
        opened = saved_game(store.get(label), store)
    except SaveError as error:
        return Push(Notice("This game cannot be opened", f"{error}."))
    return to_table(opened.seat)
