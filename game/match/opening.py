"""Opening a game: a new one from an exercise, or one that was saved."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.match.entries import HUMAN, Setup
from game.match.exercise import Exercise
from game.match.folders import saves_folder
from game.match.game import Game
from game.match.local import LocalSeat
from game.match.replay import load
from game.match.saves import Save, SaveError
from game.match.store import Store
from game.match.table import Table, new_seed
from game.partners.policy import PARTNER, POLICIES


class SeatError(ValueError):
    """A nation cannot be played; the text names those that can."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A table with one person at it."""

    table: Table
    seat: LocalSeat


def own_store() -> Store:
    """The saves of the person who plays."""
    return Store(saves_folder())


def human_seats(exercise: Exercise) -> tuple[str, ...]:
    """The nations that a person may play, by id; the default seat first."""
    public, nations = exercise.tables.public, exercise.names.nation
    seats = [n for n, human in zip(nations, public.human_seat, strict=True) if human]
    return tuple(sorted(seats, key=lambda n: n != nations[public.default_seat]))


def seats_for(exercise: Exercise, nation: str = "", policy: str = HUMAN) -> dict[str, str]:
    """The seats of a game in which `policy` (by default a person) plays one nation and partner AI the rest.

    Without a nation it is the default seat. SeatError for a nation that nobody may play.
    """
    open_ = human_seats(exercise)
    nation = nation or open_[0]
    if nation not in open_:
        raise SeatError(f"there is no seat called '{nation}'; this exercise has {', '.join(open_)}")
    return {n: policy if n == nation else PARTNER for n in exercise.names.nation}


def new_game(exercise: Exercise, nation: str = "", seed: int | None = None, store: Store | None = None) -> Opened:
    """A new solo game; without a seed nobody knows it. The earlier game's automatic save moves to its own slot.

    Raises:
        SeatError: the nation cannot be played.
    """
    seats = seats_for(exercise, nation)
    setup = Setup(scenario=exercise.scenario.id, difficulty=exercise.difficulty, seats=seats)
    table = Table(Game(exercise, setup, new_seed() if seed is None else seed), POLICIES, store)
    seat = LocalSeat(table, setup.humans[0])
    table.set_aside()
    table.autosave()
    return Opened(table, seat)


def saved_game(save: Save, store: Store | None = None) -> Opened:
    """A saved solo game, drafts and notes as they were left; what the player should know first waits at the seat.

    SaveError when it cannot be played on.
    """
    humans = save.manifest.setup.humans
    if not humans:
        raise SaveError("nobody plays in it; watch it with 'replay'")
    loaded = load(save)
    try:
        table = Table(loaded.game, POLICIES, store)
    except ValueError as error:
        raise SaveError(f"{error}; play it with the version that saved it") from None
    table.continue_drafts(save.manifest.drafts, save.manifest.notes)
    opened = Opened(table, LocalSeat(table, humans[0]))
    for notice in loaded.notices:
        opened.seat.noticed(notice)
    return opened


def autoplayed(exercise: Exercise, policy: str, seed: int, nation: str = "") -> Table:
    """A whole game played by a policy in one seat and partner AI in the rest.

    Raises:
        SeatError: the nation cannot be played.
        ValueError: there is no such policy.
    """
    if policy not in POLICIES:
        raise ValueError(f"there is no policy called '{policy}'; there are {', '.join(POLICIES)}")
    seats: Mapping[str, str] = seats_for(exercise, nation, policy)
    setup = Setup(scenario=exercise.scenario.id, difficulty=exercise.difficulty, seats=dict(seats), mode="autoplay")
    table = Table(Game(exercise, setup, seed), POLICIES)
    table.play_out()
    return table
