"""Exposure, breaches and trust (R-EXPOSE, R-BREACH, R-TRUST)."""

from game.rules.codes import NEVER_BYTE, TICKS_PER_TURN, Copy, Label, Mark, Outcome
from game.rules.rng import Stream
from tests.oracle.draws import chance, chance_ppm
from tests.oracle.world import Turn

LABEL_PERCENT = (0, 50, 100, 150, 250)
FULL = 1000


def rates(now: Turn, i: int) -> list[int]:
    """Hazard in ppm that each nation adds to a report this tick, before its label."""
    g, d = now.g, now.d
    rate = [0] * now.tb.n_nations
    out = False
    for n in now.nations:
        received = g.copies[n][i] != Copy.NO and g.sender[n][i] >= 0
        if received and g.got[n][i] > now.t - d.hazard_span:
            rate[n] = (d.hazard_need if g.need_until[n][i] >= now.t else d.hazard_no_need) * g.paths[n][i]
            out = True
    if out and g.origin[i] >= 0:
        rate[g.origin[i]] = d.hazard_origin
    return [rate[n] * max(d.handling_base - d.handling_step * g.handling[n], 0) // 1000 for n in now.nations]


def only_torn(now: Turn, i: int) -> bool:
    """No full copy is out."""
    g = now.g
    return not any(g.copies[n][i] == Copy.FULL and g.sender[n][i] >= 0 for n in now.nations)


def percent(now: Turn, i: int) -> int:
    return LABEL_PERCENT[max(now.tb.report_label[i] - only_torn(now, i), 0)]


def hazard(now: Turn) -> None:
    """Each report may be compromised, by the hazard that all its holders add together."""
    struck = []
    for i in now.reports:
        rate = rates(now, i)
        ppm = sum(rate) * percent(now, i) // 100
        if not now.g.compromised[i] and chance_ppm(now.g.seed, now.t, Stream.COMPROMISE, i, ppm):
            struck.append(i)
    for i in struck:
        compromise(now, i)


def compromise(now: Turn, i: int) -> None:
    """The report is void and its source dead; of a tear-line only by chance, else only the torn copies are void."""
    g, d, origin = now.g, now.d, now.g.origin[i]
    holders = [n for n in now.nations if g.copies[n][i] != Copy.NO and n != origin]
    if not only_torn(now, i) or chance(g.seed, 0, Stream.SOURCE_KILLED, i, d.tear_kills_source):
        g.compromised[i] = True
        g.source_dead[now.tb.source[i]] = True
    else:
        for n in holders:
            g.copies[n][i] = int(Copy.NO)
    for n in now.nations:
        g.due[n][i] = NEVER_BYTE
    g.compromises[origin] += 1
    for n in holders:
        blamed = g.sent_to[n][i] or g.need_until[n][i] < now.t
        now.trust(origin, n, d.trust_compromise if blamed else d.trust_compromise_held)
        now.trust(n, origin, d.trust_compromise_back)


def tail(now: Turn) -> None:
    """On the exercise's last tick: the hazard of the ticks to come, as if nobody moved; a report is struck once."""
    g, d = now.g, now.d
    if now.t != now.tb.ticks - 1:
        return
    struck = []
    for i in now.reports:
        rate = rates(now, i)
        if g.compromised[i] or not any(rate):
            continue
        left = [0] * len(rate)
        for n in now.nations:
            if g.copies[n][i] != Copy.NO and g.sender[n][i] >= 0:
                left[n] = min(max(g.got[n][i] + d.hazard_span - 1 - now.t, 0), d.hazard_span)
        left[g.origin[i]] = max(left)
        for later in range(1, max(left) + 1):
            ppm = sum(r for r, ticks in zip(rate, left, strict=True) if ticks >= later) * percent(now, i) // 100
            if chance_ppm(g.seed, now.t + later, Stream.COMPROMISE, i, ppm):
                struck.append(i)
                break
    for i in struck:
        compromise(now, i)


def find_breaches(now: Turn) -> None:
    """Each breach that may still be found is, with a chance for each nation that sees the copy."""
    g, d = now.g, now.d
    found = []
    for m in now.nations:
        for i in now.reports:
            breaker, origin = g.breaker[m][i], g.origin[i]
            if g.breach_until[m][i] <= now.t or breaker < 0:
                continue
            witnesses = [w for w in now.nations if g.copies[w][i] != Copy.NO and w != breaker]
            odds = d.breach_found * len(witnesses)
            if any(now.serving(f, m) and now.serving(f, origin) for f in now.forces):
                odds *= 2
            if chance(g.seed, now.t, Stream.BREACH_FOUND, m * now.tb.n_reports + i, odds):
                found.append((m, i, breaker, origin, witnesses))
    for m, i, breaker, origin, _ in found:
        g.breach_until[m][i] = 0
        g.breach_found[breaker] = True
        now.trust(origin, breaker, d.trust_breach)
    for _, _, breaker, origin, witnesses in found:
        for w in witnesses:
            if w != origin:
                now.trust(w, breaker, d.trust_breach_witness)
    for _, _, breaker, origin, witnesses in found:
        seen = min(max(g.trust[origin][breaker] + now.trust_change[origin][breaker], 0), FULL)
        for viewer in {*witnesses, origin, breaker}:
            g.shown[viewer][origin][breaker] = seen


def keep_caveats(now: Turn) -> None:
    """A copy grew too old to leak in a holder's hands that never broke its caveats: the originator trusts it more."""
    g, d = now.g, now.d
    end = now.t - d.hazard_span
    counted: dict[tuple[int, int], int] = {}
    for n in now.nations:
        for i in now.reports:
            origin = g.origin[i]
            aged = end - TICKS_PER_TURN < g.got[n][i] <= end and g.sender[n][i] >= 0
            broke = any(g.breaker[m][i] == n for m in now.nations)
            held = g.copies[n][i] != Copy.NO and origin != n and now.tb.report_label[i] > Label.CLEAR
            if aged and held and not broke:
                counted[origin, n] = counted.get((origin, n), 0) + 1
    for (origin, n), times in counted.items():
        now.trust(origin, n, d.trust_caveat * min(times, max(1, d.trust_caveat_cap // max(d.trust_caveat, 1))))


def credit_evidence(now: Turn) -> None:
    """Suppliers of what was read this turn share the rise of confidence on open threads by weight."""
    g, tb, d = now.g, now.tb, now.d
    earned = now.blank_pairs()
    for n in now.nations:
        fresh = [i for i in now.reports if g.marks[n][i] & Mark.FRESH]
        for t in now.threads:
            if g.outcome[t] > Outcome.CRISIS:
                continue
            rise = max(g.confidence[n][t] - g.confidence_before[n][t], 0)
            whole = max(sum(tb.weight[i][t] for i in fresh), 1)
            for i in fresh:
                m = g.sender[n][i]
                if m >= 0 and m != n:
                    earned[n][m] += rise * tb.weight[i][t] // whole
    for marks in g.marks:
        marks[:] = [mark & ~Mark.FRESH for mark in marks]
    for n in now.nations:
        for m in now.nations:
            if earned[n][m] > 0:
                gain = min(earned[n][m] // d.trust_evidence_divisor, d.trust_evidence_cap)
                now.trust(n, m, gain * (FULL - g.trust[n][m]) // FULL)
                if g.liaison[n][m] <= now.t:
                    now.trust(n, m, d.trust_liaison * (FULL - g.trust[n][m]) // FULL)


def apply(now: Turn) -> None:
    """All of the tick's changes added and clipped once; at the end of a turn trust and regard drift."""
    g, d = now.g, now.d
    if now.last_tick:
        credit_evidence(now)
    for n in now.nations:
        for m in now.nations:
            change = now.trust_change[n][m]
            g.trust[n][m] = min(max(g.trust[n][m] + change, 0), FULL)
            g.regard[n][m] = min(max(g.regard[n][m] + change, -FULL), FULL)
            if now.last_tick:
                g.trust[n][m] += toward(now.tb.trust[n][m] - g.trust[n][m], d.trust_drift)
                g.regard[n][m] += toward(-g.regard[n][m], d.trust_drift)
    now.trust_change = now.blank_pairs()


def toward(gap: int, per_mille: int) -> int:
    """A share of the gap, rounded toward nothing."""
    step = abs(gap) * per_mille // FULL
    return step if gap > 0 else -step
