"""Financial intelligence: alerts are halves of a picture, joined, analysed, and used to freeze (R-FIU).

A nation that knows both halves of a pair sees them matched. Whoever analyses a match gets the pair's financial report,
whose originator is the unit that provided the other half: its consent to onward use is its release.
"""

import numpy as np

from game.rules import matters, rng, sharing, sight, threads, transit
from game.rules.arrays import Bool, Ints, add, bit, first_of, hits, mask_of
from game.rules.codes import (
    NEVER,
    NONE,
    Copy,
    Domain,
    Mark,
    MatterKind,
    MatterStatus,
    Outcome,
    Rule,
    Stage,
)
from game.rules.events import Event, TrustCause
from game.rules.now import Now, Rows
from game.rules.reasons import Reason
from game.rules.rng import Stream

SEARCHED = 2
"""Bit of a match's `matter_extra`: the accepted request has been looked into (bit 1 is consent to onward use)."""


def arrive(now: Now) -> None:
    """Alerts reach the units that hold them; at a turn's last tick task forces have joined what their members hold."""
    st = now.st
    if not now.pub.n_alerts:
        return
    b, a = hits(st.alert_arrival == now.t)
    if len(b):
        n = st.alert_holder[b, a].astype(np.intp)
        new = (n >= 0) & ~st.alert_known[b, n, a]
        b, n, a = b[new], n[new], a[new]
        st.alert_known[b, n, a] = True
        now.emit(Event.ALERT, Rule.FIU, b, n, NONE, a, 0, NONE, bit(n))
    if now.last_tick:
        join_halves(now)


def disclose(now: Now, r: Rows) -> None:
    """Give one's own half to another unit unasked; option 1 consents to onward use of what a match yields (R-FIU)."""
    if not r:
        return
    st = now.st
    r = r.each()
    own = st.alert_known[r.b, r.n, r.alert] & (st.alert_holder[r.b, r.alert] == r.n)
    r = r.require(own, Reason.NO_ALERT)
    r = r.require(first_of(r.b, r.n, r.m, r.alert), Reason.DUPLICATE).accept()
    st.alert_known[r.b, r.m, r.alert] = True
    consent = r.option == matters.CONSENT_ASKED
    now.emit(Event.DISCLOSED, Rule.FIU, r.b, r.n, r.m, r.alert, consent.astype(np.int32), r.row, bit(r.n) | bit(r.m))
    _consent(now, r.b[consent], now.pub.alert_pair[r.alert[consent]])


def _consent(now: Now, b: Ints, pair: Ints) -> None:
    """Onward use is consented to: the pair's report, made or yet to be made, is released to all."""
    now.st.consent[b, pair] = True
    report = now.tb.pair_report[pair].astype(np.intp)
    there = report >= 0
    now.st.released[b[there], report[there]] = (1 << now.pub.n_nations) - 1


def request_match(now: Now, r: Rows) -> None:
    """Ask another unit whether it holds the counterpart; option 1 asks for prior consent to onward use (R-FIU)."""
    if not r:
        return
    r = r.each()
    r = r.require(now.st.alert_known[r.b, r.n, r.alert], Reason.NO_ALERT)
    r = r.require(~now.st.matched[r.b, r.n, now.pub.alert_pair[r.alert]], Reason.ALREADY_MATCHED)
    r = r.require(~matters.pending(now, r.b, MatterKind.MATCH, r.n, r.m, r.alert), Reason.ALREADY_ASKED)
    r = r.require(first_of(r.b, r.n, r.m, r.alert), Reason.DUPLICATE)
    r = matters.open_(now, r, MatterKind.MATCH, r.n, r.m, r.alert, (r.option == matters.CONSENT_ASKED).astype(np.int32))
    told = bit(r.n) | bit(r.m)
    now.emit(Event.PROPOSED, Rule.FIU, r.b, r.n, r.m, MatterKind.MATCH, r.matter, r.row, told)


def join_halves(now: Now) -> None:
    """Halves meet: by accepted match requests, in task forces, and wherever a nation knows both (R-FIU)."""
    st, pub = now.st, now.pub
    if not pub.n_alerts:
        return
    _search(now)
    _pool(now)
    both = st.alert_known & st.alert_known[:, :, pub.counterpart]
    b, n, a = hits(both & ~st.matched[:, :, pub.alert_pair])
    if not len(b):
        return
    pair = pub.alert_pair[a].astype(np.intp)
    once = first_of(b, n, pair)
    b, n, a, pair = b[once], n[once], a[once], pair[once]
    st.matched[b, n, pair] = True
    other = _provider(now, b, n, a)
    now.emit(Event.MATCHED, Rule.FIU, b, n, other, pair, st.consent[b, pair].astype(np.int32), NONE, bit(n))


def _search(now: Now) -> None:
    """Each unit that accepted a match request looks for the counterpart: both units get both halves, or a true no.

    What is found is worth as much trust as a timely answer.
    """
    st, pub = now.st, now.pub
    done = (st.matter_kind == MatterKind.MATCH) & (st.matter_status == MatterStatus.ACCEPTED)
    b, p = hits(done & ((st.matter_extra & SEARCHED) == 0))
    if not len(b):
        return
    asker, asked = st.matter_from[b, p].astype(np.intp), st.matter_to[b, p].astype(np.intp)
    a = st.matter_item[b, p].astype(np.intp)
    other = pub.counterpart[a].astype(np.intp)
    found = st.alert_known[b, asked, other]
    consent = found & ((st.matter_extra[b, p] & matters.CONSENT_ASKED) > 0)
    st.matter_extra[b, p] |= SEARCHED
    no = ~found
    now.emit(Event.NO_MATCH, Rule.FIU, b[no], asked[no], asker[no], a[no], 0, NONE, bit(asked[no]) | bit(asker[no]))
    for nation, half in ((asker, other), (asked, a)):
        st.alert_known[b[found], nation[found], half[found]] = True
    _consent(now, b[consent], pub.alert_pair[a[consent]])
    now.trust(b[found], asker[found], asked[found], now.d.trust_answer, TrustCause.ANSWER)


def _pool(now: Now) -> None:
    """In a ready task force that has both halves of a pair on the thread's subjects, every member sees them."""
    st, pub = now.st, now.pub
    b, f = hits((st.force_stage == Stage.READY) | (st.force_stage == Stage.DEPLOYED))
    if not len(b):
        return
    member = st.force_member[b, f]
    held: Bool = np.logical_or.reduce(member[:, :, None] & st.alert_known[b], axis=1)
    about = pub.thread_subject[st.force_thread[b, f].astype(np.intp)][:, pub.alert_subject]
    k, a = hits(held & held[:, pub.counterpart] & about)
    j, n = hits(member[k])
    st.alert_known[b[k[j]], n, a[j]] = True


def _provider(now: Now, b: Ints, n: Ints, a: Ints) -> Ints:
    """The unit that provides what n lacks of alert a's pair: the holder of the counterpart, or of a itself: rows."""
    holder = now.st.alert_holder
    other = holder[b, now.pub.counterpart[a]].astype(np.intp)
    provider: Ints = np.where(other != n, other, holder[b, a].astype(np.intp))
    return provider


def analyse_match(now: Now, r: Rows) -> None:
    """Analyse a match into its financial report; the provider gets a copy too, when it sees the match (R-FIU)."""
    if not r:
        return
    st, pub = now.st, now.pub
    pair = pub.alert_pair[r.alert].astype(np.intp)
    r = r.having(pair=pair, i=now.tb.pair_report[pair].astype(np.intp), provider=_provider(now, r.b, r.n, r.alert))
    r = r.require(st.alert_known[r.b, r.n, r.alert], Reason.NO_ALERT)
    r = r.require(st.matched[r.b, r.n, r.pair], Reason.NO_MATCH)
    blind = st.frozen[r.b, now.tb.alert_thread[r.alert]] <= now.t
    r = r.require((r.i >= 0) & ~blind, Reason.NO_REPORT)
    r = r.require(st.copies[r.b, r.n, r.i] == Copy.NO, Reason.ALREADY_ANALYSED)
    r = r.require(first_of(r.b, r.n, r.pair), Reason.DUPLICATE).accept()
    if not r:
        return
    _originate(now, r)
    need = np.ones(len(r), np.bool_)
    provided = r.where(st.origin[r.b, r.i] != r.n)
    sharing.account(
        now,
        provided.b,
        provided.provider,
        provided.n,
        provided.i,
        np.full(len(provided), Copy.FULL, np.int32),
        np.ones(len(provided), np.bool_),
        provided.row,
    )
    paths = provided.b, provided.n, provided.i
    st.paths[paths] = np.minimum(st.paths[paths] + np.uint8(1), transit.MOST_PATHS)
    transit.give(now, r.b, r.i, r.n, r.provider, Copy.FULL, need)
    st.marks[r.b, r.n, r.i] |= np.uint8(Mark.READ | Mark.FRESH)
    now.emit(Event.MATCH_ANALYSED, Rule.FIU, r.b, r.n, r.provider, r.i, r.pair, r.row, bit(r.n))
    back = r.where(st.matched[r.b, r.provider, r.pair] & first_of(r.b, r.provider, r.i))
    transit.give(now, back.b, back.i, back.provider, back.n, Copy.FULL, np.ones(len(back), np.bool_))


def _originate(now: Now, r: Rows) -> None:
    """Where nobody has the report yet, it comes into being: its originator is the provider, its age counts from now."""
    st = now.st
    nobody = (st.copies[r.b, : now.pub.n_nations, r.i] == Copy.NO).all(1)
    r = r.where(nobody & first_of(r.b, r.i))
    st.origin[r.b, r.i] = r.provider
    st.arrival[r.b, r.i] = now.t


def freeze(now: Now, r: Rows) -> None:
    """Freeze a thread's resources (R-FIU).

    With an analysed match and a legal basis it holds: deadline later, response easier, but the thread's reporting is
    blinded. Without, it is reversed, and costs safeguards.
    """
    if not r:
        return
    st, d = now.st, now.d
    r = r.require(st.detected[r.b, r.n, r.thread], Reason.NOT_DETECTED)
    r = r.require(st.outcome[r.b, r.thread] == Outcome.OPEN, Reason.THREAD_CLOSED)
    r = r.require(st.frozen[r.b, r.thread] == NEVER, Reason.ALREADY_FROZEN)
    r = r.require(first_of(r.b, r.n, r.thread), Reason.DUPLICATE)
    founded = _founded(now, r)
    reversed_ = r.where(~founded).accept()
    add(st.breaches, (reversed_.b, reversed_.n), d.freeze_reversed)
    now.emit(
        Event.FREEZE_REVERSED,
        Rule.FIU,
        reversed_.b,
        reversed_.n,
        NONE,
        reversed_.thread,
        0,
        reversed_.row,
        bit(reversed_.n),
    )
    r = r.where(founded)
    r = r.require(first_of(r.b, r.thread), Reason.ALREADY_FROZEN).accept()
    if not r:
        return
    at = r.b, r.thread
    st.frozen[at] = now.t
    st.deadline[at] = threads.moved(now, st.deadline[at], d.freeze_delay)
    st.eased[at] += np.int16(d.freeze_requirement)
    if now.recorder is not None:
        told = mask_of(sight.aware(now.pub, st)[r.b, :, r.thread])
        now.emit(Event.FREEZE_HELD, Rule.FIU, r.b, r.n, NONE, r.thread, 0, r.row, told)
    _blind(now, r.b, r.thread)


def _founded(now: Now, r: Rows) -> Bool:
    """The nation has read a match's report on the thread, and there is a legal basis between the two units: rows.

    The basis: both places have adopted the legal framework, or there is an agreement in force between them.
    """
    st, pub, tb = now.st, now.pub, now.tb
    founded = np.zeros(len(r), np.bool_)
    for pair in range(pub.n_pairs):
        i = int(tb.pair_report[pair])
        if i < 0:
            continue
        read = (st.copies[r.b, r.n, i] == Copy.FULL) & ((st.marks[r.b, r.n, i] & Mark.READ) > 0)
        founded |= read & (tb.weight[i, r.thread] > 0) & lawful(now, r.b, pair)
    return founded


def lawful(now: Now, b: Ints, pair: int) -> Bool:
    """There is a legal basis between the two units that hold the halves of a pair: rows."""
    st = now.st
    halves = np.flatnonzero(now.pub.alert_pair == pair)
    x, y = (st.alert_holder[b, a].astype(np.intp) for a in (halves[0], halves[-1]))
    framework = (st.framework[b, x] <= now.t) & (st.framework[b, y] <= now.t)
    basis: Bool = framework | (st.agreement[b, x, y] <= now.t)
    return basis


def _blind(now: Now, b: Ints, t: Ints) -> None:
    """No more financial reports and alerts on a frozen thread; its other future reports are each lost by chance."""
    st, tb, d = now.st, now.tb, now.d
    on = tb.weight[:, t].T > 0
    future = on & (st.arrival[b] > now.t) & (st.arrival[b] != NEVER)
    entity = np.arange(now.pub.n_reports)[None, :]
    lost = rng.chance(st.seeds[b][:, None], now.t, Stream.FREEZE_LOSS, entity, d.freeze_loss)
    k, i = hits(future & (lost | (now.pub.report_domain == Domain.FINANCIAL)))
    st.arrival[b[k], i] = NEVER
    now.emit(Event.LOST, Rule.FIU, b[k], NONE, st.origin[b[k], i], i)
    k, a = hits((tb.alert_thread[None, :] == t[:, None]) & (st.alert_arrival[b] > now.t))
    st.alert_arrival[b[k], a] = NEVER
