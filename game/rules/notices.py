"""INTERPOL (R-ORG): a report at GREEN as a notice, to all, reviewed and slow, or as a diffusion, to some, fast."""

import numpy as np

from game.rules import misleading, sharing, transit
from game.rules.arrays import I32, Ints, bit, first_of, hits, mask_of, only, unpacked
from game.rules.codes import NEVER, NONE, Copy, Label, Rule
from game.rules.events import Event
from game.rules.now import Now, Rows
from game.rules.reasons import Reason


def green_version(now: Now, b: Ints, n: Ints, i: Ints) -> I32:
    """What n can let out at GREEN: its copy, the tear-line of an AMBER report, or nothing: rows of Copy."""
    held = now.st.copies[b, n, i].astype(np.int32)
    label = now.pub.report_label[i].astype(np.int32)
    version = np.where(label <= int(Label.GREEN), held, np.minimum(held, int(Copy.TORN)))
    return np.where(label <= int(Label.AMBER), version, Copy.NO).astype(np.int32)


def _printable(now: Now, r: Rows) -> Rows:
    """The rows that name a report the nation holds, that is not void and has a GREEN version, in column `copy`."""
    st = now.st
    r = r.require(r.report >= 0, Reason.FIELD_MISSING)
    r = r.require(st.copies[r.b, r.n, r.report] != Copy.NO, Reason.NOT_HELD)
    r = r.require(~st.compromised[r.b, r.report], Reason.COMPROMISED)
    r = r.having(copy=green_version(now, r.b, r.n, r.report))
    return r.require(r.copy != Copy.NO, Reason.LABEL_TOO_HIGH)


def notice(now: Now, r: Rows) -> None:
    """Have a notice to all members reviewed: one at a time a nation, and only what may lawfully go to every member.

    Of two notices on one report the earlier goes out.
    """
    st, pub = now.st, now.pub
    r = _printable(now, r)
    waiting = (st.notice_by[r.b] == r.n[:, None]) & (st.notice_due[r.b] != NEVER)
    r = r.require(~waiting.any(1) & first_of(r.b, r.n), Reason.UNDER_REVIEW)
    r = r.having(to=mask_of(pub.member)[r.organisation] & ~bit(r.n))
    each = r.each()
    lawful = sharing.lawful(now, each.b, each.n, each.m, each.report, each.copy)
    r = r.require(~np.isin(r.row, each.row[~lawful]), Reason.NOT_RELEASED)
    r.accept()
    new = r.where((st.notice_due[r.b, r.report] == NEVER) & first_of(r.b, r.report))
    at = new.b, new.report
    st.notice_due[at] = now.t + now.d.notice_ticks
    st.notice_to[at] = new.to
    st.notice_by[at] = new.n
    _note_tear(now, new)
    misleading.note_lie(now, new)
    now.emit(Event.NOTICE, Rule.ORG, r.b, r.n, NONE, r.report, r.organisation, r.row, bit(r.n))


def diffusion(now: Now, r: Rows) -> None:
    """Send chosen members a GREEN version, fast and unreviewed: like any share it may be a breach or lack need."""
    st = now.st
    r = _printable(now, r)
    members = mask_of(now.pub.member)[r.organisation]
    r = r.require((r.to > 0) & ((r.to & ~members) == 0), Reason.TARGET_MISSING).each()
    r = r.require(st.origin[r.b, r.report] != r.m, Reason.ALREADY_HELD)
    r = r.require(first_of(r.b, r.n, r.m, r.report), Reason.DUPLICATE).accept()
    if not r:
        return
    need = sharing.has_need(now, r.b, r.m, r.report, r.n)
    sharing.account(now, r.b, r.n, r.m, r.report, r.copy, need, r.row)
    _note_tear(now, r)
    misleading.note_lie(now, r)
    transit.send(now, r.b, r.report, r.n, r.m, NONE, now.d.diffusion_ticks, r.copy, need, r.row)


def _note_tear(now: Now, r: Rows) -> None:
    """What went out at GREEN of a higher report is its tear-line, which the nation then need not write again."""
    above = now.pub.report_label[r.report] > int(Label.GREEN)
    sharing.note_tear(now, r.having(tear=above.astype(np.int8)))


def deliver(now: Now) -> None:
    """Reviewed notices go to all members, and wake what lies dormant with them on the same subjects.

    A notice is awareness, no push: all hear what it is about, and who needs the report gets it.
    """
    st = now.st
    b, i = hits(st.notice_due == now.t)
    if not len(b):
        return
    by, to = st.notice_by[b, i].astype(np.intp), st.notice_to[b, i]
    st.notice_due[b, i] = NEVER
    copy = green_version(now, b, by, i)
    live = ~st.compromised[b, i] & (copy != Copy.NO)
    b, i, by, to, copy = b[live], i[live], by[live], to[live], copy[live]
    k, m = hits(unpacked(to, now.pub.n_nations))
    other = st.origin[b[k], i[k]] != m
    k, m = k[other], m[other]
    k, m = only(sharing.has_need(now, b[k], m, i[k], by[k]), k, m)
    need = np.ones(len(k), np.bool_)
    sharing.account(now, b[k], by[k], m, i[k], copy[k], need, np.full(len(k), NONE))
    transit.send(now, b[k], i[k], by[k], m, NONE, 1, copy[k], need)
    _wake(now, b, i, to)


def _wake(now: Now, b: Ints, i: Ints, to: Ints) -> None:
    """Dormant reports on a subject of the notice, at the nations that receive it."""
    st, pub = now.st, now.pub
    shared = pub.report_subject[i].astype(np.uint8) @ pub.report_subject.T.astype(np.uint8) > 0
    holder = np.maximum(st.origin[b].astype(np.int32), 0)
    there = ((to[:, None] >> holder) & 1) > 0
    k, j = hits(st.dormant[b] & shared & there)
    transit.wake(now, b[k], j)
