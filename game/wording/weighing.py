"""What changed between two plans and no event tells: the weight of reports by analysis, the severity of threads, and
who adopted the framework.
"""

from game.rules.view import Progress, Report, Thread, View
from game.scenario.catalogue import Catalogue
from game.wording import terms


def reweighed(names: Catalogue, before: View, after: View) -> list[str]:
    """One line for each report that was analysed and weighs otherwise than it seemed to."""
    was = {r.report: r for r in before.reports}
    return [_line(names, was[r.report], r) for r in after.reports if r.report in was and _changed(was[r.report], r)]


def severities(names: Catalogue, before: View, after: View) -> list[str]:
    """One line for each thread that is open and more or less severe than before."""
    was = {t.thread: t for t in before.threads}
    open_ = [t for t in after.threads if t.thread in was and t.progress != Progress.CLOSED]
    return [_severity(names, was[t.thread], t) for t in open_ if t.severity != was[t.thread].severity]


def adopted(names: Catalogue, before: View, after: View) -> list[str]:
    """One line for each other nation whose legal framework came into force between two plans: that is public."""
    had = {n.nation for n in before.nations if n.framework}
    new = (names.nations[n.nation].name for n in after.nations if n.framework and n.nation not in had)
    return [f"{name}'s legal framework is in force." for name in new]


def _changed(before: Report, after: Report) -> bool:
    return after.analysed and not (before.analysed or after.exposed) and after.band != before.band


def _severity(names: Catalogue, before: Thread, after: Thread) -> str:
    """How severe a thread is now, and what makes it so: hardening is told to nobody else (R-ONLINE)."""
    place = names.nations[after.place].name
    fell = after.severity < before.severity
    cause = f"infrastructure hardened in {place}" if fell else "a campaign that feeds it"
    told = f"The severity of {names.threads[after.thread].codename} {'fell' if fell else 'rose'}"
    values = f"from {terms.points(before.severity)} to {terms.points(after.severity)}"
    return f"{told} {values}: by {cause}, or by an event of Exercise Control."


def _line(names: Catalogue, before: Report, after: Report) -> str:
    code = names.reports[after.report].code
    seemed = f", not {terms.BAND[before.band]} as it seemed" if before.band else ""
    return f"By analysis the weight of {code} is {terms.BAND[after.band]}{seemed}."
