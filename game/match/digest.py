"""A turn as its players read it: what happened to a nation and why, in sections, the weightiest first (R-TIME)."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from game.match.chronicle import Item
from game.match.gathered import GATHERED
from game.match.reader import Reader
from game.match.sections import Line, Section, line_of, section_of
from game.rules.codes import NONE, AnswerKind, DeclineCode, MatterKind
from game.rules.declining import of_event
from game.rules.events import Event
from game.scenario.catalogue import Catalogue
from game.wording import terms
from game.wording.declining import CROSSED
from game.wording.happenings import Speaker, sentence

_SILENT: Final = frozenset({Event.AWARD, Event.SEAT_AWARD, Event.REFUSED, Event.LOST, Event.NOISE})
"""Points are told at the end, refusals with their orders; the rest no nation may know."""
_EFFECTS: Final = frozenset({Event.DEADLINE_MOVED, Event.STAFF, Event.POLICY})
"""What injects and decisions bring about."""
UNSEEN: Final = ", which is still on its way, or which you hold already"
"""Said of an answer of which nothing has reached the reader."""


def digest(
    items: Sequence[Item], names: Catalogue, you: int, before: Sequence[Item] = ()
) -> dict[Section, tuple[Line, ...]]:
    """The sections that have something to tell, in reading order; lines by the hour. `before` is what the reader heard
    in earlier turns.
    """
    speaker = Reader.reading(names, you, before, items)
    lines: dict[Section, list[Line]] = {section: [] for section in Section}
    met = [i for i in items if _met(i, items)]
    items = _with_holders(_without_echoes(_still_news(items, met, before)))
    crossed = [i for i in items if _crossed(i, items, you)]
    for item in items:
        if item in met:
            lines[section_of(item, you)].append(_agreed(speaker, item))
        elif item in crossed:
            lines[section_of(item, you)].append(line_of(speaker, item, more=CROSSED))
        elif item.event not in _SILENT and item.event not in GATHERED:
            why = UNSEEN if _unseen(item, items, you) else _behind(speaker, item, items)
            why = why or _overtaken(speaker, item, items)
            lines[section_of(item, you)].append(line_of(speaker, item, why))
    for event, gather in GATHERED.items():
        found = [i for i in items if i.event == event and i not in crossed]
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


def _still_news(items: Sequence[Item], met: Sequence[Item], before: Sequence[Item]) -> list[Item]:
    """Without new deadlines of threads that are closed by now, the proposals of agreements that met, and halves that
    were disclosed before, on the same terms.
    """
    seen = {(i.actor, i.target, i.item, i.value) for i in before if i.event == Event.DISCLOSED}
    closed = {i.item for i in items if i.event == Event.CLOSED}
    pairs = [{i.actor, i.target} for i in met]
    stale = [
        i
        for i in items
        if (i.event == Event.DEADLINE_MOVED and i.item in closed)
        or ((i.event, i.item) == (Event.PROPOSED, MatterKind.AGREEMENT) and {i.actor, i.target} in pairs)
        or (i.event == Event.DISCLOSED and (i.actor, i.target, i.item, i.value) in seen)
    ]
    return [i for i in items if i not in stale]


def _with_holders(items: Sequence[Item]) -> list[Item]:
    """What tells of a source lost says how many held the report without need, as the compromise beside it does."""
    careless = {(i.tick, i.item): i.value for i in items if i.event == Event.COMPROMISED}
    return [replace(i, value=careless.get((i.tick, i.item), 0)) if i.event == Event.SOURCE_LOST else i for i in items]


def _met(item: Item, items: Sequence[Item]) -> bool:
    """An agreement was accepted by being proposed too (R-CHANNEL)."""
    if (item.event, item.item) != (Event.ACCEPTED, MatterKind.AGREEMENT):
        return False
    own = Event.PROPOSED, MatterKind.AGREEMENT, item.actor, item.target
    return any((i.event, i.item, i.actor, i.target) == own for i in items)


def _agreed(speaker: Speaker, item: Item) -> Line:
    """Two nations that proposed an agreement to each other have made it."""
    pair = sorted((item.actor, item.target), key=lambda n: n != speaker.you)
    both = terms.listed([speaker.nation(n) for n in pair])
    return Line(sentence(f"{both} proposed a formal agreement to each other: it is agreed"), item.rule, item.tick)


def _takes_up(item: Item) -> bool:
    """A request for a match is accepted: where nothing comes of it, that is told with the nothing."""
    return item.event == Event.ACCEPTED and item.item == MatterKind.MATCH


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
