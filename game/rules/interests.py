"""Registered interests: what each nation says that it works on (R-NEED)."""

import numpy as np

from game.rules.arrays import first_of
from game.rules.codes import NONE, Rule
from game.rules.events import PUBLIC, Event
from game.rules.now import Now, Rows
from game.rules.reasons import Reason

MOST_INTERESTS = 3


def register(now: Now, r: Rows) -> None:
    """Register an interest in a subject, in place of another when three are registered; one change a turn (R-NEED)."""
    if not r:
        return
    st = now.st
    r = r.require(first_of(r.b, r.n), Reason.ONE_CHANGE)
    r = r.require(~st.interest[r.b, r.n, r.subject], Reason.ALREADY_REGISTERED)
    replaces = (r.other >= 0) & st.interest[r.b, r.n, np.maximum(r.other, 0)]
    room = st.interest[r.b, r.n].sum(1, dtype=np.int32) < MOST_INTERESTS
    r = r.having(replaces=replaces).require(room | replaces, Reason.INTERESTS_FULL).accept()
    gone = r.where(r.replaces)
    st.interest[gone.b, gone.n, gone.other] = False
    st.interest[r.b, r.n, r.subject] = True
    old = np.where(r.replaces, r.other, NONE)
    now.emit(Event.REGISTERED, Rule.NEED, r.b, r.n, NONE, r.subject, old, r.row, PUBLIC)
