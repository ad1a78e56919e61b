"""What a force would gather is told as far as a nation can tell: units that it sees serve elsewhere do not count."""

from __future__ import annotations

from dataclasses import replace

from game.rules.codes import Capability, Stage
from game.rules.doctrine import Doctrine
from game.rules.orders import Kind
from game.rules.view import Force, View
from game.wording.gathering import own_free
from game.wording.outlook import Columns, Draft, Outlook
from game.wording.previews import Line
from game.wording.prospects import Prospects
from tests.ui.scenes.fake_catalogue import CATALOGUE
from tests.ui.scenes.fake_views import crowded, thread

COR, DRE, EST = 1, 3, 4
FREE = "is free and goes to no force unseen by you"


def told(kind: Kind, columns: Columns, view: View | None = None, draft: Draft = ()) -> list[Line]:
    return Prospects(CATALOGUE, view or crowded(), Doctrine(), draft).of(kind, columns)


def calm(*needs: int, forces: tuple[Force, ...] = ()) -> View:
    """One thread that cannot become an incident and asks for intelligence and law enforcement."""
    need = (*needs, *(0,) * (8 - len(needs)))
    on = tuple(thread(t, need=need, crisis_need=(0,) * 8, deadline=900) for t in (0, 1))
    nations = tuple(replace(n, interop=1000) for n in crowded().nations)
    return replace(crowded(), threads=on, forces=forces, nations=nations)


def serving(**changes: object) -> Force:
    """The force on HERON that the reader leads with Corvessa and Brannoch."""
    return replace(crowded().forces[0], **changes)  # type: ignore[arg-type]


def test_what_is_gathered_is_told_to_hang_on_what_is_free() -> None:
    line = told(Kind.FORM, {"thread": 1, "to": 1 << COR}, calm(4, 5))[0]
    assert line.text == f"Together about intelligence 5 of 4 and law enforcement 5 of 5, if all of it {FREE}."
    assert line.tone == "good"
    alone = told(Kind.FORM, {"thread": 1}, calm(4, 5))[0]
    assert alone.text == "Together about intelligence 3 of 4 and law enforcement 2 of 5."


def test_units_that_the_reader_sees_serve_elsewhere_are_left_out() -> None:
    view = calm(4, 5, forces=(serving(),))
    line = told(Kind.FORM, {"thread": 1, "to": 1 << COR | 1 << DRE}, view)[0]
    assert line.text == (
        f"Together about intelligence 5 of 4 and law enforcement 7 of 5, if the rest of it {FREE}. "
        "Not counted is what Corvessa gave to other forces in which you serve."
    )
    gone = told(Kind.FORM, {"thread": 1, "to": 1 << COR}, view, [(Kind.STAND_DOWN, {"key": 9000})])[0]
    assert gone.text == f"Together about intelligence 7 of 4 and law enforcement 6 of 5, if all of it {FREE}."


def test_own_units_that_the_list_gives_up_are_free() -> None:
    def free(*draft: tuple[Kind, Columns], **changes: object) -> int:
        view = replace(crowded(), forces=(serving(**changes),))
        return own_free(Outlook(CATALOGUE, view, Doctrine(), draft))[Capability.INTELLIGENCE]

    assert free() == 3
    assert free((Kind.STAND_DOWN, {"key": 9000})) == 5
    assert free((Kind.LEAVE, {"key": 9000})) == 5
    assert free((Kind.LEAVE, {"key": 9000}), stage=Stage.DEPLOYED) == 3, "it is left when it stands down"
    assert free((Kind.ASSIGN, {"key": 9000, "option": 0, "amount": 1})) == 4
    assert free((Kind.ASSIGN, {"key": 9000, "option": 1, "amount": 0})) == 3, "of another capability"
    assert free((Kind.STAND_DOWN, {"key": 9001})) == 3


def test_to_invite_more_tells_what_they_add_to_what_is_pooled() -> None:
    view = calm(8, 5, forces=(serving(),))
    lines = told(Kind.FORM, {"thread": 0, "to": 1 << EST}, view)
    assert lines[1].text == f"With them about intelligence 5.6 of 8 and law enforcement 5.4 of 5, if all of it {FREE}."
    again = told(Kind.FORM, {"thread": 0, "to": 1 << COR}, view)[1]
    assert again.text == "With them about intelligence 3.6 of 8 and law enforcement 2.4 of 5."


def invited(**changes: object) -> Force:
    """The force on the other thread that Corvessa leads alone and to which the reader is invited."""
    base = replace(crowded().forces[1], thread=1, units=())
    return replace(base, **changes)  # type: ignore[arg-type]


def test_to_join_tells_what_goes_and_how_the_force_stands_with_it() -> None:
    view = calm(5, 9, forces=(invited(),))
    goes, when, stands = told(Kind.JOIN, {"key": 9100}, view)
    assert goes.text == "Your free units of what it asks for go to it: intelligence 3 and law enforcement 2."
    assert stands.text == (
        "With you it has about intelligence 5 of 5 and law enforcement 5 of 9, if all units of Corvessa are free."
    )
    assert stands.tone == "warn"
    more = told(Kind.JOIN, {"key": 9100}, calm(5, 9, forces=(invited(invited=(0, EST)),)))[2]
    assert more.text == f"{stands.text} Estmarch is invited too, and not counted."
    by_matter = told(Kind.JOIN, {"key": 106}, view)
    assert by_matter == [goes, when, stands], "an invitation is joined by its matter too"


def test_to_join_names_the_force_that_holds_units_which_it_lacks_and_one_that_lacks_the_same() -> None:
    ours = serving(coverage=(90, 100, 100, 100, 100, 100, 100, 100))
    lines = told(Kind.JOIN, {"key": 9100}, calm(9, 2, forces=(ours, invited())))
    texts = [line.text for line in lines]
    assert "Your units of intelligence serve elsewhere: 2 in the task force on HERON." in texts
    assert not any("Your units of law enforcement" in text for text in texts), "there is enough of it"
    assert texts[-1] == "The task force on HERON lacks them too: intelligence 90 % covered."


def test_to_join_with_nothing_free_and_late_is_told() -> None:
    view = calm(5, 0, forces=(invited(stage=Stage.READY),))
    bare = replace(view, own=replace(view.own, free_units=(0,) * 8))
    first, second = told(Kind.JOIN, {"key": 9100}, bare)[:2]
    assert first == Line("You have no free units of what it asks for: none go to it.", "warn")
    assert second.text == "It has formed: you join after a response of this turn, and it forms 2 hours more."


def test_what_a_list_brings_to_one_nation_twice_is_told_either_way_round() -> None:
    share, put = {"report": 2, "to": 1 << COR | 1 << DRE}, {"report": 2, "key": 9000}
    adds = "too: a second copy adds nothing there but exposure."
    by_force = f"Your list puts it before a force or cell, which brings it to Corvessa {adds}"
    assert Line(by_force, "warn") in told(Kind.SHARE, share, draft=[(Kind.CONTRIBUTE, put)])
    shared = f"Your list shares it with Corvessa {adds}"
    assert Line(shared, "warn") in told(Kind.CONTRIBUTE, put, draft=[(Kind.SHARE, share)])
    torn = told(Kind.CONTRIBUTE, {**put, "tear": 1}, draft=[(Kind.SHARE, share)])
    other = told(Kind.CONTRIBUTE, {**put, "report": 5}, draft=[(Kind.SHARE, share)])
    assert not any("second copy" in line.text for line in (*torn, *other))


def test_a_report_that_the_list_shares_with_a_nation_already_is_said_to_come_twice() -> None:
    first = {"report": 0, "to": 1 << COR | 1 << DRE, "channel": 0}
    twice = told(Kind.SHARE, {"report": 0, "to": 1 << COR, "channel": 1}, draft=[(Kind.SHARE, first)])
    adds = "too: a second copy adds nothing there but exposure."
    assert f"Your list shares it with Corvessa {adds}" in [line.text for line in twice]
    itself = told(Kind.SHARE, first, draft=[(Kind.SHARE, first)])
    others = told(Kind.SHARE, {"report": 0, "to": 1 << EST}, draft=[(Kind.SHARE, first)])
    assert not any("second copy" in line.text for line in (*itself, *others))


def test_own_units_that_train_now_count_in_the_force_that_one_leads() -> None:
    view = calm(8, 5, forces=(serving(pooled=(1000, 1000, *(0,) * 6)),))
    away = replace(view, own=replace(view.own, busy_until=view.clock.tick + 6))
    back = told(Kind.FORM, {"thread": 0, "to": 1 << EST}, view)[1].text
    assert back.startswith("With them about intelligence 3 of 8 and law enforcement 4 of 5")
    trains = told(Kind.FORM, {"thread": 0, "to": 1 << EST}, away)[1].text
    assert trains.startswith("With them about intelligence 5 of 8 and law enforcement 5 of 5")


def test_to_stand_a_force_down_names_the_orders_of_the_list_that_it_takes_with_it() -> None:
    respond: tuple[Kind, Columns] = (Kind.RESPOND, {"key": 9000})
    support: tuple[Kind, Columns] = (Kind.SERVICE, {"key": 9000, "option": 3})
    (line,) = told(Kind.STAND_DOWN, {"key": 9000}, draft=[respond, support])
    assert line.tone == "bad"
    assert line.text.startswith(
        "Your list orders its response and the support for it too: that comes later in the turn"
    )
    assert told(Kind.STAND_DOWN, {"key": 9001}, draft=[respond]) == told(Kind.STAND_DOWN, {"key": 9000}) == []


def test_to_assign_what_a_force_has_already_is_said_to_change_nothing() -> None:
    given = crowded().forces[0].units[0][Capability.INTELLIGENCE]
    order = {"key": 9000, "option": int(Capability.INTELLIGENCE)}
    same, other = {**order, "amount": given}, {**order, "amount": given + 1}
    assert [line.text for line in told(Kind.ASSIGN, same)] == ["You give it so many already: this changes nothing."]
    assert told(Kind.ASSIGN, other) == []
    weak = replace(crowded(), forces=(serving(confidence=0, at_response=0, in_full=0),))
    reckoned = [
        any(
            "as your list assigns them" in line.text
            for line in told(Kind.RESPOND, {"key": 9000}, weak, [(Kind.ASSIGN, columns)])
        )
        for columns in (same, other)
    ]
    assert reckoned == [False, True]


def test_forming_says_that_another_may_form_too_and_names_a_force_that_is_there() -> None:
    view = calm(4, 5)
    place = CATALOGUE.nations[view.threads[1].place].name
    alone = [line.text for line in told(Kind.FORM, {"thread": 1, "to": 1 << COR}, view)]
    splits = "That splits the units: then stand yours down and join."
    assert f"{place}, where it is due, or another may form one on it this turn too. {splits}" in alone
    home = replace(view, threads=(view.threads[0], replace(view.threads[1], place=0)))
    texts = [line.text for line in told(Kind.FORM, {"thread": 1, "to": 1 << COR}, home)]
    assert f"Another nation may form one on it this turn too. {splits}" in texts
    there = told(Kind.FORM, {"thread": 1, "to": 1 << DRE}, replace(view, forces=(invited(),)))
    known = "You know of Corvessa's on it: two task forces on one thread split the units."
    assert Line(known, "warn") in there
    assert not any(splits in line.text for line in there)
