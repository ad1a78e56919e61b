"""A request for information: what is held on it, what each report would mean as an answer, and how to answer now."""

from collections.abc import Iterator
from typing import Final

from game.rules.codes import MatterKind, MatterStatus
from game.rules.orders import Kind
from game.rules.view import Matter, Report
from game.text.lexicon import Forms
from game.text.phrases import Phrases
from game.text.reach import Way
from game.wording import terms
from game.wording.lawful import Barrier, barrier
from game.wording.outlook import proves_nothing, untrue

MOST_OFFERED: Final = 3
"""Most reports that are offered as an answer, the weightiest first."""
NONE_HELD: Final = "You hold nothing on it."
SPENT: Final = ", of use only for what is closed"
NOISE: Final = ", which bears on nothing"
"""What is said of a report that would do for courtesy alone."""


def held(p: Phrases, m: Matter) -> str:
    """What the nation holds on a request, and what each report would mean as an answer to it."""
    groups: dict[str, list[str]] = {}
    for r in _on(p, m):
        groups.setdefault(_meaning(p, m, r), []).append(p.catalogue.reports[r.report].code)
    if not groups:
        theirs = [r for r in p.view.reports if m.subject in r.subjects and r.origin == m.asker]
        codes = terms.listed([p.catalogue.reports[r.report].code for r in theirs])
        return f"You hold {codes}, which {'is' if len(theirs) == 1 else 'are'} theirs." if theirs else NONE_HELD
    told = [terms.listed(codes) + meaning.format(terms.listed(codes)) for meaning, codes in groups.items()]
    return f"You hold on it {'; '.join(told)}."


def answers(p: Phrases, m: Matter, short: str) -> str:
    """The answers that would be carried out now and break nothing."""
    fitting = [
        (r, ways[0]) for r in _on(p, m) if _against(p, m, r) in ("", SPENT, NOISE) and (ways := _lawful(p, m, r))
    ]
    fitting = [fit for fit in fitting if not proves_nothing(fit[0])] or fitting
    fitting.sort(key=lambda fit: (p.spent(fit[0]), -fit[0].band))
    lines = [p.lexicon.sending(Kind.ANSWER, _fields(p, m, r), way) for r, way in fitting[:MOST_OFFERED]]
    lines += [f"answer {short} nil"] * (not untrue(p.view, m))
    lines += [f"answer {short} ask NATION"] * (len(p.view.nations) > 1)
    return terms.listed([*lines, f"decline {short}"], "or")


def _on(p: Phrases, m: Matter) -> Iterator[Report]:
    """Reports on the subject that are not the asker's own."""
    return (r for r in p.view.reports if m.subject in r.subjects and not r.void and r.origin != m.asker)


def _fields(p: Phrases, m: Matter, r: Report) -> Forms:
    return {"key": m.key, "report": p.catalogue.reports[r.report].code}


def _against(p: Phrases, m: Matter, r: Report) -> str:
    """Why nobody would want a report for an answer; "" where they might."""
    if m.asker in p.lexicon.had.get(r.report, ()):
        return ", which they have"
    if r.exposed:
        return ", known to be false"
    if proves_nothing(r):
        return NOISE
    return SPENT if p.spent(r) else ""


def _lawful(p: Phrases, m: Matter, r: Report) -> list[Way]:
    """How a report, or else its tear-line, could go to the asker now without a breach."""
    return p.lexicon.ways(_fields(p, m, r), lawful=True)


def _meaning(p: Phrases, m: Matter, r: Report) -> str:
    """What it would mean to answer with a report, as words after its code; `{}` stands for the codes."""
    against = _against(p, m, r)
    if against:
        return against
    ways, bar = _lawful(p, m, r), barrier(p.view, r, r.label, m.asker)
    if ways:
        return ", as a tear-line" if ways[0].tear else ""
    if bar is Barrier.LABEL:
        return ", a breach: the label keeps it from them"
    if bar is None:
        return ", which no channel carries to them now"
    if any(_asked(x, r, m.asker) for x in p.view.matters):
        return ", a breach until the release you asked for comes"
    ask = f" (ask-release {{}} to {p.catalogue.nations[m.asker].id})" if p.catalogue.uses(Kind.ASK_RELEASE) else ""
    return f", a breach without release{ask}"


def _asked(x: Matter, r: Report, asker: int) -> bool:
    release = x.kind == MatterKind.RELEASE and x.status == MatterStatus.OPEN and not x.mine
    return release and x.report == r.report and asker in x.recipients
