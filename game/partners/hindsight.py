"""What only hindsight would do: act on what is true before it is known, and keep back what chance will expose.

For `par` alone: it reads the State, and so what no nation is told.
"""

import numpy as np

from game.partners.forces import FORM_SCORE, MOST_LED, RESPOND_SCORE, calls, cover, invited, natural_lead
from game.partners.knowledge import Knowledge
from game.partners.plan import Wish, wish
from game.rules import rng
from game.rules.arrays import Bool, hits, mask_of, only
from game.rules.codes import Outcome, Stage, TrainingKind
from game.rules.doctrine import HAZARD_BY_LABEL
from game.rules.orders import Kind
from game.rules.rng import Stream
from game.rules.state import State
from game.rules.tables import Tables
from game.rules.training import MOST_INVITED

HOLDERS = 6
"""How widely a report is taken to be held when it is asked whether chance will expose it."""
FORM_LEAST = 8
"""Ticks before a deadline from which a force would come too late."""
DRILL_SCORE, DRILL_LEAST = 330, 100
"""Score of a joint training, above a partner's own thought of one, and what a pair must still have to gain from it."""


def at_once(k: Knowledge, state: State) -> list[Wish]:
    """Responses that may succeed though their leads would wait, and forces on what is genuine before signs say so."""
    return [*_respond(k, state), *_form(k, state)]


def _respond(k: Knowledge, state: State) -> list[Wish]:
    s, d = k.s, k.p.doctrine
    b, n, f = hits(k.leads & (s.force_stage == Stage.READY)[:, None, :])
    if not len(b):
        return []
    t = np.maximum(s.force_thread[b, f], 0).astype(np.intp)
    go = (s.outcome[b, t] == Outcome.OPEN) & ~state.decoy[b, t] & (cover(k, b, f) >= d.nearly_capability)
    go &= s.force_confidence[b, f].astype(np.int32) + s.eased[b, t] >= d.nearly_confidence
    b, n, f = only(go, b, n, f)
    return [wish(b, n, Kind.RESPOND, RESPOND_SCORE, 2, key=s.force_key[b, f])]


def _form(k: Knowledge, state: State) -> list[Wish]:
    p = k.p
    if not p.n_forces:
        return []
    able = k.open & ~state.decoy[:, None, :] & ~k.called & (k.left >= FORM_LEAST)[:, None, :]
    able &= ((np.bitwise_count(mask_of(k.leads)) < MOST_LED)[:, :, None]) & k.players[:, :, None]
    able &= natural_lead(p).T <= 1
    b, n, t = hits(able)
    return calls(k, b, n, t, invited(k, b, n, t), np.full(len(b), FORM_SCORE)) if len(b) else []


def drills(k: Knowledge) -> list[Wish]:
    """Joint training of each nation with the three partners with whom it works least well, pressing hours or not.

    Whether the day is quiet enough for so many to be away, who plays cannot tell in advance.
    """
    p, s = k.p, k.s
    if "train" not in p.mechanics or not k.answerable:
        return []
    may = k.may_train & k.players[:, :, None]
    gain = np.where(may, 1000 - s.interop.astype(np.int32), 0)
    least = np.argsort(-gain, axis=2, kind="stable")[:, :, :MOST_INVITED]
    most = np.take_along_axis(gain, least, axis=2)
    to = np.where(most >= DRILL_LEAST, np.left_shift(1, least), 0).sum(2)
    b, n = hits(to > 0)
    score = DRILL_SCORE + most.sum(2)[b, n] // 40
    return [wish(b, n, Kind.TRAIN, score, 1, to=to[b, n], option=int(TrainingKind.CRISIS_RESPONSE))]


def exposed(tables: Tables, state: State) -> Bool:
    """Reports that chance would expose while a copy of this turn is in danger, were they widely held: [B, I]."""
    p = tables.public
    span = range(state.tick, min(state.tick + p.doctrine.hazard_span, p.ticks))
    result = np.zeros(state.compromised.shape, np.bool_)
    b, i = hits(state.origin >= 0)
    percent = np.array(HAZARD_BY_LABEL, np.int64)[p.report_label[i]]
    limit = rng.threshold(HOLDERS * p.doctrine.hazard_need * percent // 100)
    drawn = rng.bits_by_tick(state.seeds, span, Stream.COMPROMISE, i, b) >> np.uint64(40)
    result[b, i] = (drawn < limit).any(0)
    return result
