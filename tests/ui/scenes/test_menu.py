"""From the main menu to the table and back, by mouse and by keyboard."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.match.opening import own_store
from game.match.store import AUTOSAVE, EARLIER
from game.scenario.bundled import bundled
from game.ui import desktop
from game.ui.desktop import scene_at
from game.ui.preferences import Preferences, keep_preferences, load_preferences, preferences_file
from game.ui.scene import Place, Scene
from game.ui.scenes.briefing import Briefing
from game.ui.scenes.browser import Browser
from game.ui.scenes.doors import AtMenu, AtTable
from game.ui.scenes.menu import MainMenu
from game.ui.scenes.shelf import features, own_folder, shelf, trained
from game.ui.scenes.table import TableScene
from game.ui.widgets.dialogs import Confirm
from tests.ui.scenes.played import begun, drive, home, top  # noqa: F401

pytestmark = pytest.mark.usefixtures("home")


def test_a_new_player_is_offered_a_new_exercise_first() -> None:
    driver = drive(MainMenu())
    assert driver.focus == "menu:new"
    assert "menu:continue" not in driver.ids()


def test_a_game_left_open_can_be_continued_at_once() -> None:
    begun()
    driver = drive(MainMenu())
    assert driver.focus == "menu:continue"
    assert driver.shown("First Contact, turn 1 of 8")
    driver.key("enter")
    assert isinstance(top(driver), TableScene)


def test_arrows_walk_the_menu_in_a_ring() -> None:
    driver = drive(MainMenu())
    driver.key("up")
    assert driver.focus == "menu:quit"
    driver.key("down")
    assert driver.focus == "menu:new"


def test_quitting_asks_first() -> None:
    driver = drive(MainMenu())
    driver.key("escape")
    assert isinstance(top(driver), Confirm)
    driver.key("escape")
    assert driver.app.running
    driver.click("menu:quit")
    driver.key("enter")
    assert not driver.app.running


def test_by_keyboard_from_the_menu_to_the_table() -> None:
    driver = drive(MainMenu())
    driver.key("enter")
    assert isinstance(top(driver), Browser)
    driver.key("down")
    driver.key("enter")
    briefing = top(driver)
    assert isinstance(briefing, Briefing)
    second = bundled()[0][1].id
    assert briefing.scenario.id == second
    driver.key("ctrl+enter")
    assert isinstance(top(driver), TableScene)
    assert own_store().get(AUTOSAVE).manifest.setup.scenario == second


def test_by_mouse_with_nation_difficulty_and_seed_of_one_s_own() -> None:
    driver = drive(MainMenu())
    driver.click("menu:new")
    driver.click("briefing")
    driver.click("seat:nzl")
    driver.click("difficulty")
    driver.click("difficulty:hard")
    driver.click("seed")
    driver.type("42")
    driver.click("start")
    assert isinstance(top(driver), TableScene)
    saved = own_store().get(AUTOSAVE).manifest
    assert (saved.seed, saved.setup.difficulty, saved.setup.humans) == (42, "hard", ("nzl",))


def test_a_nation_is_chosen_on_the_map_too() -> None:
    driver = drive(Briefing(shelf()[0]))
    driver.click("map:nzl")
    briefing = top(driver)
    assert isinstance(briefing, Briefing)
    assert briefing.choice.seat == "nzl"


def test_a_seed_that_is_no_number_keeps_the_start_shut() -> None:
    driver = drive(Briefing(shelf()[0]))
    driver.click("seed")
    driver.type("none")
    assert "whole number" in driver.find("start").disabled
    driver.key("ctrl+enter")
    assert isinstance(top(driver), Briefing)


def test_a_new_game_moves_the_one_before_aside() -> None:
    begun(seed=7)
    driver = drive(Briefing(shelf()[0]))
    driver.key("ctrl+enter")
    assert own_store().get(EARLIER).manifest.seed == 7


def test_a_click_chooses_an_exercise_and_the_next_one_opens_it() -> None:
    driver = drive(Browser())
    driver.click("exercise:common-front")
    assert isinstance(top(driver), Browser)
    assert driver.find("exercise:common-front").selected
    driver.click("exercise:common-front")
    assert isinstance(top(driver), Briefing)


def test_the_shortest_exercise_comes_first_and_faulty_files_last() -> None:
    own_folder().mkdir(parents=True)
    (own_folder() / "mine.yaml").write_text("format: 1\nid: mine\nturns: many\n")
    keys = [v.key for v in shelf()]
    assert keys[0] == "first-contact"
    assert keys[-1] == "own:mine"


def test_a_faulty_file_shows_every_problem_with_its_place() -> None:
    own_folder().mkdir(parents=True)
    (own_folder() / "mine.yaml").write_text("format: 1\nid: mine\nturns: many\n")
    driver = drive(Browser())
    driver.click("exercise:own:mine")
    assert driver.shown("mine.yaml:3:8")
    assert driver.shown("expected a whole number")
    assert "briefing" not in driver.ids()


def test_the_list_says_what_an_exercise_practises() -> None:
    by_id = {v.key: v.scenario for v in shelf()}
    assert by_id["paper-trail"] is not None
    assert "financial alerts" in features(by_id["paper-trail"])
    assert sum(weight for _, weight in trained(by_id["paper-trail"])) == 100


def test_settings_show_at_once_and_are_kept() -> None:
    driver = drive(MainMenu())
    driver.click("menu:settings")
    driver.click("theme:light")
    driver.click("text-scale")
    driver.click("text-scale:1.25")
    assert (driver.app.theme, driver.app.text_scale) == ("light", 1.25)
    assert load_preferences() == Preferences("light", 1.0, 1.25)
    driver.click("settings:reset")
    assert load_preferences() == Preferences()


@pytest.mark.parametrize("content", ["", "[1]", '{"theme": "pink", "ui_scale": 99.0}', '{"text_scale": "big"}'])
def test_settings_that_make_no_sense_fall_back(content: str) -> None:
    preferences_file().write_text(content)
    found = load_preferences()
    assert found.theme == "dark"
    assert 0.75 <= found.ui_scale <= 2.5
    assert found.text_scale == 1.0


def test_settings_that_cannot_be_kept_do_not_stop_the_game(home: Path) -> None:  # noqa: F811
    (home / "settings.json").mkdir()
    keep_preferences(Preferences("light"))
    (home / "settings.json").rmdir()
    assert load_preferences() == Preferences()


def test_the_window_opens_at_the_table_of_a_seat_that_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Scene] = []
    monkeypatch.setattr(desktop.window, "run", lambda scene, *_, **__: opened.append(scene))
    desktop.run()
    desktop.run(begun().seat)
    assert [type(scene) for scene in opened] == [MainMenu, TableScene]


def test_every_place_has_its_scene_and_no_other_is_made_up() -> None:
    assert isinstance(scene_at(AtMenu()), MainMenu)
    assert isinstance(scene_at(AtTable(begun().seat)), TableScene)
    with pytest.raises(LookupError, match="no scene shows"):
        scene_at(Place())


def test_the_game_opens_as_the_player_likes_it_and_closes() -> None:
    keep_preferences(Preferences("light", software=True))
    desktop.run(size=(1280, 720), frames=2)
    assert load_preferences() == Preferences("light", software=True)
    assert not pygame.display.get_init()
