"""Whose units a task force would gather, as far as a nation can tell, and which forces hold those that it lacks
(R-TASKFORCE).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from game.rules.codes import Capability, Stage
from game.rules.orders import Kind
from game.rules.view import Force, Nation, Progress, Thread
from game.wording import readiness, terms
from game.wording.outlook import UNIT, Columns, Outlook, joined, lacking, told
from game.wording.previews import Line, Tone


def bring(o: Outlook, lead: str, invited: Sequence[Nation], need: Sequence[int], pooled: Sequence[int]) -> Line:
    """What is there in 1/1000 of a unit and what those invited would add, against a need.

    They are reckoned to know one another as they know the reader, with all units free that the reader does not see
    serve elsewhere.
    """
    free = [(n, spare(o, n)) for n in invited]
    theirs = [sum(units[k] * (UNIT // 2 + n.interop // 2) for n, units in free) for k in range(len(need))]
    all_ = [mine + more for mine, more in zip(pooled, theirs, strict=True)]
    asked = [k for k, wanted in enumerate(need) if wanted]
    serving = [n.nation for n, units in free if any(units[k] < n.capability[k] for k in asked)]
    rest = "the rest of it" if serving else "all of it"
    words = f"{lead} {terms.listed(told(all_, need))}" + (
        f", if {rest} is free and goes to no force unseen by you." if invited else "."
    )
    words += f" Not counted is what {o.who(serving)} gave to other forces in which you serve." if serving else ""
    return Line(words, _sure(not lacking(all_, need)))


def split(o: Outlook, thread: Thread) -> list[Line]:
    """That two forces on one thread split the units: another's that invites the reader, or one formed in this turn."""
    theirs = [f.lead for f in o.view.forces if f.thread == thread.thread and f.lead != o.view.own.nation]
    if theirs:
        leads = terms.listed([f"{o.names.nations[n].name}'s" for n in theirs])
        return [Line(f"You know of {leads} on it: two task forces on one thread split the units.", "warn")]
    place = o.nation(thread.place)
    due = (
        f"{o.names.nations[thread.place].name}, where it is due, or another" if place is not None else "Another nation"
    )
    return [Line(f"{due} may form one on it this turn too. That splits the units: then stand yours down and join.")]


def own_free(o: Outlook) -> tuple[int, ...]:
    """The reader's units that serve nowhere once its list has given some up: [K]."""
    free, me = list(o.view.own.free_units), o.view.own.nation
    gone = _dissolved(o) | {c.get("key", 0) for c in o.queued(Kind.LEAVE)}
    kept = {(c.get("key", 0), c.get("option", -1)): c.get("amount", 0) for c in o.queued(Kind.ASSIGN)}
    for force in o.view.forces:
        for k, count in enumerate(gives(force, me)):
            if force.stage != Stage.DEPLOYED:
                free[k] += max(0, count - (0 if force.key in gone else kept.get((force.key, k), count)))
    return tuple(free)


def spare(o: Outlook, nation: Nation) -> tuple[int, ...]:
    """The units of another nation but for those that the reader sees serve in a force, once its list is carried out."""
    live = [f for f in o.view.forces if f.key not in _dissolved(o)]
    held = [gives(f, nation.nation) for f in live]
    return tuple(max(0, whole - sum(u[k] for u in held if u)) for k, whole in enumerate(nation.capability))


def _dissolved(o: Outlook) -> set[int]:
    return {c.get("key", 0) for c in o.queued(Kind.STAND_DOWN)}


def gives(force: Force, n: int) -> tuple[int, ...]:
    """What a nation gives to a force, () where the reader does not see it."""
    return dict(zip(force.members, force.units, strict=False)).get(n, ())


def changes(o: Outlook, columns: Columns) -> bool:
    """Whether an order to assign units gives a force another number of them than the reader does now."""
    force, k = o.force(columns), columns.get("option", -1)
    given = gives(force, o.view.own.nation) if force is not None else ()
    return not (given and k >= 0 and given[k] == columns.get("amount", 0))


def as_listed(o: Outlook, force: Force, thread: Thread) -> tuple[Force, list[str]]:
    """A force that the reader leads once its list has set the units that serve in it, which comes before a response,
    and what is set: "2 law enforcement". What the list has too few free units for changes nothing.
    """
    me, given = o.view.own.nation, gives(force, o.view.own.nation)
    set_ = _assigned(o, force) if force.lead == me and force.stage < Stage.DEPLOYED else {}
    if not set_ or not given:
        return force, []
    mine = tuple(set_.get(k, count) for k, count in enumerate(given))
    counts = UNIT if o.view.own.busy_until <= o.view.clock.tick else 0
    pooled = tuple(p + counts * (now - old) for p, now, old in zip(force.pooled, mine, given, strict=True))
    need = thread.crisis_need if thread.progress == Progress.INCIDENT else thread.need
    covers = tuple(min(100, p // (n * 10)) if n else 100 for p, n in zip(pooled, need, strict=True))
    units = tuple(mine if n == me else row for n, row in zip(force.members, force.units, strict=True))
    named = [f"{amount} {terms.CAPABILITY[Capability(k)]}" for k, amount in set_.items()]
    return replace(force, units=units, pooled=pooled, coverage=covers), named


def stays_free(o: Outlook, force: Force) -> tuple[int, ...]:
    """The reader's units that are free once its list has set those that serve in a force: [K]."""
    me, free = o.view.own.nation, o.view.own.free_units
    before = next((gives(f, me) for f in o.view.forces if f.key == force.key), ())
    moved = [now - old for now, old in zip(gives(force, me), before, strict=True)] or [0] * len(free)
    return tuple(count - gone for count, gone in zip(free, moved, strict=True))


def _assigned(o: Outlook, force: Force) -> dict[int, int]:
    """By capability: how many of the reader's units the list sets in a force, where it has them free in its order."""
    set_: dict[int, int] = {}
    free = list(own_free(o))
    for other in joined(o.view, o.draft):
        thread = o.thread(other.thread)
        goes = _asked(thread) if thread is not None else [True] * len(free)
        free = [0 if gone else count for count, gone in zip(free, goes, strict=True)]
    first = {(c.get("key", 0), c.get("option", -1)): c for c in reversed(o.queued(Kind.ASSIGN))}  # a second is refused
    for (key, k), c in reversed(first.items()):
        named, amount = o.force(c), c.get("amount", 0)
        given = gives(named, o.view.own.nation) if named is not None else ()
        more = amount - (given[k] if given else 0)
        if named is None or k < 0 or more > free[k]:
            continue
        free[k] -= max(0, more)
        if key == force.key and more:
            set_[k] = amount
    return set_


def assign(o: Outlook, columns: Columns) -> list[Line]:
    """Units that a force has already."""
    return [] if changes(o, columns) else [Line("You give it so many already: this changes nothing.", "warn")]


def stand_down(o: Outlook, columns: Columns) -> list[Line]:
    """Which orders of the list a force that stands down takes with it: they come later in the turn."""
    key = columns.get("key", 0)
    lost = [
        words
        for kind, words in ((Kind.RESPOND, "its response"), (Kind.SERVICE, "the support for it"))
        if any(c.get("key", 0) == key > 0 for c in o.queued(kind))
    ]
    text = f"Your list orders {terms.listed(lost)} too: that comes later in the turn, and would be refused."
    return [Line(text, "bad")] if lost else []


def at_hand(o: Outlook, force: Force) -> list[int]:
    """What a force that the reader leads pools, in 1/1000 of a unit, its own units counted though they train now."""
    away = o.view.own.busy_until > o.view.clock.tick
    own = gives(force, o.view.own.nation) if away else ()
    return [pool + UNIT * mine for pool, mine in zip(force.pooled, own or [0] * len(force.pooled), strict=True)]


def join(o: Outlook, columns: Columns) -> list[Line]:
    """Which units go to a force that is joined, when it could act and how it would stand with them, and where those are
    that it lacks.
    """
    force = next(iter(joined(o.view, [(Kind.JOIN, columns)])), None)
    thread = o.thread(force.thread) if force is not None else None
    if force is None or thread is None:
        return []
    free, asked = own_free(o), _asked(thread)
    goes = [units if wanted else 0 for units, wanted in zip(free, asked, strict=True)]
    lines = [_goes(goes), *readiness.joining(o, force, thread)]
    if force.stage != Stage.INVITING:
        longer = terms.hours(o.doctrine.force_member)
        lines.append(Line(f"It has formed: you join after a response of this turn, and it forms {longer} more."))
    need = thread.crisis_need if thread.progress == Progress.INCIDENT else thread.need
    pooled = _pooled(o, force, goes)
    others = o.who(n for n in force.members if n != o.view.own.nation)
    stands = terms.listed(told(pooled, need))
    more = [n for n in force.invited if n != o.view.own.nation]
    beside = f" {o.who(more)} {'is' if len(more) == 1 else 'are'} invited too, and not counted." if more else ""
    told_ = f"With you it has about {stands}, if all units of {others} are free.{beside}"
    lines.append(Line(told_, _sure(not lacking(pooled, need))))
    short = [k for k, wanted in enumerate(need) if pooled[k] < wanted * UNIT]
    lines += [Line(where, "warn") for where in filter(None, (held_by(o, k, force.key) for k in short))]
    return [*lines, *_also_short(o, force, goes)]


def _asked(thread: Thread) -> list[bool]:
    """What a thread asks for in prevention or crisis: who joins brings its free units of that."""
    asked = [bool(n or c) for n, c in zip(thread.need, thread.crisis_need, strict=True)]
    asked[Capability.LOGISTICS] |= any(thread.crisis_need)
    return asked


def _goes(goes: Sequence[int]) -> Line:
    named = [f"{terms.CAPABILITY[Capability(k)]} {count}" for k, count in enumerate(goes) if count]
    if not named:
        return Line("You have no free units of what it asks for: none go to it.", "warn")
    return Line(f"Your free units of what it asks for go to it: {terms.listed(named)}.")


def _pooled(o: Outlook, force: Force, goes: Sequence[int]) -> list[int]:
    """About what a force would pool with the reader, in 1/1000 of a unit: the lead's units count in full."""
    members = [n for n in o.view.nations if n.nation in force.members]
    mine = UNIT // 2 + sum(n.interop for n in members) // max(1, len(members)) // 2
    pooled = [count * mine for count in goes]
    for n in members:
        factor = UNIT if n.nation == force.lead else UNIT // 2 + n.interop // 2
        pooled = [sum_ + units * factor for sum_, units in zip(pooled, spare(o, n), strict=True)]
    return pooled


def held_by(o: Outlook, k: int, but: int = 0) -> str:
    """Which forces, but for the one of a key, hold the reader's units of a capability: "Of your units ..."; ""."""
    me, gone = o.view.own.nation, _dissolved(o)
    held = [(f, u[k]) for f in o.view.forces if f.key not in (but, *gone) and (u := gives(f, me)) and u[k]]
    where = [f"{count} in the task force on {_named(o, f)}" for f, count in held]
    return f"Your units of {terms.CAPABILITY[Capability(k)]} serve elsewhere: {terms.listed(where)}." if where else ""


def _named(o: Outlook, force: Force) -> str:
    """A force by its thread, and by its lead where that is another."""
    lead = "" if force.lead == o.view.own.nation else f", led by {o.who([force.lead])}"
    return f"{o.codename(force.thread)}{lead}"


def _also_short(o: Outlook, joins: Force, goes: Sequence[int]) -> Iterable[Line]:
    """The reader's other forces that lack what would go."""
    for f in o.view.forces:
        lacks = [k for k, count in enumerate(goes) if count and f.member and f.coverage[k] < 100]
        if lacks and f.key not in (joins.key, *_dissolved(o)):
            names = terms.listed([f"{terms.CAPABILITY[Capability(k)]} {f.coverage[k]} %" for k in lacks])
            yield Line(f"The task force on {_named(o, f)} lacks them too: {names} covered.", "warn")


def _sure(yes: bool) -> Tone:
    return "good" if yes else "warn"
