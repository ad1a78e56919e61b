"""Everything in a file that a person reads, and how long it may be for its place on the screen.

Limits are characters, measured with the fonts of the window at 1280x720 and normal text: small 5.4, body 5.8, bold
6.0, title 6.4, lead 7.2 and figure 8.7 pixels a character on average. The card of a report is 300 pixels wide inside,
that of a thread or nation 312, the dialog of a decision 520, that of the briefing 628.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from game.scenario.compose import Value
from game.scenario.positions import Path


@dataclass(frozen=True, slots=True)
class Place:
    """A kind of text: what people call it, the most characters it has room for, and whether it is prose."""

    name: str
    most: int
    prose: bool = False


PLACES: dict[str, Place] = {
    "title": Place("the title", 24),  # the name of an automatic save is cut there
    "summary": Place("the summary", 240, prose=True),  # four lines of a card in the list of exercises
    "briefing": Place("the briefing", 1600, prose=True),  # the page beside the choice of seats, hardly scrolled
    "debrief": Place("the debrief question", 140),  # two lines of the debrief page
    "author_notes": Place("the author notes", 6000),  # read in the file
    "objectives.text": Place("the objective", 95),  # one line of the briefing, beside its dimension
    "nations.name": Place("the name", 14),  # its pill on the map, which must not cover its neighbours
    "nations.about": Place("the line about the nation", 105),  # two lines of its card
    "subjects.name": Place("the name of the subject", 22),  # a request's line, beside two nations and the hours
    "organisations.name": Place("the name", 24),  # a pill of the nation's card
    "organisations.about": Place("the line about the organisation", 140),  # two lines
    "organisations.channels.name": Place("the name of the channel", 24),  # beside hours, rest and label
    "threads.codename": Place("the codename", 9),  # a card of the strip above the map, beside its clock
    "threads.about": Place("the line about the thread", 105),  # two lines of its card
    "threads.closing": Place("the closing text", 155),  # three lines of its card, bold
    "sources.kind": Place("the kind of source", 26),  # the small print of a report card, beside date and sender
    "reports.title": Place("the title", 45),  # one line of a card in the inbox
    "reports.text": Place("the text", 260),  # five lines of the chosen card
    "reports.finding": Place("the finding", 150),  # three lines of the chosen card, bold
    "reports.finding_false": Place("the finding", 150),  # the same
    "reports.why_others_need": Place("the note", 160),  # one entry of the review
    "alerts.halves.text": Place("the text", 160),  # three lines of an alert
    "campaigns.name": Place("the name", 22),  # the head of its card, beside its intensity
    "campaigns.about": Place("the line about the campaign", 130),  # three lines of its card
    "injects.title": Place("the title", 40),  # the head of a message, and of a dialog
    "injects.text": Place("the text", 300, prose=True),  # five lines of the dialog of a decision
    "injects.from": Place("the sender", 28),  # one line with the sign of Exercise Control
    "injects.decide.options.text": Place("the option", 90),  # two lines of its button
    "difficulties.name": Place("the name", 16),  # the closed list in the briefing
}
"""Every kind of text, by the keys that lead to it. All outcomes of a closing are of one kind."""

_CLOSINGS = "threads.closing."


@dataclass(frozen=True, slots=True)
class Text:
    """A text in the file, its words in one flow; `kind` is a key of PLACES."""

    path: Path
    kind: str
    words: str


def texts_of(data: Value, path: Path = ()) -> Iterator[Text]:
    """Every text at or below the path, in the order of the file."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from texts_of(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts_of(value, (*path, index))
    elif isinstance(data, str):
        kind = ".".join(part for part in path if isinstance(part, str))
        kind = _CLOSINGS[:-1] if kind.startswith(_CLOSINGS) else kind
        if kind in PLACES:
            yield Text(path, kind, " ".join(data.split()))


def sentences(words: str) -> list[str]:
    """The sentences of a text."""
    return [part for part in re.split(r"(?<=[.!?;:])[\"')]*\s+", words) if part.strip()]
