"""What the options of a decision did or would have done, for who looks back on it (R-INJECT).

While the exercise runs that is what was told before the choice; after the end it is all that the file says.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.codes import NONE, EffectKind
from game.rules.view import View
from game.scenario.catalogue import Catalogue, OptionEffect
from game.wording import terms
from game.wording.deciding import NOTHING, changed, may_know, on_unseen
from game.wording.previews import tenths
from game.wording.seat_points import worth


@dataclass(frozen=True, slots=True)
class Past:
    """An option, whether the reader's nation took it, and what it did or would have done, one line each."""

    text: str
    taken: bool
    lines: tuple[str, ...]


def head(view: View) -> str:
    """What stands over the options."""
    return "All that each option did or would have done" if view.clock.ended else "What you could know of each option"


def options(names: Catalogue, view: View, inject: int) -> list[Past]:
    """The options of a decision that was put before the reader's nation, in their order."""
    chosen = next((d.chosen for d in view.decisions if d.inject == inject), NONE)
    return [
        Past(option.text, number == chosen, tuple(_lines(names, view, inject, number)))
        for number, option in enumerate(names.injects[inject].options)
    ]


def _lines(names: Catalogue, view: View, inject: int, number: int) -> list[str]:
    option, ended = names.injects[inject].options[number], view.clock.ended
    told = [_words(names, view.own.nation, e) for e in option.effects if ended or may_know(view, e)]
    told += [] if ended else [line.text for line in on_unseen(view, option.effects)]
    told = told or ["It changed nothing else." if ended and option.private else "Nothing." if ended else NOTHING.text]
    return [f"Worth {worth(option.private)}."] * bool(option.private) + told


def _words(names: Catalogue, me: int, e: OptionEffect) -> str:
    """One effect, whomever it struck; nation NONE is the one that decided."""
    mine = e.nation in (me, NONE)
    name = "you" if mine else names.nations[e.nation].name
    whose = "Your" if mine else f"{name}'s"
    match e.kind:
        case EffectKind.STAFF:
            return f"{whose} staff points: {terms.signed(e.amount)} a turn for {terms.hours(e.duration)}."
        case EffectKind.HANDLING:
            return f"{whose} handling discipline: {terms.signed(e.amount)}."
        case EffectKind.TRUST:
            whom = "you" if e.other == me else names.nations[e.other].name
            return f"{whose} trust in {whom}: {tenths(e.amount)}."
        case EffectKind.CAUTION:
            return f"{whose} trust asked for before a report goes out: {tenths(e.amount)}."
        case EffectKind.FRAMEWORK:
            return f"The legal framework in force for {name}."
        case EffectKind.PRIORITY:
            return f"{whose} priority: {names.threads[e.item].codename}."
        case EffectKind.INTENSITY:
            where = "in your country" if mine else f"in {name}"
            return f"Intensity of {names.campaigns[e.item].name} {where}: {tenths(e.amount)}."
    return _on_things(names, e)


def _on_things(names: Catalogue, e: OptionEffect) -> str:
    """An effect on a thread, a report, an alert or a channel."""
    match e.kind:
        case EffectKind.REPORT:
            card = names.reports[e.item]
            return f"{card.code} “{card.title}” came in."
        case EffectKind.ALERT:
            return f"{names.alerts[e.item].code} came in."
        case EffectKind.THREAD:
            return f"{names.threads[e.item].codename} opened."
        case EffectKind.OUTAGE:
            return f"{names.channels[e.item].name} out for {terms.hours(e.duration)}."
    what, change, _ = changed(e)
    return f"{names.threads[e.item].codename}'s {what}: {change}."
