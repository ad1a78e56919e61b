"""What the table suggests while there are no orders leads somewhere, and never to a needless refusal."""

from __future__ import annotations

from dataclasses import replace

from game.rules.codes import Judgement, Label, MatterKind, MatterStatus, Outcome, Stage
from game.rules.view import Force, Progress, View
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


def test_a_match_waits_to_be_analysed(open_table: Open) -> None:
    whole = replace(crowded(), matters=(), forces=(), reports=())
    matched = crowded().alerts[1]
    done = open_table(view=replace(whole, alerts=(replace(matched, report=4),)))
    assert "next:match" not in done.ids("next:"), "its report is there already"
    driver = open_table(view=replace(whole, alerts=(matched,)))
    driver.click("next:match")
    assert driver.shown("Analyse the match")


def test_what_bears_on_closed_threads_alone_is_left_in_peace(open_table: Open) -> None:
    closed = thread(0, progress=Progress.CLOSED, outcome=Outcome.PREVENTED, closed=TICK - 1)
    view = replace(crowded(), threads=(closed,), matters=(), forces=(), cells=(), alerts=())
    driver = open_table(view=replace(view, reports=(report(0, subjects=(2,), bears=(0,)),)))
    assert driver.ids("next:") == ["next:ask"]


def test_a_force_that_would_come_too_late_is_not_suggested(open_table: Open) -> None:
    for deadline, verb in ((TICK + 40, "Form a force on"), (TICK + 5, "Look at")):
        view = replace(crowded(), threads=(thread(0, deadline=deadline, confidence=300),), matters=(), forces=())
        assert open_table(view=view).find("next:thread").label().startswith(verb)


def test_training_warns_who_serves_in_a_force(open_table: Open) -> None:
    asked = (matter(104, MatterKind.TRAINING, 2, 0),)
    driver = open_table(view=replace(of(FORCE), matters=asked))
    driver.click("left:matters")
    assert driver.shown("your units would be missing in the task force on HERON")
    driver.key("+")
    driver.click("kind:train")
    driver.click("form:to:cor")
    driver.click("form:option:1")
    assert driver.shown("your units would be missing in the task force on HERON")
    driver = open_table(view=replace(crowded(), matters=asked, forces=()))
    driver.click("left:matters")
    assert not driver.shown("your units would be missing")


def test_slow_and_costly_orders_say_when_and_what_for(open_table: Open) -> None:
    driver = open_table()
    driver.key("+")
    driver.click("kind:negotiate")
    driver.click("form:to")
    driver.click("form:to:2")
    assert driver.shown("it is in force from Day")
    driver.key("escape")
    driver.key("+")
    driver.click("kind:post-liaison")
    driver.click("form:to")
    driver.click("form:to:2")
    assert driver.shown("carries up to TLP:RED in an hour")


def test_a_request_for_a_match_says_what_it_is_about_and_what_came_of_it(open_table: Open) -> None:
    asked = matter(105, MatterKind.MATCH, 5, 0, subject=3)
    driver = open_table(view=replace(crowded(), matters=(asked,)))
    driver.click("left:matters")
    assert driver.shown("It asks for consent to onward use.")
    done = replace(asked, status=MatterStatus.ACCEPTED, asker=0, asked=5, mine=False)
    for matched, words in ((False, "no counterpart"), (True, "matched")):
        alert = replace(crowded().alerts[0], matched=matched)
        driver = open_table(view=replace(crowded(), matters=(done,), alerts=(alert,)))
        driver.click("left:matters")
        assert driver.shown(words)
        assert not driver.shown("accepted")


def test_the_terms_of_a_match_are_one_of_two(open_table: Open) -> None:
    driver = open_table()
    driver.key("3")
    driver.click("alert:F-381:ask")
    assert driver.ids("form:option:") == ["form:option:0", "form:option:1"]


def test_confidence_below_a_mark_never_looks_as_if_it_reached_it(open_table: Open) -> None:
    driver = open_table(view=of(FORCE, confidence=397))
    driver.click("thread:HERON")
    assert driver.shown("39, low")
    driver.click("thread:respond")
    assert driver.shown("stands at 39: below 40")
