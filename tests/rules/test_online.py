"""R-ONLINE: how campaigns grow and what they feed, what a referral removes, and hardening."""

import numpy as np

from game.rules import online
from game.rules.codes import NEVER, NONE, Copy, Mark
from game.rules.events import Event
from game.rules.orders import Kind, Orders
from game.rules.reasons import Reason
from game.rules.state import State
from game.rules.tables import Tables
from tests.rules.moment import moment
from tests.rules.world import happened, order, start, turn, turns, world

CAMPAIGN, HASH_SET, THREAD = 0, 12, 1


def refer(n: int = 0) -> Orders:
    return order(n, Kind.REFER, campaign=CAMPAIGN)


def holding(tables: Tables, state: State, *holders: int, analysed: tuple[int, ...] = ()) -> State:
    """The State with the hash set in the hands of the holders."""
    now = moment(tables, state)
    for n in holders:
        now.st.copies[:, n, HASH_SET] = Copy.FULL
        now.st.marks[:, n, HASH_SET] = Mark.READ | (Mark.ANALYSED if n in analysed else 0)
    return now.st


def strong(level: int = 700, **changes: object) -> Tables:
    return world(campaign_start=np.full((1, 3), level, np.int16), **changes)


def test_a_campaign_starts_at_its_tick_and_grows_each_turn() -> None:
    tables = world(campaign_opens=np.array([6], np.int16))
    state = start(tables)
    growth = tables.public.doctrine.campaign_growth
    first, second, third = (turns(tables, state, k).intensity[0, CAMPAIGN, 0] for k in (1, 2, 3))
    assert (first, second, third) == (0, 300, 300 + growth)


def test_a_campaign_grows_more_slowly_where_prevention_runs_and_not_beyond_its_audience() -> None:
    tables = world(
        campaign_audience=np.array([[True, True, False]]), campaign_start=np.array([[300, 300, 0]], np.int16)
    )
    now = moment(tables, turns(tables, start(tables), 1))
    now.st.prevention[0, 0] = True
    online.grow(now)
    assert now.st.intensity[0, CAMPAIGN].tolist() == [330, 360, 0]


def test_above_its_level_a_campaign_makes_its_thread_more_severe() -> None:
    quiet, loud = strong(500), strong(700)
    result = turn(loud, turns(loud, start(loud), 1))
    assert turns(quiet, start(quiet), 2).severity[0, THREAD] == 1000
    assert result.state.severity[0].tolist() == [1000, 1000 + loud.public.doctrine.campaign_severity]
    assert happened(result, Event.CAMPAIGN_FEEDS) == [(NONE, NONE, CAMPAIGN, 75)]


def test_a_loud_campaign_lets_false_reports_out_one_after_the_other() -> None:
    late = np.zeros(14, np.int16)
    late[[10, 11, 12, 13]] = NEVER
    noise = np.array([[10, 11]], np.int16)
    tables = strong(arrive_low=late, arrive_high=late, campaign_noise=noise, doctrine={"campaign_noise": 1000})
    state = turns(tables, start(tables), 1)
    result = turn(tables, state)
    assert state.arrival[0, [10, 11]].tolist() == [NEVER, NEVER]
    assert result.state.arrival[0, [10, 11]].tolist() == [6, NEVER]
    assert result.state.copies[0, 10 % 3, 10] == Copy.FULL
    assert turns(tables, result.state, 1).arrival[0, 11] == 12


def test_noise_is_known_to_exercise_control_alone() -> None:
    late = np.zeros(14, np.int16)
    late[10:] = NEVER
    noise = np.array([[10]], np.int16)
    tables = strong(arrive_low=late, arrive_high=late, campaign_noise=noise, doctrine={"campaign_noise": 1000})
    result = turn(tables, turns(tables, start(tables), 1))
    assert result.events.audience[result.events.event == Event.NOISE].tolist() == [0]


def test_a_referral_removes_more_the_more_members_hold_the_hash_set() -> None:
    tables = world()
    state = start(tables)
    d = tables.public.doctrine
    removed = []
    for holders in ((0,), (0, 1)):
        result = turn(tables, holding(tables, state, *holders, analysed=(0,)), refer())
        removed.append(happened(result, Event.REFERRED)[0][3])
    assert removed == [d.refer_base, d.refer_base + d.refer_member]


def test_a_referral_cleans_the_audience_of_every_member_with_the_hash_set() -> None:
    tables = world()
    result = turn(tables, holding(tables, start(tables), 0, 1, analysed=(0,)), refer())
    assert result.state.intensity[0, CAMPAIGN].tolist() == [300 - 110, 300 - 110, 300]


def test_a_holder_outside_the_platform_adds_nothing() -> None:
    tables = world()
    result = turn(tables, holding(tables, start(tables), 0, 2, analysed=(0,)), refer())
    assert happened(result, Event.REFERRED)[0][3] == tables.public.doctrine.refer_base


def test_referring_what_was_not_verified_removes_lawful_speech() -> None:
    tables = world()
    state = holding(tables, start(tables), 0, 1, analysed=(1,))
    blind, verified = turn(tables, state, refer(0)), turn(tables, state, refer(1))
    assert blind.state.breaches[0].tolist() == [tables.public.doctrine.refer_unverified, 0, 0]
    assert happened(blind, Event.LAWFUL_REMOVED) == [(0, NONE, CAMPAIGN, 0)]
    assert not verified.state.breaches.any()


def test_a_hash_set_that_was_found_false_is_not_verified() -> None:
    tables = world()
    now = moment(tables, holding(tables, start(tables), 0, analysed=(0,)))
    now.st.marks[:, 0, HASH_SET] |= np.uint8(Mark.EXPOSED)
    assert turn(tables, now.st, refer(0)).state.breaches[0, 0] == tables.public.doctrine.refer_unverified


def test_a_nation_refers_a_campaign_once_a_turn_and_only_while_it_runs() -> None:
    tables = world()
    twice = turn(tables, start(tables), refer(), refer())
    later = world(campaign_opens=np.array([12], np.int16))
    quiet = turn(later, start(later), refer())
    assert twice.reason.tolist() == [Reason.ACCEPTED, Reason.DUPLICATE]
    assert quiet.reason.tolist() == [Reason.CAMPAIGN_QUIET]


def test_who_is_neither_audience_nor_on_the_platform_has_nothing_to_refer() -> None:
    tables = world(campaign_audience=np.array([[True, True, False]]))
    assert turn(tables, start(tables), refer(2)).reason.tolist() == [Reason.NOT_AUDIENCE]


def test_hardening_takes_severity_from_what_happens_here_three_times() -> None:
    tables = world()
    state = start(tables)
    for expected in (920, 840, 760):
        state = turn(tables, state, order(0, Kind.HARDEN)).state
        assert state.severity[0].tolist() == [expected, 1000]
    assert turn(tables, state, order(0, Kind.HARDEN)).reason.tolist() == [Reason.FULLY_HARDENED]
    assert (
        turn(tables, start(tables), order(0, Kind.HARDEN), order(0, Kind.HARDEN)).reason.tolist()[1] == Reason.DUPLICATE
    )
