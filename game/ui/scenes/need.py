"""Who needs a report and who may have it, as far as one nation's View tells (R-NEED, R-REPORT)."""

from game.rules.codes import ChannelKind, Domain, Label, MatterKind, MatterStatus
from game.rules.view import Progress, Report, View
from game.wording.lawful import barrier


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


def may_have(view: View, report: Report, n: int) -> bool:
    """Whether no label and no originator forbids to pass a report on to a nation, as far as one can see."""
    return barrier(view, report, report.label, n) is None


def carried(view: View, n: int, label: Label, domain: Domain) -> bool:
    """Whether a working channel carries this label to a nation."""
    police = domain == Domain.LAW_ENFORCEMENT
    ways = (t for c in view.channels if c.kind != ChannelKind.DATABASE for t in c.toward if t.nation == n and t.works)
    return any((t.law_ceiling if police else t.ceiling) >= label for t in ways)


def settled(view: View, report: Report) -> bool:
    """Whether all threads on which a report bears are closed."""
    closed = {t.thread for t in view.threads if t.progress == Progress.CLOSED}
    return bool(report.bears) and closed.issuperset(report.bears)
