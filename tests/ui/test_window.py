from __future__ import annotations

import pygame

from game.assets import asset_dir, scenario_dir
from game.ui.window import run
from tests.ui.gallery import Gallery


def test_the_main_loop_runs_shows_and_ends() -> None:
    pygame.display.init()
    pygame.event.clear()
    pygame.event.post(pygame.event.Event(pygame.MOUSEMOTION, pos=(50, 50), rel=(0, 0), buttons=(0, 0, 0)))
    run(Gallery(), (1280, 720), frames=5)
    assert not pygame.display.get_init()


def test_fonts_icons_and_scenarios_are_found() -> None:
    assert (asset_dir() / "fonts" / "IBMPlexSans-Regular.ttf").is_file()
    assert (asset_dir() / "icons" / "check.svg").is_file()
    assert scenario_dir().is_dir()
