"""The lines of a ledger say what points came of, and no more than the events behind them bear out."""

import pytest

from game.rules.codes import Dimension, Rule
from game.rules.events import Event
from game.wording.ledger import earned

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
    assert earned(dimension, rule, points, behind) == told
