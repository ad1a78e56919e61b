"""Task forces: members, units, readiness and pooled capability (R-TASKFORCE)."""

import numpy as np

from game.rules import matters, rng, sharing, training, transit
from game.rules.arrays import Bool, Ints, add, bit, column, first_of, hits, mask_of, nth_of, unpacked
from game.rules.codes import (
    NEVER,
    NEVER_BYTE,
    NONE,
    TICKS_PER_TURN,
    Capability,
    Copy,
    Label,
    MatterKind,
    MatterStatus,
    Outcome,
    Rule,
    Stage,
)
from game.rules.events import CAPABILITY_BITS, Event
from game.rules.now import Now, Rows
from game.rules.orders import Kind
from game.rules.reasons import Reason
from game.rules.units import free_units


def named(now: Now, r: Rows) -> Rows:
    """The rows whose key names a task force, with its slot as column `f`."""
    same = (now.st.force_key[r.b] == r.key[:, None]) & (r.key > 0)[:, None]
    return r.having(f=same.argmax(1)).require(same.any(1), Reason.NO_FORCE)


def form(now: Now, r: Rows, convened: bool = False) -> None:
    """Form a task force on a thread one has confidence in, or on an incident, and invite nations to it.

    The invited are allied, or have an agreement in force with the lead, unless `convened` by an organisation of
    which all are members. The lead brings its free units; the invited answer in the next plan. Who leads a force on the
    thread already invites more nations to that one.
    """
    if not r:
        return
    st, d = now.st, now.d
    r = r.having(incident=st.outcome[r.b, r.thread] == int(Outcome.CRISIS))  # of which all know
    r = r.require(st.detected[r.b, r.n, r.thread] | r.incident, Reason.NOT_DETECTED)
    r = r.require(st.outcome[r.b, r.thread] <= int(Outcome.CRISIS), Reason.THREAD_CLOSED)
    mine = (st.force_lead[r.b] == r.n[:, None]) & (st.force_thread[r.b] == r.thread[:, None])
    r = r.having(f=mine.argmax(1), led=np.asarray(mine.any(1), np.bool_))
    sure = st.confidence[r.b, r.n, r.thread] >= d.form_confidence
    r = r.require(sure | r.incident | r.led, Reason.LOW_CONFIDENCE)
    r = r.require(np.bitwise_count(r.to) < d.force_size, Reason.FORCE_SIZE)
    r = r if convened else r.require(_tied(now, r), Reason.NOT_ALLIED)
    r = r.require(first_of(r.b, r.n, r.thread), Reason.FORCE_EXISTS)
    _invite(now, _room(now, r.where(r.led)), now.t + 2 * TICKS_PER_TURN - 1)
    r = _open_slot(now, r.where(~r.led))
    if not r:
        return
    _enlist(now, r.b, r.f, r.n)
    now.emit(Event.FORMED, Rule.TASKFORCE, r.b, r.n, NONE, r.thread, r.force, r.row, bit(r.n) | r.to)
    _invite(now, r, st.force_ready[r.b, r.f])


def _room(now: Now, r: Rows) -> Rows:
    """The rows whose own force can take more members, with `to` those who neither serve in it nor are invited."""
    if not r:
        return r
    st = now.st
    r = r.require(_at_hand(now, r), Reason.AWAY)
    key = st.force_key[r.b, r.f]
    part = mask_of(st.force_member[r.b, r.f])
    asked = (st.matter_group[r.b] == key[:, None]) & (st.matter_kind[r.b] == int(MatterKind.INVITATION))
    k, p = hits(asked & (st.matter_status[r.b] == int(MatterStatus.OPEN)))
    np.bitwise_or.at(part, k, bit(st.matter_to[r.b[k], p]))
    r = r.having(to=r.to & ~part, force=key, part=part)
    r = r.require(r.to != 0, Reason.FORCE_EXISTS)
    return r.require(np.bitwise_count(r.to | r.part) <= now.d.force_size, Reason.FORCE_SIZE)


def _invite(now: Now, r: Rows, due: Ints | int) -> None:
    """Invite each nation in `to` to force `f`, whose key is `force`."""
    if not r:
        return
    due = column(due, len(r))
    r = r.having(due=due).each()
    r = matters.open_(now, r, MatterKind.INVITATION, r.n, r.m, r.f, group=r.force, due=r.due)
    told = bit(r.n) | bit(r.m)
    now.emit(Event.PROPOSED, Rule.TASKFORCE, r.b, r.n, r.m, MatterKind.INVITATION, r.matter, r.row, told)


def _open_slot(now: Now, r: Rows) -> Rows:
    """A free slot for each row, in row order, as column `f`, with the new force's key in `force`."""
    st = now.st
    free = np.cumsum(st.force_stage[r.b] == int(Stage.FREE), axis=1, dtype=np.int32) > nth_of(r.b)[:, None]
    r = r.having(f=free.argmax(1)).require(np.asarray(free.any(1), np.bool_), Reason.FORCES_FULL).accept()
    r = r.having(force=rng.key_of(st.seeds[r.b], now.turn, np.full(len(r), Kind.FORM), r.n, r.thread))
    at = r.b, r.f
    st.force_key[at] = r.force
    st.force_stage[at] = Stage.INVITING
    st.force_lead[at] = r.n
    st.force_thread[at] = r.thread
    st.force_ready[at] = now.t + 2 * TICKS_PER_TURN - 1
    return r


def _tied(now: Now, r: Rows) -> Bool:
    """Every invited nation is allied with the orderer or has an agreement in force with it: rows."""
    wanted = unpacked(r.to, now.pub.n_nations)
    tied = now.pub.allied[r.n] | (now.st.agreement[r.b, r.n] <= now.t)
    return np.asarray((tied | ~wanted).all(1), np.bool_)


def _enlist(now: Now, b: Ints, f: Ints, n: Ints) -> None:
    """Nations n serve in force f with their free units of what its thread asks for, in prevention or crisis.

    Who enters two at once gives its units to the first.
    """
    st, pub = now.st, now.pub
    asked = (pub.thread_need > 0) | (pub.crisis_need > 0)
    asked[:, Capability.LOGISTICS] |= pub.crisis_need.any(1)
    rank = nth_of(b, n)
    for step in range(int(rank.max(initial=-1)) + 1):
        rows = rank == step
        at = b[rows], f[rows], n[rows]
        wanted = asked[np.maximum(st.force_thread[at[0], at[1]], 0)]
        st.force_units[at] = np.maximum(free_units(now, at[0], at[2]), 0) * wanted
        st.force_member[at] = True


def join(now: Now, r: Rows) -> None:
    """Join a task force one is invited to, which still invites; the key is the invitation's or the force's."""
    if not r:
        return
    st = now.st
    r = _invited(now, r)
    r = r.where(st.force_stage[r.b, r.f] == int(Stage.INVITING))
    _enter(now, r.require(first_of(r.b, r.f, r.n), Reason.DUPLICATE))


def join_formed(now: Now, r: Rows) -> None:
    """Join a task force that formed without one: after its response of this turn, and it forms a little longer."""
    if not r:
        return
    st = now.st
    r = r.where(~now.accepted[r.row])
    r = _invited(now, r)
    r = r.require(st.force_stage[r.b, r.f] < int(Stage.DEPLOYED), Reason.AWAY)
    r = r.require(first_of(r.b, r.f, r.n), Reason.DUPLICATE)
    _enter(now, r)
    _hand_over(now, r)
    at = r.b, r.f
    st.force_stage[at] = Stage.FORMING
    st.force_ready[at] = np.maximum(st.force_ready[at], now.t)
    add(st.force_ready, at, now.d.force_member)


def _hand_over(now: Now, r: Rows) -> None:
    """The lead passes newcomers what is before the force already, as far as it holds it and law lets it."""
    st = now.st
    lead = st.force_lead[r.b, r.f].astype(np.intp)
    before = st.copies[r.b, now.pub.n_nations + r.f]
    k, i = hits((before > st.copies[r.b, r.n]) & (st.copies[r.b, lead] > 0) & ~st.compromised[r.b])
    b, n, lead = r.b[k], r.n[k], lead[k]
    copy = np.minimum(before[k, i], st.copies[b, lead, i]).astype(np.int32)
    may = (st.origin[b, i] != n) & sharing.lawful(now, b, lead, n, i, copy)
    transit.send(now, b[may], i[may], lead[may], n[may], NONE, 1, copy[may], np.ones(int(may.sum()), np.bool_))


def _invited(now: Now, r: Rows) -> Rows:
    """The rows whose key names an open invitation to their nation, with its `slot` and the force's slot `f`."""
    st = now.st
    named_ = (st.matter_key[r.b] == r.key[:, None]) | (st.matter_group[r.b] == r.key[:, None])
    mine = (
        named_ & (st.matter_kind[r.b] == int(MatterKind.INVITATION)) & (st.matter_status[r.b] == int(MatterStatus.OPEN))
    )
    mine &= (st.matter_to[r.b] == r.n[:, None]) & (r.key > 0)[:, None]
    slot = mine.argmax(1)
    f = np.maximum(st.matter_item[r.b, slot], 0).astype(np.intp)
    r = r.having(slot=slot, f=f).require(mine.any(1), Reason.NOT_INVITED)
    return r.require(st.force_key[r.b, r.f] == st.matter_group[r.b, r.slot], Reason.NOT_INVITED)


def _enter(now: Now, r: Rows) -> None:
    """Accept the invitations in `slot`: the nations bring their units."""
    r.accept()
    matters.close(now, r, MatterStatus.ACCEPTED)
    _enlist(now, r.b, r.f, r.n)
    _tell(now, Event.JOINED, r)


def leave(now: Now, r: Rows) -> None:
    """Leave a task force; a deployed one is left when it stands down. The lead stands its force down instead."""
    if not r:
        return
    st = now.st
    r = named(now, r)
    r = r.require(st.force_member[r.b, r.f, r.n], Reason.NOT_MEMBER_OF_FORCE)
    r = r.require(st.force_lead[r.b, r.f] != r.n, Reason.LEAD_STAYS)
    r = r.require(first_of(r.b, r.f, r.n), Reason.DUPLICATE).accept()
    deployed = st.force_stage[r.b, r.f] == Stage.DEPLOYED
    later, at_once = r.where(deployed), r.where(~deployed)
    st.force_leaving[later.b, later.f, later.n] = True
    _tell(now, Event.LEFT, at_once)
    _depart(now, at_once.b, at_once.f, at_once.n)


def _tell(now: Now, event: Event, r: Rows) -> None:
    """All members hear who came or went."""
    st, at = now.st, (r.b, r.f)
    audience = mask_of(st.force_member[at])
    now.emit(event, Rule.TASKFORCE, r.b, r.n, st.force_lead[at], st.force_thread[at], st.force_key[at], r.row, audience)


def _depart(now: Now, b: Ints, f: Ints, n: Ints) -> None:
    """Nations n serve in force f no more: units are free, and its AMBER copies lose their need after a while.

    Need stays where the nation registered one of the report's subjects, serves in another force on one, or sees a
    thread with one that is due at its own place.
    """
    if not len(b):
        return
    st, pub = now.st, now.pub
    st.force_member[b, f, n] = False
    st.force_leaving[b, f, n] = False
    st.force_units[b, f, n] = 0
    about = pub.thread_subject.astype(np.uint8) @ pub.report_subject.T.astype(np.uint8) > 0
    theirs = about[st.force_thread[b, f]] | (st.copies[b, pub.n_nations + f] != Copy.NO)
    theirs &= (st.copies[b, n] == Copy.FULL) & (pub.report_label >= Label.AMBER) & (st.origin[b] != n[:, None])
    kept = np.asarray((st.interest[b, n][:, None, :] & pub.report_subject).any(2), np.bool_)
    serving = st.force_member[b, :, n] & (st.force_stage[b] >= Stage.FORMING)
    k, other = hits(serving)
    np.logical_or.at(kept, k, about[st.force_thread[b[k], other]])
    home = (st.outcome[b] <= int(Outcome.CRISIS)) & st.detected[b, n] & (pub.thread_place == n[:, None])
    kept |= home @ about
    k, i = hits(theirs & ~kept & (st.need_until[b, n] == NEVER_BYTE))
    st.need_until[b[k], n[k], i] = min(now.t + now.d.need_after_leaving, NEVER_BYTE - 1)
    now.under_way()


def gives_up(now: Now, r: Rows) -> Bool:
    """The order takes units out of a force: what is given up is free before others come, go and ask: rows."""
    st = now.st
    if not r or not now.pub.n_forces:
        return np.zeros(len(r), np.bool_)
    same = (st.force_key[r.b] == r.key[:, None]) & (r.key > 0)[:, None]
    less: Bool = same.any(1) & (r.amount < st.force_units[r.b, same.argmax(1), r.n, r.option])
    return less


def assign(now: Now, r: Rows) -> None:
    """Set how many units of capability `option` serve a force; each unit serves one task force."""
    if not r:
        return
    st = now.st
    r = named(now, r)
    r = r.require(st.force_member[r.b, r.f, r.n], Reason.NOT_MEMBER_OF_FORCE)
    r = r.require(_at_hand(now, r), Reason.AWAY)
    r = r.require(first_of(r.b, r.f, r.n, r.option), Reason.DUPLICATE)
    rank = nth_of(r.b, r.n, r.option)
    for step in range(int(rank.max(initial=-1)) + 1):
        _assign_one(now, r.where(rank == step))


def _assign_one(now: Now, r: Rows) -> None:
    """Rows name a nation's capability at most once."""
    st = now.st
    at = r.b, r.f, r.n, r.option
    free = free_units(now, r.b, r.n)[np.arange(len(r)), r.option] + st.force_units[at]
    r = r.require(r.amount <= free, Reason.NO_UNITS).accept()
    st.force_units[r.b, r.f, r.n, r.option] = r.amount
    force, value = (r.b, r.f), r.amount << CAPABILITY_BITS | r.option
    members, lead, thread = mask_of(st.force_member[force]), st.force_lead[force], st.force_thread[force]
    now.emit(Event.ASSIGNED, Rule.TASKFORCE, r.b, r.n, lead, thread, value, r.row, members)


def _at_hand(now: Now, r: Rows) -> Bool:
    """The force is neither deployed nor spent: rows."""
    return np.asarray(now.st.force_stage[r.b, r.f] < int(Stage.DEPLOYED), np.bool_)


def stand_down(now: Now, r: Rows) -> None:
    """The lead stands its force down: units are free. A deployed or spent force must serve its time first."""
    if not r:
        return
    st = now.st
    r = named(now, r)
    r = r.require(st.force_lead[r.b, r.f] == r.n, Reason.NOT_LEAD)
    r = r.require(_at_hand(now, r), Reason.AWAY)
    r = r.require(first_of(r.b, r.f), Reason.DUPLICATE).accept()
    _disband(now, r.b, r.f, r.row)


def _disband(now: Now, b: Ints, f: Ints, row: Ints | int = NONE) -> None:
    """Forces f are no more: leavers depart, open invitations are withdrawn without blame, the slot is free."""
    st = now.st
    at = b, f
    lead, thread, key = st.force_lead[at], st.force_thread[at], st.force_key[at]
    now.emit(Event.STOOD_DOWN, Rule.TASKFORCE, b, lead, NONE, thread, key, row, mask_of(st.force_member[at]))
    k, n = hits(st.force_leaving[at])
    _depart(now, b[k], f[k], n)
    open_ = (st.matter_group[b] == key[:, None]) & (st.matter_status[b] == int(MatterStatus.OPEN))
    k, p = hits(open_ & (st.matter_kind[b] == int(MatterKind.INVITATION)))
    st.matter_status[b[k], p] = MatterStatus.LAPSED
    st.force_key[at] = 0
    st.force_stage[at] = Stage.FREE
    st.force_lead[at] = NONE
    st.force_thread[at] = NONE
    st.force_ready[at] = NEVER
    st.force_busy[at] = 0
    st.force_support[at] = 0
    st.force_member[at] = False
    st.force_leaving[at] = False
    st.force_units[at] = 0
    holder = b, now.pub.n_nations + f
    st.copies[holder] = Copy.NO
    st.marks[holder] = 0
    st.got[holder] = NEVER_BYTE
    st.confidence[holder] = 0


def advance(now: Now) -> None:
    """Each tick: trainings; forces get from inviting to forming to ready."""
    training.advance(now)
    if not np.count_nonzero(now.st.force_stage):
        return
    _close_invitations(now)
    _get_ready(now)


def _close_invitations(now: Now) -> None:
    """Nobody is left to answer, or the answering turn ends: forming takes base + a step for each member."""
    st, d = now.st, now.d
    b, f = hits(st.force_stage == int(Stage.INVITING))
    if not len(b):
        return
    open_ = (st.matter_kind[b] == int(MatterKind.INVITATION)) & (st.matter_status[b] == int(MatterStatus.OPEN))
    waiting = (open_ & (st.matter_group[b] == st.force_key[b, f][:, None])).any(1)
    done = ~waiting | (st.force_ready[b, f] <= now.t)
    b, f = b[done], f[done]
    st.force_stage[b, f] = Stage.FORMING
    members = st.force_member[b, f].sum(1, dtype=np.int32)
    lead, thread = st.force_lead[b, f].astype(np.intp), st.force_thread[b, f]
    drilled = (st.coordinated[b] == thread[:, None]) & (st.coordinated_until[b] > now.t) & now.pub.member[:, lead].T
    forming = d.force_base + d.force_member * members
    st.force_ready[b, f] = now.t + np.where(drilled.any(1), forming * d.coordination_forming // 100, forming)


def _get_ready(now: Now) -> None:
    """A force whose forming is over is ready; with two members or more it is a joint force on its thread."""
    st = now.st
    b, f = hits((st.force_stage == int(Stage.FORMING)) & (st.force_ready <= now.t))
    if not len(b):
        return
    st.force_stage[b, f] = Stage.READY
    lead, thread, key = st.force_lead[b, f], st.force_thread[b, f], st.force_key[b, f]
    joint = st.force_member[b, f].sum(1, dtype=np.int32) >= 2
    st.joint_threads[b[joint], thread[joint]] = True
    now.emit(Event.FORCE_READY, Rule.TASKFORCE, b, lead, NONE, thread, key, NONE, mask_of(st.force_member[b, f]))


def recover(now: Now) -> None:
    """As a turn ends: what is spent until then is ready again; a force whose thread is closed stands down once free.

    So its units are at hand for the next turn's orders.
    """
    st = now.st
    stage = st.force_stage
    b, f = hits((stage > int(Stage.FREE)) & ((stage < int(Stage.DEPLOYED)) | (st.force_busy <= now.t + 1)))
    over = st.outcome[b, st.force_thread[b, f]] > int(Outcome.CRISIS)
    back = ~over & (stage[b, f] == int(Stage.SPENT))
    stage[b[back], f[back]] = int(Stage.READY)
    if np.count_nonzero(over):
        _disband(now, b[over], f[over])
