"""Conditions: small postfix programs of comparisons, judged for all games at once (R-INJECT).

What waits for a condition is told by a number: an inject, or a step of what somebody plans. A row of
`Tables.condition`, or of a table like it, is (number, op, metric, x, y, comparator, value, 0). By metric, x and y are:
TICK -, -; CONFIDENCE nation (NONE any), thread; TRUST of whom, in whom; OUTCOME thread, -; INTENSITY campaign, nation
(NONE the strongest); ORDERS_USED Kind, -; FIRED inject, -; DECIDED inject, nation (NONE any), the value being the
option; TASK_FORCES -, -.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

import numpy as np

from game.rules.arrays import I32, Bool, Ints, flags, some
from game.rules.codes import NONE, Metric, Stage
from game.rules.now import Now
from game.rules.tables import Tables, constant

ANY = 1 << 30
"""Beyond all that is measured."""


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


@dataclass(frozen=True, slots=True)
class Atoms:
    """All comparisons of one metric: see the module text."""

    metric: Metric
    place: slice  # of them among the comparisons of all metrics
    x: Ints  # [those of the metric]
    y: Ints


@dataclass(frozen=True, slots=True)
class Programs:
    """The scenario's conditions, taken apart: all A comparisons are made at once, metric by metric measured."""

    atoms: tuple[Atoms, ...]
    low: Ints  # [A, 1] what is measured must be at least this
    high: Ints  # [A, 1] and at most this
    nations: Bool  # [A, N] whose measure may fit; one alone where no nation is meant
    plain: tuple[Ints, Ints, Ints]  # numbers whose comparisons must all hold, the places of these, where each begins
    steps: dict[int, list[tuple[Op, int]]]  # of the others: what to do to the stack, the place of an ATOM's


@constant
def of_injects(tb: Tables) -> Programs:
    """The conditions of a scenario's injects."""
    return programs(tb.condition, tb.public.n_nations)


def programs(condition: I32, n_nations: int) -> Programs:
    """The conditions in a table of rows: see the module text."""
    rows = condition[condition[:, 1] == Op.ATOM]
    by_metric = rows[:, 2].argsort(kind="stable")
    place = by_metric.argsort().tolist()  # of each comparison, when those of a metric stand together
    rows = rows[by_metric]
    metric, x, y, comparator, limit = rows[:, 2:7].T
    begins = metric.searchsorted(np.arange(len(Metric) + 1)).tolist()
    atoms = tuple(
        Atoms(Metric(code), slice(first, end), x[first:end], y[first:end])
        for code, (first, end) in enumerate(pairwise(begins))
        if end > first
    )
    low = np.where(comparator == Comparator.BELOW, -ANY, limit)[:, None]
    high = np.where(comparator == Comparator.IS, limit, np.where(comparator == Comparator.BELOW, limit - 1, ANY))
    named = np.where(metric == Metric.CONFIDENCE, x, np.where(_OF_NATIONS[metric], y, 0))[:, None]
    nations = (named == NONE) | (named == np.arange(n_nations))
    steps: dict[int, list[tuple[Op, int]]] = {}
    at = 0
    for number, op in condition[:, :2].tolist():
        steps.setdefault(number, []).append((Op(op), place[at] if op == Op.ATOM else NONE))
        at += op == Op.ATOM
    plain = {
        number: [at for op, at in program if op == Op.ATOM] for number, program in steps.items() if _plain(program)
    }
    return Programs(
        atoms,
        low,
        high[:, None],
        nations,
        (
            np.array(list(plain), np.intp),
            np.array([at for places in plain.values() for at in places], np.intp),
            np.cumsum([0, *(len(places) for places in plain.values())], dtype=np.intp)[:-1],
        ),
        {number: program for number, program in steps.items() if number not in plain},
    )


def _plain(program: list[tuple[Op, int]]) -> bool:
    """Nothing but comparisons that must all hold."""
    return all(op in (Op.ATOM, Op.AND) for op, _ in program)


def measured(now: Now, programs_: Programs) -> I32:
    """What every comparison looks at, on the State as it is, and for each nation that may be meant: [B, A, N]."""
    values = np.empty((len(now.st.seeds), *programs_.nations.shape), np.int32)
    for atoms in programs_.atoms:
        values[:, atoms.place] = _MEASURES[atoms.metric](now, atoms.x, atoms.y)
    return values


def judged(now: Now, programs_: Programs) -> Bool:
    """Every comparison on the State as it is: [B, A]. Where no nation is named, one that fits is enough."""
    values = measured(now, programs_)
    fits = values >= programs_.low
    fits &= values <= programs_.high
    fits &= programs_.nations
    return some(fits)


def narrow(now: Now, programs_: Programs, due: Bool) -> None:
    """Strike from `due` [B, numbers] those whose condition does not hold."""
    judged_ = judged(now, programs_)
    numbers, place, begins = programs_.plain
    if len(numbers):
        due[:, numbers] &= np.logical_and.reduceat(judged_.take(place, 1), begins, axis=1)
    waiting: list[bool] = np.logical_or.reduce(due, axis=0).tolist()
    for number, program in programs_.steps.items():
        if waiting[number]:
            due[:, number] &= _holds(program, judged_)


def _holds(program: list[tuple[Op, int]], judged: Bool) -> Bool:
    """What the program makes of the comparisons that were judged: [B]."""
    stack: list[Bool] = []
    for op, place in program:
        if op == Op.ATOM:
            stack.append(judged[:, place])
        elif op == Op.NOT:
            stack.append(~stack.pop())
        else:
            right, left = stack.pop(), stack.pop()
            stack.append(left & right if op == Op.AND else left | right)
    return stack.pop()


def _tick(now: Now, x: Ints, y: Ints) -> Ints:
    return np.full((len(now.st.seeds), len(x), 1), now.t, np.int32)


def _confidence(now: Now, x: Ints, y: Ints) -> Ints:
    return now.st.confidence[:, : now.pub.n_nations, y].transpose(0, 2, 1)


def _trust(now: Now, x: Ints, y: Ints) -> Ints:
    return now.st.trust[:, x, y][:, :, None]


def _outcome(now: Now, x: Ints, y: Ints) -> Ints:
    return now.st.outcome[:, x, None]


def _intensity(now: Now, x: Ints, y: Ints) -> Ints:
    """In the audience named, else in the strongest."""
    level = now.st.intensity[:, x]
    return np.where((y == NONE)[:, None], np.maximum.reduce(level, axis=2, keepdims=True), level)


def _orders_used(now: Now, x: Ints, y: Ints) -> Ints:
    return now.st.orders_used[:, x, None]


def _fired(now: Now, x: Ints, y: Ints) -> Ints:
    return (now.st.fired[:, x, None] <= now.t).astype(np.int32)


def _decided(now: Now, x: Ints, y: Ints) -> Ints:
    return now.st.decision[:, x]


def _task_forces(now: Now, x: Ints, y: Ints) -> Ints:
    count = (now.st.force_stage >= Stage.FORMING).sum(1, dtype=np.int32)
    return np.repeat(count[:, None, None], len(x), axis=1)


_OF_NATIONS = flags((Metric.INTENSITY, Metric.DECIDED), len(Metric))
"""Metrics whose y names a nation."""
_MEASURES: dict[Metric, Callable[[Now, Ints, Ints], Ints]] = {
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
"""What is measured for each comparison, by x and y: [B, A, nations] where any nation may be meant, else [B, A, 1]."""
