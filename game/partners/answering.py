"""Answering what others ask: requests, releases, proposals, invitations, decisions (R-RFI, R-PARTNER)."""

from collections.abc import Callable

import numpy as np

from game.partners.forces import natural_lead
from game.partners.knowledge import Knowledge, Pairs
from game.partners.plan import Wish, wish
from game.partners.sharing import carrier, may_pass
from game.rules.arrays import Bool, Ints, hits, nth_of
from game.rules.codes import NONE, AnswerKind, Label, MatterKind, MatterStatus
from game.rules.costs import release_gap
from game.rules.orders import Kind

FREE_SCORE = 900
ANSWER_SCORE = 700
ANSWERS_A_TURN = 3


def open_for(k: Knowledge, kind: MatterKind) -> tuple[Ints, Ints, Ints]:
    """Open matters of a kind put to a nation that plays: b, n, slot rows."""
    p, s, players = k.p, k.s, k.players
    nation = np.arange(p.n_nations)
    live = (s.matter_status == MatterStatus.OPEN) & (s.matter_kind == kind)
    mine = live[:, None, :] & (s.matter_to[:, None, :] == nation[None, :, None]) & players[:, :, None]
    b, n, slot = hits(mine)
    return b, n, slot


def requests(k: Knowledge, *, sharing: bool = True) -> list[Wish]:
    """A report on the subject if one may go and trust allows; else a referral, a true nil return, or a refusal."""
    p, s, _players = k.p, k.s, k.players
    b, n, slot = open_for(k, MatterKind.RFI)
    if not len(b):
        return []
    m, key = s.matter_from[b, slot].astype(np.intp), s.matter_key[b, slot]
    subject = s.matter_item[b, slot].astype(np.intp)
    on_subject = p.report_subject[:, subject].T
    mine = k.held[b, n] & on_subject
    unsent = mine & ((s.sent_to[b, n] >> m[:, None]) & 1 == 0) & (s.origin[b] != m[:, None])
    worth = np.where(unsent, s.freshness[b].astype(np.int32) * (1 + s.band[b, n]), -1)
    done = [_with_report(k, b, n, m, key, worth)] if sharing else []
    able = np.isin(key, done[0].orders.key) if sharing else np.zeros(len(b), np.bool_)
    nothing = ~((s.copies[b, n] > 0) & on_subject).any(1)
    foreign = mine & (s.origin[b] != n[:, None]) & (s.origin[b] != m[:, None])
    refer_to = np.where(foreign.any(1), s.origin[b, foreign.argmax(1)], NONE)
    option = np.where(nothing, AnswerKind.NIL, AnswerKind.REFERRAL)
    plain = (nothing | (refer_to >= 0)) & ~able
    done.append(wish(b[plain], n[plain], Kind.ANSWER, 40, 0, key=key[plain], option=option[plain],
                     other=np.where(nothing, NONE, refer_to)[plain]))  # fmt: skip
    rest = ~plain & ~able & (s.matter_due[b, slot] - s.tick <= 12)
    done.append(wish(b[rest], n[rest], Kind.DECLINE, 10, 0, key=key[rest]))
    return done


def _with_report(k: Knowledge, b: Ints, n: Ints, m: Ints, key: Ints, worth: Ints) -> Wish:
    """The best report that channel, law and trust let go to the asker, torn if need be; a few answers a turn."""
    p, s, _players = k.p, k.s, k.players
    parts: list[tuple[Ints, ...]] = []
    row, i = hits(worth > 0)
    x = Pairs(b[row], n[row], i, m[row])
    label = p.report_label[i].astype(np.int32) - (s.copies[x.b, x.n, x.i] == 1)
    for tear in (1, 0):
        version = label - tear
        channel = carrier(k, x, version)
        gap = release_gap(p.doctrine, np.maximum(version, 0), s.trust[x.b, x.n, x.m], s.caution[x.b, x.n])
        ok = (channel >= 0) & (version >= Label.CLEAR) & (gap <= 0) & may_pass(k, x, version)
        if tear:
            ok &= s.copies[x.b, x.n, x.i] == 2
        parts.append((row[ok], i[ok], channel[ok], np.full(int(ok.sum()), tear), worth[row[ok], i[ok]] * (2 - tear)))
    row, i, channel, tear_, value = (np.concatenate(c) for c in zip(*parts, strict=True))
    best = np.lexsort((-value, row))
    best = best[nth_of(row[best]) == 0]
    row, i, channel, tear_ = row[best], i[best], channel[best], tear_[best]
    few = nth_of(b[row], n[row]) < ANSWERS_A_TURN
    row, i, channel, tear_ = row[few], i[few], channel[few], tear_[few]
    return wish(b[row], n[row], Kind.ANSWER, ANSWER_SCORE, 1 + tear_, key=key[row], option=int(AnswerKind.SHARE),
                report=i, channel=channel, tear=tear_)  # fmt: skip


def releases(k: Knowledge) -> list[Wish]:
    """Release to those trusted at the label's threshold; decline for the others."""
    p, s, _players = k.p, k.s, k.players
    b, n, slot = open_for(k, MatterKind.RELEASE)
    key, i = s.matter_key[b, slot], s.matter_item[b, slot].astype(np.intp)
    wanted = (s.matter_extra[b, slot][:, None] >> np.arange(p.n_nations)) & 1 > 0
    threshold = release_gap(p.doctrine, p.report_label[i], np.zeros(len(b), np.int32), s.caution[b, n])
    willing = np.where(wanted, s.trust[b, n] >= threshold[:, None], True).all(1)
    return [
        wish(b[willing], n[willing], Kind.RELEASE, FREE_SCORE, 0, key=key[willing]),
        wish(b[~willing], n[~willing], Kind.DECLINE, FREE_SCORE, 0, key=key[~willing]),
    ]


def _yes_or_no(k: Knowledge, kind: MatterKind, cost: int, accept: Kind,
               willing: Callable[[Ints, Ints, Ints, Ints], Bool]) -> list[Wish]:  # fmt: skip
    _p, s, _players = k.p, k.s, k.players
    b, n, slot = open_for(k, kind)
    m = s.matter_from[b, slot].astype(np.intp)
    key = s.matter_key[b, slot]
    yes = willing(b, n, m, slot)
    return [
        wish(b[yes], n[yes], accept, FREE_SCORE - 100 * cost, cost, key=key[yes]),
        wish(b[~yes], n[~yes], Kind.DECLINE, FREE_SCORE, 0, key=key[~yes]),
    ]


def proposals(k: Knowledge) -> list[Wish]:
    """Agreements, training, matches, assistance and invitations, by trust, capacity and interest."""
    p, s, _players = k.p, k.s, k.players
    d = p.doctrine

    def trusts(level: int) -> Callable[[Ints, Ints, Ints, Ints], Bool]:
        return lambda b, n, m, slot: np.asarray(s.trust[b, n, m] >= level + s.caution[b, n])

    def trains(b: Ints, n: Ints, m: Ints, slot: Ints) -> Bool:
        return np.asarray((s.trust[b, n, m] >= d.join_trust) & (s.busy_until[b, n] <= s.tick) & (s.staff[b, n] >= 3))

    def joins(b: Ints, n: Ints, m: Ints, slot: Ints) -> Bool:
        thread = np.maximum(s.force_thread[b, np.maximum(s.matter_item[b, slot], 0)], 0)
        mine = (s.force_lead[b] == n[:, None]) & (s.force_thread[b] == thread[:, None]) & (s.force_stage[b] > 0)
        rank = natural_lead(p)
        ahead = mine.any(1) & (rank[thread, n] < rank[thread, m])
        serving = s.serving[b, :, n].sum(1)
        trusting = s.trust[b, n, m] >= d.join_trust + s.caution[b, n] // 2
        return np.asarray(trusting & (serving < 3) & ~ahead, np.bool_)

    return [
        *_yes_or_no(k, MatterKind.AGREEMENT, 2, Kind.ACCEPT, trusts(d.agreement_trust)),
        *_yes_or_no(k, MatterKind.TRAINING, 1, Kind.ACCEPT, trains),
        *_yes_or_no(k, MatterKind.ASSISTANCE, 0, Kind.ACCEPT, trusts(d.release_green)),
        *_yes_or_no(k, MatterKind.INVITATION, 0, Kind.JOIN, joins),
        *matches(k),
    ]


def matches(k: Knowledge) -> list[Wish]:
    """A unit answers a match request when trust reaches the GREEN threshold, and consents at the AMBER one."""
    p, s, _players = k.p, k.s, k.players
    b, n, slot = open_for(k, MatterKind.MATCH)
    m, key = s.matter_from[b, slot].astype(np.intp), s.matter_key[b, slot]
    trust = s.trust[b, n, m] - s.caution[b, n]
    yes = trust >= p.doctrine.release_green
    consent = (trust >= p.doctrine.release_amber).astype(np.int32)
    return [
        wish(b[yes], n[yes], Kind.ACCEPT, FREE_SCORE, 0, key=key[yes], option=consent[yes]),
        wish(b[~yes], n[~yes], Kind.DECLINE, FREE_SCORE, 0, key=key[~yes]),
    ]
