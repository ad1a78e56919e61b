"""Whom to give what: the sharing of the cooperator, and the habits that replace it in the sparring bots (R-PARTNER)."""

from dataclasses import dataclass

import numpy as np

from game.partners.knowledge import Knowledge, Pairs
from game.partners.plan import Wish, best_first, wish
from game.rules.arrays import I32, Bool, Ints, add, bit, nth_of
from game.rules.codes import NONE, Copy, Label
from game.rules.costs import release_gap
from game.rules.orders import Kind

BAND_VALUE = np.array([20, 40, 90, 150], np.int32)
"""Worth of a report by believed band: unknown, minor, useful, key."""
SHARE_BASE = 330
SHARES_A_TURN = 8
"""Shares worth weighing against other orders; more than staff can pay."""
LATE_FROM = 75
"""Percent of the exercise after which the late dumper lets go."""
CAUTION = 1
"""Column of the partner profile."""
BOLD = 600
"""Caution up to which a partner pays extra staff to release a key report a little below its threshold."""


def base_label(k: Knowledge, x: Pairs) -> I32:
    """Label of the copy held: rows."""
    torn = k.s.copies[x.b, x.n, x.i] == Copy.TORN
    label: I32 = np.maximum(k.p.report_label[x.i].astype(np.int32) - torn, 0)
    return label


def may_pass(k: Knowledge, x: Pairs, label: Ints) -> Bool:
    """As far as n knows, passing on is neither a breach of label nor of originator control: rows."""
    community = k.p.community[x.n, x.m] & (label <= Label.GREEN)
    free = ((label == Label.CLEAR) | community) & ~k.p.report_orcon[x.i]
    return np.asarray((k.s.origin[x.b, x.i] == x.n) | k.s.released[x.b, x.i, x.m] | free, np.bool_)


def carrier(k: Knowledge, x: Pairs, label: Ints) -> I32:
    """Fastest channel from n to m that carries the label, NONE without one: rows."""
    channel: I32 = k.fastest[np.maximum(label, 0), x.b, x.n, x.m].astype(np.int32)
    return channel


@dataclass(frozen=True, slots=True)
class Versions:
    """How each pair would go, one row a pair: possible, as tear-line (0/1), by channel, trust short by `gap`."""

    possible: Bool
    tear: I32
    channel: I32
    gap: I32


def versions(k: Knowledge, x: Pairs, *, trusting: bool, law_abiding: bool) -> Versions:
    """The full version where channel, law and trust let it go, else the tear-line."""
    p, s = k.p, k.s
    label = base_label(k, x)
    bold = (s.band[x.b, x.n, x.i] >= 3) & (p.profile[x.n, CAUTION] <= BOLD)
    allowance = np.where(bold, p.doctrine.release_small_gap, 0) if trusting else np.full(len(x), 9999)
    possible = np.zeros(len(x), np.bool_)
    tear, channel, gaps = (np.zeros(len(x), np.int32) for _ in range(3))
    rows = np.arange(len(x))
    for tearing in (0, 1):
        if tearing:
            whole = s.copies[x.b, x.n, x.i] == Copy.FULL
            rows = np.flatnonzero(~possible & whole & (label > 0))
        y, version = x.where(rows), label[rows] - tearing
        c = carrier(k, y, version)
        gap = release_gap(p.doctrine, version, s.trust[y.b, y.n, y.m], s.caution[y.b, y.n])
        ok = (c >= 0) & (gap <= allowance[rows])
        if law_abiding:
            ok &= may_pass(k, y, version)
        done = rows[ok]
        tear[done], channel[done], gaps[done], possible[done] = tearing, c[ok], gap[ok], True
    return Versions(possible, tear, channel, gaps)


def orders_for(k: Knowledge, x: Pairs, *, trusting: bool, law_abiding: bool) -> list[Wish]:
    """One order for each report, channel and version, naming all its recipients; scored by their worth together."""
    if not len(x):
        return []
    p = k.p
    v = versions(k, x, trusting=trusting, law_abiding=law_abiding)
    x, tear, channel, gap = x.where(v.possible), v.tear[v.possible], v.channel[v.possible], v.gap[v.possible]
    value = BAND_VALUE[k.s.band[x.b, x.n, x.i]] * k.s.freshness[x.b, x.i].astype(np.int32) // 100
    line = ((x.b * p.n_nations + x.n) * p.n_reports + x.i) * (2 * p.n_channels) + tear * p.n_channels + channel
    _, first, group = np.unique(line, return_index=True, return_inverse=True)
    weights = (
        bit(x.m),
        value * (1 + (tear == 0)) // 2,
        (gap > 0).astype(np.int32) + (gap > p.doctrine.release_small_gap),
    )
    to, worth, extra = (np.bincount(group, w, len(first)).astype(np.int32) for w in weights)
    count = np.bincount(group, minlength=len(first))
    cost = 1 + (count - 1) // p.doctrine.share_free_recipients + tear[first] + extra
    score = SHARE_BASE + np.minimum(worth // np.maximum(cost, 1), 300)
    best = best_first(x.b[first], x.n[first], score)
    best = best[nth_of(x.b[first][best], x.n[first][best]) < SHARES_A_TURN]
    rows = first[best]
    return [
        wish(x.b[rows], x.n[rows], Kind.SHARE, score[best], cost[best],
             report=x.i[rows], to=to[best], channel=channel[rows], tear=tear[rows])
    ]  # fmt: skip


def blocked(k: Knowledge) -> I32:
    """[B, N, M]: weighty reports of n that m visibly needs, that may go, and that no channel carries in full."""
    x = k.offers
    label = base_label(k, x)
    x = x.where((carrier(k, x, label) == NONE) & (k.s.band[x.b, x.n, x.i] >= 2) & may_pass(k, x, label))
    count = np.zeros(k.s.trust.shape, np.int32)
    add(count, (x.b, x.n, x.m), 1)
    return count


def to_those_in_need(k: Knowledge) -> list[Wish]:
    """The cooperator: to each nation with need that it trusts enough, lawfully, by the fastest channel."""
    return orders_for(k, k.offers, trusting=True, law_abiding=True)


def nothing(k: Knowledge) -> list[Wish]:
    """The hoarder."""
    return []


def everything_to_everyone(k: Knowledge) -> list[Wish]:
    """The broadcaster: every copy to every nation that a channel reaches, whatever label or originator say."""
    return orders_for(k, k.unsent(wanted=False, lawful=False), trusting=False, law_abiding=False)


def everything_legal(k: Knowledge) -> list[Wish]:
    """The pusher: every copy that may lawfully go, tear-lines included, to everyone."""
    return orders_for(k, k.unsent(wanted=False, lawful=True), trusting=False, law_abiding=True)


def late(k: Knowledge) -> list[Wish]:
    """The late dumper: hoards, then pushes everything legal near the end."""
    return everything_legal(k) if near_the_end(k) else []


def always(k: Knowledge) -> bool:
    """Passes reports on in every turn, in answers and contributions too."""
    return True


def never(k: Knowledge) -> bool:
    """Passes nothing on."""
    return False


def near_the_end(k: Knowledge) -> bool:
    """Passes reports on in the last quarter only."""
    return k.s.tick * 100 >= k.p.ticks * LATE_FROM
