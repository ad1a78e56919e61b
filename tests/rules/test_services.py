"""R-ORG: every service of every kind of organisation does something that can be seen, and only members may order it."""

import numpy as np
import pytest

from game.rules import assessment, online
from game.rules.codes import (
    NEVER,
    NEVER_BYTE,
    NONE,
    TICKS_PER_TURN,
    Copy,
    Domain,
    Label,
    Mark,
    MatterKind,
    Outcome,
    Service,
    Stage,
    TruthMode,
)
from game.rules.events import Event, TrustCause, analysed
from game.rules.observe import observe
from game.rules.orders import Kind, Orders
from game.rules.reasons import Reason
from game.rules.step import Resolved
from game.rules.tables import Tables
from tests.rules.moment import altered, force, moment
from tests.rules.world import (
    ALLIANCE,
    ASSOCIATION,
    INTERPOL,
    LIAISON,
    UN,
    UNION,
    happened,
    order,
    start,
    turn,
    turns,
    world,
)

HERE = {
    Service.CAPACITY_BUILDING: UN,
    Service.LEGAL_FRAMEWORK: UN,
    Service.NOTICE: INTERPOL,
    Service.DIFFUSION: INTERPOL,
    Service.CONVENE_TASK_FORCE: INTERPOL,
    Service.JOINT_INTELLIGENCE: ALLIANCE,
    Service.MILITARY_SUPPORT: ALLIANCE,
    Service.STRATEGIC_COORDINATION: ALLIANCE,
    Service.JOINT_INVESTIGATION: UNION,
    Service.PREVENTION: UNION,
    Service.VICTIM_SUPPORT: UNION,
    Service.MUTUAL_LEGAL_ASSISTANCE: ASSOCIATION,
    Service.MINISTERIAL_MEETING: ASSOCIATION,
    Service.JOINT_EXERCISE: ASSOCIATION,
}


def service(n: int, what: Service, **fields: int | tuple[int, ...]) -> Orders:
    return order(n, Kind.SERVICE, organisation=HERE[what], option=what, **fields)  # type: ignore[arg-type]


def first(tables: Tables, *orders: Orders) -> Resolved:
    return turn(tables, start(tables), *orders)


def test_a_service_is_for_members_of_an_organisation_that_offers_it() -> None:
    tables = world()
    outsider = service(2, Service.PREVENTION)
    elsewhere = order(0, Kind.SERVICE, organisation=UN, option=Service.PREVENTION)
    assert first(tables, outsider, elsewhere).reason.tolist() == [Reason.NOT_MEMBER_OF_ORGANISATION, Reason.NO_SERVICE]


def test_a_service_costs_what_its_table_says() -> None:
    cost = np.ones(len(Service), np.int8)
    cost[Service.PREVENTION] = 6
    assert first(world(service_cost=cost), service(0, Service.PREVENTION)).reason.tolist() == [Reason.NO_STAFF]


# United Nations


def test_capacity_building_raises_poor_handling_and_reading_after_a_while() -> None:
    tables = world(handling=np.array([3, 3, 1], np.int8))
    state = first(
        tables, service(0, Service.CAPACITY_BUILDING, to=(2,)), service(0, Service.CAPACITY_BUILDING, to=(1,))
    ).state
    due = tables.public.doctrine.service_ticks
    assert state.building_due[0].tolist() == [NEVER, due, due]
    assert state.handling[0].tolist() == [3, 3, 1]
    state = turns(tables, state, 2)
    assert state.handling[0].tolist() == [3, 3, 2]
    assert state.reading_bonus[0].tolist() == [0, 1, 1]


def test_capacity_building_helps_a_nation_with_one_thing_at_a_time() -> None:
    tables = world()
    state = first(tables, service(0, Service.CAPACITY_BUILDING, to=(2,))).state
    assert turn(tables, state, service(1, Service.CAPACITY_BUILDING, to=(2,))).reason.tolist() == [Reason.ALREADY_DONE]


def test_the_legal_framework_is_in_force_after_its_adoption() -> None:
    tables = world()
    result = first(tables, service(2, Service.LEGAL_FRAMEWORK), service(0, Service.LEGAL_FRAMEWORK))
    assert result.reason.tolist() == [Reason.ACCEPTED, Reason.ALREADY_DONE]
    assert result.state.framework[0].tolist() == [0, 0, tables.public.doctrine.service_ticks]
    later = turn(tables, turns(tables, result.state, 1))
    assert happened(later, Event.SERVICE_DONE) == [(2, NONE, Service.LEGAL_FRAMEWORK, 12)]


# INTERPOL


def test_a_notice_reaches_every_member_at_green_after_review() -> None:
    tables = world()
    result = first(tables, service(0, Service.NOTICE, report=0))
    slow = turns(tables, result.state, 1)
    out = turns(tables, slow, 1)
    assert not slow.copies[0, 1:3, 0].any()
    assert out.copies[0, [1, 2], 0].tolist() == [Copy.TORN, Copy.TORN]
    assert out.sender[0, 1, 0] == 0
    assert out.notice_due[0, 0] == NEVER


@pytest.mark.parametrize("what", [Service.NOTICE, Service.DIFFUSION])
@pytest.mark.parametrize(("label", "torn"), [(Label.AMBER, True), (Label.GREEN, False)])
def test_what_went_out_at_green_of_a_higher_report_is_a_tear_line_written_for_good(
    what: Service, label: Label, torn: bool
) -> None:
    tables = world(report_label=np.full(14, label, np.int8))
    to = {"to": (1,)} if what == Service.DIFFUSION else {}
    result = first(tables, service(0, what, report=0, **to))
    assert result.reason.tolist() == [Reason.ACCEPTED]
    assert bool(result.state.marks[0, 0, 0] & Mark.TORE) == torn


def test_a_notice_wakes_dormant_reports_on_its_subject_at_their_holders() -> None:
    dormant = np.zeros(14, np.bool_)
    dormant[[1, 2, 10]] = True
    tables = world(dormant=dormant)
    state = turns(tables, first(tables, service(0, Service.NOTICE, report=0)).state, 2)
    assert state.dormant[0, [1, 2, 10]].tolist() == [False, False, True]
    assert state.copies[0, 1, 1] == state.copies[0, 2, 2] == Copy.FULL


def test_a_notice_gives_its_report_to_members_in_need_alone() -> None:
    interest = np.zeros((3, 4), np.bool_)
    interest[1, 0] = True
    tables = world(interest=interest)
    state = turns(tables, first(tables, service(0, Service.NOTICE, report=0)).state, 1)
    result = turn(tables, state)
    assert happened(result, Event.PUSHED) == []
    assert result.state.copies[0, [1, 2], 0].tolist() == [Copy.TORN, Copy.NO]
    assert result.state.need_until[0, [1, 2], 0].tolist() == [NEVER_BYTE, 0]
    assert (result.state.delivered[0, 0], result.state.useful[0, 0]) == (1, 1)


@pytest.mark.parametrize(("known", "misleads"), [(True, True), (False, False)])
def test_a_notice_misleads_only_where_its_report_was_known_to_be_false_as_the_turn_began(
    known: bool, misleads: bool
) -> None:
    tables = world(truth_mode=np.full(14, TruthMode.FALSE, np.uint8), doctrine={"expose_false": 1000})
    state = altered(start(tables))
    state.marks[0, 0, 0] |= Mark.READ | (Mark.EXPOSED if known else 0)
    found = order(0, Kind.ANALYSE, report=0)
    result = turn(tables, state, *([] if known else [found]), service(0, Service.NOTICE, report=0))
    assert result.reason.tolist() == [Reason.ACCEPTED] * (1 if known else 2)
    assert result.state.marks[0, 0, 0] & Mark.EXPOSED
    assert bool(result.state.marks[0, 0, 0] & Mark.LIED) == misleads


def test_review_takes_one_notice_of_a_nation_at_a_time() -> None:
    tables = world()
    result = first(tables, service(0, Service.NOTICE, report=0), service(0, Service.NOTICE, report=3))
    again = turn(tables, result.state, service(0, Service.NOTICE, report=3))
    assert result.reason.tolist() == [Reason.ACCEPTED, Reason.UNDER_REVIEW]
    assert again.reason.tolist() == [Reason.UNDER_REVIEW]


def test_review_refuses_what_is_above_amber_or_another_nations_without_release() -> None:
    label = np.full(14, Label.AMBER, np.int8)
    label[0] = Label.RED
    tables = world(report_label=label, liaison=~np.eye(3, dtype=np.bool_))
    state = first(tables, order(1, Kind.SHARE, report=1, to=(0,), channel=LIAISON)).state
    red = turn(tables, state, service(0, Service.NOTICE, report=0))
    foreign = turn(tables, state, service(0, Service.NOTICE, report=1))
    unheld = turn(tables, state, service(0, Service.NOTICE, report=2))
    assert [r.reason[0] for r in (red, foreign, unheld)] == [
        Reason.LABEL_TOO_HIGH,
        Reason.NOT_RELEASED,
        Reason.NOT_HELD,
    ]


def test_a_diffusion_is_fast_and_goes_to_the_chosen_members_only() -> None:
    tables = world()
    result = first(tables, service(0, Service.DIFFUSION, report=0, to=(2,)))
    assert result.state.copies[0, :3, 0].tolist() == [Copy.FULL, Copy.NO, Copy.TORN]
    assert result.state.got[0, 2, 0] == tables.public.doctrine.diffusion_ticks


def test_a_diffusion_serves_who_leaves_the_task_force_in_the_same_turn() -> None:
    tables = world(interest=np.zeros((3, 4), np.bool_))
    state = force(start(tables), (0, 2), key=77)
    going = service(0, Service.DIFFUSION, report=0, to=(2,)), order(2, Kind.LEAVE, key=77)
    result = turn(tables, state, *going)
    assert result.reason.tolist() == [Reason.ACCEPTED, Reason.ACCEPTED]
    assert not happened(result, Event.PUSHED)
    left = turn(tables, state, order(2, Kind.LEAVE, key=77)).state
    assert happened(turn(tables, left, service(0, Service.DIFFUSION, report=0, to=(2,))), Event.PUSHED)


def test_a_diffusion_is_not_reviewed_and_may_be_a_breach_or_a_push() -> None:
    tables = world(liaison=~np.eye(3, dtype=np.bool_), interest=np.zeros((3, 4), np.bool_))
    state = first(tables, order(1, Kind.SHARE, report=1, to=(0,), channel=LIAISON)).state
    result = turn(tables, state, service(0, Service.DIFFUSION, report=1, to=(2,)))
    assert happened(result, Event.BREACH) == [(0, 2, 1, 0)]
    assert happened(result, Event.PUSHED) == [(0, 2, 1, 0)]


def test_interpol_convenes_a_task_force_between_nations_that_share_no_alliance() -> None:
    tables = world()
    plain = first(tables, order(0, Kind.FORM, thread=0, to=(2,)))
    convened = first(tables, service(0, Service.CONVENE_TASK_FORCE, thread=0, to=(2,)))
    assert plain.reason.tolist() == [Reason.NOT_ALLIED]
    assert convened.reason.tolist() == [Reason.ACCEPTED]
    assert convened.state.force_stage[0, 0] == Stage.INVITING
    assert convened.state.matter_kind[0, 0] == MatterKind.INVITATION


# A military alliance


def cell_of(tables: Tables) -> int:
    return tables.public.n_nations + tables.public.n_forces


def test_a_fusion_cell_lets_every_member_learn_from_one_contribution() -> None:
    tables = world()
    state = first(tables, service(0, Service.JOINT_INTELLIGENCE, thread=0)).state
    assert state.cell_thread[0].tolist() == [0]
    state = turn(tables, state, order(0, Kind.CONTRIBUTE, report=0, organisation=ALLIANCE)).state
    assert state.copies[0, cell_of(tables), 0] == Copy.FULL
    assert state.copies[0, 1, 0] == Copy.FULL
    assert state.copies[0, 2, 0] == Copy.NO


def test_a_fusion_cell_analyses_what_lies_before_it_for_all_members_that_hold_it() -> None:
    tables = world()
    state = first(tables, service(0, Service.JOINT_INTELLIGENCE, thread=0)).state
    result = turn(tables, state, order(0, Kind.CONTRIBUTE, report=0, organisation=ALLIANCE))
    state = result.state
    assert state.truth[0, 0]
    found = [(nation, *analysed(value)) for nation, _, _, value in happened(result, Event.ANALYSED)]
    assert found == [(nation, False, ALLIANCE) for nation in (0, 1)]
    for holder in (cell_of(tables), 0, 1):
        assert state.marks[0, holder, 0] & (Mark.READ | Mark.ANALYSED | Mark.CONFIRMED | Mark.EXPOSED) == 7
    assert not state.marks[0, 2, 0] & Mark.ANALYSED


def test_a_fusion_cell_exposes_what_is_false_to_its_members() -> None:
    tables = world(doctrine={"expose_false": 1000})
    state = altered(first(tables, service(0, Service.JOINT_INTELLIGENCE, thread=0)).state)
    state.truth[0, 0] = False
    state = turn(tables, state, order(0, Kind.CONTRIBUTE, report=0, organisation=ALLIANCE)).state
    assert (state.marks[0, [cell_of(tables), 0, 1], 0] & Mark.EXPOSED).all()


def test_what_lies_before_a_cell_counts_for_the_forces_on_its_thread_that_a_member_leads() -> None:
    tables = world()
    state = first(tables, service(0, Service.JOINT_INTELLIGENCE, thread=0)).state
    state = turn(tables, state, order(0, Kind.CONTRIBUTE, report=0, organisation=ALLIANCE)).state
    f = tables.public.n_nations
    confidence = {}
    for lead, thread in ((0, 0), (2, 0), (0, 1)):
        now = moment(tables, force(state, (lead,), thread=thread, key=7))
        assessment.confidence(now)
        level = assessment.confidence_at_response(now, *(np.array([x]) for x in (0, f, thread)))
        confidence[lead, thread] = (int(now.st.confidence[0, f, thread]) > 0, int(level[0]) > 0)
    assert confidence == {(0, 0): (True, True), (2, 0): (False, False), (0, 1): (False, False)}


def test_what_a_cell_has_long_had_loses_nothing_by_being_put_before_the_force_too() -> None:
    tables = world()
    state = first(tables, service(0, Service.JOINT_INTELLIGENCE, thread=0)).state
    state = turn(tables, state, order(0, Kind.CONTRIBUTE, report=0, organisation=ALLIANCE)).state
    state = force(turns(tables, state, 1), (0, 1), key=7)
    again = turn(tables, state, order(0, Kind.CONTRIBUTE, report=0, key=7)).state
    levels = []
    for st in (turn(tables, state).state, again):
        now = moment(tables, st, tick=st.tick - 1)
        row = (np.array([x]) for x in (0, tables.public.n_nations, 0))
        levels.append(int(assessment.confidence_at_response(now, *row)[0]))
    assert again.copies[0, tables.public.n_nations, 0] == Copy.FULL
    assert levels[0] == levels[1] > 0


def test_a_fusion_cell_works_on_one_thread_and_is_empty_when_its_time_is_over() -> None:
    tables = world()
    state = first(tables, service(0, Service.JOINT_INTELLIGENCE, thread=0)).state
    state = turn(tables, state, order(0, Kind.CONTRIBUTE, report=0, organisation=ALLIANCE)).state
    now = moment(tables, state)
    now.st.detected[0, 0, 1] = True
    busy = turn(tables, now.st, service(0, Service.JOINT_INTELLIGENCE, thread=1))
    over = turns(tables, state, tables.public.doctrine.service_span // TICKS_PER_TURN)
    assert busy.reason.tolist() == [Reason.CELL_TAKEN]
    assert over.cell_thread[0].tolist() == [NONE]
    assert not over.copies[0, cell_of(tables)].any()
    assert over.copies[0, 1, 0] == Copy.FULL


def test_a_fusion_cell_is_over_with_its_thread_and_may_open_on_another() -> None:
    tables = world()
    state = first(tables, service(0, Service.JOINT_INTELLIGENCE, thread=0)).state
    closed = altered(state, detected=True)
    closed.outcome[0, 0] = Outcome.PREVENTED
    state = turn(tables, closed).state
    assert state.cell_thread[0].tolist() == [NONE]
    result = turn(tables, state, service(0, Service.JOINT_INTELLIGENCE, thread=1))
    assert result.reason.tolist() == [0]
    assert result.state.cell_thread[0].tolist() == [1]


def test_military_support_shortens_the_deployment_of_a_force_one_serves_in() -> None:
    tables = world()
    state = force(start(tables), (0, 1), thread=1, key=7)
    result = turn(
        tables, state, service(0, Service.MILITARY_SUPPORT, key=7), service(1, Service.MILITARY_SUPPORT, key=7)
    )
    strange = turn(tables, force(start(tables), (2,), key=7), service(0, Service.MILITARY_SUPPORT, key=7))
    assert result.state.force_support[0, 0] == tables.public.doctrine.deploy_support
    assert sorted(result.reason.tolist()) == [Reason.ACCEPTED, Reason.DUPLICATE]
    assert strange.reason.tolist() == [Reason.NO_FORCE]


def test_strategic_coordination_aligns_the_members_that_trust_the_proposer() -> None:
    trust = np.full((3, 3), 600, np.int16)
    tables = world(trust=trust)
    result = first(tables, service(0, Service.STRATEGIC_COORDINATION, thread=0))
    d = tables.public.doctrine
    assert result.state.coordinated[0, ALLIANCE] == 0
    assert result.state.coordinated_until[0, ALLIANCE] == d.coordination_turns * TICKS_PER_TURN
    assert result.state.priority[0].tolist() == [0, 0, NONE]
    assert happened(result, Event.COORDINATED) == [(0, NONE, 0, ALLIANCE)]
    trust[1, 0] = d.join_trust - 100
    wary = world(trust=trust)
    assert first(wary, service(0, Service.STRATEGIC_COORDINATION, thread=0)).state.priority[0].tolist() == [
        0,
        NONE,
        NONE,
    ]


def test_an_alliance_agrees_on_one_thread_a_turn() -> None:
    tables = world(trust=np.full((3, 3), 600, np.int16))
    state = altered(start(tables))
    state.detected[0, 1, :2] = True
    mine, another, same = (service(n, Service.STRATEGIC_COORDINATION, thread=t) for n, t in ((0, 0), (1, 1), (1, 0)))
    other = turn(tables, state, mine, another)
    assert sorted(other.reason.tolist()) == [Reason.ACCEPTED, Reason.AGREED_ON_ANOTHER]
    twice = turn(tables, state, mine, same)
    assert sorted(twice.reason.tolist()) == [Reason.ACCEPTED, Reason.DUPLICATE]


def test_a_coordinated_priority_makes_the_members_aware_of_the_thread() -> None:
    tables = world()
    st = moment(tables, start(tables)).st
    st.detected[0, :, 1] = [True, False, False]
    result = turn(tables, st, service(0, Service.STRATEGIC_COORDINATION, thread=1))
    assert result.state.detected[0, 1, 1]


# A union


def test_a_joint_investigation_carries_law_enforcement_amber_without_a_task_force() -> None:
    domain = np.full(14, Domain.INTELLIGENCE, np.uint8)
    domain[1] = Domain.LAW_ENFORCEMENT
    member = np.zeros((5, 4), np.bool_)
    member[[UN, INTERPOL, ASSOCIATION]] = True
    member[[ALLIANCE, UNION], :3] = True
    tables = world(
        n_nations=4,
        member=member,
        liaison=~np.eye(4, dtype=np.bool_),
        report_domain=domain,
        report_orcon=np.zeros(14, np.bool_),
    )
    given = [order(1, Kind.SHARE, report=i, to=(0,), channel=LIAISON) for i in (1, 5)]
    state = first(tables, *given, service(0, Service.JOINT_INVESTIGATION, to=(1, 2))).state
    passed = [turn(tables, state, order(0, Kind.SHARE, report=i, to=(2,), channel=LIAISON)) for i in (1, 5)]
    outside = turn(tables, state, order(0, Kind.SHARE, report=1, to=(3,), channel=LIAISON))
    assert [bool(happened(r, Event.BREACH)) for r in (*passed, outside)] == [False, True, True]


def test_a_joint_investigation_is_between_members() -> None:
    tables = world()
    assert first(tables, service(0, Service.JOINT_INVESTIGATION, to=(2,))).reason.tolist() == [Reason.TARGET_MISSING]


def test_members_see_until_when_each_takes_part_in_a_joint_investigation() -> None:
    tables = world()
    st = altered(start(tables))
    st.investigation_until[0, UNION, :2] = 20, 14
    for nation, told in ((0, ((0, 1), (20, 14))), (2, ((), ()))):
        union = observe(tables, st, 0, nation).organisations[UNION]
        assert (union.investigating, union.investigating_until) == told


def test_a_prevention_programme_slows_a_campaign_at_home() -> None:
    tables = world()
    state = first(tables, service(0, Service.PREVENTION)).state
    now = moment(tables, state)
    online.grow(now)
    growth = now.st.intensity[0, 0] - state.intensity[0, 0]
    assert growth.tolist() == [30, 60, 60]
    assert turn(tables, state, service(0, Service.PREVENTION)).reason.tolist() == [Reason.ALREADY_DONE]


def test_victim_support_stands_ready_for_an_incident() -> None:
    result = first(world(), service(0, Service.VICTIM_SUPPORT))
    assert result.state.supported[0].tolist() == [True, False, False]


# An association


def test_mutual_legal_assistance_is_granted_when_the_asked_nation_accepts() -> None:
    tables = world(framework=np.ones(3, np.bool_))
    state = first(tables, service(0, Service.MUTUAL_LEGAL_ASSISTANCE, to=(2,))).state
    assert state.matter_kind[0, 0] == MatterKind.ASSISTANCE
    assert not state.assistance.any()
    state = turn(tables, state, order(2, Kind.ACCEPT, key=int(state.matter_key[0, 0]))).state
    assert state.assistance[0, 0, 2]
    assert state.assistance[0, 2, 0]


def test_assistance_may_be_asked_of_the_place_of_a_thread() -> None:
    tables = world(thread_place=np.array([2, 1], np.int8))
    state = first(tables, service(0, Service.MUTUAL_LEGAL_ASSISTANCE, thread=0)).state
    assert (state.matter_from[0, 0], state.matter_to[0, 0]) == (0, 2)


def test_assistance_needs_the_legal_framework_on_both_sides() -> None:
    tables = world()
    mine = first(tables, service(2, Service.MUTUAL_LEGAL_ASSISTANCE, to=(0,)))
    state = first(tables, service(0, Service.MUTUAL_LEGAL_ASSISTANCE, to=(2,))).state
    theirs = turn(tables, state, order(2, Kind.ACCEPT, key=int(state.matter_key[0, 0])))
    assert mine.reason.tolist() == [Reason.NO_LEGAL_BASIS]
    assert theirs.reason.tolist() == [Reason.NO_LEGAL_BASIS]


def test_a_ministerial_meeting_raises_trust_between_all_members_now_and_then() -> None:
    tables = world()
    result = first(tables, service(0, Service.MINISTERIAL_MEETING), service(1, Service.MINISTERIAL_MEETING))
    gains = [e for e in happened(result, Event.TRUST) if e[2] == TrustCause.MINISTERIAL]
    assert sorted((n, m) for n, m, _, _ in gains) == [(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)]
    assert {value for *_, value in gains} == {tables.public.doctrine.trust_ministerial}
    assert sorted(result.reason.tolist()) == [Reason.ACCEPTED, Reason.DUPLICATE]
    soon = turn(tables, result.state, service(0, Service.MINISTERIAL_MEETING))
    later = turn(tables, turns(tables, result.state, 1), service(0, Service.MINISTERIAL_MEETING))
    assert (soon.reason[0], later.reason[0]) == (Reason.MET_RECENTLY, Reason.ACCEPTED)


def test_a_joint_exercise_trains_all_free_members_at_the_price_of_one_order() -> None:
    tables = world()
    now = moment(tables, start(tables))
    now.st.busy_until[0, 1] = 9
    result = turn(tables, now.st, service(0, Service.JOINT_EXERCISE))
    trained = result.state.trained_turn[0] == 0
    assert trained.tolist() == [[False, False, True], [False, False, False], [True, False, False]]
    assert result.state.interop[0, 0, 2] > tables.public.interop[0, 2]
    assert result.reason.tolist() == [Reason.ACCEPTED]


def test_who_serves_in_a_formed_task_force_stays_out_of_an_exercise_that_another_orders() -> None:
    tables = world()
    state = force(start(tables), (1, 2))
    by_other = turn(tables, state, service(0, Service.JOINT_EXERCISE)).state.trained_turn[0]
    assert (by_other < 0).all()
    own = turn(tables, state, service(1, Service.JOINT_EXERCISE)).state.trained_turn[0]
    assert [own[1, 0], own[1, 2]] == [0, -1]


def test_a_joint_exercise_needs_an_orderer_that_is_free_and_has_not_trained_with_all_of_late() -> None:
    tables = world(doctrine={"training_busy": 0})
    now = moment(tables, start(tables))
    now.st.busy_until[0, 0] = 9
    busy = turn(tables, now.st, service(0, Service.JOINT_EXERCISE))
    state = first(tables, service(0, Service.JOINT_EXERCISE)).state
    again = turn(tables, state, service(0, Service.JOINT_EXERCISE))
    assert (busy.reason[0], again.reason[0]) == (Reason.BUSY, Reason.TRAINED_RECENTLY)


# Priorities


def test_a_nation_states_one_priority_among_the_open_threads_it_sees() -> None:
    tables = world()
    now = moment(tables, start(tables))
    now.st.detected[0, 0] = [True, False]
    state = now.st
    result = turn(tables, state, order(0, Kind.SET_PRIORITY, thread=0), order(0, Kind.SET_PRIORITY, thread=1))
    assert result.reason.tolist() == [Reason.ACCEPTED, Reason.NOT_DETECTED]
    assert result.state.priority[0].tolist() == [0, NONE, NONE]
    now = moment(tables, state)
    now.st.outcome[0, 0] = Outcome.PREVENTED
    assert turn(tables, now.st, order(0, Kind.SET_PRIORITY, thread=0)).reason.tolist() == [Reason.THREAD_CLOSED]


def test_every_service_of_the_rulebook_is_ordered_somewhere_in_these_tests() -> None:
    assert set(HERE) == set(Service)
