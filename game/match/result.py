"""What came of an exercise: each score dimension with its ledger, and what stands behind every award (R-SCORE)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from game.match.behind import OF_CLOSED, Grounds, Unmet, kinds
from game.match.chronicle import Item
from game.match.game import Game
from game.rules.codes import NONE, Dimension, Outcome, Rule, SeatDimension
from game.rules.events import Event
from game.rules.points import FULL, genuine, worth
from game.rules.rating import Rating, rating, ratings
from game.rules.scoring import dimensions, seat_dimensions
from game.rules.seat_score import possible
from game.wording.ledger import Basis


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
    full: bool = False
    """A part of a nation's own score stood at its most after it: what it was worth beyond that is cut off."""

    @property
    def basis(self) -> Basis:
        """What its words go by."""
        ends = frozenset(Outcome(i.value) for i in self.behind if i.event == Event.CLOSED)
        return Basis(frozenset(i.event for i in self.behind), ends, self.turn == 0)

    def joined(self, other: Award) -> Award:
        """With another of the same turn and rule that moved the score the same way."""
        points, behind = self.points + other.points, dict.fromkeys((*self.behind, *other.behind))
        return replace(other, points=points, behind=tuple(behind), full=self.full or other.full)


@dataclass(frozen=True, slots=True)
class Short:
    """A thread that was not prevented: its points, in 1/1000, and those that preventing it was worth."""

    thread: int
    outcome: Outcome
    points: int
    possible: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """One dimension: its weight among the others, its value in 1/1000, its HSEEP rating, and awards that sum to it.

    `unmet` is the evidence whose lack lowered it; the turn in which each came to be needed is not kept.
    """

    dimension: Dimension | SeatDimension
    weight: int
    points: int
    rating: Rating
    awards: tuple[Award, ...]
    unmet: tuple[Unmet, ...] = ()
    short: tuple[Short, ...] = ()
    """Threads that brought less than they could; of the coalition's outcome alone."""


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
    own_threads: tuple[int, ...]  # whose end counts for the nation's own score


def result_of(game: Game, nation: int) -> Result:
    """What came of a game as it stands, for one nation. Dimensions without weight are left out."""
    pub, doctrine, items = game.exercise.tables.public, game.exercise.tables.public.doctrine, game.chronicle.all()
    grounds = Grounds.of(game)
    values = dimensions(game.exercise.tables, game.state)[0].tolist()
    rated = ratings(game.exercise.tables, game.state, 0)
    shared = tuple(
        Ledger(
            d,
            int(pub.weights[d]),
            values[d],
            rated[d],
            awards_of(items, d, NONE, values[d], grounds),
            grounds.unmet(d, NONE),
            short_of(game) if d is Dimension.OUTCOME else (),
        )
        for d in rated
    )
    mine = seat_dimensions(game.exercise.tables, game.state)[0, nation].tolist()
    able = possible(game.exercise.tables, game.state)[0, nation]
    own = tuple(
        Ledger(
            s,
            int(pub.seat_weights[s]) * bool(able[s]),
            mine[s],
            rating(doctrine, mine[s], bool(able[s])),
            awards_of(items, s, nation, mine[s], grounds),
            grounds.unmet(s, nation),
        )
        for s in SeatDimension
        if pub.seat_weights[s] > 0
    )
    coalition, seat = mean(shared), mean(own)
    bands = (doctrine.rating_major, doctrine.rating_some, doctrine.rating_performed)
    final, threads = coalition * (6_000_000 + 40 * seat) // 10_000_000, np.flatnonzero(pub.own_thread[nation])
    return Result(coalition, seat, final, bands, shared, own, tuple(threads.tolist()))


def short_of(game: Game) -> tuple[Short, ...]:
    """The real threads that were not prevented, the costliest first."""
    pub, st = game.exercise.tables.public, game.state
    severity = np.where(genuine(st)[0], pub.thread_severity, 0).tolist()
    worth_, total = worth(pub).tolist(), max(sum(severity), 1)
    found = []
    for t, outcome in enumerate(map(Outcome, st.outcome[0].tolist())):
        if severity[t] and outcome != Outcome.PREVENTED:
            possible = FULL * severity[t] // total
            found.append(Short(t, outcome, possible * worth_[outcome] // 100, possible))
    return tuple(sorted(found, key=lambda s: s.points - s.possible))


def mean(ledgers: Sequence[Ledger]) -> int:
    """The weighted mean of dimensions in 1/1000; 0 where nothing has weight."""
    return sum(led.points * led.weight for led in ledgers) // max(1, sum(led.weight for led in ledgers))


def awards_of(
    items: Iterable[Item], dimension: Dimension | SeatDimension, nation: int, value: int, grounds: Grounds
) -> tuple[Award, ...]:
    """The ledger of a dimension (`nation` NONE: the coalition's) from the chronicle, summing exactly to `value`.

    What a turn gave by one rule is one award, and what it took another. Behind it stand the events of its turn that
    moved this part of the score that way; and what counts only with the end of threads among them, of whatever turn.
    """
    kind = Event.SEAT_AWARD if isinstance(dimension, SeatDimension) else Event.AWARD
    awards: dict[tuple[int, Rule, bool], Award] = {}
    total = 0
    before: list[Item] = []  # the turn's events so far
    told: dict[Rule, set[int]] = {}  # those that stand behind an award, by its rule and their place
    done: dict[tuple[int, ...], Item] = {}  # what counts with the end of a thread, so far
    turn = NONE
    for item in items:
        if item.turn != turn:
            turn, before, told = item.turn, [], {}
        if item.event in OF_CLOSED:
            done[item.event, item.actor, item.value if item.event == Event.HARDENED else item.item] = item
        elif item.event != kind:
            before.append(item)
        elif item.item == dimension and item.actor == nation:
            telling, spent = kinds(dimension, item.rule, item.value), told.setdefault(item.rule, set())
            fresh = (k for k, i in enumerate(before) if i.event in telling and k not in spent)
            found = [k for k in fresh if grounds.count(before[k], dimension, item.rule, nation, item.value)]
            spent.update(found)
            counted = [before[k] for k in found]
            closed = {i.item: Outcome(i.value) for i in counted if i.event == Event.CLOSED}
            counted += [i for i in done.values() if i.event in telling and grounds.on_closed(i, closed)]
            behind = sorted(counted, key=lambda i: (grounds.against(i, item.value), telling.index(i.event)))
            total += item.value
            full = kind == Event.SEAT_AWARD and item.value > 0 and total >= FULL
            award, key = Award(item.turn, item.tick, item.rule, item.value, tuple(behind), full), _key(item)
            awards[key] = awards[key].joined(award) if key in awards else award
    missing = value - sum(a.points for a in awards.values())
    return (*([Award(NONE, 0, Rule.SCORE, missing, ())] if missing else []), *awards.values())


def _key(item: Item) -> tuple[int, Rule, bool]:
    """What makes one award of several: turn, rule, and whether points were won."""
    return item.turn, item.rule, item.value > 0
