"""A trainee at the screen: reads what the table shows and gives sensible orders with synthetic mouse or keyboard."""

from __future__ import annotations

from pathlib import Path

from game.match.exercise import Exercise, find
from game.match.opening import new_game
from game.rules.codes import MatterKind
from game.rules.orders import Kind
from game.rules.view import Progress
from game.ui.app import App
from game.ui.scenes.table import TableScene
from game.ui.testing import Driver
from game.ui.widgets import Dropdown
from tests.ui.scenes.conftest import scene_of

_LEAVING = (":cancel", ":close", ":back", ":later", ":no")
_FAR = 400  # more steps than any screen has stops


class Trainee:
    """Plays the table turn by turn. `mouse`: by clicks alone; otherwise by keys alone."""

    def __init__(self, driver: Driver, mouse: bool = True) -> None:
        self.driver = driver
        self.mouse = mouse
        self.table: TableScene = scene_of(driver)
        self.desk = self.table.desk
        self.given: set[Kind] = set()

    # -- the course of an exercise

    @property
    def top(self) -> str:
        """The name of the scene on top."""
        return type(self.driver.app.top.scene).__name__

    def play(self, every: int = 1) -> None:
        """Every turn to the end of the exercise, with orders in each `every`th one."""
        for turn in range(self.desk.view.clock.turns):
            self.clear()
            assert self.desk.view.clock.turn == turn
            if turn % every == 0:
                self.plan()
            self.given |= {q.kind for q in self.desk.orders}
            self.end_turn()
        self.driver.settle()

    def plan(self) -> None:
        """The orders of one turn: answers first, then a force, sharing, analysis and a question."""
        self.answer()
        self.lead()
        if self.desk.view.clock.turn in (1, 3, 9):
            self.ask()
        self.share()
        self.analyse()

    def clear(self) -> None:
        """Reads and puts aside what lies over the table; the first option of a decision is taken."""
        for _ in range(20):
            self.driver.settle(1)
            match self.top:
                case "TableScene" | "Ending":
                    return
                case "TurnReport":
                    self.use("continue")
                case "Decide":
                    options = [i for i in self.driver.ids("decide:") if i not in ("decide:body", "decide:later")]
                    self.use(options[0])
                case _:
                    self.leave()
        raise AssertionError(f"{self.top} stays over the table")

    def end_turn(self) -> None:
        """Commits the turn, whatever is left undone."""
        self.use("turn:end")
        self.driver.settle()
        if self.top == "EndTurn":
            self.use("commit:sure")
        self.driver.settle()
        self.clear()

    # -- what a turn asks for

    def answer(self) -> None:
        """Requests with a report that fits or a true nil return, proposals with yes."""
        self.use_tab("matters")
        for matter in self.desk.waiting():
            here = f"matter:{matter.key}"
            if matter.kind == MatterKind.RFI and not self._holds(matter.subject):
                self.use(f"{here}:nil")
            elif f"{here}:yes" in self.driver.ids(here):
                self.use(f"{here}:yes")
                self.confirm()

    def _holds(self, subject: int) -> bool:
        return any(subject in r.subjects and not r.void for r in self.desk.view.reports)

    def lead(self) -> None:
        """The most urgent thread: respond when its task force is ready, form one when there is none, freeze."""
        for thread in self.table.layout.threads.ranked():
            card = f"thread:{self.desk.names.threads[thread.thread].codename}"
            if card not in self.driver.ids("thread:") or thread.progress == Progress.CLOSED:
                continue
            self.use(card)
            for action in ("thread:respond", "thread:form", "thread:freeze"):
                wise = thread.confidence >= self.desk.doctrine.nearly_confidence or action == "thread:form"
                if wise and action in self.driver.ids("thread:") and not self.driver.find(action).disabled:
                    self.use(action)
                    self.confirm()
            self.use("thread:close")
            return

    def share(self) -> None:
        """The first report that somebody visibly needs, through the dialog; nothing that would be a breach."""
        self.use_tab("inbox")
        needed = [r for r in self.desk.view.reports if set(self.desk.needers(r)) - set(r.sent_to) and not r.void]
        for report in needed[:1]:
            self.choose(report.report)
            self.use(f"report:{self.desk.report_code(report.report)}:share")
            if self.driver.find("share:confirm").disabled and not self.driver.find("share:tear").disabled:
                self.use("share:tear")
            if self.driver.find("share:confirm").label() != "Send as a breach…":
                self.confirm("share")
            self.leave()

    def analyse(self) -> None:
        """The newest report that is read and not analysed."""
        self.use_tab("inbox")
        waiting = [r for r in self.desk.view.reports if r.read and not r.analysed and not r.void]
        if waiting and self.desk.left > 0:
            self.choose(waiting[0].report)
            self.use(f"report:{self.desk.report_code(waiting[0].report)}:analyse")
            self.confirm()

    def ask(self) -> None:
        """A request for information with what staff is left."""
        if self.desk.left > 0:
            self.use_tab("matters")
            self.use("request:new")
            for field in ("form:to", "form:subject"):
                if isinstance(self.driver.find(field), Dropdown):
                    self.use(field)
                    self.use(next(i for i in self.driver.ids(f"{field}:") if not i.endswith(":-1")))
            self.confirm()

    # -- hands

    def choose(self, report: int) -> None:
        """Chooses a report in the inbox."""
        card = f"report:{self.desk.report_code(report)}"
        if not self.driver.find(card).selected:
            self.use(card)

    def confirm(self, form: str = "form") -> None:
        """Puts the order of the open form on the list where it can be carried out, else leaves the form."""
        self.driver.settle()
        if f"{form}:confirm" in self.driver.ids(form) and not self.driver.find(f"{form}:confirm").disabled:
            self.use(f"{form}:confirm")
        self.leave()

    def leave(self) -> None:
        """Closes a dialog over the table."""
        self.driver.settle()
        while self.top not in ("TableScene", "TurnReport", "Ending"):
            if self.mouse:
                self.use(next(i for i in self.driver.ids() if i.endswith(_LEAVING)))
            else:
                self.driver.key("escape")

    def use_tab(self, tab: str) -> None:
        """Opens a tab of the desk."""
        if self.mouse:
            self.use(f"left:{tab}")
        else:
            self.driver.key(str(1 + ("inbox", "matters").index(tab)))

    def use(self, widget_id: str) -> None:
        """Clicks a widget, or walks to it by Tab and arrows and presses Enter."""
        if self.mouse:
            self.driver.click(widget_id)
            return
        if self.driver.focus != widget_id:
            self._walk(widget_id)
        self.driver.key("enter")

    def _walk(self, widget_id: str) -> None:
        """Tab to the widget, or to the list it stands in and along that by arrows."""
        for _ in range(_FAR):
            if self.driver.focus == widget_id:
                return
            self.driver.key(self._step(widget_id))
        raise AssertionError(f"no key leads to {widget_id}")

    def _step(self, widget_id: str) -> str:
        """The key that leads on: along the list that both the focus and the widget stand in, else to the next stop."""
        here, there = self.driver.app.top.find(self.driver.focus), self.driver.find(widget_id)
        rows = there.parent.kids if there.parent is not None else []
        if here is None or here not in rows or here.role not in ("listitem", "radio", "menuitem"):
            return "tab"
        return "down" if rows.index(here) < rows.index(there) else "up"


def at_the_table(name: str, maps: Path, mouse: bool = True, size: tuple[int, int] = (1280, 720)) -> Trainee:
    """A trainee before a new game of a bundled exercise."""
    opened = new_game(Exercise.of_file(find(name)), seed=11)
    return Trainee(Driver(App(size, TableScene(opened.seat, maps))), mouse)
