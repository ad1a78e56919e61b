"""The page of holdings: all about one nation at one turn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from game.match.dealt import Holding
from game.rules.codes import Domain
from game.ui.scenes.author import tips
from game.ui.scenes.author.outlook import Outlook
from game.ui.scenes.signs import DOMAIN_ICON, LABEL_STRIPE
from game.ui.tree import Widget
from game.ui.widgets import (
    Card,
    Column,
    Divider,
    Grid,
    Heading,
    Icon,
    Label,
    Nation,
    Nations,
    Paragraph,
    Pill,
    Row,
    Spacer,
    Tlp,
    Wrap,
)
from game.wording import terms

NOISE: Final = "noise"
_AUTO: Final[Literal["auto"]] = "auto"


def holdings(outlook: Outlook, n: int, column: int) -> Widget:
    """What reaches a nation in a turn, what it had before, and what it needs of others by then."""
    nation = outlook.names.nations[n]
    arriving = outlook.arriving(n, column)
    before = outlook.held(n, column)[len(arriving) :]
    waits = column >= outlook.turns
    head = Row(
        [
            Nation(n, nation.code, nation.name, 16, "figure"),
            Spacer(flex=1),
            Pill(outlook.heading(column), "on_gold", "gold", style="body"),
        ]
    )
    parts: list[Widget | None] = [
        head,
        Paragraph(nation.about, "small", "dim"),
        _by_thread(outlook, outlook.held(n, column)),
        *_cards("Waits for something" if waits else "New in this turn", outlook, arriving),
        *(Row([Icon("banknote", 15, "accent"), Paragraph(_half(outlook, h.other), "body", flex=1)]) for h in
          outlook.halves(n, column)),
        *_lines("Had before", outlook, before),
        *_wanted(outlook, n, column),
    ]  # fmt: skip
    return Column(parts, gap=9)


def _half(outlook: Outlook, other: int) -> str:
    return f"Half of a financial alert. The other half lies with {outlook.names.nations[other].name}."


def _by_thread(outlook: Outlook, held: Sequence[Holding]) -> Widget:
    """How many of a nation's reports bear on each thread, by domain."""
    cells: list[Widget] = [Label("By thread and domain", "small", "dim")]
    cells += [Icon(DOMAIN_ICON[d], 14, "dim", name=terms.DOMAIN[d], tooltip=terms.DOMAIN[d]) for d in Domain]
    cells.append(Label("all", "small", "dim", "right", shrink=False))
    rows = [
        (t.codename, [h for h in held if any(x == i for x, _ in h.weights)])
        for i, t in enumerate(outlook.names.threads)
    ]
    rows.append((NOISE, [h for h in held if not h.weights]))
    for name, lot in rows:
        if not lot:
            continue
        cells.append(Label(name, "code_bold", "text"))
        for domain in Domain:
            count = sum(h.domain == domain for h in lot)
            cells.append(Label(str(count or "·"), "body", "hi" if count else "dim", "center", shrink=False))
        cells.append(Label(str(len(lot)), "body_bold", "hi", "right", shrink=False))
    columns: list[Literal["*", "auto"]] = ["*", "auto", *(_AUTO for _ in Domain)]
    return Grid(cells, columns=columns, gap=14, line_gap=3) if len(cells) > len(columns) else Spacer(height=1)


def _cards(heading: str, outlook: Outlook, lot: Sequence[Holding]) -> list[Widget]:
    if not lot:
        return [Divider(), Label("No report reaches this nation first here.", "body", "dim")]
    return [Divider(), Heading(f"{heading}: {len(lot)}"), *(card(outlook, h) for h in lot)]


def card(outlook: Outlook, holding: Holding) -> Widget:
    """All about a report that an author wants to know at once."""
    names, report = outlook.names, outlook.scenario.reports[holding.report]
    state = [
        Pill("dormant", "text", "raised", icon="eye-off") if holding.dormant else None,
        Pill("false here", "bad", "bad_fill") if not holding.true else None,
        Pill("originator control", "warn", "raised", icon="lock") if report.originator_control else None,
    ]
    bears = [Pill(f"{names.threads[t].codename} {weight}", "text", "raised") for t, weight in holding.weights]
    places = [names.nations[k].code for k, n in enumerate(outlook.scenario.nations) if n.id in report.holders]
    when = f"{outlook.why(holding)}{_window(report.arrives)}"
    return Card(
        [
            Row([Tlp(report.label), Icon(DOMAIN_ICON[holding.domain], 15, tooltip=terms.DOMAIN[holding.domain]),
                 Label(report.id, "mono", "dim", flex=1)]),
            Paragraph(report.title, "title", "hi"),
            Wrap([*(bears or [Pill(NOISE, "dim", "raised")]), *state]),
            Paragraph(f"{when[0].upper()}{when[1:]}", "small", "dim"),
            Paragraph(f"May start with {terms.listed(places, 'or')}.", "small", "dim") if len(places) > 1 else None,
            _needed(outlook, holding),
        ],
        stripe=LABEL_STRIPE[holding.label], gap=5,
    )  # fmt: skip


def _window(arrives: object) -> str:
    """The window of arrival that the seed chose from."""
    return f" (of {arrives[0]} to {arrives[1]})" if isinstance(arrives, tuple) and arrives[0] != arrives[1] else ""


def _needed(outlook: Outlook, holding: Holding) -> Widget:
    """Who else needs it, and why."""
    nations = outlook.names.nations
    ways = [
        (why, [nations[m] for m in who])
        for why, who in (("interest", holding.interested), ("own thread", holding.concerned))
        if who
    ]
    if not ways:
        return Label("Nobody else needs it.", "small", "warn")
    words = "; ".join(f"{why}: {', '.join(n.code for n in who)}" for why, who in ways)
    codes = [nations[m].code for m in holding.needers]
    return Row(
        [Nations(holding.needers, codes, 11), Paragraph(f"Needed by {words}", "small", "need", flex=1)], gap=8
    )  # fmt: skip


def _lines(heading: str, outlook: Outlook, lot: Sequence[Holding]) -> list[Widget]:
    if not lot:
        return []
    return [Divider(), Heading(f"{heading}: {len(lot)}"), *(tips.line(outlook, h) for h in lot)]


def _wanted(outlook: Outlook, n: int, column: int) -> list[Widget]:
    """What others have that the nation needs."""
    lot = outlook.wanted(n, column)
    if not lot:
        return []
    rows: list[Widget] = []
    for h in lot:
        nation = outlook.names.nations[h.nation]
        bears = outlook.names.threads[h.weights[0][0]].codename if h.weights else NOISE
        rows.append(
            Row(
                [
                    Nation(h.nation, nation.code, name=f"with {nation.name}", min_width=44, shrink=False),
                    Label(outlook.names.reports[h.report].title, "body", "text", flex=1),
                    Label(bears, "code", "dim", shrink=False),
                ],
                gap=7,
            )
        )
    return [Divider(), Heading(f"Needs, and others have: {len(lot)}"), *rows]
