"""Threads: opening, responding, deadlines, and judgements about them (R-THREAD)."""

import numpy as np

from game.rules import assessment, crisis, sharing, taskforce, units
from game.rules.arrays import I32, Bool, Ints, add, bit, first_of, hits, mask_of
from game.rules.codes import NEVER, NONE, LegalBasis, Outcome, Rule, Stage
from game.rules.events import CONTROL, PUBLIC, Event, TrustCause
from game.rules.now import Now, Rows
from game.rules.reasons import Reason

UNIT = 1000


def open_close(now: Now) -> None:
    """Each tick: threads open, those past their deadline become incidents or are lost, and incidents are settled."""
    st = now.st
    if now.recorder is not None:
        b, t = hits(st.opens == now.t)
        now.emit(Event.THREAD_OPENED, Rule.THREAD, b, NONE, NONE, t, st.deadline[b, t], audience=CONTROL)
    b, t = hits((st.deadline <= now.t) & (st.outcome == int(Outcome.OPEN)) & (st.opens <= now.t))
    if len(b):
        _pass_deadline(now, b, t)
    crisis.settle(now)


def moved(now: Now, deadline: Ints, by: Ints | int) -> I32:
    """A deadline put off, or brought forward: rows. One within the exercise stays within it, to be met."""
    old = deadline.astype(np.int32)
    latest = np.where(old < now.pub.ticks, now.pub.ticks - 1, NEVER)
    return np.asarray(np.minimum(old + by, latest), np.int32)


def _pass_deadline(now: Now, b: Ints, t: Ints) -> None:
    """A decoy is dismissed; a genuine thread becomes an incident where it can, else it is lost at once."""
    st = now.st
    decoy = st.decoy[b, t]
    incident = ~decoy & (now.pub.crisis_need[t] > 0).any(1)
    if np.count_nonzero(incident):
        crisis.begin(now, b[incident], t[incident])
    b, t, decoy = b[~incident], t[~incident], decoy[~incident]
    st.outcome[b, t] = np.where(decoy, Outcome.DISMISSED, Outcome.UNCONTAINED)
    st.closed[b, t] = now.t
    aware = np.where(decoy, mask_of(st.detected[b, :, t]), PUBLIC)
    now.emit(Event.CLOSED, Rule.THREAD, b, NONE, now.pub.thread_place[t], t, st.outcome[b, t], audience=aware)


def respond(now: Now, r: Rows) -> None:
    """The lead of a ready force responds to its thread, or deploys to its incident.

    Prevented where confidence, with what a freeze eased, and every pooled capability are enough; disrupted where both
    are nearly; wrong where they are less, or the thread is a decoy.
    """
    if not r:
        return
    st = now.st
    r = taskforce.named(now, r)
    r = r.require(st.force_lead[r.b, r.f] == r.n, Reason.NOT_LEAD)
    r = r.require(first_of(r.b, r.f), Reason.DUPLICATE)
    r = r.require(st.force_stage[r.b, r.f] == int(Stage.READY), Reason.NOT_READY)
    r = r.having(t=st.force_thread[r.b, r.f].astype(np.intp))
    r = r.require(st.outcome[r.b, r.t] <= int(Outcome.CRISIS), Reason.THREAD_CLOSED)
    incident = st.outcome[r.b, r.t] == int(Outcome.CRISIS)
    crisis.deploy(now, r.where(incident).accept())
    r = r.where(~incident)
    if not r:
        return
    r = r.require(legal_basis(now, r.b, r.f, r.t), Reason.NO_LEGAL_BASIS)
    r = r.having(result=_result(now, r.b, r.f, r.t))
    r = r.require(_not_beaten(r), Reason.THREAD_CLOSED).accept()
    _close(now, r.where(r.result != NONE))
    _go_wrong(now, r.where(r.result == NONE))


def legal_basis(now: Now, b: Ints, f: Ints, t: Ints) -> Bool:
    """The force may act at the thread's place: rows.

    FRAMEWORK: every member is at home there, has the legal framework in force, or an agreement with the place nation.
    ASSISTANCE: the lead is at home, or mutual legal assistance was granted between the two. Who investigates jointly
    with the place may act there in either case.
    """
    st, pub = now.st, now.pub
    place = pub.thread_place[t].astype(np.intp)
    lead = st.force_lead[b, f].astype(np.intp)
    home = np.arange(pub.n_nations) == place[:, None]
    parts = sharing.investigations(now)[b]
    joint = parts & parts[np.arange(len(b)), place][:, None] > 0
    able = home | joint | (st.framework[b] <= now.t) | (st.agreement[b, place] <= now.t)
    framework = (able | ~st.force_member[b, f]).all(1)
    assistance = (lead == place) | joint[np.arange(len(b)), lead] | st.assistance[b, lead, place]
    basis = pub.thread_basis[t]
    legal: Bool = np.where(
        basis == LegalBasis.FRAMEWORK, framework, np.where(basis == LegalBasis.ASSISTANCE, assistance, True)
    )
    return legal


def _result(now: Now, b: Ints, f: Ints, t: Ints) -> I32:
    """PREVENTED, DISRUPTED, or NONE for a wrong response: rows."""
    st, pub, d = now.st, now.pub, now.d
    confidence = assessment.confidence_at_response(now, b, pub.n_nations + f, t) + st.eased[b, t]
    pooled = units.strength(now, b, f)
    need = pub.thread_need[t].astype(np.int32)
    enough = (confidence >= d.respond_confidence) & (pooled >= need * UNIT).all(1)
    nearly = (confidence >= d.nearly_confidence) & (pooled * 100 >= need * UNIT * d.nearly_capability).all(1)
    result = np.where(enough, Outcome.PREVENTED, np.where(nearly, Outcome.DISRUPTED, NONE))
    return np.where(st.decoy[b, t], NONE, result).astype(np.int32)


def _not_beaten(r: Rows) -> Bool:
    """No earlier row of the same thread closed it: rows."""
    worked = np.flatnonzero(r.result != NONE)
    worked = worked[first_of(r.b[worked], r.t[worked])]
    same = (r.b[:, None] == r.b[worked]) & (r.t[:, None] == r.t[worked])
    beaten = (same & (np.arange(len(r))[:, None] > worked)).any(1)
    return np.asarray(~beaten, np.bool_)


def _close(now: Now, r: Rows) -> None:
    """The response worked: the thread is closed, the force deployed for a while."""
    if not r:
        return
    st = now.st
    at, force = (r.b, r.t), (r.b, r.f)
    st.outcome[at] = r.result
    st.closed[at] = now.t
    st.closed_by[at] = r.n
    st.force_stage[force] = Stage.DEPLOYED
    st.force_busy[force] = now.t + now.d.respond_busy
    place = now.pub.thread_place[r.t]
    told = mask_of(st.force_member[force] | st.detected[r.b, :, r.t]) | bit(place)
    now.emit(Event.RESPONDED, Rule.THREAD, r.b, r.n, NONE, r.t, r.result, r.row, told)
    now.emit(Event.CLOSED, Rule.THREAD, r.b, r.n, place, r.t, r.result, r.row, told)


def _go_wrong(now: Now, r: Rows) -> None:
    """A wrong response: the force is spent, the thread hides, and all trust the lead less, its members most."""
    if not r:
        return
    st, d = now.st, now.d
    at, force = (r.b, r.t), (r.b, r.f)
    add(st.wrong, at, 1)
    st.hidden_until[at] = now.t + d.wrong_hidden_span
    st.force_stage[force] = Stage.SPENT
    st.force_busy[force] = now.t + d.wrong_busy
    member = st.force_member[force]
    told = mask_of(member | st.detected[r.b, :, r.t])
    now.emit(Event.RESPONDED, Rule.THREAD, r.b, r.n, NONE, r.t, NONE, r.row, told)
    k, m = hits(np.arange(now.pub.n_nations) != r.n[:, None])
    loss = np.where(member[k, m], d.trust_wrong_force, d.trust_wrong_others)
    now.trust(r.b[k], m, r.n[k], loss, TrustCause.WRONG, r.row[k])


def judge(now: Now, r: Rows) -> None:
    """Record one's judgement of an open thread: genuine, decoy or unsure (R-ASSESS)."""
    if not r:
        return
    st = now.st
    r = r.require(st.detected[r.b, r.n, r.thread], Reason.NOT_DETECTED)
    r = r.require(st.outcome[r.b, r.thread] == int(Outcome.OPEN), Reason.THREAD_CLOSED)
    r = r.require(first_of(r.b, r.n, r.thread), Reason.DUPLICATE).accept()
    st.judged[r.b, r.n, r.thread] = r.option
    now.emit(Event.JUDGED, Rule.ASSESS, r.b, r.n, NONE, r.thread, r.option, r.row, bit(r.n))
