"""A checksum is one game's, whatever the batch, and says which array differs."""

from dataclasses import replace

import numpy as np

from game.rules.checksum import checksum, differing, field_checksums
from tests.rules.world import start, world

TABLES = world()


def test_the_same_seed_gives_the_same_checksum_anywhere() -> None:
    alone, batch = start(TABLES, 1, seed=5), start(TABLES, 4, seed=3)
    assert checksum(alone, 0) == checksum(batch, 2)
    assert checksum(alone, 0) != checksum(batch, 1)


def test_the_array_that_differs_is_named() -> None:
    state = start(TABLES)
    trust, due = state.trust.copy(), state.due.copy()
    trust[0, 0, 1] += 1
    due[0, 0, 0] = 4
    other = replace(state, trust=trust, due=due)
    assert differing(field_checksums(state, 0), field_checksums(other, 0)) == ["due", "trust"]
    assert checksum(state, 0) != checksum(other, 0)


def test_the_tick_counts() -> None:
    state = start(TABLES)
    later = replace(state, tick=6)
    assert differing(field_checksums(state, 0), field_checksums(later, 0)) == ["tick"]


def test_a_field_that_is_missing_differs() -> None:
    sums = field_checksums(start(TABLES), 0)
    assert differing(sums, {name: value for name, value in sums.items() if name != "origin"}) == ["origin"]


def test_layout_and_byte_order_do_not_matter() -> None:
    state = start(TABLES, 2)
    swapped = replace(state, trust=state.trust.astype(">i2"), confidence=np.asfortranarray(state.confidence))
    assert checksum(swapped, 1) == checksum(state, 1)


def test_every_array_has_a_checksum() -> None:
    state = start(TABLES)
    assert list(field_checksums(state, 0)) == ["tick", *state.arrays()]
