"""Trust: the nation's own row and column, why it changed, what it unlocks, and other pairs as far as events showed."""

from __future__ import annotations

from typing import Literal

from game.rules.codes import Label as Tlp
from game.rules.events import TrustCause
from game.rules.view import Nation as NationView
from game.ui.scene import Pop, Push, Scene
from game.ui.scenes.actions import Actions
from game.ui.scenes.desk import Desk
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
from game.wording.happenings import TRUST_CAUSE
from game.wording.previews import tenths

_MIDDLE, _REACH = 400, 350
"""The trust shown in the middle of the heat scale, and how far from it the colour is full."""


class TrustPanel:
    """Trust between the nation and each other."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        self._desk = desk
        self._actions = actions

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
        for nation in self._desk.view.nations:
            cells += self._line(nation)
        wide = 66 if ctx.width_dp < 1450 else 70
        grid = HeatGrid(
            cells,
            columns=("*", wide * ctx.text_scale, wide * ctx.text_scale, (wide - 16) * ctx.text_scale),
            id="trust",
            name="Trust",
        )
        shown: list[Widget] = [grid]
        others = self._desk.view.shown
        if others:
            words = f"{len(others)} other pair{'s' if len(others) > 1 else ''} shown by events"
            shown.append(Button("trust:all", words, "scale", "plain", on_click=lambda: Push(AllTrust(self._desk))))
        return shown

    def _line(self, nation: NationView) -> list[Widget]:
        desk, m = self._desk, nation.nation
        code = desk.code(m).lower()
        show = lambda: self._actions.show_nation(m)  # noqa: E731
        return [
            Nation(
                m,
                desk.code(m),
                desk.nation_name(m),
                id=f"trust:{code}",
                role="cell",
                style="body",
                on_click=show,
                tooltip=desk.names.nations[m].about,
            ),
            self._cell(desk.me, m, nation.my_trust, show),
            self._cell(m, desk.me, nation.its_trust, show),
            HeatCell(
                nation.interop // 10,
                0.0,
                words=terms.level(nation.interop),
                id=f"interop:{code}",
                name=f"interoperability with {desk.nation_name(m)} {terms.level(nation.interop)}",
                tooltip=f"{_INTEROP} A technology platform carries AMBER from "
                f"{terms.points(desk.doctrine.platform_interop)}.",
                on_click=show,
            ),
        ]

    def _cell(self, n: int, m: int, value: int, show: object) -> Widget:
        desk = self._desk
        change = desk.trust_change(n, m)
        who, whom = desk.nation_name(n), desk.nation_name(m)
        return HeatCell(
            value // 10,
            heat(value),
            (change > 0) - (change < 0) if abs(change) >= 5 else 0,
            words=terms.level(value),
            id=f"trust:{desk.code(n).lower()}:{desk.code(m).lower()}",
            name=f"trust of {who} in {whom} {terms.level(value)}",
            tooltip=lambda ctx: trust_tip(desk, n, m, value),
            on_click=show if callable(show) else None,
        )


def heat(value: int) -> float:
    """Where a trust lies on the heat scale, -1 to 1."""
    return max(-1.0, min(1.0, (value - _MIDDLE) / _REACH))


def trust_tip(desk: Desk, n: int, m: int, value: int) -> Widget:
    """Why the trust of n in m is what it is, and what it unlocks."""
    rows: list[Widget | None] = [
        Row(
            [
                Nation(n, desk.code(n), desk.nation_name(n), style="body_bold", shrink=False),
                Icon("arrow-right", 14),
                Nation(m, desk.code(m), desk.nation_name(m), style="body_bold", shrink=False),
                Spacer(flex=1),
                Label(terms.level(value), "heading", "accent", shrink=False),
            ]
        ),
        Divider(),
    ]
    for item in desk.trust_items(n, m)[:6]:
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
    rows.append(Paragraph(_unlocks(desk, n, m, value), "small", "dim"))
    return Column(rows, width=300, gap=5)


def _unlocks(desk: Desk, n: int, m: int, value: int) -> str:
    """What the next threshold gives."""
    if n != desk.me:
        return "It decides what they release, which task forces they join, how fast agreements close (R-TRUST)."
    steps = [(need, label) for label, need in zip(Tlp, desk.view.own.release, strict=True)]
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

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def build(self, ctx: Ctx) -> Widget:
        desk = self._desk
        count = len(desk.names.nations)
        known = {(s.n, s.m): s.value for s in desk.view.shown}
        known |= {(desk.me, n.nation): n.my_trust for n in desk.view.nations}
        known |= {(n.nation, desk.me): n.its_trust for n in desk.view.nations}
        cells: list[Widget] = [Spacer(), *(Nation(m, desk.code(m)) for m in range(count))]
        for n in range(count):
            cells.append(Nation(n, desk.code(n)))
            cells += [self._cell(n, m, known.get((n, m))) for m in range(count)]
        stars: list[Literal["*"]] = ["*"] * count
        grid = HeatGrid(cells, columns=[52 * ctx.text_scale, *stars], id="matrix", name="Trust matrix")
        close = Button("matrix:close", "Close", kind="primary", default=True, on_click=Pop)
        words = "Row trusts column. You see your own row and column; another pair is shown as an event last told it."
        return Dialog(
            [Paragraph(words, "small", "dim"), grid], title=self.title, buttons=[close], icon="scale", width=640
        )

    def _cell(self, n: int, m: int, value: int | None) -> Widget:
        desk = self._desk
        name = f"trust of {desk.nation_name(n)} in {desk.nation_name(m)}"
        here = f"matrix:{desk.code(n).lower()}:{desk.code(m).lower()}"
        if value is None:
            return HeatCell(None, unknown=n != m, words="·", id=here, name=f"{name}: not shown" if n != m else "")
        tip = (lambda ctx: trust_tip(desk, n, m, value)) if desk.me in (n, m) else "As an event last showed it."
        return HeatCell(
            value // 10,
            heat(value),
            words=terms.level(value),
            id=here,
            name=f"{name} {terms.level(value)}",
            tooltip=tip,
        )
