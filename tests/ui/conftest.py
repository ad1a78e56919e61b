"""No test of the interface needs a display."""

from __future__ import annotations

import os

import pytest

os.environ["SDL_VIDEODRIVER"] = "dummy"

from game.ui.app import App
from game.ui.scene import Scene
from game.ui.testing import Driver
from game.ui.tree import Ctx, Widget
from tests.ui.gallery import Gallery


class Showing(Scene):
    """A scene that shows what a test built."""

    def __init__(self, tree: object) -> None:
        self.tree = tree

    def build(self, ctx: Ctx) -> Widget:
        assert callable(self.tree)
        widget = self.tree()
        assert isinstance(widget, Widget)
        return widget


def drive(tree: object, size: tuple[int, int] = (1280, 720)) -> Driver:
    """A driver over a scene whose widgets `tree()` builds anew each time."""
    return Driver(App(size, Showing(tree)))


@pytest.fixture
def gallery() -> Driver:
    """The gallery at the size of the design."""
    return Driver(App((1600, 900), Gallery()))


def scene_of(driver: Driver) -> Gallery:
    """The gallery scene that a driver drives."""
    scene = driver.app.stages[0].scene
    assert isinstance(scene, Gallery)
    return scene
