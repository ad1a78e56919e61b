"""The bounds of lint are sound: nothing that any game reaches lies above them."""

import numpy as np
import pytest

from game.partners.policy import POLICIES
from game.rules.codes import NEVER, Outcome, Stage
from game.rules.initial import initial
from game.rules.observe import seen
from game.rules.state import State
from game.rules.step import step
from game.rules.tables import Tables
from game.scenario.bundled import bundled_files
from game.scenario.compile import compile_loaded
from game.scenario.lint import bounds
from game.scenario.load import load

FILES = {path.stem: path for path in bundled_files()}
GAMES = 4


def tables_of(name: str) -> Tables:
    return compile_loaded(load(FILES[name])).tables


def states(tables: Tables, policy: str) -> list[State]:
    """What a few games come through, turn by turn, with one policy for all nations."""
    state = initial(tables, np.arange(50, 50 + GAMES, dtype=np.uint64))
    players = np.ones((GAMES, tables.public.n_nations), np.bool_)
    passed = [state]
    for _ in range(tables.public.turns):
        state = step(tables, state, POLICIES[policy].orders(tables.public, seen(tables, state), players)).state
        passed.append(state)
    return passed


@pytest.mark.parametrize("policy", ["cooperator", "broadcaster"])
@pytest.mark.parametrize("name", FILES)
def test_no_game_gets_above_the_bounds(name: str, policy: str) -> None:
    tables = tables_of(name)
    threads = range(tables.public.n_threads)
    most = np.stack([bounds.confidence(tables, t, late=False) for t in threads], 1)
    last = np.array([bounds.latest_deadline(tables, t) for t in threads])
    first = np.array([bounds.earliest_form(tables, t) for t in threads])
    for state in states(tables, policy):
        assert (state.confidence.max((0, 1)) <= most[: state.tick + 1].max(0)).all()
        averted = (state.outcome == Outcome.PREVENTED) | (state.outcome == Outcome.DISRUPTED)
        assert (np.where(averted, state.closed, 0) <= last).all()
        formed = np.where(state.force_stage > Stage.FREE, state.force_thread, -1)
        assert all(state.tick > first[t] for t in np.unique(formed[formed >= 0]))


@pytest.mark.parametrize("name", FILES)
def test_the_bounds_are_near_enough_to_say_something(name: str) -> None:
    tables = tables_of(name)
    for t in range(tables.public.n_threads):
        everyone = np.ones(tables.public.n_nations, np.bool_)
        eased = tables.public.doctrine.freeze_requirement * bounds.freezable(tables, t)  # counts as confidence
        found = bounds.pool(tables, tables.public.thread_need[t], everyone, everyone, bounds.latest_deadline(tables, t))
        assert 2 <= found.members <= tables.public.doctrine.force_size
        assert tables.public.doctrine.respond_confidence <= bounds.highest_confidence(tables, t) < 1000 + eased
        assert bounds.earliest_form(tables, t) < NEVER
        assert bounds.earliest_form(tables, t) >= bounds.opening(tables, t)


def test_without_its_reports_a_thread_is_out_of_reach() -> None:
    tables = tables_of("first-contact")
    nothing = np.zeros(tables.public.n_reports, np.bool_)
    assert bounds.confidence(tables, 0, nothing).max() == 0


def test_evidence_of_the_last_turn_counts_half_in_a_response() -> None:
    tables = tables_of("first-contact")
    at_once, settled = bounds.confidence(tables, 0), bounds.confidence(tables, 0, late=False)
    assert at_once[0] < settled[0]
    assert (at_once <= settled).all()


def test_a_nation_of_the_place_may_always_act_at_home() -> None:
    tables = tables_of("paper-trail")
    for t in range(tables.public.n_threads):
        assert bounds.lawful(tables, t)[tables.public.thread_place[t]]
        assert bounds.may_lead(tables, t)[tables.public.thread_place[t]]
