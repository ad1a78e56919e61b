"""What is under way is told with whom, on what and until when."""

from __future__ import annotations

from dataclasses import replace

from game.rules.codes import NEVER, NONE, Service
from game.rules.doctrine import Doctrine
from game.rules.orders import Kind
from game.rules.view import Progress, View
from game.wording import running, terms
from game.wording.prospects import Prospects
from tests.ui.scenes.fake_catalogue import CATALOGUE, TICK
from tests.ui.scenes.fake_views import crowded

CELL = f"Fusion cell of Meridian Compact on CURLEW, until {terms.clock(TICK + 20)}: confidence 30, low, 1 report."
TEAM = (
    f"Joint investigation of Meridian Compact: you and Brannoch until {terms.clock(TICK + 18)}; "
    f"Corvessa until {terms.clock(TICK + 6)}."
)
PRIORITY = f"Common priority of Meridian Compact: CURLEW, until {terms.clock(TICK + 12)}."

OWN = "Your priority is KESTREL."


def busy(**own: object) -> View:
    """Everything runs in the first organisation."""
    first, *others = crowded().organisations
    first = replace(
        first, investigating=(0, 1, 2), investigating_until=(TICK + 18, TICK + 6, TICK + 18), coordinated=2,
        coordinated_until=TICK + 12,
    )  # fmt: skip
    base = crowded()
    return replace(base, organisations=(first, *others), own=replace(base.own, hardened=0, **own))  # type: ignore[arg-type]


def test_an_organisation_tells_all_that_runs_in_it() -> None:
    view = busy()
    assert running.of_organisation(CATALOGUE, view, view.organisations[0]) == [CELL, TEAM, PRIORITY]
    assert running.of_organisation(CATALOGUE, view, view.organisations[1]) == []


def test_a_thread_tells_what_runs_on_it_and_a_nation_what_runs_with_it() -> None:
    assert running.on_thread(CATALOGUE, busy(), 2) == [CELL, PRIORITY]
    assert running.on_thread(CATALOGUE, busy(), 0) == []
    assert running.with_nation(CATALOGUE, busy(), 1) == [TEAM]
    assert running.with_nation(CATALOGUE, busy(), 3) == []


def test_the_own_nation_tells_its_programmes_beside() -> None:
    assert running.at_home(CATALOGUE, busy()) == [CELL, TEAM, PRIORITY, OWN]
    full = busy(framework=TICK + 5, building_due=TICK + 7, prevention=True, supported=True)
    lines = running.at_home(CATALOGUE, replace(full, own=replace(full.own, hardened=2)))[4:]
    assert lines == [
        f"The legal framework comes into force {terms.clock(TICK + 5)}.",
        f"Capacity building for you takes effect {terms.clock(TICK + 7)}.",
        "Your prevention programme halves the growth of campaigns in your audience.",
        "Your victim support stands ready for an incident elsewhere in the union.",
        "Your infrastructure is hardened 2 of 3.",
    ]
    past = busy(framework=TICK, building_due=TICK)
    assert running.at_home(CATALOGUE, past) == running.at_home(CATALOGUE, busy(framework=NEVER))


def test_a_priority_that_the_nation_does_not_see_says_how_it_is_acted_on_all_the_same() -> None:
    view = busy()
    hidden = replace(view, threads=tuple(t for t in view.threads if t.thread != view.own.priority))
    (told,) = running.priority(CATALOGUE, hidden)
    assert (
        told == "Your priority is KESTREL, which you do not see yet: orders on its subjects count for it all the same."
    )
    assert running.priority(CATALOGUE, replace(view, own=replace(view.own, priority=NONE))) == []


def test_a_cell_on_a_thread_one_does_not_see_names_none() -> None:
    assert "a thread you do not see" in running.cell(CATALOGUE, replace(crowded().cells[0], thread=NONE))


def ordered(service: Service, view: View) -> str:
    """The last line of what a service would lead to."""
    return Prospects(CATALOGUE, view, Doctrine()).of(Kind.SERVICE, {"organisation": 0, "option": int(service)})[-1].text


def test_a_service_that_runs_already_says_so_and_until_when_it_then_runs() -> None:
    span, binds = terms.clock(TICK + Doctrine().service_span), terms.clock(TICK + 6 * Doctrine().coordination_turns)
    renewed = ordered(Service.JOINT_INVESTIGATION, busy())
    assert renewed == f"{TEAM} This renews it for you and those named, until {span}."
    assert ordered(Service.JOINT_INVESTIGATION, crowded()) == f"It lasts until {span}."
    assert f"works until {terms.clock(TICK + 20)}; this renews it" in ordered(Service.JOINT_INTELLIGENCE, busy())
    assert (
        ordered(Service.STRATEGIC_COORDINATION, busy()) == f"{PRIORITY} This takes its place. It binds until {binds}."
    )
    assert ordered(Service.STRATEGIC_COORDINATION, crowded()) == f"It binds until {binds}."


def test_a_priority_on_a_thread_that_is_closed_says_so() -> None:
    over = tuple(replace(t, progress=Progress.CLOSED) for t in busy().threads)
    view = replace(busy(), threads=over)
    assert running.priority(CATALOGUE, view) == ["Your priority is KESTREL, which is closed: it counts no more."]
    assert running.on_thread(CATALOGUE, view, 2)[1] == PRIORITY.replace("CURLEW", "CURLEW, which is closed")
    assert "CURLEW, which is closed, until" in ordered(Service.STRATEGIC_COORDINATION, view)
