"""Analysis that changes the weight of a report says so."""

from dataclasses import replace

import pytest

from game.rules.codes import Judgement
from game.rules.view import Progress, View
from game.wording.weighing import adopted, reweighed, severities, silent, upkeep
from tests.ui.scenes.fake_catalogue import CATALOGUE
from tests.ui.scenes.fake_views import crowded, report, thread

Changes = dict[str, object]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({"band": 2}, {"band": 3, "analysed": True}, "is key, not useful as it seemed."),
        ({"band": 0, "read": False}, {"band": 1, "analysed": True}, "is minor."),
        ({"band": 2}, {"band": 2, "analysed": True}, ""),
        ({"band": 2}, {"band": 3}, ""),
        ({"band": 2, "analysed": True}, {"band": 3, "analysed": True}, ""),
        ({"band": 2}, {"band": 0, "analysed": True, "exposed": True}, ""),
    ],
)
def test_a_weight_that_analysis_changed_is_named(before: Changes, after: Changes, told: str) -> None:
    plain = {"analysed": False, "exposed": False, "read": True}
    views = [replace(crowded(), reports=(report(2, **{**plain, **changes}),)) for changes in (before, after)]
    line = f"By analysis the weight of {CATALOGUE.reports[2].code} {told}"
    assert reweighed(CATALOGUE, *views) == ([line] if told else [])


def test_who_adopted_the_framework_is_named_once() -> None:
    before, after = (
        replace(crowded(), nations=tuple(replace(n, framework=n.nation == 2 or here) for n in crowded().nations[:2]))
        for here in (False, True)
    )
    assert adopted(CATALOGUE, before, after) == [f"{CATALOGUE.nations[1].name}'s legal framework is in force."]
    assert adopted(CATALOGUE, after, after) == adopted(CATALOGUE, after, before) == []


def test_a_report_that_is_new_has_no_weight_that_changed() -> None:
    new = replace(crowded(), reports=(report(2, analysed=True, band=3),))
    assert reweighed(CATALOGUE, replace(crowded(), reports=()), new) == []


def moved(before: int, after: int, **changes: object) -> list[View]:
    """Two plans between which the severity of the first thread moved."""
    bare = replace(crowded(), reports=(), campaigns=())
    return [replace(bare, threads=(thread(0, severity=s, **changes),)) for s in (before, after)]


CONTROL = "an event of Exercise Control"


@pytest.mark.parametrize(
    ("severity", "mechanics", "told"),
    [
        (900, {"harden", "online"}, "fell from 100 to 90: by infrastructure hardened in {}, or by " + CONTROL),
        (900, {"online"}, "fell from 100 to 90: by " + CONTROL),
        (1050, {"harden", "online"}, "rose from 100 to 105: by a campaign that feeds it, or by " + CONTROL),
        (1050, {"harden"}, "rose from 100 to 105: by " + CONTROL),
    ],
)
def test_a_severity_that_moved_is_told_with_what_the_exercise_has_to_move_it(
    severity: int, mechanics: set[str], told: str
) -> None:
    views = moved(1000, severity)
    names = replace(CATALOGUE, mechanics=frozenset(mechanics))
    place = CATALOGUE.nations[views[1].threads[0].place].name
    assert severities(names, *views) == [f"The severity of {CATALOGUE.threads[0].codename} {told.format(place)}."]


def test_own_hardening_is_known_to_have_eased_a_thread_at_home() -> None:
    names = replace(CATALOGUE, mechanics=frozenset({"harden"}))
    me = crowded().own.nation
    assert severities(names, *moved(1000, 920, place=me), 80)[0].endswith("from 100 to 92: by what you hardened.")
    assert CONTROL in severities(names, *moved(1000, 900, place=me), 80)[0]
    assert CONTROL in severities(names, *moved(1000, 920, place=me + 1), 80)[0]


def test_the_severity_of_what_the_reader_takes_for_a_decoy_is_of_no_use() -> None:
    assert severities(CATALOGUE, *moved(1000, 900, judged=Judgement.DECOY)) == []
    assert severities(CATALOGUE, *moved(1000, 900, judged=Judgement.GENUINE))


def test_a_campaign_that_runs_no_more_is_said_to_be_silent() -> None:
    view = crowded()
    quiet = replace(view, campaigns=view.campaigns[1:])
    name = CATALOGUE.campaigns[view.campaigns[0].campaign].name
    assert silent(CATALOGUE, view, quiet) == [f"{name} is silent in your audience."]
    assert silent(CATALOGUE, quiet, view) == []


def test_task_forces_beyond_the_first_are_said_to_take_staff() -> None:
    view = crowded()
    mine = [replace(view.forces[0], lead=view.own.nation, thread=t) for t in (0, 1)]
    first, second = (CATALOGUE.threads[t].codename for t in (0, 1))
    assert upkeep(CATALOGUE, replace(view, forces=tuple(mine))) == [
        f"You lead task forces on {first} and {second}: beyond the first they take 1 staff point now."
    ]
    assert upkeep(CATALOGUE, replace(view, forces=(mine[0], replace(mine[1], lead=view.own.nation + 1)))) == []


def test_the_severity_of_what_is_closed_or_new_is_not_told() -> None:
    before = replace(crowded(), reports=(), threads=(thread(0, severity=1000),))
    closed = replace(before, threads=(thread(0, severity=900, progress=Progress.CLOSED),))
    assert severities(CATALOGUE, before, closed) == []
    assert severities(CATALOGUE, replace(before, threads=()), before) == []
