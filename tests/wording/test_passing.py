"""A share says why it costs more than its base and which rule it breaks; a contribution says before whom it goes."""

from __future__ import annotations

from dataclasses import replace

from game.rules.codes import Copy, Domain, Label
from game.rules.doctrine import Doctrine
from game.rules.orders import BY_KIND, Kind
from game.rules.preview import Assessed
from game.rules.view import Report, View
from game.ui.scenes.need import may_have
from game.wording import terms
from game.wording.lawful import Barrier, barrier
from game.wording.outlook import Columns, Outlook
from game.wording.passing import FALSE, idle_holders
from game.wording.prospects import Prospects
from tests.ui.scenes.fake_catalogue import CATALOGUE
from tests.ui.scenes.fake_views import crowded, report


def told(kind: Kind, columns: Columns, held: Report, view: View | None = None) -> list[str]:
    """What an order on a report at index 2 tells."""
    whole = replace(view or crowded(), reports=(held,))
    return [line.text for line in Prospects(CATALOGUE, whole, Doctrine()).of(kind, {"report": 2, **columns})]


def mine(label: Label = Label.AMBER, **changes: object) -> Report:
    """A report of the reader's own."""
    return report(2, label=label, **changes)


def test_trust_below_what_the_label_asks_for_costs_by_how_far_it_is() -> None:
    asked = {n.nation: n for n in crowded().nations}
    low = replace(crowded(), nations=tuple(replace(n, my_trust=380 if n.nation == 1 else 250) for n in asked.values()))
    assert told(Kind.SHARE, {"to": 0b110}, mine(), low) == [
        "+1 staff point: your trust in Corvessa, 38, is below the 40 asked for TLP:AMBER.",
        "+2 staff points: your trust in Brannoch, 25, is below the 40 asked for TLP:AMBER.",
    ]
    assert told(Kind.SHARE, {"to": 0b110}, mine(Label.CLEAR), low) == []


def test_a_nation_that_is_sent_nothing_is_said_to_cost_all_the_same_and_nothing_else() -> None:
    low = replace(crowded(), reports=(mine(),), nations=tuple(replace(n, my_trust=380) for n in crowded().nations))
    whole = Prospects(CATALOGUE, low, Doctrine(), unsent=(1,))
    corvessa, brannoch = (line.text for line in whole.of(Kind.SHARE, {"report": 2, "to": 0b110}))
    assert corvessa.endswith("TLP:AMBER. It is paid though nothing goes there: leave Corvessa out.")
    assert brannoch.endswith("TLP:AMBER.")
    theirs = replace(low, reports=(replace(mine(Label.CLEAR, subjects=(1, 3)), origin=7, orcon=True),))
    assert Prospects(CATALOGUE, theirs, Doctrine(), unsent=(1, 4)).of(Kind.SHARE, {"report": 2, "to": 0b10010}) == []


def test_another_nation_s_report_says_what_its_compromise_would_cost_whom() -> None:
    cost = (
        "If it is compromised: −5 of Estmarch's trust in you, who passed it on, and in who holds it without need; "
        "−1 in who has need."
    )
    for kind, columns in ((Kind.SHARE, {"to": 0b10}), (Kind.CONTRIBUTE, {"key": 9000})):
        assert cost in told(kind, columns, replace(mine(), origin=4))
        assert cost not in told(kind, columns, mine())
        assert cost not in told(kind, columns, replace(mine(Label.CLEAR), origin=4))
    for members, costs in (((0, 1), True), ((0, 4), False), ((0,), False)):
        force = replace(crowded().forces[0], members=members)
        before = told(
            Kind.CONTRIBUTE, {"key": force.key}, replace(mine(), origin=4), replace(crowded(), forces=(force,))
        )
        assert (cost in before) == costs


def test_the_first_tear_line_costs_more_and_lowers_what_is_asked() -> None:
    first = "+1 staff point: the first tear-line of this report."
    assert told(Kind.SHARE, {"to": 0b10, "tear": 1}, mine()) == [first]
    assert told(Kind.SHARE, {"to": 0b10, "tear": 1}, mine(tore=True)) == []
    assert told(Kind.SHARE, {"to": 0b10}, mine(copy=Copy.TORN)) == []
    assert first in told(Kind.CONTRIBUTE, {"key": 9000, "tear": 1}, mine())


def test_a_contribution_before_a_force_of_the_asker_tells_that_it_answers() -> None:
    about = mine(Label.CLEAR, subjects=(1, 3))
    answered = f"It answers the request of Estmarch on {CATALOGUE.subjects[1].name}."
    with_asker = replace(crowded().forces[0], members=(0, 4))
    assert answered in told(Kind.CONTRIBUTE, {"key": with_asker.key}, about, replace(crowded(), forces=(with_asker,)))
    without = replace(with_asker, members=(0, 1))
    assert answered not in told(Kind.CONTRIBUTE, {"key": without.key}, about, replace(crowded(), forces=(without,)))


def test_a_contribution_answers_nobody_to_whom_the_reader_sent_the_report_before() -> None:
    force = replace(crowded().forces[0], members=(0, 4))
    view = replace(crowded(), forces=(force,))
    answered = f"It answers the request of Estmarch on {CATALOGUE.subjects[1].name}."
    about = mine(Label.CLEAR, subjects=(1, 3), sent_to=(4,))
    assert answered not in told(Kind.CONTRIBUTE, {"key": force.key}, about, view)
    tore = replace(about, label=Label.GREEN, tore=True)
    assert answered in told(Kind.CONTRIBUTE, {"key": force.key}, tore, view), "they have but the tear-line"
    assert answered not in told(Kind.CONTRIBUTE, {"key": force.key, "tear": 1}, tore, view)


def test_a_contribution_tells_which_members_may_put_the_report_first() -> None:
    force = replace(crowded().forces[0], members=(0, 1, 2))
    view = replace(crowded(), forces=(force,), alerts=())
    twice = "may put it before them this turn too: yours then adds nothing, and its cost is spent."
    probably = "whose report it is, serves there and will probably put it before them this turn"
    left = "it too, and as a rule {} it to you, whose report it is."
    for held, line in (
        (mine(origin=1, sender=2), f"Corvessa, {probably}: yours then adds nothing, and its cost is spent."),
        (mine(sent_to=(2, 5)), f"Brannoch has {left.format('leaves')}"),
        (mine(sent_to=(1, 2)), f"Corvessa and Brannoch have {left.format('leave')}"),
        (mine(origin=5, sender=2), f"Brannoch has it and {twice}"),
        (mine(origin=5), f"It is not your own report: another member that holds it {twice}"),
    ):
        assert line in told(Kind.CONTRIBUTE, {"key": force.key}, held, view)
    assert not any("may put it" in line for line in told(Kind.CONTRIBUTE, {"key": force.key}, mine(), view))
    cell = told(Kind.CONTRIBUTE, {"organisation": 0}, mine(sent_to=(2, 5)), view)
    assert f"Brannoch has {left.format('leaves')}" in cell, "a member of the organisation"
    half = replace(crowded().alerts[1], other=1, report=2)
    joined = told(Kind.CONTRIBUTE, {"key": force.key}, mine(), replace(view, alerts=(half,)))
    assert f"Corvessa has {left.format('leaves')}" in joined, "the other half is theirs"


def test_a_contribution_to_a_cell_tells_that_it_is_analysed_there_before_the_list_does() -> None:
    analysis = [(Kind.ANALYSE, {"report": 2})]
    first = "The fusion cell analyses it before your list does: that order would be refused, and its cost spent."
    view = replace(crowded(), reports=(mine(),))
    whole = Prospects(CATALOGUE, view, Doctrine(), analysis)
    assert first in [line.text for line in whole.of(Kind.CONTRIBUTE, {"report": 2, "organisation": 0})]
    assert first not in [line.text for line in whole.of(Kind.CONTRIBUTE, {"report": 2, "key": 9000})]
    assert first not in told(Kind.CONTRIBUTE, {"organisation": 0}, mine())


def test_an_analysis_tells_what_counts_in_full_already() -> None:
    held = mine(read=True, confirmed=True, bears=(0,))
    code = CATALOGUE.reports[2].code
    assert told(Kind.ANALYSE, {}, held) == [
        f"{code} is borne out by another report and counts in full already: analysis can only expose what is false."
    ]
    for other in (mine(read=True, bears=(0,)), replace(held, bears=()), replace(held, analysed=True)):
        assert told(Kind.ANALYSE, {}, other) == []
    view = replace(crowded(), forces=(replace(crowded().forces[0], thread=0, proven=(2,)),))
    there = f"Before the task force on HERON {code} counts in full already."
    assert told(Kind.ANALYSE, {}, mine(read=True, bears=(0,)), view) == [there]


def test_a_notice_that_is_due_is_told_beside_what_sends_the_same_report() -> None:
    due = mine(Label.CLEAR, notice_due=45)
    line = f"Your notice of it goes out {terms.clock(45)}: members who need it get it then too."
    for kind, columns in ((Kind.SHARE, {"to": 0b10}), (Kind.ANSWER, {"key": 101, "option": 0})):
        assert line in told(kind, columns, due)
        assert line not in told(kind, columns, mine(Label.CLEAR))


def test_a_share_to_who_asked_tells_that_it_answers() -> None:
    about = mine(Label.CLEAR, subjects=(1, 3))
    (line,) = told(Kind.SHARE, {"to": 0b10010}, about)
    assert line == f"It answers the request of Estmarch on {CATALOGUE.subjects[1].name}."
    assert told(Kind.SHARE, {"to": 0b10}, about) == []
    assert told(Kind.SHARE, {"to": 0b10010}, mine(Label.CLEAR)) == []


def test_a_report_answers_nobody_to_whom_it_is_not_sent() -> None:
    theirs = mine(Label.CLEAR, subjects=(1, 3), origin=4, sender=4)
    passed = mine(Label.CLEAR, subjects=(1, 3), sent_to=(4,))
    force = replace(crowded().forces[0], members=(0, 4))
    before = {"key": force.key}, replace(crowded(), forces=(force,))
    answered = f"It answers the request of Estmarch on {CATALOGUE.subjects[1].name}."
    assert answered not in told(Kind.CONTRIBUTE, before[0], theirs, before[1])
    assert told(Kind.SHARE, {"to": 0b10010}, theirs) == []
    assert told(Kind.SHARE, {"to": 0b10010}, passed) == []
    assert answered not in told(Kind.CONTRIBUTE, before[0], passed, before[1])
    assert told(Kind.SHARE, {"to": 0b10010}, replace(passed, tore=True)) == [answered]


def test_many_recipients_cost_more() -> None:
    assert told(Kind.SHARE, {"to": 0b11110}, mine(Label.CLEAR)) == []
    assert told(Kind.SHARE, {"to": 0b111110}, mine(Label.CLEAR)) == ["+1 staff point: 5 recipients."]


def test_a_breach_names_the_rule_it_breaks() -> None:
    theirs = mine(Label.GREEN, origin=7)
    bound = told(Kind.SHARE, {"to": 0b10}, replace(theirs, orcon=True))
    owner = CATALOGUE.nations[7].name
    assert bound[:-1] == [f"It breaks originator control: {owner} has not released it to Corvessa."]
    far = told(Kind.SHARE, {"to": 1 << 6}, theirs)
    assert far[0].startswith(f"It breaks the label with {CATALOGUE.nations[6].name}. TLP:GREEN: members of a common")
    assert not any("breaks" in line for line in told(Kind.SHARE, {"to": 0b10}, theirs))


def test_what_forbids_to_pass_on_is_what_the_map_of_needs_goes_by() -> None:
    view = crowded()
    for held in view.reports:
        for nation in view.nations:
            free = barrier(view, held, held.label, nation.nation) is None
            assert may_have(view, held, nation.nation) == free


def test_a_tear_line_may_go_where_the_whole_may_not() -> None:
    held = mine(Label.AMBER, origin=7, domain=Domain.BORDER)
    assert barrier(crowded(), held, Label.AMBER, 4) is Barrier.LABEL
    assert barrier(crowded(), held, Label.GREEN, 4) is None


def test_a_report_known_to_be_false_is_said_to_be() -> None:
    held = mine(Label.CLEAR, exposed=True)
    assert told(Kind.SHARE, {"to": 0b10}, held) == [FALSE.text]
    assert told(Kind.CONTRIBUTE, {"key": 9000}, held)[0] == FALSE.text


def test_a_contribution_names_the_force_its_confidence_and_what_a_response_asks_for() -> None:
    line, _ = told(Kind.CONTRIBUTE, {"key": 9000}, mine(bears=(0,)))
    assert line == "The task force on HERON has confidence 41, moderate; a response disrupts from 40, prevents from 55."
    beside = told(Kind.CONTRIBUTE, {"key": 9000}, mine(bears=(1,)))
    assert beside[1] == "As far as you can tell the report does not bear on HERON."


def test_holders_without_need_explain_the_chance_told() -> None:
    outlook = Outlook(CATALOGUE, crowded(), Doctrine())
    (line,) = idle_holders(outlook, (2,))
    assert line.text == "The chance counts Brannoch as without need: it had none when you sent it there."
    assert idle_holders(outlook, ()) == []


def test_a_query_tells_that_it_wakes_what_members_have_forgotten() -> None:
    wakes = f"reports on {CATALOGUE.subjects[1].name} that they hold and did not know to matter"
    lines = told(Kind.QUERY, {"channel": 3, "subject": 1}, mine())
    assert lines == [f"It also makes all members, you among them, notice {wakes}."]
    assert "members then notice what they had forgotten" in BY_KIND[Kind.QUERY].help


def test_a_tear_line_that_leaves_a_force_without_confidence_is_said_to_add_nothing() -> None:
    whole = replace(crowded(), reports=(mine(bears=(0,)),))
    idle = "As it stands the tear-line adds nothing there"
    for tear, sure, warned in ((1, 0, True), (0, 0, False), (1, 200, False)):
        ahead = Prospects(CATALOGUE, whole, Doctrine(), assessed=Assessed(sure, sure))
        lines = ahead.of(Kind.CONTRIBUTE, {"report": 2, "key": 9000, "tear": tear})
        assert any(line.text.startswith(idle) and line.tone == "warn" for line in lines) is warned
