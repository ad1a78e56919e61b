"""Trust between nations (R-TRUST): all of a tick's changes added, then clipped once."""

import numpy as np

from game.rules.arrays import Ints, entry, flat, hits, only, pick, quotient, rank_of_sorted, summed, within
from game.rules.codes import Mark, Outcome
from game.rules.events import TrustCause
from game.rules.now import Now

FULL = 1000


def apply(now: Now) -> None:
    """Add this tick's changes and clip to 0..1000; on a turn's last tick evidence is credited and trust drifts."""
    if now.last_tick:
        credit_evidence(now)
    change = now.trust_change
    if np.count_nonzero(change):
        st = now.st
        st.trust[:] = within(st.trust + change, 0, FULL)
        st.regard[:] = within(st.regard + change, -FULL, FULL)
        change[:] = 0
    if now.last_tick:
        drift(now)


def drift(now: Now) -> None:
    """trust += (start - trust) * drift / 1000, and a partner's regard fades alike."""
    st, d = now.st, now.d
    gap = now.pub.trust.astype(np.int32) - st.trust
    st.trust[:] += np.sign(gap).astype(np.int16) * (np.abs(gap) * d.trust_drift // FULL).astype(np.int16)
    fade = np.abs(st.regard.astype(np.int32)) * d.trust_drift // FULL
    st.regard[:] -= np.sign(st.regard) * fade.astype(np.int16)


def credit_evidence(now: Now) -> None:
    """Who supplied what raised confidence over the turn is trusted more.

    For each open thread the rise is divided among the copies read this turn by weight; per pair the gain is
    min(cap, rise / divisor), scaled by how far trust still is from full.
    """
    st, tb, d = now.st, now.tb, now.d
    n_nations = now.pub.n_nations
    fresh = (st.marks[:, :n_nations] & int(Mark.FRESH)) > 0
    b, n, i = hits(fresh)
    st.marks[:] &= np.uint8(~Mark.FRESH & 0xFF)
    if not len(b):
        return
    open_ = (st.outcome <= int(Outcome.CRISIS))[:, None, :]
    rise = np.where(open_, np.maximum(st.confidence[:, :n_nations] - st.confidence_before, 0), 0).astype(np.int32)
    weight = tb.weight.take(i, 0).astype(np.int32)
    seat = flat(rise, b, n)
    begins = rank_of_sorted(seat) == 0
    total = np.add.reduceat(weight, begins.nonzero()[0], axis=0).take(begins.cumsum() - 1, 0)
    share = quotient(pick(rise, seat, 2) * weight, np.maximum(total, 1))
    earned = np.add.reduce(share, axis=1, dtype=np.int32)
    m = entry(st.sender, b, n, i)
    b, n, m, earned = only((m >= 0) & (m != n) & (earned > 0), b, n, m, earned)
    per_pair = summed(st.trust, flat(st.trust, b, n, m), earned)
    b, n, m = hits(per_pair > 0)
    gain = np.minimum(per_pair[b, n, m] // d.trust_evidence_divisor, d.trust_evidence_cap)
    now.trust(b, n, m, _scaled(now, b, n, m, gain), TrustCause.EVIDENCE)
    by_officer = st.liaison[b, n, m] <= now.t
    b, n, m = b[by_officer], n[by_officer], m[by_officer]
    now.trust(b, n, m, _scaled(now, b, n, m, np.full(len(b), d.trust_liaison)), TrustCause.LIAISON)


def _scaled(now: Now, b: Ints, n: Ints, m: Ints, gain: Ints) -> Ints:
    scaled: Ints = gain.astype(np.int32) * (FULL - now.st.trust[b, n, m]) // FULL
    return scaled
