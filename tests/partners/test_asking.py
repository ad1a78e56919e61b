"""What partners ask others for, and what they lay before databases: only what serves, and by lines that are free."""

from collections.abc import Iterator
from functools import cache

import numpy as np
import pytest

from game.partners.asking import QUERY_LEAST, UNCLEAR
from game.partners.forces import natural_lead
from game.partners.knowledge import CLEARLY, Knowledge
from game.partners.policy import COOPERATOR
from game.rules.codes import NONE, ChannelKind, Outcome
from game.rules.initial import initial
from game.rules.orders import Kind, Orders
from game.rules.seen import seen
from game.rules.step import step
from game.rules.tables import Tables
from game.scenario.bundled import bundled_files
from game.scenario.compile import compile_loaded
from game.scenario.load import load

SCENARIOS = ("signal-and-noise", "open-channels", "weakest-link")
GAMES = 4


@cache
def tables(name: str) -> Tables:
    return compile_loaded(load({path.stem: path for path in bundled_files()}[name])).tables


@cache
def turns(name: str) -> tuple[tuple[Knowledge, Orders], ...]:
    """What partners know in each turn of some games, and the orders that they give."""
    tb, found = tables(name), []
    state = initial(tb, np.arange(1, GAMES + 1, dtype=np.uint64))
    for _ in range(tb.public.turns):
        k = Knowledge(tb.public, seen(tb, state), np.ones((GAMES, tb.public.n_nations), np.bool_))
        orders = COOPERATOR.orders(tb.public, k.s, k.players)
        found.append((k, orders))
        state = step(tb, state, orders).state
    return tuple(found)


def given(name: str, kind: Kind) -> Iterator[tuple[Knowledge, dict[str, int]]]:
    """Every order of a kind, with what was known when it was given."""
    for k, orders in turns(name):
        for row in np.flatnonzero(orders.kind == int(kind)):
            yield k, {field: int(getattr(orders, field)[row]) for field in type(orders).__slots__}


def called(k: Knowledge, b: int, n: int, t: int) -> bool:
    """Serves on a thread, or is invited to, by the plain reading of what n sees of each force."""
    s = k.s
    return any(
        bool(k.visible[b, n, f]) and int(s.force_stage[b, f]) > 0 and int(s.force_thread[b, f]) == t
        for f in range(s.force_stage.shape[1])
    )


@pytest.mark.parametrize("name", SCENARIOS)
def test_who_asks_asks_for_a_thread_of_its_own_to_clear_before_one_that_it_only_follows(name: str) -> None:
    p = tables(name).public
    lead = natural_lead(p)
    tried = followed = 0
    for k, o in given(name, Kind.REQUEST):
        b, n = o["b"], o["n"]
        wanted = [t for t in range(p.n_threads) if k.open[b, n, t] and int(k.s.confidence[b, n, t]) < UNCLEAR]
        mine = [t for t in wanted if called(k, b, n, t) or int(lead[t, n]) == 0]
        about = [t for t in wanted if p.thread_subject[t, o["subject"]]]
        assert about, "nobody asks about what is clear to it, or closed"
        if mine:
            assert set(about) & set(mine)
        else:
            assert any(p.own_thread[n, t] for t in about)
            followed += 1
        tried += 1
    assert tried > followed > 0


@pytest.mark.parametrize("name", SCENARIOS)
def test_an_interest_is_registered_by_who_leads_or_would_lead(name: str) -> None:
    p = tables(name).public
    lead, tried = natural_lead(p), 0
    for k, o in given(name, Kind.REGISTER):
        about = [t for t in range(p.n_threads) if p.thread_subject[t, o["subject"]] and k.open[o["b"], o["n"], t]]
        leads = [
            t
            for t in about
            if int(lead[t, o["n"]]) == 0
            or any(
                int(k.s.force_lead[o["b"], f]) == o["n"] and int(k.s.force_thread[o["b"], f]) == t
                for f in range(k.s.force_lead.shape[1])
            )
        ]
        assert leads
        tried += 1
    assert tried


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_is_looked_up_is_what_one_holds_least_on(name: str) -> None:
    p, tried = tables(name).public, 0
    for k, o in given(name, Kind.QUERY):
        b, n, s = o["b"], o["n"], k.s
        known = [t for t in range(p.n_threads) if k.open[b, n, t] and int(k.left[b, t]) >= QUERY_LEAST]
        enough = p.doctrine.respond_confidence + CLEARLY
        best = max(known, key=lambda t: (int(s.confidence[b, n, t]) < enough, int(s.confidence[b, n, t]), -t))
        held = {
            u: sum(1 for i in range(p.n_reports) if s.copies[b, n, i] > 0 and p.report_subject[i, u])
            for u in range(p.n_subjects)
            if p.thread_subject[best, u]
        }
        assert held[o["subject"]] == min(held.values())
        tried += 1
    assert tried


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_two_others_visibly_need_is_sent_and_not_published(name: str) -> None:
    p, tried = tables(name).public, 0
    for k, o in given(name, Kind.PUBLISH):
        b, n, s = o["b"], o["n"], k.s
        subjects = np.flatnonzero(p.report_subject[o["report"]]).tolist()
        needers = {m for m in range(p.n_nations) for u in subjects if s.interest[b, m, u]}
        needers |= {
            int(p.thread_place[t])
            for t in range(p.n_threads)
            if s.detected[b, n, t] and int(s.outcome[b, t]) <= int(Outcome.CRISIS)
            if any(p.thread_subject[t, u] for u in subjects)
        }
        assert len(needers - {n, NONE}) <= 1
        tried += 1
    assert tried


@pytest.mark.parametrize("name", SCENARIOS)
def test_nothing_is_sent_by_a_line_on_which_a_whole_turn_s_reports_wait(name: str) -> None:
    p = tables(name).public
    full = 0
    for k, orders in turns(name):
        notes = p.channel_kind == int(ChannelKind.NOTE)
        queue = np.where(notes[:, None], k.s.backlog, k.s.backlog[:, :, :1])
        full += int((queue > p.channel_capacity[:, None]).sum())
        for row in np.flatnonzero(orders.kind == int(Kind.SHARE)):
            b, n, c = int(orders.b[row]), int(orders.n[row]), int(orders.channel[row])
            assert int(k.s.backlog[b, c, n if notes[c] else 0]) <= int(p.channel_capacity[c])
    if name == "signal-and-noise":
        assert full, "else nothing was tried"
