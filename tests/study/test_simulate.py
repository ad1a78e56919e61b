"""A study: game g has seed S + g, and its figures depend on nothing else."""

import numpy as np
import pytest

from game.match.opening import autoplayed
from game.partners.line import Line
from game.partners.policy import PARTNER
from game.rules import scoring
from game.rules.codes import Outcome
from game.study import simulate as study
from game.study.simulate import Chunk, play_chunk, players_of, simulate
from tests.match.world import exercise

TABLES = exercise().tables
NO_LINE = Line((), np.zeros((0, 8), np.int32))


def figures(
    seed: int, games: int, jobs: int = 1, policies: tuple[str, ...] = ("hoarder", "cooperator")
) -> list[object]:
    done = simulate("harbour-watch", TABLES, NO_LINE, games, seed, policies, jobs=jobs).document()
    for policy in done["policies"]:
        del policy["games_per_second"]
    return [done["policies"], done["games"], done["seed"]]


def test_figures_do_not_depend_on_jobs_or_on_how_games_are_grouped(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = figures(3, 4)
    monkeypatch.setattr(study, "CHUNK", 3)
    assert figures(3, 4) == whole
    assert figures(3, 4, jobs=2) == whole


def test_a_game_of_a_study_can_be_played_by_its_seed() -> None:
    part = play_chunk(Chunk(TABLES, NO_LINE, "hoarder", "one", 20, 3))
    for g in range(3):
        state = autoplayed(exercise(), "hoarder", 20 + g).game.state
        assert scoring.coalition(TABLES, state)[0] / 1000 == part.coalition[g]


OWN = np.full(2, TABLES.public.default_seat)


def test_one_seat_leaves_the_rest_to_partners() -> None:
    players = players_of(TABLES.public, "hoarder", "one", OWN)
    assert set(players) == {"hoarder", PARTNER}
    assert players["hoarder"][:, TABLES.public.default_seat].all()
    assert (players["hoarder"] ^ players[PARTNER]).all()
    assert players_of(TABLES.public, "hoarder", "all", OWN)["hoarder"].all()
    assert list(players_of(TABLES.public, PARTNER, "one", OWN)) == [PARTNER]


def test_several_seats_in_one_batch_are_played_as_each_alone() -> None:
    both = play_chunk(Chunk(TABLES, NO_LINE, "hoarder", "one", 20, 2, each=(0, 1)))
    for place, seat in enumerate((0, 1)):
        alone = play_chunk(Chunk(TABLES, NO_LINE, "hoarder", "one", 20, 2, each=(seat,)))
        assert both.seat[2 * place : 2 * place + 2].tolist() == alone.seat.tolist()
        assert (both.ends[2 * place : 2 * place + 2] == alone.ends).all()
    assert (both.seat[:2] != both.seat[2:]).any()


def test_every_thread_has_one_outcome() -> None:
    part = play_chunk(Chunk(TABLES, NO_LINE, PARTNER, "all", 1, 3))
    assert part.ends.shape == (3, TABLES.public.n_threads)
    assert (part.ends > Outcome.CRISIS).all()
    assert part.outcomes.sum() == pytest.approx(1)
    assert ((part.coalition >= 0) & (part.coalition <= 100)).all()
    assert ((part.seat >= 0) & (part.seat <= 100)).all()
    assert part.dimensions.dtype == np.float64


def test_progress_counts_every_game() -> None:
    told: list[int] = []
    simulate("harbour-watch", TABLES, NO_LINE, 2, 1, ("hoarder", "late"), progress=told.append)
    assert told == [2, 2]


@pytest.mark.parametrize(("games", "policies"), [(0, ("hoarder",)), (1, ("saint",)), (1, ())])
def test_a_study_of_nothing_is_refused(games: int, policies: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"at least one game|no policy called"):
        simulate("harbour-watch", TABLES, NO_LINE, games, 1, policies)
