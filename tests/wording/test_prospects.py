"""What lies beyond an order's turn is told from the View, before the order is given."""

from __future__ import annotations

from dataclasses import replace

from game.rules.codes import NEVER, Judgement, MatterKind, Outcome, Stage, TrainingKind
from game.rules.doctrine import Doctrine
from game.rules.orders import Kind
from game.rules.view import Force, Progress, Thread, View
from game.wording.previews import Line
from game.wording.prospects import Columns, Prospects, units
from tests.ui.scenes.fake_catalogue import CATALOGUE, TICK, TURN
from tests.ui.scenes.fake_views import crowded, matter, thread


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
    view = with_force(about, confidence=confidence, coverage=(coverage, 100, 100, 100, 100, 100, 100, 100))
    return told(Kind.RESPOND, {"key": 9000}, view)


def test_a_response_with_all_it_takes_prevents() -> None:
    assert response(560, 100)[0] == Line("As it stands it would be prevented.", "good")


def test_a_response_that_is_nearly_enough_says_what_prevention_lacks() -> None:
    line = response(480, 90)[0]
    assert line.tone == "warn"
    assert line.text.endswith("disrupted, not prevented: confidence 48 of 55 and intelligence 90 %.")


def test_a_response_too_weak_is_called_wrong() -> None:
    assert response(390, 100)[0].tone == "bad"
    assert "a wrong response" in response(560, 60)[0].text


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
    assert told(Kind.RESPOND, {"key": 9000}, view)[1].text == "It brings too little: rapid deployment 2.5 of 3."


def test_forming_tells_what_all_bring_and_when_it_could_act() -> None:
    view = replace(crowded(), threads=(thread(0, deadline=NEVER - 1, crisis_need=(0,) * 8),), forces=())
    lines = told(Kind.FORM, {"thread": 0, "to": 0b110}, view)
    assert lines[0].text.startswith("Together about intelligence ")
    assert " of 4, law enforcement " in lines[0].text
    first = Prospects(CATALOGUE, view, Doctrine()).earliest(view.threads[0], 2)
    assert first >= TICK + 6 + 6 + 2 * 3, "an answer, the forming, and a step for each member"
    assert first % 6 == 0, "orders start with a turn"
    assert lines[-1].tone == "good"


def test_a_force_that_comes_too_late_is_told_so_before_it_is_formed() -> None:
    view = replace(crowded(), threads=(thread(0, deadline=TICK + 12),), forces=())
    line = told(Kind.FORM, {"thread": 0, "to": 0b110}, view)[-1]
    assert line.tone == "bad"
    assert line.text.startswith("Too late: it could act from")
    assert line.text.endswith("It could still go to the incident.")


def test_training_again_too_soon_is_said_to_gain_nothing() -> None:
    tired = tuple(replace(n, trained_turn=TURN - 1) for n in crowded().nations)
    view = replace(crowded(), nations=tired, matters=(matter(104, MatterKind.TRAINING, 2, 0),))
    assert told(Kind.ACCEPT, {"key": 104}, view)[0].tone == "bad"
    assert told(Kind.ACCEPT, {"key": 104}, replace(crowded(), forces=())) == [], "a pair that never trained gains"
    columns = {"to": 0b100, "option": int(TrainingKind.HOSTAGE_RESCUE)}
    assert told(Kind.TRAIN, columns, view)[-1].text.startswith("You trained with Brannoch")
    assert not any("You trained" in line.text for line in told(Kind.TRAIN, columns))


def test_a_referral_warns_as_long_as_the_hash_set_is_not_verified() -> None:
    campaign = crowded().campaigns[0]
    blind = replace(crowded(), campaigns=(replace(campaign, verified=False),))
    assert told(Kind.REFER, {"campaign": 0}, blind)[0].tone == "bad"
    assert told(Kind.REFER, {"campaign": 0})[0].tone == "good"


def test_ties_tell_what_they_are_good_for() -> None:
    assert "TLP:RED" in told(Kind.POST_LIAISON, {"to": 0b10})[0].text
    assert "It is your last." in told(Kind.POST_LIAISON, {"to": 0b10})[0].text
    asker = next(m.asker for m in crowded().matters if m.key == 103)
    assert told(Kind.NEGOTIATE, {"to": 1 << asker}) == told(Kind.ACCEPT, {"key": 103})
    hours = {n.half_agreed: told(Kind.NEGOTIATE, {"to": 1 << n.nation})[0].text for n in crowded().nations}
    assert hours[False].startswith("In force 12 hours")
    assert hours[True].startswith("In force 6 hours")


def test_other_orders_and_unfinished_ones_have_no_prospects() -> None:
    assert told(Kind.SHARE, {"report": 0, "to": 2}) == []
    assert told(Kind.RESPOND, {}) == []
    assert told(Kind.FORM, {"to": 2}) == []


def test_units_have_one_decimal_where_there_is_one() -> None:
    assert [units(8503), units(4000), units(950)] == ["8.5", "4", "0.9"]


def test_training_takes_units_out_of_a_formed_force() -> None:
    columns = {"to": 0b100, "option": int(TrainingKind.HOSTAGE_RESCUE)}
    missing = "Your units are missing in the task force on HERON if it responds meanwhile."
    assert any(line.text == missing for line in told(Kind.TRAIN, columns))
    inviting = with_force(thread(0), stage=Stage.INVITING)
    assert not any(line.text == missing for line in told(Kind.TRAIN, columns, inviting))


def test_a_freeze_says_what_it_brings_and_what_it_costs() -> None:
    view = replace(crowded(), threads=(thread(0, deadline=30),))
    line = told(Kind.FREEZE, {"thread": 0}, view)[0]
    assert "the deadline moves to Day 2, 18:00 at most" in line.text
    assert "no more financial reports come" in line.text
    assert told(Kind.FREEZE, {"thread": 0}, replace(view, threads=(thread(0, deadline=NEVER),))) == []
