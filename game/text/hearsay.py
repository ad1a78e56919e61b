"""Threads that a nation knows by name alone: their codename stands in a text it has received."""

import re
from collections.abc import Iterable, Iterator

from game.rules.view import Report, View
from game.scenario.catalogue import Catalogue, InjectText


def named(view: View, c: Catalogue) -> list[str]:
    """Codenames that the nation has read somewhere, of threads that it does not see; no other may be told of."""
    seen = {t.thread for t in view.threads}
    hidden = [name.codename for t, name in enumerate(c.threads) if t not in seen]
    texts = "\n".join(_read(view, c))
    return [name for name in hidden if re.search(rf"\b{re.escape(name)}\b", texts)]


def _read(view: View, c: Catalogue) -> Iterator[str]:
    """Every text that has reached the nation: those of the exercise that all have, and those of its own."""
    yield c.briefing
    yield from (o.text for o in c.objectives)
    yield from (o.about for o in c.organisations)
    yield from (n.about for n in c.nations)
    yield from (s.name for s in c.subjects)
    for inject in (*(m.inject for m in view.messages), *(d.inject for d in view.decisions)):
        yield from _message(c.injects[inject])
    for r in view.reports:
        yield from _report(r, c)
    yield from (c.alerts[a.alert].text for a in view.alerts)
    yield from (c.campaigns[g.campaign].about for g in view.campaigns)
    yield from (c.threads[t.thread].about for t in view.threads)


def _message(card: InjectText) -> Iterable[str]:
    return card.title, card.text, *(o.text for o in card.options)


def _report(r: Report, c: Catalogue) -> Iterator[str]:
    """What may be read of a report: its text once it is read, its finding once it is analysed."""
    card = c.reports[r.report]
    yield card.title
    if r.read:
        yield card.text
    if r.analysed:
        yield card.finding_false if r.exposed else card.finding
