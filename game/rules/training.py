"""Joint training (R-TRAIN): proposed in one turn, answered in the next plan, then held with those who accepted."""

import numpy as np

from game.rules import matters, rng
from game.rules.arrays import I32, Bool, Ints, bit, column, first_of, hits, unpacked
from game.rules.codes import NONE, TICKS_PER_TURN, MatterKind, MatterStatus, Rule, TrainingKind
from game.rules.events import Event, TrustCause
from game.rules.now import Now, Rows
from game.rules.orders import Kind
from game.rules.reasons import Reason

MOST_INVITED = 3
FULL = 1000


def train(now: Now, r: Rows) -> None:
    """Propose joint training of a kind to one to three nations; a pair trains at most once in `training_gap` turns."""
    if not r:
        return
    st = now.st
    r = r.require(np.bitwise_count(r.to) <= MOST_INVITED, Reason.TOO_MANY)
    r = r.require(st.busy_until[r.b, r.n] <= now.turn_end, Reason.BUSY)
    r = r.having(group=rng.key_of(st.seeds[r.b], now.turn, np.full(len(r), Kind.TRAIN), r.n, r.option, r.to))
    r = r.each()
    r = r.require(matters.rested(now, r.b, r.n, r.m, now.turn + 1), Reason.TRAINED_RECENTLY)
    r = r.require(~matters.pending(now, r.b, MatterKind.TRAINING, r.n, r.m), Reason.ALREADY_ASKED)
    r = r.require(first_of(r.b, r.n, r.m), Reason.DUPLICATE)
    due = now.t + 2 * TICKS_PER_TURN - 1
    r = matters.open_(now, r, MatterKind.TRAINING, r.n, r.m, extra=r.option, group=r.group, due=due)
    told = bit(r.n) | bit(r.m)
    now.emit(Event.PROPOSED, Rule.TRAIN, r.b, r.n, r.m, MatterKind.TRAINING, r.matter, r.row, told)


def advance(now: Now) -> None:
    """Trainings start once all have answered (at a turn's first tick), or at its end with those who accepted.

    At the end of a turn trained interoperability fades.
    """
    st = now.st
    if now.first_tick or now.last_tick:
        asked = (st.matter_kind == int(MatterKind.TRAINING)) & (st.matter_status == int(MatterStatus.ACCEPTED))
        if np.count_nonzero(asked):
            _start(now, asked)
    if now.last_tick:
        _fade(now)


def _start(now: Now, accepted: Bool) -> None:
    """Hold the trainings of [B, P] accepted invitations; a training held already finds all its pairs trained."""
    st = now.st
    b, p = hits(accepted)
    first = first_of(b, st.matter_group[b, p])
    b, p = b[first], p[first]
    same = (st.matter_group[b] == st.matter_group[b, p][:, None]) & (st.matter_kind[b] == int(MatterKind.TRAINING))
    waiting = (same & (st.matter_status[b] == int(MatterStatus.OPEN))).any(1) & (not now.last_tick)
    members = bit(st.matter_from[b, p])
    k, slot = hits(same & accepted[b])
    np.bitwise_or.at(members, k, bit(st.matter_to[b[k], slot]))
    ready = ~waiting
    if np.count_nonzero(ready):
        together(now, b[ready], members[ready], st.matter_extra[b, p][ready])


def together(now: Now, b: Ints, members: I32, kind: Ints) -> None:
    """The nations of each mask train together now, one row a training."""
    inside = unpacked(members, now.pub.n_nations)
    k, n, m = hits(inside[:, :, None] & inside[:, None, :])
    pair = n != m
    k, n, m = k[pair], n[pair], m[pair]
    train_pairs(now, b[k], n, m, kind[k])


def train_pairs(now: Now, b: Ints, n: Ints, m: Ints, kind: Ints | int, row: Ints | int = NONE) -> None:
    """Ordered pairs train now, each pair in both orders: rows of game, n, m and TrainingKind.

    In every rested pair interoperability and trust rise; who trains is away next turn. Intelligence sharing raises
    interoperability more; the other kinds shorten the deployment of a force whose members trained with its lead.
    """
    st, d = now.st, now.d
    kind, row = (column(x, len(b)) for x in (kind, row))
    fresh = matters.rested(now, b, n, m, now.turn) & first_of(b, n, m)
    b, n, m, kind, row = (x[fresh] for x in (b, n, m, kind, row))
    gain = d.training_interop + np.where(kind == int(TrainingKind.INTELLIGENCE_SHARING), d.training_intelligence, 0)
    at = b, n, m
    st.interop[at] = np.minimum(st.interop[at] + gain, FULL)
    st.trained_turn[at] = now.turn
    st.trained[at] |= np.left_shift(1, kind).astype(np.uint8)
    st.busy_until[b, n] = now.turn_end + d.training_busy
    now.trust(b, n, m, d.trust_training, TrustCause.TRAINING, row)
    once = n < m
    b, n, m, kind, gain, row = (x[once] for x in (b, n, m, kind, gain, row))
    now.emit(Event.TRAINED, Rule.TRAIN, b, n, m, kind, gain, row, bit(n) | bit(m))


def _fade(now: Now) -> None:
    """interop -= gain over the start value x fade / 1000, at least one."""
    st = now.st
    gain = st.interop - now.pub.interop
    if not np.count_nonzero(gain > 0):
        return
    loss = np.where(gain > 0, np.maximum(gain.astype(np.int32) * now.d.interop_fade // FULL, now.d.interop_fade > 0), 0)
    st.interop[:] -= loss.astype(np.int16)


def kinds_shared(now: Now, b: Ints, f: Ints) -> I32:
    """Bits of the training kinds that every other member of force f has trained for with its lead: rows; 0 alone."""
    st = now.st
    lead = st.force_lead[b, f].astype(np.intp)
    others = st.force_member[b, f] & (np.arange(now.pub.n_nations) != lead[:, None])
    bits = np.where(others, st.trained[b, lead].astype(np.int32), -1)
    shared: I32 = np.bitwise_and.reduce(bits, axis=1)
    return np.where(others.any(1), shared, 0)
