"""Every key, by where it works."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from game.ui.scene import Pop, Scene
from game.ui.scenes.frame import scroll_keys
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Button, Column, Dialog, Grid, Heading, KeyHint, Label, Row, Scroll

Groups = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""Headings, each with its keys and what they do."""

_GENERAL: Final[Groups] = (
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
AT_TABLE: Final[Groups] = (
    (
        "At the table",
        (
            ("Ctrl+Enter", "end the turn; in a form, add the order"), ("Ctrl+Z", "undo the last change"),
            ("Ctrl+S", "save"), ("Esc", "menu"),
            ("+", "any order"), ("Alt+↑ ↓", "move an order"), ("Delete", "drop an order"), ("M", "messages"),
            ("B", "briefing"), ("1 … 4", "inbox, requests, alerts, online"),
        ),
    ),
    (
        "On what is chosen",
        (
            ("S", "share a report"), ("T", "send its tear-line"), ("A", "analyse"), ("E", "read first"),
            ("C", "contribute"), ("P", "publish"), ("L", "ask for release"), ("K", "pin"), ("N", "note"),
            ("R", "request information"), ("F", "form a task force"), ("D", "respond or deploy"), ("Z", "freeze"),
            ("O  G  J", "liaison, agreement, training"),
        ),
    ),
)  # fmt: skip
IN_PREVIEW: Final[Groups] = (
    (
        "In an author's preview",
        (
            (",  .", "turn back, forward"), ("N", "next seed"), ("Shift+N", "seed before"), ("V", "turns or map"),
            ("H", "new or held by then"), ("Ctrl+Enter", "play from here"),
        ),
    ),
)  # fmt: skip


class KeyHelp(Scene):
    """A dialog; Escape or Enter closes it. Beside the keys of every screen it tells those of a `place`."""

    modal = True

    def __init__(self, place: Groups = AT_TABLE) -> None:
        self.groups = (*_GENERAL, *place)

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
