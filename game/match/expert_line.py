"""The expert line of a scenario file, ready to be played."""

import numpy as np

from game.partners.line import Line, Step
from game.rules.arrays import Bool
from game.rules.codes import NONE, Service
from game.rules.orders import BY_NAME
from game.scenario.compile_injects import condition_rows
from game.scenario.indices import Indices, indices_of
from game.scenario.model_expert import OPTIONS, ExpertStep, Picks
from game.scenario.model_scenario import Scenario
from game.scenario.words import code_of


def expert_line(scenario: Scenario) -> Line:
    """The line of a sound scenario; of one without a line, no steps."""
    indices = indices_of(scenario)
    conditions = [(i, step.when) for i, step in enumerate(scenario.expert) if step.when]
    steps = tuple(_step(step, scenario, indices) for step in scenario.expert)
    return Line(steps, condition_rows(scenario, indices, conditions))


def _step(step: ExpertStep, scenario: Scenario, ix: Indices) -> Step:
    first, last = step.turns or (1, scenario.turns)
    organisations = [o.id for o in scenario.organisations]
    return Step(
        how=step.how,
        kind=BY_NAME[step.order].kind,
        by=ix.flags("nation", step.by or ix.nation),
        first=first - 1,
        last=last - 1,
        reports=None if step.report is None else _reports(step.report, scenario),
        to=ix.nation_mask(step.to),
        thread=_of(ix.thread, step.thread),
        subject=_of(ix.subject, step.subject),
        other=_of(ix.subject, step.instead),
        channel=_of(ix.channel, step.channel),
        organisation=NONE if step.organisation is None else organisations.index(step.organisation),
        campaign=_of(ix.campaign, step.campaign),
        inject=_of(ix.inject, step.inject),
        option=_option(step, scenario),
        pair=_of(ix.pair, step.alert),
    )


def _of(table: dict[str, int], name: str | None) -> int:
    return NONE if name is None else table[name]


def _option(step: ExpertStep, scenario: Scenario) -> int:
    if step.service is not None:
        return code_of(Service, step.service)
    if step.option is None:
        return NONE
    words = OPTIONS.get(step.order)
    if words is None:
        decision = next(i.decide for i in scenario.injects if i.id == step.inject)
        words = tuple(o.id for o in decision.options) if decision else ()
    return words.index(step.option)


def _reports(picks: Picks, scenario: Scenario) -> Bool:
    """The reports that fit all that is said: [I]."""
    return np.array([
        (not picks.ids or r.id in picks.ids)
        and (not picks.threads or bool(set(picks.threads) & set(r.bears)))
        and (not picks.subjects or bool(set(picks.subjects) & set(r.subjects)))
        and (not picks.domains or r.domain in picks.domains)
        and (not picks.labels or r.label in picks.labels)
        for r in scenario.reports
    ])  # fmt: skip
