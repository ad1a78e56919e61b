"""The few array primitives that let a rule read like its formula."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Bool: TypeAlias = NDArray[np.bool_]
U8: TypeAlias = NDArray[np.uint8]
I8: TypeAlias = NDArray[np.int8]
I16: TypeAlias = NDArray[np.int16]
I32: TypeAlias = NDArray[np.int32]
I64: TypeAlias = NDArray[np.int64]
U64: TypeAlias = NDArray[np.uint64]
F32: TypeAlias = NDArray[np.float32]
Ints: TypeAlias = NDArray[Any]
"""Integer rows of any width: row columns and what is computed from them."""

add = np.add.at
"""Scatter-add that counts repeated rows; never write `a[rows] += v`."""

EXACT_LIMIT = 1 << 24
_BITS = np.array([1 << n for n in range(31)] + [0], np.int32)


def hits(mask: Bool) -> tuple[Ints, ...]:
    """Indices of the true cells, in C order; several times faster than `nonzero` on many axes."""
    if mask.ndim == 1:
        return mask.nonzero()
    return cells(mask.ravel().nonzero()[0], mask.shape)


def cells(flat: Ints, shape: tuple[int, ...]) -> tuple[Ints, ...]:
    """Index on each axis of flat indices in C order; faster than `unravel_index`."""
    if not len(flat):
        return (flat,) * len(shape)
    indices: list[Ints] = []
    for size in shape[:0:-1]:
        flat, left = flat // size, flat
        indices.append(left - flat * size)
    return (flat, *indices[::-1])


def nth_of(*columns: Ints) -> I32:
    """Rank of each row among the rows with equal columns, in row order (row order is adjudication order): [R] int32."""
    rows = len(columns[0])
    if rows <= 1:
        return np.zeros(rows, np.int32)
    key = columns[0].astype(np.int64)
    for column in columns[1:]:
        low = int(column.min())
        key = key * (int(column.max()) - low + 1) + (column - low)
    ordered = np.sort(key * rows + np.arange(rows))  # a sort of values is faster than a stable argsort
    key = ordered // rows
    order = ordered - key * rows
    again = key[1:] == key[:-1]
    rank = np.zeros(rows, np.int32)
    if again.any():
        place = np.arange(1, rows, dtype=np.int32)
        rank[order[1:]] = place - np.maximum.accumulate(np.where(again, 0, place))
    return rank


def first_of(*columns: Ints) -> Bool:
    """True on the first row of each group of equal columns: dedupe before an assignment."""
    first: Bool = nth_of(*columns) == 0
    return first


def exact_matmul(left: Ints, right: F32, bound: int) -> F32:
    """`left @ right` through float32 GEMM, exact because every partial sum stays below 2^24.

    left [R, X] integers, right [X, Y] float32 of whole numbers; `bound` is the caller's proof of the largest |sum|.
    """
    assert bound < EXACT_LIMIT, bound
    product: F32 = left.astype(np.float32) @ right
    return product


def bit(n: Ints) -> I32:
    """The nation mask with only bit n set, 0 for NONE: rows of int32."""
    mask: I32 = _BITS[n]
    return mask


def flags(codes: Iterable[int], size: int) -> Bool:
    """Which of the codes 0..size - 1 are among `codes`: [size]; `flags(...)[column]` asks it of rows."""
    among = np.zeros(size, np.bool_)
    among[list(codes)] = True
    return among


def nations_of(mask: int) -> Iterator[int]:
    """The nation indices in a recipient mask, ascending."""
    return (n for n in range(mask.bit_length()) if mask >> n & 1)


def mask_of(flags: Bool) -> I32:
    """Pack the last axis (nations) of a bool array into nation masks: [..., N] -> [...] int32."""
    weights = np.left_shift(1, np.arange(flags.shape[-1], dtype=np.int32)).astype(np.int32)
    packed: I32 = (flags * weights).sum(axis=-1, dtype=np.int32)
    return packed
