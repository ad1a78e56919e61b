"""A tour: an exercise played through the real screens without a display, with a picture of each."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from game.match.entries import Entry
from game.match.exercise import Exercise, find
from game.match.folders import HOME_VARIABLE
from game.match.opening import autoplayed
from game.match.seat import Add
from game.ui.app import App
from game.ui.desktop import scene_at
from game.ui.scene import Push
from game.ui.scenes.author.preview import Preview
from game.ui.scenes.doors import AtMenu
from game.ui.scenes.ending import Ending
from game.ui.scenes.shelf import own_folder
from game.ui.scenes.table import TableScene
from game.ui.scenes.turn_report import TurnReport
from game.ui.testing import Driver

SEED: Final = 4711
_FRAMES: Final = 600
"""Most frames to wait for something to come onto the screen."""


class TourError(Exception):
    """A screen did not come, or lacks what the tour uses; the text says which."""


def tour(
    out: Path, size: tuple[int, int] = (1600, 900), text_scale: float = 1.0, scenario: str = "first-contact"
) -> list[Path]:
    """Play `scenario` with the orders of the cooperator and write numbered PNG files into `out`; gives their paths.

    The player's own saves and settings are left alone.

    Raises:
        OSError: the folder cannot be written.
        TourError: a screen is not as the tour expects it.
    """
    out.mkdir(parents=True, exist_ok=True)
    with _own_home():
        guide = _Guide(out, size, text_scale)
        _before(guide, scenario)
        exercise = Exercise.of_file(find(scenario))
        _exercise(guide, exercise)
        _ending(guide)
        _author(guide, scenario)
    return guide.pictures


@contextmanager
def _own_home() -> Iterator[None]:
    """Saves, settings and cache in a folder of the tour's own."""
    before = os.environ.get(HOME_VARIABLE)
    with tempfile.TemporaryDirectory(prefix="need-to-share-", ignore_cleanup_errors=True) as home:
        os.environ[HOME_VARIABLE] = home
        try:
            yield
        finally:
            if before is None:
                del os.environ[HOME_VARIABLE]
            else:
                os.environ[HOME_VARIABLE] = before


class _Guide:
    """Drives the game and takes the pictures."""

    def __init__(self, out: Path, size: tuple[int, int], text_scale: float) -> None:
        self.out = out
        self.app = App(size, scene_at(AtMenu()), text_scale=text_scale, scene_at=scene_at)
        self.driver = Driver(self.app)
        self.pictures: list[Path] = []
        self._taken: set[str] = set()

    def take(self, name: str) -> None:
        """A picture of the present screen; of each name only the first."""
        if name not in self._taken:
            self._taken.add(name)
            path = self.out / f"{len(self.pictures) + 1:02d}-{name}.png"
            self.driver.screenshot(path)
            self.pictures.append(path)

    @property
    def scene(self) -> object:
        """The top scene."""
        return self.app.top.scene

    def click(self, widget_id: str) -> None:
        """Click a widget; TourError when the screen has none of that id."""
        try:
            self.driver.click(widget_id)
        except KeyError as error:
            raise TourError(str(error.args[0])) from None

    def first(self, prefix: str, suffix: str = "") -> str:
        """The first id on the screen that begins and ends like this; "" for none."""
        return next((i for i in self.driver.ids(prefix) if i.endswith(suffix)), "")

    def aside(self, name: str, open_: Callable[[], object], close: str = "escape") -> None:
        """Open something over the present screen, take it, and close it again."""
        below = self.scene
        open_()
        self.driver.settle()
        if self.scene is not below:
            self.take(name)
            self.driver.key(close)
        if self.scene is not below:
            raise TourError(f"'{name}' did not close with {close}")

    def wait_for(self, *kinds: type) -> None:
        """Let frames pass until the top scene is of one of these kinds."""
        for _ in range(_FRAMES):
            if isinstance(self.scene, kinds):
                return
            self.driver.settle(1)
        names = ", ".join(kind.__name__ for kind in kinds)
        raise TourError(f"{names} did not come; {type(self.scene).__name__} is on the screen")


def _before(guide: _Guide, scenario: str) -> None:
    """Main menu to the first brief."""
    guide.take("menu")
    guide.aside("settings", lambda: guide.click("menu:settings"))
    guide.aside("keys", lambda: guide.click("menu:keys"))
    guide.click("menu:new")
    guide.take("exercises")
    if not guide.driver.find(f"exercise:{scenario}").selected:
        guide.click(f"exercise:{scenario}")
    guide.click("briefing")
    guide.take("briefing")
    guide.click("seed")
    guide.driver.type(str(SEED))
    guide.driver.key("ctrl+enter")
    guide.wait_for(TableScene)


def _exercise(guide: _Guide, exercise: Exercise) -> None:
    """All turns, with the orders that the cooperator gives in the same game."""
    table = _table(guide)
    seat = table.desk.seat
    entries = autoplayed(exercise, "cooperator", SEED, seat.nation).game.entries
    guide.driver.settle()
    for turn in range(exercise.scenario.turns):
        _to_table(guide)
        guide.take("brief" if turn == 0 else f"table-turn-{turn + 1}")
        _draft(table, [e for e in entries if e.turn == turn and e.author == seat.nation])
        guide.driver.settle()
        if turn == 0:
            _look_around(guide)
        if turn == exercise.scenario.turns // 2:
            guide.take("orders")
            _menus(guide)
            _themes(guide)
        _commit(guide)
    guide.wait_for(TurnReport, Ending)
    _reports(guide)
    guide.wait_for(Ending)


def _table(guide: _Guide) -> TableScene:
    scene = guide.scene
    assert isinstance(scene, TableScene)
    return scene


def _to_table(guide: _Guide) -> None:
    """Read what lies over the table and put it aside."""
    guide.driver.settle(4)
    _reports(guide)
    if not isinstance(guide.scene, TableScene):
        guide.take("decision")
        guide.driver.key("escape")
    guide.wait_for(TableScene)


def _reports(guide: _Guide) -> None:
    while isinstance(guide.scene, TurnReport):
        guide.take(f"report-turn-{guide.scene.told.turn + 1}")
        guide.driver.key("enter")
        guide.driver.settle(4)


def _draft(table: TableScene, entries: Sequence[Entry]) -> None:
    for entry in entries:
        table.desk.seat.draft(Add(entry.kind, entry.fields, entry.rationale))


def _look_around(guide: _Guide) -> None:
    """What the first turn offers: a report, a nation, a thread, an order, the explanations."""
    share = guide.first("report:", ":share")
    if share:
        guide.aside("share", lambda: guide.click(share))
    cell = guide.first("trust:")
    if cell:
        guide.driver.hover(cell)
        guide.take("explanation")
        guide.driver.hover((1, 1))
    for name, prefix in (("nation", "map:"), ("thread", "thread:")):
        spots = [i for i in guide.driver.ids(prefix) if i.count(":") == 1]
        if spots:
            guide.click(spots[-1])
            guide.take(name)
            guide.click(spots[-1])
    if guide.first("order:new"):
        guide.aside("order-list", lambda: guide.click("order:new"))
    guide.aside("messages", lambda: guide.driver.key("m"))
    guide.aside("orientation", lambda: guide.driver.key("b"))
    guide.aside("help", lambda: guide.driver.key("?"))


def _menus(guide: _Guide) -> None:
    """Pause, save under a name, the list of saved games."""
    guide.driver.key("escape")
    guide.take("pause")
    guide.click("pause:save")
    guide.take("save-as")
    guide.driver.key("enter")
    guide.wait_for(TableScene)
    guide.driver.key("escape")
    guide.aside("load", lambda: guide.click("pause:load"))
    guide.driver.key("escape")
    guide.wait_for(TableScene)


def _themes(guide: _Guide) -> None:
    """The same table light and in high contrast."""
    guide.driver.wait(5)
    for theme in ("light", "contrast"):
        guide.app.set_display(theme=theme)
        guide.take(f"theme-{theme}")
    guide.app.set_display(theme="dark")


def _commit(guide: _Guide) -> None:
    """End the turn, whatever is left undone."""
    guide.driver.key("ctrl+enter")
    guide.driver.settle(4)
    if guide.first("commit:sure"):
        guide.take("end-turn-check")
        guide.click("commit:sure")


def _ending(guide: _Guide) -> None:
    """Scores, a ledger with what stands behind an award, the table as it stood, threads, questions."""
    guide.take("end-scores")
    guide.aside("end-table", lambda: guide.driver.key("l"))
    award = guide.first("award:")
    if award:
        guide.driver.hover(award)
        guide.take("end-award")
        guide.driver.hover((1, 1))
    for tab in ("threads", "debrief"):
        guide.click(f"view:{tab}")
        guide.take(f"end-{tab}")


def _author(guide: _Guide, scenario: str) -> None:
    """What the exercise's author sees: who holds what and when, another seed, the map, and a file that was broken."""
    text = find(scenario).read_text(encoding="utf-8")
    file = own_folder() / f"{scenario}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    guide.app.apply(Push(Preview(file, seed=SEED)))
    guide.driver.settle()
    guide.take("author-exercise")
    guide.click(guide.first("cell:", ":3"))
    guide.driver.key("n")
    guide.take("author-holdings")
    guide.click("view:theatre")
    guide.take("author-map")
    guide.click("view:chart")
    file.write_text(text.replace("turns: ", "turns: about "), encoding="utf-8")
    guide.driver.wait(1)
    guide.take("author-problems")
