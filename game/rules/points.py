"""The arithmetic that the coalition's and the nations' scores share: whole numbers in 1/1000 of a point (R-SCORE)."""

import numpy as np

from game.rules.arrays import I32, Bool, Ints, within
from game.rules.codes import NEVER, Outcome
from game.rules.state import State
from game.rules.tables import PublicTables, Tables, constant

POINT = 1000
FULL = 100 * POINT


def share_of(value: Ints, whole: Ints | int, full: int = FULL) -> I32:
    """value / whole as points up to `full`; 0 of 0 is 0. Whole numbers, exact as long as value x full is below 2^52."""
    ratio = value * float(full) / np.maximum(whole, 1)
    points: I32 = within(ratio, 0, full).astype(np.int32)
    return points


def genuine(st: State) -> Bool:
    """Threads that count: no decoys, and opened or sure to open: [B, T]."""
    real: Bool = ~st.decoy & (st.opens < NEVER)
    return real


@constant
def worth(pub: PublicTables) -> I32:
    """What a thread is worth by how it ended, in points of 100: [Outcome]."""
    d = pub.doctrine
    result = np.zeros(len(Outcome), np.int32)
    result[[Outcome.PREVENTED, Outcome.DISRUPTED, Outcome.CONTAINED]] = 100, d.score_disrupted, d.score_contained
    return result


def spared(tables: Tables, st: State) -> I32:
    """What each closed thread costs less than it would have at its first severity, points x severity: [B, T].

    Below 0 where a campaign, an inject or a decision made it worse. What was prevented costs nothing, however severe.
    """
    closed = genuine(st) & (st.outcome > int(Outcome.CRISIS))
    less = (tables.public.thread_severity.astype(np.int32) - st.severity) * closed
    spared_: I32 = (100 - worth(tables.public)[st.outcome]) * less
    return spared_


def precise(tables: Tables, value: Ints, useful: Ints, delivered: Ints) -> I32:
    """value x (0.6 + 0.4 x precision), where precision = useful / delivered."""
    weight = tables.public.doctrine.score_precision
    precision = share_of(useful, delivered, POINT)
    scaled: I32 = (value.astype(np.int64) * ((100 - weight) * POINT + weight * precision) // FULL).astype(np.int32)
    return scaled


def reference(tables: Tables, nations: int) -> int:
    """Restricted deliveries of so many nations that fully demonstrate safeguards, in 1/1000."""
    return tables.public.doctrine.score_reference * nations * tables.public.turns


def losses(tables: Tables, incidents: Ints, nations: int) -> I32:
    """Points lost by breach deliveries or compromises of so many nations: at most what 32 bits hold, negative."""
    lost = (
        incidents.astype(np.int64) * tables.public.doctrine.score_breach * POINT * POINT // reference(tables, nations)
    )
    points: I32 = -np.minimum(lost, 1000 * FULL).astype(np.int32)
    return points


def trust_points(tables: Tables, total: Ints, count: int) -> I32:
    """(time mean - floor) / span as points, from a sum over `count` nation-turns."""
    d = tables.public.doctrine
    mean = total // max(count, 1)
    return share_of(mean - d.score_trust_floor, d.score_trust_span)
