"""What a seed draws, and how a game stands before the first plan."""

import numpy as np

from game.rules.codes import NEVER, NONE, Copy, Mark, TruthMode
from game.rules.initial import LAYOUT, blank
from game.rules.state import State
from tests.rules.world import start, world

GAMES = 400


def test_every_field_of_the_state_has_a_layout() -> None:
    assert set(LAYOUT) == {name for name in State.__slots__ if name not in ("tick", "seeds")}


def test_a_blank_state_has_every_array_at_its_fill() -> None:
    state = blank(world().public, np.zeros(2, np.uint64))
    for name, (_, dtype, fill) in LAYOUT.items():
        array = getattr(state, name)
        assert array.dtype == dtype
        assert (array == fill).all()


def test_what_a_window_allows_arrives_within_it() -> None:
    low, high = np.full(14, 3, np.int16), np.full(14, 9, np.int16)
    low[5] = high[5] = NEVER
    state = start(world(arrive_low=low, arrive_high=high), GAMES)
    drawn = np.delete(state.arrival, 5, 1)
    assert drawn.min() == 3
    assert drawn.max() == 9
    assert (state.arrival[:, 5] == NEVER).all()


def test_a_deal_turns_its_reports_through_the_holders_together() -> None:
    choice = np.tile(np.array([[0, 1, 2]], np.int8), (14, 1))
    choice[1] = [1, 2, 0]
    deal = np.full(14, NONE, np.int8)
    deal[:2] = 4
    state = start(world(holder_choice=choice, holder_count=np.full(14, 3, np.int8), deal=deal), GAMES)
    assert ((state.origin[:, 1] - state.origin[:, 0]) % 3 == 1).all()
    assert (np.bincount(state.origin[:, 0], minlength=3) > GAMES // 5).all()
    assert len(np.unique(state.origin[:, 2:4], axis=0)) == 9


def test_one_thread_of_a_group_is_the_decoy_and_any_of_them_may_be() -> None:
    state = start(world(thread_group=np.zeros(2, np.int8)), GAMES)
    assert (state.decoy.sum(1) == 1).all()
    assert 0.4 < state.decoy[:, 0].mean() < 0.6
    assert not start(world(), GAMES).decoy.any()


def test_truth_follows_the_mode() -> None:
    mode = np.full(14, TruthMode.TRUE, np.uint8)
    mode[[1, 2, 3]] = TruthMode.FALSE, TruthMode.GRADE, TruthMode.THREAD
    chance = np.full(14, 250, np.int16)
    state = start(world(truth_mode=mode, truth_chance=chance, thread_group=np.zeros(2, np.int8)), GAMES)
    assert state.truth[:, 0].all()
    assert not state.truth[:, 1].any()
    assert 0.15 < state.truth[:, 2].mean() < 0.35
    assert (state.truth[:, 3] == ~state.decoy[:, 0]).all()


def test_deadlines_are_drawn_from_the_life_and_shared_windows_are_not() -> None:
    life = np.array([[20, 26], [20, 26]], np.int16)
    state = start(world(thread_life=life, thread_opens=np.array([0, NEVER], np.int16)), GAMES)
    assert set(state.deadline[:, 0].tolist()) == set(range(20, 27))
    assert (state.deadline[:, 1] == NEVER).all()


def test_the_first_brief_has_arrivals_read_and_assessed() -> None:
    tables = world()
    state = start(tables)
    holds = state.copies[0, :3] == Copy.FULL
    assert (holds.sum(1) == [4, 4, 4]).all()
    read = (state.marks[0, :3] & Mark.READ > 0).sum(1)
    assert (read == 3).all()
    assert (state.reads_left == 0).all()
    assert state.confidence[0, :3, 0].min() > 0
    assert state.tick == 0


def test_dormant_reports_stay_unnoticed() -> None:
    dormant = np.zeros(14, np.bool_)
    dormant[0] = True
    state = start(world(dormant=dormant))
    assert state.copies[0, 0, 0] == Copy.NO
    assert state.dormant[0, 0]


def test_start_values_come_from_the_tables() -> None:
    tables = world(caution=np.array([5, 6, 7], np.int16), liaison=np.eye(3)[::-1].astype(np.bool_))
    state = start(tables)
    assert (state.trust[0] == tables.public.trust).all()
    assert (state.interop[0] == tables.public.interop).all()
    assert state.caution[0].tolist() == [5, 6, 7]
    assert state.liaison[0].tolist() == [[NEVER, NEVER, 0], [NEVER, 0, NEVER], [0, NEVER, NEVER]]
    assert state.framework[0].tolist() == [0, 0, NEVER]
    assert (state.staff[0] == tables.public.staff).all()
