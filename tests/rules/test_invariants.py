"""What holds of every game, whatever is ordered in it: random orders of all kinds, in the busiest of exercises."""

from dataclasses import fields, replace

import numpy as np
import pytest

from game.rules import step as stepping
from game.rules.checksum import checksum, differing, field_checksums
from game.rules.initial import initial
from game.rules.now import Now
from game.rules.observe import seen
from game.rules.orders import Orders, joined, placed
from game.rules.reasons import Reason
from game.rules.state import State
from game.rules.step import step
from tests.oracle.exercise import busy
from tests.oracle.fuzz import random_orders
from tests.rules.ranges import faults

TABLES = busy(4)
GAMES = 6
EACH = 14


def seeds(*numbers: int) -> np.ndarray:
    return np.array(numbers or range(1, GAMES + 1), np.uint64)


def recorded_game(batch: int = GAMES, numbered: bool = True) -> tuple[list[State], list[Orders]]:
    """States from the first plan to the end, and the orders between them."""
    draw = np.random.default_rng(7)
    states, plans = [initial(TABLES, np.arange(1, batch + 1, dtype=np.uint64))], []
    for _ in range(TABLES.public.turns):
        orders = random_orders(TABLES.public, states[-1], draw, EACH)
        plans.append(placed(orders) if numbered else orders)
        states.append(step(TABLES, states[-1], plans[-1]).state)
    return states, plans


STATES, PLANS = recorded_game()


def same(first: State, second: State, here: int = 0, there: int = 0) -> list[str]:
    """Fields in which game `here` of the first State differs from game `there` of the second."""
    return differing(field_checksums(first, here), field_checksums(second, there))


@pytest.mark.parametrize("order", [(3,), (1, 3), (6, 5, 4, 3, 2, 1), (3, 3, 3, 2)])
def test_a_game_is_the_same_alone_and_at_any_index_of_any_batch(order: tuple[int, ...]) -> None:
    state = initial(TABLES, seeds(*order))
    for plan, whole in zip(PLANS, STATES[1:], strict=True):
        parts = []
        for index, seed in enumerate(order):
            mine = plan.take(plan.b == seed - 1)
            parts.append(replace(mine, b=np.full(len(mine), index, np.int32)))
        state = step(TABLES, state, joined(parts[::-1])).state
        for index, seed in enumerate(order):
            assert same(state, whole, index, seed - 1) == []


def test_past_states_never_change() -> None:
    state = initial(TABLES, seeds())
    kept = []
    for plan in PLANS:
        kept.append((state, [checksum(state, b) for b in range(GAMES)]))
        state = step(TABLES, state, plan).state
    for past, sums in kept:
        assert [checksum(past, b) for b in range(GAMES)] == sums


def test_a_state_cannot_be_written() -> None:
    for state in (STATES[0], STATES[-1]):
        for f in fields(state):
            value = getattr(state, f.name)
            assert not isinstance(value, np.ndarray) or not value.flags.writeable


@pytest.mark.parametrize("seed", range(3))
def test_it_does_not_matter_in_which_order_players_submit(seed: int) -> None:
    draw = np.random.default_rng(seed)
    for before, plan, after in zip(STATES, PLANS, STATES[1:], strict=False):
        shuffled = draw.permutation(len(plan))
        resolved = step(TABLES, before, plan.take(shuffled))
        assert [same(resolved.state, after, b, b) for b in range(GAMES)] == [[]] * GAMES
        assert (resolved.reason == step(TABLES, before, plan).reason[shuffled]).all()


def test_a_refused_order_changes_nothing() -> None:
    dropped = 0
    for before, plan, after in zip(STATES, PLANS, STATES[1:], strict=False):
        reason = step(TABLES, before, plan).reason
        dropped += int((reason != Reason.ACCEPTED).sum())
        without = step(TABLES, before, plan.take(reason == Reason.ACCEPTED))
        assert (without.reason == Reason.ACCEPTED).all()
        assert [same(without.state, after, b, b) for b in range(GAMES)] == [[]] * GAMES
    assert dropped > 200


def test_recording_changes_nothing() -> None:
    for before, plan, after in zip(STATES, PLANS, STATES[1:], strict=False):
        resolved = step(TABLES, before, plan, record=True)
        assert len(resolved.events)
        assert [same(resolved.state, after, b, b) for b in range(GAMES)] == [[]] * GAMES


def test_looking_changes_nothing() -> None:
    before = [checksum(STATES[4], b) for b in range(GAMES)]
    seen(TABLES, STATES[4])
    assert [checksum(STATES[4], b) for b in range(GAMES)] == before


def test_an_ended_game_is_frozen() -> None:
    end = STATES[-1]
    assert end.tick == TABLES.public.ticks
    resolved = step(TABLES, end, PLANS[-1], record=True)
    assert [same(resolved.state, end, b, b) for b in range(GAMES)] == [[]] * GAMES
    assert (resolved.reason == Reason.ENDED).all()
    assert len(resolved.events) == 0


@pytest.mark.parametrize("nations", [3, 6])
def test_every_field_keeps_its_dtype_and_range_in_every_tick(monkeypatch: pytest.MonkeyPatch, nations: int) -> None:
    tables = busy(nations)
    ticks: list[int] = []
    plain = stepping._tick

    def checked(now: Now) -> None:
        plain(now)
        ticks.append(now.t)
        assert faults(tables.public, now.st) == [], f"after tick {now.t}"

    monkeypatch.setattr(stepping, "_tick", checked)
    state = initial(tables, seeds(1, 2))
    assert faults(tables.public, state) == []
    draw = np.random.default_rng(nations)
    for _ in range(tables.public.turns):
        state = step(tables, state, random_orders(tables.public, state, draw, 30)).state
    assert ticks == list(range(tables.public.ticks))


def test_a_fault_in_a_field_is_named() -> None:
    trust = STATES[0].trust.copy()
    trust[0, 1, 0] = 1001
    assert faults(TABLES.public, replace(STATES[0], trust=trust)) == ["trust runs from 420 to 1001, allowed 0 to 1000"]
    wide = replace(STATES[0], reads_left=STATES[0].reads_left.astype(np.int64))
    assert faults(TABLES.public, wide) == [f"reads_left is int64 {(GAMES, 4)}"]
