"""Threads, campaigns and alerts as arrays."""

from typing import Any

import numpy as np

from game.rules.arrays import I8, Ints
from game.rules.codes import NEVER, NONE, Capability, LegalBasis
from game.rules.doctrine import Doctrine
from game.scenario.indices import Indices
from game.scenario.model_head import Difficulty
from game.scenario.model_scenario import Scenario
from game.scenario.model_threads import Needs
from game.scenario.words import code_of

SMALL_EXERCISE = 3
"""Nations up to which a thread asks for the smaller number of domains."""


def public_threads(scenario: Scenario, indices: Indices, doctrine: Doctrine) -> dict[str, Any]:
    """Fields of PublicTables by thread, [T, …]."""
    threads = scenario.threads
    domains = doctrine.domains_small if len(scenario.nations) <= SMALL_EXERCISE else doctrine.domains_large
    return {
        "thread_subject": np.stack([indices.flags("subject", t.subjects) for t in threads]),
        "thread_need": np.array([_vector(t.needs) for t in threads], np.int8),
        "crisis_need": np.array([_vector(t.crisis.needs if t.crisis else Needs()) for t in threads], np.int8),
        "crisis_window": np.array([t.crisis.window if t.crisis else 0 for t in threads], np.int16),
        "thread_place": np.array([indices.nation[t.place] for t in threads], np.int8),
        "thread_basis": np.array([code_of(LegalBasis, t.legal_basis) for t in threads], np.uint8),
        "thread_domains": np.array([t.domains or domains for t in threads], np.int8),
        "thread_severity": np.array([t.severity for t in threads], np.int16),
    }


def _vector(needs: Needs) -> list[int]:
    return [getattr(needs, k.name.lower()) for k in Capability]


def hidden_threads(scenario: Scenario, difficulty: Difficulty) -> dict[str, Any]:
    """Fields of Tables by thread, [T, …]."""
    threads = scenario.threads
    return {
        "thread_group": grouped([t.decoy_group for t in threads]),
        "thread_opens": np.array([NEVER if t.opens == "on_inject" else t.opens for t in threads], np.int16),
        "thread_life": np.array([[span + difficulty.life for span in t.life] for t in threads], np.int16),
    }


def grouped(names: list[str | None]) -> I8:
    """A small number for each different name, in order of appearance; NONE where there is none."""
    numbers: dict[str, int] = {}
    return np.array([NONE if n is None else numbers.setdefault(n, len(numbers)) for n in names], np.int8)


def padded(rows: list[list[int]], dtype: Any) -> Ints:
    """Lists of different lengths as one array, NONE filled at the end, at least one column wide."""
    width = max([1, *(len(row) for row in rows)])
    table = np.full((len(rows), width), NONE, dtype)
    for i, row in enumerate(rows):
        table[i, : len(row)] = row
    return table


def public_alerts(scenario: Scenario, indices: Indices) -> dict[str, Any]:
    """Fields of PublicTables by half of an alert, [A]; halves 2k and 2k + 1 are pair k."""
    halves = np.arange(2 * len(scenario.alerts), dtype=np.int8)
    subjects = [indices.subject[a.subject] for a in scenario.alerts for _ in a.halves]
    return {
        "alert_subject": np.array(subjects, np.int8),
        "counterpart": halves ^ np.int8(1),
        "alert_pair": halves // np.int8(2),
    }


def hidden_alerts(scenario: Scenario, indices: Indices) -> dict[str, Any]:
    """Fields of Tables by half of an alert, [A, …], and by pair."""
    halves = [(a, half) for a in scenario.alerts for half in a.halves]
    windows = [(NEVER, NEVER) if half.arrives == "on_inject" else half.arrives for _, half in halves]
    return {
        "alert_choice": padded([[indices.nation[n] for n in half.holders] for _, half in halves], np.int8),
        "alert_count": np.array([len(half.holders) for _, half in halves], np.int8),
        "alert_low": np.array([low for low, _ in windows], np.int16),
        "alert_high": np.array([high for _, high in windows], np.int16),
        "alert_thread": np.array([indices.thread[a.thread] for a, _ in halves], np.int8),
        "pair_report": np.array([indices.report[a.yields] for a in scenario.alerts], np.int16),
    }


def public_campaigns(scenario: Scenario, indices: Indices) -> dict[str, Any]:
    """Fields of PublicTables by campaign, [G, …]."""
    campaigns = scenario.campaigns
    audience = np.zeros((len(campaigns), len(scenario.nations)), np.bool_)
    for g, campaign in enumerate(campaigns):
        audience[g] = indices.flags("nation", campaign.audiences)
    return {
        "campaign_channel": np.array([indices.channel[c.platform] for c in campaigns], np.int8),
        "campaign_audience": audience,
    }


def hidden_campaigns(scenario: Scenario, indices: Indices) -> dict[str, Any]:
    """Fields of Tables by campaign, [G, …]."""
    campaigns = scenario.campaigns
    start = np.zeros((len(campaigns), len(scenario.nations)), np.int16)
    for g, campaign in enumerate(campaigns):
        for name, intensity in campaign.audiences.items():
            start[g, indices.nation[name]] = intensity
    return {
        "campaign_thread": np.array([indices.thread[c.thread] for c in campaigns], np.int8),
        "campaign_start": start,
        "campaign_opens": np.array([c.opens for c in campaigns], np.int16),
        "campaign_noise": padded([[indices.report[r] for r in c.noise] for c in campaigns], np.int16),
    }
