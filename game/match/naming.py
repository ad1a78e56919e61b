"""Between what a log says and what the rules take: names of the scenario here, indices and codes there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import IntEnum
from typing import Final

import numpy as np

from game.match.entries import Act, Entry, FieldValue, entry_key
from game.rules.arrays import nations_of
from game.rules.codes import NONE, AnswerKind, Capability, DeclineCode, Judgement, Service, TrainingKind
from game.rules.now import Live
from game.rules.orders import BY_KIND, BY_NAME, COLUMNS, Kind, OrderKind, Orders, joined

OPTION_CODES: Final[Mapping[Kind, type[IntEnum]]] = {
    Kind.ANSWER: AnswerKind,
    Kind.DECLINE: DeclineCode,
    Kind.JUDGE: Judgement,
    Kind.ASSIGN: Capability,
    Kind.TRAIN: TrainingKind,
    Kind.SERVICE: Service,
}
"""The codes that `option` of an order kind stands for; written as their names in small letters."""
CONSENT: Final = frozenset({Kind.ACCEPT, Kind.DISCLOSE, Kind.REQUEST_MATCH})
"""Order kinds whose `option` says yes or no to onward use."""
_OTHER: Final = {Kind.ANALYSE: "report", Kind.ANSWER: "nation", Kind.DECLINE: "nation", Kind.REGISTER: "subject"}
_EMPTY: Final = {"to": 0, "tear": 0}


class NamingError(ValueError):
    """An order's field names nothing that exists or has the wrong form; the text says which and what is right."""


@dataclass(frozen=True)
class Names:
    """The names of a scenario's entities by index, one tuple a column of Orders, and `nation` for recipients.

    `options` holds the ids of each inject's decision options.
    """

    nation: tuple[str, ...]
    report: tuple[str, ...]
    alert: tuple[str, ...]
    thread: tuple[str, ...]
    subject: tuple[str, ...]
    channel: tuple[str, ...]
    organisation: tuple[str, ...]
    campaign: tuple[str, ...]
    inject: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    _index: dict[tuple[str, str], int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        tables = ("nation", "report", "alert", "thread", "subject", "channel", "organisation", "campaign", "inject")
        index = {(t, name): i for t in tables for i, name in enumerate(getattr(self, t))}
        object.__setattr__(self, "_index", index)

    def of(self, what: str, index: int) -> str:
        """The name of an entity, such as `of("report", 3)`; NamingError when there is none."""
        names: tuple[str, ...] = getattr(self, what)
        if not 0 <= index < len(names):
            raise NamingError(f"there is no {what} with handle {index}")
        return names[index]

    def index(self, what: str, name: object) -> int:
        """The index of an entity; NamingError, with the nearest known name, when there is none."""
        at = self._index.get((what, name)) if isinstance(name, str) else None
        if at is None:
            raise _unknown(what, str(name), getattr(self, what))
        return at


def _unknown(what: str, name: str, known: Iterable[str]) -> NamingError:
    close = get_close_matches(name, list(known), n=1)
    return NamingError(f"there is no {what} called {name[:40]!r}" + (f"; nearest is {close[0]}" if close else ""))


def fields_of(names: Names, kind: Kind, columns: Mapping[str, int]) -> dict[str, FieldValue]:
    """An order's fields by name from its columns by handle: what a menu or a policy has, as a log writes it.

    Columns that are absent (NONE; `to` and `tear` 0) are left out. NamingError for a handle that names nothing.
    """
    order = BY_KIND[kind]
    present = {c: int(columns[c]) for c in order.columns if c in columns and int(columns[c]) != _EMPTY.get(c, NONE)}
    return {c: _named(names, kind, c, value, present) for c, value in present.items()}


def _named(names: Names, kind: Kind, column: str, value: int, columns: Mapping[str, int]) -> FieldValue:
    match column:
        case "to":
            return tuple(names.of("nation", n) for n in nations_of(value))
        case "tear":
            return bool(value)
        case "key" | "amount":
            return value
        case "other":
            return names.of(_OTHER[kind], value)
        case "option":
            return _option_named(names, kind, value, columns)
        case _:
            return names.of(column, value)


def _option_named(names: Names, kind: Kind, value: int, columns: Mapping[str, int]) -> FieldValue:
    if kind in CONSENT:
        return bool(value)
    if kind is Kind.DECIDE:
        options = names.options[columns["inject"]] if 0 <= columns.get("inject", NONE) < len(names.options) else ()
        if not 0 <= value < len(options):
            raise NamingError(f"there is no option with handle {value}")
        return options[value]
    codes = OPTION_CODES[kind]
    if value not in codes.__members__.values():
        raise NamingError(f"there is no option with handle {value}")
    return codes(value).name.lower()


def columns_of(names: Names, kind: str, fields: Mapping[str, FieldValue]) -> tuple[Kind, dict[str, int]]:
    """The order kind and its columns by handle from its name and its fields by name.

    NamingError for an unknown kind, a field that the kind does not have or lacks, or a name that names nothing.
    """
    order = BY_NAME.get(kind)
    if order is None:
        raise _unknown("order", kind, BY_NAME)
    strange = [f for f in fields if f not in order.columns]
    if strange:
        raise NamingError(f"{kind} has no field {strange[0]!r}; it has {', '.join(order.columns) or 'none'}")
    missing = [f for f in order.required if f not in fields]
    if missing:
        raise NamingError(f"{kind} lacks the field {missing[0]}")
    return order.kind, {c: _indexed(names, order, c, value, fields) for c, value in fields.items()}


def _indexed(names: Names, order: OrderKind, column: str, value: FieldValue, fields: Mapping[str, FieldValue]) -> int:
    match column:
        case "to":
            if isinstance(value, bool | int):
                raise NamingError(f"{order.name}: to names nations, not {value}")
            return _mask(names.index("nation", n) for n in ((value,) if isinstance(value, str) else value))
        case "tear":
            return int(_typed(value, bool, order, column))
        case "key" | "amount":
            return _typed(value, int, order, column)
        case "other":
            return names.index(_OTHER[order.kind], value)
        case "option":
            return _option_indexed(names, order, value, fields)
        case _:
            return names.index(column, value)


def _option_indexed(names: Names, order: OrderKind, value: FieldValue, fields: Mapping[str, FieldValue]) -> int:
    if order.kind in CONSENT:
        return int(_typed(value, bool, order, "option"))
    if order.kind is Kind.DECIDE:
        options: Sequence[str] = names.options[names.index("inject", fields["inject"])]
    else:
        options = [code.name.lower() for code in OPTION_CODES[order.kind]]
    if value not in options:
        raise NamingError(f"{order.name} has no option {str(value)[:40]!r}; it has {', '.join(options)}")
    return options.index(str(value))


def _typed(value: FieldValue, kind: type[int], order: OrderKind, column: str) -> int:
    if type(value) is not kind:
        right = "yes or no" if kind is bool else "a whole number"
        raise NamingError(f"{order.name}: {column} is {right}, not {str(value)[:40]!r}")
    return int(value)


def _mask(nations: Iterable[int]) -> int:
    total = 0
    for n in nations:
        total |= 1 << n
    return total


def orders_of(entries: Sequence[Entry], names: Names, game: int = 0) -> Orders:
    """The entries of one turn as Orders of one game, one row an order entry in the order of the log.

    A nation's entries keep their order as places. Entries that are no orders make no row.
    """
    orders = [e for e in entries if e.act is Act.ORDER]
    if not orders:
        return joined([])
    size = len(orders)
    columns = {c: np.full(size, _EMPTY.get(c, NONE), np.int32) for c in COLUMNS}
    kinds, nations, places = (np.zeros(size, np.int32) for _ in range(3))
    counts: dict[str, int] = {}
    for row, entry in enumerate(orders):
        kind, given = columns_of(names, entry.kind, entry.fields)
        kinds[row], nations[row] = kind, names.index("nation", entry.author)
        places[row] = counts[entry.author] = counts.get(entry.author, -1) + 1
        for column, value in given.items():
            columns[column][row] = value
    return Orders(np.full(size, game, np.int32), nations, kinds, places, **columns)


def live_of(entries: Sequence[Entry], names: Names, game: int = 0) -> Live | None:
    """What Exercise Control fires by hand in the entries' turn; None when nothing. NamingError as `columns_of`."""
    fired = [names.index("inject", e.kind) for e in entries if e.act is Act.INJECT]
    if not fired:
        return None
    return Live(np.full(len(fired), game, np.int32), np.array(fired, np.int32))


def entries_of(orders: Orders, names: Names, turn: int, game: int = 0) -> tuple[Entry, ...]:
    """The orders of one game as entries of the turn, by nation and place; rows without a kind are left out.

    NamingError for a row that names what does not exist.
    """
    mine = np.flatnonzero((orders.b == game) & (orders.kind != Kind.NOP))
    mine = mine[np.lexsort((mine, orders.place[mine], orders.n[mine]))]
    counts: dict[str, int] = {}
    entries = []
    for row in mine:
        author, kind = names.of("nation", int(orders.n[row])), Kind(int(orders.kind[row]))
        serial = counts[author] = counts.get(author, 0) + 1
        fields = fields_of(names, kind, {c: int(getattr(orders, c)[row]) for c in BY_KIND[kind].columns})
        key = entry_key(author, turn, serial)
        entries.append(Entry(key=key, turn=turn, author=author, kind=BY_KIND[kind].name, fields=fields))
    return tuple(entries)
