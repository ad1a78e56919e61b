"""The lines of a ledger say what points came of, and no more than the events behind them bear out."""

import pytest

from game.rules.codes import Dimension, Outcome, Rule, SeatDimension
from game.rules.events import Event
from game.wording.ledger import Basis, earned

OUTCOME, TIMELINESS = Dimension.OUTCOME, Dimension.TIMELINESS


@pytest.mark.parametrize(
    ("dimension", "rule", "points", "behind", "told"),
    [
        (OUTCOME, Rule.ONLINE, 400, [Event.CLOSED, Event.HARDENED], "Hardening lightened a loss"),
        (OUTCOME, Rule.ONLINE, 400, [Event.CLOSED], "Events made a loss lighter"),
        (OUTCOME, Rule.ONLINE, -400, [Event.CAMPAIGN_FEEDS, Event.CLOSED], "Campaigns made a loss graver"),
        (OUTCOME, Rule.ONLINE, -400, [Event.CLOSED], "Events made a loss graver"),
        (TIMELINESS, Rule.THREAD, 900, [Event.CLOSED], "Mean time left when threads were closed"),
        (TIMELINESS, Rule.THREAD, -900, [Event.CLOSED],
         "The mean time left fell: this thread was closed with less to spare"),
        (TIMELINESS, Rule.THREAD, -900, [], "Requests to answer take their share of the dimension"),
        (TIMELINESS, Rule.RFI, 900, [Event.ANSWERED], "Share of the requests that were answered in time"),
    ],
)  # fmt: skip
def test_an_award_is_told_by_what_stands_behind_it(
    dimension: Dimension, rule: Rule, points: int, behind: list[Event], told: str
) -> None:
    assert earned(dimension, rule, points, Basis(frozenset(behind))) == told


@pytest.mark.parametrize(
    ("ends", "behind", "told"),
    [
        ([Outcome.UNCONTAINED], [Event.CLOSED, Event.HARDENED], "Hardening lightened the loss of a thread of your own"),
        ([Outcome.UNCONTAINED], [Event.CLOSED], "Events made the loss of a thread of your own lighter"),
        ([Outcome.PREVENTED, Outcome.UNCONTAINED], [Event.CLOSED],
         "Threads of your own prevented, disrupted or contained"),
        ([Outcome.CONTAINED], [Event.CLOSED, Event.HARDENED], "Threads of your own prevented, disrupted or contained"),
    ],
)  # fmt: skip
def test_what_a_lost_thread_of_ones_own_still_brings_is_not_said_to_be_won(
    ends: list[Outcome], behind: list[Event], told: str
) -> None:
    basis = Basis(frozenset(behind), frozenset(ends))
    assert earned(SeatDimension.OUTCOME, Rule.SCORE, 6400, basis) == told


def test_the_trust_that_was_there_is_not_said_to_be_earned_in_the_first_turn() -> None:
    first, later = Basis(frozenset([Event.TRUST]), first=True), Basis(frozenset([Event.TRUST]))
    shared, own = (Dimension.TRUST, Rule.TRUST), (SeatDimension.TRUST, Rule.SCORE)
    assert earned(*shared, 63_600, first) == "Mean trust between the nations at the start, and what moved it"
    assert earned(*own, 63_600, first) == "The others' mean trust in you at the start, and what moved it"
    assert earned(*shared, 400, later) == "Mean trust between the nations so far"
    assert earned(*own, 400, later) == "The others' mean trust in you so far"


@pytest.mark.parametrize("dimension", [*Dimension, *SeatDimension])
def test_no_other_part_of_either_score_has_the_words_of_trust_in_the_first_turn(
    dimension: Dimension | SeatDimension,
) -> None:
    if dimension is Dimension.TRUST or dimension is SeatDimension.TRUST:
        return
    rule = Rule.SCORE if isinstance(dimension, SeatDimension) else Rule.SHARE
    assert earned(dimension, rule, 63_600, Basis(first=True)) == earned(dimension, rule, 63_600, Basis())
