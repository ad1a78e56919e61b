"""Reports: somebody else needs each, analysis has something to say, and what is named is used.

Noise on purpose is marked as such: it bears on nothing and its subjects are nobody's (no thread shows in them, no
nation registers them), or its id begins with `noise-`, `routine-` or `false-`, or it is `truth: false`.
"""

from collections import Counter
from collections.abc import Iterator

from game.scenario.lint.exercise import Exercise
from game.scenario.lint.rule import Remark, Rule, warning
from game.scenario.model_reports import Report
from game.scenario.problems import sentence

NOISE = ("noise-", "routine-", "false-")
"""Beginnings of the ids of reports that are noise on purpose."""


def unneeded(x: Exercise) -> Iterator[Remark]:
    """It bears on nothing and is not marked as noise, or it bears on something and nobody but its holder needs it."""
    live = {s for t in x.scenario.threads for s in t.subjects} | {s for n in x.scenario.nations for s in n.interests}
    for i, report in enumerate(x.scenario.reports):
        path = ("reports", i, "id")
        if not report.bears:
            if not _is_noise(report) and live & set(report.subjects):
                what = f"'{report.id}' bears on no thread, yet its subject is one that nations work on"
                fix = "Give it weight in bears, or mark it as noise with an id that begins with noise- or routine-."
                yield Remark(path, sentence(what, ", ".join(report.subjects)), fix)
        elif not any(set(x.needers(report)) - {holder} for holder in report.holders):
            what = f"nobody but its holder needs '{report.id}': no other nation registers its subject or has its thread"
            fix = "Give another nation an interest in its subject or in its thread."
            yield Remark(path, what, fix)


def _is_noise(report: Report) -> bool:
    return report.truth is False or report.hash_set_of is not None or report.id.startswith(NOISE)


def without_finding(x: Exercise) -> Iterator[Remark]:
    """Analysis of evidence ends in a standard sentence, because the file has none for the case."""
    for i, report in x.evidence():
        may_be_false = report.truth is not True
        missing = [
            key
            for key, case in (("finding", report.truth is not False), ("finding_false", may_be_false))
            if case and getattr(report, key) is None
        ]
        if missing:
            yield Remark(
                ("reports", i, "id"),
                sentence(f"'{report.id}' lacks what analysis says of it", ", ".join(missing)),
                "Write one sentence that tells an analyst what is behind the report.",
            )


def unused_names(x: Exercise) -> Iterator[Remark]:
    """A source or subject that nothing uses."""
    sources = {r.source for r in x.scenario.reports}
    subjects = {s for r in x.scenario.reports for s in r.subjects} | {a.subject for a in x.scenario.alerts}
    for key, used in (("sources", sources), ("subjects", subjects)):
        for i, each in enumerate(getattr(x.scenario, key)):
            if each.id not in used:
                what = f"no report uses the {key.removesuffix('s')} '{each.id}'"
                yield Remark((key, i, "id"), what, "Use it in a report, or delete it.")


def dealt_alone(x: Exercise) -> Iterator[Remark]:
    """A deal that names one report only: it keeps nothing together, and is probably misspelt."""
    size = Counter(r.deal for r in x.scenario.reports)
    for i, report in enumerate(x.scenario.reports):
        if report.deal and size[report.deal] == 1:
            what = f"only '{report.id}' is dealt as '{report.deal}', and a deal keeps reports together"
            yield Remark(("reports", i, "deal"), what, "Correct the name, deal others with it, or leave it out.")


RULES: tuple[Rule, ...] = (
    warning("deal-of-one", dealt_alone),
    warning("report-unneeded", unneeded),
    warning("report-without-finding", without_finding),
    warning("name-unused", unused_names),
)
