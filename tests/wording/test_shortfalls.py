"""A refusal is told with its numbers where the nation may know them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from game.rules.codes import NEVER, NONE, Copy, Label, LegalBasis, Service, Stage
from game.rules.doctrine import Doctrine
from game.rules.orders import Kind
from game.rules.reasons import Reason
from game.rules.view import View
from game.wording import terms
from game.wording.orders import SERVICE_FIELDS
from game.wording.outlook import Columns, Outlook
from game.wording.refusals import refusal
from game.wording.shortfalls import numbers
from tests.rules.world import order, start, turn, world
from tests.ui.scenes.fake_catalogue import CATALOGUE, TICK, TURN
from tests.ui.scenes.fake_views import crowded, report, thread


def behind(reason: Reason, kind: Kind, columns: Columns, view: View | None = None) -> str:
    """The numbers behind a refusal."""
    return numbers(Outlook(CATALOGUE, view or crowded(), Doctrine()), kind, columns, reason)


def test_trust_and_what_an_agreement_asks_for() -> None:
    told = behind(Reason.NO_TRUST, Kind.NEGOTIATE, {"to": 1 << 1})
    asks = "an agreement asks for 40 on both sides."
    assert told == f"Your trust in Corvessa is 41, its trust in you 63; {asks}"
    answered = behind(Reason.NO_TRUST, Kind.ACCEPT, {"key": 103})
    assert answered.startswith("Your trust in Estmarch is 59")


def test_officers_are_counted_by_the_numbers_of_the_exercise() -> None:
    o = Outlook(CATALOGUE, crowded(), Doctrine(liaison_seats=1))
    told = numbers(o, Kind.POST_LIAISON, {"to": 1 << 1}, Reason.NO_SEATS)
    assert told == "A nation may post 1 officer in this exercise."
    assert behind(Reason.NO_SEATS, Kind.POST_LIAISON, {"to": 1 << 1}).startswith("A nation may post 2 officers")
    assert "two" not in refusal(Reason.NO_SEATS)


def test_a_second_training_of_a_pair_is_told_as_one_too_many() -> None:
    assert behind(Reason.DUPLICATE, Kind.TRAIN, {"to": 1 << 1}).startswith("Two nations train once a turn at most")
    assert behind(Reason.DUPLICATE, Kind.SHARE, {"to": 1 << 1}) == ""


def test_size_of_a_task_force() -> None:
    told = behind(Reason.FORCE_SIZE, Kind.FORM, {"thread": 1, "to": 0b111110})
    assert told == "A task force has at most 5 members with you: you invite 5, and 4 is the most."


def test_who_has_the_places_of_a_force_that_one_leads_is_told() -> None:
    has = "The task force on HERON has at most 5 members: you, Corvessa and Brannoch serve in it, Drellin is invited."
    told = behind(Reason.FORCE_SIZE, Kind.FORM, {"thread": 0, "to": 0b110000})
    assert told == f"{has} So 1 place is left, and you name 2 more."
    again = behind(Reason.FORCE_SIZE, Kind.FORM, {"thread": 0, "to": 0b11110})
    assert again == f"{has} So 1 place is left, and name none of these again."
    have = behind(Reason.FORCE_EXISTS, Kind.FORM, {"thread": 0, "to": 0b1000})
    assert have == "You, Corvessa and Brannoch serve in it, Drellin is invited."


def test_one_order_of_a_list_names_all_who_are_to_be_invited() -> None:
    draft = [(Kind.FORM, {"thread": 1, "to": 0b10})]
    o = Outlook(CATALOGUE, crowded(), Doctrine(), draft)
    told = numbers(o, Kind.FORM, {"thread": 1, "to": 0b100}, Reason.FORCE_EXISTS)
    assert told == "Your list invites Corvessa already: one order of a list names all who are to be invited."
    assert numbers(o, Kind.FORM, {"thread": 2, "to": 0b100}, Reason.FORCE_EXISTS) == ""


def test_reading_is_said_to_come_after_sending() -> None:
    draft = [(Kind.READ, {"report": 3})]
    o = Outlook(CATALOGUE, crowded(), Doctrine(), draft)
    after = "comes after sending in a turn: what is read in this one can be contributed in the next."
    told = numbers(o, Kind.CONTRIBUTE, {"report": 3, "key": 9000}, Reason.NOT_READ)
    assert told == f"Your list has it read, but reading {after}"
    assert numbers(o, Kind.CONTRIBUTE, {"report": 8, "key": 9000}, Reason.NOT_READ) == f"Reading {after}"
    assert numbers(o, Kind.ANALYSE, {"report": 8}, Reason.NOT_READ) == "", "analysis comes after reading"


def test_units_that_are_not_free_are_told_with_the_force_that_holds_them() -> None:
    told = behind(Reason.NO_UNITS, Kind.ASSIGN, {"key": 9200, "option": 0, "amount": 4})
    assert told == (
        "Of your 4 units of intelligence 3 are free. "
        "Your units of intelligence serve elsewhere: 2 in the task force on HERON."
    )
    own = behind(Reason.NO_UNITS, Kind.ASSIGN, {"key": 9000, "option": 0, "amount": 6})
    assert own == "Of your 4 units of intelligence 3 are free and 2 serve in it already.", "and in no other"


def test_hours_until_what_is_busy_is_back() -> None:
    view = crowded()
    training = replace(view, own=replace(view.own, busy_until=TICK + 6))
    told = behind(Reason.BUSY, Kind.TRAIN, {"to": 2}, training)
    assert told == f"Your units train until {terms.clock(TICK + 6)}, 6 hours from now."
    spent = replace(view, forces=(replace(view.forces[0], stage=Stage.SPENT, busy_until=TICK + 9),))
    told = behind(Reason.NOT_READY, Kind.RESPOND, {"key": 9000}, spent)
    assert told == f"The task force on HERON is spent until {terms.clock(TICK + 9)}, 9 hours from now."


def test_a_force_that_gathers_says_whom_it_waits_for() -> None:
    told = behind(Reason.NOT_READY, Kind.RESPOND, {"key": 9100})
    assert told.endswith("still gathers its members and waits for you.")


@pytest.mark.parametrize(
    ("kind", "columns", "told"),
    [
        (Kind.SERVICE, {"organisation": 0, "option": int(Service.MILITARY_SUPPORT)}, "It lacks: task force."),
        (Kind.SERVICE, {"organisation": 1, "option": int(Service.CONVENE_TASK_FORCE)}, "It lacks: thread and nations."),
        (Kind.SHARE, {"report": 1, "to": 2}, "It lacks: channel."),
        (Kind.ANSWER, {}, "It lacks: matter and which."),
    ],
)
def test_what_an_order_lacks_is_named(kind: Kind, columns: Columns, told: str) -> None:
    assert behind(Reason.FIELD_MISSING, kind, columns) == told


@pytest.mark.parametrize("service", Service)
def test_what_the_rules_ask_of_a_service_is_what_is_said_to_lack(service: Service) -> None:
    tables = world()
    offering = np.flatnonzero(tables.public.service[:, service] & tables.public.member[:, 0])
    bare = order(0, Kind.SERVICE, organisation=int(offering[0]), option=int(service))
    reason = turn(tables, start(tables), bare).reason[0]
    assert (reason in (Reason.FIELD_MISSING, Reason.TARGET_MISSING)) == (service in SERVICE_FIELDS)


def test_who_is_no_member_is_named() -> None:
    columns = {"organisation": 0, "option": int(Service.CAPACITY_BUILDING), "to": 1 << 6}
    assert behind(Reason.TARGET_MISSING, Kind.SERVICE, columns) == f"Not a member: {CATALOGUE.nations[6].name}."


def test_a_label_above_the_ceiling_is_set_against_it() -> None:
    view = replace(crowded(), reports=(report(2, label=Label.RED),))
    told = behind(Reason.ABOVE_CEILING, Kind.SHARE, {"report": 2, "to": 2, "channel": 2}, view)
    assert told == "It would leave at TLP:RED; Compact Net carries TLP:AMBER to Corvessa."
    torn = behind(Reason.ABOVE_CEILING, Kind.SHARE, {"report": 2, "to": 2, "channel": 2, "tear": 1}, view)
    assert torn == "It would leave at TLP:AMBER+STRICT; Compact Net carries TLP:AMBER to Corvessa."


def test_a_tear_line_is_offered_only_where_it_would_go() -> None:
    columns = {"report": 2, "to": 2, "channel": 2}
    for changes, offered in (({}, True), ({"copy": Copy.TORN}, False), ({"label": Label.RED}, False)):
        held = report(2, **{"label": Label.STRICT, "copy": Copy.FULL, **changes})
        told = behind(Reason.ABOVE_CEILING, Kind.SHARE, columns, replace(crowded(), reports=(held,)))
        assert ("Its tear-line, TLP:AMBER, would go." in told) is offered
    assert "tear-line" not in refusal(Reason.ABOVE_CEILING)


def test_how_they_come_to_have_a_report_is_told() -> None:
    view = replace(crowded(), reports=(report(2, origin=1, sender=1, sent_to=(2,)),))
    told = behind(Reason.ALREADY_HELD, Kind.SHARE, {"report": 2, "to": 0b110, "channel": 2}, view)
    assert told == f"It is Corvessa's own report. You sent it to {CATALOGUE.nations[2].name}."
    assert "from you" not in refusal(Reason.ALREADY_HELD)


def test_a_notice_says_whether_label_or_originator_keeps_it() -> None:
    columns = {"organisation": 1, "option": int(Service.NOTICE), "report": 2}
    green = replace(crowded(), reports=(report(2, label=Label.GREEN, origin=1),))
    told = behind(Reason.NOT_RELEASED, Kind.SERVICE, columns, green)
    assert told.startswith("Its label, TLP:GREEN, keeps it from ")
    assert "originator" not in told
    assert CATALOGUE.nations[1].name not in told, "whose report it is"
    bound = replace(crowded(), reports=(report(2, label=Label.GREEN, origin=1, orcon=True),))
    assert behind(Reason.NOT_RELEASED, Kind.SERVICE, columns, bound).startswith("It is under originator control")


def test_a_pair_that_trained_lately_is_told_when_it_can_again() -> None:
    view = replace(crowded(), nations=tuple(replace(n, trained_turn=TURN - 1) for n in crowded().nations))
    told = behind(Reason.TRAINED_RECENTLY, Kind.TRAIN, {"to": 2}, view)
    assert told == f"You and Corvessa trained in turn {TURN}, and can again from turn {TURN + 3} on."


def test_the_legal_basis_that_a_response_lacks_is_named() -> None:
    asks = replace(crowded(), threads=(thread(0, basis=LegalBasis.ASSISTANCE),))
    assert "mutual legal assistance of Corvessa" in behind(Reason.NO_LEGAL_BASIS, Kind.RESPOND, {"key": 9000}, asks)
    bare = replace(crowded(), own=replace(crowded().own, framework=NEVER))
    told = behind(Reason.NO_LEGAL_BASIS, Kind.SERVICE, {"to": 2}, bare)
    assert told == "Your own legal framework is not in force."


def test_what_makes_a_nil_return_untrue_is_named() -> None:
    told = behind(Reason.NIL_UNTRUE, Kind.ANSWER, {"key": 101})
    assert told == (
        "You hold R-701. A nil return is for who holds on it only what came from them, or what it sent them itself: "
        "what others sent them counts as held."
    )
    asker = next(m.asker for m in crowded().matters if m.key == 101)
    passed = tuple(replace(r, sender=asker) for r in crowded().reports)
    assert behind(Reason.NIL_UNTRUE, Kind.ANSWER, {"key": 101}, replace(crowded(), reports=passed)) == ""


def test_who_shares_no_alliance_is_named_with_who_could_convene() -> None:
    far = CATALOGUE.nations[6].name
    told = behind(Reason.NOT_ALLIED, Kind.FORM, {"thread": 0, "to": 1 << 6 | 2})
    assert told == f"That is so with {far}. {CATALOGUE.organisations[1].name} can convene it."


def test_an_incident_is_not_called_closed() -> None:
    assert behind(Reason.THREAD_CLOSED, Kind.JUDGE, {"thread": 3}).endswith("is an incident by now.")
    assert behind(Reason.THREAD_CLOSED, Kind.JUDGE, {"thread": 4}).endswith("is closed: prevented.")


def test_a_reason_without_numbers_has_none() -> None:
    assert behind(Reason.SELF, Kind.SHARE, {}) == ""


def test_a_framework_that_is_adopted_is_told_to_be_ones_own() -> None:
    service = {"organisation": 0, "option": int(Service.LEGAL_FRAMEWORK), "to": 1 << 1}
    base = crowded()
    nations = tuple(replace(n, framework=False) if n.nation == 1 else n for n in base.nations)
    lacking = replace(base, nations=nations, own=replace(base.own, framework=0))
    mine = "Your own legal framework is in force. A nation adopts it for itself alone."
    assert behind(Reason.ALREADY_DONE, Kind.SERVICE, service, lacking) == f"{mine} Corvessa has not."
    assert behind(Reason.ALREADY_DONE, Kind.SERVICE, {**service, "to": 0}, lacking) == mine
    soon = replace(lacking, own=replace(base.own, framework=TICK + 6))
    assert f"adopted, in force from {terms.clock(TICK + 6)}" in behind(Reason.ALREADY_DONE, Kind.SERVICE, service, soon)
    other = {**service, "option": int(Service.PREVENTION)}
    assert behind(Reason.ALREADY_DONE, Kind.SERVICE, other, lacking) == ""


def test_what_a_fusion_cell_works_on_is_told_with_its_hour() -> None:
    cell = crowded().cells[0]
    asked = {"organisation": cell.organisation, "thread": 1}
    view = replace(crowded(), cells=(replace(cell, thread=4),))
    told = behind(Reason.CELL_TAKEN, Kind.SERVICE, asked, view)
    name = CATALOGUE.threads[4].codename
    assert told == f"It works on {name} until {terms.clock(cell.until)}, and takes no other before."
    unseen = replace(view, cells=(replace(cell, thread=NONE),))
    assert "on a thread that you do not see" in behind(Reason.CELL_TAKEN, Kind.SERVICE, asked, unseen)


def test_a_tear_line_that_would_be_a_breach_is_not_offered() -> None:
    held = report(1, label=Label.AMBER, copy=Copy.FULL, origin=3, orcon=False)
    to = {"report": 1, "to": 1 << 1, "channel": 0, "tear": 0}
    free = replace(crowded(), reports=(held,))
    bound = replace(crowded(), reports=(replace(held, orcon=True, released_to=()),))
    assert "would go" in behind(Reason.ABOVE_CEILING, Kind.SHARE, to, free)
    assert "would go" not in behind(Reason.ABOVE_CEILING, Kind.SHARE, to, bound)


def test_how_a_matter_is_answered_is_told() -> None:
    told = behind(Reason.WRONG_MATTER, Kind.ANSWER, {"key": 103})
    assert told == "A formal agreement is answered with 'accept' or 'decline'."
    assert "'answer' or 'decline'" in behind(Reason.WRONG_MATTER, Kind.ACCEPT, {"key": 101})


def test_a_subject_to_replace_that_is_not_registered_is_named() -> None:
    own = replace(crowded().own, interests=(0, 1, 2))
    view, names = replace(crowded(), own=own), [s.name for s in CATALOGUE.subjects]
    mine = f"They are {names[0]}, {names[1]} and {names[2]}"
    stray = behind(Reason.INTERESTS_FULL, Kind.REGISTER, {"subject": 4, "other": 3}, view)
    assert stray == f"{mine}; {names[3]} is not among them."
    assert behind(Reason.INTERESTS_FULL, Kind.REGISTER, {"subject": 4}, view) == f"{mine}."


def test_an_invitation_that_the_list_declines_is_told() -> None:
    for key in (106, 9100):
        o = Outlook(CATALOGUE, crowded(), Doctrine(), [(Kind.DECLINE, {"key": 106})])
        told = numbers(o, Kind.JOIN, {"key": key}, Reason.NOT_INVITED)
        assert told == "Your list declines this invitation: drop that order to join."
    assert behind(Reason.NOT_INVITED, Kind.JOIN, {"key": 106}) == ""
