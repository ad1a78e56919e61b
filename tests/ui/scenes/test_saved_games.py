"""Saving under a name, loading, deleting, and the menu over the table."""

from __future__ import annotations

import pytest

from game.match.opening import own_store
from game.match.seat import Add, Answer, Drafted
from game.match.store import AUTOSAVE
from game.ui.scene import Push
from game.ui.scenes.ending import Ending
from game.ui.scenes.load import LoadGame
from game.ui.scenes.menu import MainMenu
from game.ui.scenes.pause import Pause
from game.ui.scenes.save_as import SaveAs
from game.ui.scenes.table import TableScene
from game.ui.testing import Driver
from game.ui.widgets.dialogs import Confirm, Notice
from tests.ui.scenes.played import begun, drive, home, top  # noqa: F401

pytestmark = pytest.mark.usefixtures("home")


def labels() -> set[str]:
    return {slot.label for slot in own_store().slots()}


def over(scene: Push) -> Driver:
    """A dialog over the menu."""
    driver = drive(MainMenu())
    driver.app.apply(scene)
    driver.settle()
    return driver


def choose(driver: Driver, slot: str) -> None:
    """Choose a save; a click on the one that is chosen already, as the newest is at first, would open it."""
    if not driver.find(slot).selected:
        driver.click(slot)


def test_saving_writes_the_slot_and_closes() -> None:
    driver = over(Push(SaveAs(begun().seat, "")))
    driver.type("My game")
    driver.key("enter")
    assert isinstance(top(driver), MainMenu)
    assert "My game" in labels()


def test_a_name_is_needed() -> None:
    driver = over(Push(SaveAs(begun().seat, "")))
    driver.click("save:yes")
    assert isinstance(top(driver), SaveAs)
    assert driver.shown("needs a name")


def test_a_taken_name_asks_and_no_keeps_the_old_game() -> None:
    seat = begun(seed=1).seat
    seat.save("Mine")
    driver = over(Push(SaveAs(begun(seed=2).seat, "Mine")))
    driver.key("enter")
    assert isinstance(top(driver), Confirm)
    driver.click("confirm:no")
    assert own_store().get("Mine").manifest.seed == 1
    driver.click("save:yes")
    driver.click("confirm:yes")
    assert isinstance(top(driver), MainMenu)
    assert own_store().get("Mine").manifest.seed == 2


def test_answers_that_belong_to_the_table_are_handed_on() -> None:
    seat, heard = begun().seat, list[Answer]()
    seat.poll()
    seat.draft(Add("harden"))
    driver = over(Push(SaveAs(seat, "Mine", heard.append)))
    driver.key("enter")
    assert [type(a) for a in heard] == [Drafted] or len(heard) == 1


def test_saved_games_are_listed_with_exercise_and_turn() -> None:
    begun().seat.save("Mine")
    driver = drive(LoadGame())
    assert driver.ids("slot:") == ["slot:autosave", "slot:mine"] or set(driver.ids("slot:")) == {
        "slot:autosave",
        "slot:mine",
    }
    assert driver.shown("First Contact")
    assert driver.shown("turn 1 of 8")


def test_enter_goes_on_with_the_chosen_game() -> None:
    begun(seed=9).seat.save("Mine")
    driver = drive(LoadGame())
    choose(driver, "slot:mine")
    driver.key("enter")
    table = top(driver)
    assert isinstance(table, TableScene)


def test_deleting_asks_and_no_deletes_nothing() -> None:
    begun().seat.save("Mine")
    driver = drive(LoadGame())
    choose(driver, "slot:mine")
    driver.key("delete")
    assert isinstance(top(driver), Confirm)
    driver.key("enter")
    assert "Mine" in labels()
    driver.click("delete")
    driver.click("confirm:yes")
    assert labels() == {AUTOSAVE}
    assert driver.focus == "slot:autosave"


def test_a_damaged_game_says_what_is_wrong_and_can_be_deleted() -> None:
    begun()
    (own_store().folder / "damaged.nts").write_bytes(b"not a game")
    driver = drive(LoadGame())
    driver.click("slot:damaged")
    assert driver.shown("Cannot be opened")
    assert driver.shown("not a saved game")
    driver.key("enter")
    assert isinstance(top(driver), Notice)
    driver.key("enter")
    driver.click("delete")
    driver.click("confirm:yes")
    assert driver.ids("slot:") == ["slot:autosave"]


def test_with_no_saved_game_the_list_says_so() -> None:
    driver = drive(LoadGame())
    assert driver.shown("No saved games")
    driver.key("escape")
    assert not driver.app.running


def paused() -> Driver:
    driver = drive(TableScene(begun().seat))
    driver.key("escape")
    assert isinstance(top(driver), Pause)
    return driver


def test_escape_pauses_and_goes_on() -> None:
    driver = paused()
    driver.key("escape")
    assert isinstance(top(driver), TableScene)


def test_saving_from_the_table_names_exercise_and_turn() -> None:
    driver = paused()
    driver.click("pause:save")
    driver.key("enter")
    assert isinstance(top(driver), TableScene)
    assert "First Contact, turn 1" in labels()


def test_resigning_asks_and_leads_to_the_end() -> None:
    driver = paused()
    driver.click("pause:resign")
    driver.click("confirm:yes")
    driver.settle(4)
    ending = top(driver)
    assert isinstance(ending, Ending)
    assert driver.shown("You resigned")


@pytest.mark.parametrize(("button", "same"), [("pause:again", True), ("pause:new", False)])
def test_restarting_keeps_or_changes_the_seed(button: str, same: bool) -> None:
    driver = paused()
    before = own_store().get(AUTOSAVE).manifest.seed
    driver.click(button)
    driver.key("enter")
    driver.settle(4)
    assert isinstance(top(driver), TableScene)
    assert (own_store().get(AUTOSAVE).manifest.seed == before) is same


def test_the_way_to_the_main_menu() -> None:
    driver = paused()
    driver.click("pause:menu")
    assert isinstance(top(driver), MainMenu)
    assert len(driver.app.stages) == 1
