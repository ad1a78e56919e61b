"""What orders cost in staff points."""

import numpy as np
import pytest

from game.rules.codes import AnswerKind, Label, Service, TrainingKind
from game.rules.costs import affordable, order_costs, release_gap
from game.rules.doctrine import Doctrine
from game.rules.now import Now
from game.rules.orders import BASE_COST, BY_KIND, Kind, Orders, joined, placed
from game.rules.state import State
from game.rules.tables import Tables
from tests.rules.world import DATABASE, PLATFORM, UN, order, start, turn, world

TABLES = world(6, 18, member=np.ones((5, 6), np.bool_))


def moment(tables: Tables, state: State, orders: Orders) -> Now:
    """The turn's start, before anything is resolved."""
    none = np.zeros(len(orders), np.int32)
    return Now(
        tables, state, state.tick, orders, none, none.astype(np.bool_), np.zeros(state.trust.shape, np.int32), None
    )


def costs(*orders: Orders, tables: Tables = TABLES, state: State | None = None) -> list[int]:
    given = placed(joined(list(orders)))
    return [int(x) for x in order_costs(moment(tables, state or start(tables), given), given)]


def trusting(tables: Tables, trust: int) -> Tables:
    level = np.full_like(tables.public.trust, trust)
    return world(6, 18, trust=level)


def share(to: int, report: int = 0, tear: int = 0) -> Orders:
    return order(0, Kind.SHARE, report=report, channel=PLATFORM, to=to, tear=tear)


@pytest.mark.parametrize("kind", [k for k in BY_KIND if k not in (Kind.READ, Kind.SERVICE, Kind.ACCEPT, Kind.ANSWER)])
def test_most_kinds_cost_what_the_table_says(kind: Kind) -> None:
    fields = dict.fromkeys(BY_KIND[kind].required, 0) | {"to": 0, "key": 1}
    assert costs(order(0, kind, **fields)) == [BASE_COST[kind]]


@pytest.mark.parametrize(("recipients", "expected"), [(1, 1), (4, 1), (5, 2)])
def test_many_recipients_cost_more(recipients: int, expected: int) -> None:
    assert costs(share(0b111110 & (2 << recipients) - 1), tables=trusting(TABLES, 1000)) == [expected]


@pytest.mark.parametrize(("trust", "expected"), [(400, 1), (399, 2), (300, 2), (299, 3)])
def test_a_recipient_below_the_release_threshold_costs_one_or_two_more(trust: int, expected: int) -> None:
    assert costs(share(0b10), tables=trusting(TABLES, trust)) == [expected]


def test_a_tear_line_needs_less_trust() -> None:
    low = trusting(TABLES, 250)
    assert costs(share(0b10), share(0b10, report=6, tear=1), tables=low) == [3, 2]


def test_the_first_tear_of_a_report_costs_one_more_and_later_ones_nothing() -> None:
    tables = trusting(TABLES, 1000)
    tear = share(0b10, tear=1), share(0b100, tear=1)
    assert costs(*tear, tables=tables) == [2, 1]
    state = turn(tables, start(tables), tear[0]).state
    assert costs(tear[1], tables=tables, state=state) == [1]


def test_a_nil_return_or_a_referral_is_free_and_a_report_is_not() -> None:
    kinds = [order(0, Kind.ANSWER, key=1, option=option, report=0, channel=PLATFORM) for option in AnswerKind]
    assert costs(*kinds, tables=trusting(TABLES, 1000)) == [1, 0, 0]


def test_reading_beyond_the_free_capacity_costs_one_for_three() -> None:
    assert costs(*(order(0, Kind.READ, report=i) for i in range(7))) == [1, 0, 0, 1, 0, 0, 1]


def test_a_service_costs_what_the_exercise_says() -> None:
    price = np.arange(len(Service), dtype=np.int8)
    tables = world(service_cost=price)
    assert costs(order(0, Kind.SERVICE, organisation=UN, option=1), tables=tables) == [1]
    assert costs(order(0, Kind.SERVICE, organisation=UN, option=13), tables=tables) == [13]


def test_each_side_pays_for_an_agreement_and_a_training() -> None:
    tables = world(staff=np.full(3, 30, np.int8))
    offers = order(0, Kind.NEGOTIATE, to=(1,)), order(0, Kind.TRAIN, to=(1,), option=TrainingKind.CRISIS_RESPONSE)
    state = turn(tables, start(tables), *offers).state
    keys = state.matter_key[0, :2].tolist()
    answers = [order(1, Kind.ACCEPT, key=key) for key in keys]
    assert costs(*answers, tables=tables, state=state) == [2, 1]
    assert costs(order(1, Kind.ACCEPT, key=max(keys) + 1), tables=tables, state=state) == [0]


@pytest.mark.parametrize(("label", "trust", "caution", "gap"), [
    (Label.CLEAR, 0, 500, 0), (Label.GREEN, 150, 0, 50), (Label.AMBER, 500, 0, -100), (Label.AMBER, 400, 80, 80),
    (Label.GREEN, 0, -900, 0), (Label.RED, 0, 0, 650),
])  # fmt: skip
def test_the_gap_to_the_release_threshold(label: Label, trust: int, caution: int, gap: int) -> None:
    rows = (np.array([x]) for x in (label, trust, caution))
    assert release_gap(Doctrine(), *rows).tolist() == [gap]


def test_an_order_that_is_too_dear_leaves_room_for_later_ones() -> None:
    given = placed(joined([order(0, Kind.HARDEN)] * 4 + [order(1, Kind.HARDEN)]))
    able = affordable(moment(TABLES, start(TABLES), given), given, np.array([3, 3, 0, 2, 6], np.int32))
    assert able.tolist() == [True, False, True, True, False]


def test_publishing_and_contributing_pay_for_the_tear_too() -> None:
    published = order(0, Kind.PUBLISH, report=0, channel=DATABASE, tear=1)
    assert costs(published, order(0, Kind.CONTRIBUTE, report=6, key=1, tear=1)) == [2, 2]
