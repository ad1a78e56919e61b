"""What is over can still be shown by its short name: all that the nation heard of it."""

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import numpy as np

from game.match.chronicle import Item
from game.match.seat import Ended
from game.rules.codes import NONE, Capability, MatterKind, Outcome, Rule
from game.rules.events import Event, of_in_place
from game.rules.view import View
from game.text.callsigns import callsigns
from game.text.cards import named
from game.text.unveiled import known_now
from tests.text.world import ALV, BOR, CAS, CATALOGUE, FORCE, NAMES, matter, pages, view, world

KEY, MATTER = 8001, 8002
INJECT = NAMES.inject.index("press-call")


def item(turn: int, event: Event, actor: int, target: int, what: int, value: int) -> Item:
    return Item(turn, turn * 6, event, Rule.TASKFORCE, actor, target, what, value, "", 1)


CHRONICLE = (
    item(0, Event.CLOSED, NONE, BOR, 0, Outcome.PREVENTED),
    item(1, Event.FORMED, BOR, NONE, 0, KEY),
    item(1, Event.PROPOSED, BOR, ALV, MatterKind.TRAINING, MATTER),
    item(2, Event.JOINED, ALV, BOR, 0, KEY),
    item(2, Event.LAPSED, ALV, BOR, MatterKind.TRAINING, MATTER),
    item(2, Event.CONTRIBUTED, ALV, NONE, 0, KEY),
    item(2, Event.CONTRIBUTED, ALV, NONE, 1, KEY + 7),
    item(3, Event.RESPONDED, BOR, NONE, 0, Outcome.DISRUPTED),
    item(3, Event.CAMPAIGN_FEEDS, NONE, NONE, 0, 75),
    item(3, Event.DECISION_DUE, NONE, ALV, INJECT, 12),
    item(4, Event.DECIDED, ALV, NONE, INJECT, 0),
    item(4, Event.STOOD_DOWN, BOR, NONE, 0, KEY),
    item(4, Event.NO_MATCH, ALV, BOR, 1, 0),
)


def bare(ended: bool = False) -> View:
    """Nothing of all this is left."""
    seen = view()
    clock = replace(seen.clock, ended=ended)
    return replace(seen, clock=clock, forces=(), matters=(), decisions=(), campaigns=())


def shown(name: str, ended: bool = False) -> list[str]:
    over = bare(ended)
    return list(named(name, pages(over, CHRONICLE), world(over), NAMES))


def test_a_report_that_another_put_before_a_force_is_said_to_be_on_its_way() -> None:
    i = next(i for i in range(len(CATALOGUE.reports)) if i not in {r.report for r in view().reports})
    put = item(view().clock.turn - 1, Event.CONTRIBUTED, BOR, NONE, i, KEY)
    for turn, head in ((1, "is on its way to you"), (3, "is not with you")):
        later = replace(view(), clock=replace(view().clock, turn=turn))
        told = named(CATALOGUE.reports[i].code.lower(), pages(later, (replace(put, turn=0),)), world(later), NAMES)
        assert told[0] == f"{CATALOGUE.reports[i].code} {head}. What you heard of it:"
        assert told[1].startswith("Turn 1: Borland put ")


def test_a_report_that_was_named_and_is_not_held_is_told_with_whom_to_ask() -> None:
    i = next(i for i in range(len(CATALOGUE.reports)) if i not in {r.report for r in view().reports})
    code = CATALOGUE.reports[i].code

    def told(*heard: Item, ended: bool = False) -> list[str]:
        seen = bare(ended)
        return list(named(code.lower(), pages(seen, heard), world(seen), NAMES))

    released = item(0, Event.RELEASED, BOR, ALV, i, 0)
    assert told(released) == [
        f"{code} is not with you. What you heard of it:",
        f"Turn 1: Borland released {code} “{CATALOGUE.reports[i].title}”: whoever holds it may pass it to you.",
        "It is Borland's own report: a request to Borland on its subject may bring it.",
    ]
    assert told(released, item(1, Event.COMPROMISED, NONE, BOR, i, 0))[-1].endswith("nobody passes it on any more.")
    assert len(told(released, ended=True)) == 2
    assert len(told(item(0, Event.READ, BOR, NONE, i, 0))) == 2, "whose it is was not heard"
    assert told(item(0, Event.STUB, ALV, BOR, i, 0)) == [], "a database names no report that it keeps back"
    assert told(replace(released, item=i + 1)) == []


def test_a_force_that_stood_down_is_told_with_what_came_of_it_while_it_stood() -> None:
    told = shown("F1")
    assert told[0] == "F1 is over. What you heard of it:"
    assert told[1].startswith("Turn 2: Borland formed a task force on ")
    assert told[-1].startswith("Turn 5: Borland's task force on ")
    assert any("responded to" in line for line in told)
    assert sum("before the task force" in line for line in told) == 1, "what went before another force is not told"
    assert not any("Turn 1:" in line for line in told), "what happened before it was formed is not told"


def test_a_force_that_others_may_keep_is_not_called_over() -> None:
    formed = CHRONICLE[1:4]
    ends = (item(4, Event.STOOD_DOWN, BOR, NONE, 0, KEY), item(4, Event.CLOSED, NONE, BOR, 0, Outcome.PREVENTED))
    for heard, ended, head in (
        (formed, False, "F1 is not open to you now."),
        (formed, True, "F1 is over."),
        *(((*formed, end), False, "F1 is over.") for end in ends),
    ):
        seen = bare(ended)
        assert next(iter(named("F1", pages(seen, heard), world(seen), NAMES))) == f"{head} What you heard of it:"


def test_a_matter_and_a_decision_that_are_over_are_told() -> None:
    assert shown("m1") == [
        "M1 is over. What you heard of it:",
        "Turn 2: Borland proposed joint training to you.",
        "Turn 3: You left unanswered Borland's proposal of joint training.",
    ]
    asked, decided, *_ = shown("D1")[1:]
    assert "waits for your decision" in asked
    assert decided.startswith("Turn 5: You decided on")
    assert shown("D2") == shown("F7") == []


def test_a_decision_that_is_over_is_told_with_its_options_and_the_one_that_was_taken() -> None:
    put = next(d for d in view().decisions if d.inject == INJECT)
    texts = [option.text for option in CATALOGUE.injects[INJECT].options]
    for ended, chosen, head in (
        (False, 1, "What you could know of each option:"),
        (True, 1, "All that each option did or would have done:"),
        (True, NONE, "All that each option did or would have done:"),
    ):
        seen = replace(bare(ended), decisions=(replace(put, chosen=chosen),))
        told = list(named("D1", pages(seen, CHRONICLE), world(seen), NAMES))
        assert head in told
        taken = [", taken" if number == chosen else "" for number in range(len(texts))]
        for number, (text, mark) in enumerate(zip(texts, taken, strict=True), 1):
            assert f"  {number}{mark}: {text}" in told
        assert any(line.startswith("    ") for line in told)


def test_a_half_that_was_only_asked_about_is_told() -> None:
    code = CATALOGUE.alerts[1].code
    head, asked = shown(code)
    assert head == f"{code} is a half that you never saw. What you heard of it:"
    assert asked == f"Turn 5: You took up Borland's request for a match, and have no counterpart of {code}."
    assert shown("F-000") == []


def test_a_campaign_that_faded_is_told_and_after_the_end_its_whole_course() -> None:
    name = CATALOGUE.campaigns[0].name
    head, heard, fed = shown(name)
    assert head.startswith(f"{name} runs in your audience no more.")
    assert (heard, fed) == ("What you heard of it:", f"Turn 4: {name} feeds its thread.")
    assert len(shown(name, ended=True)) == 1
    for intensity, words in (((0, 0, 0), "It had faded everywhere by the end."), ((0, 419, 0), "the end: Borland 41.")):
        truth = SimpleNamespace(threads=(), reports=(), intensity=(intensity,))
        whole = SimpleNamespace(survey=SimpleNamespace(truth=truth), items=CHRONICLE, view=bare(ended=True))
        told = known_now(name, cast(Ended, whole), CATALOGUE)
        assert told[2].endswith(words)
        assert told[-1] == fed


def test_after_the_end_the_pages_name_what_is_over() -> None:
    over, running = pages(bare(ended=True), CHRONICLE), pages(bare(), CHRONICLE)
    assert "Over before the end: F1. 'show F1' tells what you heard of it." in list(over.forces())
    assert "Over before the end: M1. 'show M1' tells what you heard of it." in list(over.requests())
    assert not any("Over before" in line for line in (*running.forces(), *running.requests()))


def test_a_short_name_is_never_dealt_twice() -> None:
    """A release that travelled is told when it is put, so that what is asked after it is over has a name of its own."""
    put = [item(4, Event.PROPOSED, CAS, ALV, MatterKind.RELEASE, 8100)]
    asked = replace(view(), matters=(matter(8200, MatterKind.RFI, subject=0),))
    names = callsigns(asked, [*CHRONICLE, *put]).matters
    assert names == {MATTER: "M1", 8100: "M2", 8200: "M3"}


def test_a_member_that_gives_nothing_is_told_with_why() -> None:
    empty = replace(FORCE, units=(FORCE.units[0], (0,) * 8))
    card = list(pages(replace(view(), forces=(empty,))).force_card(empty))
    assert any(
        line.startswith("Borland gives nothing: when it joined, none of what is asked for was free") for line in card
    )
    assert any(line.startswith("Alvenia gives ") and ":" not in line for line in card)


def test_a_force_at_an_incident_is_told_with_what_was_in_place_as_it_ended() -> None:
    value = int(of_in_place(*(np.array([x]) for x in (Capability.VICTIM_SUPPORT, 2, 1500, 0)))[0])
    there = item(4, Event.IN_PLACE, NONE, BOR, 0, value)
    seen = bare()
    told = list(named("F1", pages(seen, (*CHRONICLE[:-2], there, CHRONICLE[-2])), world(seen), NAMES))
    assert f"Turn 5: {CATALOGUE.threads[0].codename}, in place as it ended: 1.5 of 2 victim support." in told
