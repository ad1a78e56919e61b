"""The preview: an exercise before its author's eyes, read anew whenever its file is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from game.match.dealt import Dealt, dealt
from game.match.entries import MAX_SEED
from game.match.exercise import Exercise
from game.rules.codes import TICKS_PER_TURN, Domain
from game.ui.scene import Pop, Push, Result, Scene
from game.ui.scenes.author import pages
from game.ui.scenes.author.axis import TimeScale, TurnAxis, TurnWheel, time_scale
from game.ui.scenes.author.chart import chart, legend
from game.ui.scenes.author.holdings import holdings
from game.ui.scenes.author.manuscript import Manuscript
from game.ui.scenes.author.map_view import map_view
from game.ui.scenes.author.marks import Sign
from game.ui.scenes.author.outlook import Filters, Measure, Outlook
from game.ui.scenes.briefing import Briefing
from game.ui.scenes.frame import page, scroll_keys
from game.ui.scenes.shelf import Volume
from game.ui.tree import Ctx, Widget
from game.ui.widgets import (
    Button,
    Chip,
    Column,
    Dropdown,
    Empty,
    IconButton,
    Label,
    Panel,
    Pill,
    Row,
    Scroll,
    Spacer,
    Stack,
    Tabs,
    Veil,
    Wrap,
)
from game.ui.widgets.dialogs import Confirm
from game.wording import terms

LOOK_EVERY: Final = 0.2
"""Seconds between looks at the file."""
_NARROW: Final = 1200  # dp below which the pages at the left become a view of their own
_PAD: Final = 16
_BAR_ROOM: Final = 12
_AROUND: Final = 300  # dp of the window's height that the pictures of time have not


class Preview(Scene):
    """Pages at the left, what each nation holds over time at the right."""

    title = "Preview"
    first_focus = "turns"

    def __init__(self, path: Path, difficulty: str = "normal", seed: int = 1) -> None:
        self.manuscript = Manuscript(path, difficulty)
        self.seed = seed
        self.nation = 0
        self.column = 0
        self.measure: Measure = "new"
        self.filters = Filters()
        self.view = "chart"
        self.page = "exercise" if self.manuscript.exercise else "file"
        self._page_before = "exercise"
        self._seed_before: int | None = None
        self._made: tuple[object, Outlook] | None = None
        self._since = 0.0

    # -- the file

    def on_tick(self, dt: float) -> Result:
        self._since += dt
        if self._since >= LOOK_EVERY:
            self._since = 0.0
            if self.manuscript.look():
                self._read()
        return None

    def _read(self) -> None:
        """The file was read anew: its problems come forward, and go when they are mended."""
        if self.manuscript.now.loads:
            if self.page == "file":
                self.page = self._page_before
            self.app.toast("The file was saved and loads.", "good")
        else:
            self._turn_page("file")
        self.invalidate()

    # -- what is looked at

    @property
    def outlook(self) -> Outlook | None:
        """The last exercise that loads, on this seed; None as long as none has."""
        exercise = self.manuscript.exercise
        if exercise is None:
            return None
        key = (exercise.digest, exercise.difficulty, self.seed, self._seed_before, self.filters)
        if self._made is None or self._made[0] != key:
            before = self._deal(exercise, self._seed_before) if self._seed_before is not None else None
            self._made = key, Outlook(exercise, self._deal(exercise, self.seed), before, self.filters)
        outlook = self._made[1]
        self.nation = min(self.nation, len(outlook.nations) - 1)
        self.column = min(self.column, len(outlook.columns) - 1)
        return outlook

    @staticmethod
    def _deal(exercise: Exercise, seed: int) -> Dealt:
        return dealt(exercise, seed)

    def look_at(self, n: int, column: int) -> object:
        """Choose a nation at a turn; its holdings come forward."""
        self.nation, self.column = n, column
        self._turn_page("holdings")
        return None

    def turn_to(self, column: int) -> object:
        """Choose a turn."""
        self.column = column
        return None

    def filter_thread(self, t: int) -> object:
        """Count the reports of a thread only, or all again."""
        outlook = self.outlook
        thread = outlook.names.threads[t].id if outlook else ""
        self.filters = replace(self.filters, thread="" if self.filters.thread == thread else thread)
        return None

    def deal_again(self, step: int) -> object:
        """Look at another seed; what it changes is marked."""
        seed = max(0, min(MAX_SEED, self.seed + step))
        if seed != self.seed:
            self.seed, self._seed_before = seed, self.seed
        return None

    def _wheel(self, step: int) -> object:
        outlook = self.outlook
        if outlook is not None:
            self.column = max(0, min(len(outlook.columns) - 1, self.column + step))
        return None

    def _turn_page(self, value: str) -> None:
        if self.page != "file":
            self._page_before = self.page
        self.page = value

    def _set_view(self, value: str) -> None:
        self.view = value

    def _filter(self, filters: Filters) -> None:
        self.filters = filters

    def _measure(self, measure: Measure) -> None:
        self.measure = measure

    def _choose_level(self, difficulty: str) -> None:
        self.manuscript.choose(difficulty)

    def _play(self) -> Result:
        exercise = self.manuscript.exercise
        if exercise is None:
            return None
        volume = Volume(self.manuscript.path, exercise.scenario, (), own=True)
        return Push(Briefing(volume, self.manuscript.difficulty, str(self.seed)))

    def _leave(self) -> Result:
        text = "The file stays as you saved it."
        return Push(Confirm("Close the preview?", text, "Close"), lambda _: Pop())

    def keys(self) -> Mapping[str, Callable[[], object]]:
        """Turns and seeds from anywhere; page keys scroll the pages at the left."""
        moves = scroll_keys(self, "page")
        return {
            "pagedown": moves["pagedown"], "pageup": moves["pageup"], "escape": self._leave,
            ",": lambda: self._wheel(-1), ".": lambda: self._wheel(1),
            "v": lambda: self._set_view("theatre" if self.view == "chart" else "chart"),
            "h": lambda: self._measure("held" if self.measure == "new" else "new"),
        }  # fmt: skip

    # -- the screen

    def build(self, ctx: Ctx) -> Widget:
        """Both sides, or in a narrow window one of them."""
        outlook = self.outlook
        narrow = ctx.width_dp < _NARROW
        side = (430 if ctx.width_dp >= 1500 else 380) * max(1.0, 0.82 * ctx.text_scale)
        pages_ = self._pages(ctx, outlook, None if narrow else side)
        if outlook is None:
            body: Widget = Row([pages_, self._nothing()], gap=0, cross="stretch")
        elif narrow:
            eyes = pages_ if self.view == "pages" else self._eyes(ctx, outlook, ctx.size[0])
            body = Column([self._views(outlook, True), eyes], gap=0)
        else:
            room = ctx.size[0] - ctx.px(side)
            body = Row([pages_, self._eyes(ctx, outlook, room)], gap=0, cross="stretch")
        keys = ((",  .", "turn"), ("N", "next seed"), ("V", "map"), ("H", "held"), ("Ctrl+Enter", "play"))
        title = outlook.names.title if outlook else self.manuscript.path.name
        return page(ctx, title, self._saved(), body, keys, self._head(outlook), "Preview for its author")

    def _saved(self) -> str:
        now = self.manuscript.now
        return (
            f"{self.manuscript.path.name}, saved {now.saved}" if now.saved else f"{self.manuscript.path.name} is gone"
        )

    def _nothing(self) -> Widget:
        hint = "It appears as soon as the file is saved without problems."
        empty = Empty(icon="file-text", text="No exercise to show yet", hint=hint)
        return Panel([empty], id="panel:nothing", name="No exercise", flex=1, justify="center")

    def _head(self, outlook: Outlook | None) -> list[Widget]:
        """Difficulty, seed and the way into the exercise."""
        if outlook is None:
            return []
        levels = [(d.id, d.name) for d in outlook.scenario.difficulties]
        first = "" if self.seed > 0 else "Seeds begin at 0."
        picker = Dropdown(
            "difficulty", levels, self.manuscript.difficulty, self._choose_level, name="Difficulty",
            disabled="The file does not load now." if self.manuscript.stale else "",
        )  # fmt: skip
        play = Button(
            "play", "Play from here", "play", "gold", accel="ctrl+enter", on_click=self._play, min_height=34,
            disabled="Mend the file first: it is read anew when the game begins." if self.manuscript.stale else "",
        )  # fmt: skip
        return [
            picker if len(levels) > 1 else Spacer(),
            Row(
                [
                    IconButton("seed:before", "chevron-left", 28, framed=True, name="Seed before", accel="shift+n",
                               disabled=first, on_click=lambda: self.deal_again(-1)),
                    Pill(f"Seed {self.seed}", "hi", "raised", icon="dices", style="body"),
                    IconButton("seed:next", "chevron-right", 28, framed=True, name="Next seed", accel="n",
                               on_click=lambda: self.deal_again(1)),
                ],
                gap=6,
            ),
            play,
        ]  # fmt: skip

    def _pages(self, ctx: Ctx, outlook: Outlook | None, width: float | None) -> Widget:
        now = self.manuscript.now
        tabs = [("file", "File", len(now.remarks) or None, "")]
        if outlook is not None:
            tabs = [("exercise", "Exercise", None, ""), ("briefing", "Briefing", None, ""),
                    ("holdings", "Holdings", None, ""), *tabs]  # fmt: skip
        shown = self.page if outlook is not None else "file"
        note: tuple[Widget, ...] = ()
        if shown == "file" or outlook is None:
            inside = pages.file(self.manuscript)
        else:
            note = tuple(pages.stale_note(self.manuscript))
            make = {
                "exercise": lambda: pages.exercise(outlook),
                "briefing": lambda: pages.briefing(outlook),
                "holdings": lambda: holdings(outlook, self.nation, self.column),
            }
            inside = make[shown]()
        column = Column([inside], pad=(2, 14, 12, 0))
        parts = [
            Tabs(tabs=tabs, value=shown, on_change=self._turn_page, id="pages", name="Pages"), *note,
            Scroll("page", column, flex=1, name="Page"),
        ]  # fmt: skip
        panel = Panel(parts, id="panel:pages", name="Pages", pad=(8, 4, 0, _PAD), sides="r", gap=12)
        if width is None:
            panel.flex = 1
        else:
            panel.width = width
        return panel

    def _views(self, outlook: Outlook, narrow: bool) -> Widget:
        tabs = [("chart", "Over the turns", None, "list-ordered"), ("theatre", "On the map", None, "map")]
        if narrow:
            tabs.append(("pages", "Exercise", None, "file-text"))
        views = Tabs(tabs=tabs, value=self.view, on_change=self._set_view, id="view", name="Views")
        when = Label(self._when(outlook), "body_bold", "gold_text", shrink=False)
        if narrow:
            return Panel([Row([views, Spacer(flex=1), when])], id="panel:views", name="Views", pad=(6, _PAD))
        return Row([views, Spacer(flex=1), when])

    def _when(self, outlook: Outlook) -> str:
        if self.column >= outlook.turns:
            return "What waits for an event"
        first = self.column * TICKS_PER_TURN
        return f"Turn {self.column + 1} of {outlook.turns}, hours {first} to {first + TICKS_PER_TURN - 1}"

    def _eyes(self, ctx: Ctx, outlook: Outlook, room: int) -> Widget:
        """The author's eyes, `room` pixels across, dimmed while the file does not load."""
        scale = time_scale(ctx, room - 2 * ctx.px(_PAD) - ctx.px(_BAR_ROOM), outlook.turns, outlook.waits)
        axis = TurnAxis(
            "turns", scale, self.column, self._when(outlook), self.turn_to, name="Turn", align="start",
        )  # fmt: skip
        picture = self._picture(ctx, outlook, scale)
        body = TurnWheel([axis, picture], on_turn=self._wheel, id="wheel", gap=2, flex=1)
        parts = [
            *([] if ctx.width_dp < _NARROW else [self._views(outlook, False)]),
            self._chips(outlook), *pages.stale_note(self.manuscript), body, self._legend(outlook),
        ]  # fmt: skip
        panel = Panel(parts, id="panel:eyes", name="What each nation holds", pad=(8, _PAD, 10, _PAD), anchor="fill")
        veil = Veil(id="veil", anchor="fill") if self.manuscript.stale else None
        return Stack([panel, veil], flex=1)

    def _picture(self, ctx: Ctx, outlook: Outlook, scale: TimeScale) -> Widget:
        if self.view == "theatre":
            return map_view(outlook, self)
        room = ctx.size[1] - ctx.px(_AROUND * max(1.0, 0.95 * ctx.text_scale))
        return Scroll("over", chart(ctx, outlook, scale, self, room), flex=1, name="Nations over turns")

    def _chips(self, outlook: Outlook) -> Widget:
        """What is counted."""
        filters = self.filters
        threads = [("", "All threads"), *((t.id, t.codename) for t in outlook.names.threads)]
        domains = [("", "All domains"), *((d.name.lower(), terms.DOMAIN[d]) for d in Domain)]
        known = {value for value, _ in threads}

        def by_domain(value: str) -> None:
            self._filter(replace(filters, domain=Domain[value.upper()] if value else None))

        return Wrap(
            [
                Chip("measure:new", "New in the turn", selected=self.measure == "new",
                     on_click=lambda: self._measure("new")),
                Chip("measure:held", "Held by then", selected=self.measure == "held",
                     on_click=lambda: self._measure("held")),
                Spacer(width=8),
                Dropdown("thread", threads, filters.thread if filters.thread in known else "",
                         lambda value: self._filter(replace(filters, thread=value)), name="Thread"),
                Dropdown("domain", domains, filters.domain.name.lower() if filters.domain is not None else "",
                         by_domain, name="Domain"),
                Chip("needed", "Needed by others", icon="handshake", selected=filters.needed,
                     on_click=lambda: self._filter(replace(filters, needed=not filters.needed))),
            ],
            gap=8,
        )  # fmt: skip

    def _legend(self, outlook: Outlook) -> Widget:
        signs = [Row([Sign(kind, ink, name=words), Label(words, "small", "dim")], gap=5)
                 for kind, ink, words in legend(outlook)]  # fmt: skip
        return Wrap([*signs], gap=18)
