"""What the map shows above the bake, as plain values: nations, links and task forces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from game.ui.theme import NationMark

LinkState = Literal["open", "restricted", "strained", "pending"]
ForceStage = Literal["forming", "ready", "deployed"]


@dataclass(frozen=True)
class NationPin:
    """A nation's name on the map. `note` follows the code in the second line, in the colour of the token `note_ink`."""

    code: str
    name: str
    slot: str
    mark: NationMark
    note: str = ""
    note_ink: str = "dim"
    badge: int = 0
    badge_ink: str = "gold"
    selected: bool = False
    faded: bool = False


@dataclass(frozen=True)
class Link:
    """A channel between the nations with codes `a` and `b`.

    `capacity` 1 to 3 sets the width. `traffic` is +1 when something travels from a to b, -1 the other way, 0 when
    nothing does. `lane` parts several channels of one pair: 0 bends least.
    """

    a: str
    b: str
    state: LinkState = "open"
    capacity: int = 2
    traffic: int = 0
    lane: int = 0


@dataclass(frozen=True)
class ForceMarker:
    """A task force beside the capital of `slot`: its name, a short note, its stage and the icon that shows its kind."""

    id: str
    name: str
    slot: str
    note: str = ""
    stage: ForceStage = "forming"
    icon: str = "shield"


@dataclass(frozen=True)
class MapScene:
    """Everything above the bake. Codes are unique; links name codes among `pins`."""

    pins: tuple[NationPin, ...] = ()
    links: tuple[Link, ...] = ()
    forces: tuple[ForceMarker, ...] = ()
