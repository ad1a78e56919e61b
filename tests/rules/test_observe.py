"""What a nation sees, and what a plan would do as far as it can know."""

from dataclasses import replace

import numpy as np
import pytest

from game.rules.codes import (
    NEVER_BYTE,
    NONE,
    Copy,
    Domain,
    Label,
    LegalBasis,
    Mark,
    MatterKind,
    MatterStatus,
    Outcome,
    Service,
    Stage,
)
from game.rules.events import PUBLIC, Event, Recorder, Rule, sent
from game.rules.masked import Sendings
from game.rules.observe import announced, observe, seen, survey, visible
from game.rules.orders import Kind, Orders, joined, placed
from game.rules.preview import Legality, alternatives, legality, preview
from game.rules.reasons import Reason
from game.rules.state import State
from game.rules.step import step
from game.rules.survey import Role
from game.rules.tables import Tables
from game.rules.view import Connection, Progress, Report, View, Word
from tests.rules import moment
from tests.rules.midgame import matter_key, midgame, tables
from tests.rules.world import INTERPOL, LIAISON, NOTE, PLATFORM, happened, order, start, turn, turns, world


def plan(*orders: Orders) -> Orders:
    return placed(joined(list(orders)))


def report(view: View, i: int) -> Report:
    return next(r for r in view.reports if r.report == i)


def changed(state: State, **cells: tuple[tuple[int, ...], int]) -> State:
    """The State with single cells replaced: field = (index, value)."""
    arrays = {}
    for name, (index, value) in cells.items():
        arrays[name] = getattr(state, name).copy()
        arrays[name][index] = value
    return replace(state, **arrays)


def test_a_nation_sees_its_own_reports_and_no_other() -> None:
    tb = world()
    view = observe(tb, start(tb), 0, 1)
    assert [r.report for r in view.reports] == [1, 4, 7, 10]
    assert all(r.origin == 1 and r.sender == -1 and r.need for r in view.reports)


def test_a_tear_line_is_one_label_lower() -> None:
    tb = world()
    after = turn(tb, start(tb), order(0, Kind.SHARE, report=0, to=(2,), channel=NOTE, tear=1)).state
    received = report(observe(tb, turns(tb, after, 1), 0, 2), 0)
    assert (received.copy, received.label, received.sender) == (Copy.TORN, Label.GREEN, 0)


def test_an_unread_report_tells_neither_band_nor_bearing() -> None:
    tb = world()
    state = start(tb)
    unread = replace(state, marks=np.zeros_like(state.marks))
    assert [(r.band, r.bears, r.band_certain) for r in observe(tb, unread, 0, 0).reports] == [(0, (), 0)] * 4


def test_a_read_report_bears_only_on_threads_that_its_reader_knows() -> None:
    tb = tables()
    state = midgame(tb)
    ignorant = replace(state, detected=np.zeros_like(state.detected), force_stage=np.zeros_like(state.force_stage))
    assert report(observe(tb, state, 0, 0), 0).bears == (0,)
    assert report(observe(tb, ignorant, 0, 0), 0).bears == ()


def test_an_analysed_band_is_firmer() -> None:
    tb = world()
    after = turn(tb, start(tb), order(0, Kind.ANALYSE, report=0)).state
    view = observe(tb, after, 0, 0)
    doctrine = tb.public.doctrine
    assert report(view, 0).band_certain == doctrine.band_after
    assert report(view, 3).band_certain == doctrine.band_before


def test_freshness_and_half_life_come_with_a_report() -> None:
    tb = world()
    old = report(observe(tb, turns(tb, start(tb), 5), 0, 0), 0)
    assert (old.age, old.half_life, old.freshness) == (30, 30, 50)


def test_a_nation_sees_its_own_row_and_column_of_trust() -> None:
    tb = world()
    state = changed(start(tb), trust=((0, 1, 2), 123))
    assert {(n.nation, n.my_trust, n.its_trust) for n in observe(tb, state, 0, 0).nations} == {
        (1, 600, 600),
        (2, 350, 350),
    }
    assert [n.my_trust for n in observe(tb, state, 0, 1).nations] == [600, 123]


def test_other_pairs_of_trust_are_blank_until_an_event_shows_them() -> None:
    tb = world()
    state = start(tb)
    assert observe(tb, state, 0, 0).shown == ()
    told = changed(state, shown=((0, 0, 1, 2), 123))
    assert [(s.n, s.m, s.value) for s in observe(tb, told, 0, 0).shown] == [(1, 2, 123)]


def test_a_sender_knows_to_whom_it_sent_and_the_receiver_nothing_until_it_arrives() -> None:
    tb = world()
    after = turn(tb, start(tb), order(0, Kind.SHARE, report=0, to=(2,), channel=NOTE, tear=1)).state
    assert after.due[0, 2, 0] != NEVER_BYTE
    assert report(observe(tb, after, 0, 0), 0).sent_to == (2,)
    assert 0 not in [r.report for r in observe(tb, after, 0, 2).reports]


def test_an_open_request_is_public_and_its_matter_lies_with_the_two() -> None:
    tb = world()
    after = turn(tb, start(tb), order(0, Kind.REQUEST, to=(1,), subject=1)).state
    asked, other = observe(tb, after, 0, 1), observe(tb, after, 0, 2)
    assert [(m.asker, m.subject, m.mine) for m in asked.matters] == [(0, 1, True)]
    assert asked.requests == ()
    assert other.matters == ()
    assert [(r.asker, r.asked, r.subject, r.due) for r in other.requests] == [(0, 1, 1, 12)]


def test_a_release_is_asked_at_once_and_heard_when_it_arrives() -> None:
    tb = tables()
    state = midgame(tb)
    after = turn(tb, state, order(0, Kind.ASK_RELEASE, report=1, to=(2,))).state
    late = changed(after, matter_made=((0, _slot(after, MatterKind.RELEASE)), after.tick + 3))
    assert [m.recipients for m in observe(tb, after, 0, 0).matters if m.kind == MatterKind.RELEASE] == [(2,)]
    assert not [m for m in observe(tb, late, 0, 1).matters if m.kind == MatterKind.RELEASE]


def _slot(state: State, kind: MatterKind) -> int:
    return int(np.flatnonzero((state.matter_kind[0] == kind) & (state.matter_status[0] > 0))[0])


def test_who_is_invited_sees_the_force_but_not_its_assessment() -> None:
    tb = tables()
    after = turn(tb, start(tb), order(0, Kind.FORM, thread=0, to=(1,))).state
    lead, invited = observe(tb, after, 0, 0).forces[0], observe(tb, after, 0, 1).forces[0]
    assert (lead.member, lead.pooled[1], lead.coverage[1], lead.invited) == (True, 2000, 66, (1,))
    assert (invited.member, invited.key, invited.lead, invited.units) == (False, lead.key, 0, ())
    assert invited.pooled == (0,) * 8
    assert observe(tb, after, 0, 2).forces == ()
    assert [t.detected for t in observe(tb, after, 0, 1).threads if t.thread == 0] == [True]


def test_an_invitation_names_no_other_force_that_took_the_place_of_its_own() -> None:
    tb = tables()
    formed = turn(tb, start(tb), order(0, Kind.FORM, thread=0, to=(1,))).state
    key = observe(tb, formed, 0, 0).forces[0].key
    after = turn(tb, formed, order(0, Kind.STAND_DOWN, key=key), order(0, Kind.FORM, thread=0, to=(1,))).state
    first, second = observe(tb, after, 0, 0).matters
    assert (first.asked, first.status, first.force, first.thread) == (1, MatterStatus.LAPSED, 0, NONE)
    assert (second.asked, second.status, second.thread) == (1, MatterStatus.OPEN, 0)


def test_a_force_tells_the_domains_of_what_was_contributed_as_far_as_its_reader_has_read_it() -> None:
    tb = tables()
    st = moment.contributed(tb, moment.force(start(tb), (0, 1)), (0, 3))
    st.copies[0, 0, [0, 3]], st.marks[0, 0, [0, 3]] = Copy.FULL, Mark.READ
    st.marks[0, 1, [0, 3]], st.detected[0, :, 0] = 0, True
    domains = tuple(sorted(Domain(d) for d in tb.public.report_domain[[0, 3]]))
    assert observe(tb, st, 0, 0).forces[0].domains == domains
    assert observe(tb, st, 0, 1).forces[0].domains == (), "unread by this member"
    st.copies[0, tb.public.n_nations, 3] = Copy.TORN
    st.marks[0, tb.public.n_nations, 0] |= Mark.EXPOSED
    assert observe(tb, st, 0, 0).forces[0].domains == (), "neither a tear-line nor what is false counts as a domain"


def test_an_invitation_makes_a_thread_known_without_own_evidence() -> None:
    tb = tables()
    after = turn(tb, start(tb), order(0, Kind.FORM, thread=0, to=(1,))).state
    blind = changed(after, detected=((0, 1, 0), 0))
    thread = observe(tb, blind, 0, 1).threads[0]
    assert (thread.thread, thread.detected) == (0, False)
    none = replace(blind, matter_status=np.zeros_like(blind.matter_status))
    assert 0 not in [t.thread for t in observe(tb, none, 0, 1).threads]


@pytest.mark.parametrize(
    "tick,outcome,confidence,progress",
    [
        (0, Outcome.OPEN, 300, Progress.INDICATIONS),
        (0, Outcome.OPEN, 450, Progress.DEVELOPING),
        (24, Outcome.OPEN, 300, Progress.IMMINENT),
        (0, Outcome.CRISIS, 0, Progress.INCIDENT),
        (0, Outcome.PREVENTED, 900, Progress.CLOSED),
    ],
)
def test_a_thread_goes_from_indications_to_imminent(
    tick: int, outcome: Outcome, confidence: int, progress: Progress
) -> None:
    tb = world()
    state = changed(start(tb), outcome=((0, 0), outcome), confidence=((0, 0, 0), confidence))
    assert observe(tb, replace(state, tick=tick), 0, 0).threads[0].progress == progress


def test_confidence_is_shown_in_words() -> None:
    tb = world()
    levels = [changed(start(tb), confidence=((0, 0, 0), level)) for level in (399, 400, 700)]
    words = [observe(tb, state, 0, 0).threads[0].word for state in levels]
    assert words == [Word.LOW, Word.MODERATE, Word.HIGH]


def test_an_incident_is_known_to_all() -> None:
    tb = tables()
    state = changed(midgame(tb), detected=((0, 3, 1), 0))
    assert 1 not in [t.thread for t in observe(tb, state, 0, 3).threads]
    crisis = changed(state, outcome=((0, 1), Outcome.CRISIS))
    assert 1 in [t.thread for t in observe(tb, crisis, 0, 3).threads]
    assert [i.thread for i in survey(tb, crisis, 0, Role.PROJECTOR).incidents] == [1]


def test_ceilings_count_agreements_and_frameworks() -> None:
    tb = world()
    state = start(tb)
    note = {t.nation: t.ceiling for t in observe(tb, state, 0, 0).channels[NOTE].toward}
    assert note == {1: Label.GREEN, 2: Label.GREEN}
    agreed = changed(changed(state, agreement=((0, 0, 1), 0)), agreement=((0, 1, 0), 0))
    lifted = {t.nation: t.ceiling for t in observe(tb, agreed, 0, 0).channels[NOTE].toward}
    assert lifted == {1: Label.AMBER, 2: Label.GREEN}
    officer = {t.nation: (t.ceiling, t.works) for t in observe(tb, state, 0, 0).channels[LIAISON].toward}
    assert officer == {1: (Label.RED, False), 2: (Label.STRICT, False)}


def test_what_carries_amber_is_open_whatever_more_is_being_set_up() -> None:
    ceilings = np.array([Label.GREEN, Label.RED, Label.GREEN, Label.GREEN], np.int8)
    tb = world(liaison=~np.eye(3, dtype=np.bool_), interop=np.zeros((3, 3), np.int16), channel_ceiling=ceilings)
    coming = changed(start(tb), agreement=((0, 0, 1), 6))
    seen_by = lambda state: next(n.connection for n in observe(tb, state, 0, 0).nations if n.nation == 1)  # noqa: E731
    assert seen_by(coming) == Connection.OPEN
    assert seen_by(changed(coming, liaison=((0, 0, 1), 12))) == Connection.PENDING


def test_a_channel_shows_the_capacity_left_toward_each_nation() -> None:
    tb = world(staff=np.full(3, 30, np.int8))
    notes = [order(0, Kind.SHARE, report=i, to=(2,), channel=NOTE, tear=1) for i in (0, 3, 6)]
    after = turn(tb, start(tb), *notes).state
    channel = observe(tb, after, 0, 0).channels[NOTE]
    assert (channel.capacity, channel.backlog) == (2, 1)
    assert {t.left for t in channel.toward} == {1}


def test_a_spectator_gets_the_least_and_the_author_all() -> None:
    tb = world()
    state = start(tb)
    assert survey(tb, state, 0, Role.OBSERVER).truth is None
    assert survey(tb, state, 0, Role.PROJECTOR).truth is None
    told = survey(tb, state, 0, Role.INSTRUCTOR).truth
    assert told is not None
    assert told.reports[1].holders == (1,)
    assert told.reports[1].weight == (300, 0)


def test_everything_is_told_at_the_end_and_not_before() -> None:
    tb = world(turns=4)
    late = turns(tb, start(tb, seed=5), 3)
    assert observe(tb, late, 0, 0).truth is None
    end = observe(tb, turns(tb, late, 1), 0, 0)
    assert end.clock.ended
    assert end.truth is not None
    assert end.truth.seed == 5


def test_visible_events_are_those_of_the_game_and_the_audience() -> None:
    recorder = Recorder()
    for b, audience in ((0, 1), (0, 2), (0, PUBLIC), (1, 1)):
        recorder.emit(0, Event.READ, Rule.ASSESS, np.array([b]), 0, 0, audience, 0, -1, audience)
    events = recorder.events()
    assert visible(events, 0, 0, plan()).item.tolist() == [1, PUBLIC]
    assert visible(events, 0, 1, plan()).item.tolist() == [2, PUBLIC]
    assert announced(events, 0).item.tolist() == [PUBLIC]


def test_a_cause_is_a_place_in_ones_own_list_and_tells_nothing_of_other_lists() -> None:
    tb = world()
    orders = plan(share(1, 0, nation=1), share(4, 2, nation=1, channel=NOTE, tear=1), share(0, 1))
    events = step(tb, start(tb), orders, record=True).events
    mine = visible(events, 0, 0, orders)
    assert mine.cause[(mine.event == Event.SENT) & (mine.actor == 0)].tolist() == [0]
    theirs = visible(events, 0, 2, orders)
    assert set(theirs.cause.tolist()) == {-1}
    assert set(theirs.audience.tolist()) == {1 << 2}


def test_policies_see_what_the_view_shows() -> None:
    tb = tables()
    state = midgame(tb)
    batch = seen(tb, state)
    for n in range(4):
        view = observe(tb, state, 0, n)
        assert [r.report for r in view.reports] == np.flatnonzero(batch.held[0, n]).tolist()
        assert [r.band for r in view.reports] == batch.band[0, n][batch.held[0, n]].tolist()
        assert [r.need for r in view.reports] == batch.need[0, n][batch.held[0, n]].tolist()
        assert [t.thread for t in view.threads] == np.flatnonzero(batch.thread[0, n]).tolist()
        assert [t.confidence for t in view.threads] == batch.confidence[0, n][batch.thread[0, n]].tolist()
        assert view.own.free_units == tuple(batch.free_units[0, n].tolist())
        assert len(view.matters) == batch.party[0, n].sum()
        for force in view.forces:
            f = batch.force_key[0].tolist().index(force.key)
            assert not force.member or list(force.pooled) == batch.force_pooled[0, f].tolist()


def share(report: int, *to: int, channel: int = PLATFORM, tear: int = 0, nation: int = 0) -> Orders:
    return order(nation, Kind.SHARE, report=report, to=to, channel=channel, tear=tear)


def test_a_preview_tells_arrival_need_and_cost_as_the_turn_then_does() -> None:
    tb = world()
    state = start(tb)
    orders = plan(share(0, 1), share(3, 2, channel=NOTE, tear=1))
    told = preview(tb, state, 0, 0, orders)
    gone = happened(turn(tb, state, share(0, 1), share(3, 2, channel=NOTE, tear=1)), Event.SENT)
    assert [(d.to, d.arrives) for o in told.orders for d in o.deliveries] == [
        (m, sent(value)[0]) for _, m, _, value in gone
    ]
    assert [o.cost for o in told.orders] == [1, 2]
    assert (told.staff, told.left) == (3, 2)
    assert all(d.need for o in told.orders for d in o.deliveries)


def test_a_preview_marks_a_breach_and_what_it_risks() -> None:
    tb = world()
    state = turns(tb, turn(tb, start(tb), share(1, 0, nation=1)).state, 1)
    told = preview(tb, state, 0, 0, plan(share(1, 2, channel=NOTE, tear=1))).orders[0]
    assert [(d.to, d.breach) for d in told.deliveries] == [(2, True)]
    assert told.hint.legality == Legality.LEGAL
    witnesses = 2  # the originator and the new holder
    assert told.found == round(1000 * (1 - (1 - tb.public.doctrine.breach_found * witnesses / 1000) ** 4))


def test_a_preview_gives_the_odds_of_a_compromise_over_the_span() -> None:
    tb = world()
    told = preview(tb, start(tb), 0, 0, plan(share(0, 1))).orders[0]
    d = tb.public.doctrine
    factor = (d.handling_base - 3 * d.handling_step) / 1000
    ppm = (int(d.hazard_origin * factor) + int(d.hazard_need * factor)) // 1
    safe = (1 - ppm / 1_000_000) ** d.hazard_span
    assert told.exposure_before == 0
    assert told.exposure_after == pytest.approx(1000 * (1 - safe), abs=1)
    assert told.holders == (0, 1)


def test_a_push_in_the_first_turn_shows_its_whole_risk() -> None:
    """At the very first hour too, no need is no need."""
    tb = world()
    bare = world(interest=np.zeros((3, 4), np.bool_))
    needed, pushed = (preview(t, start(t), 0, 0, plan(share(0, 1))).orders[0].exposure_after for t in (tb, bare))
    assert pushed > 3 * needed


def test_a_diffusion_is_as_safe_as_the_tear_line_that_goes_out() -> None:
    tb = world()
    diffusion = order(0, Kind.SERVICE, organisation=INTERPOL, option=Service.DIFFUSION, report=0, to=(1,))
    sent, torn = (preview(tb, start(tb), 0, 0, plan(o)).orders[0] for o in (diffusion, share(0, 1, tear=1)))
    assert sent.exposure_after == torn.exposure_after > 0


def test_what_was_told_of_own_sendings_decides_what_is_out_and_with_what_need() -> None:
    tb = world()
    state = turn(
        tb, start(tb), order(0, Kind.SERVICE, organisation=INTERPOL, option=Service.DIFFUSION, report=0, to=(1,))
    ).state
    state = moment.altered(state)
    state.marks[0, 0, 0] &= ~Mark.TORE & 0xFF  # which of those who were sent it got the tear-line, no mark tells
    more = plan(share(0, 2, channel=NOTE, tear=1))
    plain, torn, pushed = (
        preview(tb, state, 0, 0, more, Sendings(**{what: frozenset({(1, 0)})} if what else {})).orders[0]
        for what in ("", "torn", "pushed")
    )
    assert torn.exposure_before < plain.exposure_before < pushed.exposure_before
    assert (plain.without_need, pushed.without_need) == ((), (1,))


def test_a_push_without_need_costs_trust_at_once() -> None:
    tb = world()
    bare = replace(start(tb), interest=np.zeros((1, 3, 4), np.bool_))
    told = preview(tb, bare, 0, 0, plan(share(0, 1))).orders[0]
    assert [(t.n, t.m, t.change) for t in told.trust] == [(1, 0, tb.public.doctrine.trust_push)]
    assert not told.deliveries[0].need


def test_an_illegal_order_is_known_to_be_with_its_reason() -> None:
    tb = world(staff=np.full(3, 30, np.int8))
    hints = legality(tb, start(tb), 0, 0, plan(share(0, 2), share(0, 1), share(5, 1), share(0, 2, channel=NOTE)))
    assert [(h.legality, h.reason) for h in hints] == [
        (Legality.ILLEGAL, Reason.NOT_MEMBER),
        (Legality.LEGAL, Reason.ACCEPTED),
        (Legality.ILLEGAL, Reason.NOT_HELD),
        (Legality.ILLEGAL, Reason.ABOVE_CEILING),
    ]


def test_an_order_that_more_staff_would_not_help_is_told_what_refuses_it() -> None:
    tb = world(staff=np.full(3, 1, np.int8))
    drafts = plan(share(0, 1), share(5, 1), share(0, 1), order(0, Kind.HARDEN))
    told = preview(tb, start(tb), 0, 0, drafts)
    assert [o.hint.reason for o in told.orders] == [
        Reason.ACCEPTED, Reason.NOT_HELD, Reason.DUPLICATE, Reason.NO_STAFF,
    ]  # fmt: skip
    assert (told.staff, told.left) == (1, 0)
    assert [h.reason for h in legality(tb, start(tb), 0, 0, drafts)] == [o.hint.reason for o in told.orders]


def test_what_hangs_on_ties_between_others_is_unknown_to_you() -> None:
    """Nation 1 lacks the framework: whether it has an agreement with the place nation is not the lead's to know."""
    tb = tables()
    basis = np.full(2, LegalBasis.FRAMEWORK, np.uint8)
    framework = np.array([True, False, True, True])
    public = replace(tb.public, thread_basis=basis, thread_place=np.array([2, 1], np.int8), framework=framework)
    ours = replace(tb, public=public)
    state = midgame(ours)
    f = int(np.flatnonzero((state.force_lead[0] == 0) & (state.force_key[0] > 0))[0])
    ready = changed(state, force_stage=((0, f), Stage.READY), force_busy=((0, f), 0))
    key = int(ready.force_key[0, f])
    hint = legality(ours, ready, 0, 0, plan(order(0, Kind.RESPOND, key=key)))[0]
    assert (hint.legality, hint.reason) == (Legality.UNKNOWN, Reason.NO_LEGAL_BASIS)


def test_a_draft_is_judged_as_the_nations_own_whatever_names_it_bears() -> None:
    tb = world()
    state = start(tb)
    disguised = share(1, 0, nation=1)
    assert legality(tb, state, 0, 0, plan(disguised))[0].reason != Reason.ACCEPTED


def test_each_alternative_is_judged_alone_at_the_end_of_the_draft() -> None:
    tb = world()
    state = start(tb)
    candidates = plan(share(0, 1), share(0, 1, tear=1), share(0, 2), share(3, 1))
    hints = alternatives(tb, state, 0, 0, plan(share(0, 1)), candidates)
    assert [h.legality for h in hints] == [Legality.ILLEGAL, Legality.ILLEGAL, Legality.ILLEGAL, Legality.LEGAL]
    assert hints[0].reason == Reason.DUPLICATE
    assert alternatives(tb, state, 0, 0, plan(share(0, 1)), joined([])) == []


def test_a_preview_changes_nothing() -> None:
    tb: Tables = world()
    state = start(tb)
    frozen = {name: np.array(cells) for name, cells in state.arrays().items()}
    preview(tb, state, 0, 0, plan(share(0, 1), order(0, Kind.FORM, thread=0, to=(1,))))
    assert all((getattr(state, name) == cells).all() for name, cells in frozen.items())


def test_the_invited_may_join_by_the_key_it_sees() -> None:
    tb = tables()
    after = turn(tb, start(tb), order(0, Kind.FORM, thread=0, to=(1,))).state
    key = next(m.key for m in observe(tb, after, 0, 1).matters if m.kind == MatterKind.INVITATION)
    assert key == matter_key(after, MatterKind.INVITATION, 1)
    assert legality(tb, after, 0, 1, plan(order(1, Kind.JOIN, key=key)))[0].legality == Legality.LEGAL
