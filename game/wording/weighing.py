"""What changed from one plan to the next and no event tells: the weight of reports, and who adopted the framework."""

from game.rules.view import Report, View
from game.scenario.catalogue import Catalogue
from game.wording import terms


def reweighed(names: Catalogue, before: View, after: View) -> list[str]:
    """One line for each report that was analysed between two plans and weighs otherwise than it seemed to."""
    was = {r.report: r for r in before.reports}
    return [_line(names, was[r.report], r) for r in after.reports if r.report in was and _changed(was[r.report], r)]


def adopted(names: Catalogue, before: View, after: View) -> list[str]:
    """One line for each other nation whose legal framework came into force between two plans: that is public."""
    had = {n.nation for n in before.nations if n.framework}
    new = (names.nations[n.nation].name for n in after.nations if n.framework and n.nation not in had)
    return [f"{name}'s legal framework is in force." for name in new]


def _changed(before: Report, after: Report) -> bool:
    return after.analysed and not (before.analysed or after.exposed) and after.band != before.band


def _line(names: Catalogue, before: Report, after: Report) -> str:
    code = names.reports[after.report].code
    seemed = f", not {terms.BAND[before.band]} as it seemed" if before.band else ""
    return f"By analysis the weight of {code} is {terms.BAND[after.band]}{seemed}."
