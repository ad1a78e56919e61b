"""Templates are exercises in their own right, and what is made from one is a file of its own name."""

import numpy as np
import pytest

from game.match.exercise import Exercise
from game.rules.codes import Outcome
from game.scenario.compile import compile_scenario
from game.scenario.load import load_bytes
from game.scenario.source import Source
from game.scenario.templates import MARKER, TemplateError, made, templates, title_of
from game.text.rehearsal import rehearse
from tests.test_scenarios import ended_well, played

NAMES = tuple(templates())


def test_there_is_a_small_one_to_begin_with_and_a_larger_one() -> None:
    assert NAMES == ("small", "medium")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_made_of_it_loads_clean_under_its_own_name(name: str) -> None:
    text = made(name, "two-harbours")
    loaded = load_bytes(text.encode(), "two-harbours.yaml")
    assert loaded.problems == ()
    assert loaded.scenario is not None
    assert (loaded.scenario.id, loaded.scenario.title) == ("two-harbours", "Two Harbours")
    assert MARKER not in text
    assert title_of(MARKER) not in text


@pytest.mark.parametrize("name", NAMES)
def test_its_tests_hold_whatever_it_is_called(name: str) -> None:
    source = Source("two-harbours.yaml", made(name, "two-harbours"))
    assert len(Exercise.of_source(source).scenario.tests) >= 2
    assert rehearse(source) == ()


@pytest.mark.parametrize("policy", ["cooperator", "random"])
@pytest.mark.parametrize("name", NAMES)
def test_it_is_played_to_the_end_at_every_difficulty(name: str, policy: str) -> None:
    scenario = load_bytes(made(name, "two-harbours").encode()).scenario
    assert scenario is not None
    for difficulty in scenario.difficulties:
        tables = compile_scenario(scenario, difficulty.id).tables
        state, carried_out = played(tables, policy, 4, 20)
        ended_well(tables, state)
        assert min(carried_out[:-1]) > 0
    if policy == "cooperator":
        assert np.isin(state.outcome, (Outcome.PREVENTED, Outcome.DISRUPTED)).any()


def test_the_small_one_explains_every_key_at_the_top() -> None:
    lines = made("small", "two-harbours").splitlines()
    keys = [k for k, line in enumerate(lines) if line[:1].isalpha()]
    assert len(keys) > 15
    bare = [lines[k] for k in keys if not lines[k - 1].startswith("#")]
    assert bare == ["title: Two Harbours"], "the id above it tells of both"


@pytest.mark.parametrize(
    "name, says",
    [
        ("Two Harbours", "write two-harbours"),
        ("two_harbours.yaml", "write two-harbours"),
        ("-two--harbours-", "write two-harbours"),
        ("x" * 41, f"write {'x' * 40}"),
        ("§", "such as two-harbours"),
        ("", "such as two-harbours"),
        ("2024", "such as exercise-2024"),
        ("true", "such as exercise-true"),
        ("first-contact", "comes with the game"),
    ],
)
def test_a_bad_name_is_refused_with_the_right_form(name: str, says: str) -> None:
    with pytest.raises(TemplateError) as refused:
        made("small", name)
    assert says in str(refused.value)


def test_a_misspelt_template_is_answered_with_the_nearest() -> None:
    with pytest.raises(TemplateError, match="no template 'medum'; nearest known name 'medium'"):
        made("medum", "two-harbours")
