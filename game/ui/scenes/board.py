"""The board: what one seat's screen shows, with all that can be asked of it. Things are named by their handles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.match.advisers import advisers
from game.match.chronicle import Item
from game.match.entries import SeatNotes
from game.match.seat import Placed, Seat
from game.rules.arrays import nations_of
from game.rules.codes import NONE, MatterStatus, Stage
from game.rules.events import Event
from game.rules.orders import Kind
from game.rules.view import Alert, Force, Matter, Nation, Report, Thread, View
from game.ui.scenes import need
from game.wording.happenings import Happening, Speaker
from game.wording.needing import needers, worn
from game.wording.outlook import Draft, proves_nothing
from game.wording.prospects import Prospects


@dataclass(frozen=True)
class Queued:
    """One order of the list with its fields by handle."""

    placed: Placed
    kind: Kind
    columns: dict[str, int]

    @property
    def key(self) -> str:
        """The entry's key."""
        return self.placed.entry.key


class Board:
    """Holds a view with the notes, the chronicle and the list of orders. Nothing is known before the first view."""

    def __init__(self, seat: Seat) -> None:
        self.names = seat.catalogue
        self.doctrine = seat.doctrine
        self.me = seat.names.index("nation", seat.nation)
        self.speaker = Speaker(self.names, self.me)
        self.open = False
        self.view: View
        self.before: View | None = None  # the view of the turn before, for what changed
        self.notes = SeatNotes()
        self.items: tuple[Item, ...] = ()
        self.orders: tuple[Queued, ...] = ()
        self.draft: Draft = ()  # those of them that are not sure to be refused
        self.spent = self.left = 0  # staff points
        self.kinds: frozenset[Kind] = frozenset()  # that the exercise uses
        self.series: list[float] = []  # others' mean trust in the nation, turn by turn

    def lay_out(self, view: View, items: Sequence[Item]) -> None:
        """Show this view from now on, with what the nation has heard so far."""
        self.view, self.items, self.open = view, tuple(items), True
        self.nations: dict[int, Nation] = {n.nation: n for n in view.nations}
        self.reports: dict[int, Report] = {r.report: r for r in view.reports}
        self.threads: dict[int, Thread] = {t.thread: t for t in view.threads}
        self.alerts: dict[int, Alert] = {a.alert: a for a in view.alerts}
        self.matters: dict[int, Matter] = {m.key: m for m in view.matters}
        self.forces: dict[int, Force] = {f.key: f for f in view.forces}
        self._needers = {r.report: needers(view, r) for r in view.reports}

    # -- private notes, pins, read marks

    def note_key(self, i: int) -> str:
        """How a report is named in the notes."""
        return f"report:{self.names.reports[i].code}"

    def pinned(self, i: int) -> bool:
        """Whether the report is pinned."""
        return self.note_key(i) in self.notes.pins

    def seen(self, key: str) -> bool:
        """Whether the player has looked at what the key names."""
        return key in self.notes.seen

    def mark_seen(self, key: str) -> None:
        """Remember that the player has looked at it."""
        if not self.seen(key):
            self.note(seen=(*self.notes.seen, key)[-2048:])

    def note(self, **changes: object) -> None:
        """Change the notes."""
        self.notes = self.notes.model_copy(update=changes)

    # -- questions

    def nation_name(self, n: int) -> str:
        """A nation's name; "You" for the own one."""
        return "You" if n == self.me else "Exercise Control" if n == NONE else self.names.nations[n].name

    def code(self, n: int) -> str:
        """A nation's three letters."""
        return self.names.nations[n].code

    def report_code(self, i: int) -> str:
        """A report's code."""
        return self.names.reports[i].code

    def sentence(self, item: Item) -> str:
        """What an item of the chronicle tells this nation."""
        return self.speaker.say(Happening(item.event, item.tick, item.actor, item.target, item.item, item.value))

    def last_turn(self, *events: Event) -> list[Item]:
        """The items of these kinds of the turn that was resolved last."""
        turn = self.view.clock.turn - 1
        return [i for i in self.items if i.turn == turn and i.event in events]

    def trust_items(self, n: int, m: int, turns: int = 4) -> list[Item]:
        """Why n's trust in m changed over the last turns, newest first."""
        since = self.view.clock.turn - turns
        moved = [i for i in self.items if i.event == Event.TRUST and i.value and i.turn >= since]
        return [i for i in moved if (i.actor, i.target) == (n, m)][::-1]

    def trust_change(self, n: int, m: int) -> int:
        """By how much n's trust in m changed in the turn resolved last."""
        return sum(i.value for i in self.last_turn(Event.TRUST) if (i.actor, i.target) == (n, m))

    def found_in(self, report: Report) -> int:
        """The database in which the nation found a report, NONE for one that came otherwise."""
        how = (Event.FOUND, self.me, report.sender, report.report)
        return next((i.value for i in self.items if (i.event, i.actor, i.target, i.item) == how), NONE)

    def is_new(self, report: Report) -> bool:
        """Whether the report has not been looked at yet."""
        return not self.seen(self.note_key(report.report))

    def needers(self, report: Report) -> dict[int, str]:
        """Who visibly needs a report, and why."""
        return self._needers[report.report]

    def lacking(self, report: Report) -> dict[int, str]:
        """Who visibly needs a report and neither got it from here or in a task force nor will by the list of orders.

        Nobody lacks one that is void or exposed as false, nor one that has lost nearly all its worth, that bears on
        nothing but threads that are closed, or on nothing at all by its analysis.
        """
        useless = report.void or report.exposed or proves_nothing(report) or worn(report) or self.settled(report)
        if useless or self.view.clock.ended:
            return {}
        served = {*report.sent_to, *self.ordered_to(report.report)}
        served.update(m for f in self.view.forces if report.report in f.reports for m in f.members)
        return {n: why for n, why in self._needers[report.report].items() if n not in served}

    def may_have(self, report: Report, n: int) -> bool:
        """Whether no label and no originator forbids to pass a report on to a nation, as far as one can see."""
        return need.may_have(self.view, report, n)

    def settled(self, report: Report) -> bool:
        """Whether all threads on which a report bears are closed."""
        return need.settled(self.view, report)

    def ordered_to(self, i: int) -> set[int]:
        """The nations that the list of orders sends a report to."""
        found: set[int] = set()
        for queued in self.orders:
            if queued.columns.get("report", NONE) == i and queued.kind is Kind.SHARE:
                found |= {int(n) for n in nations_of(queued.columns["to"])}
            elif queued.columns.get("report", NONE) == i and queued.kind is Kind.CONTRIBUTE:
                force = self.forces.get(queued.columns.get("key", NONE))
                found |= set(force.members) if force is not None else set()
        return found - {self.me}

    def stage(self, force: Force) -> Stage:
        """How far a force is once this turn begins: what gets ready at its first hour is so before anybody responds
        (R-TIME).
        """
        formed = force.stage == Stage.FORMING and force.ready <= self.view.clock.tick
        return Stage.READY if formed else force.stage

    def can_respond(self, force: Force) -> bool:
        """Whether the nation may have a force respond in this plan."""
        return force.lead == self.me and self.stage(force) == Stage.READY

    @property
    def prospects(self) -> Prospects:
        """What orders would lead to beyond this turn."""
        hosts = advisers(self.items, self.doctrine, self.view.clock.tick)
        return Prospects(self.names, self.view, self.doctrine, self.draft, advisers=hosts)

    def waiting(self) -> list[Matter]:
        """What waits for the nation's answer."""
        return [m for m in self.view.matters if m.mine and m.status == MatterStatus.OPEN]

    def hours_left(self, tick: int) -> int:
        """Hours from now to a tick."""
        return tick - self.view.clock.tick

    def now_words(self) -> tuple[str, str]:
        """Day and hour of the exercise clock."""
        tick = self.view.clock.tick
        return f"Day {tick // 24 + 1}", f"{tick % 24:02d}:00"
