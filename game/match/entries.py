"""What a game in progress is made of: its Setup, and entries that name everything and hold no index."""

from enum import StrEnum
from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

HUMAN: Final = "human"
"""The seat of a nation that a person plays; any other value names a partner policy."""
EXCON: Final = "excon"
"""The author of what Exercise Control does."""
MAX_RATIONALE: Final = 300
MAX_SEED: Final = 2**63 - 1

Name = Annotated[str, StringConstraints(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9][A-Za-z0-9 ._:+-]*$")]
"""The id of something in the scenario, a report code, a policy or an order kind."""
Names = Annotated[tuple[Name, ...], Field(max_length=32)]
FieldValue = bool | Annotated[int, Field(ge=-1, le=2**31 - 1)] | Name | Names
"""What an order's field may say: yes or no, an amount or run-time key, one name, or several."""


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


class Setup(_Record):
    """What was chosen before the first turn. With the scenario, the seed and the entries it is the whole game."""

    scenario: Name
    difficulty: Name = "normal"
    seats: Annotated[dict[Name, Name], Field(min_length=1, max_length=32)]
    """Nation id to "human" or the policy that plays it."""
    mode: Literal["solo", "autoplay"] = "solo"

    @property
    def humans(self) -> tuple[str, ...]:
        """The nations that people play, in the scenario's order."""
        return tuple(n for n, seat in self.seats.items() if seat == HUMAN)

    @model_validator(mode="after")
    def _seats_fit_mode(self) -> Self:
        if self.mode == "solo" and not self.humans:
            raise ValueError("a solo game needs a human seat")
        return self


class Act(StrEnum):
    """What an entry is: an order of a nation, an inject fired by Exercise Control, or an act about the game itself."""

    ORDER = "order"
    INJECT = "inject"
    CONTROL = "control"


class Control(StrEnum):
    """The acts about the game itself; they change no State."""

    RESIGN = "resign"
    PAUSE = "pause"
    RESUME = "resume"


class Entry(_Record):
    """One line of the order log.

    `key` is stable: dropping or moving another entry never changes it. `kind` is the name of an order kind, of an
    inject or of a Control act; `fields` name things by the ids and codes of the scenario.
    """

    key: Name
    turn: Annotated[int, Field(ge=0, le=999)]
    author: Name
    """Nation id, or EXCON."""
    act: Act = Act.ORDER
    kind: Name
    fields: Annotated[dict[Name, FieldValue], Field(max_length=16)] = Field(default_factory=dict)
    rationale: Annotated[str, StringConstraints(max_length=MAX_RATIONALE)] = ""


class SeatNotes(_Record):
    """What a player keeps for itself; no rule reads it. Keys name what is meant, such as "report:R-714"."""

    notes: Annotated[dict[Name, Annotated[str, StringConstraints(max_length=4000)]], Field(max_length=512)] = Field(
        default_factory=dict
    )
    pins: Annotated[tuple[Name, ...], Field(max_length=512)] = ()
    seen: Annotated[tuple[Name, ...], Field(max_length=2048)] = ()
    """Read marks of the inbox."""


def entry_key(author: str, turn: int, serial: int) -> str:
    """The key of an author's `serial`-th entry of a turn: numbers are never used twice, whatever is undone."""
    return f"{author}-{turn}-{serial}"
