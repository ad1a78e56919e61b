"""R-TASKFORCE and R-TRAIN: forming, joining and leaving, units, pooled capability, joint training."""

import numpy as np
import pytest

from game.rules import crisis, taskforce, training, units
from game.rules.codes import NEVER, NEVER_BYTE, NONE, Capability, Copy, Mark, MatterStatus, Stage, TrainingKind
from game.rules.events import Event, TrustCause, assigned
from game.rules.orders import Kind
from game.rules.reasons import Reason
from game.rules.step import nation_order, step
from tests.rules.moment import altered, contributed, force, moment, settled
from tests.rules.world import happened, order, start, turn, turns, world

LAW = Capability.LAW_ENFORCEMENT
ALONE: tuple[int, ...] = ()


def form(n: int = 0, to: tuple[int, ...] = (1,), thread: int = 0):
    return order(n, Kind.FORM, thread=thread, to=to)


def key_of(state, slot: int = 0) -> int:
    return int(state.force_key[0, slot])


def agreed(n: int, m: int, nations: int = 3) -> np.ndarray:
    table = np.zeros((nations, nations), np.bool_)
    table[n, m] = table[m, n] = True
    return table


# forming


def test_the_lead_brings_what_the_thread_asks_for_and_the_invited_are_asked() -> None:
    tables = world()
    result = turn(tables, start(tables), form())
    st = result.state
    assert result.reason.tolist() == [0]
    assert st.force_stage[0, 0] == Stage.INVITING
    assert st.force_member[0, 0].tolist() == [True, False, False]
    assert {k: int(units) for k, units in enumerate(st.force_units[0, 0, 0]) if units} == {LAW: 2}
    assert st.matter_to[0, 0] == 1
    assert st.matter_due[0, 0] == 11
    assert happened(result, Event.FORMED) == [(0, NONE, 0, key_of(st))]


def test_a_lead_alone_begins_to_form_at_once_and_is_ready_after_six_ticks_and_two_for_itself() -> None:
    tables = world()
    st = turn(tables, start(tables), form(to=ALONE)).state
    assert (st.force_stage[0, 0], st.force_ready[0, 0]) == (Stage.FORMING, 8)
    st = turn(tables, st).state
    assert st.force_stage[0, 0] == Stage.READY
    assert not st.joint_threads.any()


def test_forming_begins_when_the_last_invited_has_answered() -> None:
    tables = world()
    st = turn(tables, start(tables), form()).state
    result = turn(tables, st, order(1, Kind.JOIN, key=key_of(st)))
    assert result.reason.tolist() == [0]
    assert (result.state.force_stage[0, 0], result.state.force_ready[0, 0]) == (Stage.FORMING, 6 + 6 + 2 * 2)
    assert happened(result, Event.JOINED) == [(1, 0, 0, key_of(st))]
    ready = turns(tables, result.state, 2)
    assert ready.force_stage[0, 0] == Stage.READY
    assert ready.joint_threads.tolist() == [[True, False]]


def test_an_invitation_may_be_named_by_its_own_key() -> None:
    tables = world()
    st = turn(tables, start(tables), form()).state
    result = turn(tables, st, order(1, Kind.JOIN, key=int(st.matter_key[0, 0])))
    assert result.state.force_member[0, 0].tolist() == [True, True, False]


def test_who_does_not_answer_by_the_end_of_the_next_turn_is_left_out() -> None:
    tables = world()
    st = turns(tables, turn(tables, start(tables), form()).state, 1)
    assert (st.force_stage[0, 0], st.force_ready[0, 0]) == (Stage.FORMING, 11 + 6 + 2)
    assert st.matter_status[0, 0] == MatterStatus.LAPSED
    late = turn(tables, st, order(1, Kind.JOIN, key=key_of(st)))
    assert late.reason.tolist() == [Reason.NOT_INVITED]


def test_declining_an_invitation_lets_the_force_form_without() -> None:
    tables = world()
    st = turn(tables, start(tables), form()).state
    st = turn(tables, st, order(1, Kind.DECLINE, key=int(st.matter_key[0, 0]))).state
    assert (st.force_stage[0, 0], st.force_ready[0, 0]) == (Stage.FORMING, 6 + 6 + 2)


def test_only_the_invited_join() -> None:
    tables = world()
    st = turn(tables, start(tables), form()).state
    assert turn(tables, st, order(2, Kind.JOIN, key=key_of(st))).reason.tolist() == [Reason.NOT_INVITED]


@pytest.mark.parametrize(
    ("change", "to", "reason"),
    [
        ({"confidence": 199}, (1,), Reason.LOW_CONFIDENCE),
        ({"confidence": 200}, (1,), Reason.ACCEPTED),
        ({"confidence": 400, "detected": False}, (1,), Reason.NOT_DETECTED),
        ({"confidence": 400, "outcome": 3}, (1,), Reason.THREAD_CLOSED),
        ({"confidence": 400}, (1, 2), Reason.NOT_ALLIED),
    ],
)
def test_what_forming_asks_for(change: dict[str, int], to: tuple[int, ...], reason: Reason) -> None:
    tables = world()
    st = altered(start(tables), **({"detected": True} | change))
    now = moment(tables, st, form(to=to))
    taskforce.form(now, now.of(Kind.FORM))
    assert now.reason.tolist() == [reason]


def test_an_agreement_or_a_convening_organisation_stands_in_for_an_alliance() -> None:
    tables = world(agreement=agreed(0, 2))
    assert turn(tables, start(tables), form(to=(2,))).reason.tolist() == [0]
    tables = world()
    now = moment(tables, start(tables), form(to=(2,)))
    taskforce.form(now, now.of(Kind.FORM), convened=True)
    assert now.reason.tolist() == [0]


def test_a_force_has_at_most_five_members() -> None:
    tables = world(n_nations=6, allied=np.ones((6, 6), np.bool_))
    st = altered(start(tables), confidence=400, detected=True)
    for to, reason in (((1, 2, 3, 4), 0), ((1, 2, 3, 4, 5), Reason.FORCE_SIZE)):
        now = moment(tables, st, form(to=to))
        taskforce.form(now, now.of(Kind.FORM))
        assert now.reason.tolist() == [reason]


def test_a_lead_has_one_force_a_thread_and_slots_are_limited() -> None:
    tables = world(n_forces=1)
    st = altered(start(tables), confidence=400, detected=True)
    now = moment(tables, st, form(0), form(0), form(1))
    taskforce.form(now, now.of(Kind.FORM))
    assert now.reason.tolist() == [0, Reason.FORCE_EXISTS, Reason.FORCES_FULL]


# inviting more

WIDE = {"n_nations": 6, "allied": np.ones((6, 6), np.bool_)}


def formed(ready: bool = True):
    """The first of six allied nations leads a task force of its own, ready or still to form for two hours."""
    tables = world(**WIDE)
    st = turn(tables, start(tables), form(to=ALONE)).state
    return tables, turn(tables, st).state if ready else st


@pytest.mark.parametrize("ready", [False, True])
def test_who_leads_a_force_invites_more_and_it_forms_two_hours_longer_for_each(ready: bool) -> None:
    tables, st = formed(ready)
    asked = turn(tables, st, form(to=(1, 2)))
    assert asked.reason.tolist() == [0]
    assert not happened(asked, Event.FORMED)
    assert asked.state.force_stage[0].tolist().count(Stage.FREE) == st.force_stage[0].tolist().count(Stage.FREE)
    assert asked.state.matter_to[0, :2].tolist() == [1, 2]
    key = key_of(asked.state)
    before = asked.state.force_ready[0, 0]
    one = turn(tables, asked.state, order(1, Kind.JOIN, key=key))
    two = turn(tables, asked.state, order(1, Kind.JOIN, key=key), order(2, Kind.JOIN, key=key))
    first = max(int(before), asked.state.tick)
    assert (one.state.force_ready[0, 0], two.state.force_ready[0, 0]) == (first + 2, first + 4)
    assert two.state.force_member[0, 0].tolist() == [True, True, True, False, False, False]
    assert two.state.force_units[0, 0, 1:3, LAW].all()
    assert turn(tables, one.state).state.force_stage[0, 0] == Stage.READY


def test_a_newcomer_does_not_hold_up_the_response_of_its_turn() -> None:
    tables, st = formed()
    st = turn(tables, st, form(to=(1,))).state
    st = altered(st, confidence=1000)
    key = key_of(st)
    result = turn(tables, st, order(0, Kind.RESPOND, key=key), order(1, Kind.JOIN, key=key))
    assert result.reason.tolist() == [0, Reason.AWAY]
    assert result.state.force_stage[0, 0] >= Stage.DEPLOYED


def test_a_newcomer_gets_what_is_before_the_force_where_the_lead_may_pass_it_on() -> None:
    own, gone, kept = 0, 6, 8  # of the lead; of the lead, which has lost it; of another, which keeps control
    tables = world(**WIDE, report_orcon=np.arange(14) == kept)
    st = turn(tables, turn(tables, start(tables), form(to=ALONE)).state).state
    st = altered(turn(tables, contributed(tables, st, (own, gone, kept)), form(to=(1,))).state)
    st.copies[0, 0, [own, gone, kept]] = Copy.FULL, Copy.NO, Copy.FULL
    result = turn(tables, settled(st), order(1, Kind.JOIN, key=key_of(st)))
    assert result.reason.tolist() == [0]
    assert result.state.copies[0, 1, [own, gone, kept]].tolist() == [Copy.FULL, Copy.NO, Copy.NO]
    assert not result.state.copies[0, 3, [own, gone, kept]].any()


def test_who_leads_a_force_invites_more_however_unsure_it_has_become() -> None:
    tables, st = formed()
    unsure = altered(st, confidence=0)
    assert turn(tables, unsure, form(to=(1,))).reason.tolist() == [0]
    assert turn(tables, unsure, form(n=1, to=(2,))).reason.tolist() == [Reason.LOW_CONFIDENCE]


def test_only_who_is_new_is_invited_and_five_serve_at_most() -> None:
    tables, st = formed()
    st = turn(tables, st, form(to=(1,))).state
    again = turn(tables, st, form(to=(1,)))
    assert again.reason.tolist() == [Reason.FORCE_EXISTS]
    many = turn(tables, st, form(to=(1, 2, 3, 4)))
    assert many.reason.tolist() == [0]
    assert many.state.matter_status[0].tolist().count(MatterStatus.OPEN) >= 3
    over = turn(tables, st, form(to=(2, 3, 4, 5)))
    assert over.reason.tolist() == [Reason.FORCE_SIZE]


def test_a_spent_force_takes_nobody() -> None:
    tables = world(**WIDE)
    st = altered(force(start(tables), (0,)), confidence=400, detected=True)
    st.force_stage[0, 0] = Stage.SPENT
    st.force_busy[0, 0] = 12
    assert turn(tables, st, form(to=(1,))).reason.tolist() == [Reason.AWAY]


# units and pooled capability


def test_units_given_up_are_free_for_another_force_and_who_joins_assigns_at_once() -> None:
    tables = world()
    st = force(force(start(tables), (0, 1), units=1), (0, 1), thread=1, slot=1, key=88, units=1)
    swap = turn(tables, st, order(0, Kind.STAND_DOWN, key=77), order(0, Kind.ASSIGN, key=88, option=LAW, amount=2))
    assert swap.reason.tolist() == [0, 0]
    assert swap.state.force_units[0, 1, 0, LAW] == 2
    st = turn(tables, start(tables), form()).state
    joined = [order(1, Kind.JOIN, key=key_of(st)), order(1, Kind.ASSIGN, key=key_of(st), option=LAW, amount=1)]
    for orders in (joined, joined[::-1]):
        result = turn(tables, st, *orders)
        assert result.reason.tolist() == [0, 0]


def test_a_unit_serves_one_task_force() -> None:
    tables = world()
    st = force(force(start(tables), (0, 1), units=0), (0, 1), thread=1, slot=1, key=88, units=0)
    assign = [order(0, Kind.ASSIGN, key=key, option=LAW, amount=amount) for key, amount in ((77, 2), (88, 1))]
    result = turn(tables, st, *assign)
    assert result.reason.tolist() == [0, Reason.NO_UNITS]
    ((member, lead, thread, value),) = happened(result, Event.ASSIGNED)
    assert (member, lead, thread, assigned(value)) == (0, 0, 0, (LAW, 2))
    moved = turn(tables, result.state, order(0, Kind.ASSIGN, key=77, option=LAW, amount=1), assign[1])
    assert moved.reason.tolist() == [0, 0]
    assert moved.state.force_units[0, :2, 0, LAW].tolist() == [1, 1]


def test_who_enters_a_second_force_brings_only_what_is_free() -> None:
    tables = world()
    st = altered(force(start(tables), (0,), units=1), confidence=400, detected=True)
    now = moment(tables, st, form(0, thread=1))
    taskforce.form(now, now.of(Kind.FORM))
    asked = (LAW, Capability.RAPID_DEPLOYMENT, Capability.VICTIM_SUPPORT, Capability.LOGISTICS)
    assert {k: int(units) for k, units in enumerate(now.st.force_units[0, 1, 0]) if units} == dict.fromkeys(asked, 1)


def test_pooled_capability_counts_the_lead_in_full_and_others_by_interoperability() -> None:
    interop = np.array([[1000, 400, 200], [400, 1000, 600], [200, 600, 1000]], np.int16)
    tables = world(interop=interop)
    now = moment(tables, force(start(tables), (0, 1, 2), units=3))
    mean = {1: (400 + 600) // 2, 2: (200 + 600) // 2}
    expected = 3 * 1000 + 3 * (500 + mean[1] // 2) + 3 * (500 + mean[2] // 2)
    assert units.pooled(now)[0, 0].tolist() == [expected] * 8
    assert not units.pooled(now)[0, 1:].any()


def test_what_trains_adds_nothing() -> None:
    tables = world()
    st = altered(force(start(tables), (0, 1), units=2), busy_until=[[0, 3, 0]])
    assert units.pooled(moment(tables, st, tick=2))[0, 0, LAW] == 2000
    assert units.pooled(moment(tables, st, tick=3))[0, 0, LAW] == 2000 + 2 * (500 + 100)


def test_who_begins_to_train_in_a_turn_still_serves_in_it() -> None:
    tables = world()
    st = altered(force(start(tables), (0, 1), units=2), busy_until=[[0, 12, 0]])
    now = moment(tables, st, tick=3)
    assert units.pooled(now)[0, 0, LAW] == 2000
    now.busy_before = np.zeros_like(st.busy_until)
    assert units.pooled(now)[0, 0, LAW] == 2000 + 2 * (500 + 100)


# leaving and standing down


def test_leaving_frees_units_at_once_but_a_deployed_force_is_left_when_it_stands_down() -> None:
    tables = world()
    leave = order(1, Kind.LEAVE, key=77)
    for stage, stays in ((Stage.READY, False), (Stage.DEPLOYED, True)):
        st = force(start(tables), (0, 1), units=2)
        st.force_stage[0, 0] = stage
        st.force_busy[0, 0] = 30
        now = moment(tables, st, leave)
        taskforce.leave(now, now.of(Kind.LEAVE))
        assert now.reason.tolist() == [0]
        assert now.st.force_member[0, 0, 1] == stays
        assert now.st.force_leaving[0, 0, 1] == stays
        assert now.st.force_units[0, 0, 1].any() == stays


def test_an_amber_copy_loses_its_need_twelve_ticks_after_leaving_unless_an_interest_keeps_it() -> None:
    interest = np.zeros((3, 4), np.bool_)
    interest[1, 1] = True
    tables = world(interest=interest)
    st = force(start(tables), (0, 1))
    for i in (0, 9):
        st.copies[0, 1, i] = Copy.FULL
        st.need_until[0, 1, i] = NEVER_BYTE
    st.copies[0, 3, 9] = Copy.FULL
    now = moment(tables, st, order(1, Kind.LEAVE, key=77))
    taskforce.leave(now, now.of(Kind.LEAVE))
    assert now.st.need_until[0, 1, [0, 9]].tolist() == [12, NEVER_BYTE]
    assert now.st.need_until[0, 1, 1] == NEVER_BYTE, "its own report"


def test_the_lead_stands_down_instead_of_leaving_and_nobody_else_may() -> None:
    tables = world()
    st = force(start(tables), (0, 1), units=2)
    result = turn(tables, st, order(0, Kind.LEAVE, key=77), order(1, Kind.STAND_DOWN, key=77))
    assert result.reason.tolist() == [Reason.LEAD_STAYS, Reason.NOT_LEAD]
    result = turn(tables, st, order(0, Kind.STAND_DOWN, key=77))
    assert result.reason.tolist() == [0]
    assert result.state.force_stage[0, 0] == Stage.FREE
    assert not result.state.force_units.any()
    assert happened(result, Event.STOOD_DOWN) == [(0, NONE, 0, 77)]


def test_a_spent_force_serves_its_time_before_it_is_ready_again() -> None:
    tables = world()
    st = force(start(tables), (0, 1))
    st.force_stage[0, 0] = Stage.SPENT
    st.force_busy[0, 0] = 12
    result = turn(tables, st, order(0, Kind.STAND_DOWN, key=77))
    assert result.reason.tolist() == [Reason.AWAY]
    assert result.state.force_stage[0, 0] == Stage.SPENT
    back = turns(tables, result.state, 1)
    assert back.force_stage[0, 0] == Stage.READY
    assert turn(tables, back, order(0, Kind.STAND_DOWN, key=77)).reason.tolist() == [0]


def test_standing_down_withdraws_open_invitations_without_blame() -> None:
    tables = world()
    st = turn(tables, start(tables), form()).state
    result = turn(tables, st, order(0, Kind.STAND_DOWN, key=key_of(st)))
    assert result.state.matter_status[0, 0] == MatterStatus.LAPSED
    assert not [e for e in happened(result, Event.TRUST) if e[2] == TrustCause.IGNORED]


def test_a_force_stands_down_when_its_thread_is_closed() -> None:
    tables = world()
    st = altered(force(start(tables), (0, 1)), outcome=[[5, 0]], closed=[[0, NEVER]])
    assert turn(tables, st).state.force_stage[0, 0] == Stage.FREE


# training


def train(n: int = 0, to: tuple[int, ...] = (1, 2), kind: TrainingKind = TrainingKind.RAPID_DEPLOYMENT):
    return order(n, Kind.TRAIN, to=to, option=kind)


def accept(state, slot: int):
    return order(int(state.matter_to[0, slot]), Kind.ACCEPT, key=int(state.matter_key[0, slot]), option=1)


def test_training_begins_when_all_accepted_and_raises_interoperability_and_trust_of_every_pair() -> None:
    tables = world()
    d = tables.public.doctrine
    st = turn(tables, start(tables), train()).state
    result = turn(tables, st, accept(st, 0), accept(st, 1))
    assert result.reason.tolist() == [0, 0]
    trained = happened(result, Event.TRAINED)
    assert trained == [(n, m, TrainingKind.RAPID_DEPLOYMENT, d.training_interop) for n, m in ((0, 1), (0, 2), (1, 2))]
    rises = [e for e in happened(result, Event.TRUST) if e[2] == TrustCause.TRAINING]
    assert len(rises) == 6
    assert {value for *_, value in rises} == {d.trust_training}
    assert (result.events.tick[result.events.event == Event.TRAINED] == 6).all()
    assert result.state.busy_until[0].tolist() == [18, 18, 18]


def test_at_the_end_of_the_answering_turn_those_who_accepted_train_without_the_others() -> None:
    tables = world()
    st = turn(tables, start(tables), train()).state
    result = turn(tables, st, accept(st, 1))
    assert [e[:2] for e in happened(result, Event.TRAINED)] == [(0, 2)]
    assert (result.events.tick[result.events.event == Event.TRAINED] == 11).all()
    assert result.state.matter_status[0, 0] == MatterStatus.LAPSED


def test_a_pair_trains_at_most_once_in_three_turns() -> None:
    tables = world(turns=12, doctrine={"training_busy": 0})
    st = turn(tables, start(tables), train(to=(1,))).state
    st = turn(tables, st, accept(st, 0)).state
    assert st.trained_turn[0, 0, 1] == 1
    reasons = {}
    for proposal_turn in (2, 3):
        reasons[proposal_turn] = turn(tables, turns(tables, st, proposal_turn - 2), train(to=(1,))).reason[0]
    assert reasons == {2: Reason.TRAINED_RECENTLY, 3: 0}


def test_a_proposal_to_train_again_too_soon_cannot_be_accepted() -> None:
    tables = world(turns=12)
    st = turn(tables, start(tables), train(to=(1,))).state
    st = turn(tables, st, accept(st, 0), train(1, to=(0,))).state
    slot = int(np.flatnonzero(st.matter_status[0] == MatterStatus.OPEN)[0])
    result = turn(tables, st, accept(st, slot))
    assert result.reason.tolist() == [Reason.TRAINED_RECENTLY]
    assert not happened(result, Event.TRAINED)


@pytest.mark.parametrize(("until", "reason"), [(7, Reason.BUSY), (6, Reason.ACCEPTED)])
def test_who_is_away_when_the_training_would_be_held_cannot_propose_it(until: int, reason: Reason) -> None:
    tables = world()
    st = altered(start(tables), busy_until=until)
    assert turn(tables, st, train(to=(1,))).reason.tolist() == [reason]


def test_training_takes_two_to_four_nations() -> None:
    tables = world(n_nations=5)
    assert turn(tables, start(tables), train(to=(1, 2, 3))).reason.tolist() == [0]
    assert turn(tables, start(tables), train(to=(1, 2, 3, 4))).reason.tolist() == [Reason.TOO_MANY]


def test_training_in_intelligence_sharing_raises_interoperability_more() -> None:
    tables = world()
    d = tables.public.doctrine
    gains = {}
    for kind in TrainingKind:
        now = moment(tables, start(tables))
        training.train_pairs(now, np.array([0, 0]), np.array([0, 1]), np.array([1, 0]), kind)
        gains[kind] = int(now.st.interop[0, 0, 1] - tables.public.interop[0, 1])
    assert gains.pop(TrainingKind.INTELLIGENCE_SHARING) == d.training_interop + d.training_intelligence
    assert set(gains.values()) == {d.training_interop}


def test_a_force_that_trained_for_it_deploys_faster_when_every_member_did() -> None:
    tables = world()
    st = force(start(tables), (0, 1, 2), thread=1)
    unaided = tables.public.doctrine.deploy_ticks
    saved = tables.public.doctrine.deploy_trained
    times = []
    for pairs in ([], [(0, 1)], [(0, 1), (0, 2)]):
        now = moment(tables, st)
        for n, m in pairs:
            training.train_pairs(
                now, np.array([0, 0]), np.array([n, m]), np.array([m, n]), TrainingKind.CRISIS_RESPONSE
            )
        times.append(int(crisis.deployment(now, np.array([0]), np.array([0]))[0]))
    assert times == [unaided, unaided, unaided - saved]


def test_trained_interoperability_fades_back_to_its_start() -> None:
    tables = world()
    st = altered(start(tables), interop=320)
    faded = turns(tables, st, 1).interop[0, 0, 1]
    assert faded == 320 - 120 * tables.public.doctrine.interop_fade // 1000
    assert turns(tables, altered(start(tables), interop=200), 1).interop[0, 0, 1] == 200


# adjudication


def test_a_game_alone_and_in_a_batch_gets_the_same_forces() -> None:
    tables = world()
    alone = step(tables, start(tables, seed=2), form()).state
    batch = step(tables, start(tables, games=3, seed=1), order(0, Kind.FORM, game=1, thread=0, to=(1,))).state
    assert np.array_equal(alone.force_key[0], batch.force_key[1])
    assert not batch.force_key[[0, 2]].any()


def test_a_full_report_counts_beside_the_tear_line_that_another_put_before_them() -> None:
    tables = world(report_orcon=np.zeros(14, np.bool_))
    whole = order(0, Kind.CONTRIBUTE, report=0, key=77)
    torn = order(1, Kind.CONTRIBUTE, report=0, key=77, tear=1)
    seen = set()
    for seed in range(1, 9):
        st = force(start(tables, seed=seed), (0, 1))
        st.copies[0, :2, 0], st.marks[0, :2, 0] = Copy.FULL, Mark.READ
        rank = nation_order(st)[0]
        result = turn(tables, settled(st), whole, torn)
        late = Reason.ACCEPTED if rank[1] < rank[0] else Reason.BEFORE_CIRCLE
        assert result.reason.tolist() == [Reason.ACCEPTED, late]
        assert result.state.copies[0, tables.public.n_nations, 0] == Copy.FULL
        seen.add(late)
    assert len(seen) == 2
