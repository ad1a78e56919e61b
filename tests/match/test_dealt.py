"""What a seed deals, told beforehand, is what the game gives when nobody does anything."""

import pytest

from game.match.dealt import Dealt, dealt
from game.match.entries import Setup
from game.match.exercise import Exercise, find
from game.match.game import Game
from game.rules.codes import NEVER, NONE, Copy, EffectKind, Outcome
from game.scenario.source import Source
from tests.scenario.example import EXAMPLE, edited

NAMES = ("first-contact", "paper-trail", "common-front")
SEEDS = (1, 4711)


def exercise(name: str) -> Exercise:
    return Exercise.of_file(find(name))


def idle(exercise: Exercise, seed: int) -> Game:
    seats = dict.fromkeys(exercise.names.nation, "partner")
    return Game(exercise, Setup(scenario=exercise.scenario.id, difficulty="normal", seats=seats, mode="autoplay"), seed)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", NAMES)
def test_every_report_lies_in_the_brief_of_the_turn_that_was_told(name: str, seed: int) -> None:
    played = exercise(name)
    game, told = idle(played, seed), dealt(played, seed)
    first: dict[int, tuple[int, int]] = {}
    for turn in range(played.scenario.turns):
        held = game.state.copies[0, : len(played.scenario.nations)] != Copy.NO
        for n, i in zip(*(axis.tolist() for axis in held.nonzero()), strict=True):
            first.setdefault(i, (n, turn))
        game.resolve([])
    dated = {h.report: (h.nation, h.turn) for h in told.holdings if h.turn != NONE and not h.dormant}
    assert dated
    assert {i: first.get(i) for i in dated} == dated
    asleep = {h.report for h in told.holdings if h.dormant}
    assert not asleep & first.keys()


@pytest.mark.parametrize("name", NAMES)
def test_threads_open_and_end_at_the_hours_that_were_told(name: str) -> None:
    played = exercise(name)
    game, told = idle(played, 3), dealt(played, 3)
    for _ in range(played.scenario.turns):
        game.resolve([])
    effects = played.tables.effect
    moved = set(effects[effects[:, 2] == EffectKind.DEADLINE, 5].tolist())
    for window in told.windows:
        if window.opens < NEVER:
            assert game.state.opens[0, window.thread] == window.opens
            deadline = game.state.deadline[0, window.thread]
            assert deadline <= window.latest
            assert window.deadline <= deadline or window.thread in moved, "moved by what nobody decided"
        assert bool(game.state.decoy[0, window.thread]) == window.decoy
        if window.decoy and window.latest < game.state.tick:
            assert game.state.outcome[0, window.thread] == Outcome.DISMISSED


@pytest.mark.parametrize("name", NAMES)
def test_injects_of_the_list_fire_at_the_hours_that_were_told(name: str) -> None:
    played = exercise(name)
    game, told = idle(played, 9), dealt(played, 9)
    for _ in range(played.scenario.turns):
        game.resolve([])
    for cue in told.cues:
        if cue.tick < NEVER:
            assert game.state.fired[0, cue.inject] == cue.tick
        if cue.tray:
            assert game.state.fired[0, cue.inject] == NEVER


def test_halves_of_an_alert_lie_with_two_nations_that_know_of_each_other_here() -> None:
    told = dealt(exercise("paper-trail"), 5)
    assert told.halves
    by_alert = {half.alert: half for half in told.halves}
    for half in told.halves:
        other = next(o for o in by_alert.values() if o.alert == half.alert ^ 1)
        assert (half.other, other.other) == (other.nation, half.nation)
        assert half.nation != half.other


def test_needers_are_others_with_an_interest_or_a_thread_of_their_own() -> None:
    played = exercise("common-front")
    scenario = played.scenario
    for holding in dealt(played, 2).holdings:
        report = scenario.reports[holding.report]
        interested = {n.id for n in scenario.nations if set(n.interests) & set(report.subjects)}
        own = {t.id: {t.place, *t.interests} for t in scenario.threads}
        concerned = {n for thread in report.bears for n in own[thread]}
        names = [played.names.nation[n] for n in holding.needers]
        assert set(names) == (interested | concerned) - {played.names.nation[holding.nation]}
        assert [played.names.thread[t] for t, _ in holding.weights] == sorted(
            report.bears, key=lambda t: -report.bears[t]
        )


def example(seed: int = 1, text: str = EXAMPLE) -> Dealt:
    return dealt(Exercise.of_source(Source("example.yaml", text)), seed)


def test_what_arrives_in_the_last_turn_is_in_no_brief() -> None:
    (late, _, *_) = example(text=edited("arrives: [3, 9]", "arrives: [66, 71]")).holdings
    assert (late.tick >= 66, late.turn) == (True, NONE)
    (last, _, *_) = example(text=edited("arrives: [3, 9]", "arrives: [65, 65]")).holdings
    assert (last.tick, last.turn) == (65, 11)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_timed_inject_brings_is_dated(seed: int) -> None:
    told = example(seed)
    cue, teal, hashes = told.cues[0], told.windows[1], told.holdings[4]
    assert 6 <= cue.tick <= 12
    assert (teal.inject, teal.opens) == (cue.inject, cue.tick)
    assert (teal.deadline, teal.latest) == (cue.tick + 24, cue.tick + 30)
    assert (hashes.inject, hashes.tick, hashes.turn) == (cue.inject, cue.tick, cue.turn)


def test_what_waits_says_for_what_it_waits() -> None:
    told = example()
    transfers, chatter = told.holdings[2], told.holdings[3]
    assert (transfers.alert, transfers.campaign, transfers.turn) == (0, NONE, NONE)
    assert (chatter.alert, chatter.campaign, chatter.turn) == (NONE, 0, NONE)
    waiting = example(text=edited("    at: [6, 12]\n", "    when: {tick: {at_least: 8}}\n"))
    assert (waiting.windows[1].inject, waiting.windows[1].opens, waiting.windows[1].deadline) == (0, NEVER, NEVER)
    assert [(c.conditional, c.tray) for c in waiting.cues] == [
        (True, False),
        (True, False),
        (False, False),
        (False, True),
    ]


def test_an_option_s_effect_counts_as_waiting() -> None:
    text = edited("{kind: staff, nation: alv, change: -1, duration: 12}", "{kind: report, report: chatter}")
    chatter = example(text=text).holdings[3]
    assert (chatter.inject, chatter.turn) == (2, NONE)


def test_a_thread_that_becomes_an_incident_has_a_window_after_its_deadline() -> None:
    heron, teal = example().windows
    assert heron.crisis_until == heron.deadline + 18
    assert teal.crisis_until == NEVER


def test_another_seed_deals_otherwise_and_the_same_seed_the_same() -> None:
    played = exercise("common-front")
    assert dealt(played, 1) == dealt(played, 1)
    assert dealt(played, 1).holdings != dealt(played, 2).holdings
