"""Passing reports on: copies in transit, sharing, publishing, querying, contributing (R-SHARE, R-CHANNEL, R-NEED)."""

from collections.abc import Iterable

from game.rules.codes import (  # fmt: skip
    NEVER_BYTE,
    NONE,
    TICKS_PER_TURN,
    ChannelKind,
    Copy,
    Domain,
    Label,
    Mark,
    MatterKind,
    MatterStatus,
    OrganisationKind,
    Outcome,
    Service,
    Stage,
)
from game.rules.reasons import Reason
from tests.oracle.assessing import tell_arrivals
from tests.oracle.world import Row, Turn, accept, firsts, ranked, require, require_first

LATEST = 254
"""No copy arrives later: a queue that long is for ever."""


def label_of(now: Turn, i: int, copy: int) -> int:
    """Label of a version: the tear-line is one lower."""
    return max(now.tb.report_label[i] - (copy == Copy.TORN), 0)


def sent_copy(now: Turn, n: int, i: int, tear: int) -> int:
    """What leaves n's hands."""
    held = now.g.copies[n][i]
    return int(Copy.TORN) if tear == 1 and held == Copy.FULL else int(held)


def together(now: Turn, n: int, m: int, i: int | None = None) -> bool:
    """n and m serve one task force; with a report, one whose thread it is about."""
    return any(
        now.serving(f, n) and now.serving(f, m) and (i is None or now.about(i, now.g.force_thread[f]))
        for f in now.forces
    )


def has_need(now: Turn, m: int, i: int, n: int) -> bool:
    """m registered one of the report's subjects, asks about one, works with n on a thread with one or is threatened."""
    g, tb = now.g, now.tb
    subjects = tb.report_subject[i]
    wanted = zip(g.interest[m], now.interest_before[m], subjects, strict=True)
    if any((want or wanted_before) and on for want, wanted_before, on in wanted):
        return True
    campaign = tb.report_campaign[i]
    if campaign >= 0 and tb.channel_member[tb.campaign_channel[campaign]][m]:
        return True
    for p in now.slots:
        asked = (g.matter_kind[p], g.matter_from[p]) == (MatterKind.RFI, m) and g.matter_status[p] != MatterStatus.FREE
        if asked and subjects[g.matter_item[p]]:
            return True
    if together(now, n, m, i) or threatened(now, n, m, i):
        return True
    for o in range(tb.n_organisations):
        x = tb.cell_of[o]
        fellows = x >= 0 and g.cell_until[x] > now.t and tb.member[o][n] and tb.member[o][m]
        if fellows and now.about(i, g.cell_thread[x]):
            return True
    return False


def threatened(now: Turn, n: int, m: int, i: int) -> bool:
    """A thread that the report is about and that n sees is due at m."""
    g, tb = now.g, now.tb
    return any(
        g.detected[n][t] and g.outcome[t] <= Outcome.CRISIS and tb.thread_place[t] == m and now.about(i, t)
        for t in now.threads
    )


def one_investigation(now: Turn, n: int, m: int) -> bool:
    """Both take part in one joint investigation."""
    until = now.g.investigation_until
    return any(until[o][n] > now.t and until[o][m] > now.t for o in range(now.tb.n_organisations))


def investigating(now: Turn, n: int, m: int, i: int) -> bool:
    """A law-enforcement report between two nations of one joint investigation."""
    return one_investigation(now, n, m) and now.tb.report_domain[i] == Domain.LAW_ENFORCEMENT


def lawful(now: Turn, n: int, m: int, i: int, copy: int) -> bool:
    """n may pass this version to m: as originator, by release, or by label where the originator keeps no control."""
    label = label_of(now, i, copy)
    if now.g.origin[i] == n or now.g.released[i] >> m & 1:
        return True
    if now.tb.report_orcon[i]:
        return False
    if label == Label.CLEAR or (now.tb.community[n][m] and label <= Label.GREEN):
        return True
    return label <= Label.AMBER and (together(now, n, m) or investigating(now, n, m, i))


def ceiling(now: Turn, n: int, m: int, c: int, i: int) -> int:
    """Highest label that the channel carries from n to m."""
    g, tb = now.g, now.tb
    top = tb.channel_ceiling[c]
    o = tb.channel_organisation[c]
    close = tb.channel_kind[c] == ChannelKind.PLATFORM and g.interop[n][m] >= now.d.platform_interop
    joint = o >= 0 and tb.organisation_kind[o] == OrganisationKind.UNION and investigating(now, n, m, i)
    if close or joint:
        top = max(top, Label.AMBER)
    if g.agreement[n][m] <= now.t:
        top += 1
    offered = any(services[Service.LEGAL_FRAMEWORK] for services in tb.service)
    if offered and g.framework[m] > now.t and tb.channel_kind[c] != ChannelKind.NOTE:
        top -= 1
    return int(min(max(top, Label.CLEAR), Label.RED))


# copies on their way


def send(now: Turn, rows: list[Row]) -> None:
    """Rows (sender, m, report, copy, channel, latency, need): only one copy travels to a nation at a time."""
    g = now.g
    for r in rows:
        r.latency = min(r.latency, LATEST - now.t)
    for r in firsts(rows, lambda r: (r.m, r.report)):
        g.paths[r.m][r.report] = min(g.paths[r.m][r.report] + 1, 9)
    for r in rows:
        if r.need:
            g.need_until[r.m][r.report] = NEVER_BYTE
        g.sent_to[r.sender][r.report] |= 1 << r.m
    fullest = sorted(rows, key=lambda r: (-r.copy, r.latency))
    for r in firsts(fullest, lambda r: (r.m, r.report)):
        m, i, arrival = r.m, r.report, now.t + r.latency
        moving = g.due[m][i] != NEVER_BYTE
        better = not moving or (r.copy, -arrival) > (g.due_copy[m][i], -g.due[m][i])
        if better and not g.compromised[i]:
            g.due[m][i], g.due_copy[m][i] = arrival, r.copy
            g.due_sender[m][i], g.due_channel[m][i] = r.sender, r.channel


def give(now: Turn, i: int, m: int, sender: int, copy: int) -> bool:
    """m holds the report from now on, unless it has as good a copy or the report is void."""
    g = now.g
    better = copy > g.copies[m][i] and not g.compromised[i]
    if better:
        g.copies[m][i], g.got[m][i], g.sender[m][i] = copy, now.t, sender
        g.marks[m][i] &= ~(Mark.READ | Mark.ANALYSED)
    return better


def originate(now: Turn, i: int) -> None:
    """The originator receives its own report, unless the source is dead or it has it."""
    g = now.g
    n = g.origin[i]
    if n >= 0 and not g.source_dead[now.tb.source[i]] and g.copies[n][i] == Copy.NO:
        g.copies[n][i], g.got[n][i], g.sender[n][i], g.need_until[n][i] = int(Copy.FULL), now.t, NONE, NEVER_BYTE


def deliver(now: Turn) -> None:
    """Own reporting of this tick, and copies in transit whose channel works."""
    g = now.g
    for i in now.reports:
        if g.arrival[i] == now.t and not g.dormant[i]:
            originate(now, i)
    came = []
    for m in now.nations:
        for i in now.reports:
            c = g.due_channel[m][i]
            if g.due[m][i] <= now.t and (c < 0 or g.channel_out[c] <= now.t):
                g.due[m][i] = NEVER_BYTE
                if give(now, i, m, g.due_sender[m][i], g.due_copy[m][i]):
                    came.append((g.due_sender[m][i], m, i))
    tell_arrivals(now, came)


def wake(now: Turn, reports: Iterable[int]) -> None:
    """Dormant reports are noticed; those that have arrived reach their holders."""
    for i in reports:
        if now.g.dormant[i]:
            now.g.dormant[i] = False
            if now.g.arrival[i] <= now.t:
                originate(now, i)


# what a delivery means


def lied(now: Turn, rows: list[Row]) -> None:
    """Who passes on, publishes or has printed what it knew to be false as the turn began misleads."""
    for r in rows:
        if (r.n, r.report) in now.known_false:
            now.g.marks[r.n][r.report] |= Mark.LIED


def account(now: Turn, rows: list[Row]) -> None:
    """Rows (sender, m, report, copy, need): handling credit, breaches, and pushes without need."""
    g, d = now.g, now.d
    first = {id(r) for r in firsts(rows, lambda r: (r.m, r.report))}
    for r in rows:
        n, m, i = r.sender, r.m, r.report
        r.lawful = lawful(now, n, m, i, r.copy)
        new = id(r) in first and g.copies[m][i] == Copy.NO and g.due[m][i] == NEVER_BYTE
        if new:
            g.delivered[n] += 1
            g.useful[n] += r.need
            g.handled[n] += bool(r.need and r.lawful and label_of(now, i, r.copy) > Label.CLEAR)
        if not r.lawful:
            g.breaches[r.sender] += 1
            g.breach_until[r.m][r.report] = now.t + d.breach_turns * TICKS_PER_TURN
            g.breaker[r.m][r.report] = r.sender
    most = max(1, d.trust_push_cap // min(d.trust_push, -1))
    for r in ranked([r for r in rows if not r.need], lambda r: (r.m, r.sender)):
        if r.rank < most:
            now.trust(r.m, r.sender, d.trust_push)


def may_tear(now: Turn, r: Row) -> bool:
    """A tear-line is made of a full copy above CLEAR."""
    full = now.g.copies[r.n][r.report] == Copy.FULL
    return bool(r.tear != 1 or (full and now.tb.report_label[r.report] > Label.CLEAR))


def tore(now: Turn, rows: list[Row]) -> None:
    for r in rows:
        if r.tear == 1:
            now.g.marks[r.n][r.report] |= Mark.TORE


def share(now: Turn, rows: list[Row]) -> None:
    """Refused above the ceiling; a breach within it is possible; above the capacity a copy queues for whole turns."""
    g, tb = now.g, now.tb
    rows = [each for r in rows for each in r.each(tb.n_nations)]
    rows = require(rows, lambda r: g.copies[r.n][r.report] != Copy.NO, Reason.NOT_HELD)
    rows = require(rows, lambda r: not g.compromised[r.report], Reason.COMPROMISED)
    rows = require(rows, lambda r: tb.channel_kind[r.channel] != ChannelKind.DATABASE, Reason.IS_DATABASE)
    members = tb.channel_member
    rows = require(rows, lambda r: members[r.channel][r.n] and members[r.channel][r.m], Reason.NOT_MEMBER)
    rows = require(rows, lambda r: g.channel_out[r.channel] <= now.t, Reason.CHANNEL_OUT)
    rows = require(rows, lambda r: not by_officer(now, r) or g.liaison[r.n][r.m] <= now.t, Reason.NO_OFFICER)
    rows = require(rows, lambda r: may_tear(now, r), Reason.CANNOT_TEAR)
    for r in rows:
        r.sender, r.copy = r.n, sent_copy(now, r.n, r.report, r.tear)
    within = lambda r: label_of(now, r.report, r.copy) <= ceiling(now, r.n, r.m, r.channel, r.report)  # noqa: E731
    rows = require(rows, within, Reason.ABOVE_CEILING)
    rows = require(rows, lambda r: not known_there(now, r), Reason.ALREADY_HELD)
    rows = accept(require_first(rows, lambda r: (r.n, r.m, r.report), Reason.DUPLICATE))
    now.sent += [(r.n, r.m, r.report) for r in rows]
    for r in rows:
        r.need = has_need(now, r.m, r.report, r.n)
    for r in rows:
        r.latency = tb.channel_latency[r.channel] + waiting(now, r)
    account(now, rows)
    lied(now, rows)
    tore(now, rows)
    send(now, rows)


def by_officer(now: Turn, r: Row) -> bool:
    return bool(now.tb.channel_kind[r.channel] == ChannelKind.LIAISON)


def known_there(now: Turn, r: Row) -> bool:
    """The receiver is the originator, or n sent it before, which n knows. A full copy may follow a tear-line."""
    g, i = now.g, r.report
    fuller = r.copy == Copy.FULL and g.marks[r.n][i] & Mark.TORE
    return bool(g.origin[i] == r.m or (g.sent_to[r.n][i] >> r.m & 1 and not fuller))


def waiting(now: Turn, r: Row) -> int:
    """Count one more copy in; the ticks it waits for capacity."""
    g, tb, c = now.g, now.tb, r.channel
    if by_officer(now, r):
        queue, place = g.officer_used[r.n], r.m
    else:
        queue, place = g.used[c], r.n if tb.channel_kind[c] == ChannelKind.NOTE else 0
    before = queue[place]
    queue[place] += 1
    return int(before // max(tb.channel_capacity[c], 1) * TICKS_PER_TURN)


def publish(now: Turn, rows: list[Row]) -> None:
    """Put a report into a secure database, within its capacity."""
    g, tb = now.g, now.tb
    rows = require(rows, lambda r: g.copies[r.n][r.report] != Copy.NO, Reason.NOT_HELD)
    rows = require(rows, lambda r: not g.compromised[r.report], Reason.COMPROMISED)
    rows = usable(now, rows)
    rows = require(rows, lambda r: may_tear(now, r), Reason.CANNOT_TEAR)
    for r in rows:
        r.copy = sent_copy(now, r.n, r.report, r.tear)
    top = tb.channel_ceiling
    rows = require(rows, lambda r: label_of(now, r.report, r.copy) <= top[r.channel], Reason.ABOVE_CEILING)
    stored, by = g.published_copy, g.publisher
    known = lambda r: by[r.channel][r.report] == r.n and stored[r.channel][r.report] >= r.copy  # noqa: E731
    rows = require(rows, lambda r: not known(r), Reason.ALREADY_HELD)
    rows = ranked(rows, lambda r: r.channel)
    rows = accept(require(rows, lambda r: r.rank < tb.channel_capacity[r.channel], Reason.CAPACITY))
    fuller = [r for r in rows if stored[r.channel][r.report] < r.copy]
    kept = firsts(fuller, lambda r: (r.channel, r.report))
    for r in kept:
        g.published[r.channel][r.report] = now.t
        stored[r.channel][r.report], by[r.channel][r.report] = r.copy, r.n
    tore(now, kept)
    lied(now, kept)


def usable(now: Turn, rows: list[Row]) -> list[Row]:
    """The channel is a database of which the nation is a member, and works."""
    g, tb = now.g, now.tb
    rows = require(rows, lambda r: tb.channel_kind[r.channel] == ChannelKind.DATABASE, Reason.NOT_DATABASE)
    rows = require(rows, lambda r: tb.channel_member[r.channel][r.n], Reason.NOT_MEMBER)
    return require(rows, lambda r: g.channel_out[r.channel] <= now.t, Reason.CHANNEL_OUT)


def query(now: Turn, rows: list[Row]) -> None:
    """What the database held on the subject when the turn began, as far as the reader is entitled to it."""
    g, tb = now.g, now.tb
    rows = accept(require_first(usable(now, rows), lambda r: (r.n, r.channel, r.subject), Reason.DUPLICATE))
    for r in rows:
        about = [i for i in now.reports if tb.report_subject[i][r.subject]]
        wake(now, [i for i in about if tb.channel_member[r.channel][max(g.origin[i], 0)]])
    found: list[Row] = []
    for r in rows:
        for i in now.reports:
            c, copy = r.channel, g.published_copy[r.channel][i]
            there = g.published[c][i] < now.t and tb.report_subject[i][r.subject] and not g.compromised[i]
            if not there or g.copies[r.n][i] >= copy:
                continue
            by, label = g.publisher[c][i], label_of(now, i, copy)
            close = label <= Label.AMBER and (together(now, by, r.n) or investigating(now, by, r.n, i))
            admitted = label <= Label.GREEN or g.released[i] >> r.n & 1 or close
            if by == r.n or (admitted and lawful(now, by, r.n, i, copy)):
                answer = {"sender": by, "m": r.n, "report": i, "copy": copy, "need": True}
                found.append(Row(r.order, **answer, latency=tb.channel_latency[c]))
    account(now, found)
    send(now, found)


def contribute(now: Turn, rows: list[Row]) -> None:
    """Put a read report before a task force or a fusion cell; every other member becomes a holder."""
    g, tb = now.g, now.tb
    rows = require(rows, lambda r: g.copies[r.n][r.report] != Copy.NO, Reason.NOT_HELD)
    rows = require(rows, lambda r: not g.compromised[r.report], Reason.COMPROMISED)
    rows = require(rows, lambda r: g.marks[r.n][r.report] & Mark.READ, Reason.NOT_READ)
    rows = require(rows, lambda r: may_tear(now, r), Reason.CANNOT_TEAR)
    for r in rows:
        r.slot, members = circle(now, r)
        r.to, r.copy = sum(1 << m for m in members), sent_copy(now, r.n, r.report, r.tear)
    rows = require(rows, lambda r: r.slot >= 0, Reason.NO_FORCE)
    rows = require(rows, lambda r: formed(now, r), Reason.NOT_READY)
    rows = require(rows, lambda r: g.copies[r.slot][r.report] < r.copy, Reason.BEFORE_CIRCLE)
    rows = require_first(rows, lambda r: (r.n, r.slot, r.report), Reason.DUPLICATE)
    placed: dict[tuple[int, int], int] = {}
    for r in rows:
        r.fuller = placed.get((r.slot, r.report), Copy.NO) < r.copy
        placed[r.slot, r.report] = max(placed.get((r.slot, r.report), Copy.NO), r.copy)
    rows = accept(require(rows, lambda r: r.fuller, Reason.BEFORE_CIRCLE))
    kept = Mark.ANALYSED | Mark.CONFIRMED | Mark.EXPOSED
    for r in rows:
        g.copies[r.slot][r.report], g.got[r.slot][r.report] = r.copy, now.t
        g.marks[r.slot][r.report] = int(Mark.READ | (g.marks[r.n][r.report] & kept))
    tore(now, rows)
    sent = [each for r in rows for each in r.each(tb.n_nations) if each.m != r.n and not known_there(now, each)]
    for r in sent:
        r.sender, r.need, r.channel, r.latency = r.n, True, NONE, 1
    now.sent += [(r.n, r.m, r.report) for r in sent]
    account(now, sent)
    lied(now, sent)
    send(now, sent)


def formed(now: Turn, r: Row) -> bool:
    """A fusion cell, or a task force past its invitations."""
    f = r.slot - now.tb.n_nations
    return f >= now.tb.n_forces or now.g.force_stage[f] >= Stage.FORMING


def circle(now: Turn, r: Row) -> tuple[int, list[int]]:
    """Holder slot and members of what the order names, NONE where the nation has no part in it; a cell comes first."""
    g, tb, o = now.g, now.tb, r.organisation
    x = tb.cell_of[o] if o >= 0 else NONE
    if x >= 0 and tb.member[o][r.n] and g.cell_until[x] > now.t:
        return tb.n_nations + tb.n_forces + x, [m for m in now.nations if tb.member[o][m]]
    for f in now.forces:
        if r.key > 0 and g.force_key[f] == r.key and g.force_member[f][r.n]:
            return tb.n_nations + f, [m for m in now.nations if g.force_member[f][m]]
    return NONE, []
