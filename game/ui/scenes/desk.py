"""The desk: what one seat's screen knows, folded from the seat's answers, and the only place that talks to the seat.

Scenes ask it for entities by handle, change the list of orders through it, and take the news they have to show.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.match.chronicle import Item
from game.match.entries import SeatNotes
from game.match.naming import columns_of, fields_of
from game.match.seat import (
    UNASKED,
    Add,
    Answer,
    Change,
    Done,
    Drafted,
    Drop,
    Ended,
    Explain,
    Hinted,
    Move,
    Noticed,
    Placed,
    Previewed,
    Refused,
    Seat,
    Shown,
    Ticket,
    Told,
    Undo,
    Warned,
)
from game.rules.arrays import nations_of
from game.rules.codes import NONE, ChannelKind, MatterStatus, Stage
from game.rules.events import Event
from game.rules.orders import BY_KIND, BY_NAME, Kind
from game.rules.preview import Hint, OrderPreview
from game.rules.reasons import Reason
from game.rules.view import Alert, Force, Matter, Nation, Report, Thread, View
from game.ui.scenes import need
from game.wording.happenings import Happening, Speaker
from game.wording.needing import needers
from game.wording.outlook import Columns, Draft
from game.wording.prospects import Prospects
from game.wording.refusals import refusal

News = Told | Ended | Warned | Refused | Noticed
PreviewTaker = Callable[[OrderPreview | str], object]
_SETTLE = 1.0  # seconds without a change after which read marks are handed to the seat


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


class Desk:
    """Holds the present view, notes, chronicle and list of orders of a seat. Nothing is known before `open`."""

    def __init__(self, seat: Seat) -> None:
        self.seat = seat
        self.names = seat.catalogue
        self.doctrine = seat.doctrine
        self.me = seat.names.index("nation", seat.nation)
        self.speaker = Speaker(self.names, self.me)
        self.open = False
        self.games = 1  # raised when the exercise is begun anew
        self.over = False  # the exercise has ended and has not been begun anew
        self.view: View
        self.before: View | None = None  # the view of the turn before, for what changed
        self.notes = SeatNotes()
        self.items: tuple[Item, ...] = ()
        self.orders: tuple[Queued, ...] = ()
        self.draft: Draft = ()  # those of them that are not sure to be refused
        self.spent = self.left = 0  # staff points
        self.changes = 0  # of this turn's list, for undo
        self.kinds: frozenset[Kind] = frozenset()  # that the exercise uses
        self.news: list[News] = []
        self.series: list[float] = []  # others' mean trust in the nation, turn by turn
        self._previews: dict[Ticket, PreviewTaker] = {}
        self._probes: dict[Ticket, tuple[Kind, ...]] = {}
        self._adds: set[Ticket] = set()
        self._changed = False
        self._unkept = 0.0
        self.poll()

    # -- what comes back

    def poll(self) -> bool:
        """Take what the seat has to tell; whether anything shown has changed since the last call."""
        for answer in self.seat.poll():
            self.take(answer)
        changed, self._changed = self._changed, False
        return changed

    def take(self, answer: Answer) -> None:
        """Fold one answer into what is known; what has to be shown becomes news."""
        self._changed = True
        match answer:
            case Shown():
                self._show(answer)
            case Drafted():
                self._draft(answer)
            case Previewed(ticket, preview):
                self._previews.pop(ticket, _ignore)(preview)
            case Hinted(ticket, hints):
                self._learn(self._probes.pop(ticket, ()), hints)
            case Refused(ticket, text) if ticket in self._previews:
                self._previews.pop(ticket)(text)
            case Refused(ticket) if ticket in self._probes:
                self._probes.pop(ticket)
            case Done():
                pass
            case Ended():
                self.over = True
                self.news.append(answer)
            case _:
                self.news.append(answer)

    def _show(self, shown: Shown) -> None:
        view = shown.view
        self.over = False
        if self.open and view.clock.turn > self.view.clock.turn:
            self.before = self.view
        elif self.open and view.clock.turn < self.view.clock.turn:
            self.before, self.series, self.games = None, [], self.games + 1
        fresh = not self.open or view.clock.turn != self.view.clock.turn
        if fresh:
            self.series.append(view.standing.trusted / 10)
            self.changes = 0
        self.view, self.items, self.open = view, shown.chronicle, True
        if not self._unkept:
            self.notes = shown.notes
        self.nations: dict[int, Nation] = {n.nation: n for n in view.nations}
        self.reports: dict[int, Report] = {r.report: r for r in view.reports}
        self.threads: dict[int, Thread] = {t.thread: t for t in view.threads}
        self.alerts: dict[int, Alert] = {a.alert: a for a in view.alerts}
        self.matters: dict[int, Matter] = {m.key: m for m in view.matters}
        self.forces: dict[int, Force] = {f.key: f for f in view.forces}
        self._needers = {r.report: needers(self.view, r) for r in view.reports}
        if not self.kinds:
            self._probe()

    def _draft(self, drafted: Drafted) -> None:
        queued = []
        for placed in drafted.orders:
            kind, columns = columns_of(self.seat.names, placed.entry.kind, placed.entry.fields)
            queued.append(Queued(placed, kind, columns))
        self.orders, self.draft = tuple(queued), drafted.standing(self.seat.names)
        self.spent, self.left = drafted.spent, drafted.left
        if drafted.ticket in self._adds:
            self._adds.discard(drafted.ticket)
            hint = queued[-1].placed.preview.hint
            if hint.reason != Reason.ACCEPTED:
                self.news.append(Noticed(UNASKED, refusal(hint.reason)))

    # -- which order kinds the exercise uses (R-PACE)

    def _probe(self) -> None:
        """Ask the seat about one order of each mechanic that no entity betrays; the rest is told by what exists."""
        view, public = self.view, self.names
        present = {
            "taskforce": bool(public.threads),
            "database": any(c.kind == ChannelKind.DATABASE for c in view.channels),
            "fiu": bool(public.alerts),
            "online": bool(public.campaigns),
            "services": any(o.services for o in view.organisations),
            "decisions": any(i.options for i in public.injects),
        }
        self.kinds = frozenset(k for k, o in BY_KIND.items() if not o.mechanic or present.get(o.mechanic, False))
        to = (self.seat.names.of("nation", view.nations[0].nation),)
        probes = [Add("post-liaison", {"to": to}), Add("negotiate", {"to": to}), Add("harden")]
        probes += [Add("train", {"to": to, "option": "rapid_deployment"})]
        probes += [Add("ask-release", {"to": to, "report": r.code}) for r in public.reports[:1]]
        probes += [Add("set-priority", {"thread": t.id}) for t in public.threads[:1]]
        self._probes[self.seat.hint(probes)] = tuple(BY_NAME[p.kind].kind for p in probes)
        self.poll()

    def _learn(self, asked: tuple[Kind, ...], hints: tuple[Hint, ...]) -> None:
        known = zip(asked, hints, strict=True)
        self.kinds |= {kind for kind, hint in known if hint.reason != Reason.MECHANIC_ABSENT}

    # -- requests

    def add(self, kind: Kind, columns: Columns, rationale: str = "") -> None:
        """One more order on the list."""
        fields = fields_of(self.seat.names, kind, columns)
        ticket = self._change(Add(BY_KIND[kind].name, fields, rationale))
        self._adds.add(ticket)
        self.poll()
        self._changed = True

    def drop(self, key: str) -> None:
        """Take an order off the list."""
        self._change(Drop(key))
        self.poll()

    def move(self, key: str, step: int) -> None:
        """Move an order up (-1) or down (+1) the list."""
        place = next((n for n, q in enumerate(self.orders) if q.key == key), None)
        if place is not None and 0 <= place + step < len(self.orders):
            self._change(Move(key, place + step))
            self.poll()

    def explain(self, key: str, rationale: str) -> None:
        """Write the reason for an order."""
        self._change(Explain(key, rationale))
        self.poll()

    def undo(self) -> None:
        """Take back the last change of the list."""
        if self.changes:
            self.changes -= 1
            self.seat.draft(Undo())
            self.poll()

    def _change(self, change: Change) -> Ticket:
        self.changes += 1
        return self.seat.draft(change)

    def preview(self, kind: Kind, columns: Columns, then: PreviewTaker) -> None:
        """Ask what one more order would do; `then` gets the preview, or the words of a refusal."""
        fields = fields_of(self.seat.names, kind, columns)
        self._previews[self.seat.preview(BY_KIND[kind].name, fields)] = then
        self.poll()
        self._changed = True

    def commit(self, sure: bool = False) -> None:
        """End the turn."""
        self.flush()
        self.seat.ready(sure)
        self.poll()
        self._changed = True

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
            self._keep(seen=(*self.notes.seen, key)[-2048:])

    def pin(self, i: int) -> None:
        """Pin or unpin a report."""
        key, pins = self.note_key(i), self.notes.pins
        self._keep(pins=tuple(p for p in pins if p != key) if key in pins else (*pins, key))
        self.flush()

    def write_note(self, i: int, text: str) -> None:
        """Write a private note on a report; empty text deletes it."""
        notes = {k: v for k, v in self.notes.notes.items() if k != self.note_key(i)}
        self._keep(notes={**notes, self.note_key(i): text} if text.strip() else notes)
        self.flush()

    def _keep(self, **changes: object) -> None:
        self.notes = self.notes.model_copy(update=changes)
        self._unkept = _SETTLE

    def settle(self, dt: float) -> None:
        """Time passed: hand the notes to the seat once they have been left alone for a while."""
        if self._unkept:
            self._unkept = max(0.001, self._unkept - dt)
            if self._unkept <= 0.001:
                self.flush()

    def flush(self) -> None:
        """Hand the notes to the seat now."""
        if self._unkept:
            self._unkept = 0.0
            self.seat.keep(self.notes)

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

    def is_new(self, report: Report) -> bool:
        """Whether the report has not been looked at yet."""
        return not self.seen(self.note_key(report.report))

    def needers(self, report: Report) -> dict[int, str]:
        """Who visibly needs a report, and why."""
        return self._needers[report.report]

    def lacking(self, report: Report) -> dict[int, str]:
        """Who visibly needs a report and neither got it from here or in a task force nor will by the list of orders.

        Nobody lacks one that is void or exposed as false, nor one that bears on nothing but threads that are closed.
        """
        if report.void or report.exposed or self.settled(report):
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
        now = self.view.clock.tick
        back = force.stage == Stage.SPENT and force.busy_until <= now
        formed = force.stage == Stage.FORMING and force.ready <= now
        return Stage.READY if back or formed else force.stage

    def can_respond(self, force: Force) -> bool:
        """Whether the nation may have a force respond in this plan."""
        return force.lead == self.me and self.stage(force) == Stage.READY

    @property
    def prospects(self) -> Prospects:
        """What orders would lead to beyond this turn."""
        return Prospects(self.names, self.view, self.doctrine, self.draft)

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


def _ignore(_: OrderPreview | str) -> None:
    """The answer to a preview nobody waits for any more."""
