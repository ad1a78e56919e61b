"""Each page says what the plan holds in plain lines, and nothing of what the nation may not know."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.match.chronicle import Item
from game.rules.codes import (
    NEVER,
    NONE,
    TICKS_PER_TURN,
    DeclineCode,
    Label,
    MatterKind,
    MatterStatus,
    Outcome,
    Rule,
    Service,
    Stage,
)
from game.rules.declining import Why
from game.rules.events import Event
from game.rules.orders import Kind
from game.rules.view import Offer, Progress, View
from game.text import guide, reach
from game.text.cards import card
from game.text.pages import Pages
from game.text.task_forces import idle_members
from game.text.world import World
from game.wording import running, terms
from game.wording.deciding import price
from game.wording.halves import NO_HALF
from tests.text.world import (
    ALV,
    BOR,
    CAS,
    CATALOGUE,
    FORCE,
    HERON,
    NAMES,
    code,
    first_view,
    half,
    held,
    lexicon,
    matter,
    pages,
    view,
    world,
)


def alone() -> View:
    """The plan without its task force."""
    return replace(view(), forces=())


OWN: list[Callable[[Pages], Iterable[str]]] = [
    Pages.status, Pages.inbox, Pages.threads, Pages.requests, Pages.forces, Pages.decisions, Pages.messages,
    Pages.conduct,
]  # fmt: skip
AROUND: list[Callable[[World], Iterable[str]]] = [
    World.nations, World.subjects, World.channels, World.organisations, World.alerts, World.campaigns,
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


def test_a_message_whose_title_asks_gets_no_stop_behind_it() -> None:
    asks = replace(CATALOGUE.injects[view().messages[0].inject], title="What comes first?")
    injects = tuple(asks if j == view().messages[0].inject else card for j, card in enumerate(CATALOGUE.injects))
    own = pages()
    own.catalogue = replace(CATALOGUE, injects=injects)
    assert f"What comes first? {asks.text}" in text(own.messages())


def test_a_nation_in_a_task_force_that_stood_down_is_known_to_have_what_was_put_before_it() -> None:
    heard = [
        Item(0, 0, event, Rule.TASKFORCE, actor, BOR, what, 8001, "", 1)
        for event, actor, what in ((Event.FORMED, BOR, 0), (Event.JOINED, CAS, 0), (Event.CONTRIBUTED, BOR, 77))
    ]
    assert reach.holders(view(), heard)[77] == {BOR, CAS}


def test_the_status_names_all_that_waits() -> None:
    status = text(pages().status())
    assert "Turn 1 of 12, Day 1, 00:00. You are Alvenia, with 5 staff points." in status
    assert "1 useful or key, not analysed." in status
    assert "To answer: join M3 or decline M3." in status
    assert "To answer: accept M4 with consent, accept M4, or decline M4." in status
    worth = "worth up to 3 seat points to your nation alone: of its own score, in own interests, a part that cannot"
    assert f"decide D1 2: Brief them in general words. ({worth} exceed 100)" in status
    assert "HERON, Borland: due Day 2, 09:00, in 5 turns; confidence 48, moderate (+6)" in status


def test_a_report_line_tells_label_grade_state_and_who_may_need_it() -> None:
    line = next(line for line in pages().inbox() if line.startswith(code("bookings")))
    assert (
        "TLP:AMBER B2 “Two bookings in a week”: own; on Coastal shipping; read, not analysed; key; bears on HERON"
        in line
    )
    assert "Castara may need it" in line
    assert "Borland" not in line  # it has the report through the task force
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
    assert "If it is genuine and missed, it becomes an incident that asks for 2 victim support." in card
    assert "Legal basis for a response: framework or agreement of every member." in card
    assert code("bookings") in card


def test_a_task_force_tells_its_members_and_what_falls_short() -> None:
    assert "ready; members Alvenia and Borland; still invited Castara" in text(pages().forces())
    assert "units asked for are covered in part: law enforcement 90 %" in text(pages().forces())
    assert "Borland gives 2 intelligence, 3 law enforcement" in text(pages().force_card(FORCE))
    forming = replace(view(), forces=(replace(FORCE, stage=Stage.FORMING, ready=12),))
    assert "forming until Day 1, 12:00" in text(pages(forming).forces())
    invited = replace(view(), forces=(replace(FORCE, member=False),))
    assert "you are invited" in text(pages(invited).forces())
    eased = replace(view(), threads=(replace(view().threads[0], eased=150),))
    assert "confidence 51, moderate (a response needs 15 less)" in text(pages(eased).forces())


def test_the_card_of_a_task_force_tells_what_it_lacks_to_respond() -> None:
    weak = replace(FORCE, at_response=300, coverage=(100, 60, *(100,) * 6))
    told = text(pages(replace(view(), forces=(weak,))).force_card(weak))
    assert "It lacks for any response: confidence 30 of 40 and law enforcement 60 of 70 %." in told


def test_own_units_that_are_away_are_told_with_their_time() -> None:
    gone = replace(FORCE, stage=Stage.DEPLOYED, busy_until=30)
    shown = replace(view(), forces=(gone,))
    line = "With the deployed force on HERON until Day 2, 06:00: "
    assert line in text(pages(shown).conduct())
    assert line in text(world(shown).nation_card(ALV))


def test_a_match_that_was_looked_for_in_vain_is_told_from_one_that_was_found() -> None:
    mine = matter(101, MatterKind.MATCH, status=MatterStatus.ACCEPTED, asker=ALV, asked=BOR, mine=False, alert=1)
    vain = Item(1, 6, Event.NO_MATCH, Rule.FIU, BOR, ALV, 1, 0, "", 0b11)
    other = replace(vain, item=3)
    shown = replace(view(), matters=(mine,))
    assert "accepted, but there was no counterpart." in text(pages(shown, chronicle=(vain,)).requests())
    assert "accepted." in text(pages(shown, chronicle=(other,)).requests())


def test_a_lead_that_one_turned_down_is_said_to_be_free_to_ask_again() -> None:
    asked = {"thread": 0, "status": MatterStatus.DECLINED}
    mine = matter(101, MatterKind.INVITATION, **asked, asker=ALV, asked=BOR, mine=False, why=Why(DeclineCode.RANK))
    theirs = matter(102, MatterKind.INVITATION, **asked)
    again = "You turned their invitation down: they may ask again"
    assert again in text(pages(replace(view(), matters=(mine, theirs))).requests())
    assert again not in text(pages(replace(view(), matters=(mine,))).requests())


def test_a_task_force_tells_the_domains_of_its_evidence() -> None:
    assert "1 report contributed, domains border, 1 of 2, confidence" in text(pages().forces())
    unread = replace(view(), forces=(replace(FORCE, reports=(*FORCE.reports, 99)),))
    assert "2 reports contributed, domains in what you have read: border, 1 of 2" in text(pages(unread).forces())
    none = replace(view(), forces=(replace(FORCE, domains=()),))
    assert "1 report contributed, domains none of 2, confidence" in text(pages(none).force_card(none.forces[0]))


def test_an_own_thread_says_so_in_the_list_and_why_on_its_page() -> None:
    for place, why in ((ALV, "it is due in your country"), (BOR, "the exercise names it as one of interest to you")):
        own = replace(view().threads[0], own=True, place=place)
        listed = text(pages(replace(view(), threads=(own,))).threads())
        assert listed.startswith("HERON (yours), ")
        assert f"Yours: {why}. How it ends counts for your own score." in text(pages().thread_card(own))
        over = replace(own, outcome=Outcome.PREVENTED)
        assert text(pages(replace(view(), threads=(over,))).threads()) == "HERON (yours): prevented."
    assert "ours" not in text(pages().thread_card(view().threads[0])).replace("hours", "")


def test_a_decision_tells_under_each_option_what_it_takes() -> None:
    lines = list(pages().decision("D1"))
    for number, line in enumerate(lines):
        if line.startswith("  decide"):
            assert lines[number + 1].startswith("    ")
    inject = NAMES.inject.index("press-call")
    prices = [line.text for number in (0, 1) for line in price(CATALOGUE, view(), inject, number)]
    assert [line.strip() for line in lines if line.startswith("    ")] == prices


def test_what_runs_stands_on_the_pages_of_organisation_nation_and_thread() -> None:
    first, *others = view().organisations
    first = replace(first, investigating=(ALV, BOR), investigating_until=(20, 20), coordinated=0, coordinated_until=14)
    own = replace(view().own, prevention=True)
    busy = replace(view(), organisations=(first, *others), own=own)
    team = running.investigation(CATALOGUE, busy, first)
    priority = running.coordination(CATALOGUE, busy, first)
    assert f"  {team}\n  {priority}" in text(world(busy).organisations())
    assert [team, priority, running.PREVENTION] == list(world(busy).nation_card(ALV))[-3:]
    assert team in text(world(busy).nation_card(BOR))
    assert team not in text(world(busy).nation_card(CAS))
    assert priority in text(pages(busy).thread_card(view().threads[0]))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"stage": Stage.DEPLOYED, "ready": 6, "busy_until": 24}, "deployed, busy until Day 2, 00:00;"),
        ({"stage": Stage.SPENT, "ready": 6, "busy_until": 24}, "spent, busy until Day 2, 00:00;"),
        ({"stage": Stage.FORMING, "ready": 12}, ": ready;"),
    ],
)
def test_a_task_force_tells_an_hour_that_lies_ahead(changes: dict[str, object], words: str) -> None:
    noon = replace(view().clock, tick=12, turn=2)
    shown = replace(view(), clock=noon, forces=(replace(FORCE, **changes),))  # type: ignore[arg-type]
    assert words in text(pages(shown).forces())


def test_a_task_force_at_an_incident_is_under_way_or_there() -> None:
    incident = replace(view().threads[0], progress=Progress.INCIDENT, outcome=Outcome.CRISIS)
    for ready, words in ((18, ": under way, there Day 1, 18:00;"), (12, ": in place;")):
        force = replace(FORCE, stage=Stage.DEPLOYED, ready=ready, busy_until=NEVER)
        noon = replace(view().clock, tick=12, turn=2)
        assert words in text(pages(replace(view(), clock=noon, threads=(incident,), forces=(force,))).forces())


def test_a_task_force_names_members_that_train() -> None:
    own = replace(view().own, busy_until=6)
    trained = tuple(replace(n, trained_turn=view().clock.turn - 1) for n in view().nations)
    told = text(pages(replace(view(), own=own, nations=trained)).forces())
    assert "in training, so that their units count nothing for now: you and Borland." in told
    assert "in training" not in text(pages(replace(view(), forces=(ENOUGH,))).forces())


def test_a_member_that_must_be_training_is_named_where_only_it_or_the_reader_could_be() -> None:
    """Both have two units and one and a half are pooled: the reader, who does not train, knows who does."""
    force = replace(FORCE, lead=2, members=(0, 1), units=((2,), (2,)), pooled=(1500,))
    assert idle_members(force, ()) == ()
    assert idle_members(force, (), (0,)) == (1,)


ENOUGH = replace(FORCE, pooled=(4500, 4000, 2000, 1500, 0, 0, 1000, 1500))
"""What both members pool at an interoperability of 500."""


@given(st.sets(st.sampled_from([0, 1, 2, 3])), st.lists(st.integers(500, 1000), min_size=4, max_size=4), st.data())
def test_who_is_called_idle_is_idle(idle: set[int], factor: list[int], data: st.DataObject) -> None:
    """A lead's units count in full, others' at least half: whoever is named must be missing, whatever the factors."""
    units = data.draw(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=4, max_size=4))
    factor[0] = 1000
    at_work = [n for n in range(4) if n not in idle]
    pooled = tuple(sum(units[n][k] * factor[n] for n in at_work) for k in range(2))
    force = replace(FORCE, lead=0, members=(0, 1, 2, 3), units=tuple(units), pooled=pooled)
    assert set(idle_members(force, ())) <= idle
    assert set(idle_members(force, (), at_work)) <= idle
    assert set(idle_members(force, sorted(idle))) == {n for n in idle if any(units[n])}


def test_reports_that_need_not_go_anywhere_are_offered_to_nobody() -> None:
    over = replace(view().threads[0], outcome=Outcome.PREVENTED)
    green = {"origin": BOR, "sender": BOR, "label": Label.STRICT, "orcon": False}
    for report, threads, words in (
        (held("bookings"), view().threads, "Borland and Castara may need it"),
        (held("bookings", exposed=True), view().threads, ""),
        (held("bookings"), (over,), ""),
        (held("bookings", freshness=9), view().threads, ""),
        (held("bookings", sent_to=(CAS,)), view().threads, "Borland may need it"),
        (held("bookings", origin=BOR), view().threads, "Castara may need it, but its originator has not released it"),
        (held("bookings", origin=BOR, released_to=(CAS,)), view().threads, "; Castara may need it."),
        (held("bookings", **green), view().threads, "Castara may need it, but its label forbids it"),
    ):
        line = text(pages(replace(view(), reports=(report,), threads=threads, forces=())).inbox())
        assert words in line
        assert words or "may need it" not in line


def test_after_the_end_nobody_may_need_a_report() -> None:
    whole = replace(view(), reports=(held("bookings"),), forces=())
    over = replace(whole, clock=replace(whole.clock, ended=True))
    assert "may need it" in text(pages(whole).inbox())
    assert "may need it" not in text(pages(over).inbox())


def test_what_bears_on_nothing_and_has_lost_its_worth_is_no_longer_listed() -> None:
    for freshness, bears, shown in ((9, (), False), (10, (), True), (9, (0,), True)):
        whole = replace(view(), reports=(held("bookings", freshness=freshness, bears=bears),))
        assert text(pages(whole).inbox()).startswith(BOOKINGS) == shown
        assert text(pages(whole).inbox("all")).startswith(BOOKINGS)


def test_who_is_threatened_or_serves_with_the_nation_may_need_a_report() -> None:
    calm = replace(view(), reports=(held("bookings"),), requests=(), matters=(), forces=())
    calm = replace(calm, nations=tuple(replace(n, interests=()) for n in calm.nations))
    (heron,) = calm.threads
    subjects = calm.reports[0].subjects
    for threads, forces, words in (
        ((replace(heron, place=ALV, subjects=subjects),), (), ""),
        ((replace(heron, place=CAS, subjects=subjects),), (), "Castara may need it"),
        ((replace(heron, place=CAS, subjects=subjects, detected=False),), (), ""),
        ((replace(heron, place=ALV, subjects=subjects),), (replace(FORCE, reports=()),), "Borland may need it"),
        ((replace(heron, place=ALV, subjects=subjects),), (replace(FORCE, reports=(calm.reports[0].report,)),), ""),
    ):
        line = text(pages(replace(calm, threads=threads, forces=forces)).inbox())
        assert words in line
        assert words or "may need it" not in line


def test_a_copy_that_others_sent_on_is_not_offered_again() -> None:
    i = held("bookings").report
    sent = (Item(0, 0, Event.SENT, Rule.SHARE, BOR, CAS, i, 6, "", 1),)
    assert "Borland may need it" in text(pages(alone(), sent).inbox(code("bookings")))
    assert "Castara" not in text(pages(alone(), sent).inbox(code("bookings")))


BOOKINGS = code("bookings")
WITH_IT = f"answer M1 with {BOOKINGS} via liaison"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, f"You hold on it {BOOKINGS}. To answer: {WITH_IT}, answer M1 ask NATION or"),
        ({"exposed": True}, f"You hold on it {BOOKINGS}, known to be false. To answer: answer M1 nil, answer M1 ask"),
        ({"sent_to": (BOR,)}, f"{BOOKINGS}, which they have. To answer: answer M1 nil,"),
        (
            {"origin": CAS},
            f"{BOOKINGS}, a breach without release (ask-release {BOOKINGS} to bor). To answer: answer M1 a",
        ),
        (
            {"origin": CAS, "orcon": False, "label": Label.RED},
            f"{BOOKINGS}, a breach: the label keeps it from them.",
        ),
        ({"origin": CAS, "released_to": (BOR,)}, f"You hold on it {BOOKINGS}. To answer: {WITH_IT},"),
        ({"origin": BOR}, f"You hold {BOOKINGS}, which is theirs. To answer: answer M1 nil,"),
        ({"subjects": ()}, "You hold nothing on it. To answer: answer M1 nil,"),
    ],
)
def test_a_request_tells_what_is_held_and_which_answers_there_are(changes: dict[str, object], words: str) -> None:
    shown = replace(alone(), reports=(held("bookings", **changes),))
    assert words in text(pages(shown).requests())


def test_a_request_offers_a_tear_line_where_the_whole_may_not_go() -> None:
    amber = held("bookings", origin=CAS, orcon=False, label=Label.AMBER)
    told = text(pages(replace(alone(), reports=(amber,))).requests())
    assert f"{BOOKINGS}, as a tear-line. To answer: {WITH_IT} tear," in told


def test_a_request_offers_answers_that_arrive_after_the_end_which_count_all_the_same() -> None:
    last = replace(alone(), clock=replace(alone().clock, turns=0), reports=(held("bookings"),))
    assert f"You hold on it {BOOKINGS}. To answer: {WITH_IT}," in text(pages(last).requests())


def test_a_request_tells_of_a_release_that_is_awaited_and_of_what_is_closed() -> None:
    release = replace(
        view().matters[1], mine=False, asker=ALV, asked=CAS, recipients=(BOR,), report=held("bookings").report
    )
    asked = replace(alone(), reports=(held("bookings", origin=CAS),), matters=(view().matters[0], release))
    assert "a breach until the release you asked for comes." in text(pages(asked).requests())
    over = replace(view().threads[0], outcome=Outcome.PREVENTED)
    told = text(pages(replace(alone(), threads=(over,))).requests())
    assert f"{BOOKINGS}, of use only for what is closed. To answer: {WITH_IT}," in told


def test_a_match_is_told_with_whether_a_half_is_held() -> None:
    assert NO_HALF in text(pages(replace(view(), alerts=())).requests())
    free = replace(view().alerts[0], matched=False)
    assert "You hold a half on this subject." in text(pages(replace(view(), alerts=(free,))).requests())


def test_a_training_that_cannot_be_accepted_now_offers_a_no_alone() -> None:
    asked = replace(view().matters[0], kind=MatterKind.TRAINING)
    for last, answers in ((view().clock.turn, "decline M1"), (NONE, "accept M1 or decline M1")):
        nations = tuple(replace(n, trained_turn=last) for n in view().nations)
        told = text(pages(replace(view(), matters=(asked,), nations=nations)).requests())
        assert f"To answer: {answers}." in told
        assert ("It cannot be accepted now: you and" in told) == (last != NONE)


def test_a_thread_that_is_over_tells_of_no_response() -> None:
    over = replace(HERON, outcome=Outcome.PREVENTED, frozen=True, eased=150)
    for thread, told in ((HERON, True), (over, False)):
        card_ = text(pages(replace(view(), threads=(thread,))).thread_card(thread))
        assert ("You have free:" in card_) is ("Legal basis" in card_) is told
        assert "less confidence" not in card_
    assert "You gave no judgement of it." in text(pages(replace(view(), threads=(over,))).thread_card(over))


def _conduct(plan: View) -> Iterable[str]:
    """The page in an exercise in which each nation may state its priority."""
    page = pages(plan)
    page.catalogue = replace(CATALOGUE, mechanics=CATALOGUE.mechanics | {"priority"})
    return page.conduct()


def test_the_priority_of_the_nation_is_told_and_what_can_be_done_about_one_that_is_hidden() -> None:
    assert "priority" not in text(pages().conduct())
    first = replace(view(), own=replace(view().own, priority=0))
    seen, hidden = (text(_conduct(replace(first, threads=threads))) for threads in ((HERON,), ()))
    assert "Your priority is HERON. 'set-priority THREAD' puts another in its place." in seen
    assert (
        "Your priority is HERON, which you do not see yet: orders on its subjects count for it all the same." in hidden
    )
    over = replace(first, clock=replace(first.clock, ended=True))
    assert "set-priority" not in text(_conduct(over))


def test_no_priority_is_set_by_an_order_that_the_exercise_does_not_have() -> None:
    page = pages(replace(view(), own=replace(view().own, priority=0)))
    page.catalogue = replace(CATALOGUE, mechanics=CATALOGUE.mechanics - {"priority"})
    bare = replace(page.view, organisations=())
    together = replace(view().organisations[0], member=True, services=(Offer(Service.STRATEGIC_COORDINATION, 1),))
    for organisations, told in (
        ((), "Your priority is HERON."),
        ((together,), "Your priority is HERON. 'service strategic coordination THREAD' puts another in its place."),
    ):
        page.view = replace(bare, organisations=organisations)
        assert told in list(page.conduct())


def test_half_an_agreement_that_is_negotiated_already_stands_on_the_nation_s_page() -> None:
    half_way = replace(view().nations[0], half_agreed=True, agreement=NEVER)
    for n, told in (
        (half_way, True),
        (replace(half_way, half_agreed=False), False),
        (replace(half_way, agreement=6), False),
    ):
        shown = replace(view(), nations=(n, *view().nations[1:]))
        assert ("Half of a formal agreement between you" in text(world(shown).nation_card(n.nation))) is told


def test_a_report_of_ones_own_is_said_to_be_free_of_its_label_for_its_originator() -> None:
    held = next(r for r in view().reports if r.label == Label.AMBER)
    for origin, free in ((ALV, True), (BOR, False)):
        card = text(pages().report(replace(held, origin=origin)))
        assert ("It is your own: you may send it to anybody." in card) is free


def test_a_report_exposed_as_false_is_told_neither_key_nor_to_bear_on_anything() -> None:
    false = held("bookings", analysed=True, exposed=True)
    line = next(line for line in pages(replace(view(), reports=(false,))).inbox())
    assert "exposed as false" in line
    assert "key" not in line
    assert "bears on" not in line
    assert "It is false, and speaks against HERON." in text(pages().report(false))
    assert "It is false, and proves nothing." in text(pages().report(replace(false, bears=())))


def test_trust_that_falls_short_of_a_mark_is_not_told_as_if_it_reached_it() -> None:
    nations = tuple(replace(n, my_trust=649, its_trust=648) for n in view().nations)
    shown = replace(view(), nations=nations)
    assert "you trust it 64, it trusts you 64;" in text(world(shown).nations())
    assert "You trust it 64; it trusts you 64." in text(world(shown).nation_card(BOR))


def test_confidence_rises_by_what_is_shown() -> None:
    for confidence, rise, words in ((95, 95, "confidence 9, low (+9)"), (485, 4, "confidence 48, moderate;")):
        thread = replace(view().threads[0], confidence=confidence, rise=rise)
        assert words in text(pages(replace(view(), threads=(thread,))).threads())


def test_what_is_due_when_no_turn_is_left_says_so() -> None:
    clock = view().clock
    end = clock.turns * TICKS_PER_TURN
    last = replace(view(), clock=replace(clock, turn=clock.turns - 1, tick=end - TICKS_PER_TURN))
    for due, far in ((end - 1, "this turn"), (end, "as the exercise ends"), (end + 6, "after the exercise ends")):
        matter = replace(view().matters[0], due=due)
        assert f"due {terms.clock(due)}, {far}" in text(pages(replace(last, matters=(matter,))).requests())


def test_short_names_are_kept_from_turn_to_turn() -> None:
    """Told by the chronicle, oldest first, so that they do not depend on what is open or where it stands."""
    formed = [Item(0, 0, Event.FORMED, Rule.TASKFORCE, BOR, -1, 0, key, "", 1) for key in (6999, 7001)]
    asked = [Item(0, 0, Event.PROPOSED, Rule.TRAIN, BOR, ALV, 3, key, "", 1) for key in (4999, 5004)]
    other = [Item(0, 0, Event.REQUESTED, Rule.RFI, ALV, BOR, 1, 4000, "", 1)]
    due = [Item(0, 0, Event.DECISION_DUE, Rule.INJECT, -1, ALV, 9, 12, "", 1)]
    known = pages(view(), (*formed, *asked, *other, *due)).lexicon
    assert known.forces["F2"].key == 7001
    assert "F1" not in known.forces
    assert known.matters["M2"].key == 5004
    assert [short for short, m in known.matters.items() if m.key in (5001, 5002)] == ["M3", "M4"]
    assert list(known.decisions) == ["D2"]


def test_requests_show_both_directions_answers_and_what_is_asked_among_others() -> None:
    requests = text(pages().requests())
    assert "M1: Borland asks you: request for information, Coastal shipping" in requests
    assert "You asked Castara: request for information, Money transfers" in requests
    assert f"You hold on it {BOOKINGS}, which they have." in requests  # through the task force
    assert "answered that nothing more is held" in requests
    assert "Castara has asked Borland about Coastal shipping" in requests
    lapsed = replace(view(), matters=(replace(view().matters[-1], nil=False, status=MatterStatus.LAPSED),))
    assert "left unanswered" in text(pages(lapsed).requests())
    invitation = replace(lapsed.matters[0], kind=MatterKind.INVITATION)
    for force, closing in ((7001, "left unanswered"), (0, "withdrawn, for the task force is no more")):
        over = replace(view(), matters=(replace(invitation, force=force),))
        assert closing in text(pages(over).requests())
    theirs = replace(view().matters[0], mine=False, status=MatterStatus.DECLINED)
    assert "Closed" not in text(pages(replace(view(), matters=(theirs,))).requests())
    no = replace(view().matters[-1], nil=False, status=MatterStatus.DECLINED, why=Why(DeclineCode.TRUST, 2))
    said = text(pages(replace(view(), matters=(no,))).requests())
    assert "to Borland, declined: its trust in you is 2 short of" in said
    assert "(R-TRUST)" in said


def test_what_several_declined_alike_is_one_line_of_the_requests() -> None:
    asked = replace(view().matters[-1], kind=MatterKind.TRAINING, nil=False, status=MatterStatus.DECLINED)
    asked = replace(asked, why=Why(DeclineCode.BUSY, 1))
    both = replace(view(), matters=(asked, replace(asked, key=asked.key + 1, asked=CAS)))
    closed = [line for line in pages(both).requests() if line.startswith("Closed")]
    assert len(closed) == 1
    assert closed[0].startswith("Closed: your joint training to Borland and Castara, each declined: its units are")
    (alone,) = (x for x in pages(replace(both, matters=(asked,))).requests() if x.startswith("Closed"))
    assert alone.startswith("Closed: your joint training to Borland, declined: its units are")


def test_what_came_before_it_could_answer_is_no_answer_to_a_request() -> None:
    """Pushed in the turn of asking, or made of a match: only what was sent from the next turn on answers."""
    asked = replace(view().matters[-1], nil=False, status=MatterStatus.ACCEPTED, subject=0, made=6)
    report = held("bookings", origin=BOR, sender=BOR, subjects=(0,))

    def told(got: int, *heard: Item) -> str:
        seen = replace(view(), matters=(asked,), reports=(replace(report, got=got),))
        return text(pages(seen, heard).requests())

    answer, nothing = f"answered with {BOOKINGS}.", "answered with a report, which is still on its way"
    assert nothing in told(8)
    assert answer in told(13)
    yes = Item(2, 18, Event.ANSWERED, Rule.RFI, BOR, ALV, 0, asked.key, "", 1)
    assert nothing in told(13, yes)
    assert answer in told(19, yes)


def test_what_a_match_made_is_no_answer_to_a_request() -> None:
    i = NAMES.report.index(BOOKINGS)
    cards = tuple(replace(card, joint=True) for card in CATALOGUE.reports)
    names = replace(CATALOGUE, reports=cards)
    asked = replace(view().matters[-1], nil=False, status=MatterStatus.ACCEPTED, subject=0, made=6)
    made = held("bookings", origin=BOR, sender=BOR, subjects=(0,), got=13)
    seen = replace(view(), matters=(asked,), reports=(made,))

    def told(*heard: Item) -> str:
        return text(Pages(seen, NAMES, names, lexicon(seen, heard)).requests())

    assert f"answered with {BOOKINGS}." in told()
    for event, target in ((Event.MATCH_ANALYSED, BOR), (Event.DELIVERED, BOR)):
        assert BOOKINGS not in told(Item(2, 12, event, Rule.FIU, ALV, target, i, 0, "", 1))


def test_no_officer_is_listed_where_the_exercise_posts_none() -> None:
    assert "liaison officer" in text(world().channels()).lower()
    nobody = replace(view(), nations=tuple(replace(n, liaison=NEVER) for n in view().nations))
    without = replace(CATALOGUE, mechanics=CATALOGUE.mechanics - {"liaison"})
    channels = text(World(nobody, NAMES, without, lexicon(nobody)).channels()).lower()
    assert "liaison" not in channels
    assert "compact-net" in channels


def test_the_world_is_told_in_words_that_orders_are_written_with() -> None:
    around = world()
    assert "Borland (bor): you trust it 52, it trusts you 52; works on Money transfers" in text(around.nations())
    assert (
        "compact-net (Compact Net, technology platform): 1 hour on the way, 8 a turn; TLP:GREEN to bor, cas."
        in text(around.channels()).replace("bor; TLP:CLEAR to cas", "bor, cas")
    )
    assert "publish into it up to TLP:AMBER" in text(around.channels())
    assert "service military support F1 (2 staff points)" in text(around.organisations())
    assert f"{half('warehouse-a')}, yours, on Money transfers" in text(around.alerts())
    assert "matched with Borland, with consent to onward use; since Day 1, 02:00)" in text(around.alerts())
    assert "not analysed: do so before you refer" in text(around.campaigns())
    assert "A careful neighbour" in text(around.nation_card(BOR))
    assert "This is you." in text(around.nation_card(0))


def test_a_nation_that_only_notes_reach_is_told_with_the_diffusions_that_reach_it_too() -> None:
    blocked = tuple(replace(c, toward=()) for c in view().channels)
    offers = tuple(Offer(s, 1) for s in (Service.NOTICE, Service.DIFFUSION))
    first = view().organisations[0]
    table = replace(first, member=True, members=(0, BOR), services=offers)
    told = text(world(replace(view(), channels=blocked, organisations=(table,))).nations())
    name = terms.organisation(CATALOGUE.organisations[first.organisation].name)
    assert f"only notes reach it, and {name}'s diffusions." in told
    assert "only notes reach it." in told


def test_a_card_is_found_by_any_name() -> None:
    for name, words in {
        half("warehouse-a"): "yours, on Money transfers",
        "D1": "decide D1 2: Brief them in general words.",
        "m1": "M1: Borland asks you",
        "F1": "Borland gives 2 intelligence",
        "Alvenia's HERON": "Borland gives 2 intelligence",
        "HERON": "You judge it unsure.",
        "refrain": "not analysed: do so before you refer",
        "strait compact": "service military support",
        "platform": "compact-net (Compact Net",
        "shipping": "Coastal shipping (shipping): registered by",
        "money tran": "Money transfers (money): registered by",
        "monny": "You know of nothing called 'monny'; nearest is 'money'.",
        "R-000": "You know of nothing called 'R-000'. 'inbox'",
    }.items():
        assert words in text(card(name, pages(), world(), NAMES)), name


def test_a_subject_tells_who_works_on_it_and_what_is_held() -> None:
    told = next(line for line in world().subjects() if line.startswith("Coastal shipping (shipping):"))
    assert "asked about by Castara and Borland; belongs to HERON; you hold" in told
    assert code("bookings") in told


def test_inbox_lines_are_found_by_subject_and_name_who_sent_them() -> None:
    assert code("bookings") in text(pages().inbox("coastal"))
    assert text(pages().inbox("zebra")) == "No report line holds 'zebra'."
    read = replace(view(), reports=(held("bookings", read=True),))
    assert text(pages(read).inbox("unread")) == "Nothing that you hold waits to be read."
    passed = replace(view(), reports=(held("bookings", origin=BOR, sender=CAS),))
    assert "from Borland, sent by Castara; on Coastal shipping" in text(pages(passed).inbox())


def test_the_inbox_leaves_out_what_can_serve_no_more_and_says_so() -> None:
    over = replace(view().threads[0], outcome=Outcome.PREVENTED)
    closed = replace(view(), threads=(over,), reports=(held("bookings"), held("hashes", bears=())))
    told = text(pages(closed).inbox())
    assert code("bookings") not in told
    assert code("hashes") in told
    spent = "void, worth next to nothing by now, or bearing only on what is closed"
    assert told.endswith(f"1 report is not listed here: {spent}. 'inbox all' lists all.")
    assert code("bookings") in text(pages(closed).inbox("all"))
    assert code("bookings") in text(pages(closed).inbox("coastal"))
    assert "not listed" not in text(pages().inbox())
    void = replace(view(), reports=(held("bookings", void=True),))
    assert text(pages(void).inbox()).startswith("1 report is not listed here")
    ended = replace(closed, clock=replace(closed.clock, ended=True))
    assert code("bookings") in text(pages(ended).inbox())


def test_no_page_names_a_report_a_thread_or_an_alert_that_the_nation_does_not_know() -> None:
    written = every_page()
    hidden = [r for r in CATALOGUE.reports if r.id not in ("bookings", "hashes")]
    assert not [r.code for r in hidden if r.code in written or r.title in written or (r.text and r.text in written)]
    assert "TEAL" not in written
    asked = half("warehouse-b")
    assert asked not in written.replace(f"match, {asked}", "").replace(f"already, {asked}", "")


def test_to_form_where_one_leads_a_force_reads_as_inviting_to_it() -> None:
    columns = {"thread": 0, "to": 1 << 2}
    assert pages().order(Kind.FORM, columns) == "Invite CAS to the force on HERON"
    shown = pages()
    shown.plan([(Kind.STAND_DOWN, {"key": 7001})])
    assert shown.order(Kind.FORM, columns) == "Form a force on HERON with CAS"


def test_a_report_that_another_bears_out_is_said_to_be_and_one_that_proves_nothing_is_nobodys_need() -> None:
    assert "read, borne out, not analysed" in pages().report_line(held("bookings", confirmed=True))
    assert "borne out" not in pages().report_line(held("bookings", confirmed=True, bears=()))
    noise = held("bookings", analysed=True, bears=(), band=0, band_certain=950)
    told = text(pages().report(noise))
    assert "It seems to bear on nothing: that is 95 in 100 certain." in told
    assert "may need it" in text(pages().report(replace(noise, analysed=False)))
    assert "may need it" not in told


def test_a_hash_set_exposed_as_false_is_not_said_to_await_analysis() -> None:
    shown = replace(view(), reports=(held("hashes", analysed=True, exposed=True),))
    (line,) = world(shown).campaigns()
    assert "exposed as false: a referral on it would remove lawful speech" in line
    assert "not analysed" not in line


def test_a_service_that_is_not_offered_here_is_no_option() -> None:
    offered = {s.service.name.lower().replace("_", " ") for o in view().organisations if o.member for s in o.services}
    assert set(pages().lexicon.options(Kind.SERVICE)) == offered


def test_free_units_are_told_to_be_away_while_they_train() -> None:
    busy = replace(view(), own=replace(view().own, busy_until=view().clock.tick + 6))
    away = f"but away in training until {terms.clock(view().clock.tick + 6)}."
    for lines in (pages(busy).conduct(), pages(busy).thread_card(HERON), world(busy).nation_card(ALV)):
        assert away in text(lines)
    assert "in training" not in text(pages().conduct())


def test_a_nation_that_was_asked_twice_is_named_once() -> None:
    ask = matter(6000, MatterKind.RFI, asker=ALV, mine=False, status=MatterStatus.DECLINED, why=Why())
    asked = tuple(replace(ask, key=6000 + k, asked=n) for k, n in enumerate((BOR, BOR, CAS)))
    (line,) = (x for x in pages(replace(view(), matters=asked)).requests() if x.startswith("Closed: "))
    names = [CATALOGUE.nations[n].name for n in (BOR, CAS)]
    assert f"to {names[0]} and {names[1]}, each declined" in line


def test_a_thread_known_without_own_evidence_says_so_in_its_line() -> None:
    unseen = pages().thread(replace(HERON, detected=False))
    assert unseen.endswith("You know of it, but your own evidence does not show it: it shows from 8.")
    assert "does not show it" not in pages().thread(HERON)


def test_a_short_word_that_names_nothing_is_answered_with_the_nations() -> None:
    (line,) = card("UK", pages(), world(), NAMES)
    assert line.endswith(f"The nations are {CATALOGUE.nations[BOR].id}, {CATALOGUE.nations[CAS].id}.")
