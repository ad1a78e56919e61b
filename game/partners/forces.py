"""Task forces: forming, responding, deploying, standing down (R-TASKFORCE, R-THREAD, R-CRISIS)."""

import numpy as np

from game.partners.knowledge import Knowledge
from game.partners.plan import Wish, wish
from game.rules.arrays import I32, Bool, Ints, hits, mask_of, nth_of, only, order_by
from game.rules.codes import LegalBasis, Outcome, Service, Stage
from game.rules.orders import Kind
from game.rules.tables import PublicTables, constant

RESPOND_SCORE = 1000
FORM_SCORE = 640
UNLAWFUL = 100_000
"""By how much who could not act at a place by law ranks behind those who could."""
REINFORCE_SCORE = 600
REINFORCE_LEAST = 18
"""Ticks before a deadline from which nobody is called to a force that formed: they would come too late."""
REINFORCE_GAP = 2
"""Turns after which a lead calls a nation again."""
MOST_LED = 2
"""Task forces that a partner leads at once; the second costs staff every turn."""
FADING = 24
"""Ticks before a deadline from which a lead takes a disruption when its picture no longer gets better."""


def respond(k: Knowledge) -> list[Wish]:
    """Prevent when confidence and force suffice; disrupt when the deadline is upon it; deploy to an incident."""
    p, s, _players = k.p, k.s, k.players
    d = p.doctrine
    b, n, f = hits(k.leads & (s.force_stage == Stage.READY)[:, None, :])
    if not len(b):
        return []
    held_up, exposed = k.signs
    t = np.maximum(s.force_thread[b, f], 0).astype(np.intp)
    covered = cover(k, b, f)
    confidence = s.force_at_response[b, f].astype(np.int32) + s.eased[b, t]
    time = k.left[b, t]
    doubtful = exposed[b, n, t] > held_up[b, n, t]
    full = (confidence >= d.respond_confidence) & (covered >= 100)
    still = s.confidence[b, n, t] <= s.confidence_before[b, n, t]  # a sign that nothing came which counts half yet
    nearly = (confidence >= d.nearly_confidence) & (covered >= d.nearly_capability)
    nearly &= (time <= 6) | ((time <= FADING) & still)
    go = (s.outcome[b, t] == Outcome.OPEN) & ~doubtful & (full | nearly)
    go |= s.outcome[b, t] == Outcome.CRISIS
    return [wish(b[go], n[go], Kind.RESPOND, RESPOND_SCORE, 2, key=s.force_key[b[go], f[go]])]


def cover(k: Knowledge, b: Ints, f: Ints) -> I32:
    """Percent of the least covered capability that the thread of an own task force asks for: rows."""
    need = k.p.thread_need[np.maximum(k.s.force_thread[b, f], 0)].astype(np.int32)
    percent = np.where(need > 0, k.s.force_pooled[b, f] // np.maximum(need * 10, 1), 999)
    return np.asarray(percent.min(1, initial=999), np.int32)


@constant
def gatherable(p: PublicTables) -> Bool:
    """Whom each nation may gather by what all know: allies, or all members of INTERPOL that it may convene: [N, N]."""
    may = p.allied.copy()
    for o in np.flatnonzero(p.service[:, Service.CONVENE_TASK_FORCE]):
        may |= p.member[o][:, None] & p.member[o]
    return np.asarray(may & ~np.eye(p.n_nations, dtype=np.bool_), np.bool_)


@constant
def lawful(p: PublicTables) -> Bool:
    """Who could act at each thread's place as it asks, by what all know before any agreement: [T, N].

    Where it asks for a framework, who has it or may adopt it; where for assistance, the place's fellows in an
    organisation that grants it; in both cases the place and those that may investigate jointly with it.
    """

    def fellows(service: Service) -> Bool:
        bodies = p.member[p.service[:, service]]
        together = np.asarray((bodies[:, :, None] & bodies[:, None, :]).any(0), np.bool_)
        return together[np.maximum(p.thread_place, 0)]

    basis = p.thread_basis[:, None]
    framework = p.framework | p.member[p.service[:, Service.LEGAL_FRAMEWORK]].any(0)
    able = basis == LegalBasis.NONE
    able = able | (basis == LegalBasis.FRAMEWORK) & framework
    able |= (basis == LegalBasis.ASSISTANCE) & fellows(Service.MUTUAL_LEGAL_ASSISTANCE)
    able |= fellows(Service.JOINT_INVESTIGATION) | (p.thread_place[:, None] == np.arange(p.n_nations))
    return np.asarray(able, np.bool_)


@constant
def natural_lead(p: PublicTables) -> I32:
    """Who would lead on each thread, by what all know: [T, N] rank.

    Who could act there by law first; then by how much of what the thread asks for it covers with those it may gather;
    its own units and place break ties.
    """
    need = (p.thread_need + p.crisis_need).astype(np.int32)
    capability = p.capability.astype(np.int32)
    around = capability * 10 + 5 * (gatherable(p) @ capability)
    cover = np.minimum(around[None], need[:, None] * 10).sum(2, dtype=np.int32)
    own = np.minimum(capability[None], need[:, None]).sum(2, dtype=np.int32)
    fit = cover * 20 + own * 5 + 8 * (p.thread_place[:, None] == np.arange(p.n_nations))
    fit -= UNLAWFUL * ~lawful(p)
    rank: I32 = (-fit).argsort(1, kind="stable").argsort(1).astype(np.int32)
    return rank


def form(k: Knowledge) -> list[Wish]:
    """Form on a known thread when one is its natural lead, or time is short; one force a nation."""
    p, s, players = k.p, k.s, k.players
    d = p.doctrine
    if not p.n_forces:
        return []
    time = k.left[:, None, :]
    held_up, exposed = k.signs
    able: Bool = k.open & (s.confidence >= d.form_confidence) & (time >= 12) & (exposed <= held_up)
    incident = (s.outcome == int(Outcome.CRISIS)) & (s.crisis_until - s.tick >= 12) & p.crisis_need.any(1)
    able |= incident[:, None, :]
    able &= ~k.called
    able &= (np.bitwise_count(mask_of(k.leads)) < MOST_LED)[:, :, None] & players[:, :, None]
    rank = natural_lead(p).T[None]
    overdue = (s.confidence_before >= d.form_confidence) & (s.confidence >= d.form_confidence + 50 * (rank - 1))
    able &= (rank == 0) | (overdue & ((k.turn + rank) % 3 == 0))  # one after the other, not all at once
    b, n, t = hits(able)
    if not len(b):
        return []
    worth = s.confidence[b, n, t] // 10 - rank[0, n, t] * 10 + np.clip(48 - k.left[b, t], 0, 48)
    order = order_by(b, n, -worth)
    order = order[nth_of(b[order], n[order]) == 0]
    b, n, t, worth = b[order], n[order], t[order], worth[order]
    return calls(k, b, n, t, invited(k, b, n, t), FORM_SCORE + worth)


def calls(k: Knowledge, b: Ints, n: Ints, t: Ints, to: Bool, score: I32) -> list[Wish]:
    """Who is tied to all it calls forms or invites itself; else an organisation of which all are members convenes."""
    p, s = k.p, k.s
    tied = (p.allied[n] | (s.agreement[b, n] <= s.tick) | ~to).all(1)
    wishes = [wish(b[tied], n[tied], Kind.FORM, score[tied], 2, thread=t[tied], to=mask_of(to[tied]))]
    for o in np.flatnonzero(p.service[:, Service.CONVENE_TASK_FORCE]):
        ok = ~tied & p.member[o, n] & (p.member[o] | ~to).all(1)
        wishes.append(
            wish(b[ok], n[ok], Kind.SERVICE, score[ok], 2 + int(p.service_cost[Service.CONVENE_TASK_FORCE]),
                 organisation=int(o), option=int(Service.CONVENE_TASK_FORCE), thread=t[ok], to=mask_of(to[ok]))
        )  # fmt: skip
    return wishes


def reinforce(k: Knowledge) -> list[Wish]:
    """The lead of a force that formed and lacks units invites those who may have them, while there is time for it."""
    p, s = k.p, k.s
    formed = (s.force_stage == Stage.FORMING) | (s.force_stage == Stage.READY)
    b, n, f = hits(k.leads & formed[:, None, :])
    if not len(b):
        return []
    t = np.maximum(s.force_thread[b, f], 0).astype(np.intp)
    short = (s.outcome[b, t] == Outcome.OPEN) & (cover(k, b, f) < 100) & (k.left[b, t] >= REINFORCE_LEAST)
    short &= s.confidence[b, n, t] >= p.doctrine.form_confidence
    b, n, f, t = only(short, b, n, f, t)
    serving = s.serving[b, f]
    lacks = np.maximum(p.thread_need[t].astype(np.int32) * 1000 - s.force_pooled[b, f], 0)
    may = ~serving & (k.since_asked[b, n] >= REINFORCE_GAP)
    to = _choice(k, b, n, t, lacks, may, p.doctrine.force_size - serving.sum(1))
    some = to.any(1)
    b, n, t, to = b[some], n[some], t[some], to[some]
    return calls(k, b, n, t, to, np.full(len(b), REINFORCE_SCORE))


def invited(k: Knowledge, b: Ints, n: Ints, t: Ints) -> Bool:
    """Whom a lead that forms on a thread invites, by what all know: [R, N] bool."""
    p = k.p
    need = p.thread_need[t].astype(np.int32) * 1000 + p.crisis_need[t].astype(np.int32) * 500
    need = need - p.capability[n].astype(np.int32) * 1000
    anyone = np.ones((len(b), p.n_nations), np.bool_)
    return _choice(k, b, n, t, need, anyone, np.full(len(b), min(p.doctrine.force_size, p.n_nations) - 1), least=1)


def _choice(k: Knowledge, b: Ints, n: Ints, t: Ints, need: Ints, among: Bool, most: Ints, least: int = 0) -> Bool:
    """Greedy choice of members: who covers most of `need` [R, K], in 1/1000 of a unit: [R, N] bool.

    At most `most` of those `among` [R, N], whom the lead may gather and who could act there by law; at least `least`
    where any would help.
    """
    p, s = k.p, k.s
    rows = np.arange(len(b))
    may: Bool = (gatherable(p)[n] | (s.agreement[b, n] <= s.tick)) & (np.arange(p.n_nations) != n[:, None])
    may &= among & (s.trust[b, :, n] >= p.doctrine.join_trust - 50)
    bound = (p.thread_basis[t] == LegalBasis.FRAMEWORK)[:, None]
    signed = (s.agreement[b, n] <= s.tick) & (p.thread_place[t] == n)[:, None]
    may &= ~bound | lawful(p)[t] | signed
    need = need.astype(np.int32)
    chosen = np.zeros(may.shape, np.bool_)
    for place in range(int(most.max(initial=0))):
        gain = np.minimum(np.maximum(need, 0)[:, None, :], p.capability[None].astype(np.int32) * 600).sum(2)
        gain = np.where(may & ~chosen, gain + s.trust[b, :, n], -1)
        m = gain.argmax(1)
        lacks = np.maximum(need, 0).sum(1) > 0
        useful = (gain[rows, m] > 0) & (lacks | (chosen.sum(1) < least)) & (place < most)
        chosen[rows[useful], m[useful]] = True
        need[useful] -= p.capability[m[useful]].astype(np.int32) * 600
    return chosen


def assign(k: Knowledge) -> list[Wish]:
    """Units that have come free go to a task force whose open thread still lacks them: to the one that they lead, and
    to the nearest deadline.
    """
    p, s = k.p, k.s
    live = (s.force_stage == Stage.FORMING) | (s.force_stage == Stage.READY)
    thread = np.maximum(s.force_thread, 0).astype(np.intp)
    live &= np.take_along_axis(s.outcome, thread, 1) <= Outcome.CRISIS
    need = (np.maximum(p.thread_need, p.crisis_need)[thread]).astype(np.int32) * 1000
    lacks = (s.force_pooled < need) & live[:, :, None]
    b, f, c = hits(lacks)
    row, n = hits(s.serving[b, f] & k.players[b] & (s.free_units[b, :, c] > 0))
    b, f, c = b[row], f[row], c[row]
    follows = s.force_lead[b, f] != n
    order = order_by(b, n, c, follows, k.left[b, thread[b, f]], f)
    b, n, f, c = b[order], n[order], f[order], c[order]
    first = nth_of(b, n, c) == 0
    b, n, f, c = b[first], n[first], f[first], c[first]
    amount = s.force_units[b, f, n, c].astype(np.int32) + s.free_units[b, n, c]
    return [wish(b, n, Kind.ASSIGN, 930, 0, key=s.force_key[b, f], option=c, amount=amount)]


def stand_down(k: Knowledge) -> list[Wish]:
    """A force whose thread is closed, or that doubles one of a more natural lead, frees its units."""
    p, s, _players = k.p, k.s, k.players
    thread = np.maximum(s.force_thread, 0).astype(np.intp)
    idle = (s.force_stage != Stage.DEPLOYED) & (s.force_stage != Stage.FREE)
    over = np.take_along_axis(s.outcome, thread, 1) > Outcome.CRISIS
    b, n, f = hits(k.leads & (idle & over)[:, None, :])
    b2, n2, f2 = hits(k.leads & (s.force_stage == Stage.INVITING)[:, None, :])
    rank = natural_lead(p)
    other = k.visible[b2, n2] & (s.force_thread[b2] == s.force_thread[b2, f2][:, None])
    other &= s.force_lead[b2] != n2[:, None]
    own = rank[thread[b2, f2], n2]
    better = (other & (rank[thread[b2, f2][:, None], np.maximum(s.force_lead[b2], 0)] < own[:, None])).any(1)
    return [
        wish(b, n, Kind.STAND_DOWN, 940, 0, key=s.force_key[b, f]),
        wish(b2[better], n2[better], Kind.STAND_DOWN, 940, 0, key=s.force_key[b2[better], f2[better]]),
    ]
