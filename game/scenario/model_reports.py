"""What nations may come to know: sources, reports, halves of alerts, online campaigns."""

from typing import Annotated

from pydantic import Field

from game.scenario.fields import (
    Arrival,
    CampaignRef,
    ChannelRef,
    Defines,
    HalfArrival,
    Line,
    Name,
    NationRef,
    Part,
    Prose,
    ReportRef,
    Slug,
    SourceRef,
    SubjectRef,
    Thousandths,
    ThreadRef,
    Tick,
    Truth,
)
from game.scenario.words import DomainWord, LabelWord

Holders = Annotated[tuple[NationRef, ...], Field(min_length=1)]


class Source(Part):
    """Where reports come from; reports of one source do not corroborate each other."""

    id: Annotated[Slug, Defines("source")] = Field(description="Id of the source.")
    kind: Name = Field(description="What it is in a word or two, such as courier or port records.")


class Report(Part):
    """One piece of the picture."""

    id: Annotated[Slug, Defines("report")] = Field(description="Id of the report; players see a code instead.")
    title: Name = Field(description="Headline of the card.")
    text: Prose = Field(description="What its holder reads: one to three sentences.")
    finding: Line | None = Field(default=None, description="What analysis says when it is true.")
    finding_false: Line | None = Field(default=None, description="What analysis says when it is false.")
    source: SourceRef = Field(description="Its source.")
    domain: DomainWord = Field(description="Kind of evidence; a thread asks for evidence from several.")
    subjects: tuple[SubjectRef, ...] = Field(min_length=1, description="What it is about; public.")
    label: LabelWord = Field(description="Handling label (TLP 2.0).")
    originator_control: bool = Field(default=False, description="Whether passing it on needs the originator's release.")
    grade: str = Field(
        pattern=r"^[A-F][1-6]$", description="Reliability of the source A to F, credibility 1 to 6, such as B2."
    )
    bears: dict[ThreadRef, Annotated[int, Field(ge=1, le=1000)]] = Field(
        default_factory=dict, description="Hidden evidence weight on each thread it bears on; empty if it is noise."
    )
    half_life: int = Field(default=30, ge=2, le=240, description="Exercise hours in which its worth halves.")
    arrives: Arrival = Field(description="Window [first, last] of its arrival, on_inject or on_match.")
    holders: Holders = Field(description="Nations of which each seed chooses one to receive it first.")
    deal: Slug | None = Field(
        default=None,
        description="Reports of one deal turn through their holders together: in rotated lists they land apart.",
    )
    dormant: bool = Field(
        default=False,
        description="Whether its holder does not know that it matters until something touches its subject.",
    )
    truth: Truth = Field(
        default=True, description="true, false, drawn by its grade, or thread: false when its thread is the decoy."
    )
    hash_set_of: CampaignRef | None = Field(default=None, description="Campaign whose hash set this report is.")
    why_others_need: Line | None = Field(
        default=None, description="Author's note: who needs it and why. Shown in the review only."
    )


class Half(Part):
    """One half of an alert."""

    holders: Holders = Field(description="Nations of which each seed chooses one to hold this half.")
    arrives: HalfArrival = Field(description="Window [first, last] of its arrival, or on_inject.")
    text: Prose = Field(description="What its holder reads.")


class Alert(Part):
    """A financial alert: two halves with two financial intelligence units."""

    id: Annotated[Slug, Defines("alert")] = Field(description="Id of the alert.")
    thread: ThreadRef = Field(description="Thread whose resources it touches.")
    subject: SubjectRef = Field(description="Subject of both halves.")
    halves: tuple[Half, Half] = Field(description="The two halves.")
    yields: ReportRef = Field(
        description="Id of the report that the analysed match yields; its domain is financial, and it arrives on_match."
    )


class Campaign(Part):
    """An online campaign that grows across audiences and feeds its thread."""

    id: Annotated[Slug, Defines("campaign")] = Field(description="Id of the campaign.")
    name: Name = Field(description="Name as players read it.")
    thread: ThreadRef = Field(description="Thread it feeds.")
    platform: ChannelRef = Field(description="Platform over which hash sets are shared.")
    audiences: dict[NationRef, Thousandths] = Field(
        min_length=1, description="Intensity at the start in each audience nation."
    )
    opens: Tick = Field(default=0, description="Exercise hour at which it begins.")
    noise: tuple[ReportRef, ...] = Field(
        default=(), description="False reports that it may set loose; they arrive on_inject."
    )
    about: Line | None = Field(default=None, description="One line about the campaign.")
