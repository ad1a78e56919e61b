"""The array primitives against the plain loops that they stand for."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from hypothesis.extra.numpy import arrays

from game.rules.arrays import (
    add,
    bit,
    exact_matmul,
    first_of,
    hits,
    mask_of,
    nations_of,
    nth_of,
)

rows = some.integers(0, 30).flatmap(lambda size: arrays(np.int32, (2, size), elements=some.integers(-3, 5)))
same_every_time = settings(derandomize=True, database=None, deadline=None)


@same_every_time
@given(rows)
def test_the_rank_of_a_row_counts_equal_rows_before_it(columns: np.ndarray) -> None:
    pairs = list(zip(*columns.tolist(), strict=True))
    assert nth_of(*columns).tolist() == [pairs[:k].count(pair) for k, pair in enumerate(pairs)]
    assert first_of(*columns).tolist() == [pair not in pairs[:k] for k, pair in enumerate(pairs)]


@same_every_time
@given(arrays(np.bool_, some.tuples(some.integers(0, 3), some.integers(0, 4), some.integers(0, 5))))
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
@given(some.sets(some.integers(0, 11)))
def test_nation_masks_pack_and_unpack(nations: set[int]) -> None:
    flags = np.array([[n in nations for n in range(12)]])
    mask = int(mask_of(flags)[0])
    assert list(nations_of(mask)) == sorted(nations)
    assert mask == sum(int(x) for x in bit(np.array(sorted(nations), np.int8)))


def test_masks_are_32_bits_wide() -> None:
    assert bit(np.array([11], np.int8)).dtype == mask_of(np.ones((2, 12), np.bool_)).dtype == np.int32
