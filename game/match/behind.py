"""Which events stand behind an award: by what it was for, whether it gave or took, and whose ledger it is (R-SCORE)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np

from game.match.chronicle import Item
from game.match.game import Game
from game.rules.arrays import Bool, Ints
from game.rules.codes import NONE, Dimension, EffectKind, Judgement, Label, Mark, Outcome, Rule, SeatDimension
from game.rules.events import Event, sent
from game.rules.sharing import about

_HANDLING: Final = (Event.SENT,)
"""However a report is passed on, each nation that it goes to is told of by itself."""
_MISDEEDS: Final = (Event.BREACH, Event.LAWFUL_REMOVED, Event.FREEZE_REVERSED)
_JUDGED: Final = (Event.CLOSED, Event.JUDGED)
_WON: Final[dict[tuple[Dimension, Rule], tuple[Event, ...]]] = {
    (Dimension.OUTCOME, Rule.THREAD): (Event.CLOSED, Event.RESPONDED),
    (Dimension.OUTCOME, Rule.CRISIS): (Event.CLOSED,),
    (Dimension.OUTCOME, Rule.ONLINE): (Event.CLOSED, Event.HARDENED),
    (Dimension.TIMELINESS, Rule.THREAD): (Event.CLOSED, Event.RESPONDED),
    (Dimension.TIMELINESS, Rule.RFI): (Event.ANSWERED,),
    (Dimension.COVERAGE, Rule.SHARE): (Event.READ,),
    (Dimension.COVERAGE, Rule.ASSESS): _JUDGED,
    (Dimension.SAFEGUARDS, Rule.SHARE): _HANDLING,
    (Dimension.TRUST, Rule.TRUST): (Event.TRUST,),
    (Dimension.INTEROPERABILITY, Rule.TASKFORCE): (Event.JOINED, Event.FORCE_READY),
    (Dimension.INTEROPERABILITY, Rule.TRAIN): (Event.TRAINED,),
    (Dimension.ALIGNMENT, Rule.ORG): (Event.ANALYSED, Event.RESPONDED, Event.CONTRIBUTED, Event.PUBLISHED, Event.SENT),
}
_LOST: Final[dict[tuple[Dimension, Rule], tuple[Event, ...]]] = {
    (Dimension.OUTCOME, Rule.THREAD): (Event.THREAD_OPENED,),
    (Dimension.OUTCOME, Rule.ONLINE): (Event.CLOSED, Event.CAMPAIGN_FEEDS),
    (Dimension.OUTCOME, Rule.TASKFORCE): (Event.RESPONDED,),
    (Dimension.TIMELINESS, Rule.THREAD): (Event.CLOSED, Event.RESPONDED),
    (Dimension.TIMELINESS, Rule.RFI): (Event.LAPSED,),
    (Dimension.COVERAGE, Rule.SHARE): (Event.PUSHED,),
    (Dimension.COVERAGE, Rule.ASSESS): _JUDGED,
    (Dimension.SAFEGUARDS, Rule.BREACH): _MISDEEDS,
    (Dimension.SAFEGUARDS, Rule.EXPOSE): (Event.COMPROMISED,),
    (Dimension.TRUST, Rule.TRUST): (Event.TRUST,),
}
"""Kinds of event that give points of a part of the coalition's score, and those that take some."""
OF_CLOSED: Final = (Event.JUDGED, Event.HARDENED, Event.CAMPAIGN_FEEDS)
"""What counts only with the end of a thread, in whatever turn before it happened."""
_AVERTED: Final = (Outcome.PREVENTED, Outcome.DISRUPTED)
_LOSSES: Final = (Outcome.DISRUPTED, Outcome.CONTAINED, Outcome.UNCONTAINED)
_ENDS: Final[dict[tuple[Dimension, Rule], tuple[Outcome, ...]]] = {
    (Dimension.OUTCOME, Rule.THREAD): _AVERTED,
    (Dimension.OUTCOME, Rule.CRISIS): (Outcome.CONTAINED,),
    (Dimension.OUTCOME, Rule.ONLINE): _LOSSES,
    (Dimension.TIMELINESS, Rule.THREAD): _AVERTED,
}
"""How a thread must end to move a part of the coalition's score at all; where nothing stands, any end does."""
_SEAT_WON: Final[dict[SeatDimension, tuple[Event, ...]]] = {
    SeatDimension.OUTCOME: (Event.CLOSED, Event.RESPONDED, Event.HARDENED),
    SeatDimension.SUPPLY: (Event.READ,),
    SeatDimension.HANDLING: _HANDLING,
    SeatDimension.TRUST: (Event.TRUST,),
    SeatDimension.INTERESTS: (Event.READ, Event.DECIDED),
}
_SEAT_LOST: Final[dict[SeatDimension, tuple[Event, ...]]] = {
    SeatDimension.OUTCOME: (Event.RESPONDED, Event.THREAD_OPENED, Event.CLOSED),
    SeatDimension.SUPPLY: (Event.PUSHED,),
    SeatDimension.HANDLING: (Event.COMPROMISED, *_MISDEEDS),
    SeatDimension.TRUST: (Event.TRUST,),
    SeatDimension.INTERESTS: (Event.DECIDED,),
}
"""The same for a nation's own score."""


def kinds(dimension: Dimension | SeatDimension, rule: Rule, points: int) -> tuple[Event, ...]:
    """The kinds of event that move a part of the score that way, the most telling first."""
    if isinstance(dimension, SeatDimension):
        return (_SEAT_WON if points > 0 else _SEAT_LOST)[dimension]
    return (_WON if points > 0 else _LOST).get((dimension, rule), ())


@dataclass(frozen=True, slots=True)
class Unmet:
    """A true report, and the nations that needed it and had not read it by the end."""

    report: int
    nations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Grounds:
    """What counts in a game, as its end shows it."""

    origin: Ints  # [I] nation, NONE for noise
    true: Bool  # [I]
    wanted: Bool  # [N, I] the nation needed this true report of another's
    read: Bool  # [N, I] the nation has read it
    own: Bool  # [N, T] threads that are a nation's own
    agreed: Mapping[int, Bool]  # by turn, where it is known: [N, T] threads that were a nation's agreed priority
    about: Bool  # [I, T] the report shares a subject with the thread
    private: Mapping[tuple[int, int], int]  # by inject and option: what it is worth to who decides, where it is
    handled: frozenset[Item]  # what was sent well
    place: Ints  # [T] nation in which a thread would happen
    decoy: Bool  # [T]
    feeds: Ints  # [G] thread of each campaign, NONE for none
    eased: Ints  # [T] how far a thread's severity fell from its first by the end, below 0 where it rose

    @classmethod
    def of(cls, game: Game) -> Self:
        """From the state of a game."""
        pub, st = game.exercise.tables.public, game.state
        well = handled(game.chronicle.all(), pub.report_label)
        read = (st.marks[0, : pub.n_nations] & int(Mark.READ)) > 0
        inject, option, kind, *_, amount, _, _ = game.exercise.tables.effect.T
        decided = np.flatnonzero((kind == int(EffectKind.SEAT_POINTS)) & (option >= 0))
        private = {(int(inject[e]), int(option[e])): int(amount[e]) for e in decided}
        eased = pub.thread_severity.astype(np.int32) - st.severity[0]
        return cls(
            st.origin[0], st.truth[0], st.wanted[0], read, pub.own_thread, game.agreed, about(pub), private, well,
            pub.thread_place, st.decoy[0], game.exercise.tables.campaign_thread, eased,
        )  # fmt: skip

    def on_closed(self, item: Item, closed: Mapping[int, Outcome]) -> bool:
        """Whether a judgement, a hardening or what a campaign fed bears on threads that were closed."""
        match item.event:
            case Event.JUDGED:
                return item.item in closed and item.value != Judgement.UNSURE
            case Event.HARDENED:
                return any(self.place[t] == item.actor and end in _LOSSES for t, end in closed.items())
        return int(self.feeds[item.item]) in closed

    def against(self, item: Item, points: int) -> bool:
        """Whether an event by itself moved a part of the score the other way: trust, and a judgement."""
        if item.event == Event.JUDGED:
            right = (item.value == Judgement.DECOY) == bool(self.decoy[item.item])
            return right != (points > 0)
        return item.event == Event.TRUST and (item.value > 0) != (points > 0)

    def unmet(self, dimension: Dimension | SeatDimension, nation: int) -> tuple[Unmet, ...]:
        """What was needed and not read, of that which a ledger counts: of all, of a nation's own, or by itself."""
        missing = self.wanted & ~self.read
        if not isinstance(dimension, SeatDimension):
            missing &= dimension is Dimension.COVERAGE
        elif dimension is SeatDimension.SUPPLY:
            missing &= self.origin == nation
        else:
            missing &= dimension is SeatDimension.INTERESTS
            missing &= (np.arange(len(missing)) == nation)[:, None]
        reports = np.flatnonzero(missing.any(0)).tolist()
        return tuple(Unmet(i, tuple(np.flatnonzero(missing[:, i]).tolist())) for i in reports)

    def count(self, item: Item, dimension: Dimension | SeatDimension, rule: Rule, nation: int, points: int) -> bool:
        """Whether an event of a fitting kind bears on an award: a nation's own ledger tells of what is its own."""
        if dimension is Dimension.ALIGNMENT:
            return self._aligned(item)
        ends = None if isinstance(dimension, SeatDimension) else _ENDS.get((dimension, rule))
        if ends is not None and item.event in (Event.CLOSED, Event.RESPONDED) and item.value not in ends:
            return False
        match item.event:
            case Event.READ:
                return self._reading(item, dimension, nation)
            case Event.SENT:
                return item in self.handled and nation in (NONE, item.actor)
            case Event.TRUST:
                return item.value != 0 and nation in (NONE, item.target)
            case Event.CLOSED if dimension is Dimension.OUTCOME and rule == Rule.ONLINE:
                return int(self.eased[item.item]) * points > 0
            case _ if nation == NONE:
                return True
            case Event.CLOSED | Event.RESPONDED | Event.THREAD_OPENED:
                return bool(self.own[nation, item.item])
            case Event.COMPROMISED:
                return item.target == nation
            case Event.DECIDED:
                return item.actor == nation and self.private.get((item.item, item.value), 0) * points > 0
        return item.actor == nation

    def _reading(self, item: Item, dimension: Dimension | SeatDimension, nation: int) -> bool:
        """What a nation supplies is read by others; what serves a nation's interests it reads itself."""
        reader, report = item.actor, item.item
        if dimension is SeatDimension.SUPPLY:
            return self.origin[report] == nation and reader != nation and bool(self.true[report])
        return bool(self.wanted[reader, report]) and nation in (NONE, reader)

    def _aligned(self, item: Item) -> bool:
        """An order of a nation acted on what was its agreed priority in that turn."""
        if item.turn not in self.agreed or not item.cause:
            return False
        priorities = self.agreed[item.turn][item.actor]
        return bool(
            priorities[item.item] if item.event == Event.RESPONDED else (priorities & self.about[item.item]).any()
        )


def handled(items: Sequence[Item], labels: Ints) -> frozenset[Item]:
    """The reports sent that count as handled well: a nation's first copy, needed, lawful and above CLEAR (R-SHARE).

    `labels` [I]: of the reports in full; a tear-line is one lower.
    """
    held: set[tuple[int, int]] = set()  # nations and the reports that they hold or that are on their way
    amiss: set[tuple[int, str, int, int, int]] = set()
    well: list[Item] = []
    for i in items:
        path = i.actor, i.target, i.item
        if i.event in (Event.BREACH, Event.PUSHED):
            amiss.add((i.tick, i.cause, *path))
        elif i.event == Event.SENT and path[1:] not in held and (i.tick, i.cause, *path) not in amiss:
            well += [i] if labels[i.item] - sent(i.value)[1] > Label.CLEAR else []
        if i.event in (Event.SENT, Event.DELIVERED):
            held.add(path[1:])
    return frozenset(well)
