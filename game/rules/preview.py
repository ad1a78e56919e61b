"""What orders would do, as far as their nation can know: the rules themselves, run on the masked State.

A hint is known legal, known illegal, or unknown to you: the last when the answer differs between two worlds that the
nation cannot tell apart, one in which the hidden ties between others are poor and one in which they are rich.
"""

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

import numpy as np

from game.rules import assessment, costs, exposure, freezing, legal, notices
from game.rules.arrays import I32, Bool
from game.rules.codes import NEVER, NEVER_BYTE, Copy, Mark
from game.rules.events import Event, Events, TrustCause, sent
from game.rules.masked import UNTOLD, Sendings, idle, masked, neutral_tables, one_game, watch
from game.rules.now import Now
from game.rules.orders import Kind, Orders, joined
from game.rules.reasons import Reason
from game.rules.sharing import CARRIED, circle, sent_copy
from game.rules.sieves import Watch
from game.rules.sight import audible
from game.rules.state import State
from game.rules.step import Resolved, step
from game.rules.tables import Tables

MILLION = 1_000_000
THOUSAND = 1000
PLENTY = 99
"""Staff that pays for any list."""
RICH: dict[str, int] = {"agreement": 0, "assistance": 1, "interop": 1000, "trust": 1000, "intensity": 500}
"""Hidden ties at their best; the other world leaves them at their fill."""


AT_ONCE = (TrustCause.PUSH, TrustCause.ANSWER, TrustCause.DECLINED, TrustCause.MINISTERIAL)
"""Changes of trust that follow from the order itself, not from what it meets."""


class Legality(IntEnum):
    LEGAL = 0
    ILLEGAL = 1
    UNKNOWN = 2


@dataclass(frozen=True, slots=True)
class Hint:
    """Whether an order would be carried out; `reason` what would refuse it, ACCEPTED when legal."""

    legality: Legality
    reason: Reason


@dataclass(frozen=True, slots=True)
class Delivery:
    """What an order would mean for one recipient."""

    to: int
    refused: Reason  # ACCEPTED when it is sent
    arrives: int  # tick, NEVER when refused
    need: bool  # the recipient has need-to-know
    breach: bool  # label or originator control forbid it


@dataclass(frozen=True, slots=True)
class TrustEffect:
    """n's trust in m would change at once."""

    n: int
    m: int
    cause: TrustCause
    change: int


@dataclass(frozen=True, slots=True)
class Assessed:
    """How sure a task force or fusion cell would be of its thread with what the list puts before it."""

    at_response: int  # by which a response in the same turn would be judged
    in_full: int  # once all of it counts in full


@dataclass(frozen=True, slots=True)
class OrderPreview:
    """One order of the list, in the order given."""

    hint: Hint
    cost: int  # staff
    deliveries: tuple[Delivery, ...]  # by recipient
    holders: tuple[int, ...]  # nations known to hold the report afterwards, the viewer among them
    exposure_before: int  # 1/1000, chance of a compromise over the hazard span with the holders known before the list
    exposure_after: int  # the same with those who hold it after this order
    found: int  # 1/1000, chance that a breach of this order is found, by the holders known
    trust: tuple[TrustEffect, ...]
    without_need: tuple[int, ...] = ()
    """Nations to which the viewer passed the report on before, and whose copies the chances count as without need."""
    held: Legality = Legality.LEGAL
    """Whether a freeze would hold: else it is carried out and reversed, at a price."""
    assessed: Assessed | None = None
    """For a contribution, with those above it in the list; for a response, with all of the list."""


@dataclass(frozen=True, slots=True)
class Preview:
    """All orders of a draft."""

    orders: tuple[OrderPreview, ...]
    staff: int  # staff points that the orders take, those refused later in resolution too
    left: int


@dataclass(frozen=True, slots=True)
class _Rehearsal:
    watch: Watch
    tables: Tables  # neutral
    state: State  # poor world, before
    orders: Orders  # of the poor world: game 0
    resolved: Resolved  # both worlds: rows of the poor one first


def legality(tables: Tables, state: State, b: int, nation: int, orders: Orders) -> list[Hint]:
    """A hint for each order of the nation's draft in game b, in the order given; drafts of others play no part."""
    return _hints(_rehearse(tables, state, b, nation, orders))


def alternatives(tables: Tables, state: State, b: int, nation: int, draft: Orders, candidates: Orders) -> list[Hint]:
    """For each candidate alone: a hint for it at the end of the nation's draft. Menus ask it for many at once."""
    w = watch(tables, state, b, nation)
    neutral, poor, rich = neutral_tables(w), masked(w), masked(w, RICH)
    last = int(draft.place.max(initial=-1)) + 1
    parts, own = [], []
    for c in range(len(candidates)):
        one = candidates.take(np.array([c]))
        one = replace(one, place=np.full(1, last, np.int32))
        for game in (2 * c, 2 * c + 1):
            parts += [_as_own(draft, nation, game), _as_own(one, nation, game)]
        own.append(2 * c * (len(draft) + 1) + len(draft))
    reason = step(neutral, _stacked(poor, rich, len(candidates)), joined(parts)).reason if own else _none()
    tore = [_tore(poor, nation, candidates, c) for c in range(len(candidates))]
    width = len(draft) + 1
    return [_hint(int(reason[k]), int(reason[k + width]), t) for k, t in zip(own, tore, strict=True)]


def preview(tables: Tables, state: State, b: int, nation: int, orders: Orders, sendings: Sendings = UNTOLD) -> Preview:
    """Cost, arrivals, holders, exposure, trust and refusals of a nation's draft in game b.

    `sendings` is what it was told of its own before.
    """
    r = _rehearse(tables, state, b, nation, orders, sendings)
    hints = _hints(r)
    cost, paid = _costs(r)
    assessed = _assessed(tables, state, b, r, hints)
    known = audible(r.resolved.events, 0, nation)
    after = _copy(r.state)
    before = _odds(r, after)
    previews = []
    for row, hint in enumerate(hints):
        mine = _select(known, known.cause == row)
        deliveries = _deliveries(mine)
        i = int(r.orders.report[row])
        sends = bool(deliveries) and 0 <= i < r.tables.public.n_reports
        if sends:
            _put(r, after, row, mine)
        previews.append(
            OrderPreview(
                hint=hint,
                cost=int(cost[row]),
                deliveries=deliveries,
                holders=_holders(after, i, r.watch.public.n_nations) if sends else (),
                exposure_before=int(before[i]) if sends else 0,
                exposure_after=int(_odds(r, after)[i]) if sends else 0,
                without_need=_without_need(r, i) if sends else (),
                found=_found(r, after, i, deliveries) if sends else 0,
                trust=_trust(mine),
                held=_held(r, row),
                assessed=assessed.get(row),
            )
        )
    spent = int(cost[paid].sum())
    return Preview(tuple(previews), spent, int(r.state.staff[0, nation]) - spent)


def _rehearse(
    tables: Tables, state: State, b: int, nation: int, orders: Orders, sendings: Sendings = UNTOLD
) -> _Rehearsal:
    """Run the draft in both worlds."""
    w = watch(tables, state, b, nation)
    neutral = neutral_tables(w)
    poor, rich = masked(w, None, sendings), masked(w, RICH, sendings)
    mine = _as_own(orders, nation, 0)
    twice = joined([mine, _as_own(orders, nation, 1)])
    poor.reads_left[:] = assessment.reading_capacity(idle(neutral, poor))
    return _Rehearsal(w, neutral, poor, mine, step(neutral, _stacked(poor, rich), twice, record=True))


def _as_own(orders: Orders, nation: int, game: int) -> Orders:
    """The orders as the nation's own in a game of the rehearsal."""
    rows = len(orders)
    return replace(orders, b=np.full(rows, game, np.int32), n=np.full(rows, nation, np.int32))


def _stacked(first: State, second: State, times: int = 1) -> State:
    """Two batches of one as a batch of two, `times` over."""
    a: dict[str, Any] = first.arrays()
    b: dict[str, Any] = second.arrays()
    cells: dict[str, Any] = {name: np.concatenate([a[name], b[name]] * times) for name in a}
    return replace(first, **cells)


def _hints(r: _Rehearsal) -> list[Hint]:
    """What refuses each order; of one that cannot be paid, what would refuse it with staff too: that would not help."""
    hints = _judged(r, r.resolved.reason)
    if not any(h.reason == Reason.NO_STAFF for h in hints):
        return hints
    worlds = replace(_stacked(masked(r.watch), masked(r.watch, RICH)), staff=r.resolved.state.staff * 0 + PLENTY)
    paid = _judged(r, step(r.tables, worlds, joined([r.orders, _as_own(r.orders, r.watch.n, 1)])).reason)
    beyond = (h.reason == Reason.NO_STAFF and p.legality == Legality.ILLEGAL for h, p in zip(hints, paid, strict=True))
    return [p if other else h for h, p, other in zip(hints, paid, beyond, strict=True)]


def _judged(r: _Rehearsal, reason: I32) -> list[Hint]:
    """Hints from the reasons of both worlds."""
    both = enumerate(reason.reshape(2, -1).T.tolist())
    return [_hint(mine, other, _tore(r.state, r.watch.n, r.orders, k)) for k, (mine, other) in both]


def _tore(state: State, nation: int, orders: Orders, row: int) -> bool:
    """The nation has made a tear-line of the order's report, so that either version may have been sent."""
    i = int(orders.report[row])
    return 0 <= i < state.origin.shape[1] and bool(state.marks[0, nation, i] & Mark.TORE)


def _hint(poor: int, rich: int, tore: bool) -> Hint:
    """Unknown where the worlds differ, and where the nation may have sent the tear-line or the whole."""
    if poor == rich == Reason.ACCEPTED:
        return Hint(Legality.LEGAL, Reason.ACCEPTED)
    reason = Reason(poor or rich)
    differ = (poor == Reason.ACCEPTED) != (rich == Reason.ACCEPTED)
    unsure = differ or (tore and reason == Reason.ALREADY_HELD)
    return Hint(Legality.UNKNOWN if unsure else Legality.ILLEGAL, reason)


def _costs(r: _Rehearsal) -> tuple[I32, Bool]:
    """Staff of each order that passes the boundary, and whether it can be paid: [R] each."""
    rows = len(r.orders)
    now = Now(
        r.tables, r.state, r.state.tick, r.orders, np.zeros(rows, np.int32), np.zeros(rows, np.bool_), _none(), None
    )
    legal.check(now)
    fine = np.flatnonzero((now.reason == Reason.ACCEPTED) | (now.reason == Reason.NO_STAFF))
    cost = np.zeros(rows, np.int32)
    cost[fine] = costs.order_costs(now, r.orders.take(fine))
    return cost, now.reason == Reason.ACCEPTED


def _none() -> I32:
    return np.zeros(0, np.int32)


def _select(events: Events, mask: Bool) -> Events:
    return Events(**{name: getattr(events, name)[mask] for name in Events.__slots__})


def _of(events: Events, kind: Event) -> dict[int, int]:
    """Target to value of the events of a kind."""
    rows = np.flatnonzero(events.event == kind)
    return {int(events.target[x]): int(events.value[x]) for x in rows}


def _deliveries(mine: Events) -> tuple[Delivery, ...]:
    """Who would get the copy when, and who would not and why."""
    gone, pushed, breach = (_of(mine, kind) for kind in (Event.SENT, Event.PUSHED, Event.BREACH))
    due = {m: sent(value)[0] for m, value in gone.items()}
    refused = {m: reason for m, reason in _of(mine, Event.REFUSED).items() if m >= 0 and m not in due}
    return tuple(
        Delivery(m, Reason(refused.get(m, 0)), due.get(m, NEVER), m not in pushed and m in due, m in breach)
        for m in sorted(due.keys() | refused.keys())
    )


def _trust(mine: Events) -> tuple[TrustEffect, ...]:
    rows = np.flatnonzero((mine.event == Event.TRUST) & np.isin(mine.item, AT_ONCE))
    return tuple(
        TrustEffect(int(mine.actor[x]), int(mine.target[x]), TrustCause(mine.item[x]), int(mine.value[x])) for x in rows
    )


def _held(r: _Rehearsal, row: int) -> Legality:
    """Whether a freeze would hold by what the nation knows."""
    may_hold, may_fail = freezing.prospect(r.tables, r.state, r.orders, r.resolved, row)
    if not may_fail:
        return Legality.LEGAL
    return Legality.UNKNOWN if may_hold else Legality.ILLEGAL


def _assessed(tables: Tables, state: State, b: int, r: _Rehearsal, hints: list[Hint]) -> dict[int, Assessed]:
    """How sure its force or cell would be, for each contribution and response of the draft that is not known illegal.

    What the nation contributes it has read, so that it tells no more than its own confidence does; of a cell on a
    thread that it does not know it learns nothing.
    """
    st, nations = _copy(one_game(state, b)), r.tables.public.n_nations
    rows = len(r.orders)
    now = Now(tables, st, st.tick, r.orders, np.zeros(rows, np.int32), np.zeros(rows, np.bool_), _none(), None)
    found = {}
    given = now.of(Kind.CONTRIBUTE)
    for row, i, h, tear in zip(
        *(x.tolist() for x in (given.row, given.report, circle(now, given)[0], given.tear)), strict=True
    ):
        if h < 0 or not 0 <= i < r.tables.public.n_reports or hints[row].legality == Legality.ILLEGAL:
            continue
        zero = np.zeros(1, np.intp)
        version = sent_copy(st, zero, zero + r.watch.n, zero + i, np.array([tear]))[0]
        st.copies[0, h, i] = max(int(st.copies[0, h, i]), int(version))
        st.marks[0, h, i] = Mark.READ | (st.marks[0, r.watch.n, i] & CARRIED)
        st.got[0, h, i] = st.tick
        if r.watch.masks.thread[0, r.watch.n, _thread(now, h)]:
            found[row] = _sure(now, h)
    for row, key in zip(now.of(Kind.RESPOND).row.tolist(), now.of(Kind.RESPOND).key.tolist(), strict=True):
        f = np.flatnonzero(st.force_key[0] == key)
        if key > 0 and len(f) and st.force_member[0, f[0], r.watch.n]:
            found[row] = _sure(now, nations + int(f[0]))
    return found


def _sure(now: Now, h: int) -> Assessed:
    """Confidence of force or cell h on its thread."""
    at = np.zeros(1, np.intp), np.array([h]), np.array([_thread(now, h)])
    levels = [int(assessment.confidence_of(now, *at, percent)[0]) for percent in (now.d.late_evidence, 100)]
    return Assessed(*levels)


def _thread(now: Now, h: int) -> int:
    """The thread of force or cell h."""
    f = h - now.pub.n_nations
    thread = now.st.force_thread[0, f] if f < now.pub.n_forces else now.st.cell_thread[0, f - now.pub.n_forces]
    return max(int(thread), 0)


def _copy(state: State) -> State:
    arrays: dict[str, Any] = state.arrays()
    cells: dict[str, Any] = {name: array.copy() for name, array in arrays.items()}
    return replace(state, **cells)


def _put(r: _Rehearsal, after: State, row: int, mine: Events) -> None:
    """The copies that the order sends, as if they had arrived."""
    i, n = int(r.orders.report[row]), r.watch.n
    zero = np.zeros(1, np.intp)
    at = zero, zero + n, zero + i
    if r.orders.kind[row] == Kind.SERVICE:
        version = int(notices.green_version(idle(r.tables, r.state), *at)[0])
    else:
        version = int(sent_copy(r.state, *at, r.orders.tear[row : row + 1])[0])
    pushed = _of(mine, Event.PUSHED)
    for m in _of(mine, Event.SENT):
        after.copies[0, m, i] = max(int(after.copies[0, m, i]), version)
        after.paths[0, m, i] += np.uint8(1)
        after.got[0, m, i] = after.tick
        after.sender[0, m, i] = n
        if m not in pushed:
            after.need_until[0, m, i] = NEVER_BYTE


def _without_need(r: _Rehearsal, i: int) -> tuple[int, ...]:
    """Nations to which the viewer passed the report on, and whose copies count as without need."""
    sent = r.state.sent_to[0, r.watch.n, i] >> np.arange(r.watch.public.n_nations) & 1
    return tuple(int(m) for m in np.flatnonzero((sent > 0) & (r.state.need_until[0, :, i] == 0)))


def _holders(after: State, i: int, nations: int) -> tuple[int, ...]:
    return tuple(int(m) for m in np.flatnonzero(after.copies[0, :nations, i] != Copy.NO))


def _odds(r: _Rehearsal, st: State) -> I32:
    """Chance of a compromise of each report over the hazard span: 1 - (1 - ppm / 10^6)^span, in whole 1/1000."""
    now = idle(r.tables, st)
    i = np.arange(r.tables.public.n_reports)
    game = np.zeros_like(i)
    percent = exposure.label_percent(now, i, exposure.torn_only(now, game, i))
    rate = exposure.holder_rates(now, game, i).sum(0, dtype=np.int64)
    ppm = np.minimum(rate * percent // 100, MILLION)
    safe = np.full(len(ppm), MILLION, np.int64)
    for _ in range(r.tables.public.doctrine.hazard_span):
        safe = safe * (MILLION - ppm) // MILLION
    odds: I32 = ((MILLION - safe + THOUSAND // 2) // THOUSAND).astype(np.int32)
    return odds


def _found(r: _Rehearsal, after: State, i: int, deliveries: tuple[Delivery, ...]) -> int:
    """Chance over its turns that one of the order's breaches is found, by the holders known beside the breaker."""
    d = r.tables.public.doctrine
    witnesses = len([m for m in _holders(after, i, r.tables.public.n_nations) if m != r.watch.n])
    a_turn = min(d.breach_found * witnesses, THOUSAND)
    safe = MILLION
    for _ in range(d.breach_turns * sum(delivery.breach for delivery in deliveries)):
        safe = safe * (THOUSAND - a_turn) // THOUSAND
    return (MILLION - safe + THOUSAND // 2) // THOUSAND
