"""Loading a scenario file: all its problems at once, or the scenario."""

import json
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import islice
from pathlib import Path

from game.scenario.checks import findings
from game.scenario.compose import Document, compose
from game.scenario.migrations import migrate
from game.scenario.model_scenario import Scenario
from game.scenario.problems import Problem, in_order
from game.scenario.references import name_faults
from game.scenario.soundness import sound_part
from game.scenario.source import Source, SourceError, decode, read
from game.scenario.validation import faults_of

MOST_PROBLEMS = 200
"""Problems said of one file."""


@dataclass(frozen=True, slots=True)
class LoadResult:
    """A scenario, or None and the problems by line; never both. `digest` is the SHA-256 of the file's content."""

    scenario: Scenario | None
    problems: tuple[Problem, ...]
    digest: str = ""


def load(path: str | Path) -> LoadResult:
    """Load a scenario file. Never raises for what a file may hold."""
    try:
        source = read(Path(path))
    except SourceError as error:
        return LoadResult(None, (error.problem,))
    return load_source(source)


def load_bytes(content: bytes, file: str = "scenario") -> LoadResult:
    """Load a scenario from the bytes of a file that was named `file`, as from disk."""
    try:
        source = decode(content, file)
    except SourceError as error:
        return LoadResult(None, (error.problem,))
    return load_source(source)


def load_source(source: Source) -> LoadResult:
    """Load a scenario from its text; the same text under the same name is loaded once."""
    return load_document(source)[0]


@lru_cache(maxsize=16)
def load_document(source: Source) -> tuple[LoadResult, Document]:
    """Load a scenario from its text, and what stands where in it."""
    digest = sha256(source.text.encode()).hexdigest()
    document = compose(source)
    if document.data is None:
        return LoadResult(None, document.problems, digest), document
    refused = migrate(document)
    if refused is not None:
        return LoadResult(None, (refused,), digest), document
    problems = in_order([*document.problems, *_problems(document)])
    if problems:
        return LoadResult(None, _shortened(problems), digest), document
    return LoadResult(Scenario.model_validate_json(json.dumps(document.data)), (), digest), document


def _shortened(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """As many problems as a person can mend at once; the last one then says how many more there are."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    last = problems[MOST_PROBLEMS - 1]
    more = f"and {len(problems) - MOST_PROBLEMS + 1} more problems from here on; mend the ones above first"
    return (*problems[: MOST_PROBLEMS - 1], Problem(last.file, last.line, last.column, more, "more"))


def _problems(document: Document) -> list[Problem]:
    faults = faults_of(document, Scenario)
    faults += name_faults(document, Scenario, frozenset(f.path for f in faults))
    problems = [fault.problem for fault in faults]
    sound = sound_part(document, faults)
    if sound is not None:
        for finding in islice(findings(sound), MOST_PROBLEMS):
            mark = (
                document.positions.of_key(finding.path) if finding.at_key else document.positions.of_value(finding.path)
            )
            problems.append(document.source.problem(mark.line, mark.column, finding.message, finding.code))
    return problems
