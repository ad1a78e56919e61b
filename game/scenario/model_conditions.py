"""The condition language: what must hold for an inject to fire. Declarative; there is no code in a scenario."""

from typing import Annotated, Literal

from pydantic import Field

from game.rules.orders import BY_NAME
from game.scenario.fields import CampaignRef, Hint, InjectRef, NationRef, Part, Thousandths, ThreadRef
from game.scenario.words import OutcomeWord

ATOMS = ("confidence", "trust", "outcome", "intensity", "orders", "inject", "decision", "tick", "task_forces")
GROUPS = ("all", "any", "not")

Count = Annotated[int, Field(ge=0, le=10_000)]


class Confidence(Part):
    """A nation's confidence in a thread."""

    nation: NationRef = Field(description="Whose confidence.")
    thread: ThreadRef = Field(description="In which thread.")
    at_least: Thousandths | None = Field(default=None, description="Holds at this value and above, in thousandths.")
    below: Thousandths | None = Field(default=None, description="Holds below this value, in thousandths.")


class TrustIn(Part):
    """One nation's trust in another."""

    of: NationRef = Field(description="Whose trust.")
    in_: NationRef = Field(alias="in", description="In whom.")
    at_least: Thousandths | None = Field(default=None, description="Holds at this value and above, in thousandths.")
    below: Thousandths | None = Field(default=None, description="Holds below this value, in thousandths.")


class OutcomeOf(Part):
    """How a thread ended, or that it is open or in crisis."""

    thread: ThreadRef = Field(description="Which thread.")
    is_: OutcomeWord = Field(alias="is", description="The outcome that must hold.")


class IntensityOf(Part):
    """How strong a campaign is."""

    campaign: CampaignRef = Field(description="Which campaign.")
    nation: NationRef | None = Field(default=None, description="In which audience; left out, in the strongest.")
    at_least: Thousandths | None = Field(default=None, description="Holds at this value and above, in thousandths.")
    below: Thousandths | None = Field(default=None, description="Holds below this value, in thousandths.")


class OrdersUsed(Part):
    """How many orders of a kind have been carried out, by all nations together."""

    kind: Literal[tuple(BY_NAME)] = Field(description="Kind of order.")  # type: ignore[valid-type]
    at_least: Count | None = Field(default=None, description="Holds at this count and above.")
    below: Count | None = Field(default=None, description="Holds below this count.")


class InjectFired(Part):
    """Whether another inject has fired."""

    id: InjectRef = Field(description="Which inject.")
    fired: bool = Field(default=True, description="Whether it must have fired or must not have.")


class DecisionIs(Part):
    """What was decided."""

    inject: InjectRef = Field(description="Inject that put the decision.")
    is_: str = Field(alias="is", description="Id of the option.")
    nation: NationRef | None = Field(default=None, description="Whose decision; left out, anybody's.")


class TickIs(Part):
    """The exercise clock."""

    at_least: Count | None = Field(default=None, description="Holds from this exercise hour on.")
    below: Count | None = Field(default=None, description="Holds before this exercise hour.")


class TaskForces(Part):
    """How many task forces exist."""

    at_least: Count | None = Field(default=None, description="Holds at this count and above.")
    below: Count | None = Field(default=None, description="Holds below this count.")


class Condition(Part):
    """One condition: exactly one of these keys."""

    all: Annotated[tuple["Condition", ...], Field(min_length=1, max_length=8)] | None = Field(
        default=None, description="All of these hold."
    )
    any: Annotated[tuple["Condition", ...], Field(min_length=1, max_length=8)] | None = Field(
        default=None, description="At least one holds."
    )
    not_: Annotated["Condition", Hint("one condition")] | None = Field(
        default=None, alias="not", description="This does not hold."
    )
    confidence: Confidence | None = Field(default=None, description="A nation's confidence in a thread.")
    trust: TrustIn | None = Field(default=None, description="One nation's trust in another.")
    outcome: OutcomeOf | None = Field(default=None, description="How a thread ended.")
    intensity: IntensityOf | None = Field(default=None, description="How strong a campaign is.")
    orders: OrdersUsed | None = Field(default=None, description="How many orders of a kind were carried out.")
    inject: InjectFired | None = Field(default=None, description="Whether another inject has fired.")
    decision: DecisionIs | None = Field(default=None, description="What was decided.")
    tick: TickIs | None = Field(default=None, description="The exercise clock.")
    task_forces: TaskForces | None = Field(default=None, description="How many task forces exist.")
