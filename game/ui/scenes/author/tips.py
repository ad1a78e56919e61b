"""What the pictures of time say when one points at them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from game.match.dealt import Cue, Half, Holding, Window
from game.rules.codes import NEVER, NONE, Domain
from game.scenario.model_injects import Inject
from game.ui.scenes.author.outlook import Outlook
from game.ui.scenes.signs import DOMAIN_ICON
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Column, Divider, Icon, Label, Nation, Nations, Paragraph, Row, Spacer
from game.wording import terms

_MOST: Final = 7
"""Reports that a tooltip lists; the page of holdings has them all."""
_WIDE: Final = 332  # dp, what a tooltip has inside


def late(tip: Callable[..., Widget], *values: object) -> Callable[[Ctx], Widget]:
    """A tooltip that is made when somebody points."""
    return lambda _: tip(*values)


def cell(outlook: Outlook, n: int, column: int) -> Widget:
    """The reports that reach a nation in a turn, and what it has by then."""
    names = outlook.names
    arriving, halves = outlook.arriving(n, column), outlook.halves(n, column)
    held = outlook.count(n, column, "held")
    rows: list[Widget | None] = [
        Row(
            [
                Nation(n, names.nations[n].code, names.nations[n].name, style="body_bold", shrink=False),
                Spacer(flex=1),
                Label(outlook.heading(column), "body_bold", "gold_text", shrink=False),
            ]
        ),
        Label(f"{len(arriving)} new, {held} held by then", "small", "dim"),
        Divider() if arriving or halves else None,
        *(line(outlook, h) for h in arriving[:_MOST]),
        Label(f"and {len(arriving) - _MOST} more", "small", "dim") if len(arriving) > _MOST else None,
        *(_half_line(outlook, h) for h in halves),
    ]
    if outlook.before is not None:
        change = outlook.change(n, column, "new")
        words = f"{len(arriving) - change} new on seed {outlook.before.seed}"
        rows.append(Label(words, "small", "dim"))
    return Column(rows, width=_WIDE, gap=5)


def line(outlook: Outlook, holding: Holding) -> Widget:
    """A report in one line: domain, title, the thread it bears on most, who else needs it."""
    report = outlook.names.reports[holding.report]
    codes = [outlook.names.nations[m].code for m in holding.needers]
    bears = [f"{outlook.names.threads[t].codename} {weight}" for t, weight in holding.weights]
    return Column(
        [
            Row(
                [
                    Icon(DOMAIN_ICON[holding.domain], 14, name=terms.DOMAIN[Domain(holding.domain)]),
                    Label(report.title, "body", "hi", flex=1),
                    Icon("eye-off", 13, "dim", name="dormant") if holding.dormant else None,
                ],
                gap=7,
            ),
            Row(
                [
                    Spacer(width=14),
                    Label(", ".join(bears) or "noise", "small", "dim", flex=1),
                    Nations(holding.needers, codes, 9, name=f"needed by {terms.listed(codes)}") if codes else None,
                ],
                gap=7,
            ),
        ],
        gap=0,
    )


def _half_line(outlook: Outlook, half: Half) -> Widget:
    other = outlook.names.nations[half.other].name
    words = f"Half of an alert; the other lies with {other}"
    return Row([Icon("banknote", 14, "accent"), Label(words, "body", "text", flex=1)], gap=7)


def span(window: Window) -> str:
    """When a thread opens and ends, in words."""
    if window.opens >= NEVER:
        return "opens with an inject"
    last = f"{window.deadline}" if window.deadline == window.latest else f"{window.deadline} to {window.latest}"
    return f"hour {window.opens} to {last}"


def window(outlook: Outlook, window: Window) -> Widget:
    """A thread: its time, its place, what it asks for."""
    thread = outlook.scenario.threads[window.thread]
    asks = [f"{k.replace('_', ' ')} {v}" for k, v in thread.needs.model_dump().items() if v]
    bearing = [h for h in outlook.deal.holdings if any(t == window.thread for t, _ in h.weights)]
    place = next(n.name for n in outlook.scenario.nations if n.id == thread.place)
    candidates = f"one of the group {thread.decoy_group}" if thread.decoy_group else ""
    kind = "The decoy on this seed" if window.decoy else f"Genuine on {'this' if candidates else 'every'} seed"
    words = [
        f"{span(window).capitalize()}, in {place}.",
        f"{kind}{', ' if candidates else ''}{candidates}.",
        _opened_by(outlook, window),
        f"Incident: until hour {window.crisis_until}." if window.crisis_until < NEVER else "",
        f"Asks for {terms.listed(asks)}." if asks else "",
        f"{len(bearing)} reports bear on it, first with {_holders(outlook, bearing)}.",
        "Choose it to count its reports only.",
    ]
    return _told(thread.codename, [w for w in words if w])


def evidence(outlook: Outlook, t: int, column: int, lot: Sequence[Holding]) -> Widget:
    """The reports on a thread that arrive in a turn, with their holders."""
    rows: list[Widget] = [Label(f"{outlook.names.threads[t].codename}, {outlook.heading(column)}", "body_bold", "hi")]
    for holding in lot:
        nation = outlook.names.nations[holding.nation]
        mark = Nation(holding.nation, nation.code, name=f"with {nation.name}", min_width=44, shrink=False)
        inside = line(outlook, holding)
        inside.flex = 1
        rows.append(Row([mark, inside], gap=7, cross="start"))
    return Column(rows, width=_WIDE, gap=5)


def _opened_by(outlook: Outlook, window: Window) -> str:
    if window.inject == NONE:
        return ""
    return f"Opened by the inject “{outlook.names.injects[window.inject].title}”."


def _holders(outlook: Outlook, holdings: Iterable[Holding]) -> str:
    codes = sorted({outlook.names.nations[h.nation].code for h in holdings})
    return terms.listed(codes)


def half(outlook: Outlook, half: Half) -> Widget:
    """Half of an alert: who has it, who has the other."""
    names = outlook.names
    alert = outlook.scenario.alerts[half.alert // 2]
    when = f"Hour {half.tick}" if half.tick < NEVER else "Waits for an inject"
    thread = next(t.codename for t in names.threads if t.id == alert.thread)
    words = [
        names.alerts[half.alert].text,
        f"{when}, with {names.nations[half.nation].name}; the other half lies with {names.nations[half.other].name}.",
        f"Thread {thread}; the match yields “{next(r.title for r in names.reports if r.id == alert.yields)}”.",
    ]
    return _told(f"Half of {alert.id}", words)


def cue(outlook: Outlook, cue: Cue) -> Widget:
    """An inject that has a turn: when, to whom, what it says and does."""
    inject = outlook.scenario.injects[cue.inject]
    when = f"Fires at hour {cue.tick}, read in turn {cue.turn + 1}."
    return _told(inject.title, [when, f"To {_audience(outlook, inject)}. {does(inject)}", inject.text.strip()])


def waiting(outlook: Outlook, cues: Sequence[Cue]) -> Widget:
    """The injects that have no turn, each with what it waits for."""
    words = [f"{outlook.names.injects[c.inject].title}: {waits_for(c)}" for c in cues]
    return _told("Injects that wait", words)


def waits_for(cue: Cue) -> str:
    """What an inject without a turn waits for."""
    return (
        "in the tray of Exercise Control" if cue.tray else "when its condition holds" if cue.conditional else "too late"
    )


def _audience(outlook: Outlook, inject: Inject) -> str:
    if inject.to == "all":
        return "all"
    return terms.listed([n.name for n in outlook.scenario.nations if n.id in inject.to])


def does(inject: Inject) -> str:
    """What an inject does, by the kinds of its effects."""
    kinds = dict.fromkeys(e.kind.replace("_", " ") for e in inject.effects if e.kind != "message")
    done = f"Effects: {', '.join(kinds)}." if kinds else "A message only." if inject.decide is None else ""
    asked = f"Asks to decide among {len(inject.decide.options)}." if inject.decide else ""
    return " ".join(words for words in (done, asked) if words)


def _told(title: str, words: Sequence[str]) -> Widget:
    lines = [Paragraph(w, "small", "text") for w in words]
    return Column([Label(title, "body_bold", "hi"), *lines], width=_WIDE, gap=4)
