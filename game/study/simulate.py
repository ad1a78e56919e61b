"""Many games of one exercise: game g has seed S + g, whatever the number of processes."""

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from time import perf_counter
from typing import Final, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from game.partners.line import Line
from game.partners.policy import PARTNER
from game.rules import scoring
from game.rules.arrays import Bool
from game.rules.checksum import RULES_VERSION
from game.rules.codes import Dimension
from game.rules.initial import initial
from game.rules.observe import seen
from game.rules.orders import Kind, joined
from game.rules.state import State
from game.rules.step import step
from game.rules.tables import PublicTables, Tables
from game.study.figures import Sample, Study
from game.study.players import EXPERT, NAMES, orders_of

CHUNK: Final = 1000
"""Games that are played together as one batch, at most."""
Seats = Literal["one", "all"]
Work = TypeVar("Work")
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Chunk:
    """One batch of games to be played: everything a process needs, and nothing that depends on which process it is."""

    tables: Tables
    line: Line
    policy: str
    seats: Seats
    seed: int
    games: int
    each: tuple[int, ...] = ()
    """Seats that the policy plays one after the other, `games` games each on the same seeds; else the default seat."""
    banned: tuple[Kind, ...] = ()
    """Orders that nobody gives, one after the other, `games` games each on the same seeds; else all may be given.

    What the staff of a banned order would have paid for comes in its place. Not with several seats.
    """

    @property
    def blocks(self) -> int:
        """How often the same seeds are played, side by side."""
        return max(len(self.each), len(self.banned), 1)

    @property
    def played(self) -> int:
        """Games in the batch."""
        return self.games * self.blocks

    @property
    def own(self) -> NDArray[np.int64]:
        """The seat that each game is about: [played]."""
        seats = np.array(self.each or [self.tables.public.default_seat] * self.blocks, np.int64)
        return np.repeat(seats, self.games)


def simulate(
    name: str,
    tables: Tables,
    line: Line,
    games: int,
    seed: int,
    policies: Sequence[str],
    seats: Seats = "one",
    jobs: int = 1,
    progress: Callable[[int], None] = lambda games: None,
) -> Study:
    """Play `games` games of an exercise with each policy and give the figures.

    `seats` one: the policy plays the default human seat and partner AI the rest; all: it plays every nation. `progress`
    is told how many games have just been finished. `line` is the author's expert line. Raises ValueError for an unknown
    policy, an expert without a line, or no games.
    """
    if games < 1 or jobs < 1:
        raise ValueError("a study needs at least one game and one job")
    unknown = [each for each in policies if each not in NAMES]
    if unknown or not policies:
        raise ValueError(f"there is no policy called {', '.join(unknown) or 'nothing'}; there are {', '.join(NAMES)}")
    if EXPERT in policies and not line.steps:
        raise ValueError("this exercise has no expert line; its author writes one under 'expert:'")
    begun = perf_counter()
    chunks = [
        Chunk(tables, line, each, seats, seed + first, min(CHUNK, games - first))
        for each in policies
        for first in range(0, games, CHUNK)
    ]
    parts: list[Sample] = []
    for chunk, part in zip(chunks, in_processes(play_chunk, chunks, jobs), strict=True):
        parts.append(part)
        progress(chunk.games)
    samples = tuple(Sample.joined([p for p in parts if p.policy == each]) for each in dict.fromkeys(policies))
    used = tuple(d for d in Dimension if tables.public.weights[d] > 0)
    return Study(name, RULES_VERSION, games, seed, seats, perf_counter() - begun, samples, used)


def in_processes(work: Callable[[Work], Done], tasks: Sequence[Work], jobs: int) -> Iterator[Done]:
    """What the work gives for each task, in their sequence, by up to `jobs` processes that start clean everywhere.

    Who stops listening stops the work: tasks that were not begun are dropped.
    """
    jobs = min(jobs, len(tasks))
    if jobs <= 1:
        yield from map(work, tasks)
        return
    workers = ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn"))
    try:
        yield from workers.map(work, tasks)
    finally:
        workers.shutdown(cancel_futures=True)


def play_chunk(chunk: Chunk) -> Sample:
    """Play one batch to its end and score it.

    BLAS gets one thread: more would fight over the cores. What its kernels flag as invalid in lanes that hold no number
    of ours means nothing.
    """
    begun = perf_counter()
    with threadpool_limits(1), np.errstate(invalid="ignore"):
        state = _played(chunk)
    game = np.arange(chunk.played)
    return Sample(
        chunk.policy,
        scoring.coalition(chunk.tables, state) / 1000,
        scoring.seat(chunk.tables, state) / 1000,
        chunk.own,
        scoring.dimensions(chunk.tables, state) / 1000,
        state.outcome.astype(np.int8),
        state.orders_used.sum(axis=0, dtype=np.int64),
        (state.copies[game, chunk.own] > 0).sum(axis=0, dtype=np.int64),
        perf_counter() - begun,
    )


def _played(chunk: Chunk) -> State:
    tables = chunk.tables
    seeds = np.arange(chunk.seed, chunk.seed + chunk.games, dtype=np.uint64)
    state = initial(tables, np.tile(seeds, chunk.blocks))
    players = players_of(tables.public, chunk.policy, chunk.seats, chunk.own)
    banned = np.repeat(np.array(chunk.banned, np.int64), chunk.games)
    for _ in range(tables.public.turns):
        now = seen(tables, state)
        parts = [orders_of(name, tables, state, now, mask, chunk.line, banned) for name, mask in players.items()]
        state = step(tables, state, joined(parts)).state
    return state


def players_of(public: PublicTables, name: str, seats: Seats, own: NDArray[np.int64]) -> dict[str, Bool]:
    """Which nations each policy plays: policy name to [B, N]; policies that play none are left out.

    own [B] is the seat that each game is about.
    """
    if seats == "one" and name != PARTNER:
        mine = np.asarray(own[:, None] == np.arange(public.n_nations), np.bool_)
        return {name: mine, PARTNER: ~mine}
    return {name: np.ones((len(own), public.n_nations), np.bool_)}
