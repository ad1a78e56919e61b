"""The tab of requests says what an answer costs, what speaks against it, and how one's own were answered."""

from __future__ import annotations

from dataclasses import replace

from game.rules.codes import MatterKind, MatterStatus
from game.ui.testing import check_invariants
from tests.ui.scenes.conftest import Open
from tests.ui.scenes.fake_catalogue import TURN
from tests.ui.scenes.fake_views import crowded, matter


def test_the_price_of_a_yes_stands_beside_it(open_table: Open) -> None:
    driver = open_table()
    driver.click("left:matters")
    assert driver.shown("takes 2 staff"), "the agreement"
    assert driver.shown("takes 1 staff"), "the training"


def test_training_that_would_gain_nothing_is_marked(open_table: Open) -> None:
    tired = tuple(replace(n, trained_turn=TURN - 1) for n in crowded().nations)
    driver = open_table((1280, 720), view=replace(crowded(), nations=tired))
    driver.click("left:matters")
    assert driver.shown("You trained with Brannoch in turn 7: nothing is gained")
    assert check_invariants(driver.app) == []
    rested = open_table()
    rested.click("left:matters")
    assert not rested.shown("nothing is gained")


def test_a_request_that_brought_a_report_is_answered_and_not_accepted(open_table: Open) -> None:
    asked = matter(107, MatterKind.RFI, 0, 3, status=MatterStatus.ACCEPTED)
    driver = open_table(view=replace(crowded(), matters=(asked,)))
    driver.click("left:matters")
    assert driver.shown("answered")
    assert not driver.shown("accepted")
