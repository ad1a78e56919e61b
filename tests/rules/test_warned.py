"""R-ASSESS: who learns that a report is false beside who found it out."""

import numpy as np

from game.rules.codes import Copy, Mark, TruthMode
from game.rules.events import Event
from game.rules.orders import Kind, Orders
from game.rules.tables import Tables
from tests.rules.moment import altered, contributed, force
from tests.rules.world import PLATFORM, happened, order, start, turn, world


def false_world(*pairs: tuple[int, int]) -> Tables:
    """Every report is false and every analysis finds it out; liaison officers stand between the pairs."""
    liaison = np.zeros((3, 3), np.bool_)
    for n, m in pairs:
        liaison[n, m] = liaison[m, n] = True
    truth = np.full(14, TruthMode.FALSE, np.uint8)
    return world(truth_mode=truth, doctrine={"expose_false": 1000}, liaison=liaison)


def shared() -> Orders:
    return order(0, Kind.SHARE, report=0, to=(1,), channel=PLATFORM)


def analysed() -> Orders:
    return order(0, Kind.ANALYSE, report=0)


def test_whose_copy_is_on_its_way_when_it_is_found_false_is_told_as_it_comes() -> None:
    tables = false_world((0, 1))
    result = turn(tables, start(tables), shared(), analysed())
    assert result.state.marks[0, 1, 0] & Mark.EXPOSED
    assert happened(result, Event.TOLD_FALSE) == [(0, 1, 0, 0)]


def test_who_does_not_work_with_the_sender_is_not_told() -> None:
    tables = false_world((0, 2))
    result = turn(tables, start(tables), shared(), analysed())
    assert result.state.copies[0, 1, 0] == Copy.FULL
    assert not result.state.marks[0, 1, 0] & Mark.EXPOSED


def test_who_knew_before_it_sent_says_nothing() -> None:
    tables = false_world((0, 1))
    knowing = turn(tables, start(tables), analysed()).state
    result = turn(tables, knowing, shared())
    assert result.state.copies[0, 1, 0] == Copy.FULL
    assert not result.state.marks[0, 1, 0] & Mark.EXPOSED
    assert not happened(result, Event.TOLD_FALSE)


def test_the_originator_and_the_sender_are_told_what_became_of_their_report() -> None:
    tables = false_world()
    st = altered(turn(tables, start(tables), shared()).state)
    st.copies[0, 2, 0], st.marks[0, 2, 0], st.sender[0, 2, 0] = Copy.FULL, Mark.READ, 1
    result = turn(tables, st, order(2, Kind.ANALYSE, report=0))
    assert sorted(happened(result, Event.TOLD_FALSE)) == [(2, 0, 0, 0), (2, 1, 0, 0)]


def test_what_lies_before_a_force_is_known_false_once_a_member_is_told() -> None:
    tables = false_world((0, 1))
    sent = turn(tables, start(tables), shared()).state
    result = turn(tables, contributed(tables, force(sent, (1,)), (0,)), analysed())
    assert result.state.marks[0, tables.public.n_nations, 0] & Mark.EXPOSED
