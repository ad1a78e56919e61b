"""Secure databases: reports are published for members, who look subjects up (R-CHANNEL)."""

import numpy as np

from game.rules import misleading, sharing, transit
from game.rules.arrays import bit, first_of, hits, nth_of
from game.rules.codes import NONE, TICKS_PER_TURN, ChannelKind, Copy, Label, Rule
from game.rules.events import Event
from game.rules.now import Now, Rows
from game.rules.reasons import Reason


def publish(now: Now, r: Rows) -> None:
    """Put a report into a secure database; it can be queried from the next turn (R-CHANNEL)."""
    if not r:
        return
    st, pub = now.st, now.pub
    r = r.require(st.copies[r.b, r.n, r.report] != Copy.NO, Reason.NOT_HELD)
    r = r.require(~st.compromised[r.b, r.report], Reason.COMPROMISED)
    r = r.require(pub.channel_kind[r.channel] == ChannelKind.DATABASE, Reason.NOT_DATABASE)
    r = r.require(pub.channel_member[r.channel, r.n], Reason.NOT_MEMBER)
    r = r.require(st.channel_out[r.b, r.channel] <= now.t, Reason.CHANNEL_OUT)
    r = r.require(sharing.may_tear(now, r), Reason.CANNOT_TEAR)
    copy = sharing.sent_copy(st, r.b, r.n, r.report, r.tear)
    r = r.having(copy=copy)
    top = pub.channel_ceiling[r.channel]
    r = r.require(sharing.effective_label(pub, r.report, copy) <= top, Reason.ABOVE_CEILING)
    known = (st.publisher[r.b, r.channel, r.report] == r.n) & (st.published_copy[r.b, r.channel, r.report] >= r.copy)
    r = r.require(~known, Reason.ALREADY_HELD)
    r = r.require(nth_of(r.b, r.channel) < pub.channel_capacity[r.channel], Reason.CAPACITY).accept()
    fuller = st.published_copy[r.b, r.channel, r.report] < r.copy
    r = r.where(fuller & first_of(r.b, r.channel, r.report))
    at = r.b, r.channel, r.report
    st.published[at] = now.t
    st.publisher[at] = r.n
    st.published_copy[at] = r.copy
    sharing.note_tear(now, r)
    misleading.note_lie(now, r)
    now.emit(Event.PUBLISHED, Rule.CHANNEL, r.b, r.n, NONE, r.report, r.channel, r.row, bit(r.n))


def query(now: Now, r: Rows) -> None:
    """Ask a database for all it holds on a subject; who lacks entitlement gets a stub: contact X (R-CHANNEL).

    Members are told what is looked for, and notice what lies dormant with them on it (R-REPORT).

    Entitled is whom the label admits, or the originator; and nobody to whom the publisher may not pass the report on,
    so that looking something up never makes a breach of what another published.
    """
    if not r:
        return
    st, pub = now.st, now.pub
    r = r.require(pub.channel_kind[r.channel] == int(ChannelKind.DATABASE), Reason.NOT_DATABASE)
    r = r.require(pub.channel_member[r.channel, r.n], Reason.NOT_MEMBER)
    r = r.require(st.channel_out[r.b, r.channel] <= now.t, Reason.CHANNEL_OUT)
    r = r.require(first_of(r.b, r.n, r.channel, r.subject), Reason.DUPLICATE).accept()
    members = pub.channel_member[r.channel]
    k, i = hits(st.dormant[r.b] & pub.report_subject[:, r.subject].T)
    asked = members[k, np.maximum(st.origin[r.b[k], i], 0)]
    transit.wake(now, r.b[k[asked]], i[asked])
    start = now.t - now.t % TICKS_PER_TURN
    there = (st.published[r.b, r.channel] < start) & pub.report_subject[:, r.subject].T
    there &= ~st.compromised[r.b] & (st.copies[r.b, r.n] < st.published_copy[r.b, r.channel])
    k, i = hits(there)
    none = np.bincount(k, minlength=len(r)) == 0
    now.emit(Event.NOTHING_FOUND, Rule.CHANNEL, r.b[none], r.n[none], NONE, r.subject[none], r.channel[none],
             r.row[none], bit(r.n[none]))  # fmt: skip
    b, n, c, row = r.b[k], r.n[k], r.channel[k], r.row[k]
    by = st.publisher[b, c, i].astype(np.intp)
    copy = st.published_copy[b, c, i]
    label = sharing.effective_label(pub, i, copy)
    entitled = (label <= int(Label.GREEN)) | sharing.released(st, b, i, n) | (by == n)
    entitled |= (label <= int(Label.AMBER)) & (
        sharing.same_force(now, b, by, n) | sharing.investigating(now, b, by, n, i)
    )
    entitled &= (by == n) | sharing.lawful(now, b, by, n, i, copy)
    no = ~entitled
    now.emit(Event.STUB, Rule.CHANNEL, b[no], n[no], by[no], i[no], c[no], row[no], bit(n[no]))
    b, n, i, c, by, copy, row = (x[entitled] for x in (b, n, i, c, by, copy, row))
    need = np.ones(len(b), np.bool_)
    sharing.account(now, b, by, n, i, copy, need, row)
    transit.send(now, b, i, by, n, c, pub.channel_latency[c], copy, need, row)
