"""Who else had a force on a thread when one closed it is told at the end."""

from __future__ import annotations

from dataclasses import replace

from game.match.chronicle import Item
from game.match.rivals import beside
from game.rules.codes import NONE, Outcome, Rule
from game.rules.events import Event
from game.wording.happenings import Speaker
from tests.ui.scenes.fake_catalogue import CATALOGUE

FIRST, SECOND = 501, 502


def item(event: Event, actor: int, target: int = NONE, value: int = 0, thread: int = 0) -> Item:
    return Item(0, 0, event, Rule.TASKFORCE, actor, target, thread, value, "", 1)


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
        "Brannoch's force (with you) stood on it too when Corvessa responded first, and their units were divided "
        "between 2 forces."
    )


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
