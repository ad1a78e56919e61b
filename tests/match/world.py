"""Games to test with: the loader's example exercise, played at a table in a folder of the test's own."""

from functools import cache
from pathlib import Path

from game.match.exercise import Exercise
from game.match.local import LocalSeat
from game.match.opening import Opened, new_game
from game.match.seat import Answer
from game.match.store import Store
from game.scenario.source import Source
from tests.scenario.example import EXAMPLE


@cache
def exercise() -> Exercise:
    return Exercise.of_source(Source("example.yaml", EXAMPLE))


def opened(folder: Path, seed: int = 5) -> Opened:
    """A new game at the example's default seat, saved into `folder`."""
    return new_game(exercise(), seed=seed, store=Store(folder))


def answers(seat: LocalSeat, kind: type[Answer]) -> list[Answer]:
    """What of one kind has come back since the last poll."""
    return [answer for answer in seat.poll() if isinstance(answer, kind)]
