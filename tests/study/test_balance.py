"""The pre-flight: what can be taken away is, what it says follows from its figures, and par is remembered."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from game.cli_balance import subject_of
from game.match.exercise import Exercise
from game.match.expert_line import expert_line
from game.rules.codes import ChannelKind, Outcome, Service
from game.rules.orders import Kind
from game.scenario.bundled import bundled_files
from game.scenario.compile import compile_loaded
from game.scenario.load import load
from game.study import par_store
from game.study.ablation import Ablation, ablations, without
from game.study.balance import Balance, Cost, Pivot, Subject, balance, pivot, with_par
from game.study.length import minutes
from game.study.offers import Offer, Taken, taking
from game.study.page import page
from game.study.simulate import Chunk, play_chunk
from game.study.verdict import verdict

LOADED = load({path.stem: path for path in bundled_files()}["first-contact"])
assert LOADED.scenario is not None
SCENARIO = LOADED.scenario
TABLES = compile_loaded(LOADED).tables
FRONT = compile_loaded(load({path.stem: path for path in bundled_files()}["common-front"]))


def subject() -> Subject:
    settings = {d.id: compile_loaded(LOADED, d.id).tables for d in SCENARIO.difficulties}
    names = (tuple(e.id for e in each) for each in (SCENARIO.nations, SCENARIO.threads, SCENARIO.organisations))
    return Subject(SCENARIO.id, SCENARIO.title, SCENARIO.minutes, settings, expert_line(SCENARIO), *names)


@cache
def done(jobs: int = 1) -> Balance:
    return balance(subject(), 3, 1, jobs)


def said(b: Balance, code: str) -> list[bool]:
    return [s.good for s in verdict(b) if s.code == code]


def test_everything_that_exists_can_be_taken_away_and_then_is_away() -> None:
    organisations = tuple(o.id for o in FRONT.scenario.organisations)
    found = list(ablations(FRONT.tables, organisations))
    assert {a.what for a in found} == {"organisation", "channel", "service", "order"}
    assert [a.name for a in found if a.what == "organisation"] == list(organisations)
    for ablation in found:
        pub = without(FRONT.tables, ablation).public
        match ablation.what:
            case "organisation":
                assert not pub.member[ablation.code].any()
                assert not pub.service[ablation.code].any()
                assert not pub.channel_member[pub.channel_organisation == ablation.code].any()
            case "service":
                assert not pub.service[:, ablation.code].any()
            case "channel" if ablation.name == "agreement":
                assert "agreement" not in pub.mechanics
            case "channel":
                assert not pub.channel_member[pub.channel_kind == ablation.code].any()
    assert FRONT.tables.public.member.any()
    assert FRONT.tables.public.service.any()


def test_communities_end_with_the_organisation_that_made_them() -> None:
    found = without(TABLES, Ablation("organisation", "tasman-pair", 0)).public
    assert TABLES.public.community[0, 1]
    assert not found.community[0, 1]


@pytest.mark.parametrize("kind", [Kind.SHARE, Kind.ANALYSE, Kind.FORM])
def test_an_order_that_is_taken_away_is_given_by_nobody(kind: Kind) -> None:
    chunk = Chunk(TABLES, expert_line(SCENARIO), "cooperator", "all", 1, 4)
    assert play_chunk(chunk).orders[kind] > 0
    assert play_chunk(replace(chunk, banned=(kind,))).orders[kind] == 0


def test_orders_taken_away_in_one_batch_are_played_as_each_alone() -> None:
    kinds = (Kind.SHARE, Kind.ANALYSE, Kind.FORM)
    chunk = Chunk(TABLES, expert_line(SCENARIO), "cooperator", "all", 1, 2)
    together = play_chunk(replace(chunk, banned=kinds)).coalition
    alone = [play_chunk(replace(chunk, banned=(kind,))).coalition for kind in kinds]
    assert together.tolist() == np.concatenate(alone).tolist()
    assert len(set(together[::2].tolist())) == len(kinds)


@pytest.mark.parametrize(
    "ablation",
    [
        Ablation("channel", "note", ChannelKind.NOTE),
        Ablation("channel", "liaison", ChannelKind.LIAISON),
        Ablation("channel", "database", ChannelKind.DATABASE),
        Ablation("channel", "platform", ChannelKind.PLATFORM),
        Ablation("service", "joint_intelligence", Service.JOINT_INTELLIGENCE),
        Ablation("organisation", "first", 0),
    ],
)
def test_games_run_to_their_end_without_it(ablation: Ablation) -> None:
    chunk = Chunk(without(FRONT.tables, ablation), expert_line(FRONT.scenario), "cooperator", "all", 1, 2)
    assert (play_chunk(chunk).coalition > 0).all()


def test_figures_do_not_depend_on_the_number_of_processes() -> None:
    one, two = done(), done(2)
    assert {k: s.coalition.tolist() for k, s in one.policies.items()} == {
        k: s.coalition.tolist() for k, s in two.policies.items()
    }
    assert one.costs == two.costs


def test_it_compares_every_setting_seat_and_part() -> None:
    b = done()
    assert set(b.settings) == {d.id for d in SCENARIO.difficulties} - {"normal"}
    assert set(b.seats) == {n.id for n in SCENARIO.nations if n.seat == "human"}
    assert set(b.pivots) == set(b.seats)
    assert {(c.ablation.what, c.ablation.name) for c in b.costs} == {
        (a.what, a.name) for a in ablations(b.subject.tables, b.subject.organisations)
    }
    assert [c.mean for c in b.costs] == sorted((c.mean for c in b.costs), reverse=True)


def test_a_seat_is_pivotal_where_a_thread_ends_worse_without_its_orders() -> None:
    prevented, contained, lost = Outcome.PREVENTED, Outcome.CONTAINED, Outcome.UNCONTAINED
    base = np.array([[prevented, lost], [prevented, prevented], [contained, lost], [lost, lost]], np.int8)
    idle = np.array([[lost, lost], [prevented, contained], [lost, prevented], [prevented, lost]], np.int8)
    found = pivot(("wren", "otter"), base, idle)
    assert found == Pivot("otter", 1.0)
    assert pivot(("wren", "otter"), base[:, :1], idle[:, :1]) == Pivot("wren", pytest.approx(2 / 3))
    assert pivot(("wren",), np.full((40, 1), lost, np.int8), np.full((40, 1), lost, np.int8)).share == 0


def moved(b: Balance, policy: str, points: float) -> Balance:
    sample = b.policies[policy]
    return replace(b, policies=b.policies | {policy: replace(sample, coalition=sample.coalition + points)})


def test_the_verdict_follows_the_figures() -> None:
    b = done()
    assert said(moved(b, "cooperator", 60), "lead") == [True]
    assert said(moved(b, "cooperator", -30), "lead") == [False]
    assert said(moved(b, "cooperator", 60), "level") == [False]
    assert said(moved(b, "cooperator", -40), "level") == [False]
    assert said(moved(b, "expert", 60), "expert") == [True]
    assert said(moved(b, "expert", -60), "expert") == [False]
    best = float(b.policies["expert"].coalition[0])
    assert said(with_par(b, {1: best + 9}), "par") == [True]
    assert said(with_par(b, {1: best + 1}), "par") == [False]
    lost = replace(b.policies["expert"], ends=np.full_like(b.policies["expert"].ends, Outcome.UNCONTAINED))
    assert not any(said(replace(b, policies=b.policies | {"expert": lost}), "thread"))
    harmful = replace(b, costs=(Cost(Ablation("channel", "note", ChannelKind.NOTE), -4.0, -5.0, -3.0),))
    assert said(harmful, "harm") == [False]
    assert all(s.remedy for s in verdict(harmful) if not s.good)
    idle = replace(b, costs=(Cost(Ablation("channel", "platform", ChannelKind.PLATFORM), 0.2, -0.4, 0.8),))
    assert said(idle, "idle") == [False]


def test_a_note_that_nobody_needs_asks_for_nothing_since_no_author_can_take_it_away() -> None:
    cost = Cost(Ablation("channel", "note", ChannelKind.NOTE), 0.2, -0.4, 0.8)
    assert said(replace(done(), costs=(cost,)), "idle") == [True]


def test_what_was_never_used_is_told_from_what_was_used_in_vain() -> None:
    never = Cost(Ablation("service", "joint_investigation", Service.JOINT_INVESTIGATION), 0.0, 0.0, 0.0)
    vain = Cost(Ablation("service", "notice", Service.NOTICE), 0.1, -0.6, 0.8)
    texts = [s.text for s in verdict(replace(done(), costs=(never, vain))) if s.code == "idle"]
    assert texts == [
        "Of the services, these hardly matter here: notice.",
        "Of the services, these changed nothing in any game: joint_investigation.",
    ]


def test_a_harmful_order_cannot_be_taken_away_like_a_service() -> None:
    b = done()
    cost = Cost(Ablation("order", "request", Kind.REQUEST), -4.0, -5.0, -3.0)
    (sentence,) = (s for s in verdict(replace(b, costs=(cost,))) if s.code.startswith("harm"))
    assert "Take it away" not in sentence.remedy


@pytest.mark.parametrize(
    ("other", "lost", "asks"),
    [(Outcome.DISRUPTED, 2, True), (Outcome.PREVENTED, 2, False), (Outcome.DISRUPTED, 1, False)],
)
def test_a_thread_that_is_at_best_disrupted_and_mostly_lost_asks_for_a_change(
    other: Outcome, lost: int, asks: bool
) -> None:
    b = done()
    expert = b.policies["expert"]
    ends = np.full_like(expert.ends, other)
    ends[:lost] = Outcome.UNCONTAINED  # of three games
    changed = replace(b, policies=b.policies | {"expert": replace(expert, ends=ends)})
    assert bool(said(changed, "unprevented")) is asks


def test_what_asks_for_a_change_comes_first() -> None:
    good = [s.good for s in verdict(done())]
    assert good == sorted(good)


def test_the_page_stands_alone_and_holds_what_was_found() -> None:
    text = page(with_par(done(), {1: 77.0}), 25.0)
    assert text.startswith("<!doctype html>")
    assert "First Contact" in text
    assert "par, with hindsight" in text
    for forbidden in ("<script", "http-equiv", 'src="', "<link"):
        assert forbidden not in text
    assert text.count("<svg") >= 4
    for sentence in verdict(done()):
        assert sentence.text.split("&")[0].split("'")[0] in text


def test_more_to_read_takes_longer() -> None:
    b = done()
    longer = SCENARIO.model_copy(update={"briefing": SCENARIO.briefing + " word" * 1800})
    assert minutes(longer, b) == pytest.approx(minutes(SCENARIO, b) + 10)


def test_par_is_searched_once_and_then_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[int] = []
    monkeypatch.setattr(
        par_store, "run", lambda search: searched.extend(search.seeds) or [50.0 + s for s in search.seeds]
    )
    line = expert_line(SCENARIO)
    first = par_store.pars(TABLES, line, "x", range(1, 8), tmp_path)
    assert first == {seed: 50.0 + seed for seed in range(1, 8)}
    assert searched == list(range(1, 8))
    assert par_store.pars(TABLES, line, "x", range(1, 10), tmp_path) == first | {8: 58.0, 9: 59.0}
    assert searched == list(range(1, 10))
    for broken in tmp_path.glob("*.json"):
        broken.write_text("{", "utf-8")
    par_store.pars(TABLES, line, "x", [1], tmp_path)
    assert searched[-1] == 1
    assert all(
        "par" in json.loads(p.read_text("utf-8")) for p in tmp_path.glob("*.json") if p.read_text("utf-8") != "{"
    )


def test_a_chunk_of_par_gives_one_value_a_seed() -> None:
    values = par_store.run(par_store.Search(TABLES, expert_line(SCENARIO), (1, 2)))
    assert len(values) == 2
    assert np.all(np.array(values) > 30)


def test_each_private_offer_is_weighed_by_taking_it() -> None:
    tempted = subject_of(Exercise.of_file({path.stem: path for path in bundled_files()}["eleventh-hour"]))
    assert sorted(seat for offer in tempted.offers for seat in offer.seats) == list(range(len(tempted.nations)))
    for offer in tempted.offers:
        counsel = taking(tempted.tables, offer).inject_counsel
        assert counsel[offer.j] == offer.o
        assert (np.delete(counsel, offer.j) == np.delete(tempted.tables.inject_counsel, offer.j)).all()
    offer = tempted.offers[0]
    kept = play_chunk(Chunk(tempted.tables, tempted.line, "cooperator", "all", 1, 8))
    taken = play_chunk(Chunk(taking(tempted.tables, offer), tempted.line, "cooperator", "all", 1, 8))
    b = balance(replace(tempted, settings={"normal": tempted.tables}, offers=(offer,)), 8)
    assert b.offers[0].cost == pytest.approx((kept.coalition - taken.coalition).mean())
    (seat,) = offer.seats
    assert b.offers[0].gain == pytest.approx((taken.seats[:, seat] - kept.seats[:, seat]).mean())


@pytest.mark.parametrize(("cost", "gain", "good"), [(2.4, 0.3, [True]), (1.9, 0.3, [False]), (2.4, -0.1, [False])])
def test_a_private_offer_should_cost_the_coalition_and_pay_its_seat(cost: float, gain: float, good: list[bool]) -> None:
    b = replace(done(), offers=(Taken(Offer("feast", "speech", 0, 1, (0,)), cost, cost - 1, cost + 1, gain),))
    assert said(b, "offer") == good
    assert "feast" in page(b, 25.0)
    assert ("for <code>private</code> points" in page(b, 25.0)) != good[0]


def test_an_exercise_without_private_offers_says_nothing_of_them() -> None:
    assert said(replace(done(), offers=()), "offer") == []
