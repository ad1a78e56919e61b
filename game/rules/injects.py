"""EXCON's Master Scenario Events List: when injects fire, and decisions (R-INJECT).

An inject fires once: at its tick, when its condition holds (after its tick, where it has both), or by EXCON's hand.
Conditions are judged on the State at the start of the tick, all before the first effect; what fires together takes
effect in the scenario's order.
"""

import numpy as np

from game.rules import conditions, effects
from game.rules.arrays import Bool, bit, first_of, flags, hits, some, unpacked
from game.rules.codes import NEVER, NONE, Rule
from game.rules.events import PUBLIC, Event
from game.rules.now import Now, Rows
from game.rules.reasons import Reason
from game.rules.tables import Tables, constant


def fire(now: Now) -> None:
    """Fire what is due now, live injects on the turn's first tick, and settle decisions that nobody took in time."""
    if not now.pub.n_injects:
        return
    st = now.st
    _restored(now)
    firing = _due(now)
    if now.live is not None and now.first_tick:
        firing[now.live.b, now.live.inject] |= st.fired[now.live.b, now.live.inject] == NEVER
    b, j = hits(firing)
    if len(b):
        st.fired[b, j] = now.t
        audience = now.tb.inject_audience[j]
        now.emit(Event.INJECT, Rule.INJECT, b, NONE, NONE, j, NONE, NONE, audience)
        _ask(now, firing)
        effects.apply(now, b, j, np.full(len(b), NONE), np.full(len(b), NONE), now.t)
    _settle(now)


def _restored(now: Now) -> None:
    """Say which channels work again; an outage ends by itself."""
    if now.recorder is not None:
        b, c = hits((now.st.channel_out == now.t) & (now.t > 0))
        now.emit(Event.RESTORED, Rule.CHANNEL, b, NONE, NONE, c, 0, NONE, PUBLIC)


def _due(now: Now) -> Bool:
    """Which injects fire now by time and condition: [B, J]. The tray and what has fired never do."""
    st, tb = now.st, now.tb
    timed, untimed, conditional = _listed(tb)
    due: Bool = (st.fired == NEVER) & ((timed & (st.inject_tick <= now.t)) | untimed)
    if np.count_nonzero(due & conditional):
        conditions.narrow(now, conditions.of_injects(tb), due)
    return due


@constant
def _listed(tb: Tables) -> tuple[Bool, Bool, Bool]:
    """Injects of the list that wait for a tick, those that wait for a condition alone, and all with one: [J] each."""
    conditional = flags(tb.condition[:, 0], tb.public.n_injects)
    timed = tb.inject_low != NEVER
    return timed & ~tb.inject_tray, ~timed & conditional & ~tb.inject_tray, conditional


def _ask(now: Now, firing: Bool) -> None:
    """Put the decisions of what fires before the nations in its audience."""
    if now.recorder is None:
        return
    b, j, n = hits(firing[:, :, None] & _deciders(now.tb))
    now.emit(Event.DECISION_DUE, Rule.INJECT, b, NONE, n, j, now.tb.inject_due[j], NONE, bit(n))


@constant
def _deciders(tb: Tables) -> Bool:
    """Who decides on each inject with options: its audience, [J, N]."""
    return unpacked(tb.inject_audience, tb.public.n_nations) & (tb.inject_options > 0)[:, None]


def _settle(now: Now) -> None:
    """Where the time to decide is over, the default option is taken for each nation that did not decide."""
    st, tb = now.st, now.tb
    over = (st.fired.astype(np.int32) + tb.inject_due == now.t - 1) & (tb.inject_default >= 0)
    if not np.count_nonzero(over):
        return
    b, j = hits(over & some(_deciders(now.tb) & (st.decision == NONE)))
    k, n = hits(_deciders(now.tb)[j] & (st.decision[b, j] == NONE))
    b, j = b[k], j[k]
    if len(b):
        option = tb.inject_default[j].astype(np.int32)
        now.emit(Event.DECIDED, Rule.INJECT, b, n, NONE, j, option, NONE, bit(n))
        effects.apply(now, b, j, option, n, now.t)
        st.decision[b, j, n] = option


def decide(now: Now, r: Rows) -> None:
    """Take an option that EXCON put before the nation in an earlier turn: once, until the time given is over."""
    if not r:
        return
    st, tb = now.st, now.tb
    fired = st.fired[r.b, r.inject].astype(np.int32)
    before_the_plan = (fired < now.t) | (now.t == 0)
    mine = before_the_plan & (now.t <= fired + tb.inject_due[r.inject]) & _deciders(now.tb)[r.inject, r.n]
    r = r.require(mine & (st.decision[r.b, r.inject, r.n] == NONE), Reason.NO_DECISION)
    r = r.require((r.option >= 0) & (r.option < tb.inject_options[r.inject]), Reason.NO_OPTION)
    r = r.require(first_of(r.b, r.n, r.inject), Reason.DUPLICATE).accept()
    if not r:
        return
    now.emit(Event.DECIDED, Rule.INJECT, r.b, r.n, NONE, r.inject, r.option, r.row, bit(r.n))
    effects.apply(now, r.b, r.inject, r.option, r.n, now.t + 1)
    st.decision[r.b, r.inject, r.n] = r.option
