"""What each order costs in staff points, on the State at the start of the turn (R-ORDER, R-SHARE, R-ASSESS)."""

import numpy as np

from game.rules.arrays import I16, I32, Bool, Ints, first_of, flags, flat, mask_of, nth_of, only, order_by, pick
from game.rules.codes import AnswerKind, Copy, Label, Mark, MatterKind
from game.rules.doctrine import Doctrine
from game.rules.now import Now
from game.rules.orders import BASE_COST, N_KINDS, Kind, Orders
from game.rules.sharing import effective_label, sent_copy
from game.rules.tables import constant

SENDING = flags((Kind.SHARE, Kind.CONTRIBUTE, Kind.PUBLISH, Kind.ANSWER), N_KINDS)
ACCEPT_COST = {MatterKind.AGREEMENT: 2, MatterKind.TRAINING: 1, MatterKind.INVITATION: 0}


def order_costs(now: Now, orders: Orders) -> I32:
    """Staff points of each order: [R] int32. Rows must have passed the boundary check."""
    cost = BASE_COST[orders.kind].copy()
    _answers(orders, cost)
    _services(now, orders, cost)
    _accepts(now, orders, cost)
    _reading(now, orders, cost)
    _sending(now, orders, cost)
    return cost


def _answers(o: Orders, cost: I32) -> None:
    """A nil return or referral costs nothing."""
    cost[(o.kind == int(Kind.ANSWER)) & (o.option != int(AnswerKind.SHARE))] = 0


def _services(now: Now, o: Orders, cost: I32) -> None:
    rows = np.flatnonzero(o.kind == int(Kind.SERVICE))
    cost[rows] = now.pub.service_cost[o.option[rows]]


def _accepts(now: Now, o: Orders, cost: I32) -> None:
    """Each side pays for an agreement, each participant for training."""
    rows = np.flatnonzero(o.kind == int(Kind.ACCEPT))
    if not len(rows):
        return
    same = (now.st.matter_key[o.b[rows]] == o.key[rows][:, None]) & (o.key[rows] > 0)[:, None]
    kind = now.st.matter_kind[o.b[rows], same.argmax(1)]
    price = np.array([ACCEPT_COST.get(k, 0) for k in MatterKind], np.int32)
    cost[rows] = np.where(same.any(1), price[kind], 0)


def _reading(now: Now, o: Orders, cost: I32) -> None:
    """Beyond the free reading, each block of reports costs one staff point."""
    rows = np.flatnonzero(o.kind == int(Kind.READ))
    if not len(rows):
        return
    order = rows[order_by(o.b[rows], o.n[rows], o.place[rows])]
    beyond = nth_of(o.b[order], o.n[order]) - now.st.reads_left[o.b[order], o.n[order]]
    cost[order] = (beyond >= 0) & (beyond % now.d.reading_block == 0)


def _sending(now: Now, o: Orders, cost: I32) -> None:
    """The first tear of a report, many recipients, and recipients below the sender's release threshold cost more."""
    st, pub, d = now.st, now.pub, now.d
    rows = np.flatnonzero(SENDING[o.kind] & (o.report >= 0))
    if not len(rows):
        return
    b, n, i, tear = o.b[rows], o.n[rows], o.report[rows], o.tear[rows]
    held = flat(st.copies, b, n, i)
    torn = (tear == 1) & ((pick(st.marks, held) & np.uint8(Mark.TORE)) == 0) & (pick(st.copies, held) == int(Copy.FULL))
    k = torn.nonzero()[0]
    cost[rows[k]] += first_of(held[k])
    rows, b, n, i, tear = only(o.kind[rows] == int(Kind.SHARE), rows, b, n, i, tear)
    cost[rows] += np.maximum(np.bitwise_count(o.to[rows]).astype(np.int32) - 1, 0) // d.share_free_recipients
    label = effective_label(pub, i, sent_copy(st, b, n, i, tear))
    seat = flat(st.caution, b, n)
    gap = release_gap(d, label[:, None], pick(st.trust, seat, 2), pick(st.caution, seat)[:, None])
    for short in (gap > 0, gap > d.release_small_gap):
        cost[rows] += np.bitwise_count(o.to[rows] & mask_of(short))


@constant
def thresholds(d: Doctrine) -> I16:
    """Trust at which each label is released: [label]."""
    return np.array([d.release(x) for x in Label], np.int16)


def release_gap(d: Doctrine, label: Ints, trust: Ints, caution: Ints) -> I16:
    """How far trust is short of the release threshold of a label: rows; 0 or less when it suffices (R-SHARE)."""
    threshold = thresholds(d).take(label)
    threshold = np.maximum(threshold + caution.astype(np.int16, copy=False), 0) * (label > 0)
    gap: I16 = threshold - trust.astype(np.int16, copy=False)
    return gap


def affordable(now: Now, orders: Orders, cost: I32) -> Bool:
    """Which orders their nations can pay, in list order: an order that exceeds what is left is refused, cheaper later
    ones may still be paid: [R] bool."""
    left = now.st.staff.astype(np.int32).ravel()
    able = np.ones(len(orders), np.bool_)
    seats = flat(now.st.staff, orders.b, orders.n)
    wanted = np.bincount(seats, cost, minlength=len(left))
    paid = np.flatnonzero((cost > 0) & (wanted > left)[seats])  # who can pay for all needs no closer look
    order = paid[np.argsort(orders.place[paid], kind="stable")]
    seat, price = seats[order], cost[order]
    rank = nth_of(seat)
    for step in range(int(rank.max(initial=-1)) + 1):
        k = np.flatnonzero(rank == step)
        fits = price[k] <= left[seat[k]]
        able[order[k]] = fits
        left[seat[k]] -= price[k] * fits
    return able
