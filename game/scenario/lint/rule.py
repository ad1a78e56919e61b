"""What a rule of lint is, and what it says."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from game.scenario.lint.exercise import Exercise
from game.scenario.positions import Path


class Severity(StrEnum):
    """An error breaks the exercise, a warning is against the rulebook or the doctrine, a note is worth a look."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something at a path of the file. `fix` is one sentence that says what to do; `at_key` cites the key."""

    path: Path
    message: str
    fix: str
    at_key: bool = False


Check = Callable[[Exercise], Iterator[Remark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its code, by which a file may silence it, and how much a finding of it weighs."""

    code: str
    severity: Severity
    check: Check


def error(code: str, check: Check) -> Rule:
    return Rule(code, Severity.ERROR, check)


def warning(code: str, check: Check) -> Rule:
    return Rule(code, Severity.WARNING, check)


def note(code: str, check: Check) -> Rule:
    return Rule(code, Severity.NOTE, check)
