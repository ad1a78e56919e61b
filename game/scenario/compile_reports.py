"""Reports as arrays: labels, weights, freshness, and what a seed may vary."""

from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from typing import Any

import numpy as np

from game.rules.arrays import I16, U8
from game.rules.codes import NEVER, NONE, Domain, Label
from game.scenario.checks_reports import main_thread
from game.scenario.compile_threads import grouped, padded
from game.scenario.indices import Indices
from game.scenario.model_reports import Report
from game.scenario.model_scenario import Scenario
from game.scenario.words import TRUTH_MODES, code_of

RELIABILITY = {"A": 950, "B": 850, "C": 700, "D": 500, "E": 300, "F": 600}
CREDIBILITY = {"1": 950, "2": 850, "3": 700, "4": 500, "5": 300, "6": 600}
"""Chance in 1/1000 that a report of the grade is true, when a seed draws it; the two halves of a grade count alike."""
USEFUL_WEIGHT, KEY_WEIGHT = 200, 300
"""Weights from which a report's band is useful, and key."""


def public_reports(scenario: Scenario, indices: Indices, controlled: bool) -> dict[str, Any]:
    """Fields of PublicTables by report, [I, …]. `controlled`: whether originator control is in use."""
    reports = scenario.reports
    pair = np.full(len(reports), NONE, np.int8)
    for k, alert in enumerate(scenario.alerts):
        pair[indices.report[alert.yields]] = k
    campaign = [NONE if r.hash_set_of is None else indices.campaign[r.hash_set_of] for r in reports]
    return {
        "report_label": np.array([code_of(Label, r.label) for r in reports], np.int8),
        "report_domain": np.array([code_of(Domain, r.domain) for r in reports], np.uint8),
        "report_subject": np.stack([indices.flags("subject", r.subjects) for r in reports]),
        "report_orcon": np.array([controlled and r.originator_control for r in reports], np.bool_),
        "report_alert_pair": pair,
        "report_campaign": np.array(campaign, np.int8),
    }


def hidden_reports(scenario: Scenario, indices: Indices, ticks: int) -> dict[str, Any]:
    """Fields of Tables by report, [I, …]."""
    reports = scenario.reports
    windows = [r.arrives if isinstance(r.arrives, tuple) else (NEVER, NEVER) for r in reports]
    halves = sorted({r.half_life for r in reports})
    return {
        **_evidence(scenario, indices),
        "source": np.array([indices.source[r.source] for r in reports], np.int16),
        "freshness": np.stack([freshness(half, ticks) for half in halves]),
        "half_life": np.array([halves.index(r.half_life) for r in reports], np.uint8),
        "truth_mode": np.array([TRUTH_MODES[r.truth] for r in reports], np.uint8),
        "truth_chance": np.array([_truth_chance(r) for r in reports], np.int16),
        "holder_choice": padded([[indices.nation[n] for n in r.holders] for r in reports], np.int8),
        "holder_count": np.array([len(r.holders) for r in reports], np.int8),
        "deal": grouped([r.deal for r in reports]),
        "arrive_low": np.array([low for low, _ in windows], np.int16),
        "arrive_high": np.array([high for _, high in windows], np.int16),
        "dormant": np.array([r.dormant for r in reports], np.bool_),
    }


def _evidence(scenario: Scenario, indices: Indices) -> dict[str, Any]:
    """Weights by thread, bands, and which reports corroborate each other."""
    reports, threads = scenario.reports, len(scenario.threads)
    weight = np.zeros((len(reports), threads), np.int16)
    for i, report in enumerate(reports):
        for name, value in report.bears.items():
            weight[i, indices.thread[name]] = value
    main = [main_thread(r) for r in reports]
    source = np.array([indices.source[r.source] for r in reports])
    shares_thread = (weight[:, None, :] > 0) & (weight[None, :, :] > 0)
    return {
        "weight": weight,
        "band": _band(weight),
        "main_thread": np.array([NONE if name is None else indices.thread[name] for name in main], np.int8),
        "corroborates": shares_thread.any(2) & (source[:, None] != source[None, :]),
    }


def _band(weight: I16) -> U8:
    """[I]: 0 none, 1 minor, 2 useful, 3 key, of the largest weight."""
    largest = weight.max(1)
    band: U8 = ((largest > 0).astype(np.uint8) + (largest >= USEFUL_WEIGHT) + (largest >= KEY_WEIGHT)).astype(np.uint8)
    return band


def _truth_chance(report: Report) -> int:
    return (RELIABILITY[report.grade[0]] + CREDIBILITY[report.grade[1]]) // 2


def freshness(half_life: int, ticks: int) -> U8:
    """Percent of its worth that a report has left at each age 0…ticks: 100 / 2^(age / half-life), rounded half to even.

    In decimal arithmetic, so that every machine compiles the same table: [ticks + 1] uint8.
    """
    with localcontext() as context:
        context.prec = 40
        left = [100 / Decimal(2) ** (Decimal(age) / half_life) for age in range(ticks + 1)]
        return np.array([int(p.quantize(Decimal(1), ROUND_HALF_EVEN)) for p in left], np.uint8)
