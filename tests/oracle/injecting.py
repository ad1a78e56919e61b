"""EXCON's injects: when they fire, what they do, and decisions (R-INJECT)."""

from typing import Any

from game.rules.codes import NEVER, NONE, TICKS_PER_TURN, EffectKind, Metric, Outcome, Stage
from game.rules.conditions import Comparator, Op
from game.rules.reasons import Reason
from game.rules.rng import Stream
from tests.oracle.draws import below
from tests.oracle.responding import moved
from tests.oracle.world import Row, Turn, accept, require, require_first

FULL = 1000
OF_NATIONS = (
    EffectKind.STAFF, EffectKind.HANDLING, EffectKind.TRUST, EffectKind.INTENSITY, EffectKind.PRIORITY,
    EffectKind.FRAMEWORK, EffectKind.CAUTION, EffectKind.SEAT_POINTS,
)  # fmt: skip


def fire(now: Turn) -> None:
    """What is due fires, all conditions judged first, and at a turn's start what EXCON fires by hand.

    Then the default is taken where nobody decided in time.
    """
    g, tb = now.g, now.tb
    by_hand = [j for j in now.live if g.fired[j] == NEVER] if now.t % TICKS_PER_TURN == 0 else []
    due = [j for j in range(tb.n_injects) if is_due(now, j) or j in by_hand]
    for j in due:
        g.fired[j] = now.t
    apply(now, [(j, NONE, NONE) for j in due], now.t)
    late = [
        (j, tb.inject_default[j], n)
        for j in range(tb.n_injects)
        if g.fired[j] + tb.inject_due[j] < now.t and tb.inject_default[j] >= 0
        for n in deciders(now, j)
        if g.decision[j][n] == NONE
    ]
    apply(now, late, now.t)
    for j, option, n in late:
        g.decision[j][n] = option


def deciders(now: Turn, j: int) -> list[int]:
    """Who decides: the audience of an inject with options."""
    tb = now.tb
    return [n for n in now.nations if tb.inject_options[j] > 0 and tb.inject_audience[j] >> n & 1]


def is_due(now: Turn, j: int) -> bool:
    """By its tick, by its condition, or by both; never the tray, never twice."""
    g, tb = now.g, now.tb
    program = [row for row in tb.condition if row[0] == j]
    if g.fired[j] != NEVER or tb.inject_tray[j]:
        return False
    if tb.inject_low[j] != NEVER:
        return g.inject_tick[j] <= now.t and (not program or holds(now, program))
    return bool(program) and holds(now, program)


def holds(now: Turn, program: list[list[int]]) -> bool:
    """A postfix program of comparisons."""
    stack: list[bool] = []
    for _, op, metric, x, y, comparator, value, _ in program:
        if op == Op.ATOM:
            compare = {
                Comparator.AT_LEAST: lambda a, b=value: a >= b,
                Comparator.BELOW: lambda a, b=value: a < b,
                Comparator.IS: lambda a, b=value: a == b,
            }[Comparator(comparator)]
            stack.append(any(compare(a) for a in measure(now, Metric(metric), x, y)))  # type: ignore[no-untyped-call]
        elif op == Op.NOT:
            stack.append(not stack.pop())
        else:
            right, left = stack.pop(), stack.pop()
            stack.append(left and right if op == Op.AND else left or right)
    return stack.pop()


def measure(now: Turn, metric: Metric, x: int, y: int) -> list[Any]:
    """What a comparison looks at; several values where any nation will do."""
    g = now.g
    match metric:
        case Metric.TICK:
            return [now.t]
        case Metric.CONFIDENCE:
            return [g.confidence[n][y] for n in now.nations if x in (NONE, n)]
        case Metric.TRUST:
            return [g.trust[x][y]]
        case Metric.OUTCOME:
            return [g.outcome[x]]
        case Metric.INTENSITY:
            return [max(g.intensity[x]) if y == NONE else g.intensity[x][y]]
        case Metric.ORDERS_USED:
            return [g.orders_used[x]]
        case Metric.FIRED:
            return [int(g.fired[x] <= now.t)]
        case Metric.DECIDED:
            return [g.decision[x][n] for n in now.nations if y in (NONE, n)]
        case Metric.TASK_FORCES:
            return [sum(stage >= Stage.FORMING for stage in g.force_stage)]


def decide(now: Turn, rows: list[Row]) -> None:
    """Take an option put before the nation in an earlier turn; its effects that take time begin with the next tick."""
    g, tb = now.g, now.tb

    def mine(r: Row) -> bool:
        fired, j = g.fired[r.inject], r.inject
        put = (fired < now.t or now.t == 0) and now.t <= fired + tb.inject_due[j]
        return put and r.n in deciders(now, j) and g.decision[j][r.n] == NONE

    rows = require(rows, mine, Reason.NO_DECISION)
    rows = require(rows, lambda r: 0 <= r.option < tb.inject_options[r.inject], Reason.NO_OPTION)
    rows = accept(require_first(rows, lambda r: (r.n, r.inject), Reason.DUPLICATE))
    apply(now, [(r.inject, r.option, r.n) for r in rows], now.t + 1)
    for r in rows:
        g.decision[r.inject][r.n] = r.option


def apply(now: Turn, taken: list[tuple[int, int, int]], at: int) -> None:
    """The effects of injects and options (inject, option, decider), kind by kind.

    What concerns no nation happens once, however many decide alike, now or before.
    """
    g = now.g
    todo: list[tuple[int, list[int], int]] = []
    done: set[int] = set()
    for j, option, decider in taken:
        again = option != NONE and option in g.decision[j]
        for e, row in enumerate(now.tb.effect):
            if (row[0], row[1]) == (j, option):
                if row[2] in OF_NATIONS or (e not in done and not again):
                    todo.append((row[2], row, decider))
                done.add(e)
    for kind in EffectKind:
        before = list(g.arrival), list(g.opens), list(g.deadline)
        for what, row, decider in todo:
            if what == kind:
                effect(now, kind, row, decider, at, before)
    g.intensity = [[min(max(value, 0), FULL) for value in row] for row in g.intensity]
    g.handling = [min(max(value, 0), 5) for value in g.handling]
    g.severity = [min(max(value, 0), 3000) for value in g.severity]
    g.caution = [min(max(value, -FULL), FULL) for value in g.caution]


def effect(
    now: Turn, kind: EffectKind, row: list[int], decider: int, at: int, before: tuple[list[int], list[int], list[int]]
) -> None:
    """One effect; nation NONE is the decider's, and with no decider everybody's.

    `before` is what the effects of this kind found: arrivals, openings, deadlines.
    """
    g, tb = now.g, now.tb
    _, _, _, nation, other, entity, amount, duration, _ = row
    whom = decider if nation == NONE else nation
    each = [n for n in now.nations if whom in (NONE, n)]
    arrival, opens, deadline = before
    match kind:
        case EffectKind.REPORT if arrival[entity] > now.t:
            g.origin[entity] = nation if nation >= 0 else g.origin[entity]
            g.arrival[entity] = at
        case EffectKind.ALERT:
            g.alert_arrival[entity] = at
        case EffectKind.THREAD if opens[entity] > now.t:
            low, high = tb.thread_life[entity]
            life = low + below(g.seed, 0, Stream.SETUP_DEADLINE, entity, max(high - low + 1, 1))
            g.opens[entity], g.deadline[entity] = at, min(at + life, NEVER)
        case EffectKind.OUTAGE:
            g.channel_out[entity] = max(g.channel_out[entity], min(now.t + duration, NEVER))
        case EffectKind.DEADLINE if g.outcome[entity] == Outcome.OPEN and g.deadline[entity] != NEVER:
            old = deadline[entity]
            floor = min(old, now.t + 2 * TICKS_PER_TURN)
            g.deadline[entity] = max(moved(now, old, amount), floor)
        case EffectKind.SEVERITY:
            g.severity[entity] += amount
        case EffectKind.STAFF:
            for n in each:
                for turn in range(now.turn + 1, now.tb.turns):
                    if turn * TICKS_PER_TURN <= now.t + duration:
                        g.staff_change[n][turn] += min(max(amount, -20), 20)
        case EffectKind.HANDLING:
            for n in each:
                g.handling[n] += amount
        case EffectKind.TRUST:
            for n in each:
                for m in now.nations:
                    if m != n and other in (NONE, m):
                        now.trust(n, m, amount)
        case EffectKind.INTENSITY:
            for n in each:
                if tb.campaign_audience[entity][n]:
                    g.intensity[entity][n] += amount
        case EffectKind.PRIORITY:
            for n in each:
                g.priority[n] = entity
        case EffectKind.FRAMEWORK:
            for n in each:
                g.framework[n] = min(g.framework[n], now.t)
        case EffectKind.CAUTION:
            for n in each:
                g.caution[n] += amount
        case EffectKind.SEAT_POINTS:
            for n in each:
                g.private[n] += amount
