"""What every full-screen page shares: its header, its footer of keys, and scrolling by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from game.ui.scene import Scene
from game.ui.tree import Ctx, Widget
from game.ui.widgets import (
    Button,
    Column,
    Heading,
    IconTile,
    KeyHint,
    Label,
    Panel,
    Row,
    Scroll,
    Spacer,
)


@dataclass
class Picked:
    """Which row of a list is chosen. Focus chooses; Enter, or a click on the row already chosen, opens."""

    key: str
    fresh: bool = False  # chosen by the mouse button that is still down

    def choose(self, ctx: Ctx, key: str) -> None:
        """The row got the focus."""
        self.fresh = key != self.key and not ctx.focus_visible
        self.key = key

    def opens(self, ctx: Ctx) -> bool:
        """Whether the row's click opens it; the click that has just chosen it does not."""
        fresh, self.fresh = self.fresh, False
        return ctx.focus_visible or not fresh


Keys = Sequence[tuple[str, str]]
_MOVING: Keys = (("Tab", "next"), ("F6", "next panel"))
_LINE = 60  # dp that an arrow key scrolls


def page(
    ctx: Ctx, title: str, under: str, body: Widget, keys: Keys = (), right: Sequence[Widget] = (), note: str = ""
) -> Widget:
    """A page: header with the game's mark, `title` over `under` and what stands at its right; body; footer."""
    body.flex = 1
    return Column([header(ctx, title, under, right), body, footer(ctx, keys, note)], gap=0)


def header(ctx: Ctx, title: str, under: str, right: Sequence[Widget] = ()) -> Panel:
    """The bar at the top of a page."""
    words = Column([Heading(title, "figure"), Label(under, "small", "dim")], gap=0, flex=1)
    mark = IconTile("share-2", 36, "on_primary", fill="primary", name="Need to Share")
    height = 62 * max(1, 0.85 * ctx.text_scale)
    return Panel(
        [Row([mark, words, *right], gap=14)], id="top", name=title, pad=(0, 16), sides="b", height=height,
        justify="center",
    )  # fmt: skip


def footer(ctx: Ctx, keys: Keys, note: str = "") -> Panel:
    """The bar of key hints at the bottom; `note` stands at its right."""
    hints: list[Widget] = [KeyHint(key, words) for key, words in (*_MOVING, *keys)]
    row = Row([*hints, Spacer(flex=1), Label(note, "small", "dim") if note else None], gap=14)
    height = 30 * max(1, 0.9 * ctx.text_scale)
    return Panel([row], id="footer", name="Keys", pad=(0, 14), sides="t", height=height, justify="center")


def back_button(on_click: Callable[[], object], words: str = "Back") -> Button:
    """Leaves the page; Escape does too."""
    return Button("back", words, "arrow-left", accel="escape", on_click=on_click)


def scroll_keys(scene: Scene, scroll_id: str) -> Mapping[str, Callable[[], object]]:
    """Keys that scroll an area which has nothing to focus in it."""

    def by(pages: float, lines: float) -> Callable[[], object]:
        return lambda: _scroll(scene, scroll_id, pages, lines)

    return {
        "down": by(0, 1), "up": by(0, -1), "pagedown": by(0.85, 0), "pageup": by(-0.85, 0),
        "home": by(-1000, 0), "end": by(1000, 0),
    }  # fmt: skip


def _scroll(scene: Scene, scroll_id: str, pages: float, lines: float) -> None:
    stage = scene.app.top
    area = stage.find(scroll_id)
    if isinstance(area, Scroll):
        step = pages * area.rect.h + lines * stage.ctx.px(_LINE)
        area.scroll_to(stage.ctx, area.offset(stage.ctx) + step)
