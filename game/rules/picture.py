"""The parts of a View about the picture: reports, alerts, threads, campaigns, and those who work on them together."""

import numpy as np

from game.rules.arrays import U8, Bool, Ints, nations_of
from game.rules.codes import (
    NONE,
    Copy,
    Domain,
    Judgement,
    Label,
    LegalBasis,
    Mark,
    Outcome,
    Stage,
)
from game.rules.masked import Known
from game.rules.online import VERIFIED_BITS
from game.rules.view import Alert, Campaign, Cell, Force, Progress, Report, Thread, Word

MODERATE = 400
HIGH = 700
"""Confidence at which the words begin (R-ASSESS)."""
IMMINENT_TICKS = 12
FULL_COVERAGE = 100


def ints(values: Ints) -> tuple[int, ...]:
    """A row as Python ints."""
    return tuple(int(v) for v in values)


def indices(mask: Ints) -> tuple[int, ...]:
    """Where a row is true, ascending."""
    return ints(np.flatnonzero(mask))


def reports(k: Known) -> tuple[Report, ...]:
    """Every report held."""
    return tuple(_report(k, int(i)) for i in np.flatnonzero(k.masks.held[0, k.nation]))


def _report(k: Known, i: int) -> Report:
    pub, st, n = k.public, k.state, k.nation
    marks, copy = int(st.marks[0, n, i]), Copy(st.copies[0, n, i])
    label = int(pub.report_label[i]) - (copy == Copy.TORN)
    return Report(
        report=i,
        copy=copy,
        label=Label(max(label, 0)),
        read=bool(marks & Mark.READ),
        analysed=bool(marks & Mark.ANALYSED),
        confirmed=bool(marks & Mark.CONFIRMED),
        exposed=bool(marks & Mark.EXPOSED),
        void=bool(st.compromised[0, i]),
        tore=bool(marks & Mark.TORE),
        orcon=bool(pub.report_orcon[i]),
        domain=Domain(pub.report_domain[i]),
        subjects=indices(pub.report_subject[i]),
        origin=int(st.origin[0, i]),
        sender=int(st.sender[0, n, i]),
        got=int(st.got[0, n, i]),
        age=max(0, st.tick - int(st.arrival[0, i])),
        freshness=int(k.freshness[i]),
        half_life=int(k.half_life[i]),
        need=bool(k.need[i]),
        band=int(k.band[i]),
        band_certain=_certainty(k, marks),
        bears=indices(k.bears[i]),
        released_to=tuple(nations_of(int(st.released[0, i]))),
        campaign=int(pub.report_campaign[i]),
        pair=int(pub.report_alert_pair[i]),
        published=indices(st.published_copy[0, :, i] > 0),
        notice_due=int(st.notice_due[0, i]),
        sent_to=tuple(nations_of(int(st.sent_to[0, n, i]))),
    )


def _certainty(k: Known, marks: int) -> int:
    """Chance that the believed band is right, in 1/1000."""
    if not marks & Mark.READ:
        return 0
    return k.public.doctrine.band_after if marks & Mark.ANALYSED else k.public.doctrine.band_before


def alerts(k: Known) -> tuple[Alert, ...]:
    """Every half held or shown."""
    return tuple(_alert(k, int(a)) for a in np.flatnonzero(k.state.alert_known[0, k.nation]))


def _alert(k: Known, a: int) -> Alert:
    pub, st, n = k.public, k.state, k.nation
    pair = int(pub.alert_pair[a])
    matched = bool(st.matched[0, n, pair])
    report = int(k.tables.pair_report[pair])
    return Alert(
        alert=a,
        subject=int(pub.alert_subject[a]),
        holder=int(st.alert_holder[0, a]),
        mine=int(st.alert_holder[0, a]) == n,
        arrived=int(st.alert_arrival[0, a]),
        matched=matched,
        other=int(st.alert_holder[0, pub.counterpart[a]]) if matched else NONE,
        consent=bool(st.consent[0, pair]),
        report=report if report >= 0 and st.copies[0, n, report] else NONE,
    )


def threads(k: Known) -> tuple[Thread, ...]:
    """Every thread known."""
    return tuple(_thread(k, int(t)) for t in np.flatnonzero(k.masks.thread[0, k.nation]))


def _thread(k: Known, t: int) -> Thread:
    pub, st, n = k.public, k.state, k.nation
    confidence = int(st.confidence[0, n, t])
    return Thread(
        thread=t,
        detected=bool(st.detected[0, n, t]),
        confidence=confidence,
        rise=confidence - int(st.confidence_before[0, n, t]),
        word=Word.LOW if confidence < MODERATE else Word.MODERATE if confidence < HIGH else Word.HIGH,
        progress=_progress(k, t),
        deadline=int(st.deadline[0, t]),
        subjects=indices(pub.thread_subject[t]),
        place=int(pub.thread_place[t]),
        need=ints(pub.thread_need[t]),
        crisis_need=ints(pub.crisis_need[t]),
        crisis_until=int(st.crisis_until[0, t]),
        basis=LegalBasis(pub.thread_basis[t]),
        domains_asked=int(pub.thread_domains[t]),
        domains_seen=_domains(k, k.nation, t),
        severity=int(st.severity[0, t]),
        eased=int(st.eased[0, t]),
        frozen=bool(st.frozen[0, t] <= st.tick),
        hiding_until=int(st.hidden_until[0, t]) if st.hidden_until[0, t] > st.tick else 0,
        own=bool(pub.own_thread[n, t]),
        judged=Judgement(st.judged[0, n, t]),
        outcome=Outcome(st.outcome[0, t]),
        closed=int(st.closed[0, t]),
        closed_by=int(st.closed_by[0, t]),
    )


def _progress(k: Known, t: int) -> Progress:
    """By outcome, then by the clock, then by how much the viewer knows."""
    outcome = k.state.outcome[0, t]
    if outcome == Outcome.CRISIS:
        return Progress.INCIDENT
    if outcome != Outcome.OPEN:
        return Progress.CLOSED
    if k.state.deadline[0, t] - k.state.tick <= IMMINENT_TICKS:
        return Progress.IMMINENT
    developing = k.state.confidence[0, k.nation, t] >= k.public.doctrine.nearly_confidence
    return Progress.DEVELOPING if developing else Progress.INDICATIONS


def _domains(k: Known, h: int, t: int) -> tuple[Domain, ...]:
    """Domains in which a full, unexposed, fresh report of holder h, which the nation has read, bears on the thread."""
    st = k.state
    full = (st.copies[0, h] == Copy.FULL) & ((st.marks[0, h] & Mark.EXPOSED) == 0) & (k.freshness > 0)
    return tuple(Domain(d) for d in np.unique(k.public.report_domain[full & k.bears[:, t]]))


def forces(k: Known) -> tuple[Force, ...]:
    """Task forces that the nation serves in or is invited to, by key."""
    masks, n = k.masks, k.nation
    slots = np.flatnonzero(masks.serving[0, :, n] | masks.invited[0, :, n])
    return tuple(sorted((_force(k, int(f)) for f in slots), key=lambda force: force.key))


def _force(k: Known, f: int) -> Force:
    pub, st, n = k.public, k.state, k.nation
    member = bool(k.masks.serving[0, f, n])
    members = indices(st.force_member[0, f])
    thread, slot = int(st.force_thread[0, f]), pub.n_nations + f
    return Force(
        key=int(st.force_key[0, f]),
        stage=Stage(st.force_stage[0, f]),
        lead=int(st.force_lead[0, f]),
        thread=thread,
        members=members,
        invited=indices(k.masks.invited[0, f]),
        member=member,
        leaving=bool(st.force_leaving[0, f, n]),
        ready=int(st.force_ready[0, f]),
        busy_until=int(st.force_busy[0, f]),
        units=tuple(ints(st.force_units[0, f, m]) for m in members) if member else (),
        pooled=ints(k.pooled[f]),
        coverage=_coverage(k, f, thread),
        confidence=int(st.confidence[0, slot, thread]),
        at_response=int(k.at_response[f]),
        in_full=int(k.in_full[f]),
        reports=indices(st.copies[0, slot] > 0),
        domains=_domains(k, slot, thread),
        support=int(st.force_support[0, f]),
        proven=indices((st.copies[0, slot] > 0) & _proven(st.marks[0, slot])),
    )


def _proven(marks: U8) -> Bool:
    """Which copies count in full by their marks: rows."""
    proven: Bool = ((marks & Mark.CONFIRMED) > 0) & ((marks & Mark.EXPOSED) == 0)
    return proven


def _coverage(k: Known, f: int, thread: int) -> tuple[int, ...]:
    """Percent of each capability asked for that the pooled units cover: of the incident's need while it lasts."""
    crisis = k.state.outcome[0, thread] == Outcome.CRISIS
    need = (k.public.crisis_need if crisis else k.public.thread_need)[thread].astype(np.int32)
    share = k.pooled[f] // np.maximum(need * 10, 1)
    return ints(np.where(need > 0, np.minimum(share, FULL_COVERAGE), FULL_COVERAGE))


def cells(k: Known) -> tuple[Cell, ...]:
    """Fusion cells at work in organisations that the nation belongs to, by organisation."""
    pub, st = k.public, k.state
    return tuple(
        _cell(k, o, int(pub.cell_of[o]))
        for o in indices(pub.member[:, k.nation] & (pub.cell_of >= 0))
        if st.cell_until[0, pub.cell_of[o]] > st.tick
    )


def _cell(k: Known, organisation: int, cell: int) -> Cell:
    st, slot = k.state, k.public.n_nations + k.public.n_forces + cell
    thread = int(st.cell_thread[0, cell])
    aware = thread >= 0 and bool(k.masks.thread[0, k.nation, thread])
    return Cell(
        organisation=organisation,
        thread=thread if aware else NONE,
        until=int(st.cell_until[0, cell]),
        confidence=int(st.confidence[0, slot, thread]) if aware else 0,
        reports=indices(st.copies[0, slot] > 0),
        domains=_domains(k, slot, thread) if aware else (),
    )


def campaigns(k: Known) -> tuple[Campaign, ...]:
    """Campaigns at work in the nation's audience."""
    pub, st, n = k.public, k.state, k.nation
    running = pub.campaign_audience[:, n] & (st.intensity[0, :, n] > 0)
    return tuple(_campaign(k, int(g)) for g in np.flatnonzero(running))


def _campaign(k: Known, g: int) -> Campaign:
    pub, st, n = k.public, k.state, k.nation
    sets = np.flatnonzero((pub.report_campaign == g) & k.masks.held[0, n] & ~st.compromised[0])
    verified = (st.marks[0, n, sets] & VERIFIED_BITS) == int(Mark.ANALYSED)
    return Campaign(
        campaign=g,
        channel=int(pub.campaign_channel[g]),
        audience=indices(pub.campaign_audience[g]),
        intensity=int(st.intensity[0, g, n]),
        above=bool(st.intensity[0, g, n] > pub.doctrine.campaign_feeds),
        hash_set=int(sets[0]) if len(sets) else NONE,
        verified=bool(verified.any()),
    )
