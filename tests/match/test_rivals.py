"""Who else had a force on a thread when one closed it is told at the end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.match.chronicle import Item
from game.match.rivals import beside
from game.rules.codes import NONE, MatterKind, Outcome, Rule
from game.rules.events import Event
from game.wording.happenings import Speaker
from tests.ui.scenes.fake_catalogue import CATALOGUE

FIRST, SECOND = 501, 502


def item(
    event: Event, actor: int, target: int = NONE, value: int = 0, thread: int = 0, asked: tuple[int, ...] = ()
) -> Item:
    """`asked`: whom a force that forms invites; they hear of it with its lead."""
    return Item(0, 0, event, Rule.TASKFORCE, actor, target, thread, value, "", _mask(actor, *asked))


def _mask(*nations: int) -> int:
    return sum(1 << n for n in set(nations))


FORMED = (
    item(Event.FORMED, 1, value=FIRST),
    item(Event.FORMED, 2, value=SECOND),
    item(Event.JOINED, 0, 2, SECOND),
    item(Event.JOINED, 3, 2, SECOND),
    item(Event.LEFT, 3, 2, SECOND),
)
CLOSING = item(Event.RESPONDED, 1, value=Outcome.PREVENTED)


def told(*items: Item) -> str:
    return beside(items, 0, Speaker(CATALOGUE, 0))


def test_a_force_that_stood_beside_the_one_that_acted_is_told_with_its_members() -> None:
    assert told(*FORMED, CLOSING) == (
        "Brannoch's force (with you) stood on it too when Corvessa responded first, and could do nothing there with "
        "its units."
    )


@pytest.mark.parametrize(
    ("more", "who"),
    [
        ((item(Event.JOINED, 0, 1, FIRST),), "you"),
        ((item(Event.PROPOSED, 1, 0, 9000, MatterKind.INVITATION), item(Event.PROPOSED, 1, 2, 9001,
                                                                          MatterKind.INVITATION)), "you and Brannoch"),
    ],
)  # fmt: skip
def test_units_are_said_to_be_divided_only_where_two_forces_wanted_those_of_one_nation(
    more: tuple[Item, ...], who: str
) -> None:
    divided = f"and units were divided between 2 forces: both wanted {who}."
    assert told(*FORMED, *more, CLOSING).endswith(divided)
    elsewhere = replace(more[0], event=Event.PROPOSED, actor=1, target=4, item=MatterKind.INVITATION)
    assert "divided" not in told(*FORMED, elsewhere, CLOSING), "who serves in neither divides nothing"


def test_whom_a_force_asked_for_as_it_formed_counts_as_wanted_by_it() -> None:
    asks = item(Event.FORMED, 1, value=FIRST, asked=(0,))
    assert told(asks, *FORMED[1:], CLOSING).endswith("both wanted you.")


def test_who_left_one_force_for_the_other_is_not_divided_between_them() -> None:
    left = item(Event.JOINED, 3, 1, FIRST)
    assert "divided" not in told(*FORMED, left, CLOSING)


def test_a_force_alone_elsewhere_or_gone_is_no_rival() -> None:
    gone = item(Event.STOOD_DOWN, 2, value=SECOND)
    for items in (
        (FORMED[0], CLOSING), (*FORMED, gone, CLOSING), (FORMED[0], replace(FORMED[1], item=1), CLOSING),
        (*FORMED, replace(CLOSING, value=NONE)), FORMED,
    ):  # fmt: skip
        assert told(*items) == ""


def test_who_takes_the_lead_over_is_named_for_it() -> None:
    assert told(*FORMED, item(Event.JOINED, 0, 0, SECOND), CLOSING).startswith("Your force (with Brannoch) stood")


def test_of_several_forces_each_is_told_with_its_own_members() -> None:
    third = item(Event.FORMED, 4, value=503)
    fourth, fifth = CATALOGUE.nations[4].name, CATALOGUE.nations[1].name
    words = f"Brannoch's force (with you) and {fourth}'s force stood on it too when {fifth} responded first"
    assert told(*FORMED, third, CLOSING).startswith(words)
