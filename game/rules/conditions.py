"""Conditions of injects: small postfix programs of comparisons, judged for all games at once (R-INJECT).

A row of `Tables.condition` is (inject, op, metric, x, y, comparator, value, 0). By metric, x and y are:
TICK -, -; CONFIDENCE nation (NONE any), thread; TRUST of whom, in whom; OUTCOME thread, -; INTENSITY campaign, nation
(NONE any); ORDERS_USED Kind, -; FIRED inject, -; DECIDED inject, nation (NONE any), the value being the option;
TASK_FORCES -, -.
"""

from collections.abc import Callable
from enum import IntEnum

import numpy as np

from game.rules.arrays import I32, Bool, Ints
from game.rules.codes import NONE, Metric, Stage
from game.rules.now import Now
from game.rules.tables import Tables


class Op(IntEnum):
    """What a row of the program does to the stack."""

    ATOM = 0
    AND = 1
    OR = 2
    NOT = 3


class Comparator(IntEnum):
    AT_LEAST = 0
    BELOW = 1
    IS = 2


Step = tuple[int, int, int, int, int, int]
"""Op, metric, x, y, comparator, value: a row of a program, its inject left out."""


def programs(tb: Tables) -> dict[int, list[Step]]:
    """The condition of each inject that has one, in the scenario's order."""
    by_inject: dict[int, list[Step]] = {}
    for inject, op, metric, x, y, comparator, value, _ in tb.condition.tolist():
        by_inject.setdefault(inject, []).append((op, metric, x, y, comparator, value))
    return by_inject


def holds(now: Now, program: list[Step]) -> Bool:
    """The condition holds on the State as it is: [B]."""
    stack: list[Bool] = []
    for op, *atom in program:
        if op == Op.ATOM:
            stack.append(_atom(now, *atom))
        elif op == Op.NOT:
            stack.append(~stack.pop())
        else:
            right, left = stack.pop(), stack.pop()
            stack.append(left & right if op == Op.AND else left | right)
    return stack.pop()


def _atom(now: Now, metric: int, x: int, y: int, comparator: int, value: int) -> Bool:
    """One comparison for every game; where no nation is named, it is enough that it holds for one: [B]."""
    measured = _MEASURES[metric](now, x, y)
    if comparator == Comparator.AT_LEAST:
        result = measured >= value
    elif comparator == Comparator.BELOW:
        result = measured < value
    else:
        result = measured == value
    found: Bool = result if result.ndim == 1 else np.logical_or.reduce(result, axis=1)
    return found


def _tick(now: Now, x: int, y: int) -> Ints:
    return np.full(len(now.st.seeds), now.t, np.int32)


def _confidence(now: Now, x: int, y: int) -> Ints:
    nations = slice(0, now.pub.n_nations) if x == NONE else slice(x, x + 1)
    return now.st.confidence[:, nations, y]


def _trust(now: Now, x: int, y: int) -> Ints:
    return now.st.trust[:, x, y]


def _outcome(now: Now, x: int, y: int) -> Ints:
    return now.st.outcome[:, x]


def _intensity(now: Now, x: int, y: int) -> Ints:
    nations = slice(None) if y == NONE else slice(y, y + 1)
    return now.st.intensity[:, x, nations]


def _orders_used(now: Now, x: int, y: int) -> Ints:
    return now.st.orders_used[:, x]


def _fired(now: Now, x: int, y: int) -> Ints:
    return (now.st.fired[:, x] <= now.t).astype(np.int32)


def _decided(now: Now, x: int, y: int) -> Ints:
    nations = slice(None) if y == NONE else slice(y, y + 1)
    return now.st.decision[:, x, nations]


def _task_forces(now: Now, x: int, y: int) -> Ints:
    count: I32 = (now.st.force_stage >= Stage.FORMING).sum(1, dtype=np.int32)
    return count


_MEASURES: dict[int, Callable[[Now, int, int], Ints]] = {
    Metric.TICK: _tick,
    Metric.CONFIDENCE: _confidence,
    Metric.TRUST: _trust,
    Metric.OUTCOME: _outcome,
    Metric.INTENSITY: _intensity,
    Metric.ORDERS_USED: _orders_used,
    Metric.FIRED: _fired,
    Metric.DECIDED: _decided,
    Metric.TASK_FORCES: _task_forces,
}
