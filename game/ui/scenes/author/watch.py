"""Whether a file was saved, found by looking at it a few times a second: works everywhere, whatever the editor does."""

from __future__ import annotations

from pathlib import Path
from typing import Final

Mark = tuple[int, int, int] | None
_PATIENCE: Final = 6
"""Looks in a row at which a file must be missing before it counts as gone: editors take it away for a moment."""


class FileWatch:
    """Remembers how a file looked. A file that is written anew and renamed into place has changed too."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._told = self._seen = _mark(path)
        self._quiet = 0  # looks in a row that found the same

    def changed(self) -> bool:
        """Whether the file is another one than was last told of. It must have stayed the same since the look before,
        so that one which is still being written is left alone.
        """
        now = _mark(self._path)
        self._quiet = self._quiet + 1 if now == self._seen else 0
        self._seen = now
        if now == self._told or self._quiet < (_PATIENCE if now is None else 1):
            return False
        self._told = now
        return True


def _mark(path: Path) -> Mark:
    """Time, size and identity of a file; None when there is none, or none that can be looked at."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
