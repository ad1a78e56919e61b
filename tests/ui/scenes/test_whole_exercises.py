"""The whole of each exercise is played in the window by synthetic mouse and keyboard, to the end screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.rules.orders import Kind
from game.ui.scenes.ending import Ending
from game.ui.testing import check_invariants
from tests.ui.scenes.trainee import at_the_table

BASICS = {Kind.SHARE, Kind.ANALYSE, Kind.REQUEST}


@pytest.mark.parametrize(
    ("name", "mouse"),
    [("first-contact", True), ("first-contact", False), ("paper-trail", True), ("common-front", True)],
    ids=["first-contact-mouse", "first-contact-keyboard", "paper-trail-mouse", "common-front-mouse"],
)
def test_an_exercise_is_played_to_the_end_screen(drawn_maps: Path, name: str, mouse: bool) -> None:
    trainee = at_the_table(name, drawn_maps, mouse)
    trainee.play(1 if name == "first-contact" else 3)
    assert isinstance(trainee.driver.app.top.scene, Ending)
    assert check_invariants(trainee.driver.app) == []
    assert trainee.given >= BASICS
    assert trainee.given & {Kind.FORM, Kind.JOIN}
    assert trainee.given & {Kind.ANSWER, Kind.ACCEPT}
