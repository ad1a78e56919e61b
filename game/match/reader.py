"""Who reads a turn report: a speaker that knows what its nation heard of task forces and of what it holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, Self

from game.match.chronicle import Item
from game.rules.codes import NONE, Copy, MatterKind
from game.rules.events import Event, analysed, delivered
from game.scenario.catalogue import Catalogue
from game.wording.happenings import Speaker

_OF_FORCES = (Event.FORMED, Event.JOINED, Event.FORCE_READY)


class Force(NamedTuple):
    """A task force heard of."""

    thread: int
    lead: int


@dataclass(frozen=True, slots=True)
class Reader(Speaker):
    """A nation that reads of a turn, with what it heard of earlier ones."""

    forces: Mapping[int, Force] = field(default_factory=dict)
    """Task forces by key, those that stood down too."""
    held: frozenset[int] = frozenset()
    """Reports that it held in full as the turn began."""
    came: frozenset[int] = frozenset()
    """Reports that came to it in full in the turn."""
    sent: frozenset[tuple[int, int, int]] = frozenset()
    """What it heard to be sent: from whom, to whom, and which report."""
    analysed: frozenset[int] = frozenset()
    """Reports that its own analysis of a match made in the turn."""
    invited: Mapping[int, int] = field(default_factory=dict)
    """Threads of the task forces that it heard of invitations to this turn, by their keys."""
    published: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    """The databases into which it put a report, by the report."""
    noticed: frozenset[int] = frozenset()
    """Reports of which it ordered a notice."""
    known_false: frozenset[int] = frozenset()
    """Reports that it knew to be false as the turn began."""
    said_false: frozenset[tuple[int, int]] = frozenset()
    """Whom it told of which report that it is false, in the turn too."""
    newcomers: frozenset[int] = frozenset()
    """Nations that joined a task force of its own in the turn."""

    @classmethod
    def reading(cls, names: Catalogue, you: int, before: Sequence[Item], items: Sequence[Item]) -> Self:
        """A nation that heard `before` in earlier turns, and `items` in this one."""
        gone = {i.value for i in before if i.event == Event.STOOD_DOWN}
        earlier = _forces(before)
        standing = {key: force for key, force in earlier.items() if key not in gone}
        sent = frozenset((i.actor, i.target, i.item) for i in (*before, *items) if i.event == Event.SENT)
        made = frozenset(i.item for i in items if (i.event, i.actor) == (Event.MATCH_ANALYSED, you))
        invited = {i.value: _invited_to(i, items, standing) for i in items if i.event == Event.PROPOSED}
        held, came = (_in_full(heard, you) for heard in (before, items))
        mine = [i for i in (*before, *items) if i.actor == you]
        noticed = frozenset(i.item for i in mine if i.event == Event.NOTICE)
        joined = frozenset(i.actor for i in items if (i.event, i.target) == (Event.JOINED, you))
        forces = earlier | _forces(items)
        said = frozenset((i.target, i.item) for i in mine if i.event == Event.TOLD_FALSE)
        known = frozenset(i.item for i in before if _exposes(i, you))
        return cls(names, you, forces, held, came, sent, made, invited, _published(mine), noticed, known, said, joined)

    def looked_up(self, item: Item) -> bool:
        """Whether a report of the reader's went out since another looked it up where the reader had published it.

        The reader ordered nothing then, no notice of it brought it, and no lead hands it to who has joined.
        """
        ordered = item.actor != self.you or bool(item.cause)
        otherwise = item.item in self.noticed or item.target in self.newcomers
        return item.event == Event.SENT and item.item in self.published and not (ordered or otherwise)

    def circle(self, key: int) -> str:
        """Before whom a report is put: "your task force on LARCH"; a key of NONE is that of a fusion cell."""
        force = self.forces.get(key)
        if key <= 0:
            return "the fusion cell"
        if force is None:
            return "those who assess together"
        return f"{self.of(force.lead)} task force on {self.thread(force.thread)}"


def _exposes(item: Item, you: int) -> bool:
    """A nation learns by it that a report is false: by its own analysis, its fusion cell's, or another's word."""
    if item.event != Event.ANALYSED:
        return (item.event, item.target) == (Event.TOLD_FALSE, you)
    exposed, cell = analysed(item.value)
    return bool(exposed) and (item.actor == you or cell != NONE)


def _published(items: Iterable[Item]) -> dict[int, tuple[int, ...]]:
    """Where a nation published what, from all that it did."""
    found: dict[int, tuple[int, ...]] = {}
    for i in items:
        if i.event == Event.PUBLISHED:
            found[i.item] = tuple(dict.fromkeys((*found.get(i.item, ()), i.value)))
    return found


def _in_full(items: Iterable[Item], you: int) -> frozenset[int]:
    """The reports that came to the reader in full."""
    came = (i for i in items if i.target == you and i.event in (Event.ARRIVED, Event.DELIVERED))
    return frozenset(i.item for i in came if i.event == Event.ARRIVED or delivered(i.value)[0] == Copy.FULL)


def _invited_to(item: Item, items: Sequence[Item], standing: Mapping[int, Force]) -> int:
    """The thread of the task force that an invitation is to, NONE where it is not heard or for other proposals: one
    formed by the same order or, of another nation's, in the same hour; else the only one that its lead had.
    """
    if item.item != MatterKind.INVITATION:
        return NONE
    formed = [i for i in items if i.event == Event.FORMED and (i.actor, i.tick) == (item.actor, item.tick)]
    if item.cause:
        formed = [i for i in formed if i.cause == item.cause]
    threads = {i.item for i in formed} or {f.thread for f in standing.values() if f.lead == item.actor}
    return threads.pop() if len(threads) == 1 else NONE


def _forces(items: Iterable[Item]) -> dict[int, Force]:
    heard = (i for i in items if i.event in _OF_FORCES)
    return {i.value: Force(i.item, i.target if i.event == Event.JOINED else i.actor) for i in heard}
