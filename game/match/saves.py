"""The save of a game: what it holds, and its way to bytes and back. `store` keeps the files, `replay` plays on."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from typing import Annotated, Any, Final, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from game.match.archive import ArchiveError, pack, unpack
from game.match.entries import MAX_SEED, Entry, Name, SeatNotes, Setup

FORMAT: Final = 1
"""Version of the save format. A file with a higher one was written by a newer game."""
MAX_ENTRIES: Final = 50_000
MAX_CELLS: Final = 4_000_000
"""Most cells of one State array of one game; real ones have some thousands."""
_MANIFEST, _SCENARIO, _STATE = "manifest.json", "scenario.yaml", "state.bin"
_DTYPES: Final = frozenset({"|b1", "|i1", "|u1", "<i2", "<i4", "<i8", "<u8"})

FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,63}$")]
Hex = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{1,64}$")]
Text = Annotated[str, StringConstraints(max_length=200)]


class SaveError(Exception):
    """A save cannot be used; the text says what is wrong and what to do."""


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class ArrayForm(_Record):
    """How one State array lies in the save's bytes."""

    dtype: str
    shape: Annotated[tuple[Annotated[int, Field(ge=0, le=100_000)], ...], Field(max_length=6)]


class Manifest(_Record):
    """Everything of a save but the scenario's text and the State's numbers."""

    game: Literal["need-to-share"] = "need-to-share"
    format: Literal[1] = FORMAT
    rules: Annotated[int, Field(ge=0, le=10**6)]
    """Rules version that played the game."""
    label: Text
    """The name of the slot, as the player wrote it."""
    written: Text
    """Date and time of writing, ISO 8601, universal time: shown in lists, never read by the game."""
    title: Text
    """The exercise's title, for lists."""
    turns: Annotated[int, Field(ge=1, le=999)]
    digest: Hex
    """SHA-256 of the scenario's text, as the loader gives it."""
    setup: Setup
    seed: Annotated[int, Field(ge=0, le=MAX_SEED)]
    turn: Annotated[int, Field(ge=0, le=999)]
    """Turns resolved."""
    ended: bool
    resigned: bool = False
    entries: Annotated[tuple[Entry, ...], Field(max_length=MAX_ENTRIES)]
    """Every entry of the turns resolved, in the order of the log."""
    drafts: Annotated[dict[Name, Annotated[tuple[Entry, ...], Field(max_length=200)]], Field(max_length=32)]
    """Orders being written for the coming turn, by nation, and what Exercise Control is about to fire."""
    notes: Annotated[dict[Name, SeatNotes], Field(max_length=32)]
    sum_fields: Annotated[tuple[FieldName, ...], Field(max_length=400)]
    """The State fields that a row of `sums` belongs to."""
    sums: Annotated[tuple[Annotated[tuple[int, ...], Field(max_length=400)], ...], Field(max_length=999)]
    """Checksum of every State field after each turn resolved."""
    state: Annotated[dict[FieldName, ArrayForm], Field(max_length=400)]
    """Form of each State array, in the order in which their bytes stand."""
    tick: Annotated[int, Field(ge=0, le=30_000)]


@dataclass(frozen=True, slots=True)
class Save:
    """One save: its manifest, the text of its scenario, and the State's arrays by field name (axis 0: the one game)."""

    manifest: Manifest
    scenario: str
    arrays: Mapping[str, NDArray[Any]]


def text_sum(scenario: str) -> str:
    """SHA-256 of a scenario's text."""
    return hashlib.sha256(scenario.encode()).hexdigest()


def array_forms(arrays: Mapping[str, NDArray[Any]]) -> dict[str, ArrayForm]:
    """The forms of the arrays as a save stores them, little-endian."""
    return {name: ArrayForm(dtype=_little(a).dtype.str, shape=a.shape) for name, a in arrays.items()}


def to_bytes(save: Save) -> bytes:
    """The save as one small file's content."""
    blob = b"".join(_little(save.arrays[name]).tobytes() for name in save.manifest.state)
    manifest = save.manifest.model_dump_json().encode()
    return pack({_MANIFEST: manifest, _SCENARIO: save.scenario.encode(), _STATE: blob})


def from_bytes(content: bytes) -> Save:
    """The save in a file's content, every part checked for form and bounds. Names are checked when it is played on.

    Raises:
        SaveError: not a save, damaged, edited, of a newer format, or with parts that do not fit.
    """
    try:
        members = unpack(content, frozenset({_MANIFEST, _SCENARIO, _STATE}))
    except ArchiveError as problem:
        raise SaveError(str(problem)) from None
    manifest = _manifest(members[_MANIFEST])
    try:
        scenario = members[_SCENARIO].decode()
    except UnicodeDecodeError:
        raise SaveError("its scenario is not text; load an earlier save") from None
    if text_sum(scenario) != manifest.digest:
        raise SaveError("its scenario is not the one that was played; load an earlier save")
    if len(manifest.sums) != manifest.turn or any(len(row) != len(manifest.sum_fields) for row in manifest.sums):
        raise SaveError(f"its checksums do not fit its {manifest.turn} turns; load an earlier save")
    return Save(manifest, scenario, _arrays(manifest, members[_STATE]))


def _manifest(content: bytes) -> Manifest:
    newer = re.search(rb'"format"\s*:\s*(\d{1,9})', content[:2000])
    if newer and int(newer[1]) > FORMAT:
        what = f"it has save format {int(newer[1])} and this game reads up to {FORMAT}"
        raise SaveError(f"{what}; play it with a newer version of the game")
    try:
        return Manifest.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(part) for part in first["loc"])[:80] or "its contents"
        raise SaveError(f"{where}: {str(first['msg'])[:120]}; load an earlier save") from None


def _arrays(manifest: Manifest, blob: bytes) -> dict[str, NDArray[Any]]:
    arrays: dict[str, NDArray[Any]] = {}
    at = 0
    for name, form in manifest.state.items():
        cells = prod(form.shape)
        if form.dtype not in _DTYPES or cells > MAX_CELLS:
            raise SaveError(f"its State field {name} has a form that no game has; load an earlier save")
        dtype = np.dtype(form.dtype)
        if at + cells * dtype.itemsize > len(blob):
            raise SaveError(f"its State ends within the field {name}; load an earlier save")
        array = np.frombuffer(blob, dtype, cells, at).reshape(form.shape)
        arrays[name] = array.astype(dtype.newbyteorder("=")) if form.dtype != "|b1" else array.view(np.uint8) != 0
        at += cells * dtype.itemsize
    if at != len(blob):
        raise SaveError(f"its State has {len(blob) - at} bytes too many; load an earlier save")
    return arrays


def _little(array: NDArray[Any]) -> NDArray[Any]:
    return np.ascontiguousarray(array, array.dtype.newbyteorder("<"))
