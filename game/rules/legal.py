"""The boundary: no order gets further that is out of range, of an absent mechanic, or beyond its nation's staff."""

import numpy as np

from game.rules.arrays import Bool, bit, flags
from game.rules.codes import DeclineCode, Service
from game.rules.costs import affordable, order_costs
from game.rules.now import Now, Rows
from game.rules.orders import BY_KIND, COLUMNS, N_KINDS, Kind
from game.rules.reasons import Reason
from game.rules.tables import PublicTables, constant

OPTIONS = {
    Kind.ANSWER: 3,
    Kind.DECLINE: len(DeclineCode),
    Kind.JUDGE: 3,
    Kind.ACCEPT: 2,
    Kind.DISCLOSE: 2,
    Kind.REQUEST_MATCH: 2,
    Kind.ASSIGN: 8,
    Kind.TRAIN: 4,
    Kind.SERVICE: len(Service),
    Kind.DECIDE: 8,
}
"""Number of options of the kinds that have the field."""
MOST_OPTIONS = np.array([OPTIONS.get(kind, 1) for kind in Kind], np.int32)

ALONE = flags((o.kind for o in BY_KIND.values() if o.single), N_KINDS)
"""Kinds whose `to` names exactly one nation."""
REQUIRED = np.zeros(N_KINDS, np.uint16)
"""The fields that each kind must have, as a mask of columns."""
for _order in BY_KIND.values():
    REQUIRED[_order.kind] = sum(1 << COLUMNS.index(name) for name in _order.required)


def limits(pub: PublicTables) -> dict[str, int]:
    """First index out of range of each indexing column."""
    return {
        "report": pub.n_reports,
        "alert": pub.n_alerts,
        "thread": pub.n_threads,
        "subject": pub.n_subjects,
        "channel": pub.n_channels,
        "organisation": pub.n_organisations,
        "campaign": pub.n_campaigns,
        "inject": pub.n_injects,
    }


def check(now: Now) -> None:
    """Refuse, for the rest of the turn, every order that the boundary does not let pass."""
    r = Rows.of_all(now)
    if not r:
        return
    games = len(now.st.seeds)
    r = r.require((r.kind > Kind.NOP) & (r.kind < N_KINDS), Reason.UNKNOWN_KIND)
    r = r.require((r.b >= 0) & (r.b < games) & (r.n >= 0) & (r.n < now.pub.n_nations), Reason.FIELD_RANGE)
    r = r.require(_known_mechanic(now, r), Reason.MECHANIC_ABSENT)
    r = _complete(now, r)
    r = r.require(_in_range(now, r), Reason.FIELD_RANGE)
    r = r.require((r.to & bit(r.n)) == 0, Reason.SELF)
    alone = ALONE[r.kind]
    r = r.require(~alone | (np.bitwise_count(r.to) == 1), Reason.TOO_MANY)
    orders = now.orders if len(r) == len(now.orders) else now.orders.take(r.row)
    r.require(affordable(now, orders, order_costs(now, orders)), Reason.NO_STAFF)


def _known_mechanic(now: Now, r: Rows) -> Bool:
    return _known_kinds(now.pub).take(r.kind)


@constant
def _known_kinds(pub: PublicTables) -> Bool:
    """Kinds whose mechanic is in use, or that have none: [kinds]."""
    return ~flags((o.kind for o in BY_KIND.values() if o.mechanic and o.mechanic not in pub.mechanics), N_KINDS)


def _complete(now: Now, r: Rows) -> Rows:
    """Every required field is there; a mask names somebody."""
    there = np.zeros(len(r), np.uint16)
    for place, name in enumerate(COLUMNS):
        there |= (getattr(r, name) >= (name in ("to", "key"))) * np.uint16(1 << place)
    return r.require((REQUIRED.take(r.kind) & ~there) == 0, Reason.FIELD_MISSING)


def _in_range(now: Now, r: Rows) -> Bool:
    """Each column lies in its range, absent (NONE) allowed."""
    ok = np.ones(len(r), np.bool_)
    for name, limit in limits(now.pub).items():
        value = getattr(r, name)
        ok &= (value >= -1) & (value < limit)
    ok &= (r.to >= 0) & (r.to < (1 << now.pub.n_nations))
    ok &= (r.tear == 0) | (r.tear == 1)
    ok &= (r.option >= -1) & (r.option < MOST_OPTIONS.take(r.kind))
    ok &= (r.amount >= -1) & (r.amount < 128)
    top = np.where(r.kind == Kind.ANALYSE, now.pub.n_reports, 0)
    top = np.where((r.kind == Kind.ANSWER) | (r.kind == Kind.DECLINE), now.pub.n_nations, top)
    top = np.where(r.kind == Kind.REGISTER, now.pub.n_subjects, top)
    inside: Bool = ok & (r.other >= -1) & (r.other < np.maximum(top, 1))
    return inside
