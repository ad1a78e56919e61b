"""The author's expert line, played: the cooperator with the line's steps before its own thoughts (R-PARTNER).

Conditions are judged on the State, since an author knows the exercise: so this is no partner to play with. Like `par`
it is for studies and reviews alone.
"""

from functools import lru_cache

import numpy as np

from game.partners.given import GIVERS
from game.partners.knowledge import Knowledge
from game.partners.line import Line, Step
from game.partners.plan import Wish, choose
from game.partners.policy import COOPERATOR
from game.rules import conditions
from game.rules.arrays import Bool, Ints
from game.rules.codes import NONE
from game.rules.conditions import Programs
from game.rules.masked import idle
from game.rules.orders import Kind, Orders
from game.rules.seen import Seen
from game.rules.state import State
from game.rules.tables import Tables

FIRST = 10_000
"""Score of the line's first step, above all that the cooperator thinks; each further step is worth one less."""
_MAIN: dict[Kind, tuple[str, ...]] = {
    Kind.SHARE: ("report",),
    Kind.PUBLISH: ("report",),
    Kind.ASK_RELEASE: ("report",),
    Kind.QUERY: ("channel",),
    Kind.REQUEST: ("to",),
    Kind.POST_LIAISON: ("to",),
    Kind.NEGOTIATE: ("to",),
    Kind.REQUEST_MATCH: ("alert",),
    Kind.DISCLOSE: ("alert",),
    Kind.FREEZE: ("thread",),
    Kind.JUDGE: ("thread",),
    Kind.FORM: ("thread",),
    Kind.RESPOND: ("key",),
    Kind.SERVICE: ("organisation", "option"),
    Kind.DECIDE: ("inject",),
    Kind.REFER: ("campaign",),
}
"""By what a nation's order takes the place of its own thought of the same kind; kinds not named, by the kind alone."""
_SPAN = {"key": 1 << 32, "to": 1 << 32}
"""Bound of a column's values where it holds no index."""


def orders(tables: Tables, state: State, seen: Seen, players: Bool, line: Line) -> Orders:
    """Orders of the nations in `players` [B, N] by the line; what staff it leaves goes as the cooperator thinks."""
    return choose(wishes(tables, state, Knowledge(tables.public, seen, players), line), seen.staff, players)


def wishes(tables: Tables, state: State, k: Knowledge, line: Line) -> list[Wish]:
    """The cooperator's thoughts as the line changes them, and the line's own orders."""
    thoughts = COOPERATOR.wishes(k)
    if not line.steps:
        return thoughts
    due = due_steps(tables, state, k, line)
    given: list[Wish] = []
    for rank, step in enumerate(line.steps):
        who = due[:, :, rank]
        if not who.any():
            continue
        if step.how == "do":
            given += [w for w in GIVERS[step.kind](k, step, who, FIRST - rank) if len(w.score)]
        else:
            thoughts = [_changed(tables, w, step, who, FIRST - rank) for w in thoughts]
    return [*(_without(w, given) for w in thoughts), *given]


def due_steps(tables: Tables, state: State, k: Knowledge, line: Line) -> Bool:
    """Which nation each step speaks to this turn: [B, N, steps]."""
    now = np.array([step.first <= k.turn <= step.last for step in line.steps])
    holds = np.broadcast_to(now, (len(state.seeds), len(now))).copy()
    if holds.any() and len(line.condition):
        conditions.narrow(idle(tables, state), _programs(line, tables.public.n_nations), holds)
    by = np.stack([step.by for step in line.steps], axis=1)
    return np.asarray(k.players[:, :, None] & by & holds[:, None, :], np.bool_)


@lru_cache(maxsize=16)
def _programs(line: Line, n_nations: int) -> Programs:
    return conditions.programs(line.condition, n_nations)


def _changed(tables: Tables, thought: Wish, step: Step, who: Bool, score: int) -> Wish:
    """The cooperator's candidates with those that the step means put first, or left out."""
    if thought.kind != step.kind or not len(thought.score):
        return thought
    meant = who[thought.b, thought.n] & _fits(tables, thought, step)
    if step.how == "never":
        return thought.rows(~meant)
    raised = np.where(meant & (thought.score < score), score, thought.score).astype(np.int32)
    return Wish(thought.b, thought.n, thought.kind, raised, thought.cost, thought.columns)


def _fits(tables: Tables, thought: Wish, step: Step) -> Bool:
    """Which candidates are what the step names, where it names anything: rows."""
    orders = thought.orders
    fits = np.ones(len(thought.score), np.bool_)
    if step.reports is not None:
        fits &= (orders.report >= 0) & step.reports[np.maximum(orders.report, 0)]
    if step.to:
        fits &= (orders.to & step.to) != 0
    if step.pair != NONE:
        fits &= (orders.alert >= 0) & (tables.public.alert_pair[np.maximum(orders.alert, 0)] == step.pair)
    for name in ("thread", "subject", "other", "channel", "organisation", "campaign", "inject", "option"):
        wanted = getattr(step, name)
        if wanted != NONE:
            fits &= getattr(orders, name) == wanted
    return fits


def _without(thought: Wish, given: list[Wish]) -> Wish:
    """The cooperator's candidates without those whose place an order of the line takes."""
    mine = [w for w in given if w.kind == thought.kind]
    if not mine or not len(thought.score):
        return thought
    taken = np.concatenate([_identity(w) for w in mine])
    return thought.rows(~np.isin(_identity(thought), taken))


def _identity(w: Wish) -> Ints:
    """One number for each candidate by nation and what stands for it: rows."""
    orders = w.orders
    key = w.b.astype(np.int64) * 64 + w.n
    for name in _MAIN.get(w.kind, ()):
        key = key * _SPAN.get(name, 1 << 9) + getattr(orders, name)
    return key
