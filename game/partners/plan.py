"""Turning thoughts into a turn's orders: scored candidate orders, chosen within the staff of each nation."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from game.rules.arrays import I32, Bool, Ints, flat, only, order_by, pick, rank_of_sorted
from game.rules.codes import NONE
from game.rules.orders import Kind, Orders, joined, placed, rows_of


@dataclass(frozen=True, slots=True)
class Wish:
    """Candidate orders of one kind, one a row, each with its score (higher first) and its expected cost in staff."""

    b: Ints
    n: Ints
    kind: Kind
    score: I32
    cost: I32
    columns: dict[str, Ints | int]
    """The other fields that the orders have."""

    @property
    def orders(self) -> Orders:
        """All the candidates as orders, places 0."""
        return rows_of(self.b, self.n, self.kind, **self.columns)


def wish(b: Ints, n: Ints, kind: Kind, score: Ints | int, cost: Ints | int, **columns: Ints | int) -> Wish:
    """Candidates of one kind from row columns; scalars hold for every row."""
    return Wish(b, n, kind, _column(score, len(b)), _column(cost, len(b)), columns)


def _column(value: Ints | int, rows: int) -> I32:
    return np.full(rows, value, np.int32) if isinstance(value, int) else value.astype(np.int32, copy=False)


def best_first(b: Ints, n: Ints, score: Ints) -> Ints:
    """Row indices by nation, the highest score first, equal scores in row order."""
    return order_by(b, n, -score)


def choose(wishes: Iterable[Wish], staff: Ints, players: Bool, most: int = 12) -> Orders:
    """The best candidates that each nation can pay, best first, at most `most` a nation: Orders with places.

    staff [B, N] points; players [B, N] which nations this policy plays. Free orders are always taken. A candidate that
    costs more than what is left is passed over for a cheaper one.
    """
    parts = [w for w in wishes if len(w.score)]
    if not parts:
        return joined([])
    b, n, score, cost = (
        np.concatenate([x.astype(np.int32, copy=False) for x in column])
        for column in zip(*((w.b, w.n, w.score, w.cost) for w in parts), strict=True)
    )
    mine = np.flatnonzero(pick(players, flat(players, b, n)))
    order = mine[best_first(b[mine], n[mine], score[mine])]
    seat = flat(players, b, n)[order]
    rank = rank_of_sorted(seat)
    order, seat, rank = only(rank < most, order, seat, rank)
    price = cost[order]
    left = staff.astype(np.int32).ravel()
    taken = np.zeros(len(order), np.bool_)
    for step in range(int(rank.max(initial=-1)) + 1):
        rows = np.flatnonzero(rank == step)
        rows = rows[price[rows] <= left[seat[rows]]]
        taken[rows] = True
        left[seat[rows]] -= price[rows]
    return placed(_filled(parts, order[taken]))


def _filled(parts: list[Wish], chosen: Ints) -> Orders:
    """The candidates chosen, as orders in the sequence of `chosen`, which counts through all parts' rows."""
    ends = np.cumsum([len(w.score) for w in parts])
    place = np.full(ends[-1], NONE, np.int32)
    place[chosen] = np.arange(len(chosen), dtype=np.int32)
    none = np.zeros(len(chosen), np.int32)
    orders = rows_of(none, none, Kind.NOP)
    for w, end in zip(parts, ends, strict=True):
        goes = place[end - len(w.score) : end]
        kept = np.flatnonzero(goes >= 0)
        to = goes[kept]
        for name, column in {"b": w.b, "n": w.n, "kind": w.kind, **w.columns}.items():
            getattr(orders, name)[to] = column if isinstance(column, int) else column[kept]
    return orders
