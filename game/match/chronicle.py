"""The chronicle: what happened, turn by turn, each item with its cause, its numbers and those who may know of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from game.match.entries import Entry
from game.rules.codes import NONE, AnswerKind, Rule
from game.rules.events import PUBLIC, Event, Events, rule_of


@dataclass(frozen=True, slots=True)
class Item:
    """One event. `actor`, `target`, `item` and `value` mean what `game.rules.events.Event` says of its kind.

    `cause` is the key of the entry that caused it, "" for the course of time or for an order of somebody else;
    `audience` a nation mask, PUBLIC for everybody.
    """

    turn: int
    tick: int
    event: Event
    rule: Rule
    actor: int
    target: int
    item: int
    value: int
    cause: str
    audience: int
    other: int = NONE
    """What else those who hear of it are told: of a referral, the nation referred to."""


class Chronicle:
    """All items of a game in the order in which they happened."""

    def __init__(self) -> None:
        self._items: list[Item] = []
        self._late: list[Item] = []  # told again, to a nation that had not heard it when it happened
        self._authors: dict[str, str] = {}

    def add(
        self, turn: int, events: Events, entries: Sequence[Entry], referred: Mapping[int, int] | None = None
    ) -> None:
        """Take in what a turn recorded; `entries` are its order entries, in the order of the rows `cause` counts,
        `referred` whom the requests that were referred name, by their keys.
        """
        self._authors.update((e.key, e.author) for e in entries)
        columns = (events.tick, events.event, events.rule, events.actor, events.target, events.item, events.value)
        rows = zip(*(c.tolist() for c in (*columns, events.cause, events.audience)), strict=True)
        for tick, event, rule, actor, target, item, value, cause, audience in rows:
            key = entries[cause].key if 0 <= cause < len(entries) else ""
            made = Item(turn, tick, Event(event), rule_of(rule), actor, target, item, value, key, audience)
            if referred and (event, item) == (Event.ANSWERED, AnswerKind.REFERRAL):
                made = replace(made, other=referred.get(value, NONE))
            self._items.append(made)

    def tell(self, items: Iterable[Item]) -> None:
        """Take in what nations hear of later than it happened (`game.match.late`)."""
        self._late.extend(items)

    def tellings(self) -> list[Item]:
        """Every item, and what was told late, at the end of its turn."""
        return sorted((*self._items, *self._late), key=lambda i: i.turn)

    def all(self) -> tuple[Item, ...]:
        """What happened, each item once, with cause and audience: for Exercise Control and the review after the end."""
        return tuple(self._items)

    def known_to(self, nation: int, author: str, since: int = 0) -> tuple[Item, ...]:
        """The items from turn `since` on that a nation may know.

        Neither the keys of others' orders nor who else was told is left in them.
        """
        mine = 1 << nation
        return tuple(
            replace(i, cause=i.cause if self._authors.get(i.cause) == author else "", audience=mine)
            for i in self.tellings()
            if i.turn >= since and (i.audience == PUBLIC or i.audience & mine)
        )
