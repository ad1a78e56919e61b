"""How a task force stands: what it still lacks to respond, and until when the units of one that acted are away
(R-THREAD, R-TASKFORCE).
"""

from __future__ import annotations

from collections.abc import Sequence

from game.rules.codes import NEVER, TICKS_PER_TURN, Capability, LegalBasis, Stage
from game.rules.view import Force, Progress, Thread
from game.wording import terms
from game.wording.lawful import basis_missing, investigates, joint_offered
from game.wording.outlook import Outlook
from game.wording.previews import Line

FULL = 100


def standing(o: Outlook, force: Force) -> list[Line]:
    """What a response of a formed force would come to now and what it lacks, by numbers and by law; for any member."""
    thread = o.thread(force.thread)
    formed = force.stage == Stage.READY or (force.stage == Stage.FORMING and force.ready <= o.view.clock.tick)
    if thread is None or not (formed and force.member) or thread.progress in (Progress.INCIDENT, Progress.CLOSED):
        return []
    d = o.doctrine
    sure = force.at_response + thread.eased
    wrong = short(sure, force.coverage, d.nearly_confidence, d.nearly_capability)
    less = short(sure, force.coverage, d.respond_confidence, FULL)
    if wrong:
        end = Line(f"It lacks for any response: {terms.listed(wrong)}.", "warn")
    elif less:
        end = Line(f"A response now would disrupt; to prevent it lacks: {terms.listed(less)}.", "warn")
    else:
        end = Line("A response now would prevent, if the thread is genuine.", "good")
    unsure = sure < (d.nearly_confidence if wrong else d.respond_confidence)
    fresh = too_fresh(o, force.at_response, force.in_full) if unsure else []
    basis = basis_missing(o, thread, force.lead, force.members, o.view.clock.tick)
    law = [Line(basis, "bad")] if basis else _leads_basis(o, force, thread)
    other = [Line(f"Only its lead, {o.who([force.lead])}, may order it.")] if force.lead != o.view.own.nation else []
    return [end, *fresh, *law, *other]


def too_fresh(o: Outlook, at_response: int, in_full: int) -> list[Line]:
    """Why a response is judged by less confidence than is there: what came in the last turn counts for less yet."""
    if at_response >= in_full:
        return []
    late = f"What was contributed in the last {TICKS_PER_TURN} hours counts {o.doctrine.late_evidence} % in a response"
    leaves = f"of confidence {terms.level(in_full)} that leaves {terms.level(at_response)}"
    return [Line(f"{late}: {leaves}, and the rest by the next turn.", "warn")]


def short(sure: int, coverage: Sequence[int], confidence: int, percent: int, frozen: str = "") -> list[str]:
    """What of a response that is `sure`, in 1/1000, and covers so much of each capability, in percent, falls short of a
    confidence and of a share of every capability asked for. `frozen` stands behind the confidence.
    """
    lacks = [f"confidence {terms.level(sure)} of {terms.points(confidence)}{frozen}"] * (sure < confidence)
    names = ((terms.CAPABILITY[Capability(k)], c) for k, c in enumerate(coverage) if c < percent)
    return [*lacks, *(f"{name} {c} of {percent} %" for name, c in names)]


def _leads_basis(o: Outlook, force: Force, thread: Thread) -> list[Line]:
    """What the law asks of another nation that leads, and whether it has that where the reader is to give it; what
    others gave it the reader cannot see.
    """
    lead, place, me = force.lead, thread.place, o.view.own.nation
    if thread.basis != LegalBasis.ASSISTANCE or lead in (place, me) or investigates(o, lead, place):
        return []
    where = "your country" if place == me else o.names.nations[place].name
    joint = ", or a joint investigation with it" * joint_offered(o.view)
    law = f"By law its lead needs legal assistance of {where}{joint}"
    leads = o.nation(lead)
    if place != me or leads is None:
        return [Line(f"{law}.")]
    return [Line(f"{law}: it has yours.", "good") if leads.assistance else Line(f"{law}: it has not got it.", "bad")]


def in_training(o: Outlook) -> str:
    """That the reader's units are away in training, as words after what is free: ", but away in training until …"."""
    until = o.view.own.busy_until
    return f", but away in training until {terms.clock(until)}" if until > o.view.clock.tick else ""


def away(o: Outlook) -> list[str]:
    """One line for each force that acted and holds units of the reader's still, and until when."""
    return [line for force in o.view.forces if (line := _away(o, force))]


def _away(o: Outlook, force: Force) -> str:
    units = dict(zip(force.members, force.units, strict=False)).get(o.view.own.nation, ())
    named = [f"{count} {terms.CAPABILITY[Capability(k)]}" for k, count in enumerate(units) if count]
    until = force.busy_until
    if not named or force.stage not in (Stage.DEPLOYED, Stage.SPENT):
        return ""
    when = f"until {terms.clock(until)}" if until < NEVER else "until its incident is over"
    return f"With the {terms.STAGE[force.stage]} force on {o.codename(force.thread)} {when}: {terms.listed(named)}."
