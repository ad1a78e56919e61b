"""The rules still make of the bundled exercises what was recorded."""

from pathlib import Path

import pytest

from game.rules.checksum import RULES_VERSION
from tests.golden import recording
from tests.golden.recording import GAMES, Game, Golden, exercises, played, read

EXERCISES = exercises()
AGAIN = 'If this was meant, say why: python -m tests.golden "what changed and why".'


def departure(name: str, kept: Game, now: Game) -> str:
    """How a game departs from its recording, in words; empty where it does not."""
    if now.checksums == kept.checksums and now.score == kept.score:
        return ""
    turns = zip(kept.checksums, now.checksums, strict=False)
    turn = next((k for k, (a, b) in enumerate(turns) if a != b), len(kept.checksums))
    when = "before the first plan" if turn == 0 else f"in turn {turn} of {len(kept.checksums) - 1}"
    fields = [field for field, value in now.fields.items() if kept.fields.get(field) != value]
    return (
        f"{name} with {kept.policy}, seed {kept.seed}, departs from its recording {when}. At the end "
        f"{', '.join(fields) or 'no field'} differ; the score is {now.score} where it was {kept.score}. {AGAIN}"
    )


@pytest.mark.parametrize("name", EXERCISES)
@pytest.mark.parametrize("index", range(len(GAMES)))
def test_the_rules_play_as_recorded(name: str, index: int) -> None:
    golden = read(name)
    assert golden.digest == EXERCISES[name].digest, f"{name}.yaml is not the file that was recorded. {AGAIN}"
    assert golden.rules_version == RULES_VERSION, f"{name} was recorded with other rules. {AGAIN}"
    kept = golden.games[index]
    assert departure(name, kept, played(EXERCISES[name].tables, kept.policy, kept.seed)) == ""


@pytest.mark.parametrize("name", EXERCISES)
def test_every_exercise_has_recorded_games_and_a_reason(name: str) -> None:
    golden = read(name)
    assert golden.scenario == name
    assert [(game.policy, game.seed) for game in golden.games] == list(GAMES)
    assert all(len(game.checksums) == EXERCISES[name].tables.public.turns + 1 for game in golden.games)
    assert len(golden.reason) > 10


def test_no_recording_is_left_of_an_exercise_that_is_gone() -> None:
    assert {path.stem for path in recording.FOLDER.glob("*.json")} == set(EXERCISES)


def test_a_change_of_the_rules_is_told_by_turn_and_field() -> None:
    kept = Game("cooperator", 1, ["a", "b", "c"], {"trust": "1", "due": "2"}, 40_000)
    now = Game("cooperator", 1, ["a", "b", "x"], {"trust": "3", "due": "2"}, 41_000)
    text = departure("paper-trail", kept, now)
    assert "in turn 2 of 2" in text
    assert "trust differ" in text
    assert "python -m tests.golden" in text
    assert departure("paper-trail", kept, kept) == ""


def test_a_recording_reads_back_as_it_was_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recording, "FOLDER", tmp_path)
    golden = Golden("x", "d", 1, "because", [Game("random", 2, ["é"], {"trust": "0"}, 1)])
    recording.write(golden)
    assert read("x") == golden
