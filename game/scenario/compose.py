"""From text to plain data with a position for everything: the part of YAML that a scenario may use, and no more."""

from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from game.scenario.plain_scalars import NumberError, Scalar, resolve
from game.scenario.positions import TOP, Mark, Path, Positions
from game.scenario.problems import Problem, sentence, shown
from game.scenario.source import FORBIDDEN, Source
from game.scenario.syntax import explain

MAX_DEPTH: Final = 32
"""Deepest nesting of lists and mappings."""

Value = Scalar | list["Value"] | dict[str, "Value"]

FAST_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C parser, or the slower one with the same result where PyYAML was built without libyaml."""


@dataclass(frozen=True, slots=True)
class Document:
    """The content of a file as plain data. `data` is None when nothing could be made of it."""

    source: Source
    data: dict[str, Value] | None
    positions: Positions
    problems: tuple[Problem, ...]


def compose(source: Source, loader: Any = FAST_LOADER) -> Document:
    """The document in the source, and every mistake of form in it; a syntax error stands alone."""
    builder = _Builder(source)
    try:
        for event in yaml.parse(source.text, Loader=loader):
            builder.take(event)
    except _StopError as stop:
        return Document(source, None, builder.positions, (stop.problem,))
    except yaml.MarkedYAMLError as error:
        return Document(source, None, builder.positions, (explain(error, source, builder.quoted),))
    if not isinstance(builder.root, dict):
        top = builder.positions.of_value(TOP)
        what = sentence(
            "a scenario is a mapping", shown(builder.root), "keys such as 'format: 1' and 'title: …' at the left edge"
        )
        builder.problem(top, what, "type")
        return Document(source, None, builder.positions, tuple(builder.problems[:1]))
    return Document(source, builder.root, builder.positions, tuple(builder.problems))


class _StopError(Exception):
    """Nothing after this point can be read."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is being filled. `lost`: nothing in it is kept; `is_key`: it stands where a key should."""

    container: list[Value] | dict[str, Value]
    path: Path
    lost: bool = False
    is_key: bool = False
    key: str | None = None
    key_lost: bool = False
    repeats: list[tuple[str, Mark, Mark]] = field(default_factory=list)

    @property
    def awaits_key(self) -> bool:
        return isinstance(self.container, dict) and self.key is None


class _Builder:
    """Takes the parser's events one by one; never recurses, so that depth costs nothing."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.positions = Positions()
        self.problems: list[Problem] = []
        self.root: Value = None
        self.stack: list[_Frame] = []
        self.documents = 0
        self.alias_said = False
        self.quoted: tuple[Mark, int] | None = None
        """Where the last quoted text of several lines begins, and the line on which it ends."""

    def problem(self, mark: Mark, message: str, code: str) -> None:
        self.problems.append(self.source.problem(mark.line, mark.column, message, code))

    def take(self, event: Any) -> None:
        mark = Mark(event.start_mark.line + 1, event.start_mark.column + 1)
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event, mark)
        elif isinstance(event, yaml.MappingStartEvent):
            self._open({}, event, mark)
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open([], event, mark)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close()
        elif isinstance(event, yaml.AliasEvent):
            self._alias(mark)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event, mark)

    def _document(self, event: yaml.DocumentStartEvent, mark: Mark) -> None:
        self.documents += 1
        if self.documents > 1:
            what = "a second document ('---') in one file; allowed one exercise a file"
            raise _StopError(self.source.problem(mark.line, mark.column, what, "syntax"))
        if event.tags:
            self.problem(mark, "%TAG lines are not allowed; delete it", "tag")
        if event.version not in (None, (1, 2)):
            self.problem(mark, "another version of YAML; allowed 1.2; leave the %YAML line out", "syntax")

    def _scalar(self, event: Any, mark: Mark) -> None:
        frame = self.stack[-1] if self.stack else None
        if event.style in ("'", '"') and event.end_mark.line >= mark.line:
            self.quoted = mark, event.end_mark.line + 1
        if frame is not None and frame.awaits_key:
            self._key(frame, event, mark)
            return
        path = self._place(mark)
        value: Value = None
        if self._has_extras(event, mark):
            self.positions.unsure.add(path)
        else:
            value = self._read(event, path, mark)
        self._put(value)

    def _read(self, event: yaml.ScalarEvent, path: Path, mark: Mark) -> Value:
        odd = FORBIDDEN.search(event.value)
        if odd:
            self.problem(
                mark, f"a character that does not belong in text; got U+{ord(odd.group()):04X}; delete it", "encoding"
            )
        elif event.style:
            return str(event.value)
        else:
            try:
                return resolve(event.value)
            except NumberError as error:
                self.problem(mark, sentence(str(error), event.value[:40]), "number")
        self.positions.unsure.add(path)
        return None

    def _key(self, frame: _Frame, event: yaml.ScalarEvent, mark: Mark) -> None:
        key = str(event.value)
        frame.key, frame.key_lost = key, True
        path = (*frame.path, key)
        mapping = frame.container
        if self._has_extras(event, mark):
            self.positions.unsure.add(frame.path)
        elif key == "<<" and not event.style:
            self.positions.unsure.add(frame.path)
            self.problem(mark, "merge keys (<<) are not allowed; write the keys out", "alias")
        elif not key or FORBIDDEN.search(key):
            self.positions.unsure.add(frame.path)
            self.problem(mark, "a key must be text; write 'key: value'", "type")
        elif isinstance(mapping, dict) and key in mapping:
            frame.repeats.append((key, mark, self.positions.of_key(path)))
            self.positions.unsure.add(path)
        else:
            frame.key_lost = False
            if not frame.lost:
                self.positions.keys[path] = mark

    def _open(self, container: list[Value] | dict[str, Value], event: Any, mark: Mark) -> None:
        if len(self.stack) >= MAX_DEPTH:
            what = f"lists and mappings are nested too deep; allowed {MAX_DEPTH} levels"
            raise _StopError(self.source.problem(mark.line, mark.column, what, "syntax"))
        parent = self.stack[-1] if self.stack else None
        if parent is not None and parent.awaits_key:
            self.positions.unsure.add(parent.path)
            self.problem(mark, "a key must be text; put a text that begins with [ or { in quotes", "type")
            self.stack.append(_Frame(container, parent.path, lost=True, is_key=True))
            return
        lost = parent is not None and (parent.lost or parent.key_lost)
        path = self._place(mark)
        if self._has_extras(event, mark):
            self.positions.unsure.add(path)
        self.stack.append(_Frame(container, path, lost))

    def _close(self) -> None:
        frame = self.stack.pop()
        if frame.repeats and not frame.lost:
            key, mark, first = frame.repeats[0]
            self.positions.repeated.add(frame.path)
            more = f" (and {len(frame.repeats) - 1} more keys)" if len(frame.repeats) > 1 else ""
            what = f"the key '{key[:60]}'{more} stands twice in one mapping; first on line {first.line}"
            self.problem(mark, f"{what}; delete one, or begin a new entry above it", "duplicate")
        if frame.is_key:
            self.stack[-1].key, self.stack[-1].key_lost = "", True
        else:
            self._put(frame.container)

    def _alias(self, mark: Mark) -> None:
        self._say_alias(mark)
        frame = self.stack[-1] if self.stack else None
        if frame is not None and frame.awaits_key:
            frame.key, frame.key_lost = "", True
            self.positions.unsure.add(frame.path)
            return
        self.positions.unsure.add(self._place(mark))
        self._put(None)

    def _say_alias(self, mark: Mark) -> None:
        if not self.alias_said:
            self.problem(
                mark,
                "anchors (&) and aliases (*) are not allowed; write the content out, or put the text in quotes",
                "alias",
            )
        self.alias_said = True

    def _has_extras(self, event: Any, mark: Mark) -> bool:
        """Whether the node carries an anchor or a tag; says so."""
        if event.anchor is not None:
            self._say_alias(mark)
        if event.tag is not None:
            self.problem(
                mark,
                sentence("tags (!) are not allowed; put a text that begins with ! in quotes", event.tag[:60]),
                "tag",
            )
        return event.anchor is not None or event.tag is not None

    def _place(self, mark: Mark) -> Path:
        """The path of the value that begins at the mark; remembers the mark."""
        if not self.stack:
            path = TOP
        else:
            frame = self.stack[-1]
            path = (*frame.path, frame.key or "" if isinstance(frame.container, dict) else len(frame.container))
            if frame.lost or frame.key_lost:
                return path
        self.positions.values[path] = mark
        return path

    def _put(self, value: Value) -> None:
        if not self.stack:
            self.root = value
            return
        frame = self.stack[-1]
        if isinstance(frame.container, list):
            frame.container.append(value)
        elif frame.key is not None:
            if not frame.key_lost:
                frame.container[frame.key] = value
            frame.key, frame.key_lost = None, False
