"""Queries that found something which has not come by the end of the turn, as when the database fell out (R-CHANNEL)."""

from collections.abc import Sequence

from game.match.chronicle import Item
from game.match.entries import Entry
from game.match.sections import Line, Section
from game.rules.codes import NEVER, Rule
from game.rules.events import Event
from game.rules.orders import BY_KIND, Kind
from game.scenario.catalogue import Catalogue

_TOLD = (Event.FOUND, Event.STUB)


def waiting(done: Sequence[Entry], items: Sequence[Item], names: Catalogue) -> dict[Section, tuple[Line, ...]]:
    """A line for each of the nation's queries of a turn of which it heard nothing; `done` were carried out."""
    channels = {card.id: c for c, card in enumerate(names.channels)}
    subjects = {card.id: u for u, card in enumerate(names.subjects)}
    lines = []
    for entry in (e for e in done if e.kind == BY_KIND[Kind.QUERY].name):
        c, u = channels[str(entry.fields["channel"])], subjects[str(entry.fields["subject"])]
        none = Event.NOTHING_FOUND, u, c
        if not any((i.event in _TOLD and i.value == c) or (i.event, i.item, i.value) == none for i in items):
            text = f"{names.channels[c].name} holds something on {names.subjects[u].name} that has not come yet."
            lines.append(Line(text, Rule.CHANNEL, NEVER))
    return {Section.ARRIVALS: tuple(lines)} if lines else {}
