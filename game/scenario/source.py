"""From a file on disk to its text: only whole, small, plain UTF-8 text gets further."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from game.scenario.problems import Problem

MAX_BYTES: Final = 256 * 1024
"""Largest scenario file."""

FORBIDDEN: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
"""Characters that no text may hold: controls, odd line breaks and marks that reorder what a reader sees."""

_OTHER_ENCODINGS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


class SourceError(Exception):
    """The text could not be had; carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a scenario file and the name under which problems cite it."""

    file: str
    text: str

    def problem(self, line: int, column: int, message: str, code: str = "format") -> Problem:
        return Problem(self.file, line, column, message, code)


def read(path: Path) -> Source:
    """The source in a file.

    Raises:
        SourceError: missing, a folder, unreadable, too large, or not plain UTF-8 text.
    """
    file = str(path)
    try:
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise SourceError(Problem(file, 1, 1, "there is no such file", "file")) from None
    except (IsADirectoryError, PermissionError) as error:
        what = (
            "this is a folder; allowed a scenario file"
            if path.is_dir()
            else f"the file cannot be read: {_plain(error)}"
        )
        raise SourceError(Problem(file, 1, 1, what, "file")) from None
    except (OSError, ValueError) as error:
        raise SourceError(Problem(file, 1, 1, f"the file cannot be read: {_plain(error)}", "file")) from None
    return decode(content, file)


def _plain(error: OSError | ValueError) -> str:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return reason.lower()


def decode(content: bytes, file: str) -> Source:
    """The source in bytes: UTF-8, with or without a byte-order mark, at most 256 KB.

    Raises:
        SourceError: too large, empty, another encoding, or a character that no text may hold.
    """
    if len(content) > MAX_BYTES:
        raise SourceError(Problem(file, 1, 1, f"the file is too large; allowed {MAX_BYTES // 1024} KB", "file"))
    for mark, name in _OTHER_ENCODINGS:
        if content.startswith(mark):
            raise SourceError(Problem(file, 1, 1, f"the file is not UTF-8; got {name}; save it as UTF-8", "encoding"))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig", "replace")
        line, column = _place(before, len(before))
        what = f"the file is not UTF-8; got byte 0x{content[error.start]:02X}; save it as UTF-8"
        raise SourceError(Problem(file, line, column, what, "encoding")) from None
    odd = FORBIDDEN.search(text)
    if odd:
        line, column = _place(text, odd.start())
        what = f"a character that does not belong in text; got U+{ord(odd.group()):04X}; delete it"
        raise SourceError(Problem(file, line, column, what, "encoding"))
    if not text.strip():
        raise SourceError(
            Problem(file, 1, 1, "the file is empty; allowed a scenario, beginning with 'format: 1'", "file")
        )
    return Source(file, text)


def _place(text: str, index: int) -> tuple[int, int]:
    """Line and column of a character, counted from 1."""
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - before.rfind("\n")
