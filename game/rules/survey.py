"""What the roles without a nation see, typed: observer, projector, instructor, author and the review after the end."""

from dataclasses import dataclass
from enum import IntEnum

from game.rules.codes import Outcome
from game.rules.truth import Truth
from game.rules.view import Clock, Organisation


class Role(IntEnum):
    """Who looks. A spectator gets the least; the author and the review after the end get all."""

    NATION = 0
    OBSERVER = 1
    PROJECTOR = 2
    INSTRUCTOR = 3
    AUTHOR = 4
    AFTER = 5


@dataclass(frozen=True, slots=True)
class PublicNation:
    nation: int
    organisations: tuple[int, ...]
    capability: tuple[int, ...]
    handling: int
    interests: tuple[int, ...]
    framework: bool


@dataclass(frozen=True, slots=True)
class Incident:
    """A thread of which the public knows: it became an incident."""

    thread: int
    place: int
    crisis_until: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Survey:
    """What a role without a nation sees: the public part, and for who runs or reviews the exercise the truth."""

    role: Role
    clock: Clock
    nations: tuple[PublicNation, ...]
    organisations: tuple[Organisation, ...]
    incidents: tuple[Incident, ...]
    truth: Truth | None
