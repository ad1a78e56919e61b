"""Opening a game: by the exercise's name, at a seat that people may take."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.match.exercise import Exercise, ExerciseError, find
from game.match.opening import SeatError, autoplayed, human_seats, new_game, saved_game, seats_for
from game.match.saves import SaveError
from game.match.store import AUTOSAVE, EARLIER, Store
from game.partners.policy import PARTNER
from game.scenario.source import Source
from tests.match.world import exercise, opened
from tests.scenario.example import EXAMPLE


def test_an_exercise_is_found_by_name_and_by_path(tmp_path: Path) -> None:
    assert find("first-contact").name == "first-contact.yaml"
    (tmp_path / "mine.yaml").write_text(EXAMPLE, encoding="utf-8")
    assert Exercise.of_file(find(str(tmp_path / "mine.yaml"))).title == "Harbour Watch"


def test_a_misspelt_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(ExerciseError, match="no exercise called 'first-contct'; nearest known name 'first-contact'"):
        find("first-contct")


def test_a_file_with_problems_gives_them_all_by_line() -> None:
    text = EXAMPLE.replace("turns: 12", "turns: many").replace("minutes: 25", "minutes: none")
    with pytest.raises(ExerciseError) as raised:
        Exercise.of_source(Source("mine.yaml", text))
    assert [str(p).split(": ")[0] for p in raised.value.problems] == ["mine.yaml:6:10", "mine.yaml:7:8"]


def test_a_missing_file_is_a_problem_of_its_first_line(tmp_path: Path) -> None:
    with pytest.raises(ExerciseError, match=r"none.yaml:1:1: there is no such file"):
        Exercise.of_file(tmp_path / "none.yaml")


def test_an_unknown_difficulty_names_those_there_are() -> None:
    with pytest.raises(ExerciseError, match=r"no difficulty called 'brutal'; this exercise has .*normal"):
        Exercise.of_source(Source("example.yaml", EXAMPLE), "brutal")


def test_the_default_seat_is_the_first_human_one_and_partners_play_the_rest() -> None:
    seats = seats_for(exercise())
    default = exercise().scenario.default_seat
    assert human_seats(exercise())[0] == default
    assert seats[default] == "human"
    assert {policy for nation, policy in seats.items() if nation != default} == {PARTNER}
    assert list(seats) == list(exercise().names.nation)


def test_a_seat_that_nobody_may_take_names_those_that_one_may() -> None:
    with pytest.raises(SeatError, match="no seat called 'zzz'; this exercise has alv"):
        seats_for(exercise(), "zzz")


def test_a_game_without_a_seed_gets_one_of_its_own() -> None:
    seeds = {new_game(exercise()).table.game.seed for _ in range(3)}
    assert len(seeds) == 3


def test_a_new_game_leaves_the_earlier_one_in_its_own_slot(tmp_path: Path) -> None:
    opened(tmp_path, seed=1)
    opened(tmp_path, seed=2)
    store = Store(tmp_path)
    assert (store.get(AUTOSAVE).manifest.seed, store.get(EARLIER).manifest.seed) == (2, 1)


def test_a_game_that_nobody_plays_cannot_be_played_on() -> None:
    with pytest.raises(SaveError, match="nobody plays in it; watch it with 'replay'"):
        saved_game(autoplayed(exercise(), "hoarder", 1).save())


def test_a_partner_that_this_game_does_not_know_is_refused(tmp_path: Path) -> None:
    save = opened(tmp_path).table.save()
    seats = {nation: "human" if policy == "human" else "oracle" for nation, policy in save.manifest.setup.seats.items()}
    setup = save.manifest.setup.model_copy(update={"seats": seats})
    strange = replace(save, manifest=save.manifest.model_copy(update={"setup": setup}))
    with pytest.raises(SaveError, match="no policy called 'oracle'"):
        saved_game(strange)


def test_an_unknown_policy_names_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"no policy called 'saint'; there are .*cooperator"):
        autoplayed(exercise(), "saint", 1)
