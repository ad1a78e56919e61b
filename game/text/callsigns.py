"""Short names to type: M1 for what is asked of a nation, F1 for a task force, D1 for a decision.

Each thing keeps its own to the end of the game. They count what the chronicle has told the nation, oldest first, so
that a game that is loaded again has the same ones.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from game.match.chronicle import Item
from game.rules.codes import NONE
from game.rules.events import Event
from game.rules.view import View


@dataclass(frozen=True, slots=True)
class Callsigns:
    """Short names of everything that ever had one."""

    matters: Mapping[int, str]  # by key
    forces: Mapping[int, str]  # by key
    decisions: Mapping[int, str]  # by inject


def callsigns(view: View, chronicle: Sequence[Item]) -> Callsigns:
    """The short names in one plan; what the chronicle does not tell of comes last."""
    me = view.own.nation
    asked = [i.value for i in chronicle if i.event in (Event.REQUESTED, Event.PROPOSED) and i.target == me]
    formed = [i.value for i in chronicle if i.event == Event.FORMED]
    put = [i.item for i in chronicle if i.event == Event.DECISION_DUE and i.target == me]
    return Callsigns(
        matters=_numbered("M", [*asked, *(m.key for m in view.matters if m.mine)]),
        forces=_numbered("F", [*formed, *(f.key for f in view.forces)]),
        decisions=_numbered("D", [*put, *(d.inject for d in view.decisions if d.chosen == NONE)]),
    )


def _numbered(letter: str, keys: Iterable[int]) -> dict[int, str]:
    return {key: f"{letter}{number}" for number, key in enumerate(dict.fromkeys(keys), 1)}
