"""What a nation was told of its own sendings: with what need, and in which version they came (R-NEED, R-EXPOSE)."""

from collections.abc import Sequence

from game.match.chronicle import Item
from game.rules.codes import Copy
from game.rules.events import Event, delivered
from game.rules.masked import Sendings


def sendings(items: Sequence[Item], nation: int) -> Sendings:
    """Read off what the nation heard of the game."""
    mine = [i for i in items if i.actor == nation]
    sent, pushes = (
        {(i.tick, i.target, i.item) for i in mine if i.event == kind} for kind in (Event.SENT, Event.PUSHED)
    )
    needed = frozenset((m, i) for _, m, i in sent - pushes)
    pushed = frozenset((m, i) for _, m, i in pushes)
    came = [i for i in mine if i.event == Event.DELIVERED]
    whole = {(i.target, i.item) for i in came if delivered(i.value)[0] == Copy.FULL}
    torn = frozenset((i.target, i.item) for i in came if delivered(i.value)[0] == Copy.TORN)
    return Sendings(needed, pushed - needed, torn - whole)
