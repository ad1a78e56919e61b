"""Every refusal names its rule and says what would make the order legal."""

import pytest

from game.rules.reasons import Reason, rule_behind
from game.wording.refusals import SENTENCE, failure, refusal, remedy

REFUSALS = [reason for reason in Reason if reason != Reason.ACCEPTED]


def test_every_reason_has_a_sentence() -> None:
    assert set(SENTENCE) == set(Reason)


@pytest.mark.parametrize("reason", REFUSALS)
def test_a_refusal_says_what_is_wrong_by_which_rule_and_what_would_be_right(reason: Reason) -> None:
    told = refusal(reason)
    assert f"({rule_behind(reason)})" in told
    assert remedy(reason)
    assert told.endswith(f"{remedy(reason)}.")
    assert told[0].isupper()
    assert "_" not in told


def test_no_two_reasons_read_alike() -> None:
    told = [refusal(reason) for reason in REFUSALS]
    assert len(set(told)) == len(told)


def test_an_order_that_failed_because_a_partner_was_first_is_no_mistake_on_the_list() -> None:
    assert "earlier in the list" in refusal(Reason.DUPLICATE)
    assert "earlier in the list" not in failure(Reason.DUPLICATE)
    assert "what yours cost is spent" in failure(Reason.DUPLICATE)
    assert "what the order cost is spent" in failure(Reason.BEFORE_CIRCLE)
    assert "what the order cost is spent" in failure(Reason.AGREED_ON_ANOTHER)
    assert "Nothing needs to be done" not in failure(Reason.ALREADY_FROZEN)
    assert "the order cost is spent" in failure(Reason.ALREADY_ANALYSED)
    assert "by a response" in failure(Reason.THREAD_CLOSED)
    assert failure(Reason.NO_STAFF) == refusal(Reason.NO_STAFF)


def test_an_order_that_failed_because_a_force_stood_down_in_the_turn_is_no_mistake_either() -> None:
    assert "not invited" in refusal(Reason.NOT_INVITED)
    assert "not invited" not in failure(Reason.NOT_INVITED)
    for reason in (Reason.NOT_INVITED, Reason.NO_FORCE):
        assert any(word in failure(reason) for word in ("stands down", "stood down"))
    assert "They posted a liaison officer to you first" in failure(Reason.ALREADY_POSTED)
    assert "serves there already" not in failure(Reason.ALREADY_POSTED)


def test_a_second_request_on_the_list_is_not_told_to_wait_alone() -> None:
    assert "drop one of the two on the list" in refusal(Reason.OPEN_REQUEST)


def test_who_trained_too_lately_need_be_no_pair() -> None:
    """A joint exercise is refused by the same rule."""
    assert "pair" not in refusal(Reason.TRAINED_RECENTLY)
    assert "another nation" not in refusal(Reason.TRAINED_RECENTLY)
