"""What injects and decision options do (R-INJECT): one short rule an effect kind.

A row of `Tables.effect` is (inject, option, EffectKind, nation, other, entity, amount, duration, 0). Nation NONE means
every nation, in an option the deciding one. What concerns no nation happens once, however many decide alike.
"""

from collections.abc import Callable

import numpy as np

from game.rules import rng, sight, threads
from game.rules.arrays import Ints, add, bit, first_of, flags, hits, mask_of, within
from game.rules.codes import NEVER, NONE, TICKS_PER_TURN, EffectKind, Outcome, Rule
from game.rules.events import PUBLIC, Event, TrustCause
from game.rules.now import Now, Rows
from game.rules.rng import Stream

FULL = 1000
MOST_SEVERE = 3000
MOST_STAFF = 20
MOST_HANDLING = 5
SHORTEST_WINDOW = 2 * TICKS_PER_TURN
OF_NATIONS = flags(
    (
        EffectKind.STAFF,
        EffectKind.HANDLING,
        EffectKind.TRUST,
        EffectKind.INTENSITY,
        EffectKind.PRIORITY,
        EffectKind.FRAMEWORK,
        EffectKind.CAUTION,
        EffectKind.SEAT_POINTS,
    ),
    len(EffectKind),
)


def apply(now: Now, b: Ints, inject: Ints, option: Ints, decider: Ints, at: int) -> None:
    """Bring about the effects of injects (option NONE) or of options taken: rows; what arrives does so at tick `at`.

    Call before the decisions are written down: what was decided before tells whether a thing has happened already.
    """
    table = now.tb.effect
    same = (table[:, 0] == inject[:, None]) & (table[:, 1] == option[:, None])
    k, e = hits(same)
    if not len(k):
        return
    columns = {
        "b": b[k],
        "inject": inject[k],
        "option": option[k],
        "decider": decider[k],
        "what": table[e, 2],
        "n": np.where((table[e, 3] == NONE) & OF_NATIONS.take(table[e, 2]), decider[k], table[e, 3]),
        "other": table[e, 4],
        "entity": table[e, 5],
        "amount": table[e, 6],
        "duration": table[e, 7],
        "at": np.full(len(k), at),
    }
    r = Rows(now, e, columns)
    taken = (now.st.decision[r.b, r.inject] == r.option[:, None]).any(1) & (r.option != NONE)
    once = first_of(r.b, r.row) & ~taken
    for kind in sorted(set(r.what.tolist())):
        rule = _RULES.get(EffectKind(kind))
        if rule is not None:
            of_kind = r.what == kind
            rule(now, r.where(of_kind if OF_NATIONS[kind] else of_kind & once))


def _each_nation(now: Now, r: Rows) -> Rows:
    """One row a nation concerned, as column `m`."""
    everyone = np.arange(now.pub.n_nations)
    k, m = hits((r.n[:, None] == everyone) | (r.n == NONE)[:, None])
    names = ("b", "other", "entity", "amount", "duration", "at")
    return Rows(now, r.row[k], {name: getattr(r, name)[k] for name in names} | {"m": m})


def _report(now: Now, r: Rows) -> None:
    """The report reaches its originator, the nation named where there is one; unless it has arrived before."""
    st = now.st
    r = r.where(st.arrival[r.b, r.entity] > now.t)
    named = r.n >= 0
    st.origin[r.b[named], r.entity[named]] = r.n[named]
    st.arrival[r.b, r.entity] = r.at


def _alert(now: Now, r: Rows) -> None:
    now.st.alert_arrival[r.b, r.entity] = r.at


def _thread(now: Now, r: Rows) -> None:
    """The thread opens, with a life as the seed draws it."""
    st, life = now.st, now.tb.thread_life.astype(np.int32)
    r = r.where(st.opens[r.b, r.entity] > now.t)
    t = r.entity
    drawn = rng.below(st.seeds[r.b], 0, Stream.SETUP_DEADLINE, t, np.maximum(life[t, 1] - life[t, 0] + 1, 1))
    st.opens[r.b, t] = r.at
    st.deadline[r.b, t] = np.minimum(r.at + life[t, 0] + drawn, NEVER)


def _outage(now: Now, r: Rows) -> None:
    until = np.minimum(now.t + r.duration, NEVER)
    np.maximum.at(now.st.channel_out, (r.b, r.entity), until.astype(np.int16))
    now.emit(Event.OUTAGE, Rule.CHANNEL, r.b, NONE, NONE, r.entity, r.duration, NONE, PUBLIC)


def _staff(now: Now, r: Rows) -> None:
    """More or fewer staff points in each turn that begins while it lasts; several changes add up."""
    st = now.st
    r = _each_nation(now, r)
    last = np.minimum((now.t + r.duration) // TICKS_PER_TURN, now.pub.turns - 1)
    turn = np.arange(now.pub.turns)
    k, turn = hits((turn > now.turn) & (turn <= last[:, None]))
    add(st.staff_change, (r.b[k], r.m[k], turn), within(r.amount[k], -MOST_STAFF, MOST_STAFF))
    now.emit(Event.STAFF, Rule.INJECT, r.b, NONE, r.m, last, r.amount, NONE, bit(r.m))


def _handling(now: Now, r: Rows) -> None:
    r = _each_nation(now, r)
    add(now.st.handling, (r.b, r.m), r.amount.astype(np.int8))
    np.clip(now.st.handling, 0, MOST_HANDLING, out=now.st.handling)
    now.under_way()


def _trust(now: Now, r: Rows) -> None:
    """The trust of one nation, or of all, in another, or in all."""
    r = _each_nation(now, r)
    everyone = np.arange(now.pub.n_nations)
    k, m = hits(((r.other[:, None] == everyone) | (r.other == NONE)[:, None]) & (r.m[:, None] != everyone))
    now.trust(r.b[k], r.m[k], m, r.amount[k], TrustCause.INJECT)


def _deadline(now: Now, r: Rows) -> None:
    """Later or sooner, but no window becomes shorter than two turns, and none outlasts the exercise that did not."""
    st = now.st
    r = r.where((st.outcome[r.b, r.entity] == int(Outcome.OPEN)) & (st.deadline[r.b, r.entity] != NEVER))
    old = st.deadline[r.b, r.entity].astype(np.int32)
    floor = np.minimum(old, now.t + SHORTEST_WINDOW)
    new = np.maximum(threads.moved(now, old, r.amount), floor)
    st.deadline[r.b, r.entity] = new
    if now.recorder is not None:
        told = mask_of(sight.aware(now.pub, st)[r.b, :, r.entity])
        now.emit(Event.DEADLINE_MOVED, Rule.THREAD, r.b, NONE, NONE, r.entity, new - old, NONE, told)


def _severity(now: Now, r: Rows) -> None:
    st = now.st
    add(st.severity, (r.b, r.entity), r.amount.astype(np.int16))
    np.clip(st.severity, 0, MOST_SEVERE, out=st.severity)


def _intensity(now: Now, r: Rows) -> None:
    """In the named audience, or in each."""
    st = now.st
    r = _each_nation(now, r)
    r = r.where(now.pub.campaign_audience[r.entity, r.m])
    changed = st.intensity.astype(np.int32)
    add(changed, (r.b, r.entity, r.m), r.amount)
    st.intensity[:] = np.clip(changed, 0, FULL)


def _priority(now: Now, r: Rows) -> None:
    """Headquarters sets the nation's priority."""
    r = _each_nation(now, r)
    now.st.priority[r.b, r.m] = r.entity
    now.emit(Event.PRIORITY, Rule.INJECT, r.b, r.m, NONE, r.entity, 0, NONE, bit(r.m))


def _framework(now: Now, r: Rows) -> None:
    r = _each_nation(now, r)
    np.minimum.at(now.st.framework, (r.b, r.m), np.int16(now.t))


def _caution(now: Now, r: Rows) -> None:
    """A change of policy: every release threshold of the nation moves."""
    st = now.st
    r = _each_nation(now, r)
    add(st.caution, (r.b, r.m), r.amount.astype(np.int16))
    np.clip(st.caution, -FULL, FULL, out=st.caution)
    now.emit(Event.POLICY, Rule.INJECT, r.b, NONE, r.m, NONE, r.amount, NONE, bit(r.m))


def _seat_points(now: Now, r: Rows) -> None:
    """A private interest served."""
    r = _each_nation(now, r)
    add(now.st.private, (r.b, r.m), r.amount)


_RULES: dict[EffectKind, Callable[[Now, Rows], None]] = {
    EffectKind.REPORT: _report,
    EffectKind.ALERT: _alert,
    EffectKind.THREAD: _thread,
    EffectKind.OUTAGE: _outage,
    EffectKind.STAFF: _staff,
    EffectKind.HANDLING: _handling,
    EffectKind.TRUST: _trust,
    EffectKind.DEADLINE: _deadline,
    EffectKind.SEVERITY: _severity,
    EffectKind.INTENSITY: _intensity,
    EffectKind.PRIORITY: _priority,
    EffectKind.FRAMEWORK: _framework,
    EffectKind.CAUTION: _caution,
    EffectKind.SEAT_POINTS: _seat_points,
}
"""A message has no effect beside being told."""
