"""Any one mistake in a good file: no traceback, no cascade, the right line."""

import os
from pathlib import Path

import pytest

from game.assets import scenario_dir
from game.scenario.load import load_bytes
from tests.scenario.example import EXAMPLE
from tests.scenario.mutations import exchange_name, mutate

COUNT = int(os.environ.get("NTS_MUTATIONS", "1000"))
"""Mutations of the bundled files; more with the environment variable NTS_MUTATIONS."""
BATCHES = 10


OFTEN = 3
"""How often a file below the middle size is mutated for each time that a large one is, which takes as much longer."""


def files() -> list[str]:
    texts = [Path(p).read_text(encoding="utf-8") for p in sorted(scenario_dir().glob("*.yaml"))]
    middle = sorted(map(len, texts))[len(texts) // 2]
    return [EXAMPLE, *(text for text in texts for _ in range(OFTEN if len(text) < middle else 1))]


@pytest.mark.parametrize("batch", range(BATCHES))
def test_one_mistake_gives_at_most_one_problem_at_its_place(batch: int) -> None:
    texts = files()
    for seed in range(batch, COUNT, BATCHES):
        mutation = mutate(seed, texts[seed // BATCHES % len(texts)])
        result = load_bytes(mutation.text.encode(), "mutated.yaml")
        said = f"seed {seed}, {mutation.name} on line {mutation.line}: {[str(p) for p in result.problems]}"
        assert (result.scenario is None) == bool(result.problems), said
        assert len(result.problems) <= 1, said
        assert all(mutation.is_named_by(p.line, p.message) for p in result.problems), said


def test_one_name_put_for_another_gives_at_most_one_problem() -> None:
    texts = files()
    for seed in range(COUNT // 10):
        result = load_bytes(exchange_name(seed, texts[seed % len(texts)]).encode(), "mutated.yaml")
        assert len(result.problems) <= 1, f"seed {seed}: {[str(p) for p in result.problems]}"


def test_most_mutations_are_noticed() -> None:
    noticed = [bool(load_bytes(mutate(seed, EXAMPLE).text.encode()).problems) for seed in range(200)]
    assert sum(noticed) >= 150
