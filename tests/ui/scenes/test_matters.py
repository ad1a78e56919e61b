"""The tab of requests says what an answer costs, what speaks against it, and how one's own were answered."""

from __future__ import annotations

from dataclasses import replace

from game.rules.codes import MatterKind, MatterStatus
from game.rules.orders import Kind
from game.ui.testing import check_invariants
from game.wording.halves import NO_HALF
from tests.ui.scenes.conftest import Open, scene_of
from tests.ui.scenes.fake_catalogue import TURN
from tests.ui.scenes.fake_views import crowded, matter, nation, report


def test_the_price_of_a_yes_stands_beside_it(open_table: Open) -> None:
    driver = open_table()
    driver.click("left:matters")
    assert driver.shown("takes 2 staff"), "the agreement"
    assert driver.shown("takes 1 staff"), "the training"


def test_training_that_cannot_be_accepted_says_so_and_can_only_be_declined(open_table: Open) -> None:
    tired = tuple(replace(n, trained_turn=TURN - 1) for n in crowded().nations)
    driver = open_table((1280, 720), view=replace(crowded(), nations=tired))
    driver.click("left:matters")
    assert driver.shown("It cannot be accepted now: you and Brannoch trained in turn 7, and can again from turn")
    assert check_invariants(driver.app) == []
    rested = open_table()
    rested.click("left:matters")
    assert not rested.shown("cannot be accepted")


def test_a_request_that_brought_a_report_is_answered_and_not_accepted(open_table: Open) -> None:
    asked = matter(107, MatterKind.RFI, 0, 3, status=MatterStatus.ACCEPTED)
    driver = open_table(view=replace(crowded(), matters=(asked,)))
    driver.click("left:matters")
    assert driver.shown("answered")
    assert not driver.shown("accepted")


def test_a_request_on_which_nothing_is_held_is_not_answered_with_a_report(open_table: Open) -> None:
    driver = open_table(view=replace(crowded(), reports=(report(0, subjects=(5,)),)))
    driver.click("left:matters")
    assert driver.find("matter:101:yes").disabled == "You hold no report on it."
    driver.key("+")
    driver.click("kind:answer")
    assert "form:option:0" not in driver.ids("form:option:"), "there is none to answer with"


def test_with_one_partner_nobody_is_left_to_refer_to(open_table: Open) -> None:
    driver = open_table(view=replace(crowded(), nations=(nation(4),), forces=()))
    driver.click("left:matters")
    assert "matter:101:refer" not in driver.ids("matter:101")


def test_training_warns_who_serves_in_a_formed_force(open_table: Open) -> None:
    asked = (matter(104, MatterKind.TRAINING, 2, 0),)
    driver = open_table(view=replace(crowded(), matters=asked))
    driver.click("left:matters")
    assert driver.shown("The task force on HERON lacks your units and Brannoch's from")
    free = open_table(view=replace(crowded(), matters=asked, forces=()))
    free.click("left:matters")
    assert not free.shown("lacks your units")


def test_a_request_for_a_match_says_what_it_is_about_and_what_came_of_it(open_table: Open) -> None:
    asked = matter(105, MatterKind.MATCH, 5, 0, subject=3)
    driver = open_table(view=replace(crowded(), matters=(asked,), alerts=()))
    driver.click("left:matters")
    assert driver.shown(f"{NO_HALF} It asks for consent to onward use.")
    done = replace(asked, status=MatterStatus.ACCEPTED, asker=0, asked=5, mine=False)
    for matched, told in ((False, "no counterpart"), (True, "matched")):
        alert = replace(crowded().alerts[0], matched=matched)
        driver = open_table(view=replace(crowded(), matters=(done,), alerts=(alert,)))
        driver.click("left:matters")
        assert driver.shown(told)
        assert not driver.shown("accepted")


def test_an_invitation_to_a_force_that_is_no_more_was_withdrawn_and_not_left_unanswered(open_table: Open) -> None:
    lapsed = matter(105, MatterKind.INVITATION, 0, 5, status=MatterStatus.LAPSED)
    for force, told in ((9100, "no answer"), (0, "withdrawn")):
        driver = open_table(view=replace(crowded(), matters=(replace(lapsed, force=force),)))
        driver.click("left:matters")
        assert driver.shown(told)


def test_the_terms_of_a_match_are_one_of_two(open_table: Open) -> None:
    driver = open_table()
    driver.key("3")
    driver.click("alert:F-381:ask")
    assert driver.ids("form:option:") == ["form:option:0", "form:option:1"]


def test_a_share_of_what_was_asked_for_stands_as_the_answer(open_table: Open) -> None:
    driver = open_table(view=replace(crowded(), reports=(report(0, subjects=(1,)), report(2))))
    desk = scene_of(driver).desk
    driver.click("left:matters")
    desk.add(Kind.SHARE, {"report": 2, "to": 1 << 4, "channel": 0, "tear": 0})
    driver.settle()
    assert "matter:101:yes" in driver.ids("matter:101")
    desk.add(Kind.SHARE, {"report": 0, "to": 1 << 4, "channel": 0, "tear": 0})
    driver.settle()
    assert "matter:101:yes" not in driver.ids("matter:101")
    assert driver.shown("on the list: share")


def test_an_invitation_tells_which_units_would_go(open_table: Open) -> None:
    for size in ((1280, 720), (1920, 1080)):
        driver = open_table(size)
        driver.click("left:matters")
        assert driver.shown("Your free units of what it asks for go to it")
        assert driver.shown("With you it has about")
        assert check_invariants(driver.app) == []
