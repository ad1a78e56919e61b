"""Fusion cells: which are at work, and the task forces that assess with what lies before them (R-ORG, R-ASSESS)."""

from collections.abc import Iterator

import numpy as np

from game.rules.arrays import I32, Ints, hits
from game.rules.codes import Mark, Stage
from game.rules.now import Now
from game.rules.state import State


def at_work(now: Now) -> Iterator[tuple[Ints, int, Ints]]:
    """Each organisation's cell: the games in which it works now, its holder slot, and the members."""
    st, pub = now.st, now.pub
    if not np.count_nonzero(st.cell_until > now.t):
        return
    for o in (pub.cell_of >= 0).nonzero()[0]:
        x = int(pub.cell_of[o])
        b = (st.cell_until[:, x] > now.t).nonzero()[0]
        yield b, pub.n_nations + pub.n_forces + x, pub.member[o].nonzero()[0]


def finding(now: Now, h: int, marks: Ints) -> I32:
    """The value of ANALYSED events by the cell in slot h, from what it found of each report: rows (`analysed`)."""
    organisation = int((now.pub.cell_of == h - now.pub.n_nations - now.pub.n_forces).argmax())
    exposed: I32 = ((marks & np.uint8(Mark.EXPOSED)) > 0).astype(np.int32)
    return exposed | np.int32(organisation + 1 << 1)


def backed(now: Now) -> list[tuple[Ints, Ints]]:
    """What lies before a fusion cell also counts for the task forces on its thread that a member leads: for each cell
    such forces past their invitations and the cell, as flat holders [B, H], forces ascending.
    """
    st, pub = now.st, now.pub
    holders = st.copies.shape[1]
    found = []
    for b, h, members in at_work(now):
        led = np.isin(st.force_lead[b], members) & (st.force_stage[b] >= int(Stage.FORMING))
        on = st.cell_thread[b, h - pub.n_nations - pub.n_forces]
        k, f = hits(led & (st.force_thread[b] == on[:, None]))
        if len(k):
            first = b[k] * holders
            found.append((first + pub.n_nations + f, first + h))
    return found


def add(st: State, cell: Ints, place: Ints, *mine: Ints) -> None:
    """Put what lies before fusion cells, flat holders, into rows of taken copies, marks and, where given, arrival
    ticks, where the cell has the better copy; of equal copies the earlier arrival counts.
    """
    theirs = [x.reshape(-1, x.shape[2]).take(cell, 0) for x in (st.copies, st.marks, st.got)[: len(mine)]]
    better = theirs[0] > mine[0][place]
    for own, other in zip(mine, theirs, strict=True):
        own[place] = np.where(better, other, own[place])
    if len(mine) == 3:
        got, same = mine[2], theirs[0] == mine[0][place]
        got[place] = np.where(same, np.minimum(theirs[2], got[place]), got[place])
