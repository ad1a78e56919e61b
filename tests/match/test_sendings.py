"""What a nation was told of its own sendings decides the chances that its previews tell."""

from collections.abc import Sequence

from game.match.chronicle import Item
from game.match.sendings import sendings
from game.rules.codes import Copy, Rule
from game.rules.events import Event

ME, OTHER, THIRD = range(3)
REPORT = 4


def item(event: Event, target: int, value: int = 0, actor: int = ME, tick: int = 6) -> Item:
    return Item(tick // 6, tick, event, Rule.SHARE, actor, target, REPORT, value, "", 1 << ME)


def told(*items: Item) -> Sequence[set[tuple[int, int]]]:
    found = sendings(items, ME)
    return set(found.needed), set(found.pushed), set(found.torn)


def test_need_once_judged_at_sending_stays_and_so_does_a_push() -> None:
    sent, pushed = item(Event.SENT, OTHER), item(Event.PUSHED, OTHER)
    assert told(sent) == ({(OTHER, REPORT)}, set(), set())
    assert told(sent, pushed) == (set(), {(OTHER, REPORT)}, set())
    assert told(sent, pushed, item(Event.SENT, OTHER, tick=12)) == ({(OTHER, REPORT)}, set(), set())
    assert told(item(Event.SENT, ME, actor=OTHER)) == (set(), set(), set())


def test_a_receiver_has_the_tear_line_until_the_whole_comes() -> None:
    torn, whole = (item(Event.DELIVERED, THIRD, copy) for copy in (Copy.TORN, Copy.FULL))
    assert told(torn)[2] == {(THIRD, REPORT)}
    assert told(torn, whole)[2] == set()
