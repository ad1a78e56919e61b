"""Who may have a report, what carries it, and whether it still matters, as far as one nation's View tells."""

from game.rules.codes import ChannelKind, Domain, Label
from game.rules.view import Progress, Report, View
from game.wording.lawful import barrier


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
