"""What a turn changed and no event tells stands in the sections of its report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.match.changed import changed, joined
from game.match.chronicle import Item
from game.match.sections import Line, Section
from game.rules.codes import NONE, Rule
from game.rules.doctrine import Doctrine
from game.rules.events import Event
from game.rules.view import View
from tests.ui.scenes.fake_catalogue import CATALOGUE
from tests.ui.scenes.fake_views import crowded, report, thread

TURN = 6
NOTICE = Item(4, 24, Event.NOTICE, Rule.ORG, 0, NONE, 2, 0, "vel-4-1", 1)
"""It is due in the turn before the one that is planned."""


def seen(turn: int, later: bool) -> View:
    """A plan of a turn; `later` has all changed that can."""
    view = crowded()
    return replace(
        view,
        clock=replace(view.clock, tick=turn * 6, turn=turn),
        reports=(report(2, band=3 if later else 2, analysed=later, exposed=False, read=True),),
        threads=(thread(0, severity=900 if later else 1000),),
        nations=tuple(replace(n, framework=later) for n in view.nations[:1]),
    )


def test_each_change_stands_in_its_section_with_its_rule() -> None:
    after = seen(TURN + 1, later=True)
    changes = changed(CATALOGUE, Doctrine(), seen(TURN, later=False), after, [NOTICE])
    told = {section: [(line.rule, line.text.split(" ")[0]) for line in lines] for section, lines in changes.items()}
    assert told == {
        Section.THREADS: [(Rule.ONLINE, "The")],
        Section.WORK: [(Rule.ASSESS, "By"), (Rule.ORG, "Your")],
        Section.OTHERS: [(Rule.ORG, f"{CATALOGUE.nations[after.nations[0].nation].name}'s")],
    }


def test_the_last_report_says_that_reports_could_leak_after_the_end() -> None:
    before = seen(TURN, later=False)
    last = replace(before, clock=replace(before.clock, turn=before.clock.turns, tick=before.clock.turns * 6))
    (line,) = changed(CATALOGUE, Doctrine(), before, last, [])[Section.OTHERS]
    assert "could be compromised after the end too, for 36 hours" in line.text
    assert line.rule == Rule.EXPOSE


@pytest.mark.parametrize("turn", [TURN, 0])
def test_a_game_begun_anew_or_resigned_tells_of_no_change(turn: int) -> None:
    assert changed(CATALOGUE, Doctrine(), seen(TURN, later=False), seen(turn, later=True), [NOTICE]) == {}


def test_changes_stand_behind_what_happened_in_reading_order() -> None:
    happened, change, other = (Line(text, Rule.ASSESS, 1) for text in ("happened", "change", "other"))
    sections = joined({Section.WORK: (happened,)}, {Section.WORK: (change,), Section.THREADS: (other,)})
    assert list(sections.items()) == [(Section.THREADS, (other,)), (Section.WORK, (happened, change))]
