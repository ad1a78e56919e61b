"""The whole file: one exercise."""

from typing import Annotated, Literal

from pydantic import Field

from game.scenario.fields import Line, Name, NationRef, Page, Part, Slug
from game.scenario.model_expert import ExpertStep
from game.scenario.model_head import Difficulty, Mechanics, Objective, ScenarioTest, normal_only
from game.scenario.model_injects import Inject
from game.scenario.model_nations import Nation, Relation, Subject
from game.scenario.model_organisations import Organisation
from game.scenario.model_reports import Alert, Campaign, Report, Source
from game.scenario.model_threads import Thread

FORMAT = 1
"""The format that this version of the game writes and reads; older ones are migrated."""

MOST_NATIONS = 12
MOST_REPORTS = 400
MOST_TURNS = 40


class Scenario(Part):
    """One exercise, as its file holds it."""

    format: Literal[1] = Field(description="Version of the file format.")
    id: Slug = Field(description="Id of the exercise; the file's name without .yaml.")
    title: Name = Field(description="Title.")
    summary: Annotated[str, Field(min_length=1, max_length=400)] = Field(
        description="One or two sentences for the list of exercises."
    )
    source: tuple[Line, ...] = Field(min_length=1, description="Headings of the source document that it draws on.")
    minutes: int = Field(
        ge=5,
        le=480,
        description="How long it takes who knows the game; a first game takes half as long again, or twice as long.",
    )
    turns: int = Field(ge=2, le=MOST_TURNS, description="Turns of six exercise hours.")
    map: Slug = Field(description="Map it is played on.")
    briefing: Page = Field(description="What a trainee reads before the first turn.")
    debrief: tuple[Line, ...] = Field(
        min_length=1, max_length=12, description="Questions for the discussion afterwards."
    )
    author_notes: Page | None = Field(default=None, description="Notes for instructors; never shown to players.")
    objectives: tuple[Objective, ...] = Field(min_length=1, max_length=12, description="Learning objectives.")
    doctrine: dict[str, int] = Field(default_factory=dict, description="Doctrine numbers that differ in this exercise.")
    mechanics: Mechanics = Field(default_factory=Mechanics, description="Mechanics that are switched off.")
    nations: tuple[Nation, ...] = Field(min_length=2, max_length=MOST_NATIONS, description="The nations.")
    default_seat: NationRef = Field(description="Seat offered first to a trainee.")
    relations: tuple[Relation, ...] = Field(
        default=(), max_length=66, description="Pairs that do not start by the usual values."
    )
    # as many subjects as a mask has bits
    subjects: tuple[Subject, ...] = Field(min_length=1, max_length=31, description="What reports are about.")
    organisations: tuple[Organisation, ...] = Field(
        default=(), max_length=12, description="Organisations and their channels."
    )
    threads: tuple[Thread, ...] = Field(min_length=1, max_length=24, description="What the exercise is about.")
    sources: tuple[Source, ...] = Field(min_length=1, max_length=200, description="Where reports come from.")
    reports: tuple[Report, ...] = Field(min_length=1, max_length=MOST_REPORTS, description="The pieces of the picture.")
    alerts: tuple[Alert, ...] = Field(default=(), max_length=40, description="Financial alerts in two halves.")
    campaigns: tuple[Campaign, ...] = Field(default=(), max_length=8, description="Online campaigns.")
    injects: tuple[Inject, ...] = Field(default=(), max_length=100, description="Exercise Control's list of events.")
    difficulties: tuple[Difficulty, ...] = Field(
        default_factory=normal_only,
        min_length=1,
        max_length=6,
        description="Settings of difficulty; one is normal.",
    )
    expert: tuple[ExpertStep, ...] = Field(default=(), max_length=200, description="The author's expert line.")
    tests: tuple[ScenarioTest, ...] = Field(default=(), max_length=50, description="Tests that the file carries.")
