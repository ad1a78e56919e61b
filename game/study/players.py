"""Who may play in a study: every policy, and the author's expert line, which knows the exercise."""

from typing import Final

from game.partners import expert
from game.partners.line import Line
from game.partners.policy import POLICIES
from game.rules.arrays import Bool
from game.rules.orders import Orders
from game.rules.seen import Seen
from game.rules.state import State
from game.rules.tables import Tables

EXPERT: Final = "expert"
NAMES: Final = (*POLICIES, EXPERT)


def orders_of(name: str, tables: Tables, state: State, seen: Seen, players: Bool, line: Line) -> Orders:
    """Orders for the coming turn of the nations in `players` [B, N], played as `name` plays. `line` is the expert's."""
    if name == EXPERT:
        return expert.orders(tables, state, seen, players, line)
    return POLICIES[name].orders(tables.public, seen, players)
