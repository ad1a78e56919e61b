"""The exercise timeline: past turns with what marked them, the present, and those deadlines ahead that are known."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.rules.codes import NEVER, TICKS_PER_TURN, MatterStatus
from game.rules.view import Progress
from game.ui.painter import Painter
from game.ui.scenes.actions import Looks
from game.ui.scenes.board import Board
from game.ui.scenes.signs import MARKED
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Canvas, Heading, Label, Panel, Row, Spacer, Spot
from game.wording import terms


@dataclass(frozen=True)
class _Mark:
    """What stands at one turn."""

    turn: int
    icon: str
    ink: str
    lines: tuple[str, ...]


class Timeline:
    """The turns in a row."""

    def __init__(self, board: Board, looks: Looks) -> None:
        self._board = board
        self._looks = looks

    def build(self, ctx: Ctx, wide: float) -> Panel:
        """The panel, `wide` dp across."""
        marks = {m.turn: m for m in (*self._past(), *self._ahead())}
        clock = self._board.view.clock
        spots: list[Widget] = [self._spot(ctx, m) for m in marks.values()]
        tall = 24 + 20 * ctx.text_scale
        canvas = Canvas(
            spots,
            paint_on=lambda g, size: self._paint(g, size, ctx, marks),
            version=(clock, tuple(marks.values()), ctx.theme.name),
            height=tall,
            flex=0,
            id="timeline:turns",
            name="Turns",
        )
        nearest = min((m.turn for m in self._ahead()), default=-1)
        when = "this turn" if nearest == clock.turn else f"turn {nearest + 1}"
        words = "" if nearest < 0 else f"Next known deadline: {when}"
        head = Row([Heading("Timeline", "body_bold"), Spacer(flex=1), Label(words, "small", "dim") if words else None])
        return Panel(
            [head, canvas],
            floats=True,
            border="line",
            radius=8,
            pad=(8, 14, 6, 14),
            gap=2,
            width=wide,
            id="timeline",
            name="Timeline",
            anchor="midbottom",
            at=lambda r: (r.w / 2, r.h - ctx.px(12)),
        )

    def _past(self) -> list[_Mark]:
        """One mark a past turn: its weightiest event, the others listed."""
        board = self._board
        order = {event: n for n, event in enumerate(MARKED)}
        found = []
        for turn in range(board.view.clock.turn):
            items = sorted(
                (i for i in board.items if i.turn == turn and i.event in MARKED), key=lambda i: order[i.event]
            )
            if items:
                icon, ink = MARKED[items[0].event]
                lines = dict.fromkeys(board.sentence(i) for i in items)
                found.append(_Mark(turn, icon, ink, tuple(lines)[:7]))
            else:
                found.append(_Mark(turn, "", "gold_text", ("A quiet turn.",)))
        return found

    def _ahead(self) -> list[_Mark]:
        """Known deadlines: threads, incidents, requests the nation has to answer."""
        board = self._board
        due: dict[int, list[tuple[str, str, str]]] = {}
        for thread in board.view.threads:
            end = thread.crisis_until if thread.progress == Progress.INCIDENT else thread.deadline
            name = board.names.threads[thread.thread].codename
            if thread.progress != Progress.CLOSED and end < NEVER:
                what = "window closes" if thread.progress == Progress.INCIDENT else "deadline"
                due.setdefault(end // TICKS_PER_TURN, []).append(
                    ("clock", "warn", f"{name}: {what} {terms.clock(end)}.")
                )
        for matter in board.view.matters:
            if matter.status == MatterStatus.OPEN:
                whose = "your answer" if matter.mine else f"answer of {board.nation_name(matter.asked)}"
                line = f"{terms.MATTER[matter.kind]}: {whose} due {terms.clock(matter.due)}."
                due.setdefault(matter.due // TICKS_PER_TURN, []).append(("mail", "need", line[0].upper() + line[1:]))
        now, last = board.view.clock.turn, board.view.clock.turns - 1
        return [
            _Mark(min(turn, last), sorted(rows)[0][0], sorted(rows)[0][1], tuple(line for _, _, line in rows))
            for turn, rows in sorted(due.items())
            if turn >= now
        ]

    def _x(self, ctx: Ctx, turn: int, wide: int) -> int:
        edge = ctx.px(12)
        steps = max(1, self._board.view.clock.turns - 1)
        return edge + (wide - 2 * edge) * turn // steps

    def _spot(self, ctx: Ctx, mark: _Mark) -> Widget:
        past = mark.turn < self._board.view.clock.turn
        action = (lambda: self._looks.show_turn(mark.turn)) if past else None
        return Spot(
            f"turn:{mark.turn + 1}",
            name=f"Turn {mark.turn + 1}: {' '.join(mark.lines)}",
            tooltip=f"Turn {mark.turn + 1}\n" + "\n".join(mark.lines),
            at=lambda r: (self._x(ctx, mark.turn, r.w), ctx.px(13)),
            width=22,
            height=22,
            on_click=action,
        )

    def _paint(self, g: Painter, size: tuple[int, int], ctx: Ctx, marks: dict[int, _Mark]) -> None:
        clock, wide = self._board.view.clock, size[0]
        y, f = ctx.px(13), 1 / ctx.text_scale  # signs keep their size here: there are many side by side
        last = clock.turns - 1
        start, now, end = (self._x(ctx, turn, wide) for turn in (0, min(clock.turn, last), last))
        thick = ctx.px(4)
        g.box(pygame.Rect(start, y - thick // 2, end - start, thick), "line", None, 2)
        g.box(pygame.Rect(start, y - thick // 2, now - start, thick), "gold_text", None, 2)
        step = 1 if (end - start) / max(1, clock.turns - 1) > ctx.text.size("00", "small")[0] * 1.5 else 2
        for turn in range(clock.turns):
            x, mark = self._x(ctx, turn, wide), marks.get(turn)
            if turn == clock.turn:
                g.mark("circle", 16 * f, "gold_text", (x, y))
                g.mark("circle", 8 * f, "panel", (x, y))
            elif mark is not None and mark.icon:
                g.mark("circle", 24 * f, mark.ink, (x, y))
                g.mark("circle", 20 * f, "card", (x, y))
                g.icon(mark.icon, 13 * f, mark.ink, (x, y))
            else:
                g.mark("circle", 8 * f, "gold_text" if turn < clock.turn else "line_hi", (x, y))
            if turn % step == 0 or turn == clock.turn:
                ink, style = ("gold_text", "small_bold") if turn == clock.turn else ("dim", "small")
                tall = ctx.text.line_height(style)
                g.text(
                    str(turn + 1), style, ink, pygame.Rect(x - ctx.px(20), y + ctx.px(12), ctx.px(40), tall), "center"
                )
