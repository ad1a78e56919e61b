"""What an author says in the file about findings: `# check: ignore CODE reason`.

It stands on the finding's line, or on a line of its own directly above the finding or the entry that the finding is in.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from game.scenario.compose import Document
from game.scenario.positions import Mark, Path

_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*check:\s*ignore\b[ \t]*(?P<code>[\w-]*)[ \t]*(?P<reason>.*)$")


@dataclass(frozen=True, slots=True)
class Suppression:
    """One comment: where it stands, what it silences and why. `alone`: nothing else stands on its line."""

    mark: Mark
    code: str
    reason: str
    alone: bool


def suppressions_of(document: Document) -> tuple[Suppression, ...]:
    """Every comment of the file that silences a finding, by line."""
    found = []
    for number, line in enumerate(document.source.text.splitlines(), 1):
        match = _COMMENT.search(line)
        if match is not None:
            mark = Mark(number, match.start() + 1)
            alone = not line[: match.start()].strip()
            found.append(Suppression(mark, match["code"], match["reason"].strip(), alone))
    return tuple(found)


def silencing(document: Document, found: Sequence[Suppression], path: Path, line: int, code: str) -> list[Suppression]:
    """The suppressions of a finding with this code at the path and line."""
    comments = {s.mark.line for s in found if s.alone}
    above = {line, *_entry_lines(document, path)}
    near = {line}
    for start in above:
        while start - 1 in comments:
            start -= 1
            near.add(start)
    return [s for s in found if s.code == code and s.mark.line in near and (s.alone or s.mark.line == line)]


def _entry_lines(document: Document, path: Path) -> set[int]:
    """The first lines of the items of lists that the path leads through; of its own key where there is none."""
    items = [path[: k + 1] for k, part in enumerate(path) if isinstance(part, int)]
    positions = document.positions
    return {positions.of_value(item).line for item in items} or {positions.of_key(path[:1]).line}
