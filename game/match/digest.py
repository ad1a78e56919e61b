"""A turn as its players read it: what happened to a nation and why, in sections, the weightiest first (R-TIME)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from game.match.chronicle import Item
from game.rules.codes import NONE, AnswerKind, DeclineCode, MatterKind, Outcome, Rule
from game.rules.declining import of_event
from game.rules.events import Event, TrustCause
from game.scenario.catalogue import Catalogue
from game.wording import terms
from game.wording.advice import ADVICE
from game.wording.declining import CROSSED
from game.wording.happenings import PROPOSED, TRUST_CAUSE, Happening, Speaker, sentence


class Section(StrEnum):
    """The parts of a turn report, in reading order."""

    HARM = "What went wrong"
    THREADS = "Threads and task forces"
    CONTROL = "Exercise Control"
    ARRIVALS = "Arrivals"
    ANSWERS = "Requests, answers, agreements"
    TRUST = "Trust"
    WORK = "What you did"
    OTHERS = "Elsewhere"


class Tone(StrEnum):
    """Whether a line is good news."""

    PLAIN = "plain"
    GOOD = "good"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened: its sentence, the rule behind it, its hour, and what would have spared a harm."""

    text: str
    rule: Rule
    tick: int
    tone: Tone = Tone.PLAIN
    advice: str = ""


_SECTION: Final[dict[Event, Section]] = {
    **dict.fromkeys(
        (Event.INJECT, Event.DECISION_DUE, Event.DECIDED, Event.OUTAGE, Event.RESTORED, Event.STAFF, Event.POLICY),
        Section.CONTROL,
    ),
    **dict.fromkeys(
        (
            Event.ARRIVED, Event.DELIVERED, Event.FOUND, Event.WOKEN, Event.STUB, Event.NOTHING_FOUND, Event.ALERT,
            Event.TOLD_FALSE,
        ),
        Section.ARRIVALS,
    ),
    **dict.fromkeys(
        (
            Event.REQUESTED, Event.PROPOSED, Event.ANSWERED, Event.ACCEPTED, Event.DECLINED, Event.RELEASED,
            Event.AGREEMENT, Event.ASSISTANCE, Event.DISCLOSED, Event.MATCHED, Event.NO_MATCH, Event.LIAISON_POSTED,
            Event.TRAINED,
        ),
        Section.ANSWERS,
    ),
    **dict.fromkeys(
        (
            Event.DETECTED, Event.FORMED, Event.JOINED, Event.FORCE_READY, Event.LEFT,
            Event.STOOD_DOWN, Event.RESPONDED, Event.INCIDENT, Event.DEPLOYED, Event.CLOSED, Event.DEADLINE_MOVED,
            Event.FREEZE_HELD, Event.CAMPAIGN_FEEDS, Event.THREAD_OPENED, Event.PRIORITY, Event.COORDINATED,
        ),
        Section.THREADS,
    ),
    **dict.fromkeys((Event.TRUST, Event.KNOWN_FALSE), Section.TRUST),
}  # fmt: skip
_ALWAYS_HARM: Final = frozenset(
    {
        Event.BREACH, Event.BREACH_FOUND, Event.COMPROMISED, Event.SOURCE_LOST, Event.PUSHED, Event.LAPSED,
        Event.LAWFUL_REMOVED, Event.FREEZE_REVERSED, Event.INCIDENT,
    }
)  # fmt: skip
_FOR_ALL: Final = frozenset({Event.COMPROMISED, Event.SOURCE_LOST, Event.INCIDENT})
"""Harms whose advice is for everybody; that of the others is for who did them."""
_SILENT: Final = frozenset({Event.AWARD, Event.SEAT_AWARD, Event.REFUSED, Event.LOST, Event.NOISE})
"""Points are told at the end, refusals with their orders; the rest no nation may know."""
_EFFECTS: Final = frozenset({Event.DEADLINE_MOVED, Event.STAFF, Event.POLICY})
"""What injects and decisions bring about."""
UNSEEN: Final = ", which is still on its way, or which you hold already"
"""Said of an answer of which nothing has reached the reader."""
_GOOD_ENDS: Final = (Outcome.PREVENTED, Outcome.DISRUPTED, Outcome.CONTAINED, Outcome.DISMISSED)


def digest(items: Sequence[Item], names: Catalogue, you: int) -> dict[Section, tuple[Line, ...]]:
    """The sections that have something to tell, in reading order; lines by the hour."""
    speaker = Speaker(names, you)
    lines: dict[Section, list[Line]] = {section: [] for section in Section}
    items = _without_echoes(items)
    for item in items:
        if item.event not in _SILENT and item.event not in _GATHERED:
            why = UNSEEN if _unseen(item, items, you) else _behind(speaker, item, items)
            why = why or _overtaken(speaker, item, items)
            told = _line(speaker, item, why, _crossed(item, items, you))
            lines[section_of(item, you)].append(told)
    for event, gather in _GATHERED.items():
        found = [i for i in items if i.event == event]
        for section, line in gather(speaker, found):
            lines[section].append(line)
    return {section: tuple(sorted(told, key=lambda x: x.tick)) for section, told in lines.items() if told}


def _without_echoes(items: Sequence[Item]) -> list[Item]:
    """What was sent for a contribution is told by it, what arrived in the turn it was sent by its sending, what a query
    brought by the finding, what was long on file by its waking, and a yes to a match by what the search came to.
    """
    put = {(i.actor, i.item, i.cause) for i in items if i.event == Event.CONTRIBUTED}
    sent = {(i.actor, i.target, i.item) for i in items if i.event == Event.SENT}
    found = {(i.target, i.actor, i.item) for i in items if i.event == Event.FOUND}
    woken = {(i.actor, i.item) for i in items if i.event == Event.WOKEN}
    echoes = [
        i
        for i in items
        if (i.event == Event.SENT and (i.actor, i.item, i.cause) in put)
        or (i.event == Event.ARRIVED and (i.actor, i.item) in woken)
        or (i.event == Event.DELIVERED and (i.actor, i.target, i.item) in sent | found)
    ]
    searched = {(i.actor, i.target) for i in items if i.event == Event.NO_MATCH}
    for pair in searched:
        without = sum(i.event == Event.NO_MATCH and (i.actor, i.target) == pair for i in items)
        taken_up = [i for i in items if _takes_up(i) and (i.actor, i.target) == pair]
        echoes += taken_up[:without]
    return [i for i in items if i not in echoes]


def _takes_up(item: Item) -> bool:
    """A request for a match is accepted: where nothing comes of it, that is told with the nothing."""
    return item.event == Event.ACCEPTED and item.item == MatterKind.MATCH


def section_of(item: Item, you: int) -> Section:
    """Where an item is told."""
    wrong = item.event == Event.RESPONDED and item.value == NONE
    lost = item.event == Event.CLOSED and Outcome(item.value) not in _GOOD_ENDS
    if item.event in _ALWAYS_HARM or wrong or lost:
        return Section.HARM
    section = _SECTION.get(item.event)
    if section is Section.ANSWERS and you not in (item.actor, item.target):
        return Section.OTHERS
    if section is not None and not (item.event in (Event.DELIVERED, Event.TOLD_FALSE) and item.target != you):
        return section
    return Section.WORK if item.actor == you else Section.OTHERS


def _behind(speaker: Speaker, item: Item, items: Sequence[Item]) -> str:
    """The inject or decision that moved a deadline, staff or caution: ", after “A strike”"; "" for other items.

    Effects follow what has them within their hour: a decision, or injects, of which the only one is meant.
    """
    if item.event not in _EFFECTS:
        return ""
    before = [i for i in items[: items.index(item)] if i.tick == item.tick]
    causes = [i for i in before if i.event in (Event.INJECT, Event.DECIDED)]
    causes = [i for i in causes if i.event == causes[-1].event]
    if len(causes) != 1:
        return ", by an event of Exercise Control"
    return f", after “{speaker.names.injects[causes[0].item].title}”"


def _overtaken(speaker: Speaker, item: Item, items: Sequence[Item]) -> str:
    """Whose task force, heard of by the reader, stood down because another had responded to its thread first."""
    if item.event != Event.RESPONDED or item.value == NONE:
        return ""
    after = items[items.index(item) :]
    stood = (i.actor for i in after if i.event == Event.STOOD_DOWN and i.item == item.item)
    late = [speaker.of(n) for n in dict.fromkeys(stood) if n != item.actor]
    if not late:
        return ""
    forces = "task force" if len(late) == 1 else "task forces"
    return f", before {terms.listed(late)} {forces} acted; each force had units of its own"


def _unseen(item: Item, items: Sequence[Item], you: int) -> bool:
    """The reader was answered with a report, and nothing of who answered reached it this turn."""
    answered = item.event == Event.ANSWERED and item.item == AnswerKind.SHARE and item.target == you
    return answered and not any(i.event == Event.DELIVERED and (i.actor, i.target) == (item.actor, you) for i in items)


def _crossed(item: Item, items: Sequence[Item], you: int) -> bool:
    """The reader's invitation was declined for its rank by a nation whose own the reader turned down this turn."""
    if item.event != Event.DECLINED or item.target != you:
        return False
    kind, why = of_event(item.item)
    theirs = [
        MatterKind(i.item) if i.event == Event.LAPSED else of_event(i.item)[0]
        for i in items
        if i.event in (Event.DECLINED, Event.LAPSED) and (i.actor, i.target) == (you, item.actor)
    ]
    return kind == MatterKind.INVITATION in theirs and why.code == DeclineCode.RANK


def _line(speaker: Speaker, item: Item, why: str, crossed: bool = False) -> Line:
    text = speaker.say(Happening(item.event, item.tick, item.actor, item.target, item.item, item.value))
    text = text.rstrip(".") + f"{why}." if why else text
    text = f"{text} {CROSSED}." if crossed else text
    harm = section_of(item, speaker.you) is Section.HARM
    return Line(text, item.rule, item.tick, _tone(item, harm), _advice(item, speaker.you) if harm else "")


def _advice(item: Item, you: int) -> str:
    return ADVICE.get(item.event, "") if item.actor == you or item.event in _FOR_ALL else ""


def _tone(item: Item, harm: bool) -> Tone:
    if harm:
        return Tone.BAD
    good = (Event.CLOSED, Event.RESPONDED, Event.FORCE_READY, Event.FREEZE_HELD, Event.MATCHED, Event.AGREEMENT)
    return Tone.GOOD if item.event in good else Tone.PLAIN


Told = Iterable[tuple[Section, Line]]


def _read(speaker: Speaker, items: Sequence[Item]) -> Told:
    """One line for all that a nation read."""
    for reader in dict.fromkeys(i.actor for i in items):
        mine = [i for i in items if i.actor == reader]
        codes = terms.listed([speaker.names.reports[i.item].code for i in mine])
        section = Section.WORK if reader == speaker.you else Section.OTHERS
        yield section, Line(sentence(f"{speaker.nation(reader)} read {codes}"), Rule.ASSESS, mine[-1].tick)


def _put(speaker: Speaker, items: Sequence[Item]) -> Told:
    """One line for all that a nation contributed to a task force or cell."""
    for nation, force in dict.fromkeys((i.actor, i.value) for i in items):
        mine = [i for i in items if (i.actor, i.value) == (nation, force)]
        codes = terms.listed([speaker.names.reports[i.item].code for i in mine])
        section = Section.WORK if nation == speaker.you else Section.THREADS
        text = f"{speaker.nation(nation)} put {codes} before those who assess together"
        yield section, Line(sentence(text), mine[0].rule, mine[-1].tick)


def _sent(speaker: Speaker, items: Sequence[Item]) -> Told:
    """One line a report and hour of arrival, with all recipients."""
    for key in dict.fromkeys((i.actor, i.item, i.value, i.rule) for i in items):
        sender, report, arrives, rule = key
        same = [i for i in items if (i.actor, i.item, i.value, i.rule) == key]
        to = terms.listed([speaker.nation(m) for m in dict.fromkeys(i.target for i in same)])
        way = f"{speaker.report(report)} goes to {to}, arriving {terms.clock(arrives)}"
        section = Section.WORK if sender == speaker.you else Section.OTHERS
        yield section, Line(sentence(way), rule, same[0].tick)


def _delivered(speaker: Speaker, items: Sequence[Item]) -> Told:
    """A line each, and one for a report that two nations gave each other: what came of their match (R-FIU)."""
    ways = {(i.actor, i.target, i.item) for i in items}
    for item in items:
        joined = (item.target, item.actor, item.item) in ways
        if joined and item.target != speaker.you:
            continue
        line = _line(speaker, item, "")
        if joined:
            both = f"you and {speaker.nation(item.actor)} have it, each from the other's half"
            line = replace(line, text=f"{speaker.report(item.item)} comes of a match: {both}.")
        yield section_of(item, speaker.you), line


def _pushed(speaker: Speaker, items: Sequence[Item]) -> Told:
    """One line for all who got a report without need from one sender."""
    for sender, report in dict.fromkeys((i.actor, i.item) for i in items):
        same = [i for i in items if (i.actor, i.item) == (sender, report)]
        to = terms.listed([speaker.nation(m) for m in dict.fromkeys(i.target for i in same)])
        text = f"{speaker.nation(sender)} pushed {speaker.report(report)} to {to}, who had no need of it"
        yield Section.HARM, Line(sentence(text), same[0].rule, same[0].tick, Tone.BAD, _advice(same[0], speaker.you))


def _proposed(speaker: Speaker, items: Sequence[Item]) -> Told:
    """One line for all to whom one nation proposed the same at once."""
    for key in dict.fromkeys((i.actor, i.item, i.tick) for i in items):
        same = [i for i in items if (i.actor, i.item, i.tick) == key]
        to = terms.listed([speaker.nation(m) for m in dict.fromkeys(i.target for i in same)])
        text = f"{speaker.nation(key[0])} {PROPOSED[MatterKind(key[1])].format(to)}"
        section = Section.ANSWERS if speaker.you in {key[0], *(i.target for i in same)} else Section.OTHERS
        yield section, Line(sentence(text), same[0].rule, same[0].tick)


def _released(speaker: Speaker, items: Sequence[Item]) -> Told:
    """One line for all to whom one nation released a report, however many asked for it."""
    for nation, report in dict.fromkeys((i.actor, i.item) for i in items):
        same = [i for i in items if (i.actor, i.item) == (nation, report)]
        to = dict.fromkeys(i.target for i in same)
        text = f"{speaker.nation(nation)} released {speaker.report(report)}: whoever holds it may pass it to "
        section = Section.ANSWERS if speaker.you in (nation, *to) else Section.OTHERS
        yield section, Line(sentence(text + terms.listed([speaker.nation(m) for m in to])), same[0].rule, same[0].tick)


def _told_false(speaker: Speaker, items: Sequence[Item]) -> Told:
    """One line a report and reader, with all who told of it."""
    for told, report in dict.fromkeys((i.target, i.item) for i in items):
        same = [i for i in items if (i.target, i.item) == (told, report)]
        who = terms.listed([speaker.nation(n) for n in dict.fromkeys(i.actor for i in same)])
        text = f"{who} told {speaker.nation(told)} that {speaker.report(report)} is false"
        yield section_of(same[0], speaker.you), Line(sentence(text), same[0].rule, same[0].tick)


def _trust(speaker: Speaker, items: Sequence[Item]) -> Told:
    """One line a pair: the whole change of the turn, and what it is made of."""
    for n, m in dict.fromkeys((i.actor, i.target) for i in items):
        causes: dict[int, int] = {}
        for item in items:
            if (item.actor, item.target) == (n, m):
                causes[item.item] = causes.get(item.item, 0) + item.value
        causes = {cause: value for cause, value in causes.items() if value}
        total = sum(causes.values())
        if not causes:
            continue
        parts = sorted(causes.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
        why = terms.listed([f"{TRUST_CAUSE[TrustCause(cause)]} {terms.award(value * 100)}" for cause, value in parts])
        moves = "rises" if total > 0 else "falls" if total < 0 else "stays"
        change = f" by {abs(total) / 10:.1f}" if total else ""
        text = f"{speaker.of(n)} trust in {speaker.nation(m)} {moves}{change}: {why}"
        tone = Tone.GOOD if total > 0 else Tone.BAD if total < 0 else Tone.PLAIN
        last = max(i.tick for i in items if (i.actor, i.target) == (n, m))
        yield Section.TRUST, Line(sentence(text), Rule.TRUST, last, tone)


_GATHERED: Final[dict[Event, Callable[[Speaker, Sequence[Item]], Told]]] = {
    Event.READ: _read,
    Event.CONTRIBUTED: _put,
    Event.SENT: _sent,
    Event.DELIVERED: _delivered,
    Event.PUSHED: _pushed,
    Event.PROPOSED: _proposed,
    Event.RELEASED: _released,
    Event.TOLD_FALSE: _told_false,
    Event.TRUST: _trust,
}
"""Kinds of event of which several make one line."""
