"""One turn: six ticks, one copy, the published order of nations, staff of the next turn."""

import numpy as np
import pytest

from game.rules import assessment
from game.rules.codes import Copy, EffectKind, Mark
from game.rules.orders import Kind, joined, placed
from game.rules.reasons import Reason
from game.rules.step import adjudication_order, nation_order, step
from tests.rules.moment import altered, moment
from tests.rules.world import DATABASE, PLATFORM, order, start, turn, turns, world


def test_a_turn_is_six_ticks_and_the_last_one_ends_the_exercise() -> None:
    tables = world(turns=2)
    first = turns(tables, start(tables), 1)
    assert first.tick == 6
    assert turns(tables, first, 1).tick == turns(tables, first, 5).tick == 12


def test_the_order_of_nations_is_drawn_anew_each_turn_and_is_fair() -> None:
    tables = world()
    state = start(tables, 600)
    rank = nation_order(state)
    assert (np.sort(rank, axis=1) == [0, 1, 2]).all()
    assert np.bincount(rank[:, 0], minlength=3).min() > 150
    assert (nation_order(turns(tables, state, 1)) != rank).any(1).mean() > 0.5


def test_places_come_before_the_order_of_nations() -> None:
    tables = world()
    state = start(tables)
    blocks = [order(n, Kind.HARDEN) for n in (2, 1, 0) for _ in range(2)]
    orders = placed(joined(blocks))
    rows = adjudication_order(state, orders)
    assert orders.place[rows].tolist() == [0, 0, 0, 1, 1, 1]
    rank = nation_order(state)[0]
    assert rank[orders.n[rows][:3]].tolist() == [0, 1, 2]


def test_in_a_race_the_order_of_nations_decides_and_each_wins_at_times() -> None:
    """Two publish the same report; the database keeps the earlier one's."""
    tables = world(report_label=np.zeros(14, np.int8), report_orcon=np.zeros(14, np.bool_))
    held = turn(
        tables,
        start(tables, 60),
        *(order(0, Kind.SHARE, game=b, report=0, to=(1,), channel=PLATFORM) for b in range(60)),
    )
    state = turns(tables, held.state, 1)
    assert (state.copies[:, 1, 0] == Copy.FULL).all()
    rivals = [order(n, Kind.PUBLISH, game=b, report=0, channel=DATABASE) for b in range(60) for n in (0, 1)]
    after = step(tables, state, placed(joined(rivals))).state
    first = np.where(nation_order(state)[:, 0] < nation_order(state)[:, 1], 0, 1)
    assert (after.publisher[:, DATABASE, 0] == first).all()
    assert set(first.tolist()) == {0, 1}


def test_an_order_is_judged_by_the_game_it_is_given_in() -> None:
    tables = world()
    orders = joined([order(0, Kind.HARDEN, game=1), order(1, Kind.HARDEN, game=0)])
    after = step(tables, start(tables, 2), orders).state
    assert after.hardened.tolist() == [[0, 1, 0], [1, 0, 0]]


def test_staff_is_whole_again_and_injects_change_it_for_a_while() -> None:
    effect = np.array([(0, -1, EffectKind.STAFF, 1, -1, -1, -2, 9, 0)], np.int32)
    tables = world(
        effect=effect,
        inject_tray=np.zeros(1, np.bool_),
        inject_low=np.full(1, 3, np.int16),
        inject_high=np.full(1, 3, np.int16),
    )
    first = turn(tables, start(tables), order(0, Kind.HARDEN), order(0, Kind.HARDEN)).state
    assert first.staff[0].tolist() == [5, 3, 5]
    assert turns(tables, first, 1).staff[0].tolist() == [5, 3, 5]
    assert turns(tables, first, 2).staff[0].tolist() == [5, 5, 5]


def test_a_second_task_force_costs_its_lead_a_point_a_turn() -> None:
    tables = world(doctrine={"form_confidence": 0, "reading_base": 9}, staff=np.full(3, 9, np.int8))
    state = start(tables)
    assert state.detected[0, 0].all()
    one = turn(tables, state, order(0, Kind.FORM, thread=0))
    assert one.state.staff[0].tolist() == [9, 9, 9]
    two = turn(tables, one.state, order(0, Kind.FORM, thread=1))
    assert (one.reason.tolist(), two.reason.tolist()) == ([Reason.ACCEPTED], [Reason.ACCEPTED])
    assert two.state.staff[0].tolist() == [8, 9, 9]


def test_orders_used_count_what_was_carried_out_responses_too() -> None:
    tables = world(
        2, doctrine={"form_confidence": 0, "force_base": 0, "force_member": 0, "nearly_confidence": 0},
        thread_need=np.zeros((2, 8), np.int8),
    )  # fmt: skip
    state = turn(tables, start(tables), order(0, Kind.FORM, thread=0), order(0, Kind.HARDEN)).state
    state = turns(tables, state, 2)
    key = int(state.force_key[0, 0])
    after = turn(tables, state, order(0, Kind.RESPOND, key=key), order(1, Kind.RESPOND, key=key))
    assert after.reason.tolist() == [Reason.ACCEPTED, Reason.NOT_LEAD]
    used = after.state.orders_used[0]
    assert (used[Kind.FORM], used[Kind.HARDEN], used[Kind.RESPOND]) == (1, 1, 1)


def test_reasons_come_back_in_the_order_given() -> None:
    tables = world()
    orders = joined([order(2, Kind.NOP), order(0, Kind.HARDEN), order(1, Kind.SHARE, report=0, to=(0,), channel=1)])
    assert step(tables, start(tables), orders).reason.tolist() == [
        Reason.UNKNOWN_KIND,
        Reason.ACCEPTED,
        Reason.NOT_HELD,
    ]


def test_the_cause_of_an_event_is_the_row_as_given() -> None:
    tables = world()
    orders = placed(joined([order(2, Kind.NOP), order(1, Kind.HARDEN), order(0, Kind.HARDEN)]))
    events = step(tables, start(tables), orders, record=True).events
    caused = {int(c): int(a) for a, c in zip(events.actor, events.cause, strict=True) if c > 0}
    assert caused == {1: 1, 2: 0}


@pytest.mark.parametrize("record", [True, False])
def test_the_given_state_is_left_as_it_was(record: bool) -> None:
    tables = world()
    state = start(tables)
    before = {name: array.copy() for name, array in state.arrays().items()}  # type: ignore[attr-defined]
    step(tables, state, placed(order(0, Kind.HARDEN)), record=record)
    assert all((getattr(state, name) == array).all() for name, array in before.items())


def test_the_picture_at_a_turns_end_counts_nothing_that_is_void() -> None:
    tables = world(doctrine={"hazard_no_need": 60_000, "hazard_need": 60_000})
    state = altered(start(tables, 300))
    state.copies[:, :3, :3], state.marks[:, :3, :3], state.got[:, :3, :3] = Copy.FULL, Mark.READ, 0
    state.paths[:, :3, :3], state.sender[:, 1:3, :3] = 1, 0
    state.freeze()
    after = turns(tables, state, 1)
    struck = (after.compromised & ~state.compromised).any(1)
    assert struck.mean() > 0.5
    now = moment(tables, after, tick=after.tick - 1)
    assessment.confidence(now)
    assert (now.st.confidence == after.confidence).all()
