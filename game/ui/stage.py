"""One scene on the screen: its present tree, focus, hover and popup, and how mouse and keys reach its widgets."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pygame

from game.ui import focus
from game.ui.keys import types_text
from game.ui.scene import Pop, Scene
from game.ui.tree import DONE, PASS, Ctx, Tip, Widget, adopt, ancestors, hit, walk


@dataclass
class Popup:
    """A menu or other small surface beside a widget."""

    anchor: str
    build: Callable[[Ctx], Widget]
    widget: Widget
    index: dict[str, Widget]


class Stage:
    """A scene with everything that belongs to its being shown. Event methods return PASS, DONE or a callback's
    result.
    """

    def __init__(self, scene: Scene, ctx: Ctx) -> None:
        self.scene, self.ctx = scene, ctx
        self.root = Widget()
        self.popup: Popup | None = None
        self.stale = True
        self.touched: list[str] = []
        self.tip_id = ""
        self.pointing = True  # the mouse moved since the last key: tooltips belong to it
        self._index: dict[str, Widget] = {}
        self._opened = False
        self._stops_before: list[str] = []

    # -- the tree

    def build(self) -> None:
        """Asks the scene for its tree and lays it out; keeps the focus, or moves it to what follows a widget now
        gone.
        """
        self.stale = False
        self._stops_before = [w.id for w in self.stops()] if self._opened else []
        self.root = self.scene.build(self.ctx)
        self.layout()
        self._keep_focus()
        if not self._opened:
            self._open()

    def layout(self) -> None:
        """Places the tree and the popup in the window."""
        ctx = self.ctx
        ctx.layout_stale = False
        window = pygame.Rect((0, 0), ctx.size)
        if self.scene.modal:
            w, h = self.root.measure(ctx, window.w - ctx.px(32))
            place = pygame.Rect(0, 0, min(w, window.w - ctx.px(32)), min(h, window.h - ctx.px(32)))
            place.center = window.center
            self.root.place(ctx, place)
        else:
            self.root.place(ctx, window)
        self._index = adopt(self.root, window)
        if self.popup is not None:
            self._place_popup(self.popup.anchor, self.popup.build)

    def _place_popup(self, anchor_id: str, build: Callable[[Ctx], Widget]) -> None:
        anchor = self._index.get(anchor_id)
        if anchor is None:
            self.popup = None
            return
        widget = build(self.ctx)
        widget.id = widget.id or f"{anchor_id}#popup"
        place_beside(widget, anchor.rect, self.ctx)
        index = adopt(widget, pygame.Rect((0, 0), self.ctx.size))
        self.popup = Popup(anchor_id, build, widget, index)

    def _open(self) -> None:
        self._opened = True
        wanted = self.scene.first_focus
        if not wanted and self.scene.modal:
            stops = self.stops()
            best = next((w for w in stops if w.default or w.role == "textbox"), stops[0] if stops else None)
            wanted = best.id if best else ""
        if wanted:
            self.set_focus(wanted, self.ctx.focus_visible)

    def _keep_focus(self) -> None:
        here = self.ctx.focus
        if not here or self.find(here) is not None or here not in self._stops_before:
            return
        after = self._stops_before[self._stops_before.index(here) :]
        before = reversed(self._stops_before[: self._stops_before.index(here)])
        survivor = next((name for name in (*after, *before) if self.find(name) is not None), "")
        self.set_focus(survivor, self.ctx.focus_visible)

    @property
    def active(self) -> Widget:
        """The tree that has the keyboard: the popup when one is open."""
        return self.popup.widget if self.popup else self.root

    def roots(self) -> list[Widget]:
        """The scene's tree, then the popup's."""
        return [self.root, self.popup.widget] if self.popup else [self.root]

    def find(self, widget_id: str) -> Widget | None:
        """A widget by id, in the scene or its popup."""
        found = self.popup.index.get(widget_id) if self.popup else None
        return found or self._index.get(widget_id)

    def widgets(self) -> Iterable[Widget]:
        """All widgets, the popup's last."""
        yield from walk(self.root)
        if self.popup:
            yield from walk(self.popup.widget)

    def stops(self) -> list[Widget]:
        """The Tab stops of the active tree."""
        return focus.tab_stops(self.active, self.ctx)

    # -- focus

    def set_focus(self, widget_id: str, visible: bool) -> object:
        """Moves the focus; scrolls it into view. Returns what the widget's `on_focus` returned, else DONE."""
        ctx = self.ctx
        self.touched += [ctx.focus, widget_id]
        same = ctx.focus == widget_id
        ctx.focus, ctx.focus_visible = widget_id, visible
        widget = self.find(widget_id)
        if widget is None or same:
            return DONE
        for above in ancestors(widget):
            composite = focus.composite_of(above)
            if composite is not None:
                ctx.memory[f"{composite.id}#item"] = above.id
            if above.role == "panel":
                ctx.memory[f"{above.id}#last"] = widget.id
            reveal = getattr(above, "reveal", None)
            if reveal is not None and above is not widget:
                reveal(ctx, widget.rect)
        return widget.on_focus() if widget.on_focus is not None and not widget.disabled else DONE

    def _tab(self, step: int) -> object:
        stops = self.stops()
        if not stops:
            return DONE
        places = [n for n, w in enumerate(stops) if w.id == self.ctx.focus]
        place = (places[0] + step) % len(stops) if places else (0 if step > 0 else -1)
        return self.set_focus(stops[place].id, True)

    def _panel(self, step: int) -> object:
        panels = focus.panels(self.active, self.ctx)
        if not panels:
            return DONE
        places = [n for n, (_, stops) in enumerate(panels) if any(w.id == self.ctx.focus for w in stops)]
        panel, stops = panels[(places[0] + step) % len(panels) if places else (0 if step > 0 else -1)]
        last = self.ctx.memory.get(f"{panel.id}#last")
        target = next((w for w in stops if w.id == last), stops[0])
        return self.set_focus(target.id, True)

    # -- popup

    def obey_requests(self) -> None:
        """Opens or closes the popup as widgets asked through the context."""
        ctx = self.ctx
        if ctx.popup_close:
            ctx.popup_close = False
            self.close_popup()
        if ctx.popup_request is not None:
            (anchor, build), ctx.popup_request = ctx.popup_request, None
            self._place_popup(anchor, build)
            if self.popup:
                stops = self.stops()
                if stops:
                    self.set_focus(stops[0].id, ctx.focus_visible)

    def close_popup(self) -> None:
        """Closes the popup and gives the focus back to its anchor."""
        if self.popup is not None:
            anchor, self.popup = self.popup.anchor, None
            self.set_focus(anchor, self.ctx.focus_visible)

    def obey_focus(self) -> object:
        """Moves the focus where a callback asked, if it did."""
        wanted, self.ctx.focus_request = self.ctx.focus_request, ""
        return self.set_focus(wanted, self.ctx.focus_visible) if wanted else DONE

    # -- keys

    def key(self, stroke: str, repeated: bool = False) -> object:
        """A key stroke: the focused widget and those around it, then navigation, then shortcuts.

        A key held down repeats movement and writing, never activation or a shortcut.
        """
        self.pointing = False
        focused = self.find(self.ctx.focus)
        if focused is not None:
            for above in ancestors(focused):
                answer = above.key(self.ctx, stroke)
                if answer is not PASS:
                    self.touched.append(above.id)
                    return answer
            target = focus.arrow_target(focused, stroke)
            if target is not None:
                return self.set_focus(target.id, True)
            if stroke in ("enter", "space") and focused.on_click is not None and not repeated:
                return focused.activate(self.ctx) if not focused.disabled else self._explain()
        return self._navigate(stroke, repeated)

    def _explain(self) -> object:
        self.ctx.focus_visible = True
        return DONE

    def _navigate(self, stroke: str, repeated: bool) -> object:
        steps = {
            "tab": (self._tab, 1),
            "shift+tab": (self._tab, -1),
            "f6": (self._panel, 1),
            "shift+f6": (self._panel, -1),
        }
        if stroke in steps:
            move, step = steps[stroke]
            return move(step)
        if self.popup is not None:
            if stroke == "escape":
                self.close_popup()
            return DONE
        return DONE if repeated else self._shortcut(stroke)

    def _shortcut(self, stroke: str) -> object:
        for widget in walk(self.root):
            if widget.accel == stroke or (widget.default and stroke == "enter"):
                return DONE if widget.disabled else widget.activate(self.ctx)
        action = self.scene.keys().get(stroke)
        if action is not None:
            return action()
        if self.scene.modal and stroke == "escape":
            return Pop()
        return PASS

    def type(self, words: str) -> object:
        """Typed text for the focused widget."""
        focused = self.find(self.ctx.focus)
        answer = focused.type(self.ctx, words) if focused is not None else PASS
        if answer is not PASS and focused is not None:
            self.touched.append(focused.id)
        return answer

    def writes(self, stroke: str) -> bool:
        """Whether the stroke belongs to a focused text field."""
        focused = self.find(self.ctx.focus)
        return focused is not None and focused.role == "textbox" and not focused.disabled and types_text(stroke)

    # -- mouse

    def under(self, pos: tuple[int, int]) -> Widget | None:
        """The widget under the mouse; with a popup open only the popup's."""
        return hit(self.active, pos)

    def move(self, pos: tuple[int, int]) -> object:
        """The mouse moved: dragging, else hovering."""
        self.pointing = True
        held = self.find(self.ctx.pressed) if self.ctx.pressed else None
        if held is not None:
            answer = held.drag(self.ctx, pos)
            if answer is not PASS:
                self.touched.append(held.id)
                return answer
        self.hover(pos)
        return DONE

    def hover(self, pos: tuple[int, int]) -> None:
        """Finds what lies under the mouse now."""
        ctx = self.ctx
        chain = list(ancestors(found)) if (found := self.under(pos)) else []
        hover = next((w.id for w in chain if w.interactive), "")
        if hover != ctx.hover:
            self.touched += [ctx.hover, hover]
            ctx.hover = hover
        self.tip_id = next((w.id for w in chain if w.tip(ctx)), "")

    def press(self, pos: tuple[int, int], clicks: int) -> object:
        """The left button went down."""
        ctx = self.ctx
        found = self.under(pos)
        if self.popup is not None and found is None:
            self.close_popup()
            return DONE
        target = next((w for w in ancestors(found) if w.interactive), None) if found else None
        ctx.pressed = target.id if target else ""
        if target is None:
            self.touched.append(ctx.focus)
            ctx.focus_visible = False
            return DONE
        self.touched.append(target.id)
        result = self.set_focus(target.id, False) if target.focusable else DONE
        answer = target.press(ctx, pos, clicks)
        return result if answer is DONE else answer

    def release(self, pos: tuple[int, int]) -> object:
        """The left button went up: a click when still over what was pressed."""
        ctx = self.ctx
        target, ctx.pressed = self.find(ctx.pressed), ""
        if target is None:
            return DONE
        self.touched.append(target.id)
        answer = target.release(ctx, pos)
        if answer is not PASS:
            return answer
        found = self.under(pos)
        over = found is not None and any(w.id == target.id for w in ancestors(found))
        return target.activate(ctx) if over else DONE

    def wheel(self, pos: tuple[int, int], notches: float) -> object:
        """The wheel turned over what is under the mouse."""
        found = self.under(pos)
        for widget in ancestors(found) if found else ():
            answer = widget.wheel(self.ctx, notches)
            if answer is not PASS:
                return answer
        return PASS

    def tip_owner(self) -> tuple[Widget, Tip] | None:
        """Whose tooltip is due: what is under the mouse, or what has the keyboard focus once keys are used."""
        name = self.tip_id if self.pointing else self.ctx.focus if self.ctx.focus_visible else ""
        widget = self.find(name) if name else None
        tip = widget.tip(self.ctx) if widget is not None else ""
        return (widget, tip) if widget is not None and tip else None


def place_beside(widget: Widget, anchor: pygame.Rect, ctx: Ctx, above: bool = False) -> None:
    """Lays out a floating widget below `anchor` (above it where there is more room), inside the window."""
    window = pygame.Rect((0, 0), ctx.size).inflate(-2 * ctx.px(8), -2 * ctx.px(8))
    w, h = widget.measure(ctx, window.w)
    gap = ctx.px(6)
    fits_below = anchor.bottom + gap + h <= window.bottom
    up = (above and anchor.top - gap - h >= window.top) or (
        not fits_below and anchor.top > window.bottom - anchor.bottom
    )
    rect = pygame.Rect(
        anchor.x, anchor.top - gap - h if up else anchor.bottom + gap, min(w, window.w), min(h, window.h)
    )
    widget.place(ctx, rect.clamp(window))
