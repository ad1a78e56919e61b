"""The array primitives against the plain loops that they stand for."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as drawn
from hypothesis.extra.numpy import arrays

from game.rules.arrays import (
    WIDE,
    add,
    bit,
    exact_matmul,
    first_of,
    flat,
    hits,
    looked_up,
    mask_of,
    nations_of,
    nth_of,
    only,
    order_by,
    pick,
    put,
    quotient,
    rank_of_sorted,
    some,
    summed,
    unpacked,
    within,
)

few_or_many = drawn.one_of(drawn.integers(0, 6), drawn.integers(20, 90))
span = drawn.sampled_from([5, 4000])
"""Small spans repeat rows; in large ones a table of all cells is too large, and rows are sorted."""
rows = drawn.tuples(few_or_many, span).flatmap(lambda x: arrays(np.int32, (2, x[0]), elements=drawn.integers(-3, x[1])))
same_every_time = settings(derandomize=True, database=None, deadline=None)


@same_every_time
@given(rows)
def test_the_rank_of_a_row_counts_equal_rows_before_it(columns: np.ndarray) -> None:
    pairs = list(zip(*columns.tolist(), strict=True))
    assert nth_of(*columns).tolist() == [pairs[:k].count(pair) for k, pair in enumerate(pairs)]
    assert first_of(*columns).tolist() == [pair not in pairs[:k] for k, pair in enumerate(pairs)]
    assert order_by(*columns).tolist() == sorted(range(len(pairs)), key=pairs.__getitem__)
    ordered = np.array(sorted(columns[0].tolist()), np.int64)
    assert rank_of_sorted(ordered).tolist() == nth_of(ordered).tolist()


@same_every_time
@given(arrays(np.int16, (3, 4, 5), elements=drawn.integers(-9, 9)), drawn.integers(0, 40), drawn.integers(0, 2**32 - 1))
def test_flat_indices_name_the_same_cells(cells: np.ndarray, size: int, seed: int) -> None:
    dice = np.random.default_rng(seed)
    b, n, i = (dice.integers(0, bound, size) for bound in cells.shape)
    assert (pick(cells, flat(cells, b, n, i)) == cells[b, n, i]).all()
    assert (pick(cells, flat(cells, b, n), 2) == cells[b, n]).all()
    expected, changed = cells.copy(), cells.copy()
    expected[b, n, i] = np.arange(size)
    put(changed, flat(cells, b, n, i), np.arange(size))
    assert (changed == expected).all()


@same_every_time
@given(drawn.integers(0, 200))
def test_adding_by_rows_and_by_flat_indices_is_the_same(size: int) -> None:
    dice = np.random.default_rng(size)
    index = tuple(dice.integers(0, bound, size) for bound in (3, 4))
    total = np.zeros((3, 4), np.int16)
    add(total, index, np.arange(size))
    assert [total[x, y] for x in range(3) for y in range(4)] == [
        sum(k for k in range(size) if (index[0][k], index[1][k]) == (x, y)) for x in range(3) for y in range(4)
    ]


def test_a_change_of_what_is_no_array_of_its_own_is_refused() -> None:
    with pytest.raises(ValueError, match="copy"):
        put(np.zeros((3, 4))[:, :2], np.array([0]), 1)


def test_only_keeps_the_rows_of_the_mask() -> None:
    columns = np.arange(4), np.arange(4) * 2
    assert [c.tolist() for c in only(np.array([True, False, True, False]), *columns)] == [[0, 2], [0, 4]]
    assert only(np.ones(4, np.bool_), *columns) == columns


@same_every_time
@given(arrays(np.bool_, drawn.tuples(drawn.integers(0, 3), drawn.integers(0, 4), drawn.integers(0, 5))))
def test_hits_are_the_true_cells_in_order(mask: np.ndarray) -> None:
    assert [tuple(int(x) for x in cell) for cell in zip(*hits(mask), strict=True)] == [
        tuple(int(x) for x in cell) for cell in np.argwhere(mask)
    ]


def test_hits_of_a_row_are_its_indices() -> None:
    assert [h.tolist() for h in hits(np.array([True, False, True]))] == [[0, 2]]


def test_adding_counts_repeated_rows() -> None:
    total = np.zeros(3, np.int16)
    add(total, (np.array([1, 1, 2]),), np.array([5, 6, 7], np.int16))
    assert total.tolist() == [0, 11, 7]


def test_products_of_whole_numbers_are_exact_up_to_the_bound() -> None:
    left = np.array([[4095, 1]], np.int32)
    assert exact_matmul(left, np.array([[4096.0], [4095.0]], np.float32), (1 << 24) - 1)[0, 0] == (1 << 24) - 1
    with pytest.raises(AssertionError):
        exact_matmul(left, np.array([[1.0], [1.0]], np.float32), 1 << 24)


@same_every_time
@given(drawn.sets(drawn.integers(0, 11)))
def test_nation_masks_pack_and_unpack(nations: set[int]) -> None:
    flags = np.array([[n in nations for n in range(12)]])
    mask = int(mask_of(flags)[0])
    assert list(nations_of(mask)) == sorted(nations)
    assert unpacked(mask_of(flags), 12).tolist() == flags.tolist()
    assert some(flags).tolist() == [bool(nations)]
    assert mask == sum(int(x) for x in bit(np.array(sorted(nations), np.int8)))


def test_masks_are_32_bits_wide() -> None:
    assert bit(np.array([11], np.int8)).dtype == mask_of(np.ones((2, 12), np.bool_)).dtype == np.int32


@given(
    drawn.lists(drawn.tuples(drawn.integers(0, 2**31 - 1), drawn.integers(1, 5000)), min_size=1, max_size=40),
)
def test_dividing_in_doubles_is_dividing_whole_numbers(pairs: list[tuple[int, int]]) -> None:
    value, whole = np.array(pairs, np.int64).T
    assert quotient(value, whole).tolist() == (value // whole).tolist()
    exact = value // whole * whole  # the hardest cases lie at and just below a whole quotient
    assert quotient(exact, whole).tolist() == (exact // whole).tolist()
    below = np.maximum(exact - 1, 0)
    assert quotient(below, whole).tolist() == (below // whole).tolist()


def test_looking_codes_up_is_taking_from_the_table() -> None:
    table = np.arange(-20, 28).astype(np.int8)
    codes = np.arange(48, dtype=np.uint8)[::-1].reshape(6, 8)[:, ::2]
    assert looked_up(table, codes).tolist() == table.take(codes).tolist()


def test_sums_and_counts_by_flat_index() -> None:
    like, place = np.zeros((2, 3), np.int16), np.array([0, 5, 5])
    assert summed(like, place, np.array([7, -2, 10])).tolist() == [[7, 0, 0], [0, 0, 8]]
    assert summed(like, place).tolist() == [[1, 0, 0], [0, 0, 2]]


@pytest.mark.parametrize("rows", [1, WIDE])
def test_few_and_many_are_held_and_asked_alike(rows: int) -> None:
    values = np.tile(np.array([-3, 0, 2, 9], np.int16), (rows, 1))
    assert (within(values, 0, 5) == [0, 0, 2, 5]).all()
    assert some(values > 8).all()
    assert not some(values > 9).any()
