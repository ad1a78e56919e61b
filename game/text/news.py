"""The report of a turn in plain lines: the sections of its digest, and what came of the reader's own orders."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from game.match.changed import joined
from game.match.chronicle import Item
from game.match.digest import digest
from game.match.entries import Entry
from game.match.queried import waiting
from game.match.seat import Told
from game.match.sections import Section
from game.rules.codes import Rule
from game.rules.events import Event, TrustCause
from game.scenario.catalogue import Catalogue
from game.wording import terms
from game.wording.causes import TRUST_CAUSE
from game.wording.happenings import Happening, Speaker
from game.wording.refusals import failure

LEAST_PAIRS: Final = 3
"""Pairs of nations whose trust moved for one cause, from which they share a line."""


def told(answer: Told, catalogue: Catalogue, you: int, worded: Callable[[Entry], str]) -> list[str]:
    """One line an event, each with its rule and, beside the first harm of a kind, what would have spared it.

    `worded` puts an order of the turn in words.
    """
    speaker = Speaker(catalogue, you)
    messages = dict(_message(i, speaker) for i in answer.items if i.event == Event.INJECT)
    gathered, items = _together(answer.items, speaker)
    lines = ["Your orders that were refused:"] * bool(answer.refused)
    lines += [f"- {worded(entry)}: refused. {failure(reason)}" for entry, reason in answer.refused]
    sections = joined(digest(items, catalogue, you, answer.before), waiting(answer.done, items, catalogue, you))
    for section in Section:
        found = [f"- {line}" for line in gathered] if section is Section.TRUST else []
        said = ""
        for line in sections.get(section, ()):
            advice = line.advice if line.advice != said else ""
            rest = [line.text, messages.get(line.text, ""), f"({line.rule})", advice]
            found.append("- " + " ".join(words for words in rest if words))
            said = line.advice
        lines += [f"{section}:", *dict.fromkeys(found)] if found else []
    return lines or ["Nothing reached you."]


def _message(item: Item, speaker: Speaker) -> tuple[str, str]:
    """The sentence that tells of an inject, and its message; what asks for a decision is told where it is decided."""
    card = speaker.names.injects[item.item]
    happening = Happening(item.event, item.tick, item.actor, item.target, item.item, item.value)
    return speaker.say(happening), "" if card.options else card.text


def _together(items: Sequence[Item], speaker: Speaker) -> tuple[list[str], list[Item]]:
    """A line for each cause that moved the trust of several pairs, and the items that are left to tell."""
    causes: dict[int, dict[tuple[int, int], int]] = {}
    for i in items:
        if i.event == Event.TRUST and i.value:
            moves = causes.setdefault(i.item, {})
            moves[i.actor, i.target] = moves.get((i.actor, i.target), 0) + i.value
    many = {cause: moves for cause, moves in causes.items() if len(moves) >= LEAST_PAIRS}
    lines = []
    for cause, moves in many.items():
        why, changes = TRUST_CAUSE[TrustCause(cause)], {terms.award(change * 100) for change in moves.values()}
        same = f" {changes.pop()}" if len(changes) == 1 else ""
        lines.append(f"{why[0].upper()}{why[1:]}{same}: {_pairs(moves, speaker, not same)}. ({Rule.TRUST})")
    return lines, [i for i in items if not (i.event == Event.TRUST and i.item in many)]


def _pairs(moves: Mapping[tuple[int, int], int], speaker: Speaker, each: bool) -> str:
    """Whose trust in whom: "your trust in A and B; trust in you of A"; with `each`, how far each of them moved."""
    parties = list(dict.fromkeys(n for pair in moves for n in pair))
    if not each and len(moves) == len(parties) * (len(parties) - 1):
        return f"trust in one another of {terms.listed([speaker.nation(n) for n in parties])}"
    parts: dict[str, list[str]] = {}
    for (n, m), change in sorted(
        moves.items(), key=lambda move: (move[0][0] != speaker.you, move[0][1] != speaker.you)
    ):
        head = "trust in you of" if m == speaker.you else f"{speaker.of(n)} trust in"
        who = speaker.nation(n if m == speaker.you else m)
        parts.setdefault(head, []).append(f"{who} {terms.award(change * 100)}" if each else who)
    return "; ".join(f"{head} {terms.listed(names)}" for head, names in parts.items())
