"""Injects as arrays: when they fire, what they do, and their conditions as small postfix programs."""

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np

from game.rules.arrays import I32
from game.rules.codes import NEVER, NONE, EffectKind, Metric, Outcome
from game.rules.orders import BY_NAME
from game.scenario import model_effects as fx
from game.scenario.indices import Indices
from game.scenario.model_conditions import Condition
from game.scenario.model_injects import Inject
from game.scenario.model_scenario import Scenario
from game.scenario.words import code_of

PUSH, AND, OR, NOT = range(4)
AT_LEAST, BELOW, EQUAL = range(3)
SEAT_POINT = 1000
"""Units of one seat point."""

Row = tuple[int, ...]


def inject_arrays(scenario: Scenario, indices: Indices) -> dict[str, Any]:
    """Fields of Tables by inject, [J], and the rows of conditions and effects."""
    injects = scenario.injects
    windows = [_window(i) for i in injects]
    everybody = [n.id for n in scenario.nations]
    audience = [indices.nation_mask(everybody if i.to == "all" else i.to) for i in injects]
    decisions = [i.decide for i in injects]
    defaults = [[o.id for o in d.options].index(d.default) if d else NONE for d in decisions]
    counsels = [[o.id for o in d.options].index(d.partners) if d and d.partners else NONE for d in decisions]
    effects = [row for j, i in enumerate(injects) for row in _effects(j, i, indices)]
    return {
        "inject_low": np.array([low for low, _ in windows], np.int16),
        "inject_high": np.array([high for _, high in windows], np.int16),
        "inject_tray": np.array([i.tray for i in injects], np.bool_),
        "inject_due": np.array([d.within if d else 0 for d in decisions], np.int16),
        "inject_audience": np.array(audience, np.int32),
        "inject_options": np.array([len(d.options) if d else 0 for d in decisions], np.int8),
        "inject_default": np.array(defaults, np.int8),
        "inject_counsel": np.array(counsels, np.int8),
        "condition": condition_rows(scenario, indices, [(j, i.when) for j, i in enumerate(injects) if i.when]),
        "effect": np.array(effects, np.int32).reshape(-1, 9),
    }


def condition_rows(scenario: Scenario, indices: Indices, conditions: Iterable[tuple[int, Condition]]) -> I32:
    """Conditions as `Tables.condition` holds them, each under the number given with it."""
    program = Program(scenario, indices)
    rows = [(number, *row, 0) for number, condition in conditions for row in program.rows(condition)]
    return np.array(rows, np.int32).reshape(-1, 8)


def _window(inject: Inject) -> tuple[int, int]:
    if inject.at is None:
        return NEVER, NEVER
    return inject.at if isinstance(inject.at, tuple) else (inject.at, inject.at)


class Program:
    """Turns conditions into rows (op, metric, x, y, comparator, value) in postfix order; AND and OR take two."""

    def __init__(self, scenario: Scenario, indices: Indices) -> None:
        self.indices = indices
        self.options = {i.id: [o.id for o in i.decide.options] for i in scenario.injects if i.decide}

    def rows(self, condition: Condition) -> list[Row]:
        """The program of one condition."""
        for parts, op in ((condition.all, AND), (condition.any, OR)):
            if parts is not None:
                return _joined([self.rows(part) for part in parts], op)
        if condition.not_ is not None:
            return [*self.rows(condition.not_), (NOT, NONE, NONE, NONE, 0, 0)]
        return _joined([[atom] for atom in self._atoms(condition)], AND)

    def _atoms(self, condition: Condition) -> Iterator[Row]:
        """The comparisons of one atom: one, or two when it has both bounds."""
        ix, c = self.indices, condition
        if c.outcome is not None:
            yield PUSH, Metric.OUTCOME, ix.thread[c.outcome.thread], NONE, EQUAL, code_of(Outcome, c.outcome.is_)
        elif c.inject is not None:
            yield PUSH, Metric.FIRED, ix.inject[c.inject.id], NONE, EQUAL, int(c.inject.fired)
        elif c.decision is not None:
            option = self.options[c.decision.inject].index(c.decision.is_)
            nation = ix.nation_or_none(c.decision.nation)
            yield PUSH, Metric.DECIDED, ix.inject[c.decision.inject], nation, EQUAL, option
        elif c.confidence is not None:
            yield from _compare(
                Metric.CONFIDENCE, ix.nation[c.confidence.nation], ix.thread[c.confidence.thread], c.confidence
            )
        elif c.trust is not None:
            yield from _compare(Metric.TRUST, ix.nation[c.trust.of], ix.nation[c.trust.in_], c.trust)
        elif c.intensity is not None:
            nation = ix.nation_or_none(c.intensity.nation)
            yield from _compare(Metric.INTENSITY, ix.campaign[c.intensity.campaign], nation, c.intensity)
        elif c.orders is not None:
            yield from _compare(Metric.ORDERS_USED, BY_NAME[c.orders.kind].kind, NONE, c.orders)
        else:
            metric, atom = (Metric.TICK, c.tick) if c.tick is not None else (Metric.TASK_FORCES, c.task_forces)
            yield from _compare(metric, NONE, NONE, atom)


def _compare(metric: Metric, x: int, y: int, atom: Any) -> Iterator[Row]:
    if atom.at_least is not None:
        yield PUSH, metric, x, y, AT_LEAST, atom.at_least
    if atom.below is not None:
        yield PUSH, metric, x, y, BELOW, atom.below


def _joined(programs: list[list[Row]], op: int) -> list[Row]:
    """Several programs under one binary operator."""
    rows = programs[0]
    for program in programs[1:]:
        rows = [*rows, *program, (op, NONE, NONE, NONE, 0, 0)]
    return rows


def _effects(j: int, inject: Inject, indices: Indices) -> Iterator[Row]:
    """Rows (inject, option, kind, nation, other, entity, amount, duration, 0) of an inject and of its options."""
    for effect in inject.effects:
        yield from ((j, NONE, *row, 0) for row in _effect(effect, indices))
    for o, option in enumerate(inject.decide.options if inject.decide else ()):
        for effect in option.effects:
            yield from ((j, o, *row, 0) for row in _effect(effect, indices))
        if option.private:
            yield j, o, EffectKind.SEAT_POINTS, NONE, NONE, NONE, option.private * SEAT_POINT, 0, 0


def _effect(effect: fx.Effect, ix: Indices) -> Iterator[Row]:
    """Rows (kind, nation, other, entity, amount, duration): one an effect, two for an alert, none for a message."""
    match effect:
        case fx.DeliverReport():
            yield EffectKind.REPORT, NONE, NONE, ix.report[effect.report], 0, 0
        case fx.DeliverAlert():
            for half in (0, 1):
                yield EffectKind.ALERT, NONE, NONE, 2 * ix.pair[effect.alert] + half, 0, 0
        case fx.OpenThread():
            yield EffectKind.THREAD, NONE, NONE, ix.thread[effect.thread], 0, 0
        case fx.Outage():
            yield EffectKind.OUTAGE, NONE, NONE, ix.channel[effect.channel], 0, effect.duration
        case fx.Staffing():
            yield EffectKind.STAFF, ix.nation[effect.nation], NONE, NONE, effect.change, effect.duration
        case fx.Handling():
            yield EffectKind.HANDLING, ix.nation[effect.nation], NONE, NONE, effect.change, 0
        case fx.TrustChange():
            yield EffectKind.TRUST, ix.nation[effect.of], ix.nation[effect.in_], NONE, effect.change, 0
        case fx.DeadlineShift():
            yield EffectKind.DEADLINE, NONE, NONE, ix.thread[effect.thread], effect.ticks, 0
        case fx.SeverityChange():
            yield EffectKind.SEVERITY, NONE, NONE, ix.thread[effect.thread], effect.change, 0
        case fx.IntensityChange():
            nation = ix.nation_or_none(effect.nation)
            yield EffectKind.INTENSITY, nation, NONE, ix.campaign[effect.campaign], effect.change, 0
        case fx.Priority():
            yield EffectKind.PRIORITY, ix.nation_or_none(effect.nation), NONE, ix.thread[effect.thread], 0, 0
        case fx.Framework():
            yield EffectKind.FRAMEWORK, ix.nation[effect.nation], NONE, NONE, 0, 0
        case fx.Caution():
            yield EffectKind.CAUTION, ix.nation[effect.nation], NONE, NONE, effect.change, 0
