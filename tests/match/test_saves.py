"""A save comes back as it went, or says in one sentence what is wrong with it and what to do."""

import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from game.match import archive
from game.match.archive import MAX_MEMBER, pack
from game.match.entries import Entry, SeatNotes, Setup
from game.match.saves import Manifest, Save, SaveError, array_forms, from_bytes, text_sum, to_bytes

SCENARIO = "format: 1\nid: small\n"


def small_save(**changes: Any) -> Save:
    arrays: dict[str, np.ndarray] = {  # type: ignore[type-arg]
        "seeds": np.array([2**63 + 7], np.uint64),
        "trust": np.arange(-4, 5, dtype=np.int16).reshape(1, 3, 3),
        "truth": np.array([[True, False, True]]),
        "copies": np.array([[0, 1, 255]], np.uint8),
        "empty": np.zeros((1, 0), np.int8),
    }
    entry = Entry(
        key="alv-0-1", turn=0, author="alv", kind="share", fields={"report": "R-101", "to": ("bor",), "tear": True}
    )
    values: dict[str, Any] = {
        "rules": 1,
        "label": "autosave",
        "written": "2026-01-01T00:00:00+00:00",
        "title": "Small",
        "turns": 8,
        "digest": text_sum(SCENARIO),
        "setup": Setup(scenario="small", seats={"alv": "human", "bor": "partner"}),
        "seed": 7,
        "turn": 1,
        "ended": False,
        "entries": (entry,),
        "drafts": {"alv": (entry.model_copy(update={"turn": 1, "key": "alv-1-1", "rationale": "they asked"}),)},
        "notes": {"alv": SeatNotes(notes={"report:R-101": "ask Bor"}, pins=("report:R-101",), seen=("report:R-101",))},
        "sum_fields": ("tick", "trust"),
        "sums": ((4_000_000_000, 2),),
        "state": array_forms(arrays),
        "tick": 6,
    }
    return Save(Manifest(**(values | changes)), SCENARIO, arrays)


def test_a_save_comes_back_as_it_went() -> None:
    save = small_save()
    again = from_bytes(to_bytes(save))
    assert again.manifest == save.manifest
    assert again.scenario == save.scenario
    assert list(again.arrays) == list(save.arrays)
    for name, array in save.arrays.items():
        assert again.arrays[name].dtype == array.dtype
        assert again.arrays[name].shape == array.shape
        assert again.arrays[name].tolist() == array.tolist()


def test_equal_saves_are_equal_bytes() -> None:
    assert to_bytes(small_save()) == to_bytes(small_save())


def _members(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        return {name: opened.read(name) for name in opened.namelist() if name != "digest"}


def _edited(change: Callable[[dict[str, Any]], object]) -> bytes:
    """A save whose manifest was changed by someone who also made a new digest."""
    members = _members(to_bytes(small_save()))
    manifest = json.loads(members["manifest.json"])
    change(manifest)
    return pack(members | {"manifest.json": json.dumps(manifest).encode()})


def _without_new_digest(name: str, content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(to_bytes(small_save()))) as old, zipfile.ZipFile(stream, "w") as new:
        for info in old.infolist():
            new.writestr(info.filename, content if info.filename == name else old.read(info.filename))
    return stream.getvalue()


def _foreign_zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as new:
        new.writestr("holiday.txt", "photographs")
    return stream.getvalue()


def _bomb(size: int) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        new.writestr("manifest.json", b" " * size)
    return stream.getvalue()


def _lying_bomb() -> bytes:
    """The directory promises ten bytes, the content unfolds to far more."""
    content = bytearray(_bomb(MAX_MEMBER + 1))
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = (10).to_bytes(4, "little")
    return bytes(content)


def _flipped() -> bytes:
    content = bytearray(to_bytes(small_save()))
    content[len(content) // 2] ^= 0x40
    return bytes(content)


def _deep() -> bytes:
    return pack(_members(to_bytes(small_save())) | {"manifest.json": b"[" * 100_000})


def _with_state(content: bytes) -> bytes:
    return pack(_members(to_bytes(small_save())) | {"state.bin": content})


BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "the file is empty"),
    "cut short": (lambda: to_bytes(small_save())[:-30], "cut short or damaged"),
    "half written": (lambda: to_bytes(small_save())[:200], "cut short or damaged"),
    "one bit flipped": (_flipped, "cut short or damaged"),
    "a text file": (lambda: b"Dear diary, today we shared.", "this is not a saved game"),
    "another zip": (_foreign_zip, "a zip file but not a saved game"),
    "manifest edited": (lambda: _without_new_digest("manifest.json", b"{}"), "changed after it was saved"),
    "state edited": (lambda: _without_new_digest("state.bin", b"\0" * 48), "changed after it was saved"),
    "scenario edited": (lambda: _without_new_digest("scenario.yaml", b"format: 1\n"), "changed after it was saved"),
    "a part missing": (lambda: pack({"manifest.json": b"{}", "scenario.yaml": b""}), "it lacks state.bin"),
    "a part too many": (
        lambda: pack(_members(to_bytes(small_save())) | {"run.py": b"print()"}),
        "it holds 'run.py', which no save has",
    ),
    "newer format": (lambda: _edited(lambda m: m.update(format=9)), "save format 9 .* newer version of the game"),
    "zip bomb": (lambda: _bomb(MAX_MEMBER + 1), "unfolds to more than 16 MB"),
    "zip bomb that lies": (_lying_bomb, "cut short or damaged|unfolds to more than"),
    "not JSON": (lambda: pack(_members(to_bytes(small_save())) | {"manifest.json": b"\xff{"}), "its contents: "),
    "bottomless JSON": (_deep, "its contents: "),
    "unknown field": (lambda: _edited(lambda m: m.update(cheat=True)), "cheat: .*not permitted"),
    "a field lacking": (lambda: _edited(lambda m: m.pop("seed")), "seed: Field required"),
    "wrong type": (lambda: _edited(lambda m: m.update(turn="two")), "turn: "),
    "negative seed": (lambda: _edited(lambda m: m.update(seed=-1)), "seed: "),
    "another game": (lambda: _edited(lambda m: m.update(game="chess")), "game: "),
    "rationale too long": (
        lambda: _edited(lambda m: m["entries"][0].update(rationale="x" * 999)),
        "entries.0.rationale: ",
    ),
    "name with controls": (lambda: _edited(lambda m: m["entries"][0].update(author="a\nb")), "entries.0.author: "),
    "no seats": (lambda: _edited(lambda m: m["setup"].update(seats={})), "setup.seats: "),
    "another scenario": (lambda: _edited(lambda m: m.update(digest="0" * 64)), "not the one that was played"),
    "checksums missing": (lambda: _edited(lambda m: m.update(turn=2)), "checksums do not fit its 2 turns"),
    "state too short": (lambda: _with_state(b"\0" * 5), "State ends within the field seeds"),
    "state too long": (lambda: _with_state(b"\0" * 500), "bytes too many"),
    "huge array": (
        lambda: _edited(lambda m: m["state"]["trust"].update(shape=[100_000] * 6)),
        "field trust has a form that no game has",
    ),
    "array of objects": (
        lambda: _edited(lambda m: m["state"]["trust"].update(dtype="|O")),
        "field trust has a form that no game has",
    ),
    "scenario not text": (
        lambda: pack(_members(to_bytes(small_save())) | {"scenario.yaml": b"\xff\xfe"}),
        "its scenario is not text",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_save_is_refused_with_what_is_wrong_and_what_to_do(case: str) -> None:
    make, said = BROKEN[case]
    with pytest.raises(SaveError, match=said) as raised:
        from_bytes(make())
    text = str(raised.value)
    assert "\n" not in text
    assert any(word in text for word in ("load ", "choose ", "delete ", "play it with")), text


def test_nothing_is_unfolded_beyond_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_MEMBER", 100)
    with pytest.raises(SaveError, match="unfolds"):
        from_bytes(to_bytes(small_save()))
