"""Who learns that a report is false beside who found it out (R-ASSESS)."""

import numpy as np

from game.rules.arrays import Bool, Ints, bit, entry, flat, hits, only, pick
from game.rules.codes import NONE, Copy, Mark, Rule, Stage
from game.rules.corroboration import withdraw
from game.rules.events import Event
from game.rules.now import Now

_IN_GOOD_FAITH = np.uint8(Mark.EXPOSED | Mark.LIED)


def tell_holders(now: Now, b: Ints, n: Ints, i: Ints) -> None:
    """Nation n, which finds reports i false, tells holders: rows.

    Those that work with it, by an officer or in a task force, the originator, and whom it has its copy from.
    """
    st = now.st
    told = _close(now, b, n)
    for source in (st.origin[b, i], st.sender[b, n, i]):
        told |= np.arange(told.shape[1]) == source[:, None]
    told &= st.copies[b, : told.shape[1], i] != int(Copy.NO)
    told &= np.arange(told.shape[1]) != n[:, None]
    k, m = hits(told)
    _tell(now, b[k], n[k], m, i[k])


def tell_on_arrival(now: Now, b: Ints, sender: Ints, m: Ints, i: Ints) -> None:
    """Whose copy was on its way as its sender found the report false is told as it comes, as holders were: rows.

    Who knew before it sent says nothing.
    """
    known = pick(now.st.marks, flat(now.st.marks, b, np.maximum(sender, 0), i)) & _IN_GOOD_FAITH
    known = (known == int(Mark.EXPOSED)) & (sender >= 0)
    if not known.any():
        return
    b, sender, m, i = only(known, b, sender, m, i)
    new = (entry(now.st.marks, b, m, i) & np.uint8(Mark.EXPOSED)) == 0
    b, sender, m, i = only(new & _close(now, b, sender)[np.arange(len(b)), m], b, sender, m, i)
    _tell(now, b, sender, m, i)


def mark_circle(now: Now, b: Ints, n: Ints, i: Ints, marks: Ints) -> None:
    """Mark n's own copy and what lies before the task forces it serves in and its organisations' fusion cells: rows."""
    st, pub = now.st, now.pub
    np.bitwise_or.at(st.marks, (b, n, i), marks.astype(np.uint8))
    serves = np.zeros((len(b), st.copies.shape[1]), np.bool_)
    forces = slice(pub.n_nations, pub.n_nations + pub.n_forces)
    serves[:, forces] = st.force_member[b, :, n]
    of_cell = (pub.cell_of >= 0).nonzero()[0]
    serves[:, forces.stop + pub.cell_of[of_cell]] = pub.member[of_cell][:, n].T
    serves &= st.copies[b, :, i] != int(Copy.NO)
    k, h = hits(serves)
    np.bitwise_or.at(st.marks, (b[k], h, i[k]), marks[k].astype(np.uint8))


def _close(now: Now, b: Ints, n: Ints) -> Bool:
    """Whom nation n would tell what it finds: [R, N]."""
    st = now.st
    close = st.liaison[b, n] <= now.t
    if now.pub.n_forces:
        serving = (st.force_stage[b] >= int(Stage.FORMING))[:, :, None] & st.force_member[b]
        close = close | (serving & st.force_member[b, :, n][:, :, None]).any(1)
    return np.asarray(close, np.bool_)


def _tell(now: Now, b: Ints, n: Ints, m: Ints, i: Ints) -> None:
    if not len(b):
        return
    mark_circle(now, b, m, i, np.full(len(b), Mark.EXPOSED, np.uint8))
    withdraw(now, b, m, i)
    now.emit(Event.TOLD_FALSE, Rule.ASSESS, b, n, m, i, 0, NONE, bit(n) | bit(m))
