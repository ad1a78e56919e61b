"""What can be ordered from each card: the feet of the cards while the exercise runs."""

from __future__ import annotations

from typing import Literal

from game.rules.codes import NEVER, AnswerKind, Copy, Judgement, Label, MatterKind, Stage
from game.rules.costs import ACCEPT_COST
from game.rules.online import MOST_HARDENED
from game.rules.orders import Kind
from game.rules.view import Alert, Campaign, Force, Matter, Nation, Progress, Report, Thread
from game.ui.scenes.actions import Actions
from game.ui.scenes.desk import Desk
from game.ui.scenes.feet import Foot
from game.ui.scenes.signs import KIND_ICON, TONE_INK
from game.ui.scenes.thread_card import force_state
from game.ui.tree import Action, Widget
from game.ui.widgets import Button, Column, Divider, IconButton, Paragraph, RadioGroup, Row, Wrap
from game.ui.widgets import Label as Words
from game.wording import halves, terms
from game.wording.hindered import hindered
from game.wording.outlook import Columns

_INVITES = (Stage.INVITING, Stage.FORMING, Stage.READY)
"""Stages at which a force takes in more nations."""


class Offers:
    """The orders that a desk offers, card by card."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        self._desk = desk
        self._actions = actions

    # -- a report

    def report(self, report: Report) -> Foot:
        """Passing it on, working on it, and what only the player keeps of it."""
        return [Wrap([*self._passing_on(report), *self._working_on(report), *self._keeping(report)], gap=7)]

    def _passing_on(self, report: Report) -> list[Widget | None]:
        do, i = self._actions, report.report
        here, void = self._here(report), _void(report)
        torn = "It has no lower label." if report.label == Label.CLEAR or report.copy == Copy.TORN else ""
        share, tear = (lambda: do.share(i)), (lambda: do.share(i, True))
        return [
            Button(f"{here}:share", "Share", "share-2", "primary", accel="s", disabled=void, on_click=share),
            Button(f"{here}:tear", "Tear-line", "scissors", accel="t", disabled=void or torn, on_click=tear),
        ]

    def _working_on(self, report: Report) -> list[Widget | None]:
        desk, do, void = self._desk, self._actions, _void(report)
        unread = "" if report.read else "Read it first."
        known = "It is analysed already." if report.analysed else ""
        cells = any(f.member for f in desk.view.forces) or bool(desk.view.cells)
        formed = any(f.member and f.stage != Stage.INVITING for f in desk.view.forces)
        early = "" if formed or desk.view.cells else _EARLY
        theirs = report.orcon and report.origin != desk.me
        fields = {"report": report.report}

        def button(name: str, words: str, icon: str, kind: Kind, keys: str, why: str = "") -> Widget:
            compose = lambda: do.compose(kind, fields)  # noqa: E731
            return Button(f"{self._here(report)}:{name}", words, icon, accel=keys, disabled=why, on_click=compose)

        first = lambda: do.order(Kind.READ, fields)  # noqa: E731
        return [
            None
            if report.read
            else Button(f"{self._here(report)}:read", "Read first", "eye", accel="e", disabled=void, on_click=first),
            button("analyse", "Analyse", "search", Kind.ANALYSE, "a", void or unread or known),
            button("contribute", "Contribute", "git-merge", Kind.CONTRIBUTE, "c", void or unread or early)
            if cells
            else None,
            button("publish", "Publish", "database", Kind.PUBLISH, "p", void) if Kind.PUBLISH in desk.kinds else None,
            button("release", "Ask release", "key", Kind.ASK_RELEASE, "l", void)
            if Kind.ASK_RELEASE in desk.kinds and theirs
            else None,
        ]

    def _keeping(self, report: Report) -> list[Widget | None]:
        desk, do, i, here = self._desk, self._actions, report.report, self._here(report)
        icon, words = ("pin-off", "Unpin") if desk.pinned(i) else ("pin", "Pin")
        pin, note = (lambda: desk.pin(i)), (lambda: do.write_note(i))
        return [
            IconButton(f"{here}:pin", icon, 28, framed=True, name=words, accel="k", on_click=pin),
            IconButton(f"{here}:note", "sticky-note", 28, framed=True, name="Private note", accel="n", on_click=note),
        ]

    def _here(self, report: Report) -> str:
        return f"report:{self._desk.report_code(report.report)}"

    # -- a thread

    def thread(self, thread: Thread) -> Foot:
        """The nation's judgement on it."""
        if thread.progress == Progress.CLOSED or not thread.detected:
            return []
        queued = [q for q in self._desk.orders if q.kind == Kind.JUDGE and q.columns.get("thread") == thread.thread]
        value = queued[-1].columns["option"] if queued else thread.judged
        change = lambda v: self._judge(thread, int(v), [q.key for q in queued])  # noqa: E731
        options = [(str(int(j)), terms.JUDGEMENT[j].capitalize()) for j in Judgement]
        tip = "Free; scored when the thread closes (R-ASSESS)."
        return [
            Divider(),
            Words("Your judgement", "small", "dim", tooltip=tip),
            RadioGroup(options=options, value=str(int(value)), on_change=change, id="judge", name="Your judgement"),
        ]

    def _judge(self, thread: Thread, option: int, queued: list[str]) -> None:
        for key in queued:
            self._desk.drop(key)
        if option != thread.judged:
            self._desk.add(Kind.JUDGE, {"thread": thread.thread, "option": option})

    def thread_buttons(self, thread: Thread) -> Foot:
        """What to do about it."""
        if thread.progress == Progress.CLOSED:
            return []
        early = "" if thread.detected else "Your own evidence does not show it yet."
        return [*self._force_buttons(thread, early), *self._own_buttons(thread, early)]

    def _force_buttons(self, thread: Thread, early: str) -> list[Widget | None]:
        """What its task force can do, or how to gather one."""
        do, t = self._actions, thread.thread
        forces = [f for f in self._desk.view.forces if f.thread == t and f.member]
        lead = next((f for f in forces if f.lead == self._desk.me), None)
        verb = "Deploy" if thread.progress == Progress.INCIDENT else "Respond"
        form = lambda: do.compose(Kind.FORM, {"thread": t})  # noqa: E731
        if not forces:
            return [
                Button("thread:form", "Form task force", "users", "primary", accel="f", disabled=early, on_click=form)
            ]
        state = force_state(self._desk, lead or forces[0])
        ready = "" if lead and self._desk.can_respond(lead) else f"The task force is {state}."
        full = early or (self._full(lead) if lead else "")
        respond = lambda: do.compose(Kind.RESPOND, {"key": forces[0].key})  # noqa: E731
        assign = lambda: do.compose(Kind.ASSIGN, {"key": forces[0].key})  # noqa: E731
        return [
            Button("thread:respond", verb, "target", "primary", accel="d", disabled=ready, on_click=respond)
            if lead
            else None,
            Button("thread:assign", "Assign units", "sliders-horizontal", on_click=assign),
            Button("thread:invite", "Invite more", "users", accel="f", disabled=full, on_click=form)
            if lead and self._desk.stage(lead) in _INVITES
            else None,
        ]

    def _full(self, force: Force) -> str:
        """Why nobody more can be invited to a force; "" where somebody can."""
        part, most = len(force.members) + len(force.invited), self._desk.doctrine.force_size
        if part > len(self._desk.view.nations):
            return "All nations serve in it or are invited."
        return f"It has {part} members and nations invited, and takes {most} at most." if part >= most else ""

    def _own_buttons(self, thread: Thread, early: str) -> list[Widget | None]:
        """What a nation does about a thread by itself."""
        do, desk, t = self._actions, self._desk, thread.thread
        mine = "It is your priority already." if desk.view.own.priority == t else ""
        freeze = lambda: do.compose(Kind.FREEZE, {"thread": t})  # noqa: E731
        prefer = lambda: do.order(Kind.SET_PRIORITY, {"thread": t})  # noqa: E731
        return [
            Button("thread:freeze", "Freeze", "snowflake", accel="z", disabled=early, on_click=freeze)
            if Kind.FREEZE in desk.kinds and not thread.frozen
            else None,
            Button("thread:priority", "Priority", "star", disabled=early or mine, on_click=prefer)
            if Kind.SET_PRIORITY in desk.kinds
            else None,
        ]

    # -- nations

    def own_nation(self) -> list[Widget]:
        """What it lets others know."""
        if Kind.REGISTER not in self._desk.kinds:
            return []
        ask = lambda: self._actions.compose(Kind.REGISTER, {})  # noqa: E731
        return [Wrap([Button("nation:register", "Register an interest", "flag", on_click=ask)])]

    def nation(self, nation: Nation) -> Foot:
        """What to ask of it."""
        kinds = self._desk.kinds
        offers = [
            (Kind.REQUEST, "Request", "", ""),
            (Kind.POST_LIAISON, "Liaison", "" if nation.liaison >= NEVER else "An officer serves there.", "o"),
            (Kind.NEGOTIATE, "Agreement", "" if nation.agreement >= NEVER else "There is an agreement.", "g"),
            (Kind.TRAIN, "Train", "", "j"),
        ]
        return [
            Button(
                f"nation:{kind.name.lower()}",
                words,
                KIND_ICON[kind],
                "primary" if kind is Kind.REQUEST else "quiet",
                accel=keys,
                disabled=why,
                on_click=self._asker(kind, nation.nation),
            )
            for kind, words, why, keys in offers
            if kind in kinds
        ]

    def _asker(self, kind: Kind, n: int) -> Action:
        return lambda: self._actions.compose(kind, {"to": 1 << n})

    # -- requests and proposals

    def matters(self) -> list[Widget]:
        """A request of one's own, and how many are on the list."""
        compose = lambda: self._actions.compose(Kind.REQUEST, {})  # noqa: E731
        ask = Button("request:new", "Request information", "help-circle", accel="r", on_click=compose)
        sent = sum(q.kind == Kind.REQUEST for q in self._desk.orders)
        left = Words(f"{sent} on the list", "small", "dim", tooltip=_QUOTA) if sent else None
        return [Row([ask, left], gap=10)]

    def matter(self, matter: Matter) -> Widget:
        """What speaks for and against an answer, and the answers."""
        return Column([*self._warnings(matter), Wrap(self._answers(matter), gap=6)], gap=5)

    def _warnings(self, matter: Matter) -> list[Widget]:
        """What speaks for and against accepting."""
        if matter.kind == MatterKind.MATCH:
            half = halves.for_asker(self._desk.names, self._desk.view, matter)
            asks = " It asks for consent to onward use." if matter.consent else ""
            return [Paragraph(half + asks, "small", "dim")]
        no = hindered(self._desk.prospects, matter)
        if no:
            return [Paragraph(no, "small", "bad")]
        yes = {MatterKind.TRAINING: Kind.ACCEPT, MatterKind.INVITATION: Kind.JOIN}.get(matter.kind)
        ahead = self._desk.prospects.of(yes, {"key": matter.key}) if yes is not None else []
        return [Paragraph(line.text, "small", TONE_INK[line.tone]) for line in ahead]

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
        cost, why = ACCEPT_COST.get(matter.kind, 0), hindered(self._desk.prospects, matter)
        price = Words(f"takes {cost} staff", "small", "dim", shrink=False) if cost else None
        return [button("yes", "Accept", "check", Kind.ACCEPT, {}, why=why), no, *([price] if price else [])]

    # -- money and online

    def alert(self, alert: Alert) -> Foot:
        """The way from half a picture to a report."""
        do, code = self._actions, self._desk.names.alerts[alert.alert].code
        fields = {"alert": alert.alert}
        if alert.matched:
            analyse = lambda: do.order(Kind.ANALYSE, fields)  # noqa: E731
            return [Button(f"alert:{code}:analyse", "Analyse the match", "search", "primary", on_click=analyse)]
        if not alert.mine:
            return []
        ask = lambda: do.compose(Kind.REQUEST_MATCH, {**fields, "option": 1})  # noqa: E731
        tell = lambda: do.compose(Kind.DISCLOSE, {**fields, "option": 1})  # noqa: E731
        return [
            Button(f"alert:{code}:ask", "Request match", "link", "primary", on_click=ask),
            Button(f"alert:{code}:tell", "Disclose", "coins", on_click=tell),
        ]

    def campaign(self, campaign: Campaign, show: Widget | None) -> Foot:
        """Its removal."""
        here = f"campaign:{self._desk.names.campaigns[campaign.campaign].id}"
        refer = lambda: self._actions.compose(Kind.REFER, {"campaign": campaign.campaign})  # noqa: E731
        button = Button(f"{here}:refer", "Refer for removal", "megaphone", "primary", on_click=refer)
        return [Wrap([button, show], gap=6)]

    def campaigns(self) -> list[Widget]:
        """What hardens the nation against them."""
        if Kind.HARDEN not in self._desk.kinds:
            return []
        level = self._desk.view.own.hardened
        full = "Your infrastructure is as hard as it gets." if level >= MOST_HARDENED else ""
        harden = lambda: self._actions.order(Kind.HARDEN, {})  # noqa: E731
        button = Button("harden", "Harden", "shield-check", disabled=full, on_click=harden)
        return [Row([button, Words(f"Infrastructure hardened {level} of {MOST_HARDENED}", "small", "dim")], gap=10)]


_EARLY = "Your task force still waits for its members."
_QUOTA = (
    "Two requests a turn, one open at a time with each nation; trust is lost only to an asker who registered "
    "the subject (R-RFI)."
)


def _void(report: Report) -> str:
    return "The report is compromised and void." if report.void else ""
