"""The index of every thing of a scenario: its place in the file, which is its place in the arrays."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from game.rules.arrays import Bool
from game.rules.codes import NONE
from game.scenario.catalogue import BUILT_IN_CHANNELS
from game.scenario.model_scenario import Scenario


@dataclass(frozen=True, slots=True)
class Indices:
    """Id to index, by kind. Channels begin with the two that every exercise has; an alert stands at its pair."""

    nation: dict[str, int]
    subject: dict[str, int]
    channel: dict[str, int]
    thread: dict[str, int]
    source: dict[str, int]
    report: dict[str, int]
    pair: dict[str, int]
    campaign: dict[str, int]
    inject: dict[str, int]

    def flags(self, kind: str, names: Iterable[str]) -> Bool:
        """A bool row over all things of the kind, true at the named ones."""
        table: dict[str, int] = getattr(self, kind)
        row = np.zeros(len(table), np.bool_)
        row[[table[name] for name in names]] = True
        return row

    def nation_mask(self, names: Iterable[str]) -> int:
        return sum(1 << self.nation[name] for name in names)

    def nation_or_none(self, name: str | None) -> int:
        return NONE if name is None else self.nation[name]


def indices_of(scenario: Scenario) -> Indices:
    """The indices of a sound scenario."""
    channels = [id_ for id_, _ in BUILT_IN_CHANNELS] + [c.id for o in scenario.organisations for c in o.channels]
    return Indices(
        nation=_numbered(n.id for n in scenario.nations),
        subject=_numbered(s.id for s in scenario.subjects),
        channel=_numbered(channels),
        thread=_numbered(t.id for t in scenario.threads),
        source=_numbered(s.id for s in scenario.sources),
        report=_numbered(r.id for r in scenario.reports),
        pair=_numbered(a.id for a in scenario.alerts),
        campaign=_numbered(c.id for c in scenario.campaigns),
        inject=_numbered(i.id for i in scenario.injects),
    )


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: i for i, name in enumerate(names)}
