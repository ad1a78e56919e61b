"""Conditions as their author reads them: what was measured, and what the file asks for.

Things keep their ids and values the numbers of the file, 0 to 1000: what was measured can be written back unchanged.
"""

from collections.abc import Sequence
from typing import Any

from game.rules.codes import Outcome
from game.scenario.catalogue import Catalogue
from game.scenario.model_conditions import Condition


def against(names: Catalogue, condition: Condition, values: Sequence[int]) -> str:
    """One comparison that does not hold: "confidence of vel in otter: 410, expected at least 550"."""
    return f"{found(names, condition, values)}, expected {_wanted(condition)}"


def against_not(names: Catalogue, condition: Condition, values: Sequence[int]) -> str:
    """One comparison that holds where the file asks that it does not."""
    return f"{found(names, condition, values)}, expected {_unwanted(condition)}"


def found(names: Catalogue, condition: Condition, values: Sequence[int]) -> str:
    """What was measured; `values` are those of all nations that may be meant: "confidence of vel in otter: 410"."""
    c = condition
    if c.outcome is not None:
        return f"outcome of {c.outcome.thread}: {Outcome(values[0]).name.lower()}"
    if c.inject is not None:
        return f"inject {c.inject.id}: {_fired(bool(values[0]))}"
    if c.decision is not None:
        of = f" of {c.decision.nation}" if c.decision.nation else ""
        options = next(i.options for i in names.injects if i.id == c.decision.inject)
        taken = dict.fromkeys(options[v].id for v in values if v >= 0)
        return f"decision {c.decision.inject}{of}: {', '.join(taken) or 'none taken'}"
    if c.confidence is not None:
        return f"confidence of {c.confidence.nation} in {c.confidence.thread}: {values[0]}"
    if c.trust is not None:
        return f"trust of {c.trust.of} in {c.trust.in_}: {values[0]}"
    if c.intensity is not None:
        where = f"in {c.intensity.nation}" if c.intensity.nation else "where it is strongest"
        return f"intensity of {c.intensity.campaign} {where}: {max(values)}"
    if c.orders is not None:
        return f"orders of kind {c.orders.kind} carried out: {values[0]}"
    return f"{'exercise hour' if c.tick is not None else 'task forces'}: {values[0]}"


def _wanted(condition: Condition) -> str:
    c = condition
    if c.outcome is not None:
        return c.outcome.is_
    if c.inject is not None:
        return _fired(c.inject.fired)
    return c.decision.is_ if c.decision is not None else " and ".join(_bounds(c).values())


def _unwanted(condition: Condition) -> str:
    """What would have to come about for the comparison not to hold."""
    if condition.inject is not None:
        return _fired(not condition.inject.fired)
    bounds = _bounds(condition)
    if len(bounds) != 1:
        return f"anything but {_wanted(condition)}"
    flipped = {"at least": "below", "below": "at least"}
    return next(text.replace(word, flipped[word]) for word, text in bounds.items())


def _fired(fired: bool) -> str:
    return "fired" if fired else "not fired"


def _bounds(condition: Condition) -> dict[str, str]:
    """The bounds of a comparison by their words; none where it has no bounds."""
    c = condition
    atom: Any = c.confidence or c.trust or c.intensity or c.orders or c.tick or c.task_forces
    limits = {"at least": atom.at_least, "below": atom.below} if atom is not None else {}
    return {word: f"{word} {limit}" for word, limit in limits.items() if limit is not None}
