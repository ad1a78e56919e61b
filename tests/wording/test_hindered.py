"""A proposal that would be refused if accepted says so where it waits for an answer, and what a no costs."""

from dataclasses import replace

import pytest

from game.rules.codes import NEVER, MatterKind
from game.rules.doctrine import Doctrine
from game.rules.view import View
from game.wording.hindered import hindered
from game.wording.outlook import Outlook
from tests.ui.scenes.fake_catalogue import CATALOGUE, TICK, TURN
from tests.ui.scenes.fake_views import crowded, matter

D = Doctrine()
FREE = "To decline costs nothing."
HINDERED: list[tuple[MatterKind, dict[str, object], int, str]] = [
    (MatterKind.TRAINING, {"trained_turn": TURN - D.training_gap + 1}, 0, FREE),
    (MatterKind.AGREEMENT, {"my_trust": D.agreement_trust - 1, "its_trust": 1000}, 0, FREE),
    (MatterKind.AGREEMENT, {"my_trust": 1000, "its_trust": D.agreement_trust - 1}, 0, FREE),
    (MatterKind.ASSISTANCE, {"framework": False}, 0, "is not in force."),
    (MatterKind.ASSISTANCE, {"framework": True}, NEVER, "your own legal framework is not in force."),
]
OPEN: list[tuple[MatterKind, dict[str, object], int]] = [
    (MatterKind.TRAINING, {"trained_turn": TURN - D.training_gap}, 0),
    (MatterKind.TRAINING, {"trained_turn": -1}, 0),
    (MatterKind.AGREEMENT, {"my_trust": D.agreement_trust, "its_trust": D.agreement_trust}, 0),
    (MatterKind.ASSISTANCE, {"framework": True}, TICK),
    (MatterKind.INVITATION, {}, 0),
    (MatterKind.RFI, {}, 0),
]


def told(kind: MatterKind, changes: dict[str, object], framework: int) -> str:
    asked = matter(700, kind, 2, 0)
    nations = tuple(replace(n, **changes) for n in crowded().nations)  # type: ignore[arg-type]
    own = replace(crowded().own, framework=framework)
    view: View = replace(crowded(), nations=nations, matters=(asked,), own=own)
    return hindered(Outlook(CATALOGUE, view, D), asked)


@pytest.mark.parametrize(("kind", "changes", "framework", "end"), HINDERED)
def test_what_would_be_refused_is_told_with_its_reason(
    kind: MatterKind, changes: dict[str, object], framework: int, end: str
) -> None:
    words = told(kind, changes, framework)
    assert words.startswith("It cannot be accepted now: ")
    assert words.endswith(end)
    assert (FREE in words) == (end == FREE), "a no to legal assistance costs trust whatever hinders it"


@pytest.mark.parametrize(("kind", "changes", "framework"), OPEN)
def test_what_can_be_accepted_says_nothing(kind: MatterKind, changes: dict[str, object], framework: int) -> None:
    assert told(kind, changes, framework) == ""
