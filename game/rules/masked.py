"""What one nation knows of one game, as a State and Tables in which all else is neutral.

Views are built from it, and preview and legality run the rules themselves on it: there is no second implementation, and
what is not in the allow-list cannot leak, because it is not there.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from game.rules import assessment, sharing, units
from game.rules.allowed import ALLOWED
from game.rules.arrays import I32, U8, Bool, Ints, hits
from game.rules.codes import NEVER, NEVER_BYTE, NONE, Copy, Mark, TruthMode
from game.rules.initial import blank
from game.rules.now import Now
from game.rules.orders import joined
from game.rules.sieves import Watch
from game.rules.sight import Sight, need_now, sight
from game.rules.state import State
from game.rules.tables import PublicTables, Tables


@dataclass(frozen=True, slots=True)
class Known:
    """One nation's knowledge of one game: `state` and `tables` are neutral wherever it knows nothing."""

    nation: int
    state: State  # a batch of one
    tables: Tables
    masks: Sight  # a batch of one; only the nation's own masks are meant to be read
    need: Bool  # [I] need-to-know now
    band: U8  # [I] as believed, 0 unread
    bears: Bool  # [I, T] threads known to the nation on which a read report bears
    freshness: U8  # [I] percent
    half_life: I32  # [I] ticks, 0 where not held
    pooled: I32  # [F, K] capability of task forces it serves in, 1/1000 of a unit
    at_response: I32  # [F] confidence by which a response now of one it serves in is judged
    in_full: I32  # [F] the same if evidence of the last turn counted in full

    @property
    def public(self) -> PublicTables:
        return self.tables.public


def idle(tables: Tables, state: State) -> Now:
    """A `Now` in which nothing is ordered, to ask the rules' questions of a State."""
    none = np.zeros(0, np.int32)
    return Now(tables, state, state.tick, joined([]), none, none.astype(np.bool_), none.copy(), None)


def one_game(state: State, b: int) -> State:
    """Game b as a batch of one, sharing memory."""
    cells: dict[str, Any] = state.arrays()
    return replace(state, **{name: array[b : b + 1] for name, array in cells.items()})


def watch(tables: Tables, state: State, b: int, nation: int) -> Watch:
    """The nation's eyes on game b."""
    game = one_game(state, b)
    return Watch(tables, game, sight(tables, game), nation)


@dataclass(frozen=True, slots=True)
class Sendings:
    """What a nation was told of its own sendings, by receiver and report."""

    needed: frozenset[tuple[int, int]] = frozenset()  # no push: need that was judged at sending stays
    pushed: frozenset[tuple[int, int]] = frozenset()  # a push alone
    torn: frozenset[tuple[int, int]] = frozenset()  # what arrived was a tear-line


UNTOLD: Final = Sendings()


def masked(w: Watch, assume: Mapping[str, int] | None = None, sendings: Sendings = UNTOLD) -> State:
    """The State as the nation knows it: allowed cells as they are, all else at its fill or at what `assume` names.

    Added is what the nation can work out: who must hold the reports that it holds, and with what need.
    """
    st = replace(blank(w.public, np.zeros(1, np.uint64)), tick=w.state.tick)
    for name, value in (assume or {}).items():
        getattr(st, name)[...] = value
    for name, (sieve, _) in ALLOWED.items():
        cells: NDArray[Any] = getattr(w.state, name)
        np.copyto(getattr(st, name), cells, where=sieve(w, cells))
    others = np.arange(w.public.n_nations) != w.n
    st.handling[0, others] = w.public.handling[others]
    _infer_holders(w, st, sendings)
    return st


def _infer_holders(w: Watch, st: State, sendings: Sendings) -> None:
    """A report is held by its originator, its sender and those to whom the nation passed it on; need as at sending.

    Of sendings of which it was told nothing, need as it shows now, and the tear-line where the nation has made one.
    """
    i = np.flatnonzero(w.masks.held[0, w.n])
    if not len(i):
        return
    who = np.arange(w.public.n_nations)
    got = ((st.sent_to[0, w.n, i][:, None] >> who) & 1) > 0
    origin = st.origin[0, i][:, None] == who
    gave = st.sender[0, w.n, i][:, None] == who
    mine = st.copies[0, w.n, i].astype(np.uint8)
    passed = np.where((st.marks[0, w.n, i] & Mark.TORE) > 0, np.uint8(Copy.TORN), mine)
    version = np.where(origin, np.uint8(Copy.FULL), np.where(gave, mine[:, None], passed[:, None]))
    k, m = hits((got | origin | gave) & (who != w.n))
    at = np.zeros(len(k), np.intp), m, i[k]
    st.copies[at] = version[k, m]
    known = set(zip(m.tolist(), i[k].tolist(), strict=True))
    _as_told(st.copies, sendings.torn & known, int(Copy.TORN))
    st.got[at] = st.got[0, w.n, i[k]]
    st.sender[at] = np.where(origin[k, m], NONE, np.where(got[k, m], w.n, st.origin[0, i[k]]))
    st.paths[at] = ~origin[k, m]
    st.paths[0, w.n, i] = st.sender[0, w.n, i] >= 0
    own = need_now(w.public, w.state, w.masks)[0, w.n]
    st.need_until[0, w.n] = np.where(own, NEVER_BYTE, 0)
    now = idle(w.tables, st)
    needs = sharing.has_need(now, at[0], m, i[k], np.full(len(k), w.n))
    by_match = (origin | gave)[k, m] & _of_match(w, st, m, i[k])
    st.need_until[at] = np.where(needs | origin[k, m] | by_match, NEVER_BYTE, 0)
    _as_told(st.need_until, sendings.pushed & known, 0)
    _as_told(st.need_until, sendings.needed & known, NEVER_BYTE)


def _of_match(w: Watch, st: State, m: Ints, i: Ints) -> Bool:
    """Nations m hold a half of a match that the reader sees, and report i came of it, to be held with need: rows."""
    pub = w.public
    halves = (pub.alert_pair == pub.report_alert_pair[i][:, None]) & st.matched[0, w.n][pub.alert_pair]
    return np.asarray((halves & (st.alert_holder[0] == m[:, None])).any(1), np.bool_)


def _as_told(cells: U8, where: Collection[tuple[int, int]], value: int) -> None:
    """Set the cells [1, N, I] of receivers and reports."""
    for m, i in where:
        cells[0, m, i] = value


def _matches_known(w: Watch) -> Bool:
    """Which reports of matches the nation has read, and on which threads known to it they bear: [I, T]."""
    read = (w.state.copies[0, w.n] > 0) & ((w.state.marks[0, w.n] & Mark.READ) > 0)
    read &= w.public.report_alert_pair >= 0
    known: Bool = read[:, None] & (w.tables.weight > 0) & w.masks.thread[0, w.n]
    return known


def neutral_tables(w: Watch) -> Tables:
    """Tables of which the hidden part is neutral, but for injects that reached the nation and matches that it sees."""
    tb, pub = w.tables, w.public
    told = w.masks.told[0, w.n]
    none8 = np.full(pub.n_reports, NONE, np.int8)
    return replace(
        tb,
        thread_group=np.full(pub.n_threads, NONE, np.int8),
        thread_opens=np.zeros(pub.n_threads, np.int16),
        thread_life=np.zeros((pub.n_threads, 2), np.int16),
        source=np.zeros(pub.n_reports, np.int16),
        weight=_matches_known(w).astype(tb.weight.dtype),
        band=np.zeros(pub.n_reports, np.uint8),
        main_thread=none8,
        corroborates=np.zeros_like(tb.corroborates),
        half_life=np.zeros(pub.n_reports, np.uint8),
        truth_mode=np.full(pub.n_reports, TruthMode.TRUE, np.uint8),
        truth_chance=np.full(pub.n_reports, 1000, np.int16),
        holder_choice=none8[:, None],
        holder_count=np.zeros(pub.n_reports, np.int8),
        deal=none8,
        arrive_low=np.full(pub.n_reports, NEVER, np.int16),
        arrive_high=np.full(pub.n_reports, NEVER, np.int16),
        dormant=np.zeros(pub.n_reports, np.bool_),
        alert_choice=np.full((pub.n_alerts, 1), NONE, np.int8),
        alert_count=np.zeros(pub.n_alerts, np.int8),
        alert_low=np.full(pub.n_alerts, NEVER, np.int16),
        alert_high=np.full(pub.n_alerts, NEVER, np.int16),
        alert_thread=np.full(pub.n_alerts, NONE, np.int8),
        pair_report=np.where(w.state.matched[0, w.n], tb.pair_report, NONE).astype(tb.pair_report.dtype),
        campaign_thread=np.full(pub.n_campaigns, NONE, np.int8),
        campaign_start=np.zeros_like(tb.campaign_start),
        campaign_opens=np.full(pub.n_campaigns, NEVER, np.int16),
        campaign_noise=np.full((pub.n_campaigns, 1), NONE, np.int16),
        inject_low=np.full(pub.n_injects, NEVER, np.int16),
        inject_high=np.full(pub.n_injects, NEVER, np.int16),
        inject_tray=np.ones(pub.n_injects, np.bool_),
        inject_due=np.where(told, tb.inject_due, 0).astype(np.int16),
        inject_audience=np.where(told, 1 << w.n, 0).astype(np.int32),
        inject_options=np.where(told, tb.inject_options, 0).astype(np.int8),
        inject_default=np.where(told, tb.inject_default, NONE).astype(np.int8),
        inject_counsel=np.full(pub.n_injects, NONE, np.int8),
        condition=tb.condition[:0],
        effect=tb.effect[:0],
        caution=np.zeros(pub.n_nations, np.int16),
    )


def known(tables: Tables, state: State, b: int, nation: int) -> Known:
    """Everything that the nation knows of game b."""
    w = watch(tables, state, b, nation)
    game, masks = w.state, w.masks
    held = masks.held[0, nation]
    read = held & ((game.marks[0, nation] & Mark.READ) > 0)
    now = idle(tables, game)
    curves = (tables.freshness > 50).sum(1, dtype=np.int32)
    own = masked(w)
    return Known(
        nation=nation,
        state=own,
        tables=neutral_tables(w),
        masks=masks,
        need=need_now(w.public, game, masks)[0, nation],
        band=believed_bands(tables, game, nation, read),
        bears=(tables.weight > 0) & read[:, None] & masks.thread[0, nation],
        freshness=np.where(held, assessment.freshness(now)[0], 0).astype(np.uint8),
        half_life=np.where(held, curves[tables.half_life], 0).astype(np.int32),
        pooled=units.pooled(idle(tables, own))[0],
        at_response=_of_forces(now, masks.serving[0, :, nation], now.d.late_evidence),
        in_full=_of_forces(now, masks.serving[0, :, nation], 100),
    )


def _of_forces(now: Now, serving: Bool, late_percent: int) -> I32:
    """Confidence of each task force in `serving` [F] when evidence of the last turn counts so much, else 0: [F]."""
    level = np.zeros(len(serving), np.int32)
    f = serving.nonzero()[0]
    thread = np.maximum(now.st.force_thread[0, f], 0).astype(np.intp)
    level[f] = assessment.confidence_of(now, np.zeros(len(f), np.intp), now.pub.n_nations + f, thread, late_percent)
    return level


def believed_bands(tables: Tables, game: State, nation: int, read: Bool) -> U8:
    """Band of each read report as its reader believes: [I], 0 where not read."""
    band = np.zeros(len(read), np.uint8)
    i = np.flatnonzero(read)
    zero = np.zeros(len(i), np.intp)
    band[i] = assessment.known_band(idle(tables, game), zero, zero + nation, i)
    return band
