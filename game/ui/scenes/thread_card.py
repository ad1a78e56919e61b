"""One thread beside the map: confidence, what it asks for, its task forces, the judgement on it, and what to do."""

from __future__ import annotations

from game.rules.codes import NEVER, NONE, LegalBasis, Stage
from game.rules.view import Force, Progress, Thread
from game.ui.scenes.actions import Looks
from game.ui.scenes.board import Board
from game.ui.scenes.feet import Feet
from game.ui.scenes.signs import PROGRESS_INK, PROGRESS_WORDS, TONE_INK
from game.ui.scenes.threads_panel import GOOD, countdown, marked_meter, own_meter, own_words, thresholds
from game.ui.tree import Ctx, Widget
from game.ui.widgets import (
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
    Row,
    Scroll,
    Spacer,
    Wrap,
)
from game.wording import running, terms, unshown
from game.wording.lawful import basis
from game.wording.outlook import as_read, backing, domains_of, units
from game.wording.standing import standing


class ThreadCard:
    """The card of a thread."""

    def __init__(self, board: Board, looks: Looks, feet: Feet) -> None:
        self._board = board
        self._looks = looks
        self._feet = feet

    def build(self, ctx: Ctx, thread: Thread) -> list[Widget]:
        """All about a thread, and what to do about it."""
        board = self._board
        text = board.names.threads[thread.thread]
        subjects = terms.listed([board.names.subjects[u].name for u in thread.subjects])
        where = "at home" if thread.place == board.me else f"in {board.nation_name(thread.place)}"
        hide = lambda: self._looks.show_thread(NONE)  # noqa: E731
        close = IconButton("thread:close", "x", 26, name="Close", accel="escape", on_click=hide)
        body: list[Widget | None] = [
            Paragraph(text.about) if text.about else None,
            self._ended(thread) or Paragraph(f"On {subjects}. It would happen {where}.", "small", "dim"),
            *(Paragraph(words, "small", "gold_text") for words in own_words(board, thread)),
            *(self._assessment(thread) if thread.progress != Progress.INCIDENT else self._arrivals(thread)),
            *self._needs(ctx, thread),
            *self._forces(thread),
            *(Paragraph(line, "small", "accent") for line in running.on_thread(board.names, board.view, thread.thread)),
            *self._feet.thread(thread),
        ]
        buttons = self._feet.thread_buttons(thread)
        head = Row(
            [
                Icon("target", 17, "accent"),
                Heading(text.codename),
                self._stage(thread),
                Spacer(flex=1),
                countdown(board, thread),
                close,
            ]
        )
        return [head, Scroll("thread:body", Column(body, gap=9), flex=1), Wrap(buttons, gap=6) if buttons else Spacer()]

    def _ended(self, thread: Thread) -> Widget | None:
        """How a closed thread ended; None for an open one."""
        if thread.progress != Progress.CLOSED:
            return None
        told = self._board.names.threads[thread.thread].closing[thread.outcome]
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
        hiding = thread.hiding_until > self._board.view.clock.tick
        return [
            Row(
                [
                    Label("Your confidence", "small", "dim", shrink=False),
                    Spacer(flex=1),
                    Label(terms.confidence(thread.confidence), "body_bold", "hi", shrink=False),
                    Label(rise, "small", "good" if risen > 0 else "dim", shrink=False) if rise else None,
                ]
            ),
            own_meter(self._board, thread, 8),
            Paragraph(self._domains(thread, lacking), "small", "warn" if lacking else "dim"),
            Paragraph(unseen, "small", "warn") if (unseen := unshown.note(thread, self._board.doctrine)) else None,
            self._false(thread),
            Paragraph(f"It hides until {terms.clock(thread.hiding_until)}: confidence is lowered.", "small", "warn")
            if hiding
            else None,
            Paragraph(f"Frozen: a response needs {terms.points(thread.eased)} less confidence.", "small", "accent")
            if thread.frozen
            else None,
            Paragraph(f"Legal basis: {basis(self._board.names, self._board.view, thread.basis)}.", "small", "dim")
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
        count = sum(r.exposed and thread.thread in r.bears for r in self._board.view.reports)
        if not count:
            return None
        reports = "1 of your reports on it is false." if count == 1 else f"{count} of your reports on it are false."
        return Paragraph(reports, "small", "bad", tooltip="Reports on a decoy are mostly false (R-ASSESS).")

    def _needs(self, ctx: Ctx, thread: Thread) -> list[Widget | None]:
        incident = thread.progress == Progress.INCIDENT
        need = thread.crisis_need if incident else thread.need
        if thread.progress == Progress.CLOSED or not any(need):
            return []
        force = next((f for f in self._board.view.forces if f.thread == thread.thread and f.member), None)
        free, nearly = self._board.view.own.free_units, self._board.doctrine.nearly_capability
        title = "To be in place," if incident else "Capability"
        away = self._board.view.own.busy_until > self._board.view.clock.tick
        pool = "task force" if force else "yours, in training" if away else "yours, free"
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
        for force in self._board.view.forces:
            if force.thread == thread.thread:
                rows += self._force(force)
        return rows

    def _force(self, force: Force) -> list[Widget | None]:
        board = self._board
        lead = "your" if force.lead == board.me else f"{board.nation_name(force.lead)}'s"
        stage = force_state(self._board, force)
        codes = [board.code(n) for n in force.members]
        asked = [board.code(n) for n in force.invited]
        return [
            Divider(),
            Row(
                [
                    Icon("users", 15, "good"),
                    Label(f"{lead[0].upper()}{lead[1:]} task force", "body_bold", "hi"),
                    Spacer(flex=1),
                    Pill(stage, "good" if board.stage(force) == Stage.READY else "text"),
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
        thread, count = self._board.threads[force.thread], len(force.reports)
        put = ["1 report" if count == 1 else f"{count} reports"] * bool(count)
        put += ["the fusion cell"] * bool(backing(self._board.view, force))
        has = domains_of(self._board.view, force)
        told = f"Evidence from {' and '.join(put)}" if put else "It has no report yet"
        told += f"; domains{as_read(self._board.view, force)}: {terms.domains(has, thread.domains_asked)}."
        disrupts, prevents = (terms.points(at) for at in thresholds(self._board, thread))
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
            marked_meter(force.confidence, thresholds(self._board, thread), 8, tip),
            Paragraph(told, "small", "warn" if len(has) < thread.domains_asked else "dim"),
            *(Paragraph(line.text, "small", TONE_INK[line.tone]) for line in standing(self._board.prospects, force)),
        ]

    def _arrivals(self, thread: Thread) -> list[Widget | None]:
        """For an incident: whether a ready force of the nation's own would be there in time."""
        forces = [f for f in self._board.view.forces if f.thread == thread.thread and f.member]
        ready = [f for f in forces if self._board.stage(f) == Stage.READY]
        tell = self._board.prospects
        lines = [line for f in ready for line in (tell.arrival(f, thread), tell.cover(f, thread))]
        return [Paragraph(line.text, "small", TONE_INK[line.tone]) for line in lines]


def force_state(board: Board, force: Force) -> str:
    """Its stage, and until when."""
    thread = board.threads.get(force.thread)
    incident = thread is not None and thread.progress == Progress.INCIDENT
    match board.stage(force):
        case Stage.FORMING if force.ready < NEVER:
            return f"forming until {terms.clock(force.ready)}"
        case Stage.DEPLOYED if incident:
            there = force.ready <= board.view.clock.tick
            return "in place" if there else f"under way, there {terms.clock(force.ready)}"
        case Stage.DEPLOYED | Stage.SPENT if force.busy_until < NEVER:
            return f"{terms.STAGE[force.stage]} until {terms.clock(force.busy_until)}"
    return terms.STAGE[board.stage(force)]
