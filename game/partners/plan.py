"""Turning thoughts into a turn's orders: scored candidate orders, chosen within the staff of each nation."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from game.rules.arrays import I32, Bool, Ints, column, flat, only, order_by, pick, put, rank_of_sorted
from game.rules.codes import NONE
from game.rules.orders import Kind, Orders, joined, rows_of


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

    def rows(self, mask: Bool) -> "Wish":
        """The candidates of the mask."""
        k = mask.nonzero()[0]
        if len(k) == len(mask):
            return self
        columns = {name: value if isinstance(value, int) else value.take(k) for name, value in self.columns.items()}
        return Wish(self.b.take(k), self.n.take(k), self.kind, self.score.take(k), self.cost.take(k), columns)


def wish(b: Ints, n: Ints, kind: Kind, score: Ints | int, cost: Ints | int, **columns: Ints | int) -> Wish:
    """Candidates of one kind from row columns; scalars hold for every row."""
    return Wish(b, n, kind, column(score, len(b)), column(cost, len(b)), columns)


def choose(wishes: Iterable[Wish], staff: Ints, players: Bool, most: int = 12) -> Orders:
    """The best candidates that each nation can pay, best first, at most `most` a nation: Orders with places.

    staff [B, N] points; players [B, N] which nations this policy plays. Free orders are always taken. A candidate that
    costs more than what is left is passed over for a cheaper one.
    """
    parts = [w for w in wishes if len(w.score)]
    if not parts:
        return joined([])
    b, n, score, cost = (
        np.concatenate([x.astype(np.int32, copy=False) for x in each])
        for each in zip(*((w.b, w.n, w.score, w.cost) for w in parts), strict=True)
    )
    seat = flat(players, b, n)
    order = order_by(seat, -score)
    seat = seat.take(order)
    rank = rank_of_sorted(seat)
    order, seat, rank = only((rank < most) & pick(players, seat), order, seat, rank)
    taken = paid(seat, rank, cost.take(order), staff)
    order, seat = only(taken, order, seat)
    orders = _filled(parts, b, n, order)
    orders.place[:] = rank_of_sorted(seat)
    return orders


def paid(seat: Ints, rank: Ints, cost: Ints, staff: Ints) -> Bool:
    """Which candidates their nation can pay, each asked in its rank what is then left: rows."""
    left = staff.ravel().astype(np.int32)
    price = np.full((int(rank.max(initial=-1)) + 1, len(left)), np.iinfo(np.int32).max, np.int32)
    place = flat(price, rank, seat)
    put(price, place, cost)
    bought = np.zeros(price.shape, np.bool_)
    for asked, fits in zip(price, bought, strict=True):
        np.less_equal(asked, left, out=fits)
        np.subtract(left, asked, out=left, where=fits)
    return pick(bought, place)


def _filled(parts: list[Wish], b: Ints, n: Ints, chosen: Ints) -> Orders:
    """The candidates chosen, as orders in the sequence of `chosen`, which counts through all parts' rows."""
    orders = rows_of(b.take(chosen), n.take(chosen), Kind.NOP)
    place = np.full(len(b), NONE, np.int32)
    place[chosen] = np.arange(len(chosen), dtype=np.int32)
    kept = np.flatnonzero(place >= 0)
    place = place.take(kept)
    begins = np.cumsum([0, *(len(w.score) for w in parts)])
    lows = np.searchsorted(kept, begins).tolist()
    for w, begin, low, high in zip(parts, begins.tolist(), lows, lows[1:], strict=False):
        to, rows = place[low:high], kept[low:high] - begin
        for name, value in {"kind": w.kind, **w.columns}.items():
            getattr(orders, name)[to] = value if isinstance(value, int) else value.take(rows)
    return orders
