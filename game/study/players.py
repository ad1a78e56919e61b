"""Who may play in a study: every policy, and the author's expert line, which knows the exercise."""

from typing import Final

from game.partners import expert
from game.partners.knowledge import Knowledge
from game.partners.line import Line
from game.partners.plan import choose
from game.partners.policy import COOPERATOR, PARTNER, POLICIES
from game.rules.arrays import I64, Bool
from game.rules.orders import Orders, joined
from game.rules.seen import Seen
from game.rules.state import State
from game.rules.tables import Tables

EXPERT: Final = "expert"
IDLE: Final = "idle"
"""Gives no order at all: what is it worth that somebody sits there?"""
NAMES: Final = (*POLICIES, EXPERT)


def orders_of(name: str, tables: Tables, state: State, seen: Seen, players: Bool, line: Line, banned: I64) -> Orders:
    """Orders for the coming turn of the nations in `players` [B, N], played as `name` plays.

    `line` is the expert's. Who plays as a partner thinks again without the kind of order that is `banned` in each
    game: [B], or empty where none is.
    """
    if name == IDLE:
        return joined([])
    if name == EXPERT:
        return expert.orders(tables, state, seen, players, line)
    if name == PARTNER and len(banned):
        wishes = COOPERATOR.wishes(Knowledge(tables.public, seen, players))
        return choose((w.rows(banned[w.b] != int(w.kind)) for w in wishes), seen.staff, players)
    return POLICIES[name].orders(tables.public, seen, players)
