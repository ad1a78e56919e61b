"""Who may have a report, which channels carry it, and whether it still matters, as far as a View tells."""

from __future__ import annotations

from dataclasses import replace

from game.rules.codes import Domain, Label
from game.rules.view import Progress
from game.ui.scenes.need import carried, may_have, settled
from tests.ui.scenes.fake_views import crowded, report, thread


def test_who_may_have_a_report_is_told_by_origin_release_label_force_and_investigation() -> None:
    near = crowded()
    far = replace(near, nations=tuple(replace(n, community=False, same_force=False) for n in near.nations))
    theirs = report(0, origin=7, label=Label.AMBER, domain=Domain.LAW_ENFORCEMENT)
    assert may_have(far, report(0), 1), "one's own goes where one wants"
    assert not may_have(far, theirs, 1)
    assert may_have(far, replace(theirs, orcon=True, released_to=(1,)), 1)
    assert may_have(far, replace(theirs, label=Label.CLEAR), 1)
    assert not may_have(far, replace(theirs, label=Label.CLEAR, orcon=True), 1)
    assert may_have(near, replace(theirs, label=Label.GREEN), 4), "a common organisation"
    assert may_have(near, theirs, 1), "the same task force"
    assert not may_have(near, replace(theirs, label=Label.STRICT), 1)
    joint = replace(far.organisations[0], investigating=(0, 1), investigating_until=(99, 99))
    police = replace(far, organisations=(joint, far.organisations[1]))
    assert may_have(police, theirs, 1)
    assert not may_have(police, replace(theirs, domain=Domain.CYBER), 1)


def test_a_channel_carries_up_to_its_ceiling_while_it_works() -> None:
    view = crowded()
    assert carried(view, 1, Label.AMBER, Domain.CYBER), "the platform"
    assert not carried(view, 1, Label.STRICT, Domain.CYBER)
    assert carried(view, 2, Label.RED, Domain.CYBER), "the liaison officer"
    assert not carried(view, 3, Label.RED, Domain.CYBER), "one who is not at work yet"


def test_police_reports_have_a_ceiling_of_their_own() -> None:
    view = crowded()
    higher = tuple(
        replace(c, toward=tuple(replace(t, law_ceiling=Label.STRICT) for t in c.toward)) for c in view.channels
    )
    view = replace(view, channels=higher)
    assert carried(view, 1, Label.STRICT, Domain.LAW_ENFORCEMENT)
    assert not carried(view, 1, Label.STRICT, Domain.CYBER)


def test_a_report_is_settled_once_all_its_threads_are_closed() -> None:
    closed, open_ = thread(0, progress=Progress.CLOSED), thread(1)
    view = replace(crowded(), threads=(closed, open_))
    assert settled(view, report(0, bears=(0,)))
    assert not settled(view, report(0, bears=(0, 1)))
    assert not settled(view, report(0, bears=())), "it may yet matter"
