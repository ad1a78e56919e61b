"""What each order costs in staff points, on the State at the start of the turn (R-ORDER, R-SHARE, R-ASSESS)."""

import numpy as np

from game.rules.arrays import I32, Bool, Ints, flags, hits, nth_of
from game.rules.codes import AnswerKind, Copy, Label, Mark, MatterKind
from game.rules.doctrine import Doctrine
from game.rules.now import Now
from game.rules.orders import BASE_COST, N_KINDS, Kind, Orders
from game.rules.sharing import effective_label, sent_copy

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
    cost[(o.kind == Kind.ANSWER) & (o.option != AnswerKind.SHARE)] = 0


def _services(now: Now, o: Orders, cost: I32) -> None:
    rows = np.flatnonzero(o.kind == Kind.SERVICE)
    cost[rows] = now.pub.service_cost[o.option[rows]]


def _accepts(now: Now, o: Orders, cost: I32) -> None:
    """Each side pays for an agreement, each participant for training."""
    rows = np.flatnonzero(o.kind == Kind.ACCEPT)
    if not len(rows):
        return
    same = (now.st.matter_key[o.b[rows]] == o.key[rows][:, None]) & (o.key[rows] > 0)[:, None]
    kind = now.st.matter_kind[o.b[rows], same.argmax(1)]
    price = np.array([ACCEPT_COST.get(k, 0) for k in MatterKind], np.int32)
    cost[rows] = np.where(same.any(1), price[kind], 0)


def _reading(now: Now, o: Orders, cost: I32) -> None:
    """Beyond the free reading, each block of reports costs one staff point."""
    rows = np.flatnonzero(o.kind == Kind.READ)
    if not len(rows):
        return
    order = rows[np.lexsort((o.place[rows], o.n[rows], o.b[rows]))]
    beyond = nth_of(o.b[order], o.n[order]) - now.st.reads_left[o.b[order], o.n[order]]
    cost[order] = (beyond >= 0) & (beyond % now.d.reading_block == 0)


def _sending(now: Now, o: Orders, cost: I32) -> None:
    """The first tear of a report, many recipients, and recipients below the sender's release threshold cost more."""
    st, pub, d = now.st, now.pub, now.d
    rows = np.flatnonzero(SENDING[o.kind] & (o.report >= 0))
    if not len(rows):
        return
    b, n, i = o.b[rows], o.n[rows], o.report[rows]
    torn = (o.tear[rows] == 1) & ((st.marks[b, n, i] & Mark.TORE) == 0)
    first = nth_of(b, n, i, o.tear[rows]) == 0
    cost[rows] += torn & first & (st.copies[b, n, i] == Copy.FULL)
    shares = o.kind[rows] == Kind.SHARE
    rows, b, n, i = rows[shares], b[shares], n[shares], i[shares]
    k, m = hits(((o.to[rows][:, None] >> np.arange(pub.n_nations)) & 1) > 0)
    count = np.bincount(k, minlength=len(rows)).astype(np.int32)
    cost[rows] += np.maximum(count - 1, 0) // d.share_free_recipients
    label = effective_label(pub, i, sent_copy(st, b, n, i, o.tear[rows]))
    gap = release_gap(d, label[k], st.trust[b[k], n[k], m], st.caution[b[k], n[k]])
    extra = (gap > 0).astype(np.int32) + (gap > d.release_small_gap)
    cost[rows] += np.bincount(k, weights=extra, minlength=len(rows)).astype(np.int32)


def release_gap(d: Doctrine, label: Ints, trust: Ints, caution: Ints) -> I32:
    """How far trust is short of the release threshold of a label: rows; 0 or less when it suffices (R-SHARE)."""
    threshold = np.array([d.release(x) for x in Label], np.int32)[label]
    threshold = np.where(label > 0, np.maximum(threshold + caution, 0), 0)
    gap: I32 = (threshold - trust).astype(np.int32)
    return gap


def affordable(now: Now, orders: Orders, cost: I32) -> Bool:
    """Which orders their nations can pay, in list order: an order that exceeds what is left is refused, cheaper later
    ones may still be paid: [R] bool."""
    left = now.st.staff.astype(np.int32).copy()
    able = np.ones(len(orders), np.bool_)
    paid = np.flatnonzero(cost > 0)
    order = paid[np.argsort(orders.place[paid], kind="stable")]
    rank = nth_of(orders.b[order], orders.n[order])
    for step in range(int(rank.max(initial=-1)) + 1):
        rows = order[rank == step]
        at = orders.b[rows], orders.n[rows]
        fits = cost[rows] <= left[at]
        able[rows] = fits
        left[at[0][fits], at[1][fits]] -= cost[rows][fits]
    return able
