"""The desk: a board that follows a seat, folded from the seat's answers, and the only place that talks to the seat.

Scenes change the list of orders through it, and take the news they have to show.
"""

from __future__ import annotations

from collections.abc import Callable

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
    Previewed,
    Refused,
    Seat,
    Shown,
    Ticket,
    Told,
    Undo,
    Warned,
)
from game.rules.codes import ChannelKind
from game.rules.orders import BY_KIND, BY_NAME, Kind
from game.rules.preview import Hint, OrderPreview
from game.rules.reasons import Reason
from game.ui.scenes.board import Board, Queued
from game.wording.outlook import Columns
from game.wording.refusals import refusal

News = Told | Ended | Warned | Refused | Noticed
PreviewTaker = Callable[[OrderPreview | str], object]
_SETTLE = 1.0  # seconds without a change after which read marks are handed to the seat


class Desk(Board):
    """The board of a game that is being played. Nothing is known before `open`."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.seat = seat
        self.games = 1  # raised when the exercise is begun anew
        self.over = False  # the exercise has ended and has not been begun anew
        self.changes = 0  # of this turn's list, for undo
        self.news: list[News] = []
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
        self.lay_out(view, shown.chronicle)
        if not self._unkept:
            self.notes = shown.notes
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

    def pin(self, i: int) -> None:
        """Pin or unpin a report."""
        key, pins = self.note_key(i), self.notes.pins
        self.note(pins=tuple(p for p in pins if p != key) if key in pins else (*pins, key))
        self.flush()

    def write_note(self, i: int, text: str) -> None:
        """Write a private note on a report; empty text deletes it."""
        notes = {k: v for k, v in self.notes.notes.items() if k != self.note_key(i)}
        self.note(notes={**notes, self.note_key(i): text} if text.strip() else notes)
        self.flush()

    def note(self, **changes: object) -> None:
        """Change the notes; the seat gets them in a while."""
        super().note(**changes)
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


def _ignore(_: OrderPreview | str) -> None:
    """The answer to a preview nobody waits for any more."""
