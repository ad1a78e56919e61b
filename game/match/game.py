"""A game as scenario, Setup, seed and entries: resolved turn by turn, the same on every machine and in every replay."""

from collections.abc import Sequence

import numpy as np

from game.match.attempts import Attempt, remember
from game.match.chronicle import Chronicle
from game.match.entries import Act, Control, Entry, Setup
from game.match.exercise import Exercise
from game.match.late import late
from game.match.naming import live_of, orders_of
from game.match.referred import referred
from game.rules.arrays import Bool
from game.rules.checksum import checksum, field_checksums
from game.rules.initial import initial
from game.rules.reasons import Reason
from game.rules.revealed import truth
from game.rules.state import State
from game.rules.step import step
from game.rules.tally import agreed
from game.rules.truth import Truth


class Game:
    """One game of an exercise. `resolve` is the only way on; nothing here knows of drafts, policies or files."""

    def __init__(self, exercise: Exercise, setup: Setup, seed: int) -> None:
        self.exercise = exercise
        self.setup = setup
        self.seed = seed
        self.state: State = initial(exercise.tables, np.array([seed], np.uint64))
        self.entries: list[Entry] = []
        self.sums: list[dict[str, int]] = []
        """Checksum of each State field after each turn resolved."""
        self.digests: list[str] = []
        """One checksum of the whole State after each turn resolved here."""
        self.chronicle = Chronicle()
        self.agreed: dict[int, Bool] = {}
        """Threads that were an agreed priority of each nation, by turn resolved here: [N, T]."""
        self.attempts: dict[tuple[int, bool], Attempt] = {}
        """How near each task force came to its thread in the turns resolved here, when it came nearest."""
        self.verdicts: dict[str, Reason] = {}
        """What became of each order entry, by key; ACCEPTED when it was carried out."""
        self.resigned = False

    @property
    def turn(self) -> int:
        """Turns resolved; the turn to be planned, counted from 0."""
        return len(self.sums)

    @property
    def ended(self) -> bool:
        return self.resigned or self.turn >= self.exercise.tables.public.turns

    def resolve(self, entries: Sequence[Entry]) -> None:
        """Resolve one turn with everybody's entries for it.

        Raises:
            NamingError: an entry names nothing that exists; the game is as it was.
            ValueError: the game has ended, or an entry belongs to another turn.
        """
        if self.ended:
            raise ValueError("the game has ended")
        if any(e.turn != self.turn for e in entries):
            raise ValueError(f"an entry belongs to another turn than {self.turn}")
        orders = [e for e in entries if e.act is Act.ORDER]
        names = self.exercise.names
        rows, live = orders_of(orders, names), live_of(entries, names)
        resolved = step(self.exercise.tables, self.state, rows, record=True, live=live)
        self.chronicle.add(self.turn, resolved.events, orders, referred(resolved.state))
        self.chronicle.tell(late(resolved.state, self.turn, self.chronicle.tellings()))
        for entry, reason in zip(orders, resolved.reason.tolist(), strict=True):
            self.verdicts[entry.key] = Reason(reason)
        self.state = resolved.state
        remember(self.attempts, self.exercise.tables, self.state)
        self.agreed[self.turn] = agreed(self.exercise.tables.public, self.state, self.state.tick - 1)[0]
        self.entries.extend(entries)
        self.sums.append(field_checksums(self.state, 0))
        self.digests.append(checksum(self.state, 0))

    def truth(self) -> Truth:
        """Everything as it stands: for an author and for the review, never for who plays."""
        return truth(self.exercise.tables, self.state, 0)

    def control(self, entry: Entry) -> None:
        """Enter an act about the game itself; RESIGN ends it."""
        self.entries.append(entry)
        self.resigned = self.resigned or entry.kind == Control.RESIGN
