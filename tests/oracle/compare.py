"""The oracle beside the arrays: what differs after a turn, named by field and first cell."""

from dataclasses import dataclass, field

import numpy as np

from game.rules.initial import initial
from game.rules.now import Live
from game.rules.orders import Orders
from game.rules.reasons import Reason
from game.rules.state import State
from game.rules.step import step
from game.rules.tables import Tables
from tests.oracle import turn
from tests.oracle.world import Game, Plain


@dataclass
class Pair:
    """The same games twice: as arrays and as objects."""

    tables: Tables
    state: State
    plain: Plain
    games: list[Game] = field(default_factory=list)


def begin(tables: Tables, seeds: list[int]) -> Pair:
    """The games before the first plan, drawn by both; they must agree."""
    state = initial(tables, np.array(seeds, np.uint64))
    pair = Pair(tables, state, Plain(tables), [turn.initial(tables, state, b) for b in range(len(seeds))])
    agree(pair)
    return pair


def play(pair: Pair, orders: Orders, *live: tuple[int, int]) -> None:
    """One turn by both; States and reasons must agree. `live` are injects (game, inject) that EXCON fires by hand."""
    by_hand = Live(*np.array(live, np.int32).reshape(-1, 2).T) if live else None
    resolved = step(pair.tables, pair.state, orders, live=by_hand)
    pair.state = resolved.state
    for b, game in enumerate(pair.games):
        rows = np.flatnonzero(orders.b == b).tolist()
        for row, reason in turn.resolve(pair.plain, game, orders, rows, tuple(j for k, j in live if k == b)).items():
            got, kind, n = int(resolved.reason[row]), int(orders.kind[row]), int(orders.n[row])
            assert got == reason, (
                f"turn {game.tick // 6}, game {b}: order kind {kind} of nation {n} is refused for "
                + (f"{Reason(got).name} by the arrays, {reason.name} by the oracle")
            )
    agree(pair)


def agree(pair: Pair) -> None:
    """Raises AssertionError with every field that differs, and its first cell."""
    for b, game in enumerate(pair.games):
        arrays = Game(pair.state, b)
        names = pair.state.arrays()
        wrong = [text for name in names if (text := difference(name, getattr(arrays, name), getattr(game, name)))]
        assert not wrong, f"after tick {game.tick}, game {b}:\n" + "\n".join(wrong)


def difference(name: str, arrays: object, oracle: object) -> str:
    """What differs in a field, in words; empty where nothing does."""
    here, there = np.array(arrays), np.array(oracle)
    cells = np.argwhere(here != there.reshape(here.shape))
    if not len(cells):
        return ""
    first = tuple(int(x) for x in cells[0])
    return f"{name}: {len(cells)} cells, first {list(first)}: arrays {here[first]}, oracle {there[first]}"
