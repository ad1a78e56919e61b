"""Writing a small file whole or not at all, and reading one without trusting its size."""

import contextlib
import os
import secrets
from pathlib import Path


class FileError(Exception):
    """A file could not be read or written; the text says what is wrong and what to do, in one sentence."""


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`, atomically: whoever looks sees the old file or the new one, never a part.

    The bytes go to a new file in the same folder, reach the disk, and take the place of the old file in one move.

    Raises:
        FileError: the folder cannot be made or written, or the disk is full. The old file is untouched.
    """
    part = path.with_name(f".{path.stem}-{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(part, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink()
        raise FileError(_cannot_write(path, error)) from error
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Make the move itself durable where folders can be synchronised (not on Windows)."""
    flag = getattr(os, "O_DIRECTORY", None)
    if flag is None:
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | flag)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _cannot_write(path: Path, error: OSError) -> str:
    return f"{path} could not be written ({_reason(error)}); free some space or choose another folder"


def read_bounded(path: Path, limit: int) -> bytes:
    """The bytes of a file of at most `limit` bytes.

    Raises:
        FileError: missing, a folder, unreadable or too large.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(limit + 1)
    except FileNotFoundError:
        raise FileError(f"{path}: there is no such file; see the list of saved games for their names") from None
    except OSError as error:
        what = "this is a folder, not a saved game" if path.is_dir() else f"it cannot be read ({_reason(error)})"
        raise FileError(f"{path}: {what}; choose another file") from None
    if len(content) > limit:
        raise FileError(f"{path}: it is larger than {limit // 1024} KB, so it is no saved game; choose another file")
    return content


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
