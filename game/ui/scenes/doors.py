"""The doors of the game: the places that scenes lead to from many sides, and what opens a game on the way."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Final

from game.match.exercise import ExerciseError
from game.match.opening import new_game, own_store, saved_game
from game.match.saves import SaveError
from game.match.seat import Seat
from game.ui.scene import Go, Move, Place, Push
from game.ui.scenes.shelf import Choice
from game.ui.widgets.dialogs import Notice

_log = logging.getLogger(__name__)


MENU: Final = "Main menu"
"""What the way out of a game is called, where nothing else was opened before it."""


@dataclass(frozen=True)
class AtMenu(Place):
    """At the main menu."""


@dataclass(frozen=True)
class AtTable(Place):
    """At the table, in a seat."""

    seat: Seat


def to_menu() -> Move:
    """Leave everything for the main menu."""
    return Go(AtMenu())


def begin(choice: Choice) -> Move:
    """Begin a new game as it was chosen and sit down at its table."""
    try:
        opened = new_game(choice.exercise(), choice.seat, choice.seed, own_store())
    except ExerciseError as error:
        _log.warning("%s", error)
        return Push(Notice("This exercise cannot be played", str(error.problems[0])))
    return Go(AtTable(opened.seat))


def go_on(label: str) -> Move:
    """Sit down at the table of a saved game."""
    try:
        store = own_store()
        opened = saved_game(store.get(label), store)
    except SaveError as error:
        return Push(Notice("This game cannot be opened", f"{error}."))
    return Go(AtTable(opened.seat))
