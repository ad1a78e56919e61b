"""What the tests of the pages around the table share: a home of their own, and games played by a policy."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pytest

from game.match.exercise import Exercise, find
from game.match.folders import HOME_VARIABLE
from game.match.local import LocalSeat
from game.match.opening import Opened, autoplayed, new_game, own_store, seats_for
from game.match.seat import Ended, Told, told_of
from game.match.table import Table
from game.ui.app import App
from game.ui.desktop import scene_at
from game.ui.scene import Scene
from game.ui.testing import Driver

SIZES = ((1280, 720), (1600, 900), (1920, 1080))
TEXTS = (1.0, 1.5)


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home for saves, settings and exercises; drawn maps stay from test to test."""
    folder = tmp_path_factory.getbasetemp() / "home"
    folder.mkdir(exist_ok=True)
    monkeypatch.setenv(HOME_VARIABLE, str(folder))
    yield folder
    for part in ("saves", "exercises"):
        shutil.rmtree(folder / part, ignore_errors=True)
    (folder / "settings.json").unlink(missing_ok=True)


@cache
def exercise(name: str = "first-contact") -> Exercise:
    return Exercise.of_file(find(name))


@cache
def played(name: str) -> Table:
    """A whole game that the cooperator played in the default seat."""
    return autoplayed(exercise(name), "cooperator", 3)


def begun(seed: int = 5) -> Opened:
    """A new game of the small exercise, saved by itself."""
    return new_game(exercise(), "", seed, own_store())


def at_the_end(name: str) -> tuple[Ended, LocalSeat]:
    """The end of a played game as a person in the default seat would meet it."""
    opened = new_game(exercise(name), seed=3)
    entries = played(name).game.entries
    for turn in range(exercise(name).scenario.turns):
        opened.table.game.resolve([e for e in entries if e.turn == turn])
    opened.seat.poll()
    opened.seat.ended()
    (answer,) = opened.seat.poll()
    assert isinstance(answer, Ended)
    return answer, opened.seat


def told(name: str, turn: int) -> Told:
    """One turn of a played game as the default seat is told it."""
    nation = next(iter(seats_for(exercise(name))))
    index = exercise(name).names.index("nation", nation)
    return told_of(played(name).game.chronicle.known_to(index, nation), turn)


def drive(scene: Scene, size: tuple[int, int] = (1600, 900), text_scale: float = 1.0) -> Driver:
    return Driver(App(size, scene, text_scale=text_scale, scene_at=scene_at))


def top(driver: Driver) -> Scene:
    """The scene on top."""
    scene: Scene = driver.app.top.scene
    return scene
