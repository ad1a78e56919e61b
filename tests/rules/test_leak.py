"""Non-interference: change only what a nation cannot know, and all that it gets is the same, to the byte."""

from dataclasses import fields, replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings, strategies
from numpy.typing import NDArray

from game.rules import sieves
from game.rules.allowed import ALLOWED, HIDDEN
from game.rules.codes import NEVER, NEVER_BYTE, NONE, Copy, MatterKind, MatterStatus, Outcome
from game.rules.initial import LAYOUT
from game.rules.masked import watch
from game.rules.observe import observe, visible
from game.rules.orders import Kind, Orders, joined, placed
from game.rules.preview import alternatives, preview
from game.rules.seen import row
from game.rules.sight import sight
from game.rules.state import State
from game.rules.step import step
from game.rules.tables import Tables
from tests.rules.midgame import midgame, others_plans, our_plans, tables
from tests.rules.world import DATABASE, LIAISON, NOTE, PLATFORM, order, start, turn

VIEWER = 0
STATE_FIELDS = tuple(LAYOUT)


@cache
def game() -> tuple[Tables, State]:
    tb = tables()
    return tb, midgame(tb)


@cache
def before() -> bytes:
    """What reaches the viewer of the game as it is."""
    return knowledge(*game())


def draft() -> Orders:
    """A plan of the viewer that touches what it may send, ask, set up and judge."""
    plans = [
        order(VIEWER, Kind.SHARE, report=0, to=(1, 2, 3), channel=LIAISON),
        order(VIEWER, Kind.SHARE, report=0, to=(1, 2), channel=PLATFORM),
        order(VIEWER, Kind.SHARE, report=1, to=(3,), channel=NOTE, tear=1),
        order(VIEWER, Kind.SHARE, report=8, to=(2,), channel=NOTE),
        order(VIEWER, Kind.SHARE, report=12, to=(2, 3), channel=NOTE, tear=1),
        order(VIEWER, Kind.SHARE, report=7, to=(1,), channel=PLATFORM),
        order(VIEWER, Kind.PUBLISH, report=8, channel=DATABASE),
        order(VIEWER, Kind.PUBLISH, report=12, channel=DATABASE),
        order(VIEWER, Kind.REQUEST, to=(2,), subject=1),
        order(VIEWER, Kind.NEGOTIATE, to=(1,)),
        order(VIEWER, Kind.NEGOTIATE, to=(3,)),
        order(VIEWER, Kind.POST_LIAISON, to=(2,)),
        order(VIEWER, Kind.FORM, thread=1, to=(1,)),
        order(VIEWER, Kind.TRAIN, to=(1, 2), option=1),
        order(VIEWER, Kind.JUDGE, thread=0, option=2),
        order(VIEWER, Kind.REGISTER, subject=2),
        order(VIEWER, Kind.ASK_RELEASE, report=1, to=(2,)),
        order(VIEWER, Kind.REQUEST_MATCH, alert=0, to=(3,)),
        order(VIEWER, Kind.HARDEN),
    ]
    return placed(joined(plans))


def knowledge(tb: Tables, state: State) -> bytes:
    """Everything that reaches the viewer out of a State: View, policy row, hints and preview."""
    cells = b"".join(name.encode() + cells.tobytes() for name, cells in by_key(row(tb, state, 0, VIEWER)).items())
    return repr((observe(tb, state, 0, VIEWER), preview(tb, state, 0, VIEWER, draft()))).encode() + cells


def by_key(cells: dict[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """A policy row with matters and task forces in the order of their keys: a slot's number means nothing."""
    matters, forces = cells["matter_key"][0].argsort(), cells["force_key"][0].argsort()
    result = dict(cells)
    for name in cells:
        if name.startswith("matter_"):
            result[name] = cells[name][:, matters]
        elif name == "party":
            result[name] = cells[name][:, :, matters]
        elif name.startswith("force_") or name in ("serving", "invited"):
            result[name] = cells[name][:, forces]
    slot = result["matter_kind"] == MatterKind.INVITATION
    result["matter_item"] = np.where(slot, 0, result["matter_item"])
    return result


def heard(tb: Tables, before: State, *plans: Orders) -> bytes:
    """Everything that reaches the viewer of a turn: its refusals, its events, and what it knows afterwards."""
    orders = placed(joined(list(plans)))
    resolved = step(tb, before, orders, record=True)
    events = visible(resolved.events, 0, VIEWER, orders)
    columns = [getattr(events, name).tolist() for name in events.__slots__]
    reasons = resolved.reason[orders.n == VIEWER].tolist()
    return repr([reasons, columns]).encode() + knowledge(tb, resolved.state)


def test_the_allow_list_names_every_field_of_state_once_with_a_reason() -> None:
    names = [f.name for f in fields(State) if f.name != "tick"]
    assert sorted([*ALLOWED, *HIDDEN]) == sorted(names)
    assert all(reason for _, reason in ALLOWED.values())
    assert all(HIDDEN.values())


POOLS: dict[str, tuple[int, ...]] = {
    # values that keep a cell about others: nobody's or another nation's, never the viewer's
    "matter_from": (1, 2, 3),
    "matter_to": (1, 2, 3),
    "matter_kind": tuple(k for k in MatterKind if k not in (MatterKind.RFI, MatterKind.INVITATION)),
    "matter_item": (0, 1),
    "force_thread": (0, 1),
    "force_lead": (1, 2, 3),
    "notice_by": (1, 2, 3),
    "publisher": (1, 2, 3),
    "breaker": (NONE, 1, 2, 3),
    "outcome": (Outcome.OPEN, Outcome.PREVENTED, Outcome.DISRUPTED, Outcome.DISMISSED),
    "priority": (NONE,),
    "coordinated": (NONE,),
    "cell_thread": (NONE, 0, 1),
    "copies": (0, 1, 2),
    "due_copy": (0, 1, 2),
    "published_copy": (0, 1, 2),
    "marks": tuple(range(64)),
    "matter_status": (MatterStatus.FREE, MatterStatus.DECLINED, MatterStatus.LAPSED),
    "origin": (1, 2, 3),
    "sender": (NONE, 1, 2, 3),
    "due_sender": (NONE, 1, 2, 3),
    "due_channel": (NONE, 0, 1, 2, 3),
    "alert_holder": (1, 2, 3),
}
CONCERNS_ALL = {"fired"}
"""Where any change reaches the viewer by itself: the only inject of the small exercise is told to all."""


def pool(name: str, cells: NDArray[Any]) -> NDArray[Any]:
    """Values that a cell of the field may take without concerning the viewer."""
    if name in POOLS:
        return np.array(POOLS[name], cells.dtype)
    if cells.dtype == np.bool_:
        return np.array([False, True])
    fill = LAYOUT[name][2]
    spread = [0, 1, 2, 3] if cells.dtype in (np.uint8, np.int8) else [0, 1, 7, 13, 333, NEVER]
    return np.unique(np.array([fill, *spread], cells.dtype))


def about_others(name: str, tb: Tables, state: State) -> NDArray[np.bool_]:
    """Cells of a field that the viewer may not read and that do not make anything its own."""
    cells: NDArray[Any] = getattr(state, name)
    w = watch(tb, state, 0, VIEWER)
    free = np.ones(cells.shape, np.bool_) if name in HIDDEN else ~ALLOWED[name][0](w, cells)
    if name in ("force_member", "force_units"):
        free[:, :, VIEWER] = False
    if name == "due":
        free &= state.due_sender != VIEWER
    if name in ("matter_kind", "matter_status"):
        free &= state.matter_status != MatterStatus.OPEN
    if name in ("matter_from", "matter_to"):
        free &= state.matter_status == MatterStatus.FREE
    return free


def perturbed(tb: Tables, state: State, name: str, choice: int) -> State:
    """The State with other values in the cells of a field that are about others."""
    cells: NDArray[Any] = getattr(state, name)
    other = np.random.default_rng(choice).choice(pool(name, cells), cells.shape)
    return replace(state, **{name: np.where(about_others(name, tb, state), other, cells).astype(cells.dtype)})


PERTURBED = [name for name in STATE_FIELDS if name not in CONCERNS_ALL and name != "seeds"]


@pytest.mark.parametrize("name", PERTURBED)
def test_what_a_nation_may_not_read_changes_nothing_it_gets(name: str) -> None:
    tb, state = game()
    assert knowledge(tb, perturbed(tb, state, name, 11)) == before()


@settings(max_examples=10, deadline=None, derandomize=True)
@given(
    names=strategies.lists(strategies.sampled_from(PERTURBED), unique=True), choice=strategies.integers(0, 2**32 - 1)
)
def test_nor_does_any_mixture_of_it(names: list[str], choice: int) -> None:
    tb, state = game()
    changed = state
    for name in names:
        fresh = getattr(perturbed(tb, state, name, choice), name)
        changed = replace(changed, **{name: fresh})
    assert knowledge(tb, changed) == before()


def test_the_fields_that_are_perturbed_have_cells_about_others() -> None:
    tb, state = game()
    public = {"channel_out", "interest", "framework"}
    for name in STATE_FIELDS:
        if name not in public | CONCERNS_ALL:
            assert about_others(name, tb, state).any(), name


def test_a_seed_shows_nothing_but_the_published_order_of_nations() -> None:
    tb, state = game()
    other = replace(state, seeds=state.seeds + np.uint64(99))
    assert replace(observe(tb, other, 0, VIEWER), nation_order=()) == replace(
        observe(tb, state, 0, VIEWER), nation_order=()
    )
    first, second = row(tb, state, 0, VIEWER), row(tb, other, 0, VIEWER)
    assert [name for name in first if first[name].tobytes() != second[name].tobytes()] == ["nonce"]
    assert preview(tb, other, 0, VIEWER, draft()) == preview(tb, state, 0, VIEWER, draft())


def test_what_others_order_among_themselves_is_not_heard() -> None:
    tb = tables()
    state = start(tb)
    assert heard(tb, state, *our_plans(), *others_plans()) == heard(tb, state, *our_plans())


def test_a_refusal_does_not_tell_that_another_sent_the_whole_of_a_tear_line() -> None:
    tb = tables()
    torn = order(VIEWER, Kind.SHARE, report=0, to=(3,), channel=NOTE, tear=1)
    held = turn(tb, start(tb), torn, order(VIEWER, Kind.SHARE, report=0, to=(1,), channel=PLATFORM)).state
    held = turn(tb, held, order(1, Kind.POST_LIAISON, to=(3,))).state
    more = turn(tb, held, order(1, Kind.SHARE, report=0, to=(3,), channel=LIAISON)).state
    assert more.copies[0, 3, 0] == Copy.FULL
    assert turn(tb, more, torn).reason[0] == turn(tb, turn(tb, held).state, torn).reason[0]


def test_a_copy_under_way_is_not_known_before_it_arrives() -> None:
    tb = tables()
    state = start(tb)
    sent = turn(tb, state, order(1, Kind.SHARE, report=1, to=(VIEWER,), channel=NOTE, tear=1)).state
    assert knowledge(tb, sent) == knowledge(tb, turn(tb, state).state)


def test_a_second_copy_under_way_is_not_known_before_it_arrives() -> None:
    tb = tables()
    held = turn(tb, start(tb), order(1, Kind.SHARE, report=9, to=(VIEWER, 2), channel=NOTE, tear=1)).state
    held = turn(tb, held, order(VIEWER, Kind.REGISTER, subject=1)).state
    more = turn(tb, held, order(2, Kind.SHARE, report=9, to=(VIEWER,), channel=NOTE)).state
    assert more.due[0, VIEWER, 9] != NEVER_BYTE
    assert knowledge(tb, more) == knowledge(tb, turn(tb, held).state)


HOLDINGS = ("copies", "marks", "got", "truth", "decoy", "dormant", "trust", "due", "interop", "judged", "detected")


@pytest.mark.parametrize("name", HOLDINGS)
def test_refusals_and_events_of_own_orders_tell_nothing_of_others(name: str) -> None:
    """The answer to a plan is the same whatever the others hold, believe or have under way among themselves.

    What the viewer sent or is sent stays as it is: that its own acts change.
    """
    tb, state = game()
    changed = perturbed(tb, state, name, 5)
    if name in ("copies", "marks", "got", "due"):
        sent = ((state.sent_to[:, VIEWER] >> np.arange(4)[:, None, None]) & 1).transpose(1, 0, 2) > 0
        kept = getattr(changed, name).copy()
        kept[:, :4][sent] = getattr(state, name)[:, :4][sent]
        kept[:, VIEWER] = getattr(state, name)[:, VIEWER]
        changed = replace(changed, **{name: kept})
    plan = draft()
    answers = []
    for world in (state, changed):
        resolved = step(tb, world, plan, record=True)
        mine = visible(resolved.events, 0, VIEWER, plan)
        caused = mine.cause >= 0
        rows = [getattr(mine, column)[caused].tolist() for column in mine.__slots__]
        answers.append((resolved.reason.tolist(), rows))
    assert answers[0] == answers[1]


def test_hints_for_menus_tell_nothing_of_others() -> None:
    tb, state = game()
    plan = draft()
    before_plan = plan.take(np.arange(2))
    changed = replace(state, trust=np.where(about_others("trust", tb, state), 999, state.trust).astype(np.int16))
    assert alternatives(tb, changed, 0, VIEWER, before_plan, plan) == alternatives(
        tb, state, 0, VIEWER, before_plan, plan
    )


def test_policies_read_of_a_batch_what_they_read_of_each_game_alone() -> None:
    tb = tables()
    batch = start(tb, games=3, seed=7)
    for b in range(3):
        alone = start(tb, seed=7 + b)
        first, second = row(tb, batch, b, VIEWER), row(tb, alone, 0, VIEWER)
        assert all(first[name].tobytes() == second[name].tobytes() for name in first)


def test_masks_follow_the_viewer_not_the_slot() -> None:
    """Every nation's masks differ from nation 0's somewhere, so that no sieve forgets to look at who looks."""
    tb, state = game()
    masks = sight(tb, state)
    assert (masks.held[0, 0] != masks.held[0, 2]).any()
    assert (masks.party[0, 0] != masks.party[0, 2]).any()
    assert (masks.serving[0, :, 0] != masks.serving[0, :, 2]).any()
    pair = sieves.pair(watch(tb, state, 0, 2), state.trust)[0]
    assert pair[2].all()
    assert pair[:, 2].all()
    assert not pair[0, 1]
