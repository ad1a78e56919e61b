"""Queries whose find has not come by the end of the turn, as when the database fell out, or came another way
(R-CHANNEL).
"""

from collections.abc import Sequence

from game.match.chronicle import Item
from game.match.entries import Entry
from game.match.sections import Line, Section
from game.rules.codes import NEVER, Rule
from game.rules.events import Event
from game.rules.orders import BY_KIND, Kind
from game.scenario.catalogue import Catalogue

_TOLD = (Event.FOUND, Event.STUB)


def waiting(
    done: Sequence[Entry], items: Sequence[Item], names: Catalogue, you: int
) -> dict[Section, tuple[Line, ...]]:
    """A line for each of the nation's queries of a turn of which it heard nothing; `done` were carried out.

    A database that works answers within the turn: what it found then came in a copy of somebody else's.
    """
    channels = {card.id: c for c, card in enumerate(names.channels)}
    subjects = {card.id: u for u, card in enumerate(names.subjects)}
    came = any(i.event == Event.DELIVERED and i.target == you for i in items)
    lines = []
    for entry in (e for e in done if e.kind == BY_KIND[Kind.QUERY].name):
        c, u = channels[str(entry.fields["channel"])], subjects[str(entry.fields["subject"])]
        none = Event.NOTHING_FOUND, u, c
        if not any((i.event in _TOLD and i.value == c) or (i.event, i.item, i.value) == none for i in items):
            channel, subject = names.channels[c].name, names.subjects[u].name
            otherwise = came and not any(i.event == Event.OUTAGE and i.item == c for i in items)
            text = (
                f"All that {channel} holds on {subject} and you had not yet reached you another way this turn."
                if otherwise
                else f"{channel} holds something on {subject} that has not come yet."
            )
            lines.append(Line(text, Rule.CHANNEL, NEVER))
    return {Section.ARRIVALS: tuple(lines)} if lines else {}
