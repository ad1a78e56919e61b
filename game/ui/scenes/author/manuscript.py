"""An exercise that is being written: each state of its file with what is to be said of it, and the last that loads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from game.match.exercise import Exercise
from game.scenario.lint.run import LintResult, lint_source
from game.scenario.source import Source, SourceError, read
from game.ui.scenes.author.watch import FileWatch

Severity = Literal["error", "warning", "note"]
_KEPT: Final = 8
"""States of the file that are remembered."""


@dataclass(frozen=True)
class Remark:
    """What is to be said about a place of the file: a problem that keeps it from being played, or what lint found."""

    line: int
    column: int
    severity: Severity
    message: str


def remarks(checked: LintResult) -> tuple[Remark, ...]:
    """All that is to be said about a file as it was checked, by line."""
    problems = [Remark(p.line, p.column, "error", p.message) for p in checked.problems]
    found = [Remark(f.line, f.column, f.severity.value, f"{f.message}. {f.fix}") for f in checked.findings]
    return (*problems, *found)


@dataclass(frozen=True)
class Reading:
    """The file as it was saved once. `saved` is the time of day, "" for a file that is gone."""

    saved: str
    loads: bool
    remarks: tuple[Remark, ...]


class Manuscript:
    """A scenario file and the exercise in it. `readings` has the newest first; `exercise` is the last that loads."""

    def __init__(self, path: Path, difficulty: str) -> None:
        self.path = path
        self.difficulty = difficulty
        self.exercise: Exercise | None = None
        self.good: Reading | None = None
        self.readings: list[Reading] = []
        self._source: Source | None = None  # of the exercise
        self._watch = FileWatch(path)
        self.reload()

    @property
    def now(self) -> Reading:
        """The file as it is."""
        return self.readings[0]

    @property
    def stale(self) -> bool:
        """Whether the exercise is of an earlier state of the file than the present one."""
        return self.exercise is not None and not self.now.loads

    def look(self) -> bool:
        """Whether the file was saved since the last look; it is read anew then."""
        changed = self._watch.changed()
        if changed:
            self.reload()
        return changed

    def reload(self) -> None:
        """Read the file; an exercise that loads takes the place of the one before."""
        saved = _time_of(self.path)
        try:
            source = read(self.path)
        except SourceError as error:
            checked = LintResult(str(self.path), None, (error.problem,))
        else:
            checked = lint_source(source)
            if checked.scenario is not None:
                if all(d.id != self.difficulty for d in checked.scenario.difficulties):
                    self.difficulty = "normal"  # every exercise has it
                self._source = source
                self.exercise = Exercise.of_source(source, self.difficulty)
        reading = Reading(saved, checked.scenario is not None, remarks(checked))
        self.good = reading if reading.loads else self.good
        self.readings = [reading, *self.readings][:_KEPT]

    def choose(self, difficulty: str) -> None:
        """Look at another difficulty of the exercise."""
        self.difficulty = difficulty
        if self._source is not None:
            self.exercise = Exercise.of_source(self._source, difficulty)


def _time_of(path: Path) -> str:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).strftime("%H:%M:%S")
    except OSError:
        return ""
