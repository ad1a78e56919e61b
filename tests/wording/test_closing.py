"""What can bring nothing before the exercise ends says so."""

from dataclasses import replace

import pytest

from game.rules.codes import MatterKind, Service, TrainingKind
from game.rules.doctrine import Doctrine
from game.rules.orders import Kind
from game.rules.preview import Hint, Legality, OrderPreview
from game.rules.reasons import Reason
from game.rules.view import View
from game.wording import terms
from game.wording.outlook import Columns, ends
from game.wording.prospects import Prospects
from tests.ui.scenes.fake_catalogue import CATALOGUE
from tests.ui.scenes.fake_views import crowded, matter, thread

PREVIEW = OrderPreview(Hint(Legality.LEGAL, Reason.ACCEPTED), 1, (), (), 0, 0, 0, ())
END = ends(crowded())
DOCTRINE = Doctrine()


def at(left: int) -> View:
    """A plan with so many hours left, on which Corvessa proposes an agreement."""
    clock = replace(crowded().clock, tick=END - left)
    open_ = replace(matter(700, MatterKind.AGREEMENT, 1, 0), due=END)
    whole = tuple(replace(n, half_agreed=False) for n in crowded().nations)
    return replace(crowded(), clock=clock, nations=whole, matters=(open_,))


def told(left: int, kind: Kind, columns: Columns) -> list[str]:
    lines = Prospects(CATALOGUE, at(left), DOCTRINE).beside(kind, columns, PREVIEW)
    return [line.text for line in lines if "The exercise ends" in line.text]


@pytest.mark.parametrize(
    ("kind", "columns"),
    [
        (Kind.REQUEST, {"to": 2, "subject": 0}),
        (Kind.ASK_RELEASE, {"report": 0, "to": 2}),
        (Kind.REQUEST_MATCH, {"alert": 0, "to": 2}),
        (Kind.TRAIN, {"to": 2, "option": int(TrainingKind.CRISIS_RESPONSE)}),
        (Kind.SERVICE, {"organisation": 0, "option": int(Service.MUTUAL_LEGAL_ASSISTANCE), "to": 2}),
    ],
)
def test_what_others_would_answer_too_late_to_act_on_says_so(kind: Kind, columns: Columns) -> None:
    assert told(6, kind, columns) == [f"The exercise ends {terms.clock(END)}: nobody can answer this any more."]
    late = "the answer comes in the last turn, whose orders you give without it"
    acted_on = kind is not Kind.TRAIN
    assert told(12, kind, columns) == [f"The exercise ends {terms.clock(END)}: {late}."] * acted_on
    assert told(18, kind, columns) == []


@pytest.mark.parametrize(
    ("kind", "columns", "takes"),
    [
        (Kind.POST_LIAISON, {"to": 2}, DOCTRINE.liaison_setup),
        (Kind.NEGOTIATE, {"to": 2}, 6 + DOCTRINE.agreement_setup),
        (Kind.ACCEPT, {"key": 700}, DOCTRINE.agreement_setup),
        (Kind.SERVICE, {"organisation": 0, "option": int(Service.LEGAL_FRAMEWORK)}, DOCTRINE.service_ticks),
        (Kind.SERVICE, {"organisation": 0, "option": int(Service.NOTICE), "report": 0}, DOCTRINE.notice_ticks),
    ],
)
def test_what_would_work_only_after_the_end_says_so(kind: Kind, columns: Columns, takes: int) -> None:
    late = f"The exercise ends {terms.clock(END)}: this would work from {terms.clock(END)} only."
    assert told(takes, kind, columns) == [late]
    assert told(takes + 1, kind, columns) == []


def test_a_force_that_could_act_only_after_the_end_is_too_late_for_any_deadline() -> None:
    view = replace(at(12), threads=(thread(0, deadline=END + 40),), forces=())
    lines = Prospects(CATALOGUE, view, DOCTRINE).of(Kind.FORM, {"thread": 0, "to": 2})
    (late,) = (line for line in lines if line.text.startswith("Too late"))
    assert late.text.endswith(f"and the exercise ends {terms.clock(END)}.")
    assert late.tone == "bad"
