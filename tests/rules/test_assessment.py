"""Reading, analysing and weighing evidence (R-ASSESS)."""

from dataclasses import replace

import numpy as np
import pytest

from game.rules.assessment import believed_band
from game.rules.codes import Copy, Mark, TruthMode
from game.rules.events import Event
from game.rules.orders import Kind
from game.rules.reasons import Reason
from game.rules.state import State
from game.rules.tables import Tables
from tests.rules.world import NOTE, PLATFORM, happened, order, start, turn, turns, world

SATURATION = 900


def alone(weight: int) -> Tables:
    """One report, of nation 0, on thread 0."""
    table = np.zeros((14, 2), np.int16)
    table[0, 0] = weight
    return world(weight=table)


def confidence(tables: Tables, state: State, n: int = 0, t: int = 0) -> int:
    return int(turns(tables, state, 1).confidence[0, n, t])


def test_confidence_saturates_with_evidence_and_asks_for_domains() -> None:
    """Read and unconfirmed, 400 counts 280 (70 %), aged five ticks 89 %; one domain of two halves it."""
    tables = alone(400)
    fresh = int(tables.freshness[0, 5])
    units = 400 * (70 * fresh // 100) // 100
    assert confidence(tables, start(tables)) == 1000 * units // (units + SATURATION) * 1 // 2


def test_a_second_domain_makes_it_whole() -> None:
    one = world(thread_domains=np.full(2, 1, np.int8))
    two = world(thread_domains=np.full(2, 2, np.int8))
    five = world(thread_domains=np.full(2, 5, np.int8))
    values = [confidence(tables, start(tables)) for tables in (one, two, five)]
    assert values[0] == values[1] > 0
    assert values[2] < values[1]


def test_unread_copies_are_no_evidence() -> None:
    idle = world(doctrine={"reading_base": 0}, capability=np.zeros((3, 8), np.int8))
    assert confidence(idle, start(idle)) == 0


def test_evidence_fades_with_age() -> None:
    tables = world()
    now = turns(tables, start(tables), 2)
    later = turns(tables, now, 4)
    assert later.confidence[0, 0, 0] < now.confidence[0, 0, 0]


def test_a_tear_line_counts_for_less_and_brings_no_domain() -> None:
    tables = world(thread_domains=np.full(2, 1, np.int8), interest=np.ones((3, 4), np.bool_))
    state = start(tables)

    def received(tear: int) -> int:
        sent = turn(tables, state, order(0, Kind.SHARE, report=0, to=(1,), channel=PLATFORM, tear=tear)).state
        return int(turns(tables, sent, 1).confidence[0, 1, 0])

    base = int(turns(tables, state, 2).confidence[0, 1, 0])
    assert base < received(1) < received(0)


def test_what_came_first_is_read_first() -> None:
    low = np.full(14, 3, np.int16)
    low[[6, 9]] = 1, 2
    tables = world(arrive_low=low, arrive_high=low, doctrine={"reading_base": 1})
    state = turns(tables, start(tables), 1)
    assert [int(i) for i in np.flatnonzero(state.marks[0, 0] & Mark.READ)] == [6, 9]


def test_what_one_wants_to_read_first_comes_first() -> None:
    tables = world(doctrine={"reading_base": 0})
    state = start(tables)
    assert [int(i) for i in np.flatnonzero(state.marks[0, 0] & Mark.READ)] == [0]
    after = turn(tables, state, order(0, Kind.READ, report=9))
    assert after.reason.tolist() == [Reason.ACCEPTED]
    assert [int(i) for i in np.flatnonzero(after.state.marks[0, 0] & Mark.READ)] == [0, 9]


@pytest.mark.parametrize(("report", "reason"), [(1, Reason.NOT_HELD), (0, Reason.ALREADY_READ)])
def test_only_an_unread_copy_can_be_read(report: int, reason: Reason) -> None:
    tables = world()
    assert turn(tables, start(tables), order(0, Kind.READ, report=report)).reason.tolist() == [reason]


def test_two_sources_of_two_nations_confirm_each_other() -> None:
    tables = world()
    state = start(tables)
    assert not (state.marks[0, 0] & Mark.CONFIRMED).any()
    shared = turn(tables, state, order(1, Kind.SHARE, report=1, to=(0,), channel=PLATFORM)).state
    after = turns(tables, shared, 1)
    marks = after.marks[0, 0]
    assert marks[1] & Mark.CONFIRMED
    assert marks[0] & Mark.CONFIRMED


def test_the_same_source_confirms_nothing() -> None:
    same = np.zeros((14, 14), np.bool_)
    tables = world(corroborates=same)
    shared = turn(tables, start(tables), order(1, Kind.SHARE, report=1, to=(0,), channel=PLATFORM)).state
    assert not (turns(tables, shared, 1).marks[0] & Mark.CONFIRMED).any()


def false_world(**doctrine: int) -> Tables:
    mode = np.full(14, TruthMode.TRUE, np.uint8)
    mode[0] = TruthMode.FALSE
    return world(truth_mode=mode, doctrine=doctrine)


def test_analysis_confirms_a_true_report_and_exposes_a_false_one() -> None:
    tables = false_world(expose_false=1000)
    after = turn(tables, start(tables), order(0, Kind.ANALYSE, report=0, other=3))
    marks = after.state.marks[0, 0]
    assert marks[0] & Mark.EXPOSED
    assert not marks[0] & Mark.CONFIRMED
    assert marks[3] & Mark.CONFIRMED
    assert [value for _, _, _, value in happened(after, Event.ANALYSED)] == [1, 0]


def a_false_pair() -> Tables:
    """Reports 0, which is false, and 1 alone bear each other out."""
    pair = np.zeros((14, 14), np.bool_)
    pair[0, 1] = pair[1, 0] = True
    mode = np.full(14, TruthMode.TRUE, np.uint8)
    mode[0] = TruthMode.FALSE
    return world(truth_mode=mode, corroborates=pair, doctrine={"expose_false": 1000})


def test_what_only_an_exposed_report_bore_out_is_borne_out_no_more() -> None:
    tables = a_false_pair()
    shared = turn(tables, start(tables), order(1, Kind.SHARE, report=1, to=(0,), channel=PLATFORM)).state
    both = turns(tables, shared, 1)
    assert both.marks[0, 0, 1] & Mark.CONFIRMED
    marks = turn(tables, both, order(0, Kind.ANALYSE, report=0)).state.marks[0, 0]
    assert marks[0] & Mark.EXPOSED
    assert not marks[1] & Mark.CONFIRMED
    assert turn(tables, both, order(0, Kind.ANALYSE, report=0, other=1)).state.marks[0, 0, 1] & Mark.CONFIRMED


def test_what_is_known_to_be_false_bears_nothing_out() -> None:
    tables = a_false_pair()
    known = turn(tables, start(tables), order(0, Kind.ANALYSE, report=0)).state
    shared = turn(tables, known, order(1, Kind.SHARE, report=1, to=(0,), channel=PLATFORM)).state
    marks = turns(tables, shared, 1).marks[0, 0]
    assert marks[1] & Mark.READ
    assert not marks[1] & Mark.CONFIRMED


def test_analysis_may_be_deceived() -> None:
    tables = false_world(expose_false=0)
    marks = turn(tables, start(tables), order(0, Kind.ANALYSE, report=0)).state.marks[0, 0, 0]
    assert marks & Mark.CONFIRMED
    assert not marks & Mark.EXPOSED


def test_an_exposed_report_subtracts() -> None:
    tables = false_world(expose_false=1000)
    state = start(tables)
    before = confidence(tables, state)
    assert turn(tables, state, order(0, Kind.ANALYSE, report=0)).state.confidence[0, 0, 0] < before


@pytest.mark.parametrize(("fields", "reason"), [
    ({}, Reason.FIELD_MISSING), ({"report": 1}, Reason.NOT_HELD), ({"report": 9}, Reason.NOT_READ),
])  # fmt: skip
def test_only_a_read_copy_can_be_analysed(fields: dict[str, int], reason: Reason) -> None:
    tables = world(doctrine={"reading_base": 0})
    assert turn(tables, start(tables), order(0, Kind.ANALYSE, **fields)).reason.tolist() == [reason]


def test_a_report_is_analysed_once() -> None:
    tables = world()
    state = turn(tables, start(tables), order(0, Kind.ANALYSE, report=0)).state
    assert turn(tables, state, order(0, Kind.ANALYSE, report=0)).reason.tolist() == [Reason.ALREADY_ANALYSED]
    half = turn(tables, state, order(0, Kind.ANALYSE, report=0, other=3))
    assert half.reason.tolist() == [Reason.ACCEPTED]
    assert half.state.marks[0, 0, 3] & Mark.ANALYSED


def test_who_works_with_the_analyst_is_told_and_a_knowing_sender_loses_trust() -> None:
    liaison = np.zeros((3, 3), np.bool_)
    liaison[0, 1] = liaison[1, 0] = True
    tables = world(truth_mode=np.full(14, TruthMode.FALSE, np.uint8), doctrine={"expose_false": 1000}, liaison=liaison)
    knowing = turn(tables, start(tables), order(0, Kind.ANALYSE, report=0)).state
    sent = turn(tables, knowing, order(0, Kind.SHARE, report=0, to=(1,), channel=PLATFORM)).state
    trust = int(sent.trust[0, 1, 0])
    after = turn(tables, sent, order(1, Kind.ANALYSE, report=0))
    assert after.state.marks[0, 1, 0] & Mark.EXPOSED
    assert int(after.state.trust[0, 1, 0]) < trust - 80
    assert (1, 0, 0, 0) in happened(after, Event.TOLD_FALSE)
    assert happened(after, Event.KNOWN_FALSE) == [(1, 0, 0, 0)]


def test_who_sent_a_false_report_in_good_faith_is_not_said_to_have_known() -> None:
    tables = world(truth_mode=np.full(14, TruthMode.FALSE, np.uint8), doctrine={"expose_false": 1000})
    sent = turn(tables, start(tables), order(0, Kind.SHARE, report=0, to=(1,), channel=PLATFORM)).state
    assert not happened(turn(tables, sent, order(1, Kind.ANALYSE, report=0)), Event.KNOWN_FALSE)


def test_a_nation_sees_a_thread_once_its_evidence_passes_the_detection_level() -> None:
    low = world(doctrine={"detect": 1})
    high = world(doctrine={"detect": 1000})
    assert start(low).detected[0, 0, 0]
    assert not start(high).detected.any()


def test_a_thread_that_hides_lowers_everyones_confidence() -> None:
    tables = world()
    state = start(tables)
    hidden = state.hidden_until.copy()
    hidden[:] = 99
    plain, hiding = turns(tables, state, 1), turns(tables, replace(state, hidden_until=hidden), 1)
    expected = np.maximum(plain.confidence.astype(int) - 200, 0)
    assert (hiding.confidence == expected).all()


def test_bands_are_believed_as_often_as_the_doctrine_says() -> None:
    seeds = np.arange(4000, dtype=np.uint64)
    game = np.arange(4000)
    for analysed, rate in ((False, 0.7), (True, 0.95)):
        rows = np.full(4000, analysed)
        for band in (1, 2, 3):
            drawn = believed_band(seeds, game, np.full(4000, band), np.full(4000, 19), rows, 700, 950)
            assert abs((drawn == band).mean() - rate) < 0.025
            assert set(np.unique(drawn).tolist()) <= {1, 2, 3}


def test_a_copy_that_nobody_holds_is_worth_nothing() -> None:
    tables = world()
    state = start(tables)
    assert (state.copies[0, 2, [0, 1]] == Copy.NO).all()
    sent = turn(tables, state, order(0, Kind.SHARE, report=0, to=(2,), channel=NOTE, tear=1)).state
    assert int(sent.confidence[0, 2, 0]) <= int(turns(tables, sent, 1).confidence[0, 2, 0])
