"""Trust: all of a tick's changes added and clipped once, credit for evidence, and drift (R-TRUST)."""

from dataclasses import replace

import numpy as np
import pytest

from game.rules import trust
from game.rules.events import Event, Recorder, TrustCause
from game.rules.now import Now
from game.rules.orders import Kind, joined
from game.rules.state import State
from game.rules.tables import Tables
from tests.rules.world import PLATFORM, happened, order, start, turn, turns, world

QUIET = {"hazard_need": 0, "hazard_origin": 0, "hazard_no_need": 0, "trust_caveat": 0}


def writable(state: State) -> State:
    return replace(state, **{name: array.copy() for name, array in state.arrays().items()})  # type: ignore[attr-defined]


def moment(tables: Tables, state: State, tick: int) -> Now:
    none = np.zeros(0, np.int32)
    change = np.zeros(state.trust.shape, np.int32)
    return Now(tables, writable(state), tick, joined([]), none, none.astype(np.bool_), change, Recorder())


def one(value: int) -> np.ndarray:
    return np.array([value])


def test_changes_of_a_tick_are_added_and_clipped_once() -> None:
    """+600 and -550 from 900 is 950, whatever comes first."""
    tables = world(trust=np.full((3, 3), 900, np.int16))
    now = moment(tables, start(tables), 0)
    for change in (600, -550):
        now.trust(one(0), one(0), one(1), change, TrustCause.INJECT)
    trust.apply(now)
    assert now.st.trust[0, 0, 1] == 950
    assert not now.trust_change.any()


@pytest.mark.parametrize(("change", "expected"), [(5000, 1000), (-5000, 0)])
def test_trust_stays_between_nothing_and_full(change: int, expected: int) -> None:
    tables = world()
    now = moment(tables, start(tables), 0)
    now.trust(one(0), one(0), one(1), change, TrustCause.INJECT)
    trust.apply(now)
    assert now.st.trust[0, 0, 1] == expected
    assert now.st.regard[0, 0, 1] == np.sign(change) * 1000


def test_trust_is_not_symmetric() -> None:
    tables = world()
    now = moment(tables, start(tables), 0)
    now.trust(one(0), one(0), one(1), -100, TrustCause.PUSH)
    trust.apply(now)
    assert (now.st.trust[0, 0, 1], now.st.trust[0, 1, 0]) == (500, 600)


@pytest.mark.parametrize(("away", "expected"), [(200, 190), (-200, -190), (19, 19), (-19, -19), (20, 19), (0, 0)])
def test_trust_drifts_toward_its_start_by_a_share_of_the_gap_rounded_toward_nothing(away: int, expected: int) -> None:
    tables = world(doctrine={"trust_drift": 50})
    state = writable(start(tables))
    state.trust[0, 0, 1] += away
    assert turns(tables, state, 1).trust[0, 0, 1] == 600 + expected


def test_regard_fades() -> None:
    tables = world(doctrine={"trust_drift": 100})
    state = writable(start(tables))
    state.regard[0, 0, 1], state.regard[0, 1, 0] = 500, -500
    after = turns(tables, state, 1)
    assert (after.regard[0, 0, 1], after.regard[0, 1, 0]) == (450, -450)


def exchange(tables: Tables) -> tuple[State, State]:
    """Nation 0 gives nation 1 a report; and the same without."""
    given = turn(tables, start(tables), order(0, Kind.SHARE, report=0, to=(1,), channel=PLATFORM)).state
    return turns(tables, given, 1), turns(tables, start(tables), 2)


def test_who_raises_confidence_is_trusted_more_and_nobody_else() -> None:
    tables = world(doctrine={**QUIET, "trust_drift": 0})
    given, plain = exchange(tables)
    rise = given.trust[0].astype(int) - plain.trust[0]
    assert 0 < rise[1, 0] <= 40
    rise[1, 0] = 0
    assert not rise.any()


def test_the_gain_is_capped_and_scaled_by_how_far_trust_is_from_full() -> None:
    tables = world(doctrine={**QUIET, "trust_drift": 0, "trust_evidence_divisor": 1, "trust_evidence_cap": 25})
    given, plain = exchange(tables)
    assert given.trust[0, 1, 0] - plain.trust[0, 1, 0] == 25 * (1000 - 600) // 1000


def test_evidence_on_a_closed_thread_earns_nothing() -> None:
    tables = world(thread_life=np.full((2, 2), 1, np.int16), doctrine={**QUIET, "trust_drift": 0})
    given, plain = exchange(tables)
    assert given.trust[0, 1, 0] == plain.trust[0, 1, 0]


def test_a_liaison_officer_makes_each_useful_exchange_count_for_more() -> None:
    liaison = ~np.eye(3, dtype=np.bool_)
    doctrine = {**QUIET, "trust_drift": 0, "trust_liaison": 100}
    near, _ = exchange(world(liaison=liaison, doctrine=doctrine))
    far, _ = exchange(world(doctrine=doctrine))
    assert near.trust[0, 1, 0] - far.trust[0, 1, 0] == 100 * 400 // 1000


def test_a_push_without_need_costs_trust_up_to_a_cap() -> None:
    tables = world(
        interest=np.zeros((3, 4), np.bool_),
        staff=np.full(3, 30, np.int8),
        doctrine={**QUIET, "trust_drift": 0, "trust_evidence_cap": 0, "trust_push": -20, "trust_push_cap": -60},
    )
    before = start(tables)
    d = tables.public.doctrine
    for pushes, loss in ((1, -d.trust_push), (2, -2 * d.trust_push), (4, -d.trust_push_cap)):
        orders = [order(0, Kind.SHARE, report=i, to=(1,), channel=PLATFORM) for i in (0, 3, 6, 9)[:pushes]]
        resolved = turn(tables, before, *orders)
        assert resolved.state.trust[0, 1, 0] == before.trust[0, 1, 0] - loss
        assert len(happened(resolved, Event.PUSHED)) == pushes


def test_a_change_is_told_to_the_two_it_concerns() -> None:
    tables = world()
    now = moment(tables, start(tables), 0)
    now.trust(one(0), one(2), one(1), -5, TrustCause.DECLINED, one(7))
    assert now.recorder is not None
    events = now.recorder.events()
    assert (events.audience.tolist(), events.cause.tolist(), events.value.tolist()) == ([0b110], [7], [-5])
