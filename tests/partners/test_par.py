"""Par: hindsight finds at least what the line reaches, the same for each seed alone as among others."""

import numpy as np

from game.partners import hindsight, par
from game.partners.knowledge import Knowledge
from game.partners.line import Line
from game.rules import scoring, training
from game.rules.initial import initial
from game.rules.seen import seen
from game.rules.step import step
from game.scenario.bundled import bundled_files
from game.scenario.compile import compile_loaded
from game.scenario.load import load
from tests.match.world import exercise

TABLES = exercise().tables
NO_LINE = Line((), np.zeros((0, 8), np.int32))
SEEDS = np.array([4, 5, 6], np.uint64)


def found(seeds: np.ndarray) -> par.Par:
    result = par.search(TABLES, NO_LINE, seeds, width=2, branch=12)
    assert result is not None
    return result


def played(choices: np.ndarray, seeds: np.ndarray) -> np.ndarray:
    """The coalition's score of the games in which each turn is played in the variants given."""
    state = initial(TABLES, seeds)
    for turn in range(TABLES.public.turns):
        state = step(TABLES, state, par.plan(TABLES, state, NO_LINE, choices[:, turn])).state
    return scoring.coalition(TABLES, state)


def test_it_is_never_below_the_line_and_its_choices_lead_to_it() -> None:
    result = found(SEEDS)
    line = played(np.zeros((3, TABLES.public.turns), np.int32), SEEDS)
    assert (result.score >= line).all()
    assert (result.score > line).any()
    assert played(result.choices, SEEDS).tolist() == result.score.tolist()


def test_a_seed_alone_has_the_same_par() -> None:
    assert found(SEEDS[1:2]).score.tolist() == found(SEEDS).score.tolist()[1:2]


def test_it_can_be_stopped() -> None:
    asked: list[int] = []

    def proceed(turn: int) -> bool:
        asked.append(turn)
        return turn < 1

    assert par.search(TABLES, NO_LINE, SEEDS, 2, 2, proceed) is None
    assert asked == [0, 1]


def test_hindsight_tells_what_chance_would_expose() -> None:
    """Held everywhere and labelled RED, what is struck within a copy's time in danger was foreseen."""
    seeds = np.arange(40, dtype=np.uint64)
    state = initial(TABLES, seeds)
    foreseen = hindsight.exposed(TABLES, state)
    nothing = np.zeros(len(seeds), np.int32)
    while state.tick < TABLES.public.doctrine.hazard_span:
        state = step(TABLES, state, par.plan(TABLES, state, NO_LINE, nothing)).state
    known = initial(TABLES, seeds).origin >= 0
    assert (state.compromised & known).any()
    assert not (state.compromised & known & ~foreseen).any()
    assert not foreseen[known].all()


def test_a_drill_is_with_the_three_with_whom_one_works_least_well() -> None:
    tables = compile_loaded(load({path.stem: path for path in bundled_files()}["signal-and-noise"])).tables
    pub = tables.public
    view = seen(tables, initial(tables, SEEDS))
    k = Knowledge(pub, view, np.ones((len(SEEDS), pub.n_nations), np.bool_))
    (drills,) = hindsight.drills(k)
    sizes = set()
    for b, n, to in zip(drills.b.tolist(), drills.n.tolist(), drills.orders.to.tolist(), strict=True):
        gain = {m: 1000 - int(view.interop[b, n, m]) for m in range(pub.n_nations) if k.may_train[b, n, m]}
        wanted = sorted(gain, key=lambda m: (-gain[m], m))[: training.MOST_INVITED]
        assert to == sum(1 << m for m in wanted if gain[m] >= hindsight.DRILL_LEAST)
        sizes.add(to.bit_count())
    assert training.MOST_INVITED in sizes
