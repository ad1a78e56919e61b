"""Exercise incidents: deployment, capability in place, and how a crisis window ends (R-CRISIS)."""

import numpy as np

from game.rules import training, units
from game.rules.arrays import I32, Ints, bit, hits, mask_of
from game.rules.codes import NEVER, NONE, Capability, OrganisationKind, Outcome, Rule, Service, Stage, TrainingKind
from game.rules.events import PUBLIC, Event, of_in_place
from game.rules.now import Now, Rows

MOST_LOGISTICS = 4
UNIT = 1000
ALWAYS_USEFUL = 1 << TrainingKind.RAPID_DEPLOYMENT | 1 << TrainingKind.CRISIS_RESPONSE


def begin(now: Now, b: Ints, t: Ints) -> None:
    """Threads t become exercise incidents, known to all: the window opens."""
    st = now.st
    window = now.pub.crisis_window[t]
    st.outcome[b, t] = Outcome.CRISIS
    st.crisis_until[b, t] = now.t + window
    now.emit(Event.INCIDENT, Rule.CRISIS, b, -1, now.pub.thread_place[t], t, window, audience=PUBLIC)


def deploy(now: Now, r: Rows) -> None:
    """Ready forces `f` set out for the incident of their thread; rows are accepted."""
    if not r:
        return
    st = now.st
    arrival = now.t + deployment(now, r.b, r.f)
    at = r.b, r.f
    st.force_stage[at] = Stage.DEPLOYED
    st.force_ready[at] = arrival
    st.force_busy[at] = NEVER
    place = now.pub.thread_place[r.t]
    told = mask_of(st.force_member[at]) | bit(place)
    now.emit(Event.DEPLOYED, Rule.CRISIS, r.b, r.n, place, r.t, arrival, r.row, told)


def deployment(now: Now, b: Ints, f: Ints) -> I32:
    """Ticks that force f needs to its thread's place: rows.

    Unaided time less logistics (up to four units), support by an alliance, training for it, and a liaison officer with
    the place; a lead at home counts as if it had one, and is no sooner than that.
    """
    st, pub, d = now.st, now.pub, now.d
    thread = st.force_thread[b, f].astype(np.intp)
    lead, place = st.force_lead[b, f].astype(np.intp), pub.thread_place[thread].astype(np.intp)
    logistics = st.force_units[b, f, :, Capability.LOGISTICS].sum(1, dtype=np.int32)
    hostages = pub.crisis_need[thread, Capability.HOSTAGE_RESCUE] > 0
    useful = np.where(hostages, ALWAYS_USEFUL | 1 << TrainingKind.HOSTAGE_RESCUE, ALWAYS_USEFUL)
    trained = (training.kinds_shared(now, b, f) & useful) > 0
    near = (lead == place) | (st.liaison[b, lead, place] <= now.t)
    saved = d.deploy_logistics * np.minimum(logistics, MOST_LOGISTICS) + st.force_support[b, f]
    saved = saved + d.deploy_trained * trained + d.deploy_liaison * near
    ticks: I32 = np.maximum(d.deploy_ticks - saved, d.deploy_least).astype(np.int32)
    return ticks


def in_place(now: Now, b: Ints, t: Ints, by: Ints) -> I32:
    """Capability in place for incident t at tick `by`, in 1/1000 of a unit: [R, K].

    Arrived forces, pooled; the place nation's own free units; and victim support by solidarity.
    """
    st, pub = now.st, now.pub
    present = np.zeros((len(b), pub.thread_need.shape[1]), np.int32)
    there = (st.force_thread[b] == t[:, None]) & (st.force_stage[b] == int(Stage.DEPLOYED))
    k, f = hits(there & (st.force_ready[b] <= by[:, None]))
    np.add.at(present, k, units.strength(now, b[k], f))
    place = pub.thread_place[t].astype(np.intp)
    home = now.busy_until[b, place] <= now.t
    present += np.where(home[:, None], units.free_units(now, b, place) * UNIT, 0)
    present[:, Capability.VICTIM_SUPPORT] += solidarity(now, b, place)
    return present


def solidarity(now: Now, b: Ints, place: Ints) -> I32:
    """Victim support from elsewhere, in 1/1000 of a unit: rows.

    Half the free units of each fellow member of a union that provides it; all of those of a nation that ordered it.
    """
    st, pub = now.st, now.pub
    union = (pub.organisation_kind == int(OrganisationKind.UNION)) & pub.service[:, Service.VICTIM_SUPPORT]
    member = pub.member & union[:, None]
    fellow = np.asarray((member[:, :, None] & member[:, None, :]).any(0), np.bool_)[place]
    share = np.where(st.supported[b], UNIT, np.where(fellow, UNIT // 2, 0))
    share[np.arange(len(b)), place] = 0
    free = np.broadcast_to(pub.capability[:, Capability.VICTIM_SUPPORT].astype(np.int32), share.shape)
    if pub.n_forces:
        free = free - st.force_units[b, :, :, Capability.VICTIM_SUPPORT].sum(1, dtype=np.int32)
    given: I32 = (np.maximum(free, 0) * share).sum(1, dtype=np.int32)
    return given


def settle(now: Now) -> None:
    """Each tick: an incident is contained as soon as all it asks for is in place, uncontained when its window ends.

    The last tick of the exercise looks ahead: what is under way and arrives within the window counts.
    """
    st = now.st
    b, t = hits(st.outcome == int(Outcome.CRISIS))
    if not len(b):
        return
    last = now.t == now.pub.ticks - 1
    until = st.crisis_until[b, t]
    present = in_place(now, b, t, until if last else np.full(len(b), now.t))
    contained = np.asarray((present >= now.pub.crisis_need[t].astype(np.int32) * UNIT).all(1), np.bool_)
    over = contained | (until <= now.t) | last
    b, t, contained = b[over], t[over], contained[over]
    if not len(b):
        return
    _tell(now, b, t, present[over], until[over] if last else np.full(len(b), now.t))
    outcome = np.where(contained, Outcome.CONTAINED, Outcome.UNCONTAINED)
    lead = np.where(contained, _first_lead(now, b, t), -1)
    st.outcome[b, t] = outcome
    st.closed[b, t] = now.t
    st.closed_by[b, t] = lead
    k, f = hits((st.force_thread[b] == t[:, None]) & (st.force_stage[b] == Stage.DEPLOYED))
    st.force_busy[b[k], f] = now.t + now.d.respond_busy
    now.emit(Event.CLOSED, Rule.CRISIS, b, lead, now.pub.thread_place[t], t, outcome, audience=PUBLIC)


def _tell(now: Now, b: Ints, t: Ints, present: Ints, by: Ints) -> None:
    """Everybody hears of incidents t that end what was in place by then, of each capability asked for, and under way.

    present [R, K], by: rows.
    """
    if now.recorder is None:
        return
    st, asked = now.st, now.pub.crisis_need[t].astype(np.int32)
    sent = (st.force_thread[b] == t[:, None]) & (st.force_stage[b] == int(Stage.DEPLOYED))
    k, f = hits(sent & (st.force_ready[b] > by[:, None]))
    coming = np.zeros_like(asked)
    np.add.at(coming, k, units.strength(now, b[k], f))
    k, c = hits(asked > 0)
    told = of_in_place(c, asked[k, c], present[k, c], coming[k, c])
    now.emit(Event.IN_PLACE, Rule.CRISIS, b[k], NONE, now.pub.thread_place[t[k]], t[k], told, audience=PUBLIC)


def _first_lead(now: Now, b: Ints, t: Ints) -> Ints:
    """Lead of the deployed force that arrived first, -1 where the place nation managed alone: rows."""
    st = now.st
    there = (st.force_thread[b] == t[:, None]) & (st.force_stage[b] == Stage.DEPLOYED)
    if not there.shape[1]:
        return np.full(len(b), -1)
    f = np.where(there, st.force_ready[b], NEVER + 1).argmin(1)
    lead: Ints = np.where(there.any(1), st.force_lead[b, f], -1)
    return lead
