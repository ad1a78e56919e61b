"""The parts of the table, which of them are shown, and where they stand: three columns on a wide screen, tabs on a
narrow one or with large text.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from game.rules.codes import NONE
from game.ui.scenes.actions import Looks
from game.ui.scenes.board import Board
from game.ui.scenes.campaigns_panel import Campaigns
from game.ui.scenes.feet import Feet
from game.ui.scenes.finance_panel import Finance
from game.ui.scenes.inbox import Inbox
from game.ui.scenes.matters_panel import Matters
from game.ui.scenes.nation_card import NationCard
from game.ui.scenes.table_map import Theatre
from game.ui.scenes.thread_card import ThreadCard
from game.ui.scenes.threads_panel import Threads
from game.ui.scenes.timeline import Timeline
from game.ui.scenes.trust_panel import TrustPanel
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Column, Divider, Dot, Heading, Icon, KeyHint, Label, Panel, Row, Spacer, Stack, Tabs

_FOOT = 29


class Below(Protocol):
    """What stands below the trust panel, or beside it where there is no room for both."""

    title: str
    hints: Sequence[tuple[str, str]]
    """Its keys, each with what it does."""

    @property
    def count(self) -> int:
        """How many orders it lists."""
        ...

    def build(self, ctx: Ctx) -> list[Widget]:
        """Its content."""
        ...

    def foot(self, ctx: Ctx) -> Widget:
        """What stands below it, always in view."""
        ...


class Layout:
    """Puts the parts of a table together and knows what of them is shown."""

    def __init__(self, board: Board, looks: Looks, feet: Feet, below: Below, cache: Path) -> None:
        """`feet` end the cards, `below` stands below the trust panel, `cache` is the folder for drawn maps."""
        self._board, self._below = board, below
        self.tab = "inbox"  # of the left panel
        self.side = "orders"  # of the right panel, where it is too low for both
        self.view = "inbox"  # where only one part has room
        self.nation = NONE  # whose card lies over the map
        self.thread = NONE  # likewise
        self._bar = 0.0  # dp, the height of the bar above
        self.inbox = Inbox(board, looks, feet)
        self.matters = Matters(board, looks, feet)
        self.finance = Finance(board, looks, feet)
        self.campaigns = Campaigns(board, looks, feet)
        self.trust = TrustPanel(board, looks)
        self.threads = Threads(board, looks)
        self.thread_card = ThreadCard(board, looks, feet)
        self.card = NationCard(board, looks, feet)
        self.timeline = Timeline(board, looks)
        self.theatre = Theatre(board, looks, cache)

    def build(self, ctx: Ctx, top: Widget) -> Widget:
        """The whole screen below the bar `top`."""
        self._bar = top.measure(ctx, ctx.size[0])[1] / ctx.k
        body = self._columns(ctx) if self._wide(ctx) else self._one(ctx)
        return Column([top, body, self._footer(ctx)], gap=0)

    # -- what is shown

    def settle(self) -> None:
        """After an answer: what was chosen and is no more is not chosen any longer."""
        self.inbox.settle()
        if self.thread not in self._board.threads:
            self.thread = NONE

    def turn_to(self, tab: str) -> None:
        """Show this tab of the left panel, and that panel where only one has room."""
        self.tab = self.view = tab

    def show_nation(self, n: int) -> None:
        """Lay a nation's card over the map; take it away when it lies there."""
        self.nation, self.thread = (NONE if n == self.nation else n), NONE
        if self.nation != NONE:
            self.view = "map"

    def show_thread(self, t: int) -> None:
        """Lay a thread's card over the map; NONE takes it away."""
        self.thread, self.nation = t, NONE
        if t != NONE:
            self.view = "map"

    def show_report(self, i: int) -> None:
        """Choose a report in the inbox."""
        self.turn_to("inbox")
        self.inbox.choose(i)

    # -- columns

    def _columns(self, ctx: Ctx) -> Widget:
        grow = max(1.0, 0.8 * ctx.text_scale)
        narrow = ctx.width_dp < 1450
        left, right = (350 if narrow else 384) * grow, (316 if narrow else 350) * grow
        centre = self._centre(ctx, ctx.width_dp - left - right)
        side = self._right(ctx)
        inbox = self._left(ctx, left)
        side.width, centre.flex = right, 1
        return Row([inbox, centre, side], gap=0, cross="stretch", flex=1)

    def _one(self, ctx: Ctx) -> Widget:
        """One part at a time, chosen by tabs."""
        views = [
            *self.tabs(ctx.text_scale < 1.3),
            ("map", "Map", None, ""),
            ("orders", self._below.title, self._below.count, ""),
            ("trust", "Trust", None, ""),
        ]
        if self.view not in {v[0] for v in views}:
            self.view = "inbox"
        choose = lambda v: setattr(self, "view", v)  # noqa: E731
        tabs = Panel(
            [Tabs(tabs=views, value=self.view, on_change=choose, id="view", name="Views")], name="Views", id="views"
        )
        match self.view:
            case "map":
                shown: Widget = self._centre(ctx, ctx.width_dp)
            case "orders":
                shown = Panel(
                    [*self._below.build(ctx), self._below.foot(ctx)], name=self._below.title, id="panel:orders", pad=12
                )
            case "trust":
                trust = Column(self.trust.build(ctx), width=min(560, ctx.width_dp - 24), gap=10)
                shown = Panel([trust, Spacer(flex=1)], name="Trust", id="panel:trust", pad=12)
            case _:
                self.tab = self.view
                shown = Panel(self._tab(ctx), name="Inbox", id="panel:left", pad=(10, 8, 10, 12))
        shown.flex = 1
        return Column([tabs, shown], gap=0, flex=1)

    # -- left

    def tabs(self, counted: bool = True) -> list[tuple[str, str, int | None, str]]:
        """The tabs of what the exercise uses: a mechanic without entities has none (R-PACE)."""
        board = self._board
        tabs = [("inbox", "Inbox", len(board.view.reports)), ("matters", "Requests", self.matters.waiting())]
        if board.names.alerts:
            tabs.append(("alerts", "Alerts", len(board.view.alerts)))
        if board.names.campaigns:
            tabs.append(("online", "Online", len(board.view.campaigns)))
        return [(value, words, count if counted else None, "") for value, words, count in tabs]

    def _tab(self, ctx: Ctx) -> list[Widget]:
        match self.tab:
            case "matters":
                return self.matters.build(ctx)
            case "alerts":
                return self.finance.build(ctx)
            case "online":
                return self.campaigns.build(ctx)
        return self.inbox.build(ctx)

    def _left(self, ctx: Ctx, width: float) -> Widget:
        tabs = self._tabs(counted=True)
        if tabs.measure(ctx, 100_000)[0] > ctx.px(width - 20):
            tabs = self._tabs(counted=False)
        return Panel([tabs, *self._tab(ctx)], name="Desk", id="panel:left", pad=(8, 6, 10, 12), sides="r", width=width)

    def _tabs(self, counted: bool) -> Tabs:
        return Tabs(
            tabs=self.tabs(counted), value=self.tab, on_change=self._set_tab, id="left", name="What is on the desk"
        )

    def _set_tab(self, tab: str) -> None:
        self.tab = tab

    # -- right

    def _right(self, ctx: Ctx) -> Widget:
        low = ctx.height_dp / ctx.text_scale < 640
        trust = [
            Row(
                [Icon("scale", 17, "accent"), Heading("Trust"), Spacer(flex=1), Label("0 to 100", "small", "dim")],
                gap=10,
            ),
            *self.trust.build(ctx),
        ]
        if low:
            choose = lambda v: setattr(self, "side", v)  # noqa: E731
            views = [("orders", self._below.title, None, ""), ("trust", "Trust", None, "")]
            tabs = Tabs(tabs=views, value=self.side, on_change=choose, id="side", name=f"{self._below.title} and trust")
            shown = [*self.trust.build(ctx), Spacer(flex=1)] if self.side == "trust" else self._below.build(ctx)
            parts = [tabs, *shown]
        else:
            parts = [*trust, Divider(), *self._below.build(ctx)]
        return Panel(
            [*parts, self._below.foot(ctx)],
            name=f"Trust and {self._below.title.lower()}",
            id="panel:side",
            pad=12,
            sides="l",
        )

    # -- centre

    def _centre(self, ctx: Ctx, wide: float) -> Widget:
        strip = self.threads.strip(ctx, self.thread, wide - 24)
        tall = strip.measure(ctx, ctx.px(wide - 24))[1] / ctx.k + 12 if strip is not None else 0
        timeline = self.timeline.build(ctx, wide - 24)
        low = timeline.measure(ctx, ctx.px(wide - 24))[1] / ctx.k + 24
        chosen = self.nation != NONE or self.thread != NONE
        card = self._card(ctx, tall + 12, low, wide) if chosen else None
        over: list[Widget | None] = [
            self.theatre.build(ctx, self.nation, (14, tall + 14, 14, low + 8)),
            self.theatre.legend(ctx, low) if wide / ctx.text_scale > 560 and not self._card_left() else None,
            Panel(
                [strip],
                fill=None,
                floats=True,
                id="threads",
                name="Threads",
                at=lambda r: (ctx.px(12), ctx.px(12)),
                width=wide - 24,
            )
            if strip is not None
            else None,
            timeline,
            card,
        ]
        return Stack(over)

    def _card(self, ctx: Ctx, top: float, low: float, wide: float) -> Widget:
        """The card of the nation or thread chosen, over the half of the map where it hides least."""
        grow = max(1.0, 0.8 * ctx.text_scale)
        body = (
            self.card.build(ctx, self.nation)
            if self.nation != NONE
            else self.thread_card.build(ctx, self._board.threads[self.thread])
        )
        name = "Nation" if self.nation != NONE else "Thread"
        left = self._card_left()
        room = ctx.height_dp - self._bar - _FOOT * max(1, 0.9 * ctx.text_scale) - top - low
        if not self._wide(ctx):
            room -= 36 * ctx.text_scale
        panel = Panel(
            body,
            floats=True,
            border="line_hi",
            radius=8,
            pad=(10, 12, 12, 14),
            id="panel:card",
            name=name,
            width=min(340 * grow, wide - 24),
            at=lambda r: (ctx.px(12) if left else r.w - ctx.px(12), ctx.px(top)),
            anchor="topleft" if left else "topright",
        )
        natural = panel.measure(ctx, ctx.px(wide))[1] / ctx.k
        panel.height = min(room, natural + 2)
        panel.sizes.clear()
        return panel

    def _card_left(self) -> bool:
        """Whether a card lies over the left half of the map, where the legend stands else."""
        return self.nation != NONE and self.theatre.lies_east(self.nation)

    def _wide(self, ctx: Ctx) -> bool:
        return ctx.width_dp >= 1200 and ctx.width_dp / ctx.text_scale >= 1050

    # -- foot

    def _footer(self, ctx: Ctx) -> Widget:
        board = self._board
        keys = [
            ("Tab", "next"),
            ("F6", "next panel"),
            ("Enter", "open"),
            *self._below.hints,
            ("?", "help"),
        ]
        room = ctx.width_dp / ctx.text_scale
        hints: list[Widget] = [KeyHint(*k) for k in keys[: 7 if room > 900 else 4]]
        view = board.view
        unread = sum(not (r.read or r.void) for r in view.reports)
        how = "never read" if view.clock.ended else f"unread, {view.own.reading} read free a turn"
        words = f"{unread} {how}" if unread else "all reports read"
        right: list[Widget] = [Dot("warn" if unread else "good", name="reading"), Label(words, "small", "dim")]
        return Panel(
            [Row([*hints, Spacer(flex=1), *right], gap=14)],
            id="footer",
            name="Keys",
            pad=(0, 12),
            sides="t",
            height=_FOOT * max(1, 0.9 * ctx.text_scale),
            justify="center",
        )
