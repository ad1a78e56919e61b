"""The gap that each kind of organisation fills (doctrine, "What must bite"): without it the organisation is scenery."""

from collections.abc import Iterator
from itertools import combinations, product

from game.rules.codes import TICKS_PER_TURN
from game.scenario.lint.bite import in_long
from game.scenario.lint.exercise import Exercise
from game.scenario.lint.rule import Check, Remark, Rule, warning
from game.scenario.model_organisations import Organisation
from game.scenario.problems import sentence
from game.scenario.words import OrganisationWord

POOR_HANDLING = 1
MISSED_BY = (6, 12)
COOL = 320
"""Trust of a bloc that a ministerial meeting would warm; the doctrine says 300."""
ALLIANCES = ("military_alliance", "close_alliance", "bilateral_pair")


def _of(x: Exercise, *kinds: OrganisationWord) -> Iterator[tuple[int, Organisation]]:
    return ((i, o) for i, o in enumerate(x.scenario.organisations) if o.kind in kinds)


def _remark(i: int, organisation: Organisation, gap: str, got: str, fix: str) -> Remark:
    what = f"{organisation.name} fills no gap: {gap}"
    return Remark(("organisations", i, "id"), sentence(what, got), fix)


def united_nations(x: Exercise) -> Iterator[Remark]:
    """United Nations: a needer without framework, and a holder that handles badly."""
    for i, un in _of(x, "united_nations"):
        members = [x.nations[n] for n in un.members]
        needs = any(not n.framework and any(x.has_own(n.id, t) for t in x.scenario.threads) for n in members)
        holders = {h for _, r in x.evidence() for h in r.holders}
        if not needs:
            fix = "Let a thread end in a nation without framework."
            yield _remark(i, un, "no nation with a thread of its own lacks the legal framework", "", fix)
        if not any(n.handling <= POOR_HANDLING and n.id in holders for n in members):
            lowest = str(min(n.handling for n in members))
            fix = f"Give a nation that holds reports a handling of {POOR_HANDLING}."
            yield _remark(i, un, "no holder of reports handles badly", f"handling {lowest} at the least", fix)


def interpol(x: Exercise) -> Iterator[Remark]:
    """INTERPOL: two needers of one thread in no common alliance, and a holder that cannot know."""
    for i, body in _of(x, "interpol"):
        apart = any(
            not x.common(n, m, ALLIANCES)
            for t in x.scenario.threads
            for n, m in combinations([n for n in body.members if x.has_own(n, t)], 2)
        )
        if not apart:
            fix = "Add to the interests of a thread a nation that shares no alliance with its place."
            yield _remark(i, body, "no two nations that share a thread are without a common alliance", "", fix)
        if not any(r.dormant and set(r.holders) & set(body.members) for _, r in x.evidence()):
            yield _remark(i, body, "no holder is unknown", "", "Let one report that bears on a thread be dormant.")


def military_alliance(x: Exercise) -> Iterator[Remark]:
    """NATO-style: an incident's window that unaided deployment misses by 6 to 12 hours."""
    low, high = MISSED_BY
    for i, alliance in _of(x, "military_alliance"):
        unaided = x.tables.public.doctrine.deploy_ticks
        missed = [unaided - t.crisis.window for t in x.scenario.threads if t.crisis is not None]
        if not any(low <= late <= high for late in missed):
            got = ", ".join(f"{late} hours" for late in missed) or "no incident"
            fix = "Shorten a crisis window or raise the doctrine number deploy_ticks."
            gap = f"no deployment without its support misses an incident by {low} to {high} hours"
            yield _remark(i, alliance, gap, got, fix)


def union(x: Exercise) -> Iterator[Remark]:
    """EU-style: law-enforcement AMBER between members without a task force, and victims in an incident at a member."""
    for i, body in _of(x, "union"):
        police = [r for _, r in x.evidence() if r.domain == "law_enforcement" and r.label == "AMBER"]
        if not any(_between(x, body, r.holders, x.needers(r)) for r in police):
            fix = "Label a law-enforcement report AMBER that one member may hold and another needs."
            yield _remark(i, body, "no AMBER police report is needed between members", "", fix)
        hurt = [t for t in x.scenario.threads if t.crisis and t.crisis.needs.victim_support and t.place in body.members]
        if not hurt:
            fix = "Let an incident in a member nation ask for victim support."
            yield _remark(i, body, "no incident in a member nation has victims to support", "", fix)


def _between(x: Exercise, body: Organisation, holders: tuple[str, ...], needers: tuple[str, ...]) -> bool:
    return any(h != m and {h, m} <= set(body.members) for h, m in product(holders, needers))


def association(x: Exercise) -> Iterator[Remark]:
    """ASEAN-style: a thread in a member that asks for legal assistance, and a bloc at trust 300."""
    index = [*x.nations]
    for i, body in _of(x, "association"):
        if not any(t.legal_basis == "assistance" and t.place in body.members for t in x.scenario.threads):
            fix = "Give a thread that ends in a member nation the legal_basis assistance."
            yield _remark(i, body, "no thread in a member nation needs legal assistance", "", fix)
        numbers = [index.index(n) for n in body.members]
        coolest = int(min(x.tables.public.trust[n, m] for n in numbers for m in numbers if n != m))
        if coolest > COOL:
            fix = "Let two members begin at a trust of about 300."
            yield _remark(i, body, "its members trust one another already", f"trust {coolest} at the least", fix)


def close_alliance(x: Exercise) -> Iterator[Remark]:
    """Close alliance and pairs: a RED report whose thread ends before an agreement begun on its arrival is in force."""
    setup = x.tables.public.doctrine.agreement_setup
    for i, body in _of(x, "close_alliance", "bilateral_pair"):
        if not any(o is body for _, o, _ in x.channels):
            continue
        reds = [r for _, r in x.evidence() if r.label == "RED" and _between(x, body, r.holders, (*body.members,))]
        if not any(_too_late(x, t, r.arrives, setup) for r in reds for t in r.bears):
            fix = "Let a RED report that a member may hold arrive less than four turns before its thread's deadline."
            yield _remark(i, body, "no RED report comes too late for an agreement", "", fix)


def _too_late(x: Exercise, name: str, arrives: object, setup: int) -> bool:
    """Proposed in the first plan after the arrival and accepted in the next, it comes into force after the deadline."""
    thread = x.threads[name]
    if not isinstance(arrives, tuple) or isinstance(thread.opens, str):
        return False
    proposed = -(-arrives[1] // TICKS_PER_TURN) * TICKS_PER_TURN
    return bool(proposed + TICKS_PER_TURN + setup > thread.opens + thread.life[0])


_BITES: tuple[tuple[str, Check], ...] = (
    ("bite-united-nations", united_nations),
    ("bite-interpol", interpol),
    ("bite-military-alliance", military_alliance),
    ("bite-union", union),
    ("bite-association", association),
    ("bite-close-alliance", close_alliance),
)
RULES: tuple[Rule, ...] = tuple(warning(code, in_long(check)) for code, check in _BITES)
