"""The turn report tells what happened and why, and goes on by Enter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.match.chronicle import Item
from game.match.entries import Entry
from game.match.seat import UNASKED, Told
from game.rules.codes import NONE, Rule
from game.rules.events import Event, TrustCause
from game.rules.reasons import Reason
from game.rules.view import View
from game.ui.scene import Push, Scene
from game.ui.scenes.turn_report import TurnReport
from game.ui.testing import Driver, check_invariants
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Column
from game.wording.refusals import remedy
from tests.ui.scenes.conftest import Open, scene_of
from tests.ui.scenes.fake_catalogue import CATALOGUE, TURN
from tests.ui.scenes.played import at_the_end, drive, exercise, told, top

REPORT = exercise().catalogue.reports[0]
SHARE = Entry(
    key="aus-3-1", turn=3, author="aus", kind="share",
    fields={"report": REPORT.code, "to": ("nzl",), "channel": "tasman-exchange"},
)  # fmt: skip


CHANGED = (
    "By analysis the weight of R-702 is key, not useful as it seemed.",
    f"The severity of {CATALOGUE.threads[0].codename} fell from",
    f"{CATALOGUE.nations[1].name}'s legal framework is in force.",
    f"Your {CATALOGUE.organisations[0].name} notice on {CATALOGUE.reports[3].code} was due",
)


def earlier(view: View) -> View:
    """The plan before: a report had another weight, a thread was more severe, a framework was not yet adopted."""
    return replace(
        view,
        clock=replace(view.clock, turn=view.clock.turn - 1),
        reports=tuple(replace(r, analysed=False, band=2) if r.report == 2 else r for r in view.reports),
        threads=tuple(replace(t, severity=t.severity + 100) if t.thread == 0 else t for t in view.threads),
        nations=tuple(replace(n, framework=n.framework and n.nation != 1) for n in view.nations),
    )


def report(told_: Told) -> Driver:
    """The report over another scene."""
    driver = drive(Below())
    driver.app.apply(Push(TurnReport(told_, at_the_end("first-contact")[1])))
    driver.settle()
    return driver


class Below(Scene):
    """Something that lies below."""

    def build(self, ctx: Ctx) -> Widget:
        return Column()


@pytest.mark.parametrize("stroke", ["enter", "escape", "space"])
def test_a_key_goes_on(stroke: str) -> None:
    driver = report(told("first-contact", 3))
    driver.key(stroke)
    assert isinstance(top(driver), Below)


def test_it_names_the_turn_and_its_hours() -> None:
    driver = report(told("first-contact", 3))
    assert driver.shown("Turn 4: what happened and why")
    assert driver.shown("Day 1, 18:00 to Day 2, 00:00")


def test_every_line_has_its_rule_which_explains_itself() -> None:
    driver = report(told("first-contact", 3))
    marks = [w for w in driver.app.top.widgets() if w.label().startswith("R-") and w.tooltip]
    assert marks
    assert all(str(w.tooltip).startswith(w.label()) for w in marks)


def test_a_refused_order_is_named_with_its_remedy() -> None:
    driver = report(Told(UNASKED, 3, (), ((SHARE, Reason.ABOVE_CEILING),)))
    assert driver.shown(f"Share {REPORT.code} to New Zealand")
    assert driver.shown(remedy(Reason.ABOVE_CEILING))
    assert driver.shown("1 order refused")


def test_a_quiet_turn_says_so() -> None:
    driver = report(Told(UNASKED, 2, (), ()))
    assert driver.shown("A quiet turn")


def test_a_crowded_report_scrolls_by_keyboard() -> None:
    driver = drive(TurnReport(told("common-front", 10), at_the_end("common-front")[1]), (1280, 720), 1.5)
    before = [w.rect.y for w in driver.app.top.widgets() if w.role == "heading"][-1]
    driver.key("pagedown")
    after = [w.rect.y for w in driver.app.top.widgets() if w.role == "heading"][-1]
    assert after < before
    driver.key("home")
    assert [w.rect.y for w in driver.app.top.widgets() if w.role == "heading"][-1] == before


def test_what_a_partner_did_first_is_not_called_a_mistake_of_the_list() -> None:
    driver = report(Told(UNASKED, 3, (), ((SHARE, Reason.DUPLICATE),)))
    assert driver.shown("Another nation's order for the same came before yours this turn.")
    assert driver.shown("but what yours cost is spent")


def test_the_sections_stand_in_order_in_two_columns_as_even_as_they_can() -> None:
    seat = at_the_end("common-front")[1]
    you = seat.names.index("nation", seat.nation)
    others = [n for n in range(8) if n != you]
    items = [Item(3, 20, Event.DETECTED, Rule.ASSESS, you, -1, 0, 90, "", 1)]
    items += [Item(3, 20, Event.REQUESTED, Rule.RFI, n, you, 0, 0, "", 1) for n in others]
    items += [Item(3, 20, Event.TRUST, Rule.TRUST, n, you, TrustCause.ANSWER, 15, "", 1) for n in others]
    driver = drive(TurnReport(Told(UNASKED, 3, tuple(items), ()), seat))
    at = {w.label(): w.rect.x for w in driver.app.top.widgets() if w.role == "heading"}
    assert at["Threads and task forces"] == at["Requests, answers, agreements"], "it fills the first column"
    assert at["Trust"] > at["Requests, answers, agreements"]


def test_the_trust_at_a_glance_is_the_mean_that_the_table_shows() -> None:
    seat = at_the_end("common-front")[1]
    you = seat.names.index("nation", seat.nation)
    items = tuple(Item(3, 20, Event.TRUST, Rule.TRUST, n, you, TrustCause.ANSWER, 70, "", 1) for n in (1, 2, 3))
    driver = drive(TurnReport(Told(UNASKED, 3, items, ()), seat))
    assert driver.shown("Trust in you +3.0"), "21 points more, over seven others"


def test_a_message_is_told_with_its_text_and_a_decision_by_its_title_alone() -> None:
    names = exercise().catalogue
    decision = next(j for j, inject in enumerate(names.injects) if inject.options)
    message = next(j for j, inject in enumerate(names.injects) if not inject.options)
    came = [Item(3, 18, Event.INJECT, Rule.INJECT, NONE, NONE, j, 0, "", 1) for j in (message, decision)]
    driver = report(Told(UNASKED, 3, tuple(came), ()))
    assert driver.shown(names.injects[message].text)
    assert driver.shown(names.injects[decision].title)
    assert not driver.shown(names.injects[decision].text)


@pytest.mark.parametrize(("size", "text"), [((1280, 720), 1.0), ((1280, 720), 1.5), ((1920, 1080), 1.0)])
def test_what_changed_and_no_event_tells_stands_in_the_report_of_the_last_turn(
    open_table: Open, size: tuple[int, int], text: float
) -> None:
    driver = open_table(size, text)
    scene = scene_of(driver)
    view = scene.desk.view
    scene.desk.before = earlier(view)
    asked = Item(TURN - 3, (TURN - 3) * 6, Event.NOTICE, Rule.ORG, 0, NONE, 3, 0, "", 1)
    scene.desk.items += (asked,)
    for turn, told_ in ((TURN - 2, False), (TURN - 1, True)):
        driver.app.apply(scene.show_turn(turn))
        driver.settle()
        assert [driver.shown(words) for words in CHANGED] == [told_] * len(CHANGED)
        assert driver.shown("What you did") is told_
        assert check_invariants(driver.app) == []
        driver.key("enter")


def test_the_report_of_the_turn_that_ends_the_exercise_tells_what_changed_in_it(open_table: Open) -> None:
    driver = open_table()
    desk = scene_of(driver).desk
    last = replace(desk.view, clock=replace(desk.view.clock, turn=TURN + 1, ended=True))
    desk.view = earlier(last)
    ended = replace(at_the_end("first-contact")[0], view=last, items=())
    desk.news += [Told(UNASKED, TURN, (), ()), ended]
    driver.settle()
    assert isinstance(top(driver), TurnReport)
    assert [driver.shown(words) for words in CHANGED[:3]] == [True] * 3
