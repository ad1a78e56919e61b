"""Setting up channels between two nations (R-CHANNEL)."""

import numpy as np

from game.rules.arrays import Ints, bit, first_of, nth_of
from game.rules.codes import NEVER, Rule
from game.rules.events import Event
from game.rules.now import Now, Rows
from game.rules.reasons import Reason


def only(mask: Ints) -> Ints:
    """The single nation of each recipient mask: rows."""
    nation: Ints = np.bitwise_count(mask - 1).astype(np.int64)
    return nation


def post_liaison(now: Now, r: Rows) -> None:
    """Post a liaison officer: works after the set-up, both ways, and uses one of the poster's seats."""
    if not r:
        return
    st, d = now.st, now.d
    r = r.having(m=only(r.to))
    r = r.require(st.liaison[r.b, r.n, r.m] == NEVER, Reason.ALREADY_POSTED)
    r = r.require(first_of(r.b, np.minimum(r.n, r.m), np.maximum(r.n, r.m)), Reason.ALREADY_POSTED)
    posted = st.posted[r.b, r.n].sum(1, dtype=np.int32)
    r = r.require(nth_of(r.b, r.n) + posted < d.liaison_seats, Reason.NO_SEATS).accept()
    ready = now.t + d.liaison_setup
    st.liaison[r.b, r.n, r.m] = ready
    st.liaison[r.b, r.m, r.n] = ready
    st.posted[r.b, r.n, r.m] = True
    now.emit(Event.LIAISON_POSTED, Rule.CHANNEL, r.b, r.n, r.m, 0, ready, r.row, bit(r.n) | bit(r.m))
