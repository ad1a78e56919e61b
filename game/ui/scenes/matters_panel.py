"""Requests and proposals: what waits for the nation's answer, what it asked itself, and who asks whom in public."""

from __future__ import annotations

from typing import Literal

from game.rules.codes import NONE, AnswerKind, MatterKind, MatterStatus
from game.rules.costs import ACCEPT_COST
from game.rules.orders import Kind
from game.rules.view import Matter, Request
from game.ui.scenes.actions import Actions
from game.ui.scenes.desk import Desk
from game.ui.scenes.signs import MATTER_ICON, TONE_INK
from game.ui.tree import Ctx, Widget
from game.ui.widgets import (
    Button,
    Card,
    Column,
    Empty,
    Heading,
    Icon,
    Label,
    Nation,
    Paragraph,
    Pill,
    Row,
    Spacer,
    Wrap,
    scroll_list,
)
from game.wording import declining, terms
from game.wording.orders import OrderWords
from game.wording.outlook import Columns, answers

_STATUS = {
    MatterStatus.OPEN: ("waiting", "accent"),
    MatterStatus.ACCEPTED: ("accepted", "good"),
    MatterStatus.DECLINED: ("declined", "bad"),
    MatterStatus.LAPSED: ("no answer", "warn"),
    MatterStatus.FREE: ("over", "dim"),
}
_URGENT = 6  # hours: this plan is the last in which an answer is timely


class Matters:
    """The tab of requests."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        self._desk = desk
        self._actions = actions

    def waiting(self) -> int:
        """How many wait for an answer that no order on the list gives."""
        return sum(self._answer(m) == "" for m in self._desk.waiting())

    def build(self, ctx: Ctx) -> list[Widget]:
        """The list and the button for a new request."""
        view = self._desk.view
        to_me = sorted(self._desk.waiting(), key=lambda m: m.due)
        from_me = [m for m in view.matters if m.asker == self._desk.me]
        answered = [m for m in view.matters if m.asked == self._desk.me and m.status != MatterStatus.OPEN]
        rows: list[Widget] = []
        rows += self._part("Waiting for you", [self._to_me(m) for m in to_me])
        rows += self._part("Asked by you", [self._from_me(m) for m in from_me])
        rows += self._part("Answered", [self._closed(m) for m in answered])
        rows += self._part("Between others", [self._public(r, n) for n, r in enumerate(view.requests)])
        empty = Empty(icon="mail", text="No requests", hint="What you ask of others, and they of you, stands here.")
        ask = Button(
            "request:new",
            "Request information",
            "help-circle",
            accel="r",
            on_click=lambda: self._actions.compose(Kind.REQUEST, {}),
        )
        sent = sum(q.kind == Kind.REQUEST for q in self._desk.orders)
        left = Label(f"{sent} on the list", "small", "dim", tooltip=_QUOTA) if sent else None
        return [scroll_list("matters", rows, "Requests", empty), Row([ask, left], gap=10)]

    def _part(self, heading: str, rows: list[Widget]) -> list[Widget]:
        return [Heading(heading, "body_bold", id=f"part:{heading.split()[0].lower()}"), *rows] if rows else []

    def _card(self, matter: Matter, other: int, pill: Widget | None, actions: Widget | None, lead: str) -> Widget:
        desk = self._desk
        words = OrderWords(desk.names, desk.view)
        kind = terms.MATTER[matter.kind]
        about = words.about_matter(matter.key)
        if matter.kind == MatterKind.MATCH:
            about = f"{about} on {desk.names.subjects[self._subject(matter)].name}"
        return Card(
            [
                Row(
                    [
                        Icon(MATTER_ICON[matter.kind], 16, "accent"),
                        Paragraph(f"{kind[0].upper()}{kind[1:]}", "title", "hi", 2, flex=1),
                        pill,
                    ],
                    gap=8,
                ),
                Label(about, "body", "text") if about else None,
                Row(
                    [
                        Label(lead, "small", "dim", shrink=False),
                        Nation(other, desk.code(other), desk.nation_name(other)),
                    ]
                ),
                actions,
            ],
            id=f"matter:{matter.key}",
            name=f"{kind} {about}, {lead} {desk.nation_name(other)}",
            gap=5,
        )

    def _subject(self, matter: Matter) -> int:
        """What the alert of a match is about."""
        alert = self._desk.alerts.get(matter.alert)
        return alert.subject if alert is not None else matter.subject

    def _due(self, matter: Matter) -> Widget:
        left = self._desk.hours_left(matter.due)
        urgent = left < _URGENT
        tip = (
            "Answer in this plan: afterwards it lapses and costs trust."
            if urgent
            else f"Due {terms.clock(matter.due)}."
        )
        words = "last chance" if urgent else f"{left} h left"
        return Pill(words, "bad" if urgent else "text", "bad_fill" if urgent else "raised", icon="clock", tooltip=tip)

    def _to_me(self, matter: Matter) -> Widget:
        done = self._answer(matter)
        pill = Pill(f"on the list: {done}", "good") if done else self._due(matter)
        answers = None if done else Column([*self._warnings(matter), Wrap(self._answers(matter), gap=6)], gap=5)
        return self._card(matter, matter.asker, pill, answers, "from")

    def _warnings(self, matter: Matter) -> list[Widget]:
        """What speaks for and against accepting, and what it is about."""
        if matter.kind == MatterKind.MATCH:
            held = any(a.mine and not a.matched and a.subject == matter.subject for a in self._desk.view.alerts)
            half = "You hold a half on this subject." if held else _NO_HALF
            asks = " It asks for consent to onward use." if matter.consent else ""
            return [Paragraph(half + asks, "small", "dim")]
        yes = {MatterKind.TRAINING: Kind.ACCEPT, MatterKind.INVITATION: Kind.JOIN}.get(matter.kind)
        ahead = self._desk.prospects.of(yes, {"key": matter.key}) if yes is not None else []
        return [Paragraph(line.text, "small", TONE_INK[line.tone]) for line in ahead]

    def _answer(self, matter: Matter) -> str:
        """The order of the list that answers a matter, in a word."""
        for queued in self._desk.orders:
            named = queued.columns.get("key") in (matter.key, matter.force or matter.key)
            if named or (queued.kind is Kind.SHARE and matter in answers(self._desk.view, queued.columns)):
                return queued.placed.entry.kind
        return ""

    def _answers(self, matter: Matter) -> list[Widget]:
        here = f"matter:{matter.key}"

        def button(
            name: str, words: str, icon: str, kind: Kind, columns: Columns, form: bool = False, why: str = ""
        ) -> Widget:
            act = self._actions.compose if form else self._actions.order
            fields = {"key": matter.key, **columns}
            look: Literal["primary", "quiet"] = "primary" if name == "yes" else "quiet"
            return Button(f"{here}:{name}", words, icon, look, disabled=why, on_click=lambda: act(kind, fields))

        no = button("no", "Decline", "x", Kind.DECLINE, {}, form=True)
        match matter.kind:
            case MatterKind.RFI:
                fits = [r for r in self._desk.view.reports if matter.subject in r.subjects and not r.void]
                why = "" if any(r.origin != matter.asker for r in fits) else "You hold no report on it."
                answers = [
                    button("yes", "Answer", "mail", Kind.ANSWER, {"option": AnswerKind.SHARE}, form=True, why=why),
                    button("nil", "Nil", "minus", Kind.ANSWER, {"option": AnswerKind.NIL}),
                ]
                if len(self._desk.nations) > 1:
                    refer = {"option": AnswerKind.REFERRAL}
                    answers.append(button("refer", "Refer", "users", Kind.ANSWER, refer, form=True))
                return [*answers, no]
            case MatterKind.RELEASE:
                return [button("yes", "Release", "unlock", Kind.RELEASE, {}), no]
            case MatterKind.INVITATION:
                return [button("yes", "Join", "users", Kind.JOIN, {}), no]
            case MatterKind.MATCH if matter.consent:
                return [
                    button("yes", "Match, with consent", "check", Kind.ACCEPT, {"option": 1}),
                    button("bare", "Without", "minus", Kind.ACCEPT, {"option": 0}),
                    no,
                ]
        cost = ACCEPT_COST.get(matter.kind, 0)
        price = Label(f"takes {cost} staff", "small", "dim", shrink=False) if cost else None
        return [button("yes", "Accept", "check", Kind.ACCEPT, {}), no, *([price] if price else [])]

    def _from_me(self, matter: Matter) -> Widget:
        words, ink = self._status(matter)
        if matter.status == MatterStatus.OPEN:
            return self._card(matter, matter.asked, self._due_mine(matter), None, "to")
        if matter.nil:
            words = "holds nothing"
        if matter.referred != NONE:
            words = f"ask {self._desk.nation_name(matter.referred)}"
        reason = Paragraph(self._reason(matter), "small", "text") if matter.status == MatterStatus.DECLINED else None
        return self._card(matter, matter.asked, Pill(words, ink), reason, "to")

    def _reason(self, matter: Matter) -> str:
        third = self._desk.nation_name(matter.why.nation) if matter.why.nation != NONE else ""
        return declining.sentence(matter.kind, matter.why, third)

    def _due_mine(self, matter: Matter) -> Widget:
        tip = f"They have until {terms.clock(matter.due)}."
        return Pill(f"waits {self._desk.hours_left(matter.due)} h", "accent", icon="hourglass", tooltip=tip)

    def _closed(self, matter: Matter) -> Widget:
        return self._card(matter, matter.asker, Pill(*self._status(matter)), None, "from")

    def _status(self, matter: Matter) -> tuple[str, str]:
        """How a matter stands, in a word, and its ink."""
        if matter.kind == MatterKind.RFI and matter.status == MatterStatus.ACCEPTED:
            return "answered", "good"
        alert = self._desk.alerts.get(matter.alert)
        if matter.kind == MatterKind.MATCH and matter.status == MatterStatus.ACCEPTED:
            return ("matched", "good") if alert is not None and alert.matched else ("no counterpart", "dim")
        return _STATUS[matter.status]

    def _public(self, request: Request, n: int) -> Widget:
        desk = self._desk
        return Card(
            [
                Row(
                    [
                        Nation(request.asker, desk.code(request.asker)),
                        Icon("arrow-right", 13, name="asks"),
                        Nation(request.asked, desk.code(request.asked)),
                        Label(desk.names.subjects[request.subject].name, "body"),
                        Spacer(flex=1),
                        Label(f"{desk.hours_left(request.due)} h", "small", "dim", shrink=False),
                    ]
                )
            ],
            id=f"public:{n}",
            name=f"{desk.nation_name(request.asker)} asks {desk.nation_name(request.asked)}",
            tooltip="Requests for information are public: a report on the subject would find a reader with need.",
            pad=(7, 10),
        )


_NO_HALF = "No half of yours is on this subject: to accept tells them that you hold none."
_QUOTA = (
    "Two requests a turn, one open at a time with each nation; trust is lost only to an asker who registered "
    "the subject (R-RFI)."
)
