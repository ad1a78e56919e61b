"""Nations over turns, and under them on the same scale threads, halves of alerts and injects."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

import pygame

from game.match.dealt import Holding
from game.rules.codes import NEVER
from game.ui.painter import Painter
from game.ui.scenes.author import tips
from game.ui.scenes.author.axis import TimeScale
from game.ui.scenes.author.gaze import Gaze
from game.ui.scenes.author.marks import Bar, Cell, Evidence, Mark
from game.ui.scenes.author.outlook import Outlook
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Canvas, Label, Nation

CUE_ICON: Final = {
    "outage": ("link-2-off", "warn"), "thread": ("radar", "accent"), "report": ("mail", "accent"),
    "alert": ("banknote", "accent"), "staff": ("users", "warn"), "deadline": ("clock", "warn"),
    "severity": ("activity", "warn"), "priority": ("star", "gold_text"), "trust": ("scale", "warn"),
    "framework": ("landmark", "good"), "intensity": ("trending-up", "warn"), "handling": ("shield", "warn"),
    "caution": ("lock", "warn"),
}  # fmt: skip
"""Icon and ink of an inject by the first effect that is more than a message."""


_TALLEST: Final = 44  # dp of a nation's row


@dataclass
class _Rows:
    """Lays widgets out from the top down, in pixels of the canvas."""

    ctx: Ctx
    scale: TimeScale
    y: int = 0
    kids: list[Widget] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)  # heights at which a section begins

    def put(self, widget: Widget, x: int, y: int, w: int, h: int) -> None:
        """A widget at an exact place."""
        widget.anchor, widget.at = "topleft", (x, y)
        widget.width, widget.height = w / self.ctx.k, h / self.ctx.k
        self.kids.append(widget)

    def take(self, below: _Rows) -> None:
        """Rows that were laid out by themselves, under those that are here."""
        for kid in below.kids:
            x, y = kid.at if isinstance(kid.at, tuple) else (0, 0)
            kid.at = (x, y + self.y)
        self.kids += below.kids
        self.y += below.y

    def name(self, widget: Widget, tall: int, indent: int = 0) -> None:
        """A widget in the column of names."""
        self.put(widget, indent, self.y, self.scale.left - self.ctx.px(8) - indent, tall)

    def section(self, words: str) -> None:
        """A heading over the rows that follow."""
        self.y += self.ctx.px(8)
        self.lines.append(self.y)
        self.y += self.ctx.px(5)
        tall = self.ctx.text.line_height("caption_bold")
        self.put(Label(words, "caption_bold", "dim"), 0, self.y, self.scale.left - self.ctx.px(8), tall)


def chart(ctx: Ctx, outlook: Outlook, scale: TimeScale, gaze: Gaze, room: int) -> Canvas:
    """The whole picture, as tall as it needs; what `room` it has more makes the rows of nations taller."""
    below = _Rows(ctx, scale)
    _threads(below, outlook, gaze)
    _halves(below, outlook, gaze)
    _cues(below, outlook, gaze)
    least = max(ctx.px(28), ctx.text.line_height("code_bold") + ctx.px(12))
    share = (room - below.y) // len(outlook.nations)
    rows = _Rows(ctx, scale)
    _nations(rows, outlook, gaze, max(least, min(ctx.px(_TALLEST), share)))
    lines = tuple(y + rows.y for y in below.lines)
    rows.take(below)
    column = gaze.column
    return Canvas(
        rows.kids, paint_on=lambda g, size: _ground(g, size, ctx, scale, column, lines),
        version=(scale, column, lines, ctx.theme.name), role="grid", flex=0, id="chart", name="Nations over turns",
        width=scale.wide / ctx.k, height=(rows.y + ctx.px(2)) / ctx.k,
    )  # fmt: skip


def _ground(g: Painter, size: tuple[int, int], ctx: Ctx, scale: TimeScale, column: int, lines: tuple[int, ...]) -> None:
    """The chosen column lit, a hairline at every turn, and one over every section."""
    thin = ctx.px(1)
    lit = pygame.Rect(scale.at(column), 0, scale.width(column), size[1])
    g.box(lit, "accent_fill", None, 4)
    first = lines[0] if lines else size[1]
    for c in range(scale.columns + 1):
        x = scale.at(c) if c <= scale.turns else scale.wide - thin
        g.box(pygame.Rect(x, first, thin, size[1] - first), "line")
    for y in lines:
        g.box(pygame.Rect(0, y, scale.wide, thin), "line")


def _nations(rows: _Rows, outlook: Outlook, gaze: Gaze, tall: int) -> None:
    ctx, scale, names = rows.ctx, rows.scale, outlook.names
    most = max(1, outlook.most[gaze.measure])
    for n in outlook.nations:
        nation = names.nations[n]
        here = n == gaze.nation
        rows.name(
            Nation(
                n, nation.code, nation.name, 13, "body_bold" if here else "body", role="cell",
                id=f"nation:{nation.id}", tooltip=nation.about, on_click=_call(gaze.look_at, n, gaze.column),
            ),
            tall,
        )  # fmt: skip
        for c in outlook.columns:
            count = outlook.count(n, c, gaze.measure)
            arriving = outlook.arriving(n, c)
            choose = _call(gaze.look_at, n, c)
            cell = Cell(
                count, count / most, outlook.change(n, c, gaze.measure), any(not h.needers for h in arriving),
                any(h.dormant for h in arriving), selected=here and c == gaze.column,
                id=f"cell:{nation.id}:{c + 1}", name=f"{nation.name}, {outlook.heading(c)}: {count}",
                tooltip=tips.late(tips.cell, outlook, n, c), on_click=choose, on_focus=_call(gaze.pass_over, n, c),
            )  # fmt: skip
            rows.put(cell, scale.at(c) + ctx.px(1), rows.y + ctx.px(1), scale.width(c) - ctx.px(2), tall - ctx.px(2))
        rows.y += tall


def _threads(rows: _Rows, outlook: Outlook, gaze: Gaze) -> None:
    ctx, scale = rows.ctx, rows.scale
    rows.section("Threads")
    rows.y += ctx.text.line_height("caption_bold") + ctx.px(2)
    thick, lane = ctx.px(9), max(ctx.px(13), ctx.text.line_height("caption_bold"))
    tall = thick + lane + ctx.px(2)
    for window in outlook.deal.windows:
        thread = outlook.names.threads[window.thread]
        chosen = thread.id == outlook.filters.thread
        tip = tips.late(tips.window, outlook, window)
        choose = _call(gaze.filter_thread, thread.id)
        name = Label(
            thread.codename, "code_bold", "hi" if chosen else "need" if window.decoy else "text", role="cell",
            id=f"thread:{thread.id}", name=f"{thread.codename}: {tips.span(window)}", on_click=choose, tooltip=tip,
        )  # fmt: skip
        rows.name(name, tall)
        if window.opens < NEVER:
            x, end, latest = (scale.hour(t) for t in (window.opens, window.deadline, window.latest))
            until = scale.hour(window.crisis_until) if window.crisis_until < NEVER else latest
            bar = Bar(
                end - x, latest - x, window.decoy, selected=chosen, id=f"bar:{thread.id}",
                name=f"{thread.codename}: {tips.span(window)}", tooltip=tip, on_click=choose,
            )  # fmt: skip
            rows.put(bar, x, rows.y + ctx.px(1), max(ctx.px(10), until - x), thick)
        else:
            words = Label("opens with an inject", "caption", "dim", tooltip=tip)
            rows.put(words, scale.left + ctx.px(6), rows.y, scale.step * scale.turns - ctx.px(6), thick + ctx.px(2))
        _evidence(rows, outlook, gaze, window.thread, thick + ctx.px(2), lane)
        rows.y += tall + ctx.px(2)


def _evidence(rows: _Rows, outlook: Outlook, gaze: Gaze, t: int, down: int, tall: int) -> None:
    """Under a thread's bar, the nations that its reports reach first."""
    lots: dict[int, list[Holding]] = defaultdict(list)
    for holding in outlook.deal.holdings:
        if holding.weights and holding.weights[0][0] == t and outlook.counts(holding):
            lots[outlook.column(holding.turn)].append(holding)
    thread = outlook.names.threads[t]
    for column, lot in lots.items():
        codes = [outlook.names.nations[h.nation].code for h in lot]
        evidence = Evidence(
            tuple(h.nation for h in lot), id=f"evidence:{thread.id}:{column + 1}",
            name=f"{thread.codename}, {outlook.heading(column)}: {', '.join(codes)}",
            tooltip=tips.late(tips.evidence, outlook, t, column, lot), on_click=_call(gaze.turn_to, column),
        )  # fmt: skip
        x, w = rows.scale.at(column), rows.scale.width(column)
        rows.put(evidence, x + rows.ctx.px(1), rows.y + down, w - rows.ctx.px(2), tall)


def _halves(rows: _Rows, outlook: Outlook, gaze: Gaze) -> None:
    found: dict[int, list[Mark]] = defaultdict(list)
    for half in outlook.deal.halves:
        column = outlook.column(half.turn)
        card = outlook.names.alerts[half.alert]
        found[column].append(
            Mark(
                nation=half.nation, id=f"half:{card.id}", name=f"{card.id}: {outlook.names.nations[half.nation].name}",
                tooltip=tips.late(tips.half, outlook, half), on_click=_call(gaze.look_at, half.nation, column),
            )
        )  # fmt: skip
    if found:
        rows.section("Halves of alerts")
        _stacked(rows, found)


def _cues(rows: _Rows, outlook: Outlook, gaze: Gaze) -> None:
    found: dict[int, list[Mark]] = defaultdict(list)
    waiting = []
    for cue in outlook.deal.cues:
        column = outlook.column(cue.turn)
        if column >= outlook.turns:
            waiting.append(cue)
            continue
        inject = outlook.scenario.injects[cue.inject]
        icon, ink = cue_sign(inject.decide is not None, [e.kind for e in inject.effects])
        found[column].append(
            Mark(
                icon=icon, ink=ink, id=f"inject:{inject.id}", name=f"Inject {inject.title}",
                tooltip=tips.late(tips.cue, outlook, cue), on_click=_call(gaze.turn_to, column),
            )
        )  # fmt: skip
    if waiting:
        found[outlook.turns].append(
            Mark(
                words=str(len(waiting)), id="inject:waiting", name=f"{len(waiting)} injects that wait",
                tooltip=tips.late(tips.waiting, outlook, tuple(waiting)), on_click=_call(gaze.turn_to, outlook.turns),
            )
        )  # fmt: skip
    if found:
        rows.section("Injects")
        _stacked(rows, found)


def cue_sign(decides: bool, kinds: list[str]) -> tuple[str, str]:
    """Icon and ink of an inject."""
    if decides:
        return "split", "need"
    return next((CUE_ICON[kind] for kind in kinds if kind in CUE_ICON), ("megaphone", "dim"))


def _stacked(rows: _Rows, found: dict[int, list[Mark]]) -> None:
    """Marks below one another in their columns."""
    scale, ctx = rows.scale, rows.ctx
    tall = min(ctx.em(23), max(ctx.px(20), scale.step))
    for column, marks in sorted(found.items()):
        for level, mark in enumerate(marks):
            rows.put(mark, scale.at(column), rows.y + level * tall, scale.width(column), tall)
    rows.y += tall * max(len(marks) for marks in found.values())


def _call(action: Callable[..., object], *values: int | str) -> Callable[[], object]:
    return lambda: action(*values)


def legend(outlook: Outlook) -> Iterator[tuple[str, str, str]]:
    """What the marks mean that this picture has: (kind of mark, ink, words)."""
    holdings = [h for h in outlook.deal.holdings if outlook.counts(h)]
    if not all(h.needers for h in holdings):
        yield "circle", "hi", "nobody else needs one"
    if any(h.dormant for h in holdings):
        yield "ring", "hi", "dormant until woken"
    if outlook.before is not None:
        yield "up", "hi", f"more or fewer than on seed {outlook.before.seed}"
    yield "square", "gold", "deadline"
    if any(w.decoy for w in outlook.deal.windows):
        yield "square", "need", "the decoy on this seed"
    if any(w.crisis_until < NEVER for w in outlook.deal.windows):
        yield "square", "bad", "window of the incident"
