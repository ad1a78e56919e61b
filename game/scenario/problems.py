"""What is wrong with a scenario file: where, what, what was found and what would be right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

LISTED = 12
"""Longest list of allowed names that a message spells out."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake at a place of a file. Line and column count from 1; `code` is a stable slug for tools."""

    file: str
    line: int
    column: int
    message: str
    code: str = "format"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by line and column, each said once."""
    return tuple(sorted(set(problems), key=lambda p: (p.line, p.column, p.message)))


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that `name` was most likely meant to be, or None when nothing is close."""
    folded = {k.casefold(): k for k in known}
    close = get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def listed(names: Sequence[str], most: int = LISTED) -> str:
    """Names as a person lists them; a long list is cut and counted."""
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[:most])} and {len(names) - most} more"


def sentence(what: str, got: str = "", allowed: str = "", meant: str | None = None) -> str:
    """The one form of every message: `what; got X; allowed Y; nearest known name Z`, absent parts left out."""
    parts = [what]
    if got:
        parts.append(f"got {got}")
    if meant:
        parts.append(f"nearest known name '{meant}'")
    if allowed:
        parts.append(f"allowed {allowed}")
    return "; ".join(parts)


def shown(value: object) -> str:
    """A value from a file in plain words, short: text 'five', the number 7, nothing, a list of 3, a mapping."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"the number {value}"
    if isinstance(value, str):
        return "empty text" if not value else f"text '{value if len(value) <= 40 else value[:37] + '...'}'"
    if isinstance(value, list | tuple):
        return f"a list of {len(value)}" if value else "an empty list"
    return "a mapping (key: value)"
