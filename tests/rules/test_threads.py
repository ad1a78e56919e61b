"""R-THREAD and R-CRISIS: responses, deadlines, incidents and judgements."""

import numpy as np
import pytest

from game.rules import crisis, threads, units
from game.rules.codes import NEVER, NONE, Capability, Judgement, LegalBasis, Outcome, Stage
from game.rules.events import PUBLIC, Event, TrustCause, in_place
from game.rules.orders import Kind
from game.rules.reasons import Reason
from game.rules.state import State
from game.rules.tables import Tables
from tests.rules.moment import altered, contributed, force, moment
from tests.rules.world import happened, order, start, turn, turns, world

THREAD, INCIDENT_THREAD = 0, 1
LAW, RAPID, VICTIMS, LOGISTICS = (
    Capability.LAW_ENFORCEMENT,
    Capability.RAPID_DEPLOYMENT,
    Capability.VICTIM_SUPPORT,
    Capability.LOGISTICS,
)
RESPOND = order(0, Kind.RESPOND, key=77)
OLD = 0
"""Tick of evidence that is not of the last turn."""


def poised(tables: Tables, reports: tuple[int, ...] = (0, 3, 6), units: int = 3, thread: int = THREAD) -> State:
    """A lone lead with units of everything and full evidence before its force, at tick 12."""
    st = altered(start(tables), tick=12)
    return contributed(tables, force(st, (0,), thread=thread, units=units), reports, got=OLD)


def fresh(**changes: object) -> Tables:
    """Evidence does not age."""
    tables = world(**changes)
    tables.freshness[:] = 100
    return tables


def response(tables: Tables, state: State) -> tuple[int, int, int]:
    """Outcome of the thread, wrong responses, and reason, of a response at once."""
    now = moment(tables, state, RESPOND)
    threads.respond(now, now.of(Kind.RESPOND))
    return int(now.st.outcome[0, THREAD]), int(now.st.wrong[0, THREAD]), int(now.reason[0])


def weighing(total: int) -> Tables:
    """Two reports of two domains on thread 0 (0 and 3) that weigh `total` together; confidence 1000 E / (E + 900)."""
    weight = np.zeros((14, 2), np.int16)
    weight[0, 0] = total // 2
    weight[3, 0] = total - total // 2
    return fresh(weight=weight)


# responding


@pytest.mark.parametrize(
    ("evidence", "units", "outcome"),
    [
        (1100, 3, Outcome.PREVENTED),  # confidence exactly 550
        (1099, 3, Outcome.DISRUPTED),
        (600, 3, Outcome.DISRUPTED),  # exactly 400
        (599, 3, NONE),
        (1100, 2, NONE),  # 2 of 3 units is less than 70 %
    ],
)
def test_enough_prevents_nearly_disrupts_less_is_wrong(evidence: int, units: int, outcome: int) -> None:
    tables = weighing(evidence)
    result, wrong, _ = response(tables, poised(tables, reports=(0, 3), units=units))
    assert (result, wrong) == ((Outcome.OPEN, 1) if outcome == NONE else (outcome, 0))


def test_seventy_percent_of_every_capability_disrupts() -> None:
    need = np.zeros((2, 8), np.int8)
    need[:, LAW] = 10
    for each, outcome in ((10, Outcome.PREVENTED), (9, Outcome.DISRUPTED), (7, Outcome.DISRUPTED), (6, Outcome.OPEN)):
        tables = fresh(thread_need=need)
        assert response(tables, poised(tables, (0, 3, 6, 1, 4), each))[0] == outcome


def test_evidence_of_the_last_turn_counts_half() -> None:
    tables = weighing(1100)
    st = altered(start(tables), tick=12)
    late = contributed(tables, force(st, (0,), units=3), (0, 3), got=7)
    assert response(tables, late)[1] == 1
    timely = contributed(tables, force(st, (0,), units=3), (0, 3), got=6)
    assert response(tables, timely)[0] == Outcome.PREVENTED


def test_a_freeze_eases_what_a_response_asks_for() -> None:
    tables = weighing(900)
    st = poised(tables, (0, 3))
    assert response(tables, st)[0] == Outcome.DISRUPTED
    st.eased[0, THREAD] = 150
    assert response(tables, st)[0] == Outcome.PREVENTED


def test_responding_to_a_decoy_is_wrong_however_sure_one_is() -> None:
    tables = fresh()
    st = altered(poised(tables, (0, 1, 2, 3, 4, 5, 6, 7)), decoy=[[True, False]])
    assert response(tables, st) == (Outcome.OPEN, 1, 0)


def test_a_wrong_response_spends_the_force_hides_the_thread_and_costs_the_lead_trust() -> None:
    tables = fresh()
    d = tables.public.doctrine
    st = contributed(tables, force(altered(start(tables), tick=12), (0, 1), units=1), (0,))
    result = turn(tables, st, RESPOND)
    assert (result.state.force_stage[0, 0], result.state.force_busy[0, 0]) == (Stage.SPENT, 24)
    assert result.state.hidden_until[0, THREAD] == 24
    losses = {(n, m): value for n, m, cause, value in happened(result, Event.TRUST) if cause == TrustCause.WRONG}
    assert losses == {(1, 0): d.trust_wrong_force, (2, 0): d.trust_wrong_others}
    assert happened(result, Event.RESPONDED) == [(0, NONE, THREAD, NONE)]


def test_only_the_lead_of_a_ready_force_responds() -> None:
    tables = fresh()
    st = force(altered(start(tables), tick=12), (1, 0), units=2)
    assert response(tables, st)[2] == Reason.NOT_LEAD
    st = poised(tables)
    st.force_stage[0, 0] = Stage.FORMING
    assert response(tables, st)[2] == Reason.NOT_READY
    st = altered(poised(tables), outcome=Outcome.DISRUPTED, closed=3)
    assert response(tables, st)[2] == Reason.THREAD_CLOSED


def test_a_framework_basis_asks_every_member_for_the_framework_or_an_agreement_with_the_place() -> None:
    basis = np.array([LegalBasis.FRAMEWORK, LegalBasis.NONE], np.uint8)
    tables = fresh(thread_basis=basis)
    with_outsider = contributed(tables, force(altered(start(tables), tick=12), (0, 2), units=3), (0, 3, 6, 1))
    assert response(tables, with_outsider)[2] == Reason.NO_LEGAL_BASIS
    agreed = altered(with_outsider)
    agreed.agreement[0, 0, 2] = agreed.agreement[0, 2, 0] = 12
    assert response(tables, agreed)[0] == Outcome.PREVENTED
    adopted = altered(with_outsider)
    adopted.framework[0, 2] = 12
    assert response(tables, adopted)[0] == Outcome.PREVENTED


def test_an_assistance_basis_asks_for_assistance_between_lead_and_place_or_a_lead_at_home() -> None:
    basis = np.array([LegalBasis.ASSISTANCE, LegalBasis.NONE], np.uint8)
    at_home = fresh(thread_basis=basis)
    assert response(at_home, poised(at_home, (0, 3, 6, 1)))[0] == Outcome.PREVENTED
    abroad = fresh(thread_basis=basis, thread_place=np.array([1, 1], np.int8))
    st = poised(abroad, (0, 3, 6, 1))
    assert response(abroad, st)[2] == Reason.NO_LEGAL_BASIS
    st.assistance[0, 0, 1] = st.assistance[0, 1, 0] = True
    assert response(abroad, st)[0] == Outcome.PREVENTED


def test_who_investigates_jointly_with_the_place_may_act_there_until_it_is_over() -> None:
    abroad = fresh(thread_basis=np.array([LegalBasis.ASSISTANCE, LegalBasis.NONE], np.uint8),
                   thread_place=np.array([1, 1], np.int8))  # fmt: skip
    outside = fresh(thread_basis=np.array([LegalBasis.FRAMEWORK, LegalBasis.NONE], np.uint8))
    lead, member = poised(abroad, (0, 3, 6, 1)), contributed(
        outside, force(altered(start(outside), tick=12), (0, 2), units=3), (0, 3, 6, 1)
    )  # fmt: skip
    for tables, st, team in ((abroad, lead, [0, 1]), (outside, member, [0, 2])):
        assert response(tables, st)[2] == Reason.NO_LEGAL_BASIS
        st.investigation_until[0, 3, team] = 13
        assert response(tables, st)[0] == Outcome.PREVENTED
        st.investigation_until[0, 3, team] = 12
        assert response(tables, st)[2] == Reason.NO_LEGAL_BASIS
        st.investigation_until[0, 3, team[:1]] = 13
        assert response(tables, st)[2] == Reason.NO_LEGAL_BASIS


def test_of_two_responses_that_would_work_the_first_closes_the_thread_and_the_other_force_stays_ready() -> None:
    tables = fresh()
    st = poised(tables, (0, 3, 6, 1))
    st = contributed(tables, force(st, (1,), slot=1, key=88, units=3), (0, 3, 6, 1), slot=1)
    now = moment(tables, st, RESPOND, order(1, Kind.RESPOND, key=88))
    threads.respond(now, now.of(Kind.RESPOND))
    assert now.reason.tolist() == [0, Reason.THREAD_CLOSED]
    assert now.st.closed_by[0, THREAD] == 0
    assert now.st.force_stage[0, :2].tolist() == [Stage.DEPLOYED, Stage.READY]


def test_a_wrong_response_does_not_keep_the_next_one_from_working() -> None:
    tables = fresh()
    st = contributed(tables, force(poised(tables, ()), (1,), slot=1, key=88, units=3), (0, 3, 6, 1), slot=1)
    now = moment(tables, st, RESPOND, order(1, Kind.RESPOND, key=88))
    threads.respond(now, now.of(Kind.RESPOND))
    assert now.reason.tolist() == [0, 0]
    assert (now.st.outcome[0, THREAD], now.st.closed_by[0, THREAD], now.st.wrong[0, THREAD]) == (
        Outcome.PREVENTED,
        1,
        1,
    )


def test_a_force_that_succeeded_is_deployed_for_a_while_and_then_stands_down() -> None:
    tables = fresh(doctrine={"respond_busy": 12})
    result = turn(tables, poised(tables, (0, 3, 6, 1)), RESPOND)
    assert happened(result, Event.CLOSED) == [(0, 0, THREAD, Outcome.PREVENTED)]
    assert (result.state.force_stage[0, 0], result.state.force_busy[0, 0]) == (Stage.DEPLOYED, 24)
    assert turns(tables, result.state, 1).force_stage[0, 0] == Stage.FREE


def test_units_of_a_force_that_stands_down_as_a_turn_ends_are_at_hand_in_the_next() -> None:
    tables = fresh()
    closed = turn(tables, poised(tables, (0, 3, 6, 1)), RESPOND)
    assert [e[0] for e in happened(closed, Event.STOOD_DOWN)] == [0]
    assert not closed.state.force_units.any()


# deadlines


def test_a_response_on_the_tick_of_the_deadline_comes_first() -> None:
    tables = fresh()
    st = altered(poised(tables, (0, 3, 6, 1)), deadline=12)
    result = turn(tables, st, RESPOND)
    assert result.state.outcome[0, THREAD] == Outcome.PREVENTED
    assert turn(tables, st).state.outcome[0, THREAD] == Outcome.UNCONTAINED


def test_a_decoy_whose_clock_runs_out_is_dismissed() -> None:
    tables = fresh()
    st = altered(start(tables), decoy=True, deadline=3)
    result = turn(tables, st)
    assert result.state.outcome[0].tolist() == [Outcome.DISMISSED] * 2
    assert result.state.closed[0].tolist() == [3, 3]


def test_a_thread_that_can_become_an_incident_does_and_everybody_hears_of_it() -> None:
    tables = fresh(crisis_window=np.array([0, 18], np.int16))
    result = turn(tables, altered(start(tables), deadline=[[40, 3]]))
    assert result.state.outcome[0, INCIDENT_THREAD] == Outcome.CRISIS
    assert result.state.crisis_until[0, INCIDENT_THREAD] == 21
    assert happened(result, Event.INCIDENT) == [(NONE, 1, INCIDENT_THREAD, 18)]
    assert result.events.audience[result.events.event == Event.INCIDENT].tolist() == [PUBLIC]


def test_a_thread_that_has_not_opened_has_no_deadline_to_miss() -> None:
    tables = fresh()
    st = turn(tables, altered(start(tables), opens=NEVER, deadline=3)).state
    assert st.outcome[0].tolist() == [Outcome.OPEN] * 2


# incidents: place 1, rapid deployment 3, victim support 2; each nation has 2 units of everything


def incident(tables: Tables, until: int = 18) -> State:
    return altered(start(tables), outcome=[[0, Outcome.CRISIS]], crisis_until=[[NEVER, until]])


def test_deployment_is_shortened_by_logistics_support_and_a_liaison_officer_with_the_place() -> None:
    tables = world()
    d = tables.public.doctrine
    b = f = np.array([0])
    st = force(incident(tables), (0,), thread=INCIDENT_THREAD)

    def ticks(state: State) -> int:
        return int(crisis.deployment(moment(tables, state), b, f)[0])

    assert ticks(st) == d.deploy_ticks
    st.force_units[0, 0, 0, LOGISTICS] = 3
    assert ticks(st) == d.deploy_ticks - 3
    st.force_units[0, 0, 0, LOGISTICS] = 6
    assert ticks(st) == d.deploy_ticks - 4, "four units at most"
    st.liaison[0, 0, 1] = 0
    assert ticks(st) == d.deploy_ticks - 4 - d.deploy_liaison
    st.force_support[0, 0] = d.deploy_support
    assert ticks(st) == max(d.deploy_ticks - 4 - d.deploy_liaison - d.deploy_support, d.deploy_least)
    st.force_support[0, 0] = 90
    assert ticks(st) == d.deploy_least


def test_a_force_that_arrives_in_the_window_contains_the_incident_with_what_the_place_has() -> None:
    tables = world()
    st = force(incident(tables), (0,), thread=INCIDENT_THREAD, units=2)
    result = turn(tables, st, RESPOND)
    arrival = tables.public.doctrine.deploy_ticks - 2
    assert result.reason.tolist() == [0]
    assert happened(result, Event.DEPLOYED) == [(0, 1, INCIDENT_THREAD, arrival)]
    assert result.state.outcome[0, INCIDENT_THREAD] == Outcome.CRISIS
    st = turns(tables, result.state, 2)
    assert (st.outcome[0, INCIDENT_THREAD], st.closed[0, INCIDENT_THREAD]) == (Outcome.CONTAINED, arrival)
    assert st.closed_by[0, INCIDENT_THREAD] == 0


def test_an_incident_that_lacks_something_when_its_window_ends_is_uncontained() -> None:
    tables = world()
    st = turns(tables, incident(tables), 4)
    assert (st.outcome[0, INCIDENT_THREAD], st.closed[0, INCIDENT_THREAD]) == (Outcome.UNCONTAINED, 18)
    assert st.closed_by[0, INCIDENT_THREAD] == NONE


def test_an_incident_that_ends_tells_everybody_what_was_in_place_and_what_was_under_way() -> None:
    """Of each capability that it asked for: three of rapid deployment and two of victim support."""
    tables = world()
    st = force(incident(tables), (0,), thread=INCIDENT_THREAD, units=1)
    st.force_stage[0, 0], st.force_ready[0, 0] = Stage.DEPLOYED, 19

    def told(state: State) -> list[tuple[int, int, int, int]]:
        result = turn(tables, turns(tables, state, 3))
        assert (result.events.audience[result.events.event == Event.IN_PLACE] == PUBLIC).all()
        found = happened(result, Event.IN_PLACE)
        assert {event[:3] for event in found} == {(NONE, 1, INCIDENT_THREAD)}
        return [in_place(value) for *_, value in found]

    assert told(st) == [(RAPID, 3, 20, 10), (VICTIMS, 2, 25, 10)]
    assert told(incident(tables)) == [(RAPID, 3, 20, 0), (VICTIMS, 2, 30, 0)]


def test_units_that_serve_a_force_elsewhere_are_not_at_home() -> None:
    need = np.zeros((2, 8), np.int8)
    need[1, RAPID] = 2
    tables = world(crisis_need=need)
    assert turn(tables, incident(tables)).state.outcome[0, 1] == Outcome.CONTAINED
    away = force(incident(tables), (1,), thread=THREAD, units=1)
    assert turn(tables, away).state.outcome[0, 1] == Outcome.CRISIS


def test_solidarity_brings_half_of_a_fellow_members_victim_support_and_all_of_what_was_ordered() -> None:
    tables = world()
    b, place = np.array([0]), np.array([1])

    def given(state: State) -> int:
        return int(crisis.solidarity(moment(tables, state), b, place)[0])

    st = start(tables)
    assert given(st) == 1000, "nation 0 is in the union with 1, nation 2 is not"
    assert given(altered(st, supported=[[True, False, False]])) == 2000
    assert given(altered(st, supported=[[True, False, True]])) == 4000
    assert given(force(st, (0,), units=2)) == 0, "what serves a force is not free"


def test_the_last_tick_looks_ahead_to_what_arrives_within_the_window() -> None:
    tables = world(turns=1)
    st = force(incident(tables), (0,), thread=INCIDENT_THREAD, units=2)
    assert turn(tables, st, RESPOND).state.outcome[0, INCIDENT_THREAD] == Outcome.CONTAINED
    late = force(incident(tables, until=8), (0,), thread=INCIDENT_THREAD, units=2)
    assert turn(tables, late, RESPOND).state.outcome[0, INCIDENT_THREAD] == Outcome.UNCONTAINED


def test_pooled_capability_in_place_is_scaled_by_interoperability() -> None:
    tables = world()
    st = force(incident(tables), (0, 2), thread=INCIDENT_THREAD, units=2)
    st.force_stage[0, 0] = Stage.DEPLOYED
    now = moment(tables, st)
    b, t = np.array([0]), np.array([INCIDENT_THREAD])
    present = crisis.in_place(now, b, t, np.array([0]))[0]
    assert present[RAPID] == units.pooled(now)[0, 0, RAPID] + 2000
    assert present[RAPID] == 2000 + 2 * 600 + 2000


# judgements


def test_a_nation_judges_open_threads_it_knows_and_nobody_else_sees_it() -> None:
    tables = world()
    st = altered(start(tables), detected=[[[True, False], [True, True], [True, True]]])
    judge = [order(0, Kind.JUDGE, thread=thread, option=Judgement.DECOY) for thread in (0, 1)]
    result = turn(tables, st, *judge)
    assert result.reason.tolist() == [0, Reason.NOT_DETECTED]
    assert result.state.judged[0].tolist() == [[Judgement.DECOY, 0], [0, 0], [0, 0]]
    assert result.events.audience[result.events.event == Event.JUDGED].tolist() == [1]


def test_a_closed_thread_is_judged_no_more() -> None:
    tables = world()
    st = altered(start(tables), detected=True, outcome=Outcome.PREVENTED, closed=0)
    assert turn(tables, st, order(0, Kind.JUDGE, thread=0, option=1)).reason.tolist() == [Reason.THREAD_CLOSED]
