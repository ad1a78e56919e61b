"""The in-process seat: a person and the table in one program."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from game.match.drafts import DraftError
from game.match.entries import Entry, FieldValue, SeatNotes, Setup
from game.match.naming import Names, orders_of
from game.match.result import result_of
from game.match.saves import SaveError
from game.match.seat import (
    UNASKED,
    Add,
    Answer,
    Change,
    Done,
    Drafted,
    Ended,
    Hinted,
    Noticed,
    Placed,
    Previewed,
    Refused,
    Shown,
    Ticket,
    Warned,
    told_of,
)
from game.match.sendings import sendings
from game.match.store import SlotTakenError
from game.match.table import Phase, Table, new_seed
from game.match.unfinished import unfinished
from game.rules.doctrine import Doctrine
from game.rules.masked import Sendings
from game.rules.observe import observe, survey
from game.rules.orders import Orders
from game.rules.preview import Preview, alternatives, preview
from game.rules.reasons import Reason
from game.rules.survey import Role
from game.rules.view import View
from game.scenario.catalogue import Catalogue

NOT_NOW = "the exercise is over; restart it to play again"


class LocalSeat:
    """A nation's seat at a table in the same program: requests are carried out at once, answers wait to be polled."""

    def __init__(self, table: Table, nation: str) -> None:
        """Sit down; the present view and list (or the end) wait at the first poll. ValueError if no person plays it."""
        if nation not in table.setup.humans:
            raise ValueError(f"{nation} is not a human seat of this game")
        self._table = table
        self._nation = nation
        self._tickets = 0
        self._outbox: list[Answer] = []
        self._made: tuple[object, View] | None = None
        self._sendings: tuple[object, Sendings] | None = None
        table.listeners.append(self)
        if table.phase is Phase.ENDED:
            self.ended()
        else:
            self._show(UNASKED)

    @property
    def nation(self) -> str:
        return self._nation

    @property
    def setup(self) -> Setup:
        return self._table.setup

    @property
    def names(self) -> Names:
        return self._table.exercise.names

    @property
    def catalogue(self) -> Catalogue:
        return self._table.exercise.catalogue

    @property
    def doctrine(self) -> Doctrine:
        return self._table.exercise.tables.public.doctrine

    @property
    def index(self) -> int:
        """The nation's handle."""
        return self.names.index("nation", self._nation)

    # requests

    def draft(self, change: Change) -> Ticket:
        """See `Seat.draft`."""
        ticket = self._ticket()
        if self._over(ticket):
            return ticket
        try:
            self._table.change(self._nation, change)
        except DraftError as error:
            self._outbox.append(Refused(ticket, str(error)))
        else:
            self._outbox.append(self._drafted(ticket))
        return ticket

    def preview(self, kind: str, fields: Mapping[str, FieldValue]) -> Ticket:
        """See `Seat.preview`."""
        ticket = self._ticket()
        if self._over(ticket):
            return ticket
        draft = self._table.drafts[self._nation]
        try:
            entry = draft.entry_of(Add(kind, fields))
        except DraftError as error:
            self._outbox.append(Refused(ticket, str(error)))
            return ticket
        self._outbox.append(Previewed(ticket, self._previewed([*draft.entries, entry]).orders[-1]))
        return ticket

    def hint(self, candidates: Sequence[Add]) -> Ticket:
        """See `Seat.hint`."""
        ticket = self._ticket()
        if self._over(ticket):
            return ticket
        draft, game = self._table.drafts[self._nation], self._table.game
        try:
            entries = [draft.entry_of(candidate) for candidate in candidates]
        except DraftError as error:
            self._outbox.append(Refused(ticket, str(error)))
            return ticket
        ahead, asked = self._orders(draft.entries), self._orders(entries)
        hints = alternatives(game.exercise.tables, game.state, 0, self.index, ahead, asked)
        self._outbox.append(Hinted(ticket, tuple(hints)))
        return ticket

    def ready(self, sure: bool = False) -> Ticket:
        """See `Seat.ready`."""
        ticket = self._ticket()
        if self._over(ticket):
            return ticket
        drafted = self._drafted(ticket)
        entries = [placed.entry for placed in drafted.orders]
        left = () if sure else unfinished(self._view(), self.names, entries, drafted.left)
        if left:
            self._outbox.append(Warned(ticket, left))
        else:
            self._outbox.append(Done(ticket))
            self._table.ready(self._nation)
        return ticket

    def look(self) -> Ticket:
        """See `Seat.look`."""
        ticket = self._ticket()
        if self._table.phase is Phase.ENDED:
            self._end(ticket)
        else:
            self._show(ticket)
        return ticket

    def keep(self, notes: SeatNotes) -> Ticket:
        """See `Seat.keep`."""
        ticket = self._ticket()
        self._table.keep(self._nation, notes)
        self._outbox.append(Done(ticket))
        return ticket

    def save(self, label: str, overwrite: bool = False) -> Ticket:
        """See `Seat.save`."""
        ticket = self._ticket()
        try:
            self._table.save_as(label, overwrite)
        except SlotTakenError as error:
            self._outbox.append(Refused(ticket, str(error), taken=True))
        except SaveError as error:
            self._outbox.append(Refused(ticket, str(error)))
        else:
            self._outbox.append(Done(ticket))
        return ticket

    def resign(self) -> Ticket:
        """See `Seat.resign`."""
        ticket = self._ticket()
        if not self._over(ticket):
            self._table.resign(self._nation)
        return ticket

    def restart(self, same_seed: bool) -> Ticket:
        """See `Seat.restart`."""
        ticket = self._ticket()
        self._table.restart(self._table.game.seed if same_seed else new_seed())
        return ticket

    def poll(self) -> tuple[Answer, ...]:
        """See `Seat.poll`."""
        answers = tuple(self._outbox)
        self._outbox.clear()
        return answers

    # what the table tells

    def resolved(self, turn: int) -> None:
        game = self._table.game
        mine = [e for e in game.entries if e.turn == turn and e.author == self._nation and e.key in game.verdicts]
        done = tuple(e for e in mine if game.verdicts[e.key] == Reason.ACCEPTED)
        refused = tuple((e, game.verdicts[e.key]) for e in mine if game.verdicts[e.key] != Reason.ACCEPTED)
        self._outbox.append(told_of(game.chronicle.known_to(self.index, self._nation), turn, refused, done))
        if not game.ended:
            self._show(UNASKED)

    def ended(self) -> None:
        self._end(UNASKED)

    def restarted(self) -> None:
        self._show(UNASKED)

    def noticed(self, text: str) -> None:
        self._outbox.append(Noticed(UNASKED, text))

    # answers

    def _ticket(self) -> Ticket:
        self._tickets += 1
        return Ticket(self._tickets)

    def _over(self, ticket: Ticket) -> bool:
        over = self._table.phase is not Phase.COLLECTING
        if over:
            self._outbox.append(Refused(ticket, NOT_NOW))
        return over

    def _show(self, ticket: Ticket) -> None:
        game = self._table.game
        notes = self._table.notes.get(self._nation, SeatNotes())
        known = game.chronicle.known_to(self.index, self._nation)
        self._outbox.append(Shown(ticket, self._view(), notes, known))
        self._outbox.append(self._drafted(ticket))

    def _drafted(self, ticket: Ticket) -> Drafted:
        entries = self._table.drafts[self._nation].entries
        if not entries:
            return Drafted(ticket, (), self._view().own.staff, 0)
        made = self._previewed(entries)
        placed = tuple(Placed(entry, order) for entry, order in zip(entries, made.orders, strict=True))
        return Drafted(ticket, placed, made.staff + made.left, made.staff)

    def _previewed(self, entries: Sequence[Entry]) -> Preview:
        game = self._table.game
        return preview(game.exercise.tables, game.state, 0, self.index, self._orders(entries), self._sent())

    def _sent(self) -> Sendings:
        """What the nation was told of its own sendings, read once a turn."""
        game = self._table.game
        if self._sendings is None or self._sendings[0] is not game.state:
            self._sendings = game.state, sendings(game.chronicle.known_to(self.index, self._nation), self.index)
        return self._sendings[1]

    def _orders(self, entries: Sequence[Entry]) -> Orders:
        return orders_of(entries, self.names)

    def _end(self, ticket: Ticket) -> None:
        game = self._table.game
        after = survey(game.exercise.tables, game.state, 0, Role.AFTER)
        log, result = tuple(game.entries), result_of(game, self.index)
        items, heard = game.chronicle.all(), game.chronicle.known_to(self.index, self._nation)
        view = replace(self._view(), clock=replace(self._view().clock, ended=True))
        notes = self._table.notes.get(self._nation, SeatNotes())
        near = tuple(game.attempts.values())
        ended = Ended(ticket, game.resigned, game.seed, view, notes, after, items, log, result, heard, near)
        self._outbox.append(ended)

    def _view(self) -> View:
        """The present view; it is the same all through a plan, so it is made once a turn."""
        game = self._table.game
        if self._made is None or self._made[0] is not game.state:
            self._made = game.state, observe(game.exercise.tables, game.state, 0, self.index)
        return self._made[1]
