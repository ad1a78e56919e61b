"""Replaying is loading: seed and entries give the same game, and what differs is named."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.match.entries import Entry, SeatNotes
from game.match.opening import autoplayed, saved_game
from game.match.replay import load, replay
from game.match.saves import Manifest, Save, SaveError, from_bytes, text_sum, to_bytes
from game.match.seat import Add, Noticed, Shown
from game.match.store import Store, write
from game.match.table import Phase
from game.rules.checksum import RULES_VERSION, checksum
from game.rules.initial import initial
from game.rules.orders import joined
from game.rules.step import step
from tests.match.world import exercise, opened

NAMES = exercise().names


@cache
def played() -> Save:
    """Two turns of a game with orders, drafts, notes and a pause, as its file holds it."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        made = opened(Path(folder))
        made.seat.draft(Add("request", {"to": (NAMES.nation[1],), "subject": NAMES.subject[0]}, "we work on it"))
        made.seat.ready(sure=True)
        made.table.pause("break")
        made.table.resume("break")
        made.seat.ready(sure=True)
        made.seat.draft(Add("harden"))
        made.seat.keep(SeatNotes(notes={"nation:bor": "slow"}))
        return from_bytes(to_bytes(made.table.save()))


def changed(**changes: Any) -> Save:
    """The played save with changes to its manifest, as someone would leave it who knows how to make a digest."""
    save = played()
    manifest = Manifest.model_validate_json(json.dumps(save.manifest.model_dump(mode="json") | changes))
    return from_bytes(to_bytes(replace(save, manifest=manifest)))


def test_a_game_goes_on_where_it_was_left(tmp_path: Path) -> None:
    save = played()
    made = saved_game(save, Store(tmp_path))
    game = made.table.game
    assert (game.turn, made.table.phase) == (2, Phase.COLLECTING)
    assert [e.kind for e in made.table.drafts[made.seat.nation].entries] == ["harden"]
    assert made.table.notes[made.seat.nation].notes == {"nation:bor": "slow"}
    assert tuple(game.entries) == save.manifest.entries
    shown = made.seat.poll()[0]
    assert isinstance(shown, Shown)
    assert shown.view.clock.turn == 2
    assert {item.turn for item in shown.chronicle} == {0, 1}


def test_save_load_and_on_is_the_same_as_on(tmp_path: Path) -> None:
    straight = opened(tmp_path / "a")
    loaded = opened(tmp_path / "b")
    for _ in range(3):
        straight.seat.ready(sure=True)
        loaded.seat.ready(sure=True)
        loaded = saved_game(from_bytes(to_bytes(loaded.table.save())))
    assert loaded.table.game.sums == straight.table.game.sums
    assert loaded.table.game.entries == straight.table.game.entries


def test_a_finished_game_comes_back_finished() -> None:
    table = autoplayed(exercise(), "cooperator", 11)
    game = replay(from_bytes(to_bytes(table.save())))
    assert game.ended
    assert game.digests == table.game.digests
    assert game.chronicle.all() == table.game.chronicle.all()
    assert game.verdicts == table.game.verdicts


def test_a_resigned_game_comes_back_resigned(tmp_path: Path) -> None:
    made = opened(tmp_path)
    made.seat.ready(sure=True)
    made.seat.resign()
    again = saved_game(from_bytes(to_bytes(made.table.save())))
    assert again.table.phase is Phase.ENDED
    assert again.table.game.resigned


def test_another_process_finds_the_same_checksums(tmp_path: Path) -> None:
    table = autoplayed(exercise(), "cooperator", 12)
    write(tmp_path / "x.nts", table.save(), "x")
    code = (
        "import sys; from pathlib import Path; from game.match.store import read; from game.match.replay import replay;"
        "print(','.join(replay(read(Path(sys.argv[1]))).digests))"
    )
    root = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "x.nts")], cwd=root, capture_output=True, text=True
    )
    assert run.stdout.strip() == ",".join(table.game.digests), run.stderr


def test_a_replay_is_the_same_at_any_index_of_a_batch() -> None:
    from game.match.naming import orders_of

    table = autoplayed(exercise(), "cooperator", 13)
    state = initial(exercise().tables, np.array([99, 98, 13, 97], np.uint64))
    for turn in range(table.game.turn):
        entries = [e for e in table.game.entries if e.turn == turn]
        state = step(exercise().tables, state, joined([orders_of(entries, NAMES, 2)])).state
        assert checksum(state, 2) == table.game.digests[turn]


def test_a_save_of_other_rules_goes_on_with_a_notice_but_is_not_verified() -> None:
    older = changed(rules=RULES_VERSION + 1, sums=[[0] * len(row) for row in played().manifest.sums])
    loaded = load(older)
    assert loaded.game.turn == 2
    assert loaded.game.state.trust.tolist() == played().arrays["trust"].tolist()
    assert "cannot be replayed" in loaded.notices[0]
    made = saved_game(older)
    notices = [a.text for a in made.seat.poll() if isinstance(a, Noticed)]
    assert notices == list(loaded.notices)
    made.seat.ready(sure=True)
    assert made.table.game.turn == 3
    with pytest.raises(SaveError, match="verify it with the version that saved it"):
        replay(older)


def test_a_save_of_other_rules_whose_state_has_another_form_says_so() -> None:
    save = changed(rules=RULES_VERSION + 1)
    arrays = {k: v for k, v in save.arrays.items() if k != "trust"}
    with pytest.raises(SaveError, match="lacks the field trust"):
        load(replace(save, arrays=arrays))
    with pytest.raises(SaveError, match="has the field mood"):
        load(replace(save, arrays=dict(save.arrays) | {"mood": np.zeros(1, np.int8)}))
    with pytest.raises(SaveError, match="field trust has another form"):
        load(replace(save, arrays=dict(save.arrays) | {"trust": np.zeros((1, 2, 2), np.int16)}))


def _entries(change: Callable[[dict[str, Any]], object], at: int = 0) -> list[dict[str, Any]]:
    entries = [e.model_dump(mode="json") for e in played().manifest.entries]
    change(entries[at])
    return entries


def _other_sum() -> list[list[int]]:
    sums = [list(row) for row in played().manifest.sums]
    sums[1][played().manifest.sum_fields.index("trust")] ^= 1
    return sums


BROKEN: dict[str, tuple[Callable[[], Save], str]] = {
    "a checksum differs": (lambda: changed(sums=_other_sum()), "turn 2, field trust; "),
    "another seed": (lambda: changed(seed=6), "turn 1, field "),
    "an order taken out": (
        lambda: changed(entries=played().manifest.model_dump(mode="json")["entries"][1:]),
        "turn 1, field ",
    ),
    "a report that does not exist": (
        lambda: changed(entries=_entries(lambda e: e.update(kind="read", fields={"report": "R-000"}))),
        "does not fit: there is no report called 'R-000'",
    ),
    "an order that does not exist": (
        lambda: changed(entries=_entries(lambda e: e.update(kind="invade"))),
        "no order called",
    ),
    "an unknown author": (lambda: changed(entries=_entries(lambda e: e.update(author="zzz"))), "unknown author 'zzz'"),
    "an unknown act": (
        lambda: changed(entries=_entries(lambda e: e.update(act="control", kind="cheat"))),
        "unknown act 'cheat'",
    ),
    "orders of a turn not played": (
        lambda: changed(entries=_entries(lambda e: e.update(turn=7), -1)),
        "was not played",
    ),
    "entries out of order": (lambda: changed(entries=_entries(lambda e: e.update(turn=1))), "out of order"),
    "a nation without a seat": (
        lambda: changed(setup={**played().manifest.setup.model_dump(), "seats": {"alv": "human"}}),
        "seats are not the nations",
    ),
    "a difficulty that does not exist": (
        lambda: changed(setup={**played().manifest.setup.model_dump(), "difficulty": "brutal"}),
        "no difficulty called 'brutal'",
    ),
    "drafts of another turn": (
        lambda: changed(drafts={"alv": _entries(lambda e: None)[:1]}),
        "unfinished orders for alv belong elsewhere",
    ),
    "drafts of a partner": (
        lambda: changed(drafts={"bor": [_entries(lambda e: e.update(author="bor", turn=2))[0]]}),
        "which nobody plays",
    ),
    "an end that is none": (lambda: changed(ended=True), "whether the game has ended"),
    "another tick": (lambda: changed(tick=18), "turn 2, field tick"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_save_that_does_not_fit_its_game_is_refused_with_what_is_wrong(case: str) -> None:
    make, said = BROKEN[case]
    with pytest.raises(SaveError, match=said) as raised:
        load(make())
    assert "\n" not in str(raised.value)
    assert "load an earlier save" in str(raised.value)


def test_a_state_that_is_not_what_the_entries_give_is_refused() -> None:
    save = played()
    richer = save.arrays["trust"].copy()
    richer[0, 1, 0] = 1000
    with pytest.raises(SaveError, match="turn 2, field trust; "):
        load(replace(save, arrays=dict(save.arrays) | {"trust": richer}))


def test_a_scenario_with_problems_is_refused() -> None:
    text = played().scenario.replace("turns: 12", "turns: none")
    save = replace(changed(digest=text_sum(played().scenario)), scenario=text)
    with pytest.raises(SaveError, match="its scenario:7:8: expected a whole number; got text 'none'"):
        load(save)


def test_more_turns_than_the_scenario_has_are_refused() -> None:
    manifest = played().manifest
    fields: list[int] = [0] * len(manifest.sum_fields)
    with pytest.raises(SaveError, match="more than its scenario has"):
        load(changed(turn=13, sums=[fields] * 13))


def test_a_log_survives_the_way_to_disk_word_for_word() -> None:
    entry = played().manifest.entries[0]
    assert isinstance(entry, Entry)
    assert entry.rationale == "we work on it"
    assert entry.fields == {"to": (NAMES.nation[1],), "subject": NAMES.subject[0]}
