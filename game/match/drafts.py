"""The list of orders a nation writes during a turn: data until it is resolved, every change can be taken back."""

from collections.abc import Sequence

from game.match.entries import MAX_RATIONALE, Entry, entry_key
from game.match.naming import Names, NamingError, columns_of
from game.match.seat import Add, Change, Drop, Explain, Move, Undo

MAX_ORDERS = 60
"""Most orders of a nation in a turn; staff points allow far fewer."""


class DraftError(ValueError):
    """A change cannot be made; the text says why and what would be right."""


class Draft:
    """One nation's list for one turn."""

    def __init__(self, author: str, turn: int, names: Names, entries: Sequence[Entry] = ()) -> None:
        self.author = author
        self.turn = turn
        self._names = names
        self.entries: tuple[Entry, ...] = tuple(entries)
        self._before: list[tuple[Entry, ...]] = []
        self._serial = max((int(e.key.rsplit("-", 1)[-1]) for e in entries), default=0)

    def change(self, change: Change) -> None:
        """Make one change. DraftError when it cannot be made; the list is then as it was."""
        if isinstance(change, Undo):
            if not self._before:
                raise DraftError("there is nothing to take back this turn")
            self.entries = self._before.pop()
            return
        after = self._after(change)
        self._before.append(self.entries)
        self.entries = after

    def _after(self, change: Add | Drop | Move | Explain) -> tuple[Entry, ...]:
        if isinstance(change, Add):
            return self._added(change)
        at = self._at(change.key)
        rest = [e for e in self.entries if e.key != change.key]
        if isinstance(change, Move):
            rest.insert(max(0, min(change.place, len(rest))), self.entries[at])
        elif isinstance(change, Explain):
            rest.insert(at, self.entries[at].model_copy(update={"rationale": self._rationale(change.rationale)}))
        return tuple(rest)

    def _added(self, change: Add) -> tuple[Entry, ...]:
        if len(self.entries) >= MAX_ORDERS:
            raise DraftError(f"the list holds {MAX_ORDERS} orders; drop one first")
        entry = self.entry_of(change)
        self._serial += 1
        place = len(self.entries) if change.place is None else max(0, min(change.place, len(self.entries)))
        return (*self.entries[:place], entry, *self.entries[place:])

    def entry_of(self, change: Add) -> Entry:
        """The entry that an Add would make, without making it; DraftError when its names name nothing."""
        try:
            columns_of(self._names, change.kind, change.fields)
        except NamingError as error:
            raise DraftError(str(error)) from None
        return Entry(
            key=entry_key(self.author, self.turn, self._serial + 1),
            turn=self.turn,
            author=self.author,
            kind=change.kind,
            fields=dict(change.fields),
            rationale=self._rationale(change.rationale),
        )

    def _rationale(self, text: str) -> str:
        if len(text) > MAX_RATIONALE:
            raise DraftError(f"the reason is {len(text)} characters long; write at most {MAX_RATIONALE}")
        return text

    def _at(self, key: str) -> int:
        for at, entry in enumerate(self.entries):
            if entry.key == key:
                return at
        raise DraftError("that order is no longer on the list")
