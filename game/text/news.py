"""The report of a turn in plain lines: the sections of its digest, and what came of the reader's own orders."""

from game.match.chronicle import Item
from game.match.digest import digest
from game.match.seat import Told
from game.rules.events import Event
from game.scenario.catalogue import Catalogue
from game.wording.happenings import Happening, Speaker
from game.wording.refusals import failure


def told(answer: Told, catalogue: Catalogue, you: int) -> list[str]:
    """One line an event, each with its rule and, beside the first harm of a kind, what would have spared it."""
    messages = dict(_message(i, Speaker(catalogue, you)) for i in answer.items if i.event == Event.INJECT)
    lines = [f"- Your order {entry.kind} was refused. {failure(reason)}" for entry, reason in answer.refused]
    for section, found in digest(answer.items, catalogue, you).items():
        lines.append(f"{section}:")
        said = ""
        for line in found:
            rest = [
                line.text,
                messages.get(line.text, ""),
                f"({line.rule})",
                line.advice if line.advice != said else "",
            ]
            lines.append("- " + " ".join(words for words in rest if words))
            said = line.advice
    return lines or ["Nothing reached you."]


def _message(item: Item, speaker: Speaker) -> tuple[str, str]:
    """The sentence that tells of an inject, and its message; what asks for a decision is told where it is decided."""
    card = speaker.names.injects[item.item]
    happening = Happening(item.event, item.tick, item.actor, item.target, item.item, item.value)
    return speaker.say(happening), "" if card.options else card.text
