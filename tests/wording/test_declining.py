"""Every no is one sentence with a remedy, and the remedy's numbers follow from the doctrine."""

from dataclasses import replace

import pytest

from game.rules.codes import NONE, DeclineCode, MatterKind, Rule
from game.rules.declining import KIND_BITS, Why
from game.rules.doctrine import Doctrine
from game.rules.events import Event
from game.wording import declining, terms
from game.wording.happenings import Happening, Speaker
from game.wording.happenings import declined as say_declined
from tests.ui.scenes.fake_views import crowded, matter
from tests.wording.names import names

STATED = [code for code in DeclineCode if code != DeclineCode.UNSTATED]


def test_trust_is_named_with_what_is_missing_and_what_would_earn_it() -> None:
    told = declining.sentence(MatterKind.RELEASE, Why(DeclineCode.TRUST, 2), "")
    assert told == (
        "Declined: its trust in you is 2 short of what this release takes (R-TRUST). "
        "One useful report, two timely answers or one round of joint training would do."
    )


@pytest.mark.parametrize(
    ("points", "remedy"),
    [
        (0, "A useful report or a timely answer would help"),
        (1, "One useful report, one timely answer or one round of joint training would do"),
        (4, "Two useful reports, three timely answers or one round of joint training would do"),
        (7, "Four useful reports or two rounds of joint training would do"),
        (20, "Four rounds of joint training would do"),
        (60, "Send useful reports and answer in time: it will take many turns"),
    ],
)
def test_the_remedy_counts_what_would_do(points: int, remedy: str) -> None:
    assert declining.earning(points) == remedy


def test_the_remedy_follows_the_doctrine() -> None:
    generous = replace(Doctrine(), trust_answer=60, trust_training=0)
    assert declining.earning(6, generous) == "Three useful reports or one timely answer would do"


def test_training_is_no_remedy_for_declined_training() -> None:
    told = declining.remedy(MatterKind.TRAINING, Why(DeclineCode.TRUST, 2), "")
    assert told == "One useful report or two timely answers would do"


def test_a_release_blocked_by_a_third_nation_names_it_in_reason_and_remedy() -> None:
    told = declining.sentence(MatterKind.RELEASE, Why(DeclineCode.TRUST, 5, 2), "Castara")
    assert "trust in Castara is 5 short" in told
    assert "Ask again without Castara" in told


def test_an_originator_is_named() -> None:
    told = declining.sentence(MatterKind.RFI, Why(DeclineCode.ORIGINATOR, 0, 2), "Castara")
    assert told == "Declined: what is held on it belongs to Castara (R-REPORT). Ask Castara itself."


@pytest.mark.parametrize(
    ("turns", "when"),
    [(1, "in one turn, if they are free then"), (2, "in two turns, if they are free then"), (0, "when they are free")],
)
def test_who_is_busy_says_for_how_long_where_it_knows_and_promises_nothing(turns: int, when: str) -> None:
    busy = Why(DeclineCode.BUSY, turns)
    assert declining.remedy(MatterKind.INVITATION, busy, "") == f"Ask again {when}"
    later = "or later where the two of you have just trained together"
    assert declining.remedy(MatterKind.TRAINING, busy, "") == f"Ask again {when}, {later}"


def test_declined_training_names_the_case_that_holds_where_the_reader_can_tell() -> None:
    busy, d, view = Why(DeclineCode.BUSY, 1), Doctrine(), crowded()
    asked = matter(300, MatterKind.TRAINING, 0, 1)

    def told(last: int) -> str:
        trained = replace(view, nations=tuple(replace(n, trained_turn=last) for n in view.nations))
        return declining.sentence(MatterKind.TRAINING, busy, "", rested=declining.again(trained, asked, d))

    turn = view.clock.turn
    assert told(NONE).endswith("Ask again in one turn, if they are free then.")
    assert told(turn + 1 - d.training_gap) == told(NONE), "they may train again by now"
    lately = f"The two of you have just trained together, and can again in turn {turn + d.training_gap}."
    assert told(turn - 1).endswith(lately)
    assert declining.again(view, matter(301, MatterKind.AGREEMENT, 0, 1), d) is None


@pytest.mark.parametrize("code", STATED)
@pytest.mark.parametrize("kind", MatterKind)
def test_every_reason_is_a_ground_with_its_rule_and_a_remedy(code: DeclineCode, kind: MatterKind) -> None:
    told = declining.sentence(kind, Why(code, 3), "")
    assert told.startswith("Declined: ")
    assert f"({Why(code).rule})." in told
    assert Why(code).rule in set(Rule)
    assert told.endswith(".")
    assert ".." not in told
    assert "  " not in told
    assert len(told.split(". ")) == 2


@pytest.mark.parametrize("code", STATED)
def test_a_remedy_asks_for_nothing_that_an_exercise_may_lack_or_nobody_can_do(code: DeclineCode) -> None:
    told = declining.remedy(MatterKind.INVITATION, Why(code, 3), "")
    assert not [word for word in ("agreement", "INTERPOL", "join that one", "liaison") if word in told]


def test_who_keeps_to_a_force_of_its_own_says_whose_it_is_and_nothing_of_which_came_first() -> None:
    told = declining.sentence(MatterKind.INVITATION, Why(DeclineCode.RANK), "")
    assert told.startswith("Declined: its work on the thread is in a task force of its own (R-TASKFORCE).")
    both = declined(DeclineCode.RANK, kind=MatterKind.INVITATION)
    text = say_declined(Speaker(names(), 0), both, [2])
    assert ": their work on the thread is in a task force of their own. Pass on" in text
    assert "ahead" not in (told + text + terms.DECLINE[DeclineCode.RANK])


def test_no_reason_is_said_to_be_none() -> None:
    assert declining.sentence(MatterKind.RFI, Why(), "") == "Declined without a reason."
    assert set(terms.DECLINE) == set(DeclineCode)


def declined(code: DeclineCode, amount: int = 0, nation: int = NONE, kind: MatterKind = MatterKind.RFI) -> Happening:
    """Nation 1 declines what nation 0 asked."""
    why = code | amount << 3 | (nation + 1) << 10
    return Happening(Event.DECLINED, 6, 1, 0, kind | why << KIND_BITS, 77)


def test_the_asker_reads_reason_and_remedy_and_who_declined_only_the_reason() -> None:
    event, bor = declined(DeclineCode.TRUST, 2), names().nations[1].name
    asker, decliner = Speaker(names(), 0).say(event), Speaker(names(), 1).say(event)
    assert asker.startswith(f"{bor} declined your request for information: its trust in you is 2 short of what ")
    assert asker.endswith("would do.")
    assert "your trust in" in decliner
    assert "would do" not in decliner


def test_a_decline_without_reason_reads_as_before() -> None:
    bor = names().nations[1].name
    assert Speaker(names(), 0).say(declined(DeclineCode.UNSTATED)) == f"{bor} declined your request for information."


def test_joint_training_is_advised_only_where_the_exercise_knows_it() -> None:
    why = Why(DeclineCode.TRUST, 3)
    assert "round of joint training" in declining.remedy(MatterKind.AGREEMENT, why, "")
    assert "training" not in declining.remedy(MatterKind.AGREEMENT, why, "", trains=False)
    assert "training" not in declining.sentence(MatterKind.AGREEMENT, why, "", trains=False)
