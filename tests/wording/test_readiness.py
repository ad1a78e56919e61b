"""When a force could act is told with the reader in it and with what the list orders for it."""

from __future__ import annotations

from dataclasses import replace

from game.rules.codes import Outcome, Service, Stage
from game.rules.doctrine import Doctrine
from game.rules.orders import Kind
from game.rules.view import Progress, View
from game.wording import terms
from game.wording.outlook import Columns, Draft
from game.wording.previews import Line
from game.wording.prospects import Prospects
from tests.ui.scenes.fake_catalogue import CATALOGUE, TICK
from tests.ui.scenes.fake_views import crowded, thread

TOGETHER: Columns = {"option": int(Service.STRATEGIC_COORDINATION), "organisation": 0, "thread": 0}
LIFT: Columns = {"option": int(Service.MILITARY_SUPPORT), "organisation": 0, "key": 9000}
NO_CRISIS = (0,) * 8


def told(kind: Kind, columns: Columns, view: View, draft: Draft = ()) -> list[Line]:
    return Prospects(CATALOGUE, view, Doctrine(), draft).of(kind, columns)


def until(deadline: int) -> View:
    """One thread that ends with its deadline, and no force on it."""
    return replace(crowded(), threads=(thread(0, deadline=deadline, crisis_need=NO_CRISIS),), forces=())


def invited(deadline: int, invited: tuple[int, ...] = (0,), members: tuple[int, ...] = (1, 2, 3)) -> View:
    """The same, with a force of Corvessa's on it that has invited the reader."""
    force = replace(crowded().forces[1], thread=0, units=(), members=members, invited=invited)
    return replace(until(deadline), forces=(force,))


def times(view: View, draft: Draft = ()) -> list[Line]:
    lines = told(Kind.JOIN, {"key": 9100}, view, draft)
    return [line for line in lines if "deadline" in line.text]


def test_a_response_counts_the_military_support_on_the_list() -> None:
    d = Doctrine()
    window = TICK + d.deploy_ticks - d.deploy_support
    about = thread(0, progress=Progress.INCIDENT, outcome=Outcome.CRISIS, crisis_until=window)
    bare = tuple((0,) * 8 for _ in range(3))
    force = replace(crowded().forces[0], stage=Stage.READY, units=bare)
    far = tuple(replace(n, liaison=32_000) for n in crowded().nations)
    view = replace(crowded(), threads=(about,), forces=(force,), nations=far)
    assert told(Kind.RESPOND, {"key": 9000}, view)[0].text.startswith("It would be there too late")
    lifted = told(Kind.RESPOND, {"key": 9000}, view, [(Kind.SERVICE, LIFT)])[0]
    assert lifted.text.startswith(f"It would be there {terms.clock(window)}, in time")
    other = told(Kind.RESPOND, {"key": 9000}, view, [(Kind.SERVICE, {**LIFT, "key": 9100})])[0]
    assert other.tone == "bad", "the support is for another force"


def test_forming_counts_the_strategic_coordination_on_the_list_and_says_so() -> None:
    view = until(TICK + 12)
    form = {"thread": 0, "to": 0b110}
    alone = [line.text for line in told(Kind.FORM, form, view)]
    assert (
        f"Too late: it could act from {terms.clock(TICK + 18)}, and the deadline is {terms.clock(TICK + 12)}." in alone
    )
    together = [line.text for line in told(Kind.FORM, form, view, [(Kind.SERVICE, TOGETHER)])]
    assert f"It could act from {terms.clock(TICK + 12)}; the deadline is {terms.clock(TICK + 12)}." in together
    rests = "Reckoned with the strategic coordination on your list: if another member's comes first, it forms slower."
    assert rests in together
    assert rests not in alone
    elsewhere = told(Kind.FORM, form, view, [(Kind.SERVICE, {**TOGETHER, "thread": 1})])
    assert [line.text for line in elsewhere] == alone


def test_coordination_on_another_thread_takes_the_place_of_that_which_binds() -> None:
    bound = replace(crowded().organisations[0], coordinated=0, coordinated_until=TICK + 24)
    view = replace(until(TICK + 12), organisations=(bound, crowded().organisations[1]))
    form = {"thread": 0, "to": 0b110}
    assert told(Kind.FORM, form, view)[1].tone == "good"
    assert told(Kind.FORM, form, view, [(Kind.SERVICE, {**TOGETHER, "thread": 1})])[1].tone == "bad"


def test_to_join_tells_that_it_makes_a_force_too_late() -> None:
    # three of them form in 12 hours, four in 14: the next turn begins after 18
    (late,) = times(invited(TICK + 12))
    assert late.text == (
        f"With you it is too late: it could act from {terms.clock(TICK + 18)}, without you from "
        f"{terms.clock(TICK + 12)}, and the deadline is {terms.clock(TICK + 12)}."
    )
    assert late.tone == "bad"
    (timely,) = times(invited(TICK + 20))
    last = f"the deadline is {terms.clock(TICK + 20)}."
    assert timely == Line(f"With you it could act from {terms.clock(TICK + 18)} at the earliest; {last}", "good")
    (lost,) = times(invited(TICK + 6))
    assert lost.text.startswith(f"Too late: it could act from {terms.clock(TICK + 18)}")


def test_to_join_tells_when_it_could_act_if_others_join_too() -> None:
    (line,) = times(invited(TICK + 12, invited=(0, 4, 5), members=(1,)))
    assert line.text == (
        f"With you it could act from {terms.clock(TICK + 12)} at the earliest, from {terms.clock(TICK + 18)} if all "
        f"who are invited join; the deadline is {terms.clock(TICK + 12)}."
    )
    assert line.tone == "warn"


def test_to_join_counts_what_the_lead_s_organisations_agreed_on() -> None:
    bound = replace(crowded().organisations[0], coordinated=0, coordinated_until=TICK + 24)
    view = replace(invited(TICK + 12), organisations=(bound, crowded().organisations[1]))
    assert times(view)[0].tone == "good"
    foreign = replace(view, organisations=(replace(bound, members=(0, 2)), crowded().organisations[1]))
    assert times(foreign)[0].tone == "bad", "its lead does not belong to it"
