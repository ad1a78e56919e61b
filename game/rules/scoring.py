"""The coalition's score: seven dimensions, each a ledger of awards that sums exactly to its value (R-SCORE).

All values are whole numbers in 1/1000 of a point, 0 to 100,000. A dimension is the sum of its parts, one for each rule
that awards in it, and of a limit that keeps it in range; an award is the change of a part.
"""

import numpy as np

from game.rules import seat_score, tally
from game.rules.arrays import I32, Ints, add, hits, within
from game.rules.codes import NONE, TICKS_PER_TURN, Dimension, Judgement, Outcome, Part, Rule
from game.rules.events import Event
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

PART_RULE: dict[Part, tuple[Dimension, Rule]] = {
    Part.PREVENTED: (Dimension.OUTCOME, Rule.THREAD),
    Part.CONTAINED: (Dimension.OUTCOME, Rule.CRISIS),
    Part.SEVERITY: (Dimension.OUTCOME, Rule.ONLINE),
    Part.WRONG: (Dimension.OUTCOME, Rule.TASKFORCE),
    Part.SPEED: (Dimension.TIMELINESS, Rule.THREAD),
    Part.ANSWERS: (Dimension.TIMELINESS, Rule.RFI),
    Part.EVIDENCE: (Dimension.COVERAGE, Rule.SHARE),
    Part.JUDGEMENT: (Dimension.COVERAGE, Rule.ASSESS),
    Part.HANDLING: (Dimension.SAFEGUARDS, Rule.SHARE),
    Part.BREACHES: (Dimension.SAFEGUARDS, Rule.BREACH),
    Part.COMPROMISES: (Dimension.SAFEGUARDS, Rule.EXPOSE),
    Part.TRUST: (Dimension.TRUST, Rule.TRUST),
    Part.JOINT_FORCES: (Dimension.INTEROPERABILITY, Rule.TASKFORCE),
    Part.TRAINING: (Dimension.INTEROPERABILITY, Rule.TRAIN),
    Part.ALIGNMENT: (Dimension.ALIGNMENT, Rule.ORG),
} | {Part(Part.LIMIT_OUTCOME + d): (d, Rule.SCORE) for d in Dimension}
"""Dimension and awarding rule of each part."""

MEMBERSHIP = np.zeros((len(Part), len(Dimension)), np.int32)
for _part, (_dimension, _rule) in PART_RULE.items():
    MEMBERSHIP[_part, _dimension] = 1


_DIMENSION = np.array([PART_RULE[part][0] for part in Part])
_RULE = np.array([PART_RULE[part][1] for part in Part])


def parts(tables: Tables, st: State, turns: int) -> I32:
    """Every part of every dimension after `turns` whole turns: [B, Part], limits included."""
    result = np.zeros((len(st.seeds), len(Part)), np.int32)
    _outcome(tables, st, result)
    _timeliness(tables, st, result)
    _coverage(tables, st, result)
    _safeguards(tables, st, result)
    _trust(tables, st, turns, result)
    _interoperability(tables, st, result)
    _alignment(tables, st, result)
    raw = result @ MEMBERSHIP
    result[:, Part.LIMIT_OUTCOME :] = within(raw, 0, FULL) - raw
    return result


def _outcome(tables: Tables, st: State, out: I32) -> None:
    """Prevented 100, disrupted 65, contained 35, by severity at the start; what a closed thread falls short of 100
    counts more or less as its severity has changed; less 12 x wrong responses / threads.
    """
    d, real = tables.public.doctrine, genuine(st)
    severity = tables.public.thread_severity * real.astype(np.int32)
    total = severity.sum(1, dtype=np.int32) * 100
    earned = worth(tables.public)[st.outcome] * severity
    contained = earned * (st.outcome == int(Outcome.CONTAINED))
    out[:, Part.PREVENTED] = share_of((earned - contained).sum(1, dtype=np.int32), total)
    out[:, Part.CONTAINED] = share_of(contained.sum(1, dtype=np.int32), total)
    eased = spared(tables, st).sum(1, dtype=np.int32)
    out[:, Part.SEVERITY] = share_of(np.maximum(eased, 0), total) - share_of(np.maximum(-eased, 0), total)
    count = np.maximum(real.sum(1, dtype=np.int32), 1)
    out[:, Part.WRONG] = -(st.wrong.sum(1, dtype=np.int32) * d.score_wrong * POINT // count)


def _timeliness(tables: Tables, st: State, out: I32) -> None:
    """Mean of min(100, 160 x time left / window) over threads averted; requests answered in time make up 30 %."""
    d = tables.public.doctrine
    averted = (st.outcome == int(Outcome.PREVENTED)) | (st.outcome == int(Outcome.DISRUPTED))
    window = np.where(averted, st.deadline.astype(np.int32) - st.opens, 1)
    left = np.where(averted, st.deadline.astype(np.int32) - st.closed, 0)
    speed = share_of(left * d.score_speed, window * 100).sum(1, dtype=np.int32)
    mean = speed // np.maximum(averted.sum(1, dtype=np.int32), 1)
    answered = st.answered.sum(1, dtype=np.int32)
    due = answered + st.lapsed.sum(1, dtype=np.int32)
    out[:, Part.SPEED] = mean * np.where(due > 0, 100 - d.score_answers, 100) // 100
    out[:, Part.ANSWERS] = share_of(answered, due) * d.score_answers // 100


def _coverage(tables: Tables, st: State, out: I32) -> None:
    """min(1, read / 0.8 of what was needed and available) x (0.6 + 0.4 x precision); 5 for each thread judged rightly,
    -5 wrongly, by the balance of those who judged it.
    """
    d = tables.public.doctrine
    read, available = st.obtained.sum(1, dtype=np.int64), st.sought.sum(1, dtype=np.int64)
    covered = share_of(read * 100, available * d.score_coverage_full)
    out[:, Part.EVIDENCE] = precise(
        tables, covered, st.useful.sum(1, dtype=np.int32), st.delivered.sum(1, dtype=np.int32)
    )
    truth = np.where(st.decoy, Judgement.DECOY, Judgement.GENUINE)[:, None, :]
    over = (st.outcome > int(Outcome.CRISIS))[:, None, :]
    judged = (st.judged != int(Judgement.UNSURE)) & over
    right = (judged & (st.judged == truth)).sum(1, dtype=np.int32)
    count = judged.sum(1, dtype=np.int32)
    balance = (2 * right - count) * d.score_judgement * POINT // np.maximum(count, 1)
    out[:, Part.JUDGEMENT] = balance.sum(1, dtype=np.int32)


def _safeguards(tables: Tables, st: State, out: I32) -> None:
    """100 x min(1, handled / reference) - 160 x (breach deliveries + compromises) / reference."""
    out[:, Part.HANDLING] = share_of(
        st.handled.sum(1, dtype=np.int32) * POINT, reference(tables, tables.public.n_nations)
    )
    out[:, Part.BREACHES] = losses(tables, st.breaches.sum(1, dtype=np.int32), tables.public.n_nations)
    out[:, Part.COMPROMISES] = losses(tables, st.compromises.sum(1, dtype=np.int32), tables.public.n_nations)


def _trust(tables: Tables, st: State, turns: int, out: I32) -> None:
    total = st.trust_sum.sum(1, dtype=np.int32)
    out[:, Part.TRUST] = trust_points(tables, total, turns * tables.public.n_nations)


def _interoperability(tables: Tables, st: State, out: I32) -> None:
    """Half: threads served by a force of two or more; half: mean interoperability gained, over 300."""
    pub, real = tables.public, genuine(st)
    joint = (st.joint_threads & real).sum(1, dtype=np.int32)
    out[:, Part.JOINT_FORCES] = share_of(joint, real.sum(1, dtype=np.int32), FULL // 2)
    apart = ~np.eye(pub.n_nations, dtype=np.bool_)
    gain = ((st.interop.astype(np.int32) - pub.interop) * apart).sum((1, 2), dtype=np.int32)
    pairs = int(apart.sum())
    out[:, Part.TRAINING] = share_of(gain, pairs * pub.doctrine.score_interop_gain, FULL // 2)


def _alignment(tables: Tables, st: State, out: I32) -> None:
    """Nation-turns in which an agreed priority was acted on, over those with one or, if that is more, half of all."""
    pub = tables.public
    asked = pub.n_nations * pub.turns * pub.doctrine.score_aligned_turns // 1000
    whole = np.maximum(st.alignable.sum(1, dtype=np.int32), asked)
    out[:, Part.ALIGNMENT] = share_of(st.aligned.sum(1, dtype=np.int32), whole)


def dimensions(tables: Tables, state: State) -> I32:
    """The seven dimensions between turns: [B, 7], in 1/1000 of a point. Equals the ledger."""
    return parts(tables, state, state.tick // TICKS_PER_TURN) @ MEMBERSHIP


def coalition(tables: Tables, state: State) -> I32:
    """The coalition's score: [B], in 1/1000 of a point. Dimensions without weight drop out."""
    weights = tables.public.weights.astype(np.int32)
    mean: I32 = (dimensions(tables, state) * weights).sum(1, dtype=np.int32) // max(int(weights.sum()), 1)
    return mean


seat = seat_score.seat
seat_dimensions = seat_score.seat_dimensions


def award(now: Now, b: Ints, part: Ints, points: Ints) -> None:
    """Add points to parts and to their dimensions' ledgers, by rows: the only way to either (R-SCORE).

    During play no nation may know an award: it would tell what others read, or how many threads there are.
    """
    add(now.st.parts, (b, part), points)
    add(now.st.ledger, (b, _DIMENSION[part]), points)
    for rule in np.unique(_RULE[part]) if now.recorder is not None else ():
        k = np.flatnonzero(_RULE[part] == rule)
        now.emit(Event.AWARD, Rule(rule), b[k], NONE, NONE, _DIMENSION[part[k]], points[k])


def score(now: Now) -> None:
    """Award what changed: each tick when recording, so that an award stands beside its cause, else once a turn.

    Recorded or not, the ledgers at the end of a turn are the same.
    """
    if now.last_tick:
        tally.count(now)
    elif now.recorder is None:
        return
    turns = now.turn + now.last_tick
    change = parts(now.tb, now.st, turns) - now.st.parts
    b, part = hits(change != 0)
    award(now, b, part, change[b, part])
    seat_score.award_changes(now, turns)
