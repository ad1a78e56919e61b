"""The one place where what goes wrong becomes a plain line and an exit code."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_log = logging.getLogger("game.cli")


class Usage(Exception):  # noqa: N818 - it says how a command is used, and is no error of the game
    """A command was given something that it cannot take; the text says what it takes. Exit code 2."""


class Bad(Exception):  # noqa: N818
    """The thing that a command was asked about is bad; the text says why, ready to be printed. Exit code 1."""


@contextmanager
def plain_errors() -> Iterator[None]:
    """Run a command inside; whatever is raised becomes one line on the standard error and an exit code."""
    try:
        yield
    except Usage as error:
        _leave(str(error), 2)
    except Bad as error:
        _leave(str(error), 1)
    except Exception as error:
        _leave(_unforeseen(error), 1)


def _leave(text: str, code: int) -> None:
    print(text, file=sys.stderr)
    raise SystemExit(code) from None


def _unforeseen(error: Exception) -> str:
    from game.match.folders import start_logging

    file = start_logging()
    _log.error("unforeseen", exc_info=error)
    where = f" The details are in {file}." if file else ""
    return f"Something went wrong that should not have: {type(error).__name__}: {error}.{where} Please report it."
