"""Frames of the table without a display, and how long the game takes to start."""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

FRAMES = 120
SIZE = (1600, 900)
ROOT = Path(__file__).parents[2]
MENU = """
import pygame
from game.ui.app import App
from game.ui.scenes.menu import MainMenu
app = App((1600, 900), MainMenu())
app.draw(pygame.Surface(app.size, 0, 32))
"""


@dataclass(frozen=True, slots=True)
class Frames:
    """Milliseconds of a frame: nothing happens (median), the mouse moves over the table (the slowest but for one in
    twenty), all is drawn anew (median).
    """

    idle: float
    hover: float
    full: float


def frames() -> Frames:
    """Frame times of the table of the medium exercise, a turn into the game."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    from game.match.exercise import Exercise, find
    from game.match.opening import new_game
    from game.ui.app import App
    from game.ui.scenes.table import TableScene
    from game.ui.testing import FRAME, Driver
    from tests.benchmarks.games import MEDIUM

    with tempfile.TemporaryDirectory() as folder:
        opened = new_game(Exercise.of_file(find(MEDIUM)), seed=3)
        driver = Driver(App(SIZE, TableScene(opened.seat, Path(folder))))
        if driver.ids("decide:"):
            driver.key("escape")
        driver.settle(10)
        app, surface = driver.app, driver.surface

        def frame() -> float:
            begun = perf_counter()
            app.tick(FRAME)
            app.draw(surface)
            return (perf_counter() - begun) * 1000

        def moved(k: int) -> float:
            begun = perf_counter()
            driver.hover((40 + k * 12 % (SIZE[0] - 80), 60 + k * 31 % (SIZE[1] - 120)), 0)
            return (perf_counter() - begun) * 1000 + frame()

        def anew() -> float:
            app.set_display()
            return frame()

        idle = median(frame() for _ in range(FRAMES))
        hover = sorted(moved(k) for k in range(FRAMES))[FRAMES * 19 // 20]
        return Frames(idle, hover, median(anew() for _ in range(FRAMES // 10)))


def cold_start() -> tuple[float, float]:
    """Seconds of a new process to the version line, and to the first frame of the main menu (best of three)."""
    environment = {**os.environ, "SDL_VIDEODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}

    def best(*command: str) -> float:
        times = []
        for _ in range(3):
            begun = perf_counter()
            subprocess.run([sys.executable, *command], check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
            times.append(perf_counter() - begun)
        return min(times)

    return best("main.py", "--version"), best("-c", MENU)
