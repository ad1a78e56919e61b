"""Asking others: requests for information, releases, counterparts of alerts, databases (R-RFI, R-FIU)."""

import numpy as np

from game.partners.choice import best_of
from game.partners.forces import natural_lead
from game.partners.knowledge import CLEARLY, Knowledge, Offers
from game.partners.plan import Wish, wish
from game.rules.arrays import (
    I16,
    I32,
    Bool,
    Ints,
    bit,
    exact_matmul,
    hits,
    mask_of,
    nth_of,
    only,
    order_by,
    pick,
    rank_of_sorted,
    some,
    within,
)
from game.rules.codes import NONE, ChannelKind, Copy, Label, MatterKind, MatterStatus
from game.rules.costs import thresholds
from game.rules.orders import Kind
from game.rules.tables import PublicTables, constant

REQUEST_SCORE = 320
MINE_FIRST = 5000
"""More than the urgency of any thread."""
FOLLOWED = 150
"""How much less than a request of one's own to clear one is worth that is only one's own to follow."""
UNCLEAR = 650
"""Confidence below which a partner asks others about a thread."""
RELEASES_A_TURN = 2
MATCH_SCORE = 520
DISCLOSE_SCORE = 500
AMPLE_STAFF = 6
"""Staff points with which a nation sees to a database before lesser work."""
QUERY_LEAST = 7
"""Ticks before a deadline below which what is looked up on the thread comes too late."""


@constant
def subject_from(p: PublicTables) -> Ints:
    """The first subject of each thread at or after each subject, going round: [T, U]."""
    thread, start = np.indices((p.n_threads, p.n_subjects)).reshape(2, -1)
    return in_turn(p.thread_subject[thread], start).reshape(p.n_threads, p.n_subjects)


def in_turn(subjects: Bool, start: Ints) -> Ints:
    """One true column of each row of `subjects` [R, U], the first at or after `start`, going round: rows."""
    size = subjects.shape[1]
    after = (np.arange(size) - start[:, None]) % size
    chosen: Ints = np.where(subjects, after, size).argmin(1)
    return chosen


def requests(k: Knowledge) -> list[Wish]:
    """Ask on the most pressing thread that is not clear yet, one's own to clear before one that is only one's own to
    follow; those not asked lately and trusting most first.

    An answer serves who leads a task force, serves in it or would lead it. For others it costs two desks their time and
    the report a holder more: they ask with what staff is left.
    """
    p, s, players = k.p, k.s, k.players
    if not k.answerable:
        return []
    urgency = 1200 - within(k.left, 0, 99)[:, None, :] * 6 + s.confidence
    mine = k.called | (natural_lead(p).T == 0)
    asked = k.open & (s.confidence < UNCLEAR) & (mine | p.own_thread)
    thread, most = best_of(np.where(asked, urgency + MINE_FIRST * mine, -1))
    b, n = hits((most > 0) & players)
    if not len(b):
        return []
    pressing, theirs = urgency[b, n, thread[b, n]], ~mine[b, n, thread[b, n]]
    subject = subject_from(p)[thread[b, n], (k.turn + n) % p.n_subjects]
    trust_in = s.trust[b, :, n].astype(np.int32)
    worth = trust_in // 4 + 120 * k.since_asked[b, n]
    worth += 150 * s.interest[b, :, subject]
    closed = k.waiting(MatterKind.RFI)[b, n] | (k.nation == n[:, None])
    worth[closed | (trust_in < p.doctrine.release_green)] = -1
    m, trusting = best_of(worth)
    b, n, m, subject, pressing, theirs = only(trusting > 0, b, n, m, subject, pressing, theirs)
    stale = k.since_asked[b, n, m] >= 2
    score = REQUEST_SCORE + np.minimum(pressing // 20, 60) - 200 * ~stale - FOLLOWED * theirs
    return [wish(b, n, Kind.REQUEST, score, 1, to=bit(m), subject=subject)]


def register(k: Knowledge) -> list[Wish]:
    """Register a subject of a thread that one leads or would lead, in place of a much lesser one: an interest is work
    for others, and what comes of it helps who clears the thread."""
    p, s, players = k.p, k.s, k.players
    interest = mask_of(s.interest)
    mine = k.open & (k.led | (natural_lead(p).T == 0))
    urgency = (mine * (100 - within(k.left, 0, 90)[:, None, :] + s.confidence // 10)).astype(np.int16)
    count = np.bitwise_count(interest[:, :, None] & mask_of(p.thread_subject))
    fresh, held = (_most_pressing(p, urgency * (count <= most)) for most in (0, 1))
    new, gain = best_of(fresh * ~s.interest)
    old, loss = best_of(-np.where(s.interest, held, 9999))
    full = np.bitwise_count(interest) >= 3
    b, n = hits((gain > np.where(full, -loss * 11 // 10, 0)) & players)
    return [wish(b, n, Kind.REGISTER, 850, 0, subject=new[b, n], other=np.where(full, old, NONE)[b, n])]


def _most_pressing(p: PublicTables, urgency: I16) -> I16:
    """Urgency of the most pressing thread on each subject, of [B, N, T]: [B, N, U]."""
    by_thread = np.ascontiguousarray(urgency.reshape(-1, p.n_threads).T)
    by_subject: I16 = (by_thread[:, None] * p.thread_subject[:, :, None]).max(0, initial=0)
    return by_subject.T.reshape(*urgency.shape[:2], p.n_subjects)


@constant
def hopeful(p: PublicTables) -> I32:
    """Whom each nation trusted enough for a label as the exercise began: [label, N] masks."""
    return mask_of(p.trust >= thresholds(p.doctrine)[:, None, None])


@constant
def within_reach(p: PublicTables) -> I32:
    """Whom each nation can send a label by a standing channel faster than the note: [label, N] masks."""
    fast = p.channel_kind == ChannelKind.PLATFORM
    joined = p.channel_member[fast]
    carried = p.channel_ceiling[fast] >= np.arange(len(Label))[:, None]
    reach = (carried[:, :, None, None] & joined[:, :, None] & joined[:, None, :]).any(1)
    return mask_of(np.asarray(reach, np.bool_))


def releases(k: Knowledge) -> list[Wish]:
    """Ask the originator to let a weighty foreign report go to those in need whom it cannot reach itself.

    To allies in a task force no channel needs to carry it: it is put before the force.
    """
    p, s, c = k.p, k.s, k.fresh
    if "orcon" not in p.mechanics or not k.answerable:
        return []
    weighty = (c.band >= 2) & (c.freshness >= 50) & c.held & ~c.own
    row = np.flatnonzero(weighty)
    if not len(row):
        return []
    n, i, origin = c.n.take(row), c.i.take(row), c.origin.take(row)
    allies = _allies(k, row)
    need = k.by_subject(k.interested, c.b.take(row), i) | allies
    need &= ~(bit(n) | bit(origin) | c.sent_to.take(row) | pick(k.ways.released, c.report.take(row)))
    need &= ~_release_asked(k).take(c.place.take(row))
    need &= hopeful(p)[p.report_label.take(i), origin] & ~within_reach(p)[p.report_label.take(i), origin]
    row, need, allies = only(need != 0, row, need, allies)
    onward = Offers(k, row, need)
    need &= ~onward.lawful & (pick(k.ways.carried, onward.place) | allies)
    row, need = only(need != 0, row, need)
    need &= ~_have_it(k, row)
    row, need = only(need != 0, row, need)
    order = order_by(c.seat.take(row), -c.band.take(row).astype(np.int32))
    rank = rank_of_sorted(c.seat.take(row.take(order)))
    order, rank = only(rank < RELEASES_A_TURN, order, rank)
    row, need = row.take(order), need.take(order)
    b, n = c.b.take(row), c.n.take(row)
    score = np.where(s.serving[b, :, n].any(1), 560, 300) - 60 * rank
    return [wish(b, n, Kind.ASK_RELEASE, score, 1, report=c.i.take(row), to=need)]


def _release_asked(k: Knowledge) -> I32:
    """To whom n asked each report to be released before, to all while it waits for the answer: flat [B, N, I] masks."""
    s = k.s
    asked = np.zeros(s.held.shape, np.int32)
    b, slot = hits((s.matter_kind == MatterKind.RELEASE) & (s.matter_status != MatterStatus.FREE))
    to = np.where(s.matter_status[b, slot] == MatterStatus.OPEN, -1, s.matter_extra[b, slot])
    np.bitwise_or.at(asked, (b, s.matter_from[b, slot], s.matter_item[b, slot]), to)
    return asked.ravel()


def _have_it(k: Knowledge, row: Ints) -> I32:
    """Who serves in a task force of the holder's that has a fresh copy before it: rows of masks."""
    s, c = k.s, k.fresh
    b, n, i = c.b.take(row), c.n.take(row), c.i.take(row)
    serving = mask_of(s.serving)
    before = (s.force_copies[b, :, i] != Copy.NO) & ((serving[b] & bit(n)[:, None]) != 0)
    have: I32 = np.bitwise_or.reduce(np.where(before, serving[b], 0), axis=1)
    return have


def _allies(k: Knowledge, row: Ints) -> I32:
    """Who serves with the holder in a task force on the thread a fresh copy bears on: rows of masks."""
    s, c = k.s, k.fresh
    b, bearing = c.b.take(row), c.bearing.take(row)
    r, f = hits(s.force_thread.take(b, 0) == bearing[:, None])
    serving = mask_of(s.serving)[b.take(r), f]
    allies = np.zeros(len(row), np.int32)
    np.bitwise_or.at(allies, r, np.where(serving & bit(c.n.take(row.take(r))), serving, 0))
    return allies


def counterparts(k: Knowledge) -> list[Wish]:
    """Ask the units not asked lately for the other half, those that work on the subject first."""
    p, s, _players = k.p, k.s, k.players
    if not p.n_alerts or not k.answerable:
        return []
    mine = s.alert_known & (s.alert_holder[:, None, :] == np.arange(p.n_nations)[:, None])
    b, n, a = hits(mine & ~s.matched[:, :, p.alert_pair])
    if not len(b):
        return []
    able = ~k.waiting(MatterKind.MATCH)[b, n] & (k.nation != n[:, None])
    worth = 200 + s.trust[b, :, n].astype(np.int32) // 5 + 100 * k.since_asked[b, n]
    m, most = best_of(np.where(able, worth + 150 * s.interest[b, :, p.alert_subject[a]], -1))
    b, n, a, m = only(most > 0, b, n, a, m)
    few = nth_of(b, n) < 2
    return [wish(b[few], n[few], Kind.REQUEST_MATCH, MATCH_SCORE, 1, alert=a[few], to=bit(m[few]), option=1)]


def disclosures(k: Knowledge) -> list[Wish]:
    """Show an own half to a unit that works on its subject and is trusted, one a turn in rotation: it may hold the
    other half, and then sees the match at once.
    """
    p, s, _players = k.p, k.s, k.players
    if not p.n_alerts:
        return []
    mine = s.alert_known & (s.alert_holder[:, None, :] == k.nation[:, None]) & k.players[:, :, None]
    b, n, a = hits(mine & ~s.matched[:, :, p.alert_pair])
    m = (n + 1 + (k.turn + a) % max(p.n_nations - 1, 1)) % p.n_nations
    trusted = s.trust[b, n, m] >= p.doctrine.release_amber + s.caution[b, n]
    b, n, a, m = only(trusted & s.interest[b, m, p.alert_subject[a]], b, n, a, m)
    return [wish(b, n, Kind.DISCLOSE, DISCLOSE_SCORE, 1, alert=a, to=bit(m), option=1)]


def queries(k: Knowledge) -> list[Wish]:
    """Every other turn, look up a subject of the best-known thread not clear yet, one of those on which one holds
    least; sooner with staff to spare.
    """
    p, s = k.p, k.s
    unclear = s.confidence < p.doctrine.respond_confidence + CLEARLY
    known = k.open & (k.left >= QUERY_LEAST)[:, None, :]
    thread, _ = best_of(np.where(known, s.confidence + 1000 * unclear, np.int16(-1)))
    parts: list[Wish] = []
    for c in np.flatnonzero(p.channel_kind == ChannelKind.DATABASE):
        due = p.channel_member[c] & ((k.turn + k.nation) % 2 == 0)
        up = (s.channel_out[:, c] <= s.tick)[:, None]
        b, n = hits(some(known) & k.players & due & up)
        held = exact_matmul(s.copies[b, n] > 0, p.report_subject.astype(np.float32), p.n_reports)
        wanted = p.thread_subject[thread[b, n]]
        fewest = np.where(wanted, held, np.inf)
        subject = in_turn(fewest == fewest.min(1, keepdims=True), (k.turn // 2 + n) % p.n_subjects)
        score = np.where(s.staff[b, n] >= AMPLE_STAFF, 340, 300)
        parts.append(wish(b, n, Kind.QUERY, score, 1, channel=int(c), subject=subject))
    return parts


def publications(k: Knowledge) -> list[Wish]:
    """Publish own GREEN and CLEAR reports whose needers one cannot know, and that are not known to be false.

    One a turn, the weightiest first; what two or more visibly need is sent to them instead.
    """
    p, s, copies = k.p, k.s, k.fresh
    parts: list[Wish] = []
    visible = k.by_subject(k.wanting, copies.seat, copies.i) & ~bit(copies.n)
    own = copies.own & copies.held & (copies.band >= 1) & (copies.freshness >= 40) & (np.bitwise_count(visible) <= 1)
    for c in np.flatnonzero(p.channel_kind == ChannelKind.DATABASE):
        fits = own & (p.report_label <= np.minimum(p.channel_ceiling[c], 1)).take(copies.i)
        b, n, i = only(fits & p.channel_member[c].take(copies.n), copies.b, copies.n, copies.i)
        b, n, i = only((s.channel_out[b, c] <= s.tick) & ~s.published[b, n, c, i], b, n, i)
        order = order_by(b, n, -(s.band[b, n, i].astype(np.int32) * 100 + s.freshness[b, i]))
        order = order[nth_of(b[order], n[order]) == 0]
        b, n, i = b[order], n[order], i[order]
        score = np.where(s.staff[b, n] >= AMPLE_STAFF, 380, 330)
        parts.append(wish(b, n, Kind.PUBLISH, score, 1, report=i, channel=int(c)))
    return parts
