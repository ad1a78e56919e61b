"""What is under way: fusion cells, joint investigations, common priorities, and a nation's own programmes (R-ORG)."""

from __future__ import annotations

from collections.abc import Iterable

from game.rules.codes import NEVER, NONE
from game.rules.online import MOST_HARDENED
from game.rules.view import Cell, Organisation, Progress, View
from game.scenario.catalogue import Catalogue
from game.wording import terms

PREVENTION = "Your prevention programme halves the growth of campaigns in your audience."


def of_organisation(names: Catalogue, view: View, org: Organisation) -> list[str]:
    """What runs in an organisation: its cell, its joint investigation and its members' common priority."""
    cells = [cell(names, c) for c in view.cells if c.organisation == org.organisation]
    return [line for line in (*cells, investigation(names, view, org), coordination(names, view, org)) if line]


def on_thread(names: Catalogue, view: View, t: int) -> list[str]:
    """What runs on a thread."""
    cells = [cell(names, c) for c in view.cells if c.thread == t]
    return cells + [coordination(names, view, o) for o in view.organisations if o.coordinated == t]


def with_nation(names: Catalogue, view: View, n: int) -> list[str]:
    """What runs with another nation: the joint investigations in which it takes part."""
    return [investigation(names, view, o) for o in view.organisations if n in o.investigating]


def at_home(names: Catalogue, view: View) -> list[str]:
    """What the reader's nation takes part in, and what it has set going for itself."""
    own, lines = view.own, [line for o in view.organisations for line in of_organisation(names, view, o)]
    lines += priority(names, view)
    if view.clock.tick < own.framework < NEVER:
        lines.append(f"The legal framework comes into force {terms.clock(own.framework)}.")
    if view.clock.tick < own.building_due < NEVER:
        lines.append(f"Capacity building for you takes effect {terms.clock(own.building_due)}.")
    if own.prevention:
        lines.append(PREVENTION)
    if own.supported:
        lines.append("Your victim support stands ready for an incident elsewhere in the union.")
    if own.hardened:
        lines.append(f"Your infrastructure is hardened {own.hardened} of {MOST_HARDENED}.")
    return lines


def priority(names: Catalogue, view: View) -> list[str]:
    """The thread that comes first for the nation, and that it can be acted on unseen (R-ORG)."""
    t = view.own.priority
    if t == NONE:
        return []
    seen = any(x.thread == t for x in view.threads)
    unseen = ", which you do not see yet: orders on its subjects count for it all the same"
    more = ", which is closed: it counts no more" * _closed(view, t) if seen else unseen
    return [f"Your priority is {names.threads[t].codename}{more}."]


def cell(names: Catalogue, c: Cell) -> str:
    """A fusion cell: where, on what, until when, how sure it is and by what."""
    thread = "a thread you do not see" if c.thread == NONE else names.threads[c.thread].codename
    count = len(c.reports)
    reports = "no reports" if count == 0 else "1 report" if count == 1 else f"{count} reports"
    return (
        f"Fusion cell of {names.organisations[c.organisation].name} on {thread}, until {terms.clock(c.until)}: "
        f"confidence {terms.confidence(c.confidence)}, {reports}."
    )


def investigation(names: Catalogue, view: View, org: Organisation) -> str:
    """Who takes part in an organisation's joint investigation, and until when each does; "" where none runs."""
    by_end: dict[int, list[int]] = {}
    for n, until in zip(org.investigating, org.investigating_until, strict=True):
        by_end.setdefault(until, []).append(n)
    spans = [f"{_who(names, view, team)} until {terms.clock(end)}" for end, team in sorted(by_end.items())[::-1]]
    return f"Joint investigation of {names.organisations[org.organisation].name}: {'; '.join(spans)}." if spans else ""


def coordination(names: Catalogue, view: View, org: Organisation) -> str:
    """The thread that members have made their common priority, and until when; "" where there is none."""
    if org.coordinated == NONE:
        return ""
    thread, until = names.threads[org.coordinated].codename, terms.clock(org.coordinated_until)
    over = ", which is closed" * _closed(view, org.coordinated)
    return f"Common priority of {names.organisations[org.organisation].name}: {thread}{over}, until {until}."


def _closed(view: View, t: int) -> bool:
    return any(x.thread == t and x.progress == Progress.CLOSED for x in view.threads)


def _who(names: Catalogue, view: View, nations: Iterable[int]) -> str:
    return terms.listed(["you" if n == view.own.nation else names.nations[n].name for n in nations])
