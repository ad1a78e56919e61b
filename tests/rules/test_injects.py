"""R-INJECT: when injects fire, what they do, and decisions."""

import numpy as np
import pytest

from game.rules import injects
from game.rules.codes import NEVER, NONE, Copy, EffectKind, Metric, Outcome
from game.rules.conditions import Comparator, Op
from game.rules.events import Event, TrustCause
from game.rules.now import Live
from game.rules.orders import Kind, Orders
from game.rules.reasons import Reason
from game.rules.state import State
from game.rules.tables import Tables
from tests.rules.moment import altered, force, moment
from tests.rules.world import PLATFORM, happened, order, start, turn, turns, world

ALL, ANY = NONE, NONE
FIRST, SECOND = 0, 1


def effect(
    kind: EffectKind,
    *,
    inject: int = FIRST,
    option: int = NONE,
    nation: int = ALL,
    other: int = ALL,
    entity: int = NONE,
    amount: int = 0,
    duration: int = 0,
) -> list[int]:
    return [inject, option, kind, nation, other, entity, amount, duration, 0]


def atom(
    metric: Metric,
    x: int = NONE,
    y: int = NONE,
    comparator: Comparator = Comparator.AT_LEAST,
    value: int = 0,
    inject: int = FIRST,
) -> list[int]:
    return [inject, Op.ATOM, metric, x, y, comparator, value, 0]


def op(what: Op, inject: int = FIRST) -> list[int]:
    return [inject, what, 0, 0, 0, 0, 0, 0]


def msel(
    *effects: list[int],
    at: tuple[int, ...] = (6,),
    conditions: tuple[list[int], ...] = (),
    tray: tuple[bool, ...] | None = None,
    options: int = 0,
    due: int = 12,
    default: int = NONE,
    audience: int = 0b111,
    **changes: object,
) -> Tables:
    """A world with one inject for each tick in `at` (NEVER where none); options belong to the first."""
    count = len(at)
    first = np.arange(count) == FIRST
    return world(
        n_injects=count,
        inject_low=np.array(at, np.int16),
        inject_high=np.array(at, np.int16),
        inject_tray=np.array(tray if tray is not None else (False,) * count),
        inject_audience=np.full(count, audience, np.int32),
        inject_options=np.where(first, options, 0).astype(np.int8),
        inject_due=np.where(first & (options > 0), due, 0).astype(np.int16),
        inject_default=np.where(first, default, NONE).astype(np.int8),
        effect=np.array(effects, np.int32).reshape(-1, 9),
        condition=np.array(conditions, np.int32).reshape(-1, 8),
        **changes,
    )


def after(tables: Tables, count: int) -> State:
    return turns(tables, start(tables), count)


# When


def test_an_inject_fires_once_at_its_tick_and_its_audience_is_told() -> None:
    tables = msel(effect(EffectKind.MESSAGE), at=(8,), audience=0b101)
    result = turn(tables, after(tables, 1))
    assert result.state.fired[0, FIRST] == 8
    assert happened(result, Event.INJECT) == [(NONE, NONE, FIRST, NONE)]
    assert result.events.audience[result.events.event == Event.INJECT].tolist() == [0b101]
    assert happened(turn(tables, result.state), Event.INJECT) == []


def test_the_seed_draws_the_tick_inside_the_window() -> None:
    tables = world(
        n_injects=1,
        inject_low=np.array([6], np.int16),
        inject_high=np.array([11], np.int16),
        inject_tray=np.array([False]),
    )
    drawn = start(tables, games=60).inject_tick[:, 0]
    assert set(drawn.tolist()) == set(range(6, 12))


def test_the_tray_waits_for_exercise_control() -> None:
    tables = msel(effect(EffectKind.HANDLING, nation=0, amount=1), at=(NEVER,), tray=(True,))
    state = after(tables, 3)
    assert state.fired[0, FIRST] == NEVER
    now = moment(tables, state)
    now.live = Live(np.array([0], np.int32), np.array([FIRST], np.int32))
    injects.fire(now)
    assert now.st.fired[0, FIRST] == 18
    assert now.st.handling[0].tolist() == [4, 3, 3]
    injects.fire(now)
    assert now.st.handling[0].tolist() == [4, 3, 3]


@pytest.mark.parametrize(
    ("condition", "fires"),
    [
        (atom(Metric.TICK, value=0), True),
        (atom(Metric.TICK, comparator=Comparator.BELOW, value=12), False),
        (atom(Metric.CONFIDENCE, 0, 0, value=300), True),
        (atom(Metric.CONFIDENCE, ANY, 0, value=300), True),
        (atom(Metric.CONFIDENCE, 0, 0, value=990), False),
        (atom(Metric.TRUST, 0, 1, value=600), True),
        (atom(Metric.TRUST, 0, 2, value=600), False),
        (atom(Metric.OUTCOME, 0, comparator=Comparator.IS, value=Outcome.OPEN), True),
        (atom(Metric.OUTCOME, 0, comparator=Comparator.IS, value=Outcome.PREVENTED), False),
        (atom(Metric.INTENSITY, 0, ANY, value=300), True),
        (atom(Metric.INTENSITY, 0, 1, value=900), False),
        (atom(Metric.INTENSITY, 0, ANY, Comparator.BELOW, 100), False),
        (atom(Metric.ORDERS_USED, Kind.HARDEN, value=1), False),
        (atom(Metric.FIRED, FIRST, comparator=Comparator.BELOW, value=1), True),
        (atom(Metric.DECIDED, FIRST, ANY, Comparator.IS, 0), False),
        (atom(Metric.TASK_FORCES, value=1), False),
    ],
)
def test_a_condition_compares_what_happened(condition: list[int], fires: bool) -> None:
    tables = msel(at=(NEVER,), conditions=(condition,))
    now = moment(tables, after(tables, 2))
    now.st.fired[:] = NEVER
    injects.fire(now)
    assert (now.st.fired[0, FIRST] == 12) == fires


def test_conditions_combine_with_and_or_and_not() -> None:
    true, false = atom(Metric.TICK, value=0), atom(Metric.TICK, value=900)
    programs = {
        (tuple(map(tuple, (true, false, op(Op.AND))))): False,
        (tuple(map(tuple, (true, false, op(Op.OR))))): True,
        (tuple(map(tuple, (false, op(Op.NOT))))): True,
        (tuple(map(tuple, (true, false, op(Op.OR), true, op(Op.NOT), op(Op.AND))))): False,
    }
    for program, fires in programs.items():
        tables = msel(at=(NEVER,), conditions=tuple(list(row) for row in program))
        assert (start(tables).fired[0, FIRST] == 0) == fires


def test_an_order_that_was_used_may_fire_an_inject() -> None:
    tables = msel(at=(NEVER,), conditions=(atom(Metric.ORDERS_USED, Kind.HARDEN, value=1),))
    state = after(tables, 1)
    used = turn(tables, state, order(0, Kind.HARDEN)).state
    assert state.fired[0, FIRST] == NEVER
    assert used.fired[0, FIRST] == 7


def test_an_inject_with_time_and_condition_waits_for_both() -> None:
    tables = msel(at=(6,), conditions=(atom(Metric.TICK, value=14),))
    assert after(tables, 2).fired[0, FIRST] == NEVER
    assert after(tables, 3).fired[0, FIRST] == 14


def test_conditions_are_judged_before_the_first_effect_of_the_tick() -> None:
    chained = atom(Metric.FIRED, FIRST, value=1, inject=SECOND)
    tables = msel(at=(6, NEVER), conditions=(chained,))
    assert after(tables, 2).fired[0].tolist() == [6, 7]


def test_games_of_a_batch_fire_by_their_own_state() -> None:
    tables = msel(at=(NEVER,), conditions=(atom(Metric.ORDERS_USED, Kind.HARDEN, value=1),))
    state = turn(tables, start(tables, games=3), order(0, Kind.HARDEN, game=2)).state
    assert (state.fired[:, FIRST] < NEVER).tolist() == [False, False, True]


# What


def test_a_report_is_delivered_to_its_originator() -> None:
    late = np.zeros(14, np.int16)
    late[[0, 12, 13]] = NEVER
    tables = msel(effect(EffectKind.REPORT, entity=0), arrive_low=late, arrive_high=late)
    before, with_inject = after(tables, 1), after(tables, 2)
    assert before.copies[0, 0, 0] == Copy.NO
    assert with_inject.copies[0, 0, 0] == Copy.FULL
    assert with_inject.arrival[0, 0] == 6


def test_an_alert_is_delivered_to_its_holder() -> None:
    never = np.full(2, NEVER, np.int16)
    tables = msel(effect(EffectKind.ALERT, entity=1), alert_low=never, alert_high=never)
    assert not after(tables, 1).alert_known.any()
    assert after(tables, 2).alert_known[0].tolist() == [[False, False], [False, True], [False, False]]


def test_a_thread_opens_with_the_life_that_the_seed_draws() -> None:
    opens = np.array([0, NEVER], np.int16)
    life = np.array([[36, 36], [30, 35]], np.int16)
    tables = msel(effect(EffectKind.THREAD, entity=1), thread_opens=opens, thread_life=life)
    states = turns(tables, start(tables, games=40), 2)
    assert (states.opens[:, 1] == 6).all()
    assert set((states.deadline[:, 1] - 6).tolist()) == set(range(30, 36))


def test_an_outage_stops_a_channel_for_a_while() -> None:
    tables = msel(effect(EffectKind.OUTAGE, entity=PLATFORM, duration=7))
    state = after(tables, 1)
    share = order(0, Kind.SHARE, report=0, to=(1,), channel=PLATFORM)
    during = turn(tables, state, share)
    ended = turn(tables, turns(tables, state, 1))
    assert during.reason.tolist() == [Reason.CHANNEL_OUT]
    assert happened(during, Event.OUTAGE) == [(NONE, NONE, PLATFORM, 7)]
    assert happened(ended, Event.RESTORED) == [(NONE, NONE, PLATFORM, 0)]


def test_what_an_outage_catches_in_transit_arrives_after_it() -> None:
    tables = msel(effect(EffectKind.OUTAGE, entity=PLATFORM, duration=6), at=(1,))
    result = turn(tables, start(tables), order(0, Kind.SHARE, report=0, to=(1,), channel=PLATFORM))
    assert result.state.copies[0, 1, 0] == Copy.NO
    assert turns(tables, result.state, 1).got[0, 1, 0] == 7


def test_staffing_changes_for_a_while() -> None:
    tables = msel(effect(EffectKind.STAFF, nation=1, amount=-2, duration=12))
    staff = [after(tables, k).staff[0].tolist() for k in (1, 2, 3, 4)]
    assert staff == [[5, 5, 5], [5, 3, 5], [5, 3, 5], [5, 5, 5]]
    assert happened(turn(tables, after(tables, 1)), Event.STAFF) == [(NONE, 1, 3, -2)]


def test_staff_changes_add_up_each_for_its_own_turns() -> None:
    long, short = (effect(EffectKind.STAFF, nation=1, amount=a, duration=d) for a, d in ((-2, 18), (-1, 6)))
    staff = [after(msel(long, short), k).staff[0, 1] for k in (1, 2, 3, 4, 5)]
    assert staff == [5, 2, 3, 3, 5]


def test_trust_of_one_nation_or_of_all_changes() -> None:
    tables = msel(effect(EffectKind.TRUST, other=2, amount=-50))
    changes = [e for e in happened(turn(tables, after(tables, 1)), Event.TRUST) if e[2] == TrustCause.INJECT]
    assert changes == [(0, 2, TrustCause.INJECT, -50), (1, 2, TrustCause.INJECT, -50)]


def test_a_deadline_moves_but_no_window_becomes_shorter_than_two_turns() -> None:
    for ticks, expected in ((6, 42), (-6, 30), (-60, 18)):
        tables = msel(effect(EffectKind.DEADLINE, entity=0, amount=ticks))
        assert after(tables, 2).deadline[0].tolist() == [expected, 36]


def test_who_serves_in_a_force_on_a_thread_hears_that_its_deadline_moved() -> None:
    tables = msel(effect(EffectKind.DEADLINE, entity=0, amount=6))
    served = force(altered(after(tables, 1), detected=False), (2,), thread=0)
    for state, audience in ((altered(after(tables, 1), detected=False), 0), (served, 0b100)):
        events = turn(tables, state).events
        assert events.audience[events.event == Event.DEADLINE_MOVED].tolist() == [audience]


def test_policy_and_the_state_of_the_field_change() -> None:
    tables = msel(
        effect(EffectKind.HANDLING, nation=0, amount=-5),
        effect(EffectKind.SEVERITY, entity=0, amount=250),
        effect(EffectKind.INTENSITY, nation=1, entity=0, amount=100),
        effect(EffectKind.PRIORITY, nation=2, entity=1),
        effect(EffectKind.FRAMEWORK, nation=2),
        effect(EffectKind.CAUTION, amount=60),
        at=(7,),
    )
    before, state = after(tables, 1), after(tables, 2)
    assert state.handling[0].tolist() == [0, 3, 3]
    assert state.severity[0].tolist() == [1250, 1000]
    assert (state.intensity - before.intensity)[0, 0].tolist() == [60, 160, 60]
    assert state.priority[0].tolist() == [NONE, NONE, 1]
    assert state.framework[0].tolist() == [0, 0, 7]
    assert state.caution[0].tolist() == [60, 60, 60]


# Decisions


def dilemma(**changes: object) -> Tables:
    """Two options for nations 0 and 1: the first serves oneself, the second raises a thread's severity."""
    return msel(
        effect(EffectKind.SEAT_POINTS, option=0, amount=5000),
        effect(EffectKind.SEVERITY, option=1, entity=0, amount=100),
        options=2,
        audience=0b011,
        **changes,  # type: ignore[arg-type]
    )


def choose(n: int, option: int) -> Orders:
    return order(n, Kind.DECIDE, inject=FIRST, option=option)


def test_a_decision_is_put_before_its_audience() -> None:
    tables = dilemma()
    result = turn(tables, after(tables, 1))
    assert happened(result, Event.DECISION_DUE) == [(NONE, 0, FIRST, 12), (NONE, 1, FIRST, 12)]


def test_the_option_taken_takes_effect_for_who_took_it() -> None:
    tables = dilemma()
    result = turn(tables, after(tables, 2), choose(0, 0))
    assert result.state.private[0].tolist() == [5000, 0, 0]
    assert result.state.decision[0, FIRST].tolist() == [0, NONE, NONE]
    assert happened(result, Event.DECIDED) == [(0, NONE, FIRST, 0)]


def test_what_concerns_no_nation_happens_once_however_many_decide_alike() -> None:
    tables = dilemma()
    state = after(tables, 2)
    together = turn(tables, state, choose(0, 1), choose(1, 1)).state
    one_after_the_other = turn(tables, turn(tables, state, choose(0, 1)).state, choose(1, 1)).state
    assert together.severity[0, 0] == one_after_the_other.severity[0, 0] == 1100


def test_a_nation_decides_once_in_time_and_among_the_options_it_has() -> None:
    tables = dilemma()
    state = after(tables, 2)
    assert turn(tables, after(tables, 1), choose(0, 0)).reason.tolist() == [Reason.NO_DECISION]
    result = turn(tables, state, choose(0, 2), choose(2, 0), choose(1, 0), choose(1, 1))
    assert result.reason.tolist() == [Reason.NO_OPTION, Reason.NO_DECISION, Reason.ACCEPTED, Reason.DUPLICATE]
    assert turn(tables, result.state, choose(1, 1)).reason.tolist() == [Reason.NO_DECISION]
    assert turn(tables, turns(tables, state, 2), choose(0, 0)).reason.tolist() == [Reason.NO_DECISION]


def test_when_nobody_decides_the_default_is_taken_after_the_time_given() -> None:
    tables = dilemma(default=0)
    assert after(tables, 3).decision[0, FIRST].tolist() == [NONE, NONE, NONE]
    state = after(tables, 4)
    assert state.decision[0, FIRST].tolist() == [0, 0, NONE]
    assert state.private[0].tolist() == [5000, 5000, 0]


def test_without_a_default_silence_decides_nothing() -> None:
    tables = dilemma()
    assert after(tables, 5).decision[0, FIRST].tolist() == [NONE, NONE, NONE]
