"""Every key, by where it works."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from game.ui.scene import Pop, Scene
from game.ui.scenes.frame import scroll_keys
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Button, Column, Dialog, Grid, Heading, KeyHint, Label, Row, Scroll

Group = tuple[str, Sequence[tuple[str, str]]]
"""A heading and pairs of keys and what they do."""

EVERYWHERE: tuple[Group, ...] = (
    (
        "Everywhere",
        (
            ("Tab", "next control"), ("Shift+Tab", "control back"), ("F6", "next panel"), ("Shift+F6", "panel back"),
            ("Enter", "open, press"), ("Space", "press, tick"), ("Esc", "back, close"), ("?", "this list"),
        ),
    ),
    (
        "Lists, tables and the map",
        (
            ("↑ ↓ ← →", "move"), ("Home  End", "first, last"), ("Page Up  Down", "scroll"), ("Wheel", "scroll"),
            ("Hover or focus", "explains what is there"),
        ),
    ),
    (
        "Writing",
        (
            ("Ctrl+A", "choose all"), ("Ctrl+C  X  V", "copy, cut, paste"), ("Ctrl+← →", "by words"),
            ("Enter", "done"),
        ),
    ),
)  # fmt: skip


class KeyHelp(Scene):
    """A dialog; Escape or Enter closes it."""

    modal = True

    def __init__(self, *more: Group) -> None:
        """`more` groups of keys follow those that work everywhere."""
        self.groups = (*EVERYWHERE, *more)

    def keys(self) -> Mapping[str, Callable[[], object]]:
        """A long list scrolls."""
        return scroll_keys(self, "keys")

    def build(self, ctx: Ctx) -> Widget:
        """Groups in their order, in two columns as even as that allows."""
        lengths = [len(pairs) + 2 for _, pairs in self.groups]
        split = min(range(1, len(lengths)), key=lambda at: max(sum(lengths[:at]), sum(lengths[at:])))
        halves = self.groups[:split], self.groups[split:]
        columns = Row(
            [Column([_group(*group) for group in half], gap=18, flex=1) for half in halves], gap=28, cross="start"
        )
        lines = max(sum(len(pairs) + 2 for _, pairs in half) for half in halves)
        height = min(ctx.height_dp - 190 * ctx.text_scale, lines * 26 * ctx.text_scale)
        body = Scroll("keys", columns, name="Keys", height=height)
        close = Button("keys:close", "Close", kind="primary", on_click=Pop, default=True)
        width = min(860.0, ctx.width_dp - 60)
        return Dialog([body], title="Keys", icon="keyboard", buttons=[close], id="key-help", width=width)


def _group(name: str, pairs: Sequence[tuple[str, str]]) -> Widget:
    cells: list[Widget] = []
    for key, words in pairs:
        cells += [KeyHint(key, "", name=key), Label(words, "body", "text")]
    return Column([Heading(name), Grid(cells, columns=("auto", "*"), gap=14, line_gap=7)], gap=9)
