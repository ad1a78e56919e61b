"""Nations, what they start with toward each other, and the subjects they work on."""

from typing import Annotated, Literal

from pydantic import Field

from game.scenario.fields import Change, Defines, Line, Name, NationRef, Part, Rating, Slug, SubjectRef, Thousandths


class Subject(Part):
    """Something that reports and requests are about."""

    id: Annotated[Slug, Defines("subject")] = Field(
        description="Id of the subject, used by reports, threads and interests."
    )
    name: Name = Field(description="Name of the subject as players read it.")


class Capabilities(Part):
    """Units of each capability that a nation has, 0 to 5."""

    intelligence: Rating = Field(
        default=0, description="Intelligence staff; also sets how much the nation reads free each turn."
    )
    law_enforcement: Rating = Field(default=0, description="Police and prosecution.")
    financial: Rating = Field(default=0, description="Financial intelligence unit.")
    cyber: Rating = Field(default=0, description="Online and network specialists.")
    rapid_deployment: Rating = Field(default=0, description="Teams that deploy at once.")
    hostage_rescue: Rating = Field(default=0, description="Hostage rescue teams.")
    victim_support: Rating = Field(default=0, description="Care for victims and families.")
    logistics: Rating = Field(default=0, description="Transport and supply; shortens deployment.")


class Profile(Part):
    """How the partner AI plays a nation."""

    reciprocity: Thousandths = Field(
        default=500, description="How far it returns what it is given, and withholds what it is denied."
    )
    caution: Change = Field(
        default=0, description="Added to the trust it asks before releasing anything; negative is bolder."
    )
    patience: int = Field(
        default=2, ge=0, le=12, description="Turns it waits for an answer before it turns to someone else."
    )


class Nation(Part):
    """One nation of the exercise."""

    id: Annotated[Slug, Defines("nation")] = Field(description="Id of the nation, three letters by custom.")
    name: Name = Field(description="Name as players read it.")
    place: Slug = Field(description="Territory of the map where it lies.")
    seat: Literal["human", "partner"] = Field(default="partner", description="Whether a trainee may take this seat.")
    staff: int = Field(default=5, ge=1, le=20, description="Staff points a turn.")
    handling: Rating = Field(default=3, description="Handling discipline; high keeps what it holds safe.")
    framework: bool = Field(default=True, description="Whether it has adopted the United Nations legal framework.")
    capabilities: Capabilities = Field(description="What it can put into a task force or a crisis.")
    interests: tuple[SubjectRef, ...] = Field(
        default=(), max_length=3, description="Subjects it says it works on at the start."
    )
    profile: Profile = Field(default_factory=Profile, description="How the partner AI plays it.")
    about: Line = Field(description="One line about the nation, shown beside its name.")


class Relation(Part):
    """What two nations start with; a pair that is not listed starts by its organisations."""

    nations: tuple[NationRef, NationRef] = Field(description="The two nations.")
    trust: Thousandths | None = Field(
        default=None, description="Trust of each in the other at the start, in thousandths."
    )
    interoperability: Thousandths | None = Field(
        default=None, description="How well they work together at the start, in thousandths."
    )
    liaison: bool = Field(default=False, description="Whether liaison officers are already posted.")
    agreement: Literal["none", "half_negotiated", "in_force"] = Field(
        default="none", description="State of a formal agreement."
    )
