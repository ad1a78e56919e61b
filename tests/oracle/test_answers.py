"""What rules ask of the game gets the same answer from the arrays and the oracle, for every pair, report and force."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from game.rules import assessment, crisis, sharing, threads, units
from game.rules.codes import NONE, Copy, Label, Stage
from game.rules.masked import idle
from game.rules.now import Now
from game.rules.seen import seen
from game.rules.state import State
from tests.oracle import assessing, joining, passing, responding
from tests.oracle.compare import Pair, begin, play
from tests.oracle.exercise import busy
from tests.oracle.fuzz import random_orders
from tests.oracle.world import Game, Row, Turn

SEEDS = [4, 5]
TURNS = 5


def halfway(nations: int) -> tuple[Pair, Now, list[Turn]]:
    """Games in full swing with forces of all stages and sizes in them, and both views of the next tick."""
    tables = busy(nations)
    pair, draw = begin(tables, SEEDS), np.random.default_rng(nations)
    for _ in range(TURNS):
        play(pair, random_orders(tables.public, pair.state, draw, 30))
    pair.state = stirred(pair.state, draw)
    pair.games = [Game(pair.state, b) for b in range(len(SEEDS))]
    return pair, idle(tables, pair.state), [Turn(pair.plain, game, []) for game in pair.games]


def stirred(st: State, draw: np.random.Generator) -> State:
    """The State with forces, ties and marks drawn anew: anything that the rules could have led to, and more."""
    games, forces, nations = st.force_member.shape
    stage = draw.integers(0, len(Stage), (games, forces)).astype(np.uint8)
    lead = draw.integers(0, nations, (games, forces)).astype(np.int8)
    member = (draw.random(st.force_member.shape) < 0.5) | (lead[:, :, None] == np.arange(nations))
    live = stage != Stage.FREE
    copies, marks = draw.integers(0, 3, st.copies.shape), draw.integers(0, 16, st.marks.shape)
    return replace(
        st,
        force_stage=stage,
        force_lead=np.where(live, lead, NONE).astype(np.int8),
        force_thread=np.where(live, draw.integers(0, 2, stage.shape), NONE).astype(np.int8),
        force_member=member & live[:, :, None],
        force_units=draw.integers(0, 3, st.force_units.shape).astype(np.uint8) * member[:, :, :, None],
        interop=draw.integers(0, 1000, st.interop.shape).astype(np.int16),
        trained=draw.integers(0, 16, st.trained.shape).astype(np.uint8),
        liaison=np.where(draw.random(st.liaison.shape) < 0.3, 0, st.liaison).astype(np.int16),
        investigation_until=draw.integers(0, 60, st.investigation_until.shape).astype(np.int16),
        copies=copies.astype(np.uint8),
        marks=marks.astype(np.uint8),
    )


@pytest.mark.parametrize("nations", [4, 5])
def test_who_may_pass_what_to_whom_over_what(nations: int) -> None:
    pair, now, turns = halfway(nations)
    p = pair.tables.public
    cases = [
        case
        for case in product(range(len(SEEDS)), range(nations), range(nations), range(p.n_reports), range(p.n_channels))
        if case[1] != case[2]
    ]
    b, n, m, i, c = (np.array(column) for column in zip(*cases, strict=True))
    lawful = {copy: sharing.lawful(now, b, n, m, i, np.full(len(b), copy)) for copy in (Copy.TORN, Copy.FULL)}
    need, top = sharing.has_need(now, b, m, i, n), sharing.ceiling(now, b, n, m, c, i)
    for k, (game, giver, taker, report, channel) in enumerate(cases):
        turn = turns[game]
        for copy, allowed in lawful.items():
            assert allowed[k] == passing.lawful(turn, giver, taker, report, copy), cases[k]
        assert need[k] == passing.has_need(turn, taker, report, giver), cases[k]
        assert top[k] == passing.ceiling(turn, giver, taker, channel, report), cases[k]
    assert len({*top.tolist()}) >= len(Label) - 1
    assert 0.1 < need.mean() < 0.99


@pytest.mark.parametrize("nations", [4, 5])
def test_what_task_forces_can_do(nations: int) -> None:
    pair, now, turns = halfway(nations)
    p = pair.tables.public
    b, f = np.nonzero(pair.state.force_stage != Stage.FREE)
    assert len(b) >= 3
    t = pair.state.force_thread[b, f].astype(np.intp)
    pooled, ticks = units.pooled(now), crisis.deployment(now, b, f)
    legal = threads.legal_basis(now, b, f, t)
    level = assessment.confidence_at_response(now, b, p.n_nations + f, t)
    for k, (game, force, thread) in enumerate(zip(b.tolist(), f.tolist(), t.tolist(), strict=True)):
        turn = turns[game]
        row = Row(None, f=force, t=thread, n=turn.g.force_lead[force])
        assert pooled[game, force].tolist() == joining.strength(turn, force)
        assert ticks[k] == responding.deployment(turn, force)
        assert legal[k] == responding.lawful(turn, row)
        assert level[k] == assessing.assessment(turn, p.n_nations + force, thread, at_response=True)


def test_what_nations_read_and_how_fresh_reports_are() -> None:
    pair, now, turns = halfway(4)
    shown = seen(pair.tables, pair.state)
    for game, turn in enumerate(turns):
        assert shown.reading[game].tolist() == [assessing.reading_capacity(turn, n) for n in turn.nations]
        assert assessment.freshness(now)[game].tolist() == [assessing.freshness(turn, i) for i in turn.reports]
