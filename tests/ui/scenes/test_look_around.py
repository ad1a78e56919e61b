"""After the end everything on the table can be looked up, with what was true of it, and nothing can be ordered."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from game.match.seat import Ended, Shown
from game.rules.codes import NONE, MatterStatus
from game.rules.view import View
from game.ui.scenes.ending import Ending
from game.ui.scenes.help import Help
from game.ui.scenes.hindsight import Unveiled
from game.ui.scenes.load import LoadGame
from game.ui.scenes.look_around import OVER, LookAround
from game.ui.scenes.table_dialogs import Messages
from game.ui.scenes.turn_report import TurnReport
from game.ui.testing import Driver, check_invariants
from game.ui.widgets import Button, Scroll
from game.wording import unveiled
from game.wording.named import Named
from tests.ui.scenes.played import SIZES, TEXTS, at_the_end, begun, drive, home, top  # noqa: F401

pytestmark = pytest.mark.usefixtures("home")
LOOKING = {"look:back", "top:own", "top:messages", "top:briefing", "top:help", "thread:close", "nation:close"}


def around(size: tuple[int, int] = (1600, 900), text_scale: float = 1.0) -> tuple[Driver, LookAround]:
    """The table at the end of the crowded exercise, opened from the scores."""
    driver = drive(Ending(*at_the_end("united-front")), size, text_scale)
    driver.key("l")
    scene = top(driver)
    assert isinstance(scene, LookAround)
    return driver, scene


def show(driver: Driver, scene: LookAround, thing: Named) -> None:
    driver.app.apply(scene.show(thing))
    scene.invalidate()
    driver.settle()


def told(driver: Driver, lines: list[str]) -> bool:
    return all(driver.shown(line) for line in (unveiled.HEAD, *lines))


def cards(driver: Driver, scene: LookAround) -> Iterator[None]:
    """Every tab, every thread and every nation, one after the other."""
    for n, _ in enumerate(scene.layout.tabs()):
        driver.key(str(n + 1))
        yield
    for t in scene.board.threads:
        show(driver, scene, Named("thread", t))
        yield
    for n in range(len(scene.board.names.nations)):
        show(driver, scene, Named("nation", n))
        yield


def test_a_key_opens_the_table_and_escape_leads_back_to_the_scores() -> None:
    driver, _ = around()
    assert driver.shown(OVER)
    driver.key("escape")
    assert isinstance(top(driver), Ending)
    driver.click("end:look")
    driver.click("look:back")
    assert isinstance(top(driver), Ending)


def test_nothing_can_be_ordered_from_any_card() -> None:
    driver, scene = around()
    for _ in cards(driver, scene):
        pressed = {w.id for w in driver.app.top.widgets() if isinstance(w, Button)}
        orders = {i for i in pressed - LOOKING if not i.endswith(":show") and ":thread:" not in i}
        assert orders <= {"threads:closed", "trust:all"}
    for key in ("s", "t", "r", "+", "f", "ctrl+enter", "ctrl+z", "delete"):
        driver.key(key)
        assert top(driver) is scene
    assert scene.seat.poll() == (), "nothing was asked of the seat"


@pytest.mark.parametrize("size", SIZES[::2])
@pytest.mark.parametrize("text", TEXTS)
def test_the_table_at_the_end_fits(size: tuple[int, int], text: float) -> None:
    driver, _ = around(size=size, text_scale=text)
    assert check_invariants(driver.app) == []


def test_reports_and_threads_tell_what_was_true_of_them_and_who_knew() -> None:
    driver, scene = around()
    truth, names = scene.ended.survey.truth, scene.board.names
    assert truth is not None
    for report in list(scene.board.reports)[:4]:
        show(driver, scene, Named("report", report))
        assert told(driver, unveiled.report_card(truth.reports[report], names))
    for thread in scene.board.threads:
        show(driver, scene, Named("thread", thread))
        assert told(driver, unveiled.thread_card(truth.threads[thread], names))


def test_what_the_nation_never_had_opens_a_card_of_its_own() -> None:
    driver, scene = around()
    truth = scene.ended.survey.truth
    assert truth is not None
    names = scene.board.names
    report = next(r for r in truth.reports if r.report not in scene.board.reports)
    thread = next(t for t in truth.threads if t.thread not in scene.board.threads)
    campaign = next(g for g in range(len(names.campaigns)) if g not in {c.campaign for c in scene.board.view.campaigns})
    for thing, line in (
        (Named("report", report.report), unveiled.worth(report)),
        (Named("thread", thread.thread), unveiled.confidence(thread, names)),
        (Named("campaign", campaign), unveiled.strength(truth.intensity[campaign], names)),
    ):
        show(driver, scene, thing)
        assert isinstance(top(driver), Unveiled)
        assert told(driver, [line])
        driver.key("escape")
        assert top(driver) is scene


def test_campaigns_that_are_over_open_from_their_tab() -> None:
    driver, scene = around()
    driver.key(str([value for value, *_ in scene.layout.tabs()].index("online") + 1))
    text = scene.board.names.campaigns[0]
    assert not scene.board.view.campaigns
    driver.click(f"campaign:{text.id}:show")
    assert isinstance(top(driver), Unveiled)
    assert driver.shown(text.about)


def test_own_orders_open_what_they_were_about() -> None:
    driver, scene = around()
    mine = [e for e in scene.ended.entries if e.author == scene.seat.nation]
    assert driver.shown(f"{len(mine)} given")
    number = next(n for n, e in enumerate(mine) if e.fields.get("report") and n in shown_orders(driver))
    driver.click(f"own:{number}")
    code = str(mine[number].fields["report"])
    assert driver.find(f"report:{code}").selected if code in held(scene) else driver.shown(f"Report {code}")


def held(scene: LookAround) -> set[str]:
    return {scene.board.report_code(i) for i in scene.board.reports}


def shown_orders(driver: Driver) -> set[int]:
    return {int(i.removeprefix("own:")) for i in driver.ids("own:") if i.removeprefix("own:").isdecimal()}


def test_past_turns_messages_and_the_help_open() -> None:
    driver, scene = around()
    for opens, kind in (("turn:1", TurnReport), ("top:messages", Messages), ("top:help", Help)):
        driver.click(opens)
        assert isinstance(top(driver), kind)
        driver.key("escape")
        assert top(driver) is scene


def test_page_keys_scroll_a_long_card() -> None:
    driver, scene = around(size=(1280, 720), text_scale=1.5)
    show(driver, scene, Named("thread", next(iter(scene.board.threads))))
    body = driver.find("thread:body")
    assert isinstance(body, Scroll)
    before = body.offset(driver.app.top.ctx)
    driver.key("pagedown")
    assert body.offset(driver.app.top.ctx) > before


def test_a_finished_game_opens_the_same_from_the_list_of_saves() -> None:
    seat = begun().seat
    seat.resign()
    driver = drive(LoadGame())
    assert driver.shown("Finished")
    assert driver.find("open").label() == "Look at it"
    driver.click("open")
    driver.settle(4)
    assert isinstance(top(driver), Ending)
    driver.key("l")
    scene = top(driver)
    assert isinstance(scene, LookAround)
    assert set(scene.board.reports)


def resigned(when: Callable[[View], bool]) -> Driver:
    """The table of a small exercise, idled through and given up at the first plan that is as wished."""
    seat = begun(seed=1).seat
    while True:
        view = next(a.view for a in reversed(seat.poll()) if isinstance(a, Shown))
        if when(view):
            break
        seat.ready(sure=True)
    seat.resign()
    driver = drive(Ending(next(a for a in seat.poll() if isinstance(a, Ended)), seat))
    driver.key("l")
    return driver


def test_a_request_left_open_cannot_be_answered_any_more() -> None:
    driver = resigned(lambda view: any(m.mine and m.status == MatterStatus.OPEN for m in view.matters))
    driver.key("2")
    assert driver.shown("Left open")
    assert driver.shown("never answered")
    assert not [i for i in driver.ids("matter:") if i.count(":") > 1]


def test_a_decision_left_open_cannot_be_taken_any_more() -> None:
    driver = resigned(lambda view: any(d.chosen == NONE for d in view.decisions))
    driver.key("m")
    assert driver.shown("Never decided.")
    assert driver.shown("All that each option did or would have done:")
    assert not [i for i in driver.ids("message:") if i.endswith(":decide")]
