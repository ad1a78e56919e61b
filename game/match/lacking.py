"""What each task force on a thread lacked when it lacked least, told after the end of one that was not prevented."""

from collections.abc import Sequence
from typing import Final

from game.match.attempts import Attempt
from game.rules.codes import NEVER, Capability, Outcome
from game.rules.truth import ThreadTruth
from game.wording import terms
from game.wording.happenings import Speaker, sentence

NO_FORCE: Final = "No task force ever stood on it."


def lacking(attempts: Sequence[Attempt], thread: ThreadTruth, speaker: Speaker) -> list[str]:
    """One sentence a force on a thread that was met in part or lost; nothing for another, or one that never opened."""
    if thread.outcome == Outcome.PREVENTED or thread.decoy or thread.opens >= NEVER:
        return []
    own = [a for a in attempts if a.thread == thread.thread]
    order = sorted(own, key=lambda a: a.nearness, reverse=True)
    return [_told(a, speaker) for a in order] or [NO_FORCE]


def _told(a: Attempt, speaker: Speaker) -> str:
    rest = [speaker.nation(n) for n in a.members if n != a.lead]
    force = f"{speaker.of(a.lead)} force" + (f" (with {terms.listed(rest)})" if rest else "")
    at = "at the incident" if a.incident else f"at its best as a turn began ({terms.clock(a.tick)})"
    lacks = _lacks(a)
    if not lacks:
        return sentence(f"{force}, {at}, lacked nothing that was asked for")
    return sentence(f"{force}, {at}, lacked {terms.listed(lacks)}")


def _lacks(a: Attempt) -> list[str]:
    """What a force had too little of: time to form, confidence and domains, units, law."""
    lacks = ["time to form"] * (not a.ready)
    if a.confidence < a.asked:
        lacks.append(f"confidence ({terms.level(a.confidence)} of {terms.points(a.asked)})")
    if a.domains < a.domains_asked:
        lacks.append(f"domains ({a.domains} of {a.domains_asked})")
    lacks += [f"{terms.CAPABILITY[Capability(k)]} ({c} % of it)" for k, c in enumerate(a.covered) if c < 100]
    lacks += ["the legal basis"] * (not a.legal)
    return lacks
