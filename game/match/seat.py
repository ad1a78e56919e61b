"""A seat: the one door through which a window, a terminal or a network client plays a nation.

Requests return a ticket at once; `poll` yields what has come back since, in order. Answers to a request carry its
ticket, what nobody asked for carries UNASKED. A player never waits inside a call, so an in-process table and a distant
one feel the same.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NewType, Protocol

from game.match.attempts import Attempt
from game.match.chronicle import Item
from game.match.entries import Entry, FieldValue, SeatNotes, Setup
from game.match.naming import Names, columns_of
from game.match.result import Result
from game.rules.doctrine import Doctrine
from game.rules.orders import Kind
from game.rules.preview import Hint, Legality, OrderPreview
from game.rules.reasons import Reason
from game.rules.survey import Survey
from game.rules.view import View
from game.scenario.catalogue import Catalogue

Ticket = NewType("Ticket", int)
UNASKED = Ticket(0)
"""The ticket of what nobody asked for."""


# what a player may change in the orders of the coming turn


@dataclass(frozen=True, slots=True)
class Add:
    """One more order at the end of the list, or at `place`. `kind` and `fields` are written as in `Entry`."""

    kind: str
    fields: Mapping[str, FieldValue] = field(default_factory=dict)
    rationale: str = ""
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Drop:
    """Take the order with this key off the list."""

    key: str


@dataclass(frozen=True, slots=True)
class Move:
    """Move the order with this key to a place, counted from 0: earlier orders go first within a phase (R-TIME)."""

    key: str
    place: int


@dataclass(frozen=True, slots=True)
class Explain:
    """Write or replace the reason a player gives for an order."""

    key: str
    rationale: str


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last change of this turn's list."""


Change = Add | Drop | Move | Explain | Undo


# what comes back


@dataclass(frozen=True, slots=True)
class Placed:
    """One order of the list, and what it would do in its place: cost, hint, deliveries, exposure, trust."""

    entry: Entry
    preview: OrderPreview

    @property
    def cost(self) -> int:
        """Staff points."""
        return self.preview.cost

    @property
    def reason(self) -> Reason:
        """What is known to refuse it, or might; ACCEPTED when nothing."""
        return self.preview.hint.reason


@dataclass(frozen=True, slots=True)
class Drafted:
    """The list of orders of the coming turn, as it now stands."""

    ticket: Ticket
    orders: tuple[Placed, ...]
    staff: int
    """Staff points of the turn."""
    spent: int

    @property
    def left(self) -> int:
        return self.staff - self.spent

    def standing(self, names: Names) -> tuple[tuple[Kind, dict[str, int]], ...]:
        """The orders that are not sure to be refused, each by its kind and its columns by handle."""
        stand = [p.entry for p in self.orders if p.preview.hint.legality != Legality.ILLEGAL]
        return tuple(columns_of(names, entry.kind, entry.fields) for entry in stand)


@dataclass(frozen=True, slots=True)
class Previewed:
    """What an order would do if it joined the end of the list now, as far as the nation may know."""

    ticket: Ticket
    preview: OrderPreview


@dataclass(frozen=True, slots=True)
class Hinted:
    """For each order asked about, in that order: known legal, known illegal and why, or unknown to you."""

    ticket: Ticket
    hints: tuple[Hint, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """The present view: at the start, after each turn, and when asked for."""

    ticket: Ticket
    view: View
    notes: SeatNotes
    chronicle: tuple[Item, ...]
    """Everything so far that the nation may know of, oldest first."""


@dataclass(frozen=True, slots=True)
class Told:
    """A turn was resolved: its chronicle as the nation may know it, and the verdict on each of its own orders."""

    ticket: Ticket
    turn: int
    items: tuple[Item, ...]
    refused: tuple[tuple[Entry, Reason], ...]
    before: tuple[Item, ...] = ()
    """What the nation heard in earlier turns."""
    done: tuple[Entry, ...] = ()
    """Its own orders that were carried out, where they are still known."""


def told_of(
    heard: Sequence[Item], turn: int, refused: tuple[tuple[Entry, Reason], ...] = (), done: tuple[Entry, ...] = ()
) -> Told:
    """A turn that is over, from all that a nation heard."""
    items, before = (tuple(i for i in heard if (i.turn < turn) == earlier) for earlier in (False, True))
    return Told(UNASKED, turn, tuple(i for i in items if i.turn == turn), refused, before, done)


@dataclass(frozen=True, slots=True)
class Unfinished:
    """One thing left undone this turn; `what` is one of the words of `UNFINISHED`, `handles` the things meant."""

    what: str
    count: int
    handles: tuple[int, ...] = ()


UNFINISHED = ("staff", "unread", "lapsing", "proposals", "decisions")
"""Staff points unspent; reports unread; requests about to lapse; proposals that wait; decisions pending."""


@dataclass(frozen=True, slots=True)
class Warned:
    """The turn was not ended: these things are left undone. `ready(sure=True)` ends it all the same."""

    ticket: Ticket
    unfinished: tuple[Unfinished, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A request came to nothing; `text` says what is wrong and what would be right. `taken`: a slot holds a game."""

    ticket: Ticket
    text: str
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """A request was carried out and has nothing more to tell."""

    ticket: Ticket


@dataclass(frozen=True, slots=True)
class Noticed:
    """Something a player should know that is no part of the exercise, such as a save that could not be written."""

    ticket: Ticket
    text: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The exercise is over: the seed is shown, everything may be seen."""

    ticket: Ticket
    resigned: bool
    seed: int
    view: View
    """As the nation sees it at the end, its clock stopped."""
    notes: SeatNotes
    survey: Survey
    """The whole truth, whatever turn the exercise ended in."""
    items: tuple[Item, ...]
    """The whole chronicle with every cause."""
    entries: tuple[Entry, ...]
    """The whole order log."""
    result: Result
    """The scores, each with its ledger."""
    heard: tuple[Item, ...]
    """What of the chronicle the nation heard while the exercise ran."""
    attempts: tuple[Attempt, ...] = ()
    """Every task force when it came nearest to what its thread asked for."""


Answer = Drafted | Previewed | Hinted | Shown | Told | Warned | Refused | Done | Noticed | Ended


class Seat(Protocol):
    """One nation's place at a table. No call blocks, and none raises for what a player does."""

    @property
    def nation(self) -> str:
        """The nation played, by id."""
        ...

    @property
    def setup(self) -> Setup: ...

    @property
    def names(self) -> Names:
        """Handles of a View to the names that orders are written with."""
        ...

    @property
    def catalogue(self) -> Catalogue: ...

    @property
    def doctrine(self) -> Doctrine:
        """The numbers of the rules in this exercise; everybody may know them."""
        ...

    def draft(self, change: Change) -> Ticket:
        """Change the orders of the coming turn; answered by Drafted or Refused."""
        ...

    def preview(self, kind: str, fields: Mapping[str, FieldValue]) -> Ticket:
        """Ask what one more order would do; answered by Previewed or Refused."""
        ...

    def hint(self, candidates: Sequence[Add]) -> Ticket:
        """Ask, for a menu, which of many orders could each join the list; answered by Hinted or Refused."""
        ...

    def ready(self, sure: bool = False) -> Ticket:
        """End the turn.

        Answered by Warned when something is left undone and `sure` was not said, else by Done; when all seats are
        ready, Told and Shown (or Ended) follow.
        """
        ...

    def look(self) -> Ticket:
        """Ask for the present view and list; answered by Shown and Drafted."""
        ...

    def keep(self, notes: SeatNotes) -> Ticket:
        """Keep private notes, pins and read marks; answered by Done."""
        ...

    def save(self, label: str, overwrite: bool = False) -> Ticket:
        """Save the game into a slot; answered by Done or Refused."""
        ...

    def resign(self) -> Ticket:
        """End the exercise for everybody; answered by Ended."""
        ...

    def restart(self, same_seed: bool) -> Ticket:
        """Begin the exercise anew with the same or a new seed; answered by Shown and Drafted."""
        ...

    def poll(self) -> tuple[Answer, ...]:
        """What has come back since the last poll, oldest first."""
        ...
