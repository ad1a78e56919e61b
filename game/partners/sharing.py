"""Whom to give what: the sharing of the cooperator, and the habits that replace it in the sparring bots (R-PARTNER)."""

from dataclasses import dataclass

import numpy as np

from game.partners.knowledge import asked_on, ceilings, read
from game.partners.plan import Wish, wish
from game.rules.arrays import I8, I32, Bool, Ints, add, bit, hits
from game.rules.codes import NONE, ChannelKind, Copy, Label, Mark
from game.rules.costs import release_gap
from game.rules.orders import Kind
from game.rules.seen import Seen
from game.rules.tables import PublicTables

BAND_VALUE = np.array([20, 40, 90, 150], np.int32)
"""Worth of a report by believed band: unknown, minor, useful, key."""
SHARE_BASE = 330
LATE_FROM = 75
"""Percent of the exercise after which the late dumper lets go."""
CAUTION = 1
"""Column of the partner profile."""
BOLD = 600
"""Caution up to which a partner pays extra staff to release a key report a little below its threshold."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Report copies that might go to a nation, one row a pair: b game, n holder, i report, m receiver."""

    b: Ints
    n: Ints
    i: Ints
    m: Ints

    def where(self, mask: Bool) -> "Pairs":
        return Pairs(self.b[mask], self.n[mask], self.i[mask], self.m[mask])


def held(s: Seen) -> Bool:
    """Copies worth passing: read, not exposed, not void, still fresh: [B, N, I]."""
    exposed = (s.marks & Mark.EXPOSED) > 0
    return np.asarray(read(s) & ~exposed & (s.freshness >= 20)[:, None, :], np.bool_)


def wanted(p: PublicTables, s: Seen, b: Ints, n: Ints, i: Ints) -> Bool:
    """Which nations visibly need report i of holder n: interest, request to n, or common force: [R, N]."""
    subjects = p.report_subject[i]
    need: Bool = (s.interest[b] & subjects[:, None, :]).any(2)
    asked = asked_on(p, s)
    for m in range(p.n_nations):
        need[:, m] |= (asked[b, n, m] & subjects).any(1)
    about = p.report_subject[i].astype(np.uint8) @ p.thread_subject.T.astype(np.uint8) > 0
    for f in range(p.n_forces):
        live = s.serving[b, f, n] & about[np.arange(len(b)), np.maximum(s.force_thread[b, f], 0)]
        need |= live[:, None] & s.serving[b, f]
    return np.asarray(need, np.bool_)


def may_pass(p: PublicTables, s: Seen, x: Pairs, label: Ints) -> Bool:
    """As far as n knows, passing on is neither a breach of label nor of originator control: rows."""
    released = s.released[x.b, x.i, x.m]
    community = p.community[x.n, x.m] & (label <= Label.GREEN)
    by_label = (label == Label.CLEAR) | community
    return np.asarray((s.origin[x.b, x.i] == x.n) | released | (by_label & ~p.report_orcon[x.i]), np.bool_)


def carrier(p: PublicTables, ceiling: I8, x: Pairs, label: Ints) -> tuple[I32, I32]:
    """Fastest channel from n to m that carries the label, NONE without one, and its latency: rows."""
    order = [c for c in np.argsort(p.channel_latency, kind="stable") if p.channel_kind[c] != ChannelKind.DATABASE]
    best = np.full(len(x.b), NONE, np.int32)
    for c in reversed(order):
        best[ceiling[x.b, x.n, c, x.m] >= np.maximum(label, 0)] = c
    return best, np.where(best >= 0, p.channel_latency[np.maximum(best, 0)], 99).astype(np.int32)


def _versions(p: PublicTables, s: Seen, x: Pairs, trusting: bool, law_abiding: bool) -> tuple[Bool, I32, I32, I32]:
    """How each pair would go: possible, tear, channel and trust gap; in full, else as tear-line."""
    label = p.report_label[x.i].astype(np.int32)
    torn = s.copies[x.b, x.n, x.i] == Copy.TORN
    base = np.maximum(label - torn, 0)
    possible = np.zeros(len(x.b), np.bool_)
    ceiling = ceilings(p, s)
    tear, channel, gaps = (np.zeros(len(x.b), np.int32) for _ in range(3))
    for tearing in (1, 0):
        version = base - tearing
        c, _ = carrier(p, ceiling, x, version)
        gap = release_gap(p.doctrine, np.maximum(version, 0), s.trust[x.b, x.n, x.m], s.caution[x.b, x.n])
        ok = (c >= 0) & (version >= 0) & ~(torn & (tearing == 1))
        if trusting:
            worth_it = (s.band[x.b, x.n, x.i] >= 3) & (p.profile[x.n, CAUTION] <= BOLD)
            ok &= gap <= np.where(worth_it, p.doctrine.release_small_gap, 0)
        if law_abiding:
            ok &= may_pass(p, s, x, version)
        tear[ok], channel[ok], gaps[ok] = tearing, c[ok], gap[ok]
        possible |= ok
    return possible, tear, channel, gaps


def _orders(p: PublicTables, s: Seen, x: Pairs, value: Ints, *, trusting: bool, law_abiding: bool) -> Wish:
    """One order for each report, channel and version, naming all its recipients; scored by their worth together."""
    possible, tear, channel, gap = _versions(p, s, x, trusting, law_abiding)
    x, tear, channel, gap, value = x.where(possible), tear[possible], channel[possible], gap[possible], value[possible]
    line = ((x.b * p.n_nations + x.n) * p.n_reports + x.i) * (2 * p.n_channels) + tear * p.n_channels + channel
    _, first, group = np.unique(line, return_index=True, return_inverse=True)
    to, worth, count, extra = (np.zeros(len(first), np.int32) for _ in range(4))
    np.bitwise_or.at(to, group, bit(x.m))
    add(worth, group, value * (1 + (tear == 0)) // 2)
    add(count, group, 1)
    add(extra, group, (gap > 0).astype(np.int32) + (gap > p.doctrine.release_small_gap))
    cost = 1 + (count - 1) // p.doctrine.share_free_recipients + tear[first] + extra
    score = SHARE_BASE + np.minimum(worth // np.maximum(cost, 1), 300)
    return wish(
        x.b[first], x.n[first], Kind.SHARE, score, cost,
        report=x.i[first], to=to, channel=channel[first], tear=tear[first],
    )  # fmt: skip


def _unsent(p: PublicTables, s: Seen, b: Ints, n: Ints, i: Ints, receivers: Bool) -> Pairs:
    """Rows of (copy, receiver) for the receivers [R, N] that neither were sent it nor originated it."""
    nation = np.arange(p.n_nations)
    fresh = receivers & ((s.sent_to[b, n, i][:, None] >> nation) & 1 == 0)
    fresh &= (nation != n[:, None]) & (nation != s.origin[b, i][:, None])
    k, m = hits(fresh)
    return Pairs(b[k], n[k], i[k], m)


def _worth(s: Seen, x: Pairs) -> I32:
    value: I32 = BAND_VALUE[s.band[x.b, x.n, x.i]] * s.freshness[x.b, x.i].astype(np.int32) // 100
    return value.astype(np.int32)


def to_those_in_need(p: PublicTables, s: Seen, players: Bool) -> list[Wish]:
    """The cooperator: to each nation with need that it trusts enough, lawfully, by the fastest channel."""
    b, n, i = hits(held(s) & players[:, :, None])
    x = _unsent(p, s, b, n, i, wanted(p, s, b, n, i))
    return [_orders(p, s, x, _worth(s, x), trusting=True, law_abiding=True)]


def blocked(p: PublicTables, s: Seen, players: Bool) -> I32:
    """[B, N, M]: reports of n that m visibly needs, that may go, and that no channel carries in full."""
    b, n, i = hits(held(s) & players[:, :, None] & (s.band >= 2))
    x = _unsent(p, s, b, n, i, wanted(p, s, b, n, i))
    label = p.report_label[x.i].astype(np.int32) - (s.copies[x.b, x.n, x.i] == Copy.TORN)
    channel, _ = carrier(p, ceilings(p, s), x, label)
    x = x.where((channel == NONE) & may_pass(p, s, x, label))
    count = np.zeros(s.trust.shape, np.int32)
    add(count, (x.b, x.n, x.m), 1)
    return count


def nothing(p: PublicTables, s: Seen, players: Bool) -> list[Wish]:
    """The hoarder."""
    return []


def everything_to_everyone(p: PublicTables, s: Seen, players: Bool) -> list[Wish]:
    """The broadcaster: every copy to every nation that a channel reaches, whatever label or originator say."""
    b, n, i = hits(held(s) & players[:, :, None])
    x = _unsent(p, s, b, n, i, np.ones((len(b), p.n_nations), np.bool_))
    return [_orders(p, s, x, _worth(s, x), trusting=False, law_abiding=False)]


def everything_legal(p: PublicTables, s: Seen, players: Bool) -> list[Wish]:
    """The pusher: every copy that may lawfully go, tear-lines included, to everyone."""
    b, n, i = hits(held(s) & players[:, :, None])
    x = _unsent(p, s, b, n, i, np.ones((len(b), p.n_nations), np.bool_))
    return [_orders(p, s, x, _worth(s, x), trusting=False, law_abiding=True)]


def late(p: PublicTables, s: Seen, players: Bool) -> list[Wish]:
    """The late dumper: hoards, then pushes everything legal near the end."""
    return everything_legal(p, s, players) if s.tick * 100 >= p.ticks * LATE_FROM else []
