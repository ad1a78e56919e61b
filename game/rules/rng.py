"""Counter-based randomness: every draw is addressed, so a draw never depends on batch neighbours or on other draws.

A draw is splitmix64 over (seed, tick, stream, entity). The entity is a stable id (an index of the scenario, or the
key of a run-time thing), never a row number: dropping one decision must not shift the fate of others (doctrine).
"""

from enum import IntEnum
from functools import cache

import numpy as np

from game.rules.arrays import I32, U64, Bool, Ints, within

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_ALL = (1 << 64) - 1
FEW = 4
"""Rows up to which whole numbers of Python are hashed sooner than arrays."""
MILLION = 1_000_000


class Stream(IntEnum):
    """One named stream a rule."""

    SETUP_DECOY = 1
    SETUP_HOLDER = 2
    SETUP_ARRIVAL = 3
    SETUP_TRUTH = 4
    SETUP_DEADLINE = 5
    SETUP_INJECT = 6
    PRIORITY = 7
    BAND = 8
    ANALYSIS = 9
    COMPROMISE = 10
    SOURCE_KILLED = 11
    BREACH_FOUND = 12
    FREEZE_LOSS = 13
    KEY = 14
    NOISE = 15
    POLICY = 16
    SETUP_ALERT = 18


def mix(x: U64) -> U64:
    """The splitmix64 finaliser over uint64 arrays of any shape; wraps modulo 2^64 by design."""
    y: U64 = x >> np.uint64(30)
    y ^= x
    y *= _MIX_1
    y ^= y >> np.uint64(27)
    y *= _MIX_2
    y ^= y >> np.uint64(31)
    return y


def _chained(parts: tuple[int, ...]) -> int:
    """What `mix` makes of the parts of one key, one after the other: for few keys sooner than over arrays."""
    x = 0
    for part in parts:
        x = (x * int(_GOLDEN) + part + 1) & _ALL
        x = (x ^ x >> 30) * int(_MIX_1) & _ALL
        x = (x ^ x >> 27) * int(_MIX_2) & _ALL
        x ^= x >> 31
    return x


def bits(seeds: U64, tick: int, stream: int, entity: Ints, b: Ints | None = None) -> U64:
    """64 random bits for each broadcast pair of seed and entity: shape of `seeds` broadcast with `entity`.

    With `b`, the seed of each row is that of its game: the same bits as for `seeds[b]`, sooner.
    """
    game = mix(seeds + _salt(tick, int(stream)))
    return mix((game if b is None else game.take(b)) + entity.astype(np.uint64) * _GOLDEN)


def bits_by_tick(seeds: U64, ticks: range, stream: int, entity: Ints, b: Ints) -> U64:
    """What `bits` gives with `b`, for each of several ticks: [ticks, R]."""
    salts = np.array([_salt(tick, int(stream)) for tick in ticks], np.uint64)
    games = mix(seeds + salts[:, None])
    return mix(games.take(b, 1) + entity.astype(np.uint64) * _GOLDEN)


@cache
def _salt(tick: int, stream: int) -> np.uint64:
    """What sets a stream at a tick apart."""
    with np.errstate(over="ignore"):
        return np.uint64(mix(np.asarray((tick + 1) << 16 | stream, np.uint64) * _GOLDEN))


def below(seeds: U64, tick: int, stream: int, entity: Ints, bound: Ints | int) -> I32:
    """A whole number in [0, bound) for each pair; `bound` >= 1 and below 2^31."""
    high = bits(seeds, tick, stream, entity) >> np.uint64(40)
    drawn: I32 = ((high * np.asarray(bound).astype(np.uint64)) >> np.uint64(24)).astype(np.int32)
    return drawn


def chance_ppm(seeds: U64, tick: int, stream: int, entity: Ints, ppm: Ints | int, b: Ints | None = None) -> Bool:
    """True with `ppm` parts in a million, by a threshold on 24 hashed bits; `b` as in `bits`."""
    high = bits(seeds, tick, stream, entity, b) >> np.uint64(40)
    return high < threshold(ppm)


def threshold(ppm: Ints | int) -> U64:
    """The 24-bit hash below which a chance of `ppm` parts in a million comes true."""
    limit: U64 = ((within(np.asarray(ppm, np.int64), 0, MILLION) << 24) // MILLION).astype(np.uint64)
    return limit


def chance(seeds: U64, tick: int, stream: int, entity: Ints, per_mille: Ints | int) -> Bool:
    """True with `per_mille` parts in a thousand."""
    ppm = per_mille * 1000 if isinstance(per_mille, int) else per_mille.astype(np.int64) * 1000
    return chance_ppm(seeds, tick, stream, entity, ppm)


def key_of(seeds: U64, turn: int, *parts: Ints) -> I32:
    """Key of a run-time thing, hashed from its kind, creator, turn and subject: positive, 31 bits."""
    if len(seeds) <= FEW:
        entity = np.array([_chained(row) for row in zip(*(part.tolist() for part in parts), strict=True)], np.uint64)
    else:
        entity = np.zeros(len(seeds), np.uint64)
        for part in parts:
            entity = mix(entity * _GOLDEN + part.astype(np.int64).astype(np.uint64) + np.uint64(1))
    key: I32 = ((bits(seeds, turn, Stream.KEY, entity) >> np.uint64(33)).astype(np.int32)) | np.int32(1)
    return key
