from __future__ import annotations

import pygame
import pytest

from game.assets import asset_dir, scenario_dir
from game.ui.window import fitting, run
from tests.ui.gallery import Gallery


def test_the_main_loop_runs_shows_and_ends() -> None:
    pygame.display.init()
    pygame.event.clear()
    pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=(50, 50), rel=(0, 0), buttons=(0, 0, 0)))
    run(Gallery(), (1280, 720), frames=5)
    assert not pygame.display.get_init()


@pytest.mark.parametrize(
    ("desktop", "size"),
    [((1920, 1080), (1600, 900)), ((1600, 900), (1536, 810)), ((1366, 768), (1311, 720)), ((1024, 600), (1280, 720))],
)
def test_a_window_fits_its_desktop_with_its_frame(desktop: tuple[int, int], size: tuple[int, int]) -> None:
    assert fitting((1600, 900), desktop) == size
    assert fitting((1280, 720), desktop) == (1280, 720)


def test_fonts_icons_and_scenarios_are_found() -> None:
    assert (asset_dir() / "fonts" / "IBMPlexSans-Regular.ttf").is_file()
    assert (asset_dir() / "icons" / "check.svg").is_file()
    assert scenario_dir().is_dir()
