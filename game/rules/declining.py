"""Why a matter was declined: one number that holds a code, an amount and a nation, kept beside the matter (R-PARTNER).

The amount is, for TRUST, how many points of 0-100 are missing, and for BUSY the turns until it may be asked again. The
nation is, for TRUST, in whom trust is missing where that is not the asker; for ORIGINATOR, whose release is needed.
"""

from dataclasses import dataclass

import numpy as np

from game.rules.arrays import I32, Ints
from game.rules.codes import NONE, DeclineCode, MatterKind, Rule

TERMS_BITS = 16
"""Bits of `matter_extra` that hold the terms asked for; why they were declined stands above them."""
KIND_BITS = 3
"""Bits of a DECLINED event's item that hold the MatterKind; why stands above them."""
CODE_BITS, AMOUNT_BITS = 3, 7
MOST = (1 << AMOUNT_BITS) - 1

RULE: dict[DeclineCode, Rule] = {
    DeclineCode.UNSTATED: Rule.RFI,
    DeclineCode.TRUST: Rule.TRUST,
    DeclineCode.STAFF: Rule.ORDER,
    DeclineCode.BUSY: Rule.TASKFORCE,
    DeclineCode.NOTHING_FITS: Rule.CHANNEL,
    DeclineCode.ORIGINATOR: Rule.REPORT,
    DeclineCode.RANK: Rule.TASKFORCE,
    DeclineCode.SUBJECT: Rule.RFI,
}
"""The rule behind each reason."""


@dataclass(frozen=True, slots=True)
class Why:
    """A reason unpacked; see the module text. `nation` is NONE where none is meant."""

    code: DeclineCode = DeclineCode.UNSTATED
    amount: int = 0
    nation: int = NONE

    @property
    def rule(self) -> Rule:
        return RULE[self.code]


def packed(code: Ints, amount: Ints, nation: Ints) -> I32:
    """Reasons of rows as whole numbers, 0 for none; fields that are absent (NONE) count as unstated, 0 and nobody."""
    low = np.maximum(code, int(DeclineCode.UNSTATED)) | np.clip(amount, 0, MOST) << CODE_BITS
    why: I32 = (low | (nation + 1) << (CODE_BITS + AMOUNT_BITS)).astype(np.int32)
    return why


def unpacked(why: int) -> Why:
    """The reason behind a whole number."""
    amount = why >> CODE_BITS & MOST
    return Why(DeclineCode(why & (1 << CODE_BITS) - 1), amount, (why >> CODE_BITS + AMOUNT_BITS) - 1)


def of_matter(extra: int) -> Why:
    """Why a declined matter was declined, from its `matter_extra`."""
    return unpacked(extra >> TERMS_BITS)


def of_event(item: int) -> tuple[MatterKind, Why]:
    """What was declined, and why, from the item of a DECLINED event."""
    return MatterKind(item & (1 << KIND_BITS) - 1), unpacked(item >> KIND_BITS)
