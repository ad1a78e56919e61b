"""Reading, analysing and weighing evidence (R-ASSESS)."""

import numpy as np

from game.rules import fusion, rng, transit, warned
from game.rules.arrays import (
    EXACT_BITS,
    F32,
    I8,
    I16,
    I32,
    U8,
    U64,
    Bool,
    Ints,
    add,
    bit,
    cells,
    entry,
    exact_matmul,
    first_of,
    flat,
    hits,
    looked_up,
    only,
    order_by,
    pick,
    quotient,
    rank_of_sorted,
    within,
)
from game.rules.codes import N_DOMAINS, NONE, TICKS_PER_TURN, Copy, Mark, Outcome, Rule
from game.rules.corroboration import mark_read, withdraw
from game.rules.doctrine import Doctrine
from game.rules.events import Event, TrustCause
from game.rules.now import Now, Rows
from game.rules.reasons import Reason
from game.rules.rng import Stream
from game.rules.tables import Tables, constant

wake = transit.wake
_ASSESSED = np.uint8(Mark.READ | Mark.ANALYSED)
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
    r = r.require(st.copies[r.b, r.n, r.report] != int(Copy.NO), Reason.NOT_HELD)
    r = r.require((st.marks[r.b, r.n, r.report] & int(Mark.READ)) == 0, Reason.ALREADY_READ)
    r = r.require(first_of(r.b, r.n, r.report), Reason.DUPLICATE).accept()
    taken = np.zeros(st.reads_left.shape, np.int32)
    add(taken, (r.b, r.n), 1)
    st.reads_left[:] = np.maximum(st.reads_left - taken, 0)
    mark_read(now, r.b, r.n, r.report)


def fuse(now: Now) -> None:
    """What lies before a fusion cell is analysed by it, and read and analysed by every member that holds it."""
    st = now.st
    for b, h, members in fusion.at_work(now):
        before = st.copies[b, h] != int(Copy.NO)
        given = before.any(0).nonzero()[0]
        if not len(given):
            continue
        at = np.ix_(b, members, given)
        new = (st.marks[at] & _ASSESSED) != _ASSESSED
        new &= before[:, None, given]
        new &= st.copies[at] != int(Copy.NO)
        k, m, i = new.nonzero()
        if len(k):
            _analyse_before_cell(now, b, h, before)
            _learn_from_cell(now, b[k], h, members[m], given[i])


def _analyse_before_cell(now: Now, b: Ints, h: int, before: Bool) -> None:
    """Cell h of games b looks into the reports before it, [G, I], that it has not analysed yet."""
    st = now.st
    k, i = hits(before & ((st.marks[b, h] & np.uint8(Mark.ANALYSED)) == 0))
    if not len(k):
        return
    b = b[k]
    seen_through = rng.chance(st.seeds[b], 0, Stream.ANALYSIS, h * now.pub.n_reports + i, now.d.expose_false)
    false = ~st.truth[b, i] & seen_through
    found = np.where(false, Mark.ANALYSED | Mark.EXPOSED, Mark.ANALYSED | Mark.CONFIRMED)
    st.marks[b, h, i] |= found.astype(np.uint8)


def _learn_from_cell(now: Now, b: Ints, h: int, m: Ints, i: Ints) -> None:
    """Members m read what they hold of the reports i before cell h, and know what it found: rows."""
    st = now.st
    unread = (st.marks[b, m, i] & np.uint8(Mark.READ)) == 0
    mark_read(now, *only(unread, b, m, i))
    known = st.marks[b, h, i] & np.uint8(Mark.ANALYSED | Mark.CONFIRMED | Mark.EXPOSED)
    st.marks[b, m, i] |= known
    withdraw(now, *only((known & np.uint8(Mark.EXPOSED)) > 0, b, m, i))
    now.emit(Event.ANALYSED, Rule.ASSESS, b, m, NONE, i, fusion.finding(now, h, known), NONE, bit(m))


def read_freely(now: Now) -> None:
    """What free reading is left goes to unread copies in order of arrival."""
    st = now.st
    b, n, i = _unread(now)
    if not len(b):
        return
    seat = flat(st.reads_left, b, n)
    order = order_by(seat, entry(st.got, b, n, i))
    able = rank_of_sorted(seat) < pick(st.reads_left, seat)  # a seat's rows stand together before and after
    b, n, i = (column[order][able] for column in (b, n, i))
    add(st.reads_left, (b, n), -1)
    mark_read(now, b, n, i)


def _unread(now: Now) -> tuple[Ints, ...]:
    """Unread copies (b, n, i) of nations with free reading left.

    Free reading goes on as long as there is any: after its first round of a turn only what came since can be unread.
    """
    st, nations = now.st, now.pub.n_nations
    came, now.came = now.came, []
    if came is None:
        unread = (st.marks[:, :nations] & np.uint8(Mark.READ)) == 0
        unread &= st.copies[:, :nations] != int(Copy.NO)
        unread &= (st.reads_left > 0)[:, :, None]
        return hits(unread)
    if not came:
        return cells(np.zeros(0, np.intp), st.copies.shape)
    place = np.concatenate(came)
    place.sort()
    b, n, i = cells(place, st.copies.shape)
    unread = (pick(st.marks, place) & np.uint8(Mark.READ)) == 0
    unread &= (pick(st.copies, place) != int(Copy.NO)) & (entry(st.reads_left, b, n) > 0)
    unread[1:] &= place[1:] != place[:-1]  # a fuller copy came after a torn one
    return only(unread, b, n, i)


@constant
def _weights(tb: Tables) -> tuple[F32, int]:
    """The weight of each report on each thread, ready for `exact_matmul`, and the most that all have on one: [I, T]."""
    weight = tb.weight.astype(np.float32)
    return weight, int(weight.sum(0).max(initial=0))


def analyse(now: Now, r: Rows) -> None:
    """Analyse up to two read reports: the grade is confirmed, or the report exposed as false (R-ASSESS)."""
    if not r:
        return
    st = now.st
    r = r.require((r.report >= 0) | (r.other >= 0), Reason.FIELD_MISSING)
    both = np.stack([r.report, r.other], 1)
    k, column = np.nonzero(both >= 0)
    each = Rows(now, r.row[k], {"i": both[k, column]})
    each = each.require(st.copies[each.b, each.n, each.i] != int(Copy.NO), Reason.NOT_HELD)
    each = each.require((st.marks[each.b, each.n, each.i] & int(Mark.READ)) > 0, Reason.NOT_READ)
    each = each.require((st.marks[each.b, each.n, each.i] & int(Mark.ANALYSED)) == 0, Reason.ALREADY_ANALYSED)
    each = each.require(first_of(each.b, each.n, each.i), Reason.DUPLICATE).accept()
    b, n, i = each.b, each.n, each.i
    seen_through = rng.chance(st.seeds[b], 0, Stream.ANALYSIS, n * now.pub.n_reports + i, now.d.expose_false)
    false = ~st.truth[b, i] & seen_through
    warned.mark_circle(now, b, n, i, np.where(false, Mark.ANALYSED | Mark.EXPOSED, Mark.ANALYSED | Mark.CONFIRMED))
    now.emit(Event.ANALYSED, Rule.ASSESS, b, n, NONE, i, false.astype(np.int32), each.row, bit(n))
    _tell_false(now, b[false], n[false], i[false])
    withdraw(now, b[false], n[false], i[false])


def _tell_false(now: Now, b: Ints, n: Ints, i: Ints) -> None:
    """Holders that work with the analyst are told; a sender that knew loses its trust."""
    if not len(b):
        return
    st = now.st
    sender = st.sender[b, n, i].astype(np.intp)
    knew = (sender >= 0) & ((st.marks[b, np.maximum(sender, 0), i] & int(Mark.LIED)) > 0) & (sender != n)
    told = bit(n[knew]) | bit(sender[knew])
    now.emit(Event.KNOWN_FALSE, Rule.TRUST, b[knew], n[knew], sender[knew], i[knew], 0, NONE, told)
    now.trust(b[knew], n[knew], sender[knew], now.d.trust_false_known, TrustCause.FALSE_KNOWN)
    warned.tell_holders(now, b, n, i)


def freshness(now: Now) -> U8:
    """Percent of each report's weight that age has left; 0 when compromised: [B, I]."""
    tb, st = now.tb, now.st
    ages = tb.freshness.shape[1]
    age = within(now.t - st.arrival, 0, ages - 1)
    left = pick(tb.freshness, tb.half_life * np.int32(ages) + age)
    left *= ~st.compromised
    return left


@constant
def credibility(d: Doctrine) -> I8:
    """Percent weight of a copy by (Copy, read/analysed/confirmed/exposed bits): [3 * 16] int8."""
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
    min(domains, k) / k, where a domain counts by a full copy; less while the thread hides. A task force that a member
    of an organisation leads counts what lies before its fusion cell on the thread, too.
    """
    st, tb = now.st, now.tb
    games, holders, reports = st.copies.shape
    holds = np.ones((games, holders), np.bool_)
    holds[:, now.pub.n_nations :] = np.bitwise_or.reduce(st.copies[:, now.pub.n_nations :], axis=2) > 0
    backed = fusion.backed(now)
    for force, _cell in backed:
        holds.reshape(-1, copy=False)[force] = True
    rows = holds.ravel().nonzero()[0]
    copies, marks = (x.reshape(-1, reports).take(rows, 0) for x in (st.copies, st.marks))
    for force, cell in backed:
        fusion.add(st, cell, rows.searchsorted(force), copies, marks)
    left = freshness(now).take(rows // holders, 0)
    code = copies * np.uint8(16) | marks & np.uint8(_STATE_BITS)
    value = np.multiply(looked_up(credibility(now.d), code), left, dtype=np.int16)
    value //= np.int16(100)
    full = ((code & np.uint8(32 | Mark.READ | Mark.EXPOSED)) == (32 | Mark.READ)) & (left > 0)
    weight, most = _weights(tb)
    total = exact_matmul(value, weight, 100 * max(1, most)).astype(np.int32) // 100
    hidden = np.where(st.hidden_until > now.t, now.d.wrong_hidden, 0)
    level = _curve(now, total, _domains(now, full.astype(np.float32)), now.pub.thread_domains.astype(np.int32))
    st.confidence[:] = 0
    st.confidence.reshape(games * holders, -1)[rows] = np.maximum(level - hidden.take(rows // holders, 0), 0)
    _detect(now)


def _domains(now: Now, full: F32) -> I32:
    """Domains in which a holder has full copies that bear on each thread: [R, T].

    full [R, I] is 1 where it has.
    """
    bits, each = digits(full.shape[1])
    bound = (1 << each * bits) - 1
    threads = now.pub.n_threads
    domains = np.zeros((len(full), threads), np.int32)
    groups = exact_matmul(full, _by_domain(now.tb), bound).astype(np.int32)
    for group in range(groups.shape[1] // threads):
        counts = groups[:, group * threads : (group + 1) * threads]
        for place in range(min(each, N_DOMAINS - group * each)):
            domains += (counts & ((1 << bits) - 1) << bits * place) > 0
    return domains


def digits(reports: int) -> tuple[int, int]:
    """Bits that count so many reports, and how many such counts are exact as digits of one float32."""
    bits = reports.bit_length()
    return bits, EXACT_BITS // bits


@constant
def _by_domain(tb: Tables) -> F32:
    """What each report adds to the counts of full copies by domain, the digits of one number: [I, groups * T]."""
    bears, domain = tb.weight > 0, tb.public.report_domain.astype(np.int32)
    bits, each = digits(len(bears))
    place = 1 << (domain % each * bits)
    groups = range(-(-N_DOMAINS // each))
    columns = [bears * (place * (domain // each == group))[:, None] for group in groups]
    return np.concatenate(columns, axis=1).astype(np.float32)


def _curve(now: Now, total: Ints, domains: Ints, asked: Ints) -> Ints:
    """1000 E / (E + saturation) x min(domains, asked) / asked."""
    total = np.maximum(total, 0)
    return quotient(quotient(1000 * total, total + now.d.saturation) * np.minimum(domains, asked), asked)


def _detect(now: Now) -> None:
    """A nation sees an open thread once its confidence passes the detection level."""
    st = now.st
    able = ((st.opens <= now.t) & (st.outcome <= int(Outcome.CRISIS)))[:, None, :]
    new = (st.confidence[:, : now.pub.n_nations] >= now.d.detect) & able & ~st.detected
    b, n, t = hits(new)
    if len(b):
        st.detected[b, n, t] = True
        now.emit(Event.DETECTED, Rule.ASSESS, b, n, NONE, t, st.confidence[b, n, t], NONE, bit(n))


def confidence_at_response(now: Now, b: Ints, h: Ints, t: Ints) -> I32:
    """Confidence of holder h on thread t as a response judges it: evidence of the last turn counts for less: rows."""
    return confidence_of(now, b, h, t, now.d.late_evidence)


def confidence_of(now: Now, b: Ints, h: Ints, t: Ints, late_percent: int) -> I32:
    """Confidence of holder h on thread t now, when evidence of the last turn counts so much: rows."""
    st, tb = now.st, now.tb
    copies, marks, got = st.copies[b, h], st.marks[b, h], st.got[b, h]
    for force, cell in fusion.backed(now):
        place, at = ((b * st.copies.shape[1] + h)[:, None] == force).nonzero()
        fusion.add(st, cell[at], place, copies, marks, got)
    code = (copies << np.uint8(4)) | (marks & np.uint8(_STATE_BITS))
    left = freshness(now)[b]
    value = credibility(now.d)[code] * left.astype(np.int32) // 100
    late = got > now.t - TICKS_PER_TURN
    value = np.where(late & (value > 0), value * late_percent // 100, value)
    weight = tb.weight[:, t].T.astype(np.int32)
    total = (value * weight).sum(1, dtype=np.int64).astype(np.int32) // 100
    full = ((code & np.uint8(32 | Mark.READ | Mark.EXPOSED)) == (32 | Mark.READ)) & (left > 0) & (weight > 0)
    domain = now.pub.report_domain
    domains = np.stack([(full & (domain == k)).any(1) for k in range(N_DOMAINS)], 1).sum(1, dtype=np.int32)
    level = _curve(now, total, domains, now.pub.thread_domains[t].astype(np.int32))
    shown: I32 = np.maximum(level - np.where(st.hidden_until[b, t] > now.t, now.d.wrong_hidden, 0), 0).astype(np.int32)
    return shown


def known_band(now: Now, b: Ints, n: Ints, i: Ints) -> I32:
    """The weight band that n believes: right with one chance before analysis, another after; else a neighbour: rows."""
    st, d = now.st, now.d
    analysed = (st.marks[b, n, i] & Mark.ANALYSED) > 0
    entity = n * now.pub.n_reports + i
    return believed_band(st.seeds, b, now.tb.band[i], entity, analysed, d.band_before, d.band_after)


def believed_band(seeds: U64, b: Ints, band: U8, entity: Ints, analysed: Bool, before: int, after: int) -> I32:
    """`known_band` on plain rows, `seeds` [B], the entity being n x reports + i.

    A report that bears on nothing has band 0.
    """
    drawn = rng.bits(seeds, 0, Stream.BAND, entity, b) >> np.uint64(40)
    mistaken = (drawn >= rng.threshold(before * 1000)) & ~analysed
    mistaken |= (drawn >= rng.threshold(after * 1000)) & analysed
    shown = band.astype(np.int32)
    k = mistaken.nonzero()[0]
    up = rng.chance(seeds[b[k]], 1, Stream.BAND, entity[k], 500)
    shown[k] = np.where(band[k] == 2, np.where(up, 3, 1), 2)
    return shown
