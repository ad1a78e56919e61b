"""The inbox finds, filters, sorts, pins and remembers."""

from __future__ import annotations

from dataclasses import replace

from game.match.chronicle import Item
from game.rules.codes import NONE, Rule
from game.rules.doctrine import Doctrine
from game.rules.events import Event
from game.rules.orders import Kind
from game.rules.view import Progress
from game.ui.testing import Driver
from tests.ui.scenes.conftest import Open, scene_of, seat_of
from tests.ui.scenes.fake_catalogue import CATALOGUE, TICK, TURN
from tests.ui.scenes.fake_seat import FakeSeat
from tests.ui.scenes.fake_views import crowded, report


def cards(driver: Driver) -> list[str]:
    """The codes of the reports shown, in their order."""
    return [i.removeprefix("report:") for i in driver.ids("report:") if i.count(":") == 1]


def test_all_words_of_a_search_must_be_found(open_table: Open) -> None:
    driver = open_table()
    driver.click("search")
    driver.type("named port")
    assert cards(driver) == ["R-702"]
    driver.type(" nowhere")
    assert cards(driver) == []
    assert driver.shown("Nothing found")


def test_a_search_finds_codes_subjects_threads_and_notes(open_table: Open) -> None:
    driver = open_table()
    driver.click("report:R-703")
    driver.key("n")
    driver.type("Ask the ferry master")
    driver.key("enter")
    assert seat_of(driver).notes.notes == {"report:R-703": "Ask the ferry master"}
    driver.click("search")
    driver.type("ferry master")
    assert cards(driver) == ["R-703"]


def test_filters_show_what_they_say(open_table: Open) -> None:
    driver = open_table()
    driver.click("filter:unread")
    assert cards(driver) == ["R-703", "R-708"]
    driver.click("filter:unread")
    assert len(cards(driver)) == 10
    driver.click("filter:needed")
    reports = {r.report: r for r in scene_of(driver).desk.view.reports}
    assert "R-706" not in cards(driver), "a void report helps nobody"
    assert "R-707" not in cards(driver), "nor does one that was exposed as false"
    assert all(not reports[int(c[-1])].void for c in cards(driver))


def test_a_report_that_is_false_is_not_told_to_weigh(open_table: Open) -> None:
    false = report(3, analysed=True, exposed=True, bears=(0,))
    driver = open_table(view=replace(crowded(), reports=(false,)))
    assert driver.shown("False: speaks against")
    assert not driver.shown("Bears on a thread")
    nothing = open_table(view=replace(crowded(), reports=(replace(false, bears=()),)))
    assert nothing.shown("False: proves nothing")


def test_a_report_tells_when_the_notice_on_it_goes_out(open_table: Open) -> None:
    asked = Item(TURN, TICK, Event.NOTICE, Rule.ORG, 0, NONE, 3, 0, "", 1)
    view = replace(crowded(), reports=(report(3, notice_due=TICK + Doctrine().notice_ticks),))
    for items, told in (((asked,), True), ((), False)):
        assert open_table(seat=FakeSeat(view, items)).shown("notice on R-703 goes out") is told


def test_nobody_lacks_a_report_on_a_closed_thread(open_table: Open) -> None:
    view = crowded()
    closed = tuple(replace(t, progress=Progress.CLOSED) if t.thread == 0 else t for t in view.threads)
    before = open_table(view=view)
    before.click("filter:needed")
    assert "R-700" in cards(before)
    after = open_table(view=replace(view, threads=closed))
    after.click("filter:needed")
    assert "R-700" not in cards(after), "it bears on the closed thread alone"
    assert "R-701" in cards(after)


def test_nobody_lacks_what_has_lost_its_worth_nor_anything_once_the_exercise_is_over(open_table: Open) -> None:
    board = scene_of(open_table()).desk
    view = board.view
    for reports, clock, lacked in (
        (view.reports, view.clock, True),
        (tuple(replace(r, freshness=9) for r in view.reports), view.clock, False),
        (view.reports, replace(view.clock, ended=True), False),
    ):
        board.lay_out(replace(view, reports=reports, clock=clock), ())
        assert bool(board.lacking(board.reports[9])) == lacked


def test_who_is_on_the_list_or_holds_it_in_a_task_force_does_not_lack_it(open_table: Open) -> None:
    driver = open_table()
    desk = scene_of(driver).desk
    report = desk.reports[9]
    lacking = set(desk.lacking(report))
    first = min(lacking)
    desk.add(Kind.SHARE, {"report": 9, "to": 1 << first, "channel": 0})
    assert set(desk.lacking(report)) == lacking - {first}
    forces = tuple(replace(f, reports=(9,)) if f.member else f for f in desk.view.forces)
    other = scene_of(open_table(view=replace(desk.view, forces=forces))).desk
    members = {m for f in forces if f.member for m in f.members}
    assert not members & set(other.lacking(other.reports[9]))


def test_pins_are_kept_by_the_seat_and_can_be_filtered(open_table: Open) -> None:
    driver = open_table()
    driver.click("report:R-704")
    driver.key("k")
    assert seat_of(driver).notes.pins == ("report:R-704",)
    driver.click("filter:pinned")
    assert cards(driver) == ["R-704"]
    driver.key("k")
    assert seat_of(driver).notes.pins == ()


def test_a_report_looked_at_is_no_longer_new(open_table: Open) -> None:
    driver = open_table()
    before = driver.find("filter:new").label()
    driver.click("report:R-702")
    assert driver.find("filter:new").label() != before
    driver.wait(1.2)
    assert "report:R-702" in seat_of(driver).notes.seen


def test_sorting_by_label_puts_the_strictest_first(open_table: Open) -> None:
    driver = open_table()
    driver.click("sort")
    driver.click("sort:label")
    assert cards(driver)[0] == "R-702"


def test_arrows_choose_reports(open_table: Open) -> None:
    driver = open_table()
    assert driver.focus == "report:R-700"
    driver.key("down")
    assert driver.focus == "report:R-701"
    assert scene_of(driver).layout.inbox.chosen == 1


def test_a_report_leads_to_its_thread(open_table: Open) -> None:
    driver = open_table()
    driver.click("report:R-700")
    driver.click("report:R-700:thread:HERON")
    assert scene_of(driver).layout.thread == 0


def test_what_a_query_found_names_the_database_and_who_published_it(open_table: Open) -> None:
    found = Item(TURN - 1, TICK - 4, Event.FOUND, Rule.CHANNEL, 0, 7, 1, 3, "", 1)
    base = CATALOGUE.channels[3].name
    driver = open_table(seat=FakeSeat(items=(found,)))
    driver.click("report:R-701")
    assert driver.shown(f"Found in {base}, published by {CATALOGUE.nations[7].name}, ")
    driver.click("report:R-703")
    assert driver.shown(f"From {CATALOGUE.nations[1].name}, ")


def test_looking_at_a_new_report_does_not_remove_it_from_the_new_ones(open_table: Open) -> None:
    driver = open_table()
    driver.click("filter:new")
    before = cards(driver)
    driver.click(f"report:{before[2]}")
    assert cards(driver) == before


def test_an_alert_leads_to_the_report_it_yielded(open_table: Open) -> None:
    view = crowded()
    known = replace(view.alerts[1], report=4)
    driver = open_table(view=replace(view, alerts=(view.alerts[0], known)))
    driver.key("3")
    driver.click("alert:F-517:show")
    assert driver.focus == "report:R-704"
    assert scene_of(driver).layout.inbox.chosen == 4


def test_a_new_turn_begins_at_the_top_of_the_list(open_table: Open) -> None:
    driver = open_table((1280, 720))
    driver.wheel("inbox", -9)
    first = driver.find("report:R-700")
    assert not first.rect.colliderect(first.clip), "scrolled out of sight"
    seat = seat_of(driver)
    seat.view = replace(seat.view, clock=replace(seat.view.clock, turn=seat.view.clock.turn + 1))
    seat.look()
    driver.settle(3)
    driver.key("escape")  # the decision that is put before the player
    first = driver.find("report:R-700")
    assert first.clip.contains(first.rect)


def test_the_foot_counts_what_can_still_be_read(open_table: Open) -> None:
    lost = tuple(replace(r, read=False, void=True) for r in crowded().reports)
    assert open_table(view=replace(crowded(), reports=lost)).shown("all reports read")
