"""The tail of exposure after the last turn: what is out may still leak before the score is final (R-EXPOSE)."""

import numpy as np

from game.rules import exposure, rng
from game.rules.arrays import hits, within
from game.rules.codes import Copy
from game.rules.now import Now
from game.rules.rng import Stream


def tail(now: Now) -> None:
    """On the last tick of the exercise: the hazard of every later tick, as if time went on and nobody moved.

    Call after this tick's own hazard and before `trust.apply`. Each holder counts until its copy is too old to leak,
    the originator as long as any; the draws are those of the ticks to come.
    """
    if now.t != now.pub.ticks - 1:
        return
    st, d, n_nations = now.st, now.d, now.pub.n_nations
    b, i = hits((st.sender >= 0).any(1) & ~st.compromised)
    rate = exposure.holder_rates(now, b, i)
    leaks = (rate > 0).any(0)
    b, i, rate = b[leaks], i[leaks], rate[:, leaks]
    if not len(b):
        return
    out = (st.copies[b, :n_nations, i] != Copy.NO) & (st.sender[b, :, i] >= 0)
    last = st.got[b, :n_nations, i].astype(np.int32) + d.hazard_span - 1
    left = np.where(out, within(last - now.t, 0, d.hazard_span), 0).T.copy()
    origin = st.origin[b, i].astype(np.intp)
    left[origin, np.arange(len(b))] = left.max(0)
    torn_only = exposure.torn_only(now, b, i)
    percent = exposure.label_percent(now, i, torn_only)
    struck = np.zeros(len(b), np.bool_)
    for later in range(1, int(left.max()) + 1):
        ppm = (rate * (left >= later)).sum(0, dtype=np.int32) * percent // 100
        struck |= rng.chance_ppm(st.seeds[b], now.t + later, Stream.COMPROMISE, i, ppm)
    if np.count_nonzero(struck):
        exposure.compromise(now, b[struck], i[struck], rate[:, struck].T, torn_only[struck])
