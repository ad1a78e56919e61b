"""Threads: what the exercise is about, each a codename and a clock."""

from typing import Annotated

from pydantic import Field

from game.scenario.fields import Defines, Line, NationRef, Opening, Part, Prose, Slug, SpanWindow, SubjectRef, Units
from game.scenario.words import BasisWord


class Needs(Part):
    """Pooled units of each capability that are asked for."""

    intelligence: Units = Field(default=0, description="Intelligence units asked for.")
    law_enforcement: Units = Field(default=0, description="Law-enforcement units asked for.")
    financial: Units = Field(default=0, description="Financial units asked for.")
    cyber: Units = Field(default=0, description="Cyber units asked for.")
    rapid_deployment: Units = Field(default=0, description="Rapid-deployment units asked for.")
    hostage_rescue: Units = Field(default=0, description="Hostage-rescue units asked for.")
    victim_support: Units = Field(default=0, description="Victim-support units asked for.")
    logistics: Units = Field(default=0, description="Logistics units asked for.")


class Crisis(Part):
    """What the thread becomes when nobody resolves it in time."""

    window: int = Field(ge=12, le=96, description="Exercise hours in which help must be in place.")
    needs: Needs = Field(description="Capabilities in place that contain the incident.")


class Closing(Part):
    """What players read when the thread ends, by outcome; outcomes left out get a standard sentence."""

    prevented: Prose | None = Field(default=None, description="Read when it was prevented.")
    disrupted: Prose | None = Field(default=None, description="Read when it was disrupted.")
    contained: Prose | None = Field(default=None, description="Read when the incident was contained.")
    uncontained: Prose | None = Field(default=None, description="Read when the incident was not contained.")
    dismissed: Prose | None = Field(default=None, description="Read when it was a decoy that nobody fell for.")


class Thread(Part):
    """One thread; of the threads in a decoy group, the seed makes exactly one a decoy."""

    id: Annotated[Slug, Defines("thread")] = Field(description="Id of the thread.")
    codename: str = Field(
        pattern=r"^[A-Z][A-Z0-9]*([ -][A-Z0-9]+)*$", max_length=24, description="Codename in capitals."
    )
    subjects: tuple[SubjectRef, ...] = Field(
        min_length=1, description="Subjects it shows in; public once it is detected."
    )
    place: NationRef = Field(description="Nation where it would happen.")
    severity: int = Field(
        default=1000,
        ge=100,
        le=3000,
        description="How much it counts, in thousandths of an ordinary thread. What changes it later makes a bad end "
        "cost more or less.",
    )
    opens: Opening = Field(default=0, description="Exercise hour at which its clock starts, or on_inject.")
    life: SpanWindow = Field(description="Shortest and longest time in exercise hours from opening to deadline.")
    decoy_group: Slug | None = Field(
        default=None, description="Group of threads of which each seed makes one the decoy."
    )
    legal_basis: BasisWord = Field(default="none", description="What a response needs beside force and confidence.")
    needs: Needs = Field(description="Pooled capability that prevents it.")
    crisis: Crisis | None = Field(
        default=None, description="The incident it becomes at its deadline; left out if it does not."
    )
    domains: int | None = Field(
        default=None, ge=1, le=5, description="Domains of evidence asked for; by default the doctrine's."
    )
    interests: tuple[NationRef, ...] = Field(
        default=(), description="Nations that count it as their own; the place always does."
    )
    about: Line = Field(description="One public line, read once it is detected.")
    closing: Closing = Field(default_factory=Closing, description="What players read when it ends.")
