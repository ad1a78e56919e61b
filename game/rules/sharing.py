"""Passing reports on: what may go where, with what need, and what a breach is (R-SHARE, R-NEED, R-REPORT)."""

from typing import Final

import numpy as np

from game.rules import misleading, transit
from game.rules.arrays import (
    I32,
    Bool,
    Ints,
    add,
    bit,
    entry,
    first_of,
    flat,
    hits,
    mask_of,
    nth_of,
    only,
    pick,
    put,
    within,
)
from game.rules.codes import (
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
    Rule,
    Service,
    Stage,
)
from game.rules.events import Event, TrustCause
from game.rules.now import Now, Rows
from game.rules.reasons import Reason
from game.rules.state import State
from game.rules.tables import PublicTables, constant

CARRIED: Final = Mark.ANALYSED | Mark.CONFIRMED | Mark.EXPOSED
"""What the contributor found out about a report goes before the force or cell with it."""


def effective_label(pub: PublicTables, i: Ints, copy: Ints) -> I32:
    """Label of a version: a tear-line is one label lower: rows."""
    label: I32 = np.maximum(pub.report_label.take(i).astype(np.int32) - (copy == int(Copy.TORN)), 0)
    return label


def sent_copy(st: State, b: Ints, n: Ints, i: Ints, tear: Ints) -> I32:
    """What leaves n's hands: the tear-line when torn off now or when that is all n has: rows of Copy."""
    held = entry(st.copies, b, n, i).astype(np.int32)
    return np.where((tear == 1) & (held == int(Copy.FULL)), np.int32(Copy.TORN), held)


@constant
def about(pub: PublicTables) -> Bool:
    """Which reports share a subject with which threads: [I, T]."""
    shared: Bool = pub.report_subject.astype(np.uint8) @ pub.thread_subject.T.astype(np.uint8) > 0
    return shared


def same_force(now: Now, b: Ints, n: Ints, m: Ints, i: Ints | None = None) -> Bool:
    """Both serve one task force; with `i`, one whose thread shares a subject with the report: rows."""
    st, pub = now.st, now.pub
    if not np.count_nonzero(st.force_stage):
        return np.zeros(len(b), np.bool_)
    formed = (st.force_stage >= int(Stage.FORMING)) * bit(np.arange(pub.n_forces))
    forces = np.bitwise_or.reduce(st.force_member * formed[:, :, None], axis=1)  # [B, N]: those each nation serves in
    common: Ints = entry(forces, b, n) & entry(forces, b, m)
    if i is not None:
        k = np.flatnonzero(common)
        thread = np.maximum(st.force_thread, 0).take(b[k], 0)
        common[k] &= mask_of(about(pub)[i[k][:, None], thread])
    return np.asarray(common > 0, np.bool_)


def same_cell(now: Now, b: Ints, n: Ints, m: Ints, i: Ints) -> Bool:
    """Both belong to an organisation whose fusion cell works on a thread with the report's subject: rows."""
    st, pub = now.st, now.pub
    result = np.zeros(len(b), np.bool_)
    if not np.count_nonzero(st.cell_until > now.t):
        return result
    for o in np.flatnonzero(pub.cell_of >= 0):
        cell = pub.cell_of[o]
        live = st.cell_until[b, cell] > now.t
        thread = np.maximum(st.cell_thread[b, cell], 0).astype(np.intp)
        result |= live & pub.member[o, n] & pub.member[o, m] & about(pub)[i, thread]
    return result


@constant
def subjects(pub: PublicTables) -> I32:
    """Subjects of each report as a mask: [I]."""
    return mask_of(pub.report_subject)


@constant
def hash_needers(pub: PublicTables) -> Bool:
    """Who needs each report as the hash set of a campaign on a platform it belongs to: [I, N]."""
    campaign = np.maximum(pub.report_campaign, 0)
    platform = pub.campaign_channel[campaign] if pub.n_campaigns else np.zeros_like(campaign)
    needers: Bool = pub.channel_member[platform] & (pub.report_campaign >= 0)[:, None]
    return needers


def wanted_subjects(now: Now) -> I32:
    """Subjects that each nation registered or has an open request on, as a mask: [B, N].

    An interest held and a request open as the turn began count until it ends: nobody can see another give one up, or
    answer it, in the same turn.
    """
    st = now.st
    wanted = st.interest.copy() if now.interest_before is None else st.interest | now.interest_before
    b, p = hits((st.matter_status != int(MatterStatus.FREE)) & (st.matter_kind == int(MatterKind.RFI)))
    wanted[b, st.matter_from[b, p], st.matter_item[b, p]] = True
    return mask_of(wanted)


def has_need(now: Now, b: Ints, m: Ints, i: Ints, n: Ints) -> Bool:
    """Need-to-know of receiver m for report i from sender n, judged at sending (R-NEED): rows.

    m registered one of its subjects, has an open request on one, works with n on a thread with one, or is where such a
    thread that n sees is due: who is threatened is told. Or it is the hash set of a campaign on a platform of m's,
    where a referral removes more the more members hold it (R-ONLINE).
    """
    wanted = wanted_subjects(now)
    need: Bool = entry(wanted, b, m) & subjects(now.pub).take(i) > 0
    if now.pub.n_campaigns:
        need |= hash_needers(now.pub)[i, m]
    k = np.flatnonzero(~need)
    if len(k):
        b, m, i, n = b[k], m[k], i[k], n[k]
        need[k] = same_force(now, b, n, m, i) | same_cell(now, b, n, m, i) | threatened(now, b, n, m, i)
    return need


def threatened(now: Now, b: Ints, n: Ints, m: Ints, i: Ints) -> Bool:
    """An open thread that the sender sees is due at the receiver, and shares a subject with the report: rows."""
    st, pub = now.st, now.pub
    live = st.detected[b, n] & (st.outcome[b] <= int(Outcome.CRISIS)) & (pub.thread_place == m[:, None])
    return np.asarray((live & about(pub)[i]).any(1), np.bool_)


def investigations(now: Now) -> I32:
    """The joint investigations that each nation takes part in, as masks of organisations: [B, N]."""
    return mask_of((now.st.investigation_until > now.t).transpose(0, 2, 1))


def investigating(now: Now, b: Ints, n: Ints, m: Ints, i: Ints) -> Bool:
    """Law-enforcement reports between nations that both take part in a joint investigation: rows."""
    if not np.count_nonzero(now.st.investigation_until > now.t):
        return np.zeros(len(b), np.bool_)
    parts = investigations(now)
    both = entry(parts, b, n) & entry(parts, b, m) > 0
    joint: Bool = both & (now.pub.report_domain.take(i) == int(Domain.LAW_ENFORCEMENT))
    return joint


def released(st: State, b: Ints, i: Ints, m: Ints) -> Bool:
    """The originator released report i to m: rows."""
    free: Bool = (entry(st.released, b, i) >> m & 1) > 0
    return free


def lawful(now: Now, b: Ints, n: Ints, m: Ints, i: Ints, copy: Ints) -> Bool:
    """n may pass this version of report i to m: as originator, by its release, or by the label (R-REPORT)."""
    st, pub = now.st, now.pub
    label = effective_label(pub, i, copy)
    free = (label == int(Label.CLEAR)) | (entry(pub.community, n, m) & (label <= int(Label.GREEN)))
    bound = pub.report_orcon.take(i)
    own = entry(st.origin, b, i) == n
    may: Bool = own | released(st, b, i, m) | (free & ~bound)
    k = np.flatnonzero(~may & (label <= int(Label.AMBER)) & ~bound)
    may[k] = same_force(now, b[k], n[k], m[k]) | investigating(now, b[k], n[k], m[k], i[k])
    return may


def ceiling(now: Now, b: Ints, n: Ints, m: Ints, c: Ints, i: Ints) -> I32:
    """Highest label the channel carries from n to m: rows of Label (R-CHANNEL).

    One higher under a formal agreement, one lower toward a nation without the legal framework; a platform carries AMBER
    among interoperable members, and law-enforcement AMBER within a joint investigation.
    """
    st, pub, d = now.st, now.pub, now.d
    pair = flat(st.trust, b, n, m)
    platform = pub.channel_kind == int(ChannelKind.PLATFORM)
    union = pub.organisation_kind[np.maximum(pub.channel_organisation, 0)] == int(OrganisationKind.UNION)
    top = pub.channel_ceiling.take(c).astype(np.int32)
    close = platform.take(c) & (pick(st.interop, pair) >= d.platform_interop)
    joint = (union & (pub.channel_organisation >= 0)).take(c)
    joint &= investigating(now, b, n, m, i)
    top = np.where(close | joint, np.maximum(top, int(Label.AMBER)), top)
    top += pick(st.agreement, pair) <= now.t
    if pub.service[:, Service.LEGAL_FRAMEWORK].any():
        bound = entry(st.framework, b, m) > now.t
        top -= bound & (pub.channel_kind != int(ChannelKind.NOTE)).take(c)
    return within(top, int(Label.CLEAR), int(Label.RED)).astype(np.int32, copy=False)


def share(now: Now, r: Rows) -> None:
    """Send a report, or its tear-line, to each recipient over a channel (R-SHARE).

    Refused above the ceiling; within it, what label or originator control forbids is possible and a breach. Above
    the capacity a copy queues: it arrives whole turns later.
    """
    if not r:
        return
    r = r.each()
    r = _sendable(now, r)
    copy = sent_copy(now.st, r.b, r.n, r.report, r.tear)
    r = r.having(copy=copy)
    top = ceiling(now, r.b, r.n, r.m, r.channel, r.report)
    r = r.require(effective_label(now.pub, r.report, r.copy) <= top, Reason.ABOVE_CEILING)
    r = r.require(~_knows_it_sent(now, r), Reason.ALREADY_HELD)
    r = r.require(first_of(flat(now.st.sent_to, r.b, r.n, r.report), r.m), Reason.DUPLICATE)
    if not r:
        return
    now.sent.append(r.accept())
    need = has_need(now, r.b, r.m, r.report, r.n)
    latency = now.pub.channel_latency.take(r.channel) + _queue(now, r.b, r.n, r.m, r.channel)
    account(now, r.b, r.n, r.m, r.report, r.copy, need, r.row)
    misleading.note_lie(now, r)
    note_tear(now, r)
    transit.send(now, r.b, r.report, r.n, r.m, r.channel, latency, r.copy, need, r.row)


def _sendable(now: Now, r: Rows) -> Rows:
    """Held, not void, over a working channel that both use, and a tear-line only of a full copy above CLEAR."""
    st, pub = now.st, now.pub
    r = r.require(_held(st, r) != int(Copy.NO), Reason.NOT_HELD)
    r = r.require(~entry(st.compromised, r.b, r.report), Reason.COMPROMISED)
    r = r.require((pub.channel_kind != int(ChannelKind.DATABASE)).take(r.channel), Reason.IS_DATABASE)
    member = pub.channel_member
    both = entry(member, r.channel, r.n) & entry(member, r.channel, r.m)
    r = r.require(both, Reason.NOT_MEMBER)
    r = r.require(entry(st.channel_out, r.b, r.channel) <= now.t, Reason.CHANNEL_OUT)
    other = (pub.channel_kind != int(ChannelKind.LIAISON)).take(r.channel)
    r = r.require(other | (entry(st.liaison, r.b, r.n, r.m) <= now.t), Reason.NO_OFFICER)
    return r.require(may_tear(now, r), Reason.CANNOT_TEAR)


def _held(st: State, r: Rows) -> Ints:
    """What n has of the report: rows of Copy."""
    return entry(st.copies, r.b, r.n, r.report)


def may_tear(now: Now, r: Rows) -> Bool:
    """A tear-line is made of a full copy above CLEAR: rows."""
    above_clear = (now.pub.report_label > int(Label.CLEAR)).take(r.report)
    may: Bool = (r.tear != 1) | ((_held(now.st, r) == int(Copy.FULL)) & above_clear)
    return may


def note_tear(now: Now, r: Rows) -> None:
    """A nation whose tear-lines leave has torn the report: another of it costs nothing more."""
    torn = r.where(r.tear == 1)
    place = flat(now.st.marks, torn.b, torn.n, torn.report)
    put(now.st.marks, place, pick(now.st.marks, place) | np.uint8(Mark.TORE))


def _knows_it_sent(now: Now, r: Rows) -> Bool:
    """The receiver is the originator, or was sent it before; a full copy may follow its tear-line."""
    st = now.st
    sent = ((entry(st.sent_to, r.b, r.n, r.report) >> r.m) & 1) == 1
    tore = (entry(st.marks, r.b, r.n, r.report) & np.uint8(Mark.TORE)) > 0
    origin = entry(st.origin, r.b, r.report)
    knows: Bool = (origin == r.m) | (sent & ~(tore & (r.copy == int(Copy.FULL))))
    return knows


def _queue(now: Now, b: Ints, n: Ints, m: Ints, c: Ints) -> I32:
    """Ticks that each accepted copy waits for capacity, after counting it in: rows."""
    st, pub = now.st, now.pub
    officer = (pub.channel_kind == int(ChannelKind.LIAISON)).take(c)
    column = n * (pub.channel_kind == int(ChannelKind.NOTE)).take(c)
    pair, lane = flat(st.officer_used, b, n, m), flat(st.used, b, c, column)
    before = np.where(officer, pick(st.officer_used, pair), pick(st.used, lane))
    rank = nth_of(np.where(officer, pair, st.officer_used.size + lane)) + before
    add(st.officer_used.reshape(-1, copy=False), (pair[officer],), 1)
    add(st.used.reshape(-1, copy=False), (lane[~officer],), 1)
    wait: I32 = (rank // np.maximum(pub.channel_capacity, 1).take(c)).astype(np.int32) * TICKS_PER_TURN
    return wait


def account(now: Now, b: Ints, n: Ints, m: Ints, i: Ints, copy: Ints, need: Bool, row: Ints) -> None:
    """What a delivery means when it is sent: handling credit, a breach, or a push without need (R-NEED, R-BREACH).

    Only a nation's first copy counts for the score. The breach is known to the breaker alone until it is found.
    """
    st, d = now.st, now.d
    ok = lawful(now, b, n, m, i, copy)
    arrival = flat(st.due, b, m, i)
    new = (entry(st.copies, b, m, i) == int(Copy.NO)) & (pick(st.due, arrival) == NEVER_BYTE)
    new &= first_of(arrival)
    restricted = effective_label(now.pub, i, copy) > int(Label.CLEAR)
    useful = new & need
    for count, rows in ((st.delivered, new), (st.useful, useful), (st.handled, useful & ok & restricted)):
        add(count, only(rows, b, n), 1)
    bad = ~ok
    if np.count_nonzero(bad):
        add(st.breaches, (b[bad], n[bad]), 1)
        at = b[bad], m[bad], i[bad]
        st.breach_until[at] = min(now.t + d.breach_turns * TICKS_PER_TURN, NEVER_BYTE)
        st.breaker[at] = n[bad]
        now.emit(Event.BREACH, Rule.BREACH, b[bad], n[bad], m[bad], i[bad], 0, row[bad], bit(n[bad]))
    push = ~need
    if np.count_nonzero(push):
        b, n, m, i, row = b[push], n[push], m[push], i[push], row[push]
        now.emit(Event.PUSHED, Rule.NEED, b, n, m, i, 0, row, bit(n) | bit(m))
        most = max(1, d.trust_push_cap // min(d.trust_push, -1))
        counted = nth_of(b, m, n) < most
        now.trust(b[counted], m[counted], n[counted], d.trust_push, TrustCause.PUSH, row[counted])


def contribute(now: Now, r: Rows) -> None:
    """Put a read report before a task force or a fusion cell (R-ASSESS).

    Every other member becomes a holder; what the contributor sent to one before is not sent again. Of two nations that
    put the same report before them, the first counts; a full copy counts beside another's tear-line.
    """
    if not r:
        return
    st = now.st
    r = r.require(st.copies[r.b, r.n, r.report] != int(Copy.NO), Reason.NOT_HELD)
    r = r.require(~st.compromised[r.b, r.report], Reason.COMPROMISED)
    r = r.require((st.marks[r.b, r.n, r.report] & int(Mark.READ)) > 0, Reason.NOT_READ)
    r = r.require(may_tear(now, r), Reason.CANNOT_TEAR)
    slot, members = circle(now, r)
    r = r.having(slot=slot, to=members).require(slot >= 0, Reason.NO_FORCE)
    r = r.require(_formed(now, r), Reason.NOT_READY)
    copy = sent_copy(st, r.b, r.n, r.report, r.tear)
    r = r.having(copy=copy)
    r = r.require(st.copies[r.b, r.slot, r.report] < copy, Reason.BEFORE_CIRCLE)
    r = r.require(first_of(r.b, r.n, r.slot, r.report), Reason.DUPLICATE)
    fuller = (r.copy == int(Copy.FULL)) & first_of(r.b, r.slot, r.report, r.copy)
    r = r.require(first_of(r.b, r.slot, r.report) | fuller, Reason.BEFORE_CIRCLE).accept()
    if not r:
        return
    at = r.b, r.slot, r.report
    st.copies[at] = r.copy
    st.marks[at] = Mark.READ | (st.marks[r.b, r.n, r.report] & CARRIED)
    st.got[at] = now.t
    now.emit(Event.CONTRIBUTED, Rule.ASSESS, r.b, r.n, NONE, r.report, r.key, r.row, r.to)
    note_tear(now, r)
    each = r.each()
    each = each.where(each.m != each.n)
    each = each.where(~_knows_it_sent(now, each))
    now.sent.append(each)
    need = np.ones(len(each), np.bool_)
    account(now, each.b, each.n, each.m, each.report, each.copy, need, each.row)
    misleading.note_lie(now, each)
    transit.send(now, each.b, each.report, each.n, each.m, NONE, 1, each.copy, need, each.row)


def _formed(now: Now, r: Rows) -> Bool:
    """The circle has its members: a fusion cell, or a task force past its invitations: rows."""
    f = r.slot - now.pub.n_nations
    force = f < now.pub.n_forces
    stage = now.st.force_stage[r.b, np.where(force, f, 0)] if now.pub.n_forces else np.zeros(len(r), np.uint8)
    return np.asarray(~force | (stage >= int(Stage.FORMING)), np.bool_)


def circle(now: Now, r: Rows) -> tuple[I32, I32]:
    """Holder slot and members of the force or cell each row contributes to, slot NONE where n has no part in it."""
    st, pub = now.st, now.pub
    slot = np.full(len(r), NONE, np.int32)
    members = np.zeros(len(r), np.int32)
    if pub.n_forces:
        mine = (st.force_key[r.b] == r.key[:, None]) & st.force_member[r.b, :, r.n] & (r.key[:, None] > 0)
        f = mine.argmax(1)
        found = mine.any(1)
        slot[found] = pub.n_nations + f[found]
        members[found] = mask_of(st.force_member[r.b[found], f[found]])
    if pub.n_cells:
        o = np.maximum(r.organisation, 0)
        cell = pub.cell_of[o].astype(np.int32)
        live = (r.organisation >= 0) & (cell >= 0) & pub.member[o, r.n]
        live &= st.cell_until[r.b, np.maximum(cell, 0)] > now.t
        slot[live] = pub.n_nations + pub.n_forces + cell[live]
        members[live] = mask_of(pub.member)[o[live]]
    return slot, members
