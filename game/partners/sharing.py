"""Whom to give what: the sharing of the cooperator, and the habits that replace it in the sparring bots (R-PARTNER)."""

from dataclasses import dataclass

import numpy as np

from game.partners.knowledge import Knowledge, Offers, Way
from game.partners.plan import Wish, best_first, wish
from game.rules.arrays import I8, I32, Bool, add, flat, hits, mask_of, pick, rank_of_sorted
from game.rules.codes import NONE, Copy
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


@dataclass(frozen=True, slots=True)
class Versions:
    """How each copy would go to each nation: by channel (NONE not at all), as tear-line, and if trust is short."""

    channel: I8  # [R, M]
    tear: Bool  # [R, M]
    short: Bool  # [R, M] costs one staff point more
    very_short: Bool  # [R, M] and another


def versions(k: Knowledge, x: Offers, *, trusting: bool, law_abiding: bool) -> Versions:
    """The full version where channel, law and trust let it go, else the tear-line."""
    p, s = k.p, k.s
    place = flat(s.copies, x.b, x.n, x.i)
    bold = (pick(s.band, place) >= 3) & (p.profile[x.n, CAUTION] <= BOLD)
    small = p.doctrine.release_small_gap
    allowance = bold * small if trusting else np.full(len(x), 9999)
    tearable = (pick(s.copies, place) == Copy.FULL) & (x.label > 0)

    def possible(way: Way) -> Bool:
        may = (way.channel >= 0) & (way.gap <= allowance[:, None])
        return may & way.lawful if law_abiding else may

    whole = x.to & possible(x.whole)
    tear = x.to & ~whole & tearable[:, None] & possible(x.torn)
    one = np.int8(1)
    channel = whole * (x.whole.channel + one) + tear * (x.torn.channel + one) - one  # NONE where neither goes
    short, very_short = ((whole & (x.whole.gap > most)) | (tear & (x.torn.gap > most)) for most in (0, small))
    return Versions(channel, tear, short, very_short)


def orders_for(k: Knowledge, x: Offers, *, trusting: bool, law_abiding: bool) -> list[Wish]:
    """One order for each report, channel and version, naming all its recipients; scored by their worth together."""
    if not len(x):
        return []
    p, s = k.p, k.s
    v = versions(k, x, trusting=trusting, law_abiding=law_abiding)
    able = mask_of(v.channel != NONE).nonzero()[0]
    by, torn = v.channel.take(able, 0), v.tear.take(able, 0)
    named = np.zeros((len(able), 2, p.n_channels), np.int32)
    for c in range(p.n_channels):
        named[:, 0, c], named[:, 1, c] = mask_of((by == c) & ~torn), mask_of((by == c) & torn)
    line, tear, channel = hits(named > 0)
    to, row = pick(named, flat(named, line, tear, channel)), able.take(line)
    b, n, i = x.b[row], x.n[row], x.i[row]
    value = BAND_VALUE[pick(s.band, flat(s.band, b, n, i))] * pick(s.freshness, flat(s.freshness, b, i)).astype(
        np.int32
    )
    count = np.bitwise_count(to).astype(np.int32)
    worth = count * (value // 100 * (2 - tear) // 2)
    extra = np.bitwise_count(to & mask_of(v.short)[row]) + np.bitwise_count(to & mask_of(v.very_short)[row])
    cost = 1 + (count - 1) // p.doctrine.share_free_recipients + tear + extra
    score = SHARE_BASE + np.minimum(worth // np.maximum(cost, 1), 300)
    best = best_first(b, n, score)
    best = best[rank_of_sorted(flat(s.staff, b, n)[best]) < SHARES_A_TURN]
    return [
        wish(b[best], n[best], Kind.SHARE, score[best], cost[best],
             report=i[best], to=to[best], channel=channel[best], tear=tear[best])
    ]  # fmt: skip


def blocked(k: Knowledge) -> I32:
    """[B, N, M]: weighty reports of n that m visibly needs, that may go, and that no channel carries in full."""
    x = k.offers
    weighty = pick(k.s.band, flat(k.s.band, x.b, x.n, x.i)) >= 2
    row, m = hits(x.to & (x.whole.channel == NONE) & x.whole.lawful & weighty[:, None])
    count = np.zeros(k.s.trust.shape, np.int32)
    add(count, (x.b[row], x.n[row], m), 1)
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
