"""A request for a match says which half the reader has for the asker."""

from __future__ import annotations

from dataclasses import replace

from game.rules.codes import NONE, MatterKind
from game.rules.view import Alert
from game.wording.halves import NO_HALF, for_asker
from tests.ui.scenes.fake_views import crowded, matter
from tests.wording.names import money

NAMES = money()
ASKED = matter(77, MatterKind.MATCH, 1, 0, alert=2, subject=4)
CODE = [a.code for a in NAMES.alerts]


def half(alert: int, holder: int, other: int = NONE, subject: int = 4) -> Alert:
    """A half that the reader knows, matched where `other` holds its counterpart."""
    return Alert(alert, subject, holder, holder == 0, 0, other != NONE, other, False, NONE)


def told(*known: Alert) -> str:
    return for_asker(NAMES, replace(crowded(), alerts=known), ASKED)


def test_who_knows_no_half_on_the_subject_says_so() -> None:
    assert told() == told(half(3, 0, subject=5)) == told(half(2, 1)) == NO_HALF


def test_an_own_half_without_counterpart_may_be_the_one() -> None:
    assert told(half(5, 2), half(7, 0)) == "You hold a half on this subject."


def test_a_half_that_another_showed_may_be_the_one_too() -> None:
    assert f"a half on this subject, {CODE[5]} of {NAMES.nations[2].name}:" in told(half(5, 2))


def test_halves_that_are_joined_are_both_named_whoever_holds_them() -> None:
    for known in ((half(2, 1, 0), half(3, 0, 1)), (half(2, 1, 3), half(3, 3, 1))):
        assert told(*known).startswith(f"You see both halves already, {CODE[2]} and {CODE[3]}:")


def test_an_own_half_that_is_joined_to_another_is_no_use_to_them() -> None:
    told_ = told(half(6, 0, 2), half(7, 2, 0))
    assert told_.startswith(f"Your half on this subject, {CODE[6]}, is matched with {NAMES.nations[2].name}'s:")
