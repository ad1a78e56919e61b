"""Every refusal names its rule and says what would make the order legal."""

import pytest

from game.rules.reasons import Reason, rule_behind
from game.wording.refusals import SENTENCE, refusal, remedy

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
