"""R-SCORE: seven dimensions and five seat dimensions, ledgers of awards, ratings, the tail of exposure."""

from dataclasses import replace

import numpy as np
import pytest

from game.rules import scoring, tally
from game.rules.codes import (
    NEVER,
    NEVER_BYTE,
    Capability,
    Copy,
    Dimension,
    Judgement,
    Label,
    Mark,
    Outcome,
    Part,
    SeatDimension,
    TrainingKind,
)
from game.rules.events import Event
from game.rules.orders import Kind, joined, placed
from game.rules.rating import Rating, demonstrated, rating, ratings
from game.rules.state import State
from game.rules.step import step
from game.rules.tables import Tables
from game.rules.tail import tail
from tests.rules.moment import altered, contributed, force, moment
from tests.rules.world import LIAISON, PLATFORM, happened, order, start, turn, turns, world

FULL = 100_000
TURNS, NATIONS = 8, 3
REFERENCE = 0.6 * NATIONS * TURNS


def value(tables: Tables, state: State, dimension: Dimension) -> int:
    return int(scoring.dimensions(tables, state)[0, dimension])


def seat_value(tables: Tables, state: State, nation: int, dimension: SeatDimension) -> int:
    return int(scoring.seat_dimensions(tables, state)[0, nation, dimension])


def busy_turn() -> list:
    """Sharing with and without need, a breach, a force, a training, a priority: something of everything."""
    return [
        order(0, Kind.SHARE, report=0, to=(1,), channel=PLATFORM),
        order(0, Kind.FORM, thread=0, to=(1,)),
        order(0, Kind.TRAIN, to=(1,), option=TrainingKind.CRISIS_RESPONSE),
        order(1, Kind.SHARE, report=1, to=(0,), channel=PLATFORM),
        order(1, Kind.SET_PRIORITY, thread=0),
        order(1, Kind.REQUEST, to=(2,), subject=0),
        order(2, Kind.SHARE, report=2, to=(0, 1), channel=LIAISON),
        order(2, Kind.SET_PRIORITY, thread=0),
    ]


def open_world(**changes: object) -> Tables:
    return world(liaison=~np.eye(3, dtype=np.bool_), staff=np.full(3, 12, np.int8), **changes)


# ledgers


def test_every_ledger_sums_exactly_to_its_dimension_and_to_its_awards() -> None:
    tables = open_world()
    state = start(tables)
    coalition, seats = np.zeros(7, np.int64), np.zeros((3, 5), np.int64)
    for number in range(TURNS):
        result = turn(tables, state, *(busy_turn() if number % 2 == 0 else []))
        state = result.state
        for _, _, dimension, points in happened(result, Event.AWARD):
            coalition[dimension] += points
        for nation, _, dimension, points in happened(result, Event.SEAT_AWARD):
            seats[nation, dimension] += points
        assert state.ledger[0].tolist() == scoring.dimensions(tables, state)[0].tolist() == coalition.tolist()
        assert np.array_equal(state.seat_ledger, scoring.seat_dimensions(tables, state))
        assert np.array_equal(state.seat_ledger[0], seats)
    assert (state.ledger[0] > 0).sum() >= 4, "the example demonstrates something"
    assert ((state.ledger >= 0) & (state.ledger <= FULL)).all()


def test_recording_changes_no_ledger() -> None:
    tables = open_world()
    orders = placed(joined(busy_turn()))
    recorded = step(tables, start(tables), orders, record=True).state
    plain = step(tables, start(tables), orders).state
    for name in ("ledger", "parts", "seat_ledger"):
        assert np.array_equal(getattr(recorded, name), getattr(plain, name)), name


def test_awards_stay_with_exercise_control_but_a_nation_sees_what_others_trust_in_it_is_worth() -> None:
    tables = open_world()
    events = turn(tables, start(tables), *busy_turn()).events
    awards = events.event == Event.AWARD
    assert awards.any()
    assert not events.audience[awards].any()
    seats = events.event == Event.SEAT_AWARD
    trust = seats & (events.item == SeatDimension.TRUST)
    assert (events.audience[trust] == 1 << events.actor[trust]).all()
    assert not events.audience[seats & ~trust].any()


def test_dimensions_without_weight_drop_out() -> None:
    weights = np.array([50, 0, 0, 0, 50, 0, 0], np.int16)
    tables = world(weights=weights)
    state = altered(start(tables), outcome=Outcome.PREVENTED, closed=6, tick=6, trust_sum=500)
    assert scoring.coalition(tables, state).tolist() == [(100_000 + 50_000) // 2]


# outcome and timeliness


def test_outcome_weighs_threads_by_severity() -> None:
    tables = world(thread_severity=np.array([1000, 3000], np.int16))
    st = start(tables)
    for outcome, points in (
        (Outcome.PREVENTED, 100),
        (Outcome.DISRUPTED, 65),
        (Outcome.CONTAINED, 35),
        (Outcome.UNCONTAINED, 0),
        (Outcome.OPEN, 0),
    ):
        state = altered(st, outcome=[[Outcome.UNCONTAINED, outcome]], closed=6)
        assert value(tables, state, Dimension.OUTCOME) == points * 750


def test_a_decoy_is_no_thread_and_neither_is_one_that_never_opens() -> None:
    tables = world()
    prevented = altered(start(tables), outcome=[[Outcome.PREVENTED, 0]], closed=6)
    assert value(tables, prevented, Dimension.OUTCOME) == FULL // 2
    assert value(tables, altered(prevented, decoy=[[False, True]]), Dimension.OUTCOME) == FULL
    assert value(tables, altered(prevented, opens=[[0, NEVER]]), Dimension.OUTCOME) == FULL


def test_wrong_responses_cost_twelve_points_over_the_threads() -> None:
    tables = world()
    state = altered(start(tables), outcome=[[Outcome.PREVENTED, 0]], closed=6, wrong=[[0, 2]])
    assert value(tables, state, Dimension.OUTCOME) == 50_000 - 2 * 12_000 // 2
    assert value(tables, altered(state, wrong=30), Dimension.OUTCOME) == 0


def test_timeliness_is_the_mean_time_left_of_what_was_averted() -> None:
    tables = world()
    st = altered(start(tables), opens=0, deadline=40)
    one = altered(st, outcome=[[Outcome.PREVENTED, Outcome.CONTAINED]], closed=30)
    assert value(tables, one, Dimension.TIMELINESS) == 160 * 10 * 1000 // 40
    early = altered(st, outcome=[[Outcome.PREVENTED, Outcome.DISRUPTED]], closed=[[10, 30]])
    assert value(tables, early, Dimension.TIMELINESS) == (100_000 + 40_000) // 2


def test_requests_answered_in_time_are_thirty_percent_of_timeliness_once_any_was_due() -> None:
    tables = world()
    st = altered(start(tables), opens=0, deadline=40, outcome=[[Outcome.PREVENTED, 0]], closed=30)
    requests = altered(st, answered=[[3, 0, 0]], lapsed=[[0, 1, 0]])
    assert value(tables, requests, Dimension.TIMELINESS) == 40_000 * 70 // 100 + 30_000 * 3 // 4


# coverage


def counted(tables: Tables, state: State) -> State:
    """The State after the tally of a turn's end."""
    now = moment(tables, state, tick=5)
    tally.count(now)
    return now.st


def test_each_nation_with_an_interest_needs_the_true_reports_of_others_once() -> None:
    interest = np.zeros((3, 4), np.bool_)
    interest[1, 0] = True
    tables = world(interest=interest)
    st = counted(tables, start(tables))
    others = [i for i in range(8) if i % 3 != 1]
    assert np.flatnonzero(st.wanted[0, 1]).tolist() == others
    assert not st.wanted[0, [0, 2]].any()
    assert st.sought[0].tolist() == [0, 300 * len(others), 0]
    assert st.demand[0].tolist() == [300 * 3, 0, 300 * 2]
    assert st.obtained[0].tolist() == [0, 0, 0]
    assert counted(tables, st).sought[0].tolist() == st.sought[0].tolist(), "counted once"


def test_false_dormant_and_decoy_evidence_is_not_available() -> None:
    tables = world()
    st = start(tables)
    full = int(counted(tables, st).sought.sum())
    false = altered(st)
    false.truth[0, 0] = False
    assert full - int(counted(tables, false).sought.sum()) == 2 * 300
    asleep = altered(st)
    asleep.copies[0, 0, 0] = Copy.NO
    assert full - int(counted(tables, asleep).sought.sum()) == 2 * 300
    assert counted(tables, altered(st, decoy=[[True, False]])).sought.sum() == 0
    assert counted(tables, altered(st, opens=[[12, 0]])).sought.sum() == 0


def test_members_of_a_force_need_the_evidence_on_its_thread() -> None:
    tables = world(interest=np.zeros((3, 4), np.bool_))
    st = counted(tables, force(start(tables), (0, 1), thread=1))
    assert np.flatnonzero(st.wanted[0, 0]).tolist() == [8, 10, 11]
    assert np.flatnonzero(st.wanted[0, 1]).tolist() == [8, 9, 11]
    assert not st.wanted[0, 2].any()


def test_what_is_void_or_bears_on_a_closed_thread_alone_is_not_needed_anew() -> None:
    interest = np.zeros((3, 4), np.bool_)
    interest[1, 0] = True
    tables = world(interest=interest)
    st = start(tables)
    void = altered(st)
    void.compromised[0, 0] = True
    needed = np.flatnonzero(counted(tables, st).wanted[0, 1]).tolist()
    assert np.flatnonzero(counted(tables, void).wanted[0, 1]).tolist() == [i for i in needed if i != 0]
    closed = altered(st, outcome=[[Outcome.PREVENTED, Outcome.OPEN]])
    assert not counted(tables, closed).wanted.any()
    before = altered(counted(tables, st), outcome=[[Outcome.PREVENTED, Outcome.OPEN]])
    assert np.flatnonzero(counted(tables, before).wanted[0, 1]).tolist() == needed


def test_need_once_counted_stays_when_the_force_stands_down() -> None:
    tables = world(interest=np.zeros((3, 4), np.bool_))
    st = counted(tables, force(start(tables), (0, 1), thread=1))
    later = counted(tables, altered(st, force_stage=0))
    assert later.sought[0].tolist() == st.sought[0].tolist() == [900, 900, 0]


def test_a_read_tear_line_obtains_what_detail_it_leaves() -> None:
    tables = world()
    st = altered(start(tables))
    for i, copy in ((0, Copy.FULL), (3, Copy.TORN), (6, Copy.FULL)):
        st.copies[0, 1, i] = copy
    st.marks[0, 1, [0, 3]] |= np.uint8(Mark.READ)
    assert counted(tables, st).obtained[0, 1] == 300 + 300 * 60 // 100


def test_coverage_is_full_at_eighty_percent_and_scaled_by_precision() -> None:
    tables = world()
    st = altered(start(tables), sought=[[1000, 1000, 0]], delivered=10, useful=10)
    assert value(tables, altered(st, obtained=[[800, 800, 0]]), Dimension.COVERAGE) == FULL
    assert value(tables, altered(st, obtained=[[800, 0, 0]]), Dimension.COVERAGE) == FULL // 2
    sloppy = altered(st, obtained=[[800, 800, 0]], useful=[[10, 5, 0]])
    assert value(tables, sloppy, Dimension.COVERAGE) == 60_000 + 40_000 // 2


def test_a_closed_thread_judged_rightly_is_worth_five_points_and_wrongly_costs_five() -> None:
    tables = world()
    st = altered(start(tables), outcome=[[Outcome.DISMISSED, Outcome.PREVENTED]], closed=6, decoy=[[True, False]])
    right, wrong, unsure = (
        altered(st, judged=[[[a, b], [0, 0], [0, 0]]])
        for a, b in (
            (Judgement.DECOY, Judgement.GENUINE),
            (Judgement.GENUINE, Judgement.DECOY),
            (Judgement.UNSURE, Judgement.UNSURE),
        )
    )
    judged = [int(scoring.parts(tables, s, 1)[0, Part.JUDGEMENT]) for s in (right, wrong, unsure)]
    assert judged == [10_000, -10_000, 0]
    still_open = altered(right, outcome=Outcome.OPEN)
    assert scoring.parts(tables, still_open, 1)[0, Part.JUDGEMENT] == 0
    split = altered(st, judged=[[[Judgement.DECOY, 0], [Judgement.GENUINE, 0], [Judgement.DECOY, 0]]])
    assert scoring.parts(tables, split, 1)[0, Part.JUDGEMENT] == 5_000 // 3


# safeguards, trust, interoperability, alignment


def test_safeguards_are_earned_by_handling_and_lost_by_breach_and_compromise() -> None:
    tables = world()
    st = start(tables)
    assert value(tables, st, Dimension.SAFEGUARDS) == 0, "nothing handled earns nothing"
    half = altered(st, handled=[[4, 3, 0]])
    assert value(tables, half, Dimension.SAFEGUARDS) == int(100_000 * 7 / REFERENCE)
    assert value(tables, altered(st, handled=20), Dimension.SAFEGUARDS) == FULL
    lost = altered(st, handled=20, breaches=[[1, 0, 0]], compromises=[[0, 2, 0]])
    each = 160_000 / REFERENCE
    assert value(tables, lost, Dimension.SAFEGUARDS) == FULL - int(each) - int(2 * each)
    assert value(tables, altered(lost, breaches=300), Dimension.SAFEGUARDS) == 0


def test_trust_is_the_mean_over_turns_of_others_trust() -> None:
    tables = world()
    state = turns(tables, altered(start(tables), trust=500), 1)
    assert state.trust_sum[0].tolist() == [(505 + 493) // 2, (505 + 493) // 2, 493], "after the turn's drift"
    st = altered(start(tables), tick=24, trust_sum=[[2000, 2000, 2000]])
    assert value(tables, st, Dimension.TRUST) == (500 - 250) * 100_000 // 500
    assert value(tables, altered(st, trust_sum=800), Dimension.TRUST) == 0


def test_interoperability_is_half_joint_forces_and_half_what_training_gained() -> None:
    tables = world()
    st = start(tables)
    assert value(tables, st, Dimension.INTEROPERABILITY) == 0
    assert value(tables, altered(st, joint_threads=[[True, False]]), Dimension.INTEROPERABILITY) == 25_000
    assert value(tables, altered(st, interop=350), Dimension.INTEROPERABILITY) == 25_000
    assert value(tables, altered(st, interop=900, joint_threads=True), Dimension.INTEROPERABILITY) == FULL


def test_a_priority_is_agreed_when_two_state_it_or_an_organisation_coordinates_it() -> None:
    tables = world()
    st = altered(start(tables), priority=[[0, 0, 1]])
    assert tally.agreed(tables.public, st, st.tick)[0].tolist() == [[True, False], [True, False], [False, False]]
    st = altered(start(tables))
    st.coordinated[0, 2] = 1
    st.coordinated_until[0, 2] = 12
    assert tally.agreed(tables.public, st, st.tick)[0].tolist() == [[False, True], [False, True], [False, False]]
    assert not tally.agreed(tables.public, st, 12).any()


def test_a_turn_is_aligned_for_those_whose_orders_acted_on_the_agreed_priority() -> None:
    tables = open_world()
    st = altered(start(tables), priority=0)
    acts = [
        order(0, Kind.SHARE, report=0, to=(1,), channel=PLATFORM),
        order(1, Kind.REQUEST, to=(2,), subject=0),
        order(2, Kind.SHARE, report=8, to=(0,), channel=LIAISON),
    ]
    result = turn(tables, st, *acts)
    assert result.reason.tolist() == [0, 0, 0]
    assert result.state.alignable[0].tolist() == [1, 1, 1]
    assert result.state.aligned[0].tolist() == [1, 1, 0]


def test_a_refused_order_acts_on_nothing() -> None:
    tables = world()
    result = turn(tables, altered(start(tables), priority=0), order(0, Kind.SHARE, report=1, to=(2,), channel=LIAISON))
    assert result.reason[0] != 0
    assert result.state.aligned[0].tolist() == [0, 0, 0]


def test_full_alignment_asks_for_agreed_priorities_in_half_of_all_turns() -> None:
    tables = world()
    st = start(tables)
    once = altered(st, aligned=[[1, 1, 0]], alignable=[[1, 1, 0]])
    assert value(tables, once, Dimension.ALIGNMENT) == 2 * FULL // 12
    most = altered(st, aligned=[[6, 6, 3]], alignable=[[8, 8, 4]])
    assert value(tables, most, Dimension.ALIGNMENT) == 15 * FULL // 20


# seats


def test_a_seat_answers_for_its_own_threads() -> None:
    own = np.array([[True, False], [False, True], [False, False]])
    tables = world(own_thread=own)
    st = altered(start(tables), outcome=[[Outcome.PREVENTED, Outcome.CONTAINED]], closed=6, wrong=[[0, 1]])
    assert [seat_value(tables, st, n, SeatDimension.OUTCOME) for n in range(3)] == [FULL, 35_000 - 12_000, 0]


def test_supply_compares_own_evidence_read_with_what_others_needed_of_it() -> None:
    tables = world()
    st = altered(start(tables), demand=1000, supplied=[[800, 400, 0]], delivered=4, useful=[[4, 2, 4]])
    supply = [seat_value(tables, st, n, SeatDimension.SUPPLY) for n in range(3)]
    assert supply == [FULL, 50_000 * 80 // 100, 0]


def test_a_seat_is_measured_on_its_own_handling_and_sources() -> None:
    tables = world()
    st = altered(start(tables), handled=[[6, 2, 6]], breaches=[[1, 0, 0]], compromises=[[0, 0, 1]])
    reference = 0.6 * TURNS
    handling = [seat_value(tables, st, n, SeatDimension.HANDLING) for n in range(3)]
    lost = 100_000 - 160_000 / reference
    assert handling == [pytest.approx(points, abs=1) for points in (lost, 200_000 / reference, lost)]


def test_trust_in_a_seat_and_private_interests_are_its_own() -> None:
    tables = world()
    st = altered(start(tables), tick=12, trust_sum=[[1000, 500, 1600]], sought=1000, obtained=[[500, 0, 1000]])
    assert [seat_value(tables, st, n, SeatDimension.TRUST) for n in range(3)] == [50_000, 0, FULL]
    assert [seat_value(tables, st, n, SeatDimension.INTERESTS) for n in range(3)] == [50_000, 0, FULL]
    served = altered(st, private=[[2000, 5000, 5000]])
    assert [seat_value(tables, served, n, SeatDimension.INTERESTS) for n in range(3)] == [70_000, 50_000, FULL]


def test_seat_dimensions_without_occasion_drop_out() -> None:
    own = np.array([[True, False], [False, False], [False, False]])
    tables = world(own_thread=own)
    st = altered(start(tables), tick=12, trust_sum=1000, outcome=Outcome.PREVENTED, closed=6, handled=6, sought=0)
    trust, handling, outcome = 15 * 50_000, 20 * FULL, 30 * FULL
    assert scoring.seat(tables, st)[0].tolist() == [
        (outcome + handling + trust) // 65,
        (handling + trust) // 35,
        (handling + trust) // 35,
    ]


# ratings


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        (100_000, "P"),
        (80_000, "P"),
        (79_999, "S"),
        (65_000, "S"),
        (64_999, "M"),
        (45_000, "M"),
        (44_999, "U"),
        (0, "U"),
    ],
)
def test_the_hseep_bands(points: int, expected: str) -> None:
    assert rating(world().public.doctrine, points) == expected


def test_what_was_not_demonstrated_is_not_rated() -> None:
    assert rating(world().public.doctrine, 100_000, shown=False) == Rating.NOT_DEMONSTRATED
    tables = world()
    assert not demonstrated(tables, start(tables)).any()
    assert set(ratings(tables, start(tables), 0).values()) == {Rating.NOT_DEMONSTRATED}


def test_a_breach_found_caps_safeguards_and_an_uncontained_thread_caps_outcome() -> None:
    tables = world(thread_severity=np.array([9000, 1000], np.int16))
    st = altered(start(tables), handled=20, outcome=[[Outcome.PREVENTED, Outcome.OPEN]], closed=6)
    clean = ratings(tables, st, 0)
    assert (clean[Dimension.SAFEGUARDS], clean[Dimension.OUTCOME]) == ("P", "P")
    st = altered(st, breach_found=[[False, True, False]], outcome=[[Outcome.PREVENTED, Outcome.UNCONTAINED]])
    capped = ratings(tables, st, 0)
    assert (capped[Dimension.SAFEGUARDS], capped[Dimension.OUTCOME]) == ("S", "M")


def test_a_cap_never_raises_a_rating() -> None:
    assert rating(world().public.doctrine, 10_000, cap=Rating.SOME) == Rating.UNABLE


def test_only_dimensions_with_weight_are_rated() -> None:
    tables = world(weights=np.array([60, 0, 0, 0, 40, 0, 0], np.int16))
    assert set(ratings(tables, start(tables), 0)) == {Dimension.OUTCOME, Dimension.TRUST}


# the tail of exposure


def exposed(hazard: int, tick: int, got: int) -> tuple[Tables, State]:
    """Nation 1 holds nation 0's RED report 0 with need since `got`."""
    tables = world(doctrine={"hazard_need": hazard, "hazard_origin": 0}, report_label=np.full(14, Label.RED, np.int8))
    st = altered(start(tables), tick=tick)
    st.copies[0, 1, 0] = Copy.FULL
    st.got[0, 1, 0] = got
    st.sender[0, 1, 0] = 0
    st.paths[0, 1, 0] = 1
    st.need_until[0, 1, 0] = NEVER_BYTE
    return tables, st


def test_what_is_out_after_the_last_turn_may_still_be_compromised() -> None:
    certain = 100_000
    tables, st = exposed(certain, tick=42, got=40)
    now = moment(tables, st, tick=46)
    tail(now)
    assert not now.st.compromised.any(), "only the last tick looks ahead"
    now = moment(tables, st, tick=47)
    tail(now)
    assert now.st.compromised[0, 0]
    assert now.st.compromises[0].tolist() == [1, 0, 0]


def test_a_copy_too_old_to_leak_has_no_tail() -> None:
    tables, st = exposed(100_000, tick=42, got=47 - 36)
    now = moment(tables, st, tick=47)
    tail(now)
    assert not now.st.compromised.any()


def test_the_tail_is_what_would_have_happened_had_time_gone_on() -> None:
    fates = []
    for seed in range(1, 9):
        tables, _ = exposed(1500, tick=0, got=0)
        st = altered(start(tables, seed=seed), tick=42)
        other = exposed(1500, tick=42, got=40)[1]
        for name in ("copies", "got", "sender", "paths", "need_until"):
            getattr(st, name)[...] = getattr(other, name)
        now = moment(tables, st, tick=47)
        tail(now)
        longer = world(
            turns=20, doctrine={"hazard_need": 1500, "hazard_origin": 0}, report_label=np.full(14, Label.RED, np.int8)
        )
        after = turns(longer, altered(replace(st, staff_change=start(longer).staff_change), tick=48, interest=False), 6)
        fates.append((bool(now.st.compromised[0, 0]), bool(after.compromised[0, 0])))
    assert all(tail_ == later for tail_, later in fates)
    assert len(set(fates)) == 2, "some leak and some do not"


def test_a_force_that_prevents_shows_in_every_dimension_it_should() -> None:
    tables = world()
    tables.freshness[:] = 100
    st = contributed(tables, force(altered(start(tables), tick=12), (0, 1), units=3), (0, 3, 6, 1))
    st.joint_threads[0, 0] = True
    result = turn(tables, st, order(0, Kind.RESPOND, key=77))
    parts = result.state.parts[0]
    assert tables.public.thread_need[0, Capability.LAW_ENFORCEMENT] > 0
    assert parts[Part.PREVENTED] == 50_000
    assert parts[Part.SPEED] == min(FULL, 160_000 * (36 - 12) // 36)
    assert parts[Part.JOINT_FORCES] == 25_000
