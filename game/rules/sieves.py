"""Sieves: which cells of an array one nation may read. Each takes a `Watch` and an array and gives a mask like it."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.rules.arrays import Bool
from game.rules.codes import ChannelKind, MatterKind, MatterStatus
from game.rules.sight import Sight
from game.rules.state import State
from game.rules.tables import PublicTables, Tables

Cells = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Watch:
    """One nation looking at one game: `state` and `masks` hold a batch of one."""

    tables: Tables
    state: State
    masks: Sight
    n: int

    @property
    def public(self) -> PublicTables:
        return self.tables.public


def _on_axis_1(cells: Cells, mask: Bool) -> Bool:
    """mask [1, X] over the second axis, whatever follows."""
    wide = mask.reshape(mask.shape + (1,) * (cells.ndim - 2))
    return np.broadcast_to(wide, cells.shape)


def everyone(w: Watch, cells: Cells) -> Bool:
    """Public."""
    return np.ones(cells.shape, np.bool_)


def own(w: Watch, cells: Cells) -> Bool:
    """The viewer's own row: [1, N, ...]."""
    mask = np.zeros(cells.shape, np.bool_)
    mask[:, w.n] = True
    return mask


def own_column(w: Watch, cells: Cells) -> Bool:
    """The viewer's own column: [1, X, N]."""
    mask = np.zeros(cells.shape, np.bool_)
    mask[..., w.n] = True
    return mask


def pair(w: Watch, cells: Cells) -> Bool:
    """The viewer's row and column: [1, N, N]."""
    return own(w, cells) | own_column(w, cells)


def _fellows(w: Watch) -> Bool:
    """Nations that serve in a task force with the viewer, pair by pair, the viewer among them: [1, N, N]."""
    members = w.state.force_member & w.masks.serving[:, :, w.n, None]
    return np.asarray((members[:, :, :, None] & members[:, :, None, :]).any(1), np.bool_)


def fellows(w: Watch, cells: Cells) -> Bool:
    """The viewer's own, and of those who serve in a task force with it: [1, N]."""
    return own(w, cells) | _fellows(w)[:, w.n]


def pair_or_fellows(w: Watch, cells: Cells) -> Bool:
    """The viewer's row and column, and pairs within its task forces: [1, N, N]."""
    return pair(w, cells) | _fellows(w)


def held(w: Watch, cells: Cells) -> Bool:
    """Reports that the viewer holds: [1, I, ...]."""
    return _on_axis_1(cells, w.masks.held[:, w.n])


def known(w: Watch, cells: Cells) -> Bool:
    """Threads that the viewer knows of: [1, T]."""
    return _on_axis_1(cells, w.masks.thread[:, w.n])


def own_known(w: Watch, cells: Cells) -> Bool:
    """The viewer's own row, threads it knows of: [1, N, T]."""
    return own(w, cells) & w.masks.thread[:, w.n][:, None, :]


def party(w: Watch, cells: Cells) -> Bool:
    """Matters in which the viewer takes part: [1, P]."""
    return _on_axis_1(cells, w.masks.party[:, w.n])


def party_or_public(w: Watch, cells: Cells) -> Bool:
    """Matters in which the viewer takes part, and open requests for information, which are public: [1, P]."""
    st = w.state
    request = (st.matter_kind == MatterKind.RFI) & (st.matter_status == MatterStatus.OPEN)
    return party(w, cells) | _on_axis_1(cells, request)


def concerned(w: Watch, cells: Cells) -> Bool:
    """Task forces that the viewer serves in or is invited to: [1, F, ...]."""
    return _on_axis_1(cells, w.masks.serving[:, :, w.n] | w.masks.invited[:, :, w.n])


def serving(w: Watch, cells: Cells) -> Bool:
    """Task forces that the viewer serves in: [1, F, ...]."""
    return _on_axis_1(cells, w.masks.serving[:, :, w.n])


def cell_member(w: Watch, cells: Cells) -> Bool:
    """Fusion cells of organisations that the viewer belongs to: [1, X, ...]."""
    return _on_axis_1(cells, _cells_of(w))


def _cells_of(w: Watch) -> Bool:
    mask = np.zeros((1, w.public.n_cells), np.bool_)
    mine = w.public.member[:, w.n] & (w.public.cell_of >= 0)
    mask[0, w.public.cell_of[mine]] = True
    return mask


def holder(w: Watch, cells: Cells) -> Bool:
    """The viewer's own row, the forces it serves in and the cells of its organisations: [1, H, ...]."""
    rows = np.zeros((1, w.public.n_nations), np.bool_)
    rows[0, w.n] = True
    return _on_axis_1(cells, np.concatenate([rows, w.masks.serving[:, :, w.n], _cells_of(w)], axis=1))


def holder_known(w: Watch, cells: Cells) -> Bool:
    """The same holders, on threads that the viewer knows of: [1, H, T]."""
    return holder(w, cells) & w.masks.thread[:, w.n][:, None, :]


def channel(w: Watch, cells: Cells) -> Bool:
    """Channels that the viewer may use: [1, C, ...]."""
    return _on_axis_1(cells, w.public.channel_member[None, :, w.n])


def load(w: Watch, cells: Cells) -> Bool:
    """The viewer's own notes, and the load of shared channels it may use: [1, C, N]."""
    mask = np.zeros(cells.shape, np.bool_)
    note = w.public.channel_kind == ChannelKind.NOTE
    mask[:, note, w.n] = True
    mask[:, ~note & w.public.channel_member[:, w.n], 0] = True
    return mask


def organisation(w: Watch, cells: Cells) -> Bool:
    """Organisations that the viewer belongs to: [1, O, ...]."""
    return _on_axis_1(cells, w.public.member[None, :, w.n])


def coordination(w: Watch, cells: Cells) -> Bool:
    """Organisations that the viewer belongs to, where it knows the thread they agreed on: [1, O]."""
    thread = w.state.coordinated
    aware: Bool = (thread >= 0) & w.masks.thread[0, w.n][np.maximum(thread, 0)]
    return organisation(w, cells) & aware


def announced(w: Watch, cells: Cells) -> Bool:
    """Priorities: the viewer's own, and others' where it knows the thread: [1, N]."""
    thread = w.state.priority
    aware: Bool = (thread >= 0) & w.masks.thread[0, w.n][np.maximum(thread, 0)]
    return own(w, cells) | aware


def alert(w: Watch, cells: Cells) -> Bool:
    """Halves that the viewer holds or was shown: [1, A]."""
    return _on_axis_1(cells, w.state.alert_known[:, w.n])


def matched(w: Watch, cells: Cells) -> Bool:
    """Pairs of which the viewer sees both halves: [1, Q]."""
    return _on_axis_1(cells, w.state.matched[:, w.n])


def told(w: Watch, cells: Cells) -> Bool:
    """Injects that reached the viewer: [1, J]."""
    return _on_axis_1(cells, w.masks.told[:, w.n])


def own_decision(w: Watch, cells: Cells) -> Bool:
    """The viewer's own decisions on injects that reached it: [1, J, N]."""
    return own_column(w, cells) & w.masks.told[:, w.n][:, :, None]


def my_notice(w: Watch, cells: Cells) -> Bool:
    """Reports whose notice the viewer ordered: [1, I]."""
    return _on_axis_1(cells, w.state.notice_by == w.n)


def my_publication(w: Watch, cells: Cells) -> Bool:
    """Reports whose copy in a database is the viewer's; it is told when a fuller one takes its place: [1, C, I]."""
    mine: Bool = w.state.publisher == w.n
    return mine
