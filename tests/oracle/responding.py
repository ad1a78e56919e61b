"""Threads and exercise incidents (R-THREAD, R-CRISIS)."""

from game.rules.codes import (
    NEVER,
    NONE,
    Capability,
    LegalBasis,
    OrganisationKind,
    Outcome,
    Service,
    Stage,
    TrainingKind,
)  # fmt: skip
from game.rules.reasons import Reason
from tests.oracle.assessing import assessment
from tests.oracle.joining import free_units, members, named, strength
from tests.oracle.passing import one_investigation
from tests.oracle.world import Row, Turn, accept, require, require_first

UNIT = 1000


def respond(now: Turn, rows: list[Row]) -> None:
    """The lead of a ready force deploys to an incident, or responds to a thread: prevented, disrupted, or wrong."""
    g = now.g
    rows = require(named(now, rows), lambda r: g.force_lead[r.f] == r.n, Reason.NOT_LEAD)
    rows = require_first(rows, lambda r: r.f, Reason.DUPLICATE)
    rows = require(rows, lambda r: g.force_stage[r.f] == Stage.READY, Reason.NOT_READY)
    for r in rows:
        r.t = g.force_thread[r.f]
    rows = require(rows, lambda r: g.outcome[r.t] <= Outcome.CRISIS, Reason.THREAD_CLOSED)
    for r in accept([r for r in rows if g.outcome[r.t] == Outcome.CRISIS]):
        g.force_ready[r.f], g.force_busy[r.f] = now.t + deployment(now, r.f), NEVER
        g.force_stage[r.f] = int(Stage.DEPLOYED)
    rows = require([r for r in rows if g.outcome[r.t] == Outcome.OPEN], lambda r: lawful(now, r), Reason.NO_LEGAL_BASIS)
    for r in rows:
        r.result = result(now, r.f, r.t)
    closed: set[int] = set()
    for r in rows:
        if r.t in closed:
            require([r], lambda r: False, Reason.THREAD_CLOSED)
        elif r.result != NONE:
            closed.add(r.t)
            accept([r])
            g.outcome[r.t], g.closed[r.t], g.closed_by[r.t] = r.result, now.t, r.n
            g.force_stage[r.f], g.force_busy[r.f] = int(Stage.DEPLOYED), now.t + now.d.respond_busy
        else:
            accept([r])
            go_wrong(now, r)


def go_wrong(now: Turn, r: Row) -> None:
    """The force is spent, the thread hides, and the lead loses trust."""
    g, d = now.g, now.d
    g.wrong[r.t] += 1
    g.hidden_until[r.t] = now.t + d.wrong_hidden_span
    g.force_stage[r.f], g.force_busy[r.f] = int(Stage.SPENT), now.t + d.wrong_busy
    for m in now.nations:
        if m != r.n:
            now.trust(m, r.n, d.trust_wrong_force if g.force_member[r.f][m] else d.trust_wrong_others)


def lawful(now: Turn, r: Row) -> bool:
    """The legal basis that the thread asks for."""
    g, tb = now.g, now.tb
    place = tb.thread_place[r.t]
    if tb.thread_basis[r.t] == LegalBasis.FRAMEWORK:
        able = lambda n: g.framework[n] <= now.t or g.agreement[place][n] <= now.t or one_investigation(now, n, place)  # noqa: E731
        return all(n == place or able(n) for n in members(now, r.f))
    if tb.thread_basis[r.t] == LegalBasis.ASSISTANCE:
        return bool(r.n == place or g.assistance[r.n][place] or one_investigation(now, r.n, place))
    return True


def result(now: Turn, f: int, t: int) -> int:
    """By the fused confidence of the force, with what a freeze eased, and its pooled capability."""
    g, tb, d = now.g, now.tb, now.d
    level = assessment(now, tb.n_nations + f, t, at_response=True) + g.eased[t]
    covered = list(zip(strength(now, f), tb.thread_need[t], strict=True))
    if g.decoy[t]:
        return NONE
    if level >= d.respond_confidence and all(have >= need * UNIT for have, need in covered):
        return int(Outcome.PREVENTED)
    if level >= d.nearly_confidence and all(have * 100 >= need * UNIT * d.nearly_capability for have, need in covered):
        return int(Outcome.DISRUPTED)
    return NONE


def deployment(now: Turn, f: int) -> int:
    """Ticks to the place: logistics, an alliance's support, training for it and a liaison officer save some."""
    g, tb, d = now.g, now.tb, now.d
    t, lead, team = g.force_thread[f], g.force_lead[f], members(now, f)
    place = tb.thread_place[t]
    useful = {TrainingKind.RAPID_DEPLOYMENT, TrainingKind.CRISIS_RESPONSE}
    if tb.crisis_need[t][Capability.HOSTAGE_RESCUE] > 0:
        useful.add(TrainingKind.HOSTAGE_RESCUE)
    others = [m for m in team if m != lead]
    trained = bool(others) and any(all(g.trained[lead][m] >> kind & 1 for m in others) for kind in useful)
    near = lead == place or g.liaison[lead][place] <= now.t
    lift = sum(units[Capability.LOGISTICS] for units in g.force_units[f])
    saved = (
        d.deploy_logistics * min(lift, 4) + g.force_support[f] + d.deploy_trained * trained + d.deploy_liaison * near
    )
    return int(max(d.deploy_ticks - saved, d.deploy_least))


def moved(now: Turn, deadline: int, by: int) -> int:
    """A deadline within the exercise stays within it."""
    return min(deadline + by, now.tb.ticks - 1 if deadline < now.tb.ticks else NEVER)


def open_close(now: Turn) -> None:
    """Deadlines pass; incidents are settled."""
    g, tb = now.g, now.tb
    for t in now.threads:
        if g.outcome[t] == Outcome.OPEN and g.deadline[t] <= now.t and g.opens[t] <= now.t:
            if g.decoy[t]:
                g.outcome[t], g.closed[t] = int(Outcome.DISMISSED), now.t
            elif any(tb.crisis_need[t]):
                g.outcome[t], g.crisis_until[t] = int(Outcome.CRISIS), now.t + tb.crisis_window[t]
            else:
                g.outcome[t], g.closed[t] = int(Outcome.UNCONTAINED), now.t
    incidents = [t for t in now.threads if g.outcome[t] == Outcome.CRISIS]
    last = now.t == tb.ticks - 1
    enough = {t: contained(now, t, g.crisis_until[t] if last else now.t) for t in incidents}
    for t in incidents:
        if enough[t] or g.crisis_until[t] <= now.t or last:
            there = [f for f in now.forces if g.force_thread[f] == t and g.force_stage[f] == Stage.DEPLOYED]
            g.outcome[t] = int(Outcome.CONTAINED if enough[t] else Outcome.UNCONTAINED)
            g.closed[t] = now.t
            if enough[t] and there:
                g.closed_by[t] = g.force_lead[min(there, key=lambda f: g.force_ready[f])]
            for f in there:
                g.force_busy[f] = now.t + now.d.respond_busy


def contained(now: Turn, t: int, by: int) -> bool:
    """All that the incident asks for is in place: arrived forces, the place's own units, solidarity."""
    g, tb = now.g, now.tb
    place, present = tb.thread_place[t], [0] * len(Capability)
    for f in now.forces:
        if g.force_thread[f] == t and g.force_stage[f] == Stage.DEPLOYED and g.force_ready[f] <= by:
            present = [a + b for a, b in zip(present, strength(now, f), strict=True)]
    if now.busy_before[place] <= now.t:
        present = [have + free_units(now, place, k) * UNIT for k, have in enumerate(present)]
    for n in now.nations:
        if n != place:
            share = UNIT if g.supported[n] else UNIT // 2 if fellows(now, n, place) else 0
            present[Capability.VICTIM_SUPPORT] += max(free_units(now, n, Capability.VICTIM_SUPPORT), 0) * share
    return all(have >= need * UNIT for have, need in zip(present, tb.crisis_need[t], strict=True))


def fellows(now: Turn, n: int, m: int) -> bool:
    """Members of one union that provides victim support."""
    tb = now.tb
    return any(
        tb.organisation_kind[o] == OrganisationKind.UNION and tb.service[o][Service.VICTIM_SUPPORT]
        and tb.member[o][n] and tb.member[o][m]
        for o in range(tb.n_organisations)
    )  # fmt: skip


def judge(now: Turn, rows: list[Row]) -> None:
    """Record a judgement of an open thread."""
    g = now.g
    rows = require(rows, lambda r: g.detected[r.n][r.thread], Reason.NOT_DETECTED)
    rows = require(rows, lambda r: g.outcome[r.thread] == Outcome.OPEN, Reason.THREAD_CLOSED)
    for r in accept(require_first(rows, lambda r: (r.n, r.thread), Reason.DUPLICATE)):
        g.judged[r.n][r.thread] = r.option
