"""The chronicle tells each nation what it may know, and nothing of who else knows or who ordered it."""

import numpy as np

from game.match.chronicle import Chronicle
from game.match.entries import Entry
from game.rules.codes import NONE, AnswerKind, Rule
from game.rules.events import CONTROL, PUBLIC, Event, Recorder

ENTRIES = tuple(Entry(key=f"{n}-0-1", turn=0, author=n, kind="harden") for n in ("alv", "bor"))
ONE = np.zeros(1, np.int64)


def chronicle() -> Chronicle:
    recorder = Recorder()
    recorder.emit(0, Event.SENT, Rule.SHARE, ONE, 0, 1, 4, 7, 0, 0b001)
    recorder.emit(1, Event.DELIVERED, Rule.SHARE, ONE, 0, 1, 4, 2, 0, 0b011)
    recorder.emit(2, Event.OUTAGE, Rule.INJECT, ONE, -1, -1, 2, 6, -1, PUBLIC)
    recorder.emit(3, Event.NOISE, Rule.ONLINE, ONE, -1, 1, 5, 0, -1, CONTROL)
    made = Chronicle()
    made.add(0, recorder.events(), ENTRIES)
    return made


def test_a_nation_reads_what_it_was_told_and_what_is_public() -> None:
    assert [i.event for i in chronicle().known_to(0, "alv")] == [Event.SENT, Event.DELIVERED, Event.OUTAGE]
    assert [i.event for i in chronicle().known_to(1, "bor")] == [Event.DELIVERED, Event.OUTAGE]
    assert [i.event for i in chronicle().known_to(2, "cas")] == [Event.OUTAGE]


def test_a_cause_is_told_to_its_author_alone() -> None:
    assert [i.cause for i in chronicle().known_to(0, "alv")] == ["alv-0-1", "alv-0-1", ""]
    assert [i.cause for i in chronicle().known_to(1, "bor")] == ["", ""]


def test_nobody_reads_who_else_was_told() -> None:
    assert {i.audience for i in chronicle().known_to(1, "bor")} == {0b010}


def test_exercise_control_reads_all_with_every_cause() -> None:
    items = chronicle().all()
    assert [i.audience for i in items] == [1, 3, PUBLIC, CONTROL]
    assert [i.cause for i in items] == ["alv-0-1", "alv-0-1", "", ""]
    assert items[0].rule is Rule.SHARE
    assert (items[0].tick, items[0].actor, items[0].target, items[0].item, items[0].value) == (0, 0, 1, 4, 7)


def test_earlier_turns_can_be_left_out() -> None:
    made = chronicle()
    recorder = Recorder()
    recorder.emit(6, Event.OUTAGE, Rule.INJECT, ONE, -1, -1, 2, 6, -1, PUBLIC)
    made.add(1, recorder.events(), ())
    assert [i.turn for i in made.known_to(2, "cas", since=1)] == [1]
    assert [i.turn for i in made.known_to(2, "cas")] == [0, 1]


def test_a_referral_tells_to_whom() -> None:
    recorder = Recorder()
    for kind, key in ((AnswerKind.REFERRAL, 77), (AnswerKind.NIL, 77), (AnswerKind.REFERRAL, 78)):
        recorder.emit(0, Event.ANSWERED, Rule.RFI, ONE, 0, 1, int(kind), key, -1, 0b011)
    made = Chronicle()
    made.add(0, recorder.events(), (), {77: 2})
    assert [i.other for i in made.known_to(1, "bor")] == [2, NONE, NONE]
