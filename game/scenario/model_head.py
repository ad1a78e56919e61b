"""What an exercise says about itself: objectives, settings of difficulty, and the tests that its file carries."""

from typing import Annotated, Literal

from pydantic import Field

from game.scenario.fields import Defines, Line, Name, NationRef, Part, Slug
from game.scenario.model_conditions import Condition
from game.scenario.words import DimensionWord


class Objective(Part):
    """A learning objective and the part of the score that measures it."""

    id: Annotated[Slug, Defines("objective")] = Field(description="Id of the objective.")
    text: Line = Field(description="What a trainee will be able to do.")
    dimension: DimensionWord = Field(description="Dimension of the score that measures it.")
    weight: int = Field(ge=0, le=100, description="Its share of the score; all weights add up to 100.")


class Mechanics(Part):
    """What is switched off. Mechanics follow from what the file holds; this can only take some away."""

    originator_control: bool = Field(default=True, description="Release by the originator before passing on.")
    formal_agreements: bool = Field(default=True, description="Formal agreements between nations.")
    liaison: bool = Field(default=True, description="Liaison officers.")
    tear_lines: bool = Field(default=True, description="Versions one label lower with detail removed.")
    training: bool = Field(default=True, description="Joint training.")
    priorities: bool = Field(default=True, description="Stated priorities.")
    hardening: bool = Field(default=True, description="Hardening of critical infrastructure.")
    registering: bool = Field(default=True, description="Changing registered interests during play.")


class Difficulty(Part):
    """One setting of difficulty: what it changes relative to the file."""

    id: Slug = Field(description="Id of the setting; one of them is normal and is the default.")
    name: Name = Field(description="Name as players read it.")
    doctrine: dict[str, int] = Field(
        default_factory=dict, description="Doctrine numbers of this setting, over the file's own."
    )
    staff: int = Field(default=0, ge=-4, le=4, description="Staff points a turn more or fewer for every nation.")
    life: int = Field(
        default=0, ge=-24, le=24, description="Exercise hours more or fewer from opening to deadline of every thread."
    )


def normal_only() -> tuple[Difficulty, ...]:
    """The settings of a file that names none."""
    return (Difficulty.model_validate({"id": "normal", "name": "Normal"}),)


class ScenarioTest(Part):
    """One test that the file carries: orders on a seed, and what must come of them. `check` plays it."""

    name: Name = Field(description="What the test shows.")
    seed: int = Field(default=1, ge=0, le=2_000_000_000, description="Seed of the game.")
    difficulty: Slug = Field(default="normal", description="Setting of difficulty that it is played at.")
    seat: NationRef | None = Field(
        default=None, description="Nation that gives the orders; left out, the default seat."
    )
    others: Literal["partners", "idle"] = Field(
        default="partners", description="Whether partner AI plays the other nations, or nobody does."
    )
    orders: tuple[Line, ...] = Field(
        default=(),
        max_length=200,
        description="Orders as typed in the text seat, and 'end turn'; a report of the file may be written @id. "
        "After the last of them the seat gives no orders until the end.",
    )
    expect: tuple[Condition, ...] = Field(
        default=(), max_length=20, description="Conditions that must hold at the end."
    )
