"""What the engine may weigh and how it must scale: bytes, calls, and ratios of one run; never milliseconds."""

from functools import cache

from game.rules.tables import Tables
from tests.benchmarks.games import Run, bytes_a_game, calls_a_tick, copy_share, play, tables_of
from tests.benchmarks.objects import oracle_seconds

TURNS = 6
BATCH = 192
MOST_BYTES = 24 * 1024
MOST_CALLS = 2_000
"""Calls of Python's own functions and of NumPy's, a tick; the count is exact, the same on every machine."""
LEAST_SPEED_UP = 5
LEAST_COPY_SHARE = 0.008
"""Gate against a collapse only: the figure itself swings with the machine and is read off the benchmark."""
LEAST_OVER_OBJECTS = 8


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


def test_a_batch_is_many_times_faster_than_one_game_after_another() -> None:
    play(medium(), 1, turns=1)
    assert max(run(BATCH).rate / play(medium(), 1, turns=TURNS).rate for _ in range(3)) >= LEAST_SPEED_UP


def test_the_rules_take_no_more_than_so_many_copies_of_the_state() -> None:
    assert copy_share(run(BATCH)) >= LEAST_COPY_SHARE


def test_a_batched_game_is_many_times_faster_than_objects() -> None:
    a_game = sum(run(BATCH).rules) / BATCH
    assert oracle_seconds(medium(), run(1)) / a_game >= LEAST_OVER_OBJECTS
