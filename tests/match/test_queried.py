"""What a query found and an outage holds back is said to be there."""

from dataclasses import replace

import pytest

from game.match.chronicle import Item
from game.match.entries import Entry
from game.match.queried import waiting
from game.match.sections import Section
from game.rules.codes import NONE, Rule
from game.rules.events import Event
from tests.match.world import exercise

NAMES = exercise().catalogue
ON_IT, ALSO_ON_IT = [i for i, card in enumerate(NAMES.reports) if 1 in card.subjects][:2]
ON_OTHER = next(i for i, card in enumerate(NAMES.reports) if 1 not in card.subjects)
STORE = next(c for c, card in enumerate(NAMES.channels) if card.id == "compact-store")
QUERY = Entry(
    key="alv-0-1", turn=0, author="alv", kind="query",
    fields={"channel": "compact-store", "subject": NAMES.subjects[1].id},
)  # fmt: skip


def heard(event: Event, item: int, channel: int = STORE) -> Item:
    return Item(0, 1, event, Rule.CHANNEL, 0, NONE, item, channel, "", 1)


def test_a_query_of_which_nothing_came_is_told() -> None:
    (line,) = waiting([QUERY], [], NAMES, 0)[Section.ARRIVALS]
    assert (
        line.text == f"{NAMES.channels[STORE].name} holds something on {NAMES.subjects[1].name} that has not come yet."
    )
    assert not waiting([QUERY.model_copy(update={"kind": "publish"})], [], NAMES, 0)


@pytest.mark.parametrize(
    ("item", "waits"),
    [
        (heard(Event.FOUND, ON_IT), False),
        (heard(Event.FOUND, ON_OTHER), True),
        (heard(Event.STUB, 3), False),
        (replace(heard(Event.STUB, 3), cause=QUERY.key), False),
        (replace(heard(Event.STUB, 3), cause="alv-0-2"), True),
        (heard(Event.NOTHING_FOUND, 1), False),
        (heard(Event.NOTHING_FOUND, 0), True),
        (heard(Event.FOUND, ON_IT, STORE - 1), True),
    ],
)
def test_what_was_found_or_not_is_told_by_its_own_event(item: Item, waits: bool) -> None:
    assert bool(waiting([QUERY], [item], NAMES, 0)) is waits


def test_a_find_that_another_sent_in_the_same_turn_is_said_to_have_come_that_way() -> None:
    """Whatever other queries of the turn brought from the same database."""
    sent = Item(0, 1, Event.DELIVERED, Rule.SHARE, 1, 0, ON_IT, 2, "", 1)
    other = heard(Event.FOUND, ON_OTHER)
    (line,) = waiting([QUERY], [sent, other], NAMES, 0)[Section.ARRIVALS]
    channel, subject, code = NAMES.channels[STORE].name, NAMES.subjects[1].name, NAMES.reports[ON_IT].code
    told = "All that {} holds on {} and you had not yet{} reached you another way this turn."
    assert line.text == told.format(channel, subject, f", {code},")
    (line,) = waiting([QUERY], [sent, replace(sent, item=ALSO_ON_IT)], NAMES, 0)[Section.ARRIVALS]
    assert line.text == told.format(channel, subject, "")
    for items in ([replace(sent, target=2)], [sent, heard(Event.OUTAGE, STORE)], [replace(sent, item=ON_OTHER)]):
        (late,) = waiting([QUERY], items, NAMES, 0)[Section.ARRIVALS]
        assert late.text.endswith("that has not come yet.")
