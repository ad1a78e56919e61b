"""The arrays give the same games as the plain-Python rules: every field of the State, every refusal, every turn."""

from dataclasses import replace

import numpy as np
import pytest

from game.partners.policy import POLICIES
from game.rules.observe import seen
from game.rules.orders import Kind, Orders, joined
from game.rules.reasons import Reason
from game.rules.step import step
from game.rules.tables import Tables
from game.scenario.bundled import bundled_files
from game.scenario.compile import compile_loaded
from game.scenario.load import load
from tests.oracle.compare import begin, play
from tests.oracle.exercise import busy
from tests.oracle.fuzz import random_orders

SCENARIOS = {path.stem: path for path in bundled_files()}


def rich(tables: Tables) -> Tables:
    """The tables with staff enough that the boundary lets most orders through."""
    return replace(tables, public=replace(tables.public, staff=np.full_like(tables.public.staff, 30)))


def bundled_tables(name: str) -> Tables:
    return compile_loaded(load(SCENARIOS[name])).tables


def plays(tables: Tables, policy: str, seeds: list[int], turns: int) -> None:
    pair = begin(tables, seeds)
    players = np.ones((len(seeds), tables.public.n_nations), np.bool_)
    for _ in range(turns):
        play(pair, POLICIES[policy].orders(tables.public, seen(tables, pair.state), players))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("nations", [3, 5])
def test_random_orders_of_all_kinds_in_the_small_exercise(nations: int, seed: int) -> None:
    tables = busy(nations)
    draw = np.random.default_rng(seed)
    pair = begin(tables, [seed * 10 + 1, seed * 10 + 2])
    for _ in range(tables.public.turns):
        play(pair, random_orders(tables.public, pair.state, draw, 25))


@pytest.mark.parametrize("name", SCENARIOS)
def test_random_orders_amid_sensible_ones_in_the_bundled_exercises(name: str) -> None:
    tables = rich(bundled_tables(name))
    draw = np.random.default_rng(len(name))
    pair = begin(tables, [5, 6])
    players = np.ones((2, tables.public.n_nations), np.bool_)
    for k in range(tables.public.turns):
        sensible = POLICIES["cooperator"].orders(tables.public, seen(tables, pair.state), players)
        wild = random_orders(tables.public, pair.state, draw, 4)
        play(pair, joined([sensible, wild]) if k % 4 else sensible)


@pytest.mark.parametrize("seed", range(3))
def test_random_orders_where_staff_is_short(seed: int) -> None:
    tables = busy(4, staff=7)
    draw = np.random.default_rng(seed)
    pair = begin(tables, [seed * 10 + 1, seed * 10 + 2])
    for _ in range(tables.public.turns):
        play(pair, random_orders(tables.public, pair.state, draw, 14))


def test_what_excon_fires_by_hand() -> None:
    tables = busy(4)
    draw = np.random.default_rng(9)
    pair = begin(tables, [1, 2])
    for fired in [(), ((0, 1), (1, 3)), ((0, 1), (0, 2)), ((1, 0),)]:
        play(pair, random_orders(tables.public, pair.state, draw, 10), *fired)
    assert pair.state.fired[0, 1] == pair.state.fired[1, 3] == 6


@pytest.mark.parametrize("policy", POLICIES)
def test_bots_play_paper_trail(policy: str) -> None:
    plays(bundled_tables("paper-trail"), policy, [3], 16)


@pytest.mark.parametrize("policy", ["cooperator", "broadcaster"])
def test_bots_play_common_front(policy: str) -> None:
    plays(bundled_tables("common-front"), policy, [3], 24)


def test_the_fuzz_reaches_every_order_kind() -> None:
    """A kind that the random orders never get accepted, or never refused, would be compared in name only."""
    accepted, refused = set[int](), set[int]()

    def note(tables: Tables, blocks: int) -> None:
        for seed in range(blocks):
            pair_state = begin(tables, [seed + 1]).state
            draw = np.random.default_rng(seed)
            for _ in range(tables.public.turns):
                orders = random_orders(tables.public, pair_state, draw, 25)
                resolved = step(tables, pair_state, orders)
                accepted.update(orders.kind[resolved.reason == Reason.ACCEPTED].tolist())
                refused.update(orders.kind[resolved.reason != Reason.ACCEPTED].tolist())
                pair_state = resolved.state

    note(busy(4), 4)
    note(rich(bundled_tables("paper-trail")), 1)
    assert {Kind(k).name for k in Kind if k} - {Kind(k).name for k in accepted} == set()
    assert {Kind(k).name for k in Kind if k} - {Kind(k).name for k in refused} == set()


def test_a_difference_is_named_by_field_and_cell() -> None:
    tables = busy(3)
    pair = begin(tables, [1])
    pair.games[0].trust[0][1] += 7
    with pytest.raises(AssertionError, match=r"trust: 1 cells, first \[0, 1\]: arrays 420, oracle 427"):
        play(pair, nothing())


def nothing() -> Orders:
    return joined([])
