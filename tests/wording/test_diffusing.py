"""A diffusion that would be faster than the note a report goes by is told of, with its hour and its price."""

from dataclasses import replace

import pytest

from game.rules.codes import Copy, Label, Service
from game.rules.doctrine import Doctrine
from game.rules.orders import Kind
from game.rules.preview import Hint, Legality, OrderPreview
from game.rules.reasons import Reason
from game.rules.view import Offer, View
from game.wording import diffusing, terms
from game.wording.outlook import Outlook, ends
from game.wording.prospects import Prospects
from tests.ui.scenes.fake_catalogue import CATALOGUE, TICK
from tests.ui.scenes.fake_views import crowded, report

D = Doctrine()
NOTE, PLATFORM = 0, 2
WHEN = terms.clock(TICK + D.diffusion_ticks)


def offering(view: View) -> View:
    """Where INTERPOL diffuses for one staff point."""
    pact, interpol = view.organisations
    return replace(view, organisations=(pact, replace(interpol, services=(Offer(Service.DIFFUSION, 1),))))


def told(columns: dict[str, int] | None = None, left: int | None = None, **changes: object) -> list[str]:
    view = offering(replace(crowded(), reports=(report(2, label=Label.GREEN, **changes),)))  # type: ignore[arg-type]
    if left is not None:
        view = replace(view, clock=replace(view.clock, tick=ends(view) - left))
    share = {"report": 2, "to": 0b110, "channel": NOTE, "tear": 0, **(columns or {})}
    return [line.text for line in diffusing.sooner(Outlook(CATALOGUE, view, D), share)]


def test_a_note_is_told_to_be_slower_than_a_diffusion() -> None:
    assert told() == [f"A diffusion by INTERPOL would arrive {WHEN}, for 1 staff point."]


def test_a_share_is_told_so_beside_its_preview() -> None:
    view = offering(replace(crowded(), reports=(report(2, label=Label.GREEN),)))
    share = {"report": 2, "to": 0b110, "channel": NOTE, "tear": 0}
    preview = OrderPreview(Hint(Legality.LEGAL, Reason.ACCEPTED), 1, (), (), 0, 0, 0, ())
    beside = [line.text for line in Prospects(CATALOGUE, view, D).beside(Kind.SHARE, share, preview)]
    assert told()[0] in beside


def test_who_alone_may_have_it_by_diffusion_is_named() -> None:
    name = CATALOGUE.nations[1].name
    words = f"A diffusion by INTERPOL would arrive with {name} {WHEN}, for 1 staff point."
    assert told(origin=2, released_to=(1,)) == [words]


@pytest.mark.parametrize(
    ("columns", "changes"),
    [
        ({"channel": PLATFORM}, {}),
        ({}, {"orcon": True, "origin": 4}),
        ({"to": 0}, {}),
    ],
)
def test_nothing_is_told_where_the_way_is_fast_or_a_diffusion_may_not_go(
    columns: dict[str, int], changes: dict[str, object]
) -> None:
    assert told(columns, **changes) == []


def test_what_comes_after_the_end_is_no_way() -> None:
    assert told(left=D.diffusion_ticks) == []


@pytest.mark.parametrize(
    ("label", "copy", "end"),
    [
        (Label.AMBER, Copy.FULL, [", as its tear-line, for 1 staff point."]),
        (Label.AMBER, Copy.TORN, []),
        (Label.STRICT, Copy.FULL, []),
    ],
)
def test_what_is_above_green_goes_as_its_tear_line_or_not_at_all(label: Label, copy: Copy, end: list[str]) -> None:
    view = offering(replace(crowded(), reports=(report(2, label=label, copy=copy),)))
    lines = diffusing.sooner(Outlook(CATALOGUE, view, D), {"report": 2, "to": 0b10, "channel": NOTE})
    assert [line.text[-len(e) :] for line, e in zip(lines, end, strict=True)] == end


def test_a_nation_that_only_notes_reach_is_told_with_its_diffusions() -> None:
    assert diffusing.of(CATALOGUE, offering(crowded()), 6) == ["INTERPOL's diffusions"]
    assert diffusing.of(CATALOGUE, crowded(), 6) == []
