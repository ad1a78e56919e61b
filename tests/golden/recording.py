"""Playing and keeping the recorded games."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from game.partners.policy import POLICIES
from game.rules import scoring
from game.rules.checksum import RULES_VERSION, checksum, field_checksums
from game.rules.initial import initial
from game.rules.observe import seen
from game.rules.step import step
from game.rules.tables import Tables
from game.scenario.bundled import bundled_files
from game.scenario.compile import Compiled, compile_loaded
from game.scenario.load import load

FOLDER = Path(__file__).parent
GAMES = (("cooperator", 1), ("random", 2))
"""Policy of all nations, and seed, of the games recorded of each exercise."""


@dataclass(frozen=True, slots=True)
class Game:
    """One game: the checksum of its State before the first plan and after each turn, and what it came to."""

    policy: str
    seed: int
    checksums: list[str]
    fields: dict[str, str]  # checksum of each array at the end
    score: int  # the coalition's, in 1/1000 of a point


@dataclass(frozen=True, slots=True)
class Golden:
    """The recorded games of an exercise. `reason` says why they were last recorded anew."""

    scenario: str
    digest: str
    rules_version: int
    reason: str
    games: list[Game]


def exercises() -> dict[str, Compiled]:
    """The bundled exercises by name."""
    return {path.stem: compile_loaded(load(path)) for path in bundled_files()}


def played(tables: Tables, policy: str, seed: int) -> Game:
    """Play one game from the first plan to its end."""
    state = initial(tables, np.array([seed], np.uint64))
    players = np.ones((1, tables.public.n_nations), np.bool_)
    sums = [checksum(state, 0)]
    for _ in range(tables.public.turns):
        orders = POLICIES[policy].orders(tables.public, seen(tables, state), players)
        state = step(tables, state, orders).state
        sums.append(checksum(state, 0))
    fields = {name: f"{value:08x}" for name, value in field_checksums(state, 0).items()}
    return Game(policy, seed, sums, fields, int(scoring.coalition(tables, state)[0]))


def recorded(name: str, compiled: Compiled, reason: str) -> Golden:
    """The recording of an exercise as the rules play it now."""
    games = [played(compiled.tables, policy, seed) for policy, seed in GAMES]
    return Golden(name, compiled.digest, RULES_VERSION, reason, games)


def file_of(name: str) -> Path:
    return FOLDER / f"{name}.json"


def read(name: str) -> Golden:
    """The recording kept of an exercise. Raises FileNotFoundError when there is none."""
    data = json.loads(file_of(name).read_text(encoding="utf-8"))
    return Golden(**{**data, "games": [Game(**game) for game in data["games"]]})


def write(golden: Golden) -> None:
    text = json.dumps(asdict(golden), indent=1, ensure_ascii=False)
    file_of(golden.scenario).write_text(text + "\n", encoding="utf-8", newline="\n")
