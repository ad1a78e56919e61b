"""The table: one exercise being played. It collects orders, resolves turns, keeps drafts and saves itself."""

import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Final, Protocol

import numpy as np

from game.match.drafts import Draft
from game.match.entries import EXCON, HUMAN, Act, Control, Entry, SeatNotes, Setup, entry_key
from game.match.exercise import Exercise
from game.match.game import Game
from game.match.naming import entries_of
from game.match.replay import save_of
from game.match.saves import Save, SaveError
from game.match.seat import Change
from game.match.store import AUTOSAVE, Store
from game.partners.policy import Policy
from game.rules.observe import seen
from game.rules.orders import joined

_log = logging.getLogger(__name__)


class Phase(StrEnum):
    COLLECTING = "collecting"
    RESOLVING = "resolving"
    PUBLISHED = "published"
    ENDED = "ended"


_MOVES: Final[Mapping[Phase, frozenset[Phase]]] = {
    Phase.COLLECTING: frozenset({Phase.RESOLVING, Phase.ENDED}),
    Phase.RESOLVING: frozenset({Phase.PUBLISHED, Phase.COLLECTING}),
    Phase.PUBLISHED: frozenset({Phase.COLLECTING, Phase.ENDED}),
    Phase.ENDED: frozenset({Phase.COLLECTING}),
}
"""The turn machine. A turn that cannot be resolved goes back to collecting; a restart leaves the end."""


class Listener(Protocol):
    """Who is told what the table does: a seat's in-process end, or a server's outbox."""

    def resolved(self, turn: int) -> None:
        """Turn `turn` was resolved and the next one is open, or the game has ended."""

    def ended(self) -> None:
        """The game has ended; follows `resolved` after the last turn."""

    def restarted(self) -> None:
        """The exercise begins anew."""

    def noticed(self, text: str) -> None:
        """Something went wrong that is no part of the exercise; play goes on."""


def new_seed() -> int:
    """A seed nobody can foresee, short enough to be read aloud."""
    return secrets.randbelow(10**9)


class Table:
    """One exercise being played by people and partner policies.

    Orders are data until every human seat is ready and nothing pauses the game; then the turn is resolved once.
    """

    def __init__(self, game: Game, policies: Mapping[str, Policy], store: Store | None = None) -> None:
        """`policies` holds the policy of every seat that is not human; `store` None plays without saving."""
        missing = sorted({p for p in game.setup.seats.values() if p != HUMAN} - policies.keys())
        if missing:
            raise ValueError(f"there is no policy called {missing[0]!r}")
        self.game = game
        self.phase = Phase.ENDED if game.ended else Phase.COLLECTING
        self.pauses: set[str] = set()
        self.notes: dict[str, SeatNotes] = {}
        self.drafts: dict[str, Draft] = {}
        self.fired: list[Entry] = []
        """What Exercise Control fires by hand at the start of the coming turn."""
        self.listeners: list[Listener] = []
        self._policies = policies
        self._store = store
        self._unsaved = False
        self._ready: set[str] = set()
        self._open_drafts({})

    @property
    def exercise(self) -> Exercise:
        return self.game.exercise

    @property
    def setup(self) -> Setup:
        return self.game.setup

    # orders of the coming turn

    def change(self, nation: str, change: Change) -> None:
        """Change a nation's list; DraftError says why it cannot be. The change is saved at once."""
        self._must_collect()
        self.drafts[nation].change(change)
        self._ready.discard(nation)
        self.autosave()

    def continue_drafts(self, drafts: Mapping[str, Sequence[Entry]], notes: Mapping[str, SeatNotes]) -> None:
        """Take up lists and notes where a save left them."""
        self._open_drafts(drafts)
        self.notes = dict(notes)

    def keep(self, nation: str, notes: SeatNotes) -> None:
        """Keep a seat's private notes."""
        self.notes[nation] = notes
        self.autosave()

    def ready(self, nation: str) -> None:
        """A human seat has ended its turn; the turn is resolved when all have."""
        self._must_collect()
        self._ready.add(nation)
        self._resolve_when_ready()

    def fire(self, inject: str) -> None:
        """Exercise Control fires an inject of the scenario at the start of the coming turn, before its time.

        NamingError when there is none of that id; one that has fired, or is fired twice, fires once.
        """
        self._must_collect()
        self.exercise.names.index("inject", inject)
        turn = self.game.turn
        key = entry_key(f"{EXCON}-fire", turn, len(self.fired) + 1)
        self.fired.append(Entry(key=key, turn=turn, author=EXCON, act=Act.INJECT, kind=inject))
        self.autosave()

    # the turn machine

    def pause(self, reason: str) -> None:
        """Stop the game for a reason; it goes on when no reason is left."""
        self.pauses.add(reason)
        self._control(Control.PAUSE)

    def resume(self, reason: str) -> None:
        """Take one reason away."""
        self.pauses.discard(reason)
        self._control(Control.RESUME)
        self._resolve_when_ready()

    def resign(self, nation: str) -> None:
        """End the game for everybody; nobody plays on."""
        self._must_collect()
        self._control(Control.RESIGN, nation)
        self._move(Phase.ENDED)
        self.autosave()
        self._tell(lambda listener: listener.ended())

    def restart(self, seed: int) -> None:
        """Begin the exercise anew; the game played so far moves to the slot of the earlier game."""
        self.set_aside()
        self.game = Game(self.exercise, self.setup, seed)
        self.notes.clear()
        self._ready.clear()
        if self.phase is not Phase.COLLECTING:
            self._move(Phase.COLLECTING)
        self._open_drafts({})
        self.autosave()
        self._tell(lambda listener: listener.restarted())

    def play_out(self, progress: Callable[[int], None] = lambda turn: None) -> None:
        """Play every turn that is left with the drafts as they are: for games without human seats."""
        while self.phase is Phase.COLLECTING:
            self._resolve()
            progress(self.game.turn)

    def _resolve_when_ready(self) -> None:
        if self.phase is Phase.COLLECTING and not self.pauses and self._ready >= set(self.setup.humans):
            self._resolve()

    def _resolve(self) -> None:
        turn = self.game.turn
        self._move(Phase.RESOLVING)
        try:
            written = [e for draft in self.drafts.values() for e in draft.entries]
            self.game.resolve([*self.fired, *written, *self._partner_entries()])
        except BaseException:
            self._move(Phase.COLLECTING)
            raise
        self._move(Phase.PUBLISHED)
        self._ready.clear()
        self._open_drafts({})
        self._move(Phase.ENDED if self.game.ended else Phase.COLLECTING)
        self.autosave()
        self._tell(lambda listener: listener.resolved(turn))
        if self.game.ended:
            self._tell(lambda listener: listener.ended())

    def _partner_entries(self) -> tuple[Entry, ...]:
        """What partner policies order this turn, as entries: a replay never asks a policy."""
        tables, names = self.exercise.tables, self.exercise.names
        seats = self.setup.seats
        if all(seat == HUMAN for seat in seats.values()):
            return ()
        now = seen(tables, self.game.state)
        parts = []
        for name, policy in self._policies.items():
            players = np.array([[seats[n] == name for n in names.nation]])
            if players.any():
                parts.append(policy.orders(tables.public, now, players))
        return entries_of(joined(parts), names, self.game.turn)

    def _open_drafts(self, entries: Mapping[str, Sequence[Entry]]) -> None:
        turn, names = self.game.turn, self.exercise.names
        self.drafts = {n: Draft(n, turn, names, entries.get(n, ())) for n in names.nation if self._is_human(n)}
        self.fired = list(entries.get(EXCON, ()))

    def _is_human(self, nation: str) -> bool:
        return self.setup.seats[nation] == HUMAN

    def _must_collect(self) -> None:
        if self.phase is not Phase.COLLECTING:
            raise ValueError(f"the table is {self.phase.value}: no orders are taken")

    def _move(self, to: Phase) -> None:
        assert to in _MOVES[self.phase], (self.phase, to)
        self.phase = to

    def _control(self, act: Control, author: str = EXCON) -> None:
        key = entry_key(f"{author}-{act.value}", self.game.turn, len(self.game.entries))
        self.game.control(Entry(key=key, turn=self.game.turn, author=author, act=Act.CONTROL, kind=act.value))

    # saving

    def save(self) -> Save:
        """The game as it stands, drafts and notes included."""
        lists = {n: d.entries for n, d in self.drafts.items()}
        return save_of(self.game, {EXCON: tuple(self.fired), **lists}, self.notes)

    def save_as(self, label: str, overwrite: bool = False) -> None:
        """Save into a named slot; SaveError or SlotTakenError say why not."""
        if self._store is None:
            raise SaveError("this game is played without saving")
        self._store.put(label, self.save(), overwrite)

    def set_aside(self) -> None:
        """Move the automatic save of the game before to its own slot."""
        if self._store is not None:
            self._guarded(self._store.keep_earlier)

    def autosave(self) -> None:
        """Write the automatic save; where it cannot be written, say so once and play on."""
        store = self._store
        if store is not None:
            self._guarded(lambda: store.put(AUTOSAVE, self.save(), overwrite=True))

    def _guarded(self, write: Callable[[], object]) -> None:
        try:
            write()
        except SaveError as error:
            _log.warning("%s", error)
            notice = f"{error}. You can play on; nothing is saved until then."
            if not self._unsaved:
                self._tell(lambda listener: listener.noticed(notice))
            self._unsaved = True
        else:
            self._unsaved = False

    def _tell(self, what: Callable[[Listener], None]) -> None:
        for listener in self.listeners:
            what(listener)
