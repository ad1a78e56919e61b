"""Reading, analysing and weighing evidence (R-ASSESS)."""

import numpy as np

from game.rules import rng, transit
from game.rules.arrays import I8, I16, I32, U8, Bool, Ints, add, bit, exact_matmul, first_of, hits, nth_of
from game.rules.codes import N_DOMAINS, NONE, TICKS_PER_TURN, Copy, Mark, Outcome, Rule, Stage
from game.rules.events import Event, TrustCause
from game.rules.now import Now, Rows
from game.rules.reasons import Reason
from game.rules.rng import Stream

wake = transit.wake
_STATE_BITS = Mark.READ | Mark.ANALYSED | Mark.CONFIRMED | Mark.EXPOSED


def reading_capacity(now: Now) -> I16:
    """Free reading a turn: base + half the intelligence capability rounded up + capacity building: [B, N]."""
    half = (now.pub.capability[:, 0].astype(np.int16) + 1) // 2
    capacity: I16 = (now.d.reading_base + half + now.st.reading_bonus).astype(np.int16)
    return capacity


def read_ordered(now: Now, r: Rows) -> None:
    """Reports that a nation reads first, by its own order; staff for what exceeds the free reading is in the costs."""
    if not r:
        return
    st = now.st
    r = r.require(st.copies[r.b, r.n, r.report] != Copy.NO, Reason.NOT_HELD)
    r = r.require((st.marks[r.b, r.n, r.report] & Mark.READ) == 0, Reason.ALREADY_READ)
    r = r.require(first_of(r.b, r.n, r.report), Reason.DUPLICATE).accept()
    taken = np.zeros(st.reads_left.shape, np.int32)
    add(taken, (r.b, r.n), 1)
    st.reads_left[:] = np.maximum(st.reads_left - taken, 0)
    _mark_read(now, r.b, r.n, r.report)


def read_freely(now: Now) -> None:
    """What free reading is left goes to unread copies in order of arrival."""
    st = now.st
    b, n = hits(st.reads_left > 0)
    k, i = hits((st.copies[b, n] != Copy.NO) & ((st.marks[b, n] & np.uint8(Mark.READ)) == 0))
    if not len(k):
        return
    b, n = b[k], n[k]
    order = np.lexsort((st.got[b, n, i], n, b))
    b, n, i = b[order], n[order], i[order]
    able = nth_of(b, n) < st.reads_left[b, n]
    b, n, i = b[able], n[able], i[able]
    np.subtract.at(st.reads_left, (b, n), np.int8(1))
    _mark_read(now, b, n, i)


def _mark_read(now: Now, b: Ints, n: Ints, i: Ints) -> None:
    """Read copies count; two sources from two nations on one thread confirm each other; suppliers are credited."""
    st, tb = now.st, now.tb
    st.marks[b, n, i] |= np.uint8(Mark.READ | Mark.FRESH)
    now.emit(Event.READ, Rule.ASSESS, b, n, NONE, i, 0, NONE, bit(n))
    origin = st.origin[b]
    others = ((st.marks[b, n] & Mark.READ) > 0) & tb.corroborates[i]
    others &= (origin != origin[np.arange(len(b)), i][:, None]) & (st.copies[b, n] != Copy.NO)
    k, j = hits(others)
    st.marks[b[k], n[k], j] |= np.uint8(Mark.CONFIRMED)
    confirmed = np.zeros(len(b), np.bool_)
    confirmed[k] = True
    st.marks[b[confirmed], n[confirmed], i[confirmed]] |= np.uint8(Mark.CONFIRMED)
    by = st.origin[b, i].astype(np.intp)
    counts = (by != n) & (by >= 0) & (st.need_until[b, n, i] > 0) & st.truth[b, i]
    b, n, i, by = b[counts], n[counts], i[counts], by[counts]
    detail = np.where(st.copies[b, n, i] == Copy.TORN, now.d.torn_detail, 100)
    add(st.supplied, (b, by), tb.weight[i].max(1, initial=0).astype(np.int32) * detail // 100)


def analyse(now: Now, r: Rows) -> None:
    """Analyse up to two read reports: the grade is confirmed, or the report exposed as false (R-ASSESS)."""
    if not r:
        return
    st = now.st
    r = r.require((r.report >= 0) | (r.other >= 0), Reason.FIELD_MISSING)
    both = np.stack([r.report, r.other], 1)
    k, column = np.nonzero(both >= 0)
    each = Rows(now, {"b": r.b[k], "n": r.n[k], "kind": r.kind[k], "row": r.row[k], "i": both[k, column]})
    each = each.require(st.copies[each.b, each.n, each.i] != Copy.NO, Reason.NOT_HELD)
    each = each.require((st.marks[each.b, each.n, each.i] & Mark.READ) > 0, Reason.NOT_READ)
    each = each.require((st.marks[each.b, each.n, each.i] & Mark.ANALYSED) == 0, Reason.ALREADY_ANALYSED)
    each = each.require(first_of(each.b, each.n, each.i), Reason.DUPLICATE).accept()
    b, n, i = each.b, each.n, each.i
    seen_through = rng.chance(st.seeds[b], 0, Stream.ANALYSIS, n * now.pub.n_reports + i, now.d.expose_false)
    false = ~st.truth[b, i] & seen_through
    _set_for_circle(now, b, n, i, np.where(false, Mark.ANALYSED | Mark.EXPOSED, Mark.ANALYSED | Mark.CONFIRMED))
    now.emit(Event.ANALYSED, Rule.ASSESS, b, n, NONE, i, false.astype(np.int32), each.row, bit(n))
    _tell_false(now, b[false], n[false], i[false])


def _set_for_circle(now: Now, b: Ints, n: Ints, i: Ints, marks: Ints) -> None:
    """Mark n's own copy and that of each task force it serves in which the report was contributed."""
    st, pub = now.st, now.pub
    np.bitwise_or.at(st.marks, (b, n, i), marks.astype(np.uint8))
    for f in range(pub.n_forces):
        h = pub.n_nations + f
        has = st.force_member[b, f, n] & (st.copies[b, h, i] != Copy.NO)
        np.bitwise_or.at(st.marks, (b[has], h, i[has]), marks[has].astype(np.uint8))


def _tell_false(now: Now, b: Ints, n: Ints, i: Ints) -> None:
    """Holders that work with the analyst (task force or liaison officer) are told; a knowing sender loses trust."""
    if not len(b):
        return
    st, pub, d = now.st, now.pub, now.d
    sender = st.sender[b, n, i].astype(np.intp)
    knew = (sender >= 0) & ((st.marks[b, np.maximum(sender, 0), i] & Mark.LIED) > 0) & (sender != n)
    now.trust(b[knew], n[knew], sender[knew], d.trust_false_known, TrustCause.FALSE_KNOWN)
    close = st.liaison[b, n] <= now.t
    if pub.n_forces:
        serving = (st.force_stage[b] >= Stage.FORMING)[:, :, None] & st.force_member[b]
        close = close | (serving & st.force_member[b, :, n][:, :, None]).any(1)
    k, m = hits(close & (st.copies[b, : pub.n_nations, i] != Copy.NO))
    other = m != n[k]
    k, m = k[other], m[other]
    np.bitwise_or.at(st.marks, (b[k], m, i[k]), np.uint8(Mark.EXPOSED))
    now.emit(Event.TOLD_FALSE, Rule.ASSESS, b[k], n[k], m, i[k], 0, NONE, bit(n[k]) | bit(m))


def freshness(now: Now) -> U8:
    """Percent of each report's weight that age has left; 0 when compromised: [B, I]."""
    tb, st = now.tb, now.st
    age = np.clip(now.t - st.arrival, 0, tb.freshness.shape[1] - 1)
    left = tb.freshness[tb.half_life[None, :], age]
    left[st.compromised] = 0
    return left


def credibility(now: Now) -> I8:
    """Percent weight of a copy by (Copy, read/analysed/confirmed/exposed bits): [3 * 16] int8."""
    d = now.d
    table = np.zeros(48, np.int8)
    for copy, detail in ((Copy.TORN, d.torn_detail), (Copy.FULL, 100)):
        for marks in range(16):
            if marks & Mark.READ:
                firm = bool(marks & Mark.CONFIRMED)
                grade = d.credibility_exposed if marks & Mark.EXPOSED else 100 if firm else d.credibility_unread_grade
                table[copy * 16 + marks] = grade * detail // 100
    return table


def confidence(now: Now) -> None:
    """Every holder's confidence on every thread (R-ASSESS).

    E = sum of read copies of weight x freshness x detail x credibility; confidence = 1000 E / (E + saturation), times
    min(domains, k) / k, where a domain counts by a full copy; less while the thread hides.
    """
    st, tb = now.st, now.tb
    games, holders, reports = st.copies.shape
    rows = np.flatnonzero(st.copies.any(2))
    copies, marks = (x.reshape(-1, reports)[rows] for x in (st.copies, st.marks))
    code = (copies << np.uint8(4)) | (marks & np.uint8(_STATE_BITS))
    left = freshness(now)[rows // holders]
    value = credibility(now).take(code) * left.astype(np.int16)
    value //= 100
    bound = 100 * max(1, int(tb.weight_by_domain.sum(0).max(initial=0)))
    threads = tb.weight_by_domain.shape[1] // N_DOMAINS
    evidence = exact_matmul(value, tb.weight_by_domain, bound).reshape(len(rows), N_DOMAINS, threads)
    full = ((code & np.uint8(32 | Mark.READ | Mark.EXPOSED)) == (32 | Mark.READ)) & (left > 0)
    presence = exact_matmul(full, (tb.weight_by_domain > 0).astype(np.float32), reports).reshape(evidence.shape) > 0
    total, domains = evidence[:, 0], presence[:, 0].astype(np.int32)
    for domain in range(1, N_DOMAINS):
        total = total + evidence[:, domain]
        domains += presence[:, domain]
    hidden = np.where(st.hidden_until > now.t, now.d.wrong_hidden, 0)
    level = _curve(now, total.astype(np.int32) // 100, domains, now.pub.thread_domains.astype(np.int32))
    st.confidence[:] = 0
    st.confidence.reshape(games * holders, -1)[rows] = np.maximum(level - hidden[rows // holders], 0)
    _detect(now)


def _curve(now: Now, total: Ints, domains: Ints, asked: Ints) -> Ints:
    """1000 E / (E + saturation) x min(domains, asked) / asked."""
    total = np.maximum(total, 0)
    level: Ints = 1000 * total // (total + now.d.saturation) * np.minimum(domains, asked) // asked
    return level


def _detect(now: Now) -> None:
    """A nation sees an open thread once its confidence passes the detection level."""
    st = now.st
    able = ((st.opens <= now.t) & (st.outcome <= Outcome.CRISIS))[:, None, :]
    new = (st.confidence[:, : now.pub.n_nations] >= now.d.detect) & able & ~st.detected
    b, n, t = hits(new)
    if len(b):
        st.detected[b, n, t] = True
        now.emit(Event.DETECTED, Rule.ASSESS, b, n, NONE, t, st.confidence[b, n, t], NONE, bit(n))


def confidence_at_response(now: Now, b: Ints, h: Ints, t: Ints) -> I32:
    """Confidence of holder h on thread t as a response judges it: evidence of the last turn counts for less: rows."""
    st, tb, d = now.st, now.tb, now.d
    code = (st.copies[b, h] << np.uint8(4)) | (st.marks[b, h] & np.uint8(_STATE_BITS))
    left = freshness(now)[b]
    value = credibility(now)[code] * left.astype(np.int32) // 100
    late = st.got[b, h] > now.t - TICKS_PER_TURN
    value = np.where(late & (value > 0), value * d.late_evidence // 100, value)
    weight = tb.weight[:, t].T.astype(np.int32)
    total = (value * weight).sum(1, dtype=np.int64).astype(np.int32) // 100
    full = ((code & np.uint8(32 | Mark.READ | Mark.EXPOSED)) == (32 | Mark.READ)) & (left > 0) & (weight > 0)
    domain = now.pub.report_domain
    domains = np.stack([(full & (domain == k)).any(1) for k in range(N_DOMAINS)], 1).sum(1, dtype=np.int32)
    level = _curve(now, total, domains, now.pub.thread_domains[t].astype(np.int32))
    shown: I32 = np.maximum(level - np.where(st.hidden_until[b, t] > now.t, d.wrong_hidden, 0), 0).astype(np.int32)
    return shown


def known_band(now: Now, b: Ints, n: Ints, i: Ints) -> I32:
    """The weight band that n believes: right with one chance before analysis, another after; else a neighbour: rows."""
    st, d = now.st, now.d
    analysed = (st.marks[b, n, i] & Mark.ANALYSED) > 0
    return believed_band(st.seeds[b], now.tb.band[i], n, i, analysed, now.pub.n_reports, d.band_before, d.band_after)


def believed_band(
    seeds: Ints, band: U8, n: Ints, i: Ints, analysed: Bool, reports: int, before: int, after: int
) -> I32:
    """`known_band` on plain arrays that broadcast together; a report that bears on nothing has band 0."""
    entity = n * reports + i
    right = rng.chance(seeds, 0, Stream.BAND, entity, np.where(analysed, after, before))
    up = rng.chance(seeds, 1, Stream.BAND, entity, 500)
    wrong = np.where(band <= 1, 2, np.where(band >= 3, 2, np.where(up, 3, 1)))
    return np.where(right, band, wrong).astype(np.int32)
