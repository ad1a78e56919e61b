"""The sections of a turn report, its lines, and where and how each kind of event is told (R-TIME)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from game.match.chronicle import Item
from game.rules.codes import NONE, Outcome, Rule
from game.rules.events import Event, analysed
from game.wording.advice import advice
from game.wording.happenings import Happening, Speaker


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
            Event.IN_PLACE,
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
_GOOD_ENDS: Final = (Outcome.PREVENTED, Outcome.DISRUPTED, Outcome.CONTAINED, Outcome.DISMISSED)


def section_of(item: Item, you: int) -> Section:
    """Where an item is told."""
    wrong = item.event == Event.RESPONDED and item.value == NONE
    lost = item.event == Event.CLOSED and Outcome(item.value) not in _GOOD_ENDS
    if item.event in _ALWAYS_HARM or wrong or lost:
        return Section.HARM
    if item.event == Event.ANALYSED and analysed(item.value)[1] != NONE:
        return Section.THREADS
    section = _SECTION.get(item.event)
    if section is Section.ANSWERS and you not in (item.actor, item.target):
        return Section.OTHERS
    if section is not None and not (item.event in (Event.DELIVERED, Event.TOLD_FALSE) and item.target != you):
        return section
    return Section.WORK if item.actor == you else Section.OTHERS


def line_of(speaker: Speaker, item: Item, why: str = "", more: str = "") -> Line:
    """An event as a line: `why` ends its sentence, `more` follows it."""
    text = speaker.say(Happening(item.event, item.tick, item.actor, item.target, item.item, item.value, item.other))
    text = text.rstrip(".") + f"{why}." if why else text
    text = f"{text} {more}." if more else text
    harm = section_of(item, speaker.you) is Section.HARM
    return Line(text, item.rule, item.tick, _tone(item, harm), advice_of(speaker, item) if harm else "")


def advice_of(speaker: Speaker, item: Item) -> str:
    """What would have spared the harm, told to who did it, and to everybody where it strikes all."""
    told = item.actor == speaker.you or item.event in _FOR_ALL
    return advice(speaker.names, item.event, item.item, item.value) if told else ""


def _tone(item: Item, harm: bool) -> Tone:
    if harm:
        return Tone.BAD
    good = (Event.CLOSED, Event.RESPONDED, Event.FORCE_READY, Event.FREEZE_HELD, Event.MATCHED, Event.AGREEMENT)
    return Tone.GOOD if item.event in good else Tone.PLAIN
