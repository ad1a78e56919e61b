"""Where the game keeps what belongs to the person who plays: saves, logs and what can be made again."""

import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

import platformdirs

HOME_VARIABLE: Final = "NEED_TO_SHARE_HOME"
"""Environment variable that puts everything under one folder: a stick, a class share, a test's own folder."""
_APP: Final = "need-to-share"
_LOG_BYTES: Final = 512 * 1024
_LOG_FILES: Final = 3


def _home() -> Path | None:
    given = os.environ.get(HOME_VARIABLE, "").strip()
    return Path(given).expanduser() if given else None


def saves_folder() -> Path:
    """The folder of the save slots; it is made when something is first saved."""
    home = _home()
    return home / "saves" if home else Path(platformdirs.user_data_dir(_APP, appauthor=False)) / "saves"


def logs_folder() -> Path:
    """The folder of the log files; it is made when logging starts."""
    home = _home()
    return home / "logs" if home else Path(platformdirs.user_log_dir(_APP, appauthor=False))


def cache_folder() -> Path:
    """The folder of what can be made again at any time, such as compiled scenarios and drawn maps."""
    home = _home()
    return home / "cache" if home else Path(platformdirs.user_cache_dir(_APP, appauthor=False))


def start_logging(level: int = logging.INFO) -> Path | None:
    """Write the game's log to a few small files that take turns; gives the file, or None where none can be written.

    A log is a convenience: a folder that cannot be written never stops the game.
    """
    file = logs_folder() / f"{_APP}.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES, encoding="utf-8", delay=False)
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger("game")
    stop_logging()
    logger.addHandler(handler)
    logger.setLevel(level)
    logger.propagate = False
    return file


def stop_logging() -> None:
    """Close the log files that `start_logging` opened."""
    logger = logging.getLogger("game")
    for handler in [h for h in logger.handlers if isinstance(h, RotatingFileHandler)]:
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = True
