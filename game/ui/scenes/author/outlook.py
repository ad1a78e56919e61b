"""What an author looks at: one seed of an exercise, counted by nation and turn, through filters."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final, Literal

from game.match.dealt import Dealt, Half, Holding
from game.match.exercise import Exercise
from game.rules.codes import NEVER, NONE, Domain
from game.scenario.catalogue import Catalogue
from game.scenario.model_scenario import Scenario

Measure = Literal["new", "held"]
Lots = dict[tuple[int, int], list[Holding]]
WAITS: Final = "Waits"
"""Heading of the column behind the last turn."""


@dataclass(frozen=True)
class Filters:
    """Which reports are counted: of a thread (its id, "" for all), of a domain (None for all), needed by others."""

    thread: str = ""
    domain: Domain | None = None
    needed: bool = False


class Outlook:
    """Counts of reports at their first holders. Column c is turn c, from 0; the one behind the last turn is of what
    waits for an event or comes too late for any brief. `before` is the seed that was looked at before.
    """

    def __init__(self, exercise: Exercise, deal: Dealt, before: Dealt | None, filters: Filters) -> None:
        self.exercise = exercise
        self.deal = deal
        self.before = before
        self.filters = filters
        threads = [t.id for t in self.names.threads]
        self._thread = threads.index(filters.thread) if filters.thread in threads else NONE
        self._lots = self._dealt_out(deal)
        self._before = self._dealt_out(before) if before else {}
        self.most = {m: max((self.count(n, c, m) for n in self.nations for c in self.columns), default=0) for m in _ALL}

    @property
    def names(self) -> Catalogue:
        return self.exercise.catalogue

    @property
    def scenario(self) -> Scenario:
        return self.exercise.scenario

    @property
    def turns(self) -> int:
        return self.deal.turns

    @property
    def nations(self) -> range:
        return range(len(self.names.nations))

    @property
    def waits(self) -> bool:
        """Whether anything waits, so that there is a column for it."""
        deal = self.deal
        turns = [*(h.turn for h in deal.holdings), *(h.turn for h in deal.halves), *(c.turn for c in deal.cues)]
        return NONE in turns

    @property
    def columns(self) -> range:
        return range(self.turns + self.waits)

    def _dealt_out(self, deal: Dealt) -> Lots:
        lots: Lots = defaultdict(list)
        for holding in deal.holdings:
            if self.counts(holding):
                lots[holding.nation, self.column(holding.turn)].append(holding)
        return lots

    def column(self, turn: int) -> int:
        """The column of a turn, or of what has none."""
        return self.turns if turn == NONE else turn

    def heading(self, column: int) -> str:
        """What stands over a column."""
        return WAITS if column >= self.turns else f"Turn {column + 1}"

    def counts(self, holding: Holding) -> bool:
        """Whether a report passes the filters."""
        of_thread = self._thread == NONE or any(t == self._thread for t, _ in holding.weights)
        of_domain = self.filters.domain in (None, holding.domain)
        return of_thread and of_domain and (bool(holding.needers) or not self.filters.needed)

    def arriving(self, n: int, column: int) -> list[Holding]:
        """What reaches a nation first in the brief of a turn, the earliest first."""
        return sorted(self._lots.get((n, column), ()), key=lambda h: (h.tick, h.report))

    def held(self, n: int, column: int) -> list[Holding]:
        """What a nation has of its own when it plans a turn, the latest first."""
        return [h for c in range(column, -1, -1) for h in self.arriving(n, c)]

    def wanted(self, n: int, column: int) -> list[Holding]:
        """What a nation needs of what others have by then, by thread."""
        lots = (h for m in self.nations for h in self.held(m, column) if n in h.needers)
        return sorted(lots, key=lambda h: (h.weights[:1], h.nation, h.tick))

    def halves(self, n: int, column: int) -> list[Half]:
        """The halves of alerts that reach a nation in the brief of a turn."""
        return [h for h in self.deal.halves if h.nation == n and self.column(h.turn) == column]

    def count(self, n: int, column: int, measure: Measure) -> int:
        """Reports of a cell."""
        return _count(self._lots, n, column, measure)

    def change(self, n: int, column: int, measure: Measure) -> int:
        """How many more a cell counts than on the seed before; 0 without one."""
        return self.count(n, column, measure) - _count(self._before, n, column, measure) if self.before else 0

    def moving(self) -> int:
        """How many reports may lie with another nation on another seed."""
        return sum(len(set(report.holders)) > 1 for report in self.scenario.reports)

    def why(self, holding: Holding) -> str:
        """When a report arrives, or what it waits for."""
        if holding.tick < NEVER:
            by = f", with the inject “{self.names.injects[holding.inject].title}”" if holding.inject != NONE else ""
            late = "; too late for any brief" if holding.turn == NONE else ""
            return f"hour {holding.tick}{by}{late}"
        if holding.inject != NONE:
            return f"waits for the inject “{self.names.injects[holding.inject].title}”"
        if holding.alert != NONE:
            return "waits for the match of a financial alert"
        if holding.campaign != NONE:
            return f"noise of the campaign {self.names.campaigns[holding.campaign].name}"
        return "nothing delivers it"


_ALL: Final[tuple[Measure, Measure]] = ("new", "held")


def _count(lots: Lots, n: int, column: int, measure: Measure) -> int:
    columns = range(column, column + 1) if measure == "new" else range(column + 1)
    return sum(len(lots.get((n, c), ())) for c in columns)
