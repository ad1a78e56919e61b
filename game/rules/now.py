"""What a rule sees while a turn is resolved: `Now`, and the `Rows` of orders it works on."""

from dataclasses import dataclass, field
from typing import Self

import numpy as np

from game.rules import events as ev
from game.rules.arrays import I32, Bool, Ints, add
from game.rules.codes import NONE, TICKS_PER_TURN, Rule
from game.rules.doctrine import Doctrine
from game.rules.events import Event, Recorder, TrustCause
from game.rules.orders import COLUMNS, N_KINDS, Kind, Orders
from game.rules.reasons import Reason, rule_behind
from game.rules.state import State
from game.rules.tables import PublicTables, Tables


@dataclass(frozen=True, slots=True)
class Live:
    """What EXCON fires by hand at the start of a turn: injects of the tray, or of the list before their time.

    A message made up on the spot is no inject: it changes nothing here and goes into the chronicle alone.
    """

    b: I32  # [R] game
    inject: I32  # [R]


@dataclass(slots=True)
class Now:
    """One turn being resolved: the constant tables, the State under construction and what accumulates for a tick.

    Rules read `tb`, `pub` and `d`, and change the arrays of `st` in place; `st` is the step's own copy.
    """

    tb: Tables
    st: State
    t: int
    orders: Orders
    reason: I32  # [R] Reason of each order of the turn; ACCEPTED unless a rule refused it
    accepted: Bool  # [R] some part of the order was carried out
    trust_change: I32  # [B, N, N] this tick's changes of trust, applied and clipped once
    recorder: Recorder | None
    live: Live | None = None  # what EXCON fires by hand at the turn's first tick
    _by_kind: Ints = field(init=False)  # [R] order rows by kind, in adjudication order within
    _bounds: list[int] = field(init=False)  # where each kind begins among them

    def __post_init__(self) -> None:
        kind = self.orders.kind
        self._by_kind = kind.argsort(kind="stable")
        self._bounds = kind[self._by_kind].searchsorted(np.arange(N_KINDS + 1)).tolist()

    @property
    def pub(self) -> PublicTables:
        return self.tb.public

    @property
    def d(self) -> Doctrine:
        return self.tb.public.doctrine

    @property
    def turn(self) -> int:
        """Turn being resolved, from 0."""
        return self.t // TICKS_PER_TURN

    @property
    def first_tick(self) -> bool:
        return self.t % TICKS_PER_TURN == 0

    @property
    def last_tick(self) -> bool:
        return self.t % TICKS_PER_TURN == TICKS_PER_TURN - 1

    def of(self, kind: Kind) -> "Rows":
        """This turn's orders of the kind that no earlier phase refused, in adjudication order."""
        first, end = self._bounds[kind : kind + 2]
        index = self._by_kind[first:end]
        return Rows.of_orders(self, index[self.reason[index] == Reason.ACCEPTED] if len(index) else index)

    def emit(
        self,
        event: Event,
        rule: Rule,
        b: Ints,
        actor: Ints | int = NONE,
        target: Ints | int = NONE,
        item: Ints | int = NONE,
        value: Ints | int = 0,
        cause: Ints | int = NONE,
        audience: Ints | int = ev.CONTROL,
    ) -> None:
        """Record one event a row; free when nothing is recorded."""
        if self.recorder is not None:
            self.recorder.emit(self.t, event, rule, b, actor, target, item, value, cause, audience)

    def trust(self, b: Ints, n: Ints, m: Ints, change: Ints | int, cause: TrustCause, row: Ints | int = NONE) -> None:
        """n's trust in m changes by rows; applied, with all of the tick's changes, once (R-TRUST)."""
        add(self.trust_change, (b, n, m), change)
        if self.recorder is not None and len(b):
            audience = np.left_shift(1, n.astype(np.int64)) | np.left_shift(1, m.astype(np.int64))
            self.emit(Event.TRUST, Rule.TRUST, b, n, m, int(cause), change, row, audience)


class Rows:
    """A table of order rows inside a rule: equal-length int columns as attributes, narrowed by `where` and `require`.

    Columns are those of Orders (`b`, `n`, `kind`, `place`, `report`, …) and `row`, the index in the turn's Orders;
    `each` adds `m`, one row a recipient.
    """

    __slots__ = ("_columns", "now")

    def __init__(self, now: Now, columns: dict[str, Ints]) -> None:
        self.now = now
        self._columns = columns

    @classmethod
    def of_orders(cls, now: Now, index: Ints) -> Self:
        """The turn's orders at `index`, which keeps adjudication order."""
        o = now.orders
        columns: dict[str, Ints] = {name: getattr(o, name)[index] for name in ("b", "n", "kind", "place", *COLUMNS)}
        columns["row"] = index
        return cls(now, columns)

    def __getattr__(self, name: str) -> Ints:
        try:
            return self._columns[name]
        except KeyError:
            raise AttributeError(name) from None

    def __len__(self) -> int:
        return len(self._columns["b"])

    def __bool__(self) -> bool:
        return len(self) > 0

    def where(self, mask: Bool) -> "Rows":
        """The rows of the mask, without a word about the others: for branching, never for refusing."""
        if mask.all():
            return self
        return Rows(self.now, {name: column[mask] for name, column in self._columns.items()})

    def having(self, **columns: Ints) -> "Rows":
        """The same rows with more columns."""
        return Rows(self.now, {**self._columns, **columns})

    def joined(self, other: "Rows") -> "Rows":
        """Both tables' rows with the columns they share, back in adjudication order."""
        names = self._columns.keys() & other._columns.keys()
        both = {name: np.concatenate([self._columns[name], other._columns[name]]) for name in names}
        order = np.argsort(both["row"], kind="stable")
        return Rows(self.now, {name: column[order] for name, column in both.items()})

    def each(self) -> "Rows":
        """One row a recipient in `to`, with the recipient as column `m`; adjudication order is kept."""
        n_nations = self.now.pub.n_nations
        wanted = (self.to[:, None] >> np.arange(n_nations, dtype=np.int32)) & 1
        index, m = np.nonzero(wanted)
        return Rows(self.now, {name: column[index] for name, column in self._columns.items()} | {"m": m})

    def require(self, mask: Bool, reason: Reason) -> "Rows":
        """The rows of the mask; the others are refused for the reason. Nothing drops a row silently."""
        if mask.all():
            return self
        now, lost = self.now, ~mask
        row = self.row[lost]
        fresh = now.reason[row] == Reason.ACCEPTED
        now.reason[row[fresh]] = reason
        if now.recorder is not None:
            target = self._columns["m"][lost] if "m" in self._columns else NONE
            audience = np.left_shift(1, self.n[lost].astype(np.int64))
            rule = rule_behind(reason)
            now.emit(
                Event.REFUSED, rule, self.b[lost], self.n[lost], target, self.kind[lost], int(reason), row, audience
            )
        return self.where(mask)

    def accept(self) -> "Rows":
        """Mark the orders of these rows as carried out, in part at least."""
        self.now.accepted[self.row] = True
        return self
