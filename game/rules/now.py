"""What a rule sees while a turn is resolved: `Now`, and the `Rows` of orders it works on."""

from dataclasses import dataclass, field
from typing import Self

import numpy as np

from game.rules import events as ev
from game.rules.arrays import I16, I32, Bool, Ints, add, hits, unpacked
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
    interest_before: Bool | None = None  # [B, N, U] interests registered as the turn began
    busy_before: I16 | None = None  # [B, N] until when each trained as the turn began
    exposed: list[tuple[Ints, Ints]] | None = None  # what may be compromised at each tick of the turn: see `exposure`
    coming: Ints | None = None  # copies in transit that are due this turn: flat in State.due; `under_way` clears it
    came: list[Ints] | None = None  # copies that came since the last free reading: flat in State.copies; None: all
    knew_false: Bool | None = None  # [R] who gave the order knew as the turn began that the report it names is false
    sent: "list[Rows]" = field(default_factory=list)  # reports of the turn that left by order, one row a recipient `m`
    pub: PublicTables = field(init=False)
    d: Doctrine = field(init=False)
    _by_kind: Ints = field(init=False)  # [R] order rows by kind, in adjudication order within
    _bounds: list[int] = field(init=False)  # where each kind begins among them
    _none: "Rows" = field(init=False)  # no rows

    def __post_init__(self) -> None:
        self.pub = self.tb.public
        self.d = self.pub.doctrine
        kind = self.orders.kind
        self._by_kind = kind.argsort(kind="stable")
        self._bounds = kind[self._by_kind].searchsorted(np.arange(N_KINDS + 1)).tolist()
        self._none = Rows.of_orders(self, self._by_kind[:0])

    @property
    def turn(self) -> int:
        """Turn being resolved, from 0."""
        return self.t // TICKS_PER_TURN

    @property
    def busy_until(self) -> I16:
        """Until when each nation is away for training: [B, N]. Who begins to train in a turn still serves in it."""
        return self.st.busy_until if self.busy_before is None else self.busy_before

    @property
    def turn_end(self) -> int:
        """The first tick of the next turn."""
        return (self.turn + 1) * TICKS_PER_TURN

    @property
    def first_tick(self) -> bool:
        return self.t % TICKS_PER_TURN == 0

    @property
    def last_tick(self) -> bool:
        return self.t % TICKS_PER_TURN == TICKS_PER_TURN - 1

    def of(self, kind: Kind) -> "Rows":
        """This turn's orders of the kind that no earlier phase refused, in adjudication order."""
        first, end = self._bounds[kind : kind + 2]
        if first == end:
            return self._none
        index = self._by_kind[first:end]
        return Rows.of_orders(self, index[self.reason[index] == int(Reason.ACCEPTED)])

    def under_way(self) -> None:
        """Something more is out, or on its way: what was reckoned for the rest of the turn must be reckoned anew."""
        self.exposed = self.coming = None

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

    Columns are those of Orders (`b`, `n`, `kind`, `place`, `report`, …), taken when they are first asked for, and
    `row`, the index in the turn's Orders; `having` and `each` add more, which hide an order's column of the same name.
    """

    def __init__(self, now: Now, row: Ints, added: dict[str, Ints]) -> None:
        """`row` are indices in the turn's Orders, unless `added` has every column that is ever asked for."""
        self.now = now
        self.row = row
        self._added = added
        self.__dict__.update(added)

    @classmethod
    def of_orders(cls, now: Now, index: Ints) -> Self:
        """The turn's orders at `index`, which keeps adjudication order."""
        return cls(now, index, {})

    @classmethod
    def of_all(cls, now: Now) -> Self:
        """All of the turn's orders, whose columns are theirs."""
        rows = cls(now, np.arange(len(now.orders)), {})
        rows.__dict__.update((name, getattr(now.orders, name)) for name in COLUMNS)
        return rows

    def __getattr__(self, name: str) -> Ints:
        column: Ints = getattr(self.now.orders, name).take(self.row)
        self.__dict__[name] = column
        return column

    def __len__(self) -> int:
        return len(self.row)

    def __bool__(self) -> bool:
        return len(self.row) > 0

    def where(self, mask: Bool) -> "Rows":
        """The rows of the mask, without a word about the others: for branching, never for refusing."""
        kept = mask.nonzero()[0]
        return self if len(kept) == len(mask) else self._at(kept)

    def _at(self, index: Ints) -> "Rows":
        return Rows(self.now, self.row.take(index), {name: column.take(index) for name, column in self._added.items()})

    def having(self, **columns: Ints) -> "Rows":
        """The same rows with more columns."""
        return Rows(self.now, self.row, {**self._added, **columns})

    def joined(self, other: "Rows") -> "Rows":
        """Both tables' rows, back in adjudication order; of the added columns those that hide a column of orders."""
        row = np.concatenate([self.row, other.row])
        order = np.argsort(row, kind="stable")
        hiding = [name for name in {**self._added, **other._added} if name in COLUMNS]
        both = {name: np.concatenate([getattr(self, name), getattr(other, name)])[order] for name in hiding}
        return Rows(self.now, row[order], both)

    def each(self) -> "Rows":
        """One row a recipient in `to`, with the recipient as column `m`; adjudication order is kept."""
        index, m = hits(unpacked(self.to, self.now.pub.n_nations))
        return self._at(index).having(m=m)

    def require(self, mask: Bool, reason: Reason) -> "Rows":
        """The rows of the mask; the others are refused for the reason. Nothing drops a row silently."""
        kept = mask.nonzero()[0]
        if len(kept) == len(mask):
            return self
        now, lost = self.now, ~mask
        row = self.row[lost]
        fresh = now.reason[row] == int(Reason.ACCEPTED)
        now.reason[row[fresh]] = reason
        if now.recorder is not None:
            target = self._added["m"][lost] if "m" in self._added else NONE
            audience = np.left_shift(1, self.n[lost].astype(np.int64))
            rule = rule_behind(reason)
            now.emit(
                Event.REFUSED, rule, self.b[lost], self.n[lost], target, self.kind[lost], int(reason), row, audience
            )
        return self._at(kept)

    def accept(self) -> "Rows":
        """Mark the orders of these rows as carried out, in part at least."""
        self.now.accepted[self.row] = True
        return self
