"""Sound bounds of what any play can reach: with every report at once where it is needed, read and believed, with all
nations willing. What lies above a bound cannot happen, whatever the seed; what lies below it may or may not.
"""

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from game.rules.arrays import I32, Bool, Ints
from game.rules.codes import N_DOMAINS, NEVER, NONE, TICKS_PER_TURN, EffectKind, LegalBasis, OrganisationKind, Service
from game.rules.tables import Tables

UNIT = 1000


def opening(tb: Tables, t: int) -> int:
    """Earliest hour at which thread t can be open."""
    return 0 if tb.thread_opens[t] >= NEVER else int(tb.thread_opens[t])


def freezable(tb: Tables, t: int) -> bool:
    """Whether a freeze can ease the response to thread t."""
    return "fiu" in tb.public.mechanics and bool((tb.alert_thread == t).any())


def latest_deadline(tb: Tables, t: int) -> int:
    """Latest hour at which a response to thread t can still come: its longest life, everything that puts it off."""
    pub = tb.public
    end = pub.ticks - TICKS_PER_TURN
    if tb.thread_opens[t] >= NEVER:
        return end
    later = tb.effect[(tb.effect[:, 2] == EffectKind.DEADLINE) & (tb.effect[:, 5] == t), 6]
    put_off = int(np.maximum(later, 0).sum()) + pub.doctrine.freeze_delay * freezable(tb, t)
    return min(int(tb.thread_opens[t]) + int(tb.thread_life[t, 1]) + put_off, end)


def confidence(tb: Tables, t: int, held: Bool | None = None, late: bool = True) -> I32:
    """Most confidence in thread t that one assessment can have at each hour: [ticks + 1], in 1/1000.

    `held` [I] narrows the reports; `late` counts evidence of the last turn as a response does.
    """
    pub, d = tb.public, tb.public.doctrine
    bears = tb.weight[:, t] > 0
    rows = np.flatnonzero(bears if held is None else bears & held)
    hours = np.arange(pub.ticks + 1)
    low = np.where(tb.arrive_low[rows] >= NEVER, 0, tb.arrive_low[rows]).astype(np.int32)[:, None]
    youngest = np.maximum(hours - tb.arrive_high[rows].astype(np.int32)[:, None], 0)
    settled = np.maximum(youngest, TICKS_PER_TURN)
    left = tb.freshness[tb.half_life[rows]].astype(np.int32)
    each = np.arange(len(rows))[:, None]
    share = np.where(late & (youngest < TICKS_PER_TURN), d.late_evidence, 100)
    value = left[each, youngest] * share // 100
    older = left[each, np.minimum(settled, pub.ticks)] * (settled <= hours - low)
    came = low <= hours
    value = np.maximum(value, older) * came
    total = (value * tb.weight[rows, t].astype(np.int32)[:, None]).sum(0) // 100
    domain = pub.report_domain[rows]
    domains = np.stack([came[domain == k].any(0) for k in range(N_DOMAINS)]).sum(0)
    asked = int(pub.thread_domains[t])
    level = 1000 * total // (total + d.saturation) * np.minimum(domains, asked) // asked
    eased = d.freeze_requirement * freezable(tb, t) if late else 0
    return np.asarray(level + eased, np.int32)


def response_hours(tb: Tables, t: int) -> Ints:
    """The hours at which a response to thread t can be carried out."""
    last = latest_deadline(tb, t)
    return np.arange(0, last + 1, TICKS_PER_TURN)[opening(tb, t) // TICKS_PER_TURN :]


def highest_confidence(tb: Tables, t: int, held: Bool | None = None) -> int:
    """Most confidence with which thread t can be responded to."""
    return int(confidence(tb, t, held)[response_hours(tb, t)].max(initial=0))


def earliest_form(tb: Tables, t: int) -> int:
    """Earliest hour at which a task force on thread t can be formed; NEVER when confidence never suffices."""
    d = tb.public.doctrine
    able = confidence(tb, t, late=False) >= max(d.detect, d.form_confidence)
    able[: opening(tb, t)] = False
    hours = np.flatnonzero(able)
    if not len(hours):
        return NEVER
    first = int(hours[0])
    return 0 if first == 0 else (first // TICKS_PER_TURN + 1) * TICKS_PER_TURN


@dataclass(frozen=True, slots=True)
class Pool:
    """What nations can pool: the fewest members that cover a need (0 for none), and the most of each capability."""

    members: int
    most: I32  # [K] in 1/1000 of a unit


def pool(tb: Tables, need: Ints, able: Bool, leads: Bool, by: int) -> Pool:
    """The best task force for a need [K] by hour `by`: of nations `able` [N], one of `leads` [N] at its head."""
    pub = tb.public
    factor = 500 + _reachable(tb, by).max(1) // 2
    units = pub.capability.astype(np.int32)
    wanted = need.astype(np.int32) * UNIT
    most = np.zeros(units.shape[1], np.int32)
    fewest = 0
    tied = _tied(tb)
    for lead in np.flatnonzero(able & leads):
        others = [int(n) for n in np.flatnonzero(able & tied[lead]) if n != lead]
        for size in range(min(pub.doctrine.force_size, len(others) + 1)):
            if fewest and size + 1 >= fewest:
                break
            groups = list(combinations(others, size))
            chosen = np.array(groups, np.intp).reshape(len(groups), size)
            pooled = units[lead] * UNIT + (units * factor[:, None])[chosen].sum(1)
            most = np.maximum(most, pooled.max(0))
            if (pooled >= wanted).all(1).any():
                fewest = size + 1
    return Pool(fewest, most)


def _reachable(tb: Tables, by: int) -> I32:
    """Interoperability that pairs can have by hour `by`, trained as often as they may be: [N, N], own pairs 0."""
    pub, d = tb.public, tb.public.doctrine
    reach = pub.interop.astype(np.int32)
    if "train" in pub.mechanics or pub.service[:, Service.JOINT_EXERCISE].any():
        often = by // (TICKS_PER_TURN * d.training_gap) + 1
        reach = np.minimum(reach + often * (d.training_interop + d.training_intelligence), 1000)
    np.fill_diagonal(reach, 0)
    return np.asarray(reach, np.int32)


def _tied(tb: Tables) -> Bool:
    """Which nations a lead can ever invite: [N, N]."""
    pub = tb.public
    tied = pub.allied | pub.agreement
    if "agreement" in pub.mechanics:
        tied = tied | True
    convening = pub.member[pub.service[:, Service.CONVENE_TASK_FORCE]]
    return np.asarray(tied | (convening[:, :, None] & convening[:, None, :]).any(0), np.bool_)


def lawful(tb: Tables, t: int) -> Bool:
    """Nations that can be members of a lawful response to thread t by its latest deadline: [N]."""
    pub, d = tb.public, tb.public.doctrine
    place, last = int(pub.thread_place[t]), latest_deadline(tb, t)
    home = np.arange(pub.n_nations) == place
    if pub.thread_basis[t] != LegalBasis.FRAMEWORK:
        return np.ones(pub.n_nations, np.bool_)
    adopts = pub.member[pub.service[:, Service.LEGAL_FRAMEWORK]].any(0) & (d.service_ticks <= last)
    given = tb.effect[tb.effect[:, 2] == EffectKind.FRAMEWORK, 3]
    framework = pub.framework | adopts
    framework[given[given != NONE]] = True
    agreed = pub.agreement[place].copy()
    if "agreement" in pub.mechanics:
        agreed |= TICKS_PER_TURN + d.agreement_setup <= last
    return np.asarray(home | framework | agreed | _investigates(tb, place), np.bool_)


def _investigates(tb: Tables, place: int) -> Bool:
    """Nations that may investigate jointly with a place: [N]."""
    pub = tb.public
    unions = pub.service[:, Service.JOINT_INVESTIGATION] & pub.member[:, place]
    unions &= pub.organisation_kind == OrganisationKind.UNION
    return np.asarray(pub.member[unions].any(0), np.bool_)


def may_lead(tb: Tables, t: int) -> Bool:
    """Nations that can lead a lawful response to thread t, as far as its basis decides it: [N]."""
    pub = tb.public
    place = int(pub.thread_place[t])
    home = np.arange(pub.n_nations) == place
    if pub.thread_basis[t] != LegalBasis.ASSISTANCE:
        return np.ones(pub.n_nations, np.bool_)
    granting = pub.service[:, Service.MUTUAL_LEGAL_ASSISTANCE] & pub.member[:, place]
    granting &= pub.organisation_kind == OrganisationKind.ASSOCIATION
    asks_in_time = latest_deadline(tb, t) >= 2 * TICKS_PER_TURN
    granted = pub.member[granting].any(0) & asks_in_time
    return np.asarray(home | granted | _investigates(tb, place), np.bool_)
