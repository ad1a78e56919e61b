"""The gap that each kind of organisation fills (doctrine, "What must bite"): without it the organisation is scenery.

A service that an organisation does not offer is not asked for its gap: nobody could order it.
"""

from collections.abc import Iterator
from itertools import combinations, product

from game.rules.codes import TICKS_PER_TURN
from game.scenario.lint.bite import in_long
from game.scenario.lint.exercise import Exercise
from game.scenario.lint.rule import Check, Remark, Rule, warning
from game.scenario.model_organisations import Organisation
from game.scenario.problems import sentence
from game.scenario.words import OrganisationWord, ServiceWord

POOR_HANDLING = 1
MISSED_BY = (6, 12)
COOL = 320
"""Trust of a bloc that a ministerial meeting would warm; the doctrine says 300."""
ALLIANCES = ("military_alliance", "close_alliance", "bilateral_pair")


def _of(x: Exercise, kind: OrganisationWord, service: ServiceWord) -> Iterator[tuple[int, Organisation]]:
    """Organisations of the kind that offer the service."""
    return ((i, o) for i, o in enumerate(x.scenario.organisations) if o.kind == kind and service in o.services)


def _remark(i: int, organisation: Organisation, service: ServiceWord, gap: str, fix: str, got: str = "") -> Remark:
    what = f"{organisation.name} offers {service}, which fills no gap: {gap}"
    return Remark(("organisations", i, "id"), sentence(what, got), fix)


def legal_framework(x: Exercise) -> Iterator[Remark]:
    """United Nations: a needer without framework."""
    for i, un in _of(x, "united_nations", "legal_framework"):
        lacking = [n for n in un.members if not x.nations[n].framework]
        if not any(x.has_own(n, t) for n in lacking for t in x.scenario.threads):
            gap = "no nation with a thread of its own lacks the legal framework"
            yield _remark(i, un, "legal_framework", gap, "Let a thread end in a nation without framework.")


def capacity_building(x: Exercise) -> Iterator[Remark]:
    """United Nations: a holder that handles badly."""
    holders = {h for _, r in x.evidence() for h in r.holders}
    for i, un in _of(x, "united_nations", "capacity_building"):
        if not any(x.nations[n].handling <= POOR_HANDLING and n in holders for n in un.members):
            got = f"handling {min(x.nations[n].handling for n in un.members)} at the least"
            fix = f"Give a nation that holds reports a handling of {POOR_HANDLING}."
            yield _remark(i, un, "capacity_building", "no holder of reports handles badly", fix, got)


def convene_task_force(x: Exercise) -> Iterator[Remark]:
    """INTERPOL: two needers of one thread in no common alliance."""
    for i, body in _of(x, "interpol", "convene_task_force"):
        apart = any(
            not x.common(n, m, ALLIANCES)
            for t in x.scenario.threads
            for n, m in combinations([n for n in body.members if x.has_own(n, t)], 2)
        )
        if not apart:
            gap = "no two nations that share a thread are without a common alliance"
            fix = "Add to the interests of a thread a nation that shares no alliance with its place."
            yield _remark(i, body, "convene_task_force", gap, fix)


def notice(x: Exercise) -> Iterator[Remark]:
    """INTERPOL: a holder that cannot know."""
    for i, body in _of(x, "interpol", "notice"):
        if not any(r.dormant and set(r.holders) & set(body.members) for _, r in x.evidence()):
            gap = "none of its members holds a report that is dormant"
            yield _remark(i, body, "notice", gap, "Let one report that bears on a thread be dormant.")


def military_support(x: Exercise) -> Iterator[Remark]:
    """NATO-style: an incident's window that unaided deployment misses by 6 to 12 hours."""
    low, high = MISSED_BY
    for i, alliance in _of(x, "military_alliance", "military_support"):
        unaided = x.tables.public.doctrine.deploy_ticks
        missed = [unaided - t.crisis.window for t in x.scenario.threads if t.crisis is not None]
        if not any(low <= late <= high for late in missed):
            got = ", ".join(f"{late} hours" for late in missed) or "no incident"
            fix = "Shorten a crisis window or raise the doctrine number deploy_ticks."
            gap = f"no deployment without it misses an incident by {low} to {high} hours"
            yield _remark(i, alliance, "military_support", gap, fix, got)


def joint_investigation(x: Exercise) -> Iterator[Remark]:
    """EU-style: law-enforcement AMBER between members without a task force."""
    for i, body in _of(x, "union", "joint_investigation"):
        police = [r for _, r in x.evidence() if r.domain == "law_enforcement" and r.label == "AMBER"]
        if not any(_between(x, body, r.holders, x.needers(r)) for r in police):
            fix = "Label a law-enforcement report AMBER that one member may hold and another needs."
            yield _remark(i, body, "joint_investigation", "no AMBER police report is needed between members", fix)


def victim_support(x: Exercise) -> Iterator[Remark]:
    """EU-style: victims in an incident at a member."""
    for i, body in _of(x, "union", "victim_support"):
        hurt = [t for t in x.scenario.threads if t.crisis and t.crisis.needs.victim_support and t.place in body.members]
        if not hurt:
            fix = "Let an incident in a member nation ask for victim support."
            yield _remark(i, body, "victim_support", "no incident in a member nation has victims to support", fix)


def _between(x: Exercise, body: Organisation, holders: tuple[str, ...], needers: tuple[str, ...]) -> bool:
    return any(h != m and {h, m} <= set(body.members) for h, m in product(holders, needers))


def mutual_legal_assistance(x: Exercise) -> Iterator[Remark]:
    """ASEAN-style: a thread in a member that asks for legal assistance."""
    for i, body in _of(x, "association", "mutual_legal_assistance"):
        if not any(t.legal_basis == "assistance" and t.place in body.members for t in x.scenario.threads):
            fix = "Give a thread that ends in a member nation the legal_basis assistance."
            gap = "no thread in a member nation needs legal assistance"
            yield _remark(i, body, "mutual_legal_assistance", gap, fix)


def ministerial_meeting(x: Exercise) -> Iterator[Remark]:
    """ASEAN-style: a bloc at trust 300."""
    index = [*x.nations]
    for i, body in _of(x, "association", "ministerial_meeting"):
        numbers = [index.index(n) for n in body.members]
        coolest = int(min(x.tables.public.trust[n, m] for n in numbers for m in numbers if n != m))
        if coolest > COOL:
            fix = "Let two members begin at a trust of about 300."
            got = f"trust {coolest} at the least"
            yield _remark(i, body, "ministerial_meeting", "its members trust one another already", fix, got)


def close_alliance(x: Exercise) -> Iterator[Remark]:
    """Close alliance and pairs: a RED report whose thread ends before an agreement begun on its arrival is in force."""
    setup = x.tables.public.doctrine.agreement_setup
    for i, body in enumerate(x.scenario.organisations):
        if body.kind not in ("close_alliance", "bilateral_pair") or not body.channels:
            continue
        reds = [r for _, r in x.evidence() if r.label == "RED" and _between(x, body, r.holders, (*body.members,))]
        if not any(_too_late(x, t, r.arrives, setup) for r in reds for t in r.bears):
            fix = "Let a RED report that a member may hold arrive less than four turns before its thread's deadline."
            what = f"{body.name} fills no gap: no RED report comes too late for an agreement"
            yield Remark(("organisations", i, "id"), what, fix)


def _too_late(x: Exercise, name: str, arrives: object, setup: int) -> bool:
    """Proposed in the first plan after the arrival and accepted in the next, it comes into force after the deadline."""
    thread = x.threads[name]
    if not isinstance(arrives, tuple) or isinstance(thread.opens, str):
        return False
    proposed = -(-arrives[1] // TICKS_PER_TURN) * TICKS_PER_TURN
    return bool(proposed + TICKS_PER_TURN + setup > thread.opens + thread.life[0])


def _each(*checks: Check) -> Check:
    """The checks of all services of one kind of organisation, which share its code."""

    def all_of_them(x: Exercise) -> Iterator[Remark]:
        for check in checks:
            yield from check(x)

    return all_of_them


_BITES: tuple[tuple[str, Check], ...] = (
    ("bite-united-nations", _each(legal_framework, capacity_building)),
    ("bite-interpol", _each(convene_task_force, notice)),
    ("bite-military-alliance", military_support),
    ("bite-union", _each(joint_investigation, victim_support)),
    ("bite-association", _each(mutual_legal_assistance, ministerial_meeting)),
    ("bite-close-alliance", close_alliance),
)
RULES: tuple[Rule, ...] = tuple(warning(code, in_long(check)) for code, check in _BITES)
