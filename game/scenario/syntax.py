"""YAML's own complaints in plain English: what is wrong, where it began, what would be right."""

from dataclasses import dataclass

import yaml

from game.scenario.positions import Mark
from game.scenario.problems import Problem
from game.scenario.source import Source


@dataclass(frozen=True, slots=True)
class _Saying:
    """How one complaint of the parser reads. `begins` cites where the construct began instead of where it failed."""

    fragment: str
    message: str
    begins: bool = False


_STRAY_LINE = "a line that is not 'key: value', is indented unlike its neighbours, or goes on after a closing quote"
_SAYINGS = (
    _Saying("tab character", "a tab cannot indent; use spaces"),
    _Saying(
        "mapping values are not allowed",
        "a value cannot hold a second ': '; put it in quotes, or look for wrong indentation or a ':' missing above",
    ),
    _Saying(
        "could not find expected ':'",
        "a line without ': ' where a key is expected; write 'key: value', and indent text that goes on",
        True,
    ),
    _Saying(
        "sequence entries are not allowed",
        "a list item ('- ') cannot begin here; put it on a line of its own, indented like its neighbours",
    ),
    _Saying(
        "mapping keys are not allowed",
        "a key cannot begin here; put it on a line of its own, indented like its neighbours",
    ),
    _Saying("unexpected end of stream", "a quoted text is never closed; add the closing quote", True),
    _Saying("unexpected document indicator", "a quoted text is never closed; add the closing quote", True),
    _Saying("escape", "an unknown escape in a double-quoted text; write \\\\ for a backslash, or use single quotes"),
    _Saying(
        "hexadecimal", "an unfinished escape in a double-quoted text; write \\\\ for a backslash, or use single quotes"
    ),
    _Saying(
        "hexdecimal", "an unfinished escape in a double-quoted text; write \\\\ for a backslash, or use single quotes"
    ),
    _Saying("',' or ']'", "a list in square brackets is not closed, or lacks a comma or a closing quote in it", True),
    _Saying("',' or '}'", "a mapping in braces is not closed, or lacks a comma or a closing quote in it", True),
    _Saying(
        "indentation indicator",
        "a block of text begins with '|' or '>' alone; the text follows on the next lines, indented",
    ),
    _Saying(
        "comment or line break",
        "a block of text begins with '|' or '>' alone; the text follows on the next lines, indented",
    ),
    _Saying("chomping", "a block of text begins with '|' or '>' alone; the text follows on the next lines, indented"),
    _Saying("cannot start any token", "an unquoted text cannot begin with this character; put the text in quotes"),
    _Saying("alphabetic or numeric", "an unquoted text cannot begin with & or *; put the text in quotes"),
    _Saying(
        "parsing a block collection",
        "a line that is not part of this list; indent a key like the keys above it, or begin an item with '- '",
    ),
    _Saying(
        "expected key",
        _STRAY_LINE,
    ),
    _Saying(
        "<block end>",
        _STRAY_LINE,
    ),
    _Saying("node content", "a value is expected here; put a text that begins with a special character in quotes"),
    _Saying("<document start>", "text after the end of the exercise, or a first line indented deeper than the rest"),
    _Saying("incompatible", "another version of YAML; allowed 1.2; leave the %YAML line out"),
    _Saying("directive", "a line that begins with %; put a text that begins with % in quotes"),
    _Saying("tag", "tags (!) are not allowed; put a text that begins with ! in quotes"),
)
_OTHERWISE = (
    "this is not YAML that can be read; look at indentation, quotes and brackets on this line and the one before"
)


def explain(error: yaml.MarkedYAMLError, source: Source, quoted: tuple[Mark, int] | None = None) -> Problem:
    """The parser's error as one problem at the line where a person must look.

    `quoted`: where the last quoted text of several lines begins, and the line on which it ends. An error on that line
    means that the text swallowed the lines between for want of its closing quote.
    """
    said = f"{error.context or ''} {error.problem or ''}"
    saying = next((s for s in _SAYINGS if s.fragment in said), _Saying("", _OTHERWISE))
    mark = error.problem_mark or error.context_mark
    if saying.begins and error.context_mark is not None:
        mark = error.context_mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    lines = source.text.splitlines() or [""]
    line = min(line, len(lines) - 1)
    if quoted is not None and quoted[1] == line + 1:
        what = f"a quoted text runs on to line {quoted[1]}; its closing quote is missing"
        return source.problem(quoted[0].line, quoted[0].column, what, "syntax")
    tabbed = _tabbed_line(lines, line)
    if tabbed is not None:
        return source.problem(tabbed + 1, lines[tabbed].index("\t") + 1, "a tab cannot indent; use spaces", "syntax")
    return source.problem(line + 1, column + 1, saying.message, "syntax")


def _tabbed_line(lines: list[str], line: int) -> int | None:
    """The failing line or the one before it, if a tab stands in its indentation."""
    for candidate in (line, line - 1):
        if candidate >= 0 and "\t" in lines[candidate][: len(lines[candidate]) - len(lines[candidate].lstrip())]:
            return candidate
    return None
