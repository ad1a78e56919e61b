"""What reaches a nation later than it happened: a question that travelled, and a task force that invites more."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from game.match.chronicle import Item
from game.rules.codes import NONE, TICKS_PER_TURN, MatterKind, MatterStatus, Rule
from game.rules.events import PUBLIC, Event
from game.rules.state import State

_TRAVELS: Final = MatterKind.RELEASE
"""The kind of matter that is on its way before it is put (R-REPORT)."""


def late(state: State, turn: int, items: Sequence[Item]) -> list[Item]:
    """What nations hear first as the turn ends, of matters and forces in game 0; `items` are all tellings."""
    asked = np.flatnonzero((state.matter_status[0] == MatterStatus.OPEN) & (state.matter_made[0] <= state.tick))
    asked = asked[state.matter_made[0, asked] >= state.tick - TICKS_PER_TURN]
    return [item for p in asked.tolist() for item in _late(state, turn, p) if not _told(items, item)]


def _late(state: State, turn: int, p: int) -> Iterator[Item]:
    """What the matter in slot p tells the nation that it is put to."""
    kind, key = int(state.matter_kind[0, p]), int(state.matter_key[0, p])
    asker, asked, f = (int(a[0, p]) for a in (state.matter_from, state.matter_to, state.matter_item))
    if kind == _TRAVELS:
        tick = min(int(state.matter_made[0, p]), state.tick - 1)
        yield Item(turn, tick, Event.PROPOSED, Rule.REPORT, asker, asked, kind, key, "", 1 << asked)
    if kind == MatterKind.INVITATION:
        thread, force = int(state.force_thread[0, f]), int(state.force_key[0, f])
        tick = int(state.matter_made[0, p])
        yield Item(turn, tick, Event.FORMED, Rule.TASKFORCE, asker, NONE, thread, force, "", 1 << asked)


def _told(items: Sequence[Item], item: Item) -> bool:
    """The nation heard it when it happened."""
    return any(
        i.event == item.event and i.value == item.value and (i.audience == PUBLIC or i.audience & item.audience)
        for i in items
    )
