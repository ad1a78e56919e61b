"""Analysis that changes the weight of a report says so."""

from dataclasses import replace

import pytest

from game.wording.weighing import adopted, reweighed
from tests.ui.scenes.fake_catalogue import CATALOGUE
from tests.ui.scenes.fake_views import crowded, report

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
