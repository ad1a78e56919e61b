"""The one choice that thoughts make over and over: the best of a few, row by row."""

import numpy as np

from game.rules.arrays import Ints


def best_of(score: Ints) -> tuple[Ints, Ints]:
    """Index of the highest score along the last axis, of equal ones the lowest, and that score: [...] each."""
    best = score.argmax(-1)
    row = np.arange(best.size).reshape(best.shape)
    return best, score.ravel().take(row * score.shape[-1] + best)
