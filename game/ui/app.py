"""The application: a stack of scenes, events in, dirty rectangles out. It needs no window; `window.run` gives it
one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pygame

from game.ui import keys
from game.ui.display import scale_for
from game.ui.scene import Go, Move, Place, Pop, Push, Scene
from game.ui.screen import LayerSpec, Screen
from game.ui.stage import Stage, place_beside
from game.ui.text import TextEngine
from game.ui.theme import THEMES
from game.ui.tree import DONE, PASS, Ctx, Tip, Widget, adopt, ancestors, walk
from game.ui.widgets.overlay import Scrim, Toast, tooltip_for

TIP_DELAY = 0.4
TOAST_TIME = 4.0


@dataclass
class _Notice:
    words: str
    kind: str
    until: float


def nowhere(place: Place) -> Scene:
    """For an application whose scenes lead to no places. Raises LookupError."""
    raise LookupError(f"this application knows no way to {place}")


class App:
    """Holds the scene stack and the settings of the display.

    Time passes only through `tick`; the mouse is only where events said. `draw` may be given any surface of `size`.
    `scene_at` tells which scene shows a place.
    """

    def __init__(
        self,
        size: tuple[int, int],
        scene: Scene,
        theme: str = "dark",
        ui_scale: float = 1.0,
        text_scale: float = 1.0,
        scene_at: Callable[[Place], Scene] = nowhere,
    ) -> None:
        self.size, self.theme, self.ui_scale, self.text_scale = size, theme, ui_scale, text_scale
        self.now = 0.0
        self.running = True
        self._scene_at = scene_at
        self._stages: list[Stage] = []
        self._pushes: list[Push | None] = []
        self._screen = Screen()
        self._layers_stale = True
        self._surface: pygame.Surface | None = None
        self._mouse = (-1, -1)
        self._swallow = ""
        self._held: set[int] = set()
        self._tip_owner: tuple[str, str] = ("", "")
        self._tip_since = 0.0
        self._tip: tuple[str, Widget] | None = None
        self._tip_hidden = False
        self._notices: list[_Notice] = []
        self._toast: Widget | None = None
        self._text = TextEngine(1.0, 1.0)
        self._display()
        self._show(scene)

    # -- display settings

    def resize(self, size: tuple[int, int]) -> None:
        """The window has another size in pixels."""
        self.size = size
        self._display()

    def set_display(
        self, theme: str | None = None, ui_scale: float | None = None, text_scale: float | None = None
    ) -> None:
        """Changes the theme's name (dark, light, contrast), the interface's scale or the text's; None keeps one as
        it is.
        """
        self.theme = theme or self.theme
        self.ui_scale = ui_scale or self.ui_scale
        self.text_scale = text_scale or self.text_scale
        self._display()

    def _display(self) -> None:
        self.k = scale_for(self.size, self.ui_scale)
        self.text_scale = max(1.0, min(1.5, self.text_scale))
        self._text = TextEngine(self.k, self.text_scale)
        for stage in self._stages:
            ctx = stage.ctx
            ctx.size, ctx.k, ctx.text_scale, ctx.text, ctx.theme = (
                self.size,
                self.k,
                self.text_scale,
                self._text,
                THEMES[self.theme],
            )
            stage.stale = True
        self._screen = Screen()
        self._surface = None
        self._toast = None
        self._tip = None

    # -- scenes

    @property
    def top(self) -> Stage:
        """The stage that gets events. IndexError once the last scene has left."""
        return self._stages[-1]

    @property
    def stages(self) -> list[Stage]:
        """All stages, the top one last, with their trees up to date."""
        self._refresh()
        return self._stages

    def invalidate(self, scene: Scene) -> None:
        """The scene's state changed: its tree is built anew before it is next needed."""
        for stage in self._stages:
            if stage.scene is scene:
                stage.stale = True

    def toast(self, words: str, kind: str = "good") -> None:
        """Shows a short message for four seconds; kinds: good, warn, bad, accent."""
        self._notices.append(_Notice(words, kind, self.now + TOAST_TIME))
        self._toast = None
        self._layers_stale = True

    def apply(self, move: object) -> None:
        """Carries out a Push, Pop or Go; anything else is ignored."""
        if isinstance(move, Push | Pop | Go):
            self._apply(move)

    def _apply(self, move: Move) -> None:
        match move:
            case Push(scene):
                self._show(scene, move)
            case Pop(value):
                self._layers_stale = True
                self._close()
                push = self._pushes.pop()
                if push is not None and push.then is not None and value is not None:
                    self._settle(push.then(value))
                self.running = self.running and bool(self._stages)
            case Go(place):
                scene = self._scene_at(place)
                while self._stages:
                    self._close()
                    self._pushes.pop()
                self._show(scene)

    def _show(self, scene: Scene, push: Push | None = None) -> None:
        self._layers_stale = True
        visible = bool(self._stages) and self.top.ctx.focus_visible
        self._pushes.append(push)
        ctx = Ctx(self.size, self.k, self.text_scale, THEMES[self.theme], self._text, self.now, focus_visible=visible)
        self._stages.append(Stage(scene, ctx))
        scene.app = self
        self.apply(scene.on_open())

    def _close(self) -> None:
        self._stages.pop().scene.on_close()
        if self._stages:
            self._stages[-1].stale = True

    def _settle(self, answer: object, stage: Stage | None = None) -> None:
        """After an event: a callback's result means that the scene may have changed."""
        if answer is PASS or answer is DONE:
            return
        if stage is not None:
            stage.stale = True
        elif self._stages:
            self.top.stale = True
        self.apply(answer)

    # -- events

    def event(self, event: pygame.event.Event) -> None:
        """One event of pygame's queue. Positions are window pixels."""
        if event.type == pygame.WINDOWEXPOSED:
            self._surface = None  # what was on the glass may be lost
        if not self._stages:
            return
        self._refresh()
        stage = self.top
        if event.type == pygame.QUIT:
            answer: object = stage.scene.on_event(event)
            if answer is None:
                self.running = False
            self._settle(answer if answer is not None else PASS, stage)
            return
        popup = stage.popup
        answer = self._dispatch(stage, event)
        if answer is PASS:
            moved = stage.scene.on_event(event)
            answer = PASS if moved is None else moved
        stage.obey_requests()
        self._touch(stage)
        self._layers_stale = self._layers_stale or stage.ctx.layout_stale or stage.popup is not popup
        self._settle(answer, stage)
        if stage.ctx.focus_request and stage in self._stages:
            self._refresh()
            self._settle(stage.obey_focus(), stage)
            self._touch(stage)

    def _dispatch(self, stage: Stage, event: pygame.event.Event) -> object:
        kind = event.type
        if kind == pygame.KEYDOWN:
            return self._key(stage, event)
        if kind == pygame.KEYUP:
            self._held.discard(event.key)
        if kind == pygame.WINDOWFOCUSLOST:
            self._held.clear()
        if kind == pygame.TEXTINPUT:
            swallow, self._swallow = self._swallow, ""
            return DONE if swallow and swallow == event.text else stage.type(event.text)
        if kind == pygame.MOUSEMOTION:
            self._mouse = event.pos
            return stage.move(event.pos)
        if kind == pygame.MOUSEBUTTONDOWN and event.button == 1:
            self._mouse = event.pos
            self._tip_hidden = True
            return stage.press(event.pos, getattr(event, "clicks", 1))
        if kind == pygame.MOUSEBUTTONUP and event.button == 1:
            return stage.release(event.pos)
        if kind == pygame.MOUSEWHEEL:
            return stage.wheel(self._mouse, getattr(event, "precise_y", 0.0) or event.y)
        if kind == pygame.WINDOWLEAVE:
            return stage.move((-1, -1))
        return PASS

    def _key(self, stage: Stage, event: pygame.event.Event) -> object:
        stroke = keys.stroke_of(event)
        self._swallow = ""
        repeated = event.key in self._held
        self._held.add(event.key)
        if not stroke or stage.writes(stroke):
            return DONE if stroke else PASS
        if stroke == "escape" and self._tip is not None:
            self._tip_hidden = True
            self._layers_stale = True
        answer = stage.key(stroke, repeated)
        if answer is not PASS:
            # The same key press also arrives as text: it must not land in a field that this shortcut opened.
            self._swallow = getattr(event, "unicode", "")
        return answer

    def _touch(self, stage: Stage) -> None:
        touched, stage.touched = stage.touched, []
        for name in touched:
            widget = stage.find(name) if name else None
            if widget is None:
                continue
            owner = next(w for w in ancestors(widget) if w.layer or w.parent is None)
            layer = self._screen.layer_of((id(stage), owner.id))
            if layer is not None:
                layer.touch(widget.rect)

    # -- time

    def tick(self, dt: float) -> None:
        """`dt` seconds passed."""
        self.now += dt
        if not self._stages:
            return
        stage = self.top
        stage.ctx.now = self.now
        answer = stage.scene.on_tick(dt)
        if answer is not None:
            self._settle(answer, stage)
        if self._notices and self._notices[0].until <= self.now:
            self._notices = [n for n in self._notices if n.until > self.now]
            self._toast = None
            self._layers_stale = True
        if self._stages:
            self._time_tip()

    def _time_tip(self) -> None:
        owner = self.top.tip_owner()
        name = (str(id(self.top)), owner[0].id) if owner else ("", "")
        if name != self._tip_owner:
            self._tip_owner, self._tip_since, self._tip_hidden = name, self.now, False
            self._layers_stale = self._layers_stale or self._tip is not None
            self._tip = None
        due = owner is not None and not self._tip_hidden and self.now - self._tip_since >= TIP_DELAY
        if due != (self._tip is not None):
            self._layers_stale = True
            self._tip = None
        if due and owner is not None and self._tip is None:
            self._tip = (owner[0].id, self._tip_widget(owner[0], owner[1]))

    def _tip_widget(self, owner: Widget, tip: Tip) -> Widget:
        ctx = self.top.ctx
        widget = tooltip_for(tip, ctx)
        place_beside(widget, owner.rect.clip(owner.clip), ctx)
        adopt(widget, pygame.Rect((0, 0), self.size))
        return widget

    # -- drawing

    def draw(self, surface: pygame.Surface) -> list[pygame.Rect]:
        """Brings `surface` up to date; returns the rectangles that changed, none of them overlapping."""
        self._refresh()
        if surface is not self._surface:
            self._surface = surface
            self._screen.damage(surface.get_rect())
        if self._layers_stale:
            self._layers_stale = False
            self._screen.sync(self._specs())
        return self._screen.draw(surface, self.now)

    def _refresh(self) -> None:
        for stage in self._visible():
            if stage.stale:
                stage.build()
                self._layers_stale = True
                if stage is self.top:
                    stage.hover(self._mouse)
                    if self._tip is not None:
                        self._tip = None
                        self._time_tip()
                self._touch(stage)
            elif stage.ctx.layout_stale:
                stage.layout()
                self._layers_stale = True
                if stage is self.top and not stage.ctx.pressed:
                    stage.hover(self._mouse)

    def _visible(self) -> list[Stage]:
        first = max((n for n, stage in enumerate(self._stages) if not stage.scene.modal), default=0)
        return self._stages[first:]

    def _specs(self) -> list[LayerSpec]:
        specs: list[LayerSpec] = []
        for stage in self._visible():
            if stage.scene.modal:
                scrim = Scrim()
                scrim.place(stage.ctx, pygame.Rect((0, 0), self.size))
                scrim.clip = scrim.rect
                specs.append(LayerSpec((id(stage), "#scrim"), scrim, stage.ctx, True, False))
            for root in stage.roots():
                for widget in walk(root):
                    if widget.layer or widget.parent is None:
                        floats = getattr(widget, "floats", False)
                        key = (id(stage), widget.id)
                        specs.append(LayerSpec(key, widget, stage.ctx, floats, stage is self.top))
        return specs + self._overlays()

    def _overlays(self) -> list[LayerSpec]:
        ctx = self.top.ctx
        specs: list[LayerSpec] = []
        if self._notices:
            if self._toast is None:
                self._toast = Toast(notices=tuple((n.words, n.kind) for n in self._notices[-3:]))
                self._toast.place_in(ctx)
            specs.append(LayerSpec((0, "#toast"), self._toast, ctx, True, False))
        if self._tip is not None:
            specs.append(LayerSpec((0, f"#tip:{self._tip[0]}"), self._tip[1], ctx, True, False))
        return specs
