"""R-FIU: halves of alerts, how they are joined, what an analysed match yields, and what a freeze needs and does."""

from dataclasses import replace

import numpy as np
import pytest

from game.rules import finance
from game.rules.codes import NEVER, NEVER_BYTE, Copy, Domain, Mark, MatterKind, MatterStatus
from game.rules.events import Event
from game.rules.masked import masked, watch
from game.rules.orders import Kind, Orders, joined, placed
from game.rules.preview import Legality, preview
from game.rules.reasons import Reason
from game.rules.state import State
from game.rules.tables import Tables
from tests.rules.moment import altered, force, moment
from tests.rules.world import LIAISON, happened, order, start, turn, turns, world

HALF, COUNTERPART, PAIR, REPORT, THREAD = 0, 1, 0, 13, 0
ASKER, PROVIDER, THIRD = 0, 1, 2


def finance_world(**changes: object) -> Tables:
    """The pair's report 13 is financial and bears on thread 0; nobody has it before a match is analysed."""
    domain = (np.arange(14) % 5).astype(np.uint8)
    domain[REPORT] = Domain.FINANCIAL
    weight = np.zeros((14, 2), np.int16)
    weight[np.arange(14), (np.arange(14) >= 8).astype(int)] = 300
    weight[REPORT] = [300, 0]
    return world(**{"report_domain": domain, "weight": weight, **changes})


def request_match(n: int = ASKER, to: int = PROVIDER, half: int = HALF, consent: int = 1) -> Orders:
    return order(n, Kind.REQUEST_MATCH, alert=half, to=(to,), option=consent)


def analyse(n: int = ASKER, half: int = HALF) -> Orders:
    return order(n, Kind.ANALYSE, alert=half)


def freeze(n: int = ASKER, thread: int = THREAD) -> Orders:
    return order(n, Kind.FREEZE, thread=thread)


def matched(tables: Tables, consent: int = 1, option: int = 1) -> State:
    """The State after a request for a match was accepted."""
    state = turn(tables, start(tables), request_match(consent=consent)).state
    key = int(state.matter_key[0, 0])
    return turn(tables, state, order(PROVIDER, Kind.ACCEPT, key=key, option=option)).state


def test_an_alert_reaches_the_unit_that_holds_its_half() -> None:
    state = start(finance_world())
    assert state.alert_known[0].tolist() == [[True, False], [False, True], [False, False]]


def test_an_accepted_match_request_gives_both_units_both_halves() -> None:
    tables = finance_world()
    state = turn(tables, start(tables), request_match()).state
    assert state.matter_kind[0, 0] == MatterKind.MATCH
    result = turn(tables, state, order(PROVIDER, Kind.ACCEPT, key=int(state.matter_key[0, 0])))
    assert result.state.matched[0, :, PAIR].tolist() == [True, True, False]
    assert happened(result, Event.MATCHED) == [(ASKER, PROVIDER, PAIR, 1), (PROVIDER, ASKER, PAIR, 1)]
    assert result.state.alert_known[0, THIRD].tolist() == [False, False]


def test_a_unit_without_the_counterpart_finds_nothing_and_learns_nothing() -> None:
    tables = finance_world()
    state = turn(tables, start(tables), request_match(to=THIRD)).state
    result = turn(tables, state, order(THIRD, Kind.ACCEPT, key=int(state.matter_key[0, 0])))
    assert happened(result, Event.NO_MATCH) == [(THIRD, ASKER, HALF, 0)]
    assert not result.state.matched.any()
    assert not result.state.alert_known[0, THIRD].any()


def test_a_match_is_asked_only_about_a_half_one_knows_and_only_until_it_is_found() -> None:
    tables = finance_world()
    unknown = turn(tables, start(tables), request_match(half=COUNTERPART))
    again = turn(tables, matched(tables), request_match())
    assert (unknown.reason[0], again.reason[0]) == (Reason.NO_ALERT, Reason.ALREADY_MATCHED)


def test_a_disclosed_half_is_matched_by_a_unit_that_holds_the_other() -> None:
    tables = finance_world()
    result = turn(tables, start(tables), order(ASKER, Kind.DISCLOSE, alert=HALF, to=(PROVIDER,), option=0))
    assert result.state.matched[0, :, PAIR].tolist() == [False, True, False]
    assert not result.state.consent[0, PAIR]


def test_only_ones_own_half_is_disclosed() -> None:
    tables = finance_world()
    result = turn(tables, matched(tables), order(ASKER, Kind.DISCLOSE, alert=COUNTERPART, to=(THIRD,), option=1))
    assert result.reason.tolist() == [Reason.NO_ALERT]


def test_a_ready_task_force_on_the_subject_joins_the_halves_of_its_members() -> None:
    tables = finance_world()
    now = moment(tables, force(start(tables), (THIRD, ASKER, PROVIDER), thread=THREAD), tick=5)
    st = now.st
    finance.arrive(now)
    assert st.matched[0, :, PAIR].all()
    st.matched[:] = False
    st.alert_known[0] = [[True, False], [False, True], [False, False]]
    st.force_thread[0, 0] = 1
    finance.arrive(now)
    assert not st.matched.any()


def test_an_unmatched_alert_yields_nothing() -> None:
    tables = finance_world()
    result = turn(tables, start(tables), analyse(), analyse(half=COUNTERPART))
    assert result.reason.tolist() == [Reason.NO_MATCH, Reason.NO_ALERT]
    assert not result.state.copies[0, :, REPORT].any()


def test_an_analysed_match_is_a_report_whose_originator_is_the_provider() -> None:
    tables = finance_world()
    result = turn(tables, matched(tables), analyse())
    state = result.state
    assert state.copies[0, [ASKER, PROVIDER, THIRD], REPORT].tolist() == [Copy.FULL, Copy.FULL, Copy.NO]
    assert state.origin[0, REPORT] == PROVIDER
    assert state.marks[0, ASKER, REPORT] & Mark.READ
    assert state.arrival[0, REPORT] == 12
    assert happened(result, Event.MATCH_ANALYSED) == [(ASKER, PROVIDER, REPORT, PAIR)]
    assert turn(tables, state, analyse()).reason.tolist() == [Reason.ALREADY_ANALYSED]


@pytest.mark.parametrize(("asked", "granted", "breach"), [(1, 1, False), (1, 0, True), (0, 1, True)])
def test_onward_use_needs_the_consent_that_was_asked_for_and_given(asked: int, granted: int, breach: bool) -> None:
    tables = finance_world(liaison=~np.eye(3, dtype=np.bool_))
    state = turn(tables, matched(tables, asked, granted), analyse()).state
    assert state.consent[0, PAIR] == (not breach)
    result = turn(tables, state, order(ASKER, Kind.SHARE, report=REPORT, to=(THIRD,), channel=LIAISON))
    assert bool(happened(result, Event.BREACH)) == breach


def frozen_ready(**changes: object) -> tuple[Tables, State]:
    tables = finance_world(**changes)
    return tables, turn(tables, matched(tables), analyse()).state


def test_a_freeze_with_match_and_basis_moves_the_deadline_and_eases_the_response() -> None:
    tables, state = frozen_ready(turns=10)
    result = turn(tables, state, freeze())
    d = tables.public.doctrine
    assert happened(result, Event.FREEZE_HELD) == [(ASKER, -1, THREAD, 0)]
    assert result.state.frozen[0, THREAD] == 18
    assert result.state.deadline[0, THREAD] == state.deadline[0, THREAD] + d.freeze_delay
    assert result.state.eased[0, THREAD] == d.freeze_requirement
    assert not result.state.breaches.any()
    assert turn(tables, result.state, freeze()).reason.tolist() == [Reason.ALREADY_FROZEN]


def test_who_serves_in_or_is_invited_to_a_force_on_the_thread_hears_that_it_is_frozen() -> None:
    tables, state = frozen_ready(turns=10)
    unseen = altered(state, detected=False)
    unseen.detected[0, ASKER] = True

    def told(st: State) -> int:
        events = turn(tables, st, freeze()).events
        return int(events.audience[events.event == Event.FREEZE_HELD][0])

    assert told(unseen) == 0b001
    assert told(force(unseen, (THIRD,), thread=THREAD)) == 0b101
    inviting = force(unseen, (PROVIDER,), thread=THREAD)
    inviting.matter_kind[0, 3], inviting.matter_status[0, 3] = MatterKind.INVITATION, MatterStatus.OPEN
    inviting.matter_item[0, 3], inviting.matter_to[0, 3], inviting.matter_due[0, 3] = 0, THIRD, NEVER
    assert told(inviting) == 0b111


def test_a_freeze_leaves_a_deadline_within_the_exercise() -> None:
    tables, state = frozen_ready()
    assert state.deadline[0, THREAD] + tables.public.doctrine.freeze_delay == tables.public.ticks
    assert turn(tables, state, freeze()).state.deadline[0, THREAD] == tables.public.ticks - 1


def held(tables: Tables, state: State, *before: Orders) -> Legality:
    """What the preview tells of a freeze that ends a list."""
    return preview(tables, state, 0, ASKER, placed(joined([*before, freeze()]))).orders[-1].held


def test_the_preview_says_whether_a_freeze_would_hold_as_far_as_the_nation_can_tell() -> None:
    tables, state = frozen_ready()
    assert held(tables, state) == Legality.LEGAL
    assert held(tables, replace(state, framework=np.full_like(state.framework, NEVER))) == Legality.ILLEGAL
    assert held(tables, turns(tables, start(tables), 1)) == Legality.ILLEGAL
    passed_on = replace(state, alert_known=np.zeros_like(state.alert_known))
    assert held(tables, passed_on) == Legality.UNKNOWN


def test_a_freeze_may_hold_by_a_match_that_the_same_list_analyses() -> None:
    tables = finance_world()
    state = matched(tables)
    assert held(tables, state) == Legality.ILLEGAL
    assert held(tables, state, analyse()) == Legality.UNKNOWN
    assert happened(turn(tables, state, analyse(), freeze()), Event.FREEZE_HELD) == [(ASKER, -1, THREAD, 0)]
    lawless = replace(state, framework=np.full_like(state.framework, NEVER))
    assert held(tables, lawless, analyse()) == Legality.ILLEGAL


def test_a_freeze_may_hold_by_a_match_that_the_same_list_reads() -> None:
    tables, state = frozen_ready()
    unread = altered(state)
    unread.marks[0, ASKER, REPORT] = 0
    assert held(tables, unread) == Legality.ILLEGAL
    assert held(tables, unread, order(ASKER, Kind.READ, report=REPORT)) == Legality.UNKNOWN


def test_a_freeze_without_a_match_is_reversed_and_costs_safeguards() -> None:
    tables = finance_world()
    state = turns(tables, start(tables), 1)
    result = turn(tables, state, freeze())
    assert result.reason.tolist() == [Reason.ACCEPTED]
    assert happened(result, Event.FREEZE_REVERSED) == [(ASKER, -1, THREAD, 0)]
    assert result.state.breaches[0, ASKER] == tables.public.doctrine.freeze_reversed
    assert result.state.frozen[0, THREAD] == NEVER
    assert result.state.deadline[0, THREAD] == state.deadline[0, THREAD]


def test_a_freeze_needs_the_framework_of_both_places_or_an_agreement_between_them() -> None:
    tables, state = frozen_ready(framework=np.array([True, False, True]))
    without = turn(tables, state, freeze())
    agreement = np.zeros((3, 3), np.bool_)
    agreement[ASKER, PROVIDER] = agreement[PROVIDER, ASKER] = True
    tables, state = frozen_ready(framework=np.array([True, False, True]), agreement=agreement)
    with_agreement = turn(tables, state, freeze())
    assert len(happened(without, Event.FREEZE_REVERSED)) == 1
    assert len(happened(with_agreement, Event.FREEZE_HELD)) == 1


def test_a_freeze_asks_for_a_thread_one_sees() -> None:
    tables = finance_world()
    state = start(tables)
    now = moment(tables, state, freeze())
    now.st.detected[:] = False
    finance.freeze(now, now.of(Kind.FREEZE))
    assert now.reason.tolist() == [Reason.NOT_DETECTED]


def test_two_nations_that_freeze_one_thread_freeze_it_once() -> None:
    tables, state = frozen_ready()
    state = turns(tables, state, 1)
    result = turn(tables, state, freeze(ASKER), freeze(PROVIDER))
    assert sorted(result.reason.tolist()) == [Reason.ACCEPTED, Reason.ALREADY_FROZEN]
    assert result.state.eased[0, THREAD] == tables.public.doctrine.freeze_requirement


def test_a_freeze_blinds_the_threads_financial_reporting() -> None:
    later = np.zeros(14, np.int16)
    later[[2, 7]] = 40
    later[[4, 6, 9]] = 40
    later[REPORT] = later[12] = NEVER
    domain = (np.arange(14) % 5).astype(np.uint8)
    domain[REPORT] = Domain.FINANCIAL
    tables, state = frozen_ready(arrive_low=later, arrive_high=later, doctrine={"freeze_loss": 0})
    frozen = turn(tables, state, freeze()).state
    financial = [i for i in (2, 7) if domain[i] == Domain.FINANCIAL]
    assert frozen.arrival[0, financial].tolist() == [NEVER, NEVER]
    assert frozen.arrival[0, [4, 6, 9]].tolist() == [40, 40, 40]


def test_a_freeze_may_silence_other_sources_of_its_thread_alone() -> None:
    later = np.zeros(14, np.int16)
    later[[4, 6, 9]] = 40
    later[REPORT] = later[12] = NEVER
    tables, state = frozen_ready(arrive_low=later, arrive_high=later, doctrine={"freeze_loss": 1000})
    frozen = turn(tables, state, freeze()).state
    assert frozen.arrival[0, [4, 6]].tolist() == [NEVER, NEVER]
    assert frozen.arrival[0, 9] == 40


def test_a_match_analysed_after_the_freeze_yields_no_report() -> None:
    tables, state = frozen_ready()
    now = moment(tables, state, analyse())
    now.st.copies[0, ASKER, REPORT] = Copy.NO
    now.st.frozen[0, THREAD] = 6
    finance.analyse_match(now, now.of(Kind.ANALYSE))
    assert now.reason.tolist() == [Reason.NO_REPORT]


def test_an_unanswered_match_request_lapses() -> None:
    tables = finance_world()
    state = turns(tables, turn(tables, start(tables), request_match()).state, 2)
    assert state.matter_status[0, 0] == MatterStatus.LAPSED


def test_who_holds_a_joined_report_by_its_match_is_known_to_have_need_for_it() -> None:
    tables, state = frozen_ready(interest=np.zeros((3, 4), np.bool_))
    state = altered(state, detected=False)
    assert not state.interest[0, ASKER].any()
    assert state.need_until[0, [ASKER, PROVIDER], REPORT].tolist() == [NEVER_BYTE, NEVER_BYTE]
    assert int(state.sender[0, PROVIDER, REPORT]) == ASKER
    seen = masked(watch(tables, state, 0, PROVIDER))
    assert seen.copies[0, ASKER, REPORT] == Copy.FULL
    assert seen.need_until[0, ASKER, REPORT] == NEVER_BYTE, "the analyst, by the match that both see"
    state.matched[0, PROVIDER] = False
    assert masked(watch(tables, state, 0, PROVIDER)).need_until[0, ASKER, REPORT] == 0
