"""What bears on the score and on others beyond the plain formulas: severity that changes, needs that last a turn,
answers that earn nothing, incidents and agreed priorities that speed a force (R-SCORE, R-NEED, R-RFI, R-TASKFORCE).
"""

import numpy as np
import pytest

from game.rules import exposure, scoring, seat_score, taskforce
from game.rules.codes import (
    NONE,
    AnswerKind,
    Copy,
    Dimension,
    Mark,
    OrganisationKind,
    Outcome,
    Part,
    SeatDimension,
    Service,
    Stage,
)
from game.rules.events import Event, TrustCause
from game.rules.observe import observe
from game.rules.orders import Kind
from game.rules.reasons import Reason, rule_behind
from tests.rules.moment import altered, moment
from tests.rules.world import NOTE, happened, order, start, turn, world

SUBJECT = 0


@pytest.mark.parametrize(
    ("outcome", "severity", "points"),
    [
        (Outcome.UNCONTAINED, 600, 40_000),
        (Outcome.CONTAINED, 600, 35_000 + 65 * 400),
        (Outcome.UNCONTAINED, 1500, -50_000),
        (Outcome.PREVENTED, 1500, 100_000),
        (Outcome.OPEN, 1500, 0),
    ],
)
def test_what_a_thread_falls_short_weighs_as_its_severity_has_changed(
    outcome: Outcome, severity: int, points: int
) -> None:
    tables = world(own_thread=np.array([[True, False], [False, True], [True, True]]))
    st = altered(start(tables), outcome=[[outcome, Outcome.PREVENTED]], severity=[[severity, 1000]], closed=6)
    together = (points + 100_000) // 2
    assert scoring.dimensions(tables, st)[0, Dimension.OUTCOME] == together
    own = seat_score.seat_dimensions(tables, st)[0, :, SeatDimension.OUTCOME]
    assert own.tolist() == [max(points, 0), 100_000, together]


def test_the_ledger_tells_apart_how_a_thread_ended_and_what_its_severity_did() -> None:
    tables = world()
    st = altered(start(tables), outcome=[[Outcome.CONTAINED, Outcome.OPEN]], severity=[[800, 1000]], closed=6)
    parts = scoring.parts(tables, st, 1)[0]
    assert parts[[Part.CONTAINED, Part.SEVERITY]].tolist() == [17_500, 65 * 100]


def test_a_request_answered_in_a_turn_still_gives_need_to_what_others_send_in_it() -> None:
    tables = world(interest=np.zeros((3, 4), np.bool_), report_label=np.zeros(14, np.int8))
    state = turn(tables, start(tables), order(0, Kind.REQUEST, to=(1,), subject=SUBJECT)).state
    state = altered(state, copies=0, marks=0)
    state.copies[0, 1, 1] = state.copies[0, 2, 5] = Copy.FULL
    state.marks[0, 1, 1] = state.marks[0, 2, 5] = Mark.READ
    answer = order(1, Kind.ANSWER, key=int(state.matter_key[0, 0]), option=AnswerKind.REFERRAL, other=2)
    result = turn(tables, state, answer, order(2, Kind.SHARE, report=5, to=(0,), channel=NOTE))
    assert tables.public.report_subject[5, SUBJECT]
    assert happened(result, Event.PUSHED) == []
    assert result.state.need_until[0, 0, 5] > 0


def test_sending_an_asker_on_counts_as_an_answer_but_earns_no_trust() -> None:
    tables = world()
    state = turn(tables, start(tables), order(0, Kind.REQUEST, to=(1,), subject=SUBJECT)).state
    key = int(state.matter_key[0, 0])
    result = turn(tables, state, order(1, Kind.ANSWER, key=key, option=AnswerKind.REFERRAL, other=2))
    assert result.state.answered[0, 1] == 1
    events = result.events
    assert not (events.item[events.event == Event.TRUST] == TrustCause.ANSWER).any()


def test_who_knows_its_reports_to_be_false_may_say_that_it_has_nothing() -> None:
    tables = world()
    state = turn(tables, start(tables), order(0, Kind.REQUEST, to=(1,), subject=SUBJECT)).state
    nil = order(1, Kind.ANSWER, key=int(state.matter_key[0, 0]), option=AnswerKind.NIL)
    assert turn(tables, state, nil).reason.tolist() == [Reason.NIL_UNTRUE]
    false = altered(state)
    false.marks[0, 1, tables.public.report_subject[:, SUBJECT]] = Mark.READ | Mark.EXPOSED
    assert turn(tables, false, nil).reason.tolist() == [Reason.ACCEPTED]


def test_nobody_is_named_where_several_added_as_much_to_a_compromise() -> None:
    tables = world()
    st = altered(start(tables))
    st.copies[0, [1, 2], 0] = Copy.FULL
    st.sent_to[0, [1, 2], 0] = 1
    for rates, named in (([0, 900, 900], NONE), ([0, 900, 901], 2)):
        now = moment(tables, st)
        exposure.compromise(now, np.array([0]), np.array([0]), np.array([rates], np.int32), np.array([False]))
        assert now.recorder is not None
        events = now.recorder.events()
        assert events.actor[events.event == Event.COMPROMISED].tolist() == [named]


def test_an_incident_is_open_to_who_never_saw_the_thread() -> None:
    tables = world()
    quiet = altered(start(tables), detected=False, confidence=0)
    for outcome, reason in ((Outcome.OPEN, Reason.NOT_DETECTED), (Outcome.CRISIS, Reason.ACCEPTED)):
        st = altered(quiet, outcome=outcome, crisis_until=30)
        now = moment(tables, st, order(0, Kind.FORM, thread=0, to=(1,)))
        taskforce.form(now, now.of(Kind.FORM))
        assert now.reason.tolist() == [reason]


def test_a_force_forms_faster_while_its_leads_organisation_has_agreed_on_the_thread() -> None:
    tables = world()
    alliance = int(np.flatnonzero(tables.public.organisation_kind == OrganisationKind.MILITARY_ALLIANCE)[0])
    state = start(tables)
    assert tables.public.member[alliance, 0]
    agree = order(0, Kind.SERVICE, organisation=alliance, option=Service.STRATEGIC_COORDINATION, thread=0)
    ready = []
    for orders in ((), (agree,)):
        after = turn(tables, state, *orders, order(0, Kind.FORM, thread=0)).state
        assert after.force_stage[0, 0] >= Stage.FORMING
        ready.append(int(after.force_ready[0, 0]))
    d = tables.public.doctrine
    whole = d.force_base + d.force_member
    assert ready[0] - ready[1] == whole - whole * d.coordination_forming // 100 > 0


def test_a_hash_set_that_was_compromised_is_not_shown_as_verified() -> None:
    tables = world()
    report = int(np.flatnonzero(tables.public.report_campaign == 0)[0])
    st = altered(start(tables), intensity=500)
    st.copies[0, 0, report], st.marks[0, 0, report] = Copy.FULL, Mark.READ | Mark.ANALYSED
    void = altered(st)
    void.compromised[0, report] = True
    shown = [observe(tables, state, 0, 0).campaigns[0] for state in (st, void)]
    assert [(campaign.verified, campaign.hash_set == report) for campaign in shown] == [(True, True), (False, False)]


def test_a_closed_thread_is_refused_by_the_rule_of_threads() -> None:
    assert rule_behind(Reason.THREAD_CLOSED).value == "R-THREAD"
    assert rule_behind(Reason.ALREADY_FROZEN).value == "R-FIU"
