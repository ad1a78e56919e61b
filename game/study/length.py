"""How long an exercise takes to play, reckoned from what a seat reads and orders under good play."""

from typing import Final

import numpy as np

from game.partners.policy import PARTNER
from game.scenario.model_scenario import Scenario
from game.study.balance import Balance

WORDS_A_MINUTE: Final = 180
SECONDS_AN_ORDER: Final = 25
SECONDS_A_TURN: Final = 30
"""Reading speed of somebody who takes notes, time to weigh an order, and to look around in a turn."""


def minutes(scenario: Scenario, b: Balance) -> float:
    """Minutes of one seat at its own pace: the default seat's reports, everybody's injects, its share of the orders."""
    sample = b.policies[PARTNER]
    words = np.array([_words(r.title, r.text) for r in scenario.reports])
    read = float(words @ sample.held) / b.games + _words(scenario.briefing)
    read += sum(_words(i.title, i.text) for i in scenario.injects if not i.tray)
    ordered = float(sample.orders.sum()) / b.games / len(scenario.nations)
    seconds = read * 60 / WORDS_A_MINUTE + ordered * SECONDS_AN_ORDER + scenario.turns * SECONDS_A_TURN
    return seconds / 60


def _words(*texts: str) -> int:
    return sum(len(text.split()) for text in texts)
