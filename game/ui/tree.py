"""The widget tree: what every widget has (id, role, name, size wishes, states) and how a tree is measured, placed
and walked.

Widgets are values: a scene builds new ones whenever its state changes. What must outlive a build (scroll offsets,
carets, open menus) is kept in `Ctx.memory` under the widget's stable id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar, Final, Literal, cast

import pygame

from game.ui.display import Display
from game.ui.painter import Painter

Role = Literal[
    "window", "panel", "group", "button", "list", "listitem", "grid", "cell", "textbox", "checkbox", "radio",
    "radiogroup", "tab", "tablist", "tabpanel", "dialog", "tooltip", "heading", "text", "image", "meter", "slider",
    "menu", "menuitem", "combobox", "status", "separator",
]  # fmt: skip
Arrows = Literal["", "vertical", "horizontal", "spatial"]
Action = Callable[[], object]
"""What a widget calls. It may return Push, Pop or Go; anything else only means that the scene is built anew."""


class Outcome:
    """How a widget answers an event: PASS (not mine), DONE (mine, repaint me); any other value is a callback's
    result.
    """


PASS: Final = Outcome()
DONE: Final = Outcome()

ITEM_ROLES: Final = frozenset({"listitem", "cell", "radio", "tab", "menuitem"})
"""Roles that share one Tab stop in their composite (list, grid, radio group, tabs, menu); arrows move between them."""


@dataclass
class Ctx(Display):
    """What widgets may know while they are built, laid out and painted: the display, and what is going on there."""

    now: float = 0.0
    memory: dict[str, Any] = field(default_factory=dict)
    hover: str = ""
    pressed: str = ""
    focus: str = ""
    focus_visible: bool = False
    layout_stale: bool = False
    popup_request: tuple[str, Callable[[Ctx], Widget]] | None = None
    popup_close: bool = False
    focus_request: str = ""
    clipboard: str = ""

    def recall(self, widget_id: str, start: Any) -> Any:
        """What is remembered under an id; `start` is stored and returned the first time."""
        return self.memory.setdefault(widget_id, start)

    def open_popup(self, anchor_id: str, build: Callable[[Ctx], Widget]) -> None:
        """Shows what `build` returns beside the widget `anchor_id`, until Escape, a choice or a click elsewhere."""
        self.popup_request = (anchor_id, build)

    def move_focus(self, widget_id: str) -> None:
        """Gives the keyboard focus to a widget, once the present event has been dealt with."""
        self.focus_request = widget_id

    def close_popup(self) -> None:
        """Closes the open popup, if any."""
        self.popup_close = True


_BOUNDLESS = 1_000_000
Tip = str | Callable[[Ctx], "Widget"]
_NOT_PAINTED = frozenset(
    {"paint_on", "sprites", "at", "children", "child", "tooltip", "row", "view", "corner", "buttons"}
)


@cache
def _painted_fields(kind: Any) -> attrgetter[Any]:
    names = [f.name for f in fields(kind) if f.init and not f.name.startswith("on_") and f.name not in _NOT_PAINTED]
    return attrgetter(*names)


@dataclass(eq=False, kw_only=True)
class Widget:
    """One node. Lengths are in dp; `rect` and `clip`, set by layout, are window pixels.

    `disabled` is the reason why it can't be used now ("" when it can); it is shown as the tooltip, and the widget keeps
    its Tab stop so that everyone can read the reason.
    """

    id: str = ""
    role: Role = "group"
    name: str = ""
    width: float | None = None
    height: float | None = None
    min_width: float = 0
    min_height: float = 0
    max_width: float | None = None
    flex: float = 0
    shrink: bool = False
    align: Literal["", "start", "center", "end", "stretch"] = ""
    anchor: str = "topleft"
    at: Callable[[pygame.Rect], tuple[float, float]] | tuple[float, float] | None = None
    tooltip: Tip = ""
    disabled: str = ""
    selected: bool = False
    on_click: Action | None = None
    on_focus: Action | None = None
    accel: str = ""
    default: bool = False

    rect: pygame.Rect = field(init=False, repr=False, default_factory=lambda: pygame.Rect(0, 0, 0, 0))
    clip: pygame.Rect = field(init=False, repr=False, default_factory=lambda: pygame.Rect(0, 0, 0, 0))
    parent: Widget | None = field(init=False, repr=False, default=None)
    kids: list[Widget] = field(init=False, repr=False, default_factory=list)
    sizes: dict[int, tuple[int, int]] = field(init=False, repr=False, default_factory=dict)

    arrows: ClassVar[Arrows] = ""
    layer: ClassVar[bool] = False
    one_line: ClassVar[bool] = False
    clips: ClassVar[bool] = False
    mouse_passes: ClassVar[bool] = False  # to what lies below it

    # -- size and place

    def measure(self, ctx: Ctx, width: int) -> tuple[int, int]:
        """The size in pixels this widget wants within `width` pixels, its own fixed and least sizes applied."""
        size = self.sizes.get(width)
        if size is None:
            room = width if self.max_width is None else min(width, ctx.px(self.max_width))
            room = room if self.width is None else ctx.px(self.width)
            w, h = self.natural(ctx, max(0, room))
            if self.width is not None:
                w = room
            elif self.min_width:
                w = max(w, ctx.px(self.min_width))
            if self.height is not None:
                h = ctx.px(self.height)
            elif self.min_height:
                h = max(h, ctx.px(self.min_height))
            size = self.sizes[width] = (min(w, room) if self.max_width is not None else w, h)
        return size

    def natural(self, ctx: Ctx, width: int) -> tuple[int, int]:
        """The size in pixels of the content within `width` pixels."""
        return 0, 0

    def place(self, ctx: Ctx, rect: pygame.Rect) -> None:
        """Takes its place and places its children."""
        self.rect = rect
        self.arrange(ctx)

    def arrange(self, ctx: Ctx) -> None:
        """Places the children inside `self.rect`."""

    # -- appearance

    def paint(self, g: Painter, ctx: Ctx) -> None:
        """Draws itself below its children."""

    def paint_over(self, g: Painter, ctx: Ctx) -> None:
        """Draws itself above its children."""

    def look(self) -> tuple[Any, ...]:
        """What its picture depends on besides place and interaction state; equal looks are not painted again."""
        return (type(self), *_painted_fields(cast(Any, type(self)))(self))

    def label(self) -> str:
        """The accessible name."""
        return self.name

    def tip(self, ctx: Ctx) -> Tip:
        """The tooltip: the reason when disabled; what is written, where it is cut short."""
        return self.disabled or self.tooltip or (self.label() if self.one_line and self.is_cut(ctx) else "")

    def is_cut(self, ctx: Ctx) -> bool:
        """Whether its words need more room than its place has."""
        return self.natural(ctx, _BOUNDLESS)[0] > self.rect.w

    # -- interaction

    @property
    def focusable(self) -> bool:
        """Whether it takes the keyboard focus."""
        return self.on_click is not None

    @property
    def interactive(self) -> bool:
        """Whether a press of the mouse is for it."""
        return self.focusable

    def activate(self, ctx: Ctx) -> object:
        """Click, Enter or Space."""
        return PASS if self.disabled or self.on_click is None else self.on_click()

    def press(self, ctx: Ctx, pos: tuple[int, int], clicks: int) -> object:
        """The left button went down on it."""
        return DONE

    def drag(self, ctx: Ctx, pos: tuple[int, int]) -> object:
        """The mouse moved with the button held since `press`."""
        return PASS

    def release(self, ctx: Ctx, pos: tuple[int, int]) -> object:
        """The button went up after a press on it, wherever the mouse is now."""
        return PASS

    def wheel(self, ctx: Ctx, notches: float) -> object:
        """The wheel turned over it; positive is away from the user."""
        return PASS

    def key(self, ctx: Ctx, stroke: str) -> object:
        """A key stroke such as `ctrl+left` while it or a descendant has the focus."""
        return PASS

    def type(self, ctx: Ctx, words: str) -> object:
        """Text typed while it has the focus."""
        return PASS


def walk(root: Widget) -> Iterator[Widget]:
    """The widget and all below it, in reading order."""
    stack = [root]
    while stack:
        widget = stack.pop()
        yield widget
        stack.extend(reversed(widget.kids))


def adopt(root: Widget, clip: pygame.Rect) -> dict[str, Widget]:
    """After layout: sets parents, missing ids and clips below `root`; returns all widgets by id."""
    index: dict[str, Widget] = {}
    root.id = root.id or "root"
    stack: list[tuple[Widget, Widget | None, pygame.Rect]] = [(root, None, clip)]
    while stack:
        widget, parent, inherited = stack.pop()
        widget.parent, widget.clip = parent, inherited
        index.setdefault(widget.id, widget)
        inner = inherited.clip(widget.rect) if widget.clips or widget.layer else inherited
        for number in range(len(widget.kids) - 1, -1, -1):
            kid = widget.kids[number]
            if not kid.id:
                kid.id = f"{widget.id}/{number}"
            stack.append((kid, widget, inner))
    return index


def ancestors(widget: Widget) -> Iterator[Widget]:
    """The widget, its parent, and so on to the root."""
    at: Widget | None = widget
    while at is not None:
        yield at
        at = at.parent


def hit(root: Widget, pos: tuple[int, int]) -> Widget | None:
    """The topmost widget under a window position."""
    if root.mouse_passes or not root.rect.collidepoint(pos) or not root.clip.collidepoint(pos):
        return None
    for kid in reversed(root.kids):
        deeper = hit(kid, pos)
        if deeper is not None:
            return deeper
    return root


def paint_tree(widget: Widget, g: Painter, ctx: Ctx, top: bool = True) -> None:
    """Paints a widget and its children where they meet the painter's clip; children with a layer of their own are
    left out.
    """
    if widget.layer and not top:
        return
    if not g.touches(widget.rect):
        return
    g.widget = widget.id
    widget.paint(g, ctx)
    if widget.clips:
        with g.clipped(widget.rect):
            for kid in widget.kids:
                paint_tree(kid, g, ctx, False)
    else:
        for kid in widget.kids:
            paint_tree(kid, g, ctx, False)
    g.widget = widget.id
    widget.paint_over(g, ctx)
