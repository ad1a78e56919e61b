"""The gallery's controls: buttons, choices, amounts, a small map and a long list, in their states."""

from __future__ import annotations

import pygame

from game.ui import gfx
from game.ui.painter import Painter
from game.ui.scene import Scene
from game.ui.theme import NATION_SHAPES
from game.ui.tree import Ctx, Widget
from game.ui.widgets import (
    Button,
    Canvas,
    Checkbox,
    Chip,
    Column,
    Divider,
    Dropdown,
    Grade,
    Heading,
    Icon,
    IconButton,
    KeyHint,
    Label,
    LongList,
    Meter,
    Nation,
    Panel,
    Paragraph,
    Pill,
    Pips,
    RadioGroup,
    Row,
    Scroll,
    Slider,
    Spacer,
    Spot,
    Stack,
    Stepper,
    TextField,
    Tlp,
    Wrap,
)

CODES = ("ALB", "NVK", "SVN", "TVA", "PLV", "SUO")
NAMES = ("Albane", "Norvik", "Svenia", "Teuva", "Polvane", "Suomar")
TRUST = (
    (None, 62, 41, 38, -12, 24),
    (58, None, 71, 20, 5, 44),
    (47, 66, None, 12, 18, 73),
    (35, 15, 22, None, -34, 9),
    (-18, 8, 26, -41, None, 31),
    (30, 39, 78, 6, 35, None),
)
STRIPES = {"RED": "#FF2B2B", "AMBER": "#FFC000", "AMBER+STRICT": "#FFC000", "GREEN": "#33FF00", "CLEAR": "#FFFFFF"}


class Controls(Scene):
    """State that the widgets show and change."""

    def __init__(self) -> None:
        self.filter = "all"
        self.chosen = "R-0714"
        self.query = ""
        self.checked = True
        self.delivery = "direct"
        self.tab = "state"
        self.amount = 3
        self.level = 0.4
        self.sort = "time"
        self.commits = 0
        self.animated = True
        self.log: list[str] = []

    def set(self, name: str, value: object) -> None:
        setattr(self, name, value)

    def middle(self, ctx: Ctx) -> Widget:
        content = Column(
            [
                self.buttons(),
                Divider(),
                self.choices(),
                Divider(),
                self.amounts(),
                Divider(),
                self.map(ctx),
                Heading("A long list"),
                LongList(
                    "long",
                    500,
                    lambda n: Row(
                        [Label(f"Entry {n:03}"), Spacer(flex=1), Label(f"turn {n // 40}", "small", "dim")],
                        id=f"entry:{n}",
                        on_click=lambda: self.log.append(f"entry {n}"),
                        pad=(0, 10),
                        radius=5,
                    ),
                    30,
                    height=150,
                    name="Entries",
                ),
            ],
            gap=14,
            pad=(4, 12),
        )
        return Panel(
            [Scroll("middle", content, flex=1, name="Controls")],
            id="panel:middle",
            name="Controls",
            fill="bg",
            pad=(8, 4),
        )

    def buttons(self) -> Widget:
        return Column(
            [
                Heading("Buttons"),
                Wrap(
                    [
                        Button("b:quiet", "Quiet", "plus", on_click=lambda: self.log.append("quiet")),
                        Button("b:primary", "Primary", "share-2", "primary"),
                        Button("b:danger", "Resign", "flag", "danger"),
                        Button("b:plain", "Plain", kind="plain"),
                        Button("b:on", "Selected", "map", selected=True),
                        Button("b:off", "Disabled", "lock", disabled="No staff points left this turn."),
                        Button(
                            "b:long",
                            "A button whose words are much longer than any button should be, in any language",
                            "info",
                            width=200,
                        ),
                        Chip("b:chip", "Links", icon="link", selected=True),
                        Chip("b:chip-off", "Forces", 3, "truck"),
                        IconButton("b:icon", "filter", name="Filter"),
                    ]
                ),
                Wrap([Tlp(t) for t in STRIPES], gap=6),
                Wrap(
                    [Nation(n, CODES[n % 6], f"{shape.capitalize()}") for n, shape in enumerate(NATION_SHAPES * 2)],
                    gap=14,
                ),
                Wrap(
                    [
                        Pill("At war with time", "warn"),
                        Pill("Frozen", "accent", icon="snowflake"),
                        Pill("Breach", "bad", "bad_fill"),
                        Grade("A1"),
                        KeyHint("Tab", "next"),
                    ]
                ),
            ],
            gap=10,
        )

    def choices(self) -> Widget:
        return Row(
            [
                Column(
                    [
                        Checkbox(
                            "c:liaison",
                            "Through the liaison officer",
                            self.checked,
                            on_click=lambda: self.set("checked", not self.checked),
                        ),
                        Checkbox("c:off", "Through the registry", disabled="Closed until turn 9."),
                        RadioGroup(
                            options=[("direct", "Direct channel"), ("hub", "By the fusion cell"), ("hand", "By hand")],
                            value=self.delivery,
                            on_change=lambda v: self.set("delivery", v),
                            id="delivery",
                            name="Delivery",
                        ),
                    ],
                    gap=4,
                    flex=1,
                ),
                Column(
                    [
                        Dropdown(
                            "sort",
                            [("time", "Newest first"), ("grade", "Best grade first"), ("tlp", "Most restricted first")],
                            self.sort,
                            lambda v: self.set("sort", v),
                            "list-ordered",
                            name="Sort by",
                            align="start",
                        ),
                        Stepper(
                            value=self.amount,
                            most=5,
                            unit="staff",
                            on_change=lambda v: self.set("amount", v),
                            id="staff",
                            name="staff",
                        ),
                        Slider("level", self.level, on_change=lambda v: self.set("level", v), name="Volume"),
                        TextField(
                            "note",
                            "A private note that is longer than the field is wide, to see that it scrolls",
                            name="Note",
                        ),
                    ],
                    gap=10,
                    flex=1,
                ),
            ],
            gap=24,
            cross="start",
        )

    def amounts(self) -> Widget:
        return Column(
            [
                Row(
                    [
                        Label("Confidence", "small", "dim", width=110),
                        Meter(0.62, "accent", (0.5, 0.8), 0.74, name="Confidence", flex=1),
                        Label("62 %", shrink=False),
                    ]
                ),
                Row(
                    [
                        Label("Exposure", "small", "dim", width=110),
                        Meter(0.18, "bad", name="Exposure", flex=1),
                        Label("18 %", shrink=False),
                    ]
                ),
                Row(
                    [
                        Label("Staff", "small", "dim", width=110),
                        Pips(5, 6, 2, name="Staff points"),
                        Spacer(flex=1),
                        Label("5 / 6", "body_bold", "hi"),
                    ]
                ),
                Paragraph("A paragraph wraps at the width that it is given. " * 4, "body", "text", 2),
            ],
            gap=8,
        )

    def map(self, ctx: Ctx) -> Widget:
        places = ((0.15, 0.7), (0.4, 0.3), (0.7, 0.25), (0.6, 0.75), (0.85, 0.6))

        def paint(g: Painter, size: tuple[int, int]) -> None:
            w, h = size
            g.box(pygame.Rect(0, 0, w, h), "#0D1B2A", None, 8)
            first = (places[0][0] * w, places[0][1] * h)
            for n, (x, y) in enumerate(places[1:]):
                dash = (None, (9, 6), (2, 7), (2, 14))[n]
                gfx.stroke(
                    g.surface,
                    gfx.curve(first, (x * w, y * h)),
                    ctx.color("accent"),
                    ctx.px(3 if dash is None else 2),
                    dash,
                )

        def moving(now: float) -> list[tuple[pygame.Surface, tuple[float, float]]]:
            canvas = self.app.top.find("map")
            if canvas is None or not self.animated:
                return []
            w, h = canvas.rect.size
            path = gfx.curve((places[0][0] * w, places[0][1] * h), (places[1][0] * w, places[1][1] * h))
            return [(gfx.mark("circle", ctx.px(7), (255, 255, 255)), path[int(now * 60) % len(path)])]

        def spot(n: int, x: float, y: float) -> Widget:
            return Spot(
                f"map:{CODES[n]}",
                name=NAMES[n],
                tooltip=lambda c: self.trust_tip(0, n),
                at=lambda r: (x * r.w, y * r.h),
                width=90,
                height=30,
            )

        def flag(n: int, x: float, y: float) -> Widget:
            return Row(
                [Nation(n, CODES[n])],
                pad=(5, 12),
                fill="card",
                border="accent",
                radius=15,
                anchor="center",
                at=lambda r: (x * r.w, y * r.h),
            )

        legend = Panel(
            [Label("Open", "small"), Label("Restricted", "small")],
            gap=2,
            pad=8,
            floats=True,
            radius=8,
            border="line",
            anchor="bottomleft",
            id="legend",
            name="Legend",
        )
        canvas = Canvas(
            [f(n, x, y) for n, (x, y) in enumerate(places) for f in (flag, spot)],
            paint_on=paint,
            sprites=moving,
            id="map",
            name="Map",
            anchor="fill",
            version=ctx.k,
        )
        return Stack([canvas, legend], height=180)

    def trust_tip(self, row: int, column: int) -> Widget:
        value = TRUST[row][column] or 0
        return Column(
            [
                Row(
                    [
                        Nation(row, CODES[row], NAMES[row], style="heading"),
                        Icon("arrow-right", 14),
                        Nation(column, CODES[column], NAMES[column], style="heading"),
                        Spacer(flex=1),
                        Label(f"{value:+}", "heading", "accent", shrink=False),
                    ]
                ),
                Divider(),
                Row([Label("Shared two timely reports"), Spacer(flex=1), Label("+8", color="good", shrink=False)]),
                Row([Label("Late answer to a request"), Spacer(flex=1), Label("−4", color="bad", shrink=False)]),
                Paragraph("Above +60 it answers requests marked RED.", "small", "dim"),
            ],
            gap=6,
            width=270,
        )
