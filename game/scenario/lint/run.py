"""Lint a scenario file: its problems, or what the rules find in it and the file does not silence."""

from dataclasses import dataclass
from pathlib import Path

from game.scenario.compose import Document
from game.scenario.lint.exercise import Exercise
from game.scenario.lint.registry import RULES
from game.scenario.lint.rule import Severity
from game.scenario.lint.suppressions import Suppression, silencing, suppressions_of
from game.scenario.load import load_document
from game.scenario.model_scenario import Scenario
from game.scenario.positions import Mark
from game.scenario.problems import Problem, nearest, sentence
from game.scenario.source import Source, SourceError, decode, read

WITHOUT_REASON, UNKNOWN, UNUSED = "ignore-without-reason", "ignore-unknown", "ignore-unused"
"""Codes of findings about suppressions; nothing silences them."""


@dataclass(frozen=True, slots=True)
class LintFinding:
    """A finding at a place of a file. Line and column count from 1; `fix` is one sentence that says what to do."""

    file: str
    line: int
    column: int
    severity: Severity
    code: str
    message: str
    fix: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}"
        return f"{place}: {self.severity}: {self.message}. Fix: {self.fix} [{self.code}]"


@dataclass(frozen=True, slots=True)
class LintResult:
    """Problems and no scenario, or a scenario and the findings in it, by line."""

    file: str
    scenario: Scenario | None
    problems: tuple[Problem, ...]
    findings: tuple[LintFinding, ...] = ()

    @property
    def everything(self) -> tuple[Problem | LintFinding, ...]:
        """What is said of the file, by line."""
        return (*self.problems, *self.findings)

    @property
    def is_good(self) -> bool:
        """Whether it loads, and nothing in it weighs more than a note."""
        return not self.problems and all(f.severity is Severity.NOTE for f in self.findings)


def lint(path: str | Path) -> LintResult:
    """Lint a scenario file. Never raises for what a file may hold."""
    try:
        source = read(Path(path))
    except SourceError as error:
        return LintResult(str(path), None, (error.problem,))
    return lint_source(source)


def lint_bytes(content: bytes, file: str = "scenario") -> LintResult:
    """Lint the bytes of a file that was named `file`, as from disk."""
    try:
        source = decode(content, file)
    except SourceError as error:
        return LintResult(file, None, (error.problem,))
    return lint_source(source)


def lint_source(source: Source) -> LintResult:
    """Lint a scenario from its text."""
    loaded, document = load_document(source)
    if loaded.scenario is None:
        return LintResult(source.file, None, loaded.problems)
    exercise = Exercise(loaded.scenario, document, loaded.digest)
    return LintResult(source.file, loaded.scenario, (), _findings(exercise))


def _findings(x: Exercise) -> tuple[LintFinding, ...]:
    """What the rules find and the file does not silence, and what is wrong with how it silences."""
    document = x.document
    comments = suppressions_of(document)
    used: set[Suppression] = set()
    found = []
    for rule in RULES:
        for remark in rule.check(x):
            positions = document.positions
            mark = positions.of_key(remark.path) if remark.at_key else positions.of_value(remark.path)
            silenced = silencing(document, comments, remark.path, mark.line, rule.code)
            used.update(silenced)
            if not silenced:
                found.append(_finding(document, mark, rule.severity, rule.code, remark.message, remark.fix))
    found += [f for comment in comments for f in _about(document, comment, comment in used)]
    return tuple(sorted(set(found), key=lambda f: (f.line, f.column, f.code, f.message)))


def _finding(document: Document, mark: Mark, severity: Severity, code: str, message: str, fix: str) -> LintFinding:
    return LintFinding(document.source.file, mark.line, mark.column, severity, code, message, fix)


def _about(document: Document, comment: Suppression, used: bool) -> list[LintFinding]:
    """What is wrong with a suppression: one thing at most."""
    codes = [rule.code for rule in RULES]
    if comment.code not in codes:
        got = f"'{comment.code}'" if comment.code else "no code"
        what = sentence("an ignore names a code of a finding", got, meant=nearest(comment.code, codes))
        fix = "Write '# check: ignore CODE reason' with the code that stands in brackets behind the finding."
        code = UNKNOWN
    elif not comment.reason:
        what, code = f"an ignore of '{comment.code}' without a reason", WITHOUT_REASON
        fix = "Say behind the code why the exercise means it so."
    elif not used:
        what, code = f"nothing here is silenced by the ignore of '{comment.code}'", UNUSED
        fix = "Delete the comment, or move it directly above the entry that it is about."
    else:
        return []
    return [_finding(document, comment.mark, Severity.WARNING, code, what, fix)]
