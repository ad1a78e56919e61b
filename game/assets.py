"""Where the files that ship with the game lie: beside `game/` in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def asset_dir() -> Path:
    """The folder with fonts, icons, maps and licence texts.

    Raises FileNotFoundError when neither a checkout nor a wheel holds it.
    """
    return _shipped("assets")


def scenario_dir() -> Path:
    """The folder with the bundled exercises, one YAML file each; FileNotFoundError when it is missing."""
    return _shipped("scenarios")


def _shipped(name: str) -> Path:
    for folder in (_PACKAGE / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"The folder '{name}' is missing beside or inside {_PACKAGE}; reinstall the game.")
