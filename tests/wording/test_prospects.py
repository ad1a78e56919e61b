"""What lies beyond an order's turn is told from the View, before the order is given."""

from __future__ import annotations

from dataclasses import replace

from game.rules.codes import NEVER, Judgement, Label, LegalBasis, Outcome, Service, Stage, TrainingKind
from game.rules.doctrine import Doctrine
from game.rules.orders import Kind
from game.rules.preview import Hint, Legality, OrderPreview
from game.rules.reasons import Reason
from game.rules.view import Force, Offer, Progress, Thread, View
from game.wording import terms
from game.wording.outlook import Columns, units
from game.wording.previews import Line
from game.wording.prospects import Prospects
from tests.ui.scenes.fake_catalogue import CATALOGUE, TICK, TURN
from tests.ui.scenes.fake_views import crowded, report, thread


def told(kind: Kind, columns: Columns, view: View | None = None, doctrine: Doctrine | None = None) -> list[Line]:
    """What an order would lead to."""
    return Prospects(CATALOGUE, view or crowded(), doctrine or Doctrine()).of(kind, columns)


def with_force(about: Thread, **changes: object) -> View:
    """The crowded view with one ready task force of the reader's own, on a thread."""
    base = next(f for f in crowded().forces if f.stage is Stage.READY)
    force: Force = replace(base, thread=about.thread, **changes)  # type: ignore[arg-type]
    threads = tuple(about if t.thread == about.thread else t for t in crowded().threads)
    return replace(crowded(), forces=(force,), threads=threads)


def response(confidence: int, coverage: int, judged: Judgement = Judgement.UNSURE) -> list[Line]:
    """What a response would end in."""
    about = thread(0, judged=judged)
    view = with_force(
        about,
        confidence=confidence,
        at_response=confidence,
        in_full=confidence,
        coverage=(coverage, 100, 100, 100, 100, 100, 100, 100),
    )
    return told(Kind.RESPOND, {"key": 9000}, view)


def test_a_response_with_all_it_takes_prevents() -> None:
    assert response(560, 100)[0] == Line("As it stands it would be prevented.", "good")


def test_a_response_that_is_nearly_enough_says_what_prevention_lacks() -> None:
    line = response(480, 90)[0]
    assert line.tone == "warn"
    assert line.text.endswith("disrupted, not prevented: confidence 48 of 55 and intelligence 90 of 100 %.")


def test_a_response_too_weak_is_called_wrong() -> None:
    assert response(390, 100)[0].tone == "bad"
    assert "a wrong response" in response(560, 60)[0].text


def test_a_response_is_told_by_what_it_is_judged_by_and_what_is_too_fresh_is_named() -> None:
    view = with_force(thread(0), confidence=620, at_response=480, in_full=620, coverage=(100,) * 8)
    end, fresh = told(Kind.RESPOND, {"key": 9000}, view)[:2]
    assert end.text.endswith("disrupted, not prevented: confidence 48 of 55.")
    assert fresh.text.endswith("of confidence 62 that leaves 48, and the rest by the next turn.")
    assert not any("62" in line.text for line in response(620, 100))


def test_units_that_members_may_still_put_in_are_named() -> None:
    assert any("Units that other members put in" in line.text for line in response(560, 60))
    assert not any("Units that other members put in" in line.text for line in response(560, 100))


def test_only_a_thread_judged_genuine_needs_no_warning_of_decoys() -> None:
    assert any("decoy" in line.text for line in response(560, 100))
    assert not any("decoy" in line.text for line in response(560, 100, Judgement.GENUINE))


def incident(until: int) -> Thread:
    """An incident in Corvessa whose window closes at a tick."""
    return thread(
        0, progress=Progress.INCIDENT, outcome=Outcome.CRISIS, crisis_until=until, crisis_need=(0, 0, 0, 0, 3, 0, 0, 0)
    )


def test_a_deployment_is_measured_against_the_window() -> None:
    doctrine = Doctrine(deploy_ticks=14)
    units_ = tuple((0, 0, 0, 0, 1, 0, 0, 1) for _ in range(3))  # three hours saved by logistics
    late = told(Kind.RESPOND, {"key": 9000}, with_force(incident(TICK + 10), units=units_), doctrine)
    assert late[0].tone == "bad"
    assert late[0].text.startswith("It would be there too late")
    timely = told(Kind.RESPOND, {"key": 9000}, with_force(incident(TICK + 11), units=units_), doctrine)
    assert timely[0].tone == "good"


def test_training_that_may_count_makes_an_arrival_a_span() -> None:
    view = with_force(incident(TICK + 12))
    trained = tuple(replace(n, trained_turn=1) for n in view.nations)
    span = told(Kind.RESPOND, {"key": 9000}, replace(view, nations=trained), Doctrine(deploy_ticks=14))
    assert "between" in span[0].text
    assert span[0].tone == "warn", "in time only with the training"


def test_a_force_that_lacks_units_for_an_incident_says_which() -> None:
    view = with_force(incident(TICK + 40), pooled=(0, 0, 0, 0, 2500, 0, 0, 0))
    short = "It brings too little, beside what the place has free itself: rapid deployment 2.5 of 3."
    assert told(Kind.RESPOND, {"key": 9000}, view)[1].text == short
    enough = with_force(incident(TICK + 40), pooled=(0, 0, 0, 0, 3000, 0, 0, 0))
    brings = "It brings all that the incident asks for: rapid deployment 3 of 3."
    assert told(Kind.RESPOND, {"key": 9000}, enough)[1] == Line(brings, "good")


def test_an_incident_at_home_counts_the_units_that_are_free_there() -> None:
    view = with_force(replace(incident(TICK + 40), place=0), pooled=(0, 0, 0, 0, 2000, 0, 0, 0))
    assert told(Kind.RESPOND, {"key": 9000}, view)[1].tone == "good", "two of the force and one free at home"


def test_to_be_there_at_the_last_hour_of_the_window_is_in_time() -> None:
    view = with_force(incident(TICK + 14), units=())
    line = told(Kind.RESPOND, {"key": 9000}, view, Doctrine(deploy_ticks=14))[0]
    assert line.tone == "good"
    assert line.text.endswith("in time: the window closes at that hour, which still counts.")


def test_units_that_train_are_told_not_to_count() -> None:
    view = with_force(thread(0))
    training = replace(view, own=replace(view.own, busy_until=TICK + 6))
    assert any("Your own units train until" in line.text for line in told(Kind.RESPOND, {"key": 9000}, training))
    assert not any("Your own units" in line.text for line in told(Kind.RESPOND, {"key": 9000}, view))


def test_a_freeze_is_told_as_part_of_the_confidence_or_as_not_yet_reckoned() -> None:
    frozen = told(
        Kind.RESPOND,
        {"key": 9000},
        with_force(thread(0, eased=150, frozen=True), confidence=340, at_response=340, in_full=340),
    )
    assert "confidence 49 of 55, 15 of it by the freeze" in frozen[0].text
    bare = told(Kind.RESPOND, {"key": 9000}, with_force(thread(0), confidence=340, at_response=340, in_full=340))
    assert any(line.text.startswith("Not reckoned here: a freeze") for line in bare)
    assert not any(line.text.startswith("Not reckoned here: a freeze") for line in frozen)


def test_forming_tells_what_all_bring_and_when_it_could_act() -> None:
    view = replace(crowded(), threads=(thread(0, deadline=NEVER - 1, crisis_need=(0,) * 8),), forces=())
    lines = told(Kind.FORM, {"thread": 0, "to": 0b110}, view)
    assert lines[0].text.startswith("Together about intelligence ")
    assert " of 4, law enforcement " in lines[0].text
    first = Prospects(CATALOGUE, view, Doctrine()).earliest(view.threads[0], 2)
    assert first >= TICK + 6 + 6 + 2 * 3, "an answer, the forming, and a step for each member"
    assert first % 6 == 0, "orders start with a turn"
    assert lines[1].tone == "good"


def test_a_force_that_comes_too_late_is_told_so_before_it_is_formed() -> None:
    view = replace(crowded(), threads=(thread(0, deadline=TICK + 12),), forces=())
    line = told(Kind.FORM, {"thread": 0, "to": 0b110}, view, Doctrine(deploy_logistics=0, deploy_liaison=0))[2]
    assert line.tone == "bad"
    first = Prospects(CATALOGUE, view, Doctrine()).earliest(view.threads[0], 2)
    assert line.text.startswith(f"Too late: it could act from {terms.clock(first)}, and the deadline is")
    there = first + Doctrine().deploy_ticks
    after = f"{there - TICK - 12} hours after the deadline"
    assert line.text.endswith(
        f" At an incident it could be {terms.clock(there)}, {after}: its window may be over by then."
    )


def test_a_force_led_already_that_is_too_late_tells_its_way_with_the_logistics_it_has() -> None:
    row = (0, 0, 0, 0, 0, 0, 0, 2)
    lead = {
        "stage": Stage.FORMING,
        "ready": TICK + 20,
        "members": (0, 1),
        "invited": (),
        "lead": 0,
        "units": (row, row),
    }
    view = with_force(thread(0, deadline=TICK + 3), **lead)
    alone = Doctrine(deploy_logistics=1, deploy_liaison=0, deploy_trained=0)
    line = next(x for x in told(Kind.FORM, {"thread": 0, "to": 1 << 4}, view, alone) if x.text.startswith("Too late"))
    assert f"it could be {terms.clock(TICK + 24 + alone.deploy_ticks - 4)}," in line.text


def test_training_again_too_soon_is_said_to_gain_nothing() -> None:
    tired = tuple(replace(n, trained_turn=TURN - 1) for n in crowded().nations)
    view = replace(crowded(), nations=tired)
    columns = {"to": 0b100, "option": int(TrainingKind.HOSTAGE_RESCUE)}
    assert told(Kind.TRAIN, columns, view)[-1].text.startswith("You trained with Brannoch")
    assert not any("You trained" in line.text for line in told(Kind.TRAIN, columns))


def test_training_names_those_whose_trust_is_below_what_partners_train_from() -> None:
    view, columns = crowded(), {"to": 0b110, "option": int(TrainingKind.CRISIS_RESPONSE)}
    one, two = (replace(n, its_trust=trust) for n, trust in zip(view.nations, (349, 350), strict=False))
    shown = replace(view, nations=(one, two, *view.nations[2:]))
    asked, name = "Partners train with who has their trust from 35 on", CATALOGUE.nations[one.nation].name
    assert Line(f"{asked}; trust in you: {name}'s 34.", "warn") in told(Kind.TRAIN, columns, shown)
    trusted = replace(shown, nations=(two, *view.nations[1:]))
    assert not any(line.text.startswith(asked) for line in told(Kind.TRAIN, columns, trusted))


def test_a_referral_warns_as_long_as_the_hash_set_is_not_verified() -> None:
    campaign = crowded().campaigns[0]
    blind = replace(crowded(), campaigns=(replace(campaign, verified=False),))
    assert told(Kind.REFER, {"campaign": 0}, blind)[0].tone == "bad"
    assert told(Kind.REFER, {"campaign": 0})[0].tone == "good"
    false = replace(blind, reports=(report(campaign.hash_set, analysed=True, exposed=True),))
    (line,) = told(Kind.REFER, {"campaign": 0}, false)
    assert (line.tone, line.text.partition(":")[0]) == ("bad", "The hash set is false")


def test_ties_tell_what_they_are_good_for() -> None:
    assert "TLP:RED" in told(Kind.POST_LIAISON, {"to": 0b10})[0].text
    assert "It is your last." in told(Kind.POST_LIAISON, {"to": 0b10})[0].text
    asker = next(m.asker for m in crowded().matters if m.key == 103)
    assert told(Kind.NEGOTIATE, {"to": 1 << asker}) == told(Kind.ACCEPT, {"key": 103})
    hours = {n.half_agreed: told(Kind.NEGOTIATE, {"to": 1 << n.nation})[0].text for n in crowded().nations}
    assert hours[False].startswith("In force 12 hours")
    assert hours[True].startswith("In force 6 hours")


def test_other_orders_and_unfinished_ones_have_no_prospects() -> None:
    assert told(Kind.SHARE, {"report": 9, "to": 2}) == []
    assert told(Kind.RESPOND, {}) == []
    assert told(Kind.FORM, {"to": 2}) == []


def test_units_have_one_decimal_where_there_is_one() -> None:
    assert [units(8503), units(4000), units(950)] == ["8.5", "4", "0.9"]


def lacks(lines: list[Line]) -> list[str]:
    """The warnings of task forces that lack units."""
    return [line.text for line in lines if "lacks your units" in line.text and line.tone == "bad"]


def test_who_trains_serves_in_that_turn_and_is_away_in_the_next() -> None:
    columns = {"to": 0b100, "option": int(TrainingKind.HOSTAGE_RESCUE)}
    for lines, start in ((told(Kind.TRAIN, columns), TICK + 12), (told(Kind.ACCEPT, {"key": 104}), TICK + 6)):
        span = f"from {terms.clock(start)} to {terms.clock(start + 6)}"
        away = "Who trains still serves in that turn, and is away for the whole turn after it"
        assert Line(f"{away}: {span}.", "warn") in lines


def test_training_names_the_forces_that_lack_units_the_pressing_one_first() -> None:
    late, soon = thread(0, deadline=TICK + 60), thread(1, deadline=TICK + 14)
    base = next(f for f in crowded().forces if f.key == 9000)
    forces = (replace(base, thread=0), replace(base, key=9001, thread=1))
    view = replace(crowded(), threads=(late, soon), forces=forces)
    first, second = lacks(told(Kind.TRAIN, {"to": 0b100, "option": int(TrainingKind.HOSTAGE_RESCUE)}, view))
    assert first.startswith(f"The task force on {CATALOGUE.threads[1].codename} lacks your units and Brannoch's from")
    assert first.endswith(f"The deadline is {terms.clock(TICK + 14)}.")
    assert "deadline" not in second


def test_two_forces_on_a_thread_that_lack_units_are_told_apart_by_their_leads() -> None:
    base = next(f for f in crowded().forces if f.key == 9000)
    base = replace(base, thread=0)
    twin = replace(base, key=9001, lead=1)
    columns = {"to": 0b100, "option": int(TrainingKind.HOSTAGE_RESCUE)}
    codename, late = CATALOGUE.threads[0].codename, replace(crowded(), threads=(thread(0, deadline=TICK + 60),))
    both = lacks(told(Kind.TRAIN, columns, replace(late, forces=(replace(base, lead=0), twin))))
    heads = [f"{whose} task force on {codename} lacks" for whose in ("Your", f"{CATALOGUE.nations[1].name}'s")]
    assert [line.startswith(head) for line, head in zip(both, heads, strict=True)] == [True, True]
    (alone,) = lacks(told(Kind.TRAIN, columns, replace(late, forces=(base,))))
    assert alone.startswith(f"The task force on {codename} lacks")


def test_training_harms_no_force_that_gathers_still_or_whose_thread_ends_before() -> None:
    columns = {"to": 0b100, "option": int(TrainingKind.HOSTAGE_RESCUE)}
    assert not lacks(told(Kind.TRAIN, columns, with_force(thread(0), stage=Stage.INVITING)))
    assert not lacks(told(Kind.TRAIN, columns, with_force(thread(0, deadline=TICK + 10))))


def test_a_joint_exercise_tells_what_training_does() -> None:
    columns = {"organisation": 0, "option": int(Service.JOINT_EXERCISE)}
    lines = told(Kind.SERVICE, columns, with_force(thread(0)))
    assert lines[0].text.startswith("All free members train in this turn: trust +6")
    assert lines[0].text.endswith("Free is who is not away and, beside you, serves in no task force that has formed.")
    assert lacks(lines)


def test_convening_tells_what_forming_does() -> None:
    columns = {"thread": 1, "to": 0b110}
    convened = {**columns, "organisation": 1, "option": int(Service.CONVENE_TASK_FORCE)}
    assert told(Kind.SERVICE, convened) == told(Kind.FORM, columns) != []


def test_forming_says_which_legal_basis_the_lead_lacks() -> None:
    asks = thread(2, basis=LegalBasis.ASSISTANCE, deadline=TICK + 60)
    view = replace(crowded(), threads=(asks,), forces=())
    lacking = told(Kind.FORM, {"thread": 2, "to": 0b110}, view)[-1]
    assert lacking.tone == "bad"
    assert lacking.text.startswith("The force could not respond: its lead lacks mutual legal assistance of ")
    assert lacking.text.endswith("No service of yours gives it: let another lead.")
    granted = tuple(replace(n, assistance=n.nation == asks.place) for n in view.nations)
    assert "could not" not in told(Kind.FORM, {"thread": 2, "to": 0b110}, replace(view, nations=granted))[-1].text


def test_forming_says_whose_framework_is_missing() -> None:
    asks = thread(1, basis=LegalBasis.FRAMEWORK, deadline=TICK + 60, place=4)
    view = replace(crowded(), threads=(asks,), forces=())
    assert "could not" not in told(Kind.FORM, {"thread": 1, "to": 0b110}, view)[-1].text
    outside = told(Kind.FORM, {"thread": 1, "to": 1 << 6}, view)[-1].text
    assert outside.startswith(f"The force could not respond if {CATALOGUE.nations[6].name} should lack")
    mine = replace(view, own=replace(view.own, framework=NEVER))
    own = told(Kind.FORM, {"thread": 1, "to": 0b110}, mine)[-1].text
    assert own.startswith("The force could not respond: you have neither the legal framework nor an agreement with")


def test_forming_names_the_joint_investigation_that_would_give_the_right_and_counts_one_that_runs() -> None:
    asks = thread(2, basis=LegalBasis.ASSISTANCE, deadline=TICK + 60)
    base = crowded()
    first = replace(base.organisations[0], services=(Offer(Service.JOINT_INVESTIGATION, 1),),
                    members=tuple(range(8)))  # fmt: skip
    view = replace(base, threads=(asks,), forces=(), organisations=(first, *base.organisations[1:]))
    lacking = told(Kind.FORM, {"thread": 2, "to": 0b110}, view)[-1].text
    assert lacking.endswith(f"Order joint investigation through {CATALOGUE.organisations[0].name} first.")
    running = replace(first, investigating=(view.own.nation, asks.place), investigating_until=(99, 99))
    ours = replace(view, organisations=(running, *base.organisations[1:]))
    assert "could not" not in told(Kind.FORM, {"thread": 2, "to": 0b110}, ours)[-1].text


def test_forming_for_an_incident_tells_when_it_would_be_there() -> None:
    view = replace(crowded(), threads=(incident(TICK + 60),), forces=())
    lines = told(Kind.FORM, {"thread": 0, "to": 0b110}, view)
    first = Prospects(CATALOGUE, view, Doctrine()).earliest(view.threads[0], 2)
    assert lines[1].text.startswith(f"It could set out {terms.clock(first)}")
    assert lines[2].text.startswith("It would be there ")
    assert lines[2].tone == "good"
    late = replace(view, threads=(incident(first + 1),))
    assert told(Kind.FORM, {"thread": 0, "to": 0b110}, late)[2].tone == "bad"


def test_what_cannot_be_paid_tells_what_its_price_is_made_of() -> None:
    poor = tuple(replace(n, my_trust=100) for n in crowded().nations)
    red = report(0, label=Label.RED)
    view = replace(crowded(), nations=poor, reports=(red,), own=replace(crowded().own, staff=4))
    refused = OrderPreview(Hint(Legality.ILLEGAL, Reason.NO_STAFF), 4, (), (), 0, 0, 0, ())
    base, *parts = Prospects(CATALOGUE, view, Doctrine()).beside(
        Kind.SHARE, {"report": 0, "to": 0b10, "tear": 1}, refused
    )
    assert base.text.startswith("It takes 4 staff points, 1 of them for the order itself; the orders before it leave")
    assert parts[0].text == "+1 staff point: the first tear-line of this report."
    assert parts[1].text.startswith("+2 staff points: your trust in Corvessa, 10, is below the")
    form = Prospects(CATALOGUE, view, Doctrine()).beside(Kind.FORM, {"thread": 0}, refused)
    assert form[0].text.startswith("It takes 4 staff points; the orders before it leave")


def test_points_that_further_forces_take_are_named_where_staff_is_short() -> None:
    refused = OrderPreview(Hint(Legality.ILLEGAL, Reason.NO_STAFF), 2, (), (), 0, 0, 0, ())
    base = replace(crowded().forces[0], lead=0)
    view = replace(crowded(), forces=(base, replace(base, key=9001, thread=1)))
    (line,) = Prospects(CATALOGUE, view, Doctrine()).beside(Kind.FORM, {"thread": 2}, refused)
    assert line.text.endswith(", 1 less for leading 2 task forces.")


def test_inviting_more_tells_from_when_the_larger_force_could_act() -> None:
    calm = thread(0, deadline=TICK + 60, crisis_need=(0,) * 8)
    for stage, ready, first in (
        (Stage.READY, 0, TICK + 12),
        (Stage.FORMING, TICK + 10, TICK + 12),
        (Stage.INVITING, TICK + 5, TICK + 24),
    ):
        view = with_force(calm, stage=stage, ready=ready, members=(0, 1), invited=(2,), lead=0)
        texts = [line.text for line in told(Kind.FORM, {"thread": 0, "to": 1 << 4}, view)]
        assert f"It could act from {terms.clock(first)}; the deadline is {terms.clock(TICK + 60)}." in texts, stage


def test_beside_a_refusal_stand_its_numbers_and_nothing_ahead() -> None:
    prospects = Prospects(CATALOGUE, crowded(), Doctrine())
    refused = OrderPreview(Hint(Legality.ILLEGAL, Reason.LOW_CONFIDENCE), 0, (), (), 0, 0, 0, ())
    columns = {"thread": 0, "to": 0b110}
    (line,) = prospects.beside(Kind.FORM, columns, refused)
    assert line == Line("Your confidence in HERON is 15; 20 is asked for.", "bad")
    legal = replace(refused, hint=Hint(Legality.LEGAL, Reason.ACCEPTED))
    assert prospects.beside(Kind.FORM, columns, legal) == prospects.of(Kind.FORM, columns)


def test_a_response_that_is_unsure_names_what_members_will_probably_put_before_the_force() -> None:
    view = with_force(thread(0), confidence=340, at_response=340, in_full=340, reports=(), members=(0, 1, 2))
    theirs = replace(view, reports=(replace(report(2, bears=(0,)), origin=1),))
    code = CATALOGUE.reports[2].code
    words = f"Not reckoned here: Corvessa will probably put {code} before it this turn"
    assert any(line.text.startswith(words) for line in told(Kind.RESPOND, {"key": 9000}, theirs))
    mine = replace(view, reports=(replace(report(2, bears=(0,)), origin=0),))
    assert not any("will probably put" in line.text for line in told(Kind.RESPOND, {"key": 9000}, mine))
