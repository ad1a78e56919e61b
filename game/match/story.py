"""A played game as a story: turn by turn what an instructor would talk about, told to who may know all (R-SCORE)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from game.match.chronicle import Item
from game.match.game import Game
from game.rules.codes import TICKS_PER_TURN, Dimension
from game.rules.events import Event
from game.rules.reasons import Reason
from game.wording import terms
from game.wording.happenings import Happening, Speaker

TOLD: Final = frozenset(
    {
        Event.THREAD_OPENED, Event.FORMED, Event.FORCE_READY, Event.RESPONDED, Event.INCIDENT, Event.DEPLOYED,
        Event.CLOSED, Event.STOOD_DOWN, Event.FREEZE_HELD, Event.FREEZE_REVERSED, Event.MATCHED, Event.BREACH,
        Event.BREACH_FOUND, Event.COMPROMISED, Event.LAWFUL_REMOVED, Event.AGREEMENT, Event.COORDINATED, Event.INJECT,
        Event.DECIDED, Event.OUTAGE, Event.RESTORED, Event.TRAINED,
    }
)  # fmt: skip
"""What a table would talk about; reading, sending and asking are counted instead."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One turn: its first hour, what happened, what each nation ordered, and the coalition's points it brought."""

    turn: int
    hour: str
    happened: tuple[str, ...]
    ordered: tuple[str, ...]
    points: dict[Dimension, float]


def story(game: Game) -> Iterator[Chapter]:
    """The turns that were played, in order."""
    speaker = Speaker(game.exercise.catalogue)
    items = game.chronicle.all()
    for turn in range(game.turn):
        mine = [item for item in items if item.turn == turn]
        told = dict.fromkeys(_told(speaker, item) for item in mine if item.event in TOLD)
        yield Chapter(
            turn + 1, terms.clock(turn * TICKS_PER_TURN), tuple(told), tuple(_ordered(game, turn)), _points(mine)
        )


def _told(speaker: Speaker, item: Item) -> str:
    happening = Happening(item.event, item.tick, item.actor, item.target, item.item, item.value)
    return f"{terms.clock(item.tick)}  {speaker.say(happening)}"


def _ordered(game: Game, turn: int) -> Iterator[str]:
    """For each nation, how many orders of each kind were carried out, and how many were refused."""
    for nation in game.exercise.catalogue.nations:
        mine = [e for e in game.entries if e.turn == turn and e.key in game.verdicts and e.author == nation.id]
        done = [e.kind for e in mine if game.verdicts[e.key] == Reason.ACCEPTED]
        counts = [f"{done.count(kind)} {kind}" for kind in dict.fromkeys(done)]
        refused = len(mine) - len(done)
        counts += [f"{refused} refused"] * bool(refused)
        if counts:
            yield f"{nation.name}: {', '.join(counts)}"


def _points(items: list[Item]) -> dict[Dimension, float]:
    """What the turn brought or cost each dimension."""
    points: dict[Dimension, float] = {}
    for item in items:
        if item.event == Event.AWARD:
            points[Dimension(item.item)] = points.get(Dimension(item.item), 0) + item.value / 1000
    return {dimension: points[dimension] for dimension in sorted(points) if round(points[dimension], 1)}
