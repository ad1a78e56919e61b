"""Who needs a report, and why, as far as a View tells (R-NEED)."""

from __future__ import annotations

from dataclasses import replace

from game.rules.codes import NONE
from game.rules.view import Progress, Thread, View
from game.wording.needing import needers
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
