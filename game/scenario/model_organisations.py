"""Organisations and the channels they provide."""

from typing import Annotated

from pydantic import Field

from game.scenario.fields import Defines, Line, Name, NationRef, Part, Slug
from game.scenario.words import ChannelWord, LabelWord, OrganisationWord, ServiceWord


class Channel(Part):
    """A way to send reports that an organisation gives its members; notes and liaison officers are always there."""

    id: Annotated[Slug, Defines("channel")] = Field(description="Id of the channel.")
    name: Name = Field(description="Name as players read it.")
    kind: ChannelWord = Field(description="A database is queried by readers; a platform pushes at once to many.")
    ceiling: LabelWord | None = Field(
        default=None, description="Highest label it carries; by default what its kind carries."
    )
    latency: int = Field(default=1, ge=1, le=48, description="Exercise hours on the way.")
    capacity: int | None = Field(
        default=None, ge=1, le=99, description="Reports a turn; by default what its kind carries."
    )


class Organisation(Part):
    """Nations that belong together, and what that gives them."""

    id: Annotated[Slug, Defines("organisation")] = Field(description="Id of the organisation.")
    name: Name = Field(description="Name as players read it.")
    kind: OrganisationWord = Field(description="What kind of organisation it is; sets which services it can offer.")
    members: tuple[NationRef, ...] = Field(min_length=2, description="Member nations.")
    services: tuple[ServiceWord, ...] = Field(default=(), description="What its members may order of it.")
    channels: tuple[Channel, ...] = Field(default=(), max_length=6, description="Channels for its members.")
    about: Line | None = Field(default=None, description="One line about the organisation.")
