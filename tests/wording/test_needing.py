"""Who needs a report, and why, as far as a View tells (R-NEED)."""

from __future__ import annotations

from dataclasses import replace

from game.rules.codes import NONE
from game.rules.doctrine import Doctrine
from game.rules.orders import Kind
from game.rules.preview import Delivery, Hint, Legality, OrderPreview
from game.rules.reasons import Reason
from game.rules.view import Progress, Thread, View
from game.wording.needing import needers
from game.wording.prospects import Prospects
from game.wording.unshown import note
from tests.ui.scenes.fake_catalogue import CATALOGUE, TICK
from tests.ui.scenes.fake_views import crowded, report, thread

ABOUT = report(0, subjects=(2,))


def quiet(*threads: Thread) -> View:
    """A view in which nobody has asked, registered or joined for anything."""
    nations = tuple(replace(n, interests=()) for n in crowded().nations)
    return replace(crowded(), nations=nations, requests=(), matters=(), forces=(), threads=threads)


def test_who_registered_or_asked_needs_it() -> None:
    view = quiet()
    assert needers(view, ABOUT) == {}
    working = tuple(replace(n, interests=(2,)) if n.nation == 4 else n for n in view.nations)
    assert needers(replace(view, nations=working), ABOUT) == {4: "registered the subject"}
    asking = replace(view, requests=crowded().requests)
    assert needers(asking, ABOUT) == {2: "has an open request on it"}


def test_who_works_on_a_thread_with_it_in_a_force_of_the_reader_needs_it() -> None:
    view = replace(quiet(thread(0, subjects=(2,), place=0)), forces=crowded().forces[:1])
    assert needers(view, ABOUT) == dict.fromkeys((1, 2), "works with you in a task force")


def test_where_a_thread_with_it_is_due_that_the_reader_sees_it_is_needed() -> None:
    due = thread(1, subjects=(2, 3), place=5)
    assert needers(quiet(due), ABOUT) == {5: "is where such a thread is due"}
    for other in (
        replace(due, detected=False), replace(due, progress=Progress.CLOSED), replace(due, subjects=(3,)),
        replace(due, place=0),
    ):  # fmt: skip
        assert needers(quiet(other), ABOUT) == {}


def test_the_originator_needs_no_copy_of_its_own() -> None:
    due = thread(1, subjects=(2,), place=5)
    assert needers(quiet(due), replace(ABOUT, origin=5, sender=NONE)) == {}


def test_a_thread_that_own_evidence_does_not_show_is_named_with_the_way_out() -> None:
    unseen = thread(0, detected=False, confidence=20, subjects=(2,), place=5)
    invited = replace(crowded().forces[1], thread=0, members=(1, 5))
    view = replace(quiet(unseen), forces=(invited,), reports=(ABOUT,))
    sends = Delivery(5, Reason.ACCEPTED, TICK + 1, False, False)
    plain = OrderPreview(Hint(Legality.LEGAL, Reason.ACCEPTED), 1, (sends,), (), 0, 0, 0, ())
    columns = {"report": 0, "to": 1 << 5}

    def said(shown: View, preview: OrderPreview = plain) -> str:
        return " ".join(x.text for x in Prospects(CATALOGUE, shown, Doctrine()).beside(Kind.SHARE, columns, preview))

    name, place = CATALOGUE.threads[0].codename, CATALOGUE.nations[5].name
    why = f"Your evidence does not show {name} yet: it shows from 8, and that it is due in {place} does not count"
    assert why in said(view)
    assert "Join its task force, then put it before that." in said(view)
    assert "Gather evidence on it first" in said(replace(view, forces=()))
    assert "does not show" not in said(replace(view, threads=(replace(unseen, detected=True),)))
    assert "does not show" not in said(view, replace(plain, deliveries=(replace(sends, need=True),)))


def test_a_thread_that_is_known_only_is_said_to_be_not_shown() -> None:
    told = "You know of it, but your own evidence does not show it: it shows from 8."
    assert note(thread(0, detected=False), Doctrine()) == told
    assert note(thread(0), Doctrine()) == note(thread(0, detected=False, progress=Progress.CLOSED), Doctrine()) == ""
