"""From a sound scenario to what the rules run on: Tables, and the Catalogue of names beside them."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from game.rules.codes import Dimension
from game.rules.doctrine import Doctrine
from game.rules.tables import PublicTables, Tables
from game.scenario import compile_nations as nations
from game.scenario import compile_reports as reports
from game.scenario import compile_threads as threads
from game.scenario.catalogue import Catalogue, catalogue_of
from game.scenario.compile_injects import inject_arrays
from game.scenario.indices import Indices, indices_of
from game.scenario.load import LoadResult
from game.scenario.mechanics import mechanics_of
from game.scenario.model_head import Difficulty
from game.scenario.model_scenario import Scenario
from game.scenario.words import code_of

SEAT_WEIGHTS = (30, 25, 20, 15, 10)
"""Weight of each SeatDimension; interests count only where a decision offers them."""
MOST_FORCES = 6
MATTERS_A_NATION = 6
"""Slots for requests and proposals that may be open at once, for each nation."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A scenario at one difficulty, ready to be played. `digest` is the SHA-256 of the file's content."""

    tables: Tables
    catalogue: Catalogue
    scenario: Scenario
    digest: str


def compile_loaded(loaded: LoadResult, difficulty: str = "normal") -> Compiled:
    """The compiled scenario of a load without problems; the same content is compiled once a difficulty."""
    assert loaded.scenario is not None
    return compile_scenario(loaded.scenario, difficulty, loaded.digest)


def compile_scenario(scenario: Scenario, difficulty: str = "normal", digest: str = "") -> Compiled:
    """Compile a scenario that was loaded without problems.

    With a digest, the result is kept in memory by content and difficulty. Raises KeyError for an unknown difficulty.
    """
    if not digest:
        return _compiled(scenario, difficulty, digest)
    key = digest, difficulty
    if key not in _CACHE:
        while len(_CACHE) >= CACHED:
            _CACHE.pop(next(iter(_CACHE)))
        _CACHE[key] = _compiled(scenario, difficulty, digest)
    return _CACHE[key]


CACHED = 32
"""Compiled scenarios kept in memory, the oldest let go first."""
_CACHE: dict[tuple[str, str], Compiled] = {}


def _compiled(scenario: Scenario, difficulty: str, digest: str) -> Compiled:
    setting = {d.id: d for d in scenario.difficulties}[difficulty]
    doctrine = replace(Doctrine(), **{**scenario.doctrine, **setting.doctrine})
    tables = tables_of(scenario, setting, doctrine)
    return Compiled(tables, catalogue_of(scenario, tables.effect), scenario, digest)


def tables_of(scenario: Scenario, setting: Difficulty, doctrine: Doctrine) -> Tables:
    """The arrays of a scenario at a setting; all read-only."""
    indices = indices_of(scenario)
    public = PublicTables(**_counts(scenario), **_public_arrays(scenario, indices, setting, doctrine))
    hidden: dict[str, Any] = {
        **threads.hidden_threads(scenario, setting),
        **reports.hidden_reports(scenario, indices, public.ticks),
        **threads.hidden_alerts(scenario, indices),
        **threads.hidden_campaigns(scenario, indices),
        **inject_arrays(scenario, indices),
        "caution": np.array([n.profile.caution for n in scenario.nations], np.int16),
    }
    tables = Tables(public=public, **hidden)
    for part in (public, tables):
        for name in part.__slots__:
            array = getattr(part, name)
            if isinstance(array, np.ndarray):
                array.setflags(write=False)
    return tables


def _counts(scenario: Scenario) -> dict[str, Any]:
    cells = sum("joint_intelligence" in o.services for o in scenario.organisations)
    return {
        "turns": scenario.turns,
        "n_nations": len(scenario.nations),
        "n_reports": len(scenario.reports),
        "n_sources": len(scenario.sources),
        "n_threads": len(scenario.threads),
        "n_channels": 2 + sum(len(o.channels) for o in scenario.organisations),
        "n_alerts": 2 * len(scenario.alerts),
        "n_pairs": len(scenario.alerts),
        "n_forces": min(len(scenario.threads) + 1, MOST_FORCES),
        "n_cells": cells,
        "n_organisations": len(scenario.organisations),
        "n_campaigns": len(scenario.campaigns),
        "n_subjects": len(scenario.subjects),
        "n_injects": len(scenario.injects),
        "n_matters": MATTERS_A_NATION * len(scenario.nations),
        "mechanics": mechanics_of(scenario),
    }


def _public_arrays(scenario: Scenario, indices: Indices, setting: Difficulty, doctrine: Doctrine) -> dict[str, Any]:
    controlled = "orcon" in mechanics_of(scenario)
    return {
        "doctrine": doctrine,
        **nations.nation_arrays(scenario, indices, setting),
        **nations.relation_arrays(scenario, indices, doctrine),
        **nations.organisation_arrays(scenario, indices),
        **nations.channel_arrays(scenario, indices, doctrine),
        **reports.public_reports(scenario, indices, controlled),
        **threads.public_threads(scenario, indices, doctrine),
        **threads.public_alerts(scenario, indices),
        **threads.public_campaigns(scenario, indices),
        **_weights(scenario),
    }


def _weights(scenario: Scenario) -> dict[str, Any]:
    weights = np.zeros(len(Dimension), np.int16)
    for objective in scenario.objectives:
        weights[code_of(Dimension, objective.dimension)] += objective.weight
    seat = np.array(SEAT_WEIGHTS, np.int16)
    options = [o for i in scenario.injects if i.decide for o in i.decide.options]
    seat[-1] *= any(o.private for o in options)
    return {"weights": weights, "seat_weights": seat}
