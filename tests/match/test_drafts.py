"""A nation's list of orders: every change can be taken back, and keys stay with their orders."""

import pytest

from game.match.drafts import MAX_ORDERS, Draft, DraftError
from game.match.entries import MAX_RATIONALE
from game.match.seat import Add, Drop, Explain, Move, Undo
from tests.match.test_naming import NAMES


@pytest.fixture
def draft() -> Draft:
    draft = Draft("alv", 2, NAMES)
    for code in ("R-101", "R-214", "R-377"):
        draft.change(Add("read", {"report": code}))
    return draft


def codes(draft: Draft) -> list[object]:
    return [e.fields["report"] for e in draft.entries]


def test_orders_stand_in_the_order_in_which_they_were_written(draft: Draft) -> None:
    assert codes(draft) == ["R-101", "R-214", "R-377"]
    assert [e.key for e in draft.entries] == ["alv-2-1", "alv-2-2", "alv-2-3"]
    assert {(e.author, e.turn) for e in draft.entries} == {("alv", 2)}


def test_an_order_can_be_written_at_a_place(draft: Draft) -> None:
    draft.change(Add("harden", place=1))
    assert [e.kind for e in draft.entries] == ["read", "harden", "read", "read"]


def test_moving_keeps_the_key(draft: Draft) -> None:
    draft.change(Move("alv-2-3", 0))
    assert codes(draft) == ["R-377", "R-101", "R-214"]
    draft.change(Move("alv-2-3", 99))
    assert codes(draft) == ["R-101", "R-214", "R-377"]
    assert draft.entries[2].key == "alv-2-3"


def test_dropping_leaves_the_other_keys_and_a_key_is_not_used_again(draft: Draft) -> None:
    draft.change(Drop("alv-2-2"))
    draft.change(Add("harden"))
    assert [e.key for e in draft.entries] == ["alv-2-1", "alv-2-3", "alv-2-4"]


def test_a_reason_can_be_given_and_changed(draft: Draft) -> None:
    draft.change(Explain("alv-2-2", "They asked for it."))
    assert draft.entries[1].rationale == "They asked for it."
    assert codes(draft) == ["R-101", "R-214", "R-377"]
    with pytest.raises(DraftError, match="at most"):
        draft.change(Explain("alv-2-2", "x" * (MAX_RATIONALE + 1)))


def test_every_change_can_be_taken_back_one_by_one(draft: Draft) -> None:
    draft.change(Drop("alv-2-1"))
    draft.change(Move("alv-2-3", 0))
    draft.change(Explain("alv-2-3", "first things first"))
    for expected in (["R-377", "R-214"], ["R-214", "R-377"], ["R-101", "R-214", "R-377"], ["R-101", "R-214"]):
        draft.change(Undo())
        assert codes(draft) == expected
    draft.change(Undo())
    draft.change(Undo())
    with pytest.raises(DraftError, match="nothing to take back"):
        draft.change(Undo())


@pytest.mark.parametrize(
    "change", [Drop("alv-2-9"), Move("alv-2-9", 0), Explain("alv-2-9", "why"), Add("shre"), Add("share")]
)
def test_what_cannot_be_done_leaves_the_list_as_it_was(draft: Draft, change: Add | Drop | Move | Explain) -> None:
    before = draft.entries
    with pytest.raises(DraftError):
        draft.change(change)
    assert draft.entries == before
    draft.change(Undo())
    assert codes(draft) == ["R-101", "R-214"], "a refused change is no step to take back"


def test_a_list_has_an_end(draft: Draft) -> None:
    for _ in range(MAX_ORDERS - 3):
        draft.change(Add("harden"))
    with pytest.raises(DraftError, match="drop one first"):
        draft.change(Add("harden"))


def test_a_list_goes_on_where_a_save_left_it(draft: Draft) -> None:
    again = Draft("alv", 2, NAMES, draft.entries)
    again.change(Add("harden"))
    assert [e.key for e in again.entries][-1] == "alv-2-4"
