"""What was true of a thread, a report or a campaign is told after the end."""

from dataclasses import replace

from game.rules.codes import NONE, Outcome
from game.rules.truth import ReportTruth, ThreadTruth
from game.wording import unveiled
from tests.text.world import ALV, BOR, CATALOGUE

REPORT = ReportTruth(0, ALV, 6, True, False, False, 2, (40, 0), (ALV, BOR), (ALV,))
THREAD = ThreadTruth(0, False, 0, 48, Outcome.PREVENTED, 30, BOR, 100, (420, 5, 0))
NAME, ALV_NAME, BOR_NAME = CATALOGUE.threads[0].codename, CATALOGUE.nations[ALV].name, CATALOGUE.nations[BOR].name


def test_a_report_tells_who_had_it_and_what_it_bore_on() -> None:
    worth, course = unveiled.report_card(REPORT, CATALOGUE)
    assert worth == "It was true."
    assert course == f"{ALV_NAME} had it first; it bore on {NAME}; held at the end by {ALV_NAME} and {BOR_NAME}."
    assert unveiled.worth(replace(REPORT, true=False)) == "false"


def test_nobody_had_a_report_first_that_came_to_nobody() -> None:
    """Its time had not come yet when the exercise ended."""
    course = unveiled.course(replace(REPORT, holders=(), weight=(0, 0)), CATALOGUE)
    assert course == "It came to nobody; it bore on no thread."


def test_a_thread_tells_who_ended_it_and_how_sure_each_nation_was() -> None:
    kind, sure = unveiled.thread_card(THREAD, CATALOGUE)
    assert kind == f"It was genuine. Outcome: prevented, by a force led by {BOR_NAME}."
    assert sure == f"Confidence in it at the end of the exercise: {ALV_NAME} 42."
    decoy = replace(THREAD, decoy=True, outcome=Outcome.DISMISSED, closed_by=NONE, confidence=(0, 0, 0))
    nobody = "Nobody had evidence on it at the end of the exercise."
    assert unveiled.thread_card(decoy, CATALOGUE) == ["It was a decoy.", nobody]


def test_a_decoy_that_was_left_alone_is_called_so_once() -> None:
    decoy = replace(THREAD, decoy=True, outcome=Outcome.DISMISSED, closed_by=NONE)
    told = unveiled.thread_line(decoy, CATALOGUE, (0,))
    assert told.startswith(f"{NAME} (yours): a decoy, left alone.")
    assert told.count("a decoy") == 1
    wrong = unveiled.thread_line(replace(decoy, outcome=Outcome.OPEN), CATALOGUE, ())
    assert wrong.startswith(f"{NAME} (a decoy): ")
