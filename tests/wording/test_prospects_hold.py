"""What prospects foretell is what the rules then do."""

import numpy as np
import pytest

from game.rules import crisis
from game.rules.codes import NONE, Capability, Outcome, Stage
from game.rules.events import Event
from game.rules.observe import observe
from game.rules.orders import Kind
from game.rules.state import State
from game.rules.tables import Tables
from game.wording.prospects import Prospects
from tests.rules.moment import altered, contributed, force, moment
from tests.rules.world import happened, order, start, turn, turns, world
from tests.ui.scenes.fake_catalogue import CATALOGUE


def ahead(tables: Tables, state: State) -> Prospects:
    """The prospects of nation 0."""
    return Prospects(CATALOGUE, observe(tables, state, 0, 0), tables.public.doctrine)


def test_a_force_can_act_from_the_turn_foretold() -> None:
    tables = world(turns=12)
    state = start(tables)
    prospects = ahead(tables, state)
    foretold = prospects.earliest(prospects.view.threads[0], 1)
    state = turn(tables, state, order(0, Kind.FORM, thread=0, to=(1,))).state
    state = turn(tables, state, order(1, Kind.JOIN, key=int(state.force_key[0, 0]))).state
    while state.force_stage[0, 0] != Stage.READY:
        state = turns(tables, state, 1)
    assert state.tick == foretold


@pytest.mark.parametrize(("logistics", "support", "trained"), [(0, 0, 0), (2, 0, 6), (4, 3, 0)])
def test_a_deployment_takes_the_hours_foretold(logistics: int, support: int, trained: int) -> None:
    tables = world()
    units = np.zeros(8, np.int64)
    units[Capability.LOGISTICS] = logistics
    st = force(start(tables), (0, 2), units=units)
    st.force_support[0, 0] = support
    st.trained[0, [0, 2], [2, 0]] = trained
    st.trained_turn[0, [0, 2], [2, 0]] = 0 if trained else -1
    zero = np.zeros(1, np.intp)
    hours = int(crisis.deployment(moment(tables, st), zero, zero)[0])
    prospects = ahead(tables, altered(st, detected=True))
    thread = next(t for t in prospects.view.threads if t.thread == 0)
    fewest, most = prospects.journey(prospects.view.forces[0], thread)
    assert fewest <= hours <= most


@pytest.mark.parametrize(
    ("reports", "units", "ends"),
    [
        ((), 9, NONE),
        ((0, 1), 9, NONE),
        ((0, 1, 2, 3), 9, Outcome.DISRUPTED),
        ((0, 1, 2, 3, 4, 5), 9, Outcome.PREVENTED),
        ((0, 1, 2, 3, 4, 5), 0, NONE),
    ],
)
def test_a_response_ends_as_foretold(reports: tuple[int, ...], units: int, ends: int) -> None:
    tables = world(turns=12)
    st = contributed(tables, force(turns(tables, start(tables), 2), (0, 1), units=units), reports)
    now = moment(tables, st)
    st = turns(tables, altered(now.st, detected=True), 1)
    told = ahead(tables, st).respond({"key": 77})[0].text
    result = turn(tables, st, order(0, Kind.RESPOND, key=77))
    assert [value for *_, value in happened(result, Event.RESPONDED)] == [ends]
    words = {Outcome.PREVENTED: "be prevented", Outcome.DISRUPTED: "be disrupted", NONE: "a wrong response"}
    assert [end for end, word in words.items() if word in told] == [ends]
