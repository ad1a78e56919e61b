"""What the nation can reckon of an order beyond its preview: how a response would go, when a force would be ready."""

from __future__ import annotations

from game.rules.arrays import nations_of
from game.rules.codes import NEVER, NONE, TICKS_PER_TURN, Capability
from game.rules.orders import Kind
from game.rules.view import Force, Progress, Thread
from game.ui.scenes.desk import Columns, Desk
from game.wording import previews
from game.wording.previews import Line


def prospects(desk: Desk, kind: Kind, chosen: Columns) -> list[Line]:
    """Lines for the consequences of a form, as things stand before the orders of this turn."""
    match kind:
        case Kind.RESPOND:
            force = desk.forces.get(chosen.get("key", 0))
            return _response(desk, force) if force is not None else []
        case Kind.FORM:
            thread = desk.threads.get(chosen.get("thread", NONE))
            return _forming(desk, thread, chosen.get("to", 0)) if thread is not None else []
        case Kind.TRAIN if desk.training_ties():
            return [previews.busy(desk.training_ties(), desk.doctrine.training_busy)]
        case Kind.NEGOTIATE:
            half = any(desk.nations[n].half_agreed for n in nations_of(chosen.get("to", 0)))
            setup = desk.doctrine.agreement_setup // (2 if half else 1)
            return [previews.agreement(desk.view.clock.tick + TICKS_PER_TURN + setup)]
        case Kind.FREEZE:
            thread = desk.threads.get(chosen.get("thread", NONE))
            return [_frozen(desk, thread)] if thread is not None and thread.deadline < NEVER else []
        case Kind.POST_LIAISON:
            doctrine = desk.doctrine
            at_work = desk.view.clock.tick + doctrine.liaison_setup
            return [previews.officer(at_work, doctrine.liaison_capacity, desk.view.own.liaison_seats)]
    return []


def _frozen(desk: Desk, thread: Thread) -> Line:
    return previews.freeze(thread.deadline + desk.doctrine.freeze_delay, desk.doctrine.freeze_requirement)


def ready_tick(desk: Desk, invited: int) -> int:
    """When a force formed in this plan would be ready, if all who are invited join in the next."""
    answered = desk.view.clock.tick + (TICKS_PER_TURN if invited else 0)
    return answered + desk.doctrine.force_base + desk.doctrine.force_member * (1 + invited)


def _response(desk: Desk, force: Force) -> list[Line]:
    """How far the force's own confidence and its pooled capability reach."""
    thread = desk.threads[force.thread]
    if thread.progress == Progress.INCIDENT:
        return []
    doctrine = desk.doctrine
    marks = doctrine.nearly_confidence - thread.eased, doctrine.respond_confidence - thread.eased
    lacking = [k for k in Capability if force.coverage[k] < doctrine.nearly_capability]
    short = [k for k in Capability if force.coverage[k] < 100 and k not in lacking]
    return [
        previews.judged_by(force.confidence, *marks),
        *([previews.capability(lacking, True)] if lacking else []),
        *([previews.capability(short, False)] if short else []),
    ]


def _forming(desk: Desk, thread: Thread, to: int) -> list[Line]:
    """When the force would be ready, and what the nation itself can bring."""
    invited = to.bit_count()
    ready = ready_tick(desk, invited)
    free = [(k, desk.view.own.free_units[k], asked) for k, asked in zip(Capability, thread.need, strict=True) if asked]
    codename = desk.names.threads[thread.thread].codename
    lines = [previews.ready_by(ready, invited > 0, codename, thread.deadline if thread.deadline < NEVER else NEVER)]
    return lines + ([previews.brought(free, invited > 0)] if free else [])
