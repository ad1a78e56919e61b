"""A theatre small enough to reckon with by hand, and the scene that stands on it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pytest

from game.ui.map.geometry import TheatreMap, load

SQUARES: dict[str, Any] = {
    "format": 1,
    "name": "squares",
    "title": "Squares",
    "plane": [100, 60],
    "bounds": [-20, -20, 120, 80],
    "seas": [{"name": "Calm", "x": 50, "y": 50, "angle": 0, "size": 3}],
    "graticule": [[-20, 30, 120, 30]],
    "lakes": [],
    "land": [[0, -20, 100, -20, 100, 0, 0, 0]],
    "territories": [
        {"id": "t01", "label": [20, 20], "capital": [28, 28], "neighbours": ["t02"],
         "polygons": [[10, 10, 30, 10, 30, 30, 10, 30], [10, 40, 14, 40, 14, 44, 10, 44]]},
        {"id": "t02", "label": [80, 20], "capital": [72, 28], "neighbours": ["t01"],
         "polygons": [[70, 10, 90, 10, 90, 30, 70, 30]]},
    ],
}  # fmt: skip


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes the squares as a map file, with some of its entries replaced."""

    def write(**changes: Any) -> Path:
        path = tmp_path / "squares.json"
        path.write_text(json.dumps({**SQUARES, **changes}), encoding="utf-8")
        return path

    return write


@pytest.fixture
def squares(write: Callable[..., Path]) -> TheatreMap:
    """Two square nations of side 20, west around (20, 20) and east around (80, 20); the west has an islet."""
    return load(write())
