"""Figures of many games: what a study says of a sample, and the one document that carries it."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.rules.codes import Dimension, Outcome

_Z: Final = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class Stats:
    """A sample in six figures. `ci95` is the normal interval of the mean: mean ± 1.96 sd / √n; `sd` has n − 1 below."""

    mean: float
    ci95: tuple[float, float]
    sd: float
    p05: float
    p50: float
    p95: float

    @classmethod
    def of(cls, sample: NDArray[np.float64]) -> "Stats":
        """The figures of a sample of at least one value; of one value alone nothing spreads."""
        mean = float(sample.mean())
        sd = float(sample.std(ddof=1)) if len(sample) > 1 else 0.0
        half = _Z * sd / sqrt(len(sample))
        p05, p50, p95 = (float(p) for p in np.percentile(sample, (5, 50, 95)))
        return cls(mean, (mean - half, mean + half), sd, p05, p50, p95)

    def document(self) -> dict[str, Any]:
        return {
            "mean": _short(self.mean),
            "ci95": [_short(x) for x in self.ci95],
            "sd": _short(self.sd),
            "p05": _short(self.p05),
            "p50": _short(self.p50),
            "p95": _short(self.p95),
        }


@dataclass(frozen=True, slots=True)
class Sample:
    """What came of the games of one policy, one row a game in the order of the seeds.

    Scores 0-100: `coalition` [G], `seats` [G, N] of each nation, `dimensions` [G, 7]. `own` [G] is the seat that each
    game is about: the scenario's default human seat, where no other was asked for. `ends` [G, T] are the threads'
    Outcomes. `orders` [kinds] counts what was carried out, `held` [I] the games in which the own seat holds a report at
    the end. `seconds` is the time that worked on these games, summed over the processes.
    """

    policy: str
    coalition: NDArray[np.float64]
    seats: NDArray[np.float64]
    own: NDArray[np.int64]
    dimensions: NDArray[np.float64]
    ends: NDArray[np.int8]
    orders: NDArray[np.int64]
    held: NDArray[np.int64]
    seconds: float

    @classmethod
    def joined(cls, parts: list["Sample"]) -> "Sample":
        """Consecutive blocks of games of one policy as one."""
        return cls(
            parts[0].policy,
            np.concatenate([p.coalition for p in parts]),
            np.concatenate([p.seats for p in parts]),
            np.concatenate([p.own for p in parts]),
            np.concatenate([p.dimensions for p in parts]),
            np.concatenate([p.ends for p in parts]),
            np.sum([p.orders for p in parts], axis=0),
            np.sum([p.held for p in parts], axis=0),
            sum(p.seconds for p in parts),
        )

    @property
    def seat(self) -> NDArray[np.float64]:
        """Score of the own seat of each game: [G]."""
        return np.take_along_axis(self.seats, self.own[:, None], axis=1)[:, 0]

    @property
    def outcomes(self) -> NDArray[np.float64]:
        """Share of all threads by Outcome: [7]."""
        return np.bincount(self.ends.ravel(), minlength=len(Outcome)) / max(1, self.ends.size)

    @property
    def lost(self) -> NDArray[np.float64]:
        """Share of the games in which a thread is genuine that lose it, by thread: [T]. 0 where it never is."""
        genuine = (self.ends != Outcome.DISMISSED).sum(axis=0)
        return np.asarray((self.ends == Outcome.UNCONTAINED).sum(axis=0) / np.maximum(genuine, 1), np.float64)

    def document(self, dimensions: tuple[Dimension, ...]) -> dict[str, Any]:
        """The policy's part of the study's document; `dimensions` are those that the exercise scores."""
        share = self.outcomes
        return {
            "policy": self.policy,
            "coalition": Stats.of(self.coalition).document(),
            "seat": Stats.of(self.seat).document(),
            "dimensions": {d.name.lower(): _short(float(self.dimensions[:, d].mean())) for d in dimensions},
            "outcomes": {o.name.lower(): _short(float(share[o])) for o in Outcome},
            "games_per_second": round(len(self.coalition) / self.seconds, 1) if self.seconds > 0 else 0.0,
        }


@dataclass(frozen=True, slots=True)
class Study:
    """A finished study. Everything but the times is the same on every machine and with any number of jobs."""

    scenario: str
    rules_version: int
    games: int
    seed: int
    seats: str
    seconds: float
    samples: tuple[Sample, ...]
    dimensions: tuple[Dimension, ...]

    def document(self) -> dict[str, Any]:
        """The study as one JSON document."""
        return {
            "scenario": self.scenario,
            "rules_version": self.rules_version,
            "games": self.games,
            "seed": self.seed,
            "seats": self.seats,
            "seconds": round(self.seconds, 3),
            "policies": [sample.document(self.dimensions) for sample in self.samples],
        }


def _short(value: float) -> float:
    return round(value, 4)
