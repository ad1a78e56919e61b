"""Slots have names that people write; the files behind them work on every system."""

from pathlib import Path

import pytest

from game.match.saves import SaveError
from game.match.store import AUTOSAVE, EARLIER, MAX_LABEL, SlotTakenError, Store, file_name, label_of, read
from tests.match.test_saves import small_save


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "saves")


def test_a_slot_gives_back_what_was_put_into_it(store: Store) -> None:
    path = store.put("Before the crisis", small_save())
    assert store.get("before the  CRISIS").manifest.entries == small_save().manifest.entries
    assert path.name == "before-the-crisis.nts"
    assert store.get("Before the crisis").manifest.label == "Before the crisis"


def test_overwriting_asks_first(store: Store) -> None:
    store.put("mine", small_save())
    with pytest.raises(SlotTakenError, match="'Mine' holds a saved game; overwrite it"):
        store.put("Mine", small_save(turn=0, sums=()))
    assert store.get("mine").manifest.turn == 1
    store.put("Mine", small_save(turn=0, sums=()), overwrite=True)
    assert store.get("mine").manifest.turn == 0


def test_the_list_shows_every_slot_and_what_is_wrong_with_a_broken_one(store: Store) -> None:
    store.put("one", small_save())
    store.put("two", small_save())
    (store.folder / "bad.nts").write_bytes(b"")
    slots = {s.label: s for s in store.slots()}
    assert set(slots) == {"one", "two", "bad"}
    assert "the file is empty" in slots["bad"].problem
    assert slots["one"].manifest is not None
    assert slots["one"].problem == ""


def test_a_copied_file_is_listed_under_its_own_name(store: Store) -> None:
    path = store.put("one", small_save())
    (store.folder / "from-a-friend.nts").write_bytes(path.read_bytes())
    assert sorted(s.label for s in store.slots()) == ["from a friend", "one"]


def test_no_folder_means_no_slots(store: Store) -> None:
    assert store.slots() == ()


def test_delete_takes_one_slot_away(store: Store) -> None:
    store.put("one", small_save())
    store.delete("one")
    assert store.slots() == ()
    with pytest.raises(SaveError, match="no saved game called 'one'"):
        store.delete("one")


def test_a_missing_slot_is_said_so(store: Store) -> None:
    with pytest.raises(SaveError, match="no such file"):
        store.get("never")


def test_a_problem_names_the_file(store: Store) -> None:
    path = store.put("one", small_save())
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(SaveError) as raised:
        read(path)
    assert str(raised.value).startswith(f"{path}: ")


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "CON", "nul", "a/b\\c:d", "…", "Übung 1", "演習", "x" * MAX_LABEL, "a.b."]
)
def test_any_name_becomes_a_plain_file_name(store: Store, name: str) -> None:
    path = store.put(name, small_save())
    assert path.parent == store.folder
    assert set(path.stem) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert path.stem not in {"con", "nul"}
    assert store.slots()[0].label == label_of(name)


def test_unlike_names_have_unlike_files() -> None:
    names = ["a b", "a-b", "a_b", "ab", "ä b", "a.b", "演", "習"]
    assert len({file_name(n) for n in names}) == len(names)


@pytest.mark.parametrize("name", ["", "  ", "\n\t", "x" * (MAX_LABEL + 1)])
def test_a_name_must_say_something_and_fit(name: str) -> None:
    with pytest.raises(SaveError, match="name"):
        label_of(name)


def test_a_new_game_leaves_the_earlier_one_in_its_own_slot(store: Store) -> None:
    store.put(AUTOSAVE, small_save())
    store.keep_earlier()
    assert [s.label for s in store.slots()] == [EARLIER]
    assert store.get(EARLIER).manifest.turn == 1
    store.keep_earlier()
    assert [s.label for s in store.slots()] == [EARLIER]


def test_a_folder_that_cannot_be_written_gives_one_clear_message(tmp_path: Path) -> None:
    (tmp_path / "saves").write_text("a file stands where the folder should")
    with pytest.raises(SaveError, match=r"^the game was not saved: .*choose another folder$"):
        Store(tmp_path / "saves").put("mine", small_save())
