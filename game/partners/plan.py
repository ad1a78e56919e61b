"""Turning thoughts into a turn's orders: scored candidate orders, chosen within the staff of each nation."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from game.rules.arrays import I32, Bool, Ints, nth_of
from game.rules.orders import Kind, Orders, joined, placed, rows_of


@dataclass(frozen=True, slots=True)
class Wish:
    """Candidate orders, one a row, each with its score (higher first) and its expected cost in staff points."""

    orders: Orders
    score: I32
    cost: I32


def wish(b: Ints, n: Ints, kind: Kind, score: Ints | int, cost: Ints | int, **columns: Ints | int) -> Wish:
    """Candidates of one kind from row columns; scalars broadcast."""
    size = len(b)
    filled = {name: np.broadcast_to(np.asarray(value, np.int32), size) for name, value in columns.items()}
    return Wish(
        rows_of(np.asarray(b, np.int32), np.asarray(n, np.int32), kind, **filled),
        np.broadcast_to(np.asarray(score, np.int32), size),
        np.broadcast_to(np.asarray(cost, np.int32), size),
    )


def best_first(b: Ints, n: Ints, score: Ints) -> Ints:
    """Row indices by nation, the highest score first, equal scores in row order; scores below 2,048."""
    key = (b.astype(np.int64) * 64 + n) * 4096 + (2048 - score)
    order: Ints = np.argsort(key, kind="stable")
    return order


def choose(wishes: Iterable[Wish], staff: Ints, players: Bool, most: int = 12) -> Orders:
    """The best candidates that each nation can pay, best first, at most `most` a nation: Orders with places.

    staff [B, N] points; players [B, N] which nations this policy plays. Free orders are always taken. A candidate that
    costs more than what is left is passed over for a cheaper one.
    """
    parts = [w for w in wishes if len(w.score)]
    if not parts:
        return joined([])
    orders = joined([w.orders for w in parts])
    score = np.concatenate([w.score for w in parts])
    cost = np.concatenate([w.cost for w in parts])
    mine = np.flatnonzero(players[orders.b, orders.n])
    order = mine[best_first(orders.b[mine], orders.n[mine], score[mine])]
    rank = nth_of(orders.b[order], orders.n[order])
    order = order[rank < most]
    rank = rank[rank < most]
    left = staff.astype(np.int32).copy()
    taken = np.zeros(len(orders), np.bool_)
    for step in range(int(rank.max(initial=-1)) + 1):
        rows = order[rank == step]
        at = orders.b[rows], orders.n[rows]
        fits = cost[rows] <= left[at]
        taken[rows[fits]] = True
        left[at[0][fits], at[1][fits]] -= cost[rows][fits]
    return placed(orders.take(order[taken[order]]))
