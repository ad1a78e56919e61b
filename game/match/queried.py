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


def waiting(
    done: Sequence[Entry], items: Sequence[Item], names: Catalogue, you: int
) -> dict[Section, tuple[Line, ...]]:
    """A line for each of the nation's queries of a turn of which it heard nothing; `done` were carried out.

    A database that works answers within the turn: what it found then came in a copy of somebody else's.
    """
    channels = {card.id: c for c, card in enumerate(names.channels)}
    subjects = {card.id: u for u, card in enumerate(names.subjects)}
    lines = []
    for entry in (e for e in done if e.kind == BY_KIND[Kind.QUERY].name):
        c, u = channels[str(entry.fields["channel"])], subjects[str(entry.fields["subject"])]
        if not any(_answers(i, entry.key, c, u, names) for i in items):
            lines.append(Line(_came(items, names, c, u, you), Rule.CHANNEL, NEVER))
    return {Section.ARRIVALS: tuple(lines)} if lines else {}


def _answers(item: Item, key: str, c: int, u: int, names: Catalogue) -> bool:
    """Whether an item tells what the query of this key on subject u brought from database c."""
    match item.event:
        case Event.NOTHING_FOUND:
            return (item.item, item.value) == (u, c)
        case Event.STUB:
            return item.value == c and item.cause in ("", key)
        case Event.FOUND:
            return item.value == c and u in names.reports[item.item].subjects
    return False


def _came(items: Sequence[Item], names: Catalogue, c: int, u: int, you: int) -> str:
    """What became of what was found: the report where only one on the subject came, by others, in the same turn."""
    channel, subject = names.channels[c].name, names.subjects[u].name
    mine = (i.item for i in items if i.event == Event.DELIVERED and i.target == you)
    came = [names.reports[i].code for i in dict.fromkeys(mine) if u in names.reports[i].subjects]
    if not came or any(i.event == Event.OUTAGE and i.item == c for i in items):
        return f"{channel} holds something on {subject} that has not come yet."
    which = f", {came[0]}," if len(came) == 1 else ""
    return f"All that {channel} holds on {subject} and you had not yet{which} reached you another way this turn."
