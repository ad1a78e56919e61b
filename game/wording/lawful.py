"""What forbids an act: label or originator control of what is passed on, and the legal basis of a task force."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from game.rules.codes import NEVER, NONE, Domain, Label, LegalBasis, MatterKind, MatterStatus, Service
from game.rules.orders import Kind
from game.rules.view import Progress, Report, Thread, View
from game.scenario.catalogue import Catalogue
from game.wording import terms
from game.wording.outlook import Outlook


def agreements(names: Catalogue, view: View) -> bool:
    """Whether formal agreements can matter in the exercise: some may be made, or are there (R-PACE)."""
    return names.uses(Kind.NEGOTIATE) or any(n.agreement < NEVER for n in view.nations)


def basis(names: Catalogue, view: View, asked: LegalBasis) -> str:
    """What the law asks for before a response, in words: no way that the exercise does not have."""
    joint = joint_offered(view)
    if asked == LegalBasis.NONE:
        return "none needed"
    if asked == LegalBasis.ASSISTANCE:
        return f"legal assistance of the place{' or joint investigation' * joint}"
    ways = ["framework", *["agreement"] * agreements(names, view), *["joint investigation"] * joint]
    return f"{terms.listed(ways, 'or')} of every member"


def joint_offered(view: View) -> bool:
    """Whether an organisation of the exercise offers joint investigations."""
    return any(s.service == Service.JOINT_INVESTIGATION for x in view.organisations for s in x.services)


class Barrier(Enum):
    """What forbids to pass a report on (R-REPORT)."""

    LABEL = "label"
    ORIGINATOR = "originator control"


def barrier(view: View, report: Report, label: Label, n: int) -> Barrier | None:
    """What forbids to pass a version of a report at this label to a nation, as far as one can see; None for nothing."""
    me = view.own.nation
    if report.origin == me or n in report.released_to:
        return None
    if report.orcon:
        return Barrier.ORIGINATOR
    nation = next(x for x in view.nations if x.nation == n)
    joint = any({me, n} <= set(o.investigating) for o in view.organisations)
    free = label == Label.CLEAR or (label == Label.GREEN and nation.community)
    circle = nation.same_force or (joint and report.domain == Domain.LAW_ENFORCEMENT)
    return None if free or (label <= Label.AMBER and circle) else Barrier.LABEL


def basis_missing(o: Outlook, thread: Thread, lead: int, members: Sequence[int], when: int) -> str:
    """Why a force could not respond to its thread at `when` by law, and what would mend it; "" where it could.

    An incident needs no legal basis. What others have agreed with the place is not on the View.
    """
    me, place = o.view.own.nation, thread.place
    if thread.progress == Progress.INCIDENT or thread.basis == LegalBasis.NONE:
        return ""
    where = "your country" if place == me else o.names.nations[place].name
    if thread.basis == LegalBasis.ASSISTANCE:
        return _assistance(o, thread, where) if lead == me != place else ""
    without = [n for n in members if n != place and not _may_act(o, thread, n, when)]
    if me in without:
        lack = f"you have neither the legal framework nor an agreement with {where} in force"
        if not agreements(o.names, o.view):
            lack = "you do not have the legal framework in force"
        return f"The force could not respond: {lack}. {_remedy(o, place, Service.LEGAL_FRAMEWORK)}."
    if not without:
        return ""
    lack = f"{o.who(without)} should lack the legal framework"
    lack += f", and an agreement with {where} which you cannot see" if agreements(o.names, o.view) else ""
    fellows = [n for n in without if through(o, Service.JOINT_INVESTIGATION, n, place)]
    joint = f" Investigate jointly with {o.who(fellows)}." if fellows and me in (place, *members) else ""
    rest = [n for n in without if n not in fellows]
    leave = " Leave out who has not adopted the framework." if rest else ""
    return f"The force could not respond if {lack}.{joint}{leave}"


def through(o: Outlook, service: Service, *nations: int) -> list[str]:
    """The organisations by which the reader may order a service that concerns all these nations."""
    return [
        o.names.organisations[x.organisation].name
        for x in o.view.organisations
        if x.member and set(nations) <= set(x.members) and any(s.service == service for s in x.services)
    ]


def _remedy(o: Outlook, place: int, service: Service) -> str:
    """How the reader may come by the right to act at a place: by this service, or by a joint investigation."""
    me = o.view.own.nation
    nations = {service: (me,) if service == Service.LEGAL_FRAMEWORK else (me, place)}
    nations[Service.JOINT_INVESTIGATION] = (me, place)
    ways = {s: through(o, s, *named) for s, named in nations.items()}
    orders = [f"{terms.SERVICE[s]} through {terms.listed(by, 'or')}" for s, by in ways.items() if by]
    if orders:
        return f"Order {terms.listed(orders, 'or')} first"
    other = "let another lead"
    if service == Service.LEGAL_FRAMEWORK:
        other = "sign an agreement first" if o.names.uses(Kind.NEGOTIATE) else "leave it to nations that may act there"
    return f"No service of yours gives it: {other}"


def investigates(o: Outlook, n: int, place: int) -> bool:
    """A nation takes part with the place in a joint investigation, as far as the reader knows."""
    return any({n, place} <= set(x.investigating) for x in o.view.organisations)


def _may_act(o: Outlook, thread: Thread, n: int, when: int) -> bool:
    """Whether a member may act at the place by framework, agreement or investigation, as far as the reader knows."""
    place, member = o.nation(thread.place), o.nation(n)
    if investigates(o, n, thread.place):
        return True
    if member is not None:
        return member.framework or (thread.place == o.view.own.nation and member.agreement <= when)
    return o.view.own.framework <= when or (place is not None and place.agreement <= when)


def _assistance(o: Outlook, thread: Thread, where: str) -> str:
    """The reader leads without the assistance of the place: how to obtain it; "" where it has it."""
    place, me = o.nation(thread.place), o.view.own.nation
    if (place is not None and place.assistance) or investigates(o, me, thread.place):
        return ""
    lack = f"The force could not respond: its lead lacks mutual legal assistance of {where}"
    if _sought(o, thread):
        return f"{lack}. You have asked for it: it must be granted first."
    return f"{lack}. {_remedy(o, thread.place, Service.MUTUAL_LEGAL_ASSISTANCE)}."


def _sought(o: Outlook, thread: Thread) -> bool:
    """The reader has asked the place of a thread for assistance, or does by its list."""
    open_ = [m for m in o.view.matters if m.kind == MatterKind.ASSISTANCE and m.status == MatterStatus.OPEN]
    orders = [c for c in o.queued(Kind.SERVICE) if c.get("option", NONE) == Service.MUTUAL_LEGAL_ASSISTANCE]
    listed = any(c.get("to", 0) >> thread.place & 1 or c.get("thread", NONE) == thread.thread for c in orders)
    return listed or any(not m.mine and m.asked == thread.place for m in open_)
