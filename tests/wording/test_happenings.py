"""Every event has a sentence for each reader, and tells nothing beyond what the event holds."""

from dataclasses import replace

import numpy as np
import pytest

from game.rules.codes import NONE, Capability, Copy, Judgement, Outcome, Service
from game.rules.events import CAPABILITY_BITS, Event, TrustCause, of_delivered
from game.rules.orders import Kind
from game.rules.reasons import Reason
from game.scenario.catalogue import Catalogue
from game.wording.asked import ASKED, PROPOSED
from game.wording.happenings import SENTENCES, TRUST_CAUSE, Happening, Speaker
from tests.wording.names import money, names

ALERTS = (Event.ALERT, Event.DISCLOSED, Event.NO_MATCH, Event.MATCHED, Event.MATCH_ANALYSED)
TELLS_REPORT = {
    Event.ARRIVED, Event.SENT, Event.DELIVERED, Event.LOST, Event.PUBLISHED, Event.WOKEN, Event.READ, Event.ANALYSED,
    Event.TOLD_FALSE, Event.CONTRIBUTED, Event.BREACH, Event.BREACH_FOUND, Event.COMPROMISED, Event.SOURCE_LOST,
    Event.PUSHED, Event.RELEASED, Event.MATCH_ANALYSED, Event.NOISE, Event.NOTICE, Event.KNOWN_FALSE, Event.FOUND,
}  # fmt: skip
TELLS_THREAD = {
    Event.DETECTED, Event.JUDGED, Event.FREEZE_HELD, Event.FREEZE_REVERSED, Event.FORMED, Event.JOINED,
    Event.FORCE_READY, Event.LEFT, Event.STOOD_DOWN, Event.RESPONDED, Event.INCIDENT, Event.CLOSED, Event.PRIORITY,
    Event.COORDINATED, Event.IN_PLACE, Event.THREAD_OPENED, Event.DEADLINE_MOVED, Event.ASSIGNED,
}  # fmt: skip


def catalogue_for(event: Event) -> Catalogue:
    return money() if event in ALERTS else names()


def example(event: Event) -> Happening:
    """An event between the nations 0 and 1 whose item and value exist."""
    item, value = {
        Event.TRUST: (TrustCause.EVIDENCE, 40),
        Event.REFUSED: (Kind.SHARE, Reason.ABOVE_CEILING),
        Event.INJECT: (1, 0),
    }.get(event, (0, 1))
    if event in (Event.DECISION_DUE, Event.DECIDED):
        item = next(j for j, inject in enumerate(names().injects) if inject.options)
    return Happening(event, 3, 0, 1, int(item), int(value))


def test_every_event_has_a_sentence() -> None:
    assert set(SENTENCES) == set(Event)


def test_every_cause_of_trust_has_words() -> None:
    assert set(TRUST_CAUSE) == set(TrustCause)


@pytest.mark.parametrize("you", [0, 1])
def test_what_a_compromise_costs_names_nobody_as_owner_of_the_report(you: int) -> None:
    lost = Happening(Event.TRUST, 3, 0, 1, int(TrustCause.COMPROMISE), -10)
    told = Speaker(names(), you).say(lost)
    assert told.endswith("falls by 1: a compromised report, for having held it or passed it on.")


@pytest.mark.parametrize("joint", [True, False])
def test_a_source_is_lost_but_where_units_joined_halves(joint: bool) -> None:
    i = next(i for i, card in enumerate(money().reports) if card.joint == joint)
    told = Speaker(money(), 0).say(Happening(Event.SOURCE_LOST, 3, NONE, 0, i, 0))
    assert ("will report no more" in told) == (not joint)
    assert (money().reports[i].source == "Joint analysis of units") == joint


def test_every_matter_is_proposed_and_answered_in_words() -> None:
    assert set(PROPOSED) == set(ASKED)


@pytest.mark.parametrize("event", Event)
@pytest.mark.parametrize("you", [NONE, 0, 1, 2])
def test_a_sentence_begins_large_ends_with_a_stop_and_holds_no_code(event: Event, you: int) -> None:
    told = Speaker(catalogue_for(event), you).say(example(event))
    assert told[0].isupper() or not told[0].isalpha()
    assert told.endswith(".")
    assert not told.endswith("..")
    for code in ("_", "None", "NONE", " -1", "Event", "Kind", "<", ">", "  "):
        assert code not in told, told


@pytest.mark.parametrize("event", sorted(set(Event) - TELLS_REPORT))
def test_an_event_that_is_not_about_a_report_names_none(event: Event) -> None:
    """A stub, a request for release, a change of trust: the report behind it stays unnamed."""
    catalogue = catalogue_for(event)
    told = Speaker(catalogue, 1).say(example(event))
    assert not [r.code for r in catalogue.reports if r.code in told or r.title in told]


@pytest.mark.parametrize("event", sorted(set(Event) - TELLS_THREAD))
def test_an_event_that_is_not_about_a_thread_names_none(event: Event) -> None:
    catalogue = catalogue_for(event)
    told = Speaker(catalogue, 1).say(example(event))
    assert not [t.codename for t in catalogue.threads if t.codename in told.split()]


@pytest.mark.parametrize("event", sorted(TELLS_REPORT))
def test_an_event_about_a_report_names_that_one_alone(event: Event) -> None:
    catalogue = catalogue_for(event)
    told = Speaker(catalogue, 1).say(replace(example(event), item=5))
    assert [i for i, r in enumerate(catalogue.reports) if r.code in told] == [5]


@pytest.mark.parametrize("event", Event)
def test_only_the_nations_of_an_event_are_named(event: Event) -> None:
    catalogue = catalogue_for(event)
    told = Speaker(catalogue).say(example(event))
    others = [n.name for n in catalogue.nations[2:]]
    own_words = event in (Event.INJECT, Event.DECIDED, Event.CLOSED)
    assert own_words or not [n for n in others if n in told]


def test_the_reader_is_addressed_as_you_and_verbs_follow() -> None:
    you, other = Speaker(names(), 0), Speaker(names(), 2)
    seen = Happening(Event.DETECTED, 0, 0, NONE, 0, 0)
    assert you.say(seen) == f"You now see the thread {names().threads[0].codename}."
    assert other.say(seen) == f"{names().nations[0].name} now sees the thread {names().threads[0].codename}."


def test_a_small_change_of_trust_shows_its_tenths() -> None:
    told = Speaker(names(), 0).say(Happening(Event.TRUST, 0, 1, 0, TrustCause.DRIFT, -4))
    assert told == f"{names().nations[1].name}'s trust in you falls by 0.4: time."


def test_a_wrong_response_says_what_it_costs() -> None:
    told = Speaker(names(), 0).say(Happening(Event.RESPONDED, 0, 0, NONE, 0, NONE))
    assert "were wrong" in told
    assert "spent" in told


def test_closing_uses_the_author_s_words_where_there_are_some() -> None:
    thread = next(t for t, n in enumerate(names().threads) if n.closing[Outcome.PREVENTED])
    told = Speaker(names(), 0).say(Happening(Event.CLOSED, 0, 0, 1, thread, Outcome.PREVENTED))
    assert names().threads[thread].closing[Outcome.PREVENTED].rstrip(".") in told


def test_a_tear_line_is_told_as_one() -> None:
    speaker = Speaker(names(), 0)
    told = [speaker.say(Happening(Event.DELIVERED, 0, 1, 0, 3, copy)) for copy in (Copy.TORN, Copy.FULL)]
    assert ["tear-line" in t for t in told] == [True, False]


@pytest.mark.parametrize(
    ("channel", "way"), [(NONE, ""), (0, " through a diplomatic note"), (1, " through a liaison officer")]
)
def test_what_arrives_names_the_channel_it_came_over(channel: int, way: str) -> None:
    value = int(of_delivered(np.int32(Copy.FULL), np.int32(channel)))
    told = Speaker(names(), 0).say(Happening(Event.DELIVERED, 0, 1, 0, 3, value))
    assert f", sent by {names().nations[1].name}{way}, reaches you." in told


def test_what_arrives_over_an_organisation_s_channel_names_it() -> None:
    channel = len(names().channels) - 1
    value = int(of_delivered(np.int32(Copy.TORN), np.int32(channel)))
    told = Speaker(names(), 0).say(Happening(Event.DELIVERED, 0, 1, 0, 3, value))
    assert f" over the {names().channels[channel].name}, reaches you as a tear-line." in told


def test_a_match_names_its_halves_and_does_not_call_them_the_reader_s() -> None:
    codes = [a.code for a in money().alerts]
    told = Speaker(money(), 0).say(Happening(Event.MATCHED, 0, 0, 1, 1, 0))
    assert told.startswith(f"You now see both halves of a financial picture, {codes[2]} and {codes[3]}, through ")


def test_a_title_that_asks_gets_no_full_stop() -> None:
    card = replace(names().injects[0], sender="The ministers", title="What comes first?")
    speaker = Speaker(replace(names(), injects=(card,)))
    assert speaker.say(Happening(Event.INJECT, 3, NONE, NONE, 0, 0)) == "The ministers: What comes first?"


def test_a_judgement_taken_back_is_no_judgement() -> None:
    speaker = Speaker(names(), 0)
    told = speaker.say(Happening(Event.JUDGED, 0, 0, NONE, 0, Judgement.UNSURE))
    assert told.startswith("You withdrew your judgement")


def test_a_priority_is_told_without_saying_who_set_it() -> None:
    told = Speaker(names(), 0).say(Happening(Event.PRIORITY, 0, 0, NONE, 0, 0))
    assert told == f"Your priority is now {names().threads[0].codename}."


def test_a_new_interest_names_what_it_replaced() -> None:
    subjects = [s.name for s in names().subjects]
    told = Speaker(names(), 0).say(Happening(Event.REGISTERED, 3, 1, NONE, 0, 1))
    assert told.endswith(f"registered an interest in {subjects[0]} instead of {subjects[1]}.")
    alone = Speaker(names(), 0).say(Happening(Event.REGISTERED, 3, 1, NONE, 0, NONE))
    assert alone.endswith(f"registered an interest in {subjects[0]}.")


def test_a_closing_text_that_begins_with_the_codename_says_it_once() -> None:
    texts = {Outcome.UNCONTAINED: "HERON went ahead.", Outcome.PREVENTED: "It was met."}
    thread = replace(names().threads[0], codename="HERON", closing=tuple(texts.get(o, "") for o in Outcome))
    speaker = Speaker(replace(names(), threads=(thread,)))
    assert speaker.say(Happening(Event.CLOSED, 3, NONE, 0, 0, Outcome.UNCONTAINED)) == "HERON went ahead."
    assert speaker.say(Happening(Event.CLOSED, 3, NONE, 0, 0, Outcome.PREVENTED)) == "HERON: It was met."


@pytest.mark.parametrize(
    ("last", "when"),
    [
        (1, "in turn 2"),
        (2, "in turns 2 and 3"),
        (4, "in turns 2 to 5"),
        (0, "but in no turn that is left"),
    ],
)
def test_a_change_of_staff_tells_the_turns_in_which_it_is_felt(last: int, when: str) -> None:
    told = Speaker(names(), 1).say(Happening(Event.STAFF, 3, NONE, 1, last, -2))
    assert told.replace("usual,", "usual") == f"You have 2 staff points less than usual {when}."


def test_units_that_are_assigned_name_their_task_force() -> None:
    thread = names().threads[0].codename
    three = 3 << CAPABILITY_BITS | Capability.CYBER
    assert Speaker(names(), 1).say(Happening(Event.ASSIGNED, 0, 1, 1, 0, three)) == (
        f"You assigned 3 cyber to your task force on {thread}."
    )
    theirs = Speaker(names(), 1).say(Happening(Event.ASSIGNED, 0, 0, 0, 0, three))
    assert theirs.endswith(f"assigned 3 cyber to its task force on {thread}.")
    assert (
        Speaker(names(), 1).say(Happening(Event.ASSIGNED, 0, 0, 1, 0, three)).endswith(f"your task force on {thread}.")
    )


def test_who_passed_on_what_it_knew_to_be_false_is_told_with_the_report() -> None:
    report, other = names().reports[0].code, names().nations[0].name
    told = Speaker(names(), 1).say(Happening(Event.KNOWN_FALSE, 0, 1, 0, 0, 0))
    assert told.startswith(f"Your analysis found {report} ")
    assert told.endswith(f" false; {other} passed it on although it knew that already.")


@pytest.mark.parametrize(("you", "whom"), [(0, ""), (NONE, f" for {names().nations[0].name}")])
def test_what_a_fusion_cell_found_is_not_said_to_be_the_nation_s_own_work(you: int, whom: str) -> None:
    report, cell = names().reports[3], names().organisations[2].name
    told = Speaker(names(), you).say(Happening(Event.ANALYSED, 0, 0, NONE, 3, 1 | 3 << 1))
    assert told == (f"The fusion cell of the {cell} analysed {report.code} “{report.title}”{whom}: exposed as false.")


def test_a_service_is_ordered_in_a_whole_sentence() -> None:
    nation, pact = names().nations[1].name, names().organisations[0].name
    ordered = Happening(Event.SERVICE, 0, 1, NONE, int(Service.JOINT_EXERCISE), 0)
    assert Speaker(names(), 0).say(ordered) == f"{nation} ordered a joint exercise through the {pact}."
    interpol = next(o for o, card in enumerate(names().organisations) if card.name == "INTERPOL")
    notice = Happening(Event.SERVICE, 0, 0, 2, int(Service.DIFFUSION), interpol)
    assert Speaker(names(), 0).say(notice) == f"You ordered a diffusion for {names().nations[2].name} through INTERPOL."


def test_a_referral_of_a_campaign_tells_the_most_that_it_removed() -> None:
    told = Speaker(names(), 0).say(Happening(Event.REFERRED, 0, 1, NONE, 0, 340))
    assert told.endswith(": intensity −34 at most.")


def test_a_report_that_analysis_did_not_expose_is_not_said_to_hold() -> None:
    analysed = Happening(Event.ANALYSED, 0, 0, -1, 0, 0)
    assert Speaker(names(), 0).say(analysed).endswith(": not found false so far.")
