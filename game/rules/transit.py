"""Copies on their way and their arrival (R-SHARE, R-CHANNEL, R-REPORT)."""

import numpy as np

from game.rules.arrays import (
    Bool,
    Ints,
    bit,
    cells,
    column,
    entry,
    first_of,
    flat,
    hits,
    only,
    order_by,
    pick,
    put,
    rank_of_sorted,
)
from game.rules.codes import NEVER_BYTE, NONE, ChannelKind, Copy, Mark, Rule
from game.rules.events import Event, of_delivered, of_sent
from game.rules.now import Now
from game.rules.warned import tell_on_arrival

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
    now.under_way()
    copy, arrival, channel = (column(x, len(b)) for x in (copy, now.t + latency, channel))
    now.emit(Event.SENT, Rule.SHARE, b, sender, receiver, i, of_sent(arrival, copy), row, bit(sender))
    arrival = np.minimum(arrival, NEVER_BYTE - 1)
    place = flat(st.paths, b, receiver, i)
    first = first_of(place)
    once = place[first]
    put(st.paths, once, np.minimum(pick(st.paths, once) + np.uint8(1), np.uint8(MOST_PATHS)))
    put(st.need_until, place[need], NEVER_BYTE)
    np.bitwise_or.at(st.sent_to.reshape(-1, copy=False), flat(st.sent_to, b, sender, i), bit(receiver).astype(np.int16))
    best: Ints = np.arange(len(b))
    if not first.all():
        best = order_by(place, -copy, arrival)
        best = best[rank_of_sorted(place[best]) == 0]
    to = place[best]
    due, coming = pick(st.due, to), pick(st.due_copy, to)
    better = (due == NEVER_BYTE) | (copy[best] > coming) | ((copy[best] == coming) & (arrival[best] < due))
    better &= ~entry(st.compromised, b, i)[best]
    best, to = only(better, best, to)
    put(st.due, to, arrival[best])
    put(st.due_copy, to, copy[best])
    put(st.due_sender, to, sender[best])
    put(st.due_channel, to, channel[best])


def deliver(now: Now) -> None:
    """Own reporting that arrives now, and copies in transit whose channel works, reach their holders.

    A source that is dead sends nothing; a dormant report stays unnoticed until it is woken.
    """
    st = now.st
    b, i = hits((st.arrival == now.t) & ~st.dormant)
    if len(b):
        _own(now, b, i)
    place = _due(now)
    if not len(place):
        return
    b, m, i = cells(place, st.due.shape)
    channel = pick(st.due_channel, place)
    works = (channel < 0) | (st.channel_out[b, np.maximum(channel, 0)] <= now.t)
    b, m, i, place = only(works, b, m, i, place)
    put(st.due, place, NEVER_BYTE)
    sender = pick(st.due_sender, place)
    came = _hold(now, b, i, m, sender, pick(st.due_copy, place), pick(st.due_channel, place))
    tell_on_arrival(now, *only(came, b, sender, m, i))


def _due(now: Now) -> Ints:
    """Copies in transit that are due by now: flat in State.due, ascending."""
    due = now.st.due
    if now.coming is None:
        now.coming = (due <= now.turn_end - 1).ravel().nonzero()[0]
    return now.coming[pick(due, now.coming) <= now.t]


def give(now: Now, b: Ints, i: Ints, m: Ints, sender: Ints | int, copy: Ints | int, need: Bool | None = None) -> None:
    """Nations m hold report i from this tick, one row each; a nation keeps the better of two copies.

    `need` where given marks the copies as held with need. Rows must not repeat a (game, nation, report).
    """
    copy, sender = column(copy, len(b)), column(sender, len(b))
    now.under_way()
    if need is not None:
        now.st.need_until[b[need], m[need], i[need]] = NEVER_BYTE
    _hold(now, b, i, m, sender, copy)


def _hold(now: Now, b: Ints, i: Ints, m: Ints, sender: Ints, copy: Ints, channel: Ints | int = NONE) -> Bool:
    """Take the copies that are better than what is held, and tell which rows they are."""
    st = now.st
    better = (copy > entry(st.copies, b, m, i)) & ~entry(st.compromised, b, i)
    b, i, m, sender, copy, channel = only(better, b, i, m, sender, copy, column(channel, len(b)))
    place = flat(st.copies, b, m, i)
    put(st.copies, place, copy)
    put(st.marks, place, pick(st.marks, place) & np.uint8(~(Mark.READ | Mark.ANALYSED) & 0xFF))
    put(st.got, place, now.t)
    put(st.sender, flat(st.sender, b, m, i), sender)
    if now.came is not None:
        now.came.append(place)
    told = bit(m) | np.where(sender >= 0, bit(sender), 0)
    now.emit(Event.DELIVERED, Rule.SHARE, b, sender, m, i, of_delivered(copy, channel), NONE, told)
    queried = (channel >= 0) & (now.pub.channel_kind.take(channel) == int(ChannelKind.DATABASE))
    b, m, sender, i, channel = only(queried, b, m, sender, i, channel)
    now.emit(Event.FOUND, Rule.CHANNEL, b, m, sender, i, channel, NONE, bit(m))
    return better


def _own(now: Now, b: Ints, i: Ints) -> None:
    """The originator receives its report, unless the source is dead or it has it already."""
    st = now.st
    dead = st.source_dead[b, now.tb.source[i]]
    n = st.origin[b, i].astype(np.intp)
    now.emit(Event.LOST, Rule.EXPOSE, b[dead], NONE, n[dead], i[dead])
    new = ~dead & (st.copies[b, n, i] == int(Copy.NO)) & (n >= 0)
    b, i, n = b[new], i[new], n[new]
    mine = b, n, i
    st.copies[mine] = Copy.FULL
    st.got[mine] = now.t
    st.sender[mine] = NONE
    st.need_until[mine] = NEVER_BYTE
    if now.came is not None:
        now.came.append(flat(st.copies, b, n, i))
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
