"""What a preview tells of the confidence of a task force or fusion cell (R-ASSESS, R-THREAD)."""

import numpy as np
import pytest

from game.rules import assessment
from game.rules.codes import Copy, Mark, Service
from game.rules.orders import Kind, Orders, joined, placed
from game.rules.preview import Assessed, preview
from game.rules.state import State
from game.rules.tables import Tables
from tests.rules.moment import altered, force, moment
from tests.rules.world import ALLIANCE, order, start, turn, world

KEY = 77


def told(tables: Tables, state: State, nation: int, *orders: Orders) -> list[Assessed | None]:
    draft = placed(joined(list(orders)))
    return [p.assessed for p in preview(tables, state, 0, nation, draft).orders]


def contribution(report: int, n: int = 0) -> Orders:
    return order(n, Kind.CONTRIBUTE, report=report, key=KEY)


def test_a_contribution_and_a_response_tell_what_the_list_makes_of_the_force() -> None:
    tables = world()
    state = force(start(tables), (0, 1), thread=0, key=KEY)
    held = np.flatnonzero(state.copies[0, 0] == Copy.FULL)[:2].tolist()
    first, second, response = told(tables, state, 0, *(contribution(i) for i in held), order(0, Kind.RESPOND, key=KEY))
    assert first is not None
    assert second is not None
    assert 0 < first.at_response < first.in_full < second.in_full
    assert response == second
    now = moment(tables, state)
    slot = tables.public.n_nations
    for i in held:
        now.st.copies[0, slot, i], now.st.got[0, slot, i] = Copy.FULL, now.t
        now.st.marks[0, slot, i] = Mark.READ
    judged = assessment.confidence_at_response(now, *(np.array([x]) for x in (0, slot, 0)))
    assert second.at_response == int(judged[0])


def test_a_contribution_that_would_be_refused_tells_nothing() -> None:
    tables = world()
    state = force(start(tables), (0, 1), thread=0, key=KEY)
    foreign = int(np.flatnonzero(state.copies[0, 0] == Copy.NO)[0])
    assert told(tables, state, 0, contribution(foreign)) == [None]
    assert told(tables, state, 2, contribution(2, n=2)) == [None]


@pytest.mark.parametrize("known", [True, False])
def test_a_cell_on_a_thread_that_one_does_not_see_tells_no_confidence(known: bool) -> None:
    tables = world()
    state = altered(start(tables), detected=True, confidence=400)
    cell = order(0, Kind.SERVICE, organisation=ALLIANCE, option=Service.JOINT_INTELLIGENCE, thread=0)
    state = altered(turn(tables, state, cell).state)
    state.detected[0, 1, 0] = known
    held = int(np.flatnonzero(state.copies[0, 1] == Copy.FULL)[0])
    (assessed,) = told(tables, state, 1, order(1, Kind.CONTRIBUTE, report=held, organisation=ALLIANCE))
    assert (assessed is not None) == known
