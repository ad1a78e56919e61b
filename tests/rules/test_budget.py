"""What the engine may weigh and do: bytes and calls, which are the same on every machine; times are for benchmarks."""

from functools import cache

from game.rules.tables import Tables
from tests.benchmarks.games import Run, bytes_a_game, calls_a_tick, play, tables_of

TURNS = 6
BATCH = 16
MOST_BYTES = 24 * 1024
MOST_CALLS = 2_000
"""Calls of Python's own functions and of NumPy's, a tick; the count is exact, the same on every machine."""


@cache
def medium() -> Tables:
    return tables_of()


@cache
def run(games: int) -> Run:
    return play(medium(), games, turns=TURNS)


def test_a_game_of_the_medium_exercise_fits_its_bytes() -> None:
    assert bytes_a_game(run(1).states[-1]) <= MOST_BYTES
    assert bytes_a_game(run(BATCH).states[-1]) == bytes_a_game(run(1).states[-1])


def test_a_tick_makes_few_calls_and_always_as_many() -> None:
    calls = calls_a_tick(medium(), run(1))
    assert 100 < calls <= MOST_CALLS
    assert calls_a_tick(medium(), run(1)) == calls
