"""The HSEEP rating of a dimension: performed, with some challenges, with major challenges, unable, not demonstrated."""

from enum import StrEnum

import numpy as np

from game.rules.arrays import Bool
from game.rules.codes import Dimension, Outcome
from game.rules.doctrine import Doctrine
from game.rules.points import POINT
from game.rules.scoring import dimensions
from game.rules.state import State
from game.rules.tables import Tables


class Rating(StrEnum):
    """R-SCORE, best first."""

    PERFORMED = "P"
    SOME = "S"
    MAJOR = "M"
    UNABLE = "U"
    NOT_DEMONSTRATED = "N/A"


ORDER = tuple(Rating)


def rating(doctrine: Doctrine, points: int, shown: bool = True, cap: Rating = Rating.PERFORMED) -> Rating:
    """The rating of a value in 1/1000 of a point: by the doctrine's bands, never above `cap`."""
    if not shown:
        return Rating.NOT_DEMONSTRATED
    bands = (doctrine.rating_performed, doctrine.rating_some, doctrine.rating_major)
    reached = sum(points < band * POINT for band in bands)
    return ORDER[max(reached, ORDER.index(cap))]


def demonstrated(tables: Tables, state: State) -> Bool:
    """Which dimensions the exercise has shown anything of, good or bad: [B, 7]."""
    st = state
    shown = np.zeros((len(st.seeds), len(Dimension)), np.bool_)
    averted = ((st.outcome == Outcome.PREVENTED) | (st.outcome == Outcome.DISRUPTED)).any(1)
    shown[:, Dimension.OUTCOME] = (~st.decoy & (st.outcome > Outcome.CRISIS)).any(1) | st.wrong.any(1)
    shown[:, Dimension.TIMELINESS] = averted | st.answered.any(1) | st.lapsed.any(1)
    shown[:, Dimension.COVERAGE] = st.sought.any(1)
    shown[:, Dimension.SAFEGUARDS] = st.handled.any(1) | st.breaches.any(1) | st.compromises.any(1)
    shown[:, Dimension.TRUST] = st.tick > 0
    shown[:, Dimension.INTEROPERABILITY] = st.joint_threads.any(1) | (st.trained > 0).any((1, 2))
    shown[:, Dimension.ALIGNMENT] = st.alignable.any(1)
    return shown


def ratings(tables: Tables, state: State, game: int) -> dict[Dimension, Rating]:
    """The rating of each dimension that has weight, of one game.

    A breach found caps safeguards at S, an uncontained thread caps outcome at M.
    """
    caps = {
        Dimension.SAFEGUARDS: Rating.SOME if state.breach_found[game].any() else Rating.PERFORMED,
        Dimension.OUTCOME: Rating.MAJOR if (state.outcome[game] == Outcome.UNCONTAINED).any() else Rating.PERFORMED,
    }
    value, shown = dimensions(tables, state)[game], demonstrated(tables, state)[game]
    return {
        d: rating(tables.public.doctrine, int(value[d]), bool(shown[d]), caps.get(d, Rating.PERFORMED))
        for d in Dimension
        if tables.public.weights[d] > 0
    }
