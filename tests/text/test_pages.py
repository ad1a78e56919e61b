"""Each page says what the plan holds in plain lines, and nothing of what the nation may not know."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from game.rules.codes import DeclineCode, MatterStatus, Stage
from game.rules.declining import Why
from game.text import guide
from game.text.pages import Pages
from game.text.world import World
from tests.text.world import BOR, CATALOGUE, FORCE, code, first_view, half, held, pages, view, world

OWN: list[Callable[[Pages], Iterable[str]]] = [
    Pages.status, Pages.inbox, Pages.threads, Pages.requests, Pages.forces, Pages.decisions, Pages.messages,
    Pages.conduct,
]  # fmt: skip
AROUND: list[Callable[[World], Iterable[str]]] = [
    World.nations, World.channels, World.organisations, World.alerts, World.campaigns,
]  # fmt: skip


def text(lines: Iterable[str]) -> str:
    return "\n".join(lines)


def every_page(shown: object = None) -> str:
    own, around = (pages(), world()) if shown is None else (pages(first_view()), world(first_view()))
    return text([*(text(page(own)) for page in OWN), *(text(page(around)) for page in AROUND)])


def test_there_is_a_page_for_each_word_of_the_help() -> None:
    written = {page.__name__ for page in (*OWN, *AROUND)}
    assert set(guide.PAGES) == written | {"news", "briefing"}


@pytest.mark.parametrize("shown", [None, "first plan"])
def test_pages_are_plain_lines_for_a_screen_reader(shown: object) -> None:
    written = every_page(shown)
    assert all(line.strip() for line in written.splitlines())
    assert not set(written) & set("│─┌┐└┘├┤═║*#|\t\x1b")
    assert "None" not in written


def test_a_page_without_anything_says_so() -> None:
    bare = replace(first_view(), reports=(), threads=(), matters=(), requests=(), forces=(), cells=(), messages=())
    own = pages(bare)
    assert text(own.inbox()) == "Your inbox is empty."
    assert "You see no thread yet" in text(own.threads())
    assert "Nothing is open" in text(own.requests())
    assert text(own.forces()) == "You serve in no task force."
    assert text(own.decisions()) == "Nothing waits for your decision."
    assert "sent nothing yet" in text(own.messages())
    around = world(replace(bare, alerts=(), campaigns=()))
    assert text(around.alerts()) == "You hold no alert."
    assert text(around.campaigns()) == "No campaign reaches your audience."


def test_the_status_names_all_that_waits() -> None:
    status = text(pages().status())
    assert "Turn 1 of 12, Day 1, 00:00. You are Alvenia, with 5 staff points." in status
    assert "1 of weight not analysed" in status
    assert "To answer: join M3 or decline M3." in status
    assert "To answer: accept M4 with consent, accept M4, or decline M4." in status
    assert "decide D1 2: Brief them in general words. (worth 3 points to your nation alone)" in status
    assert "HERON, Borland: due Day 2, 09:00, in 5 turns; confidence 48, moderate (+6)" in status


def test_a_report_line_tells_label_grade_state_and_who_may_need_it() -> None:
    line = next(line for line in pages().inbox() if line.startswith(code("bookings")))
    assert "TLP:AMBER B2 “Two bookings in a week”: own; read, not analysed; key; bears on HERON" in line
    assert "Borland and Castara may need it" in line
    assert "under originator control" not in line
    assert "under originator control" in text(pages().inbox(code("hashes")))
    assert "UNREAD" in text(pages().inbox("unread"))
    assert "holds 'zebra'" in text(pages().inbox("zebra"))


def test_the_text_of_a_report_is_kept_until_it_is_read_and_its_finding_until_it_is_analysed() -> None:
    card = next(r for r in CATALOGUE.reports if r.id == "bookings")
    unread, read = text(pages().report(held("bookings", read=False))), text(pages().report(held("bookings")))
    assert card.text not in unread
    assert f"read {card.code}" in unread
    assert card.text in read
    assert card.finding not in read
    assert card.finding in text(pages().report(held("bookings", analysed=True)))
    assert card.finding_false in text(pages().report(held("bookings", analysed=True, exposed=True)))


def test_a_thread_tells_what_it_asks_for_and_what_bears_on_it() -> None:
    card = text(pages().thread_card(view().threads[0]))
    assert "asks for 3 law enforcement" in card
    assert "If missed it becomes an incident that asks for 2 victim support." in card
    assert "Legal basis for a response: legal framework or agreement of every member." in card
    assert code("bookings") in card


def test_a_task_force_tells_its_members_and_what_falls_short() -> None:
    assert "ready; members Alvenia and Borland; still invited Castara" in text(pages().forces())
    assert "fall short: law enforcement 90 %" in text(pages().forces())
    assert "Borland gives 2 intelligence, 3 law enforcement" in text(pages().force_card(FORCE))
    forming = replace(view(), forces=(replace(FORCE, stage=Stage.FORMING, ready=12),))
    assert "forming until Day 1, 12:00" in text(pages(forming).forces())
    invited = replace(view(), forces=(replace(FORCE, member=False),))
    assert "you are invited" in text(pages(invited).forces())


def test_requests_show_both_directions_answers_and_what_is_asked_among_others() -> None:
    requests = text(pages().requests())
    assert "M1: Borland asks you: request for information, Coastal shipping" in requests
    assert "you asked Castara: request for information, Money transfers" in requests
    assert f"You hold {code('bookings')} on it that you have not sent." in requests
    assert "answered that nothing is held" in requests
    assert "Castara has asked Borland about Coastal shipping" in requests
    lapsed = replace(view(), matters=(replace(view().matters[-1], nil=False, status=MatterStatus.LAPSED),))
    assert "left unanswered" in text(pages(lapsed).requests())
    theirs = replace(view().matters[0], mine=False, status=MatterStatus.DECLINED)
    assert "Closed" not in text(pages(replace(view(), matters=(theirs,))).requests())
    no = replace(view().matters[-1], nil=False, status=MatterStatus.DECLINED, why=Why(DeclineCode.TRUST, 2))
    said = text(pages(replace(view(), matters=(no,))).requests())
    assert "to Borland, declined: its trust in you is 2 short of" in said
    assert "(R-TRUST)" in said


def test_the_world_is_told_in_words_that_orders_are_written_with() -> None:
    around = world()
    assert "Borland (bor): you trust it 52, it trusts you 52; works on Money transfers" in text(around.nations())
    assert (
        "compact-net (Compact Net, technology platform): 1 hour on the way, 8 a turn; TLP:GREEN to bor, cas."
        in text(around.channels()).replace("bor; TLP:CLEAR to cas", "bor, cas")
    )
    assert "publish into it up to TLP:AMBER" in text(around.channels())
    assert "service military support (2 staff points)" in text(around.organisations())
    assert f"{half('warehouse-a')}, yours, on Money transfers" in text(around.alerts())
    assert "matched with Borland, with consent to onward use" in text(around.alerts())
    assert "not analysed: do so before you refer" in text(around.campaigns())
    assert "A careful neighbour" in text(around.nation_card(BOR))
    assert "This is you." in text(around.nation_card(0))


def test_no_page_names_a_report_a_thread_or_an_alert_that_the_nation_does_not_know() -> None:
    written = every_page()
    hidden = [r for r in CATALOGUE.reports if r.id not in ("bookings", "hashes")]
    assert not [r.code for r in hidden if r.code in written or r.title in written or (r.text and r.text in written)]
    assert "TEAL" not in written
    assert half("warehouse-b") not in written.replace(f"match, {half('warehouse-b')}", "")
