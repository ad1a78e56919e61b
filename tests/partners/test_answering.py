"""R-PARTNER: a partner answers what it can, and says no for a reason that can be acted on."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from game.partners import answering, asking
from game.partners.knowledge import Knowledge
from game.partners.plan import Wish
from game.partners.policy import POLICIES
from game.rules.codes import NONE, AnswerKind, DeclineCode, Label, Mark, MatterKind
from game.rules.orders import Kind, Orders, joined
from game.rules.reasons import Reason
from game.rules.seen import seen
from game.rules.state import State
from game.rules.tables import Tables
from tests.rules.world import LIAISON, order, start, turn, turns, world

ASKER, ASKED, THIRD = 0, 1, 2
Reply = tuple[Kind, int, int, int]
"""Kind, option, amount, other."""


def asks(to: int = ASKED, n: int = ASKER) -> Orders:
    return order(n, Kind.REQUEST, to=(to,), subject=0)


def trusting(n: int, m: int, value: int, nations: int = 3) -> np.ndarray[Any, Any]:
    """Start trust 600 all round, but for n's trust in m."""
    trust = np.full((nations, nations), 600, np.int16)
    trust[n, m] = value
    return trust


def knowledge(tables: Tables, state: State, n: int = ASKED) -> Knowledge:
    players = np.zeros(state.staff.shape, np.bool_)
    players[:, n] = True
    return Knowledge(tables.public, seen(tables, state), players)


def replies(wishes: list[Wish]) -> list[Reply]:
    orders = joined([w.orders for w in wishes])
    rows = zip(orders.kind, orders.option, orders.amount, orders.other, strict=True)
    return [(Kind(kind), int(option), int(amount), int(other)) for kind, option, amount, other in rows]


def after(tables: Tables, *orders: Orders) -> State:
    return turn(tables, start(tables), *orders).state


def with_(state: State, name: str, at: Any, value: int) -> State:
    changed = getattr(state, name).copy()
    changed[at] = value
    return replace(state, **{name: changed})


def officers(nations: int = 3) -> np.ndarray[Any, Any]:
    return ~np.eye(nations, dtype=np.bool_)


# Requests for information


def test_a_trusted_asker_gets_a_whole_report() -> None:
    tables = world()
    given = answering.requests(knowledge(tables, after(tables, asks())))[0].orders
    assert (given.kind.tolist(), given.option.tolist()) == ([Kind.ANSWER], [AnswerKind.SHARE])
    assert given.tear.tolist() == [0]


def test_who_trusts_less_than_amber_asks_gives_a_tear_line() -> None:
    tables = world(trust=trusting(ASKED, ASKER, 390))
    assert answering.requests(knowledge(tables, after(tables, asks())))[0].orders.tear.tolist() == [1]


@pytest.mark.parametrize(("trust", "points"), [(199, 1), (190, 1), (180, 2), (40, 16)])
def test_a_refusal_for_trust_says_how_many_points_are_missing_for_the_least_that_would_help(
    trust: int, points: int
) -> None:
    tables = world(trust=trusting(ASKED, ASKER, trust))
    said = replies(answering.requests(knowledge(tables, after(tables, asks()))))
    assert said == [(Kind.DECLINE, DeclineCode.TRUST, points, NONE)]


def test_what_no_channel_carries_is_declined_as_such() -> None:
    tables = world(report_label=np.full(14, Label.RED, np.int8), trust=trusting(THIRD, ASKER, 900))
    said = replies(answering.requests(knowledge(tables, after(tables, asks(THIRD)), THIRD)))
    assert said == [(Kind.DECLINE, DeclineCode.NOTHING_FITS, 0, NONE)]


def foreign_holdings() -> tuple[Tables, State]:
    """All reports are THIRD's; ASKED was sent one of them and may not pass it on."""
    tables = world(holder_choice=np.full((14, 1), THIRD, np.int8), liaison=officers())
    return tables, after(tables, order(THIRD, Kind.SHARE, report=2, to=(ASKED,), channel=LIAISON))


def test_who_holds_only_what_another_must_release_refers_the_asker_to_it() -> None:
    tables, state = foreign_holdings()
    state = turn(tables, state, asks()).state
    said = replies(answering.requests(knowledge(tables, state)))
    assert said == [(Kind.ANSWER, AnswerKind.REFERRAL, NONE, THIRD)]


def test_and_names_the_originator_when_the_asker_has_asked_there_already() -> None:
    tables, state = foreign_holdings()
    state = turn(tables, state, asks(), asks(THIRD)).state
    said = replies(answering.requests(knowledge(tables, state)))
    assert said == [(Kind.DECLINE, DeclineCode.ORIGINATOR, 0, THIRD)]


def test_who_has_given_all_it_holds_makes_a_true_nil_return() -> None:
    tables = world()
    state = with_(after(tables, asks()), "sent_to", np.s_[0, ASKED], 1 << ASKER)
    said = replies(answering.requests(knowledge(tables, state)))
    assert said == [(Kind.ANSWER, AnswerKind.NIL, NONE, NONE)]
    nil = answering.requests(knowledge(tables, state))[1].orders
    assert turn(tables, state, nil).reason.tolist() == [Reason.ACCEPTED]


def test_who_holds_only_what_proved_false_has_nothing_worth_passing() -> None:
    tables = world()
    state = with_(after(tables, asks()), "marks", np.s_[0, ASKED], Mark.READ | Mark.EXPOSED)
    said = replies(answering.requests(knowledge(tables, state)))
    assert said == [(Kind.ANSWER, AnswerKind.NIL, NONE, NONE)]


def test_who_has_not_read_what_it_holds_reads_first_and_says_so_when_time_is_up() -> None:
    tables = world()
    state = with_(after(tables, asks()), "marks", np.s_[0, ASKED], 0)
    late = with_(state, "matter_due", np.s_[0, 0], state.tick)
    assert replies(answering.requests(knowledge(tables, state))) == []
    assert replies(answering.requests(knowledge(tables, late))) == [(Kind.DECLINE, DeclineCode.STAFF, 0, NONE)]


def crowd() -> tuple[Tables, State]:
    """Four nations ask one."""
    trust = np.full((5, 5), 600, np.int16)
    tables = world(5, 20, trust=trust, liaison=officers(5))
    return tables, after(tables, *(asks(n=n) for n in (0, 2, 3, 4)))


def test_whom_it_cannot_serve_this_turn_it_lets_wait_while_there_is_time() -> None:
    tables, state = crowd()
    kinds = [kind for kind, *_ in replies(answering.requests(knowledge(tables, state)))]
    assert kinds == [Kind.ANSWER] * answering.ANSWERS_A_TURN


def test_and_declines_for_want_of_staff_when_there_is_none() -> None:
    tables, state = crowd()
    said = replies(answering.requests(knowledge(tables, turns(tables, state, 1))))
    assert [kind for kind, *_ in said] == [Kind.ANSWER] * answering.ANSWERS_A_TURN + [Kind.DECLINE]
    assert said[-1] == (Kind.DECLINE, DeclineCode.STAFF, 0, NONE)


def test_who_shares_nothing_gives_no_reason() -> None:
    tables = world()
    said = replies(answering.requests(knowledge(tables, after(tables, asks())), sharing=False))
    assert said == [(Kind.DECLINE, DeclineCode.UNSTATED, 0, NONE)]


# Past behaviour


@pytest.mark.parametrize(("regard", "tear"), [(50, 0), (-30, 0), (-60, 0), (-80, 1), (-900, 1)])
def test_who_was_let_down_asks_more_trust_and_forgives_as_regard_fades(regard: int, tear: int) -> None:
    tables = world(trust=trusting(ASKED, ASKER, 420))
    state = with_(after(tables, asks()), "regard", np.s_[0, ASKED, ASKER], regard)
    assert answering.requests(knowledge(tables, state))[0].orders.tear.tolist() == [tear]


@pytest.mark.parametrize(("reciprocity", "most"), [(0, 0), (500, 50), (1000, 100)])
def test_a_grudge_is_at_most_a_tenth_of_reciprocity(reciprocity: int, most: int) -> None:
    tables = world(profile=np.tile([reciprocity, 0, 2], (3, 1)).astype(np.int16))
    state = with_(start(tables), "regard", np.s_[0, ASKED, ASKER], -1000)
    k = knowledge(tables, state)
    assert k.grudge[0, ASKED].tolist() == [most, 0, 0]


@pytest.mark.parametrize(("patience", "asks_on"), [(0, False), (2, False), (3, True), (6, True)])
def test_the_patient_go_on_asking_a_nation_that_does_not_answer(patience: int, asks_on: bool) -> None:
    tables = world(profile=np.tile([500, 0, patience], (3, 1)).astype(np.int16))
    twice_ignored = with_(start(tables), "regard", np.s_[0, ASKED, ASKER], -76)
    k = knowledge(tables, twice_ignored)
    assert (not k.waiting(MatterKind.RFI)[0, ASKED, ASKER]) == asks_on
    assert not k.waiting(MatterKind.RFI)[0, ASKED, THIRD]


# Releases and proposals


def asked_to_release(trust_in_third: int) -> tuple[Tables, State]:
    """ASKER holds a report of ASKED and asks to pass it to THIRD."""
    tables = world(trust=trusting(ASKED, THIRD, trust_in_third), liaison=officers())
    state = after(tables, order(ASKED, Kind.SHARE, report=1, to=(ASKER,), channel=LIAISON))
    return tables, turn(tables, state, order(ASKER, Kind.ASK_RELEASE, report=1, to=(THIRD,))).state


def test_a_release_goes_to_those_trusted_at_the_label() -> None:
    tables, state = asked_to_release(400)
    assert [kind for kind, *_ in replies(answering.releases(knowledge(tables, state)))] == [Kind.RELEASE]


def test_a_release_is_declined_naming_in_whom_trust_is_short() -> None:
    tables, state = asked_to_release(352)
    said = replies(answering.releases(knowledge(tables, state)))
    assert said == [(Kind.DECLINE, DeclineCode.TRUST, 5, THIRD)]


def trained(tables: Tables) -> State:
    return after(tables, order(ASKER, Kind.TRAIN, to=(ASKED,), option=1))


def test_training_waits_for_training_to_end() -> None:
    tables = world()
    state = with_(trained(tables), "busy_until", np.s_[0, ASKED], 13)
    said = replies(answering.trainings(knowledge(tables, state)))
    assert said == [(Kind.DECLINE, DeclineCode.BUSY, 2, NONE)]


def test_training_is_declined_for_trust_or_staff() -> None:
    short = world(trust=trusting(ASKED, ASKER, 330))
    poor = world()
    spent = with_(trained(poor), "staff", np.s_[0, ASKED], 2)
    assert replies(answering.trainings(knowledge(short, trained(short)))) == [
        (Kind.DECLINE, DeclineCode.TRUST, 2, NONE)
    ]
    assert replies(answering.trainings(knowledge(poor, spent))) == [(Kind.DECLINE, DeclineCode.STAFF, 0, NONE)]


def test_a_match_is_consented_to_at_the_amber_threshold_and_declined_below_green() -> None:
    for trust, said in (
        (400, (Kind.ACCEPT, 1, NONE, NONE)),
        (390, (Kind.ACCEPT, 0, NONE, NONE)),
        (150, (Kind.DECLINE, DeclineCode.TRUST, 5, NONE)),
    ):
        tables = world(trust=trusting(ASKED, ASKER, trust))
        state = after(tables, order(ASKER, Kind.REQUEST_MATCH, alert=0, to=(ASKED,), option=1))
        assert replies(answering.matches(knowledge(tables, state))) == [said]


def test_nobody_asks_for_the_other_half_of_a_picture_that_it_sees_whole() -> None:
    tables = world()

    def ask(state: State) -> set[int]:
        return set(joined([w.orders for w in asking.counterparts(knowledge(tables, state))]).n.tolist())

    before = start(tables)
    assert ASKER in ask(before)
    assert ASKER not in ask(with_(before, "matched", np.s_[0, ASKER, 0], True))


def test_an_agreement_asks_for_its_trust_and_bears_no_grudge_unmentioned() -> None:
    tables = world(trust=trusting(ASKED, ASKER, 410))
    state = after(tables, order(ASKER, Kind.NEGOTIATE, to=(ASKED,)))
    hurt = with_(state, "regard", np.s_[0, ASKED, ASKER], -500)
    assert [kind for kind, *_ in replies(answering.agreements(knowledge(tables, state)))] == [Kind.ACCEPT]
    assert replies(answering.agreements(knowledge(tables, hurt))) == [(Kind.DECLINE, DeclineCode.TRUST, 4, NONE)]


def test_who_has_not_adopted_the_framework_cannot_assist() -> None:
    tables = world(trust=trusting(ASKED, ASKER, 600))
    kind, status = MatterKind.ASSISTANCE, 1
    state = start(tables)
    for name, value in (("kind", kind), ("status", status), ("key", 77), ("from", ASKER), ("to", THIRD), ("due", 12)):
        state = with_(state, f"matter_{name}", np.s_[0, 0], value)
    said = replies(answering.assistance(knowledge(tables, state, THIRD)))
    assert said == [(Kind.DECLINE, DeclineCode.NOTHING_FITS, 0, NONE)]


def test_of_two_forces_on_a_thread_the_natural_lead_declines_the_other() -> None:
    tables = world()
    forms = [order(n, Kind.FORM, thread=0, to=(1 - n,)) for n in (0, 1)]
    state = after(tables, *forms)
    said = [replies(answering.invitations(knowledge(tables, state, n))) for n in (0, 1)]
    assert [reply[0][0] for reply in said] == [Kind.DECLINE, Kind.JOIN]
    assert said[0] == [(Kind.DECLINE, DeclineCode.RANK, 0, NONE)]


def test_only_nations_that_are_played_answer() -> None:
    tables = world()
    state = after(tables, asks(), order(ASKER, Kind.TRAIN, to=(ASKED,), option=1))
    k = knowledge(tables, state, THIRD)
    assert replies([*answering.requests(k), *answering.proposals(k), *answering.releases(k)]) == []


def test_every_no_of_a_whole_game_is_carried_out_and_states_its_reason() -> None:
    trust = np.array([[600 if n == m else 100 + 70 * (n + m) for m in range(4)] for n in range(4)], np.int16)
    tables = world(4, 16, trust=trust)
    state = start(tables, games=16)
    codes: list[int] = []
    for _ in range(tables.public.turns):
        everybody = np.ones(state.staff.shape, np.bool_)
        orders = POLICIES["cooperator"].orders(tables.public, seen(tables, state), everybody)
        resolved = turn(tables, state, orders)
        mine = orders.kind == Kind.DECLINE
        assert (resolved.reason[mine] == Reason.ACCEPTED).all()
        codes += orders.option[mine].tolist()
        state = resolved.state
    assert len(codes) > 10
    assert DeclineCode.UNSTATED not in codes
