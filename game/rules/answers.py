"""Answers to requests for information: a report, a referral or a true nil return (R-RFI)."""

import numpy as np

from game.rules import matters
from game.rules.arrays import Bool, bit, entry, first_of, hits, some
from game.rules.codes import TICKS_PER_TURN, AnswerKind, Copy, Mark, MatterKind, MatterStatus, Rule
from game.rules.events import Event
from game.rules.now import Now, Rows
from game.rules.reasons import Reason


def _requests(now: Now, r: Rows) -> Rows:
    """The answers whose key names a request for information, one a request, with its subject in `subject`."""
    r = matters.put_to(now, r)
    r = r.require(r.what == int(MatterKind.RFI), Reason.WRONG_MATTER)
    r = r.require(first_of(r.b, r.slot), Reason.DUPLICATE)
    return r.having(subject=now.st.matter_item[r.b, r.slot].astype(np.intp))


def plain(now: Now, r: Rows) -> None:
    """A true nil return, or a referral to another nation (R-RFI). Answers with a report are left for `with_report`."""
    r = r.where(r.option != int(AnswerKind.SHARE))
    if not r:
        return
    r = _requests(now, r)
    nil = r.option == int(AnswerKind.NIL)
    r = r.require(~nil | ~_has_something(now, r), Reason.NIL_UNTRUE)
    nil = r.option == int(AnswerKind.NIL)
    r = r.require(nil | (r.other >= 0), Reason.FIELD_MISSING)
    nil = r.option == int(AnswerKind.NIL)
    r = r.require(nil | ((r.other != r.n) & (r.other != r.m)), Reason.FIELD_RANGE).accept()
    now.st.matter_extra[r.b, r.slot] = np.where(r.option == int(AnswerKind.NIL), matters.NIL_RETURN, r.other + 1)
    _answered(now, r)


def _has_something(now: Now, r: Rows) -> Bool:
    """The nation holds a report on the subject, not known to be false, that it cannot know the asker to have: rows."""
    st = now.st
    held = (st.copies[r.b, r.n] != int(Copy.NO)) & ((st.marks[r.b, r.n] & np.uint8(Mark.EXPOSED)) == 0)
    held &= ~st.compromised[r.b] & now.pub.report_subject[:, r.subject].T
    theirs = (st.origin[r.b] == r.m[:, None]) | ((st.sent_to[r.b, r.n] & bit(r.m)[:, None]) > 0)
    theirs |= st.sender[r.b, r.n] == r.m[:, None]
    return some(held & ~theirs)


def with_report(now: Now, r: Rows) -> Rows:
    """The answers that carry a report on the subject asked about, as rows for `sharing.share` with `to` the asker.

    The request stays open until the turn ends (`close`): it is what gives the receiver its need.
    """
    r = r.where(r.option == int(AnswerKind.SHARE))
    if not r:
        return r
    r = _requests(now, r)
    r = r.require((r.report >= 0) & (r.channel >= 0), Reason.FIELD_MISSING)
    r = r.require(now.pub.report_subject[r.report, r.subject], Reason.ANSWER_OFF_SUBJECT)
    return r.having(to=bit(r.m))


def _answered(now: Now, r: Rows) -> None:
    matters.close(now, r, MatterStatus.ACCEPTED)
    matters.timely(now, r)
    now.emit(Event.ANSWERED, Rule.RFI, r.b, r.n, r.m, r.option, r.key, r.row, bit(r.n) | bit(r.m))


def close(now: Now) -> None:
    """Who was asked before this turn and sent the asker a report on the subject has answered, by whichever order."""
    for sent in now.sent:
        if sent:
            _close(now, sent)


def _close(now: Now, sent: Rows) -> None:
    """Close the requests that reports of one way of sending answer, each at most once."""
    st = now.st
    live = (st.matter_kind == int(MatterKind.RFI)) & (st.matter_status == int(MatterStatus.OPEN))
    live &= st.matter_made < now.turn * TICKS_PER_TURN
    b, p = hits(live)
    waits = np.zeros(st.trust.shape, np.bool_)
    waits[b, st.matter_to[b, p], st.matter_from[b, p]] = True
    sent = sent.where(entry(waits, sent.b, sent.n, sent.m))
    asked = live[sent.b] & (st.matter_from[sent.b] == sent.m[:, None]) & (st.matter_to[sent.b] == sent.n[:, None])
    asked &= now.pub.report_subject[sent.report[:, None], np.where(asked, st.matter_item[sent.b], 0)]
    slot = asked.argmax(1)
    fresh = some(asked)
    fresh[fresh] = first_of(sent.b[fresh], slot[fresh])
    r = sent.having(slot=slot, what=np.full(len(sent), MatterKind.RFI)).where(fresh)
    r = r.having(key=st.matter_key[r.b, r.slot], option=np.full(len(r), AnswerKind.SHARE))
    _answered(now, r)
