"""Every bundled exercise loads, checks clean, and plays to its end, whoever plays it."""

import numpy as np
import pytest

from game.partners.policy import POLICIES
from game.rules import scoring
from game.rules.codes import Outcome
from game.rules.initial import initial
from game.rules.observe import seen
from game.rules.orders import joined
from game.rules.reasons import Reason
from game.rules.state import State
from game.rules.step import step
from game.rules.tables import Tables
from game.scenario.bundled import bundled, bundled_files
from game.scenario.compile import compile_loaded, compile_scenario
from game.scenario.load import load
from tests.rules.ranges import faults

FILES = {path.stem: path for path in bundled_files()}


def tables_of(name: str) -> Tables:
    return compile_loaded(load(FILES[name])).tables


def played(tables: Tables, policy: str, games: int, seed: int) -> tuple[State, list[int]]:
    """Games to their end with a policy for all nations, and how many orders were carried out in each turn."""
    state = initial(tables, np.arange(seed, seed + games, dtype=np.uint64))
    players = np.ones((games, tables.public.n_nations), np.bool_)
    carried_out: list[int] = []
    for _ in range(tables.public.turns):
        orders = POLICIES[policy].orders(tables.public, seen(tables, state), players)
        resolved = step(tables, state, orders)
        state = resolved.state
        carried_out.append(int((resolved.reason == Reason.ACCEPTED).sum()))
        assert faults(tables.public, state) == []
    return state, carried_out


def ended_well(tables: Tables, state: State) -> None:
    """The last tick is reached, no thread has outlived its deadline, and every score is in range and is its ledger."""
    assert state.tick == tables.public.ticks
    over = (state.opens < state.tick) & (state.deadline < state.tick)
    assert (state.outcome[over] > Outcome.CRISIS).all()
    assert (state.outcome != Outcome.CRISIS).all()
    for value in (scoring.coalition(tables, state), scoring.seat(tables, state)):
        assert ((value >= 0) & (value <= 100_000)).all()
    assert (scoring.dimensions(tables, state) == state.ledger).all()
    assert (scoring.seat_dimensions(tables, state) == state.seat_ledger).all()


def test_all_files_are_listed_and_none_has_a_problem() -> None:
    listings, problems = bundled()
    assert problems == ()
    assert {listing.id for listing in listings} == set(FILES)


@pytest.mark.parametrize("name", FILES)
def test_it_loads_clean_and_compiles_at_every_difficulty(name: str) -> None:
    loaded = load(FILES[name])
    assert loaded.problems == ()
    assert loaded.scenario is not None
    assert loaded.scenario.id == name
    for difficulty in loaded.scenario.difficulties:
        tables = compile_scenario(loaded.scenario, difficulty.id).tables
        state, _ = played(tables, "cooperator", 1, 4)
        ended_well(tables, state)


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("name", FILES)
def test_every_bot_plays_it_to_the_end(name: str, policy: str) -> None:
    tables = tables_of(name)
    state, carried_out = played(tables, policy, 3, 100)
    ended_well(tables, state)
    assert sum(carried_out) > tables.public.turns * tables.public.n_nations


@pytest.mark.parametrize("name", FILES)
def test_random_play_over_many_seeds_neither_crashes_nor_gets_stuck(name: str) -> None:
    tables = tables_of(name)
    state, carried_out = played(tables, "random", 16, 1000)
    ended_well(tables, state)
    assert min(carried_out) > 16


@pytest.mark.parametrize("name", FILES)
def test_it_can_be_sat_through_without_a_single_order(name: str) -> None:
    tables = tables_of(name)
    state = initial(tables, np.arange(8, dtype=np.uint64))
    for _ in range(tables.public.turns):
        state = step(tables, state, joined([])).state
    ended_well(tables, state)


@pytest.mark.parametrize("name", FILES)
def test_two_seeds_differ_in_who_holds_what(name: str) -> None:
    tables = tables_of(name)
    state = initial(tables, np.arange(20, dtype=np.uint64))
    assert len(np.unique(state.origin, axis=0)) > 5
    if (tables.thread_group >= 0).any():
        assert len(np.unique(state.decoy, axis=0)) > 1
