"""Par of each seed of an exercise, searched once and then remembered: the search is long and its result fixed."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy as np
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from game.partners import par
from game.partners.line import Line
from game.rules.tables import Tables
from game.study.simulate import in_processes

WIDTH: Final = 4
BRANCH: Final = 20
TOGETHER: Final = 5
"""Seeds that are searched in one batch."""


@dataclass(frozen=True, slots=True)
class Search:
    """One batch of seeds to be searched."""

    tables: Tables
    line: Line
    seeds: tuple[int, ...]


def pars(
    tables: Tables,
    line: Line,
    digest: str,
    seeds: Sequence[int],
    folder: Path,
    jobs: int = 1,
    progress: Callable[[int], None] = lambda seeds: None,
) -> dict[int, float]:
    """Par of the coalition's score, 0-100, of each seed. `digest` names the exercise's content and difficulty.

    What was found before lies in `folder`; a file there that cannot be read is searched anew.
    """
    known = {seed: value for seed in seeds if (value := _remembered(folder, digest, seed)) is not None}
    progress(len(known))
    lacking = [seed for seed in seeds if seed not in known]
    searches = [Search(tables, line, tuple(lacking[i : i + TOGETHER])) for i in range(0, len(lacking), TOGETHER)]
    for search, values in zip(searches, in_processes(run, searches, jobs), strict=True):
        for seed, value in zip(search.seeds, values, strict=True):
            known[seed] = value
            _remember(folder, digest, seed, value)
        progress(len(search.seeds))
    return {seed: known[seed] for seed in seeds}


def run(search: Search) -> list[float]:
    """Par of each seed of the batch."""
    with threadpool_limits(1), np.errstate(invalid="ignore"):
        found = par.search(search.tables, search.line, np.array(search.seeds, np.uint64), WIDTH, BRANCH)
    assert found is not None
    return [float(score) / 1000 for score in found.score]


@cache
def _code() -> str:
    """What rules and partners are written like now: who would play otherwise is searched anew."""
    code = sha256()
    for room in ("rules", "partners"):
        for file in sorted(files("game").joinpath(room).iterdir(), key=lambda file: file.name):
            if file.name.endswith(".py"):
                code.update(file.read_bytes())
    return code.hexdigest()


def _place(folder: Path, digest: str, seed: int) -> Path:
    key = f"{digest} {_code()} {WIDTH} {BRANCH} {seed}"
    return folder / f"{sha256(key.encode()).hexdigest()[:32]}.json"


def _remembered(folder: Path, digest: str, seed: int) -> float | None:
    try:
        value = json.loads(_place(folder, digest, seed).read_text("utf-8"))["par"]
        return float(value)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _remember(folder: Path, digest: str, seed: int, value: float) -> None:
    """Keep a result; a folder that cannot be written to only means that it is searched again."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _place(folder, digest, seed).write_text(json.dumps({"seed": seed, "par": value}), "utf-8")
    except OSError:
        pass
