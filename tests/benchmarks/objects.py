"""The same games by plain objects: the oracle's functions alone, and as a Mesa model with an agent for each nation."""

from importlib.util import find_spec
from time import perf_counter

import numpy as np

from game.rules.orders import Orders
from game.rules.tables import Tables
from tests.benchmarks.games import Run
from tests.oracle import turn
from tests.oracle.world import Game, Plain


def oracle_seconds(tables: Tables, run: Run) -> float:
    """Seconds that the oracle takes for the orders of a run of one game."""
    plain, game = Plain(tables), Game(run.states[0], 0)
    begun = perf_counter()
    for plan in run.plans:
        turn.resolve(plain, game, plan, list(range(len(plan))))
    return perf_counter() - begun


def mesa_seconds(tables: Tables, run: Run) -> float | None:
    """The same as a Mesa 3 model, where Mesa is installed (the extra `bench`)."""
    if find_spec("mesa") is None:
        return None
    import mesa

    class Nation(mesa.Agent):  # type: ignore[misc]
        """Hands in its nation's orders of the turn."""

        def __init__(self, model: "Exercise", n: int) -> None:
            super().__init__(model)
            self.n = n

        def plan(self) -> None:
            mine = np.flatnonzero(self.model.orders.n == self.n)
            self.model.rows += [int(row) for row in mine]

    class Exercise(mesa.Model):  # type: ignore[misc]
        """The exercise: nations plan, then the oracle resolves the turn."""

        def __init__(self) -> None:
            super().__init__(seed=1)
            self.plain, self.game = Plain(tables), Game(run.states[0], 0)
            self.orders: Orders = run.plans[0]
            self.rows: list[int] = []
            for n in range(tables.public.n_nations):
                Nation(self, n)

        def step(self) -> None:
            self.rows = []
            self.orders = run.plans[self.game.tick // 6]
            self.agents.do("plan")
            turn.resolve(self.plain, self.game, self.orders, sorted(self.rows))

    model = Exercise()
    begun = perf_counter()
    for _ in run.plans:
        model.step()
    return perf_counter() - begun
