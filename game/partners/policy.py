"""Policies by name: the partner AI and the sparring bots (R-PARTNER).

A policy sees PublicTables and Seen, nothing else, and plays every nation it is given at once, over the whole batch.
All its memory is in State, so that resuming and prefix-sharing hold.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Protocol

from game.partners import answering, asking, assessing, forces, sharing, support
from game.partners.knowledge import Knowledge
from game.partners.plan import Wish, choose
from game.partners.random_player import random_orders
from game.rules.arrays import Bool
from game.rules.orders import Orders
from game.rules.seen import Seen
from game.rules.tables import PublicTables

Habit = Callable[[Knowledge], list[Wish]]


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
    gives: Callable[[Knowledge], bool] = sharing.always
    """Whether it passes anything on this turn: answers with reports and contributions too."""

    def orders(self, public: PublicTables, seen: Seen, players: Bool) -> Orders:
        """All thoughts of a turn, the best of them within the staff."""
        return choose(self.wishes(Knowledge(public, seen, players)), seen.staff, players)

    def wishes(self, k: Knowledge) -> list[Wish]:
        """All thoughts of a turn."""
        sharing_now = self.gives(k)
        stuck = sharing.blocked(k)
        wishes = [
            *forces.respond(k),
            *forces.stand_down(k),
            *forces.assign(k),
            *answering.releases(k),
            *answering.proposals(k),
            *answering.decisions(k),
            *answering.requests(k, sharing=sharing_now),
            *assessing.read_first(k),
            *assessing.judge(k),
            *assessing.analyse(k),
            *forces.form(k),
            *forces.reinforce(k),
            *asking.register(k),
            *asking.requests(k),
            *asking.releases(k),
            *asking.counterparts(k),
            *asking.disclosures(k),
            *asking.queries(k),
            *support.freeze(k),
            *support.online(k),
            *support.training(k, stuck),
            *support.ties(k, stuck),
            *support.priority(k),
            *support.services(k),
            *self.habit(k),
        ]
        if sharing_now:
            wishes += assessing.contribute(k)
            wishes += asking.publications(k)
        return wishes


@dataclass(frozen=True, slots=True)
class RandomPlayer:
    """Uniform over order kinds, then over legal orders."""

    name: str = "random"
    about: str = "orders at random: a kind, then an order of that kind"

    def orders(self, public: PublicTables, seen: Seen, players: Bool) -> Orders:
        """See `random_orders`."""
        return random_orders(public, seen, players)


COOPERATOR: Final = Cooperator(
    "cooperator", "shares lawfully with those in need, answers, joins, responds", sharing.to_those_in_need
)
POLICIES: dict[str, Policy] = {
    p.name: p
    for p in (
        COOPERATOR,
        Cooperator("need-to-know", "gives only on request and within task forces", sharing.nothing),
        Cooperator("hoarder", "shares nothing", sharing.nothing, sharing.never),
        Cooperator("broadcaster", "sends everything to everyone", sharing.everything_to_everyone),
        Cooperator("pusher", "sends everything that is legal to everyone", sharing.everything_legal),
        Cooperator("late", "hoards, then pushes everything near the end", sharing.late, sharing.near_the_end),
        RandomPlayer(),
    )
}
PARTNER = "cooperator"
"""The policy that plays partner nations."""
