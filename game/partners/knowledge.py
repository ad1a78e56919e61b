"""What a partner's thoughts of one turn share: readings of Seen, made once, with the viewer's axis second."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from game.rules.arrays import I8, I16, I32, Bool, Ints, bit, flat, hits, mask_of, only, pick, some, unpacked
from game.rules.codes import NONE, ChannelKind, Copy, Label, Mark, MatterKind, MatterStatus, Outcome, Service
from game.rules.costs import release_gap
from game.rules.seen import Seen
from game.rules.sharing import subjects
from game.rules.tables import PublicTables

RECIPROCITY, PATIENCE = 0, 2
"""Columns of the partner profile."""
OVERLOOKED = 30
"""Regard below 0 that a partner overlooks: less than one request ignored."""
WEARING = 20
"""Regard that a turn of waiting in vain costs, about half a request ignored."""


@dataclass(frozen=True, slots=True)
class Way:
    """How one version of each offered copy would go to each nation."""

    channel: I8  # [R, M] the fastest that carries it, NONE without one
    lawful: Bool  # [R, M] as far as the holder knows, no breach of label or originator control
    gap: I16  # [R, M] how far trust is short of releasing it, 0 or less when it suffices


@dataclass(frozen=True)
class Offers:
    """Report copies that might go to nations, one row a copy: b game, n holder, i report; `to` marks the receivers."""

    k: "Knowledge"
    b: Ints  # [R]
    n: Ints  # [R]
    i: Ints  # [R]
    to: Bool  # [R, M]

    def __len__(self) -> int:
        return len(self.b)

    @cached_property
    def label(self) -> I32:
        """Label of the copy held: [R]."""
        copies = self.k.s.copies
        torn = pick(copies, flat(copies, self.b, self.n, self.i)) == Copy.TORN
        return np.asarray(np.maximum(self.k.p.report_label.take(self.i).astype(np.int32) - torn, 0), np.int32)

    @cached_property
    def whole(self) -> Way:
        """The copy as it is held."""
        return self.way(self.label)

    @cached_property
    def torn(self) -> Way:
        """Its tear-line, one label lower."""
        return self.way(np.maximum(self.label - 1, 0))

    def way(self, label: I32) -> Way:
        """A version of the label given: [R]."""
        p, s = self.k.p, self.k.s
        fastest, seat, report = self.k.fastest, flat(s.caution, self.b, self.n), flat(s.origin, self.b, self.i)
        channel = pick(fastest, label * s.caution.size + seat, 3)
        gap = release_gap(p.doctrine, label[:, None], pick(s.trust, seat, 2), pick(s.caution, seat)[:, None])
        lawful = (label == Label.CLEAR)[:, None] | (p.community.take(self.n, 0) & (label <= Label.GREEN)[:, None])
        lawful &= ~p.report_orcon.take(self.i)[:, None]
        lawful |= (pick(s.origin, report) == self.n)[:, None]
        lawful |= pick(s.released, report, 2)
        return Way(channel, lawful, gap)


@dataclass(frozen=True)
class Knowledge:
    """One turn's knowledge: `p` and `s` are all that a policy has, `players` [B, N] are the nations it plays."""

    p: PublicTables
    s: Seen
    players: Bool

    @property
    def turn(self) -> int:
        """The turn being planned, from 0."""
        return self.s.tick // 6

    @cached_property
    def nation(self) -> Ints:
        return np.arange(self.p.n_nations)

    @cached_property
    def read(self) -> Bool:
        """[B, N, I]: a player's copy that it has read and that is not void."""
        s = self.s
        known = (s.marks & np.uint8(Mark.READ)) > 0
        known &= (~s.compromised)[:, None, :]
        known &= self.players[:, :, None]
        known &= s.copies > 0
        return known

    @cached_property
    def held(self) -> Bool:
        """[B, N, I]: of those read, what is worth passing: not exposed, still fresh."""
        s = self.s
        return np.asarray(
            self.read & ((s.marks & np.uint8(Mark.EXPOSED)) == 0) & (s.freshness >= 20)[:, None, :], np.bool_
        )

    @cached_property
    def own(self) -> Bool:
        """[B, N, I]: own reporting of players."""
        return np.asarray(self.read & (self.s.origin[:, None, :] == self.nation[:, None]), np.bool_)

    @cached_property
    def open(self) -> Bool:
        """[B, N, T]: sees the thread, and it is open."""
        return np.asarray(self.s.detected & (self.s.outcome == Outcome.OPEN)[:, None, :], np.bool_)

    @cached_property
    def left(self) -> I32:
        """Ticks until each deadline or the end of the exercise: [B, T]; read where known."""
        return np.minimum(self.s.deadline.astype(np.int32), self.p.ticks) - self.s.tick

    @cached_property
    def visible(self) -> Bool:
        """[B, N, F]: serves in the task force or is invited to it."""
        return np.asarray((self.s.serving | self.s.invited).transpose(0, 2, 1), np.bool_)

    @cached_property
    def leads(self) -> Bool:
        """[B, N, F]: a player that leads the task force."""
        leading = (self.s.force_lead[:, None, :] == self.nation[:, None]) & (self.s.force_stage > 0)[:, None, :]
        return np.asarray(leading & self.players[:, :, None], np.bool_)

    @cached_property
    def cover(self) -> I32:
        """Percent of the least covered capability that a force's thread asks for: [B, F]; read by members."""
        need = self.p.thread_need[np.maximum(self.s.force_thread, 0)].astype(np.int32)
        percent = np.where(need > 0, self.s.force_pooled // np.maximum(need * 10, 1), 999)
        return np.asarray(percent.min(2, initial=999), np.int32)

    @cached_property
    def since_asked(self) -> I32:
        """Turns since n last asked m for anything, at most 6: [B, N, M]."""
        return np.minimum(self.turn + 1 - self.s.asked.astype(np.int32), 6)

    @cached_property
    def mutual(self) -> I32:
        """Trust of both in each other, summed: [B, N, M]."""
        return np.asarray(self.s.trust.astype(np.int32) + self.s.trust.transpose(0, 2, 1), np.int32)

    @cached_property
    def wanted_bits(self) -> I32:
        """Subjects on which m visibly needs what n holds, as bits: [B, N, M].

        m's registered interests, its open requests to n, and the subjects of a task force in which both serve.
        """
        p, s = self.p, self.s
        bits = np.repeat(mask_of(s.interest)[:, None, :], p.n_nations, axis=1)
        b, slot = hits((s.matter_status == MatterStatus.OPEN) & (s.matter_kind == MatterKind.RFI))
        asked = np.left_shift(1, s.matter_item[b, slot].astype(np.int32)).astype(np.int32)
        np.bitwise_or.at(bits, (b, s.matter_to[b, slot], s.matter_from[b, slot]), asked)
        b, f, n = hits(s.serving)
        subjects = mask_of(p.thread_subject)[s.force_thread[b, f]]
        r, m = hits(s.serving[b, f])
        np.bitwise_or.at(bits, (b[r], n[r], m), subjects[r])
        return bits

    @cached_property
    def signs(self) -> tuple[I32, I32]:
        """Analysed reports on each thread that held, and that were exposed as false: two of [B, N, T] int32."""
        s = self.s
        looked = (s.marks & np.uint8(Mark.ANALYSED | Mark.EXPOSED)) > 0
        looked &= self.read
        looked &= s.bearing >= 0
        b, n, i = hits(looked)
        place = flat(s.bearing, b, n, i)
        false = (pick(s.marks, place) & np.uint8(Mark.EXPOSED)) > 0
        cell = flat(s.detected, b, n, pick(s.bearing, place))
        held_up, exposed = (
            np.bincount(cell[these], minlength=s.detected.size).astype(np.int32).reshape(s.detected.shape)
            for these in (~false, false)
        )
        return held_up, exposed

    @cached_property
    def ceilings(self) -> I8:
        """Highest label each channel carries from n to m now, NONE where unusable: [C, B, N, M] (R-CHANNEL)."""
        p, s = self.p, self.s
        top = np.full((p.n_channels, *s.trust.shape), NONE, np.int8)
        agreed = (s.agreement <= s.tick).astype(np.int8)
        lacking = ((s.framework > s.tick) & bool(p.service[:, Service.LEGAL_FRAMEWORK].any()))[:, None, :].astype(
            np.int8
        )
        for c in np.flatnonzero(p.channel_kind != ChannelKind.DATABASE):
            kind, base = p.channel_kind[c], np.int8(p.channel_ceiling[c])
            level = agreed + base
            if kind == ChannelKind.PLATFORM and base < Label.AMBER:
                level += (s.interop >= p.doctrine.platform_interop) * np.int8(Label.AMBER - base)
            if kind != ChannelKind.NOTE:
                level -= lacking
            np.clip(level, int(Label.CLEAR), int(Label.RED), out=level)
            usable = p.channel_member[c][:, None] & p.channel_member[c] & (s.channel_out[:, c] <= s.tick)[:, None, None]
            if kind == ChannelKind.LIAISON:
                usable = usable & (s.liaison <= s.tick)
            np.copyto(top[c], level, where=usable)
        return top

    @cached_property
    def fastest(self) -> I8:
        """Fastest channel that carries each label from n to m, NONE without one: [label, B, N, M]."""
        slowest_first = np.argsort(self.p.channel_latency, kind="stable")[::-1].astype(np.int8)
        place = np.zeros((len(Label), *self.s.trust.shape), np.int8)  # 1 + place among the channels, the fastest last
        for rank, c in enumerate(slowest_first, 1):
            for label in Label:
                np.maximum(place[label], (self.ceilings[c] >= label) * np.int8(rank), out=place[label])
        return np.concatenate([np.array([NONE], np.int8), slowest_first]).take(place)

    @cached_property
    def offers(self) -> Offers:
        """Copies and the nations that visibly need them and were not sent them."""
        return self.unsent(wanted=True, lawful=True)

    def unsent(self, *, wanted: bool, lawful: bool) -> Offers:
        """Copies and nations that neither were sent them by n nor originated them.

        `wanted`: only who visibly needs them; `lawful`: without the copies that may not go to anybody at all.
        """
        s = self.s
        b, n, i = hits(self.held)
        origin, sent = pick(s.origin, flat(s.origin, b, i)), pick(s.sent_to, flat(s.sent_to, b, n, i))
        passed = sent | bit(n) | bit(np.maximum(origin, 0))
        able = passed != (1 << self.p.n_nations) - 1
        if lawful:
            free = ~self.p.report_orcon | some(s.released)
            able &= (origin == n) | pick(free, flat(free, b, i))
        b, n, i, passed = only(able, b, n, i, passed)
        to = ~unpacked(passed, self.p.n_nations)
        if wanted:
            wants = self.wanted_bits
            to &= pick(wants, flat(wants, b, n), 2) & subjects(self.p).take(i)[:, None] != 0
        (kept,) = hits(some(to))
        return Offers(self, b[kept], n[kept], i[kept], to.take(kept, 0))

    @cached_property
    def grudge(self) -> I32:
        """How much more trust n asks of m than of others, for what m withheld or spoilt: [B, N, M], 1/1000.

        Tit for tat, but generous: a first disappointment is overlooked; the rest weighs by n's reciprocity, up to a
        tenth of it; and as regard fades, it is forgiven.
        """
        reciprocity = self.p.profile[:, RECIPROCITY].astype(np.int32)[:, None]
        hurt = np.maximum(-self.s.regard.astype(np.int32) - OVERLOOKED, 0)
        return np.asarray(np.minimum(hurt * reciprocity // 1000, reciprocity // 10), np.int32)

    @cached_property
    def weary(self) -> Bool:
        """[B, N, M]: n has lost patience with m, which left it without answer as often as n's patience has turns."""
        patience = self.p.profile[:, PATIENCE].astype(np.int32)[:, None]
        return np.asarray(self.s.regard < -(OVERLOOKED + WEARING * patience), np.bool_)

    def waiting(self, kind: MatterKind) -> Bool:
        """[B, N, M]: n had better put no matter of the kind to m: one is open, or n has lost patience with m."""
        return np.asarray(self.open_matter(kind) | self.weary, np.bool_)

    def open_matter(self, kind: MatterKind) -> Bool:
        """[B, N, M]: n has an open matter of the kind with m; read by the two, for requests by all."""
        s = self.s
        result = np.zeros(s.trust.shape, np.bool_)
        b, slot = hits((s.matter_status == MatterStatus.OPEN) & (s.matter_kind == kind))
        result[b, s.matter_from[b, slot], s.matter_to[b, slot]] = True
        return result

    def subject_in_turn(self, subjects: Bool, start: Ints) -> Ints:
        """One true column of each row of `subjects` [R, U], the first at or after `start`, going round: rows."""
        order = (np.arange(self.p.n_subjects)[None, :] + start[:, None]) % self.p.n_subjects
        chosen: Ints = (np.take_along_axis(subjects, order, 1).argmax(1) + start) % self.p.n_subjects
        return chosen
