"""What a study says of a sample of games."""

import json

import numpy as np
import pytest

from game.rules.codes import Dimension, Outcome
from game.study.figures import Sample, Stats, Study


def sample(policy: str, scores: list[float], seconds: float = 2.0) -> Sample:
    games = len(scores)
    coalition = np.array(scores)
    ends = np.tile(np.array([*[Outcome.PREVENTED] * 3, Outcome.UNCONTAINED], np.int8), (games, 1))
    dimensions = np.repeat(coalition[:, None], len(Dimension), axis=1)
    seats, own = np.column_stack([coalition, coalition / 2]), np.ones(games, np.int64)
    return Sample(policy, coalition, seats, own, dimensions, ends, np.ones(4, np.int64), np.ones(2, np.int64), seconds)


def test_the_interval_is_the_normal_one_of_the_mean() -> None:
    stats = Stats.of(np.array([40.0, 50.0, 60.0, 70.0]))
    assert stats.mean == 55
    assert stats.sd == pytest.approx(12.90994)
    assert stats.ci95 == pytest.approx((55 - 1.959964 * 12.90994 / 2, 55 + 1.959964 * 12.90994 / 2))
    assert (stats.p05, stats.p50, stats.p95) == pytest.approx((41.5, 55, 68.5))


def test_one_game_has_no_spread() -> None:
    assert Stats.of(np.array([42.0])) == Stats(42.0, (42.0, 42.0), 0.0, 42.0, 42.0, 42.0)


def test_blocks_join_in_the_order_of_their_seeds() -> None:
    whole = Sample.joined([sample("late", [1, 2]), sample("late", [3])])
    assert whole.coalition.tolist() == [1, 2, 3]
    assert whole.ends.shape == (3, 4)
    assert whole.seconds == 4


def test_the_document_has_exactly_the_promised_fields() -> None:
    used = (Dimension.OUTCOME, Dimension.TRUST)
    study = Study("small", 1, 2, 7, "one", 1.5, (sample("late", [40, 60]),), used)
    document = json.loads(json.dumps(study.document()))
    assert list(document) == ["scenario", "rules_version", "games", "seed", "seats", "seconds", "policies"]
    (policy,) = document["policies"]
    assert list(policy) == ["policy", "coalition", "seat", "dimensions", "outcomes", "games_per_second"]
    assert list(policy["coalition"]) == list(policy["seat"]) == ["mean", "ci95", "sd", "p05", "p50", "p95"]
    assert policy["coalition"]["mean"] == 50
    assert policy["seat"]["mean"] == 25
    assert policy["dimensions"] == {"outcome": 50, "trust": 50}
    assert policy["outcomes"]["prevented"] == 0.75
    assert policy["outcomes"]["uncontained"] == 0.25
    assert sum(policy["outcomes"].values()) == 1
    assert policy["games_per_second"] == 1.0
