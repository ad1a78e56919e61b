"""The numbers behind a refusal, where the nation may know them: what it has, what is asked for, and until when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from game.rules.codes import (
    NEVER,
    NONE,
    Capability,
    Copy,
    Domain,
    Label,
    MatterKind,
    Service,
    Stage,
)
from game.rules.orders import BY_KIND, Kind
from game.rules.reasons import Reason
from game.rules.view import Force, Nation, Progress
from game.wording import terms
from game.wording.gathering import gives, held_by, own_free
from game.wording.lawful import Barrier, barrier, basis_missing, through
from game.wording.orders import FIELD, SERVICE_FIELDS
from game.wording.outlook import Columns, Outlook, led, led_on, sent_label, untrue

_YES: Final = {MatterKind.RFI: Kind.ANSWER, MatterKind.RELEASE: Kind.RELEASE, MatterKind.INVITATION: Kind.JOIN}
"""By kind of matter but those that are accepted: the order that says yes."""


def numbers(o: Outlook, kind: Kind, columns: Columns, reason: Reason) -> str:
    """What stands behind a refusal, as one or two sentences; "" where the nation has no number to go by."""
    maker = _BEHIND.get(reason)
    return maker(o, kind, columns) if maker is not None else ""


def _missing(o: Outlook, kind: Kind, c: Columns) -> str:
    """The fields that an order or service must have and lacks."""
    service = c.get("option", NONE) if kind is Kind.SERVICE else NONE
    wanted = (*BY_KIND[kind].required, *(SERVICE_FIELDS.get(Service(service), ()) if service >= 0 else ()))
    lacks = [f for f in wanted if c.get(f, NONE) < (1 if f in ("to", "key") else 0)]
    force = kind not in (Kind.ANSWER, Kind.ACCEPT, Kind.DECLINE, Kind.RELEASE)
    names = ["task force" if f == "key" and force else FIELD[f].lower() for f in lacks]
    return f"It lacks: {terms.listed(names)}." if names else ""


def _target(o: Outlook, kind: Kind, c: Columns) -> str:
    """What the service lacks, or who is named and does not belong to the organisation."""
    members = next((x.members for x in o.view.organisations if x.organisation == c.get("organisation", NONE)), ())
    outside = [n.nation for n in o.recipients(c) if n.nation not in members]
    return f"Not a member: {o.who(outside)}." if outside else _missing(o, kind, c)


def _confidence(o: Outlook, kind: Kind, c: Columns) -> str:
    thread = o.thread(c.get("thread", NONE))
    if thread is None:
        return ""
    asked = terms.points(o.doctrine.form_confidence)
    return f"Your confidence in {o.codename(thread.thread)} is {terms.level(thread.confidence)}; {asked} is asked for."


def _partner(o: Outlook, c: Columns) -> Nation | None:
    """The one nation that an order names, or that put the matter it answers."""
    return next(iter(_meant(o, c)), None)


def _meant(o: Outlook, c: Columns) -> list[Nation]:
    """The nations that an order names, or the one that put the matter it answers."""
    matter = o.matter(c)
    return [n for n in o.view.nations if n.nation == matter.asker] if matter is not None else o.recipients(c)


def _trust(o: Outlook, kind: Kind, c: Columns) -> str:
    """A formal agreement asks for trust on both sides."""
    other = _partner(o, c)
    if other is None:
        return ""
    name, asked = o.names.nations[other.nation].name, terms.points(o.doctrine.agreement_trust)
    mine, theirs = terms.level(other.my_trust), terms.level(other.its_trust)
    return f"Your trust in {name} is {mine}, its trust in you {theirs}; an agreement asks for {asked} on both sides."


def _size(o: Outlook, kind: Kind, c: Columns) -> str:
    """How many may be invited: beside those who serve in the reader's own force already, or are invited to it."""
    most, named = o.doctrine.force_size, {n.nation for n in o.recipients(c)}
    force = led_on(led(o.view, o.draft), c)
    if force is None:
        seats = f"A task force has at most {most} members with you"
        return f"{seats}: you invite {len(named)}, and {most - 1} is the most."
    left = most - len({*force.members, *force.invited})
    places = f"{left or 'no'} place{'' if left == 1 else 's'} {'is' if left == 1 else 'are'} left"
    new = named - {*force.members, *force.invited}
    name = f"you name {len(new)} more" if len(new) > left else "name none of these again"
    on = f"The task force on {o.codename(force.thread)} has at most {most} members"
    return f"{on}: {_part(o, force)}. So {places}, and {name}."


def _part(o: Outlook, force: Force) -> str:
    """Who serves in the reader's own force, and who is invited: "you and Corvessa serve in it, Drellin is invited"."""
    me = o.view.own.nation
    serve = f"{o.who([me, *(n for n in force.members if n != me)])} serve in it"
    if not force.invited:
        return serve
    return f"{serve}, {o.who(force.invited)} {'is' if len(force.invited) == 1 else 'are'} invited"


def _exists(o: Outlook, kind: Kind, c: Columns) -> str:
    """Why nobody more is invited: by an earlier order of the list, or since all named have a part in it already."""
    thread = c.get("thread", NONE)
    listed = [x for x in o.queued(Kind.FORM, Kind.SERVICE) if x.get("thread", NONE) == thread and x.get("to", 0)]
    if listed:
        named = o.who(n.nation for n in o.recipients(listed[0]))
        return f"Your list invites {named} already: one order of a list names all who are to be invited."
    force = led_on(led(o.view, o.draft), c)
    part = _part(o, force) if force is not None else ""
    return f"{part[0].upper()}{part[1:]}." if part else ""


def _not_read(o: Outlook, kind: Kind, c: Columns) -> str:
    """Reading comes after sending in a turn."""
    if kind is not Kind.CONTRIBUTE:
        return ""
    listed = any(x.get("report", NONE) == c.get("report", NONE) for x in o.queued(Kind.READ))
    whose = "Your list has it read, but reading" if listed else "Reading"
    return f"{whose} comes after sending in a turn: what is read in this one can be contributed in the next."


def _seats(o: Outlook, kind: Kind, c: Columns) -> str:
    seats = o.doctrine.liaison_seats
    return f"A nation may post {seats} officer{'' if seats == 1 else 's'} in this exercise."


def _twice(o: Outlook, kind: Kind, c: Columns) -> str:
    """A pair trains one thing a turn, whichever kind it is."""
    return "Two nations train once a turn at most, of whichever kind." if kind is Kind.TRAIN else ""


def _busy(o: Outlook, kind: Kind, c: Columns) -> str:
    until, now = o.view.own.busy_until, o.view.clock.tick
    return f"Your units train until {terms.clock(until)}, {terms.hours(until - now)} from now." if until > now else ""


def _met(o: Outlook, kind: Kind, c: Columns) -> str:
    return f"They meet once in {terms.hours(o.doctrine.meeting_gap)} at most."


def _force_time(o: Outlook, kind: Kind, c: Columns) -> str:
    """Until when a task force forms, is deployed or recovers."""
    force, now = o.force(c), o.view.clock.tick
    if force is None:
        return ""
    name = o.task_force(force)
    if force.stage == Stage.INVITING:
        waits = f" and waits for {o.who(force.invited)}" if force.invited else ""
        may = " Contribute from the turn in which all have answered, also while it forms."
        return f"{name} still gathers its members{waits}.{may * (kind is Kind.CONTRIBUTE)}"
    until = force.ready if force.stage == Stage.FORMING else force.busy_until
    if not now < until < NEVER:
        return ""
    word = terms.STAGE[force.stage]
    return f"{name} is {word} until {terms.clock(until)}, {terms.hours(until - now)} from now."


def _units(o: Outlook, kind: Kind, c: Columns) -> str:
    option = c.get("option", NONE)
    if option < 0:
        return ""
    capability = Capability(option)
    free, whole = own_free(o)[capability], o.view.own.capability[capability]
    force = o.force(c)
    there = (gives(force, o.view.own.nation) or (0,) * len(Capability))[capability] if force is not None else 0
    already = f" and {there} serve{'s' if there == 1 else ''} in it already" if there else ""
    told = f"Of your {whole} units of {terms.CAPABILITY[capability]} {free} are free{already}."
    return " ".join(filter(None, (told, held_by(o, capability, c.get("key", 0)))))


def _out(o: Outlook, kind: Kind, c: Columns) -> str:
    channel = next((x for x in o.view.channels if x.channel == c.get("channel", NONE)), None)
    now = o.view.clock.tick
    if channel is None or not now < channel.out_until < NEVER:
        return ""
    back = f"{terms.clock(channel.out_until)}, {terms.hours(channel.out_until - now)} from now"
    return f"{o.names.channels[channel.channel].name} works again from {back}."


def _officer(o: Outlook, kind: Kind, c: Columns) -> str:
    now = o.view.clock.tick
    coming = [n for n in o.recipients(c) if now < n.liaison < NEVER]
    names = o.names.nations
    return " ".join(
        f"The officer with {names[n.nation].name} is at work from {terms.clock(n.liaison)}." for n in coming
    )


def _ceiling(o: Outlook, kind: Kind, c: Columns) -> str:
    """The label that would leave, against what the channel carries to each; and the tear-line if it would go."""
    report = o.report(c)
    channel = next((x for x in o.view.channels if x.channel == c.get("channel", NONE)), None)
    if report is None or channel is None:
        return ""
    label = sent_label(report, c.get("tear", 0))
    police = report.domain == Domain.LAW_ENFORCEMENT
    named = {n.nation for n in _meant(o, c)}
    tops = {t.nation: t.law_ceiling if police else t.ceiling for t in channel.toward if t.nation in named}
    low = [f"{terms.LABEL[Label(top)]} to {o.names.nations[n].name}" for n, top in tops.items() if top < label]
    if not low:
        return ""
    told = (
        f"It would leave at {terms.LABEL[label]}; {o.names.channels[channel.channel].name} carries {terms.listed(low)}."
    )
    torn = sent_label(report, 1)
    whole = report.copy == Copy.FULL and c.get("tear", 0) != 1
    fits = whole and torn < label and min(tops.values()) >= torn
    fits &= all(barrier(o.view, report, torn, n) is None for n in tops)
    return told + (f" Its tear-line, {terms.LABEL[torn]}, would go." if fits else "")


def _have(o: Outlook, kind: Kind, c: Columns) -> str:
    """How they come to have a report: as its originator, or from the reader."""
    report = o.report(c)
    if report is None or kind is Kind.PUBLISH:
        return ""
    meant = [n.nation for n in _meant(o, c)]
    sent = [n for n in meant if n in report.sent_to and n != report.origin]
    own = [f"It is {o.names.nations[report.origin].name}'s own report."] * (report.origin in meant)
    return " ".join([*own, *([f"You sent it to {o.who(sent)}."] if sent else [])])


def _trained(o: Outlook, kind: Kind, c: Columns) -> str:
    gap, turn = o.doctrine.training_gap, o.view.clock.turn
    other = _partner(o, c)
    named = [other] if other is not None and kind is Kind.ACCEPT else o.recipients(c)
    lately = [n for n in named if n.trained_turn != NONE and turn - n.trained_turn <= gap]
    return " ".join(
        f"You and {o.names.nations[n.nation].name} trained in turn {n.trained_turn + 1}, and can again from turn "
        f"{n.trained_turn + gap + 1} on."
        for n in lately
    )


def _basis(o: Outlook, kind: Kind, c: Columns) -> str:
    """What a task force lacks in law to respond, or the framework that assistance asks for."""
    force = o.force(c)
    thread = o.thread(force.thread) if force is not None else None
    if force is not None and thread is not None:
        return basis_missing(o, thread, force.lead, force.members, o.view.clock.tick)
    if o.view.own.framework > o.view.clock.tick:
        ahead = f" It is in force from {terms.clock(o.view.own.framework)}." if o.view.own.framework < NEVER else ""
        return f"Your own legal framework is not in force.{ahead}"
    other = _partner(o, c)
    lacks = other is not None and not other.framework
    return f"The legal framework of {o.names.nations[other.nation].name} is not in force." if other and lacks else ""


def _interests(o: Outlook, kind: Kind, c: Columns) -> str:
    mine, named = o.view.own.interests, c.get("other", NONE)
    stray = f"; {o.names.subjects[named].name} is not among them" if named >= 0 and named not in mine else ""
    return f"They are {terms.listed([o.names.subjects[u].name for u in mine])}{stray}."


def _quota(o: Outlook, kind: Kind, c: Columns) -> str:
    return f"A nation asks {o.doctrine.requests_a_turn} times a turn at most."


def _untrue(o: Outlook, kind: Kind, c: Columns) -> str:
    """The reports that make a nil return untrue."""
    matter = o.matter(c)
    if matter is None or matter.kind != MatterKind.RFI:
        return ""
    codes = [o.names.reports[r.report].code for r in untrue(o.view, matter)]
    allowed = "A nil return is for who holds on it only what came from them, or what it sent them itself"
    return f"You hold {terms.listed(codes)}. {allowed}: what others sent them counts as held." if codes else ""


def _wrong_matter(o: Outlook, kind: Kind, c: Columns) -> str:
    """How the matter is answered that was answered in another way."""
    matter = o.matter(c)
    if matter is None:
        return ""
    orders = [BY_KIND[k].name for k in (_YES.get(matter.kind, Kind.ACCEPT), Kind.DECLINE)]
    what = terms.with_article(terms.MATTER[matter.kind])
    return f"{what[0].upper()}{what[1:]} is answered with '{orders[0]}' or '{orders[1]}'."


def _done(o: Outlook, kind: Kind, c: Columns) -> str:
    """Whose framework is in force: a nation adopts it for itself, whoever is named."""
    if kind is not Kind.SERVICE or c.get("option", NONE) != Service.LEGAL_FRAMEWORK:
        return ""
    begins = o.view.own.framework
    mine = "in force" if begins <= o.view.clock.tick else f"adopted, in force from {terms.clock(begins)}"
    lacks = [n.nation for n in o.recipients(c) if not n.framework]
    theirs = f" {o.who(lacks)} {'has' if len(lacks) == 1 else 'have'} not." if lacks else ""
    return f"Your own legal framework is {mine}. A nation adopts it for itself alone.{theirs}"


def _analysed(o: Outlook, kind: Kind, c: Columns) -> str:
    """Which reports are not analysed yet, but by the time: the list puts them before a fusion cell (R-ORG)."""
    before = {x.get("report", NONE) for x in o.queued(Kind.CONTRIBUTE) if x.get("organisation", NONE) >= 0}
    named = {c.get("report", NONE), c.get("other", NONE)} & before
    codes = [o.names.reports[r.report].code for r in o.view.reports if r.report in named and not r.analysed]
    return f"Your list puts {terms.listed(codes)} before a fusion cell, which analyses it first." if codes else ""


def _cell_taken(o: Outlook, kind: Kind, c: Columns) -> str:
    """What the fusion cell works on, and until when."""
    cell = o.cell(c)
    if cell is None:
        return ""
    on = f"on {o.codename(cell.thread)}" if cell.thread != NONE else "on a thread that you do not see"
    return f"It works {on} until {terms.clock(cell.until)}, and takes no other before."


def _allied(o: Outlook, kind: Kind, c: Columns) -> str:
    """Who shares no alliance, and who could convene them."""
    apart = [n.nation for n in o.recipients(c) if not n.allied and n.agreement > o.view.clock.tick]
    who = f"That is so with {o.who(apart)}." if apart else ""
    able = through(o, Service.CONVENE_TASK_FORCE, *apart)
    return f"{who} {terms.listed(able, 'or')} can convene it." if apart and able else who


def _released(o: Outlook, kind: Kind, c: Columns) -> str:
    """Which of label and originator control keeps a notice back, and from whom."""
    report = o.report(c)
    org = next((x for x in o.view.organisations if x.organisation == c.get("organisation", NONE)), None)
    if report is None or org is None:
        return ""
    label = min(report.label, Label.GREEN)
    others = [n for n in org.members if n not in (o.view.own.nation, report.origin)]
    against = {n: barrier(o.view, report, label, n) for n in others}
    kept = [n for n, found in against.items() if found is not None]
    if not kept:
        return ""
    if Barrier.ORIGINATOR in against.values():
        return f"It is under originator control, and not released to {o.who(kept)}."
    return f"Its label, {terms.LABEL[label]}, keeps it from {o.who(kept)}, who share no such organisation with you."


def _not_invited(o: Outlook, kind: Kind, c: Columns) -> str:
    """That the list declines the invitation itself."""
    key = c.get("key", 0)
    declined = {m.key: m.force for m in o.view.matters if m.key in {x.get("key", 0) for x in o.queued(Kind.DECLINE)}}
    mine = key > 0 and (key in declined or key in declined.values())
    return "Your list declines this invitation: drop that order to join." if mine else ""


def _closed(o: Outlook, kind: Kind, c: Columns) -> str:
    force = o.force(c)
    thread = o.thread(force.thread if force is not None else c.get("thread", NONE))
    if thread is None:
        return ""
    name = o.codename(thread.thread)
    if thread.progress == Progress.INCIDENT:
        return f"{name} is an incident by now."
    return f"{name} is closed: {terms.OUTCOME[thread.outcome]}." if thread.progress == Progress.CLOSED else ""


_BEHIND: Final[dict[Reason, Callable[[Outlook, Kind, Columns], str]]] = {
    Reason.FIELD_MISSING: _missing,
    Reason.TARGET_MISSING: _target,
    Reason.LOW_CONFIDENCE: _confidence,
    Reason.NO_TRUST: _trust,
    Reason.FORCE_SIZE: _size,
    Reason.FORCE_EXISTS: _exists,
    Reason.NOT_READ: _not_read,
    Reason.NO_SEATS: _seats,
    Reason.DUPLICATE: _twice,
    Reason.BUSY: _busy,
    Reason.MET_RECENTLY: _met,
    Reason.NOT_READY: _force_time,
    Reason.ALREADY_ANALYSED: _analysed,
    Reason.AWAY: _force_time,
    Reason.NO_UNITS: _units,
    Reason.CHANNEL_OUT: _out,
    Reason.NO_OFFICER: _officer,
    Reason.ABOVE_CEILING: _ceiling,
    Reason.ALREADY_HELD: _have,
    Reason.TRAINED_RECENTLY: _trained,
    Reason.NO_LEGAL_BASIS: _basis,
    Reason.INTERESTS_FULL: _interests,
    Reason.QUOTA: _quota,
    Reason.NIL_UNTRUE: _untrue,
    Reason.ALREADY_DONE: _done,
    Reason.WRONG_MATTER: _wrong_matter,
    Reason.CELL_TAKEN: _cell_taken,
    Reason.NOT_ALLIED: _allied,
    Reason.NOT_RELEASED: _released,
    Reason.THREAD_CLOSED: _closed,
    Reason.NOT_INVITED: _not_invited,
}
