"""Where the parts of the table stand: three columns on a wide screen, tabs on a narrow one or with large text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules.codes import NONE
from game.ui.scenes import topbar
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Button, Column, Divider, Dot, Heading, Icon, KeyHint, Label, Panel, Row, Spacer, Stack, Tabs

if TYPE_CHECKING:
    from game.ui.scenes.table import TableScene

_FOOT = 29
_STRIP = 78  # dp, a line of thread cards
_TIMELINE = 92  # dp, with its distance from the lower edge


class Layout:
    """Puts the parts of a table together."""

    def __init__(self, table: TableScene) -> None:
        self._table = table

    def build(self, ctx: Ctx) -> Widget:
        """The whole screen."""
        top, foot = self._table.top(ctx), self._footer(ctx)
        body = self._columns(ctx) if self._wide(ctx) else self._one(ctx)
        return Column([top, body, foot], gap=0)

    # -- columns

    def _columns(self, ctx: Ctx) -> Widget:
        grow = max(1.0, 0.8 * ctx.text_scale)
        narrow = ctx.width_dp < 1450
        left, right = (350 if narrow else 384) * grow, (316 if narrow else 350) * grow
        centre = self._centre(ctx, ctx.width_dp - left - right)
        side = self._side(ctx)
        inbox = self._left(ctx, left)
        side.width, centre.flex = right, 1
        return Row([inbox, centre, side], gap=0, cross="stretch", flex=1)

    def _one(self, ctx: Ctx) -> Widget:
        """One part at a time, chosen by tabs."""
        table = self._table
        views = [
            *self.tabs(ctx.text_scale < 1.3),
            ("map", "Map", None, ""),
            ("orders", "Orders", len(table.desk.orders), ""),
            ("trust", "Trust", None, ""),
        ]
        if table.view not in {v[0] for v in views}:
            table.view = "inbox"
        choose = lambda v: setattr(table, "view", v)  # noqa: E731
        tabs = Panel(
            [Tabs(tabs=views, value=table.view, on_change=choose, id="view", name="Views")], name="Views", id="views"
        )
        match table.view:
            case "map":
                shown: Widget = self._centre(ctx, ctx.width_dp)
            case "orders":
                shown = Panel([*table.orders.build(ctx), self._commit(ctx)], name="Orders", id="panel:orders", pad=12)
            case "trust":
                trust = Column(table.trust.build(ctx), width=min(560, ctx.width_dp - 24), gap=10)
                shown = Panel([trust, Spacer(flex=1)], name="Trust", id="panel:trust", pad=12)
            case _:
                table.tab = table.view
                shown = Panel(self._tab(ctx), name="Inbox", id="panel:left", pad=(10, 8, 10, 12))
        shown.flex = 1
        return Column([tabs, shown], gap=0, flex=1)

    # -- left

    def tabs(self, counted: bool = True) -> list[tuple[str, str, int | None, str]]:
        """The tabs of what the exercise uses: a mechanic without entities has none (R-PACE)."""
        desk = self._table.desk
        tabs = [("inbox", "Inbox", len(desk.view.reports)), ("matters", "Requests", self._table.matters.waiting())]
        if desk.names.alerts:
            tabs.append(("alerts", "Alerts", len(desk.view.alerts)))
        if desk.names.campaigns:
            tabs.append(("online", "Online", len(desk.view.campaigns)))
        return [(value, words, count if counted else None, "") for value, words, count in tabs]

    def _tab(self, ctx: Ctx) -> list[Widget]:
        table = self._table
        match table.tab:
            case "matters":
                return table.matters.build(ctx)
            case "alerts":
                return table.finance.build(ctx)
            case "online":
                return table.campaigns.build(ctx)
        return table.inbox.build(ctx)

    def _left(self, ctx: Ctx, width: float) -> Widget:
        tabs = self._tabs(counted=True)
        if tabs.measure(ctx, 100_000)[0] > ctx.px(width - 20):
            tabs = self._tabs(counted=False)
        return Panel([tabs, *self._tab(ctx)], name="Desk", id="panel:left", pad=(8, 6, 10, 12), sides="r", width=width)

    def _tabs(self, counted: bool) -> Tabs:
        table = self._table
        return Tabs(
            tabs=self.tabs(counted), value=table.tab, on_change=table.set_tab, id="left", name="What is on the desk"
        )

    # -- right

    def _side(self, ctx: Ctx) -> Widget:
        table = self._table
        low = ctx.height_dp / ctx.text_scale < 640
        trust = [
            Row(
                [Icon("scale", 17, "accent"), Heading("Trust"), Spacer(flex=1), Label("0 to 100", "small", "dim")],
                gap=10,
            ),
            *table.trust.build(ctx),
        ]
        if low:
            choose = lambda v: setattr(table, "side", v)  # noqa: E731
            views = [("orders", "Orders", None, ""), ("trust", "Trust", None, "")]
            tabs = Tabs(tabs=views, value=table.side, on_change=choose, id="side", name="Orders and trust")
            shown = [*table.trust.build(ctx), Spacer(flex=1)] if table.side == "trust" else table.orders.build(ctx)
            parts = [tabs, *shown]
        else:
            parts = [*trust, Divider(), *table.orders.build(ctx)]
        return Panel([*parts, self._commit(ctx)], name="Trust and orders", id="panel:side", pad=12, sides="l")

    def _commit(self, ctx: Ctx) -> Widget:
        table = self._table
        return Row(
            [
                Button("order:new", "Order", "plus", large=True, accel="+", on_click=table.any_order),
                Button(
                    "turn:end",
                    "Commit turn",
                    "check",
                    "gold",
                    True,
                    ctx.width_dp / ctx.text_scale > 1500,
                    accel="ctrl+enter",
                    flex=1,
                    on_click=table.commit,
                ),
            ]
        )

    # -- centre

    def _centre(self, ctx: Ctx, wide: float) -> Widget:
        table = self._table
        strip = table.threads.strip(ctx, table.thread, wide - 24)
        tall = strip.measure(ctx, ctx.px(wide - 24))[1] / ctx.k + 12 if strip is not None else 0
        timeline = table.timeline.build(ctx, wide - 24)
        low = timeline.measure(ctx, ctx.px(wide - 24))[1] / ctx.k + 24
        chosen = table.nation != NONE or table.thread != NONE
        card = self._card(ctx, tall + 12, low, wide) if chosen else None
        over: list[Widget | None] = [
            table.theatre.build(ctx, table.nation, (14, tall + 14, 14, low + 8)),
            table.theatre.legend(ctx, low) if wide / ctx.text_scale > 560 else None,
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
        table = self._table
        grow = max(1.0, 0.8 * ctx.text_scale)
        body = (
            table.card.build(ctx, table.nation)
            if table.nation != NONE
            else table.thread_card.build(ctx, table.desk.threads[table.thread])
        )
        name = "Nation" if table.nation != NONE else "Thread"
        left = table.nation != NONE and table.theatre.lies_east(table.nation)
        room = ctx.height_dp - topbar.height(ctx) - _FOOT * max(1, 0.9 * ctx.text_scale) - top - low
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

    def _wide(self, ctx: Ctx) -> bool:
        return ctx.width_dp >= 1200 and ctx.width_dp / ctx.text_scale >= 1050

    # -- foot

    def _footer(self, ctx: Ctx) -> Widget:
        desk = self._table.desk
        keys = [
            ("Tab", "next"),
            ("F6", "next panel"),
            ("Enter", "open"),
            ("S", "share"),
            ("R", "request"),
            ("+", "order"),
            ("?", "all keys"),
        ]
        room = ctx.width_dp / ctx.text_scale
        hints: list[Widget] = [KeyHint(*k) for k in keys[: 7 if room > 900 else 4]]
        view = desk.view
        words = f"{view.own.unread} unread, {view.own.reading} read free a turn" if view.own.unread else "all read"
        right: list[Widget] = [Dot("warn" if view.own.unread else "good", name="reading"), Label(words, "small", "dim")]
        return Panel(
            [Row([*hints, Spacer(flex=1), *right], gap=14)],
            id="footer",
            name="Keys",
            pad=(0, 12),
            sides="t",
            height=_FOOT * max(1, 0.9 * ctx.text_scale),
            justify="center",
        )
