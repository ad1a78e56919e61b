"""The log says names; the rules take indices. The way there and back loses nothing and refuses what names nothing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.match.entries import Entry
from game.match.naming import OPTION_CODES, Names, NamingError, columns_of, entries_of, fields_of, orders_of
from game.rules.codes import NONE
from game.rules.orders import COLUMNS, ORDERS, Kind, OrderKind, joined, rows_of

NAMES = Names(
    nation=("alv", "bor", "cas"),
    report=("R-101", "R-214", "R-377"),
    alert=("A-11", "A-12"),
    thread=("heron", "egret"),
    subject=("shipping", "money"),
    channel=("note", "liaison", "net"),
    organisation=("un", "compact"),
    campaign=("g1",),
    inject=("i1", "i2"),
    options=((), ("hold", "warn")),
)
SIZES = {
    c: len(getattr(NAMES, c)) for c in ("report", "alert", "thread", "subject", "channel", "organisation", "campaign")
}


def _values(order: OrderKind, column: str) -> st.SearchStrategy[int]:
    if column in SIZES:
        return st.integers(0, SIZES[column] - 1)
    if column == "inject":
        return st.just(1)
    if column == "option":
        codes = OPTION_CODES.get(order.kind)
        return st.sampled_from([int(c) for c in codes]) if codes else st.integers(0, 1)
    if column == "to":
        return st.integers(1, 7)
    top = {"tear": 1, "key": 2**31 - 1, "amount": 5, "other": 1}[column]
    return st.integers(0, top)


@st.composite
def any_order(draw: st.DrawFn) -> tuple[Kind, dict[str, int]]:
    order = draw(st.sampled_from(ORDERS))
    given_ = {c for c in order.columns if c in order.required or draw(st.booleans())}
    return order.kind, {c: draw(_values(order, c)) for c in sorted(given_)}


@given(st.lists(any_order(), max_size=6), st.integers(0, 2))
def test_orders_become_entries_and_the_same_orders_again(
    orders: list[tuple[Kind, dict[str, int]]], nation: int
) -> None:
    rows = joined([rows_of(np.zeros(1, np.int32), np.array([nation]), kind, **columns) for kind, columns in orders])
    rows.place[:] = np.arange(len(rows))
    again = orders_of(entries_of(rows, NAMES, 3), NAMES)
    for column in ("b", "n", "kind", "place", *COLUMNS):
        assert getattr(again, column).tolist() == getattr(rows, column).tolist(), column


def test_a_share_reads_as_a_person_would_say_it() -> None:
    fields = fields_of(NAMES, Kind.SHARE, {"report": 1, "to": 0b110, "channel": 2, "tear": 1})
    assert fields == {"report": "R-214", "to": ("bor", "cas"), "channel": "net", "tear": True}
    assert columns_of(NAMES, "share", fields) == (Kind.SHARE, {"report": 1, "to": 6, "channel": 2, "tear": 1})


def test_options_are_words() -> None:
    assert fields_of(NAMES, Kind.JUDGE, {"thread": 0, "option": 2}) == {"thread": "heron", "option": "decoy"}
    assert fields_of(NAMES, Kind.DECIDE, {"inject": 1, "option": 0}) == {"inject": "i2", "option": "hold"}
    assert fields_of(NAMES, Kind.ACCEPT, {"key": 9, "option": 1}) == {"key": 9, "option": True}


def test_absent_columns_are_left_out() -> None:
    assert fields_of(NAMES, Kind.ANALYSE, {"report": 0, "other": NONE, "alert": NONE}) == {"report": "R-101"}


@pytest.mark.parametrize(
    ("kind", "fields", "said"),
    [
        ("shar", {}, "no order called 'shar'; nearest is share"),
        ("share", {"report": "R-101"}, "lacks the field to"),
        ("share", {"report": "R-102", "to": ("bor",), "channel": "net"}, "no report called 'R-102'; nearest is R-101"),
        ("share", {"report": "R-101", "to": 3, "channel": "net"}, "to names nations"),
        ("share", {"report": "R-101", "to": ("bor",), "channel": "net", "tear": 1}, "tear is yes or no"),
        ("share", {"report": "R-101", "to": ("bor",), "channel": "net", "key": 4}, "has no field 'key'"),
        ("decline", {"key": "nine"}, "key is a whole number"),
        ("judge", {"thread": "heron", "option": "maybe"}, "no option 'maybe'; it has unsure, genuine, decoy"),
        ("decide", {"inject": "i2", "option": "flee"}, "it has hold, warn"),
    ],
)
def test_what_names_nothing_is_refused_with_what_would_be_right(
    kind: str, fields: dict[str, object], said: str
) -> None:
    with pytest.raises(NamingError, match=said):
        columns_of(NAMES, kind, fields)  # type: ignore[arg-type]


def test_a_handle_that_names_nothing_is_refused() -> None:
    for kind, columns in (
        (Kind.READ, {"report": 9}),
        (Kind.JUDGE, {"thread": 0, "option": 7}),
        (Kind.DECIDE, {"inject": 0, "option": 0}),
    ):
        with pytest.raises(NamingError, match="handle"):
            fields_of(NAMES, kind, columns)


def test_a_nations_places_follow_its_own_list_whoever_wrote_first() -> None:
    entries = [
        Entry(key=f"{n}-0-{k}", turn=0, author=n, kind="read", fields={"report": "R-101"})
        for n, k in (("bor", 1), ("alv", 1), ("bor", 2), ("alv", 2))
    ]
    orders = orders_of(entries, NAMES)
    assert list(zip(orders.n.tolist(), orders.place.tolist(), strict=True)) == [(1, 0), (0, 0), (1, 1), (0, 1)]
