"""The real window: opens the display, feeds its events to an App and puts dirty rectangles on the glass."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress

import pygame

from game.ui.app import App, nowhere
from game.ui.scene import Place, Scene

FRAMES_PER_SECOND = 60
LEAST = (1280, 720)
"""The smallest window that shows everything."""


def fitting(size: tuple[int, int], desktop: tuple[int, int]) -> tuple[int, int]:
    """The size of a window that should stand on a desktop with its frame, but is no smaller than `LEAST`."""
    room = desktop[0] * 96 // 100, desktop[1] * 90 // 100
    width, height = (max(least, min(wish, has)) for least, wish, has in zip(LEAST, size, room, strict=True))
    return width, height


def open_display(size: tuple[int, int], title: str, software: bool = False) -> pygame.Surface:
    """Opens a resizable window, smaller than `size` where the desktop is small.

    `software` avoids the texture upload that is slow without a GPU or over remote desktop. Raises pygame.error when
    there is no display.
    """
    os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
    if software:
        os.environ["SDL_FRAMEBUFFER_ACCELERATION"] = "0"
    pygame.display.init()
    pygame.font.init()
    with suppress(pygame.error, NotImplementedError):  # no audio device is normal: the game is silent then
        pygame.mixer.init()
    pygame.display.set_caption(title)
    surface = pygame.display.set_mode(fitting(size, pygame.display.get_desktop_sizes()[0]), pygame.RESIZABLE)
    pygame.key.set_repeat(400, 35)
    pygame.key.start_text_input()
    return surface


def run(
    scene: Scene,
    size: tuple[int, int] = (1600, 900),
    title: str = "Need to Share",
    theme: str = "dark",
    ui_scale: float = 1.0,
    text_scale: float = 1.0,
    software: bool = False,
    frames: int = 0,
    scene_at: Callable[[Place], Scene] = nowhere,
) -> None:
    """Opens the window and plays until the last scene has left; with `frames`, that many frames at most. `scene_at`
    tells which scene shows a place.
    """
    surface = open_display(size, title, software)
    app = App(surface.get_size(), scene, theme, ui_scale, text_scale, scene_at)
    clock = pygame.time.Clock()
    shown = 0
    while app.running and (not frames or shown < frames):
        for event in pygame.event.get():
            app.event(event)
        surface = pygame.display.get_surface() or surface
        if surface.get_size() != app.size:
            app.resize(surface.get_size())
        app.tick(clock.tick(FRAMES_PER_SECOND) / 1000)
        if app.running:
            changed = app.draw(surface)
            if changed:
                pygame.display.update(changed)
        shown += 1
    pygame.display.quit()
