"""Exposure of reports to compromise, and the finding of breaches (R-EXPOSE, R-BREACH)."""

from itertools import pairwise

import numpy as np

from game.rules import rng
from game.rules.arrays import I32, Bool, Ints, add, bit, entry, flat, hits, mask_of, nth_of, pick, unpacked, within
from game.rules.codes import NEVER_BYTE, NONE, TICKS_PER_TURN, Copy, Label, Rule, Stage
from game.rules.doctrine import HAZARD_BY_LABEL
from game.rules.events import Event, TrustCause
from game.rules.now import Now
from game.rules.rng import Stream


def holder_rates(now: Now, b: Ints, i: Ints) -> I32:
    """Hazard that each nation adds to reports i this tick, before label: ppm, [N, R] int32.

    The originator counts once somebody else holds it; a holder for `hazard_span` ticks a path, by need and handling.
    """
    st, d, n_nations = now.st, now.d, now.pub.n_nations
    n = np.arange(n_nations)[:, None]
    copy, path = flat(st.copies, b, n, i), flat(st.paths, b, n, i)
    active = (pick(st.copies, copy) != int(Copy.NO)) & (pick(st.sender, path) >= 0)
    active &= pick(st.got, copy) > now.t - d.hazard_span
    until = pick(st.need_until, path)
    needed = (until > 0) & (until >= now.t)  # 0 is none, in the first turn too
    base = np.where(needed, np.int32(d.hazard_need), np.int32(d.hazard_no_need))
    rate: I32 = base * active * pick(st.paths, path)
    origin = entry(st.origin, b, i)
    own = np.flatnonzero(active.any(0) & (origin >= 0))
    rate[origin[own], own] = d.hazard_origin
    factor = d.handling_base - d.handling_step * st.handling[b].T.astype(np.int32)
    return rate * np.maximum(factor, 0) // 1000


def torn_only(now: Now, b: Ints, i: Ints) -> Bool:
    """No full copy of the report is out: rows."""
    st, n_nations = now.st, now.pub.n_nations
    full = (st.copies[b, :n_nations, i] == int(Copy.FULL)) & (st.sender[b, :, i] >= 0)
    return np.asarray(~full.any(1), np.bool_)


def hazard(now: Now) -> None:
    """Every holder adds to a report's hazard; a report that is compromised loses its value, its source, and trust."""
    st = now.st
    b, i = _in_danger(now)
    if not len(b):
        return
    rate, torn = holder_rates(now, b, i), torn_only(now, b, i)
    ppm = rate.sum(0, dtype=np.int32) * label_percent(now, i, torn) // 100
    hit = rng.chance_ppm(st.seeds[b], now.t, Stream.COMPROMISE, i, ppm)
    if np.count_nonzero(hit):
        compromise(now, b[hit], i[hit], rate[:, hit].T, torn[hit])


def _in_danger(now: Now) -> tuple[Ints, Ints]:
    """Reports (b, i) that this tick's draw would strike if all who hold them were as careless as can be.

    A screen: few reports pass, and only they are looked at closely.
    """
    st, tick = now.st, now.t % TICKS_PER_TURN
    if now.exposed is None:
        b, i, limit = _exposed(now)
        ticks = range(now.t, now.turn_end)
        near = rng.bits_by_tick(st.seeds, ticks, Stream.COMPROMISE, i, b) >> np.uint64(40) < limit
        later, k = hits(near)
        ends = later.searchsorted(np.arange(len(ticks) + 1)).tolist()
        rows = [k[first:end] for first, end in pairwise(ends)]
        now.exposed = [(b[:0], i[:0])] * tick + [(b.take(k), i.take(k)) for k in rows]
    b, i = now.exposed[tick]
    live = ~st.compromised[b, i]
    return b[live], i[live]


def _exposed(now: Now) -> tuple[Ints, Ints, Ints]:
    """Reports (b, i) out with others by the end of this turn, and the most that a draw may be to strike one until then.

    As if all that is on its way had arrived, the highest version were out, and every nation were as careless as the
    most careless. Holds for the rest of the turn unless more is sent, need ends or handling changes; who does that
    says so with `now.under_way`.
    """
    st, d, n_nations = now.st, now.d, now.pub.n_nations
    end = now.turn_end - 1
    live = st.sender >= 0
    live &= st.got[:, :n_nations] > now.t - d.hazard_span
    live &= st.copies[:, :n_nations] != int(Copy.NO)
    live |= st.due <= end
    paths = st.paths * live
    b, i = hits(live.any(1) & ~st.compromised)
    careless = np.add.reduce(paths * (st.need_until < end), axis=1, dtype=np.uint8)
    place = flat(careless, b, i)
    without = pick(careless, place).astype(np.int64)
    every = pick(np.add.reduce(paths, axis=1, dtype=np.uint8), place).astype(np.int64)
    most = every * d.hazard_need + without * max(d.hazard_no_need - d.hazard_need, 0) + d.hazard_origin
    percent = np.maximum.accumulate(HAZARD_BY_LABEL).astype(np.int64)[now.pub.report_label]
    factor = max(d.handling_base - d.handling_step * int(st.handling.min()), 0)
    return b, i, rng.threshold((most * percent.take(i) // 100 + 1) * factor // 1000)


def label_percent(now: Now, i: Ints, torn: Bool) -> I32:
    """Share of the hazard by the label of the highest version that is out: rows, percent."""
    label = np.maximum(now.pub.report_label[i] - torn.astype(np.int8), 0)
    return np.array(HAZARD_BY_LABEL, np.int32)[label]


def compromise(now: Now, b: Ints, i: Ints, rate: I32, torn_only: Bool) -> None:
    """Reports i are compromised, one row each; `rate` [R, N] names who added most, `torn_only` no full copy was out.

    Who passed it on, or held it without need, loses the originator's trust; who only received what it needed, a little.
    A compromised tear-line kills its source only by chance; else only the torn copies are void.
    """
    st, d, pub = now.st, now.d, now.pub
    origin = st.origin[b, i].astype(np.intp)
    holds = (st.copies[b, : pub.n_nations, i] != int(Copy.NO)) & (np.arange(pub.n_nations) != origin[:, None])
    killed = ~torn_only | rng.chance(st.seeds[b], 0, Stream.SOURCE_KILLED, i, d.tear_kills_source)
    st.compromised[b[killed], i[killed]] = True
    k, m = hits(holds & ~killed[:, None])
    st.copies[b[k], m, i[k]] = Copy.NO
    kb, ki = b[killed], i[killed]
    st.source_dead[kb, now.tb.source[ki]] = True
    k, m = hits(st.due[b, :, i] != NEVER_BYTE)
    st.due[b[k], m, i[k]] = NEVER_BYTE
    add(st.compromises, (b, origin), 1)
    unneeded = holds & (st.need_until[b, :, i] < now.t)
    blamed = unneeded | (holds & (st.sent_to[b, :, i] != 0))
    added = np.where(holds, rate, -1)
    most = added == np.maximum.reduce(added, axis=1)[:, None]
    alone = (most.sum(1) == 1) & holds.any(1)
    worst = np.where(alone, most.argmax(1), NONE)  # nobody stands out where several added as much
    careless = unneeded.sum(1, dtype=np.int32)
    told = mask_of(holds) | bit(origin)
    now.emit(Event.COMPROMISED, Rule.EXPOSE, b, worst, origin, i, careless, NONE, told)
    now.emit(Event.SOURCE_LOST, Rule.EXPOSE, kb, NONE, origin[killed], ki, 0, NONE, bit(origin[killed]))
    k, m = hits(holds)
    loss = np.where(blamed[k, m], d.trust_compromise, d.trust_compromise_held)
    now.trust(b[k], origin[k], m, loss, TrustCause.COMPROMISE)
    now.trust(b[k], m, origin[k], d.trust_compromise_back, TrustCause.COMPROMISE_BACK)


def find_breaches(now: Now) -> None:
    """Once a turn: a breach is found with a chance for each nation that sees the copy, doubled inside a task force.

    The originator's trust in the breaker drops hard, the witnesses' a little; the finding is known to all of them.
    """
    st, d, pub = now.st, now.d, now.pub
    b, m, i = hits((st.breach_until > now.t) & (st.breaker >= 0))
    if not len(b):
        return
    holds = st.copies[b, : pub.n_nations, i] != int(Copy.NO)
    breaker = st.breaker[b, m, i].astype(np.intp)
    origin = st.origin[b, i].astype(np.intp)
    witness: Bool = holds & (np.arange(pub.n_nations) != breaker[:, None])
    odds = d.breach_found * witness.sum(1, dtype=np.int32)
    if pub.n_forces:
        serving = st.force_member[b] & (st.force_stage[b] >= Stage.FORMING)[:, :, None]
        rows = np.arange(len(b))
        inside = (serving[rows, :, m] & serving[rows, :, origin]).any(1)
        odds = np.where(inside, odds * 2, odds)
    found = rng.chance(st.seeds[b], now.t, Stream.BREACH_FOUND, m * pub.n_reports + i, odds)
    b, m, i, breaker, origin = (x[found] for x in (b, m, i, breaker, origin))
    witness = witness[found]
    st.breach_until[b, m, i] = 0
    st.breach_found[b, breaker] = True
    told = mask_of(witness) | bit(origin) | bit(breaker)
    now.emit(Event.BREACH_FOUND, Rule.BREACH, b, breaker, origin, i, 0, NONE, told)
    now.trust(b, origin, breaker, d.trust_breach, TrustCause.BREACH)
    k, w = hits(witness & (np.arange(pub.n_nations) != origin[:, None]))
    now.trust(b[k], w, breaker[k], d.trust_breach_witness, TrustCause.WITNESS)
    show(now, b, told, origin, breaker)


def show(now: Now, b: Ints, audience: Ints, n: Ints, m: Ints) -> None:
    """An event shows each nation of the audience n's trust in m, as it stands after this tick's changes (R-TRUST)."""
    st = now.st
    present = within(st.trust[b, n, m] + now.trust_change[b, n, m], 0, 1000)
    k, w = hits(unpacked(audience, now.pub.n_nations))
    st.shown[b[k], w, n[k], m[k]] = present[k]


def keep_caveats(now: Now) -> None:
    """Once a turn: a holder whose copy grew too old to leak, and that never broke its caveats, earns trust."""
    st, d, pub = now.st, now.d, now.pub
    end = now.t - d.hazard_span
    if end < 0:
        return
    start = max(end - TICKS_PER_TURN + 1, 0)
    aged = st.got[:, : pub.n_nations] - np.uint8(start) <= np.uint8(end - start)  # what was got before wraps
    b, n, i = hits(aged & (st.sender >= 0))
    if not len(b):
        return
    origin = st.origin[b, i].astype(np.intp)
    broke = (st.breaker[b, :, i] == n[:, None]).any(1)
    kept = ~broke & (origin != n) & (pub.report_label[i] > int(Label.CLEAR)) & (st.copies[b, n, i] != int(Copy.NO))
    b, n, origin = b[kept], n[kept], origin[kept]
    counted = nth_of(b, origin, n) < max(1, d.trust_caveat_cap // max(d.trust_caveat, 1))
    now.trust(b[counted], origin[counted], n[counted], d.trust_caveat, TrustCause.CAVEAT)
