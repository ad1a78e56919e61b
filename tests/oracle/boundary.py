"""What passes the boundary at all: fields, mechanics, staff (R-ORDER)."""

from game.rules.codes import AnswerKind, Copy, Label, Mark, MatterKind
from game.rules.orders import BASE_COST, BY_KIND, N_KINDS, Kind
from game.rules.reasons import Reason
from tests.oracle.passing import label_of, sent_copy
from tests.oracle.world import Row, Turn, require

OPTIONS = {
    Kind.ANSWER: 3, Kind.DECLINE: 8, Kind.JUDGE: 3, Kind.ACCEPT: 2, Kind.DISCLOSE: 2, Kind.REQUEST_MATCH: 2,
    Kind.ASSIGN: 8, Kind.TRAIN: 4, Kind.SERVICE: 14, Kind.DECIDE: 8,
}  # fmt: skip
SENDING = (Kind.SHARE, Kind.CONTRIBUTE, Kind.PUBLISH, Kind.ANSWER)


def check(now: Turn) -> None:
    """Refuse what is of no known kind, incomplete, out of range, to oneself, or too dear."""
    tb = now.tb
    rows = [Row(order) for order in now.orders]
    rows = require(rows, lambda r: 0 < r.kind < N_KINDS, Reason.UNKNOWN_KIND)
    rows = require(rows, lambda r: 0 <= r.n < tb.n_nations, Reason.FIELD_RANGE)
    absent = {o.kind for o in BY_KIND.values() if o.mechanic and o.mechanic not in tb.mechanics}
    rows = require(rows, lambda r: r.kind not in absent, Reason.MECHANIC_ABSENT)
    rows = require(rows, complete, Reason.FIELD_MISSING)
    rows = require(rows, lambda r: in_range(now, r), Reason.FIELD_RANGE)
    rows = require(rows, lambda r: not r.to >> r.n & 1, Reason.SELF)
    rows = require(rows, lambda r: not BY_KIND[Kind(r.kind)].single or r.to.bit_count() == 1, Reason.TOO_MANY)
    price(now, rows)
    left = list(now.g.staff)
    for r in sorted(rows, key=lambda r: r.place):
        if r.cost <= left[r.n]:
            left[r.n] -= r.cost
        else:
            r.order.reason = Reason.NO_STAFF


def complete(r: Row) -> bool:
    """Every field that the kind must have is there; a mask names somebody."""
    required = BY_KIND[Kind(r.kind)].required
    return all(getattr(r, name) >= (1 if name in ("to", "key") else 0) for name in required)


def in_range(now: Turn, r: Row) -> bool:
    """Each field names something that exists, or nothing."""
    tb = now.tb
    for name in ("report", "alert", "thread", "subject", "channel", "organisation", "campaign", "inject"):
        if not -1 <= getattr(r, name) < getattr(tb, f"n_{name}s"):
            return False
    other = {Kind.ANALYSE: tb.n_reports, Kind.REGISTER: tb.n_subjects}.get(r.kind, 1)
    if r.kind in (Kind.ANSWER, Kind.DECLINE):
        other = tb.n_nations
    return (
        0 <= r.to < 1 << tb.n_nations
        and r.tear in (0, 1)
        and -1 <= r.option < OPTIONS.get(r.kind, 1)
        and -1 <= r.amount < 128
        and -1 <= r.other < max(other, 1)
    )


def price(now: Turn, rows: list[Row]) -> None:
    """Staff points of each order, on the game as the turn begins, as `cost`."""
    g, d = now.g, now.d
    read: dict[int, int] = {}
    torn: set[tuple[int, ...]] = set()
    for r in rows:
        r.cost = int(BASE_COST[r.kind])
        if r.kind == Kind.ANSWER and r.option != AnswerKind.SHARE:
            r.cost = 0
        elif r.kind == Kind.SERVICE:
            r.cost = now.tb.service_cost[r.option]
        elif r.kind == Kind.ACCEPT:
            r.cost = price_of_accepting(now, r.key)
        if r.kind in SENDING and r.report >= 0:
            n, i = r.n, r.report
            first = (n, i, r.tear) not in torn
            torn.add((n, i, r.tear))
            if r.tear == 1 and first and g.copies[n][i] == Copy.FULL and not g.marks[n][i] & Mark.TORE:
                r.cost += 1
        if r.kind == Kind.SHARE:
            r.cost += price_of_recipients(now, r)
    for r in sorted((r for r in rows if r.kind == Kind.READ), key=lambda r: r.place):
        beyond = read.get(r.n, 0) - g.reads_left[r.n]
        read[r.n] = read.get(r.n, 0) + 1
        r.cost = int(beyond >= 0 and beyond % d.reading_block == 0)


def price_of_accepting(now: Turn, key: int) -> int:
    """Each side pays for an agreement, each participant for training."""
    for p in now.slots:
        if now.g.matter_key[p] == key:
            return {MatterKind.AGREEMENT: 2, MatterKind.TRAINING: 1}.get(now.g.matter_kind[p], 0)
    return 0


def price_of_recipients(now: Turn, r: Row) -> int:
    """Many recipients cost more, and so does each in whom trust is below the release threshold (R-SHARE)."""
    g, d = now.g, now.d
    label = label_of(now, r.report, sent_copy(now, r.n, r.report, r.tear))
    threshold = max(d.release(label) + g.caution[r.n], 0) if label > Label.CLEAR else 0
    points = max(r.to.bit_count() - 1, 0) // d.share_free_recipients
    for m in now.nations:
        if r.to >> m & 1:
            gap = threshold - g.trust[r.n][m]
            points += (gap > 0) + (gap > d.release_small_gap)
    return points
