"""What a nation does with what it holds: analysis, judgement, and putting reports before its task forces (R-ASSESS)."""

import numpy as np

from game.partners.knowledge import Knowledge, Offers
from game.partners.plan import Wish, wish
from game.rules.arrays import Bool, bit, cells, flat, hits, mask_of, nth_of, only, order_by, pick, rank_of_sorted
from game.rules.codes import NONE, Copy, Judgement, Mark, Outcome, Stage
from game.rules.orders import Kind
from game.rules.sharing import about

READ_SCORE = 980
READ_MORE_SCORE = 600
ANALYSE_SCORE = 470
CONTRIBUTE_SCORE = 720
CELL_SCORE = 560
ANALYSES_A_TURN = 4


def analyse(k: Knowledge) -> list[Wish]:
    """The weightiest read reports, two an order; hash sets of campaigns and matched alerts first."""
    p, s, c = k.p, k.s, k.fresh
    campaign = (p.report_campaign >= 0).take(c.i)
    ready = ((c.band >= 2) | campaign) & ((c.marks & np.uint8(Mark.ANALYSED)) == 0) & (c.freshness >= 30)
    worth = c.band * c.freshness.astype(np.int32) + 400 * campaign
    b, seat, i, bearing, worth = only(ready, c.b, c.seat, c.i, c.bearing, worth)
    open_ = (bearing < 0) | (s.outcome[b, np.maximum(bearing, 0)] <= Outcome.CRISIS)
    seat, i, worth = only(open_, seat, i, worth)
    if not len(i):
        return matched_alerts(k)
    order = order_by(seat, -worth)
    rank = rank_of_sorted(seat[order])
    order, rank = only(rank < ANALYSES_A_TURN, order, rank)
    seat, i, worth = seat[order], i[order], worth[order]
    b, n = cells(seat, s.caution.shape)
    lead = np.flatnonzero(rank % 2 == 0)
    after = np.minimum(lead + 1, len(i) - 1)
    paired = (rank[after] % 2 == 1) & (seat[after] == seat[lead])
    other = np.where(paired, i[after], NONE)
    score = ANALYSE_SCORE + np.minimum(worth[lead] // 4, 100) - 120 * (rank[lead] > 0) - 60 * ~paired
    return [
        wish(b[lead], n[lead], Kind.ANALYSE, score, 1, report=i[lead], other=other),
        *matched_alerts(k),
    ]


def read_first(k: Knowledge) -> list[Wish]:
    """With more to read than time, read first what stands on a subject of a thread one works on, then of another known
    open thread; of these the most restricted, since nobody labels trifles. A block more is read for staff.
    """
    p, s = k.p, k.s
    unread = (s.copies > 0) & ((s.marks & np.uint8(Mark.READ)) == 0)
    b, n = hits((unread.sum(2, dtype=np.int32) > s.reading) & k.players)
    if not len(b):
        return []
    on = about(p).T.astype(np.float32)
    working = np.zeros(s.thread.shape, np.bool_)
    game, f, m = hits(s.serving)
    working[game, m, np.maximum(s.force_thread[game, f], 0)] = True
    open_ = k.open[b, n]
    pressing = (open_.astype(np.float32) @ on > 0) + 1 * ((open_ & working[b, n]).astype(np.float32) @ on > 0)
    row, i = hits(unread[b, n] & (pressing > 0))
    order = order_by(row, -(pressing[row, i] * 8 + p.report_label.take(i)))
    row, i = row[order], i[order]
    bought = nth_of(row) - s.reading[b, n][row]
    row, i, bought = only(bought < p.doctrine.reading_block, row, i, bought)
    score = np.where(bought < 0, READ_SCORE, READ_MORE_SCORE)
    return [wish(b[row], n[row], Kind.READ, score, (bought == 0).astype(np.int32), report=i)]


def matched_alerts(k: Knowledge) -> list[Wish]:
    """Matched halves become a financial report."""
    p, s, players = k.p, k.s, k.players
    if not p.n_alerts:
        return []
    holder = s.alert_holder[:, None, :] == np.arange(p.n_nations)[:, None]
    seen = s.matched[:, :, p.alert_pair] & s.alert_known & holder & players[:, :, None]
    report = np.full(p.n_pairs, NONE, np.int32)
    rows = np.flatnonzero(p.report_alert_pair >= 0)
    report[p.report_alert_pair[rows]] = rows
    yields = report[p.alert_pair]
    b, n, a = hits(seen & ~_blinded(k)[:, :, p.alert_subject])
    has = s.copies[b, n, np.maximum(yields[a], 0)] != Copy.NO
    b, n, a = b[~has], n[~has], a[~has]
    return [wish(b, n, Kind.ANALYSE, ANALYSE_SCORE + 130, 1, alert=a)]


def _blinded(k: Knowledge) -> Bool:
    """[B, N, U]: n knows that a thread with the subject is frozen, so that no more financial reports come of it."""
    p, s, _players = k.p, k.s, k.players
    frozen = (s.frozen <= s.tick)[:, None, :] & s.thread
    return np.asarray(frozen.astype(np.uint8) @ p.thread_subject.astype(np.uint8) > 0, np.bool_)


def judge(k: Knowledge) -> list[Wish]:
    """Decoy when more was exposed than held; genuine when several reports held; free."""
    _p, s, players = k.p, k.s, k.players
    held_up, exposed = k.signs
    view = np.where(exposed > held_up, int(Judgement.DECOY), int(Judgement.UNSURE))
    view = np.where((held_up >= 2) & (held_up > 2 * exposed), int(Judgement.GENUINE), view)
    b, n, t = hits(
        s.detected & players[:, :, None] & (view != s.judged) & (view > 0) & (s.outcome <= Outcome.CRISIS)[:, None, :]
    )
    return [wish(b, n, Kind.JUDGE, 950, 0, thread=t, option=view[b, n, t])]


def contribute(k: Knowledge) -> list[Wish]:
    """What bears on the thread of an own task force and is not yet before it, as far as law allows."""
    s, c = k.s, k.fresh
    live = np.take_along_axis(s.outcome, np.maximum(s.force_thread, 0).astype(np.intp), 1) <= int(Outcome.CRISIS)
    serving = s.serving & (live & (s.force_stage >= int(Stage.FORMING)))[:, :, None]
    served = np.zeros(s.thread.shape, np.bool_)
    b, f, n = hits(serving)
    served[b, n, s.force_thread[b, f]] = True
    row = np.flatnonzero((c.bearing >= 0) & c.held)
    row = row[pick(served, c.seat.take(row) * k.p.n_threads + c.bearing.take(row))]
    f, r = hits(s.force_thread.T.take(c.b.take(row), 1) == c.bearing.take(row))
    row = row.take(r)
    b, n, i, origin, own = (column.take(row) for column in (c.b, c.n, c.i, c.origin, c.own))
    members = pick(mask_of(serving), flat(s.force_stage, b, f))
    mine = (members & bit(n) != 0) & (pick(s.force_copies, flat(s.force_copies, b, f, i)) == Copy.NO)
    mine &= (members & bit(origin) == 0) | own
    f, row, members = only(mine, f, row, members)
    x = Offers(k, row, members & ~bit(c.n.take(row)) & ~bit(c.origin.take(row)))
    f, row = only(x.to & ~x.lawful == 0, f, row)
    b = c.b.take(row)
    worth = c.band.take(row) * c.freshness.take(row).astype(np.int32) // 3
    return [wish(b, c.n.take(row), Kind.CONTRIBUTE, CONTRIBUTE_SCORE + worth, 1,
                 report=c.i.take(row), key=s.force_key[b, f]), *_to_cells(k)]  # fmt: skip


def _to_cells(k: Knowledge) -> list[Wish]:
    """What bears on the thread of an organisation's fusion cell: one order serves all members, and with weighty reports
    the task force of the member that opened it.
    """
    p, s, c = k.p, k.s, k.fresh
    parts = []
    for o in np.flatnonzero(p.cell_of >= 0):
        x, members = p.cell_of[o], mask_of(p.member[o : o + 1])[0]
        unclear = s.cell_confidence[:, x] < p.doctrine.respond_confidence
        live = (s.cell_until[:, x] > s.tick).take(c.b) & p.member[o].take(c.n)
        fits = live & c.held & (c.bearing == s.cell_thread[:, x].take(c.b)) & (c.bearing >= 0)
        fits &= (s.cell_copies[c.b, x, c.i] == Copy.NO) & (c.own | (members & bit(np.maximum(c.origin, 0)) == 0))
        row = fits.nonzero()[0]
        others = Offers(k, row, members & ~bit(c.n.take(row)) & ~bit(c.origin.take(row)))
        lawful = others.to & ~others.lawful == 0
        needing = k.by_subject(k.wanting, c.seat.take(row), c.i.take(row))
        new = np.bitwise_count(others.to & needing & ~c.sent_to.take(row)).astype(np.int32)
        idle = np.bitwise_count(others.to & ~needing).astype(np.int32)
        row, new = only(lawful & ((new > idle) | (unclear.take(c.b.take(row)) & (c.band.take(row) >= 2))), row, new)
        worth = np.maximum(new, 1) * c.band.take(row) * c.freshness.take(row).astype(np.int32) // 8
        parts.append(wish(c.b.take(row), c.n.take(row), Kind.CONTRIBUTE, CELL_SCORE + np.minimum(worth, 280), 1,
                          report=c.i.take(row), organisation=int(o)))  # fmt: skip
    return parts
