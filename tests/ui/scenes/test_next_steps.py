"""While the list is empty the table proposes what is open, urgent and permitted."""

from __future__ import annotations

from dataclasses import replace

from game.rules.codes import Judgement, Label, MatterKind, Stage
from game.rules.view import Progress, View
from game.ui.testing import Driver
from tests.ui.scenes.conftest import Open, scene_of
from tests.ui.scenes.fake_catalogue import TICK
from tests.ui.scenes.fake_views import crowded, nation, report, thread


def words(driver: Driver, step: str) -> str:
    """What a step says; "" when it is not proposed."""
    return driver.find(f"next:{step}").label() if f"next:{step}" in driver.ids("next:") else ""


def quiet(**changes: object) -> View:
    """The crowded view without matters and with reports on no thread, with other fields changed."""
    reports = tuple(replace(r, bears=()) for r in crowded().reports)
    return replace(crowded(), **{"matters": (), "reports": reports, **changes})  # type: ignore[arg-type]


def test_proposals_are_named_and_lead_to_the_requests(open_table: Open) -> None:
    proposals = tuple(m for m in crowded().matters if m.mine and m.kind != MatterKind.RFI)
    driver = open_table(view=quiet(matters=proposals))
    assert words(driver, "propose").endswith(f"and {len(proposals) - 1} more")
    driver.click("next:propose")
    assert scene_of(driver).layout.tab == "matters"


def test_a_ready_force_is_told_to_respond(open_table: Open) -> None:
    due = thread(0, deadline=TICK + 3)
    ready = replace(crowded().forces[0], stage=Stage.READY)
    driver = open_table(view=quiet(threads=(due,), forces=(ready,)))
    assert words(driver, "thread") == "Respond to HERON, 3 h left"
    blind = open_table(view=quiet(threads=(due,), forces=(replace(ready, confidence=390),)))
    assert words(blind, "thread") == "Look at HERON, 3 h left", "its response would be wrong"


def test_an_incident_counts_the_hours_of_its_window(open_table: Open) -> None:
    driver = open_table(view=quiet(threads=(crowded().threads[3],), forces=()))
    assert words(driver, "thread") == "Look at WAGTAIL, 11 h left"


def test_a_thread_judged_a_decoy_or_closed_is_left_alone(open_table: Open) -> None:
    decoy = thread(0, judged=Judgement.DECOY)
    closed = thread(1, progress=Progress.CLOSED)
    driver = open_table(view=quiet(threads=(decoy, closed), forces=()))
    assert words(driver, "thread") == ""


def test_a_force_is_proposed_only_while_it_would_come_in_time(open_table: Open) -> None:
    early = open_table(view=quiet(threads=(thread(0, deadline=TICK + 30, confidence=500),), forces=()))
    assert words(early, "thread").startswith("Form a force on HERON")
    late = open_table(view=quiet(threads=(thread(0, deadline=TICK + 10, confidence=500),), forces=()))
    assert words(late, "thread").startswith("Look at HERON")


def test_only_what_may_be_passed_on_is_proposed_to_be_shared(open_table: Open) -> None:
    driver = open_table(view=quiet())
    desk = scene_of(driver).desk
    theirs = tuple(replace(r, origin=7, orcon=True, released_to=()) for r in desk.view.reports)
    bound = open_table(view=quiet(reports=theirs))
    assert words(driver, "share")
    assert words(bound, "share") == "", "each would be a breach of originator control"


def test_a_report_goes_whole_as_a_tear_line_or_not_at_all_as_channels_allow(open_table: Open) -> None:
    alone = quiet(nations=(nation(1),), requests=(), forces=(), threads=())
    for label, told in ((Label.AMBER, "Share R-700: COR needs it"), (Label.STRICT, "Tear-line of R-700: COR needs it")):
        driver = open_table(view=replace(alone, reports=(report(0, label=label, subjects=(2,)),)))
        assert words(driver, "share").startswith(told)
    driver = open_table(view=replace(alone, reports=(report(0, label=Label.RED, subjects=(2,)),)))
    assert words(driver, "share") == "", "no channel carries even the tear-line"


def test_a_force_without_evidence_asks_for_some(open_table: Open) -> None:
    force = replace(crowded().forces[0], confidence=0, reports=())
    bearing = (report(0, bears=(0,), subjects=(5,)),)
    driver = open_table(view=quiet(threads=(thread(0),), forces=(force,), cells=(), reports=bearing))
    driver.click("next:contribute")
    driver.click("form:confirm")
    fields = scene_of(driver).desk.orders[0].columns
    assert (fields["report"], fields["key"]) == (0, force.key)


def test_a_match_waits_to_be_analysed(open_table: Open) -> None:
    matched = crowded().alerts[1]
    whole = quiet(forces=(), threads=())
    done = open_table(view=replace(whole, alerts=(replace(matched, report=4),)))
    assert words(done, "match") == "", "its report is there already"
    driver = open_table(view=replace(whole, alerts=(matched,)))
    driver.click("next:match")
    assert driver.shown("Analyse the match")
