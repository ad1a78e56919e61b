"""Addressed randomness over Python whole numbers: splitmix64 of (seed, tick, stream, entity)."""

from game.rules.rng import Stream

WORD = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def mix(x: int) -> int:
    """The splitmix64 finaliser."""
    x &= WORD
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & WORD
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & WORD
    return x ^ (x >> 31)


def bits(seed: int, tick: int, stream: Stream, entity: int) -> int:
    """64 bits that depend on nothing but what is named."""
    salt = mix(((tick + 1) << 16 | int(stream)) * GOLDEN)
    return mix(mix(seed + salt) + entity * GOLDEN)


def below(seed: int, tick: int, stream: Stream, entity: int, bound: int) -> int:
    """A whole number from 0 to bound - 1."""
    return ((bits(seed, tick, stream, entity) >> 40) * bound) >> 24


def chance_ppm(seed: int, tick: int, stream: Stream, entity: int, ppm: int) -> bool:
    """True so often in a million."""
    return bits(seed, tick, stream, entity) >> 40 < (max(0, min(ppm, 1_000_000)) << 24) // 1_000_000


def chance(seed: int, tick: int, stream: Stream, entity: int, per_mille: int) -> bool:
    """True so often in a thousand."""
    return chance_ppm(seed, tick, stream, entity, per_mille * 1000)


def key_of(seed: int, turn: int, *parts: int) -> int:
    """The key of a run-time thing: positive, 31 bits."""
    entity = 0
    for part in parts:
        entity = mix(entity * GOLDEN + (part & WORD) + 1)
    return bits(seed, turn, Stream.KEY, entity) >> 33 | 1
