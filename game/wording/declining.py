"""Why something was declined, and what would help: one sentence each, the remedy computed (R-PARTNER)."""

from typing import Final

from game.rules.codes import NONE, DeclineCode, MatterKind
from game.rules.declining import Why
from game.rules.doctrine import Doctrine
from game.wording import terms

STANDARD: Final = Doctrine()
"""Gains of trust where no exercise says otherwise."""
USEFUL: Final = 2
"""A useful report brings about the cap divided by this: gains are scaled by how far trust is from full (R-TRUST)."""
MOST: Final = 4
"""A remedy never asks for more than this of one thing."""
ASKED: Final = {
    MatterKind.RFI: "sharing what it holds",
    MatterKind.RELEASE: "this release",
    MatterKind.AGREEMENT: "an agreement",
    MatterKind.TRAINING: "joint training",
    MatterKind.MATCH: "a match",
    MatterKind.INVITATION: "joining a task force",
    MatterKind.ASSISTANCE: "legal assistance",
}
"""What trust is asked for, as a nation that declines says it."""
_NUMBER: Final = ("no", "one", "two", "three", "four")


def ground(kind: MatterKind, why: Why, asker: str, own: str, third: str) -> str:
    """Why, after a colon: "its trust in you is 2 short of what this release asks for"; "" where nobody said.

    `asker` is the asking nation as the reader knows it ("you"), `own` belongs to who declined ("its"), `third` names
    the nation of the reason.
    """
    match why.code:
        case DeclineCode.TRUST:
            trusted = asker if why.nation == NONE else third
            missing = f"{why.amount} short of" if why.amount else "below"
            return f"{own} trust in {trusted} is {missing} what {ASKED[kind]} asks for"
        case DeclineCode.STAFF:
            return "no staff is left for it this turn"
        case DeclineCode.BUSY:
            return "what it would take is training, or serves elsewhere"
        case DeclineCode.NOTHING_FITS:
            return "no channel between you carries what is held" if asker == "you" else "no channel carries it there"
        case DeclineCode.ORIGINATOR:
            return f"what is held on it belongs to {third}" if third else "what is held on it belongs to another nation"
        case DeclineCode.RANK:
            return "another task force on the same thread is ahead"
        case DeclineCode.SUBJECT:
            return "nothing is held on it that is worth passing on"
    return ""


def remedy(kind: MatterKind, why: Why, third: str, doctrine: Doctrine = STANDARD) -> str:
    """What would turn the no into a yes, as a sentence without its full stop; "" where nobody said why."""
    match why.code:
        case DeclineCode.TRUST if kind == MatterKind.RELEASE and why.nation != NONE:
            return f"Ask again without {third}, or wait until {third} has earned it"
        case DeclineCode.TRUST:
            return earning(why.amount, doctrine)
        case DeclineCode.STAFF:
            return "Ask again next turn"
        case DeclineCode.BUSY:
            turns = f"in {_times(why.amount, 'turn')}" if why.amount else "when its training or its task force is over"
            return f"Ask again {turns}"
        case DeclineCode.NOTHING_FITS:
            return "Post a liaison officer or make an agreement: both carry higher labels"
        case DeclineCode.ORIGINATOR:
            return f"Ask {third} itself" if third else "Ask its originator"
        case DeclineCode.RANK:
            return "Stand yours down and join that one"
        case DeclineCode.SUBJECT:
            return "Ask a nation that has registered the subject"
    return ""


def earning(points: int, d: Doctrine = STANDARD) -> str:
    """What earns so many points of trust: "One useful report or two timely answers would do"."""
    if points < 1:
        return "A useful report or a timely answer would help"
    gains = ((d.trust_evidence_cap // USEFUL, "useful report"), (d.trust_answer, "timely answer"),
             (d.trust_training, "joint training"))  # fmt: skip
    ways = [(-(-points * 10 // gain), what) for gain, what in gains if gain > 0]
    able = [_times(count, what) for count, what in ways if count <= MOST]
    if not able:
        return "Train together and keep answering in time: it will take many turns"
    words = terms.listed(able, "or")
    return f"{words[0].upper()}{words[1:]} would do"


def sentence(kind: MatterKind, why: Why, third: str) -> str:
    """The whole answer to the asker: "Declined: its trust in you is 2 short of what … asks for (R-TRUST). One …"."""
    what = ground(kind, why, "you", "its", third)
    return f"Declined: {what} ({why.rule}). {remedy(kind, why, third)}." if what else "Declined without a reason."


def _times(count: int, what: str) -> str:
    plural = "" if count == 1 else "s"
    number = _NUMBER[count] if count < len(_NUMBER) else str(count)
    return f"{number} {what}{plural}"
