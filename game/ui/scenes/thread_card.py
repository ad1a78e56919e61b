"""One thread beside the map: confidence, what it asks for, its task forces, the judgement on it, and what to do."""

from __future__ import annotations

from game.rules.codes import NEVER, NONE, Judgement, LegalBasis, Stage
from game.rules.orders import Kind
from game.rules.view import Force, Progress, Thread
from game.ui.scenes.actions import Actions
from game.ui.scenes.desk import Desk
from game.ui.scenes.signs import PROGRESS_INK, PROGRESS_WORDS, TONE_INK
from game.ui.scenes.threads_panel import GOOD, countdown, marked_meter, own_meter, own_words, thresholds
from game.ui.tree import Ctx, Widget
from game.ui.widgets import (
    Button,
    Column,
    Divider,
    Heading,
    Icon,
    IconButton,
    Label,
    Meter,
    Nations,
    Paragraph,
    Pill,
    RadioGroup,
    Row,
    Scroll,
    Spacer,
    Wrap,
)
from game.wording import running, terms
from game.wording.outlook import backing, domains_of, units
from game.wording.standing import standing

_INVITES = (Stage.INVITING, Stage.FORMING, Stage.READY)
"""Stages at which a force takes in more nations."""


class ThreadCard:
    """The card of a thread."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        self._desk = desk
        self._actions = actions

    def build(self, ctx: Ctx, thread: Thread) -> list[Widget]:
        """All about a thread, and what to do about it."""
        desk = self._desk
        text = desk.names.threads[thread.thread]
        subjects = terms.listed([desk.names.subjects[u].name for u in thread.subjects])
        where = "at home" if thread.place == desk.me else f"in {desk.nation_name(thread.place)}"
        hide = lambda: self._actions.show_thread(NONE)  # noqa: E731
        close = IconButton("thread:close", "x", 26, name="Close", accel="escape", on_click=hide)
        body: list[Widget | None] = [
            Paragraph(text.about) if text.about else None,
            self._ended(thread) or Paragraph(f"On {subjects}. It would happen {where}.", "small", "dim"),
            *(Paragraph(words, "small", "gold_text") for words in own_words(desk, thread)),
            *(self._assessment(thread) if thread.progress != Progress.INCIDENT else self._arrivals(thread)),
            *self._needs(ctx, thread),
            *self._forces(thread),
            *(Paragraph(line, "small", "accent") for line in running.on_thread(desk.names, desk.view, thread.thread)),
            *self._judgement(thread),
        ]
        buttons = self._buttons(thread)
        head = Row(
            [
                Icon("target", 17, "accent"),
                Heading(text.codename),
                self._stage(thread),
                Spacer(flex=1),
                countdown(desk, thread),
                close,
            ]
        )
        return [head, Scroll("thread:body", Column(body, gap=9), flex=1), Wrap(buttons, gap=6) if buttons else Spacer()]

    def _ended(self, thread: Thread) -> Widget | None:
        """How a closed thread ended; None for an open one."""
        if thread.progress != Progress.CLOSED:
            return None
        told = self._desk.names.threads[thread.thread].closing[thread.outcome]
        ink = "good" if thread.outcome in GOOD else "bad"
        return Paragraph(told or f"It is over: {terms.OUTCOME[thread.outcome]}.", "body_bold", ink)

    def _stage(self, thread: Thread) -> Widget:
        if thread.progress == Progress.CLOSED:
            return Pill(terms.OUTCOME[thread.outcome], "good" if thread.outcome in GOOD else "warn")
        return Pill(PROGRESS_WORDS[thread.progress], PROGRESS_INK[thread.progress])

    def _assessment(self, thread: Thread) -> list[Widget | None]:
        lacking = max(0, thread.domains_asked - len(thread.domains_seen))
        risen = terms.risen(thread.confidence, thread.rise)
        rise = f"{terms.signed(risen)} this turn" if risen else ""
        hiding = thread.hiding_until > self._desk.view.clock.tick
        return [
            Row(
                [
                    Label("Your confidence", "small", "dim", shrink=False),
                    Spacer(flex=1),
                    Label(terms.confidence(thread.confidence), "body_bold", "hi", shrink=False),
                    Label(rise, "small", "good" if risen > 0 else "dim", shrink=False) if rise else None,
                ]
            ),
            own_meter(self._desk, thread, 8),
            Paragraph(self._domains(thread, lacking), "small", "warn" if lacking else "dim"),
            self._false(thread),
            Paragraph(f"It hides until {terms.clock(thread.hiding_until)}: confidence is lowered.", "small", "warn")
            if hiding
            else None,
            Paragraph(f"Frozen: a response needs {terms.points(thread.eased)} less confidence.", "small", "accent")
            if thread.frozen
            else None,
            Paragraph(f"Legal basis: {terms.BASIS[thread.basis]}.", "small", "dim")
            if thread.basis != LegalBasis.NONE
            else None,
        ]

    def _domains(self, thread: Thread, lacking: int) -> str:
        """Which domains its evidence comes from, and whether more would raise confidence."""
        asked = f"{thread.domains_asked} domains"
        if not thread.domains_seen:
            return f"No evidence counts yet; it takes {asked} for full confidence."
        domains = terms.listed([terms.DOMAIN[d].lower() for d in thread.domains_seen])
        if not lacking:
            return f"Evidence from {domains}: enough domains."
        return f"Evidence from {domains}: {len(thread.domains_seen)} of {asked}. {lacking} more would raise it."

    def _false(self, thread: Thread) -> Widget | None:
        """How many of the reports held on it turned out false: the mark of a decoy."""
        count = sum(r.exposed and thread.thread in r.bears for r in self._desk.view.reports)
        if not count:
            return None
        reports = "1 of your reports on it is false." if count == 1 else f"{count} of your reports on it are false."
        return Paragraph(reports, "small", "bad", tooltip="Reports on a decoy are mostly false (R-ASSESS).")

    def _needs(self, ctx: Ctx, thread: Thread) -> list[Widget | None]:
        incident = thread.progress == Progress.INCIDENT
        need = thread.crisis_need if incident else thread.need
        if thread.progress == Progress.CLOSED or not any(need):
            return []
        force = next((f for f in self._desk.view.forces if f.thread == thread.thread and f.member), None)
        free, nearly = self._desk.view.own.free_units, self._desk.doctrine.nearly_capability
        title = "To be in place," if incident else "Capability"
        pool = "task force" if force else "yours, free"
        rows: list[Widget | None] = [
            Divider(),
            Row(
                [Label(f"{title} asked for", "small", "dim"), Spacer(flex=1), Label(pool, "small", "dim", shrink=False)]
            ),
        ]
        for k, asked in enumerate(need):
            if not asked:
                continue
            have = force.pooled[k] / 1000 if force else float(free[k])
            share = have / asked
            ink = "good" if share >= 1 else "warn" if share >= nearly / 100 else "bad"
            name = terms.CAPABILITY[list(terms.CAPABILITY)[k]]
            rows.append(
                Row(
                    [
                        Label(name[0].upper() + name[1:], "body", width=112 * ctx.text_scale, shrink=False),
                        Meter(min(1, share), ink, (nearly / 100,), thickness=6, name=name, flex=1),
                        Label(f"{units(round(have * 1000))} of {asked}", "small_bold", ink, shrink=False),
                    ],
                    tooltip="All of it in place before the window closes contains the incident (R-CRISIS)."
                    if incident
                    else f"All of it prevents; {nearly} % of every capability disrupts (R-THREAD).",
                )
            )
        return rows

    def _forces(self, thread: Thread) -> list[Widget | None]:
        rows: list[Widget | None] = []
        for force in self._desk.view.forces:
            if force.thread == thread.thread:
                rows += self._force(force)
        return rows

    def _force(self, force: Force) -> list[Widget | None]:
        desk = self._desk
        lead = "your" if force.lead == desk.me else f"{desk.nation_name(force.lead)}'s"
        stage = self._state(force)
        codes = [desk.code(n) for n in force.members]
        asked = [desk.code(n) for n in force.invited]
        return [
            Divider(),
            Row(
                [
                    Icon("users", 15, "good"),
                    Label(f"{lead[0].upper()}{lead[1:]} task force", "body_bold", "hi"),
                    Spacer(flex=1),
                    Pill(stage, "good" if desk.stage(force) == Stage.READY else "text"),
                ]
            ),
            Row(
                [
                    Label("Members", "small", "dim", shrink=False),
                    Nations(force.members, codes),
                    Label(f"invited: {', '.join(asked)}", "small", "warn") if asked else None,
                ]
            ),
            *(self._together(force) if force.member else ()),
        ]

    def _together(self, force: Force) -> list[Widget]:
        """What the force knows by what its members contributed: a response is judged by that alone."""
        thread, count = self._desk.threads[force.thread], len(force.reports)
        put = ["1 report" if count == 1 else f"{count} reports"] * bool(count)
        put += ["the fusion cell"] * bool(backing(self._desk.view, force))
        has = domains_of(self._desk.view, force)
        told = f"Evidence from {' and '.join(put)}" if put else "It has no report yet"
        told += f"; domains: {terms.domains(has, thread.domains_asked)}."
        disrupts, prevents = (terms.points(at) for at in thresholds(self._desk, thread))
        tip = (
            "A response is judged by what was contributed to the force, not by what you know yourself: from "
            f"{disrupts} it disrupts, from {prevents} it prevents. What came in the last turn counts for less "
            "(R-ASSESS)."
        )
        head = [
            Label("The force's confidence", "small", "dim", shrink=False),
            Spacer(flex=1),
            Label(terms.confidence(force.confidence), "body_bold", "hi", shrink=False),
        ]
        return [
            Row([*head], tooltip=tip),
            marked_meter(force.confidence, thresholds(self._desk, thread), 8, tip),
            Paragraph(told, "small", "warn" if len(has) < thread.domains_asked else "dim"),
            *(Paragraph(line.text, "small", TONE_INK[line.tone]) for line in standing(self._desk.prospects, force)),
        ]

    def _arrivals(self, thread: Thread) -> list[Widget | None]:
        """For an incident: whether a ready force of the nation's own would be there in time."""
        forces = [f for f in self._desk.view.forces if f.thread == thread.thread and f.member]
        ready = [f for f in forces if self._desk.stage(f) == Stage.READY]
        tell = self._desk.prospects
        lines = [line for f in ready for line in (tell.arrival(f, thread), tell.cover(f, thread))]
        return [Paragraph(line.text, "small", TONE_INK[line.tone]) for line in lines]

    def _state(self, force: Force) -> str:
        """Its stage, and until when."""
        thread = self._desk.threads.get(force.thread)
        incident = thread is not None and thread.progress == Progress.INCIDENT
        match self._desk.stage(force):
            case Stage.FORMING if force.ready < NEVER:
                return f"forming until {terms.clock(force.ready)}"
            case Stage.DEPLOYED if incident:
                there = force.ready <= self._desk.view.clock.tick
                return "in place" if there else f"under way, there {terms.clock(force.ready)}"
            case Stage.DEPLOYED | Stage.SPENT if force.busy_until < NEVER:
                return f"{terms.STAGE[force.stage]} until {terms.clock(force.busy_until)}"
        return terms.STAGE[self._desk.stage(force)]

    def _judgement(self, thread: Thread) -> list[Widget | None]:
        if thread.progress == Progress.CLOSED or not thread.detected:
            return []
        queued = [q for q in self._desk.orders if q.kind == Kind.JUDGE and q.columns.get("thread") == thread.thread]
        value = queued[-1].columns["option"] if queued else thread.judged
        change = lambda v: self._judge(thread, int(v), [q.key for q in queued])  # noqa: E731
        options = [(str(int(j)), terms.JUDGEMENT[j].capitalize()) for j in Judgement]
        tip = "Free; scored when the thread closes (R-ASSESS)."
        return [
            Divider(),
            Label("Your judgement", "small", "dim", tooltip=tip),
            RadioGroup(options=options, value=str(int(value)), on_change=change, id="judge", name="Your judgement"),
        ]

    def _judge(self, thread: Thread, option: int, queued: list[str]) -> None:
        for key in queued:
            self._desk.drop(key)
        if option != thread.judged:
            self._desk.add(Kind.JUDGE, {"thread": thread.thread, "option": option})

    def _buttons(self, thread: Thread) -> list[Widget | None]:
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
        ready = "" if lead and self._desk.can_respond(lead) else f"The task force is {self._state(lead or forces[0])}."
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
