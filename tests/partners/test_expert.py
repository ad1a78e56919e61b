"""The author's expert line: its steps come before the cooperator's own thoughts, when and where they apply."""

from functools import cache
from typing import Any

import numpy as np
import pytest

from game.match.expert_line import expert_line
from game.partners import expert
from game.partners.given import GIVERS
from game.partners.line import Line
from game.partners.policy import COOPERATOR
from game.rules.codes import Service
from game.rules.initial import initial
from game.rules.orders import BY_NAME, Kind, Orders
from game.rules.reasons import Reason
from game.rules.seen import seen
from game.rules.state import State
from game.rules.step import step
from game.rules.tables import Tables
from game.scenario.bundled import bundled_files
from game.scenario.compile import compile_loaded
from game.scenario.load import load
from game.scenario.model_expert import NEEDED, ExpertStep
from game.scenario.model_scenario import Scenario

GAMES = 3


@cache
def world(name: str) -> tuple[Scenario, Tables]:
    compiled = compile_loaded(load({path.stem: path for path in bundled_files()}[name]))
    return compiled.scenario, compiled.tables


def line(name: str, *steps: dict[str, Any]) -> Line:
    scenario, _ = world(name)
    models = tuple(ExpertStep.model_validate({"because": "So that it is seen."} | each, strict=False) for each in steps)
    return expert_line(scenario.model_copy(update={"expert": models}))


def plays(name: str, its: Line, turns: int = 3) -> list[tuple[State, Orders, np.ndarray]]:
    """States, orders and their reasons, turn by turn."""
    _, tables = world(name)
    state = initial(tables, np.arange(1, GAMES + 1, dtype=np.uint64))
    players = np.ones((GAMES, tables.public.n_nations), np.bool_)
    found = []
    for _ in range(turns):
        orders = expert.orders(tables, state, seen(tables, state), players, its)
        resolved = step(tables, state, orders)
        found.append((state, orders, resolved.reason))
        state = resolved.state
    return found


def given(orders: Orders, kind: Kind, nation: int | None = None) -> int:
    return int(((orders.kind == kind) & (True if nation is None else orders.n == nation)).sum())


def as_rows(orders: Orders) -> list[tuple[int, ...]]:
    names = Orders.__slots__
    return sorted(zip(*(getattr(orders, name).tolist() for name in names), strict=True))


def test_a_line_without_steps_is_the_cooperator() -> None:
    _, tables = world("paper-trail")
    players = np.ones((GAMES, tables.public.n_nations), np.bool_)
    for state, orders, _ in plays("paper-trail", line("paper-trail")):
        assert as_rows(orders) == as_rows(COOPERATOR.orders(tables.public, seen(tables, state), players))


def test_a_step_gives_its_order_in_its_turns_by_its_nation_and_first() -> None:
    its = line("paper-trail", {"order": "post-liaison", "by": ["vel"], "turns": [1, 1], "to": ["sor"]})
    counts = [given(orders, Kind.POST_LIAISON, 0) for _, orders, _ in plays("paper-trail", its)]
    usual = [given(orders, Kind.POST_LIAISON, 0) for _, orders, _ in plays("paper-trail", line("paper-trail"))]
    assert counts[0] == GAMES
    assert usual[0] < GAMES
    assert not any(counts[1:]), "its one officer is posted"
    _, orders, reason = plays("paper-trail", its)[0]
    mine = (orders.kind == Kind.POST_LIAISON) & (orders.n == 0)
    assert (orders.place[mine] == 0).all()
    assert (reason[mine] == Reason.ACCEPTED).all()


def test_a_step_that_says_never_leaves_that_order_out() -> None:
    assert sum(given(orders, Kind.SHARE) for _, orders, _ in plays("paper-trail", line("paper-trail"))) > 0
    its = line("paper-trail", {"order": "share", "how": "never"})
    assert sum(given(orders, Kind.SHARE) for _, orders, _ in plays("paper-trail", its)) == 0


def test_a_step_that_says_first_moves_what_it_means_to_the_head_of_the_list() -> None:
    its = line("paper-trail", {"order": "analyse", "how": "first", "by": ["kar"]})
    for _, orders, _ in plays("paper-trail", its):
        mine = (orders.kind == Kind.ANALYSE) & (orders.n == 1)
        others = (orders.kind != Kind.ANALYSE) & (orders.n == 1)
        for b in range(GAMES):
            places = orders.place[mine & (orders.b == b)]
            rest = orders.place[others & (orders.b == b)]
            assert not len(places) or not len(rest) or places.max() < rest.min()


def test_a_condition_is_judged_game_by_game() -> None:
    when = {"tick": {"at_least": 6, "below": 12}}
    its = line("paper-trail", {"order": "service", "by": ["tav"], "when": when, "organisation": "united-nations",
                               "service": "legal_framework"})  # fmt: skip
    usual = plays("paper-trail", line("paper-trail", {"order": "service", "how": "never"}))
    changed = plays("paper-trail", its)
    assert [given(orders, Kind.SERVICE, 2) for _, orders, _ in usual] == [0, 0, 0]
    assert given(changed[1][1], Kind.SERVICE, 2) >= GAMES


def test_a_share_goes_lawfully_to_those_named_whoever_holds_the_report() -> None:
    scenario, _ = world("paper-trail")
    its = line("paper-trail", {"order": "share", "report": {"threads": ["otter"]}, "to": ["sor"]})
    about = np.array(["otter" in r.bears for r in scenario.reports])
    seen_one = 0
    for _, orders, reason in plays("paper-trail", its):
        mine = (orders.kind == Kind.SHARE) & (orders.place == 0) & about[np.maximum(orders.report, 0)]
        mine &= (orders.to >> 3 & 1) == 1
        seen_one += int(mine.sum())
        assert (reason[mine] == Reason.ACCEPTED).mean() > 0.9 if mine.any() else True
    assert seen_one > 0


def test_a_step_about_an_alert_means_that_alert_alone() -> None:
    scenario, tables = world("paper-trail")
    its = line("paper-trail", {"order": "request-match", "how": "never", "alert": scenario.alerts[0].id})
    asked = np.concatenate(
        [orders.alert[orders.kind == Kind.REQUEST_MATCH] for _, orders, _ in plays("paper-trail", its)]
    )
    usual = [
        orders.alert[orders.kind == Kind.REQUEST_MATCH] for _, orders, _ in plays("paper-trail", line("paper-trail"))
    ]
    assert 0 in tables.public.alert_pair[np.concatenate(usual)]
    assert len(asked) > 0
    assert 0 not in tables.public.alert_pair[asked]


def test_logistics_go_to_a_force_in_which_one_serves() -> None:
    scenario, _ = world("common-front")
    alliance = next(o for o in scenario.organisations if "military_support" in o.services)
    thread = next(t for t in scenario.threads if t.place in alliance.members)
    step_ = {"order": "service", "organisation": alliance.id, "service": "military_support", "thread": thread.id}
    done = 0
    for state, orders, reason in plays("common-front", line("common-front", step_), turns=14):
        mine = (orders.kind == Kind.SERVICE) & (orders.option == Service.MILITARY_SUPPORT)
        mine &= reason == Reason.ACCEPTED
        keys = state.force_key[orders.b[mine]] == orders.key[mine][:, None]
        done += int((state.force_thread[orders.b[mine]] == scenario.threads.index(thread))[keys].sum())
    assert done > 0


def test_every_order_that_a_step_may_give_has_one_who_gives_it() -> None:
    assert {BY_NAME[name].kind for name in NEEDED} == set(GIVERS)


EVERY_ORDER: dict[str, dict[str, Any]] = {
    "share": {"report": {"domains": ["border"]}, "to": ["kar", "ner"], "channel": "circle-net"},
    "publish": {"report": {"labels": ["GREEN"]}, "channel": "case-base"},
    "query": {"channel": "case-base", "subject": "freight"},
    "request": {"to": ["kar"], "subject": "freight"},
    "ask-release": {"report": {"threads": ["otter"]}, "to": ["sor"]},
    "register": {"subject": "travel", "instead": "houses"},
    "judge": {"thread": "otter", "option": "genuine"},
    "post-liaison": {"to": ["tav"]},
    "negotiate": {"to": ["tav"]},
    "disclose": {"alert": "ALERT", "to": ["kar"]},
    "request-match": {"alert": "ALERT", "to": ["kar"]},
    "freeze": {"thread": "otter"},
    "form": {"thread": "otter", "to": ["kar", "ner"]},
    "train": {"to": ["ner"], "option": "crisis_response"},
    "respond": {"thread": "otter"},
    "service": {"organisation": "united-nations", "service": "capacity_building", "to": ["tav"]},
    "set-priority": {"thread": "otter"},
    "decide": {"inject": "INJECT", "option": "OPTION"},
}


@pytest.mark.parametrize("order", EVERY_ORDER)
def test_each_kind_of_step_gives_orders_that_are_carried_out(order: str) -> None:
    scenario, _ = world("paper-trail")
    put = next(i for i in scenario.injects if i.decide)
    words = {"ALERT": scenario.alerts[0].id, "INJECT": put.id, "OPTION": put.decide.options[0].id if put.decide else ""}
    fields = {k: words.get(v, v) if isinstance(v, str) else v for k, v in EVERY_ORDER[order].items()}
    kind, done = BY_NAME[order].kind, 0
    force = {"order": "form", "by": ["vel"], "thread": "otter", "to": ["kar", "ner"]}  # so that one can respond
    who = {} if order == "respond" else {"by": ["vel"]}  # whoever leads on the thread responds
    its = line("paper-trail", {"order": order} | who | fields, force)
    usual = 0  # done, and done early, are the same here: the turns are counted that were left
    for turn, (_, orders, reason) in enumerate(plays("paper-trail", its, turns=16)):
        mine = (orders.kind == kind) & ((orders.n == 0) | (not who))
        done += int((reason[mine] == Reason.ACCEPTED).sum()) * (16 - turn)
    for turn, (_, orders, reason) in enumerate(plays("paper-trail", line("paper-trail", force), turns=16)):
        usual += int((reason[orders.kind == kind] == Reason.ACCEPTED).sum()) * (16 - turn) * (not who)
    assert done > usual
