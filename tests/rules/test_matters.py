"""R-RFI, R-REPORT, R-CHANNEL, R-NEED: what is asked of a nation, how it may answer, and what silence means."""

import numpy as np
import pytest
from hypothesis import given, strategies

from game.rules.codes import (
    NEVER_BYTE,
    NONE,
    AnswerKind,
    Copy,
    DeclineCode,
    Mark,
    MatterKind,
    MatterStatus,
    Rule,
    TrainingKind,
)
from game.rules.declining import MOST, TERMS_BITS, Why, of_event, of_matter, packed, unpacked
from game.rules.events import PUBLIC, Event, TrustCause, rule_of
from game.rules.observe import observe
from game.rules.orders import Kind, Orders
from game.rules.reasons import Reason
from game.rules.state import State
from game.rules.step import Resolved
from game.rules.tables import Tables
from tests.rules.moment import altered, force, settled
from tests.rules.world import LIAISON, NOTE, PLATFORM, happened, order, start, turn, turns, world

ASKER, ASKED, THIRD = 0, 1, 2
SUBJECT, OTHER_SUBJECT = 0, 1


def request(n: int = ASKER, to: int = ASKED, subject: int = SUBJECT) -> Orders:
    return order(n, Kind.REQUEST, to=(to,), subject=subject)


def key(state: State, slot: int = 0, game: int = 0) -> int:
    return int(state.matter_key[game, slot])


def asked(tables: Tables, *orders: Orders) -> State:
    """The State of the plan after the orders."""
    return turn(tables, start(tables), *orders).state


def change_of_trust(result: Resolved, cause: TrustCause) -> list[tuple[int, int, int]]:
    return [(n, m, value) for n, m, item, value in happened(result, Event.TRUST) if item == cause]


def with_liaison(**changes: object) -> Tables:
    return world(liaison=~np.eye(3, dtype=np.bool_), **changes)


# Requests for information


def test_a_request_waits_for_the_asked_nation_and_everybody_knows_of_it() -> None:
    tables = world()
    result = turn(tables, start(tables), request())
    state = result.state
    assert state.matter_status[0, 0] == MatterStatus.OPEN
    assert state.matter_kind[0, 0] == MatterKind.RFI
    assert (state.matter_from[0, 0], state.matter_to[0, 0], state.matter_item[0, 0]) == (ASKER, ASKED, SUBJECT)
    assert state.matter_due[0, 0] == tables.public.doctrine.request_due
    assert happened(result, Event.REQUESTED) == [(ASKER, ASKED, SUBJECT, key(state))]
    assert result.events.audience[result.events.event == Event.REQUESTED].tolist() == [PUBLIC]


def test_one_request_may_be_open_between_a_pair() -> None:
    tables = world()
    twice = turn(tables, start(tables), request(), request(subject=OTHER_SUBJECT))
    again = turn(tables, asked(tables, request()), request(subject=OTHER_SUBJECT))
    assert twice.reason.tolist() == [Reason.ACCEPTED, Reason.OPEN_REQUEST]
    assert again.reason.tolist() == [Reason.OPEN_REQUEST]


def test_a_nation_sends_two_requests_a_turn() -> None:
    tables = world(n_nations=4)
    result = turn(tables, start(tables), request(to=1), request(to=2), request(to=3))
    assert result.reason.tolist() == [Reason.ACCEPTED, Reason.ACCEPTED, Reason.QUOTA]


def test_a_request_wakes_what_lies_dormant_on_its_subject_with_the_asked_nation() -> None:
    dormant = np.zeros(14, np.bool_)
    dormant[[1, 10]] = True
    tables = world(dormant=dormant)
    before = start(tables)
    after = turn(tables, before, request()).state
    elsewhere = turn(tables, before, request(to=THIRD)).state
    assert before.copies[0, ASKED, 1] == Copy.NO
    assert after.copies[0, ASKED, 1] == Copy.FULL
    assert after.dormant[0, [1, 10]].tolist() == [False, True]
    assert elsewhere.dormant[0, [1, 10]].tolist() == [True, True]


def test_an_answer_with_a_report_is_sent_and_closes_the_request_with_trust() -> None:
    tables = with_liaison()
    state = asked(tables, request())
    answer = order(ASKED, Kind.ANSWER, key=key(state), option=AnswerKind.SHARE, report=1, channel=LIAISON)
    result = turn(tables, state, answer)
    assert result.reason.tolist() == [Reason.ACCEPTED]
    assert result.state.copies[0, ASKER, 1] == Copy.FULL
    assert result.state.matter_status[0, 0] == MatterStatus.ACCEPTED
    assert result.state.answered[0].tolist() == [0, 1, 0]
    assert change_of_trust(result, TrustCause.ANSWER) == [(ASKER, ASKED, tables.public.doctrine.trust_answer)]


def test_an_answer_meets_a_need_even_when_the_asker_has_not_registered_the_subject() -> None:
    interest = np.zeros((3, 4), np.bool_)
    tables = with_liaison(interest=interest)
    state = asked(tables, request())
    answer = order(ASKED, Kind.ANSWER, key=key(state), option=AnswerKind.SHARE, report=1, channel=LIAISON)
    result = turn(tables, state, answer)
    assert happened(result, Event.PUSHED) == []
    assert result.state.need_until[0, ASKER, 1] == NEVER_BYTE


def test_an_answer_that_cannot_be_sent_leaves_the_request_open() -> None:
    tables = world()
    state = asked(tables, request())
    answer = order(ASKED, Kind.ANSWER, key=key(state), option=AnswerKind.SHARE, report=1, channel=NOTE)
    result = turn(tables, state, answer)
    assert result.reason.tolist() == [Reason.ABOVE_CEILING]
    assert result.state.matter_status[0, 0] == MatterStatus.OPEN


def test_an_answer_must_be_on_the_subject() -> None:
    tables = with_liaison()
    state = asked(tables, request())
    answer = order(ASKED, Kind.ANSWER, key=key(state), option=AnswerKind.SHARE, report=10, channel=LIAISON)
    assert turn(tables, state, answer).reason.tolist() == [Reason.ANSWER_OFF_SUBJECT]


def test_a_nil_return_must_be_true() -> None:
    tables = world()
    untrue = asked(tables, request())
    true = asked(tables, request(subject=2))
    nil = [order(ASKED, Kind.ANSWER, key=key(s), option=AnswerKind.NIL) for s in (untrue, true)]
    refused, answered = turn(tables, untrue, nil[0]), turn(tables, true, nil[1])
    assert refused.reason.tolist() == [Reason.NIL_UNTRUE]
    assert answered.state.matter_status[0, 0] == MatterStatus.ACCEPTED
    assert answered.state.matter_extra[0, 0] == NONE
    assert change_of_trust(answered, TrustCause.ANSWER) == [(ASKER, ASKED, 15)]


def test_a_nil_return_is_true_when_all_that_is_held_went_to_the_asker_before() -> None:
    subject = np.zeros((14, 4), np.bool_)
    subject[:, 1] = True
    subject[1] = [True, False, False, False]
    tables = with_liaison(report_subject=subject)
    share = order(ASKED, Kind.SHARE, report=1, to=(ASKER,), channel=LIAISON)
    state = asked(tables, request(), share)
    assert turn(tables, state, order(ASKED, Kind.ANSWER, key=key(state), option=AnswerKind.NIL)).reason.tolist() == [0]


def test_a_nil_return_is_true_when_all_that_is_held_came_from_the_asker() -> None:
    subject = np.zeros((14, 4), np.bool_)
    subject[:, 1] = True
    subject[2] = [True, False, False, False]  # of the third nation
    tables = with_liaison(report_subject=subject)
    state = altered(asked(tables, request()))
    state.copies[0, ASKED, 2] = Copy.FULL
    nil = order(ASKED, Kind.ANSWER, key=key(state), option=AnswerKind.NIL)
    reasons = {}
    for sender in (ASKER, THIRD):
        state.sender[0, ASKED, 2] = sender
        reasons[sender] = turn(tables, settled(state), nil).reason.tolist()
    assert reasons == {ASKER: [0], THIRD: [Reason.NIL_UNTRUE]}


def test_a_contribution_answers_a_request_of_a_member() -> None:
    tables = world()
    state = force(asked(tables, request()), (ASKED, ASKER))
    state.marks[0, ASKED, 1] |= Mark.READ
    result = turn(tables, settled(state), order(ASKED, Kind.CONTRIBUTE, report=1, key=77))
    assert result.reason.tolist() == [0]
    assert result.state.matter_status[0, 0] == MatterStatus.ACCEPTED
    assert change_of_trust(result, TrustCause.ANSWER) == [(ASKER, ASKED, 15)]


def test_a_referral_names_a_third_nation() -> None:
    tables = world()
    state = asked(tables, request())
    results = [
        turn(tables, state, order(ASKED, Kind.ANSWER, key=key(state), option=AnswerKind.REFERRAL, other=m))
        for m in (NONE, ASKER, ASKED, THIRD)
    ]
    assert [r.reason[0] for r in results] == [Reason.FIELD_MISSING, Reason.FIELD_RANGE, Reason.FIELD_RANGE, 0]
    assert results[-1].state.matter_extra[0, 0] == THIRD + 1
    assert happened(results[-1], Event.ANSWERED) == [(ASKED, ASKER, AnswerKind.REFERRAL, key(state))]


def test_a_request_is_answered_once_and_only_by_who_was_asked() -> None:
    tables = world()
    state = asked(tables, request())
    referral = {"key": key(state), "option": AnswerKind.REFERRAL}
    by_other = turn(tables, state, order(THIRD, Kind.ANSWER, **referral, other=ASKED))
    twice = turn(tables, state, *[order(ASKED, Kind.ANSWER, **referral, other=THIRD)] * 2)
    assert by_other.reason.tolist() == [Reason.NO_MATTER]
    assert twice.reason.tolist() == [Reason.ACCEPTED, Reason.DUPLICATE]
    assert twice.state.answered[0, ASKED] == 1


def test_an_ignored_request_costs_trust_only_to_an_asker_that_registered_the_subject() -> None:
    tables = world(n_nations=3)
    for subject, expected in ((SUBJECT, [(ASKER, ASKED, -40)]), (2, [])):
        state = turns(tables, asked(tables, request(subject=subject)), 1)
        result = turn(tables, state)
        assert result.state.matter_status[0, 0] == MatterStatus.LAPSED
        assert change_of_trust(result, TrustCause.IGNORED) == expected
        assert result.state.lapsed[0].tolist() == [0, 1, 0]


def test_a_decline_costs_less_trust_than_silence() -> None:
    tables = world()
    state = asked(tables, request())
    result = turn(tables, state, order(ASKED, Kind.DECLINE, key=key(state)))
    assert result.state.matter_status[0, 0] == MatterStatus.DECLINED
    assert change_of_trust(result, TrustCause.DECLINED) == [(ASKER, ASKED, -5)]
    assert result.state.lapsed[0, ASKED] == result.state.answered[0, ASKED] == 0


def test_a_decline_keeps_its_reason_for_both_and_tells_nobody_else() -> None:
    tables = world()
    state = asked(tables, request())
    no = order(ASKED, Kind.DECLINE, key=key(state), option=DeclineCode.TRUST, amount=7, other=THIRD)
    result = turn(tables, state, no)
    why = Why(DeclineCode.TRUST, 7, THIRD)
    views = [observe(tables, result.state, 0, n) for n in (ASKER, ASKED, THIRD)]
    assert [[m.why for m in view.matters] for view in views] == [[why], [why], []]
    (told,) = np.flatnonzero(result.events.event == Event.DECLINED)
    assert of_event(int(result.events.item[told])) == (MatterKind.RFI, why)
    assert result.events.audience[told] == 1 << ASKER | 1 << ASKED
    assert rule_of(int(result.events.rule[told])) == Rule.TRUST


def test_a_decline_without_a_reason_is_unstated() -> None:
    tables = world()
    state = asked(tables, request())
    result = turn(tables, state, order(ASKED, Kind.DECLINE, key=key(state)))
    assert observe(tables, result.state, 0, ASKER).matters[0].why == Why()
    assert happened(result, Event.DECLINED) == [(ASKED, ASKER, MatterKind.RFI, key(state))]


def test_the_terms_of_what_was_declined_stay() -> None:
    tables = with_liaison()
    train = order(ASKER, Kind.TRAIN, to=(ASKED,), option=TrainingKind.CRISIS_RESPONSE)
    state = asked(tables, order(ASKED, Kind.SHARE, report=1, to=(ASKER,), channel=LIAISON))
    state = turn(tables, state, train, order(ASKER, Kind.ASK_RELEASE, report=1, to=(THIRD,))).state
    keys = state.matter_key[0][state.matter_status[0] == MatterStatus.OPEN].tolist()
    nos = [order(ASKED, Kind.DECLINE, key=k, option=DeclineCode.BUSY, amount=127) for k in keys]
    matters = observe(tables, turn(tables, state, *nos).state, 0, ASKER).matters
    assert {m.kind: m.why.code for m in matters} == dict.fromkeys(
        (MatterKind.TRAINING, MatterKind.RELEASE), DeclineCode.BUSY
    )
    assert [m.training for m in matters if m.kind == MatterKind.TRAINING] == [TrainingKind.CRISIS_RESPONSE]
    assert [m.recipients for m in matters if m.kind == MatterKind.RELEASE] == [(THIRD,)]


def test_the_boundary_knows_the_reasons() -> None:
    tables = world()
    state = asked(tables, request())
    for field, value in (("option", len(DeclineCode)), ("other", 3), ("amount", 128)):
        no = order(ASKED, Kind.DECLINE, key=key(state), **{field: value})
        assert turn(tables, state, no).reason.tolist() == [Reason.FIELD_RANGE]


@given(
    code=strategies.sampled_from(DeclineCode),
    amount=strategies.integers(0, MOST),
    nation=strategies.integers(NONE, 14),
    terms=strategies.integers(0, (1 << TERMS_BITS) - 1),
)
def test_a_reason_is_packed_and_unpacked_without_loss(code: DeclineCode, amount: int, nation: int, terms: int) -> None:
    why = packed(*(np.array([x], np.int32) for x in (code, amount, nation)))
    extra = np.array([terms], np.int32) | why << TERMS_BITS
    assert extra.dtype == np.int32
    assert of_matter(int(extra[0])) == unpacked(int(why[0])) == Why(code, amount, nation)


def test_a_closed_matter_is_reported_for_one_plan_and_then_its_slot_is_free() -> None:
    tables = world()
    state = asked(tables, request())
    closed = turn(tables, state, order(ASKED, Kind.DECLINE, key=key(state))).state
    reused = turn(tables, closed, request(to=THIRD)).state
    assert closed.matter_status[0, 0] == MatterStatus.DECLINED
    assert (reused.matter_status[0, 0], reused.matter_to[0, 0]) == (MatterStatus.OPEN, THIRD)
    assert key(reused) != key(state)


def test_when_the_table_of_matters_is_full_a_request_is_refused() -> None:
    tables = world(n_matters=1)
    result = turn(tables, start(tables), request(), request(to=THIRD))
    assert result.reason.tolist() == [Reason.ACCEPTED, Reason.MATTERS_FULL]


def test_the_key_of_a_matter_does_not_depend_on_what_else_is_asked() -> None:
    tables = world()
    alone = asked(tables, request(to=THIRD))
    beside = asked(tables, request(to=ASKED), request(to=THIRD))
    assert key(alone, 0) == key(beside, 1)


# Agreements


def trusting(level: int = 500, **changes: object) -> Tables:
    return world(trust=np.full((3, 3), level, np.int16), **changes)


def test_an_accepted_agreement_is_in_force_after_its_set_up_for_both() -> None:
    tables = trusting()
    state = asked(tables, order(0, Kind.NEGOTIATE, to=(2,)))
    result = turn(tables, state, order(2, Kind.ACCEPT, key=key(state)))
    assert result.state.agreement[0, 0, 2] == result.state.agreement[0, 2, 0] == 6 + 12
    assert happened(result, Event.ACCEPTED) == [(2, 0, MatterKind.AGREEMENT, key(state))]


def test_a_half_negotiated_agreement_takes_half_the_set_up() -> None:
    half = np.zeros((3, 3), np.bool_)
    half[0, 2] = half[2, 0] = True
    tables = trusting(half_agreed=half)
    state = asked(tables, order(0, Kind.NEGOTIATE, to=(2,)))
    state = turn(tables, state, order(2, Kind.ACCEPT, key=key(state))).state
    assert state.agreement[0, 0, 2] == 6 + 6


def test_an_agreement_needs_trust_on_both_sides() -> None:
    trust = np.full((3, 3), 600, np.int16)
    trust[2, 0] = 300
    tables = world(trust=trust)
    result = turn(tables, start(tables), order(0, Kind.NEGOTIATE, to=(2,)), order(0, Kind.NEGOTIATE, to=(1,)))
    assert result.reason.tolist() == [Reason.NO_TRUST, Reason.ACCEPTED]


def test_an_agreement_in_force_is_not_negotiated_again() -> None:
    agreement = np.zeros((3, 3), np.bool_)
    agreement[0, 2] = agreement[2, 0] = True
    tables = trusting(agreement=agreement)
    assert turn(tables, start(tables), order(0, Kind.NEGOTIATE, to=(2,))).reason.tolist() == [Reason.ALREADY_AGREED]


def test_proposals_that_cross_become_one_agreement() -> None:
    tables = trusting()
    both = order(0, Kind.NEGOTIATE, to=(2,)), order(2, Kind.NEGOTIATE, to=(0,))
    result = turn(tables, start(tables), *both)
    assert (result.state.matter_status[0, :2] == MatterStatus.ACCEPTED).all()
    assert len(happened(result, Event.AGREEMENT)) == 1
    assert result.state.agreement[0, 0, 2] == result.state.agreement[0, 2, 0] == tables.public.doctrine.agreement_setup


def test_who_proposes_what_was_proposed_to_it_accepts() -> None:
    tables = trusting()
    state = asked(tables, order(0, Kind.NEGOTIATE, to=(2,)))
    result = turn(tables, state, order(2, Kind.NEGOTIATE, to=(0,)))
    assert (result.state.matter_status[0, :2] == MatterStatus.ACCEPTED).all()
    assert result.state.agreement[0, 0, 2] == 6 + tables.public.doctrine.agreement_setup


def test_an_ignored_proposal_costs_a_third_of_an_ignored_request() -> None:
    tables = trusting()
    state = turns(tables, asked(tables, order(0, Kind.NEGOTIATE, to=(2,))), 1)
    result = turn(tables, state)
    assert change_of_trust(result, TrustCause.IGNORED) == [(0, 2, -13)]
    assert not result.state.lapsed.any()


@pytest.mark.parametrize("silent", [True, False])
@pytest.mark.parametrize("kind", [Kind.NEGOTIATE, Kind.TRAIN])
@pytest.mark.parametrize("possible", [True, False])
def test_what_can_no_longer_be_accepted_costs_no_trust_to_decline_or_leave(
    silent: bool, kind: Kind, possible: bool
) -> None:
    tables = trusting()
    option = {} if kind == Kind.NEGOTIATE else {"option": int(TrainingKind.CRISIS_RESPONSE)}
    state = asked(tables, order(0, kind, to=(2,), **option))
    if silent and kind == Kind.NEGOTIATE:  # an answer to a training is due a turn earlier
        state = turns(tables, state, 1)
    if not possible:
        trained = state.tick // 6
        state = settled(altered(state, trust=100) if kind == Kind.NEGOTIATE else altered(state, trained_turn=trained))
    result = turn(tables, state, *([] if silent else [order(2, Kind.DECLINE, key=key(state))]))
    cause = TrustCause.IGNORED if silent else TrustCause.DECLINED
    assert result.state.matter_status[0, 0] == (MatterStatus.LAPSED if silent else MatterStatus.DECLINED)
    assert [(n, m) for n, m, _ in change_of_trust(result, cause)] == ([(0, 2)] if possible else [])


def test_each_kind_of_matter_takes_its_own_kind_of_answer() -> None:
    tables = trusting()
    state = asked(tables, request(), order(0, Kind.NEGOTIATE, to=(1,)))
    rfi, agreement = key(state, 0), key(state, 1)
    if state.matter_kind[0, 0] != MatterKind.RFI:
        rfi, agreement = agreement, rfi
    wrong = turn(
        tables,
        state,
        order(1, Kind.ACCEPT, key=rfi),
        order(1, Kind.RELEASE, key=agreement),
        order(1, Kind.ANSWER, key=agreement, option=AnswerKind.NIL),
    )
    assert wrong.reason.tolist() == [Reason.WRONG_MATTER] * 3


# Registered interests


def test_a_nation_registers_up_to_three_subjects_and_changes_one_a_turn() -> None:
    tables = world()
    state = start(tables)
    twice = turn(tables, state, order(0, Kind.REGISTER, subject=1), order(0, Kind.REGISTER, subject=2))
    assert twice.reason.tolist() == [Reason.ACCEPTED, Reason.ONE_CHANGE]
    again = turn(tables, twice.state, order(0, Kind.REGISTER, subject=1))
    third = turn(tables, twice.state, order(0, Kind.REGISTER, subject=2)).state
    full = turn(tables, third, order(0, Kind.REGISTER, subject=3))
    replaced = turn(tables, third, order(0, Kind.REGISTER, subject=3, other=0))
    assert again.reason.tolist() == [Reason.ALREADY_REGISTERED]
    assert full.reason.tolist() == [Reason.INTERESTS_FULL]
    assert replaced.state.interest[0, 0].tolist() == [False, True, True, True]


def test_registering_is_public() -> None:
    tables = world()
    result = turn(tables, start(tables), order(0, Kind.REGISTER, subject=1))
    assert result.events.audience[result.events.event == Event.REGISTERED].tolist() == [PUBLIC]


def test_games_of_a_batch_do_not_share_matters() -> None:
    tables = world()
    state = turn(tables, start(tables, games=3), order(ASKER, Kind.REQUEST, game=1, to=(ASKED,), subject=0)).state
    assert state.matter_status[:, 0].tolist() == [MatterStatus.FREE, MatterStatus.OPEN, MatterStatus.FREE]


@pytest.mark.parametrize(
    ("before", "reports", "status"),
    [(True, (1, 4), MatterStatus.ACCEPTED), (False, (1,), MatterStatus.OPEN), (True, (10,), MatterStatus.OPEN)],
)
def test_a_share_of_what_was_asked_for_before_answers_once(
    before: bool, reports: tuple[int, ...], status: MatterStatus
) -> None:
    tables = world()
    state = turn(tables, turns(tables, start(tables), 2), *([request()] if before else [])).state
    shares = [order(ASKED, Kind.SHARE, report=i, to=(ASKER,), channel=PLATFORM) for i in reports]
    result = turn(tables, state, *shares, *([] if before else [request()]))
    assert result.reason[: len(reports)].tolist() == [0] * len(reports)
    assert result.state.matter_status[0, 0] == status
    assert result.state.answered[0, ASKED] == (status == MatterStatus.ACCEPTED)
    assert len(happened(result, Event.ANSWERED)) == (status == MatterStatus.ACCEPTED)
