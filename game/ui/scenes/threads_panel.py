"""Threads: a strip of cards over the map, and one thread's card with needs, forces, judgement and orders."""

from __future__ import annotations

from game.rules.codes import NEVER, NONE, Judgement, LegalBasis, Outcome, Stage
from game.rules.orders import Kind
from game.rules.view import Force, Progress, Thread
from game.ui.scenes.actions import Actions
from game.ui.scenes.desk import Desk
from game.ui.scenes.signs import PROGRESS_INK, PROGRESS_WORDS
from game.ui.tree import Action, Ctx, Widget
from game.ui.widgets import (
    Button,
    Card,
    Column,
    Divider,
    Heading,
    Icon,
    IconButton,
    Label,
    Menu,
    MenuItem,
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
from game.wording import terms

DISRUPT, PREVENT = 400, 550
"""Confidence from which a response disrupts, and from which it prevents (doctrine)."""
_URGENT = 12  # hours
_NARROW, _WIDE = 150, 190  # dp, a card of the strip


class Threads:
    """The threads that the nation knows of."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        self._desk = desk
        self._actions = actions

    def ranked(self) -> list[Thread]:
        """Incidents first, then open threads by deadline, then the closed ones, latest first."""

        def rank(t: Thread) -> tuple[int, int]:
            if t.progress == Progress.INCIDENT:
                return 0, t.crisis_until
            if t.progress == Progress.CLOSED:
                return 2, -t.closed
            return 1, t.deadline

        return sorted(self._desk.view.threads, key=rank)

    # -- the strip

    def strip(self, ctx: Ctx, chosen: int, room: float) -> Widget | None:
        """Cards side by side, as many lines as they need in `room` dp; None while no thread is known."""
        threads = self.ranked()
        if not threads:
            return None
        open_ = [t for t in threads if t.progress != Progress.CLOSED]
        closed = [t for t in threads if t.progress == Progress.CLOSED]
        grow = max(1.0, 0.9 * ctx.text_scale)
        more = 96 * grow if closed else 0
        wide = max(_NARROW * grow, min(_WIDE * grow, (room - more) / max(1, len(open_)) - 8))
        fit = int((room - more) // (wide + 8))
        shown = [*open_, *closed][: max(len(open_), fit)]
        cards: list[Widget] = [self._small(t, t.thread == chosen, wide) for t in shown]
        hidden = threads[len(shown) :]
        if hidden:
            show = lambda: ctx.open_popup("threads:closed", lambda _: self._menu(hidden))  # noqa: E731
            cards.append(Button("threads:closed", f"{len(hidden)} closed", "flag", on_click=show))
        return Wrap(cards, gap=8, line_gap=8)

    def _menu(self, threads: list[Thread]) -> Widget:
        """Closed threads for which the strip has no room."""
        names = self._desk.names.threads
        return Menu(
            [
                MenuItem(
                    f"thread:{names[t.thread].codename}",
                    f"{names[t.thread].codename}: {terms.OUTCOME[t.outcome]}",
                    "flag",
                    on_click=self._opener(t.thread),
                )
                for t in threads
            ],
            name="Closed threads",
        )

    def _opener(self, t: int) -> Action:
        return lambda: self._actions.show_thread(t)

    def _small(self, thread: Thread, chosen: bool, wide: float) -> Widget:
        desk = self._desk
        name = desk.names.threads[thread.thread].codename
        ink = PROGRESS_INK[thread.progress]
        closed = thread.progress == Progress.CLOSED
        words = terms.OUTCOME[thread.outcome] if closed else PROGRESS_WORDS[thread.progress]
        top = Row(
            [
                Heading(name, "body_bold"),
                Icon("star", 13, "gold_text", name="your priority")
                if desk.view.own.priority == thread.thread
                else None,
                Spacer(flex=1),
                self._clock(thread),
            ],
            gap=6,
        )
        foot = Row(
            [
                Label(terms.points(thread.confidence), "small_bold", "hi", shrink=False),
                Label(thread.word.name.lower(), "small", "dim"),
                Spacer(flex=1),
                Label(words, "small", ink, shrink=False),
            ],
            gap=6,
        )
        show = lambda: self._actions.show_thread(NONE if chosen else thread.thread)  # noqa: E731
        return Card(
            [top, _meter(thread, thickness=5), foot],
            pad=(7, 10),
            gap=3,
            fill="panel",
            selected=chosen,
            width=wide,
            role="button",
            id=f"thread:{name}",
            name=f"Thread {name}, confidence {terms.confidence(thread.confidence)}, {words}",
            on_click=show,
            tooltip=_MARKS if not closed else "",
        )

    def _clock(self, thread: Thread) -> Widget | None:
        if thread.progress == Progress.CLOSED:
            return Icon("flag", 14, "good" if thread.outcome in _GOOD else "dim", name="closed")
        end = thread.crisis_until if thread.progress == Progress.INCIDENT else thread.deadline
        if end >= NEVER:
            return None
        left = self._desk.hours_left(end)
        ink = "bad" if left < _URGENT or thread.progress == Progress.INCIDENT else "warn" if left < 24 else "text"
        what = "The incident window closes" if thread.progress == Progress.INCIDENT else "Deadline"
        tip = f"{what} {terms.clock(end)}, in {terms.hours(max(0, left))}."
        return Row([Icon("clock", 13, ink), Label(f"{left} h", "small_bold", ink, shrink=False)], gap=4, tooltip=tip)

    # -- the card of one thread

    def card(self, ctx: Ctx, thread: Thread) -> list[Widget]:
        """All about a thread, and what to do about it."""
        desk = self._desk
        text = desk.names.threads[thread.thread]
        subjects = terms.listed([desk.names.subjects[u].name for u in thread.subjects])
        where = "at home" if thread.place == desk.me else f"in {desk.nation_name(thread.place)}"
        close = IconButton("thread:close", "x", 26, name="Close", on_click=lambda: self._actions.show_thread(NONE))
        body: list[Widget | None] = [
            Paragraph(text.about) if text.about else None,
            Paragraph(f"On {subjects}. It would happen {where}.", "small", "dim"),
            *self._assessment(thread),
            *self._needs(ctx, thread),
            *self._forces(thread),
            *self._judgement(thread),
        ]
        buttons = self._buttons(thread)
        head = Row(
            [
                Icon("target", 17, "accent"),
                Heading(text.codename),
                self._stage(thread),
                Spacer(flex=1),
                self._clock(thread),
                close,
            ]
        )
        return [head, Scroll("thread:body", Column(body, gap=9), flex=1), Wrap(buttons, gap=6) if buttons else Spacer()]

    def _stage(self, thread: Thread) -> Widget:
        if thread.progress == Progress.CLOSED:
            return Pill(terms.OUTCOME[thread.outcome], "good" if thread.outcome in _GOOD else "warn")
        return Pill(PROGRESS_WORDS[thread.progress], PROGRESS_INK[thread.progress])

    def _assessment(self, thread: Thread) -> list[Widget | None]:
        seen = {d.name for d in thread.domains_seen}
        domains = terms.listed([terms.DOMAIN[d].lower() for d in thread.domains_seen]) if seen else "none"
        lacking = max(0, thread.domains_asked - len(seen))
        rise = f"{'+' if thread.rise >= 0 else '−'}{terms.points(abs(thread.rise))} this turn"
        hiding = thread.hiding_until > self._desk.view.clock.tick
        return [
            Row(
                [
                    Label("Confidence", "small", "dim", shrink=False),
                    Spacer(flex=1),
                    Label(terms.confidence(thread.confidence), "body_bold", "hi", shrink=False),
                    Label(rise, "small", "good" if thread.rise > 0 else "dim", shrink=False) if thread.rise else None,
                ]
            ),
            _meter(thread, 8),
            Paragraph(
                f"Evidence from {len(seen)} of {thread.domains_asked} domains: {domains}."
                + (f" {lacking} more would raise it." if lacking else ""),
                "small",
                "warn" if lacking else "dim",
            ),
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

    def _needs(self, ctx: Ctx, thread: Thread) -> list[Widget | None]:
        incident = thread.progress == Progress.INCIDENT
        need = thread.crisis_need if incident else thread.need
        if thread.progress == Progress.CLOSED or not any(need):
            return []
        force = next((f for f in self._desk.view.forces if f.thread == thread.thread and f.member), None)
        free = self._desk.view.own.free_units
        title = "Units in place" if incident else "Capability"
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
            ink = "good" if share >= 1 else "warn" if share >= 0.7 else "bad"
            name = terms.CAPABILITY[list(terms.CAPABILITY)[k]]
            rows.append(
                Row(
                    [
                        Label(name[0].upper() + name[1:], "body", width=112 * ctx.text_scale, shrink=False),
                        Meter(min(1, share), ink, (0.7,), thickness=6, name=name, flex=1),
                        Label(f"{have:g} of {asked}", "small_bold", ink, shrink=False),
                    ],
                    tooltip="Enough prevents from 100 %, disrupts from 70 % (R-THREAD).",
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
        stage = terms.STAGE[force.stage]
        if force.stage in (Stage.FORMING, Stage.DEPLOYED) and force.ready < NEVER:
            stage += f" until {terms.clock(force.ready)}"
        codes = [desk.code(n) for n in force.members]
        asked = [desk.code(n) for n in force.invited]
        return [
            Divider(),
            Row(
                [
                    Icon("users", 15, "good"),
                    Label(f"{lead[0].upper()}{lead[1:]} task force", "body_bold", "hi"),
                    Spacer(flex=1),
                    Pill(stage, "good" if force.stage == Stage.READY else "text"),
                ]
            ),
            Row(
                [
                    Label("Members", "small", "dim", shrink=False),
                    Nations(force.members, codes),
                    Label(f"invited: {', '.join(asked)}", "small", "warn") if asked else None,
                ]
            ),
            Label(
                f"Assesses together: {terms.confidence(force.confidence)}, {len(force.reports)} reports", "small", "dim"
            )
            if force.member
            else None,
        ]

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

    def _buttons(self, thread: Thread) -> list[Widget]:
        do, view, t = self._actions, self._desk.view, thread.thread
        if thread.progress == Progress.CLOSED:
            return []
        leads = [f for f in view.forces if f.thread == t and f.lead == self._desk.me]
        serves = [f for f in view.forces if f.thread == t and f.member]
        early = "" if thread.detected else "Your own evidence does not show it yet."
        found: list[Widget] = []
        if leads:
            ready = "" if leads[0].stage == Stage.READY else "The task force is not ready."
            verb = "Deploy" if thread.progress == Progress.INCIDENT else "Respond"
            found.append(
                Button(
                    "thread:respond",
                    verb,
                    "target",
                    "primary",
                    accel="d",
                    disabled=ready,
                    on_click=lambda: do.compose(Kind.RESPOND, {"key": leads[0].key}),
                )
            )
        elif not serves:
            found.append(
                Button(
                    "thread:form",
                    "Form task force",
                    "users",
                    "primary",
                    accel="f",
                    disabled=early,
                    on_click=lambda: do.compose(Kind.FORM, {"thread": t}),
                )
            )
        if serves:
            found.append(
                Button(
                    "thread:assign",
                    "Assign units",
                    "sliders-horizontal",
                    on_click=lambda: do.compose(Kind.ASSIGN, {"key": serves[0].key}),
                )
            )
        if Kind.FREEZE in self._desk.kinds and not thread.frozen:
            found.append(
                Button(
                    "thread:freeze",
                    "Freeze",
                    "snowflake",
                    accel="z",
                    disabled=early,
                    on_click=lambda: do.compose(Kind.FREEZE, {"thread": t}),
                )
            )
        if Kind.SET_PRIORITY in self._desk.kinds:
            mine = "It is your priority already." if view.own.priority == t else ""
            found.append(
                Button(
                    "thread:priority",
                    "Set priority",
                    "star",
                    disabled=early or mine,
                    on_click=lambda: do.order(Kind.SET_PRIORITY, {"thread": t}),
                )
            )
        return found


_GOOD = (Outcome.PREVENTED, Outcome.DISRUPTED, Outcome.CONTAINED, Outcome.DISMISSED)
_MARKS = "Confidence. The marks stand at 40, where a response disrupts, and at 55, where it prevents (R-THREAD)."


def _meter(thread: Thread, thickness: float) -> Widget:
    value = thread.confidence
    ink = "good" if value >= PREVENT else "warn" if value >= DISRUPT else "accent"
    marks = [(at - thread.eased) / 1000 for at in (DISRUPT, PREVENT)]
    return Meter(value / 1000, ink, marks, thickness=thickness, name="confidence", tooltip=_MARKS)
