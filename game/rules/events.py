"""Events: what happened, recorded while a turn is resolved, each with cause and audience from birth.

Recording never changes State. In batches there is no recorder and `emit` does nothing.
"""

from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np

from game.rules.arrays import I32, Ints
from game.rules.codes import Capability, Copy, Rule


class Event(IntEnum):
    """Kinds of event. The comment gives (actor, target, item, value)."""

    INJECT = 1  # EXCON, -, inject, option
    DECISION_DUE = 2  # EXCON, nation, inject, ticks to decide
    DECIDED = 3  # nation, -, inject, option
    OUTAGE = 4  # EXCON, -, channel, ticks
    RESTORED = 5  # -, -, channel, -
    ARRIVED = 6  # origin, origin, report, -   (own reporting)
    SENT = 7  # sender, receiver, report, arrival tick and whether a tear-line (sent)
    DELIVERED = 8  # sender, receiver, report, Copy and channel (delivered)
    LOST = 9  # -, receiver, report, -   (source dead or blinded; audience exercise control only)
    PUBLISHED = 10  # nation, -, report, channel
    STUB = 11  # reader, originator to contact, report, channel
    WOKEN = 12  # nation, -, report, -
    READ = 13  # nation, -, report, -
    ANALYSED = 14  # nation, -, report, whether exposed as false and by whose fusion cell (analysed)
    TOLD_FALSE = 15  # analyst, told nation, report, -
    DETECTED = 16  # nation, -, thread, confidence
    CONTRIBUTED = 17  # nation, -, report, force key
    BREACH = 18  # breaker, receiver, report, -   (known to the breaker alone until found)
    BREACH_FOUND = 19  # breaker, originator, report, -
    COMPROMISED = 20  # nation that added most hazard (NONE: several did), originator, report, holders without need
    SOURCE_LOST = 21  # -, originator, report, -
    PUSHED = 22  # sender, receiver, report, -   (push without need)
    TRUST = 23  # n, m, TrustCause, change of n's trust in m
    REQUESTED = 24  # asker, asked, subject, key
    PROPOSED = 25  # proposer, asked, MatterKind, key
    ANSWERED = 26  # answerer, asker, AnswerKind, key
    ACCEPTED = 27  # accepter, proposer, MatterKind, key
    DECLINED = 28  # decliner, asker, MatterKind and why (declining.of_event), key
    LAPSED = 29  # silent nation, asker, MatterKind, key
    RELEASED = 30  # originator, nation released to, report, -
    REGISTERED = 31  # nation, -, subject, replaced subject
    JUDGED = 32  # nation, -, thread, Judgement
    LIAISON_POSTED = 33  # nation, nation, -, tick it works
    AGREEMENT = 34  # nation, nation, -, tick it is in force
    DISCLOSED = 35  # nation, nation, alert, consent
    MATCHED = 36  # nation, nation, pair, consent
    NO_MATCH = 37  # asked, asker, alert, -
    MATCH_ANALYSED = 38  # nation, provider, report, pair
    FREEZE_HELD = 39  # nation, -, thread, -
    FREEZE_REVERSED = 40  # nation, -, thread, -
    REFERRED = 41  # nation, -, campaign, intensity removed
    LAWFUL_REMOVED = 42  # nation, -, campaign, -
    CAMPAIGN_FEEDS = 43  # -, -, campaign, severity added
    NOISE = 44  # -, nation, report, -   (audience exercise control only)
    HARDENED = 45  # nation, -, -, level
    FORMED = 46  # lead, -, thread, key
    JOINED = 47  # member, lead, thread, key
    FORCE_READY = 48  # lead, -, thread, key
    LEFT = 49  # member, lead, thread, key
    STOOD_DOWN = 50  # lead, -, thread, key
    ASSIGNED = 51  # member, lead, thread, Capability and units (assigned)
    TRAINED = 52  # n, m, TrainingKind, interoperability gained
    RESPONDED = 53  # lead, -, thread, Outcome, or NONE when wrong
    INCIDENT = 54  # -, place, thread, window ticks
    DEPLOYED = 55  # lead, place, thread, arrival tick
    CLOSED = 56  # lead or NONE, place, thread, Outcome
    SERVICE = 57  # nation, target nation or NONE, Service, organisation
    SERVICE_DONE = 58  # nation, -, Service, value
    PRIORITY = 59  # nation, -, thread, -
    COORDINATED = 60  # nation, -, thread, organisation
    REFUSED = 61  # nation, recipient or NONE, Kind, Reason
    AWARD = 62  # nation or NONE, -, Dimension, points in 1/1000
    SEAT_AWARD = 63  # nation, -, SeatDimension, points in 1/1000
    STAFF = 64  # EXCON, nation, last turn changed, change
    POLICY = 65  # EXCON, nation, -, change of thresholds
    THREAD_OPENED = 66  # -, -, thread, deadline   (audience exercise control only)
    DEADLINE_MOVED = 67  # -, -, thread, ticks
    ALERT = 69  # holder, -, alert, -
    NOTICE = 70  # nation, -, report, organisation   (under review)
    ASSISTANCE = 71  # nation, nation, -, -   (mutual legal assistance granted)
    NOTHING_FOUND = 72  # reader, -, subject, channel
    KNOWN_FALSE = 73  # analyst, sender, report, -   (the sender knew what the analyst found: that it is false)
    FOUND = 74  # reader, publisher, report, channel   (what a query brought, beside its delivery)
    IN_PLACE = 75  # -, place, thread, a capability that an ended incident asked for, and how much was there (in_place)


class TrustCause(IntEnum):
    """Why trust changed (R-TRUST)."""

    EVIDENCE = 1
    ANSWER = 2
    CAVEAT = 3
    TRAINING = 4
    MINISTERIAL = 5
    LIAISON = 6
    BREACH = 7
    WITNESS = 8
    COMPROMISE = 9
    COMPROMISE_BACK = 10
    IGNORED = 11
    DECLINED = 12
    PUSH = 13
    WRONG = 14
    FALSE_KNOWN = 15
    DRIFT = 16
    INJECT = 17


PUBLIC = -1
"""Audience mask: everybody (all bits)."""
CONTROL = 0
"""Audience mask: exercise control and the review after the end, no nation."""

CAPABILITY_BITS = 3
"""Bits of the value of an ASSIGNED or IN_PLACE event that hold the Capability; the units stand above them."""

COPY_BITS = 2
"""Bits of the value of a DELIVERED event that hold the Copy; one more than the channel stands above them."""

ASKED_BITS, IN_PLACE_BITS = 6, 10
"""Bits of an IN_PLACE event's value, above the Capability, for the units that were asked for, and for what was in place
and what was under way each, in tenths of a unit. What is more is told as the most that they hold.
"""

COLUMNS = ("tick", "event", "rule", "b", "actor", "target", "item", "value", "cause", "audience")
_RULES = tuple(Rule)
RULE_CODE = {rule: code for code, rule in enumerate(_RULES)}


def rule_of(code: int) -> Rule:
    """The rulebook name behind an event's rule column."""
    return _RULES[code]


def assigned(value: int) -> tuple[Capability, int]:
    """The capability, and how many units of it now serve, from the value of an ASSIGNED event."""
    return Capability(value & (1 << CAPABILITY_BITS) - 1), value >> CAPABILITY_BITS


def sent(value: int) -> tuple[int, bool]:
    """The tick of arrival, and whether a tear-line left, from the value of a SENT event."""
    return value >> 1, bool(value & 1)


def of_sent(arrival: Ints, copy: Ints) -> Ints:
    """The value that `sent` takes apart: rows."""
    value: Ints = np.asarray(arrival, np.int32) << 1 | (np.asarray(copy) == int(Copy.TORN))
    return value


def delivered(value: int) -> tuple[Copy, int]:
    """The version, and the channel it came over, NONE where it came over none (a task force, a fusion cell, a match),
    from the value of a DELIVERED event.
    """
    return Copy(value & (1 << COPY_BITS) - 1), (value >> COPY_BITS) - 1


def of_delivered(copy: Ints, channel: Ints) -> Ints:
    """The value that `delivered` takes apart: rows."""
    value: Ints = np.asarray(copy, np.int32) | np.asarray(channel + 1, np.int32) << COPY_BITS
    return value


def analysed(value: int) -> tuple[bool, int]:
    """Whether the report was exposed as false, and the organisation whose fusion cell analysed it, NONE where the
    nation did itself, from the value of an ANALYSED event.
    """
    return bool(value & 1), (value >> 1) - 1


def in_place(value: int) -> tuple[Capability, int, int, int]:
    """From the value of an IN_PLACE event: the capability, how many units an incident asked for, and in tenths of a
    unit what was in place as it ended and what was still under way.
    """
    parts = []
    for bits in (CAPABILITY_BITS, ASKED_BITS, IN_PLACE_BITS, IN_PLACE_BITS):
        parts.append(value & (1 << bits) - 1)
        value >>= bits
    capability, asked, present, coming = parts
    return Capability(capability), asked, present, coming


def of_in_place(capability: Ints, asked: Ints, present: Ints, coming: Ints) -> Ints:
    """The value that `in_place` takes apart; what is in place and under way in 1/1000 of a unit: rows."""
    value, at = np.asarray(capability, np.int32), CAPABILITY_BITS
    for part, bits in ((asked, ASKED_BITS), (present // 100, IN_PLACE_BITS), (coming // 100, IN_PLACE_BITS)):
        value = value | np.minimum(part, (1 << bits) - 1).astype(np.int32) << at
        at += bits
    return value


@dataclass(frozen=True, slots=True)
class Events:
    """Recorded events, equal-length int32 columns in the order they happened.

    `cause` is the row in the turn's Orders that caused the event, NONE for the course of time; `audience` a nation mask
    (PUBLIC all, CONTROL none).
    """

    tick: I32
    event: I32
    rule: I32
    b: I32
    actor: I32
    target: I32
    item: I32
    value: I32
    cause: I32
    audience: I32

    def __len__(self) -> int:
        return len(self.tick)


NO_EVENTS = Events(*(np.zeros(0, np.int32) for _ in COLUMNS))


@dataclass(slots=True)
class Recorder:
    """Collects events during one step when recording."""

    parts: list[tuple[Ints, ...]] = field(default_factory=list)

    def emit(
        self,
        tick: int,
        event: Event,
        rule: Rule,
        b: Ints,
        actor: Ints | int,
        target: Ints | int,
        item: Ints | int,
        value: Ints | int,
        cause: Ints | int,
        audience: Ints | int,
    ) -> None:
        """Add one event a row of `b`; the other columns broadcast."""
        if len(b):
            columns = (tick, int(event), RULE_CODE[rule], b, actor, target, item, value, cause, audience)
            self.parts.append(tuple(np.broadcast_to(np.asarray(c, np.int32), len(b)) for c in columns))

    def events(self) -> Events:
        """All that was emitted, in order."""
        if not self.parts:
            return NO_EVENTS
        return Events(*(np.concatenate(column) for column in zip(*self.parts, strict=True)))
