"""What an inject or a decision option does."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from game.scenario.fields import (
    AlertRef,
    CampaignRef,
    Change,
    ChannelRef,
    Hint,
    NationRef,
    Part,
    ReportRef,
    Span,
    ThreadRef,
)


class Message(Part):
    """Nothing but the inject's text."""

    kind: Literal["message"] = Field(description="Only a message.")


class DeliverReport(Part):
    """A report reaches its holder."""

    kind: Literal["report"] = Field(description="A report arrives.")
    report: ReportRef = Field(description="Which report; it arrives on_inject.")


class DeliverAlert(Part):
    """Both halves of an alert reach their holders."""

    kind: Literal["alert"] = Field(description="An alert arrives.")
    alert: AlertRef = Field(description="Which alert.")


class OpenThread(Part):
    """A thread's clock starts."""

    kind: Literal["thread"] = Field(description="A thread opens.")
    thread: ThreadRef = Field(description="Which thread; it opens on_inject.")


class Outage(Part):
    """A channel is out for a while."""

    kind: Literal["outage"] = Field(description="A channel goes out.")
    channel: ChannelRef = Field(description="Which channel.")
    duration: Span = Field(description="For how many exercise hours.")


class Staffing(Part):
    """A nation has more or fewer staff points for a while; several such changes add up."""

    kind: Literal["staff"] = Field(description="Staff points change.")
    nation: NationRef = Field(description="Which nation.")
    change: int = Field(ge=-10, le=10, description="Staff points a turn more or fewer.")
    duration: Span = Field(description="For how many exercise hours.")


class Handling(Part):
    """A nation's handling discipline changes."""

    kind: Literal["handling"] = Field(description="Handling discipline changes.")
    nation: NationRef = Field(description="Which nation.")
    change: int = Field(ge=-5, le=5, description="By how much.")


class TrustChange(Part):
    """One nation's trust in another changes."""

    kind: Literal["trust"] = Field(description="Trust changes.")
    of: NationRef = Field(description="Whose trust.")
    in_: NationRef = Field(alias="in", description="In whom.")
    change: Change = Field(description="By how much, in thousandths.")


class DeadlineShift(Part):
    """A thread's deadline moves."""

    kind: Literal["deadline"] = Field(description="A deadline moves.")
    thread: ThreadRef = Field(description="Which thread.")
    ticks: int = Field(ge=-48, le=48, description="Exercise hours later; negative is sooner.")


class SeverityChange(Part):
    """A thread that is not prevented costs more or less."""

    kind: Literal["severity"] = Field(description="Severity changes.")
    thread: ThreadRef = Field(description="Which thread.")
    change: Change = Field(description="By how much, in thousandths.")


class IntensityChange(Part):
    """A campaign grows or shrinks."""

    kind: Literal["intensity"] = Field(description="Intensity changes.")
    campaign: CampaignRef = Field(description="Which campaign.")
    nation: NationRef | None = Field(default=None, description="In which audience; left out, in all.")
    change: Change = Field(description="By how much, in thousandths.")


class Priority(Part):
    """Headquarters sets a priority."""

    kind: Literal["priority"] = Field(description="A priority is set.")
    thread: ThreadRef = Field(description="Which thread becomes the priority.")
    nation: NationRef | None = Field(default=None, description="For which nation; left out, for all.")


class Framework(Part):
    """A nation adopts the legal framework."""

    kind: Literal["framework"] = Field(description="A legal framework comes into force.")
    nation: NationRef = Field(description="Which nation.")


class Caution(Part):
    """A nation's release policy changes."""

    kind: Literal["caution"] = Field(description="Release policy changes.")
    nation: NationRef = Field(description="Which nation.")
    change: Change = Field(description="Added to the trust it asks before releasing anything.")


EFFECTS: tuple[type[Part], ...] = (
    Message,
    DeliverReport,
    DeliverAlert,
    OpenThread,
    Outage,
    Staffing,
    Handling,
    TrustChange,
    DeadlineShift,
    SeverityChange,
    IntensityChange,
    Priority,
    Framework,
    Caution,
)


def _kind_of(value: object) -> str | None:
    kind = value.get("kind") if isinstance(value, dict) else getattr(value, "kind", None)
    return kind if isinstance(kind, str) else None


Effect = Annotated[
    Annotated[Message, Tag("message")]
    | Annotated[DeliverReport, Tag("report")]
    | Annotated[DeliverAlert, Tag("alert")]
    | Annotated[OpenThread, Tag("thread")]
    | Annotated[Outage, Tag("outage")]
    | Annotated[Staffing, Tag("staff")]
    | Annotated[Handling, Tag("handling")]
    | Annotated[TrustChange, Tag("trust")]
    | Annotated[DeadlineShift, Tag("deadline")]
    | Annotated[SeverityChange, Tag("severity")]
    | Annotated[IntensityChange, Tag("intensity")]
    | Annotated[Priority, Tag("priority")]
    | Annotated[Framework, Tag("framework")]
    | Annotated[Caution, Tag("caution")],
    Discriminator(_kind_of),
    Hint("an effect with a 'kind'"),
]
