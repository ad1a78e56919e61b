"""R-PARTNER: partners lead where law lets them, obtain the right to act, and ask for the releases their forces lack."""

from dataclasses import replace

import numpy as np
import pytest

from game.partners import asking, support
from game.partners.forces import invited, lawful, natural_lead
from game.partners.plan import Wish
from game.rules.codes import LegalBasis, Service
from game.rules.orders import Kind
from game.rules.state import State
from game.rules.tables import Tables
from tests.partners.test_answering import after, knowledge, officers, with_
from tests.rules.moment import altered, force
from tests.rules.world import LIAISON, UNION, order, start, turn, world

LEAD, HOLDER, OUTSIDER = 0, 1, 2


def bound(basis: LegalBasis, place: int, **changes: object) -> Tables:
    """The small exercise, its first thread asking for a legal basis at a place."""
    return world(thread_basis=np.array([basis, LegalBasis.NONE], np.uint8),
                 thread_place=np.array([place, 1], np.int8), **changes)  # fmt: skip


def without(tables: Tables, *services: Service) -> Tables:
    service = tables.public.service.copy()
    service[:, list(services)] = False
    return replace(tables, public=replace(tables.public, service=service))


@pytest.mark.parametrize(
    ("basis", "taken", "able"),
    [
        (LegalBasis.NONE, (Service.JOINT_INVESTIGATION,), [True, True, True]),
        (LegalBasis.ASSISTANCE, (), [True, True, True]),
        (LegalBasis.ASSISTANCE, (Service.MUTUAL_LEGAL_ASSISTANCE,), [True, True, False]),
        (LegalBasis.ASSISTANCE, (Service.MUTUAL_LEGAL_ASSISTANCE, Service.JOINT_INVESTIGATION), [False, True, False]),
        (LegalBasis.FRAMEWORK, (), [True, True, True]),
        (LegalBasis.FRAMEWORK, (Service.LEGAL_FRAMEWORK,), [True, True, False]),
    ],
)
def test_who_could_act_at_a_place_follows_from_what_organisations_offer(
    basis: LegalBasis, taken: tuple[Service, ...], able: list[bool]
) -> None:
    """Nations 0 and 1 are the union; all are in the association; 2 lacks the framework. The place is nation 1."""
    tables = without(bound(basis, 1), *taken)
    assert lawful(tables.public)[0].tolist() == able
    ranks = natural_lead(tables.public)[0]
    assert ranks[np.array(able)].max() < ranks[~np.array(able)].min(initial=99)


def test_a_lead_invites_nobody_who_could_never_act_there() -> None:
    tables = without(bound(LegalBasis.FRAMEWORK, 1, allied=~np.eye(3, dtype=np.bool_)), Service.LEGAL_FRAMEWORK)
    k = knowledge(tables, start(tables), LEAD)
    rows = np.zeros(1, np.intp)
    assert invited(k, rows, rows + LEAD, rows).tolist() == [[False, True, False]]


def led(tables: Tables) -> State:
    """LEAD leads a ready force of its own on the first thread."""
    return altered(force(altered(start(tables), tick=12), (LEAD,), units=3))


def investigations(wishes: list[Wish]) -> list[tuple[int, int, int]]:
    """Organisation, nations named and score of each joint investigation thought of."""
    return [
        (int(o.organisation[r]), int(o.to[r]), int(w.score[r]))
        for w in wishes
        for o in [w.orders]
        for r in np.flatnonzero((o.kind == Kind.SERVICE) & (o.option == Service.JOINT_INVESTIGATION))
    ]


def test_a_lead_abroad_investigates_jointly_with_the_place_unless_it_may_act_there() -> None:
    tables = bound(LegalBasis.ASSISTANCE, HOLDER)
    state = led(tables)
    (thought,) = investigations(support.services(knowledge(tables, state, LEAD)))
    assert thought[:2] == (UNION, 1 << HOLDER)
    granted = with_(state, "assistance", np.s_[0, LEAD, HOLDER], True)
    running = with_(state, "investigation_until", np.s_[0, UNION, [LEAD, HOLDER]], 24)
    at_home = led(bound(LegalBasis.ASSISTANCE, LEAD))
    for allowed, tb in ((granted, tables), (running, tables), (at_home, bound(LegalBasis.ASSISTANCE, LEAD))):
        assert all(score < thought[2] for *_, score in investigations(support.services(knowledge(tb, allowed, LEAD))))


def releases(tables: Tables, state: State) -> list[tuple[int, int]]:
    """Report and nations of each release that LEAD thinks of asking for."""
    found = asking.releases(knowledge(tables, state, LEAD))
    return [(int(i), int(to)) for w in found for i, to in zip(w.orders.report, w.orders.to, strict=True)]


def test_a_partner_asks_for_what_its_force_lacks_and_not_twice_for_the_same_nations() -> None:
    tables = world(trust=np.full((3, 3), 700, np.int16), liaison=officers(), interest=np.zeros((3, 4), np.bool_),
                   report_orcon=np.ones(14, np.bool_), band=np.full(14, 3, np.uint8))  # fmt: skip
    state = after(tables, order(HOLDER, Kind.SHARE, report=1, to=(LEAD,), channel=LIAISON))
    assert state.copies[0, LEAD, 1]
    alone = releases(tables, state)
    serving = altered(force(state, (LEAD, OUTSIDER)))
    assert alone == []
    assert releases(tables, serving) == [(1, 1 << OUTSIDER)]
    asked = turn(tables, serving, order(LEAD, Kind.ASK_RELEASE, report=1, to=(OUTSIDER,))).state
    assert releases(tables, asked) == []
