"""A nation's own score beside the coalition's: five dimensions, in 1/1000 of a point (R-SCORE)."""

import numpy as np

from game.rules.arrays import I32, Bool, Ints, add, bit, hits, within
from game.rules.codes import NONE, TICKS_PER_TURN, Rule, SeatDimension
from game.rules.events import CONTROL, Event
from game.rules.now import Now
from game.rules.points import (
    FULL,
    POINT,
    genuine,
    losses,
    precise,
    reference,
    share_of,
    spared,
    trust_points,
    worth,
)
from game.rules.state import State
from game.rules.tables import Tables


def values(tables: Tables, st: State, turns: int) -> I32:
    """The five dimensions of every nation after `turns` whole turns: [B, N, 5]."""
    d = tables.public.doctrine
    result = np.zeros((*st.handled.shape, len(SeatDimension)), np.int32)
    result[:, :, SeatDimension.OUTCOME] = _outcome(tables, st)
    supplied = share_of(st.supplied * np.int64(100), st.demand * np.int64(d.score_coverage_full))
    result[:, :, SeatDimension.SUPPLY] = precise(tables, supplied, st.useful, st.delivered)
    result[:, :, SeatDimension.HANDLING] = _handling(tables, st)
    result[:, :, SeatDimension.TRUST] = trust_points(tables, st.trust_sum, turns)
    result[:, :, SeatDimension.INTERESTS] = _interests(tables, st)
    return result


def _outcome(tables: Tables, st: State) -> I32:
    """The coalition's outcome formula over the nation's own threads: [B, N]."""
    d, own = tables.public.doctrine, tables.public.own_thread.astype(np.int32)
    severity = tables.public.thread_severity * genuine(st).astype(np.int32)
    earned = np.maximum((worth(tables.public)[st.outcome] * severity + spared(tables, st)) @ own.T, 0)
    total = severity @ own.T
    wrong = st.wrong.astype(np.int32) @ own.T
    lost = wrong * d.score_wrong * POINT // np.maximum(own.sum(1, dtype=np.int32), 1)
    return np.asarray(np.maximum(share_of(earned, total * 100) - lost, 0), np.int32)


def _handling(tables: Tables, st: State) -> I32:
    """The coalition's safeguards formula over the nation's own deliveries and sources: [B, N]."""
    earned = share_of(st.handled.astype(np.int64) * POINT, reference(tables, 1))
    lost = losses(tables, st.breaches, 1) + losses(tables, st.compromises, 1)
    return np.maximum(earned + lost, 0).astype(np.int32)


def _interests(tables: Tables, st: State) -> I32:
    """Needed evidence that the nation has read, and private interests served, which count in seat points: [B, N]."""
    weight = max(int(tables.public.seat_weights[SeatDimension.INTERESTS]), 1)
    private = st.private * 100 // weight
    return np.asarray(within(share_of(st.obtained, st.sought) + private, 0, FULL), np.int32)


def possible(tables: Tables, st: State) -> Bool:
    """Which dimensions a nation could show anything in: [B, N, 5]; the others drop out of its score."""
    able = np.ones((*st.handled.shape, len(SeatDimension)), np.bool_)
    able[:, :, SeatDimension.OUTCOME] = (genuine(st)[:, None, :] & tables.public.own_thread).any(2)
    able[:, :, SeatDimension.SUPPLY] = st.demand > 0
    able[:, :, SeatDimension.INTERESTS] = (st.sought > 0) | (st.private != 0)
    return able


def seat_dimensions(tables: Tables, state: State) -> I32:
    """The five dimensions of every nation between turns: [B, N, 5], in 1/1000 of a point. Equals the ledger."""
    return values(tables, state, state.tick // TICKS_PER_TURN)


def seat(tables: Tables, state: State) -> I32:
    """Every nation's seat score: [B, N], in 1/1000 of a point. Dimensions without weight or occasion drop out."""
    weights = tables.public.seat_weights.astype(np.int32) * possible(tables, state)
    total = (seat_dimensions(tables, state) * weights).sum(2, dtype=np.int32)
    return np.asarray(total // np.maximum(weights.sum(2, dtype=np.int32), 1), np.int32)


def award(now: Now, b: Ints, n: Ints, dimension: Ints, points: Ints) -> None:
    """Add points to nations' ledgers, by rows: the only way to one.

    A nation sees others' trust in it and so those points; the rest it learns at the end, for it tells what others read.
    """
    add(now.st.seat_ledger, (b, n, dimension), points)
    audience = np.where(dimension == int(SeatDimension.TRUST), bit(n), CONTROL)
    now.emit(Event.SEAT_AWARD, Rule.SCORE, b, n, NONE, dimension, points, audience=audience)


def award_changes(now: Now, turns: int) -> None:
    """Award what changed since the last award."""
    change = values(now.tb, now.st, turns) - now.st.seat_ledger
    b, n, dimension = hits(change != 0)
    award(now, b, n, dimension, change[b, n, dimension])
