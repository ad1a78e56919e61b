"""The turn report: what happened this turn and why, in sections, each line with its rule."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from game.match.changed import NOTHING, Changes, joined
from game.match.chronicle import Item
from game.match.digest import digest
from game.match.entries import Entry
from game.match.naming import NamingError, columns_of
from game.match.queried import waiting
from game.match.seat import Seat, Told
from game.match.sections import Line, Section, Tone
from game.rules.codes import NONE, Rule
from game.rules.events import Event
from game.rules.orders import BY_NAME
from game.rules.reasons import rule_behind
from game.scenario.catalogue import Catalogue
from game.ui.scene import Pop, Scene
from game.ui.scenes.frame import page, scroll_keys
from game.ui.tree import Ctx, Widget
from game.ui.widgets import (
    Button,
    Card,
    Column,
    Divider,
    Empty,
    Heading,
    Icon,
    Label,
    Panel,
    Paragraph,
    Pill,
    Row,
    Scroll,
    Spacer,
)
from game.wording import refusals, rules, terms
from game.wording.happenings import Happening, Speaker
from game.wording.orders import KIND, WITH_OBJECT

_LOOK: Final = {
    Section.HARM: ("shield-alert", "bad"),
    Section.THREADS: ("radar", "accent"),
    Section.CONTROL: ("megaphone", "need"),
    Section.ARRIVALS: ("inbox", "accent"),
    Section.ANSWERS: ("mail", "accent"),
    Section.TRUST: ("scale", "accent"),
    Section.WORK: ("list-checks", "good"),
    Section.OTHERS: ("globe", "dim"),
}
_TONE: Final = {Tone.PLAIN: "text", Tone.GOOD: "good", Tone.BAD: "bad"}


class TurnReport(Scene):
    """A page over the table; Enter or Escape goes on."""

    title = "Turn report"
    first_focus = "continue"

    def __init__(self, told: Told, seat: Seat, changes: Changes = NOTHING) -> None:
        """`changes` are what the turn changed and no event tells."""
        self.told, self.seat = told, seat
        self.you = seat.names.index("nation", seat.nation)
        happened = digest(told.items, seat.catalogue, self.you, told.before)
        queried = waiting(told.done, told.items, seat.catalogue, self.you)
        self.sections = joined(joined(happened, queried), changes)
        self._messages = _messages(told.items, seat.catalogue, self.you)

    def build(self, ctx: Ctx) -> Widget:
        """Sections in two columns, or one below the other."""
        cards: list[Widget] = [self._card(section, lines) for section, lines in self.sections.items()]
        if self.told.refused:
            cards.insert(0, self._refused())
        body = Scroll("report", self._columns(ctx, cards), flex=1, name="What happened")
        go_on = Button("continue", "Continue", "arrow-right", "gold", True, default=True, on_click=Pop)
        foot = Panel(
            [Row([*self._glance(), Spacer(flex=1), go_on], gap=10)], id="panel:continue", name="Continue",
            pad=(9, 16), sides="t",
        )  # fmt: skip
        keys = (("↑ ↓", "scroll"), ("Enter", "continue"))
        under = f"{self.seat.catalogue.title} · {self._hours()}"
        inside = Column(
            [Panel([body], id="panel:report", name="Report", pad=(14, 6, 0, 16), fill="bg", flex=1), foot], gap=0
        )
        return page(ctx, f"Turn {self.told.turn + 1}: what happened and why", under, inside, keys)

    def keys(self) -> Mapping[str, Callable[[], object]]:
        """The text scrolls; Escape goes on too."""
        return {**scroll_keys(self, "report"), "escape": Pop}

    def _hours(self) -> str:
        first = self.told.turn * 6
        return f"{terms.clock(first)} to {terms.clock(first + 6)}"

    def _columns(self, ctx: Ctx, cards: list[Widget]) -> Widget:
        """The sections in reading order, in two columns as even as that allows."""
        if not cards:
            return Empty(
                icon="hourglass", text="A quiet turn", hint="Nothing reached you and nothing you did shows yet."
            )
        if ctx.width_dp < 1200 or len(cards) < 2:
            return Column(cards, gap=12, pad=(0, 10, 14, 0))
        tall = [card.measure(ctx, ctx.px(ctx.width_dp / 2 - 26))[1] for card in cards]
        split = min(range(1, len(cards)), key=lambda at: max(sum(tall[:at]), sum(tall[at:])))
        first, second = cards[:split], cards[split:]
        return Row(
            [Column(first, gap=12, flex=1), Column(second, gap=12, flex=1)], gap=14, cross="start", pad=(0, 10, 14, 0)
        )

    # -- at a glance

    def _glance(self) -> list[Widget]:
        """The turn in a few marks, beside the button."""
        marks: list[Widget] = []
        harm = len(self.sections.get(Section.HARM, ()))
        if harm:
            marks.append(Pill(f"{harm} went wrong", "bad", "bad_fill", icon="shield-alert"))
        if self.told.refused:
            marks.append(Pill(_counted(len(self.told.refused), "order refused", "orders refused"), "warn", icon="x"))
        arrived = len(self.sections.get(Section.ARRIVALS, ()))
        if arrived:
            marks.append(Pill(_counted(arrived, "arrival", "arrivals"), "accent", icon="inbox"))
        others = len(self.seat.catalogue.nations) - 1
        whole = sum(i.value for i in self.told.items if i.event == Event.TRUST and i.target == self.you)
        trust = round(whole / others)
        if trust:
            ink = "good" if trust > 0 else "bad"
            icon = "trending-up" if trust > 0 else "trending-down"
            tip = "By how much the mean of the others' trust in you moved through what happened."
            words = f"Trust in you {terms.award(trust * 100)}"
            marks.append(Pill(words, ink, icon=icon, tooltip=tip))
        return marks

    # -- refused orders

    def _refused(self) -> Card:
        rows: list[Widget | None] = []
        for entry, reason in self.told.refused:
            what, remedy = refusals.afterwards(reason)
            rows += [
                Divider() if rows else None,
                Column(
                    [
                        _told(self._order(entry), "title", "hi", rule_behind(reason)),
                        Paragraph(f"{what}.", "body", "text"),
                        _advice(f"{remedy}.") if remedy else None,
                    ],
                    gap=3,
                ),
            ]
        return _framed("Orders refused", "x", "warn", len(self.told.refused), rows)

    def _order(self, entry: Entry) -> str:
        """A refused order in a few words."""
        words = KIND[BY_NAME[entry.kind].kind]
        try:
            _, columns = columns_of(self.seat.names, entry.kind, entry.fields)
        except NamingError:
            return words
        names = self.seat.catalogue
        tables: tuple[tuple[str, Callable[[int], str]], ...] = (
            ("report", lambda i: names.reports[i].code), ("thread", lambda t: names.threads[t].codename),
            ("alert", lambda a: names.alerts[a].code), ("subject", lambda u: names.subjects[u].name),
            ("campaign", lambda g: names.campaigns[g].name),
        )  # fmt: skip
        parts = [name(columns[column]) for column, name in tables if columns.get(column, NONE) != NONE]
        to = columns.get("to", 0)
        parts += [f"to {terms.listed([n.name for k, n in enumerate(names.nations) if to >> k & 1])}"] * bool(to)
        colon = "" if BY_NAME[entry.kind].kind in WITH_OBJECT else ":"
        return f"{words}{colon} {' '.join(parts)}" if parts else words

    # -- a section

    def _card(self, section: Section, lines: Sequence[Line]) -> Widget:
        icon, ink = _LOOK[section]
        rows: list[Widget] = []
        for number, line in enumerate(lines):
            told = _told(line.text, "body", "text" if line.tone is Tone.PLAIN else "hi", line.rule, line.tone)
            repeated = number + 1 < len(lines) and lines[number + 1].advice == line.advice
            more = _advice(line.advice) if line.advice and not repeated else None
            if line.text in self._messages:
                more = Paragraph(self._messages[line.text], "small", "dim")
            rows.append(Column([told, more], gap=3) if more is not None else told)
        return _framed(section.value, icon, ink, len(lines), rows)


def _messages(items: Sequence[Item], names: Catalogue, you: int) -> dict[str, str]:
    """The texts of Exercise Control's messages by the sentence that tells of each; what is put before the player as a
    decision brings its own.
    """
    speaker = Speaker(names, you)
    told = [i for i in items if i.event == Event.INJECT and not names.injects[i.item].options]
    return {
        speaker.say(Happening(i.event, i.tick, i.actor, i.target, i.item, i.value)): names.injects[i.item].text
        for i in told
    }


def _framed(title: str, icon: str, ink: str, count: int, rows: Sequence[Widget | None]) -> Card:
    stripe = ink if ink in ("bad", "warn") else None
    head = Row([Icon(icon, 17, ink), Heading(title), Spacer(flex=1), Label(str(count), "small", "dim")], gap=10)
    return Card([head, *(row for row in rows if row is not None)], stripe=stripe, pad=(11, 14, 12, 16), gap=9)


def _told(words: str, style: str, color: str, rule: Rule, tone: Tone = Tone.PLAIN) -> Widget:
    """A sentence with the name of the rule behind it, which explains itself when pointed at."""
    mark = None
    if tone is not Tone.PLAIN:
        mark = Icon("check" if tone is Tone.GOOD else "triangle-alert", 14, _TONE[tone], name=f"{tone.value} news")
    code = Pill(rule.value, "dim", "raised", style="code", tooltip=rules.about(rule))
    return Row([mark, Paragraph(words, style, color, flex=1), code], gap=9, cross="start")


def _advice(words: str) -> Widget:
    return Row(
        [Icon("life-buoy", 14, "accent", name="remedy"), Paragraph(words, "small", "accent", flex=1)],
        gap=9,
        cross="start",
    )


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"
