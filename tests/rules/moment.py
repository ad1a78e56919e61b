"""A State changed by hand and a single moment of it, for rules that are tested alone."""

from dataclasses import replace
from typing import Any

import numpy as np

from game.rules.codes import Copy, Mark, Stage
from game.rules.events import Recorder
from game.rules.now import Now
from game.rules.orders import Orders, joined, placed
from game.rules.state import State
from game.rules.tables import Tables


def altered(state: State, tick: int | None = None, **fields: Any) -> State:
    """A writable copy of the State with fields replaced; scalars fill the array."""
    copies = {name: np.array(array) for name, array in state.arrays().items()}
    for name, value in fields.items():
        copies[name][...] = value
    return replace(state, tick=state.tick if tick is None else tick, **copies)


def moment(tables: Tables, state: State, *orders: Orders, tick: int | None = None, record: bool = True) -> Now:
    """Now, on a writable copy of the State, with the orders in the order given and none refused yet."""
    st = altered(state)
    rows = placed(joined(list(orders)))
    return Now(
        tables,
        st,
        state.tick if tick is None else tick,
        rows,
        np.zeros(len(rows), np.int32),
        np.zeros(len(rows), np.bool_),
        np.zeros(st.trust.shape, np.int32),
        Recorder() if record else None,
    )


def force(
    state: State, members: tuple[int, ...], thread: int = 0, slot: int = 0, key: int = 77, units: Any = 0
) -> State:
    """The State with a ready task force in a slot: the first member leads; `units` [K] or a number for each member."""
    st = altered(state)
    st.force_key[0, slot] = key
    st.force_stage[0, slot] = Stage.READY
    st.force_lead[0, slot] = members[0]
    st.force_thread[0, slot] = thread
    st.force_ready[0, slot] = 0
    st.force_member[0, slot, list(members)] = True
    st.force_units[0, slot, list(members)] = units
    return st


def contributed(tables: Tables, state: State, reports: tuple[int, ...], slot: int = 0, got: int = 0) -> State:
    """The State with full, confirmed copies of the reports before the task force of the slot since tick `got`."""
    st = altered(state)
    holder = tables.public.n_nations + slot
    for i in reports:
        st.copies[0, holder, i] = Copy.FULL
        st.marks[0, holder, i] = Mark.READ | Mark.CONFIRMED
        st.got[0, holder, i] = got
    return st


def settled(state: State) -> State:
    """The same State, read-only as between turns."""
    st = altered(state)
    st.freeze()
    return st
