"""Scenes: what is on the screen, and the moves between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

import pygame

from game.ui.tree import Ctx, Widget


@dataclass(frozen=True)
class Push:
    """Show `scene` over the present one. `then` receives what it hands back with `Pop(value)`; it isn't called for
    None.
    """

    scene: Scene
    then: Callable[[object], object] | None = None


@dataclass(frozen=True)
class Pop:
    """Leave this scene, handing `value` to whoever pushed it."""

    value: object = None


class Place:
    """Where scenes lead to from many sides, each kind a class. They name the place, not its scene: two scenes that led
    to each other by name would have to know each other.
    """


@dataclass(frozen=True)
class Go:
    """Leave all scenes and begin with the one that shows this place."""

    place: Place


Move = Push | Pop | Go
Result = Move | None


class Shown(Protocol):
    """A scene as it is on the screen now."""

    ctx: Ctx

    def find(self, widget_id: str) -> Widget | None:
        """A widget by id, where it was last laid out."""
        ...

    def stops(self) -> list[Widget]:
        """The Tab stops in their order."""
        ...


class Host(Protocol):
    """The application, as far as a scene may ask something of it."""

    @property
    def top(self) -> Shown:
        """The scene that has mouse and keyboard."""
        ...

    def invalidate(self, scene: Scene) -> None:
        """Build this scene anew before it is next needed."""
        ...

    def toast(self, words: str, kind: str = "good") -> None:
        """Show a short message; kinds: good, warn, bad, accent."""
        ...

    def set_display(
        self, theme: str | None = None, ui_scale: float | None = None, text_scale: float | None = None
    ) -> None:
        """Change the theme's name, the interface's scale or the text's; None keeps one as it is."""
        ...


class Scene:
    """One screen or dialog: its state, and how that state looks.

    `build` returns a new widget tree whenever asked; nothing that it returns is kept. It is called after every callback
    and after `invalidate()`. Panels that come out the same aren't painted again.
    """

    title: str = ""
    modal: bool = False  # a dialog: drawn over the scene below, centred, Escape leaves it
    first_focus: str = ""  # id that gets the focus when the scene opens
    app: Host

    def build(self, ctx: Ctx) -> Widget:
        """The widget tree for the present state."""
        raise NotImplementedError

    def keys(self) -> Mapping[str, Callable[[], object]]:
        """Keyboard shortcuts: `{"ctrl+s": self.save, "?": self.help}`. Those of buttons (`accel=`) need no entry."""
        return {}

    def on_open(self) -> Result:
        """The scene came onto the stack; `self.app` is set."""
        return None

    def on_close(self) -> None:
        """The scene left the stack."""

    def on_event(self, event: pygame.event.Event) -> Result:
        """An event that no widget and no shortcut used."""
        return None

    def on_tick(self, dt: float) -> Result:
        """`dt` seconds passed. Called each frame while the scene is on top; call `invalidate` only when something
        changed.
        """
        return None

    def invalidate(self) -> None:
        """The state changed outside a callback: build anew before the next frame."""
        self.app.invalidate(self)
