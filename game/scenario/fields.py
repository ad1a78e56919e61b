"""The kinds of field that models are made of, and what a field says about itself beyond its type."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, GetJsonSchemaHandler, Tag
from pydantic_core import CoreSchema


class Part(BaseModel):
    """One mapping of the file: strict types, no unknown keys, never changed after loading."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


@dataclass(frozen=True, slots=True)
class Defines:
    """Marks the field whose text is the id of a new thing of the kind."""

    kind: str


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a field whose text is the id of a thing of the kind, defined elsewhere in the file."""

    kind: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "x-refers-to": self.kind}


@dataclass(frozen=True, slots=True)
class Hint:
    """What a field with several forms accepts, in words, for error messages."""

    allowed: str


SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Slug = Annotated[str, Field(pattern=SLUG, max_length=40)]

NationRef = Annotated[str, Refers("nation")]
SubjectRef = Annotated[str, Refers("subject")]
ThreadRef = Annotated[str, Refers("thread")]
ReportRef = Annotated[str, Refers("report")]
SourceRef = Annotated[str, Refers("source")]
AlertRef = Annotated[str, Refers("alert")]
ChannelRef = Annotated[str, Refers("channel")]
CampaignRef = Annotated[str, Refers("campaign")]
InjectRef = Annotated[str, Refers("inject")]
OrganisationRef = Annotated[str, Refers("organisation")]
ObjectiveRef = Annotated[str, Refers("objective")]

Name = Annotated[str, Field(min_length=1, max_length=60)]
Line = Annotated[str, Field(min_length=1, max_length=240)]
Prose = Annotated[str, Field(min_length=1, max_length=900)]
Page = Annotated[str, Field(min_length=1, max_length=6000)]

Tick = Annotated[int, Field(ge=0, le=600)]
Span = Annotated[int, Field(ge=1, le=240)]
Thousandths = Annotated[int, Field(ge=0, le=1000)]
Change = Annotated[int, Field(ge=-1000, le=1000)]
Units = Annotated[int, Field(ge=0, le=40)]
Rating = Annotated[int, Field(ge=0, le=5)]

Window = Annotated[tuple[Tick, Tick], Hint("a window [first, last] in exercise hours")]
Turn = Annotated[int, Field(ge=1, le=40)]
Turns = Annotated[tuple[Turn, Turn], Hint("a window [first, last] in turns")]
SpanWindow = Annotated[tuple[Span, Span], Hint("a window [shortest, longest] in exercise hours")]


def form_of(value: object) -> str:
    """Which form of a field with several forms a value takes: a number, a list, a switch, or a word."""
    if isinstance(value, bool):
        return "switch"
    if isinstance(value, int | float):
        return "number"
    return "list" if isinstance(value, list | tuple) else "word"


_by_form = Discriminator(form_of)

Opening = Annotated[
    Annotated[Tick, Tag("number")] | Annotated[Literal["on_inject"], Tag("word")],
    _by_form,
    Hint("an exercise hour or on_inject"),
]
Arrival = Annotated[
    Annotated[Window, Tag("list")] | Annotated[Literal["on_inject", "on_match"], Tag("word")],
    _by_form,
    Hint("a window [first, last] in exercise hours, on_inject or on_match"),
]
HalfArrival = Annotated[
    Annotated[Window, Tag("list")] | Annotated[Literal["on_inject"], Tag("word")],
    _by_form,
    Hint("a window [first, last] in exercise hours, or on_inject"),
]
Moment = Annotated[
    Annotated[Tick, Tag("number")] | Annotated[Window, Tag("list")],
    _by_form,
    Hint("an exercise hour or a window [first, last]"),
]
Truth = Annotated[
    Annotated[bool, Tag("switch")] | Annotated[Literal["drawn", "thread"], Tag("word")],
    _by_form,
    Hint("true, false, drawn or thread"),
]
Audience = Annotated[
    Annotated[Literal["all"], Tag("word")] | Annotated[tuple[NationRef, ...], Field(min_length=1), Tag("list")],
    _by_form,
    Hint("all, or a list of nations"),
]
