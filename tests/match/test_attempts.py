"""What a task force lacked is kept as it stood when it lacked least."""

from dataclasses import replace

import numpy as np

from game.match.attempts import Attempt, remember
from game.rules.codes import NEVER, LegalBasis, Outcome, Stage
from game.rules.state import State
from game.rules.tables import Tables
from tests.rules.moment import altered, contributed, force
from tests.rules.world import start, world


def attempts(tables: Tables, *states: State) -> dict[tuple[int, bool], Attempt]:
    best: dict[tuple[int, bool], Attempt] = {}
    for state in states:
        remember(best, tables, state)
    return best


def test_a_force_is_measured_by_evidence_units_time_and_law() -> None:
    tables = world(thread_basis=np.full(2, LegalBasis.FRAMEWORK, np.uint8))
    need = tables.public.thread_need[0]
    state = force(altered(start(tables), tick=6, framework=NEVER), (1, 0), units=need)
    (bare,) = attempts(tables, state).values()
    assert (bare.key, bare.lead, bare.members, bare.tick) == (77, 1, (0, 1), 6)
    assert bare.confidence == bare.domains == 0
    assert min(bare.covered) == 100
    assert (bare.ready, bare.legal, bare.incident) == (True, False, False)
    (knows,) = attempts(tables, altered(contributed(tables, state, (0, 1, 2)), framework=0)).values()
    assert knows.confidence > 0
    assert knows.domains == len({int(d) for d in tables.public.report_domain[:3]})
    assert knows.legal
    (unarmed,) = attempts(tables, force(state, (1, 0), units=0)).values()
    assert unarmed.covered == tuple(0 if asked else 100 for asked in need)


def test_a_force_that_forms_has_no_time_yet_unless_it_is_ready_as_the_turn_begins() -> None:
    tables = world()
    state = force(altered(start(tables), tick=6), (0, 1))
    for ready, told in ((7, False), (6, True)):
        forming = altered(state)
        forming.force_stage[0, 0], forming.force_ready[0, 0] = Stage.FORMING, ready
        assert [a.ready for a in attempts(tables, forming).values()] == [told]


def test_the_best_turn_of_a_force_is_kept_also_when_it_is_gone() -> None:
    tables = world()
    first = force(altered(start(tables), tick=6), (0, 1))
    better = altered(contributed(tables, first, (0, 1, 2)), tick=12)
    worse = altered(first, tick=18)
    gone = altered(start(tables), tick=24)
    assert [a.tick for a in attempts(tables, first, better, worse, gone).values()] == [12]


def test_an_incident_asks_for_units_alone_and_what_is_over_for_nothing() -> None:
    tables = world()
    state = force(altered(start(tables), tick=6), (0, 1), units=tables.public.crisis_need[0])
    crisis = altered(state)
    crisis.outcome[0, 0] = Outcome.CRISIS
    (there,) = attempts(tables, crisis).values()
    assert (there.incident, there.legal, there.asked, there.domains_asked) == (True, True, 0, 0)
    crisis.outcome[0, 0] = Outcome.CONTAINED
    assert not attempts(tables, crisis)
    assert set(attempts(tables, state)) == {(77, False)}


def test_nearness_is_being_ready_then_what_is_enough_then_confidence() -> None:
    base = Attempt(77, 0, 0, (0,), 6, False, False, True, 300, 550, 2, 2, (100, 60))
    steps = base, replace(base, ready=True), replace(base, ready=True, covered=(100, 100))
    further = replace(steps[-1], confidence=400), replace(steps[-1], confidence=600)
    assert sorted((*steps, *further), key=lambda a: a.nearness) == [*steps, *further]
