"""The card of a thread says where it stands, in numbers and in words."""

from __future__ import annotations

from dataclasses import replace

from game.rules.codes import Domain, LegalBasis, Outcome, Service, Stage
from game.rules.view import Force, Offer, Progress, Thread, View
from game.ui.testing import Driver, check_invariants
from tests.ui.scenes.conftest import Open
from tests.ui.scenes.fake_catalogue import TICK
from tests.ui.scenes.fake_views import crowded, report, thread


def opened(open_table: Open, about: Thread, *forces: Force, **changes: object) -> Driver:
    """The table with the card of this one thread."""
    fields = {"threads": (about,), "forces": forces, "reports": (), **changes}
    view: View = replace(crowded(), **fields)  # type: ignore[arg-type]
    driver = open_table(view=view)
    driver.click("thread:HERON")
    assert check_invariants(driver.app) == []
    return driver


def test_pooled_units_have_one_decimal(open_table: Open) -> None:
    force = replace(crowded().forces[0], pooled=(8503, 4000, 0, 0, 2960, 0, 0, 0))
    driver = opened(open_table, thread(0), force)
    assert driver.shown("8.5 of 4")
    assert driver.shown("4 of 5")


def test_more_domains_than_asked_for_are_enough(open_table: Open) -> None:
    driver = opened(open_table, thread(0, domains_seen=tuple(Domain)[:4]))
    assert driver.shown("enough domains")
    assert driver.shown("2 of 3 domains. 1 more would raise it.") is False
    lacking = opened(open_table, thread(0, domains_seen=tuple(Domain)[:2]))
    assert lacking.shown("2 of 3 domains. 1 more would raise it.")


def test_reports_on_it_that_are_false_are_counted(open_table: Open) -> None:
    false = tuple(report(i, exposed=True, analysed=True, bears=(0,)) for i in (0, 1))
    driver = opened(open_table, thread(0), reports=false)
    assert driver.shown("2 of your reports on it are false.")


def test_a_rise_is_told_by_what_is_shown(open_table: Open) -> None:
    unmoved = opened(open_table, thread(0, confidence=154, rise=4))
    assert not any(unmoved.shown(f"{change} this turn") for change in ("0", "1"))
    assert opened(open_table, thread(0, confidence=150, rise=4)).shown("+1 this turn"), "14 before, 15 now"
    assert opened(open_table, thread(0, confidence=159, rise=14)).shown("+1 this turn")


def test_a_closed_thread_says_how_it_ended(open_table: Open) -> None:
    closed = thread(0, progress=Progress.CLOSED, outcome=Outcome.DISRUPTED, closed=TICK - 1)
    assert opened(open_table, closed).shown("It is over: disrupted.")


def test_a_force_that_responded_is_busy_until_it_is_free_again(open_table: Open) -> None:
    served = replace(crowded().forces[0], stage=Stage.DEPLOYED, ready=TICK - 9, busy_until=TICK + 6)
    assert opened(open_table, thread(0), served).shown("deployed until Day 3, 00:00")


def test_a_force_sent_to_an_incident_tells_when_it_is_there(open_table: Open) -> None:
    incident = thread(0, progress=Progress.INCIDENT, outcome=Outcome.CRISIS, crisis_until=TICK + 12)
    sent = replace(crowded().forces[0], stage=Stage.DEPLOYED, ready=TICK + 6)
    driver = opened(open_table, incident, sent)
    assert driver.shown("under way, there Day 3, 00:00")
    assert "there Day 3, 00:00" in driver.find("thread:respond").disabled
    arrived = opened(open_table, incident, replace(sent, ready=TICK - 1))
    assert arrived.shown("in place")


def test_a_ready_force_learns_whether_it_would_be_in_time(open_table: Open) -> None:
    incident = thread(0, progress=Progress.INCIDENT, outcome=Outcome.CRISIS, crisis_until=TICK + 2)
    driver = opened(open_table, incident, crowded().forces[0])
    assert driver.shown("It would be there too late")


def test_a_force_that_is_ready_in_the_first_hour_may_respond_in_this_plan(open_table: Open) -> None:
    for stage, ready, busy, able in (
        (Stage.FORMING, TICK, 0, True),
        (Stage.FORMING, TICK + 1, 0, False),
        (Stage.SPENT, 0, TICK + 1, False),
        (Stage.INVITING, TICK, 0, False),
    ):
        force = replace(crowded().forces[0], stage=stage, ready=ready, busy_until=busy)
        driver = opened(open_table, thread(0), force)
        assert bool(driver.find("thread:respond").disabled) is not able, (stage, ready, busy)
        driver.key("+")
        driver.click("kind:respond")
        assert (f"form:key:{force.key}" in driver.ids("form:")) is able, (stage, ready, busy)


def test_the_card_shows_what_a_response_is_judged_by(open_table: Open) -> None:
    force = replace(crowded().forces[0], confidence=397, reports=(0, 3))
    driver = opened(open_table, thread(0, confidence=700), force)
    assert driver.shown("39, low"), "rounded down: what is below the mark of 40 must not look as if it reached it"
    assert driver.shown("from 2 reports")
    assert "is judged by that of the task force" in str(driver.find("thread:HERON").tooltip)
    alone = opened(open_table, thread(0, confidence=700))
    assert "is judged by that of the task force" not in str(alone.find("thread:HERON").tooltip)


def test_a_force_counts_the_fusion_cell_of_its_lead_and_the_basis_names_the_investigation(open_table: Open) -> None:
    cell = crowded().cells[0]
    about = thread(0, basis=LegalBasis.FRAMEWORK)
    for size, scale in (((1600, 900), 1.0), ((1920, 1080), 1.5)):
        view = replace(crowded(), threads=(about,), forces=crowded().forces[:1], cells=(replace(cell, thread=0),))
        joint = replace(view.organisations[0], services=(Offer(Service.JOINT_INVESTIGATION, 1),))
        view = replace(view, organisations=(joint, *view.organisations[1:]))
        driver = open_table(size, scale, view=view)
        driver.click("thread:HERON")
        assert driver.shown("from 2 reports and the fusion cell")
        assert driver.shown("Legal basis: framework, agreement or joint investigation of every member.")
        assert check_invariants(driver.app) == []
    assert not opened(open_table, about, crowded().forces[0]).shown("fusion cell")


def test_a_force_that_stands_ready_tells_what_it_lacks_to_respond(open_table: Open) -> None:
    base = next(f for f in crowded().forces if f.stage is Stage.READY)
    weak = replace(base, thread=0, at_response=390, coverage=(61, *(100,) * 7))
    driver = opened(open_table, thread(0), weak)
    assert driver.shown("It lacks for any response: confidence 39 of 40 and intelligence 61 of 70 %.")
