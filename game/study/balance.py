"""The pre-flight of an exercise: how policies fare in it, how hard it is, and what each part of it is worth."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import sqrt
from time import perf_counter
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from game.partners.line import Line
from game.partners.policy import PARTNER, POLICIES
from game.rules.checksum import RULES_VERSION
from game.rules.codes import Dimension, Outcome
from game.rules.orders import Kind
from game.rules.tables import Tables
from game.study.ablation import PARTS, Ablation, ablations, without
from game.study.figures import Sample
from game.study.offers import Offer, Taken, taking
from game.study.players import EXPERT, IDLE
from game.study.simulate import CHUNK, Chunk, Seats, in_processes, play_chunk

NEED_TO_KNOW: Final = "need-to-know"
HABITS: Final = tuple(name for name in POLICIES if name not in (PARTNER, NEED_TO_KNOW))
"""The habits that a cooperator should beat."""
FEWER: Final = 200
"""Games of each comparison beside the main one, at most."""
SEAT_GAMES: Final = 480
"""Games of each policy that all human seats share, at most."""
SELDOM: Final = 0.1
"""Share of the games below which a thread ends well too seldom to tell who is pivotal in it."""
NORMAL: Final = "normal"
Points: TypeAlias = NDArray[np.float64]
"""Scores 0-100, one a game in the order of the seeds."""


@dataclass(frozen=True, slots=True)
class Subject:
    """An exercise to be weighed: its names, and its tables at each setting of difficulty."""

    id: str
    title: str
    minutes: int
    settings: dict[str, Tables]
    line: Line
    nations: tuple[str, ...]  # ids, in the sequence of the file
    threads: tuple[str, ...]
    organisations: tuple[str, ...]
    offers: tuple[Offer, ...] = ()

    @property
    def tables(self) -> Tables:
        return self.settings[NORMAL]

    @property
    def human(self) -> tuple[int, ...]:
        """The seats that people may take."""
        return tuple(np.flatnonzero(self.tables.public.human_seat).tolist())

    @property
    def policies(self) -> tuple[str, ...]:
        """Who plays it: the policies, and the expert where the author wrote a line."""
        return (*POLICIES, EXPERT) if self.line.steps else tuple(POLICIES)


@dataclass(frozen=True, slots=True)
class Cost:
    """What it costs the coalition, in points, when something is taken away: mean over paired seeds and its interval."""

    ablation: Ablation
    mean: float
    low: float
    high: float

    @property
    def clear(self) -> bool:
        """The interval does not hold 0."""
        return self.low > 0


@dataclass(frozen=True, slots=True)
class Pivot:
    """The thread for which a seat matters most, and how often it ends worse without the seat's orders.

    Of the games in which it ends better than uncontained with them.
    """

    thread: str
    share: float


@dataclass(frozen=True, slots=True)
class Balance:
    """What the pre-flight found. Scores 0-100; every sample's games have the seeds `seed`, `seed` + 1 and so on."""

    subject: Subject
    rules_version: int
    games: int
    seed: int
    seconds: float
    policies: dict[str, Sample]  # all seats
    settings: dict[str, dict[str, Sample]]  # by difficulty, all seats; fewer games
    seats: dict[str, dict[str, Points]]  # of each human seat, by who plays it among partners; fewer games
    pivots: dict[str, Pivot]  # by human seat
    costs: tuple[Cost, ...]
    offers: tuple[Taken, ...]  # what each private offer costs when it is taken
    par: dict[int, float]  # by seed; empty where it was not searched

    @property
    def best_habit(self) -> str:
        """The habit that fares best with all seats."""
        return max(HABITS, key=lambda name: float(self.policies[name].coalition.mean()))

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        return tuple(d for d in Dimension if self.subject.tables.public.weights[d] > 0)


@dataclass(frozen=True, slots=True)
class Cell:
    """Comparisons that are played together: of what kind, under which names, and their first chunk."""

    part: str
    names: tuple[str, ...]
    chunk: Chunk
    games: int

    def chunks(self) -> Iterator[Chunk]:
        """Its games in batches; those of several seats or orders in one."""
        for first in range(0, self.games, CHUNK):
            yield replace(self.chunk, seed=self.chunk.seed + first, games=min(CHUNK, self.games - first))


def cells(subject: Subject, games: int, seed: int) -> list[Cell]:
    """All that is to be played."""
    fewer = min(games, FEWER)

    def cell(part: str, names: tuple[str, ...], tables: Tables, policy: str, seats: Seats = "all",
             count: int = fewer, each: tuple[int, ...] = (), banned: tuple[Kind, ...] = ()) -> Cell:  # fmt: skip
        return Cell(part, names, Chunk(tables, subject.line, policy, seats, seed, 0, each, banned), count)

    found = [cell("policies", (name,), subject.tables, name, count=games) for name in subject.policies]
    for setting, tables in subject.settings.items():
        if setting != NORMAL:
            found += [cell("settings", (setting, name), tables, name) for name in subject.policies]
    human = subject.human
    each_seat = min(fewer, SEAT_GAMES // max(1, len(human)))
    for name in (*subject.policies, IDLE) if human else ():
        found.append(cell("seats", (name,), subject.tables, name, "one", each_seat, each=human))
    for offer in subject.offers:
        found.append(cell("offer", (offer.name,), taking(subject.tables, offer), PARTNER))
    orders: list[Ablation] = []
    for ablation in ablations(subject.tables, subject.organisations):
        if ablation.what == "order":
            orders.append(ablation)
        else:
            found.append(cell(ablation.what, (ablation.name,), without(subject.tables, ablation), PARTNER))
    together = CHUNK // fewer
    for few in (orders[first : first + together] for first in range(0, len(orders), together)):
        banned = tuple(Kind(each.code) for each in few)
        found.append(cell("order", tuple(each.name for each in few), subject.tables, PARTNER, banned=banned))
    return found


def balance(
    subject: Subject,
    games: int,
    seed: int = 1,
    jobs: int = 1,
    progress: Callable[[int], None] = lambda games: None,
) -> Balance:
    """Play everything and gather what came of it. `progress` is told how many games have just been finished."""
    begun = perf_counter()
    plan = cells(subject, games, seed)
    chunks = [chunk for cell in plan for chunk in cell.chunks()]
    played = in_processes(play_chunk, chunks, jobs)
    samples: dict[tuple[str, tuple[str, ...]], Sample] = {}
    for cell in plan:
        parts = []
        for chunk in cell.chunks():
            parts.append(next(played))
            progress(chunk.played)
        samples[cell.part, cell.names] = Sample.joined(parts)
    base = samples["policies", (PARTNER,)].coalition
    settings: dict[str, dict[str, Sample]] = {}
    for (part, names), sample in samples.items():
        if part == "settings":
            settings.setdefault(names[0], {})[names[1]] = sample
    lacking = {
        (part, name): points
        for (part, names), sample in samples.items()
        if part in PARTS
        for name, points in zip(names, np.split(sample.coalition, len(names)), strict=True)
    }
    costs = [
        _cost(each, base, lacking[each.what, each.name]) for each in ablations(subject.tables, subject.organisations)
    ]
    base_ends = samples["policies", (PARTNER,)].ends
    seats: dict[str, dict[str, Points]] = {}
    pivots: dict[str, Pivot] = {}
    for place, n in enumerate(subject.human):
        seat = subject.nations[n]
        shares = {name: np.split(samples["seats", (name,)].seat, len(subject.human)) for name in subject.policies}
        seats[seat] = {name: each[place] for name, each in shares.items()}
        idle = np.split(samples["seats", (IDLE,)].ends, len(subject.human))[place]
        pivots[seat] = pivot(subject.threads, base_ends, idle)
    policies = {name: samples["policies", (name,)] for name in subject.policies}
    taken = tuple(_taken(each, policies[PARTNER], samples["offer", (each.name,)]) for each in subject.offers)
    costs.sort(key=lambda cost: -cost.mean)
    seconds = perf_counter() - begun
    return Balance(
        subject, RULES_VERSION, games, seed, seconds, policies, settings, seats, pivots, tuple(costs), taken, {}
    )


def pivot(threads: tuple[str, ...], base: NDArray[np.int8], idle: NDArray[np.int8]) -> Pivot:
    """Compare how threads end on the same seeds with and without a seat's orders: [G, T] each."""
    rank = np.zeros(len(Outcome), np.int8)
    rank[[Outcome.CONTAINED, Outcome.DISRUPTED, Outcome.PREVENTED]] = 1, 2, 3
    ended, without_ = rank[base[: len(idle)]], rank[idle]
    well = ended > 0
    share = ((without_ < ended) & well).sum(0) / np.maximum(well.sum(0), 1)
    share[well.mean(0) < SELDOM] = 0
    return Pivot(threads[int(share.argmax())], float(share.max()))


def with_par(b: Balance, par: dict[int, float]) -> Balance:
    """The same with what hindsight finds on some of its seeds."""
    return replace(b, par=par)


def _cost(ablation: Ablation, base: NDArray[np.float64], lacking: NDArray[np.float64]) -> Cost:
    return Cost(ablation, *_lost(base, lacking))


def _taken(offer: Offer, base: Sample, taken: Sample) -> Taken:
    of = list(offer.seats)
    gain = taken.seats[:, of] - base.seats[: len(taken.seats), of]
    return Taken(offer, *_lost(base.coalition, taken.coalition), float(gain.mean()))


def _lost(base: NDArray[np.float64], other: NDArray[np.float64]) -> tuple[float, float, float]:
    """The mean by which paired seeds come to less, and its interval."""
    lost = base[: len(other)] - other
    half = 1.96 * float(lost.std(ddof=1)) / sqrt(len(lost)) if len(lost) > 1 else 0.0
    return float(lost.mean()), float(lost.mean()) - half, float(lost.mean()) + half
