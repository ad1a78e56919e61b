"""The names that the wording tests speak with: the largest bundled exercise."""

from functools import cache

from game.match.exercise import Exercise, find
from game.scenario.catalogue import Catalogue


@cache
def names() -> Catalogue:
    """The catalogue of Common Front, which has something of every kind but financial alerts."""
    return Exercise.of_file(find("common-front")).catalogue


@cache
def money() -> Catalogue:
    """The catalogue of Paper Trail, which has alerts."""
    return Exercise.of_file(find("paper-trail")).catalogue
