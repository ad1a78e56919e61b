"""What a partner's thoughts of one turn share: readings of Seen, made once, with the viewer's axis second."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from game.partners.choice import best_of
from game.partners.ways import Ways
from game.rules.arrays import I8, I16, I32, U8, Bool, Ints, bit, cells, flat, hits, mask_of, only, order_by, pick
from game.rules.codes import Mark, MatterKind, MatterStatus, Outcome, Stage
from game.rules.seen import Seen
from game.rules.sharing import effective_label, hash_needers
from game.rules.tables import PublicTables, constant

RECIPROCITY, PATIENCE = 0, 2
"""Columns of the partner profile."""
OVERLOOKED = 30
"""Regard below 0 that a partner overlooks: less than one request ignored."""
WEARING = 20
"""Regard that a turn of waiting in vain costs, about half a request ignored."""
CLEARLY = 50
"""Confidence beyond what a response takes with which a picture is clear enough to look for no more."""
FRESH = 20
"""Percent of its worth below which a report is no longer passed on."""


@constant
def subjects_of(p: PublicTables) -> Ints:
    """Subjects of each report, the last repeated where it has fewer than others: [X, I]."""
    most = int(p.report_subject.sum(1).max(initial=1))
    count = p.report_subject.cumsum(1)
    wanted = np.minimum(np.arange(1, most + 1)[:, None], count[:, -1])
    return np.asarray((count >= wanted[:, :, None]).argmax(2), np.int64)


@dataclass(frozen=True, slots=True)
class Copies:
    """Report copies, one a row by game, holder and report, and what the holder sees of each: columns as in Seen."""

    b: Ints
    n: Ints
    i: Ints
    place: Ints  # flat index of b, n and i
    seat: Ints  # flat index of b and n
    report: Ints  # flat index of b and i
    own: Bool  # reporting of the holder itself
    origin: I8
    freshness: U8
    copy: U8
    marks: U8
    band: U8
    bearing: I8
    sent_to: I16

    @property
    def held(self) -> Bool:
        """Which are worth passing: those not known to be false."""
        return np.asarray((self.marks & np.uint8(Mark.EXPOSED)) == 0, np.bool_)


@dataclass(frozen=True)
class Offers:
    """Copies that might go to nations: rows of `Knowledge.fresh`, each with the mask of its receivers."""

    k: "Knowledge"
    row: Ints  # [R]
    to: I32  # [R]
    lower: int = 0
    """How many labels below that of the copy: 1 for its tear-line."""

    @cached_property
    def label(self) -> I32:
        """Label of the version: [R]."""
        return self.k.label(self.row) - self.lower

    @cached_property
    def place(self) -> Ints:
        """Cell of the label and the sender in the tables of `Ways`: [R]."""
        c = self.k.fresh
        return self.k.ways.place(self.label, c.i.take(self.row), c.seat.take(self.row))

    @cached_property
    def lawful(self) -> I32:
        """To whom the version may go: [R] masks."""
        c = self.k.fresh
        n, i, report, own = (column.take(self.row) for column in (c.n, c.i, c.report, c.own))
        return self.k.ways.lawful(self.label, n, i, report, own)


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

    @property
    def answerable(self) -> bool:
        """What is put to another nation now can still be answered: that takes a turn more."""
        return self.turn + 1 < self.p.turns

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
    def fresh(self) -> Copies:
        """Of those read, what is still fresh."""
        s = self.s
        fresh = self.read & (s.freshness >= FRESH)[:, None, :]
        place = np.flatnonzero(fresh)
        seat, i = cells(place, (s.caution.size, self.p.n_reports))
        b, n = cells(seat, s.caution.shape)
        report = flat(s.origin, b, i)
        origin, freshness = pick(s.origin, report), pick(s.freshness, report)
        private = (pick(x, place) for x in (s.copies, s.marks, s.band, s.bearing, s.sent_to))
        return Copies(b, n, i, place, seat, report, origin == n, origin, freshness, *private)

    def label(self, row: Ints) -> I32:
        """Labels of fresh copies: rows."""
        return effective_label(self.p, self.fresh.i.take(row), self.fresh.copy.take(row))

    @cached_property
    def ways(self) -> Ways:
        return Ways(self.p, self.s)

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
    def led(self) -> Bool:
        """[B, N, T]: a player that leads a task force on the thread."""
        led = np.zeros(self.open.shape, np.bool_)
        b, n, f = hits(self.leads)
        led[b, n, np.maximum(self.s.force_thread[b, f], 0)] = True
        return led

    @cached_property
    def called(self) -> Bool:
        """[B, N, T]: serves in a task force on the thread or is invited to it."""
        s = self.s
        called = np.zeros(self.open.shape, np.bool_)
        b, n, f = hits(self.visible & (s.force_stage > 0)[:, None, :])
        called[b, n, np.maximum(s.force_thread[b, f], 0)] = True
        return called

    @cached_property
    def on_call(self) -> Bool:
        """[B, N]: serves in a task force whose thread is not closed: who trains would be missed there next turn."""
        s = self.s
        live = np.take_along_axis(s.outcome, np.maximum(s.force_thread, 0).astype(np.intp), 1) <= int(Outcome.CRISIS)
        live &= s.force_stage >= int(Stage.FORMING)
        return np.asarray((s.serving & live[:, :, None]).any(1), np.bool_)

    @cached_property
    def may_train(self) -> Bool:
        """[B, N, M]: n may propose joint training to m: rested, allied or agreed, trusted by it, no proposal open."""
        s, d = self.s, self.p.doctrine
        may = (s.trained_turn < 0) | (self.turn - s.trained_turn >= d.training_gap)
        may &= (self.p.allied | (s.agreement <= s.tick)) & (s.trust.transpose(0, 2, 1) >= d.join_trust)
        may &= ~(self.waiting(MatterKind.TRAINING) | self.open_matter(MatterKind.TRAINING).transpose(0, 2, 1))
        return np.asarray(may & (s.busy_until <= s.tick)[:, :, None], np.bool_)

    @cached_property
    def best_thread(self) -> tuple[Ints, Ints]:
        """The open thread of highest confidence of each nation and that confidence, -1 without one: [B, N] each."""
        return best_of(np.where(self.open, self.s.confidence, np.int16(-1)))

    @cached_property
    def since_asked(self) -> I32:
        """Turns since n last asked m for anything, at most 6: [B, N, M]."""
        return np.minimum(self.turn + 1 - self.s.asked.astype(np.int32), 6)

    @cached_property
    def mutual(self) -> I32:
        """Trust of both in each other, summed: [B, N, M]."""
        return np.asarray(self.s.trust.astype(np.int32) + self.s.trust.transpose(0, 2, 1), np.int32)

    @cached_property
    def interested(self) -> I32:
        """Who registered an interest in each subject: [B, U] masks."""
        return mask_of(self.s.interest.transpose(0, 2, 1))

    @cached_property
    def wanting(self) -> I32:
        """Who visibly needs what n holds on a subject: [B, N, U] masks.

        By a registered interest, an open request to n, a task force in which both serve, or a thread due there.
        """
        p, s = self.p, self.s
        wanting = np.repeat(self.interested[:, None], p.n_nations, axis=1)
        b, slot = self.open_slots(MatterKind.RFI)
        cell = flat(wanting, b, s.matter_to[b, slot], s.matter_item[b, slot])
        every = wanting.reshape(-1, copy=False)
        np.bitwise_or.at(every, cell, bit(s.matter_from[b, slot]))
        b, f, n = hits(s.serving)
        serving = mask_of(s.serving)[b, f]
        row, subject = hits(p.thread_subject[s.force_thread[b, f]])
        np.bitwise_or.at(every, flat(wanting, b[row], n[row], subject), serving[row])
        b, n, t = hits(s.detected & (s.outcome <= int(Outcome.CRISIS))[:, None, :] & self.players[:, :, None])
        row, subject = hits(p.thread_subject[t])
        np.bitwise_or.at(every, flat(wanting, b[row], n[row], subject), bit(p.thread_place[t[row]]))
        return wanting

    @cached_property
    def signs(self) -> tuple[I32, I32]:
        """Analysed reports on each thread that held, and that were exposed as false: two of [B, N, T] int32."""
        s = self.s
        looked = (s.marks & np.uint8(Mark.ANALYSED | Mark.EXPOSED)) > 0
        looked &= self.read
        looked &= s.bearing >= 0
        place = np.flatnonzero(looked)
        cell = place // self.p.n_reports * self.p.n_threads + pick(s.bearing, place)
        cell += s.detected.size * ((pick(s.marks, place) & np.uint8(Mark.EXPOSED)) > 0)
        count = np.bincount(cell, minlength=2 * s.detected.size).astype(np.int32)
        held_up, exposed = count.reshape(2, *s.detected.shape)
        return held_up, exposed

    @cached_property
    def offers(self) -> Offers:
        """Copies and the nations that visibly need them and were not sent them."""
        return self.unsent(wanted=True)

    def unsent(self, *, wanted: bool) -> Offers:
        """Copies and nations that neither were sent them by n nor originated them; `wanted`: only those in need."""
        c, everyone = self.fresh, (1 << self.p.n_nations) - 1
        to = everyone & ~(c.sent_to | bit(c.n) | bit(np.maximum(c.origin, 0)))
        if wanted:
            to &= self.by_subject(self.wanting, c.seat, c.i) | mask_of(hash_needers(self.p)).take(c.i)
        row = np.flatnonzero((to != 0) & c.held)
        return Offers(self, row, to.take(row))

    def by_subject(self, masks: I32, place: Ints, i: Ints) -> I32:
        """What masks [..., U] say of any subject of the reports i; `place` is flat in the axes before: rows."""
        found = np.zeros(len(i), np.int32)
        for subject in subjects_of(self.p):
            found |= pick(masks, place * self.p.n_subjects + subject.take(i))
        return found

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

    @cached_property
    def _open(self) -> tuple[Ints, ...]:
        """Game, slot and kind of each open matter: rows."""
        b, slot = hits(self.s.matter_status == MatterStatus.OPEN)
        return b, slot, self.s.matter_kind[b, slot]

    @cached_property
    def put_to_players(self) -> tuple[Ints, ...]:
        """Kind, game, nation and slot of the open matters put to players that reached them, in that order: rows."""
        s = self.s
        b, slot, kind = self._open
        n = s.matter_to[b, slot].astype(np.intp)
        kind, b, n, slot = only(s.party[b, n, slot] & self.players[b, n], kind, b, n, slot)
        order = order_by(kind, b, n, slot)
        return kind[order], b[order], n[order], slot[order]

    def open_slots(self, kind: MatterKind) -> tuple[Ints, ...]:
        """Game and slot of each open matter of a kind: rows."""
        b, slot, kinds = self._open
        return only(kinds == kind, b, slot)

    def open_matter(self, kind: MatterKind) -> Bool:
        """[B, N, M]: n has an open matter of the kind with m; read by the two, for requests by all."""
        s = self.s
        result = np.zeros(s.trust.shape, np.bool_)
        b, slot = self.open_slots(kind)
        result[b, s.matter_from[b, slot], s.matter_to[b, slot]] = True
        return result
