"""The author's eyes: what each nation holds over time, as turns or as a map, with what is counted chosen above."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from game.rules.codes import TICKS_PER_TURN, Domain
from game.ui.scenes.author.axis import TimeScale, TurnAxis, TurnWheel, time_scale
from game.ui.scenes.author.chart import chart, legend
from game.ui.scenes.author.gaze import Gaze
from game.ui.scenes.author.map_view import map_view
from game.ui.scenes.author.marks import Sign
from game.ui.scenes.author.outlook import Outlook
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Chip, Dropdown, Label, Panel, Row, Scroll, Spacer, Stack, Tabs, Veil, Wrap
from game.wording import terms

PAD: Final = 16
_BAR_ROOM: Final = 12  # dp that a scrollbar takes; the slider above has none, and yet stands over the same columns
_AROUND: Final = 300  # dp of the window's height that the pictures of time have not


def eyes(ctx: Ctx, outlook: Outlook, gaze: Gaze, room: int, head: Widget | None) -> Widget:
    """The panel, `room` pixels across, under a `head`; dimmed while the file does not load."""
    scale = scale_for(ctx, outlook, room)
    axis = TurnAxis("turns", scale, gaze.column, when(outlook, gaze), gaze.turn_to, align="start")
    body = TurnWheel([axis, _picture(ctx, outlook, gaze, scale)], on_turn=gaze.turn_by, id="wheel", gap=2, flex=1)
    signs = _legend(outlook) if gaze.picture == "chart" else None
    panel = Panel(
        [head, _chips(outlook, gaze), body, signs], id="panel:eyes", name="What each nation holds",
        pad=(8, PAD, 10, PAD), anchor="fill",
    )  # fmt: skip
    return Stack([panel, Veil(id="veil", anchor="fill") if gaze.manuscript.stale else None], flex=1)


def scale_for(ctx: Ctx, outlook: Outlook, room: int) -> TimeScale:
    """The scale of a panel `room` pixels across."""
    return time_scale(ctx, room - 2 * ctx.px(PAD) - ctx.px(_BAR_ROOM), outlook.turns, outlook.waits)


def views(outlook: Outlook, gaze: Gaze, pages: bool) -> Widget:
    """The pictures to choose from, with `pages` these too, and the time that is looked at."""
    tabs = [("chart", "Over the turns", None, "list-ordered"), ("theatre", "On the map", None, "map")]
    if pages:
        tabs.append(("pages", "Pages", None, "file-text"))
    shown = gaze.view if pages else gaze.picture
    row = Tabs(tabs=tabs, value=shown, on_change=gaze.show, id="view", name="Views")
    return Row([row, Spacer(flex=1), Label(when(outlook, gaze), "body_bold", "gold_text", shrink=False)])


def when(outlook: Outlook, gaze: Gaze) -> str:
    """The time that is looked at, in words."""
    if gaze.column >= outlook.turns:
        return "What waits for an event"
    first = gaze.column * TICKS_PER_TURN
    return f"Turn {gaze.column + 1} of {outlook.turns}, hours {first} to {first + TICKS_PER_TURN - 1}"


def _picture(ctx: Ctx, outlook: Outlook, gaze: Gaze, scale: TimeScale) -> Widget:
    if gaze.picture == "theatre":
        return map_view(outlook, gaze)
    room = ctx.size[1] - ctx.px(_AROUND * max(1.0, 0.95 * ctx.text_scale))
    return Scroll("over", chart(ctx, outlook, scale, gaze, room), flex=1, name="Nations over turns")


def _chips(outlook: Outlook, gaze: Gaze) -> Widget:
    """What is counted."""
    filters = gaze.filters
    threads = [("", "All threads"), *((t.id, t.codename) for t in outlook.names.threads)]
    domains = [("", "All domains"), *((d.name.lower(), terms.DOMAIN[d]) for d in Domain)]
    thread = filters.thread if any(value == filters.thread for value, _ in threads) else ""
    domain = filters.domain.name.lower() if filters.domain is not None else ""

    def by_thread(value: str) -> None:
        gaze.filter(replace(filters, thread=value))

    def by_domain(value: str) -> None:
        gaze.filter(replace(filters, domain=Domain[value.upper()] if value else None))

    return Wrap(
        [
            Chip("measure:new", "New in the turn", selected=gaze.measure == "new", on_click=lambda: gaze.count("new")),
            Chip("measure:held", "Held by then", selected=gaze.measure == "held", on_click=lambda: gaze.count("held")),
            Spacer(width=8),
            Dropdown("thread", threads, thread, by_thread, name="Thread"),
            Dropdown("domain", domains, domain, by_domain, name="Domain"),
            Chip("needed", "Needed by others", icon="handshake", selected=filters.needed,
                 on_click=lambda: gaze.filter(replace(filters, needed=not filters.needed))),
        ],
        gap=8,
    )  # fmt: skip


def _legend(outlook: Outlook) -> Widget:
    signs = legend(outlook)
    rows = [Row([Sign(kind, ink, name=words), Label(words, "small", "dim")], gap=5) for kind, ink, words in signs]
    return Wrap([*rows], gap=18)
