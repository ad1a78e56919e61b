"""The main menu: where the game begins and ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.metadata import PackageNotFoundError, version

from game.match.opening import own_store
from game.match.store import AUTOSAVE, Slot
from game.rules.checksum import RULES_VERSION
from game.ui.scene import Pop, Push, Result, Scene
from game.ui.scenes import doors
from game.ui.scenes.backdrop import backdrop
from game.ui.scenes.browser import Browser
from game.ui.scenes.frame import footer
from game.ui.scenes.help import Help
from game.ui.scenes.load import LoadGame
from game.ui.scenes.settings import Settings
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Button, Column, Heading, IconTile, Label, Panel, Paragraph, Row, Spacer, Stack
from game.ui.widgets.dialogs import Confirm

_AIM = (
    "Nations hold pieces of a picture that none can complete alone. Decide what to share, with whom, over which "
    "channel, under which label, and when."
)


class MainMenu(Scene):
    """Continue, begin, load, look things up, leave."""

    title = "Main menu"

    def __init__(self) -> None:
        self.last = _last_game()
        self.first_focus = "menu:continue" if self.last else "menu:new"

    def build(self, ctx: Ctx) -> Widget:
        """The map behind, the words and buttons at its left."""
        column = Column(
            [self._masthead(), Spacer(height=22), *self._buttons(ctx), Spacer(flex=1)],
            gap=9, width=430 * max(1.0, 0.95 * ctx.text_scale),
        )  # fmt: skip
        room = max(24, (ctx.height_dp - 620 * ctx.text_scale) * 0.42)
        words = Panel(
            [Spacer(height=room), column], id="menu", name="Main menu", fill=None, floats=True, gap=0,
            pad=(0, 24, 10, max(24, ctx.width_dp * 0.055)), anchor="topleft", height=ctx.height_dp - 40,
        )  # fmt: skip
        stack = Stack([backdrop(), words], flex=1)
        return Column([stack, footer(ctx, (("↑ ↓", "choose"), ("Enter", "open")), _version())], gap=0)

    def _masthead(self) -> Widget:
        mark = IconTile("share-2", 58, "on_primary", fill="primary", name="Need to Share")
        titles = Column(
            [Heading("Need to Share", "display"), Label("Multinational exercise simulation", "lead", "accent")], gap=0
        )
        return Column([Row([mark, titles], gap=18), Spacer(height=6), Paragraph(_AIM, "lead", "text")], gap=10)

    def _buttons(self, ctx: Ctx) -> list[Widget]:
        go_on: list[Widget] = []
        if self.last is not None and self.last.manifest is not None:
            saved = self.last.manifest
            turn = f"turn {min(saved.turn + 1, saved.turns)} of {saved.turns}"
            note = f"{saved.title}, {'finished' if saved.ended else turn}"
            go_on = [
                Button("menu:continue", "Continue", "play", "gold", True, on_click=self._continue),
                Label(note, "small", "dim"),
                Spacer(height=2),
            ]
        rows = (
            ("new", "New exercise", "flag", lambda: Push(Browser())),
            ("load", "Load game", "folder-open", lambda: Push(LoadGame(), self._look)),
            ("keys", "Keys", "keyboard", lambda: Push(Help())),
            ("settings", "Settings", "settings", lambda: Push(Settings())),
            ("quit", "Quit", "log-out", self._quit),
        )
        first = "quiet" if go_on else "gold"
        buttons: list[Widget] = [
            Button(f"menu:{key}", words, icon, first if key == "new" else "quiet", True, on_click=act)  # type: ignore[arg-type]
            for key, words, icon, act in rows
        ]
        return [*go_on, *buttons]

    def keys(self) -> Mapping[str, Callable[[], object]]:
        """Arrows walk the buttons; Escape asks whether to leave."""
        return {"down": lambda: self._walk(1), "up": lambda: self._walk(-1), "escape": self._quit, "?": self._help}

    def _help(self) -> Result:
        return Push(Help())

    def _walk(self, step: int) -> None:
        stage = self.app.top
        ids = [w.id for w in stage.stops() if w.id.startswith("menu:")]
        at = ids.index(stage.ctx.focus) if stage.ctx.focus in ids else -step
        stage.ctx.focus_visible = True
        stage.ctx.move_focus(ids[(at + step) % len(ids)])

    def _look(self, _: object) -> None:
        self.last = _last_game()

    def _continue(self) -> Result:
        return doors.go_on(AUTOSAVE)

    def _quit(self) -> Result:
        return Push(Confirm("Leave the game?", "Games are saved by themselves at every change.", "Quit"), _leave)


def _leave(_: object) -> Result:
    return Pop()


def _last_game() -> Slot | None:
    """The automatic save, when there is one that can be used."""
    slots = (slot for slot in own_store().slots() if slot.label == AUTOSAVE and slot.manifest is not None)
    return next(slots, None)


def _version() -> str:
    try:
        edition = version("need-to-share")
    except PackageNotFoundError:
        edition = "checkout"
    return f"Version {edition}, rules {RULES_VERSION}"
