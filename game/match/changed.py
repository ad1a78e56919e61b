"""What a turn changed and no event tells, as the turn report has it."""

from collections.abc import Mapping, Sequence
from typing import Final

from game.match.chronicle import Item
from game.match.noticed import gone_out
from game.match.sections import Line, Section
from game.rules.codes import NEVER, Rule
from game.rules.doctrine import Doctrine
from game.rules.events import Event
from game.rules.view import View
from game.scenario.catalogue import Catalogue
from game.wording.closing import after_the_end
from game.wording.weighing import adopted, reweighed, severities, silent, upkeep

Changes = Mapping[Section, tuple[Line, ...]]
NOTHING: Final[Changes] = {}


def changed(names: Catalogue, doctrine: Doctrine, before: View, after: View, items: Sequence[Item]) -> Changes:
    """The sections that have something to tell of the turn between two plans; `items` are what the reader heard.

    Nothing where the second plan is of no later turn: of a game begun anew, or resigned.
    """
    if after.clock.turn <= before.clock.turn:
        return NOTHING
    own = Event.HARDENED, after.own.nation
    eased = doctrine.harden_severity * sum((i.event, i.actor) == own and i.turn == before.clock.turn for i in items)
    told = (
        (Section.THREADS, Rule.ONLINE, severities(names, before, after, eased)),
        (Section.THREADS, Rule.ONLINE, silent(names, before, after)),
        (Section.THREADS, Rule.TASKFORCE, upkeep(names, after)),
        (Section.WORK, Rule.ASSESS, reweighed(names, before, after)),
        (Section.WORK, Rule.ORG, gone_out(names, after, doctrine, items)),
        (Section.OTHERS, Rule.ORG, adopted(names, before, after)),
        (Section.OTHERS, Rule.EXPOSE, after_the_end(doctrine, after)),
    )
    changes: dict[Section, tuple[Line, ...]] = {}
    for section, rule, sentences in told:
        if sentences:
            changes[section] = (*changes.get(section, ()), *(Line(words, rule, NEVER) for words in sentences))
    return changes


def joined(digested: Changes, changes: Changes) -> Changes:
    """The sections of a digest, each with what changed at its end, in reading order."""
    both = {section: (*digested.get(section, ()), *changes.get(section, ())) for section in Section}
    return {section: lines for section, lines in both.items() if lines}
