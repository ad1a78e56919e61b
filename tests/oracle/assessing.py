"""Reading, analysing and weighing evidence (R-ASSESS)."""

from game.rules.codes import N_DOMAINS, NONE, TICKS_PER_TURN, Copy, Mark, Outcome, Stage
from game.rules.reasons import Reason
from game.rules.rng import Stream
from tests.oracle.draws import chance
from tests.oracle.world import Row, Turn, accept, require, require_first


def reading_capacity(now: Turn, n: int) -> int:
    return int(now.d.reading_base + (now.tb.capability[n][0] + 1) // 2 + now.g.reading_bonus[n])


def read_ordered(now: Turn, rows: list[Row]) -> None:
    """What a nation wants to read first; its free reading is used up by it."""
    g = now.g
    rows = require(rows, lambda r: g.copies[r.n][r.report] != Copy.NO, Reason.NOT_HELD)
    rows = require(rows, lambda r: not g.marks[r.n][r.report] & Mark.READ, Reason.ALREADY_READ)
    rows = accept(require_first(rows, lambda r: (r.n, r.report), Reason.DUPLICATE))
    for r in rows:
        g.reads_left[r.n] = max(g.reads_left[r.n] - 1, 0)
    mark_read(now, [(r.n, r.report) for r in rows])


def fuse(now: Turn) -> None:
    """Fusion cells analyse what lies before them; their members read it, and know what was found."""
    g, tb = now.g, now.tb
    for o, x in enumerate(tb.cell_of):
        h = tb.n_nations + tb.n_forces + x
        if x < 0 or g.cell_until[x] <= now.t:
            continue
        before = [i for i in now.reports if g.copies[h][i] != Copy.NO]
        for i in before:
            if not g.marks[h][i] & Mark.ANALYSED:
                seen_through = chance(g.seed, 0, Stream.ANALYSIS, h * tb.n_reports + i, now.d.expose_false)
                g.marks[h][i] |= Mark.ANALYSED | (Mark.EXPOSED if seen_through and not g.truth[i] else Mark.CONFIRMED)
        for m in [m for m in now.nations if tb.member[o][m]]:
            held = [i for i in before if g.copies[m][i] != Copy.NO]
            new = [i for i in held if not (g.marks[m][i] & Mark.READ and g.marks[m][i] & Mark.ANALYSED)]
            mark_read(now, [(m, i) for i in new if not g.marks[m][i] & Mark.READ])
            for i in new:
                g.marks[m][i] |= g.marks[h][i] & (Mark.ANALYSED | Mark.CONFIRMED | Mark.EXPOSED)
            withdraw(now, [(m, i) for i in new if g.marks[h][i] & Mark.EXPOSED])


def read_freely(now: Turn) -> None:
    """Free reading goes to unread copies in order of arrival."""
    g = now.g
    chosen: list[tuple[int, int]] = []
    for n in now.nations:
        unread = [i for i in now.reports if g.copies[n][i] != Copy.NO and not g.marks[n][i] & Mark.READ]
        first = sorted(unread, key=lambda i: (g.got[n][i], i))[: max(g.reads_left[n], 0)]
        g.reads_left[n] -= len(first)
        chosen += [(n, i) for i in first]
    mark_read(now, chosen)


def mark_read(now: Turn, copies: list[tuple[int, int]]) -> None:
    """Two read copies from two sources and two nations on one thread confirm each other, unless one is known to be
    false; suppliers are credited.
    """
    g, tb = now.g, now.tb
    for n, i in copies:
        g.marks[n][i] |= Mark.READ | Mark.FRESH
    for n, i in copies:
        for j in now.reports:
            if not g.marks[n][i] & Mark.EXPOSED and bears_out(now, n, j, i):
                g.marks[n][i] |= Mark.CONFIRMED
                g.marks[n][j] |= Mark.CONFIRMED
        by = g.origin[i]
        if by not in (n, NONE) and g.need_until[n][i] > 0 and g.truth[i]:
            detail = now.d.torn_detail if g.copies[n][i] == Copy.TORN else 100
            g.supplied[by] += max(tb.weight[i], default=0) * detail // 100


def bears_out(now: Turn, n: int, j: int, i: int) -> bool:
    """Whether what n holds of report j confirms report i."""
    g = now.g
    known = g.copies[n][j] != Copy.NO and g.marks[n][j] & Mark.READ and not g.marks[n][j] & Mark.EXPOSED
    return bool(known and now.tb.corroborates[i][j] and g.origin[i] != g.origin[j])


def withdraw(now: Turn, exposed: list[tuple[int, int]]) -> None:
    """What was borne out by reports that are exposed alone, and not by analysis, is so no more."""
    g = now.g
    for n, i in exposed:
        for j in now.reports:
            alone = now.tb.corroborates[i][j] and g.marks[n][j] & Mark.CONFIRMED and not g.marks[n][j] & Mark.ANALYSED
            if alone and not any(bears_out(now, n, k, j) for k in now.reports):
                g.marks[n][j] &= ~Mark.CONFIRMED


def analyse(now: Turn, rows: list[Row]) -> None:
    """The grade is confirmed, or the report exposed as false, for the analyst and the forces it serves in."""
    g = now.g
    rows = require(rows, lambda r: r.report >= 0 or r.other >= 0, Reason.FIELD_MISSING)
    each = [Row(r.order, i=i) for r in rows for i in (r.report, r.other) if i >= 0]
    each = require(each, lambda r: g.copies[r.n][r.i] != Copy.NO, Reason.NOT_HELD)
    each = require(each, lambda r: g.marks[r.n][r.i] & Mark.READ, Reason.NOT_READ)
    each = require(each, lambda r: not g.marks[r.n][r.i] & Mark.ANALYSED, Reason.ALREADY_ANALYSED)
    each = accept(require_first(each, lambda r: (r.n, r.i), Reason.DUPLICATE))
    for r in each:
        seen_through = chance(g.seed, 0, Stream.ANALYSIS, r.n * now.tb.n_reports + r.i, now.d.expose_false)
        r.false = seen_through and not g.truth[r.i]
        mark_circle(now, r.n, r.i, Mark.ANALYSED | (Mark.EXPOSED if r.false else Mark.CONFIRMED))
    false = [(r.n, r.i) for r in each if r.false]
    for n, i in false:
        sender = g.sender[n][i]
        if sender not in (n, NONE) and g.marks[sender][i] & Mark.LIED:
            now.trust(n, sender, now.d.trust_false_known)
    tells = lambda n, m, i: works_with(now, n, m) or m in (g.origin[i], g.sender[n][i])  # noqa: E731
    told = [(m, i) for n, i in false for m in now.nations if m != n and tells(n, m, i) and g.copies[m][i] != Copy.NO]
    for m, i in told:
        mark_circle(now, m, i, Mark.EXPOSED)
    withdraw(now, false + told)


def mark_circle(now: Turn, n: int, i: int, marks: int) -> None:
    """n's own copy, and what lies before the forces it serves in and the cells of its organisations."""
    holders = [n] + [now.tb.n_nations + f for f in now.forces if now.g.force_member[f][n]]
    cells = [x for o, x in enumerate(now.tb.cell_of) if x >= 0 and now.tb.member[o][n]]
    for h in holders + [now.tb.n_nations + now.tb.n_forces + x for x in cells]:
        if h == n or now.g.copies[h][i] != Copy.NO:
            now.g.marks[h][i] |= marks


def tell_arrivals(now: Turn, came: list[tuple[int, int, int]]) -> None:
    """Senders that have found a report false since they sent it tell who gets it now, where the two work together."""
    g = now.g
    found = [(n, m, i) for n, m, i in came if n != NONE and knows_in_good_faith(g.marks[n][i])]
    told = [(m, i) for n, m, i in found if works_with(now, n, m) and not g.marks[m][i] & Mark.EXPOSED]
    for m, i in told:
        mark_circle(now, m, i, Mark.EXPOSED)
    withdraw(now, told)


def knows_in_good_faith(marks: int) -> bool:
    """It knows a report to be false, and did not when it passed it on."""
    return bool(marks & Mark.EXPOSED) and not marks & Mark.LIED


def works_with(now: Turn, n: int, m: int) -> bool:
    """A liaison officer or a task force lets n tell m."""
    serving = any(now.serving(f, n) and now.serving(f, m) for f in now.forces)
    return bool(now.g.liaison[n][m] <= now.t or serving)


def freshness(now: Turn, i: int) -> int:
    """Percent of a report's weight that age has left."""
    if now.g.compromised[i]:
        return 0
    row = now.tb.freshness[now.tb.half_life[i]]
    return int(row[min(max(now.t - now.g.arrival[i], 0), len(row) - 1)])


def credibility(now: Turn, copy: int, marks: int) -> int:
    """Percent of a report's weight that a copy carries."""
    if copy == Copy.NO or not marks & Mark.READ:
        return 0
    detail = now.d.torn_detail if copy == Copy.TORN else 100
    if marks & Mark.EXPOSED:
        return int(now.d.credibility_exposed * detail // 100)
    return int((100 if marks & Mark.CONFIRMED else now.d.credibility_unread_grade) * detail // 100)


def assessment(now: Turn, h: int, t: int, at_response: bool) -> int:
    """Confidence of a holder on a thread: evidence, saturating, times the share of the domains asked for."""
    g, tb, d = now.g, now.tb, now.d
    total, domains = 0, set()
    for i in now.reports:
        behind = (h, *cells_behind(now, h))
        source = max(behind, key=lambda x: (g.copies[x][i], x == h))
        weight, copy, marks = tb.weight[i][t], g.copies[source][i], g.marks[source][i]
        if weight <= 0 or copy == Copy.NO:
            continue
        value = credibility(now, copy, marks) * freshness(now, i) // 100
        got = min(g.got[x][i] for x in behind if g.copies[x][i] == copy)
        if at_response and value > 0 and got > now.t - TICKS_PER_TURN:
            value = value * d.late_evidence // 100
        total += value * weight
        if copy == Copy.FULL and marks & Mark.READ and not marks & Mark.EXPOSED and freshness(now, i) > 0:
            domains.add(tb.report_domain[i])
    assert len(domains) <= N_DOMAINS
    units, k = max(total // 100, 0), tb.thread_domains[t]
    level = 1000 * units // (units + d.saturation) * min(len(domains), k) // k
    return int(max(level - (d.wrong_hidden if g.hidden_until[t] > now.t else 0), 0))


def cells_behind(now: Turn, h: int) -> list[int]:
    """Holders whose copies count for a task force too: the fusion cells on its thread of its lead's organisations."""
    g, tb = now.g, now.tb
    f = h - tb.n_nations
    if not 0 <= f < tb.n_forces or g.force_stage[f] < Stage.FORMING:
        return []
    return [
        tb.n_nations + tb.n_forces + x
        for o, x in enumerate(tb.cell_of)
        if x >= 0
        and g.cell_until[x] > now.t
        and g.cell_thread[x] == g.force_thread[f]
        and tb.member[o][g.force_lead[f]]
    ]


def confidence(now: Turn) -> None:
    """Every holder's confidence on every thread; a nation sees an open thread once it passes the detection level."""
    g, tb = now.g, now.tb
    for h in range(len(g.confidence)):
        for t in now.threads:
            g.confidence[h][t] = assessment(now, h, t, at_response=False)
            there = g.opens[t] <= now.t and g.outcome[t] <= Outcome.CRISIS
            if h < tb.n_nations and there and g.confidence[h][t] >= now.d.detect:
                g.detected[h][t] = True
