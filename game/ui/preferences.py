"""How the player wants the game shown, kept in one small file beside the saves."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from game.match.files import FileError, read_bounded, write_whole
from game.match.folders import saves_folder
from game.ui.theme import THEMES

_log = logging.getLogger(__name__)
_MOST_BYTES = 20_000


@dataclass(frozen=True)
class Preferences:
    """Theme by name, scale of the interface (0.75-2.5) and of the text (1-1.5), and whether to draw without a GPU."""

    theme: str = "dark"
    ui_scale: float = 1.0
    text_scale: float = 1.0
    software: bool = False


def preferences_file() -> Path:
    """Where the preferences lie."""
    return saves_folder().parent / "settings.json"


def load_preferences() -> Preferences:
    """The kept preferences; what is missing or makes no sense has its default."""
    try:
        kept = json.loads(read_bounded(preferences_file(), _MOST_BYTES))
    except (FileError, ValueError):
        return Preferences()
    return _sensible(kept) if isinstance(kept, dict) else Preferences()


def _sensible(kept: dict[str, Any]) -> Preferences:
    start = asdict(Preferences())
    known = {f.name: kept[f.name] for f in fields(Preferences) if type(kept.get(f.name)) is type(start[f.name])}
    found = Preferences(**{**start, **known})
    return Preferences(
        found.theme if found.theme in THEMES else "dark",
        max(0.75, min(2.5, found.ui_scale)),
        max(1.0, min(1.5, found.text_scale)),
        found.software,
    )


def keep_preferences(preferences: Preferences) -> None:
    """Write them down; where that fails the game goes on with them until it is closed."""
    try:
        write_whole(preferences_file(), json.dumps(asdict(preferences), indent=2).encode())
    except FileError as problem:
        _log.warning("preferences were not kept: %s", problem)
