"""Answering what others ask: requests, releases, proposals, invitations (R-RFI, R-PARTNER).

Every no gives its reason and, where trust is missing, how much: see `game.rules.declining`.
"""

from dataclasses import dataclass

import numpy as np

from game.partners.choice import best_of
from game.partners.forces import natural_lead
from game.partners.knowledge import FRESH, Knowledge
from game.partners.plan import Wish, wish
from game.rules.arrays import I8, I32, Bool, Ints, bit, flat, hits, nth_of, only, order_by, pick, unpacked
from game.rules.codes import NONE, TICKS_PER_TURN, AnswerKind, Copy, DeclineCode, Label, Mark, MatterKind
from game.rules.costs import release_gap
from game.rules.orders import Kind
from game.rules.sharing import effective_label
from game.rules.tables import PublicTables, constant

FREE_SCORE = 900
ANSWER_SCORE = 700
LAST_CHANCE = 250
"""Added when no later plan can answer in time: silence costs most."""
ANSWERS_A_TURN = 3
TRAINING_STAFF = 3
"""Staff below which a nation does not train this turn."""
MOST_FORCES = 3


class Grounds:
    """What speaks against each of some rows: the first objection stands, a row without one is granted."""

    def __init__(self, size: int) -> None:
        self.code = np.full(size, NONE, np.int32)
        self.amount = np.zeros(size, np.int32)
        self.nation = np.full(size, NONE, np.int32)

    @property
    def granted(self) -> Bool:
        """Rows to which nothing objects."""
        return np.asarray(self.code == NONE, np.bool_)

    def add(self, rows: Bool, code: DeclineCode, amount: Ints | int = 0, nation: Ints | int = NONE) -> None:
        """Object to rows that nothing objected to before."""
        new = np.flatnonzero(rows & self.granted)
        if not len(new):
            return
        self.code[new] = code
        self.amount[new] = amount if isinstance(amount, int) else amount[new]
        self.nation[new] = nation if isinstance(nation, int) else nation[new]

    def short_of_trust(self, gap: Ints, nation: Ints | int = NONE) -> None:
        """Object where trust is short by a gap above 0, stated in points of 0-100."""
        self.add(gap > 0, DeclineCode.TRUST, -(-gap // 10), nation)


@dataclass(frozen=True, slots=True)
class Asked:
    """Open matters of a kind put to nations that play, one a row: b game, n asked, m asker, slot and key."""

    b: Ints
    n: Ints
    m: Ints
    slot: Ints
    key: Ints
    last: Bool
    """No later plan can answer in time."""

    def __len__(self) -> int:
        return len(self.b)

    def decline(self, grounds: Grounds) -> Wish:
        """The rows that are declined, with their reasons. Who only lacks staff waits while there is time."""
        no = ~grounds.granted & (self.last | (grounds.code != DeclineCode.STAFF))
        return wish(self.b[no], self.n[no], Kind.DECLINE, FREE_SCORE, 0, key=self.key[no], option=grounds.code[no],
                    amount=grounds.amount[no], other=grounds.nation[no])  # fmt: skip

    def grant(self, grounds: Grounds, kind: Kind, cost: int, option: Ints | int = NONE) -> Wish:
        """The rows that are granted, by an order of the kind."""
        yes = grounds.granted
        return wish(self.b[yes], self.n[yes], kind, FREE_SCORE - 100 * cost, cost, key=self.key[yes],
                    option=option if isinstance(option, int) else option[yes])  # fmt: skip


def asked(k: Knowledge, kind: MatterKind) -> Asked:
    """The open matters of a kind put to a nation that plays, once they have reached it."""
    s = k.s
    kinds, *columns = k.put_to_players
    low, high = np.searchsorted(kinds, (kind, kind + 1))
    b, n, slot = (column[low:high] for column in columns)
    last = s.matter_due[b, slot] - s.tick < TICKS_PER_TURN
    return Asked(b, n, s.matter_from[b, slot].astype(np.intp), slot, s.matter_key[b, slot], last)


@constant
def reports_on(p: PublicTables) -> Ints:
    """The reports on each subject, NONE filled at the end: [U, X]."""
    subject, report = np.nonzero(p.report_subject.T)
    reports = np.full((p.n_subjects, int(p.report_subject.sum(0).max(initial=0))), NONE, np.int64)
    reports[subject, nth_of(subject)] = report
    return reports


@dataclass(frozen=True, slots=True)
class Material:
    """What each asked nation has for the asker on the subject: [A, X] each, a report a column."""

    report: Ints  # NONE where there is none
    origin: I8
    has: Bool  # a copy, read or not
    unread: Bool
    worth: I32  # of what it may pass on, else 0


def material(k: Knowledge, a: Asked) -> Material:
    """The reports on the subjects asked about that neither come from the asker nor were sent to it by the asked."""
    s = k.s
    report = reports_on(k.p)[s.matter_item[a.b, a.slot]]
    i, b, n = np.maximum(report, 0), a.b[:, None], a.n[:, None]
    copy, state = flat(s.copies, b, n, i), flat(s.origin, b, i)
    origin, freshness, marks = pick(s.origin, state), pick(s.freshness, state), pick(s.marks, copy)
    has = (report >= 0) & (pick(s.copies, copy) > 0) & ~pick(s.compromised, state)
    has &= (marks & np.uint8(Mark.EXPOSED)) == 0
    has &= (origin != a.m[:, None]) & (pick(s.sent_to, copy) & bit(a.m)[:, None] == 0)
    held = has & ((marks & np.uint8(Mark.READ | Mark.EXPOSED)) == Mark.READ) & (freshness >= FRESH)
    worth = held * freshness.astype(np.int32) * (1 + pick(s.band, copy))
    return Material(report, origin, has, has & ((marks & np.uint8(Mark.READ)) == 0), worth)


def requests(k: Knowledge, *, sharing: bool = True) -> list[Wish]:
    """A report on the subject if one may go and trust allows; else a true nil return, a referral, or a refusal."""
    a = asked(k, MatterKind.RFI)
    if not len(a):
        return []
    own = material(k, a)
    grounds, done = Grounds(len(a)), []
    if sharing:
        done.append(_with_report(k, a, own, grounds))
    else:
        grounds.add(grounds.granted, DeclineCode.UNSTATED)
    nothing = ~own.has.any(1) & ~grounds.granted
    refer_to = np.where(nothing, NONE, _knows_more(k, a, own))
    plain = (nothing | (refer_to >= 0)) & ~grounds.granted & (a.last | (grounds.code != DeclineCode.STAFF))
    option = np.where(nothing, AnswerKind.NIL, AnswerKind.REFERRAL)
    done.append(wish(a.b[plain], a.n[plain], Kind.ANSWER, FREE_SCORE, 0, key=a.key[plain], option=option[plain],
                     other=refer_to[plain]))  # fmt: skip
    grounds.code[plain] = NONE
    return [*done, a.decline(grounds)]


def _knows_more(k: Knowledge, a: Asked, own: Material) -> Ints:
    """Whose report is the best foreign one held for m, NONE where m has asked that nation already: rows."""
    best, most = best_of(own.worth * (own.origin != a.n[:, None]))
    origin = own.origin[np.arange(len(a)), best]
    known = (most > 0) & ~k.open_matter(MatterKind.RFI)[a.b, a.m, np.maximum(origin, 0)]
    return np.where(known, origin, NONE)


@dataclass(frozen=True, slots=True)
class Versions:
    """Reports, whole and torn, that law lets go to an asker, one version a row."""

    row: Ints  # of Asked
    i: Ints
    tear: I8
    worth: I32
    channel: Ints  # NONE where none carries it
    gap: Ints  # how far trust is short


def _versions(k: Knowledge, a: Asked, own: Material) -> Versions:
    """All versions of what is worth passing to the asker, the whole ones first."""
    p, s = k.p, k.s
    row, x = hits(own.worth > 0)
    i, worth = own.report[row, x], own.worth[row, x]
    tear = np.repeat(np.array([0, 1], np.int8), len(row))
    row, i, worth = (np.tile(column, 2) for column in (row, i, worth))
    b, n, m = a.b[row], a.n[row], a.m[row]
    copy = pick(s.copies, flat(s.copies, b, n, i))
    label = effective_label(p, i, copy) - tear
    possible = (tear == 0) | ((copy == Copy.FULL) & (label >= Label.CLEAR))
    label = np.maximum(label, int(Label.CLEAR))
    report = flat(s.origin, b, i)
    possible &= k.ways.lawful(label, n, i, report, pick(s.origin, report) == n) & bit(m) != 0
    b, n, m, label, row, i, tear, worth = only(possible, b, n, m, label, row, i, tear, worth)
    seat, pair = flat(s.caution, b, n), flat(s.trust, b, n, m)
    channel = k.ways.channel(k.ways.place(label, i, seat), bit(m))
    gap = release_gap(p.doctrine, label, pick(s.trust, pair), pick(s.caution, seat)).astype(np.int32)
    gap += pick(k.grudge, pair) * (label > Label.CLEAR)
    return Versions(row, i, tear, worth, channel, gap)


def _with_report(k: Knowledge, a: Asked, own: Material, grounds: Grounds) -> Wish:
    """The best report that channel, law and trust let go to the asker, torn if need be; a few answers a turn.

    Adds to `grounds` why the other requests get none: what comes nearest to being possible is named first, and who has
    unread reports on the subject lacks the staff to read them.
    """
    v = _versions(k, a, own)
    carried = v.channel >= 0
    rows = np.flatnonzero(carried & (v.gap <= 0))
    rows = rows[order_by(v.row[rows], -v.worth[rows] * (2 - v.tear[rows]))]
    rows = rows[nth_of(v.row[rows]) == 0]
    few = nth_of(a.b[v.row[rows]], a.n[v.row[rows]]) < ANSWERS_A_TURN
    grounds.add(_among(v.row[rows[~few]], len(a)), DeclineCode.STAFF)
    rows = rows[few]
    rest = ~_among(v.row[rows], len(a)) & grounds.granted
    least = np.full(len(a), np.iinfo(np.int32).max, np.int32)
    np.minimum.at(least, v.row[carried], v.gap[carried])
    grounds.short_of_trust(np.where(rest & _among(v.row[carried], len(a)), least, 0))
    grounds.add(rest & _among(v.row, len(a)), DeclineCode.NOTHING_FITS)
    best, most = best_of(own.worth)
    grounds.add(rest & (most > 0), DeclineCode.ORIGINATOR, nation=own.origin[np.arange(len(a)), best])
    grounds.add(rest & own.unread.any(1), DeclineCode.STAFF)
    grounds.add(rest, DeclineCode.SUBJECT)
    row, tear = v.row[rows], v.tear[rows]
    return wish(a.b[row], a.n[row], Kind.ANSWER, ANSWER_SCORE + LAST_CHANCE * a.last[row], 1 + tear,
                key=a.key[row], option=int(AnswerKind.SHARE), report=v.i[rows], channel=v.channel[rows],
                tear=tear)  # fmt: skip


def _among(rows: Ints, size: int) -> Bool:
    """Which of `size` rows are named."""
    named = np.zeros(size, np.bool_)
    named[rows] = True
    return named


def releases(k: Knowledge) -> list[Wish]:
    """Release to those trusted at the label's threshold; else say in whom trust is short, and by how much."""
    p, s = k.p, k.s
    a = asked(k, MatterKind.RELEASE)
    if not len(a):
        return []
    i = s.matter_item[a.b, a.slot].astype(np.intp)
    wanted = unpacked(s.matter_extra[a.b, a.slot], p.n_nations)
    threshold = release_gap(p.doctrine, p.report_label[i], np.zeros(len(a), np.int32), s.caution[a.b, a.n])
    gap = np.where(wanted, threshold[:, None] + k.grudge[a.b, a.n] - s.trust[a.b, a.n], 0)
    least_trusted, most = best_of(gap)
    grounds = Grounds(len(a))
    grounds.short_of_trust(most, np.where(least_trusted == a.m, NONE, least_trusted))
    return [a.grant(grounds, Kind.RELEASE, 0), a.decline(grounds)]


def proposals(k: Knowledge) -> list[Wish]:
    """Agreements, training, matches, assistance and invitations, by trust, capacity and interest."""
    return [*agreements(k), *trainings(k), *assistance(k), *invitations(k), *matches(k)]


def decisions(k: Knowledge) -> list[Wish]:
    """What Exercise Control asks, as the author has a good partner decide; else the default stands."""
    s = k.s
    b, n, j = hits(s.pending & k.players[:, :, None] & (s.decision_counsel >= 0))
    return [wish(b, n, Kind.DECIDE, FREE_SCORE, 0, inject=j, option=s.decision_counsel.take(j).astype(np.int32))]


def _gap(k: Knowledge, a: Asked, level: Ints | int) -> I32:
    """How far trust in the asker is short of a level, past behaviour counted: rows."""
    gap: I32 = (level + k.grudge[a.b, a.n, a.m] - k.s.trust[a.b, a.n, a.m]).astype(np.int32)
    return gap


def agreements(k: Knowledge) -> list[Wish]:
    """An agreement with who is trusted enough for it."""
    a = asked(k, MatterKind.AGREEMENT)
    if not len(a):
        return []
    grounds = Grounds(len(a))
    grounds.short_of_trust(_gap(k, a, k.p.doctrine.agreement_trust))
    grounds.add(k.s.staff[a.b, a.n] < 2, DeclineCode.STAFF)
    return [a.grant(grounds, Kind.ACCEPT, 2), a.decline(grounds)]


def trainings(k: Knowledge) -> list[Wish]:
    """Training with who is trusted enough to serve with, unless it trains already or staff is short."""
    s = k.s
    a = asked(k, MatterKind.TRAINING)
    if not len(a):
        return []
    grounds = Grounds(len(a))
    busy = s.busy_until[a.b, a.n].astype(np.int32) - s.tick
    grounds.add(busy > 0, DeclineCode.BUSY, -(-busy // TICKS_PER_TURN))
    last = s.trained_turn[a.b, a.n, a.m].astype(np.int32)
    rest = np.where(last < 0, 0, last + k.p.doctrine.training_gap - k.turn)
    grounds.add(rest > 0, DeclineCode.BUSY, rest)
    grounds.short_of_trust(_gap(k, a, k.p.doctrine.join_trust))
    grounds.add(s.staff[a.b, a.n] < TRAINING_STAFF, DeclineCode.STAFF)
    grounds.add(k.on_call[a.b, a.n], DeclineCode.BUSY, 1)
    return [a.grant(grounds, Kind.ACCEPT, 1), a.decline(grounds)]


def assistance(k: Knowledge) -> list[Wish]:
    """Legal assistance for who is trusted with GREEN, once one's own legal framework is in force."""
    s = k.s
    a = asked(k, MatterKind.ASSISTANCE)
    if not len(a):
        return []
    grounds = Grounds(len(a))
    grounds.add(s.framework[a.b, a.n] > s.tick, DeclineCode.NOTHING_FITS)
    grounds.short_of_trust(_gap(k, a, k.p.doctrine.release_green + s.caution[a.b, a.n]))
    return [a.grant(grounds, Kind.ACCEPT, 0), a.decline(grounds)]


def invitations(k: Knowledge) -> list[Wish]:
    """A task force of who is trusted enough, unless one leads the better one on the thread, or serves in many."""
    p, s = k.p, k.s
    a = asked(k, MatterKind.INVITATION)
    if not len(a):
        return []
    thread = np.maximum(s.force_thread[a.b, np.maximum(s.matter_item[a.b, a.slot], 0)], 0)
    mine = (s.force_lead[a.b] == a.n[:, None]) & (s.force_thread[a.b] == thread[:, None]) & (s.force_stage[a.b] > 0)
    rank = natural_lead(p)
    grounds = Grounds(len(a))
    grounds.add(mine.any(1) & (rank[thread, a.n] < rank[thread, a.m]), DeclineCode.RANK)
    grounds.add(s.serving[a.b, :, a.n].sum(1) >= MOST_FORCES, DeclineCode.BUSY)
    grounds.short_of_trust(_gap(k, a, p.doctrine.join_trust + s.caution[a.b, a.n] // 2))
    return [a.grant(grounds, Kind.JOIN, 0), a.decline(grounds)]


def matches(k: Knowledge) -> list[Wish]:
    """A unit answers a match request when trust reaches the GREEN threshold, and consents at the AMBER one."""
    d = k.p.doctrine
    a = asked(k, MatterKind.MATCH)
    if not len(a):
        return []
    caution = k.s.caution[a.b, a.n]
    grounds = Grounds(len(a))
    grounds.short_of_trust(_gap(k, a, d.release_green + caution))
    consent = (_gap(k, a, d.release_amber + caution) <= 0).astype(np.int32)
    return [a.grant(grounds, Kind.ACCEPT, 0, consent), a.decline(grounds)]
