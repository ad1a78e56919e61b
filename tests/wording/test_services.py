"""What a service or an officer would do is told as it would be, not as it is at its best."""

from dataclasses import replace

from game.rules.codes import Capability, ChannelKind, Copy, Label, MatterKind, Service, Stage
from game.rules.doctrine import Doctrine
from game.rules.orders import Kind
from game.rules.view import View
from game.text.usage import service_words
from game.wording import terms
from game.wording.outlook import Columns
from game.wording.prospects import Prospects
from tests.ui.scenes.fake_catalogue import CATALOGUE, TICK
from tests.ui.scenes.fake_views import crowded, matter, report, thread

DIFFUSION = {"organisation": 1, "option": int(Service.DIFFUSION), "report": 2, "to": 1 << 1}


def told(kind: Kind, columns: Columns, view: View) -> str:
    return " ".join(line.text for line in Prospects(CATALOGUE, view, Doctrine()).of(kind, columns))


def officers(ceiling: Label, framework: bool) -> View:
    """A plan in which an officer with Corvessa would carry up to a label."""
    base = crowded()
    channels = tuple(
        replace(c, toward=tuple(replace(w, ceiling=ceiling) for w in c.toward)) if c.kind == ChannelKind.LIAISON else c
        for c in base.channels
    )
    nations = tuple(replace(n, framework=framework) for n in base.nations)
    return replace(base, channels=channels, nations=nations)


def test_an_officer_is_told_to_carry_what_it_would() -> None:
    toward = next(c for c in crowded().channels if c.kind == ChannelKind.LIAISON).toward[0].nation
    columns = {"to": 1 << toward}
    assert f"up to {terms.LABEL[Label.RED]} within" in told(Kind.POST_LIAISON, columns, officers(Label.RED, True))
    low = told(Kind.POST_LIAISON, columns, officers(Label.STRICT, False))
    who = CATALOGUE.nations[toward].name
    assert f"up to {terms.LABEL[Label.STRICT]} ({who} lacks the legal framework) within" in low


def diffused(label: Label, subject: int) -> str:
    held = report(2, label=label, copy=Copy.FULL, subjects=(1,))
    asked = matter(300, MatterKind.RFI, 1, crowded().own.nation, subject=subject, mine=True)
    return told(Kind.SERVICE, DIFFUSION, replace(crowded(), reports=(held,), matters=(asked,)))


def test_a_diffusion_says_that_it_goes_as_a_tear_line() -> None:
    assert "goes out as its tear-line, TLP:GREEN" in diffused(Label.AMBER, 0)
    assert "goes out as its tear-line" not in diffused(Label.GREEN, 0)


def test_a_diffusion_says_that_it_answers_no_request() -> None:
    open_ = f"that of {CATALOGUE.nations[1].name} on {CATALOGUE.subjects[1].name} stays open."
    assert diffused(Label.GREEN, 1).endswith(f"It answers no request: {open_}")
    assert "request" not in diffused(Label.GREEN, 0)


def test_capacity_building_is_said_to_be_seen_by_who_is_built_up_alone() -> None:
    columns = {"organisation": 1, "option": int(Service.CAPACITY_BUILDING), "to": 1 << 1}
    assert "on, and only that nation sees it." in told(Kind.SERVICE, columns, crowded())
    framework = {**columns, "option": int(Service.LEGAL_FRAMEWORK), "to": 0}
    assert "sees" not in told(Kind.SERVICE, framework, crowded())


def test_capacity_building_says_whose_handling_it_raises_no_more() -> None:
    columns = {"organisation": 1, "option": int(Service.CAPACITY_BUILDING), "to": 1 << 1}
    for handling in (2, 3):
        nations = tuple(replace(n, handling=handling) for n in crowded().nations)
        said = told(Kind.SERVICE, columns, replace(crowded(), nations=nations))
        assert "handling, to 3 at most" in said
        assert ("The handling of Corvessa was 3 or more at the start: only the free reading rises." in said) == (
            handling == 3
        )


def test_a_service_that_works_once_a_turn_says_that_another_member_may_order_it_too() -> None:
    one = "If another member orders the same this turn too, one of the two orders is refused."
    columns = {"organisation": 1, "to": 1 << 1}
    assert one in told(Kind.SERVICE, {**columns, "option": int(Service.CAPACITY_BUILDING)}, crowded())
    assert one in told(Kind.SERVICE, {**columns, "option": int(Service.JOINT_EXERCISE)}, crowded())
    assert one not in told(Kind.SERVICE, {**columns, "option": int(Service.LEGAL_FRAMEWORK)}, crowded())


def test_capacity_building_is_refused_where_an_adviser_is_known_to_be() -> None:
    columns = {"organisation": 1, "option": int(Service.CAPACITY_BUILDING), "to": 1 << 1}
    there = Prospects(CATALOGUE, crowded(), Doctrine(), advisers={1: TICK + 6}).of(Kind.SERVICE, columns)
    refused = f"Corvessa: an adviser is there until {terms.clock(TICK + 6)}, and it takes no other before"
    assert any(line.text.startswith(refused) for line in there)


def test_a_notice_names_who_would_get_again_what_was_sent_to_them() -> None:
    columns = {**DIFFUSION, "option": int(Service.NOTICE), "to": 0}
    member = next(n for n in crowded().organisations[1].members if n != crowded().own.nation)
    sent = replace(crowded(), reports=(report(2, sent_to=(member,)),))
    again = f"You sent it to {CATALOGUE.nations[member].name} already"
    assert again in told(Kind.SERVICE, columns, sent)
    assert "again" not in told(Kind.SERVICE, columns, replace(crowded(), reports=(report(2),)))


def test_military_support_tells_how_many_hours_it_saves_and_where_it_saves_none() -> None:
    columns = {"organisation": 0, "option": int(Service.MILITARY_SUPPORT), "key": 9000}
    hours = terms.hours(Doctrine().deploy_support)
    assert f"It is there {hours} sooner, if it sets out in this turn or later." in told(
        Kind.SERVICE, columns, crowded()
    )
    gone = replace(crowded(), forces=(replace(crowded().forces[0], stage=Stage.DEPLOYED),))
    assert "It has set out already: that makes it no faster." in told(Kind.SERVICE, columns, gone)
    calm = replace(crowded(), threads=(thread(0, crisis_need=(0,) * 8),))
    assert "HERON becomes no incident: it would bring nothing." in told(Kind.SERVICE, columns, calm)


def test_victim_support_tells_how_many_units_it_lends_and_that_a_force_keeps_its_own() -> None:
    columns = {"organisation": 0, "option": int(Service.VICTIM_SUPPORT)}
    serving = "those that serve in a task force do not count"
    base = replace(crowded(), forces=())
    lends = (
        "It lends your 2 free units in full to the end of the exercise, where half helps within the union without it"
    )
    assert f"{lends}; {serving}." in told(Kind.SERVICE, columns, base)
    free = tuple(0 if k == Capability.VICTIM_SUPPORT else 2 for k in range(8))
    none = replace(base, own=replace(base.own, free_units=free))
    bare = f"You have no free units of victim support, and {serving}: for now it brings nothing."
    assert bare in told(Kind.SERVICE, columns, none)


def test_a_service_says_what_must_be_named_for_it() -> None:
    assert service_words(Service.JOINT_INVESTIGATION) == "service joint investigation NATION"
    assert service_words(Service.MILITARY_SUPPORT) == "service military support F1"
    assert service_words(Service.PREVENTION) == "service prevention programme"
    assert "You and those named" in terms.SERVICE_HELP[Service.JOINT_INVESTIGATION]


def test_a_notice_that_nobody_seems_to_need_says_so() -> None:
    notice = {"organisation": 1, "option": int(Service.NOTICE), "report": 2}
    held = report(2, subjects=(2,))
    nations = tuple(replace(n, interests=()) for n in crowded().nations)
    base = replace(crowded(), reports=(held,), nations=nations, requests=(), matters=(), forces=(), cells=())
    nobody = "No other member shows need for it that you can see"
    assert nobody in told(Kind.SERVICE, notice, replace(base, threads=()))
    due = thread(1, subjects=(2,), place=5)
    assert nobody not in told(Kind.SERVICE, notice, replace(base, threads=(due,)))
    cell = replace(crowded().cells[0], thread=1)
    home = replace(due, place=0)
    assert nobody in told(Kind.SERVICE, notice, replace(base, threads=(home,)))
    assert nobody not in told(Kind.SERVICE, notice, replace(base, threads=(home,), cells=(cell,)))
