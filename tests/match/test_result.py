"""The end tells where every point came from: ledgers sum exactly, and each award has its events behind it."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from game.match.behind import OF_CLOSED, Grounds, handled
from game.match.chronicle import Item
from game.match.exercise import Exercise, find
from game.match.game import Game
from game.match.opening import autoplayed
from game.match.result import Ledger, Result, awards_of, mean, result_of
from game.match.seat import Ended
from game.rules.codes import NEVER, NONE, Copy, Dimension, Judgement, Label, Mark, Outcome, Rule, SeatDimension
from game.rules.events import Event, of_sent
from game.rules.rating import Rating
from game.rules.scoring import coalition, dimensions, seat, seat_dimensions
from game.wording.ledger import Basis
from tests.match.world import answers, opened


@cache
def played(name: str) -> Game:
    return autoplayed(Exercise.of_file(find(name)), "cooperator", 3).game


@cache
def result(name: str, nation: int = 0) -> Result:
    return result_of(played(name), nation)


EXERCISES = ("first-contact", "common-front")


@pytest.mark.parametrize("name", EXERCISES)
def test_every_ledger_sums_exactly_to_its_value(name: str) -> None:
    found = result(name)
    for ledger in (*found.dimensions, *found.own):
        assert sum(a.points for a in ledger.awards) == ledger.points
        assert all(a.turn != NONE for a in ledger.awards)


@pytest.mark.parametrize("name", EXERCISES)
def test_values_and_means_are_those_of_the_rules(name: str) -> None:
    game, found = played(name), result(name, 1)
    tables, state = game.exercise.tables, game.state
    values, own = dimensions(tables, state)[0], seat_dimensions(tables, state)[0, 1]
    assert [led.points for led in found.dimensions] == [values[led.dimension] for led in found.dimensions]
    assert [led.points for led in found.own] == [own[led.dimension] for led in found.own]
    assert (found.coalition, found.seat) == (coalition(tables, state)[0], seat(tables, state)[0, 1])


def test_dimensions_without_weight_are_left_out() -> None:
    assert Dimension.ALIGNMENT not in {led.dimension for led in result("first-contact").dimensions}
    assert Dimension.ALIGNMENT in {led.dimension for led in result("common-front").dimensions}


def test_the_final_score_is_the_coalition_s_scaled_by_the_seat_s() -> None:
    found = result("common-front")
    assert found.final == pytest.approx(found.coalition * (0.6 + 0.4 * found.seat / 100_000), abs=1)


def test_a_mean_over_nothing_is_nothing() -> None:
    assert mean([]) == 0
    assert mean([Ledger(Dimension.TRUST, 0, 5000, Rating.UNABLE, ())]) == 0


def test_what_stands_behind_an_award_happened_in_its_turn_and_before_it() -> None:
    for ledger in result("common-front").dimensions:
        for award in ledger.awards:
            assert all(i.tick <= award.tick for i in award.behind)
            assert all(i.turn == award.turn or i.event in OF_CLOSED for i in award.behind)


def test_judgements_of_earlier_turns_stand_behind_the_award_for_them() -> None:
    def item(turn: int, event: Event, actor: int, thread: int, value: int) -> Item:
        return Item(turn, turn * 6, event, Rule.ASSESS, actor, NONE, thread, value, "", 1)

    decoy, genuine, unsure = Judgement.DECOY, Judgement.GENUINE, Judgement.UNSURE
    made = [
        item(0, Event.JUDGED, 0, 0, decoy),
        item(0, Event.JUDGED, 1, 0, genuine),
        item(0, Event.JUDGED, 2, 0, decoy),
    ]
    made += [
        item(1, Event.JUDGED, 1, 0, decoy),
        item(1, Event.JUDGED, 0, 1, decoy),
        item(2, Event.JUDGED, 2, 0, unsure),
    ]
    award = Item(3, 18, Event.AWARD, Rule.ASSESS, NONE, NONE, Dimension.COVERAGE, 5000, "", 0)
    withdrawn = item(3, Event.JUDGED, 3, 0, unsure)  # it earns nothing
    items = [*made, withdrawn, item(3, Event.CLOSED, NONE, 0, 0), award]
    (found,) = awards_of(items, Dimension.COVERAGE, NONE, 5000, Grounds.of(played("common-front")))
    assert [(i.event, i.turn, i.actor) for i in found.behind] == [
        (Event.CLOSED, 3, NONE), (Event.JUDGED, 0, 0), (Event.JUDGED, 1, 1),
    ]  # fmt: skip


def test_judgements_of_a_thread_that_is_open_wait_for_its_end() -> None:
    """Thread 0 is genuine and closed in turn 0, thread 1 a decoy and closed in turn 1; the right one comes first."""
    grounds = replace(NOTHING, decoy=np.array([False, True]))
    wrong, right = (item(Event.JUDGED, 0, judgement) for judgement in (Judgement.DECOY, Judgement.GENUINE))
    wrong, right = replace(wrong, actor=1), replace(right, actor=2)
    waits = replace(item(Event.JUDGED, 1, Judgement.DECOY), actor=2)
    award = item(Event.AWARD, Dimension.COVERAGE, 5000, rule=Rule.ASSESS)
    first, second = item(Event.CLOSED, 0, Outcome.PREVENTED), item(Event.CLOSED, 1, Outcome.DISMISSED, 1)
    items = [wrong, right, waits, first, award, second, replace(award, turn=1)]
    at_first, at_second = awards_of(items, Dimension.COVERAGE, NONE, 10_000, grounds)
    assert at_first.behind == (first, right, wrong)
    assert at_second.behind == (second, waits)


def test_hardening_and_campaigns_stand_behind_a_loss_of_theirs_alone() -> None:
    """Threads 0 and 1 would happen in nation 4, thread 2 in nation 5; a campaign feeds thread 2 alone."""
    grounds = replace(
        NOTHING, place=np.array([4, 4, 5]), feeds=np.array([2, NONE]), eased=np.array([80, 80, -50]),
    )  # fmt: skip
    here, elsewhere = (replace(item(Event.HARDENED, NONE, 1), actor=nation) for nation in (4, 5))
    fed, idle = (item(Event.CAMPAIGN_FEEDS, campaign, 50) for campaign in (0, 1))
    lost, prevented, graver = (
        item(Event.CLOSED, t, outcome, 2)
        for t, outcome in enumerate((Outcome.DISRUPTED, Outcome.PREVENTED, Outcome.UNCONTAINED))
    )
    for points, behind_ in ((1200, (lost, here)), (-700, (graver, fed))):
        award = item(Event.AWARD, Dimension.OUTCOME, points, 2, Rule.ONLINE)
        items = [here, elsewhere, fed, idle, lost, prevented, graver, award]
        (found,) = awards_of(items, Dimension.OUTCOME, NONE, points, grounds)
        assert found.behind == behind_


def test_what_a_turn_gave_by_one_rule_is_one_award_with_all_its_reasons() -> None:
    """A crumb before it does not take the reasons of what came after."""
    grounds = replace(NOTHING, wanted=np.ones((2, 2), np.bool_))
    read = [replace(item(Event.READ, i, 0, 3), actor=1) for i in (0, 1)]
    crumb, most, lost = (item(Event.AWARD, Dimension.COVERAGE, p, 3, Rule.SHARE) for p in (90, 26_200, -400))
    found = awards_of([read[0], crumb, read[1], most, lost], Dimension.COVERAGE, NONE, 25_890, grounds)
    assert [(a.points, a.behind) for a in found] == [(26_290, tuple(read)), (-400, ())]
    later = replace(most, turn=4)
    assert len(awards_of([read[0], crumb, later], Dimension.COVERAGE, NONE, 26_290, grounds)) == 2


def test_what_is_left_of_a_lost_thread_of_ones_own_names_it_and_the_hardening_at_its_place() -> None:
    grounds = replace(NOTHING, place=np.array([4, 5]), own=np.ones((2, 2), np.bool_))
    here, elsewhere = (replace(item(Event.HARDENED, NONE, 1), actor=nation) for nation in (4, 5))
    lost = item(Event.CLOSED, 0, Outcome.UNCONTAINED, 2)
    award = replace(item(Event.SEAT_AWARD, SeatDimension.OUTCOME, 6400, 2), actor=1)
    (found,) = awards_of([here, elsewhere, lost, award], SeatDimension.OUTCOME, 1, 6400, grounds)
    assert found.behind == (lost, here)
    assert found.basis == Basis(frozenset({Event.CLOSED, Event.HARDENED}), frozenset({Outcome.UNCONTAINED}))
    (won,) = awards_of([here, replace(lost, value=Outcome.PREVENTED), award], SeatDimension.OUTCOME, 1, 6400, grounds)
    assert here not in won.behind


def test_a_closed_thread_stands_behind_the_outcome() -> None:
    outcome = next(led for led in result("common-front").dimensions if led.dimension == Dimension.OUTCOME)
    earned = [a for a in outcome.awards if a.points > 1000 and a.rule == Rule.THREAD]
    assert earned
    assert all(Event.CLOSED in {i.event for i in a.behind} for a in earned)


def test_the_outcome_names_the_threads_that_brought_less_than_they_could() -> None:
    game = played("common-front")
    outcome, *others = (led for led in result("common-front").dimensions)
    assert outcome.dimension == Dimension.OUTCOME
    ends, real = game.state.outcome[0], ~game.state.decoy[0] & (game.state.opens[0] < NEVER)
    assert {s.thread for s in outcome.short} == set(np.flatnonzero(real & (ends != Outcome.PREVENTED)).tolist())
    assert outcome.short
    assert all(0 <= s.points < s.possible for s in outcome.short)
    assert not any(led.short for led in others)


def behind(name: str, nation: int, dimension: SeatDimension, won: bool) -> list[Item]:
    """All that stands behind the awards of one dimension of a nation's own score."""
    ledger = next(led for led in result(name, nation).own if led.dimension == dimension)
    return [i for a in ledger.awards if (a.points > 0) == won for i in a.behind]


def test_own_evidence_was_earned_by_what_others_read_of_it() -> None:
    origin = played("common-front").state.origin[0]
    read = behind("common-front", 2, SeatDimension.SUPPLY, True)
    assert read
    assert all(i.event == Event.READ and i.actor != 2 and origin[i.item] == 2 for i in read)
    assert not [i for i in behind("common-front", 2, SeatDimension.SUPPLY, False) if i.event == Event.READ]


def test_what_was_needed_and_not_read_is_named_where_it_lowered_a_score() -> None:
    state = played("common-front").state
    missing = state.wanted[0] & ((state.marks[0, : len(state.wanted[0])] & int(Mark.READ)) == 0)
    found = result("common-front", 2)
    coalition_, own = (
        {led.dimension: {(x.report, n) for x in led.unmet for n in x.nations} for led in ledgers}
        for ledgers in (found.dimensions, found.own)
    )
    all_ = {(i, n) for n, i in zip(*(a.tolist() for a in missing.nonzero()), strict=True)}
    assert coalition_[Dimension.COVERAGE] == all_ != set()
    assert own[SeatDimension.SUPPLY] == {(i, n) for i, n in all_ if state.origin[0, i] == 2}
    assert own[SeatDimension.INTERESTS] == {(i, n) for i, n in all_ if n == 2}
    assert not coalition_[Dimension.OUTCOME]
    assert not own[SeatDimension.TRUST]


def test_own_interests_were_earned_by_what_the_nation_read_of_others() -> None:
    origin = played("common-front").state.origin[0]
    read = [i for i in behind("common-front", 2, SeatDimension.INTERESTS, True) if i.event == Event.READ]
    assert read
    assert all(i.actor == 2 and origin[i.item] != 2 for i in read)


def test_points_of_handling_were_lost_by_harms_alone() -> None:
    lost = [i for n in range(4) for i in behind("common-front", n, SeatDimension.HANDLING, False)]
    assert lost
    assert not [i for i in lost if i.event in (Event.SENT, Event.CONTRIBUTED, Event.PUBLISHED)]
    assert all(i.event != Event.COMPROMISED or i.target < 4 for i in lost)


def test_trust_in_a_nation_is_explained_by_the_others_trust() -> None:
    trust = behind("common-front", 2, SeatDimension.TRUST, True)
    assert trust
    assert all(i.target == 2 for i in trust)


@pytest.mark.parametrize("name", EXERCISES)
def test_a_nation_s_outcome_tells_of_its_own_threads_alone(name: str) -> None:
    own = played(name).exercise.tables.public.own_thread[1]
    told = [i for won in (True, False) for i in behind(name, 1, SeatDimension.OUTCOME, won)]
    assert all(own[i.item] for i in told if i.event != Event.HARDENED)
    assert list(result(name, 1).own_threads) == [t for t in range(len(own)) if own[t]]


@pytest.mark.parametrize("name", EXERCISES)
def test_no_thread_is_said_to_be_prevented_where_none_was_closed(name: str) -> None:
    outcome = next(led for led in result(name).dimensions if led.dimension == Dimension.OUTCOME)
    for award in outcome.awards:
        if award.rule == Rule.THREAD and award.points > 0:
            assert Event.CLOSED in {i.event for i in award.behind}


def test_no_clear_report_is_said_to_have_been_handled_well() -> None:
    label = played("common-front").exercise.tables.public.report_label
    safeguards = next(led for led in result("common-front").dimensions if led.dimension == Dimension.SAFEGUARDS)
    handled = [i for a in safeguards.awards if a.rule == Rule.SHARE for i in a.behind]
    assert handled
    assert all(label[i.item] > Label.CLEAR for i in handled)


def test_what_was_handled_well_are_as_many_deliveries_as_the_rules_count() -> None:
    game = played("common-front")
    sent = handled(game.chronicle.all(), game.exercise.tables.public.report_label)
    assert [sum(i.actor == n for i in sent) for n in range(8)] == game.state.handled[0].tolist()


@pytest.mark.parametrize("amiss", [Event.BREACH, Event.PUSHED])
def test_second_copies_and_what_was_sent_amiss_were_not_handled_well(amiss: Event) -> None:
    amber = np.full(6, Label.AMBER)
    first, again = (Item(turn, turn * 6, Event.SENT, Rule.SHARE, 0, 1, 5, 9, "", 0) for turn in (0, 1))
    assert handled([first, again], amber) == {first}
    assert handled([replace(first, event=amiss), first, again], amber) == set()


def test_a_tear_line_that_anybody_may_have_is_not_handled_well() -> None:
    torn = Item(0, 0, Event.SENT, Rule.SHARE, 0, 1, 5, int(of_sent(np.int32(1), np.int32(Copy.TORN))), "", 0)
    assert handled([torn], np.full(6, Label.AMBER)) == {torn}
    assert handled([torn], np.full(6, Label.GREEN)) == set()


def test_orders_stand_behind_alignment_where_they_acted_on_an_agreed_priority_of_their_nation() -> None:
    game = played("common-front")
    alignment = next(led for led in result("common-front").dimensions if led.dimension == Dimension.ALIGNMENT)
    acts = [i for a in alignment.awards for i in a.behind]
    assert acts
    public = game.exercise.tables.public
    for i in acts:
        agreed = game.agreed[i.turn][i.actor]
        assert (
            agreed[i.item]
            if i.event == Event.RESPONDED
            else (agreed & (public.thread_subject & public.report_subject[i.item]).any(1)).any()
        )
        assert i.cause


def test_who_agreed_on_no_priority_does_not_stand_behind_alignment() -> None:
    grounds = replace(
        NOTHING,
        agreed={0: np.array([[True, False], [False, False]])},
        about=np.array([[True, False], [False, True]]),
    )
    acts = [
        Item(0, 0, Event.ANALYSED, Rule.ASSESS, nation, NONE, report, 0, cause, 0)
        for nation, report, cause in ((0, 0, "a"), (0, 1, "b"), (1, 0, "c"), (0, 0, ""))
    ]
    award = Item(0, 0, Event.AWARD, Rule.ORG, NONE, NONE, Dimension.ALIGNMENT, 500, "", 0)
    (found,) = awards_of([*acts, award], Dimension.ALIGNMENT, NONE, 500, grounds)
    assert found.behind == (acts[0],)


def test_a_decision_stands_behind_own_interests_where_it_served_them_or_gave_them_up() -> None:
    grounds = replace(NOTHING, private={(0, 1): 6000, (1, 0): -6000})
    served, given_up, neither = (
        Item(0, 0, Event.DECIDED, Rule.INJECT, 2, NONE, inject, option, "", 0)
        for inject, option in ((0, 1), (1, 0), (0, 0))
    )
    for points, counted in ((6000, served), (-6000, given_up)):
        award = Item(0, 0, Event.SEAT_AWARD, Rule.SCORE, 2, NONE, SeatDimension.INTERESTS, points, "", 0)
        items = [served, given_up, neither, award]
        (found,) = awards_of(items, SeatDimension.INTERESTS, 2, points, grounds)
        assert found.behind == (counted,)


def test_what_options_are_worth_to_their_nation_is_read_from_the_exercise() -> None:
    assert set(Grounds.of(played("common-front")).private.values()) == {6000, 7000}


NOTHING = Grounds(
    *(np.zeros(0, np.bool_) for _ in range(2)),
    *(np.zeros((0, 0), np.bool_) for _ in range(3)),
    agreed={},
    about=np.zeros((0, 0), np.bool_),
    private={},
    handled=frozenset(),
    place=np.zeros(0, np.int32),
    decoy=np.zeros(0, np.bool_),
    feeds=np.zeros(0, np.int32),
    eased=np.zeros(0, np.int32),
)


def item(event: Event, of: int, value: int, turn: int = 0, rule: Rule = Rule.TRUST) -> Item:
    return Item(turn, turn * 6, event, rule, NONE, NONE, of, value, "", 0)


def test_events_stand_behind_the_next_award_of_their_rule_alone() -> None:
    trust = item(Event.TRUST, 1, 40)
    items = [trust, item(Event.AWARD, Dimension.TRUST, 500), item(Event.AWARD, Dimension.TRUST, 100, 1)]
    assert [a.behind for a in awards_of(items, Dimension.TRUST, NONE, 600, NOTHING)] == [(trust,), ()]


@pytest.mark.parametrize(
    ("dimension", "rule", "ends"),
    [
        (Dimension.OUTCOME, Rule.THREAD, [Outcome.PREVENTED, Outcome.DISRUPTED]),
        (Dimension.TIMELINESS, Rule.THREAD, [Outcome.PREVENTED, Outcome.DISRUPTED]),
        (Dimension.OUTCOME, Rule.CRISIS, [Outcome.CONTAINED]),
        (Dimension.OUTCOME, Rule.ONLINE, [Outcome.DISRUPTED, Outcome.CONTAINED, Outcome.UNCONTAINED]),
    ],
)
def test_a_thread_stands_behind_an_award_for_how_it_ended_alone(
    dimension: Dimension, rule: Rule, ends: list[Outcome]
) -> None:
    closed = [item(Event.CLOSED, t, outcome) for t, outcome in enumerate(Outcome)]
    award = item(Event.AWARD, dimension, 26_000, rule=rule)
    lighter = replace(NOTHING, eased=np.full(len(Outcome), 80))
    (found,) = awards_of([*closed, award], dimension, NONE, 26_000, lighter)
    assert [i.value for i in found.behind] == ends


def test_an_own_award_knows_when_it_filled_its_part_of_the_score() -> None:
    gains = [
        replace(item(Event.SEAT_AWARD, SeatDimension.TRUST, points, turn), actor=0)
        for turn, points in enumerate((90_000, 10_000, -500))
    ]
    awards = awards_of(gains, SeatDimension.TRUST, 0, 99_500, NOTHING)
    assert [a.full for a in awards] == [False, True, False]


def test_awards_of_another_nation_are_not_taken() -> None:
    assert not awards_of([item(Event.SEAT_AWARD, SeatDimension.TRUST, 500)], SeatDimension.TRUST, 1, 0, NOTHING)


def test_what_was_earned_under_older_rules_is_one_line_without_a_turn() -> None:
    first, second = awards_of([item(Event.AWARD, Dimension.TRUST, 100, 4)], Dimension.TRUST, NONE, 700, NOTHING)
    assert (first.turn, first.points, first.rule) == (NONE, 600, Rule.SCORE)
    assert (second.turn, second.points) == (4, 100)


def test_the_end_brings_the_result_to_the_seat(tmp_path: Path) -> None:
    seat_ = opened(tmp_path).seat
    seat_.resign()
    (ended,) = answers(seat_, Ended)
    assert isinstance(ended, Ended)
    assert ended.result.bands == (45, 65, 80)
    assert ended.result.dimensions
