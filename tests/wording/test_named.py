"""What a sentence names can be opened: reports, threads, nations, campaigns, each once."""

from game.rules.codes import NONE, Copy
from game.rules.events import Event
from game.wording.happenings import Happening
from game.wording.named import Named, named_in, title
from tests.text.world import ALV, BOR, CATALOGUE


def happening(event: Event, actor: int, target: int, what: int, value: int) -> Happening:
    return Happening(event, 0, actor, target, what, value)


def test_a_delivery_names_its_report_and_both_nations() -> None:
    found = named_in(CATALOGUE, happening(Event.DELIVERED, ALV, BOR, 1, Copy.FULL))
    assert found == (Named("report", 1), Named("nation", ALV), Named("nation", BOR))


def test_nobody_and_nothing_are_not_named() -> None:
    fed = named_in(CATALOGUE, happening(Event.CAMPAIGN_FEEDS, NONE, NONE, 0, 75))
    assert fed == (Named("campaign", 0),)


def test_a_thing_is_called_by_its_kind_and_name() -> None:
    assert title(Named("report", 1), CATALOGUE) == f"Report {CATALOGUE.reports[1].code}"
    assert title(Named("nation", BOR), CATALOGUE) == f"Nation {CATALOGUE.nations[BOR].name}"
