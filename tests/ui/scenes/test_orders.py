"""Orders are composed, marked, taken back and committed, by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.rules.codes import Label, MatterKind, MatterStatus
from game.rules.orders import Kind
from game.ui.scene import Push
from game.ui.scenes.order_form import OrderForm
from game.ui.testing import check_invariants
from tests.ui.scenes.conftest import Open, address, kinds, scene_of, seat_of
from tests.ui.scenes.fake_views import crowded, matter, nation, report


def test_sharing_by_mouse(open_table: Open) -> None:
    driver = open_table()
    driver.click("report:R-700")
    driver.click("report:R-700:share")
    address(driver, "cor", "bra")
    driver.click("share:confirm")
    entry = seat_of(driver).entries[0]
    assert entry.kind == "share"
    assert entry.fields["report"] == "R-700"
    assert entry.fields["to"] == ("cor", "bra")


def test_sharing_by_keyboard(open_table: Open) -> None:
    driver = open_table()
    driver.key("s")
    assert driver.focus.startswith("to:")
    assert driver.find(driver.focus).selected
    for _ in range(40):
        if driver.focus == "share:confirm":
            break
        driver.key("tab")
    driver.key("enter")
    assert kinds(driver) == ["share"]


def test_the_preview_tells_arrival_need_exposure_and_trust(open_table: Open) -> None:
    driver = open_table()
    driver.click("report:R-700")
    driver.key("s")
    address(driver, "cor")
    assert driver.shown("Corvessa: arrives Day 2, 19:00")
    assert driver.shown("has no need that you can see")
    assert driver.shown("Chance of a compromise over the next 36 hours: 2 % now, 15 % with this.")
    assert driver.shown("Corvessa's trust in you: −2, for a report pushed without need.")


def test_a_breach_is_said_in_words_and_confirmed_twice(open_table: Open) -> None:
    driver = open_table()
    driver.click("report:R-701")
    driver.key("s")
    address(driver, "bra")
    assert driver.shown("A breach: it breaks the report's label or its originator's control.")
    assert driver.find("share:confirm").label() == "Send as a breach…"
    driver.click("share:confirm")
    assert kinds(driver) == []
    assert check_invariants(driver.app) == []
    driver.key("enter")
    assert kinds(driver) == [], "the safe answer is the default one"
    driver.click("share:confirm")
    driver.click("confirm:yes")
    assert kinds(driver) == ["share"]
    assert driver.shown("1 delivery is a breach.")


def test_the_fastest_channel_that_carries_the_label_is_chosen(open_table: Open) -> None:
    driver = open_table()
    driver.click("report:R-702")
    driver.key("s")
    address(driver, "bra")
    assert driver.find("channel:1").selected
    assert driver.shown("Diplomatic note carries TLP:GREEN at most")


def test_a_tear_line_is_one_label_lower(open_table: Open) -> None:
    driver = open_table()
    driver.click("report:R-703")
    driver.key("t")
    assert driver.shown("TLP:GREEN")
    address(driver, "bra")
    driver.click("share:confirm")
    assert seat_of(driver).entries[0].fields["tear"] is True


def test_a_known_refusal_says_what_would_make_the_order_legal(open_table: Open) -> None:
    driver = open_table()
    driver.click("thread:HERON")
    driver.key("z")
    assert driver.shown("Would be refused: The legal basis is missing (R-")
    assert "Adopt the framework" in driver.find("form:confirm").disabled
    assert check_invariants(driver.app) == []


def test_undo_takes_back_step_by_step(open_table: Open) -> None:
    driver = open_table()
    driver.click("left:matters")
    driver.click("matter:103:yes")
    driver.click("matter:104:no")
    driver.click("form:confirm")
    assert kinds(driver) == ["accept", "decline"]
    driver.key("ctrl+z")
    assert kinds(driver) == ["accept"]
    driver.key("ctrl+z")
    assert kinds(driver) == []
    assert driver.find("orders:undo").disabled


def test_orders_are_moved_explained_and_dropped(open_table: Open) -> None:
    driver = open_table()
    driver.click("left:matters")
    driver.click("matter:103:yes")
    driver.click("matter:104:no")
    driver.click("form:confirm")
    driver.click(f"order:{seat_of(driver).entries[1].key}")
    driver.key("alt+up")
    assert kinds(driver) == ["decline", "accept"]
    key = seat_of(driver).entries[0].key
    driver.click(f"order:{key}:why")
    driver.type("No staff to spare")
    driver.key("enter")
    assert seat_of(driver).entries[0].rationale == "No staff to spare"
    assert check_invariants(driver.app) == []
    driver.key("delete")
    assert kinds(driver) == ["accept"]


def test_committing_warns_first_and_then_ends_the_turn(open_table: Open) -> None:
    driver = open_table()
    driver.key("ctrl+enter")
    assert driver.shown("3 staff points unspent")
    assert driver.shown("About to lapse")
    driver.key("escape")
    assert seat_of(driver).readied == [False]
    driver.key("ctrl+enter")
    driver.click("commit:sure")
    driver.settle(4)
    assert seat_of(driver).readied == [False, False, True]
    assert type(driver.app.stages[-1].scene).__name__ == "TurnReport"


def test_a_judgement_replaces_the_one_before(open_table: Open) -> None:
    driver = open_table()
    driver.click("thread:HERON")
    driver.click("judge:2")
    driver.click("judge:0")
    assert [e.fields["option"] for e in seat_of(driver).entries] == ["unsure"]
    driver.click("judge:1")
    assert kinds(driver) == [], "back to what was judged before: nothing to order"


@pytest.mark.parametrize("kind", [k for k in Kind if k is not Kind.NOP])
def test_every_kind_of_order_has_a_form_that_holds(open_table: Open, kind: Kind) -> None:
    driver = open_table((1280, 720), 1.25)
    scene = scene_of(driver)
    move = scene.compose(kind, {})
    assert isinstance(move, Push)
    assert isinstance(move.scene, OrderForm)
    driver.app.apply(move)
    driver.settle()
    assert check_invariants(driver.app) == []


def test_a_form_offers_only_what_the_view_knows(open_table: Open) -> None:
    driver = open_table()
    driver.key("+")
    driver.click("kind:train")
    driver.click("form:to:cor")
    driver.click("form:to:bra")
    driver.click("form:option:1")
    assert driver.shown("May be refused, which you cannot know")
    driver.click("form:confirm")
    entry = seat_of(driver).entries[0]
    assert entry.fields == {"to": ("cor", "bra"), "option": "rapid_deployment"}


def test_proposals_are_answered_from_the_requests_tab(open_table: Open) -> None:
    driver = open_table()
    driver.key("2")
    driver.click("matter:102:yes")
    driver.click("matter:106:yes")
    driver.click("matter:105:bare")
    driver.click("matter:101:nil")
    assert kinds(driver) == ["release", "join", "accept", "answer"]
    assert driver.shown("on the list: release")


def test_halves_of_a_picture_lead_to_orders(open_table: Open) -> None:
    driver = open_table()
    driver.key("3")
    driver.click("alert:F-517:analyse")
    assert seat_of(driver).entries[0].fields == {"alert": "F-517"}


def test_of_equally_fast_channels_the_one_that_carries_least_is_chosen(open_table: Open) -> None:
    driver = open_table(view=replace(crowded(), reports=(report(0, label=Label.GREEN),)))
    driver.key("s")
    address(driver, "bra")
    assert driver.find("channel:2").selected, "the liaison officer stays free for what needs him"


def test_the_reason_is_in_sight_with_large_text(open_table: Open) -> None:
    driver = open_table((1280, 720), 1.5)
    driver.click("report:R-702")
    driver.key("s")
    address(driver, "bra")
    field = driver.find("share:reason")
    assert field.clip.contains(field.rect), "no scrolling is needed to reach it"
    assert check_invariants(driver.app) == []


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


def test_an_answered_request_is_called_answered(open_table: Open) -> None:
    done = matter(101, MatterKind.RFI, 4, 0, status=MatterStatus.ACCEPTED)
    driver = open_table(view=replace(crowded(), matters=(done,)))
    driver.click("left:matters")
    assert driver.shown("answered")
    assert not driver.shown("accepted")


def test_a_long_order_is_told_whole(open_table: Open) -> None:
    driver = open_table((1280, 720))
    driver.click("left:matters")
    driver.click("matter:101:nil")
    told = next(w for w in driver.app.top.widgets() if "nothing is held" in w.label() and w.role == "text")
    assert not told.tip(driver.app.top.ctx), "nothing of it is cut, so no tooltip has to tell it"


def test_escape_takes_the_card_away_before_it_opens_the_menu(open_table: Open) -> None:
    for opener, card in (("thread:HERON", "thread:close"), ("map:cor", "nation:close")):
        driver = open_table()
        driver.click(opener)
        assert card in driver.ids()
        driver.key("escape")
        assert card not in driver.ids()
        assert len(driver.app.stages) == 1
        driver.key("escape")
        assert len(driver.app.stages) == 2
