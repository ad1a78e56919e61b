"""Campaigns of online extremism, referrals and hardening (R-ONLINE)."""

import numpy as np

from game.rules import rng
from game.rules.arrays import I32, Bool, Ints, add, bit, first_of, hits, mask_of
from game.rules.codes import NEVER, NONE, Copy, Mark, Outcome, Rule
from game.rules.events import Event
from game.rules.now import Now, Rows
from game.rules.reasons import Reason
from game.rules.rng import Stream

FULL = 1000
MOST_SEVERE = 3000
MOST_HARDENED = 3
VERIFIED_BITS = np.uint8(Mark.ANALYSED | Mark.EXPOSED)
"""A hash set is verified by who analysed it and did not find it false."""


def grow(now: Now) -> None:
    """A campaign starts at its tick; each turn it grows in every audience, less where a prevention programme runs.

    Above a mean level it feeds its thread and makes noise.
    """
    st, tb, pub = now.st, now.tb, now.pub
    if not pub.n_campaigns:
        return
    starting = (tb.campaign_opens == now.t).nonzero()[0]
    if len(starting):
        st.intensity[:, starting] = np.maximum(st.intensity[:, starting], tb.campaign_start[starting])
    if not now.first_tick or now.t == 0:
        return
    running = (tb.campaign_opens < now.t)[:, None] & pub.campaign_audience
    pace = np.where(st.prevention, now.d.campaign_growth * now.d.prevention_growth // 100, now.d.campaign_growth)
    raised = np.minimum(st.intensity.astype(np.int32) + pace[:, None, :], FULL)
    st.intensity[:] = np.where(running & (st.intensity > 0), raised, st.intensity)
    b, g = hits(level(now) > now.d.campaign_feeds)
    if len(b):
        _feed(now, b, g)
        _make_noise(now, b, g)


def level(now: Now) -> I32:
    """Mean intensity of each campaign over its audience: [B, G], in 1/1000."""
    audience = now.pub.campaign_audience
    total = (now.st.intensity * audience).sum(2, dtype=np.int32)
    mean: I32 = total // np.maximum(audience.sum(1, dtype=np.int32), 1)
    return mean


def _feed(now: Now, b: Ints, g: Ints) -> None:
    """The campaign's thread grows more severe while it is open."""
    st = now.st
    thread = now.tb.campaign_thread[g].astype(np.intp)
    open_ = (thread >= 0) & (st.outcome[b, np.maximum(thread, 0)] <= Outcome.CRISIS)
    b, g, thread = b[open_], g[open_], thread[open_]
    add(st.severity, (b, thread), now.d.campaign_severity)
    np.minimum(st.severity, MOST_SEVERE, out=st.severity)
    audience = mask_of(now.pub.campaign_audience)[g]
    now.emit(Event.CAMPAIGN_FEEDS, Rule.ONLINE, b, NONE, NONE, g, now.d.campaign_severity, NONE, audience)


def _make_noise(now: Now, b: Ints, g: Ints) -> None:
    """By chance the next of the campaign's false reports reaches its holder now."""
    st = now.st
    key = g.astype(np.int64)
    noisy = rng.chance(st.seeds[b], now.t, Stream.NOISE, key, now.d.campaign_noise)
    b, g = b[noisy], g[noisy]
    reports = now.tb.campaign_noise[g].astype(np.intp)
    waiting = (reports >= 0) & (st.arrival[b[:, None], np.maximum(reports, 0)] == NEVER)
    some = waiting.any(1)
    b, i = b[some], reports[some, waiting[some].argmax(1)]
    st.arrival[b, i] = now.t
    now.emit(Event.NOISE, Rule.ONLINE, b, NONE, st.origin[b, i], i)


def refer(now: Now, r: Rows) -> None:
    """Refer a campaign's content for removal, in the nation's own audience and that of every member with the hash set.

    removal = base + one step for each *other* member of the platform that holds the hash set. Who refers without having
    analysed the hash set removes lawful speech too: that costs safeguards (R-ONLINE).
    """
    if not r:
        return
    st, pub, d = now.st, now.pub, now.d
    involved = pub.campaign_audience[r.campaign, r.n] | pub.channel_member[pub.campaign_channel[r.campaign], r.n]
    r = r.require(involved, Reason.NOT_AUDIENCE)
    quiet = pub.campaign_audience[r.campaign, r.n] & (st.intensity[r.b, r.campaign, r.n] == 0)
    r = r.require(~quiet, Reason.CAMPAIGN_QUIET)
    r = r.require(first_of(r.b, r.n, r.campaign), Reason.DUPLICATE).accept()
    if not r:
        return
    holds, verified = _hash_set(now, r)
    me = np.arange(pub.n_nations) == r.n[:, None]
    removal = d.refer_base + d.refer_member * (holds & ~me).sum(1, dtype=np.int32)
    k, m = hits(me | holds)
    cleaned = np.zeros(st.intensity.shape, np.int32)
    add(cleaned, (r.b[k], r.campaign[k], m), removal[k])
    st.intensity[:] = np.maximum(st.intensity - cleaned, 0)
    told = bit(r.n) | mask_of(holds)
    now.emit(Event.REFERRED, Rule.ONLINE, r.b, r.n, NONE, r.campaign, removal, r.row, told)
    blind = r.where(~verified)
    add(st.breaches, (blind.b, blind.n), d.refer_unverified)
    now.emit(Event.LAWFUL_REMOVED, Rule.ONLINE, blind.b, blind.n, NONE, blind.campaign, 0, blind.row, bit(blind.n))


def _hash_set(now: Now, r: Rows) -> tuple[Bool, Bool]:
    """Which members of the platform hold the campaign's hash set [R, N]; whether the referrer has analysed it [R]."""
    st, pub = now.st, now.pub
    n = pub.n_nations
    sets = pub.report_campaign[None, :] == r.campaign[:, None]
    held = (st.copies[r.b, :n] != int(Copy.NO)) & sets[:, None, :] & ~st.compromised[r.b][:, None, :]
    members = pub.channel_member[pub.campaign_channel[r.campaign]]
    verified = (held[np.arange(len(r)), r.n] & ((st.marks[r.b, r.n] & VERIFIED_BITS) == int(Mark.ANALYSED))).any(1)
    return held.any(2) & members, verified


def harden(now: Now, r: Rows) -> None:
    """Harden critical infrastructure: what would happen in this nation is less severe, up to three times (R-ONLINE)."""
    if not r:
        return
    st = now.st
    r = r.require(st.hardened[r.b, r.n] < MOST_HARDENED, Reason.FULLY_HARDENED)
    r = r.require(first_of(r.b, r.n), Reason.DUPLICATE).accept()
    add(st.hardened, (r.b, r.n), 1)
    here = (now.pub.thread_place[None, :] == r.n[:, None]) & (st.outcome[r.b] == Outcome.OPEN)
    k, t = hits(here)
    st.severity[r.b[k], t] = np.maximum(st.severity[r.b[k], t] - np.int16(now.d.harden_severity), 0)
    now.emit(Event.HARDENED, Rule.ONLINE, r.b, r.n, NONE, NONE, st.hardened[r.b, r.n], r.row, bit(r.n))
