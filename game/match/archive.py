"""The container of a save: a zip file whose members are bounded, checked against one digest, and read without trust.

Why zip: truncation shows at once (its directory stands at the end), every member has a checksum, and an instructor can
open one with any tool. Arrays are stored as plain little-endian bytes described in the manifest, not as npz: a second
archive inside the first would need a second set of bounds, and nothing here can carry code.
"""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

MAX_FILE: Final = 8 * 1024 * 1024
"""Largest save file in bytes; real ones have some tens of kilobytes."""
MAX_MEMBER: Final = 16 * 1024 * 1024
"""Most bytes that one member may unfold to."""
MARK: Final = b"need-to-share save\n"
"""First line of the member `digest`: tells a save from any other zip file."""
_DIGEST: Final = "digest"
_DATE: Final = (1980, 1, 1, 0, 0, 0)
_TOO_MUCH: Final = f"a part of it unfolds to more than {MAX_MEMBER // 2**20} MB, which no save does; delete it"


class ArchiveError(Exception):
    """The bytes are no sound archive; the text says what is wrong and what to do."""


def pack(members: Mapping[str, bytes]) -> bytes:
    """One archive of the named members. Equal members give equal bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in {_DIGEST: _digest(members), **members}.items():
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return stream.getvalue()


def unpack(content: bytes, names: frozenset[str]) -> dict[str, bytes]:
    """The members of an archive, which must be exactly those of `names`.

    Raises:
        ArchiveError: not a save, truncated, damaged, edited, or larger than anything the game writes.
    """
    if not content:
        raise ArchiveError("the file is empty; load an earlier save")
    if not content.startswith(b"PK\x03\x04"):
        raise ArchiveError("this is not a saved game; choose a file that the game has written")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            found = _members(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise ArchiveError("the file is cut short or damaged; load an earlier save") from None
    digest = found.pop(_DIGEST, b"")
    if not digest.startswith(MARK):
        raise ArchiveError("this is a zip file but not a saved game; choose a file that the game has written")
    if digest != _digest(found):
        raise ArchiveError("the file was changed after it was saved; load the original or an earlier save")
    missing, extra = sorted(names - found.keys()), sorted(found.keys() - names)
    if missing or extra:
        wrong = f"it lacks {missing[0]}" if missing else f"it holds {extra[0]!r}, which no save has"
        raise ArchiveError(f"{wrong}; load an earlier save")
    return found


def _members(archive: zipfile.ZipFile) -> dict[str, bytes]:
    infos = archive.infolist()
    if len(infos) > 16 or len({i.filename for i in infos}) != len(infos):
        raise ArchiveError("its parts are not those of a saved game; choose a file that the game has written")
    if any(i.file_size > MAX_MEMBER for i in infos):
        raise ArchiveError(_TOO_MUCH)
    return {i.filename: _read(archive, i) for i in infos}


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """One member, reading no further than its bound whatever its header promises."""
    with archive.open(info) as stream:
        content = stream.read(MAX_MEMBER + 1)
    if len(content) > MAX_MEMBER:
        raise ArchiveError(_TOO_MUCH)
    return content


def _digest(members: Mapping[str, bytes]) -> bytes:
    total = hashlib.sha256(MARK)
    for name in sorted(members):
        total.update(f"{name}\0{len(members[name])}\0".encode())
        total.update(members[name])
    return MARK + total.hexdigest().encode()
