"""A notice says when it goes out, and afterwards to whom it brought its report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.match.chronicle import Item
from game.match.noticed import gone_out, of_report
from game.rules.codes import NEVER, NONE, Rule
from game.rules.doctrine import Doctrine
from game.rules.events import Event
from game.rules.view import Clock, View
from tests.ui.scenes.fake_catalogue import CATALOGUE
from tests.ui.scenes.fake_views import crowded, report

DUE = 24 + Doctrine().notice_ticks
ASKED = Item(4, 24, Event.NOTICE, Rule.ORG, 0, NONE, 2, 0, "vel-4-1", 1)
NOTICE = f"Your {CATALOGUE.organisations[0].name} notice on {CATALOGUE.reports[2].code}"


def seen(turn: int, due: int = NEVER) -> View:
    return replace(crowded(), clock=Clock(turn * 6, turn, 20, False), reports=(report(2, notice_due=due),))


def brought(n: int, cause: str = "", tick: int = DUE) -> Item:
    return Item(tick // 6, tick, Event.SENT, Rule.SHARE, 0, n, 2, tick + 1, cause, 1)


def told(view: View, *items: Item) -> list[str]:
    return of_report(CATALOGUE, view, Doctrine(), items, 2)


def test_a_notice_under_review_tells_when_it_goes_out() -> None:
    assert told(seen(5, DUE), ASKED) == [f"{NOTICE} goes out Day 2, 12:00."]
    assert told(seen(5), ASKED) == [], "an earlier one of another nation took its place"
    assert told(seen(5, DUE), replace(ASKED, item=3)) == told(seen(5, DUE), replace(ASKED, actor=1)) == []


@pytest.mark.parametrize(
    ("items", "to"),
    [
        ((), "nobody"),
        ((brought(1), brought(2)), "Corvessa and Brannoch, who showed need"),
        ((brought(1), brought(2, "vel-6-1")), "Corvessa, who showed need"),
        ((brought(1, tick=DUE - 6),), "nobody"),
    ],
)
def test_a_notice_that_went_out_tells_to_whom_it_brought_the_report(items: tuple[Item, ...], to: str) -> None:
    assert told(seen(7), ASKED, *items) == [f"{NOTICE} was due Day 2, 12:00: it brought the report to {to}."]


def test_who_had_the_report_before_a_notice_is_told_apart() -> None:
    head = f"{NOTICE} was due Day 2, 12:00: it brought the report to"
    known = brought(1, "vel-3-1", tick=18)
    assert told(seen(7), ASKED, known, brought(1), brought(2)) == [
        f"{head} Brannoch, who showed need. Corvessa had it already."
    ]
    assert told(seen(7), ASKED, known, brought(1)) == [f"{head} nobody new. Corvessa had it already."]


def test_it_is_news_in_the_turn_after_it_was_due_alone() -> None:
    news = [gone_out(CATALOGUE, seen(turn), Doctrine(), [ASKED]) for turn in range(5, 9)]
    assert [len(lines) for lines in news] == [0, 0, 1, 0]
