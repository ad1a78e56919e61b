"""A task force tells what it lacks to respond, and a nation until when its units are away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.rules.codes import NEVER, LegalBasis, Service, Stage
from game.rules.doctrine import Doctrine
from game.rules.view import Force, Offer, Thread, View
from game.wording import terms
from game.wording.outlook import Outlook
from game.wording.previews import Line
from game.wording.standing import away, in_training, standing
from tests.ui.scenes.fake_catalogue import CATALOGUE, TICK
from tests.ui.scenes.fake_views import crowded, thread

ME, LEAD, PLACE = 0, 1, 3


def force(**changes: object) -> Force:
    """A force on HERON that stands ready and could prevent."""
    base = next(f for f in crowded().forces if f.stage is Stage.READY)
    sure = {"thread": 0, "at_response": 600, "coverage": (100,) * 8, **changes}
    return replace(base, **sure)  # type: ignore[arg-type]


def told(of: Force, about: Thread | None = None) -> list[Line]:
    view = replace(crowded(), forces=(of,), threads=(about or thread(0, basis=LegalBasis.NONE),))
    return standing(Outlook(CATALOGUE, view, Doctrine()), of)


def test_a_force_that_could_prevent_says_so() -> None:
    assert told(force()) == [Line("A response now would prevent, if the thread is genuine.", "good")]


def test_a_force_that_could_only_disrupt_says_what_prevention_lacks() -> None:
    (line,) = told(force(at_response=480, coverage=(90, *(100,) * 7)))
    lacks = "confidence 48 of 55 and intelligence 90 of 100 %"
    assert line == Line(f"A response now would disrupt; to prevent it lacks: {lacks}.", "warn")


def test_a_force_whose_response_would_be_wrong_says_what_it_lacks_for_any() -> None:
    (line,) = told(force(at_response=390, in_full=390, coverage=(61, *(100,) * 7)))
    assert line.text == "It lacks for any response: confidence 39 of 40 and intelligence 61 of 70 %."


def test_a_confidence_that_is_lower_in_a_response_says_why() -> None:
    end, why = told(force(confidence=390, in_full=390, at_response=380))
    assert end.text == "It lacks for any response: confidence 38 of 40."
    assert why.text.endswith("in a response: of confidence 39 that leaves 38, and the rest by the next turn.")
    assert len(told(force(confidence=660, in_full=660))) == 1, "what is enough needs no reason"


def test_a_freeze_counts_for_it() -> None:
    frozen = thread(0, basis=LegalBasis.NONE, eased=150)
    assert told(force(at_response=400), frozen)[0].tone == "good"


def test_members_learn_what_law_asks_of_their_lead_and_that_it_alone_may_order() -> None:
    bound = thread(0, basis=LegalBasis.ASSISTANCE, place=PLACE)
    _, law, whose = told(force(lead=LEAD), bound)
    place, lead = CATALOGUE.nations[PLACE].name, CATALOGUE.nations[LEAD].name
    assert law.text == f"By law its lead needs legal assistance of {place}."
    assert whose.text == f"Only its lead, {lead}, may order it."
    assert len(told(force(lead=PLACE), bound)) == 2, "who leads at home needs no leave"


def test_a_joint_investigation_is_named_where_an_organisation_offers_one() -> None:
    about, of = thread(0, basis=LegalBasis.ASSISTANCE, place=PLACE), force(lead=LEAD)
    first = replace(crowded().organisations[0], services=(Offer(Service.JOINT_INVESTIGATION, 1),))
    view = replace(crowded(), forces=(of,), threads=(about,), organisations=(first,))
    _, law, _ = standing(Outlook(CATALOGUE, view, Doctrine()), of)
    assert law.text.endswith(f"{CATALOGUE.nations[PLACE].name}, or a joint investigation with it.")


def test_who_is_to_give_assistance_sees_whether_the_lead_has_it() -> None:
    about, of = thread(0, basis=LegalBasis.ASSISTANCE, place=ME), force(lead=LEAD)
    law = "By law its lead needs legal assistance of your country"
    for given, has in ((True, "it has yours"), (False, "it has not got it")):
        nations = tuple(replace(n, assistance=given) for n in crowded().nations)
        view = replace(crowded(), forces=(of,), threads=(about,), nations=nations)
        assert standing(Outlook(CATALOGUE, view, Doctrine()), of)[1].text == f"{law}: {has}."


def test_a_lead_without_the_right_learns_how_to_come_by_it() -> None:
    _, law = told(force(lead=ME), thread(0, basis=LegalBasis.ASSISTANCE, place=PLACE))
    assert law.text.startswith("The force could not respond: its lead lacks mutual legal assistance of")


def test_a_force_that_forms_or_is_away_has_no_standing() -> None:
    assert told(force(stage=Stage.FORMING, ready=TICK + 1)) == []
    assert told(force(stage=Stage.FORMING, ready=TICK)) != []
    assert told(force(stage=Stage.SPENT, busy_until=TICK + 1)) == []
    assert told(force(stage=Stage.DEPLOYED)) == []


@pytest.mark.parametrize(
    ("stage", "until", "when"),
    [
        (Stage.DEPLOYED, TICK + 9, f"until {terms.clock(TICK + 9)}: "),
        (Stage.DEPLOYED, NEVER, "until its incident is over: "),
        (Stage.SPENT, TICK + 9, f"until {terms.clock(TICK + 9)}: "),
    ],
)
def test_units_that_are_away_are_told_with_their_force_and_its_time(stage: Stage, until: int, when: str) -> None:
    (line,) = away(Outlook(CATALOGUE, serving(stage, until), Doctrine()))
    assert line.startswith(f"With the {terms.STAGE[stage]} force on HERON {when}")


def serving(stage: Stage, until: int) -> View:
    return replace(crowded(), forces=(force(stage=stage, busy_until=until),))


def test_units_that_serve_at_hand_are_not_away() -> None:
    assert away(Outlook(CATALOGUE, serving(Stage.READY, 0), Doctrine())) == []


def test_units_in_training_are_told_to_be_away() -> None:
    assert in_training(Outlook(CATALOGUE, crowded(), Doctrine())) == ""
    busy = replace(crowded(), own=replace(crowded().own, busy_until=TICK + 6))
    away_until = f", but away in training until {terms.clock(TICK + 6)}"
    assert in_training(Outlook(CATALOGUE, busy, Doctrine())) == away_until
