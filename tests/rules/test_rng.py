"""Every draw is addressed: the same address, the same draw, on every machine and beside any others."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from game.rules import rng
from game.rules.rng import Stream
from tests.oracle import draws

seeds = some.integers(0, (1 << 64) - 1)
entities = some.integers(-1, 1 << 40)
ticks = some.integers(0, 400)
streams = some.sampled_from(Stream)
same_every_time = settings(derandomize=True, database=None, deadline=None)


def one(value: int) -> np.ndarray:
    return np.array([value], np.int64)


def seed_of(value: int) -> np.ndarray:
    return np.array([value], np.uint64)


@same_every_time
@given(seeds, ticks, streams, entities)
def test_bits_are_splitmix64_of_the_address(seed: int, tick: int, stream: Stream, entity: int) -> None:
    assert int(rng.bits(seed_of(seed), tick, stream, one(entity))[0]) == draws.bits(seed, tick, stream, entity)


@same_every_time
@given(seeds, ticks, entities, some.integers(1, 1 << 30))
def test_draws_and_chances_follow_from_the_bits(seed: int, tick: int, entity: int, bound: int) -> None:
    at = seed_of(seed), tick, Stream.BAND, one(entity)
    address = seed, tick, Stream.BAND, entity
    assert int(rng.below(*at, bound)[0]) == draws.below(*address, bound)
    assert bool(rng.chance_ppm(*at, bound % 1_000_000)[0]) == draws.chance_ppm(*address, bound % 1_000_000)
    assert bool(rng.chance(*at, bound % 1000)[0]) == draws.chance(*address, bound % 1000)


@same_every_time
@given(seeds, ticks, some.lists(entities, min_size=1, max_size=4))
def test_keys_are_positive_and_hashed_from_all_parts(seed: int, turn: int, parts: list[int]) -> None:
    key = int(rng.key_of(seed_of(seed), turn, *(one(part) for part in parts))[0])
    assert key == draws.key_of(seed, turn, *parts)
    assert 0 < key < 1 << 31


def test_known_draws_stay_what_they_are() -> None:
    """A build of NumPy or a machine that gave others would give other games."""
    drawn = rng.bits(np.arange(3, dtype=np.uint64), 5, Stream.COMPROMISE, np.array([7, 8, 9]))
    assert [f"{int(x):016x}" for x in drawn] == ["36b9540a88464f27", "b43d369a80f37a9f", "48760fe68e0ec590"]
    assert draws.mix(0) == 0
    assert draws.mix(1) == 0x5692161D100B05E5


def test_a_draw_does_not_depend_on_its_neighbours() -> None:
    many = rng.below(np.arange(9, dtype=np.uint64)[:, None], 3, Stream.NOISE, np.arange(5)[None, :], 1000)
    assert many[4, 2] == rng.below(seed_of(4), 3, Stream.NOISE, one(2), 1000)[0]


def test_streams_ticks_seeds_and_entities_give_other_draws() -> None:
    base = int(rng.bits(seed_of(1), 1, Stream.BAND, one(1))[0])
    others = [
        rng.bits(seed_of(2), 1, Stream.BAND, one(1)),
        rng.bits(seed_of(1), 2, Stream.BAND, one(1)),
        rng.bits(seed_of(1), 1, Stream.NOISE, one(1)),
        rng.bits(seed_of(1), 1, Stream.BAND, one(2)),
    ]
    assert base not in [int(x[0]) for x in others]


@pytest.mark.parametrize(("ppm", "expected"), [(0, 0), (1_000_000, 20_000), (-5, 0), (2_000_000, 20_000)])
def test_certain_and_impossible_are_exact(ppm: int, expected: int) -> None:
    assert rng.chance_ppm(seed_of(1), 0, Stream.BAND, np.arange(20_000), ppm).sum() == expected


def test_chances_come_out_as_often_as_they_say() -> None:
    hits = rng.chance(seed_of(1), 0, Stream.BAND, np.arange(20_000), 300).mean()
    assert abs(hits - 0.3) < 0.01
    drawn = rng.below(seed_of(1), 0, Stream.BAND, np.arange(20_000), 7)
    assert drawn.min() == 0
    assert drawn.max() == 6
    assert abs(np.bincount(drawn).astype(float) / 20_000 - 1 / 7).max() < 0.01


def test_every_stream_has_its_own_number() -> None:
    assert len({int(stream) for stream in Stream}) == len(Stream)


def test_the_draws_of_several_ticks_are_those_of_each() -> None:
    seeds, game, entity = np.arange(3, dtype=np.uint64), np.array([2, 0, 0, 1]), np.array([5, 5, 6, 7])
    together = rng.bits_by_tick(seeds, range(7, 10), Stream.COMPROMISE, entity, game)
    apart = [rng.bits(seeds, tick, Stream.COMPROMISE, entity, game).tolist() for tick in range(7, 10)]
    assert together.tolist() == apart
