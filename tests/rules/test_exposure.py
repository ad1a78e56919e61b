"""Exposure of reports, compromise, and breaches found (R-EXPOSE, R-BREACH)."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from game.rules import exposure
from game.rules.codes import NEVER_BYTE, NONE, Copy, Label
from game.rules.events import Event
from game.rules.exposure import holder_rates
from game.rules.now import Now
from game.rules.orders import Kind, joined
from game.rules.state import State
from game.rules.tables import Tables
from tests.rules.moment import altered, moment
from tests.rules.world import NOTE, PLATFORM, happened, order, start, turn, turns, world

CALM = {"hazard_need": 0, "hazard_no_need": 0, "hazard_origin": 0, "breach_found": 0}
CERTAIN = {"hazard_no_need": 100_000, "hazard_need": 100_000, "hazard_origin": 100_000}


def rates(tables: Tables, state: State) -> np.ndarray:
    """Hazard of each nation and report in ppm: [N, I]."""
    none = np.zeros(0, np.int32)
    now = Now(
        tables, state, state.tick, joined([]), none, none.astype(np.bool_), np.zeros(state.trust.shape, np.int32), None
    )
    reports = np.arange(tables.public.n_reports)
    return holder_rates(now, np.zeros_like(reports), reports)


def shared(tables: Tables, to: tuple[int, ...], tear: int = 0, channel: int = PLATFORM) -> State:
    """Report 0 shared by its originator and delivered."""
    sent = turn(tables, start(tables), order(0, Kind.SHARE, report=0, to=to, channel=channel, tear=tear)).state
    return sent if channel == PLATFORM else turns(tables, sent, 1)


def struck(tables: Tables, games: int, **changes: Any) -> State:
    """Report 0 shared with nation 1 in many games, three turns on."""
    orders = [order(0, Kind.SHARE, game=b, report=0, to=(1,), channel=PLATFORM, **changes) for b in range(games)]
    return turns(tables, turn(tables, start(tables, games), *orders).state, 3)


def test_a_report_that_nobody_else_holds_is_safe() -> None:
    tables = world(doctrine=CERTAIN)
    assert not turns(tables, start(tables, 50), 4).compromised.any()


def test_need_and_handling_decide_how_much_a_holder_adds() -> None:
    """(1,400 - 160 x 3) / 1,000 = 0.92 of 300 at the originator, 1,500 with need, 8,000 without."""
    numbers = {"hazard_origin": 300, "hazard_need": 1500, "hazard_no_need": 8000}
    plain = world(doctrine=numbers)
    assert rates(plain, shared(plain, (1,)))[:2, 0].tolist() == [276, 1380]
    strange = world(interest=np.zeros((3, 4), np.bool_), doctrine=numbers)
    assert rates(strange, shared(strange, (1,)))[:2, 0].tolist() == [276, 7360]
    careless = world(handling=np.array([0, 5, 3], np.int8), doctrine=numbers)
    assert rates(careless, shared(careless, (1,)))[:2, 0].tolist() == [420, 900]


def test_a_copy_adds_to_the_hazard_for_a_while_only() -> None:
    tables = world(doctrine={**CALM, "hazard_need": 1500, "hazard_span": 12}, turns=8)
    state = shared(tables, (1,))
    assert rates(tables, turns(tables, state, 1))[1, 0] > 0
    assert rates(tables, turns(tables, state, 2))[1, 0] == 0


def test_every_path_counts() -> None:
    tables = world(report_orcon=np.zeros(14, np.bool_), report_label=np.full(14, Label.CLEAR, np.int8), doctrine=CALM)
    tables = replace(tables, public=replace(tables.public, doctrine=replace(tables.public.doctrine, hazard_need=1000)))
    state = turns(tables, turn(tables, start(tables), order(0, Kind.SHARE, report=0, to=(1,), channel=NOTE)).state, 2)
    twice = turn(tables, state, order(0, Kind.SHARE, report=3, to=(1,), channel=NOTE)).state
    assert (int(twice.paths[0, 1, 0]), int(twice.paths[0, 1, 3])) == (1, 1)
    again = turn(tables, state, order(1, Kind.SHARE, report=0, to=(2,), channel=NOTE))
    back = turns(tables, again.state, 2)
    sent = turn(tables, back, order(2, Kind.SHARE, report=0, to=(1,), channel=NOTE)).state
    assert int(sent.paths[0, 1, 0]) == 2


def test_a_compromise_voids_the_report_kills_the_source_and_costs_trust_both_ways() -> None:
    source = np.arange(14, dtype=np.int16)
    source[6] = 0
    later = np.zeros(14, np.int16)
    later[6] = 30
    tables = world(doctrine={**CERTAIN, "trust_drift": 0}, source=source, arrive_low=later, arrive_high=later)
    sent = turn(tables, start(tables), order(0, Kind.SHARE, report=0, to=(1,), channel=PLATFORM))
    trust = start(tables).trust[0]
    state = turns(tables, sent.state, 4)
    assert state.compromised[0, 0]
    assert state.source_dead[0, 0]
    assert state.copies[0, 0, 6] == Copy.NO
    assert state.compromises[0].tolist() == [1, 0, 0]
    assert state.trust[0, 0, 1] <= trust[0, 1] - 10 + 5
    assert state.trust[0, 1, 0] < trust[1, 0] + 40


@pytest.mark.parametrize(("passed", "need", "loss"), [(False, True, -10), (True, True, -50), (False, False, -50)])
def test_who_only_received_what_it_needed_is_hardly_blamed(passed: bool, need: bool, loss: int) -> None:
    tables = world(doctrine={**CERTAIN, "trust_drift": 0})
    sent = turn(tables, start(tables), order(0, Kind.SHARE, report=0, to=(1,), channel=PLATFORM)).state
    st = altered(sent)
    st.compromised[0, 0] = False
    st.copies[0, 1, 0] = Copy.FULL
    st.sent_to[0, 1, 0] = 0b100 if passed else 0
    st.need_until[0, 1, 0] = NEVER_BYTE if need else 0
    now = moment(tables, st)
    zero = np.zeros(1, np.intp)
    exposure.compromise(now, zero, zero, np.array([[0, 5, 0]], np.int32), np.zeros(1, np.bool_))
    assert now.trust_change[0, 0, 1] == loss
    assert now.recorder is not None
    events = now.recorder.events()
    assert events.actor[events.event == Event.COMPROMISED].tolist() == [1]


@pytest.mark.parametrize(("rates", "worst"), [([0, 5, 9], 2), ([0, 9, 5], 1), ([0, 7, 7], NONE)])
def test_where_a_report_was_most_exposed_is_told_whoever_is_to_blame(rates: list[int], worst: int) -> None:
    tables = world(doctrine={**CERTAIN, "trust_drift": 0})
    st = altered(start(tables))
    st.compromised[0, 0] = False
    st.copies[0, 1:, 0] = Copy.FULL
    st.need_until[0, 1:, 0] = NEVER_BYTE, 0
    now = moment(tables, st)
    zero = np.zeros(1, np.intp)
    exposure.compromise(now, zero, zero, np.array([rates], np.int32), np.zeros(1, np.bool_))
    assert now.recorder is not None
    events = now.recorder.events()
    assert events.actor[events.event == Event.COMPROMISED].tolist() == [worst]


def test_a_compromise_tells_originator_and_holders() -> None:
    tables = world(doctrine=CERTAIN)
    resolved = turn(tables, start(tables), order(0, Kind.SHARE, report=0, to=(1,), channel=PLATFORM))
    for _ in range(4):
        if happened(resolved, Event.COMPROMISED):
            break
        resolved = turn(tables, resolved.state)
    row = np.flatnonzero(resolved.events.event == Event.COMPROMISED)[0]
    assert (resolved.events.target[row], resolved.events.item[row]) == (0, 0)
    assert resolved.events.audience[row] == 0b011


def test_void_copies_count_nothing() -> None:
    tables = world(doctrine=CERTAIN)
    void = shared(tables, (1,))
    compromised = void.compromised.copy()
    compromised[0, 0] = True
    assert (
        turns(tables, replace(void, compromised=compromised), 1).confidence[0, 1, 0]
        < turns(world(doctrine=CALM), void, 1).confidence[0, 1, 0]
    )


def test_the_odds_are_those_of_the_doctrine() -> None:
    """AMBER with one holder in need: 1,380 + 276 ppm a tick, for 19 ticks about 3 %."""
    games = 4000
    state = struck(world(doctrine={"hazard_origin": 300, "hazard_need": 1500}), games)
    ticks = 6 * 4 - 2
    expected = 1 - (1 - 1656e-6) ** ticks
    assert abs(state.compromised[:, 0].mean() - expected) < 0.01


@pytest.mark.parametrize(("label", "percent"), [(Label.CLEAR, 0), (Label.GREEN, 50), (Label.AMBER, 100)])
def test_the_label_raises_the_odds(label: Label, percent: int) -> None:
    tables = world(report_label=np.full(14, label, np.int8), doctrine={"hazard_need": 20_000, "hazard_origin": 0})
    ticks, rate = 22, 20_000 * 0.92e-6 * percent / 100
    assert abs(struck(tables, 1500).compromised[:, 0].mean() - (1 - (1 - rate) ** ticks)) < 0.04


def test_a_compromised_tear_line_kills_the_source_by_chance_only() -> None:
    for chance, dead in ((0, False), (1000, True)):
        tables = world(doctrine={**CERTAIN, "tear_kills_source": chance})
        state = struck(tables, 20, tear=1)
        assert (state.compromises[:, 0] > 0).any()
        hit = state.compromises[:, 0] > 0
        assert (state.source_dead[hit, 0] == dead).all()
        assert (state.copies[hit, 0, 0] == Copy.FULL).all()
        assert (state.copies[hit, 1, 0] == Copy.NO).all() != dead


def breach(tables: Tables, games: int = 1) -> State:
    """Nation 1 passes report 0, under originator control, on to nation 2 as a tear-line."""
    state = turn(
        tables,
        start(tables, games),
        *(order(0, Kind.SHARE, game=b, report=0, to=(1,), channel=PLATFORM) for b in range(games)),
    ).state
    onward = [order(1, Kind.SHARE, game=b, report=0, to=(2,), channel=NOTE, tear=1) for b in range(games)]
    return turn(tables, state, *onward).state


def test_a_breach_is_known_to_the_breaker_alone_until_it_is_found() -> None:
    tables = world(doctrine=CALM)
    state = turn(tables, start(tables), order(0, Kind.SHARE, report=0, to=(1,), channel=PLATFORM)).state
    resolved = turn(tables, state, order(1, Kind.SHARE, report=0, to=(2,), channel=NOTE, tear=1))
    row = np.flatnonzero(resolved.events.event == Event.BREACH)[0]
    assert resolved.events.audience[row] == 1 << 1
    assert resolved.state.breaches[0].tolist() == [0, 1, 0]
    assert not resolved.state.breach_found.any()


def test_a_breach_that_is_found_costs_the_originators_trust_and_a_little_of_the_witnesses() -> None:
    tables = world(doctrine={**CALM, "breach_found": 1000, "trust_drift": 0, "trust_caveat": 0})
    before = breach(tables)
    hidden = world(doctrine={**CALM, "trust_drift": 0, "trust_caveat": 0})
    after = turns(tables, before, 2)
    plain = turns(hidden, breach(hidden), 2)
    assert after.breach_found[0].tolist() == [False, True, False]
    assert int(after.trust[0, 0, 1]) == int(plain.trust[0, 0, 1]) - 150
    assert int(after.trust[0, 2, 1]) - int(plain.trust[0, 2, 1]) in (0, -30)
    assert after.shown[0, 0, 0, 1] >= 0


def test_the_chance_of_being_found_grows_with_the_nations_that_see_the_copy() -> None:
    tables = world(doctrine={**CALM, "breach_found": 100})
    found = breach(tables, 1500)
    share = [turns(tables, found, k).breach_found[:, 1].mean() for k in range(4)]
    assert share[0] < share[1] < share[2] < share[3]
    assert abs(share[0] - 0.1) < 0.03


def test_a_breach_is_found_for_a_while_only() -> None:
    tables = world(doctrine={**CALM, "breach_turns": 1})
    state = breach(tables)
    assert state.breach_until[0, 2, 0] == 12
    late = world(doctrine={**CALM, "breach_turns": 1, "breach_found": 1000})
    assert not turns(late, state, 3).breach_found.any()


def test_caveats_kept_to_the_end_are_worth_trust() -> None:
    doctrine = {**CALM, "hazard_span": 12, "trust_drift": 0}
    kept, none = world(doctrine=doctrine), world(doctrine={**doctrine, "trust_caveat": 0})
    gain = turns(kept, shared(kept, (1,)), 3).trust[0, 0, 1] - turns(none, shared(none, (1,)), 3).trust[0, 0, 1]
    assert gain == 5
    broke = turns(kept, breach(kept), 3).trust[0, 0, 1] - turns(none, breach(none), 3).trust[0, 0, 1]
    assert broke == 0


def test_what_was_sent_and_is_void_does_not_arrive() -> None:
    tables = world(doctrine=CERTAIN)
    orders = [
        order(0, Kind.SHARE, report=0, to=(1,), channel=PLATFORM),
        order(0, Kind.SHARE, report=0, to=(2,), channel=NOTE, tear=1),
    ]
    state = turns(tables, turn(tables, start(tables), *orders).state, 4)
    assert state.compromised[0, 0]
    assert (state.due[0, :, 0] == NEVER_BYTE).all()
