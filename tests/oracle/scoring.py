"""The score at the end of a turn: what it counts, the coalition's seven dimensions, a nation's five (R-SCORE)."""

from game.rules.codes import (
    NEVER,
    NONE,
    TICKS_PER_TURN,
    Copy,
    Dimension,
    Judgement,
    Mark,
    Outcome,
    Part,
    SeatDimension,
)  # fmt: skip
from game.rules.orders import Kind
from tests.oracle.world import Turn

POINT = 1000
FULL = 100 * POINT
ACTS = (
    Kind.ANALYSE, Kind.SHARE, Kind.CONTRIBUTE, Kind.PUBLISH, Kind.QUERY, Kind.REQUEST, Kind.ANSWER, Kind.FREEZE,
    Kind.FORM, Kind.RESPOND,
)  # fmt: skip
OF_DIMENSION = {
    Dimension.OUTCOME: (Part.PREVENTED, Part.CONTAINED, Part.SEVERITY, Part.WRONG),
    Dimension.TIMELINESS: (Part.SPEED, Part.ANSWERS),
    Dimension.COVERAGE: (Part.EVIDENCE, Part.JUDGEMENT),
    Dimension.SAFEGUARDS: (Part.HANDLING, Part.BREACHES, Part.COMPROMISES),
    Dimension.TRUST: (Part.TRUST,),
    Dimension.INTEROPERABILITY: (Part.JOINT_FORCES, Part.TRAINING),
    Dimension.ALIGNMENT: (Part.ALIGNMENT,),
}


def score(now: Turn) -> None:
    """Count the turn, then set every ledger to the present value of what it stands for."""
    count_evidence(now)
    count_trust(now)
    count_alignment(now)
    parts = coalition_parts(now)
    for dimension, own in OF_DIMENSION.items():
        raw = sum(parts[part] for part in own)
        parts[Part(Part.LIMIT_OUTCOME + dimension)] = min(max(raw, 0), FULL) - raw
        now.g.ledger[dimension] = min(max(raw, 0), FULL)
    now.g.parts = [parts[part] for part in Part]
    for n in now.nations:
        seat = seat_values(now, n)
        now.g.seat_ledger[n] = [seat[dimension] for dimension in SeatDimension]


def share_of(value: int, whole: int, full: int = FULL) -> int:
    return min(max(value * full // max(whole, 1), 0), full)


def count_evidence(now: Turn) -> None:
    """True reports of others that a nation has needed since they arrived, and which of them it has read."""
    g, tb = now.g, now.tb
    weight = [genuine_weight(now, i) for i in now.reports]
    g.demand = [0] * tb.n_nations
    for n in now.nations:
        sought = obtained = torn = 0
        for i in now.reports:
            if weight[i] > 0 and serves(now, i) and g.origin[i] != n and needs(now, n, i):
                g.wanted[n][i] = True
            if g.wanted[n][i]:
                sought += weight[i]
                g.demand[g.origin[i]] += weight[i]
                if g.marks[n][i] & Mark.READ:
                    obtained += weight[i]
                    torn += weight[i] * (g.copies[n][i] == Copy.TORN)
        g.sought[n] = sought
        g.obtained[n] = obtained - torn * (100 - now.d.torn_detail) // 100


def serves(now: Turn, i: int) -> bool:
    """It is not void, and bears on a genuine thread that is not closed."""
    g = now.g
    live = (t for t in now.threads if not g.decoy[t] and g.opens[t] <= now.t and g.outcome[t] <= Outcome.CRISIS)
    return not g.compromised[i] and any(now.tb.weight[i][t] > 0 for t in live)


def genuine_weight(now: Turn, i: int) -> int:
    """On genuine threads that have opened; nothing for a false report or one that has not arrived."""
    g = now.g
    if g.origin[i] == NONE or not g.truth[i] or g.copies[g.origin[i]][i] == Copy.NO:
        return 0
    return sum(now.tb.weight[i][t] for t in now.threads if not g.decoy[t] and g.opens[t] <= now.t)


def needs(now: Turn, n: int, i: int) -> bool:
    """Registered interest in a subject, or a task force on a genuine thread of the report."""
    g = now.g
    if any(a and b for a, b in zip(g.interest[n], now.tb.report_subject[i], strict=True)):
        return True
    threads = [g.force_thread[f] for f in now.forces if now.serving(f, n)]
    return any(now.tb.weight[i][t] > 0 and not g.decoy[t] for t in threads)


def count_trust(now: Turn) -> None:
    g = now.g
    for n in now.nations:
        others = sum(g.trust[m][n] for m in now.nations if m != n)
        g.trust_sum[n] += others // max(now.tb.n_nations - 1, 1)


def count_alignment(now: Turn) -> None:
    """The turn counts for each nation with an agreed priority, and again if it acted on one."""
    g, tb = now.g, now.tb
    start = now.t - now.t % TICKS_PER_TURN
    live = [t for t in now.threads if g.opens[t] <= now.t and (g.outcome[t] <= Outcome.CRISIS or g.closed[t] >= start)]
    for n in now.nations:
        agreed = {g.priority[n]} if g.priority.count(g.priority[n]) >= 2 else set()
        agreed |= {
            g.coordinated[o]
            for o in range(tb.n_organisations)
            if g.coordinated[o] >= 0 and g.coordinated_until[o] > now.t and tb.member[o][n]
        }
        agreed &= set(live)
        if agreed:
            g.alignable[n] += 1
            g.aligned[n] += bool(agreed & acted_on(now, n))


def acted_on(now: Turn, n: int) -> set[int]:
    """Threads that n's orders of this turn named or were about."""
    g, tb = now.g, now.tb
    threads: set[int] = set()
    for order in now.orders:
        o = order.fields
        if not order.accepted or o["n"] != n or o["kind"] not in ACTS:
            continue
        for t in now.threads:
            on_report = o["report"] >= 0 and now.about(o["report"], t)
            on_subject = o["subject"] >= 0 and tb.thread_subject[t][o["subject"]]
            if on_report or on_subject or o["thread"] == t:
                threads.add(t)
        threads |= {g.force_thread[f] for f in now.forces if o["key"] > 0 and g.force_key[f] == o["key"]}
    return threads


def genuine(now: Turn) -> list[int]:
    """Threads that count: no decoys, and opened or sure to open."""
    return [t for t in now.threads if not now.g.decoy[t] and now.g.opens[t] < NEVER]


def precise(now: Turn, value: int, useful: int, delivered: int) -> int:
    """Scaled by 0.6 + 0.4 x the share of deliveries with need."""
    weight = now.d.score_precision
    return value * ((100 - weight) * POINT + weight * share_of(useful, delivered, POINT)) // FULL


def lost(now: Turn, incidents: int, nations: int) -> int:
    """Safeguards lost by breach deliveries or compromises."""
    return -min(incidents * now.d.score_breach * POINT * POINT // reference(now, nations), 1000 * FULL)


def reference(now: Turn, nations: int) -> int:
    return int(now.d.score_reference * nations * now.tb.turns)


def trust_points(now: Turn, total: int, count: int) -> int:
    return share_of(total // max(count, 1) - now.d.score_trust_floor, now.d.score_trust_span)


def coalition_parts(now: Turn) -> dict[Part, int]:
    """Every part but the limits."""
    g, tb, d = now.g, now.tb, now.d
    real = genuine(now)
    first = now.tb.thread_severity
    severity = sum(first[t] for t in real)
    worth = {Outcome.PREVENTED: 100, Outcome.DISRUPTED: d.score_disrupted}
    averted = [t for t in now.threads if g.outcome[t] in worth]
    earned = sum(worth[g.outcome[t]] * first[t] for t in averted if t in real)
    held = sum(first[t] for t in real if g.outcome[t] == Outcome.CONTAINED)
    eased = sum(spared(now, t) for t in real)
    speed = [
        share_of((g.deadline[t] - g.closed[t]) * d.score_speed, (g.deadline[t] - g.opens[t]) * 100) for t in averted
    ]
    answered, due = sum(g.answered), sum(g.answered) + sum(g.lapsed)
    covered = share_of(sum(g.obtained) * 100, sum(g.sought) * d.score_coverage_full)
    apart = [(n, m) for n in now.nations for m in now.nations if n != m]
    gain = sum(g.interop[n][m] - tb.interop[n][m] for n, m in apart)
    joint = sum(g.joint_threads[t] for t in real)
    asked = tb.n_nations * tb.turns * d.score_aligned_turns // 1000
    return {
        Part.PREVENTED: share_of(earned, severity * 100),
        Part.CONTAINED: share_of(held * d.score_contained, severity * 100),
        Part.SEVERITY: share_of(max(eased, 0), severity * 100) - share_of(max(-eased, 0), severity * 100),
        Part.WRONG: -(sum(g.wrong) * d.score_wrong * POINT // max(len(real), 1)),
        Part.SPEED: sum(speed) // max(len(speed), 1) * (100 - d.score_answers if due else 100) // 100,
        Part.ANSWERS: share_of(answered, due) * d.score_answers // 100,
        Part.EVIDENCE: precise(now, covered, sum(g.useful), sum(g.delivered)),
        Part.JUDGEMENT: sum(judgement(now, t) for t in now.threads),
        Part.HANDLING: share_of(sum(g.handled) * POINT, reference(now, tb.n_nations)),
        Part.BREACHES: lost(now, sum(g.breaches), tb.n_nations),
        Part.COMPROMISES: lost(now, sum(g.compromises), tb.n_nations),
        Part.TRUST: trust_points(now, sum(g.trust_sum), (now.turn + 1) * tb.n_nations),
        Part.JOINT_FORCES: share_of(joint, len(real), FULL // 2),
        Part.TRAINING: share_of(gain, len(apart) * d.score_interop_gain, FULL // 2),
        Part.ALIGNMENT: share_of(sum(g.aligned), max(sum(g.alignable), asked)),
    }


def ending(now: Turn, t: int) -> int:
    """What the thread is worth as it ended, of 100."""
    worth = {Outcome.PREVENTED: 100, Outcome.DISRUPTED: now.d.score_disrupted, Outcome.CONTAINED: now.d.score_contained}
    return int(worth.get(Outcome(now.g.outcome[t]), 0))


def spared(now: Turn, t: int) -> int:
    """What a closed thread costs less, or more, for its severity having changed."""
    if now.g.outcome[t] <= Outcome.CRISIS:
        return 0
    return (100 - ending(now, t)) * (now.tb.thread_severity[t] - now.g.severity[t])


def judgement(now: Turn, t: int) -> int:
    """The balance of those who judged a closed thread."""
    g = now.g
    views = [g.judged[n][t] for n in now.nations if g.judged[n][t] != Judgement.UNSURE]
    if g.outcome[t] <= Outcome.CRISIS or not views:
        return 0
    right = views.count(Judgement.DECOY if g.decoy[t] else Judgement.GENUINE)
    return int((2 * right - len(views)) * now.d.score_judgement * POINT // len(views))


def seat_values(now: Turn, n: int) -> dict[SeatDimension, int]:
    """A nation's own five dimensions."""
    g, tb, d = now.g, now.tb, now.d
    own = [t for t in now.threads if tb.own_thread[n][t]]
    counted = [t for t in own if t in genuine(now)]
    first = now.tb.thread_severity
    earned = max(sum(ending(now, t) * first[t] + spared(now, t) for t in counted), 0)
    wrong = sum(g.wrong[t] for t in own) * d.score_wrong * POINT // max(len(own), 1)
    supplied = share_of(g.supplied[n] * 100, g.demand[n] * d.score_coverage_full)
    handling = share_of(g.handled[n] * POINT, reference(now, 1))
    handling += lost(now, g.breaches[n], 1) + lost(now, g.compromises[n], 1)
    private = g.private[n] * 100 // max(tb.seat_weights[SeatDimension.INTERESTS], 1)
    return {
        SeatDimension.OUTCOME: max(share_of(earned, sum(first[t] for t in counted) * 100) - wrong, 0),
        SeatDimension.SUPPLY: precise(now, supplied, g.useful[n], g.delivered[n]),
        SeatDimension.HANDLING: max(handling, 0),
        SeatDimension.TRUST: trust_points(now, g.trust_sum[n], now.turn + 1),
        SeatDimension.INTERESTS: min(max(share_of(g.obtained[n], g.sought[n]) + private, 0), FULL),
    }
