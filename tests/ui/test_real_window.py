"""The game in a real window: 200 frames on a virtual display, with a resize in between."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.match.folders import HOME_VARIABLE

FRAMES = 200
GAME = f"""
import sys
import pygame
from game.match.exercise import Exercise, find
from game.match.opening import new_game
from game.ui.scenes.table import TableScene
from game.ui.window import run


class Watched(TableScene):
    frames = 0

    def on_tick(self, dt):
        self.frames += 1
        if self.frames == 60:
            pygame.display.set_mode((1100, 640), pygame.RESIZABLE)
        if self.frames == {FRAMES} - 5:
            print(pygame.display.get_driver(), *self.app.size)
            pygame.image.save(pygame.display.get_surface(), sys.argv[1])
        return super().on_tick(dt)


run(Watched(new_game(Exercise.of_file(find("first-contact")), seed=11).seat), (1280, 720), frames={FRAMES})
"""


@pytest.fixture
def display() -> Iterator[str]:
    """A virtual display of our own, by its name."""
    program = shutil.which("Xvfb")
    if program is None:
        pytest.skip("Xvfb is not installed; it gives the real window a display to open on")
    read, write = os.pipe()
    command = [program, "-displayfd", str(write), "-screen", "0", "1600x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as answer:
        number = answer.readline().strip()
    if not number:
        server.wait(10)
        pytest.skip("Xvfb is installed but does not start here")
    yield f":{number}"
    server.terminate()
    server.wait(10)


def test_the_game_runs_in_a_real_window_and_follows_its_size(display: str, tmp_path: Path) -> None:
    without = ("SDL_VIDEODRIVER", "WAYLAND_DISPLAY")
    env = {key: value for key, value in os.environ.items() if key not in without}
    env |= {"DISPLAY": display, HOME_VARIABLE: str(tmp_path), "SDL_AUDIODRIVER": "dummy"}
    picture = tmp_path / "window.png"
    run = subprocess.run(
        [sys.executable, "-c", GAME, str(picture)],
        env=env,
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    assert run.stdout.splitlines()[-1] == "x11 1100 640"
    assert picture.stat().st_size > 20_000
