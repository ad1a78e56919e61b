"""Every page and dialog around the table keeps the rules of the interface at every size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from game.match.opening import own_store
from game.match.seat import UNASKED, Told
from game.rules.reasons import Reason
from game.ui.scene import Push, Scene
from game.ui.scenes.briefing import Briefing
from game.ui.scenes.browser import Browser
from game.ui.scenes.ending import Ending
from game.ui.scenes.help import Help
from game.ui.scenes.load import LoadGame
from game.ui.scenes.menu import MainMenu
from game.ui.scenes.pause import Pause
from game.ui.scenes.save_as import SaveAs
from game.ui.scenes.settings import Settings
from game.ui.scenes.shelf import own_folder, shelf
from game.ui.scenes.turn_report import TurnReport
from game.ui.testing import Driver, check_invariants
from tests.ui.scenes.played import SIZES, TEXTS, at_the_end, begun, drive, home, played, told  # noqa: F401

pytestmark = pytest.mark.usefixtures("home")


def saved() -> None:
    """A few saved games, one of them damaged, and a faulty exercise."""
    begun().seat.save("Second try")
    Path(own_store().folder / "damaged.nts").write_bytes(b"not a game")
    own_folder().mkdir(parents=True, exist_ok=True)
    (own_folder() / "broken.yaml").write_text("format: 1\nid: Broken\nturns: many\n")


def crowded_report() -> Scene:
    game = played("common-front").game
    mine = [e for e in game.entries if e.turn == 10 and e.author == "ald"][:2]
    refused = tuple(zip(mine, (Reason.ABOVE_CEILING, Reason.NO_STAFF), strict=True))
    report = told("common-front", 10)
    return TurnReport(Told(UNASKED, 10, report.items, refused), at_the_end("common-front")[1])


PAGES: dict[str, Callable[[], Scene]] = {
    "menu": MainMenu,
    "browser": Browser,
    "briefing": lambda: Briefing(shelf()[2]),
    "load": LoadGame,
    "report": crowded_report,
    "empty report": lambda: TurnReport(Told(UNASKED, 0, (), ()), at_the_end("first-contact")[1]),
    "ending": lambda: Ending(*at_the_end("common-front")),
}
DIALOGS: dict[str, Callable[[], Scene]] = {
    "settings": Settings,
    "keys": Help,
    "pause": lambda: Pause(begun().seat, 1),
    "save as": lambda: SaveAs(begun().seat, "First Contact, turn 1"),
}
STATES: dict[str, tuple[str, Callable[[Driver], object]]] = {
    "broken exercise": ("browser", lambda d: d.click("exercise:own:broken")),
    "damaged save": ("load", lambda d: d.click("slot:damaged")),
    "threads at the end": ("ending", lambda d: d.click("view:threads")),
    "debrief": ("ending", lambda d: d.click("view:debrief")),
    "own ledger": ("ending", lambda d: d.click("score:own:supply")),
}


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_keeps_the_invariants(page: str, size: tuple[int, int], text: float) -> None:
    saved()
    assert check_invariants(drive(PAGES[page](), size, text).app) == []


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("dialog", DIALOGS)
def test_a_dialog_keeps_the_invariants(dialog: str, size: tuple[int, int], text: float) -> None:
    driver = drive(Browser(), size, text)
    driver.app.apply(Push(DIALOGS[dialog]()))
    driver.settle()
    assert check_invariants(driver.app) == []


@pytest.mark.parametrize("size", [(1024, 640), (1600, 900)])
@pytest.mark.parametrize("state", STATES)
def test_a_state_keeps_the_invariants(state: str, size: tuple[int, int]) -> None:
    saved()
    page, act = STATES[state]
    driver = drive(PAGES[page](), size)
    act(driver)
    assert check_invariants(driver.app) == []


@pytest.mark.parametrize("theme", ["light", "contrast"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_can_be_read_in_every_theme(page: str, theme: str) -> None:
    driver = drive(PAGES[page]())
    driver.app.set_display(theme=theme)
    driver.settle()
    assert check_invariants(driver.app) == []
