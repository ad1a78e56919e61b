"""Driving the interface without a window: events go through the same `App.event` as in the main loop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pygame

from game.ui.app import TIP_DELAY, App
from game.ui.keys import CODES, MODIFIERS
from game.ui.painter import Align, Ink, Painter
from game.ui.stage import Stage
from game.ui.theme import RGB, contrast
from game.ui.tree import ITEM_ROLES, Widget, ancestors, paint_tree, walk

LEAST_CONTRAST = 4.5
FRAME = 1 / 60


class Driver:
    """Plays a person at an App, by the ids of widgets. KeyError for an id that isn't on the screen."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.surface = pygame.Surface(app.size, 0, 32)
        self.settle()

    # -- looking

    def find(self, widget_id: str) -> Widget:
        """The widget with that id in the top scene."""
        stage = self.app.stages[-1]
        widget = stage.find(widget_id)
        if widget is None:
            raise KeyError(f"no widget '{widget_id}' on the screen; there are: {', '.join(self.ids())}")
        return widget

    def ids(self, prefix: str = "") -> list[str]:
        """The ids that scenes gave (not the numbered ones), in reading order, that start with `prefix`."""
        return [w.id for w in self.app.stages[-1].widgets() if w.id.startswith(prefix) and "/" not in w.id]

    def shown(self, words: str) -> bool:
        """Whether any widget of the top scene has these words in its accessible name."""
        return any(words in w.label() for w in self.app.stages[-1].widgets())

    @property
    def focus(self) -> str:
        """The id that has the keyboard focus."""
        return self.app.stages[-1].ctx.focus

    def settle(self, frames: int = 2) -> list[pygame.Rect]:
        """Draws some frames; returns the last one's changed rectangles."""
        changed: list[pygame.Rect] = []
        for _ in range(frames):
            if self.app.running:
                self.app.tick(FRAME)
                changed = self.app.draw(self.surface)
        return changed

    def wait(self, seconds: float) -> None:
        """Lets time pass, with frames drawn."""
        for _ in range(round(seconds / FRAME)):
            self.settle(1)

    def screenshot(self, path: str | Path) -> None:
        """Writes the present picture as PNG."""
        self.settle()
        pygame.image.save(self.surface, str(path))

    # -- mouse

    def _point(self, target: str | tuple[int, int]) -> tuple[int, int]:
        if isinstance(target, tuple):
            return target
        widget = self.find(target)
        for above in ancestors(widget):
            reveal = getattr(above, "reveal", None)
            if reveal is not None and above is not widget:
                reveal(self.app.top.ctx, widget.rect)
                self.settle()
                widget = self.find(target)
        x, y = widget.rect.clip(widget.clip).center
        return x, y

    def _post(self, kind: int, **values: object) -> None:
        self.app.event(pygame.event.Event(kind, values))

    def hover(self, target: str | tuple[int, int], seconds: float = TIP_DELAY + 0.1) -> None:
        """Moves the mouse there and leaves it long enough for a tooltip."""
        self._post(pygame.MOUSEMOTION, pos=self._point(target), rel=(0, 0), buttons=(0, 0, 0))
        self.wait(seconds)

    def click(self, target: str | tuple[int, int], clicks: int = 1) -> None:
        """Presses and releases the left button on a widget or a position."""
        pos = self._point(target)
        self._post(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(0, 0, 0))
        self._post(pygame.MOUSEBUTTONDOWN, pos=pos, button=1, clicks=clicks)
        if self.app.running:
            self._post(pygame.MOUSEBUTTONUP, pos=pos, button=1, clicks=clicks)
        self.settle()

    def drag(self, start: str | tuple[int, int], by: tuple[int, int], steps: int = 4) -> None:
        """Drags from a widget's centre, or a position, by so many pixels."""
        x, y = self._point(start)
        self._post(pygame.MOUSEMOTION, pos=(x, y), rel=(0, 0), buttons=(0, 0, 0))
        self._post(pygame.MOUSEBUTTONDOWN, pos=(x, y), button=1, clicks=1)
        for n in range(1, steps + 1):
            pos = (x + by[0] * n // steps, y + by[1] * n // steps)
            self._post(pygame.MOUSEMOTION, pos=pos, rel=(0, 0), buttons=(1, 0, 0))
            self.settle(1)
        self._post(pygame.MOUSEBUTTONUP, pos=(x + by[0], y + by[1]), button=1, clicks=1)
        self.settle()

    def wheel(self, target: str | tuple[int, int], notches: int) -> None:
        """Turns the wheel over a widget; positive is away from the user, so up."""
        widget_pos = target if isinstance(target, tuple) else self.find(target).rect.clip(self.find(target).clip).center
        self._post(pygame.MOUSEMOTION, pos=widget_pos, rel=(0, 0), buttons=(0, 0, 0))
        self._post(pygame.MOUSEWHEEL, x=0, y=notches, precise_y=float(notches))
        self.settle()

    # -- keyboard

    def key(self, stroke: str) -> None:
        """One key stroke such as `ctrl+enter`, `shift+tab`, `?`, `s`; a printable one arrives as text too."""
        *held, name = stroke.split("+") if stroke != "+" else ["+"]
        mod = 0
        for word in held:
            mod |= MODIFIERS[word]
        typed = {"space": " "}.get(name, name if len(name) == 1 else "")
        if "shift" in held:
            typed = typed.upper()
        code = CODES.get(name, ord(name) if len(name) == 1 else 0)
        plain = "ctrl" not in held and "alt" not in held
        self._post(pygame.KEYDOWN, key=code, mod=mod, unicode=typed if plain else "")
        if typed and plain and self.app.running:
            self._post(pygame.TEXTINPUT, text=typed)
        if self.app.running:
            self._post(pygame.KEYUP, key=code, mod=mod)
        self.settle()

    def type(self, words: str) -> None:
        """Types words, letter by letter."""
        for letter in words:
            code = CODES.get(letter.lower(), ord(letter) if ord(letter) < 127 else 0)
            code = CODES["space"] if letter == " " else code
            mod = pygame.KMOD_LSHIFT if letter.isupper() else 0
            self._post(pygame.KEYDOWN, key=code, mod=mod, unicode=letter)
            self._post(pygame.TEXTINPUT, text=letter)
            self._post(pygame.KEYUP, key=code, mod=mod)
        self.settle()


class _Auditor(Painter):
    """A painter that also notes words that don't fit and words that can't be read on what lies under them."""

    def __init__(self, surface: pygame.Surface, stage: Stage, origin: tuple[int, int] = (0, 0)) -> None:
        super().__init__(surface, stage.ctx, origin)
        self.stage = stage
        self.findings: list[str] = []

    def part(self, rect: pygame.Rect) -> Painter:
        part = super().part(rect)
        auditor = _Auditor(part.surface, self.stage, (-part.dx, -part.dy))
        auditor.widget, auditor.findings = self.widget, self.findings
        return auditor

    def text(
        self, words: str, style: str, color: Ink, rect: pygame.Rect, align: Align = "left", cut: bool = True
    ) -> None:
        widget = self.stage.find(self.widget)
        if widget is not None and words:
            self._check(widget, words, style, self.display.color(color), rect, align)
        super().text(words, style, color, rect, align, cut)

    def _check(self, widget: Widget, words: str, style: str, ink: RGB, rect: pygame.Rect, align: Align) -> None:
        wide, tall = self.display.text.size(words, style)
        told = widget.tip(self.stage.ctx) or widget.role == "textbox"
        if wide > rect.w and not told:
            self.findings.append(
                f"{widget.id}: '{words}' is {wide} px wide in a place of {rect.w}, and no tooltip tells it"
            )
        if tall > rect.h + 2 and rect.h > 0:
            self.findings.append(f"{widget.id}: '{words}' is {tall} px tall in a place of {rect.h}")
        area = rect.move(self.dx, self.dy).clip(self.surface.get_clip())
        if area.w < 2 or area.h < max(2, tall // 2):  # scrolled out of view, or so far that only its frame shows
            return
        half = min(area.w, wide) // 2
        x = {"left": area.x + half, "center": area.centerx, "right": area.right - 1 - half}[align]
        ground = self.surface.get_at((x, area.centery))
        ratio = contrast(ink, (ground.r, ground.g, ground.b))
        if ratio < LEAST_CONTRAST:
            self.findings.append(f"{widget.id}: '{words}' has a contrast of {ratio:.1f}:1")


def _audit_paint(stage: Stage, size: tuple[int, int]) -> Iterator[str]:
    """What painting every layer of a stage shows to be wrong."""
    for root in stage.roots():
        surface = pygame.Surface(size, 0, 32)
        surface.fill(stage.ctx.theme.bg)
        auditor = _Auditor(surface, stage)
        for widget in walk(root):
            if widget.layer or widget.parent is None:
                surface.set_clip(widget.clip)
                paint_tree(widget, auditor, stage.ctx)
        surface.set_clip(None)
        yield from auditor.findings


def _audit_tree(stage: Stage, size: tuple[int, int]) -> Iterator[str]:
    window = pygame.Rect((0, 0), size)
    seen: set[str] = set()
    for widget in stage.widgets():
        if widget.id in seen:
            yield f"{widget.id}: the id is used twice"
        seen.add(widget.id)
        if widget.role not in ("group", "separator", "window", "status") and not widget.label():
            yield f"{widget.id}: a {widget.role} ({type(widget).__name__}) without a name"
        if widget.focusable and widget.role in ("group", "text", "heading", "image"):
            yield f"{widget.id}: can be used, but its role is only '{widget.role}'"
        if widget.focusable and "/" in widget.id:
            yield f"{widget.id}: can be used, but has no id of its own"
        scrolled = any(above.clips for above in ancestors(widget) if above is not widget)
        if not scrolled and not window.contains(widget.rect) and widget.rect.w and widget.rect.h:
            yield f"{widget.id}: {tuple(widget.rect)} reaches outside the window"
        parent = widget.parent
        if (
            parent is not None
            and not scrolled
            and not parent.clips
            and not parent.rect.inflate(2, 2).contains(widget.rect)
        ):
            yield f"{widget.id}: {tuple(widget.rect)} reaches outside {parent.id} {tuple(parent.rect)}"


def _audit_tab(app: App, stage: Stage) -> Iterator[str]:
    """Presses Tab all the way round: each stop exactly once; and each focusable is a stop or reached by arrows from
    one.
    """
    ctx = stage.ctx
    before, memory = (ctx.focus, ctx.focus_visible), dict(ctx.memory)
    stops = [w.id for w in stage.stops()]
    ctx.focus = ""
    visited = []
    for _ in stops:
        app.event(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0, unicode="\t"))
        visited.append(app.stages[-1].ctx.focus)
    if sorted(visited) != sorted(stops):
        yield f"Tab visits {visited}, but the stops are {stops}"
    for widget in walk(stage.active):
        by_arrows = any(above.role in ITEM_ROLES for above in ancestors(widget))
        if widget.focusable and widget.id not in visited and not by_arrows:
            yield f"{widget.id}: no key reaches it"
    stage.set_focus(before[0], before[1])
    ctx.memory.clear()
    ctx.memory.update(memory)
    stage.stale = True


def check_invariants(app: App) -> list[str]:
    """What is wrong with the top scene as it is now: roles, names and ids, Tab order, places, texts that don't fit,
    contrast.
    """
    stage = app.stages[-1]
    findings = [*_audit_tree(stage, app.size), *_audit_paint(stage, app.size), *_audit_tab(app, stage)]
    return list(dict.fromkeys(findings))
