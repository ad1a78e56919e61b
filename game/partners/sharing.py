"""Whom to give what: the sharing of the cooperator, and the habits that replace it in the sparring bots (R-PARTNER)."""

from dataclasses import dataclass

import numpy as np

from game.partners.knowledge import Knowledge, Offers
from game.partners.plan import Wish, wish
from game.rules.arrays import I32, Ints, cells, flat, hits, only, order_by, pick, rank_of_sorted, summed, unpacked
from game.rules.codes import Copy, Label
from game.rules.orders import Kind

BAND_VALUE = np.array([20, 40, 90, 150], np.int32)
"""Worth of a report by believed band: unknown, minor, useful, key."""
SHARE_BASE = 330
SLOW = 100
"""How much less a share is worth that does not arrive within the turn, as by note: it ages, and the staff is gone."""
SHARES_A_TURN = 8
"""Shares worth weighing against other orders; more than staff can pay."""
LATE_FROM = 75
"""Percent of the exercise after which the late dumper lets go."""
CAUTION = 1
"""Column of the partner profile."""
BOLD = 600
"""Caution up to which a partner pays extra staff to release a key report a little below its threshold."""


@dataclass(frozen=True, slots=True)
class Version:
    """Copies that go whole, or as tear-lines, one a row, and to whom."""

    tear: int  # 1 for tear-lines
    row: Ints  # of `Knowledge.fresh`
    place: Ints  # of the version's label in the tables of `Ways`
    to: I32


def versions(k: Knowledge, x: Offers, *, trusting: bool, law_abiding: bool) -> tuple[Version, Version]:
    """The full version where channel, law and trust let it go, else the tear-line."""
    c, ways = k.fresh, k.ways
    bold = (c.band >= 3) & (k.p.profile[:, CAUTION] <= BOLD).take(c.n)

    def going(x: Offers, tear: int) -> Version:
        to = x.to & pick(ways.carried, x.place)
        if law_abiding:
            to &= x.lawful
        if trusting:
            to &= pick(ways.trusted, x.place + bold.take(x.row) * ways.carried.size)
        return Version(tear, x.row, x.place, to)

    whole = going(x, 0)
    left = x.to & ~whole.to
    tearable = (left != 0) & (x.label > Label.CLEAR) & (c.copy.take(x.row) == Copy.FULL)
    row, left = only(tearable, x.row, left)
    return whole, going(Offers(k, row, left, lower=1), 1)


def orders_for(k: Knowledge, x: Offers, *, trusting: bool, law_abiding: bool) -> list[Wish]:
    """One order for each report, channel and version, naming all its recipients; scored by their worth together."""
    parts = []
    for v in versions(k, x, trusting=trusting, law_abiding=law_abiding):
        row, place, to = only(v.to != 0, v.row, v.place, v.to)
        named = pick(k.ways.carriers, place, 3) & to[:, None]
        cell = np.flatnonzero(named)
        line, channel = cells(cell, named.shape)
        tear = np.full(len(cell), v.tear, np.int8)
        parts.append((row.take(line), tear, place.take(line), channel, pick(named, cell)))
    row, tear, place, channel, to = (np.concatenate(column) for column in zip(*parts, strict=True))
    c = k.fresh
    value = BAND_VALUE.take(c.band.take(row)) * c.freshness.take(row)
    count = np.bitwise_count(to).astype(np.int32)
    worth = count * (value // 100 * (2 - tear) // 2)
    extra = sum(np.bitwise_count(to & ~pick(table, place)) for table in k.ways.trusted)
    cost = 1 + (count - 1) // k.p.doctrine.share_free_recipients + tear + extra
    score = SHARE_BASE + np.minimum(worth // cost, 300) - SLOW * ~k.ways.quick.take(channel)
    seat = c.seat.take(row)
    best = order_by(seat, -score, row)  # of one report the whole version first, then by channel
    best = best[rank_of_sorted(seat[best]) < SHARES_A_TURN]
    row = row[best]
    return [
        wish(c.b[row], c.n[row], Kind.SHARE, score[best], cost[best],
             report=c.i[row], to=to[best], channel=channel[best], tear=tear[best])
    ]  # fmt: skip


def blocked(k: Knowledge) -> I32:
    """[B, N, M]: weighty reports of n that m visibly needs, that may go, and that no quick channel carries in full."""
    c, x = k.fresh, k.offers
    stuck = x.to & x.lawful & ~pick(k.ways.carried_quickly, x.place)
    row, stuck = only((stuck != 0) & (c.band.take(x.row) >= 2), x.row, stuck)
    r, m = hits(unpacked(stuck, k.p.n_nations))
    cell = flat(k.s.trust, c.b.take(row.take(r)), c.n.take(row.take(r)), m)
    return summed(k.s.trust, cell)


def to_those_in_need(k: Knowledge) -> list[Wish]:
    """The cooperator: to each nation with need that it trusts enough, lawfully, by the fastest channel.

    In the last turn nothing more is sent: nobody could read it.
    """
    if k.turn >= k.p.turns - 1:
        return []
    return orders_for(k, k.offers, trusting=True, law_abiding=True)


def nothing(k: Knowledge) -> list[Wish]:
    """The hoarder."""
    return []


def everything_to_everyone(k: Knowledge) -> list[Wish]:
    """The broadcaster: every copy to every nation that a channel reaches, whatever label or originator say."""
    return orders_for(k, k.unsent(wanted=False), trusting=False, law_abiding=False)


def everything_legal(k: Knowledge) -> list[Wish]:
    """The pusher: every copy that may lawfully go, tear-lines included, to everyone."""
    return orders_for(k, k.unsent(wanted=False), trusting=False, law_abiding=True)


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
