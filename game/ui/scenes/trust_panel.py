"""Trust: the nation's own row and column, why it changed, what it unlocks, and other pairs as far as events showed."""

from __future__ import annotations

from typing import Literal

from game.rules.codes import Label as Tlp
from game.rules.events import TrustCause
from game.rules.view import Nation as NationView
from game.ui.scene import Pop, Push, Scene
from game.ui.scenes.actions import Looks
from game.ui.scenes.board import Board
from game.ui.tree import Ctx, Widget
from game.ui.widgets import (
    Button,
    Column,
    Dialog,
    Divider,
    HeatCell,
    HeatGrid,
    Icon,
    Label,
    Nation,
    Paragraph,
    Row,
    Spacer,
)
from game.wording import terms
from game.wording.causes import TRUST_CAUSE
from game.wording.previews import tenths

_MIDDLE, _REACH = 400, 350
"""The trust shown in the middle of the heat scale, and how far from it the colour is full."""


class TrustPanel:
    """Trust between the nation and each other."""

    def __init__(self, board: Board, looks: Looks) -> None:
        self._board = board
        self._looks = looks

    def build(self, ctx: Ctx) -> list[Widget]:
        """A line for each nation: my trust in it, its trust in me, how well both work together."""
        cells: list[Widget] = [
            Spacer(),
            Label(
                "You in them",
                "small",
                "dim",
                "center",
                tooltip="Your trust in them: what you release without extra staff.",
            ),
            Label("They in you", "small", "dim", "center", tooltip="Their trust in you: what they release to you."),
            Label("Interop", "small", "dim", "center", tooltip=_INTEROP),
        ]
        for nation in self._board.view.nations:
            cells += self._line(nation)
        wide = 66 if ctx.width_dp < 1450 else 70
        grid = HeatGrid(
            cells,
            columns=("*", wide * ctx.text_scale, wide * ctx.text_scale, (wide - 16) * ctx.text_scale),
            id="trust",
            name="Trust",
        )
        shown: list[Widget] = [grid]
        others = self._board.view.shown
        if others:
            words = f"{len(others)} other pair{'s' if len(others) > 1 else ''} shown by events"
            shown.append(Button("trust:all", words, "scale", "plain", on_click=lambda: Push(AllTrust(self._board))))
        return shown

    def _line(self, nation: NationView) -> list[Widget]:
        board, m = self._board, nation.nation
        code = board.code(m).lower()
        show = lambda: self._looks.show_nation(m)  # noqa: E731
        return [
            Nation(
                m,
                board.code(m),
                board.nation_name(m),
                id=f"trust:{code}",
                role="cell",
                style="body",
                on_click=show,
                tooltip=board.names.nations[m].about,
            ),
            self._cell(board.me, m, nation.my_trust, show),
            self._cell(m, board.me, nation.its_trust, show),
            HeatCell(
                nation.interop // 10,
                0.0,
                words=terms.level(nation.interop),
                id=f"interop:{code}",
                name=f"interoperability with {board.nation_name(m)} {terms.level(nation.interop)}",
                tooltip=f"{_INTEROP} A technology platform carries AMBER from "
                f"{terms.points(board.doctrine.platform_interop)}.",
                on_click=show,
            ),
        ]

    def _cell(self, n: int, m: int, value: int, show: object) -> Widget:
        board = self._board
        change = board.trust_change(n, m)
        who, whom = board.nation_name(n), board.nation_name(m)
        return HeatCell(
            value // 10,
            heat(value),
            (change > 0) - (change < 0) if abs(change) >= 5 else 0,
            words=terms.level(value),
            id=f"trust:{board.code(n).lower()}:{board.code(m).lower()}",
            name=f"trust of {who} in {whom} {terms.level(value)}",
            tooltip=lambda ctx: trust_tip(board, n, m, value),
            on_click=show if callable(show) else None,
        )


def heat(value: int) -> float:
    """Where a trust lies on the heat scale, -1 to 1."""
    return max(-1.0, min(1.0, (value - _MIDDLE) / _REACH))


def trust_tip(board: Board, n: int, m: int, value: int) -> Widget:
    """Why the trust of n in m is what it is, and what it unlocks."""
    rows: list[Widget | None] = [
        Row(
            [
                Nation(n, board.code(n), board.nation_name(n), style="body_bold", shrink=False),
                Icon("arrow-right", 14),
                Nation(m, board.code(m), board.nation_name(m), style="body_bold", shrink=False),
                Spacer(flex=1),
                Label(terms.level(value), "heading", "accent", shrink=False),
            ]
        ),
        Divider(),
    ]
    for item in board.trust_items(n, m)[:6]:
        why = TRUST_CAUSE[TrustCause(item.item)]
        ink = "good" if item.value > 0 else "bad"
        rows.append(
            Row(
                [
                    Label(f"Turn {item.turn + 1}", "small", "dim", shrink=False),
                    Label(f"{why[0].upper()}{why[1:]}", flex=1),
                    Label(tenths(item.value), "body_bold", ink, shrink=False),
                ]
            )
        )
    if len(rows) == 2:
        rows.append(Label("No change lately but drift to its start value.", "body", "dim"))
    rows.append(Paragraph(_unlocks(board, n, m, value), "small", "dim"))
    return Column(rows, width=300, gap=5)


def _unlocks(board: Board, n: int, m: int, value: int) -> str:
    """What the next threshold gives."""
    if n != board.me:
        return "It decides what they release, which task forces they join, how fast agreements close (R-TRUST)."
    steps = [(need, label) for label, need in zip(Tlp, board.view.own.release, strict=True)]
    free = [terms.LABEL[label] for need, label in steps if value >= need]
    later = [(need, label) for need, label in steps if value < need]
    words = f"You release up to {free[-1]} without extra staff."
    if later:
        need, label = min(later)
        words += f" {terms.LABEL[label]} asks for {terms.points(need)}."
    return f"{words} (R-TRUST)"


_INTEROP = "Interoperability, 0 to 100: how much of the others' capability a joint task force can use (R-TRAIN)."


class AllTrust(Scene):
    """The whole matrix, blank where nothing was shown."""

    modal = True
    title = "Trust between all nations"

    def __init__(self, board: Board) -> None:
        self._board = board

    def build(self, ctx: Ctx) -> Widget:
        board = self._board
        count = len(board.names.nations)
        known = {(s.n, s.m): s.value for s in board.view.shown}
        known |= {(board.me, n.nation): n.my_trust for n in board.view.nations}
        known |= {(n.nation, board.me): n.its_trust for n in board.view.nations}
        cells: list[Widget] = [Spacer(), *(Nation(m, board.code(m)) for m in range(count))]
        for n in range(count):
            cells.append(Nation(n, board.code(n)))
            cells += [self._cell(n, m, known.get((n, m))) for m in range(count)]
        stars: list[Literal["*"]] = ["*"] * count
        grid = HeatGrid(cells, columns=[52 * ctx.text_scale, *stars], id="matrix", name="Trust matrix")
        close = Button("matrix:close", "Close", kind="primary", default=True, on_click=Pop)
        words = "Row trusts column. You see your own row and column; another pair is shown as an event last told it."
        return Dialog(
            [Paragraph(words, "small", "dim"), grid], title=self.title, buttons=[close], icon="scale", width=640
        )

    def _cell(self, n: int, m: int, value: int | None) -> Widget:
        board = self._board
        name = f"trust of {board.nation_name(n)} in {board.nation_name(m)}"
        here = f"matrix:{board.code(n).lower()}:{board.code(m).lower()}"
        if value is None:
            return HeatCell(None, unknown=n != m, words="·", id=here, name=f"{name}: not shown" if n != m else "")
        tip = (lambda ctx: trust_tip(board, n, m, value)) if board.me in (n, m) else "As an event last showed it."
        return HeatCell(
            value // 10,
            heat(value),
            words=terms.level(value),
            id=here,
            name=f"{name} {terms.level(value)}",
            tooltip=tip,
        )
