"""What a nation looks ahead with: its View, the doctrine, and the names of things; everything told comes from these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from game.rules.codes import NONE, Label
from game.rules.doctrine import Doctrine
from game.rules.view import Cell, Force, Matter, Nation, Progress, Report, Thread, View
from game.scenario.catalogue import Catalogue
from game.wording import terms

Columns = Mapping[str, int]
UNIT: Final = 1000


@dataclass(frozen=True, slots=True)
class Outlook:
    """Looks up what an order names; None for what the nation does not know."""

    names: Catalogue
    view: View
    doctrine: Doctrine

    def force(self, columns: Columns) -> Force | None:
        """The task force that an order's key names."""
        return next((f for f in self.view.forces if f.key == columns.get("key", 0)), None)

    def matter(self, columns: Columns) -> Matter | None:
        """The matter that an order's key names."""
        return next((m for m in self.view.matters if m.key == columns.get("key", 0)), None)

    def thread(self, t: int) -> Thread | None:
        """A thread by its handle."""
        return next((x for x in self.view.threads if x.thread == t), None)

    def report(self, columns: Columns) -> Report | None:
        """The report that an order names."""
        return next((r for r in self.view.reports if r.report == columns.get("report", -1)), None)

    def nation(self, n: int) -> Nation | None:
        """Another nation; None for the reader's own."""
        return next((x for x in self.view.nations if x.nation == n), None)

    def recipients(self, columns: Columns) -> list[Nation]:
        """The other nations that an order names."""
        return [n for n in self.view.nations if columns.get("to", 0) >> n.nation & 1]

    def who(self, nations: Iterable[int]) -> str:
        """Several nations in a row: "you, Brannoch and Corvessa"."""
        me = self.view.own.nation
        return terms.listed(["you" if n == me else self.names.nations[n].name for n in nations])

    def codename(self, t: int) -> str:
        """A thread's codename."""
        return self.names.threads[t].codename


def backing(view: View, force: Force) -> list[Cell]:
    """The fusion cells that count for a task force too: on its thread, of organisations that its lead belongs to."""
    leads = {x.organisation for x in view.organisations if force.lead in x.members}
    return [c for c in view.cells if c.thread == force.thread != NONE and c.organisation in leads]


def untrue(view: View, matter: Matter) -> list[Report]:
    """The reports that make a nil return to a request untrue, as far as the reader knows what the asker has."""
    held = [r for r in view.reports if matter.subject in r.subjects and not (r.void or r.exposed)]
    return [r for r in held if matter.asker not in (r.origin, *r.sent_to)]


def sent_label(report: Report, tear: int) -> Label:
    """The label of what leaves: that of the copy held, one lower for a tear-line."""
    return Label(max(report.label - (1 if tear == 1 else 0), Label.CLEAR))


def end_of(thread: Thread) -> int:
    """The last tick at which something can be done about a thread."""
    return thread.crisis_until if thread.progress == Progress.INCIDENT else thread.deadline


def units(thousandths: int) -> str:
    """Units of capability with one decimal where there is one: "8.5", "4"."""
    return f"{thousandths / UNIT:.1f}".removesuffix(".0")


def lacking(pooled: Sequence[int], need: Sequence[int]) -> list[str]:
    """Which capabilities of a pool, in 1/1000 of a unit, fall short of a need: "rapid deployment 2.5 of 3"."""
    return told(pooled, [asked if pooled[k] < asked * UNIT else 0 for k, asked in enumerate(need)])


def told(pooled: Sequence[int], need: Sequence[int]) -> list[str]:
    """A pool against a need, for every capability that is needed: "rapid deployment 2.5 of 3"."""
    words = list(terms.CAPABILITY.values())
    return [f"{words[k]} {units(pooled[k])} of {asked}" for k, asked in enumerate(need) if asked]
