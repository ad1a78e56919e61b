"""What prospects foretell is what the rules then do."""

from dataclasses import replace

import numpy as np
import pytest

from game.rules import crisis
from game.rules.codes import NONE, Capability, Copy, EffectKind, Mark, MatterKind, Outcome, Stage
from game.rules.events import Event
from game.rules.observe import observe
from game.rules.orders import Kind
from game.rules.state import State
from game.rules.tables import Tables
from game.scenario.catalogue import OptionEffect, OptionText
from game.wording import terms
from game.wording.deciding import price
from game.wording.passing import UNPROVEN
from game.wording.prospects import Prospects
from tests.rules.moment import altered, contributed, force, moment
from tests.rules.test_injects import after, choose, effect, msel
from tests.rules.world import PLATFORM, happened, order, start, turn, turns, world
from tests.ui.scenes.fake_catalogue import CATALOGUE


def ahead(tables: Tables, state: State) -> Prospects:
    """The prospects of nation 0."""
    return Prospects(CATALOGUE, observe(tables, state, 0, 0), tables.public.doctrine)


def test_a_force_can_act_from_the_turn_foretold() -> None:
    tables = world(turns=12)
    state = start(tables)
    prospects = ahead(tables, state)
    foretold = prospects.earliest(prospects.view.threads[0], 1)
    state = turn(tables, state, order(0, Kind.FORM, thread=0, to=(1,))).state
    state = turn(tables, state, order(1, Kind.JOIN, key=int(state.force_key[0, 0]))).state
    while state.force_stage[0, 0] != Stage.READY:
        state = turns(tables, state, 1)
    assert state.tick == foretold


@pytest.mark.parametrize(("logistics", "support", "trained"), [(0, 0, 0), (2, 0, 6), (4, 3, 0)])
def test_a_deployment_takes_the_hours_foretold(logistics: int, support: int, trained: int) -> None:
    tables = world()
    units = np.zeros(8, np.int64)
    units[Capability.LOGISTICS] = logistics
    st = force(start(tables), (0, 2), units=units)
    st.force_support[0, 0] = support
    st.trained[0, [0, 2], [2, 0]] = trained
    st.trained_turn[0, [0, 2], [2, 0]] = 0 if trained else -1
    zero = np.zeros(1, np.intp)
    hours = int(crisis.deployment(moment(tables, st), zero, zero)[0])
    prospects = ahead(tables, altered(st, detected=True))
    thread = next(t for t in prospects.view.threads if t.thread == 0)
    fewest, most = prospects.journey(prospects.view.forces[0], thread)
    assert fewest <= hours <= most


def test_what_is_there_at_the_last_hour_of_the_window_contains_as_foretold() -> None:
    tables = world()
    last = 5
    (thread,) = np.flatnonzero(tables.public.crisis_need.any(1))
    place = int(tables.public.thread_place[thread])
    need = tables.public.crisis_need[thread].astype(np.int64)
    for there, end in ((last, Outcome.CONTAINED), (last + 1, Outcome.UNCONTAINED)):
        st = altered(force(start(tables), (2,), thread=int(thread), units=need))
        st.outcome[0, thread], st.crisis_until[0, thread] = Outcome.CRISIS, last
        st.force_stage[0, 0], st.force_ready[0, 0] = Stage.DEPLOYED, there
        st.busy_until[0, place] = 99  # nothing is free at the place itself
        now = moment(tables, st, tick=last)
        crisis.settle(now)
        assert now.st.outcome[0, thread] == end


def test_who_trains_is_away_in_the_turn_foretold() -> None:
    tables = world(turns=12)
    st = turn(tables, force(start(tables), (0, 1), units=2), order(1, Kind.TRAIN, to=(0,), option=1)).state
    key = int(st.matter_key[0][st.matter_kind[0] == MatterKind.TRAINING][0])
    told = " ".join(line.text for line in ahead(tables, altered(st, detected=True)).of(Kind.ACCEPT, {"key": key}))
    st = turn(tables, st, order(0, Kind.ACCEPT, key=key)).state
    assert f"away for the whole turn after it: from {terms.clock(st.tick)} to {terms.clock(st.tick + 6)}" in told
    units = [any(ahead(tables, s).view.forces[0].pooled) for s in (st, turns(tables, st, 1))]
    assert units == [False, True]


@pytest.mark.parametrize(
    ("reports", "units", "ends"),
    [
        ((), 9, NONE),
        ((0, 1), 9, NONE),
        ((0, 1, 2, 3), 9, Outcome.DISRUPTED),
        ((0, 1, 2, 3, 4, 5), 9, Outcome.PREVENTED),
        ((0, 1, 2, 3, 4, 5), 0, NONE),
    ],
)
def test_a_response_ends_as_foretold(reports: tuple[int, ...], units: int, ends: int) -> None:
    tables = world(turns=12)
    st = contributed(tables, force(turns(tables, start(tables), 2), (0, 1), units=units), reports)
    now = moment(tables, st)
    st = turns(tables, altered(now.st, detected=True), 1)
    told = ahead(tables, st).respond({"key": 77})[0].text
    result = turn(tables, st, order(0, Kind.RESPOND, key=77))
    assert [value for *_, value in happened(result, Event.RESPONDED)] == [ends]
    words = {Outcome.PREVENTED: "be prevented", Outcome.DISRUPTED: "be disrupted", NONE: "a wrong response"}
    assert [end for end, word in words.items() if word in told] == [ends]


@pytest.mark.parametrize(
    ("amounts", "ends"),
    [
        ((2,), Outcome.PREVENTED),
        ((1,), Outcome.DISRUPTED),
        ((2, 1), Outcome.PREVENTED),
        ((0, 2), NONE),
        ((3, 2), NONE),
        ((), NONE),
    ],
)
def test_a_response_ends_as_foretold_with_the_units_that_the_list_assigns_before(
    amounts: tuple[int, ...], ends: int
) -> None:
    """The lead has assigned none of its 2 units yet, the other member 2 that count almost in full, of 3 asked for.

    3 the lead does not have, and a second order for one capability is refused.
    """
    tables, k = world(turns=12), int(Capability.LAW_ENFORCEMENT)
    units = np.zeros((2, 8), np.int64)
    units[1, k] = 2
    st = contributed(tables, force(turns(tables, start(tables), 2), (0, 1), units=units), (0, 1, 2, 3, 4, 5))
    st.interop[:] = 1000
    st = turns(tables, altered(moment(tables, st).st, detected=True), 1)
    lists = [{"key": 77, "option": k, "amount": amount} for amount in amounts]
    prospects = replace(ahead(tables, st), draft=[(Kind.ASSIGN, columns) for columns in lists])
    told = prospects.respond({"key": 77})[0].text
    orders = [order(0, Kind.ASSIGN, key=77, option=k, amount=amount) for amount in amounts]
    result = turn(tables, st, *orders, order(0, Kind.RESPOND, key=77))
    assert [value for *_, value in happened(result, Event.RESPONDED)] == [ends]
    words = {Outcome.PREVENTED: "be prevented", Outcome.DISRUPTED: "be disrupted", NONE: "a wrong response"}
    assert [end for end, word in words.items() if word in told] == [ends]


@pytest.mark.parametrize("duration", [5, 6, 12, 17, 18])
def test_staff_changes_in_the_turns_that_a_decision_foretells(duration: int) -> None:
    option = OptionEffect(EffectKind.STAFF, 0, NONE, NONE, -2, duration)
    tables = msel(effect(EffectKind.STAFF, option=0, nation=0, amount=-2, duration=duration), options=1, turns=12)
    state = after(tables, 2)
    inject = replace(CATALOGUE.injects[1], options=(OptionText("spend", "Spend it", 0, (option,)),))
    (line,) = price(replace(CATALOGUE, injects=(inject,)), observe(tables, state, 0, 0), 0, 0)
    state, few = turn(tables, state, choose(0, 0)).state, []
    for _ in range(6):
        few += [state.tick // 6 + 1] if state.staff[0, 0] == 3 else []
        state = turns(tables, state, 1)
    told = [int(word) for word in line.text.replace(",", "").split() if word.isdecimal()][1:]
    assert few == list(range(told[0], told[-1] + 1) if told else [])


def test_what_proves_false_in_the_turn_in_which_it_is_sent_is_out_as_foretold() -> None:
    tables = world(doctrine={"expose_false": 1000})
    state = altered(start(tables), truth=False)
    prospects = replace(ahead(tables, state), draft=[(Kind.ANALYSE, {"report": 0})], names=CATALOGUE)
    sent = {"report": 0, "to": 0b10, "channel": PLATFORM}
    assert UNPROVEN in prospects.of(Kind.SHARE, sent)
    result = turn(
        tables, state, order(0, Kind.ANALYSE, report=0), order(0, Kind.SHARE, report=0, to=(1,), channel=PLATFORM)
    )
    assert result.state.marks[0, 0, 0] & Mark.EXPOSED
    assert result.state.copies[0, 1, 0] == Copy.FULL
    assert not result.state.marks[0, 1, 0] & Mark.EXPOSED
