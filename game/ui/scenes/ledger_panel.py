"""One dimension of the score, opened: its rating, its awards with what stands behind each, and their sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.match.chronicle import Item
from game.match.entries import Entry
from game.match.naming import NamingError, columns_of
from game.match.result import Award, Ledger
from game.match.seat import Ended, Seat
from game.rules.codes import NONE, Rule, SeatDimension
from game.rules.events import Event
from game.rules.rating import Rating
from game.ui.scenes.openers import Look, mark, opener, ranked
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Column, Divider, Empty, Heading, Label, LongList, Panel, Paragraph, Pill, Row, Spacer
from game.wording import ledger as words
from game.wording import rules, terms
from game.wording.happenings import Happening, Speaker
from game.wording.named import Named, named_in
from game.wording.orders import KIND, OrderWords
from game.wording.outlook import Columns
from game.wording.past import past

RATING_INK: Mapping[Rating, str] = {
    Rating.PERFORMED: "good",
    Rating.SOME: "accent",
    Rating.MAJOR: "warn",
    Rating.UNABLE: "bad",
    Rating.NOT_DEMONSTRATED: "dim",
}
_TELLING: Mapping[tuple[Rule, bool], tuple[Event, ...]] = {
    (Rule.THREAD, True): (Event.RESPONDED, Event.CLOSED),
    (Rule.SHARE, True): (Event.READ,),
    (Rule.SHARE, False): (Event.PUSHED,),
}
"""By rule and whether points were won: the kinds of event that say best what they were won or lost by."""
_MOST_BEHIND = 10
_TIP = 330  # dp that a tooltip has for its content


def badge(rating: Rating) -> Pill:
    """The letter of an HSEEP rating in its colour; its words are read out."""
    ink = RATING_INK[rating]
    return Pill(
        rating.value, ink, "bg", ink, style="heading", name=f"rated {rating.value}, {terms.RATING[rating]}", width=46
    )


def title_of(ledger: Ledger) -> str:
    """The dimension's name."""
    d = ledger.dimension
    return terms.SEAT_DIMENSION[d] if isinstance(d, SeatDimension) else terms.DIMENSION[d]


def help_of(ledger: Ledger) -> str:
    """What the dimension measures."""
    d = ledger.dimension
    return terms.SEAT_DIMENSION_HELP[d] if isinstance(d, SeatDimension) else terms.DIMENSION_HELP[d]


def tenths(thousandths: int) -> str:
    """Points as shown: one decimal."""
    return f"{thousandths / 1000:.1f}"


class Telling:
    """Sentences about an exercise that is over, for one seat: events, orders, awards."""

    def __init__(self, ended: Ended, seat: Seat) -> None:
        self.names = seat.catalogue
        self.you = seat.names.index("nation", seat.nation)
        self.speaker = Speaker(self.names, self.you)
        self._handles = seat.names
        self._own = [self.names.threads[t.thread].codename for t in ended.view.threads if t.own]
        keys = past(self.names, self.you, map(_happening, ended.items))
        self._orders = OrderWords(self.names, ended.view, past=keys)
        self._known = {m.key for m in ended.view.matters} | {f.key for f in ended.view.forces} | set(keys)
        self._entries = {e.key: e for e in ended.entries}

    def event(self, item: Item) -> str:
        """What happened."""
        return self.speaker.say(_happening(item))

    def named(self, items: Sequence[Item]) -> list[Named]:
        """What the sentences about events name that has a card."""
        return ranked(thing for item in items for thing in named_in(self.names, _happening(item)))

    def order(self, key: str) -> str:
        """The order behind an event with its author and the reason given; "" for the course of time."""
        entry = self._entries.get(key)
        return self._entry(entry) if entry is not None else ""

    def _entry(self, entry: Entry) -> str:
        author = next((n.code for n in self.names.nations if n.id == entry.author), "EXCON")
        words, _ = self.given(entry)
        return f"{author}: {words}" if words else author

    def given(self, entry: Entry) -> tuple[str, Columns]:
        """An order with the reason given, and its columns by handle; nothing for what is no order."""
        try:
            kind, columns = columns_of(self._handles, entry.kind, entry.fields)
        except NamingError:
            return "", {}
        why = f" (“{entry.rationale}”)" if entry.rationale else ""
        if columns.get("key", NONE) not in {NONE, *self._known}:
            report = columns.get("report", NONE)
            return KIND[kind] + (f" {self.names.reports[report].code}" if report != NONE else "") + why, columns
        detail = self._orders.detail(kind, columns)
        return self._orders.title(kind, columns) + (f" · {detail}" if detail else "") + why, columns

    def about(self, ledger: Ledger) -> str:
        """What the dimension measures; for the nation's own threads, which they are; why it has no weight."""
        d = ledger.dimension
        named = f" Yours: {terms.listed(self._own)}." if d is SeatDimension.OUTCOME and self._own else ""
        idle = f" It is {words.uncounted(d)}." if isinstance(d, SeatDimension) and not ledger.weight else ""
        return f"{help_of(ledger)}{named}{idle}"

    def award(self, ledger: Ledger, award: Award) -> str:
        """What an award was for."""
        if award.turn == NONE:
            return words.BEFORE
        what = words.earned(ledger.dimension, award.rule, award.points, award.basis)
        return what + (words.MOST if award.full else "")

    def behind(self, award: Award) -> str:
        """The event behind an award; of several the most telling and how many more."""
        if not award.behind:
            return ""
        telling = _TELLING.get((award.rule, award.points > 0), ())
        first = next((i for e in telling for i in award.behind if i.event == e), award.behind[0])
        more = len(award.behind) - 1
        return self.event(first) + (f" And {more} more." if more else "")


def _happening(item: Item) -> Happening:
    return Happening(item.event, item.tick, item.actor, item.target, item.item, item.value)


def ledger_panel(ctx: Ctx, telling: Telling, ledger: Ledger, width: float, look: Look, held: str = "") -> Panel:
    """The panel at the right of the end screen; `look` opens the card of what an award names, `held` tells what holds
    the rating below its points.
    """
    awards = ledger.awards
    sum_ = Row(
        [
            Label("1 award makes" if len(awards) == 1 else f"{len(awards)} awards sum to", "body", "dim"),
            Spacer(flex=1),
            Label(tenths(sum(a.points for a in awards)), "figure", "hi"),
        ]
    )  # fmt: skip
    head = [
        Row([Heading(title_of(ledger), "h1", flex=1), badge(ledger.rating)], gap=10),
        Paragraph(telling.about(ledger), "body", "text"),
        Paragraph(
            f"{terms.RATING[ledger.rating].capitalize()} · weight {ledger.weight}", "small", RATING_INK[ledger.rating]
        ),
        Paragraph(f"{held.capitalize()}.", "small", "warn") if held else None,
        Divider(),
    ]
    tall = 62 * max(1.0, 0.94 * ctx.text_scale)
    rows: Widget = LongList(
        "awards", len(awards), lambda n: _award(ctx, telling, ledger, n, look), tall, name="Awards", flex=1
    )
    if not awards:
        rows = Empty(icon="scale", text="No awards", hint="Nothing happened that this dimension counts.", flex=1)
    return Panel(
        [*head, rows, *_unmet(ctx, telling, ledger, look), *_short(ctx, telling, ledger, look), Divider(), sum_],
        id="panel:ledger",
        name=f"Ledger of {title_of(ledger)}", width=width,
        pad=(16, 10, 12, 18), sides="l", gap=9,
    )  # fmt: skip


def _unmet(ctx: Ctx, telling: Telling, ledger: Ledger, look: Look) -> list[Widget]:
    """How much evidence was needed and not read; its tooltip names the first of it."""
    count, first = len(ledger.unmet), ledger.unmet[:_MOST_BEHIND]
    if not count:
        return []
    lines: list[Widget] = [Paragraph(f"{words.needed(telling.names, x.report, x.nations)}.", "small") for x in first]
    lines += [Label(f"And {count - _MOST_BEHIND} more.", "small", "dim")] if count > _MOST_BEHIND else []
    told = f"{words.UNMET}: {count} report{'s' * (count != 1)}"
    act = opener(ctx, "ledger:unmet", ranked(Named("report", x.report) for x in first), telling.names, look)
    tip = lambda _: Column(lines, gap=5, width=_TIP)  # noqa: E731
    return [Label(told, "small", "warn", id="ledger:unmet", role="button", tooltip=tip, on_click=act)]


def _short(ctx: Ctx, telling: Telling, ledger: Ledger, look: Look) -> list[Widget]:
    """How many threads were not prevented; its tooltip names them with their points."""
    if not ledger.short:
        return []
    told = (words.fell_short(telling.names, s.thread, s.outcome, s.points, s.possible) for s in ledger.short)
    lines: list[Widget] = [Paragraph(f"{line}.", "small") for line in told]
    act = opener(ctx, "ledger:short", ranked(Named("thread", s.thread) for s in ledger.short), telling.names, look)
    tip = lambda _: Column(lines, gap=5, width=_TIP)  # noqa: E731
    text = f"{words.SHORT}: {len(ledger.short)}"
    return [Label(text, "small", "warn", id="ledger:short", role="button", tooltip=tip, on_click=act)]


def _award(ctx: Ctx, telling: Telling, ledger: Ledger, number: int, look: Look) -> Widget:
    award, here = ledger.awards[number], f"award:{number}"
    things = telling.named(award.behind[:_MOST_BEHIND])
    ink = "good" if award.points > 0 else "bad" if award.points < 0 else "dim"
    turn = "" if award.turn == NONE else f"Turn {award.turn + 1}"
    text = telling.award(ledger, award)
    behind = telling.behind(award)
    lines: list[Widget] = [Label(text, "body", "hi")]
    lines += [Paragraph(behind, "small", "dim", 2)] if behind else []
    points = terms.award(award.points)
    return Row(
        [
            Label(turn, "small", "dim", min_width=64, shrink=False), Column(lines, gap=1, flex=1),
            Label(award.rule.value, "code", "dim", shrink=False),
            Label(points, "body_bold", ink, "right", min_width=46), mark(things),
        ],
        gap=8, pad=(0, 6), id=here, name=f"{turn}: {text} {points}",
        on_click=opener(ctx, here, things, telling.names, look) or _nothing,
        tooltip=lambda ctx: _whole(telling, ledger, award),
    )  # fmt: skip


def _nothing() -> None:
    """An award that names nothing can still be reached, for its tooltip."""


def _whole(telling: Telling, ledger: Ledger, award: Award) -> Widget:
    """Everything behind an award."""
    points = Label(terms.award(award.points), "body_bold")
    lines: list[Widget] = [
        Row([Paragraph(telling.award(ledger, award), "body_bold", "hi", flex=1), points], cross="start"),
        Paragraph(rules.about(award.rule), "small", "dim"),
    ]
    told: set[str] = set()
    for item in award.behind[:_MOST_BEHIND]:
        lines.append(Paragraph(telling.event(item), "small", "text"))
        order = telling.order(item.cause)
        if order and order not in told:
            told.add(order)
            lines.append(Paragraph(order, "small", "accent"))
    more = len(award.behind) - _MOST_BEHIND
    lines += [Label(f"And {more} more.", "small", "dim")] if more > 0 else []
    return Column(lines, gap=5, width=_TIP)


def ledgers(sets: Sequence[tuple[str, Sequence[Ledger]]]) -> dict[str, Ledger]:
    """All ledgers by a key for the screen: "coalition:OUTCOME"."""
    return {f"{name}:{led.dimension.name.lower()}": led for name, set_ in sets for led in set_}
