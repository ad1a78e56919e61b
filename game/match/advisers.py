"""Capacity building that is under way, as organisations told their members (R-ORG)."""

from collections.abc import Sequence

from game.match.chronicle import Item
from game.rules.codes import Service
from game.rules.doctrine import Doctrine
from game.rules.events import Event


def advisers(items: Sequence[Item], doctrine: Doctrine, tick: int) -> dict[int, int]:
    """Nations that host an adviser still, and until when; `items` are what the reader heard of the game."""
    built = (i for i in items if i.event == Event.SERVICE and i.item == Service.CAPACITY_BUILDING)
    ends = {i.target: i.tick + doctrine.service_ticks for i in built}
    return {n: end for n, end in ends.items() if n >= 0 and end > tick}
