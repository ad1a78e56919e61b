"""A seat made by hand: it shows a given View, keeps a list of orders, and answers previews by a few plain rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.match.chronicle import Item
from game.match.drafts import Draft, DraftError
from game.match.entries import HUMAN, Entry, FieldValue, SeatNotes, Setup
from game.match.exercise import names_of
from game.match.naming import Names, columns_of
from game.match.seat import (
    UNASKED,
    Add,
    Answer,
    Change,
    Done,
    Drafted,
    Hinted,
    Placed,
    Previewed,
    Refused,
    Shown,
    Ticket,
    Told,
    Unfinished,
    Warned,
)
from game.rules.arrays import nations_of
from game.rules.codes import Rule
from game.rules.doctrine import Doctrine
from game.rules.events import Event, TrustCause
from game.rules.orders import BY_KIND, Kind
from game.rules.preview import Delivery, Hint, Legality, OrderPreview, TrustEffect
from game.rules.reasons import Reason
from game.rules.view import View
from game.scenario.catalogue import Catalogue
from tests.ui.scenes.fake_catalogue import CATALOGUE, TICK, TURN
from tests.ui.scenes.fake_views import crowded

LEGAL = Hint(Legality.LEGAL, Reason.ACCEPTED)
ITEMS = (
    Item(TURN - 1, TICK - 3, Event.TRUST, Rule.TRUST, 1, 0, TrustCause.EVIDENCE, 30, "", 1),
    Item(TURN - 1, TICK - 3, Event.TRUST, Rule.TRUST, 1, 0, TrustCause.ANSWER, 15, "", 1),
    Item(TURN - 1, TICK - 2, Event.TRUST, Rule.TRUST, 5, 0, TrustCause.IGNORED, -40, "", 1),
    Item(TURN - 1, TICK - 3, Event.DELIVERED, Rule.SHARE, 7, 0, 1, 1, "", 1),
    Item(TURN - 2, TICK - 9, Event.INCIDENT, Rule.CRISIS, -1, 4, 3, 16, "", 1),
    Item(TURN - 3, TICK - 15, Event.DETECTED, Rule.ASSESS, 0, -1, 0, 90, "", 1),
)


class FakeSeat:
    """A seat of nation 0. A share of a report under originator control that is not its own is a breach."""

    def __init__(self, view: View | None = None, items: Sequence[Item] = ITEMS) -> None:
        self.view = view or crowded()
        self.items = tuple(items)
        self.notes = SeatNotes()
        self.told: list[Told] = []
        self.readied: list[bool] = []
        self._names = names_of(CATALOGUE)
        self._draft = Draft(self.nation, self.view.clock.turn, self._names)
        self._tickets = 0
        self._outbox: list[Answer] = []
        self.look()

    @property
    def nation(self) -> str:
        return CATALOGUE.nations[0].id

    @property
    def setup(self) -> Setup:
        return Setup(
            scenario=CATALOGUE.id, seats={n.id: HUMAN if n.id == self.nation else "partner" for n in CATALOGUE.nations}
        )

    @property
    def names(self) -> Names:
        return self._names

    @property
    def catalogue(self) -> Catalogue:
        return CATALOGUE

    @property
    def doctrine(self) -> Doctrine:
        return Doctrine()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The orders on the list."""
        return self._draft.entries

    def draft(self, change: Change) -> Ticket:
        """Change the list."""
        ticket = self._ticket()
        try:
            self._draft.change(change)
        except DraftError as error:
            self._outbox.append(Refused(ticket, str(error)))
        else:
            self._outbox.append(self._drafted(ticket))
        return ticket

    def preview(self, kind: str, fields: Mapping[str, FieldValue]) -> Ticket:
        """What one more order would do."""
        ticket = self._ticket()
        self._outbox.append(Previewed(ticket, self._previewed(self._draft.entry_of(Add(kind, fields)))))
        return ticket

    def hint(self, candidates: Sequence[Add]) -> Ticket:
        """All are legal here."""
        ticket = self._ticket()
        self._outbox.append(Hinted(ticket, tuple(LEGAL for _ in candidates)))
        return ticket

    def ready(self, sure: bool = False) -> Ticket:
        """End the turn; two things are always left undone."""
        ticket = self._ticket()
        self.readied.append(sure)
        if not sure:
            left = (Unfinished("staff", 3), Unfinished("lapsing", 2, (101, 104)), Unfinished("unread", 1, (8,)))
            self._outbox.append(Warned(ticket, left))
            return ticket
        self._outbox.append(Done(ticket))
        self._outbox.append(Told(UNASKED, self.view.clock.turn, self.items[:2], ()))
        return ticket

    def look(self) -> Ticket:
        """The view and the list."""
        ticket = self._ticket()
        self._outbox += [Shown(ticket, self.view, self.notes, self.items), self._drafted(ticket)]
        return ticket

    def keep(self, notes: SeatNotes) -> Ticket:
        """Keep the notes."""
        self.notes = notes
        return self._done()

    def save(self, label: str, overwrite: bool = False) -> Ticket:
        """Nothing is written."""
        return self._done()

    def resign(self) -> Ticket:
        """Nothing ends."""
        return self._done()

    def restart(self, same_seed: bool) -> Ticket:
        """Show the same again."""
        return self.look()

    def poll(self) -> tuple[Answer, ...]:
        """What waits."""
        answers = tuple(self._outbox)
        self._outbox.clear()
        return answers

    def _ticket(self) -> Ticket:
        self._tickets += 1
        return Ticket(self._tickets)

    def _done(self) -> Ticket:
        ticket = self._ticket()
        self._outbox.append(Done(ticket))
        return ticket

    def _drafted(self, ticket: Ticket) -> Drafted:
        placed = tuple(Placed(e, self._previewed(e)) for e in self._draft.entries)
        return Drafted(ticket, placed, self.view.own.staff, sum(p.preview.cost for p in placed))

    def _previewed(self, entry: Entry) -> OrderPreview:
        kind, columns = columns_of(self._names, entry.kind, entry.fields)
        cost = BY_KIND[kind].cost
        hint = LEGAL
        if kind is Kind.FREEZE:
            hint = Hint(Legality.ILLEGAL, Reason.NO_LEGAL_BASIS)
        if kind is Kind.TRAIN:
            hint = Hint(Legality.UNKNOWN, Reason.TRAINED_RECENTLY)
        if kind is not Kind.SHARE:
            return OrderPreview(hint, cost, (), (), 0, 0, 0, ())
        report = next(r for r in self.view.reports if r.report == columns["report"])
        breach = report.orcon and report.origin != 0
        needing = {n.nation for n in self.view.nations if set(n.interests) & set(report.subjects)}
        to = [int(n) for n in nations_of(columns["to"])]
        deliveries = tuple(Delivery(n, Reason.ACCEPTED, TICK + 1, n in needing, breach) for n in to)
        pushes = tuple(TrustEffect(n, 0, TrustCause.PUSH, -20) for n in to if n not in needing)
        return OrderPreview(hint, cost, deliveries, (0, *to), 20, 60 + 90 * len(pushes), 290 if breach else 0, pushes)
