"""Matters: what one nation asks of another and what becomes of it (R-RFI, R-REPORT, R-CHANNEL, R-TIME).

One table holds all. A matter is asked in one turn, answered in a later plan, and lapses when its due turn ends.
"""

import numpy as np

from game.rules import declining, rng, transit
from game.rules.arrays import I32, Bool, Ints, add, bit, column, first_of, flags, hits, nth_of, some
from game.rules.codes import (
    NEVER,
    NONE,
    TICKS_PER_TURN,
    AnswerKind,
    Copy,
    DeclineCode,
    Label,
    MatterKind,
    MatterStatus,
    Rule,
)
from game.rules.events import PUBLIC, Event, TrustCause
from game.rules.now import Now, Rows
from game.rules.reasons import Reason

PROPOSAL_DUE = 2 * TICKS_PER_TURN
CONSENT_ASKED = 1
NIL_RETURN = NONE
"""`matter_extra` of a request that was answered: 0 with a report, NIL_RETURN, or 1 + the nation referred to."""
ACCEPTABLE = flags(
    (MatterKind.AGREEMENT, MatterKind.TRAINING, MatterKind.MATCH, MatterKind.ASSISTANCE), len(MatterKind)
)
COUNTED = flags((MatterKind.RFI, MatterKind.RELEASE), len(MatterKind))
"""Requests proper: in time or not, they count for timeliness."""


def open_(
    now: Now,
    r: Rows,
    kind: MatterKind,
    frm: Ints,
    to: Ints,
    item: Ints | int = NONE,
    extra: Ints | int = 0,
    group: Ints | int = 0,
    due: Ints | int | None = None,
    made: Ints | int | None = None,
) -> Rows:
    """Put a matter before nation `to`, one a row, in the first free slots of its game, in row order.

    Returns the rows that found a slot, with columns `slot`, `matter` (its key) and `made`; others are refused. `made`
    is the tick at which it reaches `to` (now), `due` the last tick of a timely answer (two turns after).
    """
    if not r:
        return r.having(slot=r.row, matter=r.row, made=r.row)
    st = now.st
    made = now.t if made is None else made
    due = made + PROPOSAL_DUE if due is None else due
    values = {"frm": frm, "asked": to, "item": item, "extra": extra, "group": group, "due": due, "made": made}
    r = r.having(**{name: column(value, len(r)) for name, value in values.items()})
    free = np.cumsum(st.matter_status[r.b] == int(MatterStatus.FREE), axis=1, dtype=np.int32)
    rank = nth_of(r.b)[:, None]
    fits = free > rank
    r = r.having(slot=fits.argmax(1)).require(np.logical_or.reduce(fits, axis=1), Reason.MATTERS_FULL)
    about = r.group if kind == MatterKind.INVITATION else r.item  # a slot number would tell that others exist
    r = r.having(matter=rng.key_of(st.seeds[r.b], now.turn, np.full(len(r), kind), r.frm, r.asked, about))
    at = r.b, r.slot
    st.matter_kind[at] = kind
    st.matter_status[at] = MatterStatus.OPEN
    st.matter_key[at] = r.matter
    st.matter_from[at] = r.frm
    st.matter_to[at] = r.asked
    st.matter_item[at] = r.item
    st.matter_extra[at] = r.extra
    st.matter_group[at] = r.group
    st.matter_made[at] = r.made
    st.matter_due[at] = np.minimum(r.due, NEVER)
    st.asked[r.b, r.frm, r.asked] = now.turn + 1
    return r.accept()


def pending(now: Now, b: Ints, kind: MatterKind, frm: Ints, to: Ints, item: Ints | None = None) -> Bool:
    """`frm` has a matter of the kind open with `to`, about the item where one is given: rows."""
    st = now.st
    live = (st.matter_status[b] == int(MatterStatus.OPEN)) & (st.matter_kind[b] == int(kind))
    live &= (st.matter_from[b] == frm[:, None]) & (st.matter_to[b] == to[:, None])
    if item is not None:
        live &= st.matter_item[b] == item[:, None]
    return some(live)


def put_to(now: Now, r: Rows) -> Rows:
    """The rows whose key names an open matter that has reached their nation, with `slot`, kind `what` and asker `m`."""
    st = now.st
    mine = (st.matter_key[r.b] == r.key[:, None]) & (st.matter_status[r.b] == int(MatterStatus.OPEN))
    mine &= (st.matter_to[r.b] == r.n[:, None]) & (st.matter_made[r.b] <= now.t)
    slot = mine.argmax(1)
    r = r.having(slot=slot, what=st.matter_kind[r.b, slot], m=st.matter_from[r.b, slot].astype(np.intp))
    return r.require(mine.any(1), Reason.NO_MATTER)


def close(now: Now, r: Rows, status: MatterStatus) -> None:
    """Close the matters in `slot`; views report them until the next turn begins."""
    now.st.matter_status[r.b, r.slot] = status


def timely(now: Now, r: Rows) -> None:
    """A timely answer counts where it was a request; but who only sends on to another earns no trust by it (R-RFI)."""
    own = r.where((r.what != int(MatterKind.RFI)) | (r.option != int(AnswerKind.REFERRAL)))
    now.trust(own.b, own.m, own.n, now.d.trust_answer, TrustCause.ANSWER, own.row)
    counted = COUNTED[r.what]
    add(now.st.answered, (r.b[counted], r.n[counted]), 1)


def _disappointed(now: Now, b: Ints, slot: Ints, n: Ints, asker: Ints, kind: Ints) -> Bool:
    """The asker may be: it registered the subject it asks about, or proposed what n could have accepted: rows."""
    item = np.where(kind == int(MatterKind.RFI), now.st.matter_item[b, slot], 0)
    hurt: Bool = (kind != int(MatterKind.RFI)) | now.st.interest[b, asker, item]
    hurt &= (kind != int(MatterKind.AGREEMENT)) | _trusted(now, b, n, asker)
    hurt &= (kind != int(MatterKind.TRAINING)) | rested(now, b, n, asker, now.turn)
    return hurt


def release(now: Now, r: Rows) -> None:
    """The originator lets its report go to the nations asked for: irrevocable, for no nation beyond them (R-REPORT)."""
    if not r:
        return
    st = now.st
    r = put_to(now, r)
    r = r.require(r.what == int(MatterKind.RELEASE), Reason.WRONG_MATTER)
    r = r.require(first_of(r.b, r.slot), Reason.DUPLICATE).accept()
    close(now, r, MatterStatus.ACCEPTED)
    timely(now, r)
    asker = r.m
    item = st.matter_item[r.b, r.slot].astype(np.intp)
    each = r.having(to=st.matter_extra[r.b, r.slot], report=item, asker=asker).each()
    np.bitwise_or.at(st.released, (each.b, each.report), bit(each.m).astype(np.int16))
    told = bit(each.n) | bit(each.asker) | bit(each.m)
    now.emit(Event.RELEASED, Rule.REPORT, each.b, each.n, each.m, each.report, 0, each.row, told)


def accept(now: Now, r: Rows) -> None:
    """Accept a proposal. An agreement is in force after its set-up, assistance at once; a match is searched for by
    `finance.join_halves`, a training begins with `taskforce.advance` (R-ORDER).
    """
    if not r:
        return
    r = put_to(now, r)
    r = r.require(ACCEPTABLE[r.what], Reason.WRONG_MATTER)
    r = r.require(first_of(r.b, r.slot), Reason.DUPLICATE)
    r = r.require((r.what != int(MatterKind.AGREEMENT)) | _trusted(now, r.b, r.n, r.m), Reason.NO_TRUST)
    adopted = (now.st.framework[r.b, r.n] <= now.t) & (now.st.framework[r.b, r.m] <= now.t)
    r = r.require((r.what != int(MatterKind.ASSISTANCE)) | adopted, Reason.NO_LEGAL_BASIS)
    held = (r.what != int(MatterKind.TRAINING)) | rested(now, r.b, r.n, r.m, now.turn)
    r = r.require(held, Reason.TRAINED_RECENTLY).accept()
    close(now, r, MatterStatus.ACCEPTED)
    now.emit(Event.ACCEPTED, Rule.ORDER, r.b, r.n, r.m, r.what, r.key, r.row, bit(r.n) | bit(r.m))
    _agree(now, r.where(r.what == int(MatterKind.AGREEMENT)))
    _assist(now, r.where(r.what == int(MatterKind.ASSISTANCE)))
    matches = r.where(r.what == int(MatterKind.MATCH))
    refused_terms = matches.where(matches.option == 0)
    now.st.matter_extra[refused_terms.b, refused_terms.slot] = 0
    timely(now, r.where(r.what == int(MatterKind.ASSISTANCE)))


def rested(now: Now, b: Ints, n: Ints, m: Ints, turn: int) -> Bool:
    """The pair may train in the turn: it never did, or long enough ago: rows (R-TRAIN)."""
    last = now.st.trained_turn[b, n, m].astype(np.int32)
    rest: Bool = (last < 0) | (turn - last >= now.d.training_gap)
    return rest


def _trusted(now: Now, b: Ints, n: Ints, m: Ints) -> Bool:
    """Both trust each other enough for a formal agreement: rows."""
    floor = now.d.agreement_trust
    return (now.st.trust[b, n, m] >= floor) & (now.st.trust[b, m, n] >= floor)


def _agree(now: Now, r: Rows) -> None:
    """The agreement's set-up begins: half of it where half is negotiated already (R-CHANNEL)."""
    if not r:
        return
    st, d = now.st, now.d
    setup = np.where(now.pub.half_agreed[r.n, r.m], d.agreement_setup // 2, d.agreement_setup)
    force = np.minimum(now.t + setup, st.agreement[r.b, r.n, r.m])
    st.agreement[r.b, r.n, r.m] = force
    st.agreement[r.b, r.m, r.n] = force
    now.emit(Event.AGREEMENT, Rule.CHANNEL, r.b, r.n, r.m, NONE, force, r.row, bit(r.n) | bit(r.m))
    crossing = (st.matter_kind[r.b] == int(MatterKind.AGREEMENT)) & (st.matter_status[r.b] == int(MatterStatus.OPEN))
    crossing &= (st.matter_from[r.b] == r.n[:, None]) & (st.matter_to[r.b] == r.m[:, None])
    k, slot = hits(crossing)
    st.matter_status[r.b[k], slot] = MatterStatus.ACCEPTED


def _assist(now: Now, r: Rows) -> None:
    """Mutual legal assistance holds between the two from now on (R-ORG)."""
    now.st.assistance[r.b, r.n, r.m] = True
    now.st.assistance[r.b, r.m, r.n] = True
    now.emit(Event.ASSISTANCE, Rule.ORG, r.b, r.n, r.m, NONE, 0, r.row, bit(r.n) | bit(r.m))


def decline(now: Now, r: Rows) -> None:
    """Say no in time, and why: a little trust is lost, less than by silence, none over what cannot be had (R-RFI).

    The reason stands with the matter until it is cleared, and in the event, whose rule is the one behind the reason.
    """
    if not r:
        return
    r = put_to(now, r)
    r = r.require(first_of(r.b, r.slot), Reason.DUPLICATE).accept()
    close(now, r, MatterStatus.DECLINED)
    r = r.having(why=declining.packed(r.option, r.amount, r.other))
    now.st.matter_extra[r.b, r.slot] |= r.why << declining.TERMS_BITS
    for code, rule in declining.RULE.items() if now.recorder is not None else ():
        told = r.where(np.maximum(r.option, int(DeclineCode.UNSTATED)) == code)
        item = told.what | told.why << declining.KIND_BITS
        now.emit(Event.DECLINED, rule, told.b, told.n, told.m, item, told.key, told.row, bit(told.n) | bit(told.m))
    r = r.where(_disappointed(now, r.b, r.slot, r.n, r.m, r.what))
    now.trust(r.b, r.m, r.n, now.d.trust_declined, TrustCause.DECLINED, r.row)


def request(now: Now, r: Rows) -> None:
    """Ask a nation what it knows on a subject: one open request a pair, two a turn (R-RFI).

    The request is public, is a need-to-know while it is open, and wakes what lies dormant on the subject there.
    """
    if not r:
        return
    r = r.each()
    r = r.require(first_of(r.b, r.n, r.m), Reason.OPEN_REQUEST)
    r = r.require(~pending(now, r.b, MatterKind.RFI, r.n, r.m), Reason.OPEN_REQUEST)
    r = r.require(nth_of(r.b, r.n) < now.d.requests_a_turn, Reason.QUOTA)
    r = open_(now, r, MatterKind.RFI, r.n, r.m, r.subject, due=now.t + now.d.request_due)
    if not r:
        return
    now.emit(Event.REQUESTED, Rule.RFI, r.b, r.n, r.m, r.subject, r.matter, r.row, PUBLIC)
    asleep = now.st.dormant[r.b] & now.pub.report_subject[:, r.subject].T & (now.st.origin[r.b] == r.m[:, None])
    k, i = hits(asleep)
    transit.wake(now, r.b[k], i)


def ask_release(now: Now, r: Rows) -> None:
    """Ask the originator to let a report go to others; the question travels back along the path, one latency a hop.

    No answer within the waiting time after it arrives means no (R-REPORT).
    """
    if not r:
        return
    st = now.st
    r = r.require(st.copies[r.b, r.n, r.report] != int(Copy.NO), Reason.NOT_HELD)
    origin = st.origin[r.b, r.report].astype(np.intp)
    r = r.having(m=origin).require(origin != r.n, Reason.OWN_REPORT)
    bound = now.pub.report_orcon[r.report] | (now.pub.report_label[r.report] > int(Label.CLEAR))
    r = r.require(bound, Reason.NOT_ORCON)
    others = r.to & ~st.released[r.b, r.report].astype(np.int32) & ~bit(r.m)
    r = r.having(to=others).require(others != 0, Reason.ALREADY_RELEASED)
    r = r.require(~pending(now, r.b, MatterKind.RELEASE, r.n, r.m, r.report), Reason.ALREADY_ASKED)
    r = r.require(first_of(r.b, r.n, r.report), Reason.DUPLICATE)
    made = now.t + way_back(now, r.b, r.n, r.report)
    r = open_(now, r, MatterKind.RELEASE, r.n, r.m, r.report, r.to, due=made + now.d.release_wait, made=made)
    soon = np.where(r.made < now.t + TICKS_PER_TURN, bit(r.m), 0)
    now.emit(Event.PROPOSED, Rule.REPORT, r.b, r.n, r.m, MatterKind.RELEASE, r.matter, r.row, bit(r.n) | soon)


def way_back(now: Now, b: Ints, n: Ints, i: Ints) -> I32:
    """Ticks from n to the originator of report i along the senders of the copies, one channel latency a hop: rows."""
    st, pub = now.st, now.pub
    ticks = np.zeros(len(b), np.int32)
    origin = st.origin[b, i].astype(np.intp)
    holder = n.astype(np.intp)
    for _ in range(pub.n_nations):
        far = holder != origin
        if not np.count_nonzero(far):
            break
        channel = st.due_channel[b, holder, i]
        latency = np.where(channel >= 0, pub.channel_latency[np.maximum(channel, 0)], 1)
        ticks += np.where(far, latency, 0)
        back = st.sender[b, holder, i].astype(np.intp)
        holder = np.where(far & (back >= 0), back, origin)
    return ticks


def negotiate(now: Now, r: Rows) -> None:
    """Propose a formal agreement to a nation: both sides must trust each other (R-CHANNEL)."""
    if not r:
        return
    r = r.each()
    r = r.require(now.st.agreement[r.b, r.n, r.m] == NEVER, Reason.ALREADY_AGREED)
    r = r.require(_trusted(now, r.b, r.n, r.m), Reason.NO_TRUST)
    r = r.require(~pending(now, r.b, MatterKind.AGREEMENT, r.n, r.m), Reason.ALREADY_ASKED)
    r = r.require(first_of(r.b, r.n, r.m), Reason.DUPLICATE)
    r = open_(now, r, MatterKind.AGREEMENT, r.n, r.m)
    told = bit(r.n) | bit(r.m)
    now.emit(Event.PROPOSED, Rule.CHANNEL, r.b, r.n, r.m, MatterKind.AGREEMENT, r.matter, r.row, told)
    _meet(now, r)


def _meet(now: Now, r: Rows) -> None:
    """Who proposes an agreement to a nation that has proposed it too, now or before, has accepted (R-CHANNEL)."""
    if not r:
        return
    st = now.st
    theirs = (st.matter_kind[r.b] == int(MatterKind.AGREEMENT)) & (st.matter_status[r.b] == int(MatterStatus.OPEN))
    theirs &= (st.matter_from[r.b] == r.m[:, None]) & (st.matter_to[r.b] == r.n[:, None])
    r = r.having(slot=theirs.argmax(1)).where(some(theirs))
    r = r.where(first_of(r.b, np.minimum(r.n, r.m), np.maximum(r.n, r.m)))
    r = r.having(key=st.matter_key[r.b, r.slot])
    close(now, r, MatterStatus.ACCEPTED)
    told = bit(r.n) | bit(r.m)
    now.emit(Event.ACCEPTED, Rule.ORDER, r.b, r.n, r.m, MatterKind.AGREEMENT, r.key, r.row, told)
    _agree(now, r)


def lapse(now: Now) -> None:
    """At the end of the turn in which it was due, a matter without answer lapses: silence costs trust (R-RFI).

    A request and a release cost the whole of it, a proposal a third; a request only if the asker registered it, and an
    agreement or a training only if it could have been accepted.
    """
    st, d = now.st, now.d
    b, p = hits((st.matter_status == int(MatterStatus.OPEN)) & (st.matter_due <= now.t))
    if not len(b):
        return
    st.matter_status[b, p] = MatterStatus.LAPSED
    kind, silent, asker = st.matter_kind[b, p], st.matter_to[b, p].astype(np.intp), st.matter_from[b, p].astype(np.intp)
    counted = COUNTED[kind]
    add(st.lapsed, (b[counted], silent[counted]), 1)
    now.emit(Event.LAPSED, Rule.RFI, b, silent, asker, kind, st.matter_key[b, p], NONE, bit(silent) | bit(asker))
    loss = np.where(counted, d.trust_ignored, -(-d.trust_ignored // 3))
    hurt = _disappointed(now, b, p, silent, asker, kind)
    now.trust(b[hurt], asker[hurt], silent[hurt], loss[hurt], TrustCause.IGNORED)


def tidy(now: Now) -> None:
    """At the start of a turn the slots of matters that were closed in the turn before are free again."""
    st = now.st
    b, p = hits(st.matter_status > int(MatterStatus.OPEN))
    if len(b):
        st.matter_status[b, p] = MatterStatus.FREE
        st.matter_key[b, p] = 0
        st.matter_from[b, p] = NONE
        st.matter_to[b, p] = NONE
