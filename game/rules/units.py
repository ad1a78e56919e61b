"""The units of task forces: how many are free, and what they come to together (R-TASKFORCE)."""

import numpy as np

from game.rules.arrays import I32, Ints, hits
from game.rules.codes import N_CAPABILITIES, Stage
from game.rules.now import Now

FULL = 1000


def free_units(now: Now, b: Ints, n: Ints) -> I32:
    """Units of each capability that nation n has in no task force: [R, K]."""
    held: I32 = now.pub.capability[n].astype(np.int32)
    if now.pub.n_forces:
        held = held - now.st.force_units[b, :, n].sum(1, dtype=np.int32)
    return held


def strength(now: Now, b: Ints, f: Ints) -> I32:
    """Pooled capability of force f in 1/1000 of a unit: [R, K].

    Sum over members that are not training of units x factor. The lead's factor is 1000, another's 500 + half its mean
    interoperability with the other members.
    """
    st = now.st
    member = st.force_member[b, f]
    others = np.maximum(member.sum(1, dtype=np.int32) - 1, 1)[:, None]
    apart = np.where(np.eye(now.pub.n_nations, dtype=np.bool_), 0, st.interop[b])
    mean = (apart * member[:, None, :]).sum(2, dtype=np.int32) // others
    lead = np.arange(now.pub.n_nations) == st.force_lead[b, f][:, None]
    factor = np.where(lead, FULL, np.minimum(FULL // 2 + mean // 2, FULL))
    factor = np.where(member & (now.busy_until[b] <= now.t), factor, 0).astype(np.int32)
    pooled: I32 = (st.force_units[b, f] * factor[:, :, None]).sum(1, dtype=np.int32)
    return pooled


def pooled(now: Now) -> I32:
    """Pooled capability of every task force in 1/1000 of a unit, free slots 0: [B, F, K]."""
    b, f = hits(now.st.force_stage != Stage.FREE)
    result = np.zeros((*now.st.force_stage.shape, N_CAPABILITIES), np.int32)
    if len(b):
        result[b, f] = strength(now, b, f)
    return result
