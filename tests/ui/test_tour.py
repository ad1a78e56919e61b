"""The tour plays an exercise through the real screens and leaves the player's own files alone."""

from __future__ import annotations

import os
from pathlib import Path

import pygame
import pytest

from game.match.folders import HOME_VARIABLE
from game.ui.tour import tour

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")


def test_the_tour_shows_every_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    pictures = tour(tmp_path / "out", (1280, 720))
    names = [p.stem.split("-", 1)[1] for p in pictures]
    for screen in (
        "menu",
        "exercises",
        "briefing",
        "brief",
        "share",
        "pause",
        "load",
        "end-scores",
        "end-table",
        "end-threads",
    ):
        assert screen in names
    for screen in ("author-exercise", "author-holdings", "author-map", "author-problems"):
        assert screen in names
    assert any(name.startswith("report-turn-") for name in names)
    assert pygame.image.load(pictures[0]).get_size() == (1280, 720)
    assert not (tmp_path / "home").exists()
    assert os.environ[HOME_VARIABLE] == str(tmp_path / "home")
