"""The orders that a nation gave, turn by turn, once the exercise is over; each opens what it was about."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.match.entries import Act
from game.match.seat import Ended
from game.rules.arrays import nations_of
from game.rules.codes import NONE
from game.ui.scene import Result
from game.ui.scenes.ledger_panel import Telling
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Button, Card, Empty, Heading, Icon, Label, Paragraph, Row, Spacer, scroll_list
from game.wording.named import Named
from game.wording.outlook import Columns


class Record:
    """Stands below the trust panel in the place of the orders to come."""

    title = "Your orders"
    hints: Sequence[tuple[str, str]] = (("Esc", "back to the scores"),)

    def __init__(
        self, ended: Ended, telling: Telling, nation: str, show: Callable[[Named], Result], back: Callable[[], object]
    ) -> None:
        """`nation` is the id of the reader's; `show` opens a card, `back` leaves."""
        self._telling, self._show, self._back = telling, show, back
        self._orders = [e for e in ended.entries if e.author == nation and e.act is Act.ORDER]

    @property
    def count(self) -> int:
        """How many orders were given."""
        return len(self._orders)

    def build(self, ctx: Ctx) -> list[Widget]:
        """The head and the list, the last turn first."""
        rows: list[Widget] = []
        for turn in sorted({e.turn for e in self._orders}, reverse=True):
            rows.append(Heading(f"Turn {turn + 1}", "body_bold", id=f"own:turn:{turn + 1}"))
            rows += [self._card(n) for n, e in enumerate(self._orders) if e.turn == turn]
        given = Label(f"{self.count} given", "small", "dim", shrink=False)
        head = Row([Icon("list-ordered", 17, "accent"), Heading(self.title), Spacer(flex=1), given], gap=8)
        empty = Empty(icon="list-ordered", text="No orders", hint="You gave none.")
        return [head, scroll_list("own", rows, self.title, empty, gap=6)]

    def foot(self, ctx: Ctx) -> Widget:
        """The way back."""
        return Row([Button("look:back", "Back to the scores", "arrow-left", "gold", True, flex=1, on_click=self._back)])

    def _card(self, number: int) -> Card:
        told, columns = self._telling.given(self._orders[number])
        things = named_by(columns)
        show = (lambda: self._show(things[0])) if things else None
        return Card(
            [Paragraph(told, "small", "text")], id=f"own:{number}", name=told, pad=(6, 9), on_click=show,
        )  # fmt: skip


def named_by(columns: Columns) -> list[Named]:
    """What the columns of an order name that has a card, the most telling first."""
    report, thread = columns.get("report", NONE), columns.get("thread", NONE)
    found = [Named("report", report)] if report != NONE else []
    found += [Named("thread", thread)] if thread != NONE else []
    return found + [Named("nation", int(n)) for n in nations_of(columns.get("to", 0))]
