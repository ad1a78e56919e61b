"""Task forces that stood on one thread beside that which closed it (R-TASKFORCE)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.match.chronicle import Item
from game.rules.codes import NONE
from game.rules.events import Event
from game.wording import terms
from game.wording.happenings import Speaker, sentence


@dataclass(slots=True)
class _Force:
    thread: int
    lead: int
    members: set[int] = field(default_factory=set)


def beside(items: Sequence[Item], thread: int, speaker: Speaker) -> str:
    """Who else had a force on a thread when one closed it by a response; "" for none. `items` are all of a game."""
    forces: dict[int, _Force] = {}
    for i in items:
        if i.event == Event.FORMED:
            forces[i.value] = _Force(i.item, i.actor, {i.actor})
        elif i.event == Event.JOINED and i.value in forces:
            forces[i.value].members.add(i.actor)
            forces[i.value].lead = i.target
        elif i.event == Event.LEFT and i.value in forces:
            forces[i.value].members.discard(i.actor)
        elif i.event == Event.STOOD_DOWN:
            forces.pop(i.value, None)
        elif i.event == Event.RESPONDED and i.item == thread and i.value != NONE:
            return _told([f for f in forces.values() if f.thread == thread and f.lead != i.actor], i.actor, speaker)
    return ""


def _told(others: Sequence[_Force], first: int, speaker: Speaker) -> str:
    parties = []
    for force in others:
        rest = [speaker.nation(n) for n in sorted(force.members - {force.lead})]
        parties.append(f"{speaker.of(force.lead)} force" + (f" (with {terms.listed(rest)})" if rest else ""))
    if not parties:
        return ""
    stood = f"{terms.listed(parties)} stood on it too when {speaker.nation(first)} responded first"
    return sentence(f"{stood}, and their units were divided between {len(others) + 1} forces")
