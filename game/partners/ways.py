"""How reports could pass between nations now, as masks of receivers: channels, law and trust (R-CHANNEL, R-SHARE)."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from game.rules.arrays import I8, I32, Bool, Ints, flat, mask_of, pick
from game.rules.codes import NONE, TICKS_PER_TURN, ChannelKind, Domain, Label, OrganisationKind, Service, Stage
from game.rules.costs import release_gap
from game.rules.seen import Seen
from game.rules.tables import PublicTables, constant

POLICE_AMBER = len(Label)
"""The level of law-enforcement AMBER, which a joint investigation carries further than other AMBER."""


@constant
def levels(p: PublicTables) -> I8:
    """The label of each level in the tables by level: [L, 1, 1, 1]. The labels themselves, then `POLICE_AMBER` where a
    union investigates jointly.
    """
    joint = [int(Label.AMBER)] * bool(p.service[:, Service.JOINT_INVESTIGATION].any())
    return np.array([*Label, *joint], np.int8).reshape(-1, 1, 1, 1)


@constant
def unbound(p: PublicTables) -> I32:
    """To whom the label, without originator control, lets a nation pass a report of others: [label, N, I] masks."""
    free = np.zeros((len(Label), p.n_nations, p.n_reports), np.int32)
    free[Label.CLEAR] = (1 << p.n_nations) - 1
    free[Label.GREEN] = mask_of(p.community)[:, None]
    free[:, :, p.report_orcon] = 0
    return free


@constant
def fastest_first(p: PublicTables) -> Ints:
    """The channels by latency: [C]."""
    order: Ints = np.argsort(p.channel_latency, kind="stable")
    return order


@constant
def paired(p: PublicTables) -> Bool:
    """Which pairs of nations each channel joins, so that one may send to the other: [C, N, M]; databases none."""
    both: Bool = p.channel_member[:, :, None] & p.channel_member[:, None, :]
    both &= (p.channel_kind != ChannelKind.DATABASE)[:, None, None]
    return both


def _circles(part: Bool) -> I32:
    """Of circles [B, X] in which nations take part, [B, X, N]: all that each nation shares one with, [B, N] masks."""
    together: I32 = np.bitwise_or.reduce(np.where(part, mask_of(part)[:, :, None], 0), axis=1)
    return together


@dataclass(frozen=True)
class Ways:
    """What may go where this turn. Tables by level have the axes [level, B, N]: `pick` their cells by `place`."""

    p: PublicTables
    s: Seen

    @cached_property
    def ceilings(self) -> I8:
        """Highest label each channel carries from n to m now, NONE where unusable: [C, B, N, M] (R-CHANNEL)."""
        p, s, channel = self.p, self.s, (-1, 1, 1, 1)
        kind, base = p.channel_kind.reshape(channel), p.channel_ceiling.reshape(channel)
        close = s.interop >= p.doctrine.platform_interop
        lift = np.where(kind == ChannelKind.PLATFORM, np.maximum(int(Label.AMBER) - base, 0), 0).astype(np.int8)
        level = base + (s.agreement <= s.tick).astype(np.int8) + lift * close
        if p.service[:, Service.LEGAL_FRAMEWORK].any():
            lacking = np.repeat((s.framework > s.tick).astype(np.int8)[:, None, :], p.n_nations, axis=1)
            level -= lacking * (kind != ChannelKind.NOTE).astype(np.int8)
        np.clip(level, int(Label.CLEAR), int(Label.RED), out=level)
        usable = paired(p)[:, None] & self._flowing.transpose(1, 0, 2)[:, :, :, None]
        usable[p.channel_kind == ChannelKind.LIAISON] &= s.liaison <= s.tick
        top = np.full(level.shape, NONE, np.int8)
        np.copyto(top, level, where=usable)
        return top

    @cached_property
    def _flowing(self) -> Bool:
        """Which channels work, and have no whole turn's reports waiting, when n would send: [B, C, N]."""
        p, s = self.p, self.s
        queue = np.where((p.channel_kind == ChannelKind.NOTE)[:, None], s.backlog, s.backlog[:, :, :1])
        up = (s.channel_out <= s.tick)[:, :, None]
        return np.asarray(up & (queue <= p.channel_capacity[:, None]), np.bool_)

    def place(self, label: Ints, i: Ints, seat: Ints) -> Ints:
        """Where the tables by level tell of a version of report i in a nation's hands: rows."""
        if len(levels(self.p)) > POLICE_AMBER:
            police = (label == Label.AMBER) & (self.p.report_domain.take(i) == Domain.LAW_ENFORCEMENT)
            label = np.where(police, POLICE_AMBER, label)
        return label * self.s.caution.size + seat

    @cached_property
    def _reach(self) -> I32:
        """To whom each channel carries each level from n: [level, C, B, N] masks."""
        reach = mask_of(self.ceilings >= levels(self.p)[:, None])
        if len(reach) > POLICE_AMBER:
            p = self.p
            kind = p.organisation_kind.take(np.maximum(p.channel_organisation, 0))
            union = (kind == OrganisationKind.UNION) & (p.channel_organisation >= 0)
            members = mask_of(self.ceilings[union] >= int(Label.CLEAR))
            reach[POLICE_AMBER, union] |= members & self.investigators
        return reach

    @cached_property
    def ceiling(self) -> I8:
        """Highest label that any channel carries from n to m now, NONE without one: [B, N, M]."""
        return np.asarray(self.ceilings.max(0), np.int8)

    @cached_property
    def carriers(self) -> I32:
        """To whom each channel carries a level from n and is the fastest that does: [level, B, N, C] masks."""
        reach = self._reach
        carriers = np.empty((len(reach), *self.s.caution.shape, self.p.n_channels), np.int32)
        left = np.full((len(reach), *self.s.caution.shape), (1 << self.p.n_nations) - 1, np.int32)
        for c in fastest_first(self.p):
            carriers[..., c] = reach[:, c] & left
            left &= ~reach[:, c]
        return carriers

    @cached_property
    def carried(self) -> I32:
        """To whom any channel carries a level from n: [level, B, N] masks."""
        carried: I32 = np.bitwise_or.reduce(self._reach, axis=1)
        return carried

    @cached_property
    def quick(self) -> Bool:
        """Which channels bring a copy within the turn: [C]."""
        return np.asarray(self.p.channel_latency < TICKS_PER_TURN, np.bool_)

    @cached_property
    def carried_quickly(self) -> I32:
        """To whom a channel carries a level from n within the turn: [level, B, N] masks."""
        carried: I32 = np.bitwise_or.reduce(self._reach[:, self.quick], axis=1)
        return carried

    @cached_property
    def trusted(self) -> I32:
        """Whom n trusts enough to release a level to, and whom at least almost enough: [2, level, B, N] masks."""
        d, s = self.p.doctrine, self.s
        gap = release_gap(d, levels(self.p), s.trust, s.caution[:, :, None])
        return mask_of(np.stack([gap <= 0, gap <= d.release_small_gap]))

    @cached_property
    def fellows(self) -> I32:
        """With whom n serves in a task force that is past its invitations: [B, N] masks."""
        serving = self.s.serving & (self.s.force_stage >= Stage.FORMING)[:, :, None]
        return _circles(serving)

    @cached_property
    def investigators(self) -> I32:
        """With whom n takes part in a joint investigation: [B, N] masks."""
        return _circles(self.s.investigation_until > self.s.tick)

    @cached_property
    def released(self) -> I32:
        """To whom the originator let each report go: [B, I] masks."""
        return mask_of(self.s.released)

    def lawful(self, label: Ints, n: Ints, i: Ints, report: Ints, own: Bool) -> I32:
        """To whom a version goes without a breach of label or originator control, as far as its holder knows: rows.

        `report` is the flat index of game and report; `own` tells whether the holder is the originator.
        """
        free = unbound(self.p)
        to = pick(free, flat(free, label, n, i))
        to |= pick(self.released, report)
        inner = np.flatnonzero((label <= Label.AMBER) & ~self.p.report_orcon.take(i))
        seat = report.take(inner) // self.p.n_reports * self.p.n_nations + n.take(inner)
        police = self.p.report_domain.take(i.take(inner)) == Domain.LAW_ENFORCEMENT
        to[inner] |= pick(self.fellows, seat) | np.where(police, pick(self.investigators, seat), 0)
        to[own] = (1 << self.p.n_nations) - 1
        return to

    def channel(self, place: Ints, to: I32) -> Ints:
        """The fastest channel that carries a level from n to the one nation in `to`, NONE without one: rows."""
        fastest = (pick(self.carriers, place, 3) & to[:, None] != 0).argmax(1)
        return np.where(pick(self.carried, place) & to != 0, fastest, NONE)
