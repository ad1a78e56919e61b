"""Copies on their way and their arrival (R-SHARE, R-CHANNEL, R-REPORT)."""

import numpy as np

from game.rules.arrays import Bool, Ints, add, bit, first_of, hits
from game.rules.codes import NEVER_BYTE, NONE, Copy, Mark, Rule
from game.rules.events import Event
from game.rules.now import Now

MOST_PATHS = 9


def send(
    now: Now,
    b: Ints,
    i: Ints,
    sender: Ints,
    receiver: Ints,
    channel: Ints | int,
    latency: Ints | int,
    copy: Ints | int,
    need: Bool,
    row: Ints | int = NONE,
) -> None:
    """Put copies in transit, one a row: report i from sender to receiver, arriving `latency` ticks from now.

    Only one copy of a report travels to a nation at a time: a fuller one replaces it, else the earlier one. Every path
    counts for exposure, and need once judged stays.
    """
    if not len(b):
        return
    st = now.st
    copy, arrival, channel = (np.broadcast_to(np.asarray(x), len(b)) for x in (copy, now.t + latency, channel))
    now.emit(Event.SENT, Rule.SHARE, b, sender, receiver, i, arrival, row, bit(sender))
    arrival = np.minimum(arrival, NEVER_BYTE - 1)
    first = first_of(b, receiver, i)
    add(st.paths, (b[first], receiver[first], i[first]), np.uint8(1))
    sent = b, receiver, i
    st.paths[sent] = np.minimum(st.paths[sent], MOST_PATHS)
    st.need_until[b[need], receiver[need], i[need]] = NEVER_BYTE
    np.bitwise_or.at(st.sent_to, (b, sender, i), bit(receiver).astype(np.int16))
    best = np.arange(len(b))
    if not first.all():
        best = np.lexsort((best, arrival, -copy.astype(np.int32)))
        best = best[first_of(b[best], receiver[best], i[best])]
    at = b[best], receiver[best], i[best]
    better = (
        (st.due[at] == NEVER_BYTE)
        | (copy[best] > st.due_copy[at])
        | ((copy[best] == st.due_copy[at]) & (arrival[best] < st.due[at]))
    ) & ~st.compromised[b[best], i[best]]
    best = best[better]
    at = b[best], receiver[best], i[best]
    st.due[at] = arrival[best]
    st.due_copy[at] = copy[best]
    st.due_sender[at] = sender[best]
    st.due_channel[at] = channel[best]


def deliver(now: Now) -> None:
    """Own reporting that arrives now, and copies in transit whose channel works, reach their holders.

    A source that is dead sends nothing; a dormant report stays unnoticed until it is woken.
    """
    st = now.st
    b, i = hits((st.arrival == now.t) & ~st.dormant)
    if len(b):
        _own(now, b, i)
    b, m, i = hits(st.due <= now.t)
    if not len(b):
        return
    channel = st.due_channel[b, m, i]
    works = (channel < 0) | (st.channel_out[b, np.maximum(channel, 0)] <= now.t)
    b, m, i = b[works], m[works], i[works]
    at = b, m, i
    copy, sender = st.due_copy[at], st.due_sender[at]
    st.due[at] = NEVER_BYTE
    give(now, b, i, m, sender, copy)


def give(now: Now, b: Ints, i: Ints, m: Ints, sender: Ints | int, copy: Ints | int, need: Bool | None = None) -> None:
    """Nations m hold report i from this tick, one row each; a nation keeps the better of two copies.

    `need` where given marks the copies as held with need. Rows must not repeat a (game, nation, report).
    """
    st = now.st
    copy, sender = np.broadcast_to(np.asarray(copy), len(b)), np.broadcast_to(np.asarray(sender), len(b))
    if need is not None:
        st.need_until[b[need], m[need], i[need]] = NEVER_BYTE
    better = (copy > st.copies[b, m, i]) & ~st.compromised[b, i]
    b, i, m, sender, copy = b[better], i[better], m[better], sender[better], copy[better]
    at = b, m, i
    st.copies[at] = copy
    st.marks[at] &= np.uint8(~(Mark.READ | Mark.ANALYSED) & 0xFF)
    st.got[at] = now.t
    st.sender[at] = sender
    now.emit(Event.DELIVERED, Rule.SHARE, b, sender, m, i, copy, NONE, bit(m) | np.where(sender >= 0, bit(sender), 0))


def _own(now: Now, b: Ints, i: Ints) -> None:
    """The originator receives its report, unless the source is dead or it has it already."""
    st = now.st
    dead = st.source_dead[b, now.tb.source[i]]
    n = st.origin[b, i].astype(np.intp)
    now.emit(Event.LOST, Rule.EXPOSE, b[dead], NONE, n[dead], i[dead])
    new = ~dead & (st.copies[b, n, i] == Copy.NO) & (n >= 0)
    b, i, n = b[new], i[new], n[new]
    at = b, n, i
    st.copies[at] = Copy.FULL
    st.got[at] = now.t
    st.sender[at] = NONE
    st.need_until[at] = NEVER_BYTE
    now.emit(Event.ARRIVED, Rule.REPORT, b, n, n, i, 0, NONE, bit(n))


def wake(now: Now, b: Ints, i: Ints) -> None:
    """Dormant reports that a query, request or notice touches are noticed by their holders (R-REPORT)."""
    st = now.st
    asleep = st.dormant[b, i]
    b, i = b[asleep], i[asleep]
    unique = first_of(b, i)
    b, i = b[unique], i[unique]
    st.dormant[b, i] = False
    here = st.arrival[b, i] <= now.t
    b, i = b[here], i[here]
    if len(b):
        n = st.origin[b, i].astype(np.intp)
        now.emit(Event.WOKEN, Rule.REPORT, b, n, NONE, i, 0, NONE, bit(n))
        _own(now, b, i)
