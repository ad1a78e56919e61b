"""What the list would bring to one nation twice, by shares or by a share and a contribution (R-SHARE, R-ASSESS)."""

from __future__ import annotations

from game.rules.arrays import nations_of
from game.rules.codes import NONE
from game.rules.orders import Kind
from game.wording.outlook import Columns, Outlook
from game.wording.previews import Line

OTHER = {Kind.SHARE: (Kind.CONTRIBUTE, Kind.SHARE), Kind.CONTRIBUTE: (Kind.SHARE,)}
"""What the one brings the others may bring too."""


def doubled(o: Outlook, kind: Kind, columns: Columns) -> list[Line]:
    """A warning where an order of the list brings the same report to a nation that this one would bring it to."""
    here = _reached(o, kind, columns)
    version = columns.get("report", NONE), columns.get("tear", 0)
    lines = []
    for other in OTHER[kind]:
        orders = [c for c in o.queued(other) if (other, c) != (kind, columns)]
        same = [c for c in orders if (c.get("report", NONE), c.get("tear", 0)) == version]
        twice = sorted(here & {n for c in same for n in _reached(o, other, c)})
        by = "shares it with" if other is Kind.SHARE else "puts it before a force or cell, which brings it to"
        told = f"Your list {by} {o.who(twice)} too: a second copy adds nothing there but exposure."
        lines += [Line(told, "warn")] * bool(twice)
    return lines


def _reached(o: Outlook, kind: Kind, columns: Columns) -> set[int]:
    """The other nations to which an order brings its report: those it names, or the members it is put before."""
    if kind is Kind.SHARE:
        return set(nations_of(columns.get("to", 0)))
    force, cell = o.force(columns), o.cell(columns)
    members = set(force.members) if force is not None else set()
    if force is None and cell is not None:
        members = {n for x in o.view.organisations if x.organisation == cell.organisation for n in x.members}
    report = o.report(columns)
    return members - {o.view.own.nation, report.origin if report is not None else NONE}
