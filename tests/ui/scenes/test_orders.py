"""Orders are composed, marked, taken back and committed, by mouse and by keyboard."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.rules.codes import Label
from game.rules.orders import Kind
from game.ui.scene import Push
from game.ui.scenes.order_form import OrderForm
from game.ui.testing import check_invariants
from game.wording.orders import OrderWords
from tests.ui.scenes.conftest import Open, address, kinds, scene_of, seat_of
from tests.ui.scenes.fake_catalogue import CATALOGUE
from tests.ui.scenes.fake_views import crowded, nation, report


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


def test_an_order_is_added_from_anywhere_in_its_form(open_table: Open) -> None:
    driver = open_table()
    driver.key("s")
    driver.key("ctrl+enter")
    assert kinds(driver) == ["share"]
    driver.key("r")
    driver.key("ctrl+enter")
    assert kinds(driver) == ["share"], "what is not filled in is not added"
    driver.click("form:to")
    driver.click("form:to:2")
    driver.click("form:subject")
    driver.click("form:subject:0")
    driver.click("form:reason")
    driver.type("They know the docks")
    driver.key("ctrl+enter")
    assert kinds(driver) == ["share", "request"]


def test_the_preview_tells_arrival_need_exposure_and_trust(open_table: Open) -> None:
    driver = open_table()
    driver.click("report:R-700")
    driver.key("s")
    address(driver, "cor")
    assert driver.shown("Corvessa: arrives Day 2, 19:00")
    assert driver.shown("has no need that you can see")
    assert driver.shown(
        "Chance of a compromise over the next 36 hours, by the holders you know of: 2 % now, 15 % with this."
    )
    assert driver.shown("Corvessa's trust in you: −2, for a report pushed without need.")


def test_the_dialog_begins_with_a_needer_who_is_not_on_the_list(open_table: Open) -> None:
    driver = open_table()
    driver.click("report:R-709")
    driver.key("s")
    first = next(i for i in driver.ids("to:") if driver.find(i).selected)
    driver.click("share:confirm")
    driver.key("s")
    assert not driver.find(first).selected
    assert any(driver.find(i).selected for i in driver.ids("to:"))
    assert driver.shown("on your list")
    assert check_invariants(driver.app) == []


def test_the_dialog_begins_with_nobody_for_whom_it_would_be_a_breach(open_table: Open) -> None:
    theirs = tuple(replace(r, origin=7, label=Label.GREEN, subjects=(1, 2, 3)) for r in crowded().reports)
    nations = tuple(replace(n, community=n.nation == 5, same_force=False) for n in crowded().nations)
    driver = open_table(view=replace(crowded(), reports=theirs, nations=nations))
    driver.click("report:R-709")
    driver.key("s")
    assert [i for i in driver.ids("to:") if driver.find(i).selected] == ["to:fal"]
    bound = open_table(view=replace(crowded(), reports=tuple(replace(r, orcon=True) for r in theirs)))
    bound.click("report:R-709")
    bound.key("s")
    assert not any(bound.find(i).selected for i in bound.ids("to:"))


def test_what_costs_extra_staff_is_said(open_table: Open) -> None:
    driver = open_table()
    driver.click("report:R-702")
    driver.key("s")
    address(driver, "bra")
    assert driver.shown("+2 staff points: your trust in Brannoch, 47, is below the 65 asked for TLP:RED.")


def test_a_channel_that_leads_to_some_recipients_only_says_to_whom_it_does_not(open_table: Open) -> None:
    driver = open_table()
    driver.click("report:R-700")
    driver.key("s")
    address(driver, "bra", "hes")
    assert driver.shown("Compact Net does not lead to Hesperin")


def test_a_breach_is_said_in_words_and_confirmed_twice(open_table: Open) -> None:
    driver = open_table()
    driver.click("report:R-701")
    driver.key("s")
    address(driver, "bra")
    assert driver.shown("A breach: it breaks the report's label or its originator's control.")
    assert driver.shown("It breaks originator control:")
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
    words = OrderWords(CATALOGUE, crowded())
    assert words.matter(104).startswith("joint training")
    assert driver.shown(f"About to lapse, at a price in trust: {words.matter(101)} and {words.matter(104)}.")
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


def test_the_list_scrolls_to_an_order_that_joins_it(open_table: Open) -> None:
    driver = open_table((1280, 720))
    for key in (103, 104, 105, 106):
        scene_of(driver).desk.add(Kind.ACCEPT, {"key": key})
    driver.settle()
    last = driver.find(f"order:{seat_of(driver).entries[-1].key}:drop")
    assert last.clip.contains(last.rect)


def test_no_force_is_given_up_by_default(open_table: Open) -> None:
    forces = crowded().forces
    own = (forces[0], replace(forces[0], key=9001, thread=1))
    driver = open_table(view=replace(crowded(), forces=own))
    driver.key("+")
    driver.click("kind:stand-down")
    assert driver.find("form:confirm").disabled == "Choose: task force."
    single = open_table(view=replace(crowded(), forces=forces[:1]))
    single.key("+")
    single.click("kind:stand-down")
    assert not single.find("form:confirm").disabled


def test_another_organisation_leaves_nothing_of_the_service_before(open_table: Open) -> None:
    driver = open_table()
    driver.key("+")
    driver.click("kind:service")
    driver.click("form:thread")
    driver.click("form:thread:0")
    driver.click("form:organisation:1")
    driver.click("form:report")
    driver.click("form:report:0")
    driver.click("form:confirm")
    assert set(seat_of(driver).entries[0].fields) == {"organisation", "option", "report"}


def test_a_release_is_asked_for_those_who_lack_the_report(open_table: Open) -> None:
    driver = open_table()
    driver.click("report:R-701")
    driver.key("l")
    desk = scene_of(driver).desk
    chosen = {i[-3:] for i in driver.ids("form:to:") if driver.find(i).selected}
    assert chosen == {desk.code(n).lower() for n in desk.lacking(desk.reports[1])}
    assert "form:to:hes" not in driver.ids(), "the originator needs no release for itself"


def test_units_begin_with_those_that_serve(open_table: Open) -> None:
    driver = open_table()
    driver.key("+")
    driver.click("kind:assign")
    driver.click("form:option")
    driver.click("form:option:0")
    assert driver.shown("3 of 4 free")
    driver.click("form:confirm")
    assert seat_of(driver).entries[0].fields["amount"] == 2


def test_units_may_be_assigned_to_a_force_that_the_list_joins(open_table: Open) -> None:
    driver = open_table()
    scene = scene_of(driver)
    for joined in (False, True):
        if joined:
            scene.desk.add(Kind.JOIN, {"key": 106})
        driver.key("+")
        driver.click("kind:assign")
        assert ("form:key:9100" in driver.ids("form:key")) is joined
        driver.key("escape")


def test_a_contribution_goes_to_the_force_there_is(open_table: Open) -> None:
    driver = open_table()
    driver.click("report:R-700")
    driver.key("c")
    driver.click("form:confirm")
    assert seat_of(driver).entries[0].fields["key"] == 9000


def test_an_answer_offers_no_report_of_the_asker_and_marks_what_is_wrong_with_others(open_table: Open) -> None:
    reports = tuple(
        replace(r, subjects=(1,), origin=4 if r.report == 0 else r.origin, sent_to=(4,) if r.report == 5 else ())
        for r in crowded().reports
    )
    driver = open_table(view=replace(crowded(), reports=reports))
    driver.click("left:matters")
    driver.click("matter:101:yes")
    driver.click("form:report")
    words = {i.removeprefix("form:report:"): driver.find(i).label() for i in driver.ids("form:report:")}
    assert "0" not in words
    assert "false" in words["7"]
    assert "originator control" in words["1"]
    assert "they have it" in words["5"]


def test_a_request_tells_who_works_on_what_and_begins_with_the_nation_shown(open_table: Open) -> None:
    driver = open_table()
    driver.click("map:cor")
    driver.key("r")
    assert driver.find("form:to").label().startswith("to Corvessa") or driver.shown("Corvessa, trusts you")
    driver.click("form:subject")
    labels = [driver.find(i).label() for i in driver.ids("form:subject:")]
    assert any("Corvessa works on it" in label for label in labels)
    assert any("you work on it" in label for label in labels)


def test_what_lies_ahead_stands_in_the_form(open_table: Open) -> None:
    driver = open_table()
    driver.click("thread:HERON")
    driver.click("thread:respond")
    assert driver.shown("As it stands it would be")
    assert check_invariants(driver.app) == []


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


def test_a_report_known_to_be_false_is_not_shared_unawares(open_table: Open) -> None:
    for exposed in (True, False):
        driver = open_table(view=replace(crowded(), reports=(report(0, exposed=exposed),)))
        driver.key("s")
        assert driver.shown("You know that it is false") is exposed


def test_with_one_partner_a_task_force_is_with_that_one(open_table: Open) -> None:
    driver = open_table(view=replace(crowded(), nations=(nation(1),), forces=()))
    driver.click("thread:HERON")
    driver.click("thread:form")
    assert driver.find("form:to:cor").selected
