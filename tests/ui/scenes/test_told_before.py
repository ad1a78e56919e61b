"""The window tells what runs, what is one's own, and what orders and decisions lead to with the list as it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.match.chronicle import Item
from game.rules.codes import Domain, Rule, Service
from game.rules.doctrine import Doctrine
from game.rules.events import Event
from game.rules.orders import Kind
from game.rules.view import Thread, View
from game.ui.scenes.ending import Ending
from game.ui.testing import check_invariants
from game.ui.tree import walk
from game.wording import running, terms
from game.wording.deciding import NOTHING
from game.wording.passing import UNPROVEN
from game.wording.seat_points import worth
from tests.ui.scenes.conftest import Open, scene_of
from tests.ui.scenes.fake_catalogue import CATALOGUE, TICK, TURN
from tests.ui.scenes.fake_views import crowded, thread
from tests.ui.scenes.played import at_the_end, drive, home, top  # noqa: F401

SIZES = (((1280, 720), 1.0), ((1280, 720), 1.5), ((1920, 1080), 1.0), ((1920, 1080), 1.5))


def busy() -> View:
    """A joint investigation, a common priority, a fusion cell on HERON, and programmes at home."""
    base = crowded()
    first, *others = base.organisations
    first = replace(
        first, investigating=(0, 1), investigating_until=(TICK + 18, TICK + 18), coordinated=0,
        coordinated_until=TICK + 12,
    )  # fmt: skip
    own = replace(base.own, prevention=True, supported=True, building_due=TICK + 7)
    cells = (replace(base.cells[0], thread=0),)
    return replace(base, organisations=(first, *others), own=own, cells=cells)


# -- what the list has already


def test_a_form_counts_the_orders_on_the_list_that_are_not_sure_to_be_refused(open_table: Open) -> None:
    driver = open_table()
    desk = scene_of(driver).desk
    desk.add(Kind.CONTRIBUTE, {"report": 9, "key": 9000})
    desk.add(Kind.FREEZE, {"thread": 0})
    driver.click("thread:HERON")
    driver.click("thread:respond")
    assert driver.shown("Not reckoned here, though it is on your list: 1 report for the force")
    assert not driver.shown("a freeze, which counts"), "the seat knows that it would be refused"


def test_the_share_dialog_warns_of_what_the_list_analyses_only_later(open_table: Open) -> None:
    driver = open_table()
    scene_of(driver).desk.add(Kind.ANALYSE, {"report": 0})
    driver.click("report:R-700")
    driver.key("s")
    assert driver.shown(UNPROVEN.text)


# -- decisions


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_a_decision_shows_under_each_option_what_it_does_to_the_own_nation(
    open_table: Open, size: tuple[int, int], scale: float
) -> None:
    driver = open_table(size, scale)
    driver.key("m")
    driver.click("message:parade:decide")
    staff = f"2 staff points less than usual in turns {TURN + 2} and {TURN + 3}, if you decide now."
    label = driver.find("decide:parade").label()
    assert label == f"Let them parade Worth {worth(4)}. {staff} Corvessa's trust in you: −4."
    assert driver.find("decide:hold").label().endswith(NOTHING.text)
    shown = [w.label() for w in walk(driver.find("decide:parade"))]
    assert staff in shown
    assert check_invariants(driver.app) == []


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_a_decision_that_is_over_shows_its_options_and_which_was_taken(
    open_table: Open, size: tuple[int, int], scale: float
) -> None:
    base = crowded()
    driver = open_table(size, scale, view=replace(base, decisions=(replace(base.decisions[0], chosen=1),)))
    driver.key("m")
    shown = [w.label() for w in walk(driver.find("message:parade"))]
    assert {"Train as planned", NOTHING.text, "Decided: Let them parade", f"Worth {worth(4)}."} <= set(shown)
    assert check_invariants(driver.app) == []


# -- own threads


def owned(open_table: Open, about: Thread, size: tuple[int, int] = (1600, 900), scale: float = 1.0) -> tuple[str, str]:
    """The words of the small card of a thread, and of its large card."""
    driver = open_table(size, scale, view=replace(crowded(), threads=(about, *crowded().threads[1:])))
    if "view:map" in driver.ids():
        driver.click("view:map")
    small = " ".join(w.label() for w in walk(driver.find("thread:HERON")))
    assert terms.own_thread(about.place == 0) in str(driver.find("thread:HERON").tooltip) or not about.own
    driver.click("thread:HERON")
    assert check_invariants(driver.app) == []
    return small, " ".join(w.label() for w in walk(driver.find("panel:card")))


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_an_own_thread_says_so_and_why(open_table: Open, size: tuple[int, int], scale: float) -> None:
    for place, why in (
        (0, "Yours: it is due in your country."),
        (1, "Yours: the exercise names it as one of interest"),
    ):
        small, large = owned(open_table, thread(0, own=True, place=place), size, scale)
        assert "yours" in small
        assert why in large
    small, large = owned(open_table, thread(0, own=False), size, scale)
    assert "yours" not in small
    assert "Yours" not in large


def test_codenames_stay_whole_on_the_small_cards_of_own_threads(open_table: Open) -> None:
    for size, scale in SIZES:
        driver = open_table(size, scale)
        if "view:map" in driver.ids():
            driver.click("view:map")
        for name in ("WAGTAIL", "KESTREL", "HERON"):
            (head,) = [w for w in walk(driver.find(f"thread:{name}")) if w.label() == name]
            assert head.rect.w >= head.measure(driver.app.top.ctx, 9999)[0], (size, scale, name)


@pytest.mark.usefixtures("home")
def test_the_end_marks_the_threads_that_were_own() -> None:
    driver = drive(Ending(*at_the_end("common-front")))
    scene = top(driver)
    assert isinstance(scene, Ending)
    driver.click("view:threads")
    own = scene.ended.result.own_threads
    assert 0 < len(own) < len(scene.threads)
    for truth in scene.threads:
        words = [w.label() for w in walk(driver.find(f"thread:{truth.thread}"))]
        assert ("Yours" in words) is (truth.thread in own)


# -- what runs


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_cards_tell_what_runs(open_table: Open, size: tuple[int, int], scale: float) -> None:
    driver, view = open_table(size, scale, view=busy()), busy()
    for shown, lines in (
        ("thread:HERON", running.on_thread(CATALOGUE, view, 0)),
        ("map:cor", running.with_nation(CATALOGUE, view, 1)),
        ("map:ald", running.at_home(CATALOGUE, view)),
    ):
        if "view:map" in driver.ids():
            driver.click("view:map")
        driver.click(shown)
        assert lines
        assert all(driver.shown(line) for line in lines)
        assert check_invariants(driver.app) == []


def test_a_prevention_programme_stands_beside_the_campaigns(open_table: Open) -> None:
    for view, there in ((busy(), True), (crowded(), False)):
        driver = open_table(view=view)
        driver.click("left:online")
        assert driver.shown(running.PREVENTION) is there
        assert check_invariants(driver.app) == []


def test_capacity_building_for_another_is_told_until_it_takes_effect(open_table: Open) -> None:
    span = Doctrine().service_ticks
    for tick, there in ((TICK - 1, True), (TICK - span, False)):
        driver = open_table()
        scene = scene_of(driver)
        scene.desk.items = (Item(TURN - 1, tick, Event.SERVICE, Rule.ORG, 2, 1, Service.CAPACITY_BUILDING, 0, "", 1),)
        scene.show_nation(1)
        scene.invalidate()
        driver.settle()
        assert driver.shown(f"Capacity building for it takes effect {terms.clock(tick + span)}.") is there
        assert check_invariants(driver.app) == []


def test_a_force_shows_its_domains_on_the_card_of_its_thread(open_table: Open) -> None:
    for scale in (1.0, 1.5):
        driver = open_table((1280, 720), scale, view=busy())
        if "view:map" in driver.ids():
            driver.click("view:map")
        driver.click("thread:HERON")
        assert driver.shown(
            "Evidence from 2 reports and the fusion cell; domains in what you have read: intelligence, 1 of 3."
        )
        assert check_invariants(driver.app) == []
    force = replace(crowded().forces[0], reports=(), domains=())
    bare = open_table(view=replace(crowded(), forces=(force,), cells=()))
    bare.click("thread:HERON")
    assert bare.shown("It has no report yet; domains: none of 3.")
    full = replace(force, reports=(0, 3), domains=tuple(Domain)[:3])
    rich = open_table(view=replace(crowded(), forces=(full,), cells=()))
    rich.click("thread:HERON")
    assert rich.shown("read: intelligence, law enforcement and financial, enough.")
