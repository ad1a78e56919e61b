"""The end: scores by dimension with their ledgers, what the threads were, questions to talk about, and what next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Final

from game.match.chronicle import Item
from game.match.lacking import lacking
from game.match.result import Ledger
from game.match.rivals import beside
from game.match.seat import Ended, Seat
from game.rules.codes import NEVER, Outcome, SeatDimension
from game.rules.events import Event
from game.rules.orders import BY_KIND, Kind
from game.rules.truth import ThreadTruth
from game.rules.view import Thread
from game.ui.scene import Pop, Push, Result, Scene
from game.ui.scenes import doors
from game.ui.scenes.frame import page, scroll_keys
from game.ui.scenes.help import AFTER_THE_END, Help
from game.ui.scenes.ledger_panel import RATING_INK, Telling, badge, ledger_panel, ledgers, tenths, title_of
from game.ui.scenes.look_around import LookAround, look_at
from game.ui.scenes.lookup import pages
from game.ui.scenes.openers import mark, opener
from game.ui.tree import Ctx, Widget
from game.ui.widgets import (
    Button,
    Card,
    Column,
    Divider,
    Heading,
    IconTile,
    Label,
    ListView,
    Meter,
    Nation,
    Panel,
    Paragraph,
    Pill,
    Row,
    Scroll,
    Spacer,
    Tabs,
    Wrap,
    scroll_list,
)
from game.wording import terms, unveiled
from game.wording.ledger import capped
from game.wording.named import Named

_OUTCOME: Final = {
    Outcome.OPEN: ("hourglass", "dim"),
    Outcome.CRISIS: ("siren", "bad"),
    Outcome.PREVENTED: ("shield-check", "good"),
    Outcome.DISRUPTED: ("shield", "accent"),
    Outcome.CONTAINED: ("life-buoy", "warn"),
    Outcome.UNCONTAINED: ("siren", "bad"),
    Outcome.DISMISSED: ("eye-off", "dim"),
}
_ABOUT_THREADS: Final = (
    Event.THREAD_OPENED, Event.DETECTED, Event.JUDGED, Event.FORMED, Event.JOINED, Event.FORCE_READY,
    Event.FREEZE_HELD, Event.FREEZE_REVERSED, Event.DEADLINE_MOVED, Event.RESPONDED, Event.INCIDENT, Event.DEPLOYED,
    Event.CLOSED,
)  # fmt: skip
_FIGURES: Final = (
    ("Coalition", "The weighted mean of the dimensions: what all nations reached together."),
    ("Your seat", "The weighted mean of your nation's own dimensions."),
    ("Final, weighed by your seat", "Coalition × (0.6 + 0.4 × your seat ÷ 100): nobody gains by another's loss."),
)


class Ending(Scene):
    """Everything may be seen now: the seed, the truth, every cause."""

    title = "The end"
    first_focus = "view:scores"

    def __init__(
        self, ended: Ended, seat: Seat, way_out: str = doors.MENU, kinds: Collection[Kind] = frozenset(BY_KIND)
    ) -> None:
        """`way_out` is where leaving leads to; the help tells of these kinds of order."""
        self.ended, self.seat, self.way_out, self.kinds = ended, seat, way_out, kinds
        self.telling = Telling(ended, seat)
        self.tab = "scores"
        self.ledgers = ledgers((("coalition", ended.result.dimensions), ("own", ended.result.own)))
        self.chosen = next(iter(self.ledgers), "")
        truth = ended.survey.truth
        self.threads: tuple[ThreadTruth, ...] = truth.threads if truth else ()
        self.thread = 0

    def build(self, ctx: Ctx) -> Widget:
        """Figures and tabs at the left, what is chosen at the right, what next below."""
        side = (540 if ctx.width_dp >= 1500 else 470 if ctx.width_dp >= 1200 else 380) * max(1.0, 0.8 * ctx.text_scale)
        tabs = Tabs(
            tabs=[
                ("scores", "Scores", None, "scale"), ("threads", "Threads", len(self.threads), "radar"),
                ("debrief", "Debrief", len(self.seat.catalogue.debrief), "message-square"),
            ],
            value=self.tab, on_change=self._turn_to, id="view", name="Views",
        )  # fmt: skip
        middle = {"scores": self._scores, "threads": self._threads, "debrief": self._debrief}[self.tab](ctx)
        left = Panel([self._figures(ctx), tabs, middle], id="panel:result", name="Result", pad=(14, 10, 0, 18), flex=1)
        right = {"scores": self._ledger, "threads": self._story, "debrief": self._objectives}[self.tab](ctx, side)
        body = Column([Row([left, right], gap=0, cross="stretch", flex=1), self._next()], gap=0)
        title = "You resigned" if self.ended.resigned else "The exercise is over"
        level = self.seat.setup.difficulty
        under = f"{self.seat.catalogue.title} · {level}"
        seed = Pill(
            f"Seed {self.ended.seed}", "hi", "raised", icon="dices", style="body", name=f"seed {self.ended.seed}"
        )
        keys = (("← →", "view"), ("↑ ↓", "choose"), ("Enter", "open"), ("?", "help"))
        return page(ctx, title, under, body, keys, [seed])

    def keys(self) -> Mapping[str, Callable[[], object]]:
        """Page keys scroll the long side; words and numbers can still be looked up."""
        moves = scroll_keys(self, "story" if self.tab == "threads" else "scores")
        return {"pagedown": moves["pagedown"], "pageup": moves["pageup"], "?": lambda: Push(self.help())}

    def help(self) -> Help:
        """Keys, and the words and numbers of the exercise."""
        seat = self.seat
        return Help(AFTER_THE_END, pages(seat.catalogue, seat.doctrine, self.ended.view, self.kinds))

    def _turn_to(self, tab: str) -> None:
        self.tab = tab

    def _figures(self, ctx: Ctx) -> Widget:
        result = self.ended.result
        values = (result.coalition, result.seat, result.final)
        blocks: list[Widget] = []
        for (name, about), value in zip(_FIGURES, values, strict=True):
            mark = Nation(self.telling.you, "", size=15, name=self.seat.nation) if name == "Your seat" else None
            blocks.append(
                Card(
                    [
                        Row([mark, Label(name, "small", "dim")], gap=6),
                        Row(
                            [Label(tenths(value), "display", "hi"), Label("of 100", "small", "dim", align="end")], gap=8
                        ),
                    ],
                    pad=(9, 16),
                    gap=1,
                    flex=1,
                    tooltip=about,
                    name=f"{name} {tenths(value)}",
                )
            )
        return Row(blocks, gap=12)

    # -- scores

    def _scores(self, ctx: Ctx) -> Widget:
        sets = (("coalition", "The coalition"), ("own", f"{self._own_name()}, your seat"))
        major, some, performed = self.ended.result.bands
        note = f"M from {major}, S from {some}, P from {performed}"
        parts: list[Widget] = []
        for name, heading in sets:
            rows = [self._score(ctx, key, led) for key, led in self.ledgers.items() if key.startswith(f"{name}:")]
            parts += [Row([Heading(heading), Spacer(flex=1), Label(note, "small", "dim")]), *rows, Spacer(height=6)]
        inside = ListView(parts, 6, (4, 10, 10, 2), id="scores:rows", name="Dimensions of the score")
        return Scroll("scores", inside, flex=1, name="Scores")

    def _own_name(self) -> str:
        return self.seat.catalogue.nations[self.telling.you].name

    def _score(self, ctx: Ctx, key: str, ledger: Ledger) -> Card:
        def choose() -> None:
            self.chosen = key

        words = terms.RATING[ledger.rating].capitalize()
        title, ink = title_of(ledger), RATING_INK[ledger.rating] if ledger.weight else "dim"
        wide = 220 * max(1.0, 0.9 * ctx.text_scale)
        bands = tuple(band / 100 for band in self.ended.result.bands)
        weight = f"× {ledger.weight}" if ledger.weight else "not counted"
        return Card(
            [
                Row(
                    [
                        badge(ledger.rating),
                        Column([Label(title, "title", "hi"), Label(words, "small", "dim")], gap=0, width=wide),
                        Meter(ledger.points / 100_000, ink, bands, name=title, flex=1),
                        Label(tenths(ledger.points), "figure", "hi", "right", min_width=56),
                        Label(weight, "small", "dim", "right", min_width=66),
                    ],
                    gap=14,
                )
            ],
            id=f"score:{key}", name=f"{title} {tenths(ledger.points)}, {words}", selected=key == self.chosen,
            pad=(7, 12), on_click=choose, on_focus=choose, role="listitem",
        )  # fmt: skip

    def _ledger(self, ctx: Ctx, width: float) -> Widget:
        chosen = self.ledgers[self.chosen]
        held = capped(chosen.dimension, chosen.rating, chosen.points, self.ended.result.bands)
        return ledger_panel(ctx, self.telling, chosen, width, self._look_at, held)

    # -- threads

    def _threads(self, ctx: Ctx) -> Widget:
        return scroll_list("threads", [self._thread(n, t) for n, t in enumerate(self.threads)], "Threads")

    def _thread(self, number: int, truth: ThreadTruth) -> Card:
        def choose() -> None:
            self.thread = number

        name = self.seat.catalogue.threads[truth.thread]
        icon, ink = _OUTCOME[truth.outcome]
        kind = Pill("Decoy", "need", "need_fill", icon="eye-off") if truth.decoy else Pill("Genuine", "text")
        mine = truth.thread in self.ended.result.own_threads
        yours = Pill("Yours", "gold_text", tooltip=terms.SEAT_DIMENSION_HELP[SeatDimension.OUTCOME]) if mine else None
        judged = self._judged(truth)
        return Card(
            [
                Row(
                    [
                        IconTile(icon, 36, ink),
                        Column(
                            [
                                Wrap([Label(name.codename, "heading", "hi"), kind, yours, judged], gap=9, line_gap=3),
                                Paragraph(name.about, "small", "dim"),
                            ],
                            gap=3, flex=1,
                        ),
                        Label(_ended(truth), "heading", ink, shrink=False),
                    ],
                    gap=12,
                )
            ],
            id=f"thread:{truth.thread}", name=f"{name.codename}, {_ended(truth)}", selected=number == self.thread,
            on_click=choose, on_focus=choose, pad=(9, 14),
        )  # fmt: skip

    def _judged(self, truth: ThreadTruth) -> Widget | None:
        """Whether the player's judgement was right."""
        known: Thread | None = next((t for t in self.ended.view.threads if t.thread == truth.thread), None)
        if known is None or not known.judged:
            return None
        right = (known.judged.name == "DECOY") == truth.decoy
        return Pill("You judged it rightly" if right else "You misjudged it", "good" if right else "bad", "bg")

    def _story(self, ctx: Ctx, width: float) -> Widget:
        truth = self.threads[self.thread]
        name = self.seat.catalogue.threads[truth.thread]
        story = [i for i in self.ended.items if i.event in _ABOUT_THREADS and i.item == truth.thread]
        confidence = Wrap(
            [
                Row([Nation(n, nation.code), Label(terms.level(c), "body_bold", "hi")], gap=6)
                for n, (nation, c) in enumerate(zip(self.seat.catalogue.nations, truth.confidence, strict=True))
            ],
            gap=16, flex=1,
        )  # fmt: skip
        opened, outcome = terms.clock(truth.opens), unveiled.outcome(truth, self.seat.catalogue)
        rivals = beside(self.ended.items, truth.thread, self.telling.speaker)
        short = " ".join(lacking(self.ended.attempts, truth, self.telling.speaker))
        inside = Column(
            [
                Paragraph(name.about, "body", "text"),
                _fact("Truth", "a decoy" if truth.decoy else "genuine"), _fact("Outcome", _ended(truth, outcome)),
                *([_fact("Rival forces", rivals)] if rivals else []),
                *([_fact("What was lacking", short)] if short else []),
                _fact("Open", f"{opened} to {terms.clock(truth.deadline)}"),
                _fact("Confidence at the end", confidence), Divider(),
                ListView([self._line(ctx, n, i) for n, i in enumerate(story)], 4, id="story:rows", name="Course"),
            ],
            gap=8, pad=(0, 10, 10, 0),
        )  # fmt: skip
        show = lambda: self._look_at(Named("thread", truth.thread))  # noqa: E731
        button = Button("story:card", "Open its card", "target", accel="o", on_click=show)
        return Panel(
            [
                Row([Heading(name.codename, "h1", flex=1), button], gap=10, pad=(0, 10, 0, 0)),
                Scroll("story", inside, flex=1, name="Course of the thread"),
            ],
            id="panel:thread", name=name.codename, width=width, pad=(16, 8, 0, 18), sides="l",
        )  # fmt: skip

    def _line(self, ctx: Ctx, number: int, item: Item) -> Widget:
        """One event of a thread; it opens what it names."""
        here, told = f"story:{number}", self.telling.event(item)
        things = self.telling.named([item])
        return Row(
            [
                Label(f"Turn {item.turn + 1}", "small", "dim", min_width=54, shrink=False),
                Paragraph(told, "body", flex=1), mark(things),
            ],
            gap=8, cross="start", id=here, name=f"Turn {item.turn + 1}: {told}", role="listitem",
            on_click=opener(ctx, here, things, self.seat.catalogue, self._look_at),
        )  # fmt: skip

    # -- debrief

    def _debrief(self, ctx: Ctx) -> Widget:
        rows = [
            Row(
                [IconTile("message-square", 30, "accent"), Paragraph(question, "lead", "text", flex=1)],
                gap=14, cross="start", pad=(6, 0),
            )
            for question in self.seat.catalogue.debrief
        ]  # fmt: skip
        return Scroll("scores", Column(rows, gap=12, pad=(6, 16, 12, 2), max_width=860), flex=1, name="Questions")

    def _objectives(self, ctx: Ctx, width: float) -> Widget:
        """The learning objectives, each with the rating of its dimension."""
        by_name = {led.dimension.name.lower(): led for led in self.ended.result.dimensions}
        rows: list[Widget] = []
        for objective in self.seat.catalogue.objectives:
            ledger = by_name.get(objective.dimension)
            rows.append(
                Row(
                    [badge(ledger.rating) if ledger else None, Paragraph(objective.text, "body", "text", flex=1)],
                    gap=12,
                    cross="start",
                )
            )
        inside = Scroll("objectives", Column(rows, gap=12, pad=(2, 10, 10, 0)), flex=1, name="Objectives")
        return Panel(
            [inside], title="Objectives and their ratings", icon="target", id="panel:objectives", width=width,
            pad=(16, 8, 0, 18), sides="l",
        )  # fmt: skip

    # -- looking around, and what next

    def _look(self) -> Result:
        """Open the table as it stood at the end."""
        return Push(LookAround(self.ended, self.seat, self.help))

    def _look_at(self, thing: Named) -> Result:
        """Open the card of something: on the table, or by itself where it never lay there."""
        return look_at(thing, self.ended, self.seat, self.help)

    def _next(self) -> Widget:
        buttons = [
            Button("end:menu", self.way_out, "log-out", large=True, on_click=doors.to_menu),
            Button("end:look", "Look around", "eye", large=True, show_keys=True, accel="l", on_click=self._look),
            Spacer(flex=1),
            Button("end:same", "Play again, same seed", "rotate-ccw", large=True, on_click=lambda: self._again(True)),
            Button("end:new", "Play again, new seed", "dices", "gold", True, on_click=lambda: self._again(False)),
        ]
        return Panel([Row(buttons, gap=10)], id="panel:next", name="What next", pad=(9, 16), sides="t")

    def _again(self, same: bool) -> Result:
        """The table below takes up what the seat answers."""
        self.seat.restart(same)
        return Pop()


def _ended(truth: ThreadTruth, told: str = "") -> str:
    """How a thread ended in a word, or as `told` where it opened at all."""
    if truth.opens >= NEVER:
        return "never opened"
    return told or terms.OUTCOME[truth.outcome]


def _fact(name: str, what: str | Widget) -> Widget:
    told = Paragraph(what, "body", "hi", flex=1) if isinstance(what, str) else what
    return Row([Paragraph(name, "body", "dim", width=170), told], gap=8, cross="start")
