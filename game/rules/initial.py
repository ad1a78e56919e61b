"""`initial`: the State of a batch of games before the first plan, with everything drawn that a seed varies."""

from typing import Any

import numpy as np

from game.rules import rng
from game.rules.arrays import I32, U64, Bool
from game.rules.codes import N_CAPABILITIES, NEVER, NEVER_BYTE, NONE, Dimension, Part, SeatDimension, TruthMode
from game.rules.now import Now
from game.rules.orders import N_KINDS, joined
from game.rules.rng import Stream
from game.rules.state import State
from game.rules.tables import PublicTables, Tables

BOOL, U8, I8, I16, I32_ = np.bool_, np.uint8, np.int8, np.int16, np.int32

LAYOUT: dict[str, tuple[str, Any, int]] = {
    # name: axes, dtype, fill. Axis letters as in `axis_sizes`.
    "origin": ("BI", I8, NONE),
    "arrival": ("BI", I16, NEVER),
    "truth": ("BI", BOOL, 1),
    "decoy": ("BT", BOOL, 0),
    "alert_holder": ("BA", I8, NONE),
    "alert_arrival": ("BA", I16, NEVER),
    "inject_tick": ("BJ", I16, NEVER),
    "dormant": ("BI", BOOL, 0),
    "compromised": ("BI", BOOL, 0),
    "source_dead": ("BS", BOOL, 0),
    "copies": ("BHI", U8, 0),
    "marks": ("BHI", U8, 0),
    "got": ("BHI", U8, NEVER_BYTE),
    "need_until": ("BNI", U8, 0),
    "paths": ("BNI", U8, 0),
    "sender": ("BNI", I8, NONE),
    "sent_to": ("BNI", I16, 0),
    "due": ("BNI", U8, NEVER_BYTE),
    "due_copy": ("BNI", U8, 0),
    "due_sender": ("BNI", I8, NONE),
    "due_channel": ("BNI", I8, NONE),
    "released": ("BI", I16, 0),
    "published": ("BCI", U8, NEVER_BYTE),
    "publisher": ("BCI", I8, NONE),
    "published_copy": ("BCI", U8, 0),
    "breach_until": ("BNI", U8, 0),
    "breaker": ("BNI", I8, NONE),
    "used": ("BCN", I16, 0),
    "officer_used": ("BNN", U8, 0),
    "channel_out": ("BC", I16, 0),
    "liaison": ("BNN", I16, NEVER),
    "posted": ("BNN", BOOL, 0),
    "agreement": ("BNN", I16, NEVER),
    "assistance": ("BNN", BOOL, 0),
    "interest": ("BNU", BOOL, 0),
    "framework": ("BN", I16, NEVER),
    "handling": ("BN", I8, 0),
    "reading_bonus": ("BN", I8, 0),
    "staff": ("BN", I8, 0),
    "staff_change": ("BNR", I16, 0),
    "caution": ("BN", I16, 0),
    "priority": ("BN", I8, NONE),
    "busy_until": ("BN", I16, 0),
    "reads_left": ("BN", I8, 0),
    "hardened": ("BN", U8, 0),
    "trust": ("BNN", I16, 0),
    "shown": ("BNNN", I16, NONE),
    "interop": ("BNN", I16, 0),
    "trained_turn": ("BNN", I8, NONE),
    "trained": ("BNN", U8, 0),
    "matter_kind": ("BP", U8, 0),
    "matter_status": ("BP", U8, 0),
    "matter_key": ("BP", I32_, 0),
    "matter_from": ("BP", I8, NONE),
    "matter_to": ("BP", I8, NONE),
    "matter_item": ("BP", I16, NONE),
    "matter_extra": ("BP", I32_, 0),
    "matter_group": ("BP", I32_, 0),
    "matter_made": ("BP", I16, 0),
    "matter_due": ("BP", I16, 0),
    "force_key": ("BF", I32_, 0),
    "force_stage": ("BF", U8, 0),
    "force_lead": ("BF", I8, NONE),
    "force_thread": ("BF", I8, NONE),
    "force_ready": ("BF", I16, NEVER),
    "force_busy": ("BF", I16, 0),
    "force_support": ("BF", I16, 0),
    "force_member": ("BFN", BOOL, 0),
    "force_leaving": ("BFN", BOOL, 0),
    "force_units": ("BFNK", U8, 0),
    "cell_thread": ("BX", I8, NONE),
    "cell_until": ("BX", I16, 0),
    "opens": ("BT", I16, NEVER),
    "deadline": ("BT", I16, NEVER),
    "outcome": ("BT", U8, 0),
    "closed": ("BT", I16, NEVER),
    "closed_by": ("BT", I8, NONE),
    "severity": ("BT", I16, 0),
    "frozen": ("BT", I16, NEVER),
    "eased": ("BT", I16, 0),
    "hidden_until": ("BT", I16, 0),
    "crisis_until": ("BT", I16, NEVER),
    "wrong": ("BT", U8, 0),
    "confidence": ("BHT", I16, 0),
    "confidence_before": ("BNT", I16, 0),
    "detected": ("BNT", BOOL, 0),
    "judged": ("BNT", U8, 0),
    "alert_known": ("BNA", BOOL, 0),
    "matched": ("BNQ", BOOL, 0),
    "consent": ("BQ", BOOL, 0),
    "intensity": ("BGN", I16, 0),
    "prevention": ("BN", BOOL, 0),
    "investigation_until": ("BON", I16, 0),
    "coordinated": ("BO", I8, NONE),
    "coordinated_until": ("BO", I16, 0),
    "notice_due": ("BI", I16, NEVER),
    "notice_to": ("BI", I32_, 0),
    "notice_by": ("BI", I8, NONE),
    "met": ("BO", I16, NONE),
    "building_due": ("BN", I16, NEVER),
    "supported": ("BN", BOOL, 0),
    "fired": ("BJ", I16, NEVER),
    "decision": ("BJN", I8, NONE),
    "orders_used": ("BY", I16, 0),
    "handled": ("BN", I16, 0),
    "delivered": ("BN", I16, 0),
    "useful": ("BN", I16, 0),
    "breaches": ("BN", I16, 0),
    "compromises": ("BN", I16, 0),
    "supplied": ("BN", I32_, 0),
    "wanted": ("BNI", BOOL, 0),
    "demand": ("BN", I32_, 0),
    "sought": ("BN", I32_, 0),
    "obtained": ("BN", I32_, 0),
    "answered": ("BN", I16, 0),
    "lapsed": ("BN", I16, 0),
    "trust_sum": ("BN", I32_, 0),
    "aligned": ("BN", I16, 0),
    "alignable": ("BN", I16, 0),
    "joint_threads": ("BT", BOOL, 0),
    "breach_found": ("BN", BOOL, 0),
    "private": ("BN", I32_, 0),
    "parts": ("BV", I32_, 0),
    "ledger": ("BD", I32_, 0),
    "seat_ledger": ("BNE", I32_, 0),
    "regard": ("BNN", I16, 0),
    "asked": ("BNN", I16, 0),
}


def axis_sizes(public: PublicTables, games: int) -> dict[str, int]:
    """Length of each axis letter of LAYOUT."""
    return {
        "B": games,
        "N": public.n_nations,
        "H": public.n_holders,
        "I": public.n_reports,
        "S": public.n_sources,
        "T": public.n_threads,
        "C": public.n_channels,
        "A": public.n_alerts,
        "Q": public.n_pairs,
        "P": public.n_matters,
        "F": public.n_forces,
        "K": N_CAPABILITIES,
        "X": public.n_cells,
        "O": public.n_organisations,
        "G": public.n_campaigns,
        "U": public.n_subjects,
        "J": public.n_injects,
        "R": public.turns,
        "D": len(Dimension),
        "V": len(Part),
        "E": len(SeatDimension),
        "Y": N_KINDS,
    }


def blank(public: PublicTables, seeds: U64) -> State:
    """A State with every array at its fill: shapes and dtypes of `LAYOUT`; writable."""
    sizes = axis_sizes(public, len(seeds))
    arrays = {
        name: np.full(tuple(sizes[axis] for axis in axes), fill, dtype) for name, (axes, dtype, fill) in LAYOUT.items()
    }
    return State(tick=0, seeds=seeds, **arrays)


def initial(tables: Tables, seeds: U64) -> State:
    """The State before the first plan: what the seeds draw, start values, and what arrives at hour 0, assessed.

    seeds [B] uint64; game g is the same whatever its neighbours. Arrays are read-only.
    """
    from game.rules import step

    public = tables.public
    st = blank(public, seeds.astype(np.uint64))
    _draw_threads(tables, st)
    _draw_reports(tables, st)
    _draw_alerts_and_injects(tables, st)
    _start_values(public, st)
    st.caution[:] = tables.caution
    st.dormant[:] = tables.dormant
    now = Now(
        tables, st, 0, joined([]), np.zeros(0, np.int32), np.zeros(0, np.bool_), np.zeros_like(st.trust, np.int32), None
    )
    step.brief(now)
    st.freeze()
    return st


def _entities(count: int, offset: int = 0) -> I32:
    return np.arange(offset, offset + count, dtype=np.int32)[None, :]


def _window(seeds: U64, stream: Stream, low: np.ndarray[Any, Any], high: np.ndarray[Any, Any]) -> I32:
    """A tick in [low, high] for each entity of each game; NEVER where low is NEVER: [B, X] int32."""
    span = np.maximum(high.astype(np.int32) - low + 1, 1)
    drawn = low + rng.below(seeds[:, None], 0, stream, _entities(len(low)), span)
    return np.where(low >= NEVER, NEVER, drawn).astype(np.int32)


def _draw_threads(tables: Tables, st: State) -> None:
    """Openings, deadlines, and one decoy in each group."""
    st.opens[:] = tables.thread_opens
    life = _window(st.seeds, Stream.SETUP_DEADLINE, tables.thread_life[:, 0], tables.thread_life[:, 1])
    st.deadline[:] = np.where(tables.thread_opens >= NEVER, NEVER, np.minimum(st.opens + life, NEVER))
    for group in np.unique(tables.thread_group[tables.thread_group >= 0]):
        threads = np.flatnonzero(tables.thread_group == group)
        pick = rng.below(st.seeds, 0, Stream.SETUP_DECOY, np.full(1, group), len(threads))
        st.decoy[np.arange(len(st.seeds)), threads[pick]] = True
    st.severity[:] = tables.public.thread_severity


def _draw_reports(tables: Tables, st: State) -> None:
    """Who holds what, when it arrives and whether it is true."""
    seeds, count = st.seeds[:, None], tables.public.n_reports
    own = rng.bits(seeds, 0, Stream.SETUP_HOLDER, _entities(count))
    dealt = rng.bits(seeds, 0, Stream.SETUP_HOLDER, tables.deal[None, :].astype(np.int64) + 100_000)
    turn = np.where(tables.deal[None, :] >= 0, dealt, own) >> np.uint64(40)
    pick = (turn % np.maximum(tables.holder_count, 1).astype(np.uint64)).astype(np.int64)
    st.origin[:] = np.take_along_axis(
        np.broadcast_to(tables.holder_choice, (len(seeds), *tables.holder_choice.shape)), pick[:, :, None], 2
    )[:, :, 0]
    st.arrival[:] = _window(st.seeds, Stream.SETUP_ARRIVAL, tables.arrive_low, tables.arrive_high)
    st.truth[:] = _truths(tables, st)


def _truths(tables: Tables, st: State) -> Bool:
    """[B, I]: true, false, drawn by grade, or false exactly when the main thread is the decoy."""
    mode = tables.truth_mode
    graded = rng.chance(
        st.seeds[:, None], 0, Stream.SETUP_TRUTH, _entities(tables.public.n_reports), tables.truth_chance[None, :]
    )
    threaded = ~np.take_along_axis(st.decoy, np.maximum(tables.main_thread, 0)[None, :].astype(np.int64), 1)
    return np.where(
        mode == TruthMode.GRADE, graded, np.where(mode == TruthMode.THREAD, threaded, mode == TruthMode.TRUE)
    )


def _draw_alerts_and_injects(tables: Tables, st: State) -> None:
    public = tables.public
    if public.n_alerts:
        turn = rng.bits(st.seeds[:, None], 0, Stream.SETUP_ALERT, public.alert_pair[None, :].astype(np.int64))
        pick = ((turn >> np.uint64(40)) % np.maximum(tables.alert_count, 1).astype(np.uint64)).astype(np.int64)
        st.alert_holder[:] = np.take_along_axis(tables.alert_choice.T, pick, 0)
        st.alert_arrival[:] = _window(st.seeds, Stream.SETUP_ALERT, tables.alert_low, tables.alert_high)
    if public.n_injects:
        st.inject_tick[:] = _window(st.seeds, Stream.SETUP_INJECT, tables.inject_low, tables.inject_high)


def _start_values(public: PublicTables, st: State) -> None:
    st.liaison[:] = np.where(public.liaison, 0, NEVER)
    st.agreement[:] = np.where(public.agreement, 0, NEVER)
    st.framework[:] = np.where(public.framework, 0, NEVER)
    st.interest[:] = public.interest
    st.handling[:] = public.handling
    st.staff[:] = public.staff
    st.trust[:] = public.trust
    st.interop[:] = public.interop
