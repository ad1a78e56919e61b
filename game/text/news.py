"""The report of a turn in plain lines: what touches the reader first, then what else it may know."""

from collections.abc import Iterable
from typing import Final

from game.match.chronicle import Item
from game.match.seat import Told
from game.rules.events import Event, TrustCause
from game.wording.happenings import Happening, Speaker
from game.wording.refusals import refusal

QUIET: Final = frozenset({Event.SENT, Event.READ, Event.AWARD, Event.SEAT_AWARD, Event.REFUSED})
"""Events that another line tells: a delivery what was sent, the inbox what was read."""
SMALL_TRUST: Final = frozenset({TrustCause.DRIFT, TrustCause.CAVEAT})
"""Causes of trust that come every turn and call for nothing."""


def told(answer: Told, speaker: Speaker) -> list[str]:
    """One line an event, each with its rule; the reader's refused orders last."""
    items = [i for i in answer.items if i.event not in QUIET and not _small(i)]
    mine = [i for i in items if speaker.you in (i.actor, i.target) or i.event == Event.INJECT]
    others = [i for i in items if i not in mine]
    lines = [*_lines(mine, speaker)]
    if others:
        lines += ["Elsewhere:"] * bool(lines) + [*_lines(others, speaker)]
    lines += [f"- Your order {entry.kind} was refused. {refusal(reason)}" for entry, reason in answer.refused]
    return lines or ["Nothing reached you."]


def _small(item: Item) -> bool:
    return item.event == Event.TRUST and item.item in SMALL_TRUST


def _lines(items: Iterable[Item], speaker: Speaker) -> Iterable[str]:
    """Each sentence once, in the order of the first time it happened."""
    said = dict.fromkeys(
        f"- {speaker.say(Happening(i.event, i.tick, i.actor, i.target, i.item, i.value))} ({i.rule})" for i in items
    )
    return list(said)
