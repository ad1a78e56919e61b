"""The check before a turn ends names what a player may have forgotten, and counts nothing that the list sees to."""

from dataclasses import replace

import pytest

from game.match.entries import Entry, FieldValue
from game.match.opening import autoplayed
from game.match.seat import UNFINISHED
from game.match.unfinished import unfinished
from game.rules.codes import NONE, MatterKind, MatterStatus, TrainingKind
from game.rules.declining import Why
from game.rules.observe import observe
from game.rules.view import Decision, Matter, View
from tests.match.world import exercise

NAMES = exercise().names


@pytest.fixture(scope="module")
def view() -> View:
    """A real view in which nothing waits, to which each test adds one thing."""
    game = autoplayed(exercise(), "hoarder", 2).game
    seen = observe(exercise().tables, game.state, 0, 0)
    reports = tuple(replace(r, read=True) for r in seen.reports)
    return replace(seen, matters=(), decisions=(), reports=reports)


def matter(view: View, kind: MatterKind, due: int, key: int = 77, mine: bool = True) -> Matter:
    return Matter(
        key=key,
        kind=kind,
        status=MatterStatus.OPEN,
        asker=1,
        asked=0,
        mine=mine,
        subject=0,
        report=NONE,
        alert=NONE,
        thread=NONE,
        force=0,
        recipients=(),
        training=TrainingKind.INTELLIGENCE_SHARING,
        consent=False,
        nil=False,
        referred=NONE,
        why=Why(),
        made=view.clock.tick - 6,
        due=due,
    )


def order(kind: str, **fields: FieldValue) -> Entry:
    return Entry(key="alv-0-1", turn=0, author="alv", kind=kind, fields=fields)


def words(view: View, *draft: Entry, left: int = 0) -> list[tuple[str, int]]:
    return [(u.what, u.count) for u in unfinished(view, NAMES, draft, left)]


def test_nothing_left_undone_says_nothing(view: View) -> None:
    assert words(view) == []


def test_unspent_staff_is_counted(view: View) -> None:
    assert words(view, left=2) == [("staff", 2)]


def test_only_reports_beyond_the_free_reading_count_as_unread(view: View) -> None:
    first = view.reports[0]
    held = tuple(replace(first, report=i, read=False, void=False) for i in range(2))
    assert words(replace(view, reports=held, own=replace(view.own, reading=2))) == []
    poor = replace(view, reports=held, own=replace(view.own, reading=1))
    assert words(poor) == [("unread", 1)]
    assert words(poor, order("read", report=NAMES.report[0])) == [("unread", 1)], "read first takes the free reading"
    assert words(poor, *(order("read", report=NAMES.report[i]) for i in range(2))) == []
    void = replace(poor, reports=tuple(replace(r, void=True) for r in held))
    assert words(void) == []


def test_a_request_lapses_when_its_due_tick_lies_in_this_turn(view: View) -> None:
    tick = view.clock.tick
    assert words(replace(view, matters=(matter(view, MatterKind.RFI, tick + 5),))) == [("lapsing", 1)]
    assert words(replace(view, matters=(matter(view, MatterKind.RFI, tick + 6),))) == []
    assert words(replace(view, matters=(matter(view, MatterKind.RFI, tick + 5, mine=False),))) == []


def test_a_share_of_what_was_asked_for_answers_the_request(view: View) -> None:
    i = view.reports[0].report
    asked = replace(matter(view, MatterKind.RFI, view.clock.tick), subject=view.reports[0].subjects[0])
    fresh = (replace(view.reports[0], origin=0, sender=NONE, sent_to=()), *view.reports[1:])
    waiting = replace(view, matters=(asked,), reports=fresh)
    fields: dict[str, FieldValue] = {"report": NAMES.report[i], "channel": NAMES.channel[0]}
    assert words(waiting, order("share", to=(NAMES.nation[1],), **fields)) == []
    assert words(waiting, order("share", to=(NAMES.nation[2],), **fields)) == [("lapsing", 1)]
    other = replace(asked, subject=next(u for u in range(len(NAMES.subject)) if u not in view.reports[0].subjects))
    off = replace(waiting, matters=(other,))
    assert words(off, order("share", to=(NAMES.nation[1],), **fields)) == [("lapsing", 1)]


def test_a_proposal_waits_until_the_list_answers_it(view: View) -> None:
    waiting = replace(view, matters=(matter(view, MatterKind.TRAINING, view.clock.tick + 9),))
    assert words(waiting) == [("proposals", 1)]
    assert words(waiting, order("accept", key=77)) == []
    assert words(waiting, order("accept", key=78)) == [("proposals", 1)]


def test_a_decision_waits_until_it_is_taken(view: View) -> None:
    inject = next(j for j, options in enumerate(NAMES.options) if options)
    open_ = Decision(inject=inject, fired=0, due=99, options=2, default=0, chosen=NONE)
    asked = replace(view, decisions=(open_,))
    assert words(asked) == [("decisions", 1)]
    assert words(asked, order("decide", inject=NAMES.inject[inject], option=NAMES.options[inject][0])) == []
    assert words(replace(view, decisions=(replace(open_, chosen=1),))) == []


def test_everything_at_once_stands_in_the_promised_order(view: View) -> None:
    tick = view.clock.tick
    inject = next(j for j, options in enumerate(NAMES.options) if options)
    full = replace(
        view,
        own=replace(view.own, reading=0),
        reports=(replace(view.reports[0], read=False, void=False),),
        matters=(matter(view, MatterKind.RFI, tick, 1), matter(view, MatterKind.AGREEMENT, tick + 9, 2)),
        decisions=(Decision(inject=inject, fired=0, due=99, options=2, default=0, chosen=NONE),),
    )
    found = unfinished(full, NAMES, (), 1)
    assert tuple(u.what for u in found) == UNFINISHED
    assert [u.handles for u in found[2:4]] == [(1,), (2,)]
