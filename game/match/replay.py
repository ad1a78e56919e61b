"""From a game to its save and back: replaying is loading, and loading checks every turn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from game.match.entries import EXCON, Act, Control, Entry, SeatNotes
from game.match.exercise import Exercise
from game.match.game import Game
from game.match.naming import NamingError, columns_of
from game.match.saves import Manifest, Save, SaveError, array_forms
from game.rules.checksum import RULES_VERSION, differing, field_checksums
from game.rules.state import State


def save_of(game: Game, drafts: Mapping[str, Sequence[Entry]], notes: Mapping[str, SeatNotes]) -> Save:
    """The save of a game as it stands; its label and time are written by the store."""
    arrays = cast(Mapping[str, NDArray[Any]], game.state.arrays())
    fields = tuple(field_checksums(game.state, 0))
    manifest = Manifest(
        rules=RULES_VERSION,
        label="",
        written="",
        title=game.exercise.title,
        turns=game.exercise.tables.public.turns,
        digest=game.exercise.digest,
        setup=game.setup,
        seed=game.seed,
        turn=game.turn,
        ended=game.ended,
        resigned=game.resigned,
        entries=tuple(game.entries),
        drafts={n: tuple(list_) for n, list_ in drafts.items() if list_},
        notes=dict(notes),
        sum_fields=fields,
        sums=tuple(tuple(row[f] for f in fields) for row in game.sums),
        state=array_forms(arrays),
        tick=game.state.tick,
    )
    return Save(manifest, game.exercise.text, arrays)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A game brought back from a save, and what the player should know about it."""

    game: Game
    notices: tuple[str, ...]


def load(save: Save) -> Loaded:
    """The game of a save, ready to be played on.

    A save of this rules version is replayed and every turn checked. One of another version goes on from its stored
    State, with a notice.

    Raises:
        SaveError: the scenario, the entries or the State do not fit, or the replay differs: turn and field are named.
    """
    if save.manifest.rules == RULES_VERSION:
        return Loaded(replay(save), ())
    notice = (
        f"This game was saved under rules version {save.manifest.rules}; it goes on under version {RULES_VERSION} "
        "from the saved picture. What happened before cannot be replayed."
    )
    return Loaded(_continued(save), (notice,))


def replay(save: Save) -> Game:
    """The game of a save, played again from its seed and entries alone; no policy is asked.

    Raises:
        SaveError: as `load`, and also when the save is of another rules version.
    """
    manifest = save.manifest
    if manifest.rules != RULES_VERSION:
        raise SaveError(
            f"it was played under rules version {manifest.rules} and this game has version {RULES_VERSION}; "
            "verify it with the version that saved it"
        )
    game = _fresh(save)
    turns = _by_turn(manifest)
    for turn in range(manifest.turn):
        game.resolve([e for e in turns.get(turn, ()) if e.act is not Act.CONTROL])
        stored = dict(zip(manifest.sum_fields, manifest.sums[turn], strict=True))
        wrong = differing(game.sums[turn], stored)
        if wrong:
            raise SaveError(_differs(turn, wrong))
    _restore_log(game, manifest)
    stored_state = _with_arrays(game.state, save)
    wrong = differing(field_checksums(game.state, 0), field_checksums(stored_state, 0))
    if wrong:
        raise SaveError(_differs(manifest.turn - 1, wrong))
    return game


def _differs(turn: int, fields: Sequence[str]) -> str:
    more = f" and {len(fields) - 1} more" if len(fields) > 1 else ""
    return (
        f"its replay differs from what was saved: turn {turn + 1}, field {fields[0]}{more}; "
        "the file was altered or written by another build; load an earlier save"
    )


def _fresh(save: Save) -> Game:
    manifest = save.manifest
    exercise = Exercise.of_save(save)
    nations = exercise.names.nation
    if set(manifest.setup.seats) != set(nations):
        raise SaveError("its seats are not the nations of its scenario; load an earlier save")
    if manifest.turn > exercise.tables.public.turns:
        raise SaveError(f"it tells of {manifest.turn} turns, more than its scenario has; load an earlier save")
    drafted = [e for list_ in manifest.drafts.values() for e in list_]
    _check_names(exercise, [*manifest.entries, *drafted])
    _check_drafts(manifest)
    return Game(exercise, manifest.setup, manifest.seed)


def _check_names(exercise: Exercise, entries: Iterable[Entry]) -> None:
    """Every entry names what exists, so that nothing fails in the middle of a replay."""
    acts = {act.value for act in Control}
    for entry in entries:
        known = entry.author in exercise.names.nation or (entry.author == EXCON and entry.act is not Act.ORDER)
        if not known:
            raise SaveError(f"its entry {entry.key} has the unknown author {entry.author!r}; load an earlier save")
        if entry.act is Act.CONTROL and entry.kind not in acts:
            raise SaveError(f"its entry {entry.key} is the unknown act {entry.kind!r}; load an earlier save")
        try:
            if entry.act is Act.ORDER:
                columns_of(exercise.names, entry.kind, entry.fields)
            elif entry.act is Act.INJECT:
                exercise.names.index("inject", entry.kind)
        except NamingError as error:
            raise SaveError(f"its entry {entry.key} does not fit: {error}; load an earlier save") from None


def _check_drafts(manifest: Manifest) -> None:
    for nation, drafts in manifest.drafts.items():
        if any(e.author != nation or e.turn != manifest.turn for e in drafts):
            raise SaveError(f"its unfinished orders for {nation} belong elsewhere; load an earlier save")
        if nation == EXCON and all(e.act is Act.INJECT for e in drafts):
            continue
        if nation not in manifest.setup.humans or any(e.act is not Act.ORDER for e in drafts):
            raise SaveError(f"it has unfinished orders for {nation}, which nobody plays; load an earlier save")


def _by_turn(manifest: Manifest) -> dict[int, list[Entry]]:
    turns = {turn: list(group) for turn, group in groupby(manifest.entries, key=lambda e: e.turn)}
    if sum(len(group) for group in turns.values()) != len(manifest.entries) or list(turns) != sorted(turns):
        raise SaveError("its entries are out of order; load an earlier save")
    late = [e for e in manifest.entries if e.turn >= manifest.turn and e.act is not Act.CONTROL]
    if late:
        raise SaveError(f"its entry {late[0].key} belongs to a turn that was not played; load an earlier save")
    return turns


def _restore_log(game: Game, manifest: Manifest) -> None:
    """Put acts about the game itself back where they stood; resolving has entered the orders only."""
    game.entries = list(manifest.entries)
    game.resigned = any(e.kind == Control.RESIGN for e in manifest.entries if e.act is Act.CONTROL)
    if game.ended != manifest.ended or game.resigned != manifest.resigned:
        raise SaveError("it does not say truly whether the game has ended; load an earlier save")


def _continued(save: Save) -> Game:
    """The game as the save's State has it, its past taken on trust."""
    manifest = save.manifest
    game = _fresh(save)
    _by_turn(manifest)
    game.state = _with_arrays(game.state, save)
    if game.state.tick != manifest.turn * game.exercise.ticks_per_turn:
        raise SaveError("its State stands at another turn than it says; load an earlier save")
    game.sums = [dict(zip(manifest.sum_fields, row, strict=True)) for row in manifest.sums]
    _restore_log(game, manifest)
    return game


def _with_arrays(state: State, save: Save) -> State:
    """The State with the save's arrays, each of which must have the form that this game gives it."""
    arrays = cast(Mapping[str, NDArray[Any]], state.arrays())
    for name in [*arrays, *save.arrays]:
        if name not in save.arrays or name not in arrays:
            raise SaveError(
                f"its State {'lacks' if name in arrays else 'has'} the field {name}; it cannot be played on here"
            )
        if save.arrays[name].dtype != arrays[name].dtype or save.arrays[name].shape != arrays[name].shape:
            raise SaveError(f"its State field {name} has another form than in this game; it cannot be played on here")
    copies = {name: np.ascontiguousarray(save.arrays[name]) for name in arrays}
    for array in copies.values():
        array.setflags(write=False)
    return replace(state, tick=save.manifest.tick, **copies)
