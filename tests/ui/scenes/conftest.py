"""The table with the made-up exercise on it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pytest

from game.rules.view import View
from game.ui.app import App
from game.ui.scenes.table import TableScene
from game.ui.testing import Driver
from tests.ui.scenes.fake_seat import FakeSeat

Open = Callable[..., Driver]


@pytest.fixture(scope="session")
def drawn_maps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for drawn maps, so that each size is drawn once."""
    return tmp_path_factory.mktemp("maps")


@pytest.fixture
def open_table(drawn_maps: Path) -> Open:
    """Opens the table; the decision that is put before the player at once is put off."""

    def open_(
        size: tuple[int, int] = (1600, 900),
        text_scale: float = 1.0,
        view: View | None = None,
        seat: FakeSeat | None = None,
    ) -> Driver:
        scene = TableScene(seat or FakeSeat(view), drawn_maps)
        driver = Driver(App(size, scene, text_scale=text_scale))
        if driver.ids("decide:"):
            driver.key("escape")
        return driver

    return open_


def scene_of(driver: Driver) -> TableScene:
    """The table that a driver drives."""
    scene = driver.app.stages[0].scene
    assert isinstance(scene, TableScene)
    return scene


def seat_of(driver: Driver) -> FakeSeat:
    """The seat under the table."""
    seat = scene_of(driver).desk.seat
    assert isinstance(seat, FakeSeat)
    return seat


def address(driver: Driver, *codes: str) -> None:
    """In the share dialog, makes these nations the recipients and no others."""
    for row in driver.ids("to:"):
        code = row.removeprefix("to:")
        if code != "scroll" and driver.find(row).selected != (code in codes):
            driver.click(row)


def kinds(driver: Driver) -> list[str]:
    """The kinds of the orders on the list."""
    return [e.kind for e in seat_of(driver).entries]
