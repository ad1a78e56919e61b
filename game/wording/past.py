"""What was asked and formed in an exercise, in words, also where it is over: orders of the past name it."""

from collections.abc import Iterable

from game.rules.codes import MatterKind
from game.rules.events import Event
from game.scenario.catalogue import Catalogue
from game.wording import terms
from game.wording.happenings import Happening


def past(names: Catalogue, you: int, heard: Iterable[Happening]) -> dict[int, str]:
    """What each key stood for that a nation heard of: "task force HERON", "formal agreement, Borland"."""
    found: dict[int, str] = {}
    for h in heard:
        match h.event:
            case Event.FORMED | Event.JOINED:
                found.setdefault(h.value, force(names, h.item))
            case Event.REQUESTED:
                about = names.subjects[h.item].name
                found[h.value] = f"{terms.MATTER[MatterKind.RFI]}, {_other(names, you, h)}: {about}"
            case Event.PROPOSED:
                found[h.value] = f"{terms.MATTER[MatterKind(h.item)]}, {_other(names, you, h)}"
    return found


def force(names: Catalogue, thread: int) -> str:
    """A task force by its thread."""
    return f"task force {names.threads[thread].codename}"


def _other(names: Catalogue, you: int, h: Happening) -> str:
    """With whom the reader had it: who asked the reader, else who was asked."""
    return names.nations[h.actor if h.target == you else h.target].name
