"""What an order is told before it is given: that it is needless, what stands beside it, what it may come to."""

from __future__ import annotations

from dataclasses import replace

from game.rules.codes import NEVER, Domain, Label, LegalBasis, MatterKind, MatterStatus, Service, Stage
from game.rules.doctrine import Doctrine
from game.rules.events import Event
from game.rules.orders import Kind
from game.rules.preview import Delivery, Hint, Legality, OrderPreview
from game.rules.reasons import Reason
from game.rules.view import Progress, Toward, View
from game.wording import figures, glossary, lawful, terms
from game.wording.advice import advice
from game.wording.numbers import Numbers
from game.wording.outlook import Columns, Draft, Outlook, ends
from game.wording.prospects import Prospects
from game.wording.refusals import failure
from game.wording.shortfalls import numbers
from tests.ui.scenes.fake_catalogue import CATALOGUE, TICK
from tests.ui.scenes.fake_views import crowded, matter, report, thread

NUMBERS = Numbers(Doctrine(), 6)


def told(kind: Kind, columns: Columns, view: View, draft: Draft = ()) -> str:
    return " ".join(line.text for line in Prospects(CATALOGUE, view, Doctrine(), draft).of(kind, columns))


def test_a_release_says_who_has_the_report_already_and_that_it_is_false() -> None:
    asked = matter(300, MatterKind.RELEASE, 1, crowded().own.nation, report=2, recipients=(4,), mine=True)
    view = replace(crowded(), matters=(asked,), reports=(report(2, sent_to=(4,), exposed=True),))
    assert told(Kind.RELEASE, {"key": 300}, view) == ("Estmarch has it from you already. You know that it is false.")
    assert told(Kind.RELEASE, {"key": 300}, replace(view, reports=(report(2),))) == ""


def test_a_release_that_nobody_needs_is_said_to_be_needless() -> None:
    free = replace(crowded(), reports=(report(2, label=Label.GREEN, origin=4, orcon=False),))
    needless = "You may pass it on to Corvessa already, by its label: for that no release is needed."
    assert told(Kind.ASK_RELEASE, {"report": 2, "to": 0b10}, free).startswith(needless)
    bound = replace(free, reports=(replace(free.reports[0], orcon=True),))
    assert needless not in told(Kind.ASK_RELEASE, {"report": 2, "to": 0b10}, bound)


def test_a_release_says_by_when_it_is_due_with_the_way_of_a_note() -> None:
    columns, held = {"report": 2, "to": 0b10}, report(2, origin=4, sender=4, orcon=True)
    line = told(Kind.ASK_RELEASE, columns, replace(crowded(), reports=(held,)))
    assert line.startswith("No answer within 12 hours of its arrival means no; the question goes back the way")
    assert line.endswith(f"by {terms.clock(TICK + 9 + 12)} if it came by note.")
    far = told(Kind.ASK_RELEASE, columns, replace(crowded(), reports=(replace(held, sender=5),)))
    assert far.endswith("in 9 hours for each note.")


def test_a_priority_says_what_it_is_for_and_who_states_the_same() -> None:
    alone = replace(crowded(), nations=tuple(replace(n, priority=-1) for n in crowded().nations))
    line = told(Kind.SET_PRIORITY, {"thread": 0}, alone)
    assert "counts in goal alignment for each turn in which another nation states the same" in line
    assert line.endswith("None does so now.")
    same = replace(alone, nations=tuple(replace(n, priority=0 if n.nation == 1 else -1) for n in alone.nations))
    assert told(Kind.SET_PRIORITY, {"thread": 0}, same).endswith("Corvessa states the same.")
    assert "goal alignment" in glossary.about("priority", NUMBERS) == glossary.about("alignment", NUMBERS)


def test_a_frozen_deadline_stays_within_the_exercise() -> None:
    last = ends(crowded()) - 1
    about = thread(0, deadline=last - 2)
    view = replace(crowded(), threads=(about,))
    assert f"the deadline moves to {terms.clock(last)} at most" in told(Kind.FREEZE, {"thread": 0}, view)


def test_a_response_warns_of_what_the_list_has_analysed_before_it() -> None:
    force = replace(crowded().forces[0], thread=0, reports=(2,), member=True, stage=Stage.READY)
    held = report(2, analysed=False, exposed=False)
    view = replace(crowded(), forces=(force,), reports=(held,), threads=(thread(0),))
    warning = f"Your list has {CATALOGUE.reports[2].code} analysed first: if it proves false"
    draft = [(Kind.ANALYSE, {"report": 2})]
    assert warning in told(Kind.RESPOND, {"key": force.key}, view, draft)
    assert warning not in told(Kind.RESPOND, {"key": force.key}, view)


def test_an_answer_is_told_once_where_two_orders_send_something_on_the_subject() -> None:
    two = tuple(report(i, label=Label.CLEAR, subjects=(1, 3)) for i in (2, 3))
    view = replace(crowded(), reports=two)
    first = {"report": 2, "to": 0b10000}
    second = {"report": 3, "to": 0b10000}
    answered = "It answers the request of Estmarch"
    assert answered in told(Kind.SHARE, second, view)
    assert answered not in told(Kind.SHARE, second, view, [(Kind.SHARE, first)])


def test_training_names_the_force_that_the_list_joins_and_the_one_that_still_gathers() -> None:
    base = replace(crowded().forces[0], thread=0, members=(1, 2), invited=(0,), stage=Stage.INVITING, member=False)
    joins = matter(300, MatterKind.INVITATION, 1, crowded().own.nation, force=base.key, thread=0, mine=True)
    about = thread(0, deadline=TICK + 20)
    view = replace(crowded(), forces=(base,), matters=(joins,), threads=(about,))
    train = {"option": 0, "to": 0b1000}
    lacks = f"The task force on {CATALOGUE.threads[0].codename} lacks your units"
    assert lacks not in told(Kind.TRAIN, train, view)
    assert lacks in told(Kind.TRAIN, train, view, [(Kind.JOIN, {"key": 300})])
    leads = replace(base, members=(0,), invited=(1,), lead=0, member=True, ready=NEVER)
    assert lacks in told(Kind.TRAIN, train, replace(view, forces=(leads,), matters=()))


def test_training_says_that_who_trains_in_this_turn_declines_and_names_whom_the_list_trains_with() -> None:
    asked = matter(300, MatterKind.TRAINING, 1, crowded().own.nation)
    view = replace(crowded(), matters=(asked,))
    unheard = "Partners that train with others in this turn are away in the next, and decline: it is not foretold."
    train = {"option": 0, "to": 0b110}
    assert unheard in told(Kind.TRAIN, train, view)
    for order in ((Kind.ACCEPT, {"key": 300}), (Kind.SERVICE, {"organisation": 0, "option": Service.JOINT_EXERCISE})):
        who = "Corvessa" if order[0] is Kind.ACCEPT else "Corvessa and Brannoch"
        with_list = told(Kind.TRAIN, train, view, [order])
        assert f"Your list has you train with {who} in this turn: they would decline this." in with_list
        assert unheard not in with_list


def test_an_agreement_that_adds_nothing_is_said_to() -> None:
    base = crowded()
    open_ = tuple(replace(c, toward=tuple(replace(w, ceiling=Label.RED) for w in c.toward)) for c in base.channels)
    nations = tuple(replace(n, framework=True, allied=True) for n in base.nations)
    rich = replace(base, channels=open_, nations=nations, own=replace(base.own, framework=0))
    toward = next(w.nation for c in open_ for w in c.toward)
    columns = {"to": 1 << toward}
    assert "It would add hardly anything" in told(Kind.NEGOTIATE, columns, rich)
    assert "hardly" not in told(Kind.NEGOTIATE, columns, replace(rich, nations=base.nations, channels=()))


def test_an_officer_who_is_not_there_yet_carries_nothing_that_makes_an_agreement_idle() -> None:
    base = crowded()
    nations = tuple(replace(n, framework=True, allied=True) for n in base.nations)
    none = Toward(nation=1, ceiling=Label.RED, law_ceiling=Label.RED, works=False, left=1)
    for works in (False, True):
        officers = tuple(replace(c, toward=(replace(none, works=works),)) for c in base.channels)
        view = replace(base, channels=officers, nations=nations, own=replace(base.own, framework=0))
        assert ("hardly" in told(Kind.NEGOTIATE, {"to": 0b10}, view)) == works


def test_an_officer_may_cross_with_one_of_theirs() -> None:
    assert "one of the two orders is refused" in told(Kind.POST_LIAISON, {"to": 0b10}, crowded())


def test_the_law_names_no_way_that_the_exercise_lacks() -> None:
    bare = replace(crowded(), organisations=(), nations=tuple(replace(n, agreement=NEVER) for n in crowded().nations))
    poor = replace(CATALOGUE, mechanics=frozenset())
    assert lawful.basis(poor, bare, LegalBasis.FRAMEWORK) == "framework of every member"
    assert lawful.basis(poor, bare, LegalBasis.ASSISTANCE) == "legal assistance of the place"
    assert "agreement" in lawful.basis(CATALOGUE, crowded(), LegalBasis.FRAMEWORK)
    kinds = {Kind.ACCEPT, Kind.FORM}
    page = " ".join(figures.page(NUMBERS, bare, kinds))
    for absent in ("an agreement", "officer", "military support"):
        assert absent not in page


def test_a_force_that_gathers_tells_from_when_reports_can_be_put_before_it() -> None:
    force = replace(crowded().forces[0], thread=0, stage=Stage.INVITING)
    outlook = Outlook(CATALOGUE, replace(crowded(), forces=(force,)), Doctrine())
    columns = {"key": force.key}
    assert "also while it forms" in numbers(outlook, Kind.CONTRIBUTE, columns, Reason.NOT_READY)
    assert "while it forms" not in numbers(outlook, Kind.RESPOND, columns, Reason.NOT_READY)


def test_what_the_list_puts_before_a_cell_is_said_to_be_analysed_there() -> None:
    held = report(2, analysed=False, domain=Domain.CYBER)
    draft = [(Kind.CONTRIBUTE, {"report": 2, "organisation": 0})]
    view = replace(crowded(), reports=(held,))
    for given, cell in ((draft, True), ([], False)):
        outlook = Outlook(CATALOGUE, view, Doctrine(), given)
        line = numbers(outlook, Kind.ANALYSE, {"report": 2}, Reason.ALREADY_ANALYSED)
        assert ("before a fusion cell, which analyses it first" in line) == cell


def test_no_order_that_another_nation_forestalled_is_called_a_repetition() -> None:
    assert failure(Reason.DUPLICATE).startswith("Another nation's order for the same came before yours")
    assert "spent" in failure(Reason.ALREADY_DONE)
    assert "fusion cell" in failure(Reason.ALREADY_ANALYSED)


def test_a_report_joined_from_halves_asks_for_no_tear_line() -> None:
    cards = CATALOGUE.reports
    joint = replace(CATALOGUE, reports=(replace(cards[0], joint=True), *cards[1:]))
    assert advice(joint, Event.SOURCE_LOST, 0) == ""
    assert "tear-line" in advice(joint, Event.SOURCE_LOST, 1)


def test_help_says_who_is_told_of_a_false_report_what_bears_out_and_how_often_a_pair_trains() -> None:
    assert "or works with you, by a task force or a liaison officer" in glossary.about("false", NUMBERS)
    assert "analysis adds no confidence" in glossary.about("corroboration", NUMBERS)
    page = " ".join(figures.page(NUMBERS, crowded(), set(Kind)))
    assert "borne out by a report of another source and another nation" in page
    assert f"The same pair once in {Doctrine().training_gap} turns" in page


def test_an_incident_is_said_to_be_met_mostly_by_a_force_that_is_ready_now() -> None:
    assert "a force that is ready now" in advice(CATALOGUE, Event.INCIDENT, 0)


def test_training_warns_of_those_who_serve_with_the_reader_where_a_thread_is_open() -> None:
    train = {"option": 0, "to": 0b110}
    likely = "partners decline to train while they would be missed there, so that"
    serve = f"Corvessa and Brannoch serve with you in a task force on {CATALOGUE.threads[0].codename}: {likely} they"
    assert serve in told(Kind.TRAIN, train, crowded())
    assert likely not in told(Kind.TRAIN, {**train, "to": 1 << 5}, crowded())
    assert likely not in told(Kind.TRAIN, train, crowded(), [(Kind.STAND_DOWN, {"key": 9000})])
    over = replace(crowded(), threads=(thread(0, progress=Progress.CLOSED),))
    assert likely not in told(Kind.TRAIN, train, over)
    gathers = replace(crowded(), forces=(replace(crowded().forces[0], stage=Stage.INVITING),))
    assert likely not in told(Kind.TRAIN, train, gathers)


def test_a_freeze_says_that_another_may_come_first() -> None:
    twice = "If another nation freezes it in this turn too, one of the orders is refused, and its cost spent."
    assert twice in told(Kind.FREEZE, {"thread": 0}, crowded())


def test_what_comes_too_late_names_the_freeze_that_would_move_the_deadline() -> None:
    late = thread(0, deadline=TICK + 2, subjects=(3,))
    view, form = replace(crowded(), threads=(late,), forces=()), {"thread": 0, "to": 0b10}
    until = terms.clock(TICK + 2 + Doctrine().freeze_delay)
    moved = f"A freeze that holds would move the deadline by {Doctrine().freeze_delay} hours, to {until} at most."
    said = told(Kind.FORM, form, view)
    assert "Too late" in said
    assert moved in said
    for other in (
        replace(view, alerts=crowded().alerts[:1]), replace(view, threads=(replace(late, frozen=True),)),
        replace(view, threads=(replace(late, subjects=(2,)),)),
    ):  # fmt: skip
        assert "Too late" in told(Kind.FORM, form, other)
        assert "freeze" not in told(Kind.FORM, form, other)
    gathers = replace(crowded().forces[1], thread=0)
    assert moved in told(Kind.JOIN, {"key": 106}, replace(view, forces=(gathers,)))


def breach(draft: Draft = (), view: View | None = None) -> str:
    """What a contribution would tell that breaks originator control with two members of the force."""
    sends = tuple(Delivery(n, Reason.ACCEPTED, TICK + 1, True, True) for n in (1, 2))
    preview = OrderPreview(Hint(Legality.LEGAL, Reason.ACCEPTED), 1, sends, (), 0, 0, 0, ())
    held = replace(view or crowded(), reports=(report(3, origin=7, sender=7, orcon=True),))
    whole = Prospects(CATALOGUE, held, Doctrine(), draft)
    return " ".join(x.text for x in whole.beside(Kind.CONTRIBUTE, {"report": 3, "key": 9000}, preview))


def test_a_breach_is_told_to_be_none_where_the_release_that_was_asked_for_comes_first() -> None:
    asked = matter(300, MatterKind.RELEASE, 0, 7, report=3, recipients=(1,))
    owner = CATALOGUE.nations[7].name
    first = f"It is a breach unless {owner} releases it to Corvessa this turn, as you asked: a release comes first."
    assert f"{first} With Brannoch it is a breach all the same." in breach(view=replace(crowded(), matters=(asked,)))
    assert "releases it" not in breach()
    over = replace(asked, status=MatterStatus.DECLINED)
    assert "releases it" not in breach(view=replace(crowded(), matters=(over,)))
    listed = breach([(Kind.ASK_RELEASE, {"report": 3, "to": 0b110})])
    late = "the answer comes in the next turn, and this goes out before it."
    assert f"Your list asks for its release to Corvessa and Brannoch: {late}" in listed
