"""A scene with every widget in its states: what the tests look at, and what a person looks at to judge the finish."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.ui.scene import Push, Result
from game.ui.tree import Ctx, Widget
from game.ui.widgets import (
    Button,
    Card,
    Chip,
    Column,
    Divider,
    Dot,
    Empty,
    Grade,
    Heading,
    HeatCell,
    HeatGrid,
    HeatScale,
    Icon,
    IconButton,
    IconTile,
    KeyHint,
    Label,
    MenuItem,
    Nation,
    Nations,
    Panel,
    Paragraph,
    Pill,
    Pips,
    Row,
    Spacer,
    Stat,
    Tabs,
    TextField,
    Tlp,
    TurnTrack,
    Wrap,
    menu_button,
    scroll_list,
)
from game.ui.widgets.dialogs import Confirm
from tests.ui.gallery_controls import CODES, NAMES, STRIPES, TRUST, Controls

REPORTS = (
    (
        "R-0714",
        "AMBER+STRICT",
        "B2",
        "Coaster reports a tracking gap off the cape; deck cargo inconsistent with manifest",
        2,
        "2h",
    ),
    ("R-0715", "RED", "A1", "Named broker met the paymaster in Port Halda, payment agreed", 4, "3h"),
    ("R-0716", "GREEN", "C3", "Port scheduling system probed from two new hosts; no intrusion confirmed", 3, "5h"),
    ("R-0717", "AMBER", "B3", "Uncrewed aircraft sighted twice near the Gulf platform", 5, "T-1"),
    ("R-0718", "CLEAR", "F6", "Local press claims a second tanker is anchored without lights", 1, "T-1"),
    ("R-0719", "AMBER", "B2", "Transfers match the earlier pattern; two new accounts seen at one bank", 0, "T-2"),
)


class Gallery(Controls):
    """The whole screen."""

    title = "Gallery"

    def keys(self) -> Mapping[str, Callable[[], object]]:
        return {
            "?": lambda: self.app.toast("Keys are listed in the footer", "accent"),
            "s": lambda: self.log.append("share"),
        }

    def commit(self) -> Result:
        return Push(
            Confirm("Commit turn 7?", "One staff point is unspent. Orders can't be changed afterwards.", "Commit"),
            self.committed,
        )

    def committed(self, _: object) -> None:
        self.commits += 1
        self.app.toast("Turn committed")

    def build(self, ctx: Ctx) -> Widget:
        if ctx.width_dp < 1200:
            tabs = Tabs(
                tabs=[
                    ("inbox", "Inbox", 7, "inbox"),
                    ("state", "Controls", None, "sliders-horizontal"),
                    ("trust", "Trust", None, "scale"),
                ],
                value=self.tab,
                on_change=lambda v: self.set("tab", v),
                id="view",
                name="Views",
            )
            shown = {"inbox": self.inbox, "state": self.middle, "trust": self.side}[self.tab](ctx)
            shown.flex = 1
            return Column([self.top(ctx), tabs, shown, self.footer(ctx)], gap=0)
        inbox, middle, side = self.inbox(ctx), self.middle(ctx), self.side(ctx)
        inbox.width, side.width, middle.flex = 384, 350, 1
        return Column(
            [self.top(ctx), Row([inbox, middle, side], gap=0, cross="stretch", flex=1), self.footer(ctx)], gap=0
        )

    def top(self, ctx: Ctx) -> Widget:
        wide = ctx.width_dp >= 1300
        series = [(3, 4, 4, 6, 7), (9, 6, 7, 8, 6), (2, 4, 4, 5, 6), (1, 2, 2, 3, 5)] if wide else [()] * 4
        return Panel(
            [
                Row(
                    [
                        IconTile("share-2", 36, "on_primary", fill="primary"),
                        Column(
                            [Heading("Need to Share", "heading"), Label("Exercise COPPER STRAIT", "small", "dim")],
                            gap=0,
                        ),
                        Divider(vertical=True, height=34),
                        Nation(0, "ALB", "", 22, own=True, name="you are Albane"),
                        Column([Heading("Albane", "heading"), Label("Liaison lead", "small", "dim")], gap=0),
                        Divider(vertical=True, height=34),
                        Column(
                            [
                                Row(
                                    [
                                        Label("Turn", "small", "dim"),
                                        Label("7", "heading", "gold_text"),
                                        Label("of 12", "small", "dim"),
                                    ],
                                    gap=5,
                                ),
                                TurnTrack(7, 12),
                            ],
                            gap=4,
                        ),
                        Spacer(flex=1),
                        Stat(title="Mission", figure="68", change=4, series=series[0]),
                        Stat(title="Coalition trust", figure="54", change=-2, series=series[1]),
                        Stat(title="Leak risk", figure="12%", change=5, up_is_good=False, series=series[3]),
                        Spacer(width=6),
                        IconButton("messages", "message-square", name="Messages", alert=True),
                        IconButton("codex", "book-open", name="Codex", accel="f1"),
                        menu_button(
                            ctx,
                            "settings",
                            "settings",
                            "Settings",
                            lambda: [
                                MenuItem("settings:save", "Save game", "save"),
                                MenuItem("settings:quit", "Leave the exercise", "log-out", "bad"),
                            ],
                        ),
                    ],
                    gap=14,
                ),
            ],
            id="top",
            name="Overview",
            pad=(0, 14),
            sides="b",
            height=60 * max(1, 0.8 * ctx.text_scale),
            justify="center",
        )

    def inbox(self, ctx: Ctx) -> Widget:
        counts = {"all": 7, "new": 3, "needs": 2, "held": 0}
        chips: list[Widget] = [
            Chip(
                f"filter:{key}",
                key.capitalize(),
                n,
                selected=self.filter == key,
                on_click=lambda key=key: self.set("filter", key),
            )
            for key, n in counts.items()
        ]
        rows = [self.report(report) for report in REPORTS] if self.filter != "held" else []
        field = TextField(
            "search", self.query, "Search reports", lambda q: self.set("query", q), icon="search", name="Search reports"
        )
        empty = Empty(icon="inbox", text="Nothing held", hint="Reports that you hold stay here until you share them.")
        return Panel(
            [
                Wrap([*chips], gap=6),
                field,
                scroll_list("inbox", rows, "Reports", empty),
            ],
            title="Inbox",
            icon="inbox",
            caption="3 new · 7 reports",
            id="panel:inbox",
            pad=(12, 6, 0, 12),
            sides="r",
        )

    def report(self, report: tuple[str, str, str, str, int, str]) -> Widget:
        ref, tlp, grade, text, nation, age = report
        chosen = ref == self.chosen
        actions = (
            Wrap(
                [
                    Button(f"report:{ref}:share", "Share", "share-2", "primary"),
                    Button(f"report:{ref}:tear", "Tear-line", "scissors"),
                    Button(
                        f"report:{ref}:verify", "Verify", "search", disabled="Needs an analyst; none is free this turn."
                    ),
                ],
                gap=8,
            )
            if chosen
            else None
        )
        return Card(
            [
                Row([Tlp(tlp), Grade(grade), Spacer(flex=1), Dot(name="unread"), Label(age, "small", "dim")], gap=7),
                Paragraph(text, "title", "hi", 2),
                Row(
                    [
                        Nation(nation, CODES[nation]),
                        Icon("banknote", 14),
                        Label("Finance", "small", "dim"),
                        Spacer(flex=1),
                        Icon("send", 13, name="sent to"),
                        Nations((1, 2, 5), ("NVK", "SVN", "SUO")),
                        Pill("PLV need", "need", "need_fill"),
                    ]
                ),
                actions,
            ],
            stripe=STRIPES[tlp],
            selected=chosen,
            id=f"report:{ref}",
            name=f"Report {ref}: {text}",
            on_click=lambda: self.set("chosen", ref),
            on_focus=lambda: self.set("chosen", ref),
        )

    def side(self, ctx: Ctx) -> Widget:
        cells: list[Widget] = [Spacer()]
        cells += [
            Column(
                [Nation(n, "", size=12, align="center", name=NAMES[n]), Label(CODES[n], "code", "dim", "center")], gap=2
            )
            for n in range(6)
        ]
        for r, row in enumerate(TRUST):
            cells.append(Nation(r, CODES[r], size=11))
            for c, value in enumerate(row):
                cells.append(
                    HeatCell(
                        value,
                        (value or 0) / 80,
                        (value == 41) - (value == -12),
                        id=f"trust:{CODES[r]}:{CODES[c]}",
                        selected=(r, c) == (0, 2),
                        name="" if value is None else f"{NAMES[r]} trusts {NAMES[c]} {value:+}",
                        tooltip=lambda _, r=r, c=c: self.trust_tip(r, c),
                    )
                )
        orders = [
            ("share-2", "Share R-0714", "to PLV, SUO · tear-line", 1),
            ("radar", "Task force: Gulf box", "Two turns", 2),
            (
                "handshake",
                "Open channel TVA – SVN, through the fusion cell of the coalition",
                "Offer: finance, GREEN",
                1,
            ),
        ]
        rows = [self.order(n, *order) for n, order in enumerate(orders)]
        return Panel(
            [
                HeatGrid(cells, columns=("auto", *("*",) * 6), id="trust", name="Trust matrix"),
                HeatScale(-80, 80),
                Divider(),
                Row(
                    [
                        Icon("list-ordered", 17, "accent"),
                        Heading("Orders this turn"),
                        Spacer(flex=1),
                        Pips(4, 6, name="Staff points"),
                    ],
                    gap=10,
                ),
                scroll_list("orders", rows, "Orders"),
                Divider(),
                Row(
                    [
                        Button("order:new", "Order", "plus", large=True),
                        Button(
                            "turn:end",
                            "Commit turn",
                            "check",
                            "gold",
                            True,
                            ctx.width_dp > 1500,
                            accel="ctrl+enter",
                            on_click=self.commit,
                            flex=1,
                        ),
                    ]
                ),
            ],
            title="Trust matrix",
            icon="scale",
            caption="row trusts column",
            id="panel:trust",
            pad=(12, 12, 12, 12),
            sides="l",
        )

    def order(self, n: int, icon: str, title: str, detail: str, cost: int) -> Widget:
        return Card(
            [
                Row(
                    [
                        Label(str(n + 1), "small", "dim", shrink=False),
                        IconTile(icon),
                        Column([Label(title, "title", "hi"), Label(detail, "small", "dim")], gap=0, flex=1),
                        Pips(cost, cost, name="costs"),
                    ],
                    gap=10,
                )
            ],
            pad=(7, 10),
            id=f"order:{n}",
            name=title,
            on_click=lambda: self.log.append(title),
        )

    def footer(self, ctx: Ctx) -> Widget:
        hints: list[Widget] = [
            KeyHint("Tab", "next"),
            KeyHint("F6", "next panel"),
            KeyHint("Enter", "open"),
            KeyHint("?", "all keys"),
        ]
        right = [Dot("good", name="connected"), Label("saved 12 s ago", "small", "dim")]
        return Panel(
            [Row([*hints, Spacer(flex=1), *right], gap=14)],
            id="footer",
            name="Keys",
            pad=(0, 12),
            sides="t",
            height=29 * max(1, 0.9 * ctx.text_scale),
            justify="center",
        )
