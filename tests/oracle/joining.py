"""Task forces and joint training (R-TASKFORCE, R-TRAIN)."""

from game.rules.codes import (  # fmt: skip
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
    Stage,
    TrainingKind,
)
from game.rules.orders import Kind
from game.rules.reasons import Reason
from tests.oracle.asking import close, pending, put, rested
from tests.oracle.draws import key_of
from tests.oracle.passing import lawful, send, threatened
from tests.oracle.world import Row, Turn, accept, ranked, require, require_first

FULL = 1000


def named(now: Turn, rows: list[Row]) -> list[Row]:
    """The rows whose key names a force, with its slot `f`."""
    for r in rows:
        r.f = next((f for f in now.forces if r.key > 0 and now.g.force_key[f] == r.key), NONE)
    return require(rows, lambda r: r.f >= 0, Reason.NO_FORCE)


def free_units(now: Turn, n: int, k: int) -> int:
    """Units that serve in no force."""
    return int(now.tb.capability[n][k] - sum(now.g.force_units[f][n][k] for f in now.forces))


def members(now: Turn, f: int) -> list[int]:
    return [n for n in now.nations if now.g.force_member[f][n]]


def strength(now: Turn, f: int) -> list[int]:
    """Pooled capability in 1/1000 of a unit: the lead in full, others by interoperability, who trains not at all."""
    g = now.g
    team, pooled = members(now, f), [0] * len(Capability)
    for n in team:
        mean = sum(g.interop[n][m] for m in team if m != n) // max(len(team) - 1, 1)
        factor = FULL if n == g.force_lead[f] else min(FULL // 2 + mean // 2, FULL)
        if now.busy_before[n] <= now.t:
            pooled = [p + units * factor for p, units in zip(pooled, g.force_units[f][n], strict=True)]
    return pooled


def form(now: Turn, rows: list[Row], convened: bool = False) -> None:
    """Form a force on a known open thread and invite others; the lead brings its free units."""
    g, tb, d = now.g, now.tb, now.d
    incident = lambda r: g.outcome[r.thread] == Outcome.CRISIS  # noqa: E731
    rows = require(rows, lambda r: g.detected[r.n][r.thread] or incident(r), Reason.NOT_DETECTED)
    rows = require(rows, lambda r: g.outcome[r.thread] <= Outcome.CRISIS, Reason.THREAD_CLOSED)
    sure = lambda r: g.confidence[r.n][r.thread] >= d.form_confidence  # noqa: E731
    led = {(g.force_lead[f], g.force_thread[f]): f for f in now.forces}
    rows = require(rows, lambda r: sure(r) or incident(r) or (r.n, r.thread) in led, Reason.LOW_CONFIDENCE)
    rows = require(rows, lambda r: r.to.bit_count() < d.force_size, Reason.FORCE_SIZE)
    if not convened:
        rows = require(rows, lambda r: tied(now, r), Reason.NOT_ALLIED)
    rows = require_first(rows, lambda r: (r.n, r.thread), Reason.FORCE_EXISTS)
    more = [r for r in rows if (r.n, r.thread) in led]
    rows = [r for r in rows if (r.n, r.thread) not in led]
    for r in more:
        r.f = led[r.n, r.thread]
    reinforce(now, more)
    free = [f for f in now.forces if g.force_stage[f] == Stage.FREE]
    rows = accept(require(ranked(rows, lambda r: 0), lambda r: r.rank < len(free), Reason.FORCES_FULL))
    for r in rows:
        r.f, r.force = free[r.rank], key_of(g.seed, now.turn, Kind.FORM, r.n, r.thread)
        g.force_key[r.f], g.force_stage[r.f] = r.force, int(Stage.INVITING)
        g.force_lead[r.f], g.force_thread[r.f] = r.n, r.thread
        g.force_ready[r.f] = now.t + 2 * TICKS_PER_TURN - 1
    enlist(now, rows)
    invited = [each for r in rows for each in r.each(tb.n_nations)]
    due = lambda r: g.force_ready[r.f]  # noqa: E731
    put(now, invited, MatterKind.INVITATION, item=lambda r: r.f, group=lambda r: r.force, due=due)


def reinforce(now: Turn, rows: list[Row]) -> None:
    """Invite to one's own force who neither serves in it nor is invited; it must be at hand and have room."""
    g = now.g
    rows = require(rows, lambda r: at_hand(now, r), Reason.AWAY)
    for r in rows:
        r.force = g.force_key[r.f]
        asked = {
            g.matter_to[p]
            for p in now.slots
            if (g.matter_kind[p], g.matter_status[p]) == (MatterKind.INVITATION, MatterStatus.OPEN)
            if g.matter_group[p] == r.force
        }
        r.part = sum(1 << m for m in {*asked, *members(now, r.f)})
        r.to &= ~r.part
    rows = require(rows, lambda r: r.to, Reason.FORCE_EXISTS)
    rows = require(rows, lambda r: (r.to | r.part).bit_count() <= now.d.force_size, Reason.FORCE_SIZE)
    invited = [each for r in rows for each in r.each(now.tb.n_nations)]
    due = now.t + 2 * TICKS_PER_TURN - 1
    put(now, invited, MatterKind.INVITATION, item=lambda r: r.f, group=lambda r: r.force, due=due)


def at_hand(now: Turn, r: Row) -> bool:
    """Neither deployed nor spent."""
    return bool(now.g.force_stage[r.f] < Stage.DEPLOYED)


def tied(now: Turn, r: Row) -> bool:
    """All who are invited are allied with the lead or have an agreement with it."""
    return all(now.tb.allied[r.n][m] or now.g.agreement[r.n][m] <= now.t for m in now.nations if r.to >> m & 1)


def enlist(now: Turn, rows: list[Row]) -> None:
    """Who enters brings its free units of what the thread asks for, to the first force it enters."""
    g, tb = now.g, now.tb
    for r in rows:
        t = g.force_thread[r.f]
        asked = [a > 0 or b > 0 for a, b in zip(tb.thread_need[t], tb.crisis_need[t], strict=True)]
        asked[Capability.LOGISTICS] |= any(units > 0 for units in tb.crisis_need[t])
        free = [max(free_units(now, r.n, k), 0) for k in Capability]
        g.force_units[r.f][r.n] = [units * wanted for units, wanted in zip(free, asked, strict=True)]
        g.force_member[r.f][r.n] = True


def join(now: Turn, rows: list[Row]) -> None:
    """Answer an invitation of a force that still invites, by its key or that of the force."""
    rows = [r for r in invited(now, rows) if now.g.force_stage[r.f] == Stage.INVITING]
    enter(now, require_first(rows, lambda r: (r.f, r.n), Reason.DUPLICATE))


def join_formed(now: Turn, rows: list[Row]) -> None:
    """Answer an invitation of a force that has formed: after its response, and it forms a little longer."""
    g = now.g
    rows = invited(now, [r for r in rows if not r.order.accepted])
    rows = require(rows, lambda r: g.force_stage[r.f] < Stage.DEPLOYED, Reason.AWAY)
    rows = require_first(rows, lambda r: (r.f, r.n), Reason.DUPLICATE)
    enter(now, rows)
    hand_over(now, rows)
    for r in rows:
        g.force_stage[r.f] = int(Stage.FORMING)
        g.force_ready[r.f] = max(g.force_ready[r.f], now.t)
    for r in rows:
        g.force_ready[r.f] += now.d.force_member


def hand_over(now: Turn, rows: list[Row]) -> None:
    """Newcomers get from the lead what is before the force, where it has it and may pass it on."""
    g, sent = now.g, []
    for r in rows:
        lead = g.force_lead[r.f]
        for i in now.reports:
            before, there = g.copies[now.tb.n_nations + r.f][i], g.copies[lead][i]
            if before <= g.copies[r.n][i] or there == Copy.NO or g.compromised[i] or g.origin[i] == r.n:
                continue
            copy = min(before, there)
            if lawful(now, lead, r.n, i, copy):
                way = {"channel": NONE, "latency": 1, "need": True}
                sent.append(Row(None, sender=lead, m=r.n, report=i, copy=copy, **way))
    send(now, sent)


def invited(now: Turn, rows: list[Row]) -> list[Row]:
    """The rows whose key names an open invitation to their nation, with the force's slot."""
    g = now.g
    for r in rows:
        mine = [
            p
            for p in now.slots
            if r.key > 0 and r.key in (g.matter_key[p], g.matter_group[p]) and g.matter_to[p] == r.n
            if (g.matter_kind[p], g.matter_status[p]) == (MatterKind.INVITATION, MatterStatus.OPEN)
        ]
        r.slot = mine[0] if mine else NONE
        r.f = g.matter_item[r.slot] if mine else NONE
    rows = require(rows, lambda r: r.slot >= 0, Reason.NOT_INVITED)
    return require(rows, lambda r: g.force_key[r.f] == g.matter_group[r.slot], Reason.NOT_INVITED)


def enter(now: Turn, rows: list[Row]) -> None:
    """Who was invited serves."""
    accept(rows)
    close(now, rows, MatterStatus.ACCEPTED)
    enlist(now, rows)


def leave(now: Turn, rows: list[Row]) -> None:
    """At once, or from a deployed force when it stands down; the lead may not."""
    g = now.g
    rows = require(named(now, rows), lambda r: g.force_member[r.f][r.n], Reason.NOT_MEMBER_OF_FORCE)
    rows = require(rows, lambda r: g.force_lead[r.f] != r.n, Reason.LEAD_STAYS)
    rows = accept(require_first(rows, lambda r: (r.f, r.n), Reason.DUPLICATE))
    at_once = [(r.f, r.n) for r in rows if g.force_stage[r.f] != Stage.DEPLOYED]
    for r in rows:
        if g.force_stage[r.f] == Stage.DEPLOYED:
            g.force_leaving[r.f][r.n] = True
    depart(now, at_once)


def depart(now: Turn, leavers: list[tuple[int, int]]) -> None:
    """Units are free; need for restricted copies of the force's work ends after a while, unless there is another."""
    g, tb = now.g, now.tb
    for f, n in leavers:
        g.force_member[f][n] = g.force_leaving[f][n] = False
        g.force_units[f][n] = [0] * len(Capability)
    for f, n in leavers:
        for i in now.reports:
            theirs = now.about(i, g.force_thread[f]) or g.copies[tb.n_nations + f][i] != Copy.NO
            restricted = g.copies[n][i] == Copy.FULL and tb.report_label[i] >= Label.AMBER and g.origin[i] != n
            registered = any(a and b for a, b in zip(g.interest[n], tb.report_subject[i], strict=True))
            elsewhere = any(now.serving(e, n) and now.about(i, g.force_thread[e]) for e in now.forces)
            home = threatened(now, n, n, i)
            if theirs and restricted and not (registered or elsewhere or home) and g.need_until[n][i] == NEVER_BYTE:
                g.need_until[n][i] = now.t + now.d.need_after_leaving


def fewer(now: Turn, r: Row) -> bool:
    """The order takes units out of a force."""
    f = next((f for f in now.forces if r.key > 0 and now.g.force_key[f] == r.key), NONE)
    return bool(f >= 0 and r.amount < now.g.force_units[f][r.n][r.option])


def assign(now: Turn, rows: list[Row]) -> None:
    """Set units of a capability; each unit serves one force."""
    g = now.g
    rows = require(named(now, rows), lambda r: g.force_member[r.f][r.n], Reason.NOT_MEMBER_OF_FORCE)
    rows = require(rows, lambda r: at_hand(now, r), Reason.AWAY)
    for r in require_first(rows, lambda r: (r.f, r.n, r.option), Reason.DUPLICATE):
        room = free_units(now, r.n, r.option) + g.force_units[r.f][r.n][r.option]
        for _ in accept(require([r], lambda r, room=room: r.amount <= room, Reason.NO_UNITS)):  # type: ignore[misc]
            g.force_units[r.f][r.n][r.option] = r.amount


def stand_down(now: Turn, rows: list[Row]) -> None:
    """By the lead, unless the force is deployed or spent."""
    g = now.g
    rows = require(named(now, rows), lambda r: g.force_lead[r.f] == r.n, Reason.NOT_LEAD)
    rows = require(rows, lambda r: at_hand(now, r), Reason.AWAY)
    disband(now, [r.f for r in accept(require_first(rows, lambda r: r.f, Reason.DUPLICATE))])


def disband(now: Turn, forces: list[int]) -> None:
    """Leavers depart, then invitations are withdrawn and the slots are empty."""
    depart(now, [(f, n) for f in forces for n in now.nations if now.g.force_leaving[f][n]])
    for f in forces:
        dissolve(now, f)


def dissolve(now: Turn, f: int) -> None:
    g = now.g
    for p in now.slots:
        mine = g.matter_group[p] == g.force_key[f] and g.matter_kind[p] == MatterKind.INVITATION
        if mine and g.matter_status[p] == MatterStatus.OPEN:
            g.matter_status[p] = int(MatterStatus.LAPSED)
    g.force_key[f], g.force_stage[f], g.force_lead[f], g.force_thread[f] = 0, int(Stage.FREE), NONE, NONE
    g.force_ready[f], g.force_busy[f], g.force_support[f] = NEVER, 0, 0
    for n in now.nations:
        g.force_member[f][n] = g.force_leaving[f][n] = False
        g.force_units[f][n] = [0] * len(Capability)
    empty(now, now.tb.n_nations + f)


def empty(now: Turn, h: int) -> None:
    """A holder that is no nation has nothing any more."""
    g = now.g
    for i in now.reports:
        g.copies[h][i], g.marks[h][i], g.got[h][i] = int(Copy.NO), 0, NEVER_BYTE
    g.confidence[h] = [0] * now.tb.n_threads


def drilled(now: Turn, f: int, o: int) -> bool:
    """The lead's organisation has made the force's thread its common priority."""
    g = now.g
    agreed = g.coordinated[o] == g.force_thread[f] and g.coordinated_until[o] > now.t
    return bool(agreed and now.tb.member[o][g.force_lead[f]])


def advance(now: Turn) -> None:
    """Each tick: trainings, then forces: inviting, forming, ready."""
    g, d = now.g, now.d
    train_those_who_accepted(now)
    if now.last_tick:
        fade(now)
    for f in now.forces:
        if g.force_stage[f] == Stage.INVITING:
            waiting = any(
                (g.matter_kind[p], g.matter_status[p]) == (MatterKind.INVITATION, MatterStatus.OPEN)
                and g.matter_group[p] == g.force_key[f]
                for p in now.slots
            )
            if not waiting or g.force_ready[f] <= now.t:
                g.force_stage[f] = int(Stage.FORMING)
                forming = d.force_base + d.force_member * len(members(now, f))
                if any(drilled(now, f, o) for o in range(now.tb.n_organisations)):
                    forming = forming * d.coordination_forming // 100
                g.force_ready[f] = now.t + forming
        if g.force_stage[f] == Stage.FORMING and g.force_ready[f] <= now.t:
            g.force_stage[f] = int(Stage.READY)
            g.joint_threads[g.force_thread[f]] |= len(members(now, f)) >= 2


def recover(now: Turn) -> None:
    """As the turn ends: whose time is over by the next is ready again, or stands down with its thread."""
    g = now.g
    over: list[int] = []
    for f in now.forces:
        stage = g.force_stage[f]
        if stage == Stage.FREE or (stage >= Stage.DEPLOYED and g.force_busy[f] > now.t + 1):
            continue
        if g.outcome[g.force_thread[f]] > Outcome.CRISIS:
            over.append(f)
        elif stage == Stage.SPENT:
            g.force_stage[f] = int(Stage.READY)
    disband(now, over)


# training


def train(now: Turn, rows: list[Row]) -> None:
    """Propose training to one to three nations that have not trained with the proposer lately."""
    g = now.g
    rows = require(rows, lambda r: r.to.bit_count() <= 3, Reason.TOO_MANY)
    next_turn = (now.turn + 1) * TICKS_PER_TURN
    rows = require(rows, lambda r: g.busy_until[r.n] <= next_turn, Reason.BUSY)
    for r in rows:
        r.group = key_of(g.seed, now.turn, Kind.TRAIN, r.n, r.option, r.to)
    rows = [each for r in rows for each in r.each(now.tb.n_nations)]
    rows = require(rows, lambda r: rested(now, r.n, r.m, now.turn + 1), Reason.TRAINED_RECENTLY)
    rows = require(rows, lambda r: not pending(now, MatterKind.TRAINING, r.n, r.m), Reason.ALREADY_ASKED)
    rows = require_first(rows, lambda r: (r.n, r.m), Reason.DUPLICATE)
    due = now.t + 2 * TICKS_PER_TURN - 1
    put(now, rows, MatterKind.TRAINING, extra=lambda r: r.option, group=lambda r: r.group, due=due)


def train_those_who_accepted(now: Turn) -> None:
    """A training starts once all have answered, or at the end of the turn, with those who accepted."""
    g = now.g
    groups: dict[int, list[int]] = {}
    for p in now.slots:
        if (g.matter_kind[p], g.matter_status[p]) == (MatterKind.TRAINING, MatterStatus.ACCEPTED):
            groups.setdefault(g.matter_group[p], []).append(p)
    sessions: list[tuple[list[int], int]] = []
    for group, accepted in groups.items():
        waiting = any(
            (g.matter_kind[p], g.matter_status[p]) == (MatterKind.TRAINING, MatterStatus.OPEN)
            and g.matter_group[p] == group
            for p in now.slots
        )
        if not waiting or now.last_tick:
            team = {g.matter_from[accepted[0]], *(g.matter_to[p] for p in accepted)}
            sessions.append((sorted(team), g.matter_extra[accepted[0]]))
    hold(now, sessions)


def hold(now: Turn, sessions: list[tuple[list[int], int]]) -> None:
    """All pairs that are rested train, a pair once, in the first session that has it; who trains is busy."""
    g, d = now.g, now.d
    pairs: dict[tuple[int, int], int] = {}
    for team, kind in sessions:
        for n in team:
            for m in team:
                if n != m and rested(now, n, m, now.turn):
                    pairs.setdefault((n, m), kind)
    for (n, m), kind in pairs.items():
        gain = d.training_interop + (d.training_intelligence if kind == TrainingKind.INTELLIGENCE_SHARING else 0)
        g.interop[n][m] = min(g.interop[n][m] + gain, FULL)
        g.trained_turn[n][m] = now.turn
        g.trained[n][m] |= 1 << kind
        g.busy_until[n] = (now.t // TICKS_PER_TURN + 1) * TICKS_PER_TURN + d.training_busy
        now.trust(n, m, d.trust_training)


def fade(now: Turn) -> None:
    """Trained interoperability fades."""
    g, d = now.g, now.d
    for n in now.nations:
        for m in now.nations:
            gain = g.interop[n][m] - now.tb.interop[n][m]
            if gain > 0:
                g.interop[n][m] -= max(gain * d.interop_fade // FULL, int(d.interop_fade > 0))
