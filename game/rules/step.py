"""`step`: one turn. The only way from a State to the next (R-TIME).

Phases of a tick, in this order: injects and outages, deliveries, releases and answers, sending and asking, reading,
analysis, set-up and readiness, freeze and refer, respond, deadlines, exposure, breach detection, trust, score.
All orders start at the turn's first tick; each phase judges them on its own start and ranks them in adjudication order.
"""

from dataclasses import dataclass, replace

import numpy as np

from game.rules import (
    answers,
    assessment,
    channels,
    databases,
    exposure,
    finance,
    injects,
    interests,
    legal,
    matters,
    misleading,
    online,
    rng,
    scoring,
    services,
    sharing,
    tail,
    taskforce,
    threads,
    training,
    transit,
    trust,
)
from game.rules.arrays import I32, add, entry, order_by, within
from game.rules.codes import TICKS_PER_TURN, Stage
from game.rules.events import NO_EVENTS, Events, Recorder
from game.rules.now import Live, Now
from game.rules.orders import Kind, Orders
from game.rules.reasons import Reason
from game.rules.rng import Stream
from game.rules.state import State
from game.rules.tables import Tables


@dataclass(frozen=True, slots=True)
class Resolved:
    """A turn's result: the next State, and for each order, in the order given, why it was refused (0: carried out)."""

    state: State
    reason: I32  # [R] Reason
    events: Events


def step(tables: Tables, state: State, orders: Orders, record: bool = False, live: Live | None = None) -> Resolved:
    """Resolve one turn for every game of the batch.

    Copies the State once, returns it read-only; `orders` [R] may hold bad rows, which are refused and change nothing.
    With `record`, events are collected; that never changes the State. `live` names injects that EXCON fires now.
    """
    tick = min(state.tick + TICKS_PER_TURN, tables.public.ticks)
    st = state.copied(tick)
    order = adjudication_order(state, orders)
    now = Now(
        tables,
        st,
        state.tick,
        orders.take(order),
        np.zeros(len(orders), np.int32),
        np.zeros(len(orders), np.bool_),
        np.zeros(st.trust.shape, np.int32),
        Recorder() if record else None,
        live=live,
        interest_before=state.interest,
        busy_before=state.busy_until,
    )
    if state.tick < tables.public.ticks:
        _play(now)
    else:
        now.reason[:] = Reason.ENDED
    st.freeze()
    now.reason[now.accepted] = Reason.ACCEPTED
    reason = np.empty_like(now.reason)
    reason[order] = now.reason
    if now.recorder is None:
        return Resolved(st, reason, NO_EVENTS)
    events = now.recorder.events()
    cause = np.where(events.cause >= 0, order[np.maximum(events.cause, 0)] if len(order) else -1, -1)
    return Resolved(st, reason, replace(events, cause=cause.astype(np.int32)))


def nation_order(state: State) -> I32:
    """The published order in which nations' equal orders rank this turn: rank of each nation, [B, N] int32."""
    n_nations = state.trust.shape[1]
    entity = np.arange(n_nations)[None, :]
    drawn = rng.bits(state.seeds[:, None], state.tick, Stream.PRIORITY, entity)
    rank: I32 = drawn.argsort(1).argsort(1).astype(np.int32)
    return rank


def adjudication_order(state: State, orders: Orders) -> I32:
    """Row indices by place in the nation's list, then by the turn's nation order: who pressed first never matters."""
    if not len(orders):
        return np.zeros(0, np.int32)
    games, nations = state.trust.shape[:2]
    known = (orders.b >= 0) & (orders.b < games) & (orders.n >= 0) & (orders.n < nations)
    ranks = nation_order(state)
    rank = entry(ranks, np.where(known, orders.b, 0), np.where(known, orders.n, 0))
    return order_by(np.where(known, orders.b, 0), orders.place, rank).astype(np.int32)


def brief(now: Now) -> None:
    """What reaches nations at a tick before orders: injects, deliveries, reading and a first assessment."""
    _capacities(now)
    threads.open_close(now)
    injects.fire(now)
    online.grow(now)
    finance.arrive(now)
    transit.deliver(now)
    assessment.fuse(now)
    assessment.read_freely(now)
    assessment.confidence(now)


def _play(now: Now) -> None:
    first = now.t
    for t in range(first, first + TICKS_PER_TURN):
        now.t = t
        _tick(now)
    _next_staff(now)


def _tick(now: Now) -> None:
    if now.first_tick:
        _begin(now)
    injects.fire(now)
    online.grow(now)
    finance.arrive(now)
    transit.deliver(now)
    if now.first_tick:
        _orders_before_reading(now)
    assessment.fuse(now)
    assessment.read_freely(now)
    if now.first_tick:
        _orders_after_reading(now)
    taskforce.advance(now)
    services.complete(now)
    if now.first_tick:
        assessment.confidence(now)
        threads.respond(now, now.of(Kind.RESPOND))
        taskforce.join_formed(now, now.of(Kind.JOIN))
        used = now.accepted
        add(now.st.orders_used, (now.orders.b[used], now.orders.kind[used]), 1)
    threads.open_close(now)
    exposure.hazard(now)
    if now.last_tick:
        assessment.confidence(now)
        exposure.find_breaches(now)
        exposure.keep_caveats(now)
        taskforce.recover(now)
        services.close_cells(now)
        answers.close(now)
        matters.lapse(now)
        tail.tail(now)
    trust.apply(now)
    scoring.score(now)


def _begin(now: Now) -> None:
    """A turn begins: capacities are fresh, closed matters are cleared, and orders pass the boundary or not."""
    _capacities(now)
    matters.tidy(now)
    now.st.confidence_before[:] = now.st.confidence[:, : now.pub.n_nations]
    legal.check(now)
    now.knew_false = misleading.known_false(now)


def _capacities(now: Now) -> None:
    """Free reading is whole again; channels have worked off a turn's capacity of their queues."""
    st, pub = now.st, now.pub
    st.reads_left[:] = assessment.reading_capacity(now)
    st.used[:] = np.maximum(st.used - pub.channel_capacity[:, None], 0)
    officer = min(now.d.liaison_capacity, 255)
    st.officer_used[:] = np.where(st.officer_used > officer, st.officer_used - np.uint8(officer), 0)


def _orders_before_reading(now: Now) -> None:
    """Releases and answers, then sending, then asking."""
    injects.decide(now, now.of(Kind.DECIDE))
    matters.release(now, now.of(Kind.RELEASE))
    matters.accept(now, now.of(Kind.ACCEPT))
    matters.decline(now, now.of(Kind.DECLINE))
    interests.register(now, now.of(Kind.REGISTER))
    given = now.of(Kind.ANSWER)
    answers.plain(now, given)
    sending = answers.with_report(now, given).joined(now.of(Kind.SHARE))
    sharing.share(now, sending)
    services.send(now, now.of(Kind.SERVICE))
    databases.publish(now, now.of(Kind.PUBLISH))
    databases.query(now, now.of(Kind.QUERY))
    sharing.contribute(now, now.of(Kind.CONTRIBUTE))
    finance.disclose(now, now.of(Kind.DISCLOSE))
    matters.request(now, now.of(Kind.REQUEST))
    matters.ask_release(now, now.of(Kind.ASK_RELEASE))
    matters.negotiate(now, now.of(Kind.NEGOTIATE))
    finance.request_match(now, now.of(Kind.REQUEST_MATCH))
    training.train(now, now.of(Kind.TRAIN))
    assessment.read_ordered(now, now.of(Kind.READ))


def _orders_after_reading(now: Now) -> None:
    """Analysis, set-up, then freeze, refer and harden."""
    analyses = now.of(Kind.ANALYSE)
    assessment.analyse(now, analyses.where(analyses.alert < 0))
    finance.join_halves(now)
    finance.analyse_match(now, analyses.where(analyses.alert >= 0))
    channels.post_liaison(now, now.of(Kind.POST_LIAISON))
    units = now.of(Kind.ASSIGN)
    given_up = taskforce.gives_up(now, units)
    taskforce.assign(now, units.where(given_up))
    taskforce.stand_down(now, now.of(Kind.STAND_DOWN))
    taskforce.leave(now, now.of(Kind.LEAVE))
    taskforce.join(now, now.of(Kind.JOIN))
    taskforce.assign(now, units.where(~given_up))
    taskforce.form(now, now.of(Kind.FORM))
    services.order(now, now.of(Kind.SERVICE))
    services.set_priority(now, now.of(Kind.SET_PRIORITY))
    threads.judge(now, now.of(Kind.JUDGE))
    finance.freeze(now, now.of(Kind.FREEZE))
    online.refer(now, now.of(Kind.REFER))
    online.harden(now, now.of(Kind.HARDEN))


def _next_staff(now: Now) -> None:
    """Staff of the next turn: the nation's own, changes by injects, less one for each further task force it leads."""
    st, pub = now.st, now.pub
    change = st.staff_change[:, :, min(now.turn + 1, pub.turns - 1)]
    leads = np.zeros(st.staff.shape, np.int32)
    b, f = np.nonzero((st.force_stage != int(Stage.FREE)) & (st.force_lead >= 0))
    add(leads, (b, st.force_lead[b, f]), 1)
    st.staff[:] = within(pub.staff + change - np.maximum(leads - 1, 0), 0, 99)
