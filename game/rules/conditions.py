"""Conditions of injects: small postfix programs of comparisons, judged for all games at once (R-INJECT).

A row of `Tables.condition` is (inject, op, metric, x, y, comparator, value, 0). By metric, x and y are:
TICK -, -; CONFIDENCE nation (NONE any), thread; TRUST of whom, in whom; OUTCOME thread, -; INTENSITY campaign, nation
(NONE any); ORDERS_USED Kind, -; FIRED inject, -; DECIDED inject, nation (NONE any), the value being the option;
TASK_FORCES -, -.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from game.rules.arrays import Bool, Ints, some
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
    """All comparisons of one metric, one a row: see the module text."""

    metric: Metric
    place: slice  # of them among the comparisons of all metrics
    x: Ints  # [A]
    y: Ints  # [A]
    low: Ints  # [A, 1] what is measured must be at least this
    high: Ints  # [A, 1] and at most this
    nations: Bool  # [A, N] the nations meant by x, or by y where it names them


@dataclass(frozen=True, slots=True)
class Programs:
    """The scenario's conditions, taken apart: all comparisons of a metric are made at once."""

    atoms: tuple[Atoms, ...]
    size: int  # comparisons in all
    steps: dict[int, list[tuple[Op, int]]]  # by inject: what to do to the stack, and the place of an ATOM's comparison


@constant
def programs(tb: Tables) -> Programs:
    """The conditions of a scenario."""
    rows = tb.condition[tb.condition[:, 1] == Op.ATOM]
    by_metric = rows[:, 2].argsort(kind="stable")
    place = by_metric.argsort().tolist()  # of each comparison, when those of a metric stand together
    rows = rows[by_metric]
    everyone = np.arange(tb.public.n_nations)
    atoms = []
    for metric in np.unique(rows[:, 2]):
        mine = rows[:, 2] == metric
        x, y, comparator, limit = rows[mine][:, 3:7].T
        named = (x if metric == Metric.CONFIDENCE else y)[:, None]
        low = np.where(comparator == Comparator.BELOW, -ANY, limit)[:, None]
        high = np.where(comparator == Comparator.IS, limit, np.where(comparator == Comparator.BELOW, limit - 1, ANY))
        nations = (named == NONE) | (named == everyone)
        first = int(mine.argmax())
        atoms.append(Atoms(Metric(metric), slice(first, first + len(x)), x, y, low, high[:, None], nations))
    steps: dict[int, list[tuple[Op, int]]] = {}
    at = 0
    for inject, op in tb.condition[:, :2].tolist():
        steps.setdefault(inject, []).append((Op(op), place[at] if op == Op.ATOM else NONE))
        at += op == Op.ATOM
    return Programs(tuple(atoms), len(rows), steps)


def judged(now: Now) -> Bool:
    """Every comparison on the State as it is: [B, comparisons]. Where no nation is named, one that fits is enough."""
    programs_ = programs(now.tb)
    result = np.zeros((len(now.st.seeds), programs_.size), np.bool_)
    for atoms in programs_.atoms:
        measured = _MEASURES[atoms.metric](now, atoms.x, atoms.y)
        fits = (measured >= atoms.low) & (measured <= atoms.high)
        result[:, atoms.place] = fits[:, :, 0] if fits.shape[2] == 1 else some(fits & atoms.nations)
    return result


def holds(now: Now, inject: int, judged: Bool) -> Bool:
    """The inject's condition holds by what was `judged`: [B]."""
    stack: list[Bool] = []
    for op, place in programs(now.tb).steps[inject]:
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
    return now.st.intensity[:, x]


def _orders_used(now: Now, x: Ints, y: Ints) -> Ints:
    return now.st.orders_used[:, x, None]


def _fired(now: Now, x: Ints, y: Ints) -> Ints:
    return (now.st.fired[:, x, None] <= now.t).astype(np.int32)


def _decided(now: Now, x: Ints, y: Ints) -> Ints:
    return now.st.decision[:, x]


def _task_forces(now: Now, x: Ints, y: Ints) -> Ints:
    count = (now.st.force_stage >= Stage.FORMING).sum(1, dtype=np.int32)
    return np.repeat(count[:, None, None], len(x), axis=1)


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
