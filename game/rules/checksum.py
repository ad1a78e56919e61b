"""Checksums of a State that name the array that differs."""

import zlib
from hashlib import blake2b

import numpy as np

from game.rules.state import State

RULES_VERSION = 8
"""Raised whenever the same entries would give another game."""


def field_checksums(state: State, game: int) -> dict[str, int]:
    """CRC-32 of each array of one game, by field name; equal on every machine and at any index of any batch."""
    sums = {"tick": zlib.crc32(str(state.tick).encode())}
    for name, array in state.arrays().items():
        assert isinstance(array, np.ndarray)
        little = array.dtype.newbyteorder("<")
        sums[name] = zlib.crc32(np.ascontiguousarray(array[game], dtype=little).tobytes())
    return sums


def checksum(state: State, game: int) -> str:
    """One short hex digest of a game's State."""
    text = ",".join(f"{name}:{value:08x}" for name, value in field_checksums(state, game).items())
    return blake2b(text.encode(), digest_size=8).hexdigest()


def differing(first: dict[str, int], second: dict[str, int]) -> list[str]:
    """Names of the arrays in which two games differ, in declaration order."""
    return [name for name in first if first[name] != second.get(name)]
