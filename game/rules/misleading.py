"""Who passes on what it knows to be false misleads (R-TRUST): found out when the receiver sees through it."""

import numpy as np

from game.rules.arrays import Bool, flat, pick, put
from game.rules.codes import Mark
from game.rules.now import Now, Rows
from game.rules.reasons import Reason


def known_false(now: Now) -> Bool:
    """Orders that name a report which who gives them knows to be false: rows of the turn's orders."""
    o, marks = now.orders, now.st.marks
    result = (now.reason == int(Reason.ACCEPTED)) & (o.report >= 0)
    k = result.nonzero()[0]
    result[k] = (pick(marks, flat(marks, o.b[k], o.n[k], o.report[k])) & np.uint8(Mark.EXPOSED)) > 0
    return np.asarray(result, np.bool_)


def note_lie(now: Now, r: Rows) -> None:
    """Who passes on, publishes or has printed what it knew to be false as the turn began: rows carried out."""
    assert now.knew_false is not None
    r = r.where(now.knew_false[r.row])
    held = flat(now.st.marks, r.b, r.n, r.report)
    put(now.st.marks, held, pick(now.st.marks, held) | np.uint8(Mark.LIED))
