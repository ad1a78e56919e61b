"""Who needs a report, as far as one nation's View tells (R-NEED)."""

from typing import Final

from game.rules.codes import MatterKind, MatterStatus
from game.rules.view import Progress, Report, View

WORN: Final = 10
"""In percent: who is sent what has less of its worth left gains next to nothing by it."""


def worn(report: Report) -> bool:
    """A report that was read and has lost nearly all its worth."""
    return report.read and report.freshness < WORN


def needers(view: View, report: Report) -> dict[int, str]:
    """Who visibly needs a report, and why: a thread due there, a common task force, an interest or an open request."""
    me, subjects = view.own.nation, set(report.subjects)
    threads = {t.thread: t for t in view.threads}
    due = (t for t in view.threads if t.detected and t.progress != Progress.CLOSED and t.place != me)
    found = {t.place: "is where such a thread is due" for t in due if subjects & set(t.subjects)}
    for force in view.forces:
        about = threads.get(force.thread)
        if force.member and about is not None and subjects & set(about.subjects):
            found.update({m: "works with you in a task force" for m in force.members if m != me})
    found.update({n.nation: "registered the subject" for n in view.nations if subjects & set(n.interests)})
    asked = {r.asker for r in view.requests if r.subject in subjects}
    waiting = (m for m in view.matters if m.mine and m.status == MatterStatus.OPEN and m.kind == MatterKind.RFI)
    asked |= {m.asker for m in waiting if m.subject in subjects}
    found.update({n: "has an open request on it" for n in asked if n != me})
    return {n: why for n, why in found.items() if n != report.origin}
