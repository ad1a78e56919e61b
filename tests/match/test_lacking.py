"""After the end each force on a thread that was not prevented is told with what it lacked."""

from dataclasses import replace

import pytest

from game.match.attempts import Attempt
from game.match.lacking import NO_FORCE, lacking
from game.rules.codes import NEVER, NONE, Capability, Outcome
from game.rules.truth import ThreadTruth
from game.wording.happenings import Speaker
from tests.wording.names import names

LOST = ThreadTruth(0, False, 0, 48, Outcome.UNCONTAINED, 49, NONE, 1000, (420, 5, 0))
COVERED = tuple(66 if k == Capability.LAW_ENFORCEMENT else 100 for k in range(8))
NEAR = Attempt(77, 0, 1, (0, 1), 42, False, True, False, 328, 550, 2, 3, COVERED)
LEAD = names().nations[1].name


def told(*attempts: Attempt, thread: ThreadTruth = LOST) -> list[str]:
    return lacking(attempts, thread, Speaker(names(), 0))


def test_a_force_is_told_with_all_that_it_had_too_little_of() -> None:
    assert told(NEAR) == [
        f"{LEAD}'s force (with you), at its best as a turn began (Day 2, 18:00), lacked confidence (32 of 55), domains "
        "(2 of 3), law enforcement (66 % of it) and the legal basis."
    ]
    late = replace(NEAR, ready=False, legal=True, confidence=600, domains=3, covered=(100,) * 8)
    assert told(late)[0].endswith("lacked time to form.")
    assert told(replace(late, ready=True))[0].endswith("lacked nothing that was asked for.")
    assert ", at the incident, lacked time to form." in told(replace(late, incident=True))[0]


def test_of_several_forces_the_one_that_came_nearest_is_told_first() -> None:
    weaker = replace(NEAR, key=78, lead=2, members=(2,), confidence=0)
    elsewhere = replace(NEAR, key=79, thread=1)
    assert [line.split("'s force")[0] for line in told(weaker, elsewhere, NEAR)] == [LEAD, names().nations[2].name]


def test_a_thread_on_which_nobody_stood_says_so() -> None:
    assert told() == [NO_FORCE]


@pytest.mark.parametrize(
    "changes", [{"outcome": Outcome.PREVENTED}, {"decoy": True, "outcome": Outcome.DISMISSED}, {"opens": NEVER}]
)
def test_nothing_was_lacking_where_nothing_was_lost(changes: dict[str, int]) -> None:
    assert told(NEAR, thread=replace(LOST, **changes)) == []
