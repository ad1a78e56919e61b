"""Playing games to be measured: the medium exercise, the cooperator in every seat."""

import gc
import sys
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from types import FrameType

import numpy as np
from threadpoolctl import threadpool_limits

from game.partners.policy import PARTNER, POLICIES
from game.rules.codes import TICKS_PER_TURN
from game.rules.initial import initial
from game.rules.orders import Orders
from game.rules.seen import seen
from game.rules.state import State
from game.rules.step import step
from game.rules.tables import Tables
from game.scenario.bundled import bundled_files
from game.scenario.compile import compile_loaded
from game.scenario.load import load

MEDIUM = "common-front"


def tables_of(name: str = MEDIUM) -> Tables:
    """The tables of a bundled exercise. KeyError for an unknown one."""
    return compile_loaded(load({path.stem: path for path in bundled_files()}[name])).tables


@dataclass(frozen=True, slots=True)
class Run:
    """One batch played to its end: seconds a turn of rules and of partners, and what was ordered."""

    games: int
    rules: tuple[float, ...]
    partners: tuple[float, ...]
    plans: tuple[Orders, ...]
    states: tuple[State, ...]

    @property
    def seconds(self) -> float:
        return sum(self.rules) + sum(self.partners)

    @property
    def rate(self) -> float:
        """Games a second, partners and all."""
        return self.games / self.seconds

    @property
    def replay_rate(self) -> float:
        """Games a second by the rules alone."""
        return self.games / sum(self.rules)


def play(tables: Tables, games: int, seed: int = 1, turns: int | None = None) -> Run:
    """Play a batch, whole or its first turns, timing rules and partners apart. BLAS gets one thread."""
    rules, partners, plans, states = [], [], [], [initial(tables, np.arange(seed, seed + games, dtype=np.uint64))]
    players = np.ones((games, tables.public.n_nations), np.bool_)
    with threadpool_limits(1):
        for _ in range(turns or tables.public.turns):
            begun = perf_counter()
            plans.append(POLICIES[PARTNER].orders(tables.public, seen(tables, states[-1]), players))
            planned = perf_counter()
            states.append(step(tables, states[-1], plans[-1]).state)
            rules.append(perf_counter() - planned)
            partners.append(planned - begun)
            if games > 1:
                states = states[-1:]
    return Run(games, tuple(rules), tuple(partners), tuple(plans), tuple(states))


def bytes_a_game(state: State) -> int:
    """Bytes of all arrays of one game of the batch."""
    total = sum(array.nbytes for array in state.arrays().values() if isinstance(array, np.ndarray))
    return total // len(state.seeds)


def calls_a_tick(tables: Tables, run: Run) -> int:
    """Calls that Python makes while a turn is resolved, of its own functions and NumPy's, a tick: the median turn."""
    counts: list[int] = []
    for state, plan in zip(run.states, run.plans, strict=False):
        count = 0

        def note(frame: FrameType, event: str, value: object) -> None:
            nonlocal count
            count += event in ("call", "c_call")

        gc.disable()  # who watches the collector would be counted too
        sys.setprofile(note)
        try:
            step(tables, state, plan)
        finally:
            sys.setprofile(None)
            gc.enable()
        counts.append(count)
    return round(median(counts)) // TICKS_PER_TURN


def copy_share(run: Run) -> float:
    """What copying the State once a tick would take, as a share of what the rules took."""
    arrays = [array for array in run.states[-1].arrays().values() if isinstance(array, np.ndarray)]
    once = min(timed(lambda: [array.copy() for array in arrays]) for _ in range(5))
    return once * TICKS_PER_TURN * len(run.rules) / sum(run.rules)


def timed(work: Callable[[], object]) -> float:
    """Seconds that the work takes."""
    begun = perf_counter()
    work()
    return perf_counter() - begun
