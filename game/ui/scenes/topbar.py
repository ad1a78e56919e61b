"""The top bar: exercise, own nation, turn, clock, standing, and the ways to messages, briefing, help and menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.rules.codes import NONE
from game.ui.scenes.board import Board
from game.ui.scenes.table_dialogs import message_key
from game.ui.tree import Ctx, Widget
from game.ui.widgets import (
    Column,
    Divider,
    Heading,
    Icon,
    IconButton,
    IconTile,
    Label,
    Nation,
    Panel,
    Row,
    Spacer,
    Stat,
    TurnTrack,
)


@dataclass(frozen=True)
class TopActions:
    """Where the icons of the bar lead."""

    messages: Callable[[], object]
    briefing: Callable[[], object]
    help: Callable[[], object]
    menu: Callable[[], object] | None
    own: Callable[[], object]


def height(ctx: Ctx) -> float:
    """The bar's height in dp."""
    return 60 * max(1, 0.8 * ctx.text_scale)


def topbar(ctx: Ctx, board: Board, do: TopActions) -> Widget:
    """The bar; what there is no room for is left out from the middle."""
    room = ctx.width_dp / ctx.text_scale
    text = board.names.nations[board.me]
    parts: list[Widget | None] = [
        IconTile("share-2", 36, "on_primary", fill="primary") if room > 900 else None,
        Column([Heading("Need to Share"), Label(f"Exercise {board.names.title}", "small", "dim")], gap=0)
        if room > 900
        else None,
        Divider(vertical=True, height=34) if room > 900 else None,
        Row(
            [
                Nation(board.me, text.code, "", 22, own=True, name=f"you are {text.name}"),
                Column([Heading(text.name), Label("Your nation", "small", "dim")], gap=0),
            ],
            gap=10,
            role="button",
            id="top:own",
            name=f"{text.name}, your nation",
            on_click=do.own,
            tooltip=f"{text.about} Press to see its card.",
        ),
        Divider(vertical=True, height=34),
        _turn(board),
        _clock(board),
        Spacer(flex=1),
        *_standing(board, room),
        Spacer(width=4),
        *_icons(board, do),
    ]
    return Panel(
        [Row(parts, gap=14)], id="top", name="Overview", pad=(0, 14), sides="b", height=height(ctx), justify="center"
    )


def _turn(board: Board) -> Widget:
    clock = board.view.clock
    turn = min(clock.turn + 1, clock.turns)
    words = [
        Label("Turn", "small", "dim"),
        Label(str(turn), "heading", "gold_text"),
        Label(f"of {clock.turns}", "small", "dim"),
    ]
    order = [board.code(n) for n in board.view.nation_order]
    tip = f"A turn is six exercise hours. Ties between nations this turn go in this order: {', '.join(order)} (R-TIME)."
    wide = min(120, 9 * clock.turns)
    return Column([Row([*words], gap=5), TurnTrack(turn, clock.turns, width=wide)], gap=4, tooltip=tip)


def _clock(board: Board) -> Widget:
    day, hour = board.now_words()
    return Row(
        [
            Icon("timer", 18, "dim"),
            Column([Label(hour, "clock", "hi", shrink=False), Label(day, "small", "dim")], gap=0),
        ],
        gap=8,
        tooltip="The exercise clock. "
        + ("It stands still." if board.view.clock.ended else "Nothing moves before you end your turn."),
    )


def _standing(board: Board, room: float) -> list[Widget]:
    """What the nation may know of its own conduct so far."""
    now, before = board.view.standing, board.before.standing if board.before else None
    trusted = now.trusted // 10
    change = trusted - before.trusted // 10 if before else 0
    series = tuple(board.series) if room > 1250 else ()
    answered = now.answered + now.lapsed
    stats: list[tuple[float, Widget]] = [
        (
            0,
            Stat(
                title="Trust in you",
                figure=str(trusted),
                change=change,
                series=series,
                tooltip="The others' mean trust in you now, 0 to 100; its course is scored (R-SCORE).",
            ),
        ),
        (
            1050,
            Stat(
                title="Answered",
                figure=f"{now.answered} of {answered}" if answered else "none yet",
                tooltip=f"{now.answered} requests answered in time, {now.lapsed} ignored or late (R-RFI).",
            ),
        ),
        (
            880,
            Stat(
                title="Breaches",
                figure=str(now.breaches),
                change=now.breaches - before.breaches if before else 0,
                up_is_good=False,
                tooltip="Deliveries against a label or an originator's control, yours, found or not (R-BREACH).",
            ),
        ),
        (
            1180,
            Stat(
                title="Compromised",
                figure=str(now.compromises),
                change=now.compromises - before.compromises if before else 0,
                up_is_good=False,
                tooltip="Reports of yours that were compromised (R-EXPOSE).",
            ),
        ),
    ]
    return [stat for least, stat in stats if room >= least]


def _icons(board: Board, do: TopActions) -> list[Widget | None]:
    unread = any(not board.seen(message_key(board, m.inject)) for m in board.view.messages)
    pending = any(d.chosen == NONE for d in board.view.decisions)
    return [
        IconButton(
            "top:messages", "message-square", name="Messages", accel="m", alert=unread or pending, on_click=do.messages
        ),
        IconButton("top:briefing", "book-open", name="Briefing", accel="b", on_click=do.briefing),
        IconButton("top:help", "help-circle", name="Help", accel="?", on_click=do.help),
        IconButton("top:menu", "menu", name="Menu", tooltip="Menu (Escape)", on_click=do.menu) if do.menu else None,
    ]
