"""The boundary: nothing out of range, absent or unpaid gets further, and nothing stops the other games."""

import numpy as np
import pytest

from game.rules.checksum import checksum
from game.rules.codes import NONE
from game.rules.legal import OPTIONS, limits
from game.rules.orders import BY_KIND, Kind, Orders, joined, placed, rows_of
from game.rules.reasons import Reason
from game.rules.step import step
from tests.rules.world import MECHANICS, PLATFORM, order, start, world

TABLES = world()
SHARE = {"report": 0, "channel": PLATFORM, "to": (1,)}


def reason(*orders: Orders, tables=TABLES) -> list[Reason]:  # type: ignore[no-untyped-def]
    given = placed(joined(list(orders)))
    return [Reason(int(r)) for r in step(tables, start(tables), given).reason]


@pytest.mark.parametrize("kind", [0, -1, 32, 99])
def test_an_unknown_kind_is_refused(kind: int) -> None:
    bad = rows_of(np.array([0]), np.array([0]), Kind.NOP)
    bad.kind[:] = kind
    assert reason(bad) == [Reason.UNKNOWN_KIND]


@pytest.mark.parametrize(("game", "nation"), [(-1, 0), (1, 0), (0, -1), (0, 3)])
def test_a_game_or_nation_that_is_not_there_is_refused(game: int, nation: int) -> None:
    assert reason(order(nation, Kind.HARDEN, game=game)) == [Reason.FIELD_RANGE]


@pytest.mark.parametrize("column", limits(TABLES.public))
@pytest.mark.parametrize("beyond", [-2, None, 1 << 30])
def test_an_index_out_of_range_is_refused_in_every_column(column: str, beyond: int | None) -> None:
    value = limits(TABLES.public)[column] if beyond is None else beyond
    assert reason(order(0, Kind.SHARE, **{**SHARE, column: value})) in (
        [Reason.FIELD_RANGE],
        [Reason.FIELD_MISSING],
    )


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Kind.SHARE, {**SHARE, "tear": 2}),
        (Kind.SHARE, {**SHARE, "to": 1 << 3}),
        (Kind.SHARE, {**SHARE, "to": -1}),
        (Kind.SHARE, {**SHARE, "amount": 128}),
        (Kind.SHARE, {**SHARE, "option": 1}),
        (Kind.SHARE, {**SHARE, "other": 1}),
        (Kind.REGISTER, {"subject": 1, "other": 4}),
        (Kind.ANALYSE, {"report": 0, "other": 14}),
        (Kind.ANSWER, {"key": 5, "option": 2, "other": 3}),
    ],
)
def test_other_fields_have_their_ranges(kind: Kind, fields: dict[str, int]) -> None:
    assert reason(order(0, kind, **fields))[0] in (Reason.FIELD_RANGE, Reason.FIELD_MISSING)


@pytest.mark.parametrize("kind", OPTIONS)
def test_an_option_beyond_the_last_is_refused(kind: Kind) -> None:
    fields = dict.fromkeys(BY_KIND[kind].required, 1) | {"option": OPTIONS[kind]}
    if "to" in fields:
        fields["to"] = 0b010
    assert reason(order(0, kind, **fields)) == [Reason.FIELD_RANGE]


@pytest.mark.parametrize(("kind", "field"), [(k, f) for k, o in BY_KIND.items() for f in o.required])
def test_every_required_field_is_required(kind: Kind, field: str) -> None:
    fields = dict.fromkeys(BY_KIND[kind].required, 0) | {"key": 1, "to": 0b010}
    fields[field] = 0 if field in ("to", "key") else NONE
    assert reason(order(0, kind, **fields)) == [Reason.FIELD_MISSING]


def test_nobody_sends_to_oneself() -> None:
    assert reason(order(0, Kind.SHARE, **{**SHARE, "to": (0, 1)})) == [Reason.SELF]


@pytest.mark.parametrize("kind", [k for k, o in BY_KIND.items() if o.single])
def test_some_kinds_name_exactly_one_nation(kind: Kind) -> None:
    fields = dict.fromkeys(BY_KIND[kind].required, 0) | {"to": 0b110}
    assert reason(order(0, kind, **fields)) == [Reason.TOO_MANY]


@pytest.mark.parametrize("kind", [k for k, o in BY_KIND.items() if o.mechanic])
def test_an_order_of_an_absent_mechanic_is_refused(kind: Kind) -> None:
    tables = world(mechanics=MECHANICS - {BY_KIND[kind].mechanic})
    fields = dict.fromkeys(BY_KIND[kind].required, 0) | {"key": 1, "to": 0b010}
    assert reason(order(0, kind, **fields), tables=tables) == [Reason.MECHANIC_ABSENT]


def test_what_exceeds_the_staff_is_refused_and_later_cheaper_orders_may_be_paid() -> None:
    tables = world(staff=np.full(3, 2, np.int8))
    given = [
        order(0, Kind.HARDEN),
        order(0, Kind.POST_LIAISON, to=(1,)),
        order(0, Kind.SET_PRIORITY, thread=0),
        order(0, Kind.SET_PRIORITY, thread=1),
        order(0, Kind.REGISTER, subject=1),
    ]
    assert reason(*given, tables=tables) == [
        Reason.ACCEPTED,
        Reason.NO_STAFF,
        Reason.ACCEPTED,
        Reason.NO_STAFF,
        Reason.ACCEPTED,
    ]


def test_the_place_in_the_list_decides_what_is_paid_first() -> None:
    tables = world(staff=np.full(3, 2, np.int8))
    both = joined([order(0, Kind.HARDEN), order(0, Kind.POST_LIAISON, to=(1,))])
    both.place[:] = 1, 0
    assert step(tables, start(tables), both).reason.tolist() == [Reason.NO_STAFF, Reason.ACCEPTED]


def test_a_bad_order_disturbs_no_other_game() -> None:
    good = [order(0, Kind.SHARE, game=b, **SHARE) for b in range(3)]
    bad = order(0, Kind.SHARE, game=1, **{**SHARE, "report": 9999})
    with_bad = step(TABLES, start(TABLES, 3), placed(joined([*good, bad]))).state
    without = step(TABLES, start(TABLES, 3), placed(joined(good))).state
    assert [checksum(with_bad, b) for b in range(3)] == [checksum(without, b) for b in range(3)]
