"""`Seen`: what nations may know, as batch arrays, for policies that play many games at once.

Policies read `PublicTables` and `Seen`, nothing else. Arrays are read-only; most are rows of the State itself. The
second axis n is the viewer wherever there is one. Arrays without a viewer axis say who may read which cell; `row` gives
the cells of one viewer with everything else 0, and is what the leak test compares.
"""

from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

from game.rules import assessment, rng, sieves, units
from game.rules.allowed import ALLOWED, Sieve
from game.rules.arrays import I8, I16, I32, U8, Bool, hits, pick, put, unpacked
from game.rules.codes import NONE, Mark, Stage
from game.rules.masked import idle, watch
from game.rules.now import Now
from game.rules.rng import Stream
from game.rules.sieves import Cells
from game.rules.sight import Sight, need_now, sight
from game.rules.state import State
from game.rules.tables import Tables


@dataclass(frozen=True, slots=True)
class Seen:
    """Masked arrays of a batch; see the module text. Values as in State."""

    tick: int
    nonce: I32  # [B, 1] public number of the turn, so that a policy may draw without knowing the seed
    # reports, viewer n
    held: Bool  # [B, N, I]
    copies: U8  # [B, N, I]
    marks: U8  # [B, N, I]
    got: U8  # [B, N, I]
    sender: I8  # [B, N, I]
    need: Bool  # [B, N, I] own need-to-know now
    sent_to: I16  # [B, N, I] mask of nations to which n passed the report on
    published: Bool  # [B, N, C, I] n published it in the database channel
    noticed: Bool  # [B, N, I] n had a notice of it reviewed
    band: U8  # [B, N, I] 1 minor, 2 useful, 3 key as n believes; 0 unread or none
    bearing: I8  # [B, N, I] main thread of a read report when n knows the thread, else NONE
    # reports, read where held
    origin: I8  # [B, I]
    freshness: U8  # [B, I] percent of worth left; 0 when compromised
    compromised: Bool  # [B, I]
    released: Bool  # [B, I, M] originator's release to m
    # channels, read by members
    channel_out: I16  # [B, C]
    backlog: I16  # [B, C, N] reports still waiting: column n for notes, column 0 for shared channels
    # nations: public
    interest: Bool  # [B, N, U]
    framework: I16  # [B, N]
    priority: I8  # [B, N] announced; read where n knows the thread
    # nations: own
    staff: I8  # [B, N]
    handling: I8  # [B, N]
    reading: I16  # [B, N] free reading of the coming turn
    caution: I16  # [B, N]
    busy_until: I16  # [B, N]
    hardened: U8  # [B, N]
    prevention: Bool  # [B, N]
    supported: Bool  # [B, N]
    building_due: I16  # [B, N]
    free_units: I8  # [B, N, K] units that serve no task force
    # pairs: row and column of the viewer
    trust: I16  # [B, N, M]
    liaison: I16  # [B, N, M]
    agreement: I16  # [B, N, M]
    assistance: Bool  # [B, N, M]
    interop: I16  # [B, N, M]
    trained_turn: I8  # [B, N, M]
    # pairs: row of the viewer
    posted: Bool  # [B, N, M]
    regard: I16  # [B, N, M]
    asked: I16  # [B, N, M]
    shown: I16  # [B, N, M, L] m's trust in l as an event last showed it to n, NONE
    # matters, read where `party`; open requests for information are public but for extra and group
    party: Bool  # [B, N, P]
    matter_kind: U8  # [B, P]
    matter_status: U8  # [B, P]
    matter_key: I32  # [B, P]
    matter_from: I8  # [B, P]
    matter_to: I8  # [B, P]
    matter_item: I16  # [B, P]
    matter_extra: I32  # [B, P]
    matter_group: I32  # [B, P]
    matter_made: I16  # [B, P]
    matter_due: I16  # [B, P]
    # task forces, read by who serves in them or is invited; units, pooled and confidence by who serves
    serving: Bool  # [B, F, N]
    invited: Bool  # [B, F, N]
    force_key: I32  # [B, F]
    force_stage: U8  # [B, F]
    force_lead: I8  # [B, F]
    force_thread: I8  # [B, F]
    force_ready: I16  # [B, F]
    force_busy: I16  # [B, F]
    force_support: I16  # [B, F]
    force_leaving: Bool  # [B, F, N]
    force_units: U8  # [B, F, N, K]
    force_pooled: I32  # [B, F, K] 1/1000 of a unit
    force_confidence: I16  # [B, F]
    force_at_response: I16  # [B, F] by which a response now is judged, of forces that are ready
    force_copies: U8  # [B, F, I] contributed
    # fusion cells, read by members of the organisation
    cell_thread: I8  # [B, X]
    cell_until: I16  # [B, X]
    cell_confidence: I16  # [B, X]
    cell_copies: U8  # [B, X, I]
    # threads, viewer n
    thread: Bool  # [B, N, T] knows of it
    detected: Bool  # [B, N, T]
    confidence: I16  # [B, N, T] 0 where not known
    confidence_before: I16  # [B, N, T] as the last turn began
    judged: U8  # [B, N, T]
    # threads, read where known
    outcome: U8  # [B, T]
    deadline: I16  # [B, T]
    severity: I16  # [B, T]
    eased: I16  # [B, T]
    frozen: I16  # [B, T]
    hidden_until: I16  # [B, T]
    crisis_until: I16  # [B, T]
    # financial intelligence
    alert_known: Bool  # [B, N, A]
    alert_holder: I8  # [B, A] read where known
    matched: Bool  # [B, N, Q]
    consent: Bool  # [B, Q] read where matched
    # campaigns and organisations
    intensity: I16  # [B, G, N] in n's own audience
    investigation_until: I16  # [B, O, N] read by members
    coordinated: I8  # [B, O] read by members that know the thread
    coordinated_until: I16  # [B, O]
    # decisions
    pending: Bool  # [B, N, J] waits for n's decision
    decision_options: I8  # [J] read where pending
    decision_counsel: I8  # [J]


def seen(tables: Tables, state: State) -> Seen:
    """What nations may know of a batch of games."""
    pub, masks, now = tables.public, sight(tables, state), idle(tables, state)
    nations, forces = pub.n_nations, pub.n_nations + pub.n_forces
    marks = state.marks[:, :nations] & np.uint8(~Mark.FRESH & 0xFF)
    band, bearing = believed(tables, state, masks, marks)
    derived: dict[str, Any] = {
        "nonce": rng.below(state.seeds[:, None], state.tick, Stream.POLICY, np.zeros((1, 1), np.int64), 1 << 24),
        "published": state.publisher[:, None] == np.arange(nations, dtype=np.int8)[:, None, None],
        "noticed": state.notice_by[:, None] == np.arange(nations, dtype=np.int8)[:, None],
        "held": masks.held,
        "copies": state.copies[:, :nations],
        "marks": marks,
        "got": state.got[:, :nations],
        "need": need_now(pub, state, masks),
        "released": unpacked(state.released, nations),
        "band": band,
        "bearing": bearing,
        "freshness": assessment.freshness(now),
        "backlog": backlog(tables, state),
        "reading": assessment.reading_capacity(now),
        "free_units": free_units(tables, state),
        "party": masks.party,
        "serving": masks.serving,
        "invited": masks.invited,
        "force_pooled": units.pooled(now),
        "force_confidence": force_confidence(tables, state),
        "force_at_response": force_at_response(now),
        "force_copies": state.copies[:, nations:forces],
        "cell_confidence": cell_confidence(tables, state),
        "cell_copies": state.copies[:, forces:],
        "thread": masks.thread,
        "confidence": np.where(masks.thread, state.confidence[:, :nations], np.int16(0)),
        "pending": pending(tables, state, masks),
        "decision_options": tables.inject_options,
        "decision_counsel": tables.inject_counsel,
    }
    same = {f.name: getattr(state, f.name) for f in fields(Seen) if f.name not in derived}
    result = Seen(**same, **derived)
    for array in derived.values():
        array.setflags(write=False)
    return result


def believed(tables: Tables, state: State, masks: Sight, marks: U8) -> tuple[U8, I8]:
    """Band and main thread of each read report as its holder believes them: [B, N, I] each, as `marks` [B, N, I]."""
    pub, d = tables.public, tables.public.doctrine
    band = np.zeros(masks.held.shape, np.uint8)
    bearing = np.full(masks.held.shape, NONE, np.int8)
    read = masks.held & ((marks & np.uint8(Mark.READ)) > 0)
    place = read.ravel().nonzero()[0].astype(np.int32)
    seat = place // np.int32(pub.n_reports)
    i, b = place - seat * np.int32(pub.n_reports), seat // np.int32(pub.n_nations)
    analysed = (pick(marks, place) & np.uint8(Mark.ANALYSED)) > 0
    entity = place - b * np.int32(pub.n_nations * pub.n_reports)
    put(band, place, assessment.believed_band(
        state.seeds, b, tables.band.take(i), entity, analysed, d.band_before, d.band_after
    ))  # fmt: skip
    main = tables.main_thread.take(i)
    known = pick(masks.thread, seat * np.int32(pub.n_threads) + np.maximum(main, 0)) & (main >= 0)
    put(bearing, place, np.where(known, main, np.int8(NONE)))
    return band, bearing


def backlog(tables: Tables, state: State) -> I16:
    """Reports of earlier turns that still wait when the coming turn begins: [B, C, N]."""
    waiting: I16 = np.maximum(state.used - tables.public.channel_capacity[:, None], 0).astype(np.int16)
    return waiting


def free_units(tables: Tables, state: State) -> I8:
    """Units of each capability that serve no task force: [B, N, K]."""
    assigned = state.force_units.sum(1, dtype=np.int16)
    free: I8 = np.maximum(tables.public.capability - assigned, 0).astype(np.int8)
    return free


def force_confidence(tables: Tables, state: State) -> I16:
    """Fused confidence of each force on its thread: [B, F]."""
    nations, forces = tables.public.n_nations, tables.public.n_forces
    return _at_thread(state.confidence[:, nations : nations + forces], state.force_thread)


def force_at_response(now: Now) -> I16:
    """Confidence by which a response of each ready force would be judged: [B, F], 0 of others."""
    st = now.st
    level = np.zeros(st.force_stage.shape, np.int16)
    b, f = hits(st.force_stage == int(Stage.READY))
    if len(b):
        thread = st.force_thread[b, f].astype(np.intp)
        level[b, f] = assessment.confidence_at_response(now, b, now.pub.n_nations + f, thread)
    return level


def cell_confidence(tables: Tables, state: State) -> I16:
    """Fused confidence of each fusion cell on its thread: [B, X]."""
    return _at_thread(state.confidence[:, tables.public.n_nations + tables.public.n_forces :], state.cell_thread)


def _at_thread(confidence: I16, thread: I8) -> I16:
    at = np.maximum(thread, 0).astype(np.intp)[:, :, None]
    level: I16 = np.where(thread >= 0, np.take_along_axis(confidence, at, 2)[:, :, 0], np.int16(0))
    return level


def pending(tables: Tables, state: State, masks: Sight) -> Bool:
    """Decisions that wait: fired to the nation, with options, not decided and still in time: [B, N, J]."""
    open_ = (tables.inject_options > 0) & (state.fired + tables.inject_due >= state.tick)
    undecided: Bool = masks.told & open_[:, None, :] & (state.decision.transpose(0, 2, 1) == NONE)
    return undecided


DERIVED: dict[str, Sieve] = {
    "nonce": sieves.everyone,
    "published": sieves.own,
    "noticed": sieves.own,
    "held": sieves.own,
    "copies": sieves.own,
    "marks": sieves.own,
    "got": sieves.own,
    "need": sieves.own,
    "band": sieves.own,
    "bearing": sieves.own,
    "freshness": sieves.held,
    "released": sieves.held,
    "backlog": sieves.load,
    "reading": sieves.own,
    "free_units": sieves.own,
    "party": sieves.own,
    "serving": sieves.concerned,
    "invited": sieves.own_column,
    "force_pooled": sieves.serving,
    "force_confidence": sieves.serving,
    "force_at_response": sieves.serving,
    "force_copies": sieves.serving,
    "cell_confidence": sieves.cell_member,
    "cell_copies": sieves.cell_member,
    "thread": sieves.own,
    "confidence": sieves.own,
    "pending": sieves.own,
}
"""Who may read what of the fields that are not State's own."""


def row(tables: Tables, state: State, b: int, nation: int) -> dict[str, NDArray[Any]]:
    """Every cell of `Seen` that the nation may read of game b, by field; 0 elsewhere."""
    w = watch(tables, state, b, nation)
    batch = seen(tables, w.state)
    kept: dict[str, NDArray[Any]] = {}
    for f in fields(Seen):
        if f.name == "tick":
            continue
        cells: Cells = getattr(batch, f.name)
        if cells.ndim == 1:
            cells = np.where(batch.pending[0, nation], cells, 0)[None]
        else:
            sieve = DERIVED[f.name] if f.name in DERIVED else ALLOWED[f.name][0]
            cells = np.where(sieve(w, cells), cells, 0)
        kept[f.name] = cells
    return kept
