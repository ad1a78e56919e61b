"""What a nation looks ahead with: its View, the doctrine, its list of orders, and the names of things.

Everything told comes from these.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from game.rules.arrays import nations_of
from game.rules.codes import NONE, TICKS_PER_TURN, Copy, Domain, Label, MatterKind, MatterStatus
from game.rules.doctrine import Doctrine
from game.rules.orders import Kind
from game.rules.preview import Assessed
from game.rules.view import Cell, Force, Matter, Nation, Progress, Report, Thread, View
from game.scenario.catalogue import Catalogue
from game.wording import terms

Columns = Mapping[str, int]
"""An order's fields by handle, as `game.match.naming` and the order table name them."""
Draft = Sequence[tuple[Kind, Columns]]
"""The orders on a list, in its order."""
UNIT: Final = 1000


@dataclass(frozen=True, slots=True)
class Outlook:
    """Looks up what an order names; None for what the nation does not know."""

    names: Catalogue
    view: View
    doctrine: Doctrine
    draft: Draft = ()
    assessed: Assessed | None = None
    """How sure the order that is looked at would find its force or cell, with what the list puts before it."""
    advisers: Mapping[int, int] = field(default_factory=dict)
    """Nations for which capacity building is under way as the reader was told, and until when."""
    unsent: Collection[int] = ()
    """Nations that the order that is looked at names, and that it would send nothing."""

    def queued(self, *kinds: Kind) -> list[Columns]:
        """The orders of these kinds on the list."""
        return [columns for kind, columns in self.draft if kind in kinds]

    def to_analyse(self, i: int) -> bool:
        """Whether the list has a report analysed."""
        return any(i in (c.get("report", NONE), c.get("other", NONE)) for c in self.queued(Kind.ANALYSE))

    def force(self, columns: Columns) -> Force | None:
        """The task force that an order's key names."""
        return next((f for f in self.view.forces if f.key == columns.get("key", 0)), None)

    def cell(self, columns: Columns) -> Cell | None:
        """The fusion cell of the organisation that an order names."""
        return next((c for c in self.view.cells if c.organisation == columns.get("organisation", NONE)), None)

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

    def trained_lately(self, other: Nation, turn: int) -> bool:
        """Whether the reader trained with another too lately to train again in a turn."""
        return other.trained_turn != NONE and turn - other.trained_turn < self.doctrine.training_gap

    def task_force(self, force: Force, begins: bool = True) -> str:
        """A task force by its thread, and by its lead where the reader sees several on it; whether a sentence
        begins with it.
        """
        several = sum(f.thread == force.thread for f in self.view.forces) > 1
        lead = "your" if force.lead == self.view.own.nation else f"{self.names.nations[force.lead].name}'s"
        whose = lead if several else "the"
        return f"{whose[0].upper() if begins else whose[0]}{whose[1:]} task force on {self.codename(force.thread)}"

    def codename(self, t: int) -> str:
        """A thread's codename."""
        return self.names.threads[t].codename


def borne_out(report: Report) -> bool:
    """Another report confirms it, so that it counts in full without analysis, on a thread that the reader knows."""
    return report.confirmed and not report.analysed and bool(report.bears)


def proves_nothing(report: Report) -> bool:
    """Analysed, and found to bear on nothing."""
    return report.analysed and not report.bears and report.band == 0


def led(view: View, draft: Draft = ()) -> list[Force]:
    """The forces that the reader leads still once its list is carried out."""
    gone = {columns.get("key", 0) for kind, columns in draft if kind is Kind.STAND_DOWN}
    return [f for f in view.forces if f.lead == view.own.nation and f.key not in gone]


def joined(view: View, draft: Draft) -> list[Force]:
    """The forces that the reader joins by its list, and may assign units to at once."""
    keys = {columns.get("key", 0) for kind, columns in draft if kind is Kind.JOIN}
    keys |= {m.force for m in view.matters if m.key in keys}
    return [f for f in view.forces if f.key in keys]


def led_on(forces: Iterable[Force], columns: Columns) -> Force | None:
    """Which of the forces that a nation leads is on the thread that an order names: to form invites more to it."""
    return next((f for f in forces if f.thread == columns.get("thread", NONE) != NONE), None)


def backing(view: View, force: Force) -> list[Cell]:
    """The fusion cells that count for a task force too: on its thread, of organisations that its lead belongs to."""
    leads = {x.organisation for x in view.organisations if force.lead in x.members}
    return [c for c in view.cells if c.thread == force.thread != NONE and c.organisation in leads]


def before(view: View, circle: Force | Cell) -> Sequence[Force | Cell]:
    """Whose evidence counts: that of a fusion cell, or of a task force and the cells that count for it."""
    return [circle] if isinstance(circle, Cell) else [circle, *backing(view, circle)]


def domains_of(view: View, circle: Force | Cell) -> set[Domain]:
    """The domains of what lies before a force or a cell, as far as the reader has read it."""
    return {d for part in before(view, circle) for d in part.domains}


def as_read(view: View, circle: Force | Cell) -> str:
    """What to say of its domains where something lies there that the reader has not read: it may add one."""
    read = {r.report for r in view.reports if r.read}
    return " in what you have read" if any(set(part.reports) - read for part in before(view, circle)) else ""


def coming(o: Outlook, circle: Force | Cell) -> list[tuple[Report, int]]:
    """The reports that the list puts before a cell, or before a force and the cells that count for it; 1: torn."""
    key = 0 if isinstance(circle, Cell) else circle.key
    cells = {c.organisation for c in ([circle] if isinstance(circle, Cell) else backing(o.view, circle))}
    found: dict[int, tuple[Report, int]] = {}
    for columns in o.queued(Kind.CONTRIBUTE):
        report = o.report(columns)
        if report is not None and (columns.get("key", 0) == key > 0 or columns.get("organisation", NONE) in cells):
            found[report.report] = report, columns.get("tear", 0)
    return list(found.values())


def tear_line(report: Report, tear: int) -> bool:
    """Whether what leaves is a tear-line, for which no domain counts."""
    return tear == 1 or report.copy == Copy.TORN


def answers(view: View, columns: Columns) -> list[Matter]:
    """The requests that a share or a contribution answers: a recipient put them to the reader, on a subject of the
    report (R-RFI).
    """
    report = next((r for r in view.reports if r.report == columns.get("report", NONE)), None)
    if report is None:
        return []
    open_ = (m for m in view.matters if m.mine and m.kind == MatterKind.RFI and m.status == MatterStatus.OPEN)
    shared = set(nations_of(columns.get("to", 0)))
    reached = shared - _served(report) if shared else _circle(view, columns) - _sent(report, columns)
    reached -= {report.origin}
    return [m for m in open_ if m.subject in report.subjects and m.asker in reached]


def _served(report: Report) -> set[int]:
    """Who surely has as good a version of a report, so that a share of it is refused."""
    return {report.sender, *(() if report.tore else report.sent_to)}


def _sent(report: Report, columns: Columns) -> set[int]:
    """Whom the reader sent a report before: a contribution brings it to them again only whole after a tear-line."""
    return set() if report.tore and not tear_line(report, columns.get("tear", 0)) else set(report.sent_to)


def members_of(view: View, circle: Force | Cell) -> set[int]:
    """The members of a task force, or of the organisation of a fusion cell."""
    if isinstance(circle, Force):
        return set(circle.members)
    return {m for x in view.organisations if x.organisation == circle.organisation for m in x.members}


def _circle(view: View, columns: Columns) -> set[int]:
    """The members of the task force, or the organisation of the fusion cell, that an order names."""
    key, org = columns.get("key", 0), columns.get("organisation", NONE)
    named = [f.members for f in view.forces if key > 0 and f.key == key]
    named += [o.members for o in view.organisations if o.organisation == org]
    return {m for members in named for m in members}


def untrue(view: View, matter: Matter) -> list[Report]:
    """The reports that make a nil return to a request untrue, as far as the reader knows what the asker has."""
    held = [r for r in view.reports if matter.subject in r.subjects and not (r.void or r.exposed)]
    return [r for r in held if matter.asker not in (r.origin, r.sender, *r.sent_to)]


def sent_label(report: Report, tear: int) -> Label:
    """The label of what leaves: that of the copy held, one lower for a tear-line."""
    return Label(max(report.label - (1 if tear == 1 else 0), Label.CLEAR))


def ends(view: View) -> int:
    """The tick at which the exercise is over: what would arrive by then or later reaches nobody."""
    return view.clock.turns * TICKS_PER_TURN


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
