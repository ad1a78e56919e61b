"""When a task force could act, and what quickens it: common priorities and military support, the orders of the list
counted (R-TASKFORCE, R-ORG).
"""

from __future__ import annotations

from game.rules.codes import NEVER, NONE, TICKS_PER_TURN, Service, Stage
from game.rules.orders import Kind
from game.rules.view import Force, Progress, Thread
from game.wording import terms
from game.wording.outlook import Columns, Outlook, end_of, ends
from game.wording.previews import Line


def turn_from(tick: int) -> int:
    """The first tick of the first turn that does not begin before a tick."""
    return -(-tick // TICKS_PER_TURN) * TICKS_PER_TURN


def ordered(o: Outlook, service: Service) -> list[Columns]:
    """The orders of the list for a service."""
    return [c for c in o.queued(Kind.SERVICE) if c.get("option", NONE) == service]


def support(o: Outlook, force: Force) -> int:
    """The hours that military support spares a force: it is given before a response of the same turn."""
    listed = any(c.get("key", 0) == force.key for c in ordered(o, Service.MILITARY_SUPPORT))
    return max(force.support, o.doctrine.deploy_support if listed else 0)


def forming(o: Outlook, thread: int, members: int, lead: int, begins: int) -> int:
    """The hours that so many members form on a thread: fewer where an organisation of the lead's made it its priority
    until after they begin.
    """
    d = o.doctrine
    hours = d.force_base + d.force_member * members
    quick = hours * d.coordination_forming // 100
    return quick if any(until > begins for until in _bound(o, thread, lead, ordered_too=True)) else hours


def counts_on_the_list(o: Outlook, thread: Thread, begins: int) -> list[Line]:
    """That a force of the reader's forms faster only by what the list orders, which may fail."""
    me = o.view.own.nation
    now, then = (any(t > begins for t in _bound(o, thread.thread, me, listed)) for listed in (False, True))
    told = "Reckoned with the strategic coordination on your list: if another member's comes first, it forms slower."
    return [Line(told, "warn")] if then and not now else []


def _bound(o: Outlook, thread: int, lead: int, ordered_too: bool) -> list[int]:
    """Until when a thread is the priority of organisations of the lead's: an order of the list replaces another."""
    until = o.view.clock.tick + o.doctrine.coordination_turns * TICKS_PER_TURN
    orders = ordered(o, Service.STRATEGIC_COORDINATION) if ordered_too else []
    wanted = {c.get("organisation", NONE): (c.get("thread", NONE), until) for c in reversed(orders)}
    agreed = (
        wanted.get(x.organisation, (x.coordinated, x.coordinated_until))
        for x in o.view.organisations
        if lead in x.members
    )
    return [until for on, until in agreed if on == thread]


def frozen_until(o: Outlook, thread: Thread) -> int:
    """The deadline of a thread after a freeze that holds; one within the exercise stays within it (R-FIU)."""
    later, last = thread.deadline + o.doctrine.freeze_delay, ends(o.view) - 1
    return min(later, last) if thread.deadline <= last else later


def put_off(o: Outlook, thread: Thread) -> str:
    """That a freeze would move the deadline, as a sentence after others, where the reader sees a match that may
    bear on the thread; "" elsewhere.
    """
    matched = any(a.matched and a.subject in thread.subjects for a in o.view.alerts)
    open_ = thread.detected and not thread.frozen and thread.progress not in (Progress.INCIDENT, Progress.CLOSED)
    if not (matched and open_ and o.names.uses(Kind.FREEZE)) or thread.deadline >= NEVER:
        return ""
    by, until = terms.hours(o.doctrine.freeze_delay), terms.clock(frozen_until(o, thread))
    return f" A freeze that holds would move the deadline by {by}, to {until} at most."


def joining(o: Outlook, force: Force, thread: Thread) -> list[Line]:
    """From when a force could act with the reader and without, against its thread's deadline."""
    if force.stage != Stage.INVITING or thread.progress in (Progress.INCIDENT, Progress.CLOSED):
        return []
    tick, end = o.view.clock.tick, end_of(thread)
    others = len([n for n in force.invited if n != o.view.own.nation])

    def first(members: int) -> int:
        return turn_from(tick + forming(o, thread.thread, members, force.lead, tick))

    alone, with_you, with_all = (first(len(force.members) + more) for more in (0, 1, 1 + others))
    last = f"the deadline is {terms.clock(end)}"
    when = terms.clock(with_you)
    if alone <= end < with_you:
        return [Line(f"With you it is too late: it could act from {when}, without you from {terms.clock(alone)}, and "
                     f"{last}.{put_off(o, thread)}", "bad")]  # fmt: skip
    if end < with_you:
        return [Line(f"Too late: it could act from {when}, and {last}.{put_off(o, thread)}", "bad")]
    all_ = f", from {terms.clock(with_all)} if all who are invited join" if with_all > with_you else ""
    told = f"With you it could act from {when} at the earliest{all_}; {last}."
    return [Line(told, "warn" if with_all > end else "good")]
