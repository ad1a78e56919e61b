"""Who may know what: the masks from which every door out of the State is built (R-TRUST, R-REPORT, R-THREAD).

Everything here is a set of viewer masks over a batch; nothing here hands out a value.
"""

from dataclasses import dataclass, replace

import numpy as np

from game.rules.arrays import Bool, hits, mask_of
from game.rules.codes import NONE, MatterKind, MatterStatus, Outcome, Stage
from game.rules.events import PUBLIC, Events
from game.rules.orders import Orders
from game.rules.sharing import hash_needers
from game.rules.state import State
from game.rules.tables import PublicTables, Tables


@dataclass(frozen=True, slots=True)
class Sight:
    """What each nation may know of a batch of games. Viewer axis n second, but for forces, where it is last."""

    held: Bool  # [B, N, I] holds a copy of the report
    thread: Bool  # [B, N, T] knows of the thread
    party: Bool  # [B, N, P] asked the matter, or was asked and the question has arrived
    serving: Bool  # [B, F, N] serves in the task force, or leads it while it invites
    invited: Bool  # [B, F, N] is invited to it and has not answered
    told: Bool  # [B, N, J] the inject fired and reached the nation


def sight(tables: Tables, state: State) -> Sight:
    """The masks of a batch of games.

    A thread is known by detection, by an invitation to or service in its task force, to all once it is an incident or
    came about, and to the nation of its place once it was averted.
    """
    pub = tables.public
    serving = state.force_member & (state.force_stage != Stage.FREE)[:, :, None]
    invited = _invited(pub, state)
    incident = np.isin(state.outcome, (Outcome.CRISIS, Outcome.CONTAINED, Outcome.UNCONTAINED))
    averted = np.isin(state.outcome, (Outcome.PREVENTED, Outcome.DISRUPTED))
    here = pub.thread_place == np.arange(pub.n_nations)[:, None]
    thread = state.detected | incident[:, None, :] | (averted[:, None, :] & here)
    b, f, n = hits(serving | invited)
    t = state.force_thread[b, f]
    thread[b[t >= 0], n[t >= 0], t[t >= 0]] = True
    who = np.arange(pub.n_nations, dtype=np.int8)
    party = (state.matter_to[:, None, :] == who[:, None]) & (state.matter_made <= state.tick)[:, None, :]
    party |= state.matter_from[:, None, :] == who[:, None]
    party &= (state.matter_status != MatterStatus.FREE)[:, None, :]
    audience = ((tables.inject_audience[None, :] >> who[:, None]) & 1) > 0
    told = (state.fired <= state.tick)[:, None, :] & audience[None]
    return Sight(state.copies[:, : pub.n_nations] > 0, thread, party, serving, invited, told)


def aware(pub: PublicTables, state: State) -> Bool:
    """Who hears of what changes about an open thread: who has detected it, or serves in or is invited to a task force
    on it: [B, N, T].
    """
    known = state.detected.copy()
    serving = state.force_member & (state.force_stage != Stage.FREE)[:, :, None]
    b, f, n = hits((serving | _invited(pub, state)) & (state.force_thread >= 0)[:, :, None])
    known[b, n, state.force_thread[b, f]] = True
    return known


def _invited(pub: PublicTables, state: State) -> Bool:
    """[B, F, N]: an invitation to the force is open."""
    invited = np.zeros((len(state.seeds), pub.n_forces, pub.n_nations), np.bool_)
    open_ = (state.matter_status == MatterStatus.OPEN) & (state.matter_kind == MatterKind.INVITATION)
    b, p = hits(open_ & (state.matter_item >= 0) & (state.matter_item < pub.n_forces))
    invited[b, state.matter_item[b, p], state.matter_to[b, p]] = True
    return invited


def need_now(pub: PublicTables, state: State, masks: Sight) -> Bool:
    """A nation's need-to-know of the reports it holds as they stand now, by its own knowledge: [B, N, I] (R-NEED).

    Its own reporting, a registered interest, its own open request, or a thread that shares a subject and that it works
    on, or sees and is due at its own place; or the hash set of a campaign on a platform of its own.
    """
    nations = pub.n_nations
    subjects = state.interest.copy()
    asking = (state.matter_status == MatterStatus.OPEN) & (state.matter_kind == MatterKind.RFI)
    b, p = hits(asking & (state.matter_item >= 0) & (state.matter_from >= 0))
    subjects[b, state.matter_from[b, p], state.matter_item[b, p]] = True
    b, f, n = hits(masks.serving & (state.force_stage >= Stage.FORMING)[:, :, None])
    subjects[b, n] |= pub.thread_subject[state.force_thread[b, f]]
    due = (pub.thread_place == np.arange(nations)[:, None]) & (state.outcome <= int(Outcome.CRISIS))[:, None, :]
    subjects |= (state.detected & due).astype(np.float32) @ pub.thread_subject.astype(np.float32) > 0
    need: Bool = (mask_of(subjects)[:, :, None] & mask_of(pub.report_subject)) != 0
    need |= hash_needers(pub).T
    need |= state.origin[:, None, :] == np.arange(nations, dtype=np.int8)[:, None]
    return need & masks.held


def audible(events: Events, b: int, nation: int) -> Events:
    """The events of game b whose audience has the nation, in order. Causes are rows of all nations' orders."""
    told = (events.audience == PUBLIC) | (((events.audience >> nation) & 1) == 1)
    return _select(events, (events.b == b) & told)


def visible(events: Events, b: int, nation: int, orders: Orders) -> Events:
    """The events of game b that a nation may know, in order.

    `orders` are those of the turn: a cause is given as the place in the nation's own list, NONE for orders of others,
    since a row number would tell how many there were.
    """
    mine = audible(events, b, nation)
    row = np.maximum(mine.cause, 0)
    own = mine.cause >= 0
    own[own] &= (orders.n[row[own]] == nation) & (orders.b[row[own]] == b)
    cause = mine.cause.copy()
    cause[~own] = NONE
    cause[own] = orders.place[row[own]]
    return replace(mine, cause=cause, audience=np.full(len(mine), 1 << nation, np.int32))


def announced(events: Events, b: int) -> Events:
    """The events of game b that are public, in order, without causes: for observers and the projector."""
    public = _select(events, (events.b == b) & (events.audience == PUBLIC))
    return replace(public, cause=np.full(len(public), NONE, np.int32))


def _select(events: Events, mask: Bool) -> Events:
    return Events(**{name: getattr(events, name)[mask] for name in Events.__slots__})
