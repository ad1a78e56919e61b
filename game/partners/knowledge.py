"""What several thoughts of a partner ask of Seen: small readings with the viewer's axis second."""

import numpy as np

from game.rules.arrays import I8, I32, Bool, Ints, hits
from game.rules.codes import NONE, ChannelKind, Label, Mark, MatterKind, MatterStatus, Outcome, Service
from game.rules.seen import Seen
from game.rules.tables import PublicTables


def turn_of(s: Seen) -> int:
    """The turn being planned, from 0."""
    return s.tick // 6


def read(s: Seen) -> Bool:
    """[B, N, I]: holds a copy that it has read and that is not void."""
    return np.asarray((s.copies > 0) & ((s.marks & Mark.READ) > 0) & ~s.compromised[:, None, :], np.bool_)


def own(s: Seen) -> Bool:
    """[B, N, I]: holds its own reporting."""
    nation = np.arange(s.copies.shape[1])
    return np.asarray((s.copies > 0) & (s.origin[:, None, :] == nation[:, None]), np.bool_)


def sees_open(s: Seen) -> Bool:
    """[B, N, T]: sees the thread, and it is open."""
    return np.asarray(s.detected & (s.outcome == Outcome.OPEN)[:, None, :], np.bool_)


def left(s: Seen) -> I32:
    """Ticks until each deadline: [B, T]; read where known."""
    return s.deadline.astype(np.int32) - s.tick


def visible(s: Seen) -> Bool:
    """[B, N, F]: serves in the task force or is invited to it."""
    return np.asarray((s.serving | s.invited).transpose(0, 2, 1), np.bool_)


def leads(s: Seen) -> Bool:
    """[B, N, F]: leads the task force."""
    nation = np.arange(s.copies.shape[1])
    return np.asarray((s.force_lead[:, None, :] == nation[:, None]) & (s.force_stage > 0)[:, None, :], np.bool_)


def cover(p: PublicTables, s: Seen) -> I32:
    """Percent of the least covered capability that a force's thread asks for: [B, F]; read by members."""
    need = p.thread_need[np.maximum(s.force_thread, 0)].astype(np.int32)
    percent = np.where(need > 0, s.force_pooled // np.maximum(need * 10, 1), 999)
    return np.asarray(percent.min(2), np.int32)


def waiting(s: Seen, kind: MatterKind) -> Bool:
    """[B, N, M]: n has an open matter of the kind with m."""
    result = np.zeros(s.trust.shape, np.bool_)
    b, slot = hits((s.matter_status == MatterStatus.OPEN) & (s.matter_kind == kind))
    result[b, s.matter_from[b, slot], s.matter_to[b, slot]] = True
    return result


def asked_on(p: PublicTables, s: Seen) -> Bool:
    """[B, N, M, U]: m has an open request on the subject with n."""
    result = np.zeros((*s.trust.shape, p.n_subjects), np.bool_)
    b, slot = hits((s.matter_status == MatterStatus.OPEN) & (s.matter_kind == MatterKind.RFI))
    result[b, s.matter_to[b, slot], s.matter_from[b, slot], s.matter_item[b, slot]] = True
    return result


def since_asked(s: Seen) -> I32:
    """Turns since n last asked m for anything, at most 6: [B, N, M]."""
    return np.minimum(turn_of(s) + 1 - s.asked.astype(np.int32), 6)


def ceilings(p: PublicTables, s: Seen) -> I8:
    """Highest label each channel carries from n to m now, NONE where unusable: [B, N, C, M] (R-CHANNEL)."""
    games, nations = s.trust.shape[:2]
    top = np.empty((games, nations, p.n_channels, nations), np.int8)
    agreed = (s.agreement <= s.tick).astype(np.int8)
    lacking = (s.framework > s.tick)[:, None, :] & bool(p.service[:, Service.LEGAL_FRAMEWORK].any())
    for c in range(p.n_channels):
        kind, base = p.channel_kind[c], np.int8(p.channel_ceiling[c])
        level = np.broadcast_to(base, s.trust.shape)
        if kind == ChannelKind.PLATFORM:
            level = np.where(s.interop >= p.doctrine.platform_interop, np.maximum(base, np.int8(Label.AMBER)), base)
        level = level + agreed - (lacking if kind != ChannelKind.NOTE else np.int8(0))
        usable = p.channel_member[c][:, None] & p.channel_member[c] & (s.channel_out[:, c] <= s.tick)[:, None, None]
        if kind == ChannelKind.LIAISON:
            usable = usable & (s.liaison <= s.tick)
        if kind == ChannelKind.DATABASE:
            usable = np.zeros_like(usable)
        top[:, :, c] = np.where(usable, np.clip(level, Label.CLEAR, Label.RED), NONE)
    return top


def subject_in_turn(p: PublicTables, subjects: Bool, start: Ints) -> Ints:
    """One true column of each row of `subjects` [R, U], the first at or after `start`, going round: rows."""
    order = (np.arange(p.n_subjects)[None, :] + start[:, None]) % p.n_subjects
    chosen: Ints = (np.take_along_axis(subjects, order, 1).argmax(1) + start) % p.n_subjects
    return chosen
