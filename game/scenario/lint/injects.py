"""Injects: each can fire, serves an objective, and puts a decision that means something (R-INJECT)."""

from collections.abc import Iterator
from typing import Any

from game.rules.codes import TICKS_PER_TURN
from game.rules.orders import BY_NAME
from game.scenario.lint import bounds
from game.scenario.lint.exercise import Exercise, fires
from game.scenario.lint.rule import Remark, Rule, error, warning
from game.scenario.model_conditions import Condition
from game.scenario.model_effects import DeadlineShift, IntensityChange, SeverityChange, TrustChange
from game.scenario.problems import sentence


def never_fires(x: Exercise) -> Iterator[Remark]:
    """Its condition cannot hold in any play."""
    for i, inject in enumerate(x.scenario.injects):
        if inject.when is not None:
            why = Holds(x).why_not(inject.when, True)
            if why:
                yield Remark(
                    ("injects", i, "when"),
                    sentence(f"'{inject.id}' can never fire", why),
                    "Ask for something that can happen in this exercise, or delete the inject.",
                    at_key=True,
                )


class Holds:
    """Whether a condition can be true, or false, in some play. It errs toward "it can"."""

    def __init__(self, x: Exercise) -> None:
        self.x = x
        self.asked: set[str] = set()

    def why_not(self, condition: Condition, value: bool) -> str:
        """Why the condition can never have the value, in words; empty when it can."""
        if condition.not_ is not None:
            return self.why_not(condition.not_, not value)
        parts = condition.all or condition.any
        if parts is None:
            return self._atom(condition) if value else self._always(condition)
        reasons = [self.why_not(part, value) for part in parts]
        if (condition.all is not None) == value:
            return next(filter(None, reasons), self._clash(parts) if value else "")
        return reasons[0] if all(reasons) else ""

    def _clash(self, parts: tuple[Condition, ...]) -> str:
        """Two parts of `all` that exclude each other: two outcomes of one thread, or an empty stretch of hours."""
        outcomes: dict[str, str] = {}
        for part in parts:
            if part.outcome is not None:
                first = outcomes.setdefault(part.outcome.thread, part.outcome.is_)
                if first != part.outcome.is_:
                    return f"'{part.outcome.thread}' both {first} and {part.outcome.is_}"
        low = max((p.tick.at_least or 0 for p in parts if p.tick), default=0)
        high = min((p.tick.below for p in parts if p.tick and p.tick.below is not None), default=self.x.ticks)
        return f"hours from {low} and before {high}" if low >= high else ""

    def _always(self, condition: Condition) -> str:
        """Why a comparison can never fail."""
        for name in ("confidence", "trust", "intensity", "orders", "tick", "task_forces"):
            atom: Any = getattr(condition, name)
            if (
                atom is not None
                and not atom.at_least
                and (atom.below is None or (atom.below > 1000 and name != "orders"))
            ):
                return f"{name} of at least 0, which always holds"
        return ""

    def _atom(self, condition: Condition) -> str:
        """Why a comparison can never hold."""
        for name in ("confidence", "trust", "intensity", "orders", "tick", "task_forces"):
            atom: Any = getattr(condition, name)
            if atom is not None:
                if atom.below == 0:
                    return f"{name.replace('_', ' ')} below 0"
                return self._out_of_reach(name, atom) if atom.at_least else ""
        return self._event(condition)

    def _out_of_reach(self, name: str, atom: Any) -> str:
        x, least = self.x, atom.at_least
        if name == "tick" and least >= x.ticks:
            return f"hour {least}, after the end; allowed up to {x.ticks - 1}"
        if name == "orders":
            mechanic = BY_NAME[atom.kind].mechanic
            return f"orders of the kind {atom.kind}, which this exercise hides" if self._hidden(mechanic) else ""
        if name == "task_forces" and least > x.tables.public.n_forces:
            return f"{least} task forces; at most {x.tables.public.n_forces} exist at once"
        if name == "confidence":
            t = [thread.id for thread in x.scenario.threads].index(atom.thread)
            most = max(int(bounds.confidence(tb, t, late=False).max()) for tb in x.settings.values())
            if most < least:
                return f"confidence {least} in '{atom.thread}', of which no play reaches more than {most}"
        return ""

    def _hidden(self, mechanic: str) -> bool:
        return bool(mechanic) and mechanic not in self.x.mechanics

    def _event(self, condition: Condition) -> str:
        x = self.x
        if condition.outcome is not None:
            thread, outcome = x.threads[condition.outcome.thread], condition.outcome.is_
            if outcome == "dismissed" and thread.decoy_group is None:
                return f"'{thread.id}' dismissed, which is in no decoy group"
            if outcome in ("crisis", "contained") and thread.crisis is None:
                return f"'{thread.id}' {outcome}, which becomes no incident"
        if condition.inject is not None and condition.inject.fired:
            return self._waits(condition.inject.id)
        if condition.decision is not None:
            inject, nation = x.injects[condition.decision.inject], condition.decision.nation
            if nation is not None and inject.to != "all" and nation not in inject.to:
                return f"a decision of '{nation}', before which '{inject.id}' puts none"
            return self._waits(inject.id)
        return ""

    def _waits(self, name: str) -> str:
        """An inject that waits for one which never fires; each is asked once, so that a ring of them ends."""
        when = self.x.injects[name].when
        if when is None or name in self.asked:
            return ""
        self.asked.add(name)
        return f"'{name}', which never fires itself" if self.why_not(when, True) else ""


def without_objective(x: Exercise) -> Iterator[Remark]:
    """An inject that serves no learning objective is only noise to an evaluator."""
    for i, inject in enumerate(x.scenario.injects):
        if not inject.objectives:
            ids = ", ".join(o.id for o in x.scenario.objectives)
            yield Remark(
                ("injects", i, "id"),
                sentence(f"'{inject.id}' serves no objective", allowed=ids),
                "Name under objectives what it is meant to test, or delete the inject.",
            )


def too_late(x: Exercise) -> Iterator[Remark]:
    """A decision is put when no plan follows in which it could be taken."""
    last = x.ticks - TICKS_PER_TURN - 1
    for i, inject in enumerate(x.scenario.injects):
        if inject.decide is not None and inject.at is not None and fires(inject, x.ticks)[1] > last:
            what = f"'{inject.id}' puts a decision after the last plan"
            yield Remark(
                ("injects", i, "at"),
                sentence(what, f"hour {fires(inject, x.ticks)[1]}", f"up to {last}"),
                "Fire it at least one turn before the end.",
            )


def empty_decision(x: Exercise) -> Iterator[Remark]:
    """Whatever is decided, nothing follows."""
    for i, inject in enumerate(x.scenario.injects):
        options = inject.decide.options if inject.decide else ()
        if options and not any(e.kind != "message" for o in options for e in o.effects):
            if any(o.private for o in options):
                continue  # a private interest without a price is said by its own rule
            yield Remark(
                ("injects", i, "decide"),
                f"'{inject.id}' puts a decision of which no option has an effect",
                "Give at least one option an effect that the nation would weigh.",
                at_key=True,
            )


def free_temptation(x: Exercise) -> Iterator[Remark]:
    """A private interest that costs the coalition nothing is no temptation but a gift."""
    for i, inject in enumerate(x.scenario.injects):
        for o, option in enumerate(inject.decide.options if inject.decide else ()):
            if option.private > 0 and not any(_costs(e) for e in option.effects):
                yield Remark(
                    ("injects", i, "decide", "options", o, "id"),
                    f"'{option.id}' pays {option.private} seat points and costs the coalition nothing",
                    "Let the option cost trust, time, staff or severity, or take its private points away.",
                )


def _costs(effect: Any) -> bool:
    """Whether an effect harms the coalition."""
    if isinstance(effect, TrustChange):
        return effect.change < 0
    if isinstance(effect, DeadlineShift):
        return effect.ticks < 0
    if isinstance(effect, SeverityChange | IntensityChange):
        return effect.change > 0
    if effect.kind in ("staff", "handling"):
        return bool(effect.change < 0)
    return bool(effect.kind == "caution" and effect.change > 0) or effect.kind == "outage"


RULES: tuple[Rule, ...] = (
    error("inject-never-fires", never_fires),
    warning("inject-without-objective", without_objective),
    error("decision-too-late", too_late),
    warning("decision-without-effect", empty_decision),
    warning("temptation-without-price", free_temptation),
)
