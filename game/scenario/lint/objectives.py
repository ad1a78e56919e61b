"""Learning objectives: each is measured by something that the exercise has, and exercised by an inject."""

from collections.abc import Iterator

from game.scenario.lint.exercise import Exercise
from game.scenario.lint.rule import Remark, Rule, error, warning
from game.scenario.problems import sentence


def untested(x: Exercise) -> Iterator[Remark]:
    """Its dimension moves by nothing in the exercise, or its weight is nothing."""
    for i, objective in enumerate(x.scenario.objectives):
        why = "its weight is 0" if not objective.weight else _unmoved(x, objective.dimension)
        if why:
            yield Remark(
                ("objectives", i, "dimension"),
                sentence(f"nothing tests '{objective.id}'", why),
                "Choose a dimension that something in the exercise moves, or give the exercise what moves it.",
            )


def _unmoved(x: Exercise, dimension: str) -> str:
    """Why nothing in the exercise moves a dimension; empty when something does."""
    reports = x.scenario.reports
    coordinated = any("strategic_coordination" in o.services for o in x.scenario.organisations)
    if dimension == "alignment" and "priority" not in x.mechanics and not coordinated:
        return "alignment without priorities, which are switched off, or an alliance that coordinates"
    if dimension == "coverage" and not any(set(x.needers(r)) - set(r.holders[:1]) for _, r in x.evidence()):
        return "coverage without a report that another nation needs"
    if dimension == "safeguards" and all(r.label == "CLEAR" for r in reports):
        return "safeguards without a report that is not CLEAR"
    return ""


def without_inject(x: Exercise) -> Iterator[Remark]:
    """No inject puts it to the test."""
    named = {name for inject in x.scenario.injects for name in inject.objectives}
    for i, objective in enumerate(x.scenario.objectives):
        if objective.id not in named:
            yield Remark(
                ("objectives", i, "id"),
                f"no inject names the objective '{objective.id}'",
                "Add it to the objectives of an inject that puts it to the test.",
            )


RULES: tuple[Rule, ...] = (error("objective-untested", untested), warning("objective-without-inject", without_inject))
