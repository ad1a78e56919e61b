"""Who leads a force on a thread invites more nations to it: from the card of the thread, in the form, on the list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.rules.codes import NEVER, Stage
from game.rules.view import Force, View
from game.ui.testing import Driver, check_invariants
from tests.ui.scenes.conftest import Open, kinds, seat_of
from tests.ui.scenes.fake_catalogue import TICK
from tests.ui.scenes.fake_views import crowded


def leading(**changes: object) -> View:
    """The nation leads a force on HERON with Corvessa and Brannoch; Dalmere is invited."""
    force: Force = replace(crowded().forces[0], **changes)  # type: ignore[arg-type]
    return replace(crowded(), forces=(force,))


def card(open_table: Open, view: View, size: tuple[int, int] = (1600, 900), text: float = 1.0) -> Driver:
    driver = open_table(size, text, view=view)
    driver.click("thread:HERON")
    return driver


@pytest.mark.parametrize("stage", [Stage.INVITING, Stage.FORMING, Stage.READY])
def test_the_card_invites_more_while_the_force_takes_them(open_table: Open, stage: Stage) -> None:
    assert card(open_table, leading(stage=stage, ready=TICK + 9)).find("thread:invite").disabled == ""


def test_a_force_that_is_away_or_led_by_another_invites_nobody(open_table: Open) -> None:
    for away in (Stage.DEPLOYED, Stage.SPENT):
        view = leading(stage=away, busy_until=TICK + 6 if away is Stage.SPENT else NEVER)
        assert "thread:invite" not in card(open_table, view).ids("thread:")
    assert "thread:invite" not in card(open_table, leading(lead=1)).ids("thread:")


def test_a_force_of_the_greatest_size_says_so(open_table: Open) -> None:
    full = card(open_table, leading(invited=(3, 4))).find("thread:invite")
    assert full.disabled == "It has 5 members and nations invited, and takes 5 at most."
    alone = replace(leading(), nations=crowded().nations[:3])
    assert card(open_table, alone).find("thread:invite").disabled == "All nations serve in it or are invited."


def test_the_form_offers_neither_members_nor_invited(open_table: Open) -> None:
    driver = card(open_table, leading())
    driver.key("f")
    assert driver.shown("Invite more nations")
    assert not driver.shown("Form a task force")
    offered = [i.removeprefix("form:to:") for i in driver.ids("form:to:")]
    assert not {"cor", "bra", driver.app.stages[0].scene.desk.code(3).lower()} & set(offered)  # type: ignore[attr-defined]
    assert offered
    driver.click(f"form:to:{offered[0]}")
    assert driver.shown("This invites them to the task force that you lead on it: each that joins makes it form")
    assert check_invariants(driver.app) == []
    driver.click("form:confirm")
    assert kinds(driver) == ["form"]
    assert seat_of(driver).entries[0].fields["thread"] == "heron"
    assert driver.shown(f"Invite {offered[0].upper()} to the force on HERON")
    assert not driver.shown("Form a force on HERON")


def test_another_thread_forms_a_force_of_its_own_with_whom_it_may(open_table: Open) -> None:
    driver = open_table(view=leading())
    driver.key("+")
    driver.click("kind:form")
    heron = driver.find("form:thread:0")
    assert heron.label().endswith("you lead its force, checked")
    driver.click("form:thread:1")
    driver.click("form:to:cor")
    driver.click("form:to:est")
    assert driver.shown("Form a task force on a thread and invite nations to it.")
    driver.click("form:thread:0")
    assert "form:to:cor" not in driver.ids("form:to:")
    driver.click("form:confirm")
    assert seat_of(driver).entries[0].fields["to"] == ("est",), "who serves already is named no more"


@pytest.mark.parametrize(("size", "text"), [((1280, 720), 1.0), ((1920, 1080), 1.0), ((1920, 1080), 1.5)])
def test_card_and_form_hold(open_table: Open, size: tuple[int, int], text: float) -> None:
    driver = card(open_table, leading(), size, text)
    assert check_invariants(driver.app) == []
    driver.key("f")
    assert check_invariants(driver.app) == []
