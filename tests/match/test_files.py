"""Saves are written whole or not at all, and nothing that is read is trusted for its size."""

import logging
import os
from pathlib import Path

import pytest

from game.match import files
from game.match.files import FileError, read_bounded, write_whole
from game.match.folders import HOME_VARIABLE, cache_folder, logs_folder, saves_folder, start_logging, stop_logging


def test_a_new_file_appears_whole_in_a_folder_that_did_not_exist(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b" / "x.nts", b"all of it")
    assert (tmp_path / "a" / "b" / "x.nts").read_bytes() == b"all of it"
    assert os.listdir(tmp_path / "a" / "b") == ["x.nts"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path = tmp_path / "x.nts"
    write_whole(path, b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, step, full)
    with pytest.raises(FileError, match="no space left on device"):
        write_whole(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["x.nts"]


def test_a_folder_that_cannot_be_made_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "saves").write_text("a file stands where the folder should")
    with pytest.raises(FileError, match=r"could not be written .*choose another folder") as raised:
        write_whole(tmp_path / "saves" / "x.nts", b"new")
    assert "\n" not in str(raised.value)


def test_reading_stops_at_the_bound(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"12345")
    assert read_bounded(tmp_path / "x", 5) == b"12345"
    with pytest.raises(FileError, match="larger than"):
        read_bounded(tmp_path / "x", 4)


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="there is no such file"):
        read_bounded(tmp_path / "none", 5)
    with pytest.raises(FileError, match="this is a folder"):
        read_bounded(tmp_path, 5)


def test_one_variable_moves_saves_logs_and_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    assert [saves_folder(), logs_folder(), cache_folder()] == [tmp_path / n for n in ("saves", "logs", "cache")]


def test_without_the_variable_the_systems_own_folders_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(HOME_VARIABLE, raising=False)
    assert len({saves_folder(), logs_folder(), cache_folder()}) == 3
    assert all("need-to-share" in str(f) for f in (saves_folder(), logs_folder(), cache_folder()))


def test_the_log_goes_to_a_file_and_twice_started_writes_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    start_logging()
    file = start_logging()
    try:
        logging.getLogger("game.match").warning("the disk is full")
    finally:
        stop_logging()
    assert file is not None
    assert file.read_text(encoding="utf-8").count("the disk is full") == 1


def test_a_log_that_cannot_be_written_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "file"))
    (tmp_path / "file").write_text("in the way")
    assert start_logging() is None
