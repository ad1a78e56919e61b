"""Asking others: requests for information, releases, counterparts of alerts, databases (R-RFI, R-FIU)."""

import numpy as np

from game.partners.knowledge import Knowledge
from game.partners.plan import Wish, wish
from game.rules.arrays import Ints, bit, flat, hits, mask_of, nth_of, only, order_by, pick, some, unpacked
from game.rules.codes import NONE, ChannelKind, MatterKind, MatterStatus
from game.rules.orders import Kind
from game.rules.sharing import subjects

REQUEST_SCORE = 380
MATCH_SCORE = 520
PUZZLE = 50
"""Worth of registering a subject for each weighty report on it that fits no thread seen yet."""


def requests(k: Knowledge) -> list[Wish]:
    """Ask on the most pressing known thread that is not clear yet, those not asked lately and trusting most first."""
    p, s, players = k.p, k.s, k.players
    urgency = np.where(k.open & (s.confidence < 650), 1200 - np.clip(k.left, 0, 99)[:, None, :] * 6 + s.confidence, -1)
    thread, pressing = urgency.argmax(2), urgency.max(2)
    b, n = hits((pressing > 0) & players)
    if not len(b):
        return []
    subject = k.subject_in_turn(p.thread_subject[thread[b, n]], (k.turn + n) % p.n_subjects)
    trust_in = s.trust[b, :, n].astype(np.int32)
    worth = trust_in // 4 + 120 * k.since_asked[b, n]
    worth += 150 * s.interest[b, :, subject]
    closed = k.waiting(MatterKind.RFI)[b, n] | (np.arange(p.n_nations) == n[:, None])
    worth[closed | (trust_in < p.doctrine.release_green)] = -1
    m = worth.argmax(1)
    ok = worth[np.arange(len(b)), m] > 0
    b, n, m, subject = b[ok], n[ok], m[ok], subject[ok]
    stale = k.since_asked[b, n, m] >= 2
    score = REQUEST_SCORE + np.minimum(pressing[b, n] // 20, 60) - 200 * ~stale
    return [wish(b, n, Kind.REQUEST, score, 1, to=bit(m), subject=subject)]


def register(k: Knowledge) -> list[Wish]:
    """Register a subject of the most pressing thread, one a thread before a second, in place of a much lesser one."""
    p, s, players = k.p, k.s, k.players
    if "register" not in p.mechanics:
        return []
    urgency = (k.open * (100 - np.clip(k.left, 0, 90)[:, None, :] + s.confidence // 10)).astype(np.int16)
    count = np.bitwise_count(mask_of(s.interest)[:, :, None] & mask_of(p.thread_subject))
    fresh = held = _puzzling(k)
    for t in range(p.n_threads):
        about, pressing = p.thread_subject[t], urgency[:, :, t]
        fresh = np.maximum(fresh, (pressing * np.where(count[:, :, t] > 0, 1, 2))[:, :, None] * about)
        held = np.maximum(held, (pressing * np.where(count[:, :, t] > 1, 1, 2))[:, :, None] * about)
    wanted = fresh * ~s.interest
    kept = np.where(s.interest, held, 9999)
    new, old = wanted.argmax(2), kept.argmin(2)
    full = s.interest.sum(2, dtype=np.int32) >= 3
    b, n = hits((wanted.max(2) > np.where(full, kept.min(2) * 11 // 10, 0)) & players)
    return [wish(b, n, Kind.REGISTER, 850, 0, subject=new[b, n], other=np.where(full, old, NONE)[b, n])]


def _puzzling(k: Knowledge) -> Ints:
    """[B, N, U]: how much fresh, weighty reporting a nation holds on a subject that belongs to no thread it sees."""
    p, c = k.p, k.fresh
    odd = c.held & (c.band >= 2) & (c.bearing < 0) & (c.freshness >= 50)
    seat, i = only(odd, c.seat, c.i)
    row, subject = hits(p.report_subject.take(i, 0))
    count = np.bincount(seat.take(row) * p.n_subjects + subject, minlength=k.s.interest.size)
    return np.minimum(count, 3).reshape(k.s.interest.shape).astype(np.int32) * PUZZLE


def releases(k: Knowledge) -> list[Wish]:
    """Ask the originator to let a weighty foreign report go to those who visibly need it."""
    p, s, _players = k.p, k.s, k.players
    if "orcon" not in p.mechanics:
        return []
    weighty = k.read & ~k.own & (s.band >= 2) & (s.freshness >= 50)[:, None, :]
    b, n, i = hits(weighty & p.report_orcon)
    if not len(b):
        return []
    need = mask_of(s.interest).take(b, 0) & subjects(p).take(i)[:, None] != 0
    bearing = pick(s.bearing, flat(s.bearing, b, n, i))
    for f in range(p.n_forces):
        about = np.flatnonzero(s.force_thread[:, f].take(b) == bearing)
        serving = s.serving[:, f].take(b[about], 0)
        need[about] |= serving & serving[np.arange(len(about)), n[about]][:, None]
    nation = np.arange(p.n_nations)
    need &= (nation != n[:, None]) & (nation != s.origin[b, i][:, None])
    thresholds = np.array([p.doctrine.release(label) for label in range(5)], np.int32)
    hopeful = p.trust[s.origin[b, i]] >= thresholds[p.report_label[i]][:, None]
    need &= hopeful & ~s.released[b, i] & ~unpacked(s.sent_to[b, n, i], p.n_nations)
    asked = np.zeros(s.held.shape, np.bool_)
    game, slot = hits((s.matter_kind == MatterKind.RELEASE) & (s.matter_status != MatterStatus.FREE))
    asked[game, s.matter_from[game, slot], s.matter_item[game, slot]] = True
    chosen = np.flatnonzero(some(need) & ~asked[b, n, i])
    chosen = chosen[order_by(b[chosen], n[chosen], -s.band[b[chosen], n[chosen], i[chosen]].astype(np.int32))]
    chosen = chosen[nth_of(b[chosen], n[chosen]) == 0]
    score = np.where(s.serving[b[chosen], :, n[chosen]].any(1), 480, 300)
    return [
        wish(
            b[chosen],
            n[chosen],
            Kind.ASK_RELEASE,
            score,
            1,
            report=i[chosen],
            to=mask_of(need[chosen]),
        )
    ]


def counterparts(k: Knowledge) -> list[Wish]:
    """Ask the units not asked lately for the other half, those that work on the subject first."""
    p, s, _players = k.p, k.s, k.players
    if not p.n_alerts:
        return []
    mine = s.alert_known & (s.alert_holder[:, None, :] == np.arange(p.n_nations)[:, None])
    b, n, a = hits(mine & ~s.matched[:, :, p.alert_pair])
    if not len(b):
        return []
    able = ~k.waiting(MatterKind.MATCH)[b, n] & (np.arange(p.n_nations) != n[:, None])
    worth = 200 + s.trust[b, :, n].astype(np.int32) // 5 + 100 * k.since_asked[b, n]
    worth = np.where(able, worth + 150 * s.interest[b, :, p.alert_subject[a]], -1)
    m = worth.argmax(1)
    ok = worth[np.arange(len(b)), m] > 0
    b, n, a, m = b[ok], n[ok], a[ok], m[ok]
    few = nth_of(b, n) < 2
    return [wish(b[few], n[few], Kind.REQUEST_MATCH, MATCH_SCORE, 1, alert=a[few], to=bit(m[few]), option=1)]


def queries(k: Knowledge) -> list[Wish]:
    """Every third turn, look a pressing subject up in each database."""
    p, s, players = k.p, k.s, k.players
    parts: list[Wish] = []
    about = k.open.astype(np.uint8) @ p.thread_subject.astype(np.uint8) > 0
    turn = k.turn
    for c in np.flatnonzero(p.channel_kind == ChannelKind.DATABASE):
        due = (turn + np.arange(p.n_nations)) % 3 == 0
        up = (s.channel_out[:, c] <= s.tick)[:, None]
        b, n = hits(about.any(2) & players & p.channel_member[c] & due & up)
        subject = k.subject_in_turn(about[b, n], (turn // 3 + n) % p.n_subjects)
        parts.append(wish(b, n, Kind.QUERY, 340, 1, channel=int(c), subject=subject))
    return parts


def publications(k: Knowledge) -> list[Wish]:
    """Publish own GREEN and CLEAR reports whose needers one cannot know, one a turn."""
    p, s, players = k.p, k.s, k.players
    parts: list[Wish] = []
    for c in np.flatnonzero(p.channel_kind == ChannelKind.DATABASE):
        fits = k.own & k.read & (p.report_label <= np.minimum(p.channel_ceiling[c], 1))
        fits &= (s.band >= 2) & (s.freshness >= 60)[:, None, :] & ~s.published[:, :, c]
        fits &= players[:, :, None] & p.channel_member[c][:, None] & (s.channel_out[:, c] <= s.tick)[:, None, None]
        b, n, i = hits(fits)
        first = nth_of(b, n) == 0
        parts.append(wish(b[first], n[first], Kind.PUBLISH, 320, 1, report=i[first], channel=int(c)))
    return parts
