"""R-PARTNER: every policy plays from what its nations may know, alone as in a batch, and lives up to its habit."""

import ast
from dataclasses import fields, replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

import game.partners
from game.partners.policy import PARTNER, POLICIES
from game.rules import scoring
from game.rules.arrays import Bool
from game.rules.codes import AnswerKind
from game.rules.initial import initial
from game.rules.orders import Kind, Orders
from game.rules.reasons import Reason
from game.rules.seen import Seen, row, seen
from game.rules.state import State
from game.rules.step import step
from game.rules.tables import Tables
from game.scenario.bundled import bundled_files
from game.scenario.compile import compile_loaded
from game.scenario.load import load

GAMES = 3
HABITS = [name for name in POLICIES if name != "random"]


@cache
def tables(name: str = "paper-trail") -> Tables:
    return compile_loaded(load({path.stem: path for path in bundled_files()}[name])).tables


def everyone(tb: Tables, games: int = GAMES) -> Bool:
    return np.ones((games, tb.public.n_nations), np.bool_)


@cache
def played(policy: str, scenario: str = "paper-trail", games: int = GAMES) -> tuple[list[State], list[Orders]]:
    """States between the turns of a few games, and the orders of all nations."""
    tb = tables(scenario)
    states, plans = [initial(tb, np.arange(1, games + 1, dtype=np.uint64))], []
    for _ in range(tb.public.turns):
        plans.append(POLICIES[policy].orders(tb.public, seen(tb, states[-1]), everyone(tb, games)))
        states.append(step(tb, states[-1], plans[-1]).state)
    return states, plans


def as_rows(orders: Orders, game: int | None = None, nation: int | None = None) -> list[tuple[int, ...]]:
    """Orders as tuples without their game, of one game and nation where they are given, in the order of places."""
    keep = np.ones(len(orders), np.bool_)
    keep &= orders.b == game if game is not None else True
    keep &= orders.n == nation if nation is not None else True
    names = [f.name for f in fields(Orders) if f.name != "b"]
    rows = zip(*(getattr(orders, name)[keep].tolist() for name in names), strict=True)
    return sorted(rows, key=lambda r: (r[0], r[2]))


def alone(state: State, game: int) -> State:
    """The batch of one with a game of it."""
    return replace(state, **{name: array[[game]] for name, array in state.arrays().items()})  # type: ignore[index]


@pytest.mark.parametrize("policy", POLICIES)
def test_a_policy_plays_each_game_of_a_batch_as_it_plays_it_alone(policy: str) -> None:
    tb = tables()
    states, plans = played(policy)
    for state, plan in list(zip(states, plans, strict=False))[::3]:
        for b in range(GAMES):
            own = POLICIES[policy].orders(tb.public, seen(tb, alone(state, b)), everyone(tb, 1))
            assert as_rows(own) == as_rows(plan, game=b)


@pytest.mark.parametrize("policy", POLICIES)
def test_a_nation_is_played_the_same_whoever_plays_the_others(policy: str) -> None:
    tb = tables()
    states, plans = played(policy)
    for state, plan in list(zip(states, plans, strict=False))[1::5]:
        for n in range(tb.public.n_nations):
            only = everyone(tb) & (np.arange(tb.public.n_nations) == n)
            assert as_rows(POLICIES[policy].orders(tb.public, seen(tb, state), only)) == as_rows(plan, nation=n)


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("scenario", ["paper-trail", "common-front"])
def test_a_nation_is_played_from_what_it_may_read_alone(policy: str, scenario: str) -> None:
    """Everything else is blotted out of what the policy gets: the nation's orders stay what they were."""
    tb = tables(scenario)
    states, plans = played(policy, scenario, 1)
    for state, plan in list(zip(states, plans, strict=False))[2::5]:
        for n in range(tb.public.n_nations):
            whole = seen(tb, state)
            cells = {name: cell.astype(getattr(whole, name).dtype) for name, cell in row(tb, state, 0, n).items()}
            blotted = Seen(tick=state.tick, **cells)
            only = everyone(tb, 1) & (np.arange(tb.public.n_nations) == n)
            assert as_rows(POLICIES[policy].orders(tb.public, blotted, only)) == as_rows(plan, nation=n)


@pytest.mark.parametrize("policy", POLICIES)
def test_a_policy_keeps_nothing_in_mind_between_turns(policy: str) -> None:
    """Asked again, and of an earlier turn after a later one, it says the same: its memory is in the State."""
    tb = tables()
    states, plans = played(policy)
    for state, plan in reversed(list(zip(states, plans, strict=False))[::4]):
        assert as_rows(POLICIES[policy].orders(tb.public, seen(tb, state), everyone(tb))) == as_rows(plan)


ALL_KNOWING = {"expert", "hindsight", "par"}
"""What sees the whole State, for studies and reviews."""


def test_policies_import_nothing_that_knows_more_than_a_nation() -> None:
    """PublicTables and Seen: no State, no Tables, no step."""
    folder = Path(game.partners.__file__).parent
    for path in folder.glob("*.py"):
        if path.stem in ALL_KNOWING:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                names = {alias.name for alias in node.names}
                assert node.module not in ("game.rules.state", "game.rules.step", "game.rules.now"), path.name
                assert not names & {"Tables", "State", "step", "initial", *ALL_KNOWING}, path.name


def refused_share(policy: str) -> float:
    """Share of a policy's orders that the rules refuse."""
    tb = tables()
    states, plans = played(policy)
    total = refused = 0
    for state, plan in zip(states, plans, strict=False):
        total += len(plan)
        refused += int((step(tb, state, plan).reason != Reason.ACCEPTED).sum())
    return refused / total


@pytest.mark.parametrize("policy", HABITS)
def test_bots_know_what_is_legal(policy: str) -> None:
    """A few races are lost among nations; nothing else is refused often."""
    assert refused_share(policy) < 0.06


@pytest.mark.parametrize("policy", HABITS)
def test_no_bot_orders_beyond_its_staff(policy: str) -> None:
    tb = tables()
    for state, plan in zip(*played(policy), strict=False):
        assert (step(tb, state, plan).reason != Reason.NO_STAFF).mean() > 0.97
        assert (np.bincount(plan.b * tb.public.n_nations + plan.n) <= 12).all()


def kinds(policy: str, kind: Kind, turns: slice = slice(None)) -> int:
    return sum(int((plan.kind == kind).sum()) for plan in played(policy)[1][turns])


def test_the_hoarder_passes_nothing_on() -> None:
    assert [kinds("hoarder", kind) for kind in (Kind.SHARE, Kind.PUBLISH, Kind.CONTRIBUTE)] == [0, 0, 0]
    answers = [plan.option[plan.kind == Kind.ANSWER] for plan in played("hoarder")[1]]
    assert not (np.concatenate(answers) == AnswerKind.SHARE).any()


def test_the_late_dumper_hoards_and_then_lets_go() -> None:
    turns = tables().public.turns
    assert kinds("late", Kind.SHARE, slice(turns * 3 // 4)) == 0
    assert kinds("late", Kind.SHARE, slice(turns * 3 // 4, None)) > 10


def test_the_broadcaster_breaks_rules_and_the_others_do_not() -> None:
    breaches = {name: int(played(name)[0][-1].breaches.sum()) for name in HABITS}
    assert breaches["broadcaster"] > 20
    assert max(breaches[name] for name in ("cooperator", "hoarder")) <= 3 * GAMES


def precision(policy: str) -> float:
    end = played(policy)[0][-1]
    return int(end.useful.sum()) / max(int(end.delivered.sum()), 1)


def test_the_cooperator_serves_need_and_the_pusher_does_not_ask_for_it() -> None:
    assert precision("cooperator") > 0.95
    assert precision("pusher") < precision("cooperator") - 0.1


def test_the_random_player_orders_every_kind_that_the_exercise_has() -> None:
    ordered = np.unique(np.concatenate([plan.kind for plan in played("random", "common-front", 1)[1]]))
    assert len(ordered) >= 20


def test_the_cooperator_uses_what_the_exercise_offers() -> None:
    used = {Kind(int(k)) for plan in played("cooperator")[1] for k in np.unique(plan.kind)}
    assert used >= {Kind.SHARE, Kind.REQUEST, Kind.ANSWER, Kind.ANALYSE, Kind.FORM, Kind.JOIN, Kind.RESPOND}
    assert used >= {Kind.REQUEST_MATCH, Kind.ACCEPT, Kind.CONTRIBUTE, Kind.JUDGE}


def test_the_cooperator_does_best() -> None:
    tb = tables()
    score = {name: float(scoring.coalition(tb, played(name)[0][-1]).mean()) for name in POLICIES}
    assert max(score, key=lambda name: score[name]) == PARTNER
