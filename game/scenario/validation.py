"""Data against the models, in plain words: every mistake once, at the line where it was made."""

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any, get_args

import annotated_types
from pydantic import ValidationError

from game.scenario.compose import Document, Value
from game.scenario.fields import Hint, Part, Refers
from game.scenario.positions import Mark, Path
from game.scenario.problems import Problem, listed, nearest, sentence, shown
from game.scenario.shape import Located, entry_model, fits, forms, get_origin, keys_of, locate, peel, words_of

PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": ("an id", "small letters, digits and single hyphens, such as north-port"),
    r"^[A-F][1-6]$": ("a grade", "a letter A to F and a digit 1 to 6, such as B2"),
    r"^[A-Z][A-Z0-9]*([ -][A-Z0-9]+)*$": ("a codename", "capitals and digits, such as HERON or GREY HARBOUR"),
}


MOST_ERRORS = 500
"""Errors of a file that are put into words; nobody mends more at once, and a hostile file must not take long."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem and the path in the data that it spoils. `lacks`: kind of a thing that is named but not defined."""

    path: Path
    problem: Problem
    lacks: str = ""


def faults_of(document: Document, model: type[Part]) -> list[Fault]:
    """Every place where the document's data does not fit the model; consequences of what was reported are left out."""
    try:
        model.model_validate_json(json.dumps(document.data))
    except ValidationError as error:
        return _Translator(document, model).translate(error)
    return []


def value_at(data: Value, path: Path) -> Value:
    """The value at a path; None where there is none."""
    for key in path:
        if isinstance(data, dict) and isinstance(key, str):
            data = data.get(key)
        elif isinstance(data, list) and isinstance(key, int) and key < len(data):
            data = data[key]
        else:
            return None
    return data


class _Translator:
    """Turns one ValidationError into faults."""

    def __init__(self, document: Document, model: type[Part]) -> None:
        self.document = document
        self.model = model
        self.missing: dict[Path, list[str]] = defaultdict(list)
        self.strays: dict[Path, list[str]] = defaultdict(list)
        self.owners: dict[Path, Located] = {}
        self.homeless: set[str] = set()

    def translate(self, error: ValidationError) -> list[Fault]:
        faults = self._misplaced()
        for one in error.errors(include_url=False, include_input=False)[:MOST_ERRORS]:
            place = locate(self.model, one["loc"])
            parent = place.path[:-1]
            if self.document.positions.is_unsure(parent):
                continue
            if one["type"] in ("missing", "extra_forbidden") and place.owner is not None:
                group = self.missing if one["type"] == "missing" else self.strays
                group[parent].append(str(place.path[-1]))
                self.owners[parent] = place
            elif not self._is_consequence(one, place):
                faults.append(self._wrong_value(one, place))
        for parent in {**self.strays, **self.missing}:
            faults += self._wrong_keys(parent)
        return _without_consequences(faults, self.document.positions.repeated)

    def _misplaced(self) -> list[Fault]:
        """Entries that stand in the wrong list because the line that names their own list is missing above them."""
        data, positions = self.document.data, self.document.positions
        assert data is not None
        lists = {key: entry_model(field.annotation) for key, field in keys_of(self.model).items()}
        absent = {key: model for key, model in lists.items() if model is not None and key not in data}
        faults = []
        for key, own in lists.items():
            entries = data.get(key)
            for index, entry in enumerate(entries if isinstance(entries, list) else ()):
                home = next((k for k, model in absent.items() if fits(entry, model)), None)
                if home is None or (own is not None and fits(entry, own)):
                    continue
                path = (key, index)
                if home not in self.homeless:
                    what = f"an entry of {home} stands in {key}; the line '{home}:' is missing above it"
                    faults.append(self._fault(path, positions.of_value(path), what, "key"))
                self.homeless.add(home)
                positions.unsure.add(path)
        return faults

    def _is_consequence(self, one: Any, place: Located) -> bool:
        """Whether the error only follows from another one: an unread value, or a list short by its own bad entries."""
        tag = (*place.path, "kind") if one["type"].startswith("union_tag") else place.path
        if self.document.positions.is_unsure(place.path) or self.document.positions.is_unsure(tag):
            return True
        value = value_at(self.document.data, place.path)
        return one["type"] == "too_short" and isinstance(value, list | dict) and len(value) >= one["ctx"]["min_length"]

    def _fault(self, path: Path, mark: Mark, message: str, code: str) -> Fault:
        return Fault(path, self.document.source.problem(mark.line, mark.column, message, code))

    def _wrong_keys(self, parent: Path) -> list[Fault]:
        """Unknown and missing keys of one mapping. A needed key that was only misspelt is said once, as unknown."""
        positions = self.document.positions
        owner = self.owners[parent].owner
        assert owner is not None
        present = value_at(self.document.data, parent)
        known = [k for k in keys_of(owner) if not isinstance(present, dict) or k not in present]
        missing = [k for k in self.missing[parent] if parent or k not in self.homeless]
        lone = len(missing) == 1 and len(self.strays[parent]) == 1
        faults, foreign = [], []
        for stray in self.strays[parent]:
            meant = nearest(stray, missing) or nearest(stray, known) or (missing[0] if lone else None)
            if meant is None:
                foreign.append(stray)
                continue
            if meant in missing:
                missing.remove(meant)
            what = sentence(f"unknown key '{stray[:60]}'", meant=meant)
            faults.append(self._fault((*parent, stray), positions.of_key((*parent, stray)), what, "key"))
        lack = f"missing {_quoted(missing)}{self._in_what(parent)}" if missing else ""
        if foreign:
            what = sentence(f"unknown {_quoted(foreign)}", allowed=listed(known) or "no further key")
            path = (*parent, foreign[0])
            faults.append(self._fault(path, positions.of_key(path), f"{what}; {lack}" if lack else what, "key"))
        elif lack and parent not in positions.repeated:
            faults.append(self._fault(parent, positions.of_key(parent), lack, "missing"))
        return faults

    def _in_what(self, parent: Path) -> str:
        """Which entry a missing key belongs to, in words."""
        value = value_at(self.document.data, parent)
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            return f" in '{value['id']}'"
        names = [p for p in parent if isinstance(p, str)]
        return f" in {names[-1]}" if names else ""

    def _wrong_value(self, one: Any, place: Located) -> Fault:
        if one["type"] == "missing":  # a pair or window with too few entries
            place = locate(self.model, one["loc"][:-1])
        value = value_at(self.document.data, place.path)
        positions = self.document.positions
        if place.at_key:
            mark = positions.of_key(place.path)
            value = str(place.path[-1])
        else:
            mark = positions.of_value(place.path)
        kind, context = one["type"], one.get("ctx", {})
        if kind.startswith("union_tag"):
            return self._wrong_form(place, value, mark)
        code = _CODES.get(kind, "type")
        return self._fault(place.path, mark, _message(kind, context, value, place), code)

    def _wrong_form(self, place: Located, value: Value, mark: Mark) -> Fault:
        """A mapping whose 'kind' is absent, misspelt or unknown."""
        kinds = list(forms(peel(place.annotation)[0]))
        if not isinstance(value, dict):
            return self._fault(place.path, mark, sentence("expected a mapping with a 'kind'", shown(value)), "type")
        if "kind" not in value:
            near = nearest("kind", value)
            path = (*place.path, near) if near else place.path
            where = self.document.positions.of_key(path)
            message = (
                f"unknown key '{near}'; nearest known name 'kind'"
                if near
                else sentence("missing key 'kind'", allowed=listed(kinds))
            )
            return self._fault(place.path, where, message, "missing")
        said = value["kind"]
        where = self.document.positions.of_value((*place.path, "kind"))
        meant = nearest(said, kinds) if isinstance(said, str) else None
        return self._fault(place.path, where, sentence("unknown kind", shown(said), ", ".join(kinds), meant), "value")


def _without_consequences(faults: list[Fault], repeated: set[Path]) -> list[Fault]:
    """Leave out a list's wrong length where an entry is wrong, and a text so long that it swallowed a missing key."""
    entries = {f.path[:-1] for f in faults} | {path[:-1] for path in repeated}
    lacking = {f.path for f in faults if f.problem.code == "missing"}
    lengths = [f for f in faults if f.problem.code == "length" and f.path in entries]
    swallows = [f for f in faults if f.problem.code == "long" and f.path[:-1] in lacking]
    return [f for f in faults if f not in lengths and f not in swallows]


def _quoted(keys: list[str]) -> str:
    """Keys as a message names them: key 'a', or keys 'a', 'b' and 2 more."""
    return f"key{'s' if len(keys) > 1 else ''} {listed([repr(key[:60]) for key in keys], 6)}"


_LENGTHS = ("too_short", "too_long", "missing")
_CODES = {
    **dict.fromkeys(_LENGTHS, "length"),
    "string_too_long": "long",
    "greater_than_equal": "number",
    "less_than_equal": "number",
    "literal_error": "value",
    "string_pattern_mismatch": "value",
}
_EXPECTED = {
    "string_type": "expected text",
    "int_type": "expected a whole number",
    "int_from_float": "expected a whole number",
    "int_parsing_size": "expected a smaller number",
    "float_type": "expected a number",
    "bool_type": "expected true or false",
    "tuple_type": "expected a list",
    "list_type": "expected a list",
    "dict_type": "expected a mapping (key: value)",
    "model_type": "expected a mapping (key: value)",
    "model_attributes_type": "expected a mapping (key: value)",
    "finite_number": "expected a finite number",
}


def _message(kind: str, context: dict[str, Any], value: Value, place: Located) -> str:
    """One wrong value in words."""
    allowed = next((m.allowed for m in place.metadata if isinstance(m, Hint)), "")
    words = words_of(place.annotation)
    if words:
        meant = nearest(value, words) if isinstance(value, str) else None
        return sentence("not one of the words for this field", shown(value), allowed or ", ".join(words), meant)
    refers = next((m.kind for m in place.metadata if isinstance(m, Refers)), None)
    if kind == "string_type" and refers and isinstance(value, dict | list):
        return sentence(f"expected the id of {_a(refers)}", shown(value))
    if kind in _EXPECTED:
        quote = "; put it in quotes" if kind == "string_type" and isinstance(value, bool | int | float) else ""
        return sentence(_EXPECTED[kind], shown(value), allowed) + quote
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        return sentence("a number out of range", str(value), bounds(place.metadata))
    if kind == "string_pattern_mismatch":
        name, right = PATTERNS[context["pattern"]]
        return sentence(f"not {name}", shown(value), right)
    if kind == "string_too_short":
        return sentence("text is missing here", shown(value))
    if kind == "string_too_long":
        return sentence("the text is too long", f"{len(str(value))} characters", f"{context['max_length']}")
    if kind in _LENGTHS:
        size = len(value) if isinstance(value, list | dict) else 0
        return sentence("a list of the wrong length", _entries(size), allowed or _length(place, context))
    return sentence("not what belongs here", shown(value), allowed)


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _entries(size: int) -> str:
    return "1 entry" if size == 1 else f"{size or 'no'} entries"


def _length(place: Located, context: dict[str, Any]) -> str:
    """How many entries a list may have, in words."""
    kind, _ = peel(place.annotation)
    if get_origin(kind) is tuple and Ellipsis not in get_args(kind):
        return f"exactly {len(get_args(kind))}"
    return f"at least {context['min_length']}" if "min_length" in context else f"at most {context['max_length']}"


def bounds(metadata: tuple[object, ...]) -> str:
    """The range that a number's field states, in words."""
    low = next((m.ge for m in metadata if isinstance(m, annotated_types.Ge)), None)
    high = next((m.le for m in metadata if isinstance(m, annotated_types.Le)), None)
    if high is None:
        return f"{low} or more"
    return f"{low} to {high}"
