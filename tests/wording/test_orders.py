"""Every order and every consequence has words."""

from __future__ import annotations

from dataclasses import replace

from game.rules.codes import NEVER, NONE, AnswerKind, MatterKind, Service
from game.rules.events import Event, TrustCause
from game.rules.orders import BY_KIND, COLUMNS, Kind
from game.rules.preview import Delivery, Hint, Legality, OrderPreview, TrustEffect
from game.rules.reasons import Reason
from game.wording import previews
from game.wording.happenings import Happening
from game.wording.orders import FIELD, KIND, OrderWords
from game.wording.outlook import led
from game.wording.past import past
from tests.ui.scenes.fake_catalogue import CATALOGUE, TICK
from tests.ui.scenes.fake_views import crowded

LEGAL = Hint(Legality.LEGAL, Reason.ACCEPTED)


def words() -> OrderWords:
    """Words for the crowded view."""
    return OrderWords(CATALOGUE, crowded())


def sending(*deliveries: Delivery, hint: Hint = LEGAL, cost: int = 1, found: int = 0) -> OrderPreview:
    """A preview of an order that sends a report."""
    return OrderPreview(hint, cost, deliveries, (0, *(d.to for d in deliveries)), 20, 120, found, ())


def test_every_kind_and_every_field_has_a_name() -> None:
    assert set(KIND) == set(BY_KIND)
    assert set(FIELD) == set(COLUMNS)


def test_a_share_names_report_recipients_channel_and_version() -> None:
    columns = {"report": 0, "to": 0b110, "channel": 2, "tear": 1}
    assert words().title(Kind.SHARE, columns) == "Share R-700"
    assert words().detail(Kind.SHARE, columns) == "to COR, BRA · Compact Net · tear-line"


def test_to_form_where_one_leads_a_force_is_to_invite_to_it() -> None:
    view, columns = crowded(), {"thread": 0, "to": 0b110000}
    assert words().title(Kind.FORM, columns) == "Form a force on HERON", "an order of the past"
    now = OrderWords(CATALOGUE, view, led(view))
    assert now.title(Kind.FORM, columns) == "Invite EST, FAL to the force on HERON"
    assert now.detail(Kind.FORM, columns) == ""
    assert now.title(Kind.FORM, {**columns, "thread": 1}).startswith("Form a force on")
    gone = OrderWords(CATALOGUE, view, led(view, [(Kind.STAND_DOWN, {"key": 9000})]))
    assert gone.title(Kind.FORM, columns) == "Form a force on HERON"
    assert gone.detail(Kind.FORM, columns) == "with EST, FAL"


def test_answers_name_what_they_answer_and_who_asked() -> None:
    assert words().title(Kind.ACCEPT, {"key": 103}) == "Accept formal agreement"
    assert words().detail(Kind.ACCEPT, {"key": 103}) == "asked by Estmarch"
    assert words().title(Kind.RELEASE, {"key": 102}) == "Release R-703 to FAL"
    nil = {"key": 101, "option": int(AnswerKind.NIL)}
    assert words().title(Kind.ANSWER, nil) == "Answer on Hired crews"
    agreement = {"key": 103, "option": int(AnswerKind.NIL)}
    assert words().title(Kind.ANSWER, agreement) == "Answer formal agreement"
    assert words().detail(Kind.ANSWER, nil).startswith("asked by Estmarch · nothing more is held")


def test_a_key_names_matter_or_task_force() -> None:
    assert words().matter(9000) == "task force HERON"
    assert words().matter(106) == "invitation to a task force, Corvessa: WAGTAIL"
    assert words().matter(1) == "a matter that is over"
    assert all(words().about_matter(m.key) for m in crowded().matters if m.kind != MatterKind.AGREEMENT)


def test_a_key_of_the_past_names_what_the_reader_heard_of_it() -> None:
    heard = [
        Happening(Event.FORMED, 0, 0, NONE, 3, 1),
        Happening(Event.REQUESTED, 0, 0, 1, 1, 2),
        Happening(Event.PROPOSED, 0, 2, 0, MatterKind.TRAINING, 3),
    ]
    told = OrderWords(CATALOGUE, crowded(), past=past(CATALOGUE, 0, heard))
    assert told.title(Kind.STAND_DOWN, {"key": 1}) == f"Stand down task force {CATALOGUE.threads[3].codename}"
    assert told.matter(2) == f"request for information, Corvessa: {CATALOGUE.subjects[1].name}"
    assert told.matter(3) == "joint training, Brannoch"
    assert told.matter(4) == "a matter that is over"


def test_a_preview_says_refusal_and_remedy() -> None:
    refused = sending(
        Delivery(1, Reason.ABOVE_CEILING, NEVER, False, False), hint=Hint(Legality.ILLEGAL, Reason.ABOVE_CEILING)
    )
    found = [line.text for line in previews.lines(CATALOGUE, refused, 0, TICK, 36)]
    assert found[0].startswith("Would be refused: The label is above what this channel carries to them (R-SHARE).")
    assert "Use a channel that carries more" in found[0]
    assert found[1:] == [], "the refusal is told once, and what is not sent cannot be lost"


def test_an_exposure_that_outlasts_the_exercise_says_so() -> None:
    sent = sending(Delivery(1, Reason.ACCEPTED, TICK + 1, True, False))
    for end, said in ((TICK + 36, False), (TICK + 35, True)):
        found = " ".join(line.text for line in previews.lines(CATALOGUE, sent, 0, TICK, 36, end))
        assert ("over the next 36 hours, also after the end of the exercise, by" in found) == said


def test_a_recipient_refused_beside_others_is_told_by_name() -> None:
    partly = sending(
        Delivery(1, Reason.DUPLICATE, NEVER, True, False), Delivery(2, Reason.ACCEPTED, TICK + 1, True, False)
    )
    found = [line.text for line in previews.lines(CATALOGUE, partly, 0, TICK, 36)]
    assert found[1].startswith("Corvessa: not sent.")
    assert found[2].startswith("Brannoch: arrives")


def test_recipients_of_the_same_fate_share_a_line() -> None:
    alike = [Delivery(n, Reason.ACCEPTED, TICK + 1, True, False) for n in (1, 2)]
    other = Delivery(3, Reason.ACCEPTED, TICK + 1, False, False)
    found = [line.text for line in previews.lines(CATALOGUE, sending(*alike, other), 0, TICK, 36)]
    assert found[1].startswith("Corvessa and Brannoch: it arrives")
    assert found[1].endswith("need it.")
    assert "has no need that you can see (an interest, an open request, a force with you on it," in found[2]


def test_an_order_without_price_says_so() -> None:
    assert previews.verdict(sending(cost=0)).text == "Can be carried out and takes no staff."


def test_a_preview_says_what_cannot_be_known() -> None:
    unsure = sending(hint=Hint(Legality.UNKNOWN, Reason.NO_TRUST))
    assert previews.verdict(unsure).text.startswith("May be refused, which you cannot know: Trust is too low")


def test_a_breach_is_told_for_each_recipient_and_with_its_odds() -> None:
    breach = sending(Delivery(1, Reason.ACCEPTED, TICK + 1, True, True), found=290)
    lines = previews.lines(CATALOGUE, breach, 0, TICK, 36)
    assert lines[1].tone == "bad"
    assert "A breach" in lines[1].text
    assert "found with a chance of 29 %" in lines[2].text
    sure = sending(Delivery(1, Reason.ACCEPTED, TICK + 1, True, True), found=1000)
    assert "Breach: found for certain." in previews.lines(CATALOGUE, sure, 0, TICK, 36)[2].text


def test_trust_is_told_with_its_sign_and_cause() -> None:
    push = OrderPreview(LEGAL, 1, (), (), 0, 0, 0, (TrustEffect(1, 0, TrustCause.PUSH, -20),))
    assert (
        previews.trust_lines(CATALOGUE, push, 0)[0].text
        == "Corvessa's trust in you: −2, for a report pushed without need."
    )
    still = replace(push, trust=(TrustEffect(1, 0, TrustCause.PUSH, 0),))
    assert previews.trust_lines(CATALOGUE, still, 0) == [], "what does not move is not told"


def test_small_numbers_stay_honest() -> None:
    assert previews.tenths(15) == "+1.5"
    assert previews.tenths(-20) == "−2"
    assert previews.percent(4) == "under 1 %"
    assert previews.percent(0) == "0 %"


def test_nations_named_for_a_service_take_part_in_it_or_get_it() -> None:
    for service, little in ((Service.CONVENE_TASK_FORCE, "with"), (Service.CAPACITY_BUILDING, "to")):
        assert words().detail(Kind.SERVICE, {"option": service, "to": 0b10}).startswith(f"{little} ")


def test_titles_on_the_list_say_what_the_order_is_about() -> None:
    assert words().title(Kind.REQUEST, {"to": 0b10, "subject": 1}) == "Ask COR about Hired crews"
    assert words().detail(Kind.REQUEST, {"to": 0b10, "subject": 1}) == ""
    service = {"organisation": 0, "option": int(Service.JOINT_INTELLIGENCE), "thread": 0}
    assert words().title(Kind.SERVICE, service) == "Joint intelligence cell HERON"
    assert words().title(Kind.STAND_DOWN, {"key": 9000}) == "Stand down task force HERON"


def test_a_freeze_that_would_be_reversed_says_so_and_what_it_wants() -> None:
    sound = OrderPreview(LEGAL, 2, (), (), 0, 0, 0, ())
    assert previews.freeze(sound) is None
    known = previews.freeze(replace(sound, held=Legality.ILLEGAL))
    unsure = previews.freeze(replace(sound, held=Legality.UNKNOWN))
    assert known is not None
    assert unsure is not None
    assert (known.tone, unsure.tone) == ("bad", "warn")
    assert known.text.startswith("It would be reversed")
    assert "legal framework" in unsure.text
