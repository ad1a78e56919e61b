"""What the score counts at the end of each turn: evidence needed and read, trust over time, priorities acted on."""

import numpy as np

from game.rules.arrays import F32, Bool, entry, flags, flat, hits, mask_of, pick, summed
from game.rules.codes import TICKS_PER_TURN, Copy, Mark, Outcome, Stage
from game.rules.now import Now
from game.rules.orders import N_KINDS, Kind
from game.rules.state import State
from game.rules.tables import PublicTables

ACTS = flags(
    (
        Kind.ANALYSE,
        Kind.SHARE,
        Kind.CONTRIBUTE,
        Kind.PUBLISH,
        Kind.QUERY,
        Kind.REQUEST,
        Kind.ANSWER,
        Kind.FREEZE,
        Kind.FORM,
        Kind.RESPOND,
    ),
    N_KINDS,
)
"""Orders that act on a thread, by its name or by its subjects."""


def count(now: Now) -> None:
    """Bring the accumulators of the score up to the end of the turn."""
    _evidence(now)
    _trust(now)
    _alignment(now)


def genuine_weight(now: Now) -> F32:
    """Weight of each report on the genuine threads that have opened; 0 if false or not yet there: [B, I]."""
    st = now.st
    weight: F32 = _genuine(now).astype(np.float32) @ now.tb.weight.T.astype(np.float32)
    games, reports = (np.arange(size, dtype=np.int32) for size in weight.shape)
    holder = np.maximum(st.origin, np.int8(0))
    arrived = pick(st.copies, flat(st.copies, games[:, None], holder, reports)) != int(Copy.NO)
    weight *= arrived & st.truth & (st.origin >= 0)
    return weight


def _genuine(now: Now) -> Bool:
    """The genuine threads that have opened: [B, T]."""
    return np.asarray(~now.st.decoy & (now.st.opens <= now.t), np.bool_)


def needs(now: Now) -> Bool:
    """Which nation needs which report: registered interest in a subject, or a task force on its thread: [B, N, I]."""
    st, pub = now.st, now.pub
    games = len(st.seeds)
    serves = np.zeros((games, pub.n_nations, pub.n_threads), np.bool_)
    b, f = hits(st.force_stage >= int(Stage.FORMING))
    k, n = hits(st.force_member[b, f])
    serves[b[k], n, st.force_thread[b[k], f[k]]] = True
    serves &= ~st.decoy[:, None, :]
    wanted = mask_of(st.interest)[:, :, None] & mask_of(pub.report_subject)
    wanted |= mask_of(serves)[:, :, None] & mask_of(now.tb.weight > 0)
    return np.asarray(wanted != 0, np.bool_)


def _evidence(now: Now) -> None:
    """Each nation that needs a true report of another's is counted once for it, from then on; read or not (R-SCORE).

    What is void by then, or bears on closed threads alone, is needed no more.
    """
    st, pub = now.st, now.pub
    weight = genuine_weight(now)
    others = st.origin[:, None, :] != np.arange(pub.n_nations, dtype=np.int8)[:, None]
    live = (_genuine(now) & (st.outcome <= int(Outcome.CRISIS))).astype(np.float32)
    serves = (weight > 0) & (live @ now.tb.weight.T.astype(np.float32) > 0) & ~st.compromised
    st.wanted[:] |= needs(now) & others & serves[:, None, :]
    read = st.wanted & ((st.marks[:, : pub.n_nations] & np.uint8(Mark.READ)) > 0)
    b, n, i = hits(read & (st.copies[:, : pub.n_nations] == int(Copy.TORN)))
    lacking = summed(st.obtained, flat(st.obtained, b, n), weight[b, i])
    sought, obtained = (
        np.einsum("bni,bi->bn", these.astype(np.float32), weight).astype(np.int32) for these in (st.wanted, read)
    )
    st.sought[:] = sought
    st.obtained[:] = obtained - lacking * (100 - now.d.torn_detail) // 100
    worth = np.add.reduce(st.wanted, axis=1, dtype=np.uint8) * weight
    b, i = hits(worth > 0)
    st.demand[:] = summed(st.demand, flat(st.demand, b, st.origin[b, i]), worth[b, i])


def _trust(now: Now) -> None:
    """Others' mean trust in each nation, added up over turns."""
    trust = now.st.trust
    others = trust.sum(1, dtype=np.int32) - np.diagonal(trust, axis1=1, axis2=2)
    now.st.trust_sum[:] += others // max(now.pub.n_nations - 1, 1)


def agreed(pub: PublicTables, st: State, t: int) -> Bool:
    """Threads that are an agreed priority of each nation in the turn of tick `t`: [B, N, T].

    Coordinated by an organisation it belongs to, or its own stated priority that another nation shares; not closed
    before the turn began.
    """
    threads = np.arange(pub.n_threads, dtype=np.int8)
    stated = st.priority[:, :, None] == threads
    result = stated & (stated.sum(1, dtype=np.int32) >= 2)[:, None, :]
    b, o = hits((st.coordinated >= 0) & (st.coordinated_until > t))
    k, n = hits(pub.member[o])
    result[b[k], n, st.coordinated[b[k], o[k]]] = True
    start = t - t % TICKS_PER_TURN
    live = (st.outcome <= int(Outcome.CRISIS)) | (st.closed >= start)
    agreed_: Bool = result & (live & (st.opens <= t))[:, None, :]
    return agreed_


def acted(now: Now, among: Bool) -> Bool:
    """Threads that each nation's orders of this turn acted on, as far as they were carried out: [B, N, T].

    Only the nations `among` [B, N] are looked at.
    """
    st, pub, o = now.st, now.pub, now.orders
    result = np.zeros((len(st.seeds), pub.n_nations, pub.n_threads), np.bool_)
    rows = now.accepted.nonzero()[0]
    rows = rows[ACTS.take(o.kind.take(rows))]
    rows = rows[entry(among, o.b.take(rows), o.n.take(rows))]
    if not len(rows):
        return result
    about = pub.thread_subject.T
    on_report = pub.report_subject.astype(np.uint8) @ about.astype(np.uint8) > 0
    on = np.zeros((len(rows), pub.n_threads), np.bool_)
    for column, table in ((o.report, on_report), (o.subject, about), (o.thread, np.eye(pub.n_threads, dtype=np.bool_))):
        given = np.flatnonzero(column[rows] >= 0)
        on[given] |= table[column[rows[given]]]
    same = (st.force_key[o.b[rows]] == o.key[rows][:, None]) & (o.key[rows] > 0)[:, None]
    k, f = hits(same)
    on[k, st.force_thread[o.b[rows[k]], f]] = True
    k, t = hits(on)
    result[o.b[rows[k]], o.n[rows[k]], t] = True
    return result


def _alignment(now: Now) -> None:
    """Count the turn for each nation that had an agreed priority, and whether it acted on one."""
    priorities = agreed(now.pub, now.st, now.t)
    having = np.logical_or.reduce(priorities, axis=2)
    if np.count_nonzero(having):
        now.st.alignable[:] += having
        now.st.aligned[:] += (priorities & acted(now, having)).any(2)
