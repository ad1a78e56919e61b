"""The help: keys everywhere and, in an exercise, its words and numbers, which can be searched."""

from __future__ import annotations

import pytest

from game.rules.doctrine import Doctrine
from game.rules.orders import Kind
from game.ui.scenes.help import Help, Page, Told
from game.ui.scenes.lookup import pages
from game.ui.scenes.menu import MainMenu
from game.ui.testing import Driver, check_invariants
from game.ui.widgets import Scroll
from game.wording import rules
from game.wording.glossary import TERMS
from tests.ui.scenes.conftest import Open, scene_of
from tests.ui.scenes.fake_catalogue import CATALOGUE
from tests.ui.scenes.fake_views import crowded
from tests.ui.scenes.played import drive


def found(*kinds: Kind) -> dict[str, Page]:
    return {page.id: page for page in pages(CATALOGUE, Doctrine(), crowded(), kinds)}


def offset(driver: Driver, area: str) -> int:
    scroll = driver.find(area)
    assert isinstance(scroll, Scroll)
    return scroll.offset(driver.app.stages[-1].ctx)


def test_the_words_are_those_of_the_glossary_and_the_rules() -> None:
    words = found()["words"].sections
    assert [told.name.lower() for told in words["Words of the game"]] == [name.lower() for name in TERMS]
    assert len(words["Rules"]) == len(rules.HELP)
    assert any("(R-NEED)" in told.text for told in words["Rules"])


def test_every_number_stands_under_what_it_is_about() -> None:
    told = [one for all_ in found(*Kind)["numbers"].sections.values() for one in all_]
    assert [one for one in told if not one.text or len(one.name) > 32] == []
    assert len({one.name for one in told}) == len(told)


def test_the_numbers_call_orders_as_the_window_does() -> None:
    prices = found(Kind.POST_LIAISON, Kind.SHARE)["numbers"].sections["What orders cost"]
    told = " ".join(f"{one.name}: {one.text}" for one in prices)
    assert "post a liaison officer" in told.lower()
    assert "post-liaison" not in told


@pytest.mark.parametrize(
    ("asked", "fits"),
    [("", True), ("TEAR line", True), ("tearline", True), ("tear-line staff", True), ("gist", True), ("zebra", False)],
)
def test_all_words_asked_for_must_be_there_whatever_their_hyphens(asked: str, fits: bool) -> None:
    assert Told("Tear-line", "The first costs one staff point.", "gist").fits(asked) is fits


def test_the_pages_are_turned_searched_and_scrolled_by_keyboard(open_table: Open) -> None:
    driver = open_table()
    driver.key("?")
    assert driver.focus == "help:keys"
    driver.key("right")
    assert driver.shown("How sure your evidence makes you of a thread")
    driver.key("pagedown")
    assert offset(driver, "words") > 0
    driver.key("right")
    assert driver.shown("A task force is formed from confidence 20")
    driver.key("left")
    driver.key("tab")
    assert driver.focus == "help:search"
    driver.type("push")
    assert driver.shown("A copy to any other is a push")
    assert not driver.shown("How sure your evidence makes you of a thread")
    driver.type(" zebra")
    assert driver.shown("Nothing on “push zebra”")
    driver.key("enter")
    assert driver.app.stages[-1].scene is scene_of(driver)


def test_help_is_reached_from_the_bar_and_from_the_menu_of_the_table(open_table: Open) -> None:
    driver = open_table()
    driver.click("top:help")
    assert "help:numbers" in driver.ids("help:")
    driver.key("escape")
    driver.key("escape")
    driver.click("pause:help")
    assert "help:words" in driver.ids("help:")


def test_outside_an_exercise_there_are_keys_alone() -> None:
    driver = drive(MainMenu())
    driver.key("?")
    assert isinstance(driver.app.stages[-1].scene, Help)
    assert driver.ids("help:") == []
    assert driver.shown("next control")


@pytest.mark.parametrize("text", [1.0, 1.5])
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("page", ["keys", "words", "numbers"])
def test_every_page_holds(open_table: Open, page: str, size: tuple[int, int], text: float) -> None:
    driver = open_table(size, text)
    driver.key("?")
    driver.click(f"help:{page}")
    assert check_invariants(driver.app) == []
