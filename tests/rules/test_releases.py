"""R-REPORT: asking the originator to let a report go on, the way the question takes, and what silence means."""

import numpy as np

from game.rules.codes import Label, MatterStatus
from game.rules.events import Event, TrustCause
from game.rules.orders import Kind, Orders
from game.rules.reasons import Reason
from game.rules.state import State
from game.rules.tables import Tables
from tests.rules.world import LIAISON, NOTE, happened, order, start, turn, turns, world


def key(state: State) -> int:
    return int(state.matter_key[0, 0])


def asked(tables: Tables, *orders: Orders) -> State:
    """The State of the plan after the orders."""
    return turn(tables, start(tables), *orders).state


def with_liaison(**changes: object) -> Tables:
    return world(liaison=~np.eye(3, dtype=np.bool_), **changes)


def path_of_two(**changes: object) -> tuple[Tables, State]:
    """Report 0 of nation 0 went to nation 1 and from there, torn, to nation 2."""
    tables = with_liaison(report_label=np.full(14, Label.GREEN, np.int8), **changes)
    state = turn(tables, start(tables), order(0, Kind.SHARE, report=0, to=(1,), channel=LIAISON)).state
    return tables, turn(tables, state, order(1, Kind.SHARE, report=0, to=(2,), channel=NOTE)).state


def ask_release(n: int, report: int, to: tuple[int, ...]) -> Orders:
    return order(n, Kind.ASK_RELEASE, report=report, to=to)


def test_a_release_lets_the_asker_pass_the_report_on_without_breach() -> None:
    tables = with_liaison()
    state = asked(tables, order(0, Kind.SHARE, report=0, to=(1,), channel=LIAISON))
    state = turn(tables, state, ask_release(1, 0, (2,))).state
    granted = turn(tables, state, order(0, Kind.RELEASE, key=key(state)))
    assert granted.state.released[0, 0] == 0b100
    assert happened(granted, Event.RELEASED) == [(0, 2, 0, 0)]
    passed = turn(tables, granted.state, order(1, Kind.SHARE, report=0, to=(2,), channel=LIAISON))
    assert happened(passed, Event.BREACH) == []


def test_an_unanswered_release_request_means_no_after_twelve_hours() -> None:
    tables = with_liaison()
    state = asked(tables, order(0, Kind.SHARE, report=0, to=(1,), channel=LIAISON))
    state = turn(tables, state, ask_release(1, 0, (2,))).state
    made = int(state.matter_made[0, 0])
    assert state.matter_due[0, 0] == made + 12
    state = turns(tables, state, 1)
    assert state.matter_status[0, 0] == MatterStatus.OPEN
    result = turn(tables, state)
    assert result.state.tick == 24
    assert result.state.matter_status[0, 0] == MatterStatus.LAPSED
    assert result.state.released[0, 0] == 0
    assert [e for e in happened(result, Event.TRUST) if e[2] == TrustCause.IGNORED] == [(1, 0, TrustCause.IGNORED, -40)]
    late = turn(tables, result.state, order(0, Kind.RELEASE, key=key(state)))
    assert late.reason.tolist() == [Reason.NO_MATTER]


def test_a_release_request_goes_back_through_the_path_one_latency_a_hop() -> None:
    tables, state = path_of_two()
    state = turns(tables, state, 1)
    assert state.sender[0, 2, 0] == 1
    result = turn(tables, state, ask_release(2, 0, (1,)))
    note, officer = tables.public.channel_latency[[NOTE, LIAISON]]
    assert result.state.matter_to[0, 0] == 0
    assert result.state.matter_made[0, 0] == state.tick + note + officer
    assert result.state.matter_due[0, 0] == state.tick + note + officer + 12


def test_a_release_cannot_be_granted_before_the_request_has_arrived() -> None:
    tables, state = path_of_two()
    state = turn(tables, turns(tables, state, 1), ask_release(2, 0, (1,))).state
    early = turn(tables, state, order(0, Kind.RELEASE, key=key(state)))
    in_time = turn(tables, early.state, order(0, Kind.RELEASE, key=key(state)))
    assert (early.reason[0], in_time.reason[0]) == (Reason.NO_MATTER, Reason.ACCEPTED)


def test_a_release_is_not_transitive_and_names_its_recipients() -> None:
    tables = with_liaison(n_nations=3)
    state = asked(tables, order(0, Kind.SHARE, report=0, to=(1,), channel=LIAISON))
    state = turn(tables, state, ask_release(1, 0, (2,))).state
    state = turn(tables, state, order(0, Kind.RELEASE, key=key(state))).state
    assert state.released[0, 0] & 0b010 == 0
    assert not state.released[0, 1:].any()


def test_a_release_is_asked_only_for_what_needs_one() -> None:
    orcon = np.ones(14, np.bool_)
    orcon[3] = False
    label = np.full(14, Label.AMBER, np.int8)
    label[3] = Label.CLEAR
    tables = with_liaison(report_orcon=orcon, report_label=label)
    given = [order(0, Kind.SHARE, report=i, to=(1,), channel=LIAISON) for i in (0, 3)]
    state = asked(tables, *given)
    reasons = turn(
        tables,
        state,
        ask_release(0, 0, (2,)),
        ask_release(1, 3, (2,)),
        ask_release(1, 5, (2,)),
        ask_release(1, 0, (2,)),
        ask_release(1, 0, (2,)),
    ).reason
    assert reasons[:3].tolist() == [Reason.OWN_REPORT, Reason.NOT_ORCON, Reason.NOT_HELD]
    assert reasons[3:].tolist() == [Reason.ACCEPTED, Reason.DUPLICATE]


def test_an_unreleased_report_is_asked_for_once() -> None:
    tables = with_liaison()
    state = asked(tables, order(0, Kind.SHARE, report=0, to=(1,), channel=LIAISON))
    state = turn(tables, state, ask_release(1, 0, (2,))).state
    assert turn(tables, state, ask_release(1, 0, (2,))).reason.tolist() == [Reason.ALREADY_ASKED]
    state = turn(tables, state, order(0, Kind.RELEASE, key=key(state))).state
    assert turn(tables, state, ask_release(1, 0, (2,))).reason.tolist() == [Reason.ALREADY_RELEASED]
