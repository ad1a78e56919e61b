"""What the parts of the table ask of the table: what is shown beside what, orders and dialogs."""

from __future__ import annotations

from typing import Protocol

from game.rules.orders import Kind
from game.ui.scene import Result
from game.wording.outlook import Columns


class Looks(Protocol):
    """The screen as the parts see it that only show. A Result is a move between scenes, for a callback to hand on."""

    def show_nation(self, n: int) -> Result:
        """Show a nation's card beside the map."""
        ...

    def show_thread(self, t: int) -> Result:
        """Show a thread's card beside the map."""
        ...

    def show_report(self, i: int) -> Result:
        """Choose a report in the inbox."""
        ...

    def show_turn(self, turn: int) -> Result:
        """Open the report of a turn that is over."""
        ...


class Actions(Looks, Protocol):
    """The table as its parts see it that also order."""

    def share(self, report: int, tear: bool = False) -> Result:
        """Open the share dialog for a report."""
        ...

    def compose(self, kind: Kind, columns: Columns) -> Result:
        """Open the form of an order, with some of its fields chosen."""
        ...

    def order(self, kind: Kind, columns: Columns) -> Result:
        """Put an order that needs no form on the list."""
        ...

    def write_note(self, report: int) -> Result:
        """Open the private note of a report."""
        ...

    def explain(self, key: str) -> Result:
        """Open the reason for an order of the list."""
        ...

    def show_matters(self) -> Result:
        """Show the requests and proposals."""
        ...

    def show_alerts(self) -> Result:
        """Show the halves of financial pictures."""
        ...

    def decide(self, inject: int) -> Result:
        """Open what EXCON put before the nation to decide."""
        ...

    def any_order(self) -> Result:
        """Choose any kind of order that the exercise uses."""
        ...

    def commit(self) -> Result:
        """End the turn, after the check for what is left undone."""
        ...
