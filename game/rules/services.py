"""What members order of an organisation (R-ORG): one short rule a service, what takes time, and stated priorities."""

from collections.abc import Callable

import numpy as np

from game.rules import matters, notices, taskforce, training
from game.rules.arrays import Bool, Ints, add, bit, first_of, hits, mask_of
from game.rules.codes import (
    NEVER,
    NEVER_BYTE,
    NONE,
    TICKS_PER_TURN,
    MatterKind,
    Outcome,
    Rule,
    Service,
    Stage,
    TrainingKind,
)
from game.rules.events import Event, TrustCause
from game.rules.now import Now, Rows
from game.rules.reasons import Reason

GOOD_HANDLING = 3
MOST_READING = 3
"""Capacity building raises handling up to GOOD_HANDLING, and free reading by up to MOST_READING."""


def send(now: Now, r: Rows) -> None:
    """Diffusions go out with the turn's other reports: they serve whom they would have served as they were ordered."""
    _carry_out(now, r.where(r.option == int(Service.DIFFUSION)) if r else r)


def order(now: Now, r: Rows) -> None:
    """Order any other service of an organisation: only members may, and only what it offers here; `option` names it."""
    _carry_out(now, r.where(r.option != int(Service.DIFFUSION)) if r else r)


def _carry_out(now: Now, r: Rows) -> None:
    if not r:
        return
    r = r.require(now.pub.member[r.organisation, r.n], Reason.NOT_MEMBER_OF_ORGANISATION)
    r = r.require(now.pub.service[r.organisation, r.option], Reason.NO_SERVICE)
    for service in sorted(set(r.option.tolist())):
        _RULES[Service(service)](now, r.where(r.option == service))


def complete(now: Now) -> None:
    """What takes time: notices go out, capacity is built, fusion cells close."""
    st = now.st
    notices.deliver(now)
    b, n = hits(st.building_due == now.t)
    if len(b):
        _build(now, b, n)
    b, x = hits((st.cell_thread != NONE) & (st.cell_until <= now.t))
    if len(b):
        _clear_cell(now, b, x)
    if now.recorder is not None:
        b, n = hits((st.framework == now.t) & (now.t > 0))
        now.emit(Event.SERVICE_DONE, Rule.ORG, b, n, NONE, Service.LEGAL_FRAMEWORK, now.t, NONE, bit(n))


def close_cells(now: Now) -> None:
    """As a turn ends: a fusion cell whose thread is closed is over, and its organisation may open another."""
    st = now.st
    on = np.maximum(st.cell_thread, 0).astype(np.intp)
    over = (st.cell_thread != NONE) & (np.take_along_axis(st.outcome, on, 1) > int(Outcome.CRISIS))
    b, x = hits(over)
    if len(b):
        st.cell_until[b, x] = np.minimum(st.cell_until[b, x], now.t)
        _clear_cell(now, b, x)


def set_priority(now: Now, r: Rows) -> None:
    """State which thread comes first for the nation; the first such order of a turn counts (R-ORG)."""
    if not r:
        return
    r = _on_open_thread(now, r)
    r = r.require(now.st.priority[r.b, r.n] != r.thread, Reason.ALREADY_DONE)
    r = r.require(first_of(r.b, r.n), Reason.DUPLICATE).accept()
    now.st.priority[r.b, r.n] = r.thread
    now.emit(Event.PRIORITY, Rule.ORG, r.b, r.n, NONE, r.thread, 0, r.row, bit(r.n))


def _on_open_thread(now: Now, r: Rows) -> Rows:
    """The rows that name a thread which the nation sees and which is not closed."""
    r = r.require(r.thread >= 0, Reason.FIELD_MISSING)
    r = r.require(now.st.detected[r.b, r.n, r.thread], Reason.NOT_DETECTED)
    return r.require(now.st.outcome[r.b, r.thread] <= int(Outcome.CRISIS), Reason.THREAD_CLOSED)


def _members_named(now: Now, r: Rows) -> Rows:
    """The rows whose `to` names members of the organisation, and somebody."""
    members = mask_of(now.pub.member)[r.organisation]
    return r.require((r.to > 0) & ((r.to & ~members) == 0), Reason.TARGET_MISSING)


def _one_member(now: Now, r: Rows) -> Rows:
    """The rows whose `to` names one member of the organisation, as column `m`."""
    r = _members_named(now, r)
    return r.require((r.to & (r.to - 1)) == 0, Reason.TOO_MANY).each()


def _told(now: Now, r: Rows, target: Ints | int, audience: Ints) -> None:
    now.emit(Event.SERVICE, Rule.ORG, r.b, r.n, target, r.option, r.organisation, r.row, audience)


def _capacity_building(now: Now, r: Rows) -> None:
    """United Nations: a partner handles or reads better after a while."""
    st = now.st
    r = _one_member(now, r)
    due = st.building_due[r.b, r.m]
    r = r.require((due <= now.t) | (due == NEVER), Reason.ALREADY_DONE)
    r = r.require(first_of(r.b, r.m), Reason.DUPLICATE).accept()
    st.building_due[r.b, r.m] = now.t + now.d.service_ticks
    _told(now, r, r.m, mask_of(now.pub.member)[r.organisation])


def _build(now: Now, b: Ints, n: Ints) -> None:
    """Better handling, where it is poor, and one more report read free each turn."""
    st = now.st
    poor = st.handling[b, n] < GOOD_HANDLING
    add(st.handling, (b[poor], n[poor]), 1)
    add(st.reading_bonus, (b, n), 1)
    np.minimum(st.reading_bonus, MOST_READING, out=st.reading_bonus)
    now.emit(Event.SERVICE_DONE, Rule.ORG, b, n, NONE, Service.CAPACITY_BUILDING, st.handling[b, n], NONE, bit(n))


def _legal_framework(now: Now, r: Rows) -> None:
    """United Nations: adopt the framework; freezes, assistance and partners' ceilings need it."""
    st = now.st
    r = r.require(st.framework[r.b, r.n] == NEVER, Reason.ALREADY_DONE)
    r = r.require(first_of(r.b, r.n), Reason.DUPLICATE).accept()
    st.framework[r.b, r.n] = now.t + now.d.service_ticks
    _told(now, r, NONE, bit(r.n))


def _convene_task_force(now: Now, r: Rows) -> None:
    """INTERPOL: a task force between nations that share no alliance."""
    r = r.require(r.thread >= 0, Reason.FIELD_MISSING)
    taskforce.form(now, _members_named(now, r), convened=True)


def _joint_intelligence(now: Now, r: Rows) -> None:
    """Military alliance: a fusion cell for one thread, to which members contribute and from which all of them learn."""
    st, pub = now.st, now.pub
    r = r.require(pub.cell_of[r.organisation] >= 0, Reason.NO_SERVICE)
    r = _on_open_thread(now, r)
    r = r.having(x=pub.cell_of[r.organisation].astype(np.intp))
    taken = (st.cell_until[r.b, r.x] > now.t) & (st.cell_thread[r.b, r.x] != r.thread)
    r = r.require(~taken, Reason.CELL_TAKEN)
    r = r.require(first_of(r.b, r.x), Reason.DUPLICATE).accept()
    st.cell_thread[r.b, r.x] = r.thread
    st.cell_until[r.b, r.x] = now.t + now.d.service_span
    _told(now, r, NONE, mask_of(pub.member)[r.organisation])


def _clear_cell(now: Now, b: Ints, x: Ints) -> None:
    """The cell's work is over: its holder slot is empty for the next thread; members keep their copies."""
    st, pub = now.st, now.pub
    h = pub.n_nations + pub.n_forces + x
    st.copies[b, h] = 0
    st.marks[b, h] = 0
    st.got[b, h] = NEVER_BYTE
    st.confidence[b, h] = 0
    st.cell_thread[b, x] = NONE


def _military_support(now: Now, r: Rows) -> None:
    """Military alliance: logistics for a task force one serves in; its deployment is shorter."""
    st = now.st
    r = r.require(r.key > 0, Reason.FIELD_MISSING)
    mine = (st.force_key[r.b] == r.key[:, None]) & st.force_member[r.b, :, r.n]
    r = r.having(f=mine.argmax(1)).require(mine.any(1), Reason.NO_FORCE)
    r = r.require(st.force_support[r.b, r.f] == 0, Reason.ALREADY_DONE)
    r = r.require(first_of(r.b, r.f), Reason.DUPLICATE).accept()
    st.force_support[r.b, r.f] = now.d.deploy_support
    _told(now, r, NONE, mask_of(st.force_member[r.b, r.f]))


def _strategic_coordination(now: Now, r: Rows) -> None:
    """Military alliance: members agree on a priority and hear of its thread; those that trust the proposer follow.

    While it binds, forces that a member leads on the thread form faster.
    """
    st, pub, d = now.st, now.pub, now.d
    r = _on_open_thread(now, r)
    at = r.b, r.organisation
    r = r.require((st.coordinated[at] != r.thread) | (st.coordinated_until[at] <= now.t), Reason.ALREADY_DONE)
    r = r.require(first_of(r.b, r.organisation, r.thread), Reason.DUPLICATE)
    r = r.require(first_of(r.b, r.organisation), Reason.AGREED_ON_ANOTHER).accept()
    st.coordinated[r.b, r.organisation] = r.thread
    st.coordinated_until[r.b, r.organisation] = now.t + d.coordination_turns * TICKS_PER_TURN
    members = pub.member[r.organisation]
    k, m = hits(members)
    st.detected[r.b[k], m, r.thread[k]] = True
    follows = (m == r.n[k]) | (st.trust[r.b[k], m, r.n[k]] >= d.join_trust)
    k, m = k[follows], m[follows]
    st.priority[r.b[k], m] = r.thread[k]
    now.emit(Event.COORDINATED, Rule.ORG, r.b, r.n, NONE, r.thread, r.organisation, r.row, mask_of(members))


def _joint_investigation(now: Now, r: Rows) -> None:
    """Union: those who take part may pass each other law-enforcement reports at AMBER without a task force."""
    st = now.st
    r = _members_named(now, r).accept()
    team = r.having(to=r.to | bit(r.n)).each()
    st.investigation_until[team.b, team.organisation, team.m] = now.t + now.d.service_span
    _told(now, r, NONE, r.to | bit(r.n))


def _prevention(now: Now, r: Rows) -> None:
    """Union: a prevention programme at home; campaigns grow more slowly there."""
    r = r.require(~now.st.prevention[r.b, r.n], Reason.ALREADY_DONE)
    r = r.require(first_of(r.b, r.n), Reason.DUPLICATE).accept()
    now.st.prevention[r.b, r.n] = True
    _told(now, r, NONE, bit(r.n))


def _victim_support(now: Now, r: Rows) -> None:
    """Union: the nation's victim support stands ready in full for an incident anywhere in the union."""
    r = r.require(~now.st.supported[r.b, r.n], Reason.ALREADY_DONE)
    r = r.require(first_of(r.b, r.n), Reason.DUPLICATE).accept()
    now.st.supported[r.b, r.n] = True
    _told(now, r, NONE, mask_of(now.pub.member)[r.organisation])


def _mutual_legal_assistance(now: Now, r: Rows) -> None:
    """Association: ask a member, or the place of a thread, for legal assistance; it is granted on acceptance."""
    st, pub = now.st, now.pub
    known = (r.thread >= 0) & st.detected[r.b, r.n, np.maximum(r.thread, 0)]
    place = bit(pub.thread_place[np.maximum(r.thread, 0)])
    r = r.having(to=np.where((r.to == 0) & known, place, r.to))
    r = _one_member(now, r)
    r = r.require(r.m != r.n, Reason.SELF)
    r = r.require(st.framework[r.b, r.n] <= now.t, Reason.NO_LEGAL_BASIS)
    r = r.require(~st.assistance[r.b, r.n, r.m], Reason.ALREADY_DONE)
    r = r.require(~matters.pending(now, r.b, MatterKind.ASSISTANCE, r.n, r.m), Reason.ALREADY_ASKED)
    r = r.require(first_of(r.b, r.n, r.m), Reason.DUPLICATE)
    r = matters.open_(now, r, MatterKind.ASSISTANCE, r.n, r.m)
    told = bit(r.n) | bit(r.m)
    now.emit(Event.PROPOSED, Rule.ORG, r.b, r.n, r.m, MatterKind.ASSISTANCE, r.matter, r.row, told)


def _ministerial_meeting(now: Now, r: Rows) -> None:
    """Association: the ministers meet; every member trusts every other a little more."""
    st, d = now.st, now.d
    last = st.met[r.b, r.organisation].astype(np.int32)
    r = r.require((last == NONE) | (last + d.meeting_gap <= now.t), Reason.MET_RECENTLY)
    r = r.require(first_of(r.b, r.organisation), Reason.DUPLICATE).accept()
    st.met[r.b, r.organisation] = now.t
    member = now.pub.member[r.organisation]
    k, n, m = hits(_pairs(member))
    now.trust(r.b[k], n, m, d.trust_ministerial, TrustCause.MINISTERIAL, r.row[k])
    _told(now, r, NONE, mask_of(member))


def _pairs(member: Bool) -> Bool:
    """Every ordered pair of different members: [R, N] -> [R, N, N]."""
    pairs: Bool = member[:, :, None] & member[:, None, :] & ~np.eye(member.shape[1], dtype=np.bool_)
    return pairs


def _joint_exercise(now: Now, r: Rows) -> None:
    """Association: all members that are free train together, at the price of one order.

    Who is training already is not free, nor who serves in a task force that has formed, unless it is the orderer.
    """
    st = now.st
    r = r.require(st.busy_until[r.b, r.n] <= now.t, Reason.BUSY)
    member = now.pub.member[r.organisation]
    k, m = hits(member & (np.arange(now.pub.n_nations) != r.n[:, None]))
    rested = np.zeros(len(r), np.bool_)
    np.logical_or.at(rested, k, matters.rested(now, r.b[k], r.n[k], m, now.turn))
    formed = (st.force_stage[r.b] >= int(Stage.FORMING))[:, :, None]
    others = (st.force_member[r.b] & formed).any(1) & (np.arange(now.pub.n_nations) != r.n[:, None])
    free = (st.busy_until[r.b] <= now.t) & ~others
    r = r.having(members=mask_of(member & free)).require(rested, Reason.TRAINED_RECENTLY)
    r = r.require(first_of(r.b, r.organisation), Reason.DUPLICATE).accept()
    training.together(now, r.b, r.members, np.full(len(r), TrainingKind.CRISIS_RESPONSE))
    _told(now, r, NONE, mask_of(now.pub.member)[r.organisation])


_RULES: dict[Service, Callable[[Now, Rows], None]] = {
    Service.CAPACITY_BUILDING: _capacity_building,
    Service.LEGAL_FRAMEWORK: _legal_framework,
    Service.NOTICE: notices.notice,
    Service.DIFFUSION: notices.diffusion,
    Service.CONVENE_TASK_FORCE: _convene_task_force,
    Service.JOINT_INTELLIGENCE: _joint_intelligence,
    Service.MILITARY_SUPPORT: _military_support,
    Service.STRATEGIC_COORDINATION: _strategic_coordination,
    Service.JOINT_INVESTIGATION: _joint_investigation,
    Service.PREVENTION: _prevention,
    Service.VICTIM_SUPPORT: _victim_support,
    Service.MUTUAL_LEGAL_ASSISTANCE: _mutual_legal_assistance,
    Service.MINISTERIAL_MEETING: _ministerial_meeting,
    Service.JOINT_EXERCISE: _joint_exercise,
}
