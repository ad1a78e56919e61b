"""Help: every key by where it works and, in an exercise, its words and its numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from game.ui.scene import Pop, Scene
from game.ui.scenes.frame import scroll_keys
from game.ui.tree import Ctx, Widget
from game.ui.widgets import (
    Button,
    Column,
    Dialog,
    Empty,
    Grid,
    Heading,
    KeyHint,
    Paragraph,
    Row,
    Scroll,
    Tabs,
    TextField,
)

Groups = Sequence[tuple[str, Sequence[tuple[str, str]]]]
"""Headings, each with its keys and what they do."""

_GENERAL: Final[Groups] = (
    (
        "Everywhere",
        (
            ("Tab", "next control"), ("Shift+Tab", "control back"), ("F6", "next panel"), ("Shift+F6", "panel back"),
            ("Enter", "open, press"), ("Space", "press, tick"), ("Esc", "back, close"), ("?", "help"),
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
            ("R", "request information"), ("F", "form a force, invite to it"), ("D", "respond or deploy"),
            ("Z", "freeze"),
            ("O  G  J", "liaison, agreement, training"),
        ),
    ),
)  # fmt: skip
AFTER_THE_END: Final[Groups] = (
    (
        "After the end",
        (
            ("L", "look around on the table"), ("O", "open a thread's card"),
            ("Esc", "close a card, back to the scores"), ("M", "messages"), ("B", "briefing"),
            ("1 … 4", "inbox, requests, alerts, online"),
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


@dataclass(frozen=True, slots=True)
class Told:
    """One thing explained: its name, what is told of it, and what else it is found by."""

    name: str
    text: str
    also: str = ""

    def fits(self, asked: str) -> bool:
        """Whether it has every word that is looked for."""
        has = _plain(f"{self.name} {self.text} {self.also}")
        return all(word in has for word in _plain(asked).split())


@dataclass(frozen=True, slots=True)
class Page:
    """A page beside the keys: what it explains, by heading."""

    id: str
    name: str
    icon: str
    sections: Mapping[str, Sequence[Told]]


class Help(Scene):
    """A dialog; Escape or Enter closes it. Beside the keys of every screen it tells those of a `place`."""

    modal = True

    def __init__(self, place: Groups = AT_TABLE, pages: Sequence[Page] = ()) -> None:
        self.groups = (*_GENERAL, *place)
        self.pages = {page.id: page for page in pages}
        self.shown = _KEYS
        self.first_focus = f"help:{_KEYS}" if pages else "keys:close"
        self.asked = ""

    def keys(self) -> Mapping[str, Callable[[], object]]:
        """What is long scrolls."""
        return scroll_keys(self, self.shown)

    def build(self, ctx: Ctx) -> Widget:
        """The keys alone, or one of several pages in a dialog that keeps its size."""
        room, tall = ctx.height_dp - 190 * ctx.text_scale, self._lines() * 26 * ctx.text_scale
        close = Button("keys:close", "Close", kind="primary", on_click=Pop, default=True)
        width = min(860.0, ctx.width_dp - 60)
        if not self.pages:
            keys = Scroll(_KEYS, self._keys(), name="Keys", height=min(room, tall))
            return Dialog([keys], title="Keys", icon="keyboard", buttons=[close], id="key-help", width=width)
        tabs = [(_KEYS, "Keys", None, "keyboard"), *((p.id, p.name, None, p.icon) for p in self.pages.values())]
        parts = [Tabs(tabs=tabs, value=self.shown, on_change=self._turn_to, id="help", name="Pages"), self._page(ctx)]
        body = Column(parts, gap=12, height=min(room, tall + 46))
        return Dialog([body], title="Help", icon="help-circle", buttons=[close], id="key-help", width=width)

    def _turn_to(self, page: str) -> None:
        self.shown = page

    def _page(self, ctx: Ctx) -> Widget:
        page = self.pages.get(self.shown)
        if page is None:
            return Scroll(_KEYS, self._keys(), flex=1, name="Keys")
        hint = f"Search the {page.name.lower()}"
        search = TextField("help:search", self.asked, hint, self._search, icon="search", limit=40, name=hint)
        found = {head: [told for told in of if told.fits(self.asked)] for head, of in page.sections.items()}
        parts = [_section(ctx, heading, all_) for heading, all_ in found.items() if all_]
        if not parts:
            hint = "Try another word, or look at the other pages."
            parts = [Empty(icon="search", text=f"Nothing on “{self.asked}”", hint=hint)]
        listing = Column(parts, gap=18, pad=(0, 14, 6, 0))
        return Column([search, Scroll(page.id, listing, flex=1, name=page.name)], gap=12, flex=1)

    def _search(self, asked: str) -> None:
        self.asked = asked

    # -- keys

    def _halves(self) -> tuple[Groups, Groups]:
        """The groups in their order, as even as that allows."""
        lengths = [len(pairs) + 2 for _, pairs in self.groups]
        split = min(range(1, len(lengths)), key=lambda at: max(sum(lengths[:at]), sum(lengths[at:])))
        return self.groups[:split], self.groups[split:]

    def _lines(self) -> int:
        return max(sum(len(pairs) + 2 for _, pairs in half) for half in self._halves())

    def _keys(self) -> Widget:
        return Row(
            [Column([_group(*group) for group in half], gap=18, flex=1) for half in self._halves()],
            gap=28,
            cross="start",
        )


_KEYS: Final = "keys"


def _plain(words: str) -> str:
    return words.lower().replace("-", "")


def _section(ctx: Ctx, heading: str, all_: Sequence[Told]) -> Widget:
    wide = 150 * max(1.0, 0.85 * ctx.text_scale)
    cells: list[Widget] = []
    for told in all_:
        cells += [Paragraph(told.name, "body_bold", "hi"), Paragraph(told.text, "body", "text")]
    return Column(
        [Heading(heading, color="accent"), Grid(cells, columns=(wide, "*"), gap=16, line_gap=10, cross="start")], gap=9
    )


def _group(name: str, pairs: Sequence[tuple[str, str]]) -> Widget:
    cells: list[Widget] = []
    for key, words in pairs:
        cells += [KeyHint(key, "", name=key), Paragraph(words, "body", "text")]
    return Column([Heading(name), Grid(cells, columns=("auto", "*"), gap=14, line_gap=7)], gap=9)
