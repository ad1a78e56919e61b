"""Par: what a game could have come to, found by a beam search with hindsight over whole batches of games.

Each turn every game of the beam is tried with several plans: the expert's, and the same varied by chance and by what
only hindsight knows. All are played on to the end by the expert's plan; those that end best go on. It sees all, so it
is for studies and reviews alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from game.partners import expert, hindsight, sharing
from game.partners.knowledge import Knowledge
from game.partners.line import Line
from game.partners.plan import Wish, choose, wish
from game.rules import rng, scoring
from game.rules.arrays import I32, I64, U64, Bool, Ints
from game.rules.initial import initial
from game.rules.orders import Kind, Orders
from game.rules.rng import Stream
from game.rules.seen import seen
from game.rules.state import State
from game.rules.step import step
from game.rules.tables import Tables

SPREADS = (0, 40, 40, 120, 120, 300, 300)
"""By variant in turn: how far a candidate's score may be moved, either way."""
DROPS = (0, 80, 250)
"""By variant in turn: how many of a thousand candidates are left out."""
FEW = (False, False, False, True, True)
"""By variant in turn: whether the candidates of one nation in three alone are moved and left out."""
UNASKED = 150
"""How much less than a share to those in need one to others is worth: what lies with whom is known only to par."""
_ASSESSED = (Kind.READ, Kind.ANALYSE)
"""Orders that name a report and send it to nobody."""


@dataclass(frozen=True, slots=True)
class Par:
    """The best play found of each seed: the coalition's score in 1/1000, and the variant of each turn, 0 the line."""

    seeds: U64  # [S]
    score: I32  # [S]
    choices: I32  # [S, turns]


def search(
    tables: Tables,
    line: Line,
    seeds: U64,
    width: int = 4,
    branch: int = 20,
    proceed: Callable[[int], bool] = lambda turn: True,
) -> Par | None:
    """Search the games of the seeds [S], each with `width` games in its beam and `branch` variants of each.

    Each seed's result depends on nothing but itself. `proceed` is told each turn before it is searched; where it says
    no, the search ends with None.
    """
    games = len(seeds)
    state = initial(tables, seeds)  # [S * beam], the beam of a seed side by side
    beam = 1
    choices = np.zeros((games, 1, tables.public.turns), np.int32)
    best, found = np.full(games, -1, np.int32), choices[:, 0].copy()
    for turn in range(tables.public.turns):
        if not proceed(turn):
            return None
        tried = branch if beam > 1 else width * branch
        source = np.arange(games * beam).repeat(tried)
        variant = np.tile(np.arange(tried, dtype=np.int32), games * beam)
        wide = taken(state, source)
        wide = step(tables, wide, plan(tables, wide, line, variant)).state
        value = _played_on(tables, wide, line).reshape(games, -1)
        kept = _best(value, width)
        rows = (kept + np.arange(games)[:, None] * value.shape[1]).ravel()
        state, beam = taken(wide, rows), kept.shape[1]
        choices = np.take_along_axis(choices, (kept // tried)[:, :, None], axis=1)
        choices[:, :, turn] = kept % tried
        top = np.take_along_axis(value, kept[:, :1], axis=1)[:, 0]
        better = top > best
        best[better], found[better] = top[better], choices[better, 0]
    return Par(seeds, best, found)


def plan(tables: Tables, state: State, line: Line, variant: I32) -> Orders:
    """All nations' orders by the line, each game [B] in its variant; variant 0 is the line itself."""
    view = seen(tables, state)
    players = np.ones((len(state.seeds), tables.public.n_nations), np.bool_)
    k = Knowledge(tables.public, view, players)
    wishes = expert.wishes(tables, state, k, line)
    if not variant.any():
        return choose(wishes, view.staff, players)

    def known(those: Bool) -> Knowledge:
        return Knowledge(tables.public, view, those[:, None] & players)

    unasked = sharing.everything_legal(known(variant % 4 == 1))
    wishes += [wish(w.b, w.n, w.kind, w.score - UNASKED, w.cost, **w.columns) for w in unasked]
    wishes += hindsight.drills(known(variant % 4 == 3))
    wishes += hindsight.at_once(known(variant % 3 == 1), state)
    salt = rng.bits(state.seeds, state.tick, Stream.POLICY, variant)
    wary = hindsight.exposed(tables, state) & ((variant > 0) & (variant % 2 == 0))[:, None]
    return choose([_varied(_kept_back(w, salt, wary), salt, variant) for w in wishes], view.staff, players)


def taken(state: State, rows: Ints) -> State:
    """The games at `rows`, in that order."""
    cells: dict[str, Any] = state.arrays()
    return replace(state, **{name: array.take(rows, 0) for name, array in cells.items()})


def _played_on(tables: Tables, state: State, line: Line) -> I32:
    """The coalition's score when the line plays the games to their end: [B]."""
    nothing = np.zeros(len(state.seeds), np.int32)
    while state.tick < tables.public.ticks:
        state = step(tables, state, plan(tables, state, line, nothing)).state
    return scoring.coalition(tables, state)


def _best(value: I32, width: int) -> I64:
    """Columns of the highest values of each row, best first, of equal ones the first; what only repeats comes last."""
    order = np.argsort(-value, axis=1, kind="stable")
    ranked = np.take_along_axis(value, order, axis=1)
    again = np.zeros(value.shape, np.bool_)
    again[:, 1:] = ranked[:, 1:] == ranked[:, :-1]
    apart = np.argsort(again, axis=1, kind="stable")
    return np.take_along_axis(order, apart, axis=1)[:, :width]


def _kept_back(w: Wish, salt: U64, wary: Bool) -> Wish:
    """The candidates without three in four of the reports of `wary` [B, I], drawn by game and report."""
    if not len(w.score) or w.kind in _ASSESSED or "report" not in w.columns:
        return w
    report = w.orders.report
    named = wary[w.b, np.maximum(report, 0)] & (report >= 0)
    drawn = rng.mix(salt[w.b] + rng.mix(report.astype(np.int64).astype(np.uint64)))
    return w.rows(~named | (drawn & np.uint64(3) == 0))


def _varied(w: Wish, salt: U64, variant: I32) -> Wish:
    """The candidates with scores moved and some left out, by game, nation and what they say: in some variants of all
    nations, in others of few, so that a good turn of the rest is kept.
    """
    if not len(w.score):
        return w
    entity = w.n.astype(np.uint64) * np.uint64(64) + np.uint64(int(w.kind))
    for value in w.columns.values():
        entity = rng.mix(entity * np.uint64(31) + np.asarray(value).astype(np.int64).astype(np.uint64))
    drawn = rng.mix(salt[w.b] + entity)
    which = variant[w.b]
    few = np.array(FEW)[which % len(FEW)]
    moves = (which > 0) & (~few | (rng.mix(salt[w.b] + rng.mix(w.n.astype(np.uint64))) % np.uint64(3) == 0))
    spread = np.where(moves, np.array(SPREADS, np.int32)[which % len(SPREADS)], 0)
    drop = np.where(moves, np.array(DROPS, np.int32)[which % len(DROPS)], 0)
    moved = (drawn >> np.uint64(44)).astype(np.int64) * (2 * spread + 1) >> 20
    kept: Bool = (drawn & np.uint64(0xFFFFF)).astype(np.int64) * 1000 >> 20 >= drop
    varied = replace(w, score=(w.score + moved - spread).astype(np.int32))
    return varied.rows(kept)
