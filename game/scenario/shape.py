"""The format's types, walked beside the data of a file: who owns a key, what refers to what."""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_type_hints
from typing import get_origin as _get_origin

from pydantic import BaseModel, Discriminator, Tag
from pydantic.fields import FieldInfo

from game.scenario.fields import Defines, Refers
from game.scenario.positions import Path

Annotation = Any
"""A type as models annotate it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the data that defines or refers to a thing. `path` ends in the value, or in the key when `is_key`."""

    path: Path
    mark: Defines | Refers
    value: object
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Things of the kind may be defined where the data could not be read: names of it may be sound and yet unknown."""

    kind: str


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a model: its annotation, what its declaration adds to it, and whether it must be there."""

    annotation: Annotation
    metadata: tuple[object, ...]
    required: bool


@cache
def keys_of(model: type[BaseModel]) -> dict[str, Field]:
    """The keys of a mapping of the model, as the file spells them."""
    hints = get_type_hints(model, include_extras=True)
    return {
        info.alias or name: Field(hints[name], tuple(info.metadata), info.is_required())
        for name, info in model.model_fields.items()
    }


def get_origin(annotation: Annotation) -> Any:
    """The generic that an annotation was made from; None for a plain type."""
    return _get_origin(annotation)


def peel(annotation: Annotation) -> tuple[Annotation, tuple[object, ...]]:
    """The bare type and all metadata around it; `X | None` counts as X."""
    metadata: tuple[object, ...] = ()
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            metadata += tuple(_flat(annotation.__metadata__))
            annotation = annotation.__origin__
        elif origin in (Union, types.UnionType):
            present = [a for a in get_args(annotation) if a is not type(None)]
            if len(present) > 1:
                return annotation, metadata
            annotation = present[0]
        else:
            return annotation, metadata


def _flat(metadata: tuple[object, ...]) -> Iterator[object]:
    for item in metadata:
        if isinstance(item, FieldInfo):
            yield from item.metadata
        else:
            yield item


def is_model(kind: Annotation) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def forms(kind: Annotation) -> dict[str, Annotation]:
    """The forms of a tagged union by tag; empty for every other type."""
    if get_origin(kind) not in (Union, types.UnionType):
        return {}
    return {
        next(m.tag for m in get_args(form)[1:] if isinstance(m, Tag)): form
        for form in get_args(kind)
        if form is not type(None)
    }


def form_taken(annotation: Annotation, value: object) -> Annotation | None:
    """The form of a tagged union that a value takes, by the union's own discriminator."""
    kind, metadata = peel(annotation)
    discriminator = next(m for m in metadata if isinstance(m, Discriminator)).discriminator
    tag = discriminator(value) if callable(discriminator) else None
    return forms(kind).get(str(tag))


def entry_model(annotation: Annotation) -> type[BaseModel] | None:
    """The model of the entries of a list of mappings; None for every other place."""
    kind, _ = peel(annotation)
    entry = peel(get_args(kind)[0])[0] if get_origin(kind) is tuple else None
    return entry if is_model(entry) else None


def fits(entry: object, model: type[BaseModel]) -> bool:
    """Whether a mapping has every key that the model must have and none that it does not know."""
    keys = keys_of(model)
    return (
        isinstance(entry, dict) and set(entry) <= set(keys) and all(k in entry for k, f in keys.items() if f.required)
    )


def item_annotation(kind: Annotation, index: int) -> Annotation:
    """The annotation of a list's item."""
    arguments = get_args(kind)
    return (
        arguments[0] if len(arguments) == 2 and arguments[1] is Ellipsis else arguments[min(index, len(arguments) - 1)]
    )


def walk(annotation: Annotation, value: object, path: Path = ()) -> Iterator[Spot | Gap]:
    """Every definition, reference and gap in the data under the path."""
    kind, metadata = peel(annotation)
    for mark in metadata:
        if isinstance(mark, Defines | Refers) and isinstance(value, str):
            yield Spot(path, mark, value)
    if forms(kind):
        form = form_taken(annotation, value)
        if form is not None:
            yield from walk(form, value, path)
    elif is_model(kind) and isinstance(value, dict):
        yield from _walk_model(kind, value, path)
    elif get_origin(kind) is tuple and isinstance(value, list):
        for index, item in enumerate(value):
            yield from walk(item_annotation(kind, index), item, (*path, index))
    elif get_origin(kind) is dict and isinstance(value, dict):
        yield from _walk_dict(kind, value, path)
    elif not (isinstance(value, str) and kind is str):
        yield from map(Gap, kinds_beneath(annotation))


def _walk_model(model: type[BaseModel], value: dict[str, object], path: Path) -> Iterator[Spot | Gap]:
    fields = keys_of(model)
    strange = any(key not in fields for key in value)
    for name, field in fields.items():
        if name in value:
            yield from walk(field.annotation, value[name], (*path, name))
        elif field.required or strange:
            yield from map(Gap, kinds_beneath(field.annotation))


def _walk_dict(kind: Annotation, value: dict[str, object], path: Path) -> Iterator[Spot | Gap]:
    key_annotation, value_annotation = get_args(kind)
    marks = [m for m in peel(key_annotation)[1] if isinstance(m, Refers)]
    for key, item in value.items():
        for mark in marks:
            yield Spot((*path, key), mark, key, is_key=True)
        yield from walk(value_annotation, item, (*path, key))


@cache
def _kinds_of_model(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(
        k
        for f in keys_of(model).values()
        if not _is_recursive(f.annotation, model)
        for k in kinds_beneath(f.annotation)
    )


def _is_recursive(annotation: Annotation, model: type[BaseModel]) -> bool:
    kind = peel(annotation)[0]
    return kind is model or (get_origin(kind) is tuple and peel(get_args(kind)[0])[0] is model)


def kinds_beneath(annotation: Annotation) -> frozenset[str]:
    """The kinds of thing that may be defined at or below a place of this type."""
    kind, metadata = peel(annotation)
    found = {m.kind for m in metadata if isinstance(m, Defines)}
    if is_model(kind):
        found |= _kinds_of_model(kind)
    elif get_origin(kind) is tuple:
        found |= {k for a in get_args(kind) if a is not Ellipsis for k in kinds_beneath(a)}
    return frozenset(found)


@dataclass(frozen=True, slots=True)
class Located:
    """Where an error of the models lies: its path in the data, the model that owns the last key, what stands there."""

    path: Path
    owner: type[BaseModel] | None
    annotation: Annotation
    metadata: tuple[object, ...]
    at_key: bool


def locate(annotation: Annotation, location: tuple[str | int, ...]) -> Located:
    """Turn a location as the models give it, which also names forms of unions, into a path of the data."""
    path: Path = ()
    owner: type[BaseModel] | None = None
    extra: tuple[object, ...] = ()
    for element in location:
        kind, _ = peel(annotation)
        if forms(kind):
            annotation = forms(kind).get(str(element), Any)
            continue
        if element == "[key]":
            return Located(path, owner, get_args(kind)[0] if get_args(kind) else Any, (), True)
        path, owner, extra = (*path, element), None, ()
        if is_model(kind):
            field = keys_of(kind).get(str(element))
            owner = kind
            annotation, extra = (field.annotation, field.metadata) if field else (Any, ())
        elif get_origin(kind) is tuple and isinstance(element, int):
            annotation = item_annotation(kind, element)
        elif get_origin(kind) is dict:
            annotation = get_args(kind)[1]
        else:
            annotation = Any
    return Located(path, owner, annotation, (*peel(annotation)[1], *extra), False)


def words_of(annotation: Annotation) -> tuple[str, ...]:
    """The words that a field of fixed words takes; empty for every other."""
    kind, _ = peel(annotation)
    return tuple(str(word) for word in get_args(kind)) if get_origin(kind) is Literal else ()
