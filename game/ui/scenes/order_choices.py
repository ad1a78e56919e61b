"""What each field of an order may be, from the View alone: the choices a form offers."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.arrays import nations_of
from game.rules.codes import (
    NEVER,
    NONE,
    AnswerKind,
    Capability,
    ChannelKind,
    Copy,
    DeclineCode,
    Judgement,
    Label,
    MatterKind,
    MatterStatus,
    Service,
    Stage,
    TrainingKind,
)
from game.rules.interests import MOST_INTERESTS
from game.rules.orders import BY_KIND, Kind
from game.rules.view import Force, Nation, Progress, Report
from game.ui.scenes.desk import Desk
from game.wording import terms
from game.wording.orders import ANSWER, CONSENT, FIELD, SERVICE_FIELDS, OrderWords
from game.wording.outlook import Columns, joined, led, led_on
from game.wording.queues import hours

_ANSWERABLE = {
    Kind.ANSWER: (MatterKind.RFI,),
    Kind.RELEASE: (MatterKind.RELEASE,),
    Kind.ACCEPT: (MatterKind.AGREEMENT, MatterKind.TRAINING, MatterKind.MATCH, MatterKind.ASSISTANCE),
    Kind.DECLINE: tuple(MatterKind),
}
_ANSWER_FIELDS = {AnswerKind.SHARE: ("report", "channel", "tear"), AnswerKind.REFERRAL: ("other",)}
MULTIPLE = frozenset({Kind.SHARE, Kind.ASK_RELEASE, Kind.FORM, Kind.TRAIN, Kind.SERVICE})
"""Kinds whose `to` may name several nations."""


@dataclass(frozen=True)
class Option:
    """One choice of a field: its value by handle, and its words."""

    value: int
    words: str


class Choices:
    """The fields of an order of one kind and what each may be, given what is chosen already."""

    def __init__(self, desk: Desk, kind: Kind) -> None:
        self._desk = desk
        self._kind = kind

    def fields(self, chosen: Columns) -> list[tuple[str, bool]]:
        """The fields to fill in, in order, each with whether it must be filled."""
        order = BY_KIND[self._kind]
        if self._kind is Kind.SERVICE:
            option = chosen.get("option", NONE)
            extra = SERVICE_FIELDS.get(Service(option), ()) if option >= 0 else ()
            return [("organisation", True), ("option", True), *((f, True) for f in extra)]
        if self._kind is Kind.ANSWER:
            option = chosen.get("option", NONE)
            extra = _ANSWER_FIELDS.get(AnswerKind(option), ()) if option >= 0 else ()
            return [("key", True), ("option", True), *((f, f != "tear") for f in extra)]
        if self._kind is Kind.ACCEPT:
            asked = self._desk.matters.get(chosen.get("key", 0))
            halves = asked is not None and asked.kind == MatterKind.MATCH
            return [("key", True), *([("option", True)] if halves else [])]
        if self._kind is Kind.DECLINE:
            return [("key", True), ("option", False)]
        if self._kind is Kind.ANALYSE and chosen.get("alert", NONE) >= 0:
            return [("alert", True)]
        if self._kind is Kind.ANALYSE:
            return [("report", True), ("other", False)]
        if self._kind is Kind.CONTRIBUTE:
            cell = chosen.get("organisation", NONE) >= 0 or not self._key(chosen)
            return [("report", True), ("organisation" if cell else "key", True), ("tear", False)]
        if self._kind is Kind.REGISTER:
            return [("subject", True), ("other", len(self._desk.view.own.interests) >= MOST_INTERESTS)]
        terms_of_match = self._kind in (Kind.DISCLOSE, Kind.REQUEST_MATCH)  # every way to fill them has its own words
        return [(f.removesuffix("?"), not f.endswith("?") or terms_of_match) for f in order.fields]

    def options(self, field: str, chosen: Columns) -> list[Option]:
        """What a field may be now."""
        finder = getattr(self, f"_{field}", None)
        found: list[Option] = finder(chosen) if finder is not None else []
        return found

    def many(self) -> bool:
        """Whether `to` may name several nations."""
        return self._kind in MULTIPLE

    def name(self, field: str, chosen: Columns) -> str:
        """What a field is called on this form."""
        if field == "to":
            return "Invite" if self._forms(chosen) else "Nations" if self.many() else "Nation"
        if field == "key":
            return "Task force" if self._kind in _FORCE_KINDS else "Request or proposal"
        if field == "option":
            return _OPTION_NAMES.get(self._kind, FIELD[field])
        if field == "other":
            return {Kind.ANALYSE: "Second report, for the same staff point", Kind.ANSWER: "Whom to ask"}.get(
                self._kind, "Instead of"
            )
        return FIELD[field]

    # -- one method a field

    def _report(self, chosen: Columns) -> list[Option]:
        desk = self._desk
        asked = desk.matters.get(chosen.get("key", 0)) if self._kind is Kind.ANSWER else None
        return [
            Option(r.report, self._report_words(r, chosen))
            for r in sorted(desk.view.reports, key=lambda r: (-r.got, r.report))
            if self._fits(r) and (asked is None or (asked.subject in r.subjects and r.origin != asked.asker))
        ]

    def _fits(self, r: Report) -> bool:
        match self._kind:
            case Kind.READ:
                return not r.read and not r.void
            case Kind.ANALYSE:
                return r.read and not r.analysed and not r.void
            case Kind.CONTRIBUTE:
                return r.read and not r.void
            case Kind.ASK_RELEASE:
                return r.orcon and r.origin != self._desk.me and not r.void
        return not r.void

    def _report_words(self, r: Report, chosen: Columns) -> str:
        card = self._desk.names.reports[r.report]
        title = card.title if len(card.title) < 44 else f"{card.title[:42].rstrip()}…"
        marks = ["false"] * r.exposed + ["originator control"] * (r.orcon and r.origin != self._desk.me)
        asked = self._desk.matters.get(chosen.get("key", 0)) if self._kind is Kind.ANSWER else None
        marks += ["they have it"] * (asked is not None and asked.asker in r.sent_to)
        mark = f" ({', '.join(marks)})" if marks else ""
        return f"{card.code} {terms.LABEL[r.label].removeprefix('TLP:')} · {title}{mark}"

    def _other(self, chosen: Columns) -> list[Option]:
        match self._kind:
            case Kind.ANALYSE:
                return [o for o in self._report(chosen) if o.value != chosen.get("report", NONE)]
            case Kind.REGISTER:
                return [Option(u, self._desk.names.subjects[u].name) for u in self._desk.view.own.interests]
        asked = self._desk.matters.get(chosen.get("key", 0))
        return [o for o in self._to(chosen) if asked is None or o.value != asked.asker]

    def _alert(self, chosen: Columns) -> list[Option]:
        names = self._desk.names
        return [
            Option(a.alert, f"{names.alerts[a.alert].code} · {names.subjects[a.subject].name}")
            for a in self._desk.view.alerts
            if a.mine and not a.matched
        ]

    def _thread(self, chosen: Columns) -> list[Option]:
        names, open_ = self._desk.names.threads, [t for t in self._desk.view.threads if t.progress != Progress.CLOSED]
        mine = {f.thread for f in self._led()} if self._forms(chosen) else set()
        return [
            Option(
                t.thread,
                f"{names[t.thread].codename}, confidence {terms.confidence(t.confidence)}"
                + (", you lead its force" if t.thread in mine else ""),
            )
            for t in open_
            if t.detected
        ]

    def _subject(self, chosen: Columns) -> list[Option]:
        own = self._desk.view.own.interests
        subjects = enumerate(self._desk.names.subjects)
        return [
            Option(u, f"{s.name}{self._who_works_on(u, chosen)}")
            for u, s in subjects
            if self._kind is not Kind.REGISTER or u not in own
        ]

    def _who_works_on(self, u: int, chosen: Columns) -> str:
        """For a request: whether the nation asked has registered the subject, and whether the reader has."""
        if self._kind is not Kind.REQUEST:
            return ""
        desk = self._desk
        asked = members_of(chosen.get("to", 0))
        who = [desk.nation_name(n) for n in asked if u in desk.nations[n].interests]
        who += ["you"] if u in desk.view.own.interests else []
        verb = "works" if len(who) == 1 and who != ["you"] else "work"
        return f", {terms.listed(who)} {verb} on it" if who else ""

    def _channel(self, chosen: Columns) -> list[Option]:
        if self._kind is Kind.ANSWER:
            return self._answer_ways(chosen)
        names, to = self._desk.names.channels, set(members_of(chosen.get("to", 0)))
        database = self._kind is not Kind.SHARE
        return [
            Option(c.channel, f"{names[c.channel].name}, up to {terms.LABEL[c.ceiling]}")
            for c in self._desk.view.channels
            if (c.kind == ChannelKind.DATABASE) == database and to <= set(c.members)
        ]

    def _answer_ways(self, chosen: Columns) -> list[Option]:
        """Working channels to who asked: those that carry the chosen report first, the fastest of them first, and of
        equally fast ones that which carries least: the higher one stays free for what needs it.
        """
        desk, names = self._desk, self._desk.names.channels
        asked, report = desk.matters.get(chosen.get("key", 0)), desk.reports.get(chosen.get("report", NONE))
        if asked is None:
            return []
        label = (report.label if report else Label.CLEAR) - (1 if chosen.get("tear") else 0)
        ways = [(c, t) for c in desk.view.channels for t in c.toward if t.nation == asked.asker and t.works]
        span = {c.channel: hours(c, [asked.asker]) for c, _ in ways}
        ways.sort(key=lambda way: (way[1].ceiling < label, span[way[0].channel], way[1].ceiling, way[0].channel))
        return [
            Option(
                c.channel, f"{names[c.channel].name}, up to {terms.LABEL[t.ceiling]}, {terms.hours(span[c.channel])}"
            )
            for c, t in ways
        ]

    def _organisation(self, chosen: Columns) -> list[Option]:
        desk = self._desk
        if self._kind is Kind.CONTRIBUTE:
            return [
                Option(c.organisation, f"Fusion cell of {desk.names.organisations[c.organisation].name}")
                for c in desk.view.cells
            ]
        return [
            Option(o.organisation, desk.names.organisations[o.organisation].name)
            for o in desk.view.organisations
            if o.member and o.services
        ]

    def _campaign(self, chosen: Columns) -> list[Option]:
        return [Option(c.campaign, self._desk.names.campaigns[c.campaign].name) for c in self._desk.view.campaigns]

    def _inject(self, chosen: Columns) -> list[Option]:
        return [Option(d.inject, self._desk.names.injects[d.inject].title) for d in self._desk.view.decisions]

    def _to(self, chosen: Columns) -> list[Option]:
        desk = self._desk
        within = None
        if self._kind is Kind.SERVICE and chosen.get("organisation", NONE) >= 0:
            within = next(o.members for o in desk.view.organisations if o.organisation == chosen["organisation"])
        return [
            Option(n.nation, f"{desk.nation_name(n.nation)}, {self._about(n, chosen)}")
            for n in desk.view.nations
            if (within is None or n.nation in within) and n.nation not in self._left_out(chosen)
        ]

    def _left_out(self, chosen: Columns) -> tuple[int, ...]:
        """Who needs no release, and who serves in the force already to which more are invited, or is invited."""
        report, force = self._desk.reports.get(chosen.get("report", NONE)), self.invites_to(chosen)
        if force is not None:
            return (*force.members, *force.invited)
        return (report.origin,) if self._kind is Kind.ASK_RELEASE and report is not None else ()

    def invites_to(self, chosen: Columns) -> Force | None:
        """The force that the nation leads already on the thread on which it would form or convene one."""
        return led_on(self._led(), chosen) if self._forms(chosen) else None

    def _forms(self, chosen: Columns) -> bool:
        convenes = self._kind is Kind.SERVICE and chosen.get("option", NONE) == Service.CONVENE_TASK_FORCE
        return convenes or self._kind is Kind.FORM

    def _led(self) -> list[Force]:
        return led(self._desk.view, self._desk.draft)

    def _about(self, nation: Nation, chosen: Columns) -> str:
        """Its trust, and what counts for an order of this kind."""
        desk, trust = self._desk, f"trusts you {terms.level(nation.its_trust)}"
        match self._kind:
            case Kind.FORM if not nation.allied and nation.agreement >= NEVER:
                return f"{trust}, no alliance with you"
            case Kind.NEGOTIATE if nation.half_agreed:
                return f"{trust}, half negotiated"
            case Kind.TRAIN:
                return f"{trust}, interoperability {terms.level(nation.interop)}"
            case Kind.ASK_RELEASE if chosen.get("report", NONE) >= 0:
                need = desk.lacking(desk.reports[chosen["report"]]).get(nation.nation)
                return f"{trust}, {need}" if need else trust
        return trust

    def _key(self, chosen: Columns) -> list[Option]:
        desk = self._desk
        words = OrderWords(desk.names, desk.view)
        if self._kind in _FORCE_KINDS:
            report = desk.reports.get(chosen.get("report", NONE)) if self._kind is Kind.CONTRIBUTE else None
            about = report.bears if report is not None else ()
            forces = sorted((f for f in desk.view.forces if self._serves(f)), key=lambda f: f.thread not in about)
            return [Option(f.key, words.matter(f.key)) for f in forces]
        kinds = _ANSWERABLE.get(self._kind, (MatterKind.INVITATION,))
        waiting = [m for m in desk.waiting() if m.kind in kinds and m.status == MatterStatus.OPEN]
        return [Option(m.key, words.matter(m.key)) for m in waiting]

    def _serves(self, force: Force) -> bool:
        leads = force.lead == self._desk.me
        match self._kind:
            case Kind.RESPOND:
                return self._desk.can_respond(force)
            case Kind.STAND_DOWN:
                return leads
            case Kind.CONTRIBUTE:
                return force.member and force.stage >= Stage.FORMING
            case Kind.LEAVE:
                return force.member and not leads
            case Kind.ASSIGN if not force.member:
                return force in joined(self._desk.view, self._desk.draft)
        return force.member

    def _option(self, chosen: Columns) -> list[Option]:
        desk = self._desk
        match self._kind:
            case Kind.ANSWER:
                return [Option(a, words) for a, words in ANSWER.items() if self._answers(a, chosen)]
            case Kind.DECLINE:
                return [Option(code, terms.DECLINE[code]) for code in DeclineCode if code != DeclineCode.UNSTATED]
            case Kind.JUDGE:
                return [Option(j, terms.JUDGEMENT[j]) for j in Judgement]
            case Kind.TRAIN:
                return [Option(t, terms.TRAINING[t]) for t in TrainingKind]
            case Kind.ASSIGN:
                return self._units(chosen)
            case Kind.SERVICE:
                here = chosen.get("organisation", NONE)
                offers = next((o.services for o in desk.view.organisations if o.organisation == here), ())
                return [Option(o.service, f"{terms.SERVICE[o.service]}, {o.cost} staff") for o in offers]
            case Kind.DECIDE:
                inject = chosen.get("inject", NONE)
                options = desk.names.injects[inject].options if inject >= 0 else ()
                return [Option(n, o.text) for n, o in enumerate(options)]
            case Kind.ACCEPT | Kind.DISCLOSE | Kind.REQUEST_MATCH:
                return [Option(value, words) for value, words in CONSENT.items()]
        return []

    def _answers(self, answer: AnswerKind, chosen: Columns) -> bool:
        """Whether a request can be answered like this: with a report that fits, by naming a third nation."""
        if chosen.get("key", 0) <= 0 or answer is AnswerKind.NIL:
            return True
        return bool(self._report(chosen) if answer is AnswerKind.SHARE else self._other(chosen))

    def _units(self, chosen: Columns) -> list[Option]:
        """Capabilities to assign: what the thread asks for first."""
        desk, units, free = self._desk, self._desk.view.own.capability, self._desk.view.own.free_units
        force = desk.forces.get(chosen.get("key", 0))
        need = desk.threads[force.thread].need if force is not None else (0,) * len(units)
        words = {k: f"{terms.CAPABILITY[k]}, {free[k]} of {units[k]} free" for k in Capability if units[k]}
        asked = [Option(k, f"{words[k]}; {need[k]} asked for") for k in words if need[k]]
        return asked + [Option(k, told) for k, told in words.items() if not need[k]]

    def most_units(self, chosen: Columns) -> int:
        """How many units of the chosen capability may serve the task force."""
        k = chosen.get("option", NONE)
        return self._desk.view.own.capability[k] if k >= 0 else 0

    def units(self, chosen: Columns) -> int:
        """How many units of the chosen capability serve the chosen task force now."""
        force, k = self._desk.forces.get(chosen.get("key", 0)), chosen.get("option", NONE)
        if force is None or k < 0 or self._desk.me not in force.members:
            return 0
        return force.units[force.members.index(self._desk.me)][k]

    def tears(self, chosen: Columns) -> bool:
        """Whether a tear-line of the chosen report can be made."""
        report = self._desk.reports.get(chosen.get("report", NONE))
        return report is not None and report.copy == Copy.FULL and report.label != Label.CLEAR


_FORCE_KINDS = frozenset({Kind.CONTRIBUTE, Kind.LEAVE, Kind.ASSIGN, Kind.STAND_DOWN, Kind.RESPOND, Kind.SERVICE})
_OPTION_NAMES = {
    Kind.ANSWER: "How",
    Kind.JUDGE: "Judgement",
    Kind.TRAIN: "In what",
    Kind.ASSIGN: "Capability",
    Kind.SERVICE: "Service",
    Kind.DECIDE: "Decision",
    Kind.DECLINE: "Your reason to them",
    Kind.ACCEPT: "Terms",
    Kind.DISCLOSE: "Terms",
    Kind.REQUEST_MATCH: "Terms",
}


def complete(choices: Choices, chosen: Columns) -> str:
    """What is still to be chosen, in words; "" when the order can be asked about."""
    for field, must in choices.fields(chosen):
        value = chosen.get(field, NONE)
        empty = value <= 0 if field in ("to", "key") else value < 0
        if must and empty and field not in ("tear", "amount"):
            return f"Choose: {choices.name(field, chosen).lower()}."
    return ""


def members_of(mask: int) -> tuple[int, ...]:
    """The nations of a mask."""
    return tuple(int(n) for n in nations_of(mask))
