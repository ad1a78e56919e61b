"""Save slots: named files in one folder, and the automatic one that follows the game at every change."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from game.match.archive import MAX_FILE
from game.match.files import FileError, read_bounded, write_whole
from game.match.saves import Manifest, Save, SaveError, from_bytes, to_bytes

SUFFIX: Final = ".nts"
AUTOSAVE: Final = "autosave"
"""The slot that follows the game at every change."""
EARLIER: Final = "earlier game"
"""The slot to which the automatic save of the game before moves when a new one begins."""
MAX_LABEL: Final = 40
_RESERVED: Final = frozenset({"con", "prn", "aux", "nul", *(f"{d}{k}" for d in ("com", "lpt") for k in range(10))})


class SlotTakenError(Exception):
    """The slot holds a game; ask before it is overwritten."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One line of the list of saved games: its manifest, or what is wrong with the file."""

    label: str
    path: Path
    manifest: Manifest | None
    problem: str = ""


def label_of(text: str) -> str:
    """A slot name as it will be shown: composed, single-spaced, without control characters.

    Raises:
        SaveError: nothing is left of it, or it is too long.
    """
    composed = unicodedata.normalize("NFKC", text)
    plain = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in composed)
    label = " ".join(plain.split())
    if not label:
        raise SaveError("a saved game needs a name; write one with letters or digits")
    if len(label) > MAX_LABEL:
        raise SaveError(f"the name is {len(label)} characters long; write at most {MAX_LABEL}")
    return label


def file_name(label: str) -> str:
    """The file name of a slot: letters, digits and hyphens, the same on every system; unlike names never share one."""
    folded = label_of(label).casefold()
    ascii_ = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_).strip("-")
    if slug.replace("-", " ") != folded or slug in _RESERVED:
        slug = f"{slug or 'save'}-{sha256(folded.encode()).hexdigest()[:6]}"
    return slug + SUFFIX


@dataclass(frozen=True, slots=True)
class Store:
    """The saves in one folder. Methods that read or write raise SaveError with one clear sentence."""

    folder: Path

    def path(self, label: str) -> Path:
        return self.folder / file_name(label)

    def slots(self) -> tuple[Slot, ...]:
        """All slots, the newest first; files that cannot be used are listed with what is wrong with them."""
        try:
            files = sorted(self.folder.glob(f"*{SUFFIX}"))
        except OSError:
            return ()
        found = [self._slot(path) for path in files]
        return tuple(sorted(found, key=lambda s: s.manifest.written if s.manifest else "", reverse=True))

    def _slot(self, path: Path) -> Slot:
        try:
            manifest = read(path).manifest
        except SaveError as problem:
            return Slot(path.stem, path, None, str(problem))
        own = file_name(manifest.label) == path.name
        return Slot(manifest.label if own else path.stem.replace("-", " "), path, manifest)

    def put(self, label: str, save: Save, overwrite: bool = False) -> Path:
        """Write the save into a slot and give its file.

        Raises:
            SlotTakenError: the slot holds a game and `overwrite` was not said.
            SaveError: the name is no name, or the folder cannot be written.
        """
        label = label_of(label)
        path = self.path(label)
        if path.exists() and not overwrite:
            raise SlotTakenError(f"'{label}' holds a saved game; overwrite it?")
        write(path, save, label)
        return path

    def get(self, label: str) -> Save:
        """The save in a slot; SaveError when there is none or it cannot be used."""
        return read(self.path(label))

    def delete(self, label: str) -> None:
        """Delete a slot; SaveError when there is none or it cannot be deleted."""
        path = self.path(label)
        try:
            path.unlink()
        except FileNotFoundError:
            raise SaveError(f"there is no saved game called '{label}'") from None
        except OSError as error:
            raise SaveError(f"{path} could not be deleted ({(error.strerror or str(error)).lower()})") from None

    def keep_earlier(self) -> None:
        """Move the automatic save of the game before out of the way of a new game's."""
        try:
            self.path(AUTOSAVE).replace(self.path(EARLIER))
        except FileNotFoundError:
            return
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise SaveError(f"{self.folder} could not be written ({reason})") from None


def write(path: Path, save: Save, label: str) -> None:
    """Write a save file, whole or not at all, under a label and the present time; SaveError when it cannot be."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    stamped = save.manifest.model_copy(update={"label": label, "written": now})
    try:
        write_whole(path, to_bytes(Save(stamped, save.scenario, save.arrays)))
    except FileError as problem:
        raise SaveError(f"the game was not saved: {problem}") from None


def read(path: Path) -> Save:
    """The save in a file; SaveError, beginning with the file's name, when it is missing or cannot be used."""
    try:
        return from_bytes(read_bounded(path, MAX_FILE))
    except FileError as problem:
        raise SaveError(str(problem)) from None
    except SaveError as problem:
        raise SaveError(f"{path}: {problem}") from None
