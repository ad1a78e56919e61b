"""The report of a turn: refused orders by their names, and many changes of trust in a line a cause."""

from collections.abc import Sequence

from game.match.chronicle import Item
from game.match.entries import Entry
from game.match.seat import UNASKED, Told
from game.rules.codes import Rule
from game.rules.events import Event, TrustCause
from game.rules.reasons import Reason
from game.text import news
from tests.text.world import ALV, BOR, CAS, CATALOGUE


def trust(n: int, m: int, cause: TrustCause, value: int) -> Item:
    return Item(0, 0, Event.TRUST, Rule.TRUST, n, m, cause, value, "", 1)


def told(items: Sequence[Item] = (), refused: Sequence[tuple[Entry, Reason]] = ()) -> list[str]:
    return news.told(Told(UNASKED, 0, tuple(items), tuple(refused)), CATALOGUE, ALV, lambda e: f"The {e.kind} of R-1")


def test_an_order_that_was_refused_is_named() -> None:
    order = Entry(key="alv-0-1", turn=0, author="alv", kind="contribute")
    assert told(refused=[(order, Reason.NO_FORCE)]) == [
        "Your orders that were refused:",
        "- The contribute of R-1: refused. You serve in no such task force, or it stood down before "
        "your order in the turn (R-TASKFORCE). Choose one that you serve in.",
    ]
    assert told() == ["Nothing reached you."]


def test_trust_that_moves_between_all_has_one_line() -> None:
    pairs = [(n, m) for n in (ALV, BOR, CAS) for m in (ALV, BOR, CAS) if n != m]
    lines = told([trust(n, m, TrustCause.MINISTERIAL, 20) for n, m in pairs])
    assert lines == [
        "Trust:",
        "- A ministerial meeting +2.0: trust in one another of you, Borland and Castara. (R-TRUST)",
    ]


def test_several_changes_for_one_cause_share_a_line_and_tell_how_far_each_moved() -> None:
    cause = TrustCause.EVIDENCE
    moved = [trust(BOR, ALV, cause, 5), trust(ALV, BOR, cause, 6), trust(ALV, CAS, cause, 5), trust(BOR, CAS, cause, 4)]
    assert told([*moved, trust(ALV, BOR, TrustCause.ANSWER, 15)]) == [
        "Trust:",
        "- Useful evidence: your trust in Borland +0.6 and Castara +0.5; trust in you of Borland +0.5; "
        "Borland's trust in Castara +0.4. (R-TRUST)",
        "- Your trust in Borland rises by 1.5: a timely answer +1.5. (R-TRUST)",
    ]


def test_a_change_of_nothing_is_not_told() -> None:
    lines = told([trust(ALV, BOR, TrustCause.EVIDENCE, 0), trust(ALV, BOR, TrustCause.ANSWER, 15)])
    assert lines == ["Trust:", "- Your trust in Borland rises by 1.5: a timely answer +1.5. (R-TRUST)"]
    assert told([trust(n, m, TrustCause.EVIDENCE, 0) for n, m in ((0, 1), (1, 0), (0, 2))]) == ["Nothing reached you."]


def test_the_same_outcome_is_told_once() -> None:
    twice = [Item(0, 0, Event.DISCLOSED, Rule.FIU, BOR, ALV, 0, 0, "", 1)] * 2
    assert len(told(twice)) == 2
