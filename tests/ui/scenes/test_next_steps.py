"""What the table suggests while there are no orders leads somewhere, and never to a needless refusal."""

from __future__ import annotations

from dataclasses import replace

from game.rules.codes import Judgement, Label, MatterKind, Stage
from game.rules.view import Force, View
from tests.ui.scenes.conftest import Open, scene_of
from tests.ui.scenes.fake_catalogue import TICK
from tests.ui.scenes.fake_views import crowded, matter, nation, report, thread


def of(force: Force, **changes: object) -> View:
    """Nothing waits, nothing is needed: one thread and one task force."""
    whole = replace(crowded(), matters=(), requests=(), threads=(thread(0),), cells=(), reports=())
    return replace(whole, forces=(replace(force, **changes),))  # type: ignore[arg-type]


FORCE = crowded().forces[0]


def test_a_proposal_that_waits_is_suggested_and_leads_to_the_requests(open_table: Open) -> None:
    driver = open_table(view=replace(crowded(), matters=(matter(104, MatterKind.TRAINING, 2, 0),)))
    driver.click("next:proposal")
    assert driver.find("matter:104:yes").label() == "Accept"


def test_a_report_goes_whole_as_a_tear_line_or_not_at_all_as_channels_allow(open_table: Open) -> None:
    alone = replace(crowded(), nations=(nation(1),), matters=(), requests=(), forces=())
    for label, words in ((Label.AMBER, "Share R-700: COR needs it"), (Label.STRICT, "Share R-700 as a tear-line")):
        driver = open_table(view=replace(alone, reports=(report(0, label=label, subjects=(2,)),)))
        assert driver.find("next:share").label().startswith(words)
    driver = open_table(view=replace(alone, reports=(report(0, label=Label.RED, subjects=(2,)),)))
    assert "next:share" not in driver.ids("next:"), "no channel carries even the tear-line"


def test_nobody_is_said_to_need_what_is_known_to_be_false(open_table: Open) -> None:
    driver = open_table(view=replace(crowded(), reports=(report(0, subjects=(2,), exposed=True),), matters=()))
    assert "next:share" not in driver.ids("next:")
    assert driver.find("filter:needed").label() == "Needed, 0"
    driver.key("s")
    assert driver.shown("Your analysis exposed it as false.")


def test_a_force_without_evidence_asks_for_some(open_table: Open) -> None:
    whole = of(FORCE, confidence=0, reports=())
    driver = open_table(view=replace(whole, reports=(report(0, bears=(0,), subjects=(5,)),)))
    driver.click("next:contribute")
    assert driver.find(f"form:key:{FORCE.key}").selected, "the only force there is"
    driver.click("form:confirm")
    fields = scene_of(driver).desk.orders[0].columns
    assert (fields["report"], fields["key"]) == (0, FORCE.key)


def test_a_thread_judged_a_decoy_is_not_pressed_on_anybody(open_table: Open) -> None:
    soon, later = thread(0, deadline=TICK + 2), thread(1, deadline=TICK + 20)
    for judged, first in ((Judgement.UNSURE, 0), (Judgement.DECOY, 1)):
        view = replace(crowded(), threads=(replace(soon, judged=judged), later), matters=(), forces=())
        driver = open_table(view=view)
        assert scene_of(driver).desk.names.threads[first].codename in driver.find("next:thread").label()


def test_a_force_that_is_ready_in_the_first_hour_may_respond_in_this_plan(open_table: Open) -> None:
    for changes, able in (
        ({"stage": Stage.FORMING, "ready": TICK}, True),
        ({"stage": Stage.FORMING, "ready": TICK + 1}, False),
        ({"stage": Stage.SPENT, "busy_until": TICK}, True),
        ({"stage": Stage.SPENT, "busy_until": TICK + 1}, False),
        ({"stage": Stage.INVITING, "ready": TICK}, False),
    ):
        driver = open_table(view=of(FORCE, **changes))
        driver.click("thread:HERON")
        assert bool(driver.find("thread:respond").disabled) is not able, changes
        driver.key("+")
        driver.click("kind:respond")
        assert (f"form:key:{FORCE.key}" in driver.ids("form:")) is able, changes


def test_the_card_shows_what_a_response_is_judged_by(open_table: Open) -> None:
    driver = open_table(view=of(FORCE, confidence=410, reports=(0, 3), pooled=(3999, 2400, 0, 0, 3000, 0, 0, 0)))
    driver.click("thread:HERON")
    assert driver.shown("41, moderate")
    assert driver.shown("from 2 reports")
    assert driver.shown("3.9 of 4"), "rounded down: too little never looks enough"
    driver.click("thread:respond")
    assert driver.shown("The task force's own confidence stands at 41: enough to disrupt (40)")
    assert driver.shown("Too little law enforcement: the response would be wrong.")


def test_a_new_force_says_when_it_would_be_ready_and_what_the_nation_brings(open_table: Open) -> None:
    driver = open_table(view=replace(crowded(), forces=()))
    driver.click("thread:HERON")
    driver.click("thread:form")
    assert driver.shown("You bring intelligence 3 of 4, law enforcement 2 of 5")
    driver.click("form:to:cor")
    assert driver.shown("If they join in the next plan, it is ready")
