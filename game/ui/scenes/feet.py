"""What stands at the foot of each card: orders while the exercise runs, what was true once it is over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from game.rules.view import Alert, Campaign, Matter, Nation, Report, Thread
from game.ui.tree import Widget

Foot = Sequence[Widget | None]


class Feet(Protocol):
    """The feet of the cards of one screen."""

    def report(self, report: Report) -> Foot:
        """Below all that is told of a report."""
        ...

    def thread(self, thread: Thread) -> Foot:
        """The end of what is told of a thread."""
        ...

    def thread_buttons(self, thread: Thread) -> Foot:
        """Below it, always in view."""
        ...

    def own_nation(self) -> list[Widget]:
        """The end of what is told of the reader's own nation."""
        ...

    def nation(self, nation: Nation) -> Foot:
        """Below what is told of another nation, always in view."""
        ...

    def matter(self, matter: Matter) -> Widget | None:
        """Below something that waits for the nation's answer."""
        ...

    def matters(self) -> list[Widget]:
        """Below the list of requests."""
        ...

    def alert(self, alert: Alert) -> Foot:
        """Below half a financial picture that no report has come of."""
        ...

    def campaign(self, campaign: Campaign, show: Widget | None) -> Foot:
        """Below a campaign; `show` opens its hash set, where the nation holds it."""
        ...

    def campaigns(self) -> list[Widget]:
        """Below the list of campaigns."""
        ...
