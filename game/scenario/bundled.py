"""The exercises that come with the game."""

from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from game.assets import scenario_dir
from game.scenario.load import load
from game.scenario.model_scenario import Scenario
from game.scenario.problems import Problem


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list of exercises says about one of them. Seats and difficulties are ids."""

    id: str
    title: str
    summary: str
    turns: int
    minutes: int
    seats: tuple[str, ...]
    difficulties: tuple[str, ...]
    source: tuple[str, ...]

    def as_json(self) -> dict[str, Any]:
        """The listing as `list --json` prints it."""
        return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items()}


def listing_of(scenario: Scenario) -> Listing:
    """The listing of a scenario; its seats are those that a trainee may take, the default one first."""
    seats = sorted((n.id for n in scenario.nations if n.seat == "human"), key=lambda n: n != scenario.default_seat)
    return Listing(
        id=scenario.id,
        title=scenario.title,
        summary=" ".join(scenario.summary.split()),
        turns=scenario.turns,
        minutes=scenario.minutes,
        seats=tuple(seats),
        difficulties=tuple(d.id for d in scenario.difficulties),
        source=scenario.source,
    )


def bundled_files() -> tuple[Path, ...]:
    """The files of the bundled exercises, by name."""
    return tuple(sorted(scenario_dir().glob("*.yaml")))


@cache
def bundled() -> tuple[tuple[Listing, ...], tuple[Problem, ...]]:
    """The listings of the bundled exercises by length of play, and the problems of files that cannot be played."""
    results = [load(path) for path in bundled_files()]
    listings = [listing_of(r.scenario) for r in results if r.scenario is not None]
    problems = tuple(p for r in results for p in r.problems)
    return tuple(sorted(listings, key=lambda listing: (listing.minutes, listing.id))), problems
