"""Exercise Control's list of events, and the decisions it puts before nations."""

from typing import Annotated

from pydantic import Field

from game.scenario.fields import Audience, Defines, Line, Moment, Name, ObjectiveRef, Part, Prose, Slug
from game.scenario.model_conditions import Condition
from game.scenario.model_effects import Effect


class Option(Part):
    """One way to decide."""

    id: Slug = Field(description="Id of the option, unique within its decision.")
    text: Line = Field(description="What a player reads on the button.")
    effects: tuple[Effect, ...] = Field(default=(), description="What happens when it is chosen.")
    private: int = Field(
        default=0, ge=-10, le=10, description="Seat points for the nation that chooses it: a private interest."
    )


class Decision(Part):
    """A decision that the addressed nations must take."""

    within: int = Field(ge=12, le=96, description="Exercise hours to decide.")
    default: Slug = Field(description="Option taken when nobody decides.")
    partners: Slug | None = Field(
        default=None,
        description="Option that a nation played by the computer takes; left out, it lets the default stand.",
    )
    options: tuple[Option, ...] = Field(min_length=2, max_length=4, description="The options.")


class Inject(Part):
    """One event of the exercise: at a time, or when a condition holds, or when Exercise Control fires it."""

    id: Annotated[Slug, Defines("inject")] = Field(description="Id of the inject.")
    title: Name = Field(description="Headline.")
    text: Prose = Field(description="What the addressed nations read.")
    at: Moment | None = Field(
        default=None, description="Exercise hour, or window [first, last] of which each seed picks one hour."
    )
    when: Condition | None = Field(default=None, description="Condition that fires it, once.")
    tray: bool = Field(default=False, description="Contingency tray: only Exercise Control fires it.")
    to: Audience = Field(default="all", description="Who is told: all, or a list of nations.")
    from_: Name = Field(default="Exercise Control", alias="from", description="Who seems to send it.")
    effects: tuple[Effect, ...] = Field(default=(), description="What happens when it fires.")
    objectives: tuple[ObjectiveRef, ...] = Field(default=(), description="Learning objectives that it serves.")
    decide: Decision | None = Field(default=None, description="A decision it puts before those who are told.")
