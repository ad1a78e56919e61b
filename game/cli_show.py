"""What the commands print about the game itself: versions, exercises, problems of scenario files, the schema."""

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
from game.scenario.load import load
from game.scenario.model_scenario import Scenario
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
    """Print every problem of the files by line, or one line that says all is well. Exits with 1 on a problem.

    With `tests`, those that the files carry are played too.
    """
    results = [load(path) for path in files]
    problems = [
        p
        for path, result in zip(files, results, strict=True)
        for p in (result.problems or (rehearsed(path) if tests else ()))
    ]
    if json:
        document([_problem(p) for p in problems])
    else:
        for problem in problems:
            say(str(problem))
        if not problems:
            say(_no_problems([r.scenario for r in results if r.scenario], tests))
    if problems:
        sys.exit(1)


def rehearsed(path: Path) -> tuple[Problem, ...]:
    """What the tests of a file that loads have found."""
    from game.text.rehearsal import rehearse

    return rehearse(read(path))


def _no_problems(scenarios: list[Scenario], tests: bool) -> str:
    names = ", ".join(f"'{s.title}'" for s in scenarios)
    count = sum(len(s.tests) for s in scenarios)
    held = f"; {count} {'test holds' if count == 1 else 'tests hold'}" if tests and count else ""
    return f"{len(scenarios)} {'file' if len(scenarios) == 1 else 'files'} checked, no problems: {names}{held}"


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "message": problem.message,
    }


def schema() -> None:
    """Print the JSON Schema of scenario files."""
    document(schema_.schema())
