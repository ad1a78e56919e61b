"""What came of an exercise: each score dimension with its ledger, and what stands behind every award (R-SCORE)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from game.match.chronicle import Item
from game.match.game import Game
from game.rules.codes import NONE, Dimension, Rule, SeatDimension
from game.rules.events import Event
from game.rules.rating import Rating, rating, ratings
from game.rules.scoring import dimensions, seat_dimensions
from game.rules.seat_score import possible

_EVIDENCE: Final = (Event.READ, Event.PUSHED)
_HANDLING: Final = (Event.SENT, Event.CONTRIBUTED, Event.PUBLISHED)
_JUDGED: Final = (Event.CLOSED, Event.JUDGED)
_BEHIND: Final[dict[tuple[Dimension | SeatDimension, Rule], tuple[Event, ...]]] = {
    (Dimension.OUTCOME, Rule.THREAD): (Event.CLOSED, Event.RESPONDED, Event.CAMPAIGN_FEEDS),
    (Dimension.OUTCOME, Rule.CRISIS): (Event.CLOSED,),
    (Dimension.OUTCOME, Rule.TASKFORCE): (Event.RESPONDED,),
    (Dimension.TIMELINESS, Rule.THREAD): (Event.CLOSED, Event.RESPONDED),
    (Dimension.TIMELINESS, Rule.RFI): (Event.ANSWERED, Event.LAPSED),
    (Dimension.COVERAGE, Rule.SHARE): _EVIDENCE,
    (Dimension.COVERAGE, Rule.ASSESS): _JUDGED,
    (Dimension.SAFEGUARDS, Rule.SHARE): _HANDLING,
    (Dimension.SAFEGUARDS, Rule.BREACH): (Event.BREACH, Event.LAWFUL_REMOVED, Event.FREEZE_REVERSED),
    (Dimension.SAFEGUARDS, Rule.EXPOSE): (Event.COMPROMISED,),
    (Dimension.TRUST, Rule.TRUST): (Event.TRUST,),
    (Dimension.INTEROPERABILITY, Rule.TASKFORCE): (Event.JOINED, Event.FORCE_READY),
    (Dimension.INTEROPERABILITY, Rule.TRAIN): (Event.TRAINED,),
    (Dimension.ALIGNMENT, Rule.ORG): (Event.CONTRIBUTED, Event.ANALYSED, Event.RESPONDED, Event.PRIORITY),
}
"""Kinds of event that move a part of the score."""
_BEHIND_SEAT: Final[dict[SeatDimension, tuple[Event, ...]]] = {
    SeatDimension.OUTCOME: (Event.CLOSED, Event.RESPONDED),
    SeatDimension.SUPPLY: _EVIDENCE,
    SeatDimension.HANDLING: (*_HANDLING, Event.BREACH, Event.COMPROMISED),
    SeatDimension.TRUST: (Event.TRUST,),
    SeatDimension.INTERESTS: (Event.READ, Event.DECIDED),
}


@dataclass(frozen=True, slots=True)
class Award:
    """One line of a ledger: points in 1/1000, and the events that may have earned them, each with its order's key.

    `turn` is NONE for what was earned in turns that this version of the rules did not play.
    """

    turn: int
    tick: int
    rule: Rule
    points: int
    behind: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """One dimension: its weight among the others, its value in 1/1000, its HSEEP rating, and awards that sum to it."""

    dimension: Dimension | SeatDimension
    weight: int
    points: int
    rating: Rating
    awards: tuple[Award, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """The coalition's score and a nation's own, in 1/1000; `final` is the nation's place in the common result.

    `bands` are the points from which a dimension is rated M, S and P.
    """

    coalition: int
    seat: int
    final: int
    bands: tuple[int, int, int]
    dimensions: tuple[Ledger, ...]
    own: tuple[Ledger, ...]


def result_of(game: Game, nation: int) -> Result:
    """What came of a game as it stands, for one nation. Dimensions without weight are left out."""
    pub, doctrine, items = game.exercise.tables.public, game.exercise.tables.public.doctrine, game.chronicle.all()
    values = dimensions(game.exercise.tables, game.state)[0].tolist()
    rated = ratings(game.exercise.tables, game.state, 0)
    shared = tuple(
        Ledger(d, int(pub.weights[d]), values[d], rated[d], awards_of(items, d, NONE, values[d])) for d in rated
    )
    mine = seat_dimensions(game.exercise.tables, game.state)[0, nation].tolist()
    able = possible(game.exercise.tables, game.state)[0, nation]
    own = tuple(
        Ledger(
            s,
            int(pub.seat_weights[s]) * bool(able[s]),
            mine[s],
            rating(doctrine, mine[s], bool(able[s])),
            awards_of(items, s, nation, mine[s]),
        )
        for s in SeatDimension
        if pub.seat_weights[s] > 0
    )
    coalition, seat = mean(shared), mean(own)
    bands = (doctrine.rating_major, doctrine.rating_some, doctrine.rating_performed)
    return Result(coalition, seat, coalition * (6_000_000 + 40 * seat) // 10_000_000, bands, shared, own)


def mean(ledgers: Sequence[Ledger]) -> int:
    """The weighted mean of dimensions in 1/1000; 0 where nothing has weight."""
    return sum(led.points * led.weight for led in ledgers) // max(1, sum(led.weight for led in ledgers))


def awards_of(
    items: Iterable[Item], dimension: Dimension | SeatDimension, nation: int, value: int
) -> tuple[Award, ...]:
    """The ledger of a dimension (`nation` NONE: the coalition's) from the chronicle, summing exactly to `value`.

    Behind an award stand the events of its kinds since the last award of the same rule in the same turn.
    """
    kind = Event.SEAT_AWARD if isinstance(dimension, SeatDimension) else Event.AWARD
    awards: list[Award] = []
    waiting: list[Item] = []
    turn = NONE
    for item in items:
        if item.turn != turn:
            turn, waiting = item.turn, []
        if item.event != kind:
            waiting.append(item)
        elif item.item == dimension and item.actor == nation:
            telling = _kinds(dimension, item.rule)
            behind = tuple(i for i in waiting if i.event in telling and _concerns(i, nation))
            waiting = [i for i in waiting if i not in behind]
            awards.append(Award(item.turn, item.tick, item.rule, item.value, behind))
    missing = value - sum(a.points for a in awards)
    return (Award(NONE, 0, Rule.SCORE, missing, ()), *awards) if missing else tuple(awards)


def _kinds(dimension: Dimension | SeatDimension, rule: Rule) -> tuple[Event, ...]:
    if isinstance(dimension, SeatDimension):
        return _BEHIND_SEAT[dimension]
    return _BEHIND.get((dimension, rule), ())


def _concerns(item: Item, nation: int) -> bool:
    """A nation's own ledger tells of what it did or what was done to it, and of how threads ended."""
    return nation == NONE or item.event == Event.CLOSED or nation in (item.actor, item.target)
