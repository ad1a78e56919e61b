"""What the oracle works on: a game as nested lists, orders as objects, and the turn that is being resolved."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import fields
from typing import TYPE_CHECKING, Any

import numpy as np

from game.rules.codes import TICKS_PER_TURN, Mark, Stage
from game.rules.orders import COLUMNS, Orders
from game.rules.reasons import Reason
from game.rules.state import State
from game.rules.tables import Tables


class Plain:
    """The tables as nested lists, public and hidden together, by their names."""

    def __init__(self, tables: Tables) -> None:
        for part in (tables.public, tables):
            for f in fields(part):
                value = getattr(part, f.name)
                setattr(self, f.name, value.tolist() if isinstance(value, np.ndarray) else value)
        self.ticks = tables.public.ticks

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

        def __setattr__(self, name: str, value: Any) -> None: ...


class Game:
    """One game: every field of the State as nested lists, under its name. `tick` as in the State, `seed` a number."""

    def __init__(self, state: State, b: int) -> None:
        self.tick = state.tick
        for name, array in state.arrays().items():
            assert isinstance(array, np.ndarray)
            setattr(self, name, array[b].tolist())
        self.seed: int = self.seeds

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

        def __setattr__(self, name: str, value: Any) -> None: ...


class Order:
    """One order, its fields by name, and what becomes of it."""

    def __init__(self, orders: Orders, index: int) -> None:
        self.fields = {name: int(getattr(orders, name)[index]) for name in ("n", "kind", "place", *COLUMNS)}
        self.reason = Reason.ACCEPTED
        self.accepted = False


class Row:
    """One thing an order asks for, as a rule sees it: the order's fields, and what the rule finds out."""

    def __init__(self, order: Order | None, **more: Any) -> None:
        self.order: Any = order  # None where the course of time brings it
        self.__dict__.update(order.fields if order else {})
        self.__dict__.update(more)

    if TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any: ...

        def __setattr__(self, name: str, value: Any) -> None: ...

    def each(self, count: int) -> "list[Row]":
        """One row a recipient in `to`, as `m`."""
        own = {name: value for name, value in self.__dict__.items() if name != "order"}
        return [Row(self.order, **{**own, "m": m}) for m in range(count) if self.to >> m & 1]


class Turn:
    """The turn being resolved: tables, the game under change, the tick, and the changes of trust that wait."""

    def __init__(self, tb: Plain, g: Game, orders: list[Order], live: Iterable[int] = ()) -> None:
        self.tb, self.g, self.d, self.orders, self.t = tb, g, tb.doctrine, orders, g.tick
        self.live = tuple(live)  # injects that EXCON fires by hand
        self.nations = range(tb.n_nations)
        self.reports = range(tb.n_reports)
        self.threads = range(tb.n_threads)
        self.forces = range(tb.n_forces)
        self.slots = range(tb.n_matters)
        self.sent: list[tuple[int, int, int]] = []  # sender, receiver, report of all that left by order
        self.trust_change = self.blank_pairs()
        self.interest_before = [list(row) for row in g.interest]
        self.busy_before = list(g.busy_until)
        self.known_false = {
            (n, i) for n in self.nations for i in self.reports if g.marks[n][i] & Mark.EXPOSED
        }  # as the turn began

    def blank_pairs(self) -> list[list[int]]:
        return [[0] * self.tb.n_nations for _ in range(self.tb.n_nations)]

    @property
    def turn(self) -> int:
        return self.t // TICKS_PER_TURN

    @property
    def last_tick(self) -> bool:
        return self.t % TICKS_PER_TURN == TICKS_PER_TURN - 1

    def of(self, kind: int) -> list[Row]:
        """The orders of a kind that nothing has refused yet, in adjudication order."""
        return [Row(o) for o in self.orders if o.fields["kind"] == kind and o.reason == Reason.ACCEPTED]

    def trust(self, n: int, m: int, change: int) -> None:
        """n's trust in m will change when the tick ends."""
        self.trust_change[n][m] += change

    def serving(self, f: int, n: int) -> bool:
        """n is a member of a force that is past its invitations."""
        return bool(self.g.force_member[f][n] and self.g.force_stage[f] >= Stage.FORMING)

    def about(self, i: int, t: int) -> bool:
        """Report and thread share a subject."""
        return any(a and b for a, b in zip(self.tb.report_subject[i], self.tb.thread_subject[t], strict=True))


def require(rows: list[Row], holds: Callable[[Row], Any], reason: Reason) -> list[Row]:
    """The rows of which it holds, all judged before anything changes; the others' orders are refused for the reason."""
    kept: list[Row] = []
    for row in rows:
        if holds(row):
            kept.append(row)
        elif row.order.reason == Reason.ACCEPTED:
            row.order.reason = reason
    return kept


def firsts(rows: Iterable[Row], key: Callable[[Row], Hashable]) -> list[Row]:
    """The first row of each key."""
    seen: dict[Hashable, Row] = {}
    for row in rows:
        seen.setdefault(key(row), row)
    return list(seen.values())


def require_first(rows: list[Row], key: Callable[[Row], Hashable], reason: Reason) -> list[Row]:
    """The first row of each key; later ones are refused for the reason."""
    kept = {id(row) for row in firsts(rows, key)}
    return require(rows, lambda row: id(row) in kept, reason)


def ranked(rows: list[Row], key: Callable[[Row], Hashable]) -> list[Row]:
    """The rows with `rank`, how many rows of the same key stand before each."""
    count: dict[Hashable, int] = {}
    for row in rows:
        row.rank = count.get(key(row), 0)
        count[key(row)] = row.rank + 1
    return rows


def accept(rows: list[Row]) -> list[Row]:
    """The orders of the rows are carried out, in part at least."""
    for row in rows:
        row.order.accepted = True
    return rows
