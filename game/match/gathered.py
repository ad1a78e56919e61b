"""Kinds of event of which several make one line of a turn report."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from game.match.chronicle import Item
from game.match.reader import Reader
from game.match.sections import Line, Section, Tone, advice_of, line_of, section_of
from game.rules.codes import NONE, MatterKind, Rule
from game.rules.events import Event, TrustCause, analysed, in_place, sent
from game.wording import terms
from game.wording.asked import PROPOSED
from game.wording.causes import TRUST_CAUSE
from game.wording.happenings import FINDING, Happening, declined, sentence
from game.wording.incidents import amounts

Told = Iterable[tuple[Section, Line]]


def _read(speaker: Reader, items: Sequence[Item]) -> Told:
    """One line for all that a nation read."""
    for reader in dict.fromkeys(i.actor for i in items):
        mine = [i for i in items if i.actor == reader]
        codes = terms.listed([speaker.names.reports[i].code for i in dict.fromkeys(i.item for i in mine)])
        section = Section.WORK if reader == speaker.you else Section.OTHERS
        yield section, Line(sentence(f"{speaker.nation(reader)} read {codes}"), Rule.ASSESS, mine[-1].tick)


def _put(speaker: Reader, items: Sequence[Item]) -> Told:
    """One line for all that a nation contributed to one task force, or to fusion cells."""
    for nation, force in dict.fromkeys((i.actor, i.value) for i in items):
        mine = [i for i in items if (i.actor, i.value) == (nation, force)]
        codes = terms.listed([speaker.names.reports[i.item].code for i in mine])
        section = Section.WORK if nation == speaker.you else Section.THREADS
        text = f"{speaker.nation(nation)} put {codes} before {speaker.circle(force)}"
        yield section, Line(sentence(text), mine[0].rule, mine[-1].tick)


def _analysed(speaker: Reader, items: Sequence[Item]) -> Told:
    """A line each, and one for all of which a fusion cell found the same."""
    for item in items:
        if analysed(item.value)[1] == NONE:
            yield section_of(item, speaker.you), line_of(speaker, item)
    for value in dict.fromkeys(i.value for i in items if analysed(i.value)[1] != NONE):
        same = [i for i in items if i.value == value]
        codes = terms.listed([speaker.names.reports[i].code for i in dict.fromkeys(i.item for i in same)])
        exposed, cell = analysed(value)
        text = f"the fusion cell of {speaker.organisation(cell)} analysed {codes}: {FINDING[exposed]}"
        yield section_of(same[0], speaker.you), Line(sentence(text), same[0].rule, same[-1].tick)


def _sent(speaker: Reader, items: Sequence[Item]) -> Told:
    """One line a report and hour of arrival, with all recipients; what comes later than by the same order elsewhere
    waits for room on its channel. What another looked up in a database is that nation's doing.
    """
    found = [i for i in items if speaker.looked_up(i)]
    yield from _looked_up(speaker, found)
    items = [i for i in items if i not in found]
    for key in dict.fromkeys((i.actor, i.item, i.value, i.rule) for i in items):
        sender, report, value, rule = key
        arrives, torn = sent(value)
        same = [i for i in items if (i.actor, i.item, i.value, i.rule) == key]
        to = terms.listed([speaker.nation(m) for m in dict.fromkeys(i.target for i in same)])
        sooner = any(i.cause == same[0].cause != "" and i.item == report and sent(i.value)[0] < arrives for i in items)
        queued = ", queued behind others on its channel" if sooner else ""
        what = f"{speaker.report(report)}{', as a tear-line,' * torn}"
        way = f"{what} goes to {to}, arriving {terms.clock(arrives)}{queued}"
        section = Section.WORK if sender == speaker.you else Section.OTHERS
        yield section, Line(sentence(way), rule, same[0].tick)


def _looked_up(speaker: Reader, items: Sequence[Item]) -> Told:
    """One line for all who found a report of the reader's in a database."""
    for report in dict.fromkeys(i.item for i in items):
        same = [i for i in items if i.item == report]
        who = terms.listed([speaker.nation(m) for m in dict.fromkeys(i.target for i in same)])
        where = terms.listed([speaker.channel(c) for c in speaker.published[report]], "or")
        text = f"{who} looked up {speaker.report(report)} in {where}, where you had published it"
        yield Section.OTHERS, Line(sentence(text), Rule.CHANNEL, same[0].tick)


def _delivered(speaker: Reader, items: Sequence[Item]) -> Told:
    """A line each; nobody sent what came of a match: who analyses it has it, and so has who provided a half (R-FIU)."""
    ways = {(i.actor, i.target, i.item) for i in items}
    for item in items:
        way = item.actor, item.target, item.item
        both = (item.target, item.actor, item.item) in ways
        report, other = speaker.report(item.item), item.target if item.actor == speaker.you else item.actor
        line = line_of(speaker, item)
        if way in speaker.sent or not speaker.names.reports[item.item].joint:
            yield section_of(item, speaker.you), line
        elif item.item in speaker.analysed:
            too = f"{report}, from the match that you analysed, reaches {speaker.nation(other)} too"
            if item.actor == speaker.you:
                yield Section.WORK, replace(line, text=sentence(too))
        elif item.actor == speaker.you:
            has = "; you have it too" if both else ""
            by = f"{speaker.nation(other)} analysed a match with a half of yours into {report}{has}"
            yield Section.ARRIVALS if both else Section.OTHERS, replace(line, text=sentence(by))
        elif not both:
            yield section_of(item, speaker.you), line


def _pushed(speaker: Reader, items: Sequence[Item]) -> Told:
    """One line for all who got a report without need from one sender."""
    for sender, report in dict.fromkeys((i.actor, i.item) for i in items):
        same = [i for i in items if (i.actor, i.item) == (sender, report)]
        to = terms.listed([speaker.nation(m) for m in dict.fromkeys(i.target for i in same)])
        text = f"{speaker.nation(sender)} pushed {speaker.report(report)} to {to}, who had no need of it"
        yield Section.HARM, Line(sentence(text), same[0].rule, same[0].tick, Tone.BAD, advice_of(speaker, same[0]))


def _proposed(speaker: Reader, items: Sequence[Item]) -> Told:
    """One line for all to whom one nation proposed the same at once."""
    about = {i: speaker.invited.get(i.value, NONE) for i in items}
    for key in dict.fromkeys((i.actor, i.item, i.tick, about[i]) for i in items):
        same = [i for i in items if (i.actor, i.item, i.tick, about[i]) == key]
        on = f" on {speaker.thread(key[3])}" if key[3] != NONE else ""
        to = terms.listed([speaker.nation(m) for m in dict.fromkeys(i.target for i in same)])
        text = f"{speaker.nation(key[0])} {PROPOSED[MatterKind(key[1])].format(to)}{on}"
        section = Section.ANSWERS if speaker.you in {key[0], *(i.target for i in same)} else Section.OTHERS
        yield section, Line(sentence(text), same[0].rule, same[0].tick)


def _declined(speaker: Reader, items: Sequence[Item]) -> Told:
    """One line for all who declined the same of one nation on the same ground."""
    for key in dict.fromkeys((i.target, i.item, i.actor == speaker.you) for i in items):
        same = [i for i in items if (i.target, i.item, i.actor == speaker.you) == key]
        first, *others = dict.fromkeys(i.actor for i in same)
        happening = Happening(Event.DECLINED, same[0].tick, first, key[0], key[1], same[0].value)
        text = sentence(declined(speaker, happening, others))
        yield section_of(same[0], speaker.you), Line(text, same[0].rule, same[0].tick)


def _released(speaker: Reader, items: Sequence[Item]) -> Told:
    """One line for all to whom one nation released a report, however many asked for it; who has it already need not
    hear that it may be had.
    """
    items = [i for i in items if not (i.target == speaker.you and i.item in speaker.held | speaker.came)]
    for nation, report in dict.fromkeys((i.actor, i.item) for i in items):
        same = [i for i in items if (i.actor, i.item) == (nation, report)]
        to = dict.fromkeys(i.target for i in same)
        text = f"{speaker.nation(nation)} released {speaker.report(report)}: whoever holds it may pass it to "
        section = Section.ANSWERS if speaker.you in (nation, *to) else Section.OTHERS
        yield section, Line(sentence(text + terms.listed([speaker.nation(m) for m in to])), same[0].rule, same[0].tick)


def _in_place(speaker: Reader, items: Sequence[Item]) -> Told:
    """One line for all that an incident asked for, beside the line of its end: a harm where some of it was lacking."""
    for thread in dict.fromkeys(i.item for i in items):
        same = [i for i in items if i.item == thread]
        told = [in_place(i.value) for i in same]
        lacked = any(present < 10 * asked for _, asked, present, _ in told)
        text = f"{speaker.thread(thread)}, {amounts(told)}"
        section = Section.HARM if lacked else Section.THREADS
        yield section, Line(sentence(text), same[0].rule, same[0].tick, Tone.BAD if lacked else Tone.PLAIN)


def _told_false(speaker: Reader, items: Sequence[Item]) -> Told:
    """One line a report and reader, with all who told of it; it is no news from whom the reader itself told of it, and
    told apart where the reader knew it otherwise.
    """
    items = [i for i in items if not (i.target == speaker.you and (i.actor, i.item) in speaker.said_false)]
    for told, report in dict.fromkeys((i.target, i.item) for i in items):
        same = [i for i in items if (i.target, i.item) == (told, report)]
        who = terms.listed([speaker.nation(n) for n in dict.fromkeys(i.actor for i in same)])
        known = told == speaker.you and report in speaker.known_false
        text = f"{who} told {speaker.nation(told)}{' too' * known} that {speaker.report(report)} is false"
        section = Section.OTHERS if known else section_of(same[0], speaker.you)
        yield section, Line(sentence(text), same[0].rule, same[0].tick)


def _trust(speaker: Reader, items: Sequence[Item]) -> Told:
    """One line a pair: the whole change of the turn, and what it is made of."""
    for n, m in dict.fromkeys((i.actor, i.target) for i in items):
        causes: dict[int, int] = {}
        for item in items:
            if (item.actor, item.target) == (n, m):
                causes[item.item] = causes.get(item.item, 0) + item.value
        causes = {cause: value for cause, value in causes.items() if value}
        total = sum(causes.values())
        if not causes:
            continue
        parts = sorted(causes.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
        why = terms.listed([f"{TRUST_CAUSE[TrustCause(cause)]} {terms.award(value * 100)}" for cause, value in parts])
        moves = "rises" if total > 0 else "falls" if total < 0 else "stays"
        change = f" by {abs(total) / 10:.1f}" if total else ""
        text = f"{speaker.of(n)} trust in {speaker.nation(m)} {moves}{change}: {why}"
        tone = Tone.GOOD if total > 0 else Tone.BAD if total < 0 else Tone.PLAIN
        last = max(i.tick for i in items if (i.actor, i.target) == (n, m))
        yield Section.TRUST, Line(sentence(text), Rule.TRUST, last, tone)


GATHERED: Final[dict[Event, Callable[[Reader, Sequence[Item]], Told]]] = {
    Event.READ: _read,
    Event.ANALYSED: _analysed,
    Event.CONTRIBUTED: _put,
    Event.SENT: _sent,
    Event.DELIVERED: _delivered,
    Event.PUSHED: _pushed,
    Event.PROPOSED: _proposed,
    Event.DECLINED: _declined,
    Event.RELEASED: _released,
    Event.IN_PLACE: _in_place,
    Event.TOLD_FALSE: _told_false,
    Event.TRUST: _trust,
}
"""Kinds of event of which several make one line."""
