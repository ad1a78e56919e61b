"""Policies by name: the partner AI and the sparring bots (R-PARTNER).

A policy sees PublicTables and Seen, nothing else, and plays every nation it is given at once, over the whole batch.
All its memory is in State, so that resuming and prefix-sharing hold.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from game.partners import answering, asking, assessing, forces, sharing, support
from game.partners.plan import Wish, choose
from game.partners.random_player import random_orders
from game.rules.arrays import Bool
from game.rules.orders import Orders
from game.rules.seen import Seen
from game.rules.tables import PublicTables

Habit = Callable[[PublicTables, Seen, Bool], list[Wish]]


class Policy(Protocol):
    """Anything that plays nations from what they see."""

    @property
    def name(self) -> str: ...

    @property
    def about(self) -> str: ...

    def orders(self, public: PublicTables, seen: Seen, players: Bool) -> Orders:
        """Orders of the nations in `players` [B, N] for the coming turn."""


@dataclass(frozen=True, slots=True)
class Cooperator:
    """The partner AI; the sparring bots are the same with only `habit`, its sharing, replaced."""

    name: str
    about: str
    habit: Habit
    gives: Callable[[PublicTables, Seen], bool] = lambda public, seen: True
    """Whether it passes anything on this turn: answers with reports and contributions too."""

    def orders(self, public: PublicTables, seen: Seen, players: Bool) -> Orders:
        """All thoughts of a turn, the best of them within the staff."""
        sharing_now = self.gives(public, seen)
        wishes = [
            *forces.respond(public, seen, players),
            *forces.stand_down(public, seen, players),
            *answering.releases(public, seen, players),
            *answering.proposals(public, seen, players),
            *answering.requests(public, seen, players, sharing=sharing_now),
            *assessing.judge(public, seen, players),
            *assessing.analyse(public, seen, players),
            *forces.form(public, seen, players),
            *asking.register(public, seen, players),
            *asking.requests(public, seen, players),
            *asking.releases(public, seen, players),
            *asking.counterparts(public, seen, players),
            *asking.queries(public, seen, players),
            *support.freeze(public, seen, players),
            *support.online(public, seen, players),
            *support.training(public, seen, players),
            *support.ties(public, seen, players),
            *support.priority(public, seen, players),
            *support.services(public, seen, players),
            *self.habit(public, seen, players),
        ]
        if sharing_now:
            wishes += assessing.contribute(public, seen, players)
            wishes += asking.publications(public, seen, players)
        return choose(wishes, seen.staff, players)


@dataclass(frozen=True, slots=True)
class RandomPlayer:
    """Uniform over order kinds, then over legal orders."""

    name: str = "random"
    about: str = "orders at random: a kind, then an order of that kind"

    def orders(self, public: PublicTables, seen: Seen, players: Bool) -> Orders:
        """See `random_orders`."""
        return random_orders(public, seen, players)


def _near_the_end(public: PublicTables, seen: Seen) -> bool:
    return seen.tick * 100 >= public.ticks * sharing.LATE_FROM


POLICIES: dict[str, Policy] = {
    p.name: p
    for p in (
        Cooperator(
            "cooperator", "shares lawfully with those in need, answers, joins, responds", sharing.to_those_in_need
        ),
        Cooperator("hoarder", "shares nothing", sharing.nothing, lambda public, seen: False),
        Cooperator("broadcaster", "sends everything to everyone", sharing.everything_to_everyone),
        Cooperator("pusher", "sends everything that is legal to everyone", sharing.everything_legal),
        Cooperator("late", "hoards, then pushes everything near the end", sharing.late, _near_the_end),
        RandomPlayer(),
    )
}
PARTNER = "cooperator"
"""The policy that plays partner nations."""
