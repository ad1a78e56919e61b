"""What partners do with task forces: when leads respond, and who freezes."""

from dataclasses import replace

import numpy as np
import pytest

from game.partners.forces import cover, natural_lead, respond
from game.partners.knowledge import Knowledge
from game.rules.codes import Outcome, Stage
from game.rules.orders import Kind
from tests.partners.test_asking import given, turns

NAMES = ("atlantic-bridge", "paper-trail")


@pytest.mark.parametrize("name", NAMES)
def test_a_lead_responds_as_soon_as_a_response_would_prevent_by_what_counts_in_it(name: str) -> None:
    sure = 0
    for k, orders in turns(name):
        s, d = k.s, k.p.doctrine
        responding = {(int(o_b), int(key)) for o_b, key in zip(orders.b, orders.key, strict=True) if key > 0}
        held_up, exposed = k.signs
        for b, n, f in np.argwhere(k.leads & (s.force_stage == Stage.READY)[:, None, :]):
            t = int(s.force_thread[b, f])
            enough = int(s.force_at_response[b, f]) + int(s.eased[b, t]) >= d.respond_confidence
            enough &= int(cover(k, np.array([b]), np.array([f]))[0]) >= 100 and exposed[b, n, t] <= held_up[b, n, t]
            if enough and s.outcome[b, t] == Outcome.OPEN:
                sure += 1
                assert (int(b), int(s.force_key[b, f])) in responding
    assert sure


@pytest.mark.parametrize("name", NAMES)
def test_a_lead_waits_while_what_it_has_counts_half_yet_and_time_is_left(name: str) -> None:
    waited = 0
    for k, order in given(name, Kind.RESPOND):
        b, key = order["b"], order["key"]
        f = int(np.flatnonzero(k.s.force_key[b] == key)[0])
        t = int(k.s.force_thread[b, f])
        if k.s.outcome[b, t] != Outcome.OPEN or k.left[b, t] <= 6:
            continue
        less = k.s.force_at_response.copy()
        less[b, f] = k.p.doctrine.nearly_confidence - 1 - int(k.s.eased[b, t])
        fresh = Knowledge(k.p, replace(k.s, force_at_response=less), k.players)
        given_now = [
            (int(o_b), int(o_key)) for w in respond(fresh) for o_b, o_key in zip(w.b, w.orders.key, strict=True)
        ]
        assert (b, key) not in given_now
        waited += 1
    assert waited


@pytest.mark.parametrize("name", NAMES)
def test_a_thread_is_frozen_early_by_its_lead_alone(name: str) -> None:
    early = 0
    for k, order in given(name, Kind.FREEZE):
        b, n, t = order["b"], order["n"], order["thread"]
        if k.left[b, t] > 12:
            early += 1
            assert k.led[b, n, t] or natural_lead(k.p)[t, n] == 0
    assert early
