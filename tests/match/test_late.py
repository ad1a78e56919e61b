"""What reaches a nation later than it happened is told once, to it alone, when it comes to know."""

from dataclasses import replace

import numpy as np

from game.match.chronicle import Chronicle, Item
from game.match.late import late
from game.rules.codes import NONE, TICKS_PER_TURN, MatterKind, MatterStatus, Rule
from game.rules.events import PUBLIC, Event
from game.rules.initial import initial
from game.rules.state import State
from tests.match.world import exercise

ASKER, ASKED, SLOT, FORCE = 0, 1, 2, 0
KEY, FORCE_KEY = 4711, 8001


def state(kind: MatterKind, made: int, tick: int, status: MatterStatus = MatterStatus.OPEN) -> State:
    """A game in which one matter is with `ASKED`, and in which a force stands."""
    bare = initial(exercise().tables, np.array([5], np.uint64))
    changes = {}
    for name, value in (
        ("matter_status", status), ("matter_kind", kind), ("matter_key", KEY), ("matter_from", ASKER),
        ("matter_to", ASKED), ("matter_item", FORCE), ("matter_made", made),
    ):  # fmt: skip
        array = getattr(bare, name).copy()
        array[0, SLOT] = value
        changes[name] = array
    for name, value in (("force_key", FORCE_KEY), ("force_thread", 0)):
        array = getattr(bare, name).copy()
        array[0, FORCE] = value
        changes[name] = array
    return replace(bare, tick=tick, **changes)


def told(event: Event, key: int, audience: int) -> Item:
    return Item(0, 0, event, Rule.REPORT, ASKER, ASKED, MatterKind.RELEASE, key, "", audience)


def test_a_release_that_travelled_is_told_in_the_turn_in_which_it_is_put() -> None:
    sent = told(Event.PROPOSED, KEY, 1 << ASKER)
    on_its_way = state(MatterKind.RELEASE, made=9, tick=TICKS_PER_TURN)
    assert late(on_its_way, 0, [sent]) == []
    (item,) = late(replace(on_its_way, tick=12), 1, [sent])
    assert (item.event, item.turn, item.tick, item.actor, item.target) == (Event.PROPOSED, 1, 9, ASKER, ASKED)
    assert (item.item, item.value, item.audience) == (MatterKind.RELEASE, KEY, 1 << ASKED)
    assert late(replace(on_its_way, tick=18), 2, [sent, item]) == []


def test_what_comes_with_the_first_hour_of_the_next_turn_is_told_before_it() -> None:
    (item,) = late(state(MatterKind.RELEASE, made=TICKS_PER_TURN, tick=TICKS_PER_TURN), 0, [])
    assert item.tick == TICKS_PER_TURN - 1


def test_what_was_told_when_it_happened_is_not_told_again() -> None:
    put = state(MatterKind.RELEASE, made=3, tick=TICKS_PER_TURN)
    assert late(put, 0, [told(Event.PROPOSED, KEY, 1 << ASKER | 1 << ASKED)]) == []
    assert late(put, 0, [told(Event.PROPOSED, KEY, PUBLIC)]) == []
    assert len(late(put, 0, [told(Event.PROPOSED, KEY + 1, PUBLIC)])) == 1


def test_who_is_invited_later_hears_of_the_force_then() -> None:
    invited = state(MatterKind.INVITATION, made=0, tick=TICKS_PER_TURN)
    (item,) = late(invited, 0, [told(Event.FORMED, FORCE_KEY, 1 << ASKER)])
    assert (item.event, item.actor, item.target, item.value) == (Event.FORMED, ASKER, NONE, FORCE_KEY)
    assert item.audience == 1 << ASKED
    assert late(invited, 0, [told(Event.FORMED, FORCE_KEY, 1 << ASKED)]) == []


def test_what_is_told_late_is_heard_once_more_and_happened_once() -> None:
    chronicle = Chronicle()
    formed = told(Event.FORMED, FORCE_KEY, 1 << ASKED)
    chronicle.tell([formed])
    assert chronicle.known_to(ASKED, "") == (formed,)
    assert chronicle.known_to(ASKER, "") == ()
    assert chronicle.tellings() == [formed]
    assert chronicle.all() == ()


def test_a_matter_that_is_closed_or_of_another_kind_tells_nothing() -> None:
    assert late(state(MatterKind.RELEASE, 3, 6, MatterStatus.DECLINED), 0, []) == []
    assert late(state(MatterKind.TRAINING, 3, 6), 0, []) == []
