"""An author's expert line as data: conditional orders, and which reports, nations and things each of them means."""

from dataclasses import dataclass

from game.rules.arrays import I32, Bool
from game.rules.codes import NONE
from game.rules.orders import Kind


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One step. `how` is do (give the order), first (of what the cooperator would order, this first) or never."""

    how: str
    kind: Kind
    by: Bool  # [N] who orders it
    first: int  # turns in which it applies, from 0
    last: int
    reports: Bool | None = None  # [I] the reports meant; None where it names none
    to: int = 0  # nation mask; 0 where it names none
    thread: int = NONE
    subject: int = NONE
    other: int = NONE  # the interest that a new one replaces
    channel: int = NONE
    organisation: int = NONE
    campaign: int = NONE
    inject: int = NONE
    option: int = NONE  # kind of training, service, judgement or option of a decision
    pair: int = NONE  # alert


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """The steps by rank, and their conditions: rows as in `Tables.condition`, numbered by step."""

    steps: tuple[Step, ...]
    condition: I32
