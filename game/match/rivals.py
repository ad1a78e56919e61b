"""Task forces that stood on one thread beside that which closed it (R-TASKFORCE)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from game.match.chronicle import Item
from game.rules.arrays import nations_of
from game.rules.codes import NONE, MatterKind
from game.rules.events import Event
from game.wording import terms
from game.wording.happenings import Speaker, sentence


@dataclass(slots=True)
class _Force:
    thread: int
    lead: int
    members: set[int] = field(default_factory=set)
    asked: set[int] = field(default_factory=set)
    """Whom its lead invited."""


def beside(items: Sequence[Item], thread: int, speaker: Speaker) -> str:
    """Who else had a force on a thread when one closed it by a response; "" for none. `items` are all of a game."""
    forces: dict[int, _Force] = {}
    for i in items:
        if i.event == Event.FORMED:
            forces[i.value] = _Force(i.item, i.actor, {i.actor}, set(nations_of(i.audience)) - {i.actor})
        elif i.event == Event.PROPOSED and i.item == MatterKind.INVITATION:
            led = [f for f in forces.values() if f.lead == i.actor]
            if len(led) == 1:  # of several the chronicle does not tell which one asks for more
                led[0].asked.add(i.target)
        elif i.event == Event.JOINED and i.value in forces:
            forces[i.value].members.add(i.actor)
            forces[i.value].lead = i.target
        elif i.event == Event.LEFT and i.value in forces:
            forces[i.value].members.discard(i.actor)
        elif i.event == Event.STOOD_DOWN:
            forces.pop(i.value, None)
        elif i.event == Event.RESPONDED and i.item == thread and i.value != NONE:
            return _told([f for f in forces.values() if f.thread == thread], i.actor, speaker)
    return ""


def _told(forces: Sequence[_Force], first: int, speaker: Speaker) -> str:
    """That others stood beside the force that acted first, and whose units more than one of them wanted."""
    parties, others = [], [f for f in forces if f.lead != first]
    for force in others:
        rest = [speaker.nation(n) for n in sorted(force.members - {force.lead})]
        parties.append(f"{speaker.of(force.lead)} force" + (f" (with {terms.listed(rest)})" if rest else ""))
    if not parties:
        return ""
    stood = f"{terms.listed(parties)} stood on it too when {speaker.nation(first)} responded first"
    between = _wanted(forces)
    if not between:
        return sentence(f"{stood}, and could do nothing there with {'its' if len(others) == 1 else 'their'} units")
    more = "both" if len(forces) == 2 else "more than one"
    who = terms.listed([speaker.nation(n) for n in between])
    return sentence(f"{stood}, and units were divided between {len(forces)} forces: {more} wanted {who}")


def _wanted(forces: Sequence[_Force]) -> list[int]:
    """The nations that serve in one of the forces, and serve in another too or were asked into it."""
    serving = {n for f in forces for n in f.members}
    return [n for n in sorted(serving) if sum(n in f.members | f.asked for f in forces) > 1]
