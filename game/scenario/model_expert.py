"""The author's expert line: what an expert would order, when, and why."""

from typing import Annotated, Final, Literal

from pydantic import Field

from game.rules.orders import BY_NAME
from game.scenario.fields import (
    AlertRef,
    CampaignRef,
    ChannelRef,
    InjectRef,
    Line,
    NationRef,
    OrganisationRef,
    Part,
    ReportRef,
    SubjectRef,
    ThreadRef,
    Turns,
)
from game.scenario.model_conditions import Condition
from game.scenario.words import DomainWord, LabelWord, ServiceWord

NEEDED: Final[dict[str, tuple[str, ...]]] = {
    "share": ("report", "to"),
    "publish": ("report", "channel"),
    "query": ("channel", "subject"),
    "request": ("to", "subject"),
    "ask-release": ("report", "to"),
    "register": ("subject",),
    "judge": ("thread", "option"),
    "post-liaison": ("to",),
    "negotiate": ("to",),
    "disclose": ("alert", "to"),
    "request-match": ("alert", "to"),
    "freeze": ("thread",),
    "refer": ("campaign",),
    "harden": (),
    "form": ("thread", "to"),
    "train": ("to", "option"),
    "respond": ("thread",),
    "service": ("organisation", "service"),
    "set-priority": ("thread",),
    "decide": ("inject", "option"),
}
"""Orders that a step may give of its own, and what it must say of each. Other kinds wait for something that only play
brings (a request, an invitation): a step may put those first, or never give them."""
OPTIONAL: Final[dict[str, tuple[str, ...]]] = {
    "share": ("channel",),
    "register": ("instead",),
    "service": ("to", "thread", "subject", "report"),
}
"""What a step may say besides."""
FIELDS: Final = (
    "report",
    "to",
    "thread",
    "subject",
    "instead",
    "channel",
    "organisation",
    "service",
    "campaign",
    "inject",
    "option",
    "alert",
)
"""Every field of an order that a step can name."""
OPTIONS: Final[dict[str, tuple[str, ...]]] = {
    "judge": ("unsure", "genuine", "decoy"),
    "train": ("intelligence_sharing", "rapid_deployment", "hostage_rescue", "crisis_response"),
}
"""Words for the option of an order, in the sequence of their codes; those of a decision stand with its inject."""


class Picks(Part):
    """Which reports a step means, whoever holds them on a seed: those that fit all that is said."""

    ids: tuple[ReportRef, ...] = Field(default=(), description="These very reports.")
    threads: tuple[ThreadRef, ...] = Field(default=(), description="Reports that bear on one of these threads.")
    subjects: tuple[SubjectRef, ...] = Field(default=(), description="Reports about one of these subjects.")
    domains: tuple[DomainWord, ...] = Field(default=(), description="Reports of these domains.")
    labels: tuple[LabelWord, ...] = Field(default=(), description="Reports that bear one of these labels.")


class ExpertStep(Part):
    """One step of the author's expert line. Where no step speaks, the expert plays as a good partner would."""

    order: Literal[tuple(BY_NAME)] = Field(description="Kind of order.")  # type: ignore[valid-type]
    how: Literal["do", "first", "never"] = Field(
        default="do",
        description="do: give it. first: of what a good partner would order, this comes first. never: leave it.",
    )
    by: tuple[NationRef, ...] = Field(default=(), description="Who orders it; left out, every nation that can.")
    turns: Turns | None = Field(default=None, description="First and last turn in which it applies, from 1.")
    when: Condition | None = Field(default=None, description="When it applies; left out, always.")
    report: Picks | None = Field(default=None, description="Which reports.")
    to: tuple[NationRef, ...] = Field(default=(), description="To, or with, which nations.")
    thread: ThreadRef | None = Field(default=None, description="Which thread.")
    subject: SubjectRef | None = Field(default=None, description="Which subject.")
    instead: SubjectRef | None = Field(default=None, description="The interest that a new one replaces.")
    channel: ChannelRef | None = Field(default=None, description="Which channel; a share takes the fastest by itself.")
    organisation: OrganisationRef | None = Field(default=None, description="Which organisation.")
    service: ServiceWord | None = Field(default=None, description="Which of its services.")
    campaign: CampaignRef | None = Field(default=None, description="Which campaign.")
    inject: InjectRef | None = Field(default=None, description="The inject that put a decision.")
    option: Annotated[str, Field(min_length=1, max_length=40)] | None = Field(
        default=None, description="Kind of training, judgement, or the option of a decision."
    )
    alert: AlertRef | None = Field(default=None, description="Which alert.")
    because: Line = Field(description="The reason an expert would give.")
