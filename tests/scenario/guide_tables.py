"""The reference tables of the authoring guide, made from the models: `python -m tests.scenario.guide_tables`."""

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Final, get_args

from annotated_types import Ge, MaxLen
from pydantic.fields import FieldInfo

from game.assets import scenario_dir
from game.rules.codes import Judgement, TrainingKind
from game.rules.doctrine import Doctrine
from game.scenario import (
    model_conditions,
    model_effects,
    model_expert,
    model_head,
    model_injects,
    model_nations,
    model_organisations,
    model_reports,
    model_scenario,
    model_threads,
)
from game.scenario.checks_nations import maps
from game.scenario.fields import Defines, Hint, Part, Refers
from game.scenario.shape import Annotation, forms, get_origin, is_model, keys_of, peel, words_of
from game.scenario.validation import PATTERNS, bounds
from game.scenario.words import SERVICES_BY_KIND, SOURCE_SECTIONS

GUIDE: Final = scenario_dir() / "README.md"
MODELS: Final = (
    model_scenario,
    model_head,
    model_nations,
    model_organisations,
    model_threads,
    model_reports,
    model_injects,
    model_conditions,
    model_effects,
    model_expert,
)
MANY: Final = 8
"""Words from which a list stands once, under 'Words of the format', and not in the cell of each field."""


def parts() -> Iterator[type[Part]]:
    """Every mapping that a file may hold."""
    for module in MODELS:
        for model in vars(module).values():
            if isinstance(model, type) and issubclass(model, Part) and model.__module__ == module.__name__:
                yield model


def table(model: type[Part]) -> str:
    """The fields of a mapping: what holds when one is left out, what is written, and what it means."""
    rows = ["| field | left out | what to write | meaning |", "|---|---|---|---|"]
    for name, info in model.model_fields.items():
        key = info.alias or name
        field = keys_of(model)[key]
        what = written(field.annotation, field.metadata)
        rows.append(f"| `{key}` | {_left_out(info)} | {what} | {info.description} |")
    return "\n".join(rows)


def _left_out(info: FieldInfo) -> str:
    if info.is_required():
        return "*must*"
    default = info.default
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    return f"`{default}`" if isinstance(default, int | str) else ""


def written(annotation: Annotation, more: tuple[object, ...] = ()) -> str:
    """What an author writes there, in words."""
    kind, metadata = peel(annotation)
    marks = (*metadata, *more)
    hint = next((m.allowed for m in marks if isinstance(m, Hint)), "")
    if hint:
        return hint
    words = words_of(annotation)
    if words:
        listed = ", ".join(f"`{word}`" for word in words)
        return listed if len(words) <= MANY else "a word of [these lists](#words-of-the-format)"
    if forms(kind):
        return "an effect"
    if is_model(kind):
        return f"**{kind.__name__}**"
    if get_origin(kind) is tuple:
        return _list(kind)
    if get_origin(kind) is dict:
        return _mapping(*get_args(kind))
    if kind is bool:
        return "true or false"
    if kind is int:
        return bounds(marks) if any(isinstance(m, Ge) for m in marks) else "a number"
    return _text(marks)


def _list(kind: Annotation) -> str:
    items = get_args(kind)
    if items[-1] is not Ellipsis:
        return f"list of {len(items)}: {written(items[0])}"
    return f"list: {written(items[0])}"


def _mapping(key: Annotation, value: Annotation) -> str:
    name = next((m.kind for m in peel(key)[1] if isinstance(m, Refers)), "name")
    return f"mapping, {name}: {written(value) or 'number'}"


def _text(marks: tuple[object, ...]) -> str:
    for mark in marks:
        if isinstance(mark, Refers):
            return f"id of {'an' if mark.kind[0] in 'aeiou' else 'a'} {mark.kind}"
        if isinstance(mark, Defines):
            return "a new id"
        pattern = getattr(mark, "pattern", None)
        if pattern in PATTERNS:
            return PATTERNS[pattern][0]
    longest = min((m.max_length for m in marks if isinstance(m, MaxLen)), default=0)
    return f"text, up to {longest} characters" if longest else "text"


def words() -> str:
    """What is chosen from long lists: orders, services, headings, maps."""
    orders = get_args(keys_of(model_conditions.OrdersUsed)["kind"].annotation)
    services = "\n".join(
        f"  - `{kind}`: {', '.join(f'`{service}`' for service in offered)}"
        for kind, offered in SERVICES_BY_KIND.items()
    )
    training, judgements = (", ".join(f"`{each.name.lower()}`" for each in kind) for kind in (TrainingKind, Judgement))
    headings = "\n".join(f"  - {heading}" for heading in SOURCE_SECTIONS)
    territories = "\n".join(f"  - `{name}`: {len(ids)}, `{ids[0]}` to `{ids[-1]}`" for name, ids in maps().items())
    return (
        f"- Orders: {', '.join(f'`{order}`' for order in orders)}.\n"
        f"- Services, by the kind of organisation that can offer them:\n{services}\n"
        f"- Kinds of joint training, as `option` of the order `train`: {training}; of `judge`: {judgements}.\n"
        f"- Headings for `source`:\n{headings}\n"
        f"- Maps, and their territories for `place`:\n{territories}"
    )


def numbers() -> str:
    """Every number of the rules that a file may change."""
    rows = ["| name | left out | range | meaning |", "|---|---|---|---|"]
    for f in fields(Doctrine):
        about = f.metadata
        rows.append(
            f"| `{f.name}` | `{f.default}` | {about['low']} to {about['high']} | {about['meaning']}; {about['unit']} |"
        )
    return "\n".join(rows)


def renewed(guide: str) -> str:
    """The guide with its tables and lists as the models have them; headings and the words below them stay."""
    made = {f"**{model.__name__}** - ": table(model) for model in parts()}
    made |= {"## Words of the format\n": words(), "## Doctrine numbers\n": numbers()}
    for heading, content in made.items():
        start = guide.index(f"\n{heading}") + 1
        following = re.compile(r"\n\n(?=\*\*|## )|\n\Z").search(guide, start + len(heading))
        assert following is not None
        section = guide[start : following.start()]
        first = re.search(r"^(\| |- )", section, re.MULTILINE)
        assert first is not None, f"the guide has no table for {heading}"
        guide = f"{guide[:start]}{section[: first.start()]}{content}{guide[following.start() :]}"
    return guide


if __name__ == "__main__":
    GUIDE.write_text(renewed(GUIDE.read_text("utf-8")), "utf-8")
