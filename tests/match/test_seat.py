"""The in-process seat: tickets, answers in order, and nothing that its nation may not know."""

from pathlib import Path

import pytest

from game.match.entries import SeatNotes
from game.match.local import LocalSeat
from game.match.seat import (
    UNASKED,
    Add,
    Done,
    Drafted,
    Drop,
    Ended,
    Hinted,
    Noticed,
    Previewed,
    Refused,
    Shown,
    Told,
    Undo,
    Warned,
)
from game.rules.preview import Legality
from game.rules.reasons import Reason
from tests.match.world import answers, exercise, opened

NAMES = exercise().names


@pytest.fixture
def seat(tmp_path: Path) -> LocalSeat:
    seat = opened(tmp_path).seat
    seat.poll()
    return seat


def register(subject: int = 1) -> Add:
    return Add("register", {"subject": NAMES.subject[subject]}, "we work on it")


def test_the_first_poll_shows_the_view_and_the_empty_list(tmp_path: Path) -> None:
    seat = opened(tmp_path).seat
    shown, drafted = seat.poll()
    assert isinstance(shown, Shown)
    assert isinstance(drafted, Drafted)
    assert (shown.ticket, shown.view.own.nation, shown.view.clock.turn) == (UNASKED, seat.index, 0)
    assert (drafted.orders, drafted.spent, drafted.left) == ((), 0, drafted.staff)
    assert seat.poll() == ()


def test_each_request_is_answered_with_its_own_ticket(seat: LocalSeat) -> None:
    tickets = [seat.draft(register()), seat.draft(Drop("nothing")), seat.preview("harden", {}), seat.keep(SeatNotes())]
    given = seat.poll()
    assert [a.ticket for a in given] == tickets
    assert len(set(tickets)) == 4
    assert [type(a) for a in given] == [Drafted, Refused, Previewed, Done]


def test_the_list_tells_what_each_order_costs(seat: LocalSeat) -> None:
    seat.draft(register())
    seat.draft(Add("request", {"to": (NAMES.nation[1],), "subject": NAMES.subject[1]}))
    drafted = seat.poll()[-1]
    assert isinstance(drafted, Drafted)
    assert [(p.entry.kind, p.cost, p.reason) for p in drafted.orders] == [
        ("register", 0, Reason.ACCEPTED),
        ("request", 1, Reason.ACCEPTED),
    ]
    assert (drafted.spent, drafted.left) == (1, drafted.staff - 1)
    assert drafted.orders[0].entry.rationale == "we work on it"


def test_a_preview_leaves_the_list_alone(seat: LocalSeat) -> None:
    seat.preview("request", {"to": (NAMES.nation[1],), "subject": NAMES.subject[1]})
    (seen,) = answers(seat, Previewed)
    assert isinstance(seen, Previewed)
    assert (seen.preview.cost, seen.preview.hint.legality) == (1, Legality.LEGAL)
    seat.look()
    drafted = seat.poll()[-1]
    assert isinstance(drafted, Drafted)
    assert drafted.orders == ()


def test_hints_come_for_many_orders_at_once_each_judged_alone(seat: LocalSeat) -> None:
    seat.draft(register(1))
    seat.poll()
    oneself = Add("request", {"to": (seat.nation,), "subject": NAMES.subject[0]})
    ticket = seat.hint([Add("harden"), Add("harden"), oneself])
    (hinted,) = seat.poll()
    assert isinstance(hinted, Hinted)
    assert hinted.ticket == ticket
    assert hinted.hints[2].reason == Reason.SELF
    assert hinted.hints[0] == hinted.hints[1]


def test_what_names_nothing_is_refused_in_words(seat: LocalSeat) -> None:
    seat.preview("shre", {})
    seat.hint([Add("read", {"report": "R-000"})])
    texts = [a.text for a in seat.poll() if isinstance(a, Refused)]
    assert "nearest is share" in texts[0]
    assert "no report called 'R-000'" in texts[1]


def test_ending_the_turn_warns_of_what_is_left_undone_and_then_obeys(seat: LocalSeat) -> None:
    seat.ready()
    (warned,) = seat.poll()
    assert isinstance(warned, Warned)
    assert ("staff", 5) in [(u.what, u.count) for u in warned.unfinished]
    seat.ready(sure=True)
    assert [type(a) for a in seat.poll()] == [Done, Told, Shown, Drafted]


def test_the_turns_news_holds_only_what_the_nation_may_know(seat: LocalSeat) -> None:
    seat.draft(register())
    for _ in range(4):
        seat.ready(sure=True)
    mine = 1 << seat.index
    for told in answers(seat, Told):
        assert isinstance(told, Told)
        assert all(item.audience == mine for item in told.items)
        assert all(item.cause == "" or item.cause.startswith(seat.nation) for item in told.items)


def test_an_order_that_was_refused_comes_back_with_its_reason(seat: LocalSeat) -> None:
    seat.draft(Add("decline", {"key": 12345}))
    seat.ready(sure=True)
    (told,) = answers(seat, Told)
    assert isinstance(told, Told)
    assert [(entry.kind, reason) for entry, reason in told.refused] == [("decline", Reason.NO_MATTER)]


def test_the_seed_is_shown_at_the_end_and_not_before(tmp_path: Path) -> None:
    seat = opened(tmp_path, seed=987654321).seat
    seat.ready(sure=True)
    assert "987654321" not in repr(seat.poll())
    seat.resign()
    (ended,) = seat.poll()
    assert isinstance(ended, Ended)
    assert (ended.seed, ended.resigned) == (987654321, True)
    assert ended.survey.truth is not None
    assert len(ended.entries) > 1
    seat.draft(Undo())
    (refused,) = seat.poll()
    assert isinstance(refused, Refused)
    assert "over" in refused.text


def test_after_the_last_turn_comes_the_end(seat: LocalSeat) -> None:
    for _ in range(exercise().tables.public.turns):
        seat.ready(sure=True)
    last = seat.poll()[-2:]
    assert [type(a) for a in last] == [Told, Ended]
    seat.look()
    assert [type(a) for a in seat.poll()] == [Ended]


def test_the_end_brings_the_view_with_its_clock_stopped_the_notes_and_what_the_nation_heard(seat: LocalSeat) -> None:
    seat.keep(SeatNotes(pins=("report:R-101",)))
    seat.ready(sure=True)
    heard = [a for a in seat.poll() if isinstance(a, Shown)][-1].chronicle
    seat.resign()
    ended = seat.poll()[-1]
    assert isinstance(ended, Ended)
    assert ended.view.clock.ended
    assert ended.notes.pins == ("report:R-101",)
    assert [(i.turn, i.event, i.item) for i in ended.heard] == [(i.turn, i.event, i.item) for i in heard]
    assert len(ended.heard) < len(ended.items)


def test_notes_come_back_with_the_view(seat: LocalSeat) -> None:
    notes = SeatNotes(notes={"nation:bor": "slow to answer"}, pins=("report:R-101",))
    seat.keep(notes)
    seat.look()
    (shown,) = answers(seat, Shown)
    assert isinstance(shown, Shown)
    assert shown.notes == notes


def test_saving_asks_before_it_overwrites(seat: LocalSeat) -> None:
    seat.save("mine")
    seat.save("mine")
    seat.save("mine", overwrite=True)
    seat.save("")
    done, taken, again, unnamed = seat.poll()
    assert isinstance(done, Done)
    assert isinstance(taken, Refused)
    assert taken.taken
    assert isinstance(again, Done)
    assert isinstance(unnamed, Refused)
    assert not unnamed.taken


def test_a_restart_shows_the_first_view_again(seat: LocalSeat) -> None:
    seat.ready(sure=True)
    seat.restart(same_seed=True)
    shown = answers(seat, Shown)[-1]
    assert isinstance(shown, Shown)
    assert shown.view.clock.turn == 0


def test_a_save_that_fails_is_noticed_and_play_goes_on(tmp_path: Path) -> None:
    made = opened(tmp_path / "saves")
    made.seat.poll()
    for file in (tmp_path / "saves").iterdir():
        file.unlink()
    (tmp_path / "saves").rmdir()
    (tmp_path / "saves").write_text("in the way")
    made.seat.draft(register())
    assert [type(a) for a in made.seat.poll()] == [Noticed, Drafted]


def test_nobody_sits_down_where_a_partner_plays(tmp_path: Path) -> None:
    made = opened(tmp_path)
    with pytest.raises(ValueError, match="not a human seat"):
        LocalSeat(made.table, NAMES.nation[-1])
