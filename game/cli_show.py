"""What the commands print about the game itself: versions, exercises, what is wrong with scenario files, the schema."""

import json as json_
import sys
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path
from textwrap import fill
from typing import Any

from game.cli_errors import Bad
from game.match.folders import cache_folder, logs_folder, saves_folder
from game.rules.checksum import RULES_VERSION
from game.scenario import schema as schema_
from game.scenario.bundled import Listing, bundled
from game.scenario.lint.run import LintFinding, LintResult, lint
from game.scenario.problems import Problem
from game.scenario.source import read


def say(text: str) -> None:
    """Print a line as it is: no markup, no wrapping."""
    print(text)


def document(value: object) -> None:
    """Print one JSON document."""
    print(json_.dumps(value, indent=2, ensure_ascii=False))


def version() -> None:
    """Print the versions, and where what belongs to the player lies."""
    try:
        number = installed("need-to-share")
    except PackageNotFoundError:
        number = "(not installed)"
    say(f"Need to Share {number}, rules version {RULES_VERSION}")
    for name, folder in (("saves", saves_folder()), ("logs", logs_folder()), ("cache", cache_folder())):
        say(f"{name + ':':7}{folder}")


def exercises(json: bool) -> None:
    """Print the bundled exercises. Raises Bad when one of them cannot be loaded."""
    listings, problems = bundled()
    if json:
        document([listing.as_json() for listing in listings])
    else:
        say(_listing(listings))
    if problems:
        raise Bad("\n".join(map(str, problems)))


def _listing(listings: tuple[Listing, ...]) -> str:
    """One paragraph an exercise, which reads well at any width and aloud."""
    return "\n\n".join(
        f"{each.id}: {each.title}\n"
        f"{fill(each.summary, 78, initial_indent='  ', subsequent_indent='  ')}\n"
        f"  {each.turns} turns, about {each.minutes} minutes; seats {', '.join(each.seats)}; "
        f"{', '.join(each.difficulties)}"
        for each in listings
    )


def check(files: list[Path], tests: bool, json: bool) -> None:
    """Print every problem and finding of the files by line, or one line that says a file is clean.

    With `tests`, those that a file carries are played too. Exits with 1 on a problem, an error or a warning; notes
    alone are for the author to weigh.
    """
    found = [(result, (*result.everything, *(rehearsed(result) if tests else ()))) for result in map(lint, files)]
    if json:
        document([_entry(each) for _, said in found for each in said])
    else:
        for result, said in found:
            for line in sorted(said, key=lambda each: (each.line, each.column)) or (_clean(result, tests),):
                say(str(line))
    if not all(result.is_good and said == result.everything for result, said in found):
        sys.exit(1)


def rehearsed(result: LintResult) -> tuple[Problem, ...]:
    """What the tests of a file that loads have found."""
    from game.text.rehearsal import rehearse

    return () if result.scenario is None else rehearse(read(Path(result.file)))


def _clean(result: LintResult, tests: bool) -> str:
    """One line about a file in which nothing was found."""
    assert result.scenario is not None
    s = result.scenario
    parts = {"nation": s.nations, "thread": s.threads, "report": s.reports, "inject": s.injects}
    counts = [f"{len(part)} {name}{'s' * (len(part) != 1)}" for name, part in parts.items()]
    held = f"; {len(s.tests)} {'test holds' if len(s.tests) == 1 else 'tests hold'}" if tests and s.tests else ""
    return f"{result.file}: clean ({', '.join(counts)}, {s.turns} turns{held})"


def _entry(each: Problem | LintFinding) -> dict[str, Any]:
    """A problem or a finding as `check --json` prints it; a problem is an error that stops the file from loading."""
    severity, fix = (str(each.severity), each.fix) if isinstance(each, LintFinding) else ("error", "")
    return {
        "file": each.file,
        "line": each.line,
        "column": each.column,
        "code": each.code,
        "message": each.message,
        "severity": severity,
        "fix": fix,
    }


def schema() -> None:
    """Print the JSON Schema of scenario files."""
    document(schema_.schema())
