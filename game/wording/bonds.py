"""What ties to other nations bring and cost: training, agreements, liaison officers (R-TRAIN, R-CHANNEL)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from game.rules.codes import (
    NONE,
    TICKS_PER_TURN,
    Capability,
    ChannelKind,
    Copy,
    Label,
    MatterKind,
    Service,
    Stage,
    TrainingKind,
)
from game.rules.orders import Kind
from game.rules.services import GOOD_HANDLING
from game.rules.view import Force, Matter, Nation, Organisation, Progress, Report, Thread
from game.wording import running, terms
from game.wording.closing import agreed_in
from game.wording.gathering import own_free
from game.wording.needing import needers
from game.wording.outlook import Columns, Outlook, answers, end_of, joined, members_of
from game.wording.passing import known_false, unproven
from game.wording.previews import NEEDS, Line

ONCE: Final = "If another member orders the same this turn too, one of the two orders is refused."
_ONCE: Final = (Service.CAPACITY_BUILDING, Service.MINISTERIAL_MEETING, Service.JOINT_EXERCISE)
"""Services that work once a turn, for one nation or for all members, whoever orders them."""
SOON = 2 * TICKS_PER_TURN
"""A thread that ends within so many hours of an absence hardly waits for it."""


def train(o: Outlook, columns: Columns) -> list[Line]:
    """What the training brings, who is missing where the turn after, and who trained too lately for it."""
    option = columns.get("option", NONE)
    if option < 0:
        return []
    d, kind = o.doctrine, TrainingKind(option)
    gain = d.training_interop + d.training_intelligence * (kind == TrainingKind.INTELLIGENCE_SHARING)
    lines = [
        Line(
            f"All who accept train next turn: trust +{terms.points(d.trust_training)}, interoperability "
            f"+{terms.points(gain)} between any two. Each pays a staff point."
        )
    ]
    if kind != TrainingKind.INTELLIGENCE_SHARING:
        where = "asks for hostage rescue" if kind == TrainingKind.HOSTAGE_RESCUE else "is an incident"
        sooner = f"A force of those who trained it with its lead is {d.deploy_trained} hours sooner where a thread"
        lines.append(Line(f"{sooner} {where}."))
    named = o.recipients(columns)
    lines += [*_distrustful(o, named), *_on_call(o, named), *_away_then(o, named)]
    return [*lines, *away(o, [n.nation for n in named], 1), *tired(o, named, o.view.clock.turn + 1)]


def _distrustful(o: Outlook, named: Sequence[Nation]) -> list[Line]:
    """Those whose trust in the reader is below what partners train from (R-PARTNER)."""
    asked = o.doctrine.join_trust
    low = [f"{o.names.nations[n.nation].name}'s {terms.level(n.its_trust)}" for n in named if n.its_trust < asked]
    told = f"Partners train with who has their trust from {terms.points(asked)} on; trust in you: {terms.listed(low)}."
    return [Line(told, "warn")] if low else []


def _on_call(o: Outlook, named: Sequence[Nation]) -> list[Line]:
    """Those whom the reader sees serve in a formed force on a thread that is not closed: such partners seldom train
    (R-PARTNER).
    """
    gone = {c.get("key", 0) for c in o.queued(Kind.STAND_DOWN)}
    serving: dict[int, list[str]] = {}
    for force in (f for f in o.view.forces if f.member and f.stage >= Stage.FORMING and f.key not in gone):
        thread = o.thread(force.thread)
        if thread is not None and thread.progress != Progress.CLOSED:
            for n in (x.nation for x in named if x.nation in force.members):
                serving.setdefault(n, []).append(o.codename(force.thread))
    if not serving:
        return []
    on = terms.listed(list(dict.fromkeys(name for names in serving.values() for name in names)))
    serves, they = ("serves", "it") if len(serving) == 1 else ("serve", "they")
    likely = f"partners decline to train while they would be missed there, so that {they} will probably decline"
    return [Line(f"{o.who(serving)} {serves} with you in a task force on {on}: {likely}.", "warn")]


def _away_then(o: Outlook, named: Sequence[Nation]) -> list[Line]:
    """Those who train in this turn already, and so are away when they are to answer: by the list, or unheard of."""
    if o.doctrine.training_busy < 1:
        return []
    accepted = [m.asker for c in o.queued(Kind.ACCEPT) if (m := o.matter(c)) is not None and _trains(m)]
    exercises = [c for c in o.queued(Kind.SERVICE) if c.get("option", NONE) == Service.JOINT_EXERCISE]
    held = {c.get("organisation", NONE) for c in exercises}
    busy = {*accepted, *(n for x in o.view.organisations if x.organisation in held for n in x.members)}
    known = [n.nation for n in named if n.nation in busy]
    if known:
        return [Line(f"Your list has you train with {o.who(known)} in this turn: they would decline this.", "bad")]
    return [Line("Partners that train with others in this turn are away in the next, and decline: it is not foretold.")]


def _trains(matter: Matter) -> bool:
    return matter.kind == MatterKind.TRAINING


def away(o: Outlook, others: Sequence[int], turns: int) -> list[Line]:
    """When those who train in so many turns are away, and which task forces then lack the reader's units and theirs.

    Who begins to train still serves in that turn. What ends before is not harmed.
    """
    if o.doctrine.training_busy < 1:
        return []
    start = o.view.clock.tick + (turns + 1) * TICKS_PER_TURN
    end = start + o.doctrine.training_busy
    span = f"from {terms.clock(start)} to {terms.clock(end)}"
    still = "Who trains still serves in that turn, and is away for the whole turn after it"
    lines = [Line(f"{still}: {span}.", "warn")]
    mine = {f.key for f in joined(o.view, o.draft)}
    struck = [(thread, f) for f in o.view.forces if (thread := _serving(o, f, mine, start, end)) is not None]
    for thread, force in sorted(struck, key=lambda pair: (not _pressing(pair[0], start), end_of(pair[0]))):
        theirs = [f"{o.names.nations[n].name}'s" for n in others if n in force.members]
        whose = terms.listed(["your units", *theirs])
        last = terms.clock(end_of(thread))
        incident = thread.progress == Progress.INCIDENT
        why = f" It is an incident, and its window closes {last}." if incident else f" The deadline is {last}."
        why = why if _pressing(thread, start) else ""
        lines.append(Line(f"{o.task_force(force)} lacks {whose} {span}.{why}", "bad"))
    return lines


def _serving(o: Outlook, force: Force, joins: Collection[int], start: int, end: int) -> Thread | None:
    """The open thread that a force which the reader serves in or joins could act on in that span; None for none."""
    thread, d = o.thread(force.thread), o.doctrine
    least = o.view.clock.tick + d.force_base + d.force_member * len(force.members)  # once all have answered this turn
    ready = force.ready if force.member and force.stage == Stage.FORMING else least
    formed = force.stage in (Stage.READY, Stage.DEPLOYED)
    formed |= force.stage in (Stage.INVITING, Stage.FORMING) and ready < end
    serves = force.member or force.key in joins
    if thread is None or thread.progress == Progress.CLOSED or not (serves and formed):
        return None
    return thread if end_of(thread) >= start else None


def _pressing(thread: Thread, start: int) -> bool:
    return thread.progress == Progress.INCIDENT or end_of(thread) - start <= SOON


def tired(o: Outlook, others: Sequence[Nation], turn: int) -> list[Line]:
    """Those with whom the reader trained too lately to train again in a turn."""
    gap = o.doctrine.training_gap
    lately = [n for n in others if o.trained_lately(n, turn)]
    if not lately:
        return []
    since = max(n.trained_turn for n in lately)
    again = f"the two of you can train again in turn {since + gap + 1}"
    who = o.who(n.nation for n in lately)
    return [Line(f"You trained with {who} in turn {since + 1}: nothing is gained, {again}.", "bad")]


def accept(o: Outlook, columns: Columns) -> list[Line]:
    """What acceptance of a proposal sets going."""
    matter = o.matter(columns)
    if matter is None:
        return []
    if matter.kind == MatterKind.TRAINING:
        return away(o, [matter.asker], 0)
    to = 1 << matter.asker
    return [_agreed(o, to), *_adds_little(o, to)] if matter.kind == MatterKind.AGREEMENT else []


def service(o: Outlook, columns: Columns) -> list[Line]:
    """What a service does, from when and until when; a joint exercise trains the members that are free this turn, of
    which are not who is away, nor others that serve in a formed task force.
    """
    org = next((x for x in o.view.organisations if x.organisation == columns.get("organisation", NONE)), None)
    option = columns.get("option", NONE)
    if org is None or option < 0:
        return []
    once = [Line(ONCE)] if option in _ONCE else []
    if option != Service.JOINT_EXERCISE:
        report = o.report(columns)
        passed = [*known_false(report), *unproven(o, report, by_service=True)] if report is not None else []
        return [Line(terms.SERVICE_HELP[Service(option)]), *passed, *_span(o, org, Service(option), columns), *once]
    d, others = o.doctrine, [n for n in o.view.nations if n.nation in org.members]
    gain = f"trust +{terms.points(d.trust_training)}, interoperability +{terms.points(d.training_interop)}"
    first = Line(
        f"All free members train in this turn: {gain} between any two. Free is who is not away and, "
        "beside you, serves in no task force that has formed."
    )
    turn = o.view.clock.turn
    return [first, *away(o, [n.nation for n in others], 0), *tired(o, others, turn), *once]


def _span(o: Outlook, org: Organisation, which: Service, columns: Columns) -> list[Line]:
    """From when or until when a service works, what runs already, and what it still lacks."""
    d, tick = o.doctrine, o.view.clock.tick
    until = terms.clock(tick + d.service_span)
    if which in (Service.LEGAL_FRAMEWORK, Service.CAPACITY_BUILDING):
        works = f"It works from {terms.clock(tick + d.service_ticks)} on"
        told = ", and only that nation sees it" if which == Service.CAPACITY_BUILDING else ""
        return [Line(f"{works}{told}."), *(_hosting(o, columns) if which == Service.CAPACITY_BUILDING else [])]
    if which == Service.NOTICE:
        lines = [Line(f"It goes out {terms.clock(tick + d.notice_ticks)}: who shows need then gets the report.")]
        report = o.report(columns)
        lines += _unneeded(o, org, report) if report is not None else []
        had = [n for n in org.members if report is not None and n in report.sent_to]
        again = f"You sent it to {o.who(had)} already: who of them shows need gets it again."
        return [*lines, Line(again, "warn")] if had else lines
    if which == Service.DIFFUSION:
        return _diffusion(o, columns)
    if which == Service.JOINT_INVESTIGATION:
        if not org.investigating:
            return [Line(f"It lasts until {until}.")]
        runs = running.investigation(o.names, o.view, org)
        return [Line(f"{runs} This renews it for you and those named, until {until}.")]
    if which == Service.JOINT_INTELLIGENCE:
        cell = o.cell(columns)
        runs = f"The cell works until {terms.clock(cell.until)}; this renews it on the same thread. " if cell else ""
        return [Line(f"{runs}It works until {until}, on what is put before it with 'contribute'.")]
    if which == Service.STRATEGIC_COORDINATION:
        binds = terms.clock(tick + d.coordination_turns * TICKS_PER_TURN)
        now = f"{running.coordination(o.names, o.view, org)} This takes its place. " if org.coordinated != NONE else ""
        return [Line(f"{now}It binds until {binds}.")]
    if which == Service.MILITARY_SUPPORT:
        return _lift(o, columns)
    if which == Service.VICTIM_SUPPORT:
        return _victims(o)
    if which == Service.MUTUAL_LEGAL_ASSISTANCE:
        late = o.view.own.framework > tick
        lacks = ["you"] * late + [o.names.nations[n.nation].name for n in o.recipients(columns) if not n.framework]
        lines = [Line("They answer next turn: they grant it if they trust you with GREEN.")]
        short = f"It cannot be granted before the legal framework is in force for {terms.listed(lacks)}."
        return [*lines, Line(short, "bad")] if lacks else lines
    return []


def _unneeded(o: Outlook, org: Organisation, report: Report) -> list[Line]:
    """A warning where a notice reaches no member that shows need for its report, as far as the reader can see."""
    need = set(needers(o.view, report))
    for cell in o.view.cells:
        about = o.thread(cell.thread)
        if about is not None and set(about.subjects) & set(report.subjects):
            need |= members_of(o.view, cell)
    if report.campaign != NONE or need & set(org.members) - {o.view.own.nation, report.origin}:
        return []
    none = "No other member shows need for it that you can see"
    return [Line(f"{none} ({NEEDS}): if so the report goes to nobody.", "warn")]


def _lift(o: Outlook, columns: Columns) -> list[Line]:
    """By how much a force is sooner at an incident, and where that comes too late or is for nothing."""
    force = o.force(columns)
    thread = o.thread(force.thread) if force is not None else None
    if force is not None and force.stage == Stage.DEPLOYED:
        return [Line("It has set out already: that makes it no faster.", "bad")]
    if thread is not None and not any(thread.crisis_need):
        return [Line(f"{o.codename(thread.thread)} becomes no incident: it would bring nothing.", "bad")]
    sooner = terms.hours(o.doctrine.deploy_support)
    return [Line(f"It is there {sooner} sooner, if it sets out in this turn or later.")]


def _victims(o: Outlook) -> list[Line]:
    """Which units of victim support the service lends: none that serve in a task force (R-CRISIS)."""
    k, own = Capability.VICTIM_SUPPORT, o.view.own
    free, serving = own_free(o)[k], "those that serve in a task force do not count"
    if not free:
        return [Line(f"You have no free units of victim support, and {serving}: for now it brings nothing.", "warn")]
    units = f"your {free} free units" if free > 1 else "your 1 free unit"
    told = f"It lends {units} in full to the end of the exercise, where half helps within the union without it"
    return [Line(f"{told}; {serving}.", "warn" if free < own.capability[k] else "plain")]


def _hosting(o: Outlook, columns: Columns) -> list[Line]:
    """Those named who host an adviser already, as organisations told their members, or whose handling rises no more."""
    there = [(n, o.advisers[n.nation]) for n in o.recipients(columns) if n.nation in o.advisers]
    refused = "an adviser is there until {}, and it takes no other before: this would be refused."
    lines = [Line(f"{o.names.nations[n.nation].name}: {refused.format(terms.clock(t))}", "bad") for n, t in there]
    good = [n.nation for n in o.recipients(columns) if n.handling >= GOOD_HANDLING]
    able = f"The handling of {o.who(good)} was {GOOD_HANDLING} or more at the start: only the free reading rises."
    return [*lines, *([Line(able, "warn")] if good else [])]


def negotiate(o: Outlook, columns: Columns) -> list[Line]:
    """What an agreement is good for."""
    to = columns.get("to", 0)
    return [_agreed(o, to), *_adds_little(o, to)] if to else []


def _adds_little(o: Outlook, to: int) -> list[Line]:
    """That an agreement would give nothing new: channels carry all, both may act by the framework, and are allied."""
    red = {w.nation for c in o.view.channels for w in c.toward if w.works and w.ceiling == Label.RED}
    lawful = o.view.own.framework <= o.view.clock.tick
    named = [n for n in o.view.nations if to >> n.nation & 1]
    if not (named and lawful and all(n.nation in red and n.framework and n.allied for n in named)):
        return []
    has = "a channel between you carries TLP:RED already, and both have the legal framework"
    return [Line(f"It would add hardly anything: {has}.", "warn")]


def _agreed(o: Outlook, to: int) -> Line:
    return Line(
        f"In force {agreed_in(o, to)} hours after both sides have agreed: every channel between you carries one label "
        "more, and you may act at each other's place."
    )


def liaison(o: Outlook, columns: Columns) -> list[Line]:
    """What an officer is good for, and how many are left."""
    d, seats = o.doctrine, o.view.own.liaison_seats
    seats -= len(o.queued(Kind.POST_LIAISON))
    left = "It is your last" if seats == 1 else f"You may still post {seats}"
    return [
        Line(
            f"At work in {d.liaison_setup} hours: {_officer_carries(o, columns)} within the hour, trust with every "
            f"useful exchange, and your forces are {d.deploy_liaison} hours sooner there. {left}."
        ),
        Line("If they post one to you this turn too, one of the two orders is refused: an officer works both ways."),
    ]


def _officer_carries(o: Outlook, columns: Columns) -> str:
    """The highest label that the officer would carry to those named, and why it is not the highest of all."""
    named = o.recipients(columns)
    tops = {w.nation: w.ceiling for c in o.view.channels if c.kind == ChannelKind.LIAISON for w in c.toward}
    top = min((tops.get(n.nation, Label.RED) for n in named), default=Label.RED)
    lacks = [n.nation for n in named if not n.framework and tops.get(n.nation, Label.RED) < Label.RED]
    lack = "lacks" if len(lacks) == 1 else "lack"
    why = f" ({o.who(lacks)} {lack} the legal framework)" if lacks else ""
    return f"up to {terms.LABEL[Label(top)]}{why}"


def _diffusion(o: Outlook, columns: Columns) -> list[Line]:
    """Which version goes out, and which requests it leaves open: a diffusion answers none (R-ORG, R-RFI)."""
    report = o.report(columns)
    if report is None:
        return []
    torn = report.label > Label.GREEN and report.copy == Copy.FULL
    lines = [Line(f"It goes out as its tear-line, {terms.LABEL[Label.GREEN]}, which adds no domain.")] if torn else []
    asked = [f"{o.names.nations[m.asker].name} on {o.names.subjects[m.subject].name}" for m in answers(o.view, columns)]
    left = f"It answers no request: that of {terms.listed(asked)} stays open."
    return [*lines, *([Line(left, "warn")] if asked else [])]
