"""Why something was declined, and what would help: one sentence each, the remedy computed (R-PARTNER)."""

from typing import Final

from game.rules.codes import NONE, DeclineCode, MatterKind, MatterStatus
from game.rules.declining import Why
from game.rules.doctrine import Doctrine
from game.rules.view import Matter, View
from game.wording import terms

STANDARD: Final = Doctrine()
"""Gains of trust where no exercise says otherwise."""
USEFUL: Final = 2
"""A useful report brings about the cap divided by this: gains are scaled by how far trust is from full (R-TRUST)."""
MOST: Final = 4
"""A remedy never asks for more than this of one thing."""
TAKES: Final = {
    MatterKind.RFI: "such a report",
    MatterKind.RELEASE: "this release",
    MatterKind.AGREEMENT: "an agreement",
    MatterKind.TRAINING: "joint training",
    MatterKind.MATCH: "a match",
    MatterKind.INVITATION: "joining a task force",
    MatterKind.ASSISTANCE: "legal assistance",
}
"""What takes trust."""
CROSSED: Final = "You turned their invitation down: they may ask again"
"""Said where who was to join them declined theirs: what the remedy for RANK asks for waits for a new one."""
_NUMBER: Final = ("no", "one", "two", "three", "four")


def withdrawn(m: Matter) -> bool:
    """An invitation to a task force that is no more: nobody left it unanswered."""
    return m.kind == MatterKind.INVITATION and m.status == MatterStatus.LAPSED and m.force == 0


def ground(kind: MatterKind, why: Why, asker: str, own: str, third: str) -> str:
    """Why, after a colon: "its trust in you is 2 short of what this release takes"; "" where nobody said.

    `asker` is the asking nation as the reader knows it ("you"), `own` belongs to who declined ("its"), `third` names
    the nation of the reason.
    """
    request = kind == MatterKind.RFI
    match why.code:
        case DeclineCode.TRUST:
            trusted = asker if why.nation == NONE else third
            missing = f"{why.amount} short of" if why.amount else "below"
            return f"{own} trust in {trusted} is {missing} what {TAKES[kind]} takes"
        case DeclineCode.STAFF:
            return f"no staff is left {'to read or send it' if request else 'for it'} this turn"
        case DeclineCode.BUSY if kind not in (MatterKind.INVITATION, MatterKind.TRAINING):
            return "other work comes first"
        case DeclineCode.BUSY:
            return f"{own} units are training or serve elsewhere"
        case DeclineCode.NOTHING_FITS if kind == MatterKind.ASSISTANCE:
            return f"{own} legal framework is not in force"
        case DeclineCode.NOTHING_FITS:
            return "no channel between the two carries it"
        case DeclineCode.ORIGINATOR:
            return f"what is held on it belongs to {third or 'another nation'}"
        case DeclineCode.RANK:
            return f"{own} work on the thread is in a task force of {own} own"
        case DeclineCode.SUBJECT:
            return "nothing is held on it that is worth passing on" if request else f"it lies outside {own} interests"
    return ""


def again(view: View, matter: Matter, doctrine: Doctrine) -> int | None:
    """The turn, counted from 1, in which who declined training can train with the reader again; 0 where that hinders
    nothing now, None where the reader cannot tell.
    """
    last = next((n.trained_turn for n in view.nations if n.nation == matter.asked), None)
    if last is None or matter.kind != MatterKind.TRAINING:
        return None
    rests = last != NONE and view.clock.turn + 1 - last < doctrine.training_gap
    return last + doctrine.training_gap + 1 if rests else 0


def remedy(
    kind: MatterKind,
    why: Why,
    third: str,
    doctrine: Doctrine = STANDARD,
    trains: bool = True,
    rested: int | None = None,
) -> str:
    """What would turn the no into a yes, as a sentence without its full stop; "" where nobody said why.

    `trains` tells that the exercise knows joint training, `rested` from which turn on the two can train (`again`).
    """
    match why.code:
        case DeclineCode.TRUST if kind == MatterKind.RELEASE and why.nation != NONE:
            return f"Ask again without {third}, or wait until {third} has earned it"
        case DeclineCode.TRUST:
            return earning(why.amount, doctrine, training=trains and kind != MatterKind.TRAINING)
        case DeclineCode.STAFF:
            return "Ask again next turn"
        case DeclineCode.BUSY:
            soon = f"in {_times(why.amount, 'turn', 'turns')}, if they are free then"
            if rested:
                return f"The two of you have just trained together, and can again in turn {rested}"
            unsure = kind == MatterKind.TRAINING and rested is None
            lately = ", or later where the two of you have just trained together" if unsure else ""
            return f"Ask again {soon if why.amount else 'when they are free'}{lately}"
        case DeclineCode.NOTHING_FITS if kind == MatterKind.ASSISTANCE:
            return "Ask again when it has adopted the framework"
        case DeclineCode.NOTHING_FITS:
            return "A channel that carries a higher label would do, or a tear-line"
        case DeclineCode.ORIGINATOR:
            return f"Ask {third} itself" if third else "Ask its originator"
        case DeclineCode.RANK:
            return "Pass on what you hold on the thread, stand yours down, and join if they invite you"
        case DeclineCode.SUBJECT:
            return "Ask a nation that has registered the subject"
    return ""


def earning(points: int, d: Doctrine = STANDARD, training: bool = True) -> str:
    """What earns so many points of trust: "One useful report or two timely answers would do"."""
    if points < 1:
        return "A useful report or a timely answer would help"
    gains = [
        (d.trust_evidence_cap // USEFUL, "useful report", "useful reports"),
        (d.trust_answer, "timely answer", "timely answers"),
        (d.trust_training if training else 0, "round of joint training", "rounds of joint training"),
    ]
    ways = [(-(-points * 10 // gain), one, many) for gain, one, many in gains if gain > 0]
    able = [_times(*way) for way in ways if way[0] <= MOST]
    if not able:
        return "Send useful reports and answer in time: it will take many turns"
    words = terms.listed(able, "or")
    return f"{words[0].upper()}{words[1:]} would do"


def sentence(kind: MatterKind, why: Why, third: str, trains: bool = True, rested: int | None = None) -> str:
    """The whole answer to the asker: "Declined: its trust in you is 2 short of what … takes (R-TRUST). One …"."""
    what = ground(kind, why, "you", "its", third)
    if not what:
        return "Declined without a reason."
    return f"Declined: {what} ({why.rule}). {remedy(kind, why, third, trains=trains, rested=rested)}."


def _times(count: int, one: str, many: str) -> str:
    number = _NUMBER[count] if count < len(_NUMBER) else str(count)
    return f"{number} {one if count == 1 else many}"
