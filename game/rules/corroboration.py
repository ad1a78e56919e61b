"""Corroboration: reports of two sources from two nations on one thread bear each other out (R-ASSESS)."""

import numpy as np

from game.rules.arrays import I32, Bool, Ints, add, bit, entry, flat, only, pick, put
from game.rules.codes import NONE, Copy, Mark, Rule
from game.rules.events import Event
from game.rules.now import Now
from game.rules.tables import Tables, constant


def mark_read(now: Now, b: Ints, n: Ints, i: Ints) -> None:
    """Read copies count; two sources from two nations on one thread confirm each other; suppliers are credited.

    What is known to be false confirms nothing. Rows b, n, i.
    """
    st, tb = now.st, now.tb
    place, report = flat(st.marks, b, n, i), flat(st.origin, b, i)
    put(st.marks, place, pick(st.marks, place) | np.uint8(Mark.READ | Mark.FRESH))
    now.emit(Event.READ, Rule.ASSESS, b, n, NONE, i, 0, NONE, bit(n))
    by = pick(st.origin, report)
    j = _corroborating(tb).take(i, 0)
    other = (place - i)[:, None] + j
    confirms = _bears_out(now, other, (report - i)[:, None] + j, by[:, None])
    confirms &= ((pick(st.marks, place) & np.uint8(Mark.EXPOSED)) == 0)[:, None]
    k = confirms.any(1)
    both = np.concatenate([other[confirms], place[k]])
    put(st.marks, both, pick(st.marks, both) | np.uint8(Mark.CONFIRMED))
    counts = (by != n) & (by >= 0) & pick(st.truth, report) & (entry(st.need_until, b, n, i) > 0)
    b, i, by, place = only(counts, b, i, by, place)
    detail = np.where(pick(st.copies, place) == int(Copy.TORN), np.int32(now.d.torn_detail), np.int32(100))
    add(st.supplied, (b, by), _heaviest(tb).take(i) * detail // 100)


@constant
def _corroborating(tb: Tables) -> I32:
    """The reports that corroborate each report; short rows are filled with itself, which never does: [I, most]."""
    pairs = tb.corroborates
    most = int(pairs.sum(1, dtype=np.int32).max(initial=0))
    itself = np.arange(len(pairs), dtype=np.int32)[:, None]
    first = np.where(pairs, -1, 0).argsort(1, kind="stable")[:, :most].astype(np.int32)
    return np.where(np.take_along_axis(pairs, first, 1), first, itself)


def withdraw(now: Now, b: Ints, n: Ints, i: Ints) -> None:
    """Reports i are exposed to nations n: what nothing else bears out there, and no analysis, is borne out no more."""
    if not len(b):
        return
    st, pairs = now.st, _corroborating(now.tb)
    j = pairs.take(i, 0)
    rows = np.repeat(np.arange(len(b)), j.shape[1])
    b, n, j = b[rows], n[rows], j.ravel()
    place, report = flat(st.marks, b, n, j), flat(st.origin, b, j)
    alone = (pick(st.marks, place) & np.uint8(Mark.CONFIRMED | Mark.ANALYSED)) == np.uint8(Mark.CONFIRMED)
    place, report, j = only(alone, place, report, j)
    k = pairs.take(j, 0)
    still = _bears_out(now, (place - j)[:, None] + k, (report - j)[:, None] + k, pick(st.origin, report)[:, None])
    lost = place[~still.any(1)]
    put(st.marks, lost, pick(st.marks, lost) & np.uint8(~Mark.CONFIRMED & 0xFF))


def _bears_out(now: Now, place: Ints, report: Ints, by: Ints) -> Bool:
    """Whether a copy at `place`, of the report at `report`, can confirm one of the nation `by`: flat indices."""
    st = now.st
    known = (pick(st.marks, place) & np.uint8(Mark.READ | Mark.EXPOSED)) == np.uint8(Mark.READ)
    known &= pick(st.copies, place) != int(Copy.NO)
    return np.asarray(known & (pick(st.origin, report) != by), np.bool_)


@constant
def _heaviest(tb: Tables) -> I32:
    """The most that each report weighs on any thread: [I]."""
    return np.asarray(tb.weight.max(1, initial=0), np.int32)
