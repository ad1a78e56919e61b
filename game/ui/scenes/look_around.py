"""The table as it stood at the end of an exercise: everything can be opened, nothing ordered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from game.match.folders import cache_folder
from game.match.seat import Ended, Seat, told_of
from game.rules.codes import NONE
from game.ui.scene import Pop, Push, Result, Scene
from game.ui.scenes import table_dialogs, topbar
from game.ui.scenes.board import Board
from game.ui.scenes.frame import scroll_keys
from game.ui.scenes.help import Help
from game.ui.scenes.hindsight import Hindsight
from game.ui.scenes.ledger_panel import Telling
from game.ui.scenes.record import Record
from game.ui.scenes.table_layout import Layout
from game.ui.scenes.turn_report import TurnReport
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Column, Icon, Panel, Paragraph, Row
from game.wording.named import Named

_FOCUS = {"thread": "thread:close", "nation": "nation:close", "campaign": "left:online"}
"""What has the focus at first, by what is opened."""
OVER = "The exercise is over: look around, nothing can be ordered."


class LookAround(Scene):
    """Pushed by the end; Escape leads back to it."""

    title = "The table at the end"

    def __init__(self, ended: Ended, seat: Seat, help_: Callable[[], Help], cache: Path | None = None) -> None:
        """`cache` is the folder for drawn maps, by default the game's own."""
        self.ended, self.seat, self.help = ended, seat, help_
        self.board = board_of(ended, seat)
        self.hindsight = Hindsight(ended, self.board)
        record = Record(ended, Telling(ended, seat), seat.nation, self.show, Pop)
        self.layout = Layout(self.board, self, self.hindsight, record, cache or cache_folder() / "maps")
        self.layout.settle()
        chosen = self.layout.inbox.chosen
        self.first_focus = f"report:{self.board.report_code(chosen)}" if chosen >= 0 else "look:back"
        self._ctx: Ctx | None = None

    def begin_at(self, thing: Named) -> None:
        """Have the card of something on the board open at first."""
        self.show(thing)
        report = f"report:{self.board.report_code(thing.handle)}" if thing.what == "report" else ""
        self.first_focus = report or _FOCUS[thing.what]

    # -- what the parts ask for

    def show(self, thing: Named) -> Result:
        """Open the card of something, on the table or over it."""
        match thing.what:
            case "report":
                return self.show_report(thing.handle)
            case "thread":
                return self.show_thread(thing.handle)
            case "nation":
                self.layout.nation = NONE
                return self.show_nation(thing.handle)
        if not on_board(self.board, thing):
            return self.hindsight.open(thing)
        self.layout.turn_to("online")
        return None

    def show_nation(self, n: int) -> Result:
        self.layout.show_nation(n)
        return None

    def show_thread(self, t: int) -> Result:
        if t != NONE and t not in self.board.threads:
            return self.hindsight.open(Named("thread", t))
        self.layout.show_thread(t)
        return None

    def show_report(self, i: int) -> Result:
        if i not in self.board.reports:
            return self.hindsight.open(Named("report", i))
        self.layout.show_report(i)
        if self._ctx is not None:
            self._ctx.move_focus(f"report:{self.board.report_code(i)}")
        return None

    def show_turn(self, turn: int) -> Result:
        return Push(TurnReport(told_of(self.board.items, turn), self.seat))

    # -- shortcuts and bars

    def keys(self) -> Mapping[str, Callable[[], object]]:
        """The tabs by number, page keys for the text of a card, and the way back."""
        tabs = [value for value, *_ in self.layout.tabs()]
        moves = scroll_keys(self, "thread:body" if self.layout.thread != NONE else "nation:body")
        return {
            "escape": Pop,
            "pagedown": moves["pagedown"],
            "pageup": moves["pageup"],
            **{str(n + 1): partial(self.layout.turn_to, value) for n, value in enumerate(tabs)},
        }

    def build(self, ctx: Ctx) -> Widget:
        """The table under a band that says what this is."""
        self._ctx = ctx
        actions = topbar.TopActions(
            messages=lambda: Push(table_dialogs.Messages(self.board)),
            briefing=lambda: Push(table_dialogs.Orientation(self.board)),
            help=lambda: Push(self.help()),
            menu=None,
            own=lambda: self.show_nation(self.board.me),
        )
        band = Panel(
            [Row([Icon("eye", 16, "gold_text"), Paragraph(OVER, "body_bold", "gold_text", flex=1)], gap=9)],
            id="over", name="The exercise is over", pad=(5, 14), sides="b", fill="card",
        )  # fmt: skip
        return self.layout.build(ctx, Column([topbar.topbar(ctx, self.board, actions), band], gap=0))


def look_at(thing: Named, ended: Ended, seat: Seat, help_: Callable[[], Help]) -> Result:
    """Open the card of something: on the table as it stood, or by itself where it never lay there."""
    table = LookAround(ended, seat, help_)
    if not on_board(table.board, thing):
        return table.hindsight.open(thing)
    table.begin_at(thing)
    return Push(table)


def board_of(ended: Ended, seat: Seat) -> Board:
    """What the nation's screen shows at the end."""
    board = Board(seat)
    board.notes = ended.notes
    board.lay_out(ended.view, ended.heard)
    return board


def on_board(board: Board, thing: Named) -> bool:
    """Whether something lies on the nation's table at the end."""
    match thing.what:
        case "report":
            return thing.handle in board.reports
        case "thread":
            return thing.handle in board.threads
        case "campaign":
            return any(c.campaign == thing.handle for c in board.view.campaigns)
    return True
