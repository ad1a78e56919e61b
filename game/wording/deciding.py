"""What an option of a decision surely does to the nation that takes it, told before it is taken (R-INJECT).

Told are its own affairs, the handling that it brings others, and the deadlines and severities of threads, those that it
does not see unnamed; all else that it does to others and to campaigns is for its own text to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.rules.codes import NONE, TICKS_PER_TURN, EffectKind
from game.rules.view import Progress, View
from game.scenario.catalogue import Catalogue, OptionEffect
from game.wording import terms
from game.wording.outlook import Columns, Outlook
from game.wording.previews import Line, tenths
from game.wording.seat_points import worth

NOTHING = Line("Nothing is sure to change for your own nation; what else it may do shows afterwards.")

OF_THREADS = (EffectKind.DEADLINE, EffectKind.SEVERITY)


def decide(o: Outlook, columns: Columns) -> list[Line]:
    """What a decision does to the reader's nation and to its own score."""
    inject, option = columns.get("inject", NONE), columns.get("option", NONE)
    if inject < 0 or option < 0:
        return []
    private = o.names.injects[inject].options[option].private
    lines = [Line(f"Worth {worth(private)}.", "good")] if private else []
    return [*lines, *price(o.names, o.view, inject, option)]


def price(names: Catalogue, view: View, inject: int, option: int) -> list[Line]:
    """What an option changes for the reader's nation, one line each; one that says so where nothing is sure."""
    effects = names.injects[inject].options[option].effects
    lines = [line for effect in effects for line in _told(names, view, effect)]
    return [*lines, *on_unseen(view, effects)] or [NOTHING]


def _told(names: Catalogue, view: View, e: OptionEffect) -> Iterator[Line]:
    """One effect, where the reader may know of it."""
    me = view.own.nation
    if not may_know(view, e):
        return
    if e.kind in OF_THREADS:
        yield from _on_thread(names, view, e)
        return
    if e.kind == EffectKind.HANDLING and e.nation not in (me, NONE):
        name = names.nations[e.nation].name
        yield Line(f"{name}'s handling discipline: {terms.signed(e.amount)}.", "good" if e.amount > 0 else "bad")
        return
    if e.kind == EffectKind.TRUST:
        who = "Your" if e.nation == me else f"{names.nations[e.nation].name}'s"
        whom = "you" if e.other == me else names.nations[e.other].name
        yield Line(f"{who} trust in {whom}: {tenths(e.amount)}.", "good" if e.amount > 0 else "bad")
    else:
        yield from _own(names, view, e)


def may_know(view: View, e: OptionEffect) -> bool:
    """Whether the reader may know of an effect, and what it is about, while the exercise runs."""
    mine, seen = e.nation in (view.own.nation, NONE), any(t.thread == e.item for t in view.threads)
    match e.kind:
        case EffectKind.HANDLING:
            return True
        case EffectKind.TRUST:
            return view.own.nation in (e.nation, e.other)
        case EffectKind.STAFF | EffectKind.CAUTION | EffectKind.FRAMEWORK:
            return mine
        case EffectKind.PRIORITY:
            return mine and seen
    return e.kind in OF_THREADS and seen


def _on_thread(names: Catalogue, view: View, e: OptionEffect) -> Iterator[Line]:
    """A deadline or a severity that changes, of an open thread that the reader sees."""
    thread = next((t for t in view.threads if t.thread == e.item), None)
    if thread is None or thread.progress >= Progress.INCIDENT or not e.amount:
        return
    what, change, better = changed(e)
    yield Line(f"{names.threads[e.item].codename}'s {what}: {change}.", "good" if better else "bad")


def on_unseen(view: View, effects: Sequence[OptionEffect]) -> Iterator[Line]:
    """The same of each thread that the reader does not see, which stays unnamed and may be over unknown to it."""
    seen = {t.thread for t in view.threads}
    struck = [e for e in effects if e.kind in OF_THREADS and e.amount and e.item not in seen]
    for thread in dict.fromkeys(e.item for e in struck):
        changes = [changed(e) for e in struck if e.item == thread]
        told = terms.listed([f"its {what} {change}" for what, change, _ in changes])
        good = all(better for *_, better in changes)
        yield Line(f"A thread that you do not see, unless it is over: {told}.", "good" if good else "bad")


def changed(e: OptionEffect) -> tuple[str, str, bool]:
    """What changes of a thread and how, ("deadline", "6 hours earlier"), and whether that is for the better."""
    more = e.amount > 0
    if e.kind == EffectKind.DEADLINE:
        return "deadline", f"{terms.hours(abs(e.amount))} {'later' if more else 'earlier'}", more
    return "severity", tenths(e.amount), not more


def _own(names: Catalogue, view: View, e: OptionEffect) -> Iterator[Line]:
    """One effect on the reader's nation."""
    more = e.amount > 0
    match e.kind:
        case EffectKind.STAFF:
            now = view.clock
            turns = terms.turns(now.turn + 1, min(now.turn + e.duration // TICKS_PER_TURN, now.turns - 1))
            if turns:
                count = f"{terms.staff(abs(e.amount))} {'more' if more else 'less'} than usual"
                yield Line(f"{count} in {turns}, if you decide now.", "good" if more else "bad")
        case EffectKind.HANDLING:
            yield Line(f"Your handling discipline: {terms.signed(e.amount)}.", "good" if more else "bad")
        case EffectKind.CAUTION:
            asks = f"You ask {terms.points(abs(e.amount))} {'more' if more else 'less'} trust"
            yield Line(f"{asks} of whoever is to have a report at no extra staff.", "warn" if more else "good")
        case EffectKind.FRAMEWORK if view.own.framework > view.clock.tick:
            yield Line("The legal framework comes into force for you.", "good")
        case EffectKind.PRIORITY:
            yield Line(f"Your priority becomes {names.threads[e.item].codename}.")
