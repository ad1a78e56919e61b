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

EXACT_BITS = 24
"""Whole numbers below 2 to this power are exact in float32."""
FEW = 32
"""Rows up to which plain loops are faster than arrays."""
MANY = 64
"""Rows from which flat indices pay."""
SOME = 500
"""Rows from which flat indices are reckoned, and taken apart, faster axis by axis than all at once."""
WIDE = 4096
"""Cells from which clipping by `clip` pays, and asking for any along a short axis by a product."""
SPARSE = 64
"""Cells for each row up to which a table of all cells is faster than a sort of the rows."""
_BITS = np.array([1 << n for n in range(31)] + [0], np.int32)
_POWERS = _BITS[:EXACT_BITS].astype(np.float32)


def hits(mask: Bool) -> tuple[Ints, ...]:
    """Indices of the true cells, in C order; several times faster than `nonzero` on many axes."""
    if mask.ndim == 1:
        return mask.nonzero()
    return cells(mask.ravel().nonzero()[0], mask.shape)


def cells(flat: Ints, shape: tuple[int, ...]) -> tuple[Ints, ...]:
    """Index on each axis of flat indices in C order; for many of them faster than `unravel_index`."""
    if not len(flat):
        return (flat,) * len(shape)
    if len(flat) < SOME:
        return np.unravel_index(flat, shape)
    indices: list[Ints] = []
    for size in shape[:0:-1]:
        flat, left = flat // size, flat
        indices.append(left - flat * size)
    return (flat, *indices[::-1])


def flat(array: Ints, *index: Ints) -> Ints:
    """Flat indices, in C order, of the cells (or, with fewer columns than axes, of the rows) that columns name.

    One serves every array of the same leading shape, with `pick` and `put`: for thousands of rows many times faster
    than indexing with the columns themselves.
    """
    if len(index[0]) < SOME:
        places: Ints = np.ravel_multi_index(index, array.shape[: len(index)], mode="wrap")
        return places
    place: Ints = index[0]
    for size, column in zip(array.shape[1:], index[1:], strict=False):
        place = np.multiply(place, size, dtype=np.intp)
        if place.shape == np.shape(column):
            place += column
        else:
            place = place + column
    return place


def entry(array: Ints, *index: Ints) -> Ints:
    """The cells that columns name, one a row: `pick` where the place serves no other array."""
    if len(index[0]) < SOME:
        return np.asarray(array[index])
    return pick(array, flat(array, *index))


def pick(array: Ints, place: Ints, axes: int | None = None) -> Ints:
    """The cells at flat indices; with `axes`, the rows that remain when the first `axes` axes are indexed."""
    if axes is None or axes == array.ndim:
        return array.ravel().take(place)
    return array.reshape(-1, *array.shape[axes:]).take(place, 0)


def put(array: Ints, place: Ints, value: Ints | int) -> None:
    """Set the cells at flat indices of an array in C order; of repeated ones the last value stands."""
    array.reshape(-1, copy=False)[place] = value


def add(array: Ints, index: tuple[Ints, ...], value: Ints | int) -> None:
    """Scatter-add that counts repeated rows; never write `a[rows] += v`. Values are taken in the array's own type."""
    if len(index) == array.ndim and len(index[0]) > MANY:
        index = (flat(array, *index),)
        array = array.reshape(-1, copy=False)
    np.add.at(array, index, np.asarray(value).astype(array.dtype, copy=False))


def summed(like: Ints, place: Ints, value: Ints | None = None) -> I32:
    """Values summed by flat indices, or the indices counted: an int32 array of the shape of `like`.

    Sums must be whole and below 2^31.
    """
    return np.bincount(place, value, minlength=like.size).astype(np.int32).reshape(like.shape)


def column(value: Ints | int, rows: int) -> I32:
    """The value of each row, where one number may stand for all: [R] int32."""
    return np.full(rows, value, np.int32) if isinstance(value, int) else value.astype(np.int32, copy=False)


def only(mask: Bool, *columns: Ints) -> tuple[Ints, ...]:
    """The rows of the mask of each column."""
    k = mask.nonzero()[0]
    return columns if len(k) == len(mask) else tuple(column.take(k) for column in columns)


def nth_of(*columns: Ints) -> I32:
    """Rank of each row among the rows with equal columns, in row order (row order is adjudication order): [R] int32."""
    rows = len(columns[0])
    if rows <= 1:
        return np.zeros(rows, np.int32)
    if rows <= FEW:
        return np.array(_ranks(columns), np.int32)
    key, _ = _key(columns)
    if (key[1:] >= key[:-1]).all():
        return rank_of_sorted(key)
    order = order_by(key)
    rank = np.zeros(rows, np.int32)
    rank[order] = rank_of_sorted(key[order])
    return rank


def rank_of_sorted(key: Ints) -> I32:
    """Rank of each row among the rows of equal key, where rows of equal key stand together: [R] int32."""
    rank = np.zeros(len(key), np.int32)
    again = key[1:] == key[:-1]
    if np.count_nonzero(again):
        place = np.arange(1, len(key), dtype=np.int32)
        rank[1:] = place - np.maximum.accumulate(np.where(again, 0, place))
    return rank


def order_by(*columns: Ints) -> I64:
    """Row indices by columns, the first before the second, equal rows in row order.

    A sort of values that carry their row in their low bits is faster than an argsort. The spans of the columns and
    twice the number of rows, multiplied, must stay below 2^63.
    """
    rows = len(columns[0])
    if rows <= FEW:
        cells = list(zip(*(column.tolist() for column in columns), strict=True))
        return np.array(sorted(range(rows), key=cells.__getitem__), np.int64)
    key, _ = _key(columns)
    bits = rows.bit_length()
    key <<= bits
    key |= np.arange(rows)
    key.sort()
    key &= (1 << bits) - 1
    return key


def first_of(*columns: Ints) -> Bool:
    """True on the first row of each group of equal columns: dedupe before an assignment."""
    rows = len(columns[0])
    if rows <= 1:
        return np.ones(rows, np.bool_)
    if rows <= FEW:
        cells = list(zip(*(column.tolist() for column in columns), strict=True))
        earliest = dict(zip(reversed(cells), range(rows - 1, -1, -1), strict=True))
        return np.array([earliest[cell] == row for row, cell in enumerate(cells)])
    key, size = _key(columns)
    if size > SPARSE * rows:
        return np.asarray(nth_of(key) == 0, np.bool_)
    row = np.arange(rows, dtype=np.int32)
    first = np.empty(size, np.int32)
    first[key[::-1]] = row[::-1]  # of repeated indices the last assignment stands
    return np.asarray(first.take(key) == row, np.bool_)


def _ranks(columns: tuple[Ints, ...]) -> list[int]:
    """`nth_of` for a few rows, which a loop ranks sooner than a sort."""
    count: dict[tuple[int, ...], int] = {}
    ranks = []
    for cells in zip(*(column.tolist() for column in columns), strict=True):
        rank = count.get(cells, 0)
        count[cells] = rank + 1
        ranks.append(rank)
    return ranks


def _key(columns: tuple[Ints, ...]) -> tuple[I64, int]:
    """One number for each row, equal where all columns are, from 0, and a bound above all of them."""
    low = int(columns[0].min())
    size = int(columns[0].max()) - low + 1
    key = np.subtract(columns[0], low, dtype=np.int64)
    for column in columns[1:]:
        low = int(column.min())
        span = int(column.max()) - low + 1
        key *= span
        key += column
        key -= low
        size *= span
    return key, size


def within(x: Ints, low: Ints | int, high: Ints | int) -> Ints:
    """The values, held between low and high: on small arrays sooner than by `clip`, which is for large ones."""
    held: Ints = np.clip(x, low, high) if x.size > WIDE else np.minimum(np.maximum(x, low), high)
    return held


def quotient(value: Ints, whole: Ints | int) -> I32:
    """value // whole for whole numbers from 0, value below 2^52: exact in doubles, and several times faster there."""
    return np.asarray((value / whole).astype(np.int32), np.int32)


def looked_up(table: I8, codes: U8) -> I8:
    """The table's entry for each code, as `table.take(codes)` gives them, sooner: a table of at most 256 entries."""
    found = np.frombuffer(codes.tobytes().translate(table.tobytes().ljust(256)), np.int8)
    return found.reshape(codes.shape)


def exact_matmul(left: Ints, right: F32, bound: int) -> F32:
    """`left @ right` through float32 GEMM, exact because every partial sum stays below 2^24.

    left [R, X] integers, right [X, Y] float32 of whole numbers; `bound` is the caller's proof of the largest |sum|.
    """
    assert bound < 1 << EXACT_BITS, bound
    product: F32 = left.astype(np.float32, copy=False) @ right
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
    """Pack the last axis (nations, subjects: at most 31) of a bool array into masks: [..., N] -> [...] int32."""
    size = flags.shape[-1]
    if size <= EXACT_BITS:  # a sum of different powers of 2, by a product that floats reckon several times faster
        return np.asarray((flags.astype(np.float32) @ _POWERS[:size]).astype(np.int32), np.int32)
    packed: I32 = flags @ _BITS[:size]
    return packed


def unpacked(mask: Ints, size: int) -> Bool:
    """The bits of masks as a last axis of `size` flags, at most 32: [...] -> [..., size]; undoes `mask_of`."""
    width = -(-size // 8)
    low = mask.astype("<u4").view(np.uint8).reshape(-1, 4)[:, :width]
    flags = np.unpackbits(low.ravel(), bitorder="little").reshape(*mask.shape, 8 * width)
    return flags[..., :size].view(np.bool_)


def some(flags: Bool) -> Bool:
    """Any along the last axis, where that is short: many times faster than `any` for many rows."""
    if flags.size < WIDE:
        return np.asarray(np.logical_or.reduce(flags, axis=-1), np.bool_)
    return np.asarray(flags.astype(np.float32) @ np.ones(flags.shape[-1], np.float32) > 0, np.bool_)
