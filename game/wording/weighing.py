"""What changed between two plans and no event tells: the weight of reports by analysis, the severity of threads,
campaigns that fell silent, what task forces take, and who adopted the framework.
"""

from game.rules.codes import NONE, Judgement
from game.rules.orders import Kind
from game.rules.view import Progress, Report, Thread, View
from game.scenario.catalogue import Catalogue
from game.wording import terms


def reweighed(names: Catalogue, before: View, after: View) -> list[str]:
    """One line for each report that was analysed and weighs otherwise than it seemed to."""
    was = {r.report: r for r in before.reports}
    return [_line(names, was[r.report], r) for r in after.reports if r.report in was and _changed(was[r.report], r)]


def severities(names: Catalogue, before: View, after: View, eased: int = 0) -> list[str]:
    """One line for each thread that is open and more or less severe than before; `eased` is what the reader's own
    hardening took from those at its place. What the reader takes for a decoy is left out.
    """
    was = {t.thread: t for t in before.threads}
    open_ = [t for t in after.threads if t.thread in was and t.progress != Progress.CLOSED]
    moved = [t for t in open_ if t.severity != was[t.thread].severity and t.judged != Judgement.DECOY]
    return [_severity(names, was[t.thread], t, eased if t.place == after.own.nation else 0) for t in moved]


def silent(names: Catalogue, before: View, after: View) -> list[str]:
    """One line for each campaign that ran in the reader's audience and does so no more."""
    run = {c.campaign for c in after.campaigns}
    over = (names.campaigns[c.campaign].name for c in before.campaigns if c.campaign not in run)
    return [f"{name} is silent in your audience." for name in over]


def upkeep(names: Catalogue, after: View) -> list[str]:
    """What the task forces that the reader leads beyond the first take from the staff of the turn (R-TASKFORCE)."""
    led = [names.threads[f.thread].codename for f in after.forces if f.lead == after.own.nation and f.thread != NONE]
    if len(led) < 2:
        return []
    return [f"You lead task forces on {terms.listed(led)}: beyond the first they take {terms.staff(len(led) - 1)} now."]


def adopted(names: Catalogue, before: View, after: View) -> list[str]:
    """One line for each other nation whose legal framework came into force between two plans: that is public."""
    had = {n.nation for n in before.nations if n.framework}
    new = (names.nations[n.nation].name for n in after.nations if n.framework and n.nation not in had)
    return [f"{name}'s legal framework is in force." for name in new]


def _changed(before: Report, after: Report) -> bool:
    return after.analysed and not (before.analysed or after.exposed) and after.band != before.band


def _severity(names: Catalogue, before: Thread, after: Thread, eased: int) -> str:
    """How severe a thread is now, and what makes it so: hardening is told to nobody else (R-ONLINE), and named only
    where the exercise has it, as campaigns are.
    """
    fell = after.severity < before.severity
    told = f"The severity of {names.threads[after.thread].codename} {'fell' if fell else 'rose'}"
    values = f"from {terms.points(before.severity)} to {terms.points(after.severity)}"
    if fell and eased == before.severity - after.severity:
        return f"{told} {values}: by what you hardened."
    causes = ["an event of Exercise Control"]
    if fell and names.uses(Kind.HARDEN):
        causes.insert(0, f"infrastructure hardened in {names.nations[after.place].name}")
    if not fell and names.uses(Kind.REFER):
        causes.insert(0, "a campaign that feeds it")
    return f"{told} {values}: by {', or by '.join(causes)}."


def _line(names: Catalogue, before: Report, after: Report) -> str:
    code = names.reports[after.report].code
    seemed = f", not {terms.BAND[before.band]} as it seemed" if before.band else ""
    return f"By analysis the weight of {code} is {terms.BAND[after.band]}{seemed}."
