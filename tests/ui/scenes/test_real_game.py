"""A real exercise is played through the table, from the first brief to the end."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.match.exercise import Exercise, find
from game.match.opening import new_game
from game.ui.app import App
from game.ui.scenes.table import TableScene
from game.ui.testing import Driver, check_invariants


def begin(name: str, maps: Path) -> tuple[Driver, TableScene]:
    """A new game of a bundled exercise, played on the screen."""
    opened = new_game(Exercise.of_file(find(name)), seed=11)
    scene = TableScene(opened.seat, maps)
    return Driver(App((1600, 900), scene)), scene


def top(driver: Driver) -> str:
    """The name of the scene on top."""
    return type(driver.app.stages[-1].scene).__name__


def end_turn(driver: Driver) -> None:
    """Commits the turn, whatever is left undone, and reads the report."""
    for _ in range(12):
        match top(driver):
            case "TurnReport":
                driver.key("enter")
                return
            case "EndTurn":
                driver.click("commit:sure")
            case "TableScene":
                driver.key("ctrl+enter")
            case "Ending":
                return
            case _:
                driver.key("escape")
    raise AssertionError(f"the turn did not end; {top(driver)} is on top")


def test_a_report_shared_on_the_screen_arrives(drawn_maps: Path) -> None:
    driver, scene = begin("first-contact", drawn_maps)
    driver.key("s")
    assert driver.find("to:nzl").selected
    assert driver.shown("carries TLP:GREEN at most")
    assert driver.shown("The tear-line could go over Diplomatic note or Tasman Exchange.")
    assert driver.find("share:confirm").disabled
    driver.click("share:tear")
    assert driver.shown("Can be carried out")
    driver.click("share:confirm")
    report = scene.desk.orders[0].columns["report"]
    end_turn(driver)
    assert scene.desk.view.clock.turn == 1
    assert scene.desk.reports[report].sent_to == (1,)


def test_a_whole_exercise_is_played_to_its_end(drawn_maps: Path) -> None:
    driver, scene = begin("first-contact", drawn_maps)
    for turn in range(scene.desk.view.clock.turns):
        assert scene.desk.view.clock.turn == turn
        end_turn(driver)
        if top(driver) == "TableScene":
            assert check_invariants(driver.app) == []
    driver.settle()
    assert top(driver) == "Ending"
    driver.key("?")
    driver.click("help:numbers")
    assert driver.shown("A thread shows itself from")
    driver.key("escape")
    assert top(driver) == "Ending"


@pytest.mark.parametrize("name", ["first-contact", "paper-trail", "common-front"])
def test_only_what_the_exercise_uses_is_offered(drawn_maps: Path, name: str) -> None:
    driver, scene = begin(name, drawn_maps)
    if driver.ids("decide:"):
        driver.key("escape")
    driver.key("+")
    offered = {i.removeprefix("kind:") for i in driver.ids("kind:")}
    assert "freeze" in offered if name == "paper-trail" else "freeze" not in offered
    assert ("refer" in offered) == (name == "common-front")
    assert ("publish" in offered) == any(c.kind == 2 for c in scene.desk.view.channels)
    assert {"share", "analyse", "request", "form", "train"} <= offered


def test_an_exercise_begun_anew_starts_from_its_first_brief(drawn_maps: Path) -> None:
    driver, scene = begin("first-contact", drawn_maps)
    while scene.desk.view.clock.turn < 2 or not scene.desk.threads:
        end_turn(driver)
    if driver.ids("decide:"):
        driver.key("escape")
    driver.click(driver.ids("thread:")[0])
    assert scene.layout.thread in scene.desk.threads
    scene.desk.seat.restart(same_seed=True)
    driver.settle()
    assert scene.desk.view.clock.turn == 0
    assert scene.desk.games == 2
    assert check_invariants(driver.app) == []


def test_resigning_leads_to_the_end_and_a_new_game_back_to_the_table(drawn_maps: Path) -> None:
    driver, scene = begin("first-contact", drawn_maps)
    end_turn(driver)
    driver.key("escape")
    driver.click("pause:resign")
    driver.click("confirm:yes")
    driver.settle()
    assert top(driver) == "Ending"
    driver.click("end:same")
    driver.settle()
    assert top(driver) == "TableScene"
    assert scene.desk.view.clock.turn == 0
