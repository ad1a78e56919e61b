"""Analysis that changes the weight of a report says so."""

from dataclasses import replace

import pytest

from game.rules.view import Progress
from game.wording.weighing import adopted, reweighed, severities
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


@pytest.mark.parametrize(
    ("severity", "told"),
    [(900, "fell from 100 to 90: by infrastructure hardened in {}, or"), (1050, "rose from 100 to 105: by a campaign")],
)
def test_a_severity_that_moved_is_told_with_what_may_have_moved_it(severity: int, told: str) -> None:
    views = [replace(crowded(), reports=(), threads=(thread(0, severity=s),)) for s in (1000, severity)]
    (line,) = severities(CATALOGUE, *views)
    place = CATALOGUE.nations[views[1].threads[0].place].name
    assert line.startswith(f"The severity of {CATALOGUE.threads[0].codename} {told.format(place)}")
    assert line.endswith("or by an event of Exercise Control.")


def test_the_severity_of_what_is_closed_or_new_is_not_told() -> None:
    before = replace(crowded(), reports=(), threads=(thread(0, severity=1000),))
    closed = replace(before, threads=(thread(0, severity=900, progress=Progress.CLOSED),))
    assert severities(CATALOGUE, before, closed) == []
    assert severities(CATALOGUE, replace(before, threads=()), before) == []
