"""The exercises to choose from: those that come with the game and the player's own, with what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.match.exercise import Exercise
from game.match.folders import saves_folder
from game.rules.codes import Dimension, OrganisationKind
from game.scenario.bundled import bundled_files
from game.scenario.load import load
from game.scenario.model_scenario import Scenario
from game.scenario.problems import Problem
from game.wording import terms


@dataclass(frozen=True)
class Volume:
    """One file: its scenario, or every problem that keeps it from being played. `own` is the player's."""

    path: Path
    scenario: Scenario | None
    problems: tuple[Problem, ...]
    own: bool = False

    @property
    def key(self) -> str:
        """A name for it on the screen."""
        return ("own:" if self.own else "") + self.path.stem

    @property
    def title(self) -> str:
        return self.scenario.title if self.scenario else self.path.name


def own_folder() -> Path:
    """The folder into which players put exercises of their own."""
    return saves_folder().parent / "exercises"


def shelf() -> tuple[Volume, ...]:
    """All exercises, the shorter first, the player's own after the bundled ones; faulty files last."""
    try:
        own = sorted([*own_folder().glob("*.yaml"), *own_folder().glob("*.yml")])
    except OSError:
        own = []
    volumes = [_volume(path, False) for path in bundled_files()] + [_volume(path, True) for path in own]
    return tuple(sorted(volumes, key=lambda v: (v.scenario is None, v.own, v.scenario.minutes if v.scenario else 0)))


def _volume(path: Path, own: bool) -> Volume:
    found = load(path)
    return Volume(path, found.scenario, found.problems, own)


def seats(scenario: Scenario) -> tuple[str, ...]:
    """The nations a person may play, the default one first."""
    open_ = [n.id for n in scenario.nations if n.seat == "human"]
    return tuple(sorted(open_, key=lambda n: n != scenario.default_seat))


def trained(scenario: Scenario) -> tuple[tuple[Dimension, int], ...]:
    """The score dimensions that the exercise trains, each with its weight, the heaviest first."""
    weights: dict[Dimension, int] = {}
    for objective in scenario.objectives:
        dimension = Dimension[objective.dimension.upper()]
        weights[dimension] = weights.get(dimension, 0) + objective.weight
    return tuple(sorted(weights.items(), key=lambda pair: (-pair[1], pair[0])))


def features(scenario: Scenario) -> str:
    """What the exercise practises, by what its file holds."""
    kinds = dict.fromkeys(o.kind for o in scenario.organisations)
    found = [terms.ORGANISATION_KIND[OrganisationKind[kind.upper()]] for kind in kinds]
    asked = (
        ("financial alerts", scenario.alerts), ("online campaigns", scenario.campaigns),
        ("crisis response", any(t.crisis for t in scenario.threads)),
        ("originator control", any(r.originator_control for r in scenario.reports) and len(scenario.nations) > 2),
        ("decoys", any(t.decoy_group for t in scenario.threads)),
    )  # fmt: skip
    words = ", ".join([*found, *(name for name, there in asked if there)])
    return f"{words[0].upper()}{words[1:]}" if words else ""


@dataclass(frozen=True)
class Choice:
    """What is chosen before a game begins; without a seed nobody knows it."""

    volume: Volume
    seat: str
    difficulty: str = "normal"
    seed: int | None = None

    def exercise(self) -> Exercise:
        """The exercise at the chosen difficulty; ExerciseError when its file has problems."""
        return Exercise.of_file(self.volume.path, self.difficulty)
