"""What a test of a scenario file expects, judged on a game by the very code that judges conditions of injects."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from game.match.game import Game
from game.rules import conditions
from game.rules.conditions import Programs
from game.rules.masked import idle
from game.rules.now import Now
from game.scenario.compile_injects import condition_rows
from game.scenario.indices import indices_of
from game.scenario.model_conditions import Condition
from game.scenario.positions import TOP, Path
from game.wording.conditions import against, against_not, found


@dataclass(frozen=True, slots=True)
class Unmet:
    """A part of a condition that fails, by its path within the condition, and what was measured against what."""

    path: Path
    message: str


def unmet(game: Game, condition: Condition, path: Path = TOP) -> Iterator[Unmet]:
    """Why the condition does not hold in the game as it stands; nothing when it does."""
    if _holds(game, condition):
        return
    names = game.exercise.catalogue
    if condition.all is not None:
        for k, part in enumerate(condition.all):
            yield from unmet(game, part, (*path, "all", k))
    elif condition.any is not None:
        yield Unmet((*path, "any"), f"none of these holds: {_measures(game, condition)}")
    elif condition.not_ is None:
        yield Unmet(path, against(names, condition, _values(game, condition)))
    elif _is_group(condition.not_):
        yield Unmet((*path, "not"), f"this holds and should not: {_measures(game, condition.not_)}")
    else:
        yield Unmet((*path, "not"), against_not(names, condition.not_, _values(game, condition.not_)))


def _is_group(condition: Condition) -> bool:
    return not (condition.all is None and condition.any is None and condition.not_ is None)


def _measures(game: Game, condition: Condition) -> str:
    """All comparisons in a condition with what was measured."""
    names = game.exercise.catalogue
    return "; ".join(found(names, atom, _values(game, atom)) for atom in _comparisons(condition))


def _comparisons(condition: Condition) -> Iterator[Condition]:
    parts = condition.all or condition.any or ((condition.not_,) if condition.not_ else ())
    if not parts:
        yield condition
    for part in parts:
        yield from _comparisons(part)


def _holds(game: Game, condition: Condition) -> bool:
    due = np.ones((1, 1), np.bool_)
    conditions.narrow(_now(game), _programs(game, condition), due)
    return bool(due[0, 0])


def _values(game: Game, condition: Condition) -> list[int]:
    """What one comparison looks at: its value for each nation that may be meant."""
    programs = _programs(game, condition)
    values: list[int] = conditions.measured(_now(game), programs)[0, 0][programs.nations[0]].tolist()
    return values


def _now(game: Game) -> Now:
    return idle(game.exercise.tables, game.state)


def _programs(game: Game, condition: Condition) -> Programs:
    """The condition alone, under the number 0."""
    scenario = game.exercise.scenario
    rows = condition_rows(scenario, indices_of(scenario), [(0, condition)])
    return conditions.programs(rows, len(scenario.nations))
