"""A small exercise in which everything can happen: every effect, condition, label, truth mode, basis and draw."""

import numpy as np

from game.rules.codes import NEVER, NONE, EffectKind, LegalBasis, Metric, TruthMode
from game.rules.conditions import Comparator, Op
from game.rules.orders import Kind
from game.rules.tables import Tables
from tests.rules.world import INTERPOL, PLATFORM, world

DOCTRINE = {
    "hazard_no_need": 30_000,
    "hazard_need": 6_000,
    "breach_found": 300,
    "detect": 20,
    "form_confidence": 20,
    "force_base": 2,
    "respond_confidence": 300,
    "nearly_confidence": 150,
    "service_ticks": 8,
    "notice_ticks": 4,
    "training_gap": 2,
    "campaign_feeds": 350,
    "campaign_noise": 600,
}
REPORTS, TURNS = 24, 9
A_NATION, EVERYBODY = 1, NONE
AT_ONCE = NONE

EFFECTS = [
    # inject, option, kind, nation, other, entity, amount, duration, 0
    (0, AT_ONCE, EffectKind.MESSAGE, NONE, NONE, NONE, 0, 0, 0),
    (0, AT_ONCE, EffectKind.OUTAGE, NONE, NONE, PLATFORM, 0, 9, 0),
    (0, AT_ONCE, EffectKind.STAFF, A_NATION, NONE, NONE, -2, 12, 0),
    (0, 0, EffectKind.SEAT_POINTS, NONE, NONE, NONE, 4000, 0, 0),
    (0, 0, EffectKind.TRUST, NONE, EVERYBODY, NONE, -40, 0, 0),
    (0, 0, EffectKind.DEADLINE, NONE, NONE, 1, -9, 0, 0),
    (0, 1, EffectKind.HANDLING, NONE, NONE, NONE, 1, 0, 0),
    (0, 1, EffectKind.SEVERITY, NONE, NONE, 0, 250, 0, 0),
    (0, 1, EffectKind.CAUTION, NONE, NONE, NONE, 60, 0, 0),
    (0, 1, EffectKind.REPORT, 2, NONE, 20, 0, 0, 0),
    (1, AT_ONCE, EffectKind.REPORT, NONE, NONE, 21, 0, 0, 0),
    (1, AT_ONCE, EffectKind.THREAD, NONE, NONE, 1, 0, 0, 0),
    (1, AT_ONCE, EffectKind.FRAMEWORK, 2, NONE, NONE, 0, 0, 0),
    (1, 0, EffectKind.PRIORITY, NONE, NONE, 0, 0, 0, 0),
    (1, 1, EffectKind.INTENSITY, NONE, NONE, 0, 200, 0, 0),
    (2, AT_ONCE, EffectKind.ALERT, NONE, NONE, 1, 0, 0, 0),
    (2, AT_ONCE, EffectKind.CAUTION, EVERYBODY, NONE, NONE, -30, 0, 0),
    (2, AT_ONCE, EffectKind.INTENSITY, EVERYBODY, NONE, 0, 150, 0, 0),
    (3, AT_ONCE, EffectKind.DEADLINE, NONE, NONE, 0, 8, 0, 0),
]
ATOM = int(Op.ATOM)
CONDITIONS = [
    # inject, op, metric, x, y, comparator, value, 0
    (1, ATOM, Metric.CONFIDENCE, EVERYBODY, 0, Comparator.AT_LEAST, 100, 0),
    (1, ATOM, Metric.FIRED, 0, NONE, Comparator.AT_LEAST, 1, 0),
    (1, Op.OR, 0, 0, 0, 0, 0, 0),
    (2, ATOM, Metric.ORDERS_USED, Kind.SHARE, NONE, Comparator.AT_LEAST, 1, 0),
    (2, ATOM, Metric.TASK_FORCES, NONE, NONE, Comparator.BELOW, 3, 0),
    (2, Op.AND, 0, 0, 0, 0, 0, 0),
    (2, ATOM, Metric.OUTCOME, 0, NONE, Comparator.IS, 2, 0),
    (2, Op.NOT, 0, 0, 0, 0, 0, 0),
    (2, Op.AND, 0, 0, 0, 0, 0, 0),
    (3, ATOM, Metric.DECIDED, 0, EVERYBODY, Comparator.IS, 1, 0),
    (3, ATOM, Metric.TRUST, 0, 1, Comparator.BELOW, 650, 0),
    (3, ATOM, Metric.INTENSITY, 0, 0, Comparator.AT_LEAST, 100, 0),
    (3, ATOM, Metric.TICK, NONE, NONE, Comparator.AT_LEAST, 13, 0),
    (3, Op.AND, 0, 0, 0, 0, 0, 0),
    (3, Op.AND, 0, 0, 0, 0, 0, 0),
    (3, Op.OR, 0, 0, 0, 0, 0, 0),
]


def busy(nations: int, staff: int = 40) -> Tables:
    """Tables for `nations` nations, by default with staff for nearly everything."""
    i = np.arange(REPORTS)
    arrive = np.where(i < 12, 0, i % 5 * 6)
    arrive[[20, 21, 22, 23]] = NEVER
    return world(nations, REPORTS, TURNS, **_public(nations, i, staff), **_hidden(nations, i, arrive))


def _public(nations: int, i: np.ndarray, staff: int) -> dict[str, object]:
    organisations = world(nations, REPORTS, TURNS).public.member.copy()
    organisations[2:4, :3] = True
    half = np.zeros((nations, nations), np.bool_)
    half[0, 1] = half[1, 0] = True
    label = np.array([2, 1, 3, 0, 4, 2, 1], np.int8)[i % 7]
    return {
        "doctrine": DOCTRINE,
        "staff": np.full(nations, staff, np.int8),
        "member": organisations,
        "half_agreed": half,
        "report_label": label,
        "report_orcon": i % 3 == 0,
        "n_injects": 4,
        "thread_basis": np.array([LegalBasis.FRAMEWORK, LegalBasis.ASSISTANCE], np.uint8),
        "thread_need": np.array([[0, 1, 0, 0, 0, 0, 0, 0], [0, 1, 1, 0, 0, 0, 0, 0]], np.int8),
        "crisis_need": np.array([[0] * 8, [0, 0, 0, 0, 2, 1, 3, 0]], np.int8),
        "channel_organisation": np.array([NONE, NONE, 3, INTERPOL], np.int8),
        "trust": np.where(np.eye(nations), 1000, 420).astype(np.int16),
        "allied": ~np.eye(nations, dtype=np.bool_) & (np.arange(nations) < 3) & (np.arange(nations) < 3)[:, None],
    }


def _hidden(nations: int, i: np.ndarray, arrive: np.ndarray) -> dict[str, object]:
    return {
        "arrive_low": arrive.astype(np.int16),
        "arrive_high": np.where(arrive < NEVER, arrive + 4, NEVER).astype(np.int16),
        "source": (i % 10).astype(np.int16),
        "truth_mode": np.where(i % 4 == 3, TruthMode.GRADE, np.where(i % 5 == 2, TruthMode.THREAD, 0)).astype(np.uint8),
        "truth_chance": np.full(REPORTS, 500, np.int16),
        "holder_choice": np.stack([i % nations, (i + 1) % nations], 1).astype(np.int8),
        "holder_count": np.where(i % 2, 2, 1).astype(np.int8),
        "deal": np.where(i % 6 == 1, i % 4, NONE).astype(np.int8),
        "dormant": i % 8 == 5,
        "thread_group": np.zeros(2, np.int8),
        "thread_opens": np.array([0, NEVER], np.int16),
        "thread_life": np.array([[20, 30], [14, 30]], np.int16),
        "campaign_noise": np.array([[23, 20]], np.int16),
        "inject_low": np.array([3, NEVER, 8, NEVER], np.int16),
        "inject_high": np.array([7, NEVER, 14, NEVER], np.int16),
        "inject_tray": np.zeros(4, np.bool_),
        "inject_due": np.array([12, 14, 0, 0], np.int16),
        "inject_audience": np.array([7, 7, 7, 1], np.int32),
        "inject_options": np.array([2, 2, 0, 0], np.int8),
        "inject_default": np.array([1, 0, NONE, NONE], np.int8),
        "inject_counsel": np.array([0, NONE, NONE, NONE], np.int8),
        "condition": np.array(CONDITIONS, np.int32),
        "effect": np.array(EFFECTS, np.int32),
    }
