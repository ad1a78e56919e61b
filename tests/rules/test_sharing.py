"""R-SHARE, R-CHANNEL, R-NEED, R-REPORT: what may be passed on, over what, and what it costs."""

import numpy as np
import pytest

from game.rules import sharing
from game.rules.codes import NEVER_BYTE, NONE, Copy, Label, Mark, Outcome
from game.rules.events import Event, delivered
from game.rules.orders import Kind
from game.rules.reasons import Reason
from tests.rules.moment import altered, force, moment
from tests.rules.world import DATABASE, LIAISON, NOTE, PLATFORM, happened, order, start, turn, world


def share(n: int, report: int, to: tuple[int, ...], channel: int = PLATFORM, tear: int = 0):
    return order(n, Kind.SHARE, report=report, to=to, channel=channel, tear=tear)


def liaison_everywhere(n: int = 3) -> np.ndarray:
    return ~np.eye(n, dtype=np.bool_)


def test_a_share_over_a_platform_arrives_after_its_latency_and_is_read() -> None:
    tables = world(interop=np.full((3, 3), 400, np.int16))
    result = turn(tables, start(tables), share(0, 0, (1,)))
    assert result.reason.tolist() == [Reason.ACCEPTED]
    assert result.state.copies[0, 1, 0] == Copy.FULL
    assert result.state.got[0, 1, 0] == 1
    assert result.state.sender[0, 1, 0] == 0
    assert result.state.marks[0, 1, 0] & Mark.READ


def test_a_platform_carries_amber_only_among_interoperable_members() -> None:
    tables = world()
    result = turn(tables, start(tables), share(0, 0, (1,)))
    assert tables.public.channel_ceiling[PLATFORM] == Label.AMBER
    low = world(channel_ceiling=np.array([1, 4, 1, 2], np.int8))
    refused = turn(low, start(low), share(0, 0, (1,)))
    high = world(channel_ceiling=np.array([1, 4, 1, 2], np.int8), interop=np.full((3, 3), 300, np.int16))
    carried = turn(high, start(high), share(0, 0, (1,)))
    assert (result.reason[0], refused.reason[0], carried.reason[0]) == (0, Reason.ABOVE_CEILING, 0)


def test_a_share_above_the_ceiling_is_refused_and_changes_nothing() -> None:
    tables = world()
    state = start(tables)
    result = turn(tables, state, share(0, 0, (1,), NOTE))
    still = turn(tables, state)
    assert result.reason.tolist() == [Reason.ABOVE_CEILING]
    for name, array in result.state.arrays().items():
        assert np.array_equal(array, still.state.arrays()[name]), name


def test_the_tear_line_is_one_label_lower_and_fits_under_the_note() -> None:
    tables = world()
    result = turn(tables, start(tables), share(0, 0, (1,), NOTE, tear=1))
    assert result.reason.tolist() == [0]
    assert result.state.due[0, 1, 0] == 9
    assert result.state.due_copy[0, 1, 0] == Copy.TORN


def test_a_formal_agreement_lifts_the_ceiling_by_one_label() -> None:
    agreement = np.zeros((3, 3), np.bool_)
    agreement[0, 1] = agreement[1, 0] = True
    tables = world(agreement=agreement)
    assert turn(tables, start(tables), share(0, 0, (1,), NOTE)).reason.tolist() == [0]


def test_toward_a_nation_without_the_framework_the_ceiling_is_one_label_lower() -> None:
    tables = world(
        liaison=liaison_everywhere(), report_label=np.full(14, Label.RED, np.int8), trust=np.full((3, 3), 900, np.int16)
    )
    result = turn(tables, start(tables), share(0, 0, (2,), LIAISON), share(0, 3, (1,), LIAISON))
    assert result.reason.tolist() == [Reason.ABOVE_CEILING, 0]


def test_a_liaison_officer_carries_nothing_before_the_set_up_is_over() -> None:
    tables = world()
    first = turn(tables, start(tables), share(0, 0, (1,), LIAISON), order(0, Kind.POST_LIAISON, to=(1,)))
    assert first.reason.tolist() == [Reason.NO_OFFICER, 0]
    assert turn(tables, first.state, share(0, 0, (1,), LIAISON)).reason.tolist() == [0]


def test_what_arrives_tells_its_channel() -> None:
    tables = world(liaison=liaison_everywhere(), report_label=np.full(14, Label.GREEN, np.int8))
    sent = turn(tables, start(tables), share(0, 0, (1,), NOTE), share(0, 3, (1,), LIAISON, tear=1))
    came = happened(sent, Event.DELIVERED) + happened(turn(tables, sent.state), Event.DELIVERED)
    told = {item: delivered(value) for _, target, item, value in came if target == 1}
    assert (told[0], told[3]) == ((Copy.FULL, NOTE), (Copy.TORN, LIAISON))


def test_a_nation_has_two_seats_for_liaison_officers() -> None:
    tables = world(n_nations=4)
    posts = [order(0, Kind.POST_LIAISON, to=(m,)) for m in (1, 2, 3)]
    state = start(world(n_nations=4, staff=np.full(4, 9, np.int8)))
    assert turn(tables, state, *posts).reason.tolist() == [0, 0, Reason.NO_SEATS]


def test_notes_above_the_capacity_queue_and_are_never_lost() -> None:
    tables = world(report_label=np.full(14, Label.GREEN, np.int8))
    result = turn(tables, start(tables), *[share(0, i, (1,), NOTE) for i in (0, 3, 6)])
    assert result.reason.tolist() == [0, 0, 0]
    assert result.state.due[0, 1, [0, 3, 6]].tolist() == [9, 9, 15]


def test_what_an_outage_catches_arrives_after_it() -> None:
    tables = world(report_label=np.full(14, Label.GREEN, np.int8))
    sent = turn(tables, start(tables), share(0, 0, (1,), NOTE)).state
    sent.channel_out.setflags(write=True)
    sent.channel_out[0, NOTE] = 14
    later = turn(tables, sent).state
    assert later.copies[0, 1, 0] == Copy.NO
    assert turn(tables, later).state.got[0, 1, 0] == 14


def test_passing_on_without_release_is_possible_and_a_breach_known_to_the_breaker_alone() -> None:
    tables = world(liaison=liaison_everywhere())
    held = turn(tables, start(tables), share(0, 0, (1,), LIAISON)).state
    result = turn(tables, held, share(1, 0, (2,), LIAISON))
    assert result.reason.tolist() == [0]
    assert result.state.breaches[0].tolist() == [0, 1, 0]
    assert happened(result, Event.BREACH) == [(1, 2, 0, 0)]
    audience = result.events.audience[result.events.event == Event.BREACH]
    assert audience.tolist() == [1 << 1]


def test_originator_control_survives_a_tear_line() -> None:
    tables = world(liaison=liaison_everywhere())
    held = turn(tables, start(tables), share(0, 0, (1,), LIAISON)).state
    assert turn(tables, held, share(1, 0, (2,), LIAISON, tear=1)).state.breaches[0, 1] == 1


def test_a_green_report_without_originator_control_may_go_on_within_the_community() -> None:
    tables = world(
        liaison=liaison_everywhere(),
        report_label=np.full(14, Label.GREEN, np.int8),
        report_orcon=np.zeros(14, np.bool_),
        community=np.array([[0, 0, 0], [0, 0, 1], [0, 1, 0]], np.bool_),
    )
    held = turn(tables, start(tables), share(0, 0, (1,), LIAISON), share(2, 2, (0,), LIAISON)).state
    result = turn(tables, held, share(1, 0, (2,), LIAISON), share(0, 2, (1,), LIAISON))
    assert result.state.breaches[0].tolist() == [1, 0, 0]


def test_a_push_without_need_costs_trust_and_is_marked() -> None:
    interest = np.zeros((3, 4), np.bool_)
    tables = world(interest=interest, interop=np.full((3, 3), 400, np.int16))
    result = turn(tables, start(tables), share(0, 0, (1,)))
    assert happened(result, Event.PUSHED) == [(0, 1, 0, 0)]
    assert result.state.need_until[0, 1, 0] == 0
    assert result.state.trust[0, 1, 0] < tables.public.trust[1, 0]
    with_need = world(interop=np.full((3, 3), 400, np.int16))
    assert turn(with_need, start(with_need), share(0, 0, (1,))).state.need_until[0, 1, 0] == NEVER_BYTE


@pytest.mark.parametrize(
    ("place", "seen", "outcome", "report", "needed"),
    [
        (1, 0, Outcome.OPEN, 0, True),
        (1, 0, Outcome.CRISIS, 0, True),
        (1, 0, Outcome.PREVENTED, 0, False),
        (2, 0, Outcome.OPEN, 0, False),
        (1, 1, Outcome.OPEN, 0, False),
        (1, 0, Outcome.OPEN, 9, False),
    ],
)
def test_who_is_threatened_needs_what_is_known_of_it(
    place: int, seen: int, outcome: Outcome, report: int, needed: bool
) -> None:
    """The thread is due at `place`, `seen` by one nation; nation 0 sends to nation 1."""
    tables = world(interest=np.zeros((3, 4), np.bool_), thread_place=np.array([place, 0], np.int8))
    st = altered(start(tables), detected=False, outcome=[[outcome, 0]])
    st.detected[0, seen, 0] = True
    now = moment(tables, st)
    zero = np.zeros(1, np.intp)
    assert sharing.has_need(now, zero, zero + 1, zero + report, zero).tolist() == [needed]


def test_an_interest_given_up_in_the_same_turn_still_counts() -> None:
    interest = np.zeros((3, 4), np.bool_)
    interest[1, 0] = True
    tables = world(interest=interest, interop=np.full((3, 3), 400, np.int16))
    swap = order(1, Kind.REGISTER, subject=1, other=0)
    result = turn(tables, start(tables), share(0, 0, (1,)), swap)
    assert result.reason.tolist() == [0, 0]
    assert not result.state.interest[0, 1, 0]
    assert not happened(result, Event.PUSHED)


def test_pushes_cost_at_most_the_cap_in_a_turn_and_pair() -> None:
    tables = world(interest=np.zeros((3, 4), np.bool_), interop=np.full((3, 3), 400, np.int16))
    result = turn(tables, start(tables), *[share(0, i, (1,)) for i in (0, 3, 6, 9)])
    losses = [v for n, m, cause, v in happened(result, Event.TRUST) if (n, m) == (1, 0) and v < 0]
    assert sum(losses) == tables.public.doctrine.trust_push_cap


def test_a_copy_already_sent_is_not_sent_again_but_a_fuller_one_is() -> None:
    tables = world(interop=np.full((3, 3), 400, np.int16))
    torn = turn(tables, start(tables), share(0, 0, (1,), tear=1)).state
    again = turn(tables, torn, share(0, 0, (1,), tear=1), share(0, 0, (1,)))
    assert again.reason.tolist() == [Reason.ALREADY_HELD, 0]
    assert again.state.copies[0, 1, 0] == Copy.FULL


def test_one_share_to_several_costs_one_more_for_each_four_beyond_the_first() -> None:
    tables = world(n_nations=6, report_label=np.full(14, 0, np.int8), staff=np.full(6, 2, np.int8))
    state = start(tables)
    both = turn(tables, state, share(0, 0, (1, 2, 3, 4, 5), NOTE), share(0, 6, (1,), NOTE))
    assert both.reason.tolist() == [0, Reason.NO_STAFF]
    assert turn(tables, state, share(0, 0, (1, 2, 3, 4), NOTE), share(0, 6, (1,), NOTE)).reason.tolist() == [0, 0]


def test_below_the_release_threshold_a_share_costs_extra_staff() -> None:
    tables = world(liaison=liaison_everywhere(), staff=np.full(3, 1, np.int8))
    assert turn(tables, start(tables), share(0, 0, (2,), LIAISON)).reason.tolist() == [Reason.NO_STAFF]
    assert turn(tables, start(tables), share(0, 0, (1,), LIAISON)).reason.tolist() == [0]


def test_a_published_report_is_queried_from_the_next_turn_by_the_entitled() -> None:
    tables = world(report_label=np.full(14, Label.GREEN, np.int8))
    publish = order(0, Kind.PUBLISH, report=0, channel=DATABASE)
    ask = order(1, Kind.QUERY, channel=DATABASE, subject=0)
    first = turn(tables, start(tables), publish, ask)
    assert first.state.copies[0, 1, 0] == Copy.NO
    second = turn(tables, first.state, ask)
    assert second.state.copies[0, 1, 0] == Copy.FULL
    assert second.state.need_until[0, 1, 0] == NEVER_BYTE
    assert happened(second, Event.FOUND) == [(1, 0, 0, DATABASE)]
    assert not happened(turn(tables, start(tables), share(0, 0, (1,), PLATFORM)), Event.FOUND)


@pytest.mark.parametrize(("known", "misleads"), [("before", True), ("after", False)])
def test_who_published_before_it_knew_that_a_report_is_false_does_not_mislead(known: str, misleads: bool) -> None:
    tables = world(report_label=np.full(14, Label.GREEN, np.int8))
    publish, ask = order(0, Kind.PUBLISH, report=0, channel=DATABASE), order(1, Kind.QUERY, channel=DATABASE, subject=0)
    st = altered(start(tables))
    if known == "before":
        st.marks[0, 0, 0] |= Mark.EXPOSED
    st = altered(turn(tables, st, publish).state)
    st.marks[0, 0, 0] |= Mark.EXPOSED
    found = turn(tables, st, ask).state
    assert found.copies[0, 1, 0] == Copy.FULL
    assert bool(found.marks[0, 0, 0] & Mark.LIED) == misleads


def test_who_lacks_entitlement_gets_a_stub_naming_whom_to_contact() -> None:
    tables = world()
    first = turn(tables, start(tables), order(0, Kind.PUBLISH, report=0, channel=DATABASE))
    second = turn(tables, first.state, order(1, Kind.QUERY, channel=DATABASE, subject=0))
    assert happened(second, Event.STUB) == [(1, 0, 0, DATABASE)]
    assert second.state.copies[0, 1, 0] == Copy.NO


def test_a_query_that_finds_nothing_says_so() -> None:
    tables = world()
    result = turn(tables, start(tables), order(1, Kind.QUERY, channel=DATABASE, subject=0))
    assert happened(result, Event.NOTHING_FOUND) == [(1, -1, 0, DATABASE)]


def test_a_query_wakes_what_lies_dormant_on_its_subject_with_members() -> None:
    dormant = np.zeros(14, np.bool_)
    dormant[[1, 2, 10]] = True
    members = world().public.channel_member.copy()
    members[DATABASE] = [True, True, False]
    tables = world(dormant=dormant, channel_member=members)
    after = turn(tables, start(tables), order(0, Kind.QUERY, channel=DATABASE, subject=0)).state
    assert after.dormant[0, [1, 2, 10]].tolist() == [False, True, True]
    assert after.copies[0, 1, 1] == Copy.FULL


def test_a_query_gives_nothing_that_the_publisher_may_not_pass_on() -> None:
    bound = np.zeros(14, np.bool_)
    bound[0] = True
    tables = world(report_label=np.full(14, Label.GREEN, np.int8), report_orcon=bound)
    state = turn(tables, start(tables), share(0, 0, (1,), PLATFORM)).state
    state = turn(tables, state, order(1, Kind.PUBLISH, report=0, channel=DATABASE)).state
    ask = order(2, Kind.QUERY, channel=DATABASE, subject=0)
    result = turn(tables, state, ask)
    assert happened(result, Event.STUB) == [(2, 1, 0, DATABASE)]
    assert not happened(result, Event.BREACH)
    state.released.setflags(write=True)
    state.released[0, 0] = 1 << 2
    assert turn(tables, state, ask).state.copies[0, 2, 0] == Copy.FULL


def test_database_and_messages_are_not_confused() -> None:
    tables = world()
    result = turn(
        tables, start(tables), share(0, 0, (1,), DATABASE), order(0, Kind.PUBLISH, report=0, channel=PLATFORM)
    )
    assert result.reason.tolist() == [Reason.IS_DATABASE, Reason.NOT_DATABASE]


def test_what_is_not_held_cannot_be_shared() -> None:
    tables = world()
    assert turn(tables, start(tables), share(0, 1, (2,), LIAISON)).reason.tolist() == [Reason.NOT_HELD]


def test_the_source_of_a_bad_row_is_named_and_other_orders_stand() -> None:
    tables = world(interop=np.full((3, 3), 400, np.int16))
    rows = [
        order(0, Kind.SHARE, report=99, to=(1,), channel=PLATFORM),
        share(0, 0, (0,)),
        order(0, Kind.SHARE, report=0),
    ]
    result = turn(tables, start(tables), *rows, share(0, 0, (1,)))
    assert result.reason.tolist() == [Reason.FIELD_RANGE, Reason.SELF, Reason.FIELD_MISSING, 0]
    assert result.state.sender[0, 1, 0] == 0
    assert result.state.sender[0, 2, 0] == NONE


def test_a_contribution_goes_to_no_member_to_whom_the_contributor_sent_it_before() -> None:
    tables = world()
    sent = turn(tables, start(tables), order(0, Kind.SHARE, report=0, to=(1,), channel=PLATFORM)).state
    results = {}
    for name, st in (("new", start(tables)), ("sent", sent)):
        st = force(st, (0, 1))
        st.marks[0, 0, 0] |= Mark.READ
        after = turn(tables, st, order(0, Kind.CONTRIBUTE, report=0, key=77))
        assert after.reason.tolist() == [0]
        results[name] = int(after.state.paths[0, 1, 0])
    assert results == {"new": 1, "sent": 1}
