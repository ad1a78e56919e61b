"""The preview: an exercise before its author's eyes, read anew whenever its file is saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from game.ui.scene import Pop, Push, Result, Scene
from game.ui.scenes.author import pages
from game.ui.scenes.author.eyes import PAD, eyes, scale_for, views
from game.ui.scenes.author.gaze import PAGES, Gaze
from game.ui.scenes.author.holdings import holdings
from game.ui.scenes.author.manuscript import Manuscript
from game.ui.scenes.author.outlook import Outlook
from game.ui.scenes.briefing import Briefing
from game.ui.scenes.frame import page, scroll_keys
from game.ui.scenes.help import IN_PREVIEW, Help
from game.ui.scenes.shelf import Volume
from game.ui.tree import Ctx, Widget
from game.ui.widgets import (
    Button,
    Column,
    Dropdown,
    Empty,
    Icon,
    IconButton,
    Panel,
    Paragraph,
    Pill,
    Row,
    Scroll,
    Tabs,
)
from game.ui.widgets.dialogs import Confirm

_KEYS: Final = (
    (",  .", "turn"), ("N", "next seed"), ("V", "map"), ("H", "held"), ("Ctrl+Enter", "play"), ("?", "all keys"),
)  # fmt: skip
LOOK_EVERY: Final = 0.2
"""Seconds between looks at the file."""
_NARROW: Final = 1200  # dp below which the pages at the left become a view of their own


class Preview(Scene):
    """Pages at the left, what each nation holds over time at the right."""

    title = "Preview"
    first_focus = "turns"

    def __init__(self, path: Path, difficulty: str = "normal", seed: int = 1) -> None:
        self.manuscript = Manuscript(path, difficulty)
        self.gaze = Gaze(self.manuscript, seed)
        self._since = 0.0
        self._narrow = False  # there was room for one side only when it was last built

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
        now = self.manuscript.now
        if now.loads:
            self.gaze.mended()
            self.app.toast(f"The file was saved: {pages.told(now)}.", "warn" if now.remarks else "good")
        else:
            self.gaze.problems_first(self._narrow)
        self.invalidate()

    # -- ways out

    def _play(self) -> Result:
        exercise = self.manuscript.exercise
        if exercise is None:
            return None
        volume = Volume(self.manuscript.path, exercise.scenario, (), own=True)
        return Push(Briefing(volume, self.manuscript.difficulty, str(self.gaze.seed)))

    def _leave(self) -> Result:
        text = "The file stays as you saved it."
        return Push(Confirm("Close the preview?", text, "Close"), lambda _: Pop())

    def keys(self) -> Mapping[str, Callable[[], object]]:
        """Turns and seeds from anywhere; page keys scroll the pages at the left."""
        gaze, moves = self.gaze, scroll_keys(self, "page")
        return {
            "pagedown": moves["pagedown"], "pageup": moves["pageup"], "escape": self._leave,
            "?": lambda: Push(Help(IN_PREVIEW)),
            ",": lambda: gaze.turn_by(-1), ".": lambda: gaze.turn_by(1), "v": gaze.show_other, "h": gaze.count_other,
        }  # fmt: skip

    # -- the screen

    def build(self, ctx: Ctx) -> Widget:
        """Both sides, or one of them where the window is narrow or the turns are many."""
        outlook = self.gaze.outlook
        side = (430 if ctx.width_dp >= 1500 else 380) * max(1.0, 0.82 * ctx.text_scale)
        room = ctx.size[0] - ctx.px(side)
        crowded = outlook is not None and not scale_for(ctx, outlook, room).roomy(ctx)
        self._narrow = narrow = ctx.width_dp < _NARROW or crowded
        pages_ = self._pages(outlook, None if narrow else side)
        if outlook is None:
            body: Widget = Row([pages_, self._nothing()], gap=0, cross="stretch")
        elif narrow:
            top = Panel([views(outlook, self.gaze, pages=True)], id="panel:views", name="Views", pad=(6, PAD))
            shown = pages_ if self.gaze.view == "pages" else eyes(ctx, outlook, self.gaze, ctx.size[0], None)
            body = Column([top, *self._stale(), shown], gap=0)
        else:
            head = views(outlook, self.gaze, pages=False)
            seen = eyes(ctx, outlook, self.gaze, room, head)
            body = Row([pages_, Column([*self._stale(), seen], gap=0, flex=1)], gap=0, cross="stretch")
        keys = _KEYS if outlook is not None else (("Esc", "close"),)
        title = outlook.names.title if outlook else self.manuscript.path.name
        return page(ctx, title, self._saved(), body, keys, self._head(outlook), "Preview for its author")

    def _saved(self) -> str:
        saved, name = self.manuscript.now.saved, self.manuscript.path.name
        return f"{name}, saved {saved}" if saved else f"{name} is gone"

    def _nothing(self) -> Widget:
        hint = "It appears as soon as the file is saved without problems."
        empty = Empty(icon="file-text", text="No exercise to show yet", hint=hint)
        return Panel([empty], id="panel:nothing", name="No exercise", flex=1, justify="center")

    def _head(self, outlook: Outlook | None) -> list[Widget]:
        """Difficulty, seed and the way into the exercise."""
        if outlook is None:
            return []
        levels = [(d.id, d.name) for d in outlook.scenario.difficulties]
        first = "" if self.gaze.seed > 0 else "Seeds begin at 0."
        picker = Dropdown(
            "difficulty", levels, self.manuscript.difficulty, self.manuscript.choose, name="Difficulty",
            disabled="The file does not load now." if self.manuscript.stale else "",
        )  # fmt: skip
        play = Button(
            "play", "Play from here", "play", "gold", accel="ctrl+enter", on_click=self._play, min_height=34,
            disabled="Mend the file first: it is read anew when the game begins." if self.manuscript.stale else "",
        )  # fmt: skip
        return [
            *([picker] if len(levels) > 1 else []),
            Row(
                [
                    IconButton("seed:before", "chevron-left", 28, framed=True, name="Seed before", accel="shift+n",
                               disabled=first, on_click=lambda: self.gaze.deal_again(-1)),
                    Pill(f"Seed {self.gaze.seed}", "hi", "raised", icon="dices", style="body"),
                    IconButton("seed:next", "chevron-right", 28, framed=True, name="Next seed", accel="n",
                               on_click=lambda: self.gaze.deal_again(1)),
                ],
                gap=6,
            ),
            play,
        ]  # fmt: skip

    def _pages(self, outlook: Outlook | None, width: float | None) -> Widget:
        """The pages; without a `width` as wide as there is room."""
        shown = self.gaze.page if outlook is not None else "file"
        remarks = len(self.manuscript.now.remarks) or None
        tabs = [(page, page.capitalize(), remarks if page == "file" else None, "") for page in PAGES]
        inside = self._page(outlook, shown) if outlook is not None else pages.file(self.manuscript)
        column = Column([inside], pad=(2, 14, 12, 0))
        head = Tabs(
            tabs=tabs if outlook else tabs[-1:], value=shown, on_change=self.gaze.turn_page, id="pages", name="Pages"
        )
        panel = Panel(
            [head, Scroll("page", column, flex=1, name="Page")], id="panel:pages", name="Pages", pad=(8, 4, 0, PAD),
            sides="r", gap=12,
        )  # fmt: skip
        if width is None:
            panel.flex = 1
        else:
            panel.width = width
        return panel

    def _page(self, outlook: Outlook, page: str) -> Widget:
        gaze = self.gaze
        make: dict[str, Callable[[], Widget]] = {
            "exercise": lambda: pages.exercise(outlook),
            "briefing": lambda: pages.briefing(outlook),
            "holdings": lambda: holdings(outlook, gaze.nation, gaze.column),
            "file": lambda: pages.file(self.manuscript),
        }
        return make[page]()

    def _stale(self) -> list[Widget]:
        """A line over what is out of date; nothing while the file loads."""
        good = self.manuscript.good
        if not self.manuscript.stale or good is None:
            return []
        words = f"The file does not load now. This is the exercise as it was saved at {good.saved}."
        row = Row([Icon("triangle-alert", 15, "warn"), Paragraph(words, "body_bold", "warn", flex=1)], gap=7)
        return [Panel([row], id="panel:stale", name="Out of date", pad=(8, PAD), sides="b")]
