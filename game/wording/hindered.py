"""Proposals that cannot be accepted in this plan, and why (R-ORDER): told where they wait for an answer."""

from typing import Final

from game.rules.codes import MatterKind
from game.rules.orders import Kind
from game.rules.reasons import Reason
from game.rules.view import Matter, Nation
from game.wording import shortfalls
from game.wording.outlook import Outlook
from game.wording.refusals import SENTENCE

_FREE: Final = (MatterKind.AGREEMENT, MatterKind.TRAINING)
"""What may be declined at no cost in trust while it cannot be accepted (R-RFI)."""


def hindered(o: Outlook, matter: Matter) -> str:
    """Why a proposal to the reader would be refused if accepted now, and what a no costs; "" where it would not."""
    other = o.nation(matter.asker)
    reason = _reason(o, matter, other) if other is not None else Reason.ACCEPTED
    if reason == Reason.ACCEPTED:
        return ""
    numbers = shortfalls.numbers(o, Kind.ACCEPT, {"key": matter.key}, reason).rstrip(".")
    why = numbers or SENTENCE[reason][0]
    free = " To decline costs nothing." if matter.kind in _FREE else ""
    return f"It cannot be accepted now: {why[0].lower()}{why[1:]}.{free}"


def _reason(o: Outlook, matter: Matter, other: Nation) -> Reason:
    """What would refuse the acceptance of a proposal of another nation, ACCEPTED for nothing that is sure."""
    clock, floor = o.view.clock, o.doctrine.agreement_trust
    match matter.kind:
        case MatterKind.AGREEMENT if min(other.my_trust, other.its_trust) < floor:
            return Reason.NO_TRUST
        case MatterKind.TRAINING if o.trained_lately(other, clock.turn):
            return Reason.TRAINED_RECENTLY
        case MatterKind.ASSISTANCE if o.view.own.framework > clock.tick or not other.framework:
            return Reason.NO_LEGAL_BASIS
    return Reason.ACCEPTED
