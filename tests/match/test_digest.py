"""A turn report tells everything once, the weightiest first, and what would have spared a harm."""

from dataclasses import replace
from string import ascii_uppercase

import numpy as np

from game.match.chronicle import Item
from game.match.digest import UNSEEN, digest
from game.match.exercise import Exercise, find
from game.match.opening import autoplayed
from game.match.sections import Section, Tone, section_of
from game.rules.codes import NONE, AnswerKind, Capability, Copy, DeclineCode, MatterKind, Outcome, Rule
from game.rules.declining import KIND_BITS, packed
from game.rules.events import Event, TrustCause, of_in_place, of_sent
from game.wording.declining import CROSSED
from tests.wording.names import names

EXERCISE = Exercise.of_file(find("first-contact"))
NAMES = EXERCISE.catalogue
CODE = [r.code for r in NAMES.reports]


def item(event: Event, actor: int = 0, target: int = NONE, what: int = 0, value: int = 0, tick: int = 0) -> Item:
    return Item(0, tick, event, Rule.SHARE, actor, target, what, value, "", 1)


def lines(*items: Item) -> list[tuple[Section, str]]:
    return [(section, line.text) for section, told in digest(items, NAMES, 0).items() for line in told]


def test_an_empty_turn_has_no_sections() -> None:
    assert digest((), NAMES, 0) == {}


def test_sections_come_in_reading_order_harm_first() -> None:
    found = digest([item(Event.READ), item(Event.ARRIVED), item(Event.PUSHED, 1, 0)], NAMES, 0)
    assert list(found) == [Section.HARM, Section.ARRIVALS, Section.WORK]


def test_all_that_was_read_is_one_line() -> None:
    told = lines(item(Event.READ, 0, NONE, 1), item(Event.READ, 0, NONE, 2), item(Event.READ, 0, NONE, 3))
    assert told == [(Section.WORK, f"You read {CODE[1]}, {CODE[2]} and {CODE[3]}.")]


def test_a_report_read_as_tear_line_and_in_full_is_named_once() -> None:
    told = lines(*(item(Event.READ, 0, NONE, i) for i in (1, 2, 1)))
    assert told == [(Section.WORK, f"You read {CODE[1]} and {CODE[2]}.")]


def test_what_a_fusion_cell_analysed_is_told_as_its_work_in_one_line() -> None:
    by_cell = [item(Event.ANALYSED, 0, NONE, i, exposed | 1 << 1) for i, exposed in ((1, 0), (2, 0), (3, 1))]
    told = lines(*by_cell, item(Event.ANALYSED, 0, NONE, 4))
    cell = f"The fusion cell of the {NAMES.organisations[0].name} analysed"
    assert [text for section, text in told if section is Section.THREADS] == [
        f"{cell} {CODE[1]} and {CODE[2]}: not found false so far.",
        f"{cell} {CODE[3]}: exposed as false.",
    ]
    ((_, own),) = (line for line in told if line[0] is Section.WORK)
    assert own.startswith(f"You analysed {CODE[4]} ")


def test_a_report_sent_and_received_in_one_turn_is_told_once() -> None:
    sent = item(Event.SENT, 0, 1, 4, 1)
    assert len(lines(sent, item(Event.DELIVERED, 0, 1, 4, Copy.FULL))) == 1
    assert len(lines(sent, item(Event.DELIVERED, 0, 1, 5, Copy.FULL))) == 2


def test_what_is_put_before_a_task_force_is_not_told_as_sent_too() -> None:
    put, sent = item(Event.CONTRIBUTED, 0, NONE, 4, 77), item(Event.SENT, 0, 1, 4, 1)
    ((section, text),) = lines(put, sent)
    assert section is Section.WORK
    assert CODE[4] in text


def test_what_is_both_put_before_a_task_force_and_shared_is_told_as_shared_too() -> None:
    put, sent = item(Event.CONTRIBUTED, 0, NONE, 4, 77), item(Event.SENT, 0, 1, 4, 1)
    orders = replace(put, cause="usa-0-1"), replace(sent, cause="usa-0-1"), replace(sent, cause="usa-0-2")
    assert [section for section, _ in lines(*orders)] == [Section.WORK, Section.WORK]


MONEY = Exercise.of_file(find("paper-trail")).catalogue
"""An exercise of financial intelligence."""
JOINT = next(i for i, card in enumerate(MONEY.reports) if card.joint)
OTHER, MADE = MONEY.nations[1].name, f"{MONEY.reports[JOINT].code} “{MONEY.reports[JOINT].title}”"


def of_money(*items: Item, before: tuple[Item, ...] = ()) -> list[tuple[Section, str]]:
    told = digest(items, MONEY, 0, before)
    return [(section, line.text) for section, lines_ in told.items() for line in lines_]


THEIRS = item(Event.DELIVERED, 0, 1, JOINT, Copy.FULL)
MINE = item(Event.DELIVERED, 1, 0, JOINT, Copy.FULL)


def test_nobody_is_said_to_have_sent_what_came_of_a_match_that_the_reader_analysed() -> None:
    own = item(Event.MATCH_ANALYSED, 0, 1, JOINT, 1)
    halves = f"{MONEY.alerts[2].code} and {MONEY.alerts[3].code}"
    analysed = (Section.WORK, f"You analysed the match of {halves} into {MADE}.")
    assert of_money(own, MINE) == [analysed]
    too = (Section.WORK, f"{MADE}, from the match that you analysed, reaches {OTHER} too.")
    assert of_money(own, MINE, THEIRS) == [too, analysed] or of_money(own, MINE, THEIRS) == [analysed, too]


def test_what_another_made_of_a_match_with_a_half_of_the_reader_s_was_not_sent_by_it() -> None:
    by = f"{OTHER} analysed a match with a half of yours into {MADE}"
    assert of_money(THEIRS) == [(Section.OTHERS, f"{by}.")]
    assert of_money(MINE, THEIRS) == [(Section.ARRIVALS, f"{by}; you have it too.")]


def test_a_joint_report_that_was_sent_is_said_to_be() -> None:
    assert of_money(MINE) == [(Section.ARRIVALS, f"{MADE}, sent by {OTHER}, reaches you.")]
    sent = replace(item(Event.SENT, 0, 1, JOINT, 9), turn=-1)
    assert of_money(THEIRS, before=(sent,)) == [(Section.WORK, f"{MADE}, sent by you, reaches {OTHER}.")]


def test_a_half_disclosed_again_is_news_only_with_consent() -> None:
    given = item(Event.DISCLOSED, 1, 0, 2, 0)
    told = f"{OTHER} disclosed alert {MONEY.alerts[2].code} to you"
    assert of_money(given) == [(Section.ANSWERS, f"{told}.")]
    assert of_money(given, before=(given,)) == []
    assert of_money(replace(given, value=1), before=(given,)) == [
        (Section.ANSWERS, f"{told}, with consent to onward use.")
    ]


def test_a_yes_to_a_match_that_comes_to_nothing_is_told_with_the_nothing() -> None:
    yes = item(Event.ACCEPTED, 1, 0, MatterKind.MATCH, 77)
    no = item(Event.NO_MATCH, 1, 0, 0)
    names = Exercise.of_file(find("paper-trail")).catalogue
    told = [line.text for line in digest((yes, no), names, 0)[Section.ANSWERS]]
    assert told == [f"{names.nations[1].name} took up your request for a match, and has no counterpart of "
                    f"{names.alerts[0].code}."]  # fmt: skip
    assert len(digest((yes, replace(yes, value=78), no), names, 0)[Section.ANSWERS]) == 2
    assert len(digest((replace(yes, item=MatterKind.AGREEMENT), no), names, 0)[Section.ANSWERS]) == 2


def test_a_response_that_came_before_another_force_could_act_says_so() -> None:
    first = item(Event.RESPONDED, 1, NONE, 0, Outcome.DISRUPTED)
    own, theirs = (item(Event.STOOD_DOWN, n, NONE, 0, 77) for n in (0, 1))
    told = ", before your task force acted; each force had units of its own."
    assert [text.endswith(told) for _, text in lines(first, own)] == [True, False]
    for others in ((first,), (first, theirs), (own, first), (first, replace(own, item=1))):
        assert not any(text.endswith(told) for _, text in lines(*others))


def test_trust_is_told_once_a_pair_with_its_parts() -> None:
    changes = [
        item(Event.TRUST, 1, 0, TrustCause.EVIDENCE, 30),
        item(Event.TRUST, 1, 0, TrustCause.ANSWER, 15),
        item(Event.TRUST, 0, 1, TrustCause.IGNORED, -40),
    ]
    mine, theirs = digest(changes, NAMES, 0)[Section.TRUST]
    assert mine.text == "New Zealand's trust in you rises by 4.5: useful evidence +3.0 and a timely answer +1.5."
    assert (mine.tone, theirs.tone) == (Tone.GOOD, Tone.BAD)


def test_a_harm_says_what_would_have_spared_it() -> None:
    (line,) = digest([item(Event.PUSHED, 0, 1, 2)], NAMES, 0)[Section.HARM]
    assert line.tone is Tone.BAD
    assert "interests" in line.advice


def test_advice_is_for_who_did_the_harm() -> None:
    (line,) = digest([item(Event.PUSHED, 1, 0, 2)], NAMES, 0)[Section.HARM]
    assert line.advice == ""


def test_a_report_pushed_to_several_is_one_line() -> None:
    found = digest([item(Event.PUSHED, 1, 0, 2), item(Event.PUSHED, 1, 0, 2), item(Event.PUSHED, 0, 1, 3)], NAMES, 0)
    assert len(found[Section.HARM]) == 2


def test_word_that_a_report_is_false_is_no_harm_and_told_once() -> None:
    assert section_of(item(Event.TOLD_FALSE, 0, 1), 0) is Section.WORK
    both = item(Event.TOLD_FALSE, 1, 0, 4), item(Event.TOLD_FALSE, 1, 0, 4, tick=3)
    ((section, text),) = lines(*both)
    assert section is Section.ARRIVALS
    assert text.startswith(f"New Zealand told you that {CODE[4]}")


def test_word_of_a_false_report_that_the_reader_knew_is_no_arrival() -> None:
    told = item(Event.TOLD_FALSE, 1, 0, 4)
    said = item(Event.TOLD_FALSE, 0, 1, 4)

    def heard(*before: Item, now: tuple[Item, ...] = (told,)) -> list[tuple[Section, str]]:
        return [(s, x.text) for s, found in digest(now, NAMES, 0, before).items() for x in found]

    assert heard(said) == [], "who was told tells back what the reader said"
    assert [section for section, _ in heard(now=(said, told))] == [Section.WORK]
    for before in (item(Event.ANALYSED, 0, NONE, 4, 1), told):
        ((section, text),) = heard(before)
        assert section is Section.OTHERS
        assert text.startswith(f"New Zealand told you too that {CODE[4]}")
    ((section, _),) = heard(item(Event.ANALYSED, 0, NONE, 4, 0))
    assert section is Section.ARRIVALS


def test_the_lesson_of_a_compromise_fits_who_held_the_report() -> None:
    for careless, lesson, shield in ((0, "All who held it had need", "where it is"), (2, "none without", "best kept")):
        lost = item(Event.COMPROMISED, 1, 0, 2, careless), item(Event.SOURCE_LOST, NONE, 0, 2)
        first, second = digest(lost, NAMES, 0)[Section.HARM]
        assert lesson in first.advice
        assert shield in second.advice


def test_what_a_query_brought_is_told_as_found_and_by_whom_it_was_published() -> None:
    came = item(Event.DELIVERED, 1, 0, 4), item(Event.FOUND, 0, 1, 4, 0)
    ((section, text),) = lines(*came)
    assert section is Section.ARRIVALS
    assert text.startswith(f"You found in {NAMES.channels[0].name}: {CODE[4]}")
    assert text.endswith("published by New Zealand.")


def test_what_was_long_on_file_is_told_to_arrive_once() -> None:
    woken, own = item(Event.WOKEN, 0, NONE, 4), item(Event.ARRIVED, 0, 0, 4)
    ((section, text),) = lines(woken, own)
    assert section is Section.ARRIVALS
    assert text.startswith(CODE[4])
    assert "long on file, now matters to you" in text
    assert len(lines(woken, item(Event.ARRIVED, 0, 0, 5))) == 2


def test_who_was_turned_down_and_leads_itself_is_said_to_be_free_to_ask_again() -> None:
    rank = int(packed(np.array(DeclineCode.RANK), np.array(0), np.array(NONE))) << KIND_BITS
    no = item(Event.DECLINED, 1, 0, rank | MatterKind.INVITATION)
    for mine in (item(Event.DECLINED, 0, 1, MatterKind.INVITATION), item(Event.LAPSED, 0, 1, MatterKind.INVITATION)):
        assert any(text.endswith(f"{CROSSED}.") for _, text in lines(no, mine))
    assert not any(CROSSED in text for _, text in lines(no))
    assert not any(CROSSED in text for _, text in lines(no, item(Event.LAPSED, 0, 1, MatterKind.RFI)))


def test_what_several_declined_on_one_ground_is_one_line() -> None:
    busy = int(packed(np.array(DeclineCode.BUSY), np.array(1), np.array(NONE))) << KIND_BITS
    no = [item(Event.DECLINED, n, 0, busy | MatterKind.TRAINING, 7 + n) for n in (1, 2, 3)]
    who = [MANY.nations[n].name for n in (1, 2, 3)]
    ((section, text),) = told_of_many(*no)
    assert section is Section.ANSWERS
    assert text.startswith(
        f"{who[0]}, {who[1]} and {who[2]} declined your proposal of joint training: their units are training or serve "
        "elsewhere. Ask again in one turn"
    )
    assert len(told_of_many(no[0], replace(no[1], item=MatterKind.TRAINING))) == 2
    (alone,) = told_of_many(no[0])
    assert f"{who[0]} declined your proposal of joint training: its units are training" in alone[1]
    (elsewhere,) = told_of_many(*(replace(i, target=4) for i in no))
    assert elsewhere[0] is Section.OTHERS


def test_the_end_of_an_incident_tells_what_was_in_place_and_what_was_under_way() -> None:
    closed = item(Event.CLOSED, NONE, 2, 1, Outcome.UNCONTAINED, tick=5)

    def there(capability: Capability, asked: int, present: int, coming: int) -> Item:
        value = of_in_place(*(np.array([x]) for x in (capability, asked, present, coming)))
        return item(Event.IN_PLACE, NONE, 2, 1, int(value[0]), 5)

    fell_short = there(Capability.RAPID_DEPLOYMENT, 5, 4190, 0), there(Capability.VICTIM_SUPPORT, 10, 6400, 2000)
    (_, end), (section, text) = told_of_many(closed, *fell_short)
    name = MANY.threads[1].codename
    assert end.startswith(name)
    assert section is Section.HARM
    assert text == (
        f"{name}, in place as it ended: 4.1 of 5 rapid deployment and 6.4 of 10 victim support; "
        "still under way: 2 victim support."
    )
    enough = there(Capability.RAPID_DEPLOYMENT, 5, 5000, 0)
    contained = replace(closed, value=int(Outcome.CONTAINED), actor=1)
    assert [section for section, _ in told_of_many(contained, enough)] == [Section.THREADS] * 2


def test_a_release_that_several_asked_for_is_told_once() -> None:
    found = lines(*(item(Event.RELEASED, 1, 0, 4) for _ in range(3)))
    (only,) = found
    assert only[0] is Section.ANSWERS
    assert only[1].endswith("whoever holds it may pass it to you.")


def inject(number: int, tick: int = 0) -> Item:
    return item(Event.INJECT, NONE, NONE, number, 0, tick)


def test_a_moved_deadline_names_the_inject_of_its_hour() -> None:
    moved = item(Event.DEADLINE_MOVED, NONE, NONE, 0, -3)
    title = NAMES.injects[0].title
    told = next(text for _, text in lines(inject(0), moved) if "sooner" in text)
    assert told.endswith(f"3 hours sooner, after “{title}”.")


def test_what_moved_a_deadline_is_not_guessed() -> None:
    moved = item(Event.DEADLINE_MOVED, NONE, NONE, 0, -3, 6)
    for others in ((), (inject(0, 5),), (inject(0, 6), inject(1, 6))):
        (told,) = (text for _, text in lines(*others, moved) if "sooner" in text)
        assert told.endswith("3 hours sooner, by an event of Exercise Control.")


def test_a_wrong_response_is_a_harm_and_a_right_one_is_not() -> None:
    wrong, right = item(Event.RESPONDED, 0, NONE, 0, NONE), item(Event.RESPONDED, 0, NONE, 0, Outcome.PREVENTED)
    assert [section_of(i, 0) for i in (wrong, right)] == [Section.HARM, Section.THREADS]


def test_what_others_settle_among_themselves_is_told_elsewhere() -> None:
    assert section_of(item(Event.REQUESTED, 1, 2), 0) is Section.OTHERS
    assert section_of(item(Event.REQUESTED, 1, 0), 0) is Section.ANSWERS


def test_points_and_refusals_are_told_in_their_own_places() -> None:
    assert lines(item(Event.AWARD), item(Event.SEAT_AWARD), item(Event.REFUSED, 0, NONE, 3, 5)) == []


def test_every_line_of_a_played_game_is_a_sentence_with_a_rule() -> None:
    game = autoplayed(EXERCISE, "cooperator", 3).game
    for turn in range(8):
        items = [i for i in game.chronicle.known_to(0, "aus", turn) if i.turn == turn]
        told = digest(items, NAMES, 0)
        assert all(
            line.text[0] in "“" + ascii_uppercase and line.text.endswith(".") and line.rule
            for s in told.values()
            for line in s
        )
        assert all([x.tick for x in s] == sorted(x.tick for x in s) for s in told.values())


def test_a_thread_that_ends_badly_is_a_harm() -> None:
    lost, won = (item(Event.CLOSED, NONE, NONE, 0, end) for end in (Outcome.UNCONTAINED, Outcome.CONTAINED))
    assert [section_of(i, 0) for i in (lost, won)] == [Section.HARM, Section.THREADS]


def test_trust_that_does_not_move_is_not_told() -> None:
    nothing = item(Event.TRUST, 1, 0, TrustCause.EVIDENCE, 0)
    assert lines(nothing) == []
    assert "evidence" not in lines(nothing, item(Event.TRUST, 1, 0, TrustCause.ANSWER, 15))[0][1]
    assert (
        len(lines(item(Event.TRUST, 1, 0, TrustCause.ANSWER, 15), item(Event.TRUST, 1, 0, TrustCause.PUSH, -15))) == 1
    )


MANY = names()
"""An exercise of many nations and threads."""
FIRST = MANY.nations[1].name
MANY_CODE = [r.code for r in MANY.reports]


def told_of_many(*items: Item) -> list[tuple[Section, str]]:
    return [(section, line.text) for section, told in digest(items, MANY, 0).items() for line in told]


def test_a_referral_names_the_nation_referred_to() -> None:
    referral = item(Event.ANSWERED, 1, 0, AnswerKind.REFERRAL)
    assert told_of_many(replace(referral, other=2)) == [
        (Section.ANSWERS, f"{FIRST} answered you with a referral to {MANY.nations[2].name}.")
    ]
    assert told_of_many(referral) == [(Section.ANSWERS, f"{FIRST} answered you with a referral.")]


FORMED, MORE = item(Event.FORMED, 0, NONE, 0, 77), item(Event.FORMED, 1, NONE, 1, 78)
ON = [f"task force on {thread.codename}" for thread in MANY.threads]


def test_invitations_name_the_thread_of_their_task_force_and_two_forces_are_two_told_of_many() -> None:
    invited = [item(Event.PROPOSED, 0, n, MatterKind.INVITATION, 100 + n) for n in (1, 2)]
    first, second = (replace(i, cause=cause) for i, cause in zip(invited, ("a", "b"), strict=True))
    formed = replace(FORMED, cause="a"), replace(FORMED, item=1, value=79, cause="b")
    told = [text for section, text in told_of_many(*formed, first, second) if section is Section.ANSWERS]
    assert told == [f"You invited {FIRST} to a {ON[0]}.", f"You invited {MANY.nations[2].name} to a {ON[1]}."]
    theirs = item(Event.PROPOSED, 1, 0, MatterKind.INVITATION, 103)
    assert told_of_many(theirs)[0][1] == f"{FIRST} invited you to a task force."
    (line,) = digest([theirs], MANY, 0, [MORE])[Section.ANSWERS]
    assert line.text == f"{FIRST} invited you to a {ON[1]}."


def test_what_is_put_forward_names_the_task_force_or_cell_that_it_is_put_before() -> None:
    put = [item(Event.CONTRIBUTED, 1, NONE, i, key) for i, key in ((1, 77), (2, 78), (3, NONE), (4, 99))]
    told = {line.text for line in digest(put, MANY, 0, [FORMED, MORE])[Section.THREADS]}
    who = f"{FIRST} put"
    assert told == {
        f"{who} {MANY_CODE[1]} before your {ON[0]}.",
        f"{who} {MANY_CODE[2]} before {FIRST}'s {ON[1]}.",
        f"{who} {MANY_CODE[3]} before the fusion cell.",
        f"{who} {MANY_CODE[4]} before those who assess together.",
    }


def test_a_release_is_no_news_to_who_has_the_report() -> None:
    released = item(Event.RELEASED, 1, 0, 4)
    has = item(Event.DELIVERED, 1, 0, 4, Copy.FULL)
    assert digest([released], MANY, 0, [has]) == {}
    assert digest([released], MANY, 0, [replace(has, value=int(Copy.TORN))])
    assert digest([replace(released, target=2)], MANY, 0, [has])
    assert not any("released" in text for _, text in told_of_many(released, has))


def test_proposals_of_an_agreement_that_meet_are_one_line() -> None:
    ours, theirs = (item(Event.PROPOSED, n, 1 - n, MatterKind.AGREEMENT, 7 + n) for n in (0, 1))
    for n in (0, 1):
        met = item(Event.ACCEPTED, n, 1 - n, MatterKind.AGREEMENT, 8 - n)
        told = lines(ours, theirs, met)
        assert told == [
            (Section.ANSWERS, "You and New Zealand proposed a formal agreement to each other: it is agreed.")
        ]
    accepted = item(Event.ACCEPTED, 0, 1, MatterKind.AGREEMENT, 8)
    assert lines(accepted) == [(Section.ANSWERS, "You accepted New Zealand's proposal of a formal agreement.")]


def test_a_new_deadline_of_what_is_closed_by_now_is_not_told() -> None:
    moved, closed = item(Event.DEADLINE_MOVED, NONE, NONE, 0, 6), item(Event.CLOSED, 1, 2, 0, Outcome.PREVENTED)
    assert [section for section, _ in lines(moved)] == [Section.THREADS]
    assert not any("deadline" in text for _, text in lines(moved, closed))
    assert any("deadline" in text for _, text in lines(moved, replace(closed, item=1)))


def test_a_copy_that_comes_later_than_another_of_the_same_order_waits_on_its_channel() -> None:
    soon, late = (
        replace(item(Event.SENT, 0, n, 4, of_sent(hour, Copy.FULL)), cause="a") for n, hour in ((1, 1), (2, 7))
    )
    told = dict(text.split(", arriving ") for _, text in told_of_many(soon, late))
    assert [when.endswith("queued behind others on its channel.") for when in told.values()] == [False, True]
    assert not any("queued" in text for _, text in told_of_many(soon, replace(late, cause="b")))


def test_a_force_that_the_brief_showed_ready_is_not_news() -> None:
    ready = item(Event.FORCE_READY, 0, NONE, 0, 77)
    assert told_of_many(ready)[0][1] == f"Your {ON[0]} was ready as the turn began."
    assert told_of_many(replace(ready, tick=8))[0][1] == f"Your {ON[0]} is ready."


def test_one_proposal_to_several_is_one_line() -> None:
    both = item(Event.PROPOSED, 0, 1, MatterKind.TRAINING), item(Event.PROPOSED, 0, 1, MatterKind.TRAINING)
    assert lines(*both) == [(Section.ANSWERS, "You proposed joint training to New Zealand.")]


def test_an_answer_that_brought_nothing_yet_says_so() -> None:
    answered = item(Event.ANSWERED, 1, 0, AnswerKind.SHARE)
    ((_, text),) = lines(answered)
    assert text.endswith(f"answered you with a report{UNSEEN}.")
    come = lines(answered, item(Event.DELIVERED, 1, 0, 4, Copy.FULL))
    assert not any(UNSEEN in text for _, text in come)
    assert any(UNSEEN in text for _, text in lines(answered, item(Event.DELIVERED, 0, 1, 4, Copy.FULL)))
    assert not any(UNSEEN in text for _, text in lines(item(Event.ANSWERED, 1, 0, AnswerKind.NIL)))
    assert not any(UNSEEN in text for _, text in lines(item(Event.ANSWERED, 0, 1, AnswerKind.SHARE)))


def test_what_others_look_up_where_one_published_it_is_their_doing() -> None:
    store = 2
    put = replace(item(Event.PUBLISHED, 0, NONE, 4, store), turn=-1)
    found = [item(Event.SENT, 0, n, 4, 2) for n in (1, 2)]
    who = " and ".join(MANY.nations[n].name for n in (1, 2))
    told = f"{who} looked up {MANY_CODE[4]} “{MANY.reports[4].title}” in {MANY.channels[store].name}, "

    def heard(*before: Item, now: tuple[Item, ...] = tuple(found)) -> list[tuple[Section, str]]:
        return [(s, x.text) for s, found in digest(now, MANY, 0, before).items() for x in found]

    assert heard(put) == [(Section.OTHERS, told + "where you had published it.")]
    own = tuple(replace(i, cause="a") for i in found)
    joined = tuple(item(Event.JOINED, n, 0, 0, 77) for n in (1, 2))
    notice = replace(item(Event.NOTICE, 0, NONE, 4, 0), turn=-1)
    for lines_ in (heard(), heard(put, now=own), heard(put, notice), heard(put, now=(*joined, *found))):
        assert next(text for section, text in lines_ if section is Section.WORK).startswith(f"{MANY_CODE[4]} ")
        assert not any("looked up" in text for _, text in lines_)
