"""Which mechanics an exercise shows (R-PACE): what it has the makings of, less what it switches off."""

from game.scenario.model_scenario import Scenario

SHORT_EXERCISE = 12
"""Turns under which a formal agreement matters only when it is half negotiated."""


def mechanics_of(scenario: Scenario) -> frozenset[str]:
    """Names of the mechanics in use, as the order table names them, and `tear`, `register` and `platform`."""
    on = scenario.mechanics
    kinds = {c.kind for o in scenario.organisations for c in o.channels}
    services = {s for o in scenario.organisations for s in o.services}
    crisis = any(t.crisis is not None for t in scenario.threads)
    aligned = any(o.dimension == "alignment" and o.weight for o in scenario.objectives)
    half_way = any(r.agreement == "half_negotiated" for r in scenario.relations)
    controlled = any(r.originator_control for r in scenario.reports)
    present = {
        "orcon": on.originator_control and controlled and len(scenario.nations) > 2,
        "liaison": on.liaison,
        "agreement": on.formal_agreements and (scenario.turns >= SHORT_EXERCISE or half_way),
        "tear": on.tear_lines,
        "register": on.registering,
        "train": on.training,
        "taskforce": True,
        "database": "database" in kinds,
        "platform": "platform" in kinds,
        "services": bool(services),
        "fiu": bool(scenario.alerts),
        "online": bool(scenario.campaigns),
        "harden": on.hardening and (bool(scenario.campaigns) or crisis),
        "priority": on.priorities and (aligned or "strategic_coordination" in services),
        "decisions": any(i.decide is not None for i in scenario.injects),
    }
    return frozenset(name for name, used in present.items() if used)
