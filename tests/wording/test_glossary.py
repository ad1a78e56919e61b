"""The words of the game and its numbers, told with the doctrine of the exercise."""

import inspect
import re
from dataclasses import replace

import pytest

from game.rules import step
from game.rules.codes import Label, Rule
from game.rules.doctrine import Doctrine
from game.rules.orders import BY_NAME, ORDERS, Kind
from game.rules.view import View
from game.wording import rules, terms
from game.wording.figures import page
from game.wording.glossary import TERMS, about
from game.wording.numbers import Numbers
from game.wording.previews import NEEDS
from tests.ui.scenes.fake_views import crowded

PLAIN = Numbers(Doctrine(), 6)
ALL = frozenset(o.kind for o in ORDERS)


@pytest.mark.parametrize("name", TERMS)
def test_every_word_is_told_in_one_or_two_sentences(name: str) -> None:
    told = about(name, PLAIN)
    assert told.startswith(f"{name[0].upper()}{name[1:]}: ")
    assert 1 <= len(re.findall(r"\.(?= |$)", told)) <= 3
    assert len(told) <= 400
    assert told.endswith(".")
    assert "-" not in re.sub(r"\w-\w", "", told)


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("tearline", "Tear-line"),
        ("tear-lines", "Tear-line"),
        ("B3", "Grade"),
        ("TLP", "Label"),
        ("key", "Band"),
        ("half-life", "Fresh"),
        ("Need To Know", "Need to know"),
        ("domains", "Domain"),
        ("legal framework", "Framework"),
        ("intelligence sharing", "Training"),
        ("exposed", "False"),
        ("decoy judged", "Judgement"),
        ("half", "Alert"),
        ("counterpart", "Alert"),
        ("capacity", "Queue"),
        ("ministerial", "Ministerial meeting"),
        ("onward use", "Consent"),
        ("natural lead", "Lead"),
        ("yours", "Own thread"),
        ("interests", "Interest"),
        ("secure database", "Database"),
        ("private interest", "Own interests"),
        ("factor", "Seat score"),
        ("seat", "Seat score"),
        ("seat points", "Seat score"),
        ("safeguard", "Safeguards"),
        ("Outcomes", "Outcome"),
        ("caveats", "Caveat"),
        ("staff point", "Staff points"),
        ("force", "Task force"),
    ],
)
def test_a_word_is_found_by_its_other_names(asked: str, name: str) -> None:
    assert about(asked, PLAIN).startswith(f"{name}: ")


@pytest.mark.parametrize("asked", ["", "s", "zebra", "-"])
def test_a_word_that_is_none_of_the_games_means_nothing(asked: str) -> None:
    assert about(asked, PLAIN) == ""


@pytest.mark.parametrize(
    ("name", "changes", "words"),
    [
        ("tear-line", {"torn_detail": 47}, "it counts 47 % as evidence"),
        ("need to know", {"trust_push": -70}, "−7 of its trust"),
        ("need to know", {"hazard_need": 1000, "hazard_no_need": 9000}, "9 times the exposure"),
        ("need to know", {"hazard_need": 0}, "times the exposure"),
        ("band", {"band_before": 610}, "right in 61 of 100 cases"),
        ("grade", {"credibility_exposed": -40}, "and −40 % once"),
        ("incident", {"score_contained": 51}, "worth 51 of the 100"),
        ("fresh", {"late_evidence": 30}, "counts 30 % in a response"),
        ("breach", {"breach_found": 110}, "chance of 11 % a turn"),
        ("campaign", {"campaign_growth": 70, "campaign_feeds": 510}, "grows by 7 a turn"),
        ("hash set", {"refer_base": 80, "refer_member": 50}, "removes 8 of intensity and 5 more"),
        ("training", {"training_interop": 130, "training_intelligence": 60}, "by 13, intelligence sharing by 19"),
        ("false", {"expose_false": 810}, "exposes 81 of 100"),
        ("domain", {"domains_large": 4}, "evidence from 4 of them"),
        ("ministerial", {"trust_ministerial": 35, "meeting_gap": 18}, "rises by 3.5. They meet once in 18 hours"),
        ("wrong response", {"nearly_confidence": 410, "wrong_busy": 18}, "below 41, with less than"),
        (
            "severity",
            {"harden_severity": 110, "campaign_severity": 60},
            "lowers it by 11, a campaign that feeds it raises it by 6",
        ),
        ("proposal", {"trust_declined": -7}, "to decline costs −0.7 trust"),
        ("outcome", {"score_disrupted": 61, "score_wrong": 14}, "disrupted 61, contained 35"),
        ("timeliness", {"score_speed": 200, "score_answers": 25}, "where 50 % of the time"),
        ("coverage", {"score_coverage_full": 70}, "full at 70 % of it"),
        ("coverage", {"score_judgement": 6}, "adds up to 6 points"),
        ("safeguards", {"score_reference": 700, "score_breach": 150}, "0.7 for every nation and turn"),
        ("safeguards", {"score_breach": 150}, "takes away 1.5 times"),
        ("trust", {"score_trust_floor": 200, "score_trust_span": 600}, "nothing at 20, full at 80"),
        ("joint work", {"score_interop_gain": 250}, "full at 25"),
        ("handling", {"handling_base": 1300, "handling_step": 100}, "130 % of the usual exposure at 0, 80 % at 5"),
        ("supply", {"score_precision": 30}, "multiplied by 70 % and up to 30 % more"),
        ("precision", {"score_precision": 30}, "up to 30 %"),
        ("caveat", {"trust_caveat": 7, "hazard_span": 30}, "for 30 hours"),
        ("free", {"reading_block": 4}, "every 4 cost one"),
        (
            "compromise",
            {"hazard_span": 30},
            "for 30 hours, those without need most; what is left of these after the last",
        ),
        ("interoperability", {"interop_fade": 30}, "fades by 3 % a turn"),
        ("interoperability", {"platform_interop": 350}, "from 35 on, a platform whose own ceiling is lower"),
        ("goal alignment", {"score_aligned_turns": 400}, "in 40 % of all turns at least"),
        ("judgement", {"score_judgement": 6}, "up to 6 points of coverage"),
        ("need to know", {"need_after_leaving": 15}, "ends 15 hours after leaving it"),
        ("task force", {"need_after_leaving": 15}, "15 hours longer"),
    ],
)
def test_a_word_is_told_with_the_numbers_of_the_exercise(name: str, changes: dict[str, int], words: str) -> None:
    assert words in about(name, Numbers(replace(Doctrine(), **changes), 6))


@pytest.mark.parametrize(("mechanic", "words"), [("harden", "To harden"), ("online", "A campaign that")])
def test_severity_names_only_what_the_exercise_has_to_move_it(mechanic: str, words: str) -> None:
    told = {m: about("severity", Numbers(Doctrine(), 6, frozenset([m]))) for m in ("harden", "online", "")}
    assert [m for m, text in told.items() if words in text] == [mechanic]
    assert all("vents of the exercise may move it" in text for text in told.values())


def test_what_a_nation_earns_for_itself_is_told_with_what_it_makes_of_the_common_score() -> None:
    assert "times 0.6 to 1.0" in about("factor", PLAIN)
    assert "beyond 100 in this part counts for nothing" in about("own interests", PLAIN)


def test_the_order_of_a_turn_is_that_in_which_the_rules_carry_out_orders() -> None:
    """The list of phases against the order in which `step` takes up the kinds of order."""
    parts = step._orders_before_reading, step._orders_after_reading, step._tick
    source = "".join(map(inspect.getsource, parts))
    phases = (
        (Kind.DECIDE, "decisions"), (Kind.RELEASE, "releases"), (Kind.ANSWER, "answers"), (Kind.SHARE, "sending"),
        (Kind.PUBLISH, "publishing"), (Kind.QUERY, "queries"), (Kind.CONTRIBUTE, "contributing"),
        (Kind.REQUEST, "asking"), (Kind.NEGOTIATE, "proposing"), (Kind.READ, "reading"), (Kind.ANALYSE, "analysis"),
        (Kind.POST_LIAISON, "officers"), (Kind.FORM, "task forces"), (Kind.SERVICE, "services"),
        (Kind.FREEZE, "freezes"), (Kind.REFER, "referrals"), (Kind.RESPOND, "responses"),
    )  # fmt: skip
    at = [source.rindex(f"Kind.{kind.name})") for kind, _ in phases]
    assert at == sorted(at)
    assert at[3] < source.index("services.send(") < at[4]
    told = about("turn", PLAIN)
    words = [told.index(word) for _, word in phases]
    assert words == sorted(words)


def test_few_nations_are_asked_for_fewer_domains() -> None:
    assert "from 2 domains" in about("confidence", Numbers(Doctrine(), 3))


def numbers(view: View | None = None, kinds: frozenset[Kind] = ALL, **changes: int) -> str:
    return "\n".join(page(Numbers(replace(Doctrine(), **changes), 6), view or crowded(), kinds))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"detect": 110}, "shows itself from 11;"),
        ({"form_confidence": 330}, "a task force is formed from confidence 33"),
        ({"respond_confidence": 610, "nearly_confidence": 440, "nearly_capability": 66}, "prevents from 61 with"),
        ({"nearly_confidence": 440, "nearly_capability": 66}, "disrupts from 44 with 66 % of each"),
        ({"late_evidence": 35}, "hours before it counts 35 %."),
        ({"requests_a_turn": 4, "request_due": 18}, "Requests: 4 a turn, one open for each pair, due 18 hours after"),
        (
            {"note_latency": 8, "release_wait": 14},
            "release is due 14 hours after the question is put, which first goes",
        ),
        ({"note_latency": 8}, "back the way the report came, 8 hours by note"),
        ({"trust_answer": 25}, "a share that answers, is worth +2.5 trust"),
        ({"trust_ignored": -60}, "silence −2, neither where"),
        ({"trust_push": -30}, "a push without need −3,"),
        ({"trust_compromise": -70}, "a report compromised −7 for who passed it on"),
        ({"trust_compromise_back": -35}, "for who only received it, and −3.5 of their trust in its originator"),
        (
            {"force_size": 4, "force_base": 7, "force_member": 3},
            "they form in 7 hours and 3 for each member, and 3",
        ),
        ({"deploy_ticks": 21}, "Deployment to an incident: 21 hours"),
        ({"liaison_seats": 3, "liaison_setup": 5}, "Liaison officers: 3 at most"),
        ({"agreement_trust": 470, "agreement_setup": 18}, "ask for trust 47 on both sides, and are in force 18 hours"),
        ({"freeze_requirement": 210}, "21 less confidence"),
        ({"training_interop": 130, "training_intelligence": 60}, "+13, by intelligence sharing +19; by the other"),
    ],
)
def test_the_page_of_numbers_tells_those_of_the_exercise(changes: dict[str, int], words: str) -> None:
    assert words in numbers(**changes)


def test_one_change_of_interests_a_turn_is_told_wherever_interests_are() -> None:
    few = ALL - {Kind.REGISTER}
    assert "one change a turn" in BY_NAME["register"].help
    assert "3 registered at most, one change a turn." in numbers()
    assert "one change a turn" not in numbers(kinds=few)
    assert "one change a turn, by register." in about("interest", PLAIN)
    assert "by register" not in about("interest", Numbers(Doctrine(), 6, frozenset()))


def test_the_labels_bind_who_gets_a_report_and_not_its_originator() -> None:
    assert "the originator, who may send its own to anybody." in about("green", PLAIN)
    assert terms.may_have(Label.GREEN, False) == terms.LABEL_MEANING[Label.GREEN]
    assert terms.may_have(Label.CLEAR, True) == "Anyone may have it."
    to_others = "Its label binds those who get it from you: members of a common organisation (not the United Nations"
    assert to_others in terms.may_have(Label.GREEN, True)
    assert terms.may_have(Label.GREEN, True).startswith("It is your own: you may send it to anybody.")


def test_who_is_told_of_a_false_report_is_named_in_full() -> None:
    assert "is its originator, sent it to you, or works with you" in about("false", PLAIN)


def test_what_is_green_may_go_to_a_task_force_too() -> None:
    assert "and of the same task force" in terms.LABEL_MEANING[Label.GREEN]
    assert "and of the same task force; AMBER" in about("green", PLAIN)


def test_the_page_of_numbers_tells_the_labels_as_the_nation_releases_them() -> None:
    view = replace(crowded(), own=replace(crowded().own, release=(0, 210, 420, 530, 640)))
    assert "GREEN 21, AMBER 42, AMBER+STRICT 53, RED 64." in numbers(view)


@pytest.mark.parametrize(
    "word",
    ["convene", "invite", "invitation", "legal basis", "legal assistance", "mutual legal assistance", "deployed"],
)
def test_words_of_joint_action_are_explained(word: str) -> None:
    assert about(word, Numbers(Doctrine(), 6))


def test_the_page_of_numbers_prices_every_order_of_the_exercise_and_no_other() -> None:
    told = numbers()
    assert [o.name for o in ORDERS if not re.search(rf"\b{o.name}\b", told) and o.kind is not Kind.SERVICE] == []
    few = numbers(kinds=frozenset({Kind.READ, Kind.SHARE, BY_NAME["judge"].kind}))
    assert "Forming: " not in few
    assert "Liaison" not in few
    assert "post-liaison" not in few
    assert "No staff points: judge." in few


def test_a_priority_names_the_order_for_it_only_where_the_exercise_has_it() -> None:
    with_it, without = (about("priority", Numbers(Doctrine(), 6, frozenset(m))) for m in (("priority",), ()))
    assert "comes first for it (set-priority)" in with_it
    assert "set-priority" not in without
    assert "by strategic coordination" in without


def test_need_is_told_to_hang_on_a_thread_that_one_s_own_evidence_shows() -> None:
    told = about("need to know", PLAIN)
    assert "such a thread is due that your own evidence shows; an invitation to a force is not enough." in told
    assert "a thread on it due there that your evidence shows" in NEEDS
    assert "due that your evidence shows" in rules.about(Rule.NEED)
