"""The boundary: no order gets further that is out of range, of an absent mechanic, or beyond its nation's staff."""

import numpy as np

from game.rules.arrays import I32, Bool, bit, flags
from game.rules.codes import NONE, DeclineCode, Service
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
MOST_AMOUNT = 127
MOST_OPTIONS = np.array([OPTIONS.get(kind, 1) for kind in Kind], np.int32)

ALONE = flags((o.kind for o in BY_KIND.values() if o.single), N_KINDS)
"""Kinds whose `to` names exactly one nation."""
NEEDED = np.full((len(COLUMNS), N_KINDS), np.iinfo(np.int32).min, np.int32)
"""The least that tells that a field is there which a kind must have; a mask or key must name something."""
for _order in BY_KIND.values():
    for _name in _order.required:
        NEEDED[COLUMNS.index(_name), _order.kind] = int(_name in ("to", "key"))
LEAST = np.full((len(COLUMNS), 1), NONE, np.int32)
"""The least that each field may be: absent; any key may be asked for."""
LEAST[[COLUMNS.index("to"), COLUMNS.index("tear")]] = 0
LEAST[COLUMNS.index("key")] = np.iinfo(np.int32).min


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


@constant
def most(pub: PublicTables) -> I32:
    """The most that each field of each kind may be: [columns, kinds]."""
    top = np.full((len(COLUMNS), N_KINDS), np.iinfo(np.int32).max, np.int32)
    for name, limit in limits(pub).items():
        top[COLUMNS.index(name)] = limit - 1
    top[COLUMNS.index("to")] = (1 << pub.n_nations) - 1
    top[COLUMNS.index("tear")] = 1
    top[COLUMNS.index("option")] = MOST_OPTIONS - 1
    top[COLUMNS.index("amount")] = MOST_AMOUNT
    other = top[COLUMNS.index("other")]
    other[:] = 0
    other[Kind.ANALYSE] = max(pub.n_reports - 1, 0)
    other[[Kind.ANSWER, Kind.DECLINE]] = pub.n_nations - 1
    other[Kind.REGISTER] = max(pub.n_subjects - 1, 0)
    return top


def check(now: Now) -> None:
    """Refuse, for the rest of the turn, every order that the boundary does not let pass."""
    r = Rows.of_all(now)
    if not r:
        return
    games = len(now.st.seeds)
    r = r.require((r.kind > int(Kind.NOP)) & (r.kind < N_KINDS), Reason.UNKNOWN_KIND)
    r = r.require((r.b >= 0) & (r.b < games) & (r.n >= 0) & (r.n < now.pub.n_nations), Reason.FIELD_RANGE)
    r = r.require(_known_mechanic(now, r), Reason.MECHANIC_ABSENT)
    r = r.require(np.logical_and.reduce(_fields(r) >= NEEDED.take(r.kind, 1)), Reason.FIELD_MISSING)
    given = _fields(r)
    inside = (given >= LEAST) & (given <= most(now.pub).take(r.kind, 1))
    r = r.require(np.logical_and.reduce(inside), Reason.FIELD_RANGE)
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


def _fields(r: Rows) -> I32:
    """What every field holds: [columns, R]."""
    return np.concatenate([getattr(r, name) for name in COLUMNS]).reshape(len(COLUMNS), len(r))
