"""What forbids an act: label or originator control of what is passed on, and the legal basis of a task force."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from game.rules.codes import Domain, Label, LegalBasis, Service
from game.rules.view import Progress, Report, Thread, View
from game.wording import terms
from game.wording.outlook import Outlook


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
        return f"The force could not respond: {lack}. Adopt the framework first."
    if not without:
        return ""
    lack = f"{o.who(without)} should lack the legal framework, and an agreement with {where} which you cannot see"
    return f"The force could not respond if {lack}. Leave out who has not adopted the framework."


def _may_act(o: Outlook, thread: Thread, n: int, when: int) -> bool:
    """Whether a member may act at the place by framework or agreement, as far as the reader knows."""
    place, member = o.nation(thread.place), o.nation(n)
    if member is not None:
        return member.framework or (thread.place == o.view.own.nation and member.agreement <= when)
    return o.view.own.framework <= when or (place is not None and place.agreement <= when)


def _assistance(o: Outlook, thread: Thread, where: str) -> str:
    """The reader leads without the assistance of the place: which organisation could ask for it; "" where it has it."""
    place = o.nation(thread.place)
    if place is not None and place.assistance:
        return ""
    able = [
        o.names.organisations[x.organisation].name
        for x in o.view.organisations
        if x.member and thread.place in x.members
        if any(s.service == Service.MUTUAL_LEGAL_ASSISTANCE for s in x.services)
    ]
    how = f"Order it through {terms.listed(able, 'or')} first" if able else "You cannot ask for it: let another lead"
    return f"The force could not respond: its lead lacks mutual legal assistance of {where}. {how}."
