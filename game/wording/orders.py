"""Orders in words: a title and a detail for each, and names for their kinds and fields."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from game.rules.arrays import nations_of
from game.rules.codes import NONE, AnswerKind, Capability, DeclineCode, Judgement, MatterKind, Service, TrainingKind
from game.rules.orders import Kind
from game.rules.view import Force, Matter, View
from game.scenario.catalogue import Catalogue
from game.wording import terms
from game.wording.outlook import Columns, led_on
from game.wording.past import force

KIND: Final = {
    Kind.READ: "Read first",
    Kind.ANALYSE: "Analyse",
    Kind.SHARE: "Share",
    Kind.CONTRIBUTE: "Contribute",
    Kind.PUBLISH: "Publish",
    Kind.QUERY: "Query a database",
    Kind.REQUEST: "Request information",
    Kind.ANSWER: "Answer a request",
    Kind.DECLINE: "Decline",
    Kind.ASK_RELEASE: "Ask for release",
    Kind.RELEASE: "Release",
    Kind.REGISTER: "Register an interest",
    Kind.JUDGE: "Judge a thread",
    Kind.POST_LIAISON: "Post a liaison officer",
    Kind.NEGOTIATE: "Propose an agreement",
    Kind.ACCEPT: "Accept a proposal",
    Kind.DISCLOSE: "Disclose an alert",
    Kind.REQUEST_MATCH: "Request a match",
    Kind.FREEZE: "Freeze a thread",
    Kind.REFER: "Refer a campaign",
    Kind.HARDEN: "Harden infrastructure",
    Kind.FORM: "Form a task force",
    Kind.JOIN: "Join a task force",
    Kind.LEAVE: "Leave a task force",
    Kind.ASSIGN: "Assign units",
    Kind.STAND_DOWN: "Stand a force down",
    Kind.TRAIN: "Train together",
    Kind.RESPOND: "Respond",
    Kind.SERVICE: "Order a service",
    Kind.SET_PRIORITY: "Set a priority",
    Kind.DECIDE: "Decide",
}
"""Every order kind as a menu says it."""
INVITE: Final = "Invite more nations"
INVITE_HELP: Final = "Those who join the task force that you lead on the thread bring their free units."
"""To form on a thread on which one leads a force already, as a form says it."""

SERVICE_FIELDS: Final = {
    Service.CAPACITY_BUILDING: ("to",),
    Service.NOTICE: ("report",),
    Service.DIFFUSION: ("report", "to"),
    Service.CONVENE_TASK_FORCE: ("thread", "to"),
    Service.JOINT_INTELLIGENCE: ("thread",),
    Service.MILITARY_SUPPORT: ("key",),
    Service.STRATEGIC_COORDINATION: ("thread",),
    Service.JOINT_INVESTIGATION: ("to",),
    Service.MUTUAL_LEGAL_ASSISTANCE: ("to",),
}
"""What a service must be told beside the organisation; one that is not named needs nothing more."""

FIELD: Final = {
    "report": "Report",
    "other": "With",
    "alert": "Alert",
    "thread": "Thread",
    "subject": "Subject",
    "channel": "Channel",
    "organisation": "Organisation",
    "campaign": "Campaign",
    "inject": "Question",
    "to": "Nations",
    "key": "Matter",
    "option": "Which",
    "amount": "Units",
    "tear": "Send the tear-line",
}
"""Every field as a form says it."""

ANSWER: Final = {
    AnswerKind.SHARE: "with a report",
    AnswerKind.NIL: "nothing more is held (a true nil return)",
    AnswerKind.REFERRAL: "refer them to another nation",
}
CONSENT: Final = {0: "no onward use", 1: "with consent to onward use"}


class OrderWords:
    """Titles and details of orders for one reader, by the names of the exercise and what the View knows."""

    def __init__(
        self, names: Catalogue, view: View, led: Sequence[Force] = (), past: Mapping[int, str] | None = None
    ) -> None:
        """`led` are the forces that the reader leads as its orders are given; none for orders of the past.

        `past` says what keys stood for that the View knows no more (`game.wording.past`).
        """
        self._names = names
        self._view = view
        self._led = led
        self._past = past or {}

    def title(self, kind: Kind, c: Columns) -> str:
        """The order in a few words: "Share R-714"."""
        if kind in _TO_A_MATTER and self._matter(c) is not None:
            return self._answer(kind, c)
        subject = self._subject(kind, c)
        if kind is Kind.REQUEST and subject:
            return f"Ask {self._codes(c)} about {subject}"
        if kind is Kind.FORM and led_on(self._led, c) is not None:
            return f"Invite {self._codes(c)} to the force on {subject}"
        if kind in _BY_OBJECT and subject:
            return f"{subject[0].upper()}{subject[1:]}" if kind is Kind.SERVICE else f"{_BY_OBJECT[kind]} {subject}"
        return f"{KIND[kind]}: {subject}" if subject and kind not in WITH_OBJECT else f"{KIND[kind]} {subject}".strip()

    def detail(self, kind: Kind, c: Columns) -> str:
        """What the title leaves out: recipients, channel, version, terms."""
        asked = self._matter(c) if kind in _TO_A_MATTER else None
        asker = f"asked by {self._names.nations[asked.asker].name}" if asked is not None else ""
        torn = "tear-line" if c.get("tear") else ""
        parts = [asker, self._recipients(kind, c), self._way(c), torn, self._terms(kind, c)]
        return " · ".join(p for p in parts if p)

    def _matter(self, c: Columns) -> Matter | None:
        return next((m for m in self._view.matters if m.key == c.get("key", 0)), None)

    def _answer(self, kind: Kind, c: Columns) -> str:
        """An answer to a matter by what is answered: "Accept formal agreement", "Release R-703 to FAL"."""
        key = c["key"]
        asked, about = self._matter(c), self.about_matter(key)
        what = terms.MATTER[asked.kind] if asked is not None else "matter"
        if kind is Kind.RELEASE:
            return f"Release {about}"
        if kind is Kind.ANSWER:
            return f"Answer on {about}" if about else f"Answer {what}"
        verb = "Accept" if kind is Kind.ACCEPT else "Decline"
        return f"{verb} {what}: {about}" if about else f"{verb} {what}"

    def matter(self, key: int) -> str:
        """What a key names: a matter or a task force."""
        for m in self._view.matters:
            if m.key == key:
                words = terms.MATTER[m.kind]
                about = self.about_matter(m.key)
                other = m.asker if m.mine else m.asked
                return f"{words}, {self._names.nations[other].name}" + (f": {about}" if about else "")
        for f in self._view.forces:
            if f.key == key:
                return force(self._names, f.thread)
        return self._past.get(key, "a matter that is over")

    def about_matter(self, key: int) -> str:
        """The subject of a matter: what is asked about."""
        m = next((m for m in self._view.matters if m.key == key), None)
        if m is None:
            return ""
        match m.kind:
            case MatterKind.RFI:
                return self._names.subjects[m.subject].name
            case MatterKind.RELEASE:
                to = terms.listed([self._names.nations[n].code for n in m.recipients])
                return f"{self._names.reports[m.report].code} to {to}"
            case MatterKind.TRAINING:
                return terms.TRAINING[m.training]
            case MatterKind.MATCH:
                return self._names.alerts[m.alert].code
            case MatterKind.INVITATION:
                return self._names.threads[m.thread].codename if m.thread != NONE else ""
            case _:
                return ""

    def _subject(self, kind: Kind, c: Columns) -> str:
        names = self._names
        if kind is Kind.SERVICE:
            service = terms.SERVICE[Service(c["option"])] if c.get("option", NONE) >= 0 else ""
            about = [names.threads[c["thread"]].codename] if c.get("thread", NONE) >= 0 else []
            about += [names.reports[c["report"]].code] if c.get("report", NONE) >= 0 else []
            return " ".join([service, *about])
        if kind in (Kind.DECLINE, Kind.ACCEPT, Kind.RELEASE, Kind.ANSWER):
            return self.matter(c.get("key", 0))
        if kind is Kind.CONTRIBUTE:
            return names.reports[c["report"]].code if c.get("report", NONE) >= 0 else ""
        if kind in (Kind.JOIN, Kind.LEAVE, Kind.STAND_DOWN, Kind.RESPOND, Kind.ASSIGN):
            return self.matter(c.get("key", 0))
        tables: tuple[tuple[str, Callable[[int], str]], ...] = (
            ("report", lambda i: names.reports[i].code),
            ("alert", lambda a: names.alerts[a].code),
            ("thread", lambda t: names.threads[t].codename),
            ("subject", lambda u: names.subjects[u].name),
            ("campaign", lambda g: names.campaigns[g].name),
            ("inject", lambda j: names.injects[j].title),
        )
        return ", ".join(name(c[column]) for column, name in tables if c.get(column, NONE) >= 0)

    def _recipients(self, kind: Kind, c: Columns) -> str:
        if not c.get("to", 0) or kind is Kind.REQUEST or (kind is Kind.FORM and led_on(self._led, c) is not None):
            return ""
        together = kind in (Kind.TRAIN, Kind.FORM, Kind.NEGOTIATE)
        together |= kind is Kind.SERVICE and c.get("option", NONE) in _TOGETHER
        return f"{'with' if together else 'to'} {self._codes(c)}"

    def _codes(self, c: Columns) -> str:
        """The nations an order names, by their letters."""
        return ", ".join(self._names.nations[n].code for n in nations_of(c.get("to", 0)))

    def _way(self, c: Columns) -> str:
        if c.get("channel", NONE) >= 0:
            return self._names.channels[c["channel"]].name
        if c.get("organisation", NONE) >= 0:
            return self._names.organisations[c["organisation"]].name
        return ""

    def _terms(self, kind: Kind, c: Columns) -> str:
        option = c.get("option", NONE)
        names = self._names
        match kind:
            case Kind.ANSWER if option >= 0:
                how = ANSWER[AnswerKind(option)]
                if option == AnswerKind.SHARE and c.get("report", NONE) >= 0:
                    how = names.reports[c["report"]].code
                if option == AnswerKind.REFERRAL and c.get("other", NONE) >= 0:
                    how = f"ask {names.nations[c['other']].name}"
                return how
            case Kind.DECLINE if option > DeclineCode.UNSTATED:
                whose = f", {names.nations[c['other']].name}" if c.get("other", NONE) >= 0 else ""
                return terms.DECLINE[DeclineCode(option)] + whose
            case Kind.JUDGE if option >= 0:
                return terms.JUDGEMENT[Judgement(option)]
            case Kind.TRAIN if option >= 0:
                return terms.TRAINING[TrainingKind(option)]
            case Kind.ASSIGN if option >= 0:
                return f"{c.get('amount', 0)} {terms.CAPABILITY[Capability(option)]}"
            case Kind.DECIDE if option >= 0:
                return names.injects[c["inject"]].options[option].text
            case Kind.DISCLOSE | Kind.REQUEST_MATCH | Kind.ACCEPT if option >= 0:
                return CONSENT[option]
            case Kind.ANALYSE if c.get("other", NONE) >= 0:
                return f"with {names.reports[c['other']].code}"
            case Kind.REGISTER if c.get("other", NONE) >= 0:
                return f"instead of {names.subjects[c['other']].name}"
            case Kind.CONTRIBUTE if c.get("key", 0) > 0:
                return self.matter(c["key"])
        return ""


WITH_OBJECT: Final = frozenset({Kind.SHARE, Kind.ANALYSE, Kind.CONTRIBUTE, Kind.PUBLISH})
"""Kinds whose words take their object directly: "Share R-714"."""
_TOGETHER: Final = frozenset({Service.CONVENE_TASK_FORCE, Service.JOINT_INVESTIGATION})
"""Services that the nations named take part in."""
_BY_OBJECT: Final = {
    Kind.SERVICE: "",
    Kind.FORM: "Form a force on",
    Kind.STAND_DOWN: "Stand down",
    Kind.LEAVE: "Leave",
    Kind.RESPOND: "Respond:",
    Kind.JUDGE: "Judge",
    Kind.REGISTER: "Register interest in",
    Kind.REFER: "Refer",
}
"""Kinds whose title on the list is shorter than their name in a menu, so that it shows what the order is about."""
_TO_A_MATTER: Final = frozenset({Kind.ANSWER, Kind.ACCEPT, Kind.DECLINE, Kind.RELEASE})
"""Kinds that answer something asked."""
