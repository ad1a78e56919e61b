"""A half tells since when it is known, and when it met its counterpart."""

from dataclasses import replace

from game.match.chronicle import Item
from game.match.halves import dates
from game.rules.codes import NONE, Rule
from game.rules.events import Event
from game.rules.view import Alert

OWN = Alert(5, 0, 0, True, 28, True, 1, True, NONE)
MET = Item(3, 23, Event.MATCHED, Rule.FIU, 0, 1, 2, 1, "", 1)


def test_an_own_half_has_its_hour_and_a_joined_one_its_turn() -> None:
    assert dates(OWN, [MET]) == ["since Day 2, 04:00", "matched in turn 4"]
    assert dates(OWN, [replace(MET, item=3), replace(MET, event=Event.NO_MATCH)]) == ["since Day 2, 04:00"]


def test_a_half_that_another_showed_has_no_hour_of_its_own() -> None:
    shown = replace(OWN, alert=4, holder=1, mine=False)
    assert dates(shown, [MET]) == ["matched in turn 4"]
    assert dates(shown, []) == []
