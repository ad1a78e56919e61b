"""What is told of an order counts the orders that are on the list already."""

from __future__ import annotations

from dataclasses import replace

from game.rules.codes import Copy, Domain, LegalBasis, MatterKind, Service, Stage
from game.rules.doctrine import Doctrine
from game.rules.orders import Kind
from game.rules.view import Report, View
from game.wording.outlook import Columns, Draft
from game.wording.passing import UNHELD, UNPROVEN
from game.wording.prospects import Prospects
from tests.ui.scenes.fake_catalogue import CATALOGUE, TICK
from tests.ui.scenes.fake_views import crowded, matter, report, thread

FORCE = {"key": 9000}


def told(kind: Kind, columns: Columns, draft: Draft = (), view: View | None = None) -> list[str]:
    """What an order would lead to at the end of a list."""
    return [line.text for line in Prospects(CATALOGUE, view or crowded(), Doctrine(), draft).of(kind, columns)]


def put(*reports: int, **fields: int) -> Draft:
    """Contributions of reports to the reader's force."""
    return [(Kind.CONTRIBUTE, {"report": i, **FORCE, **fields}) for i in reports]


def weak() -> View:
    """A force too unsure to respond."""
    return replace(crowded(), forces=(replace(crowded().forces[0], confidence=0, at_response=0, in_full=0),))


def test_a_response_names_what_the_list_puts_before_its_force() -> None:
    one = "1 report for the force, which counts 50 % in a response of this turn"
    assert f"Not reckoned here, though it is on your list: {one}." in told(Kind.RESPOND, FORCE, put(0), weak())
    twice = [*put(0, 2), *put(2)]
    assert any("2 reports for the force, each of which counts" in t for t in told(Kind.RESPOND, FORCE, twice, weak()))
    other = put(0, key=9100)
    assert told(Kind.RESPOND, FORCE, other, weak()) == told(Kind.RESPOND, FORCE, (), weak())


def test_a_response_that_more_is_on_the_way_for_is_not_called_wrong_for_good() -> None:
    ends = [Prospects(CATALOGUE, weak(), Doctrine(), draft).of(Kind.RESPOND, FORCE)[0] for draft in ((), put(0))]
    assert [end.tone for end in ends] == ["bad", "warn"]
    assert ends[0].text == ends[1].text


def test_a_response_names_units_and_a_freeze_of_the_list() -> None:
    draft: Draft = [(Kind.ASSIGN, {**FORCE, "option": 1, "amount": 2}), (Kind.FREEZE, {"thread": 0})]
    lines = told(Kind.RESPOND, FORCE, draft, weak())
    assert lines[1].endswith("on your list: a freeze, which counts 15 if it holds.")
    assert "Your own units are counted as your list assigns them: 2 law enforcement." in lines
    assert not any(line.startswith("Not reckoned here: a freeze") for line in lines), "told once"


def test_a_cell_that_counts_for_the_force_is_counted_with_it() -> None:
    view = replace(weak(), cells=(replace(crowded().cells[0], thread=0),))
    draft: Draft = [(Kind.CONTRIBUTE, {"report": 0, "organisation": 0})]
    assert any("1 report for the force" in line for line in told(Kind.RESPOND, FORCE, draft, view))
    assert not any("1 report" in line for line in told(Kind.RESPOND, FORCE, draft, weak()))


def test_a_force_that_the_list_stands_down_costs_nothing_more() -> None:
    columns, dear = {"thread": 1, "to": 0b110}, "Beside the force you lead it costs one staff point more every turn."
    gone: Draft = [(Kind.STAND_DOWN, FORCE)]
    assert told(Kind.FORM, columns)[-1] == dear
    assert dear not in told(Kind.FORM, columns, gone)
    alone = replace(crowded(), forces=())
    convened = {"organisation": 1, "option": int(Service.CONVENE_TASK_FORCE), "thread": 2, "to": 2}
    for first in ((Kind.FORM, {"thread": 2, "to": 2}), (Kind.SERVICE, convened)):
        assert told(Kind.FORM, columns, [first], alone)[-1] == dear
    prevented = (Kind.SERVICE, {"organisation": 1, "option": int(Service.PREVENTION)})
    assert dear not in told(Kind.FORM, columns, [prevented], alone)


def test_more_nations_are_invited_to_the_force_that_there_is_already() -> None:
    columns, asks = {"thread": 0, "to": 0b1000}, "This invites them to the task force that you lead on it"
    assert told(Kind.FORM, columns)[0] == f"{asks}: each that joins makes it form 2 hours longer."
    inviting = replace(crowded(), forces=(replace(crowded().forces[0], stage=Stage.INVITING),))
    assert told(Kind.FORM, columns, (), inviting)[0] == f"{asks}."
    assert told(Kind.FORM, columns, [(Kind.STAND_DOWN, FORCE)])[0].startswith("Together about")
    elsewhere = replace(crowded(), threads=(thread(0, basis=LegalBasis.FRAMEWORK, place=4),))
    lacking = told(Kind.FORM, {**columns, "to": 1 << 6}, (), elsewhere)[-1]
    assert lacking.startswith(f"The force could not respond if {CATALOGUE.nations[6].name}")


def test_a_referral_counts_the_analysis_of_the_list() -> None:
    view = replace(crowded(), campaigns=(replace(crowded().campaigns[0], verified=False),))
    for field in ("report", "other"):
        (line,) = told(Kind.REFER, {"campaign": 0}, [(Kind.ANALYSE, {field: 5})], view)
        assert line.endswith("no lawful speech is removed, unless the set proves false.")
    assert told(Kind.REFER, {"campaign": 0}, [(Kind.ANALYSE, {"report": 4})], view)[0].startswith("Not verified")
    without = replace(view, campaigns=(replace(view.campaigns[0], hash_set=-1),))
    assert told(Kind.REFER, {"campaign": 0}, [(Kind.ANALYSE, {"report": 4})], without)[0].startswith("Not verified")


def test_what_the_list_has_analysed_is_sent_before_that() -> None:
    draft: Draft = [(Kind.ANALYSE, {"report": 0, "other": 9})]
    orders = (
        (Kind.SHARE, {"to": 2}),
        (Kind.CONTRIBUTE, FORCE),
        (Kind.PUBLISH, {"channel": 3}),
        (Kind.ANSWER, {"key": 101, "option": 0}),
    )
    for kind, columns in orders:
        for i in (0, 9):
            assert UNPROVEN.text in told(kind, {**columns, "report": i}, draft), kind
        assert UNPROVEN.text not in told(kind, {**columns, "report": 0}), kind
        assert UNPROVEN.text not in told(kind, {**columns, "report": 2}, [(Kind.ANALYSE, {"report": 2})]), "analysed"


def test_a_service_sends_after_the_analysis_whatever_it_shows() -> None:
    draft: Draft = [(Kind.ANALYSE, {"report": 0})]
    for service in (Service.NOTICE, Service.DIFFUSION):
        columns = {"organisation": 1, "option": int(service), "report": 0, "to": 2}
        lines = told(Kind.SERVICE, columns, draft)
        assert UNHELD.text in lines
        assert UNPROVEN.text not in lines
        assert UNHELD.text not in told(Kind.SERVICE, columns)
        (line,) = told(Kind.ANALYSE, {"report": 0}, [(Kind.SERVICE, columns)])
        assert line.startswith("Your list has a service send R-700 after that, whatever it shows")


def test_an_analysis_names_what_the_list_sends_before_it() -> None:
    draft: Draft = [(Kind.SHARE, {"report": 9, "to": 2})]
    (line,) = told(Kind.ANALYSE, {"report": 0, "other": 9}, draft)
    assert line.startswith("Your list sends R-709 too, and that comes first")
    assert told(Kind.ANALYSE, {"report": 0}, draft) == []


def test_a_posting_counts_those_of_the_list() -> None:
    view = replace(crowded(), own=replace(crowded().own, liaison_seats=2))
    posted: Draft = [(Kind.POST_LIAISON, {"to": 4})]
    assert told(Kind.POST_LIAISON, {"to": 2}, (), view)[0].endswith("You may still post 2.")
    assert told(Kind.POST_LIAISON, {"to": 2}, posted, view)[0].endswith("It is your last.")


# -- the domains of a force (R-ASSESS)


def domains(
    held: Report,
    draft: Draft = (),
    tear: int = 0,
    *,
    has: tuple[Domain, ...] = (),
    asked: int = 3,
    there: tuple[int, ...] = (),
) -> str:
    """What a contribution of one of the reports 2 and 4 says of domains; 4 is a border report that bears as well."""
    other = report(4, domain=Domain.BORDER, bears=(0,))
    force = replace(crowded().forces[0], domains=has, reports=there)
    view = replace(
        crowded(), reports=(held, other), forces=(force,), threads=(thread(0, domains_asked=asked),), cells=()
    )
    return told(Kind.CONTRIBUTE, {"report": 2, **FORCE, "tear": tear}, draft, view)[-1]


def cyber(**changes: object) -> Report:
    """A report of the cyber domain that bears on the force's thread."""
    return report(2, domain=Domain.CYBER, bears=(0,), **changes)


def test_a_contribution_tells_the_domains_there_and_whether_it_adds_one() -> None:
    assert domains(cyber()) == "Domains of its evidence: none of 3. This report adds cyber."
    border = domains(cyber(), has=(Domain.BORDER,))
    assert border == "Domains of its evidence: border, 1 of 3. This report adds cyber."
    assert domains(cyber(), has=(Domain.CYBER,)).endswith("cyber, 1 of 3. This report adds none.")
    enough = domains(cyber(), has=(Domain.BORDER,), asked=1)
    assert enough == "Domains of its evidence: border, enough. This report adds cyber, beyond those asked for."


def test_domains_are_those_of_what_the_reader_has_read_where_more_lies_there() -> None:
    assert domains(cyber(), there=(4,)) == "Domains of its evidence: none of 3. This report adds cyber."
    more = domains(cyber(), there=(4, 9))
    told = "Domains of its evidence in what you have read: none of 3. This report adds cyber"
    assert more == f"{told}, unless what you have not read does."


def test_a_tear_line_and_what_is_false_add_no_domain() -> None:
    assert domains(cyber(), tear=1).endswith("A tear-line adds none.")
    assert domains(cyber(copy=Copy.TORN)).endswith("A tear-line adds none.")
    assert domains(cyber(exposed=True)).endswith("This report adds none.")


def test_domains_that_the_list_brings_are_counted_and_said_to_be_so() -> None:
    line = domains(cyber(), put(4))
    assert line == "Domains of its evidence: border, 1 of 3 with border from your list. This report adds cyber."
    assert "list" not in domains(cyber(), put(4, tear=1))
    assert "list" not in domains(cyber(), put(2))


def test_a_cell_is_told_of_as_a_force_is() -> None:
    cell = replace(crowded().cells[0], reports=())
    view = replace(crowded(), reports=(replace(cyber(), bears=(2,)),), cells=(cell,))
    sure, has = told(Kind.CONTRIBUTE, {"report": 2, "organisation": 0}, (), view)
    assert sure == "The fusion cell on CURLEW has confidence 30, low."
    assert has == "Domains of its evidence: intelligence, 1 of 3. This report adds cyber."


def test_assistance_that_is_asked_for_is_not_advised_again() -> None:
    asks = thread(2, basis=LegalBasis.ASSISTANCE, deadline=TICK + 60)
    view = replace(crowded(), threads=(asks,), forces=())
    columns = {"thread": 2, "to": 0b110}
    sought = "You have asked for it: it must be granted first."
    assert not told(Kind.FORM, columns, (), view)[-1].endswith(sought)
    service = {"organisation": 0, "option": int(Service.MUTUAL_LEGAL_ASSISTANCE)}
    for named in ({"to": 1 << asks.place}, {"thread": 2}):
        assert any(
            line.endswith(sought) for line in told(Kind.FORM, columns, [(Kind.SERVICE, {**service, **named})], view)
        )
    elsewhere: Draft = [(Kind.SERVICE, {**service, "to": 1 << (asks.place + 1)})]
    assert not any(line.endswith(sought) for line in told(Kind.FORM, columns, elsewhere, view))
    asked = replace(view, matters=(matter(300, MatterKind.ASSISTANCE, view.own.nation, asks.place),))
    assert any(line.endswith(sought) for line in told(Kind.FORM, columns, (), asked))
