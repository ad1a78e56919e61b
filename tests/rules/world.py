"""A small exercise built in code: three nations by default, everything switched on, nothing drawn unless asked for.

`world()` gives Tables; any field may be replaced by name. Nations 0 and 1 are allied (military alliance), nation 2
shares only the United Nations and INTERPOL. Report i is originated by nation i % N at tick 0, AMBER under originator
control, bears on thread 0 (reports 0-7) or thread 1 (8-11) and stands on subject 0 or 1.
"""

from dataclasses import fields, replace
from typing import Any

import numpy as np

from game.rules.codes import (
    N_CAPABILITIES,
    N_DOMAINS,
    NEVER,
    NONE,
    ChannelKind,
    Label,
    OrganisationKind,
    Service,
    TruthMode,
)
from game.rules.doctrine import Doctrine
from game.rules.events import Event
from game.rules.initial import initial
from game.rules.orders import Kind, Orders, joined, placed, rows_of
from game.rules.state import State
from game.rules.step import Resolved, step
from game.rules.tables import PublicTables, Tables

MECHANICS = frozenset(
    [
        "orcon",
        "liaison",
        "agreement",
        "database",
        "fiu",
        "online",
        "harden",
        "taskforce",
        "train",
        "services",
        "priority",
        "decisions",
        "register",
        "tear",
    ]
)
UN, INTERPOL, ALLIANCE, UNION, ASSOCIATION = range(5)
NOTE, LIAISON, PLATFORM, DATABASE = range(4)


def freshness_rows(half_lives: tuple[int, ...], ticks: int) -> np.ndarray:
    """Percent left by age for each half-life, by whole-number halving between exact powers of two."""
    rows = [[round(100 * 0.5 ** (age / half)) for age in range(ticks + 1)] for half in half_lives]
    return np.array(rows, np.uint8)


def _public(n: int, reports: int, turns: int) -> PublicTables:
    organisations, subjects, threads, channels, alerts, campaigns = 5, 4, 2, 4, 2, 1
    member = np.zeros((organisations, n), np.bool_)
    member[UN] = member[INTERPOL] = True
    member[ALLIANCE, :2] = True
    member[UNION, :2] = True
    member[ASSOCIATION] = True
    service = np.zeros((organisations, len(Service)), np.bool_)
    service[UN, [Service.CAPACITY_BUILDING, Service.LEGAL_FRAMEWORK]] = True
    service[INTERPOL, [Service.NOTICE, Service.DIFFUSION, Service.CONVENE_TASK_FORCE]] = True
    service[ALLIANCE, [Service.JOINT_INTELLIGENCE, Service.MILITARY_SUPPORT, Service.STRATEGIC_COORDINATION]] = True
    service[UNION, [Service.JOINT_INVESTIGATION, Service.PREVENTION, Service.VICTIM_SUPPORT]] = True
    service[ASSOCIATION, [Service.MUTUAL_LEGAL_ASSISTANCE, Service.MINISTERIAL_MEETING, Service.JOINT_EXERCISE]] = True
    trust = np.full((n, n), 350, np.int16)
    trust[:2, :2] = 600
    np.fill_diagonal(trust, 1000)
    capability = np.full((n, N_CAPABILITIES), 2, np.int8)
    subject = np.zeros((reports, subjects), np.bool_)
    subject[np.arange(reports), (np.arange(reports) >= 8).astype(int)] = True
    thread_subject = np.zeros((threads, subjects), np.bool_)
    thread_subject[0, 0] = thread_subject[1, 1] = True
    need = np.zeros((threads, N_CAPABILITIES), np.int8)
    need[:, 1] = 3
    crisis = np.zeros((threads, N_CAPABILITIES), np.int8)
    crisis[1, [4, 6]] = (3, 2)
    interest = np.zeros((n, subjects), np.bool_)
    interest[:, 0] = True
    community = np.zeros((n, n), np.bool_)
    community[:2, :2] = True
    channel_member = np.ones((channels, n), np.bool_)
    channel_member[PLATFORM, 2:] = False
    report_pair = np.full(reports, NONE, np.int8)
    report_pair[-1] = 0
    report_campaign = np.full(reports, NONE, np.int8)
    report_campaign[-2] = 0
    own = np.zeros((n, threads), np.bool_)
    own[:, 0] = True
    return PublicTables(
        doctrine=Doctrine(),
        turns=turns,
        n_nations=n,
        n_reports=reports,
        n_sources=reports,
        n_threads=threads,
        n_channels=channels,
        n_alerts=alerts,
        n_pairs=1,
        n_forces=3,
        n_cells=1,
        n_organisations=organisations,
        n_campaigns=campaigns,
        n_subjects=subjects,
        n_injects=1,
        n_matters=24,
        mechanics=MECHANICS,
        staff=np.full(n, 5, np.int8),
        capability=capability,
        handling=np.full(n, 3, np.int8),
        framework=np.array([k != 2 for k in range(n)]),
        interest=interest,
        own_thread=own,
        trust=trust,
        interop=np.full((n, n), 200, np.int16),
        liaison=np.zeros((n, n), np.bool_),
        agreement=np.zeros((n, n), np.bool_),
        half_agreed=np.zeros((n, n), np.bool_),
        organisation_kind=np.array(
            [
                OrganisationKind.UNITED_NATIONS,
                OrganisationKind.INTERPOL,
                OrganisationKind.MILITARY_ALLIANCE,
                OrganisationKind.UNION,
                OrganisationKind.ASSOCIATION,
            ],
            np.uint8,
        ),
        member=member,
        service=service,
        service_cost=np.ones(len(Service), np.int8),
        community=community,
        allied=community.copy(),
        cell_of=np.array([NONE, NONE, 0, NONE, NONE], np.int8),
        channel_kind=np.array(
            [ChannelKind.NOTE, ChannelKind.LIAISON, ChannelKind.PLATFORM, ChannelKind.DATABASE], np.uint8
        ),
        channel_member=channel_member,
        channel_latency=np.array([9, 1, 1, 1], np.int16),
        channel_capacity=np.array([2, 2, 8, 6], np.int16),
        channel_ceiling=np.array([Label.GREEN, Label.RED, Label.AMBER, Label.AMBER], np.int8),
        channel_organisation=np.array([NONE, NONE, ALLIANCE, INTERPOL], np.int8),
        report_label=np.full(reports, Label.AMBER, np.int8),
        report_domain=(np.arange(reports) % N_DOMAINS).astype(np.uint8),
        report_subject=subject,
        report_orcon=np.ones(reports, np.bool_),
        report_alert_pair=report_pair,
        report_campaign=report_campaign,
        thread_subject=thread_subject,
        thread_need=need,
        crisis_need=crisis,
        crisis_window=np.array([0, 18], np.int16),
        thread_place=np.array([0, 1], np.int8),
        thread_basis=np.zeros(threads, np.uint8),
        thread_domains=np.full(threads, 2, np.int8),
        thread_severity=np.full(threads, 1000, np.int16),
        alert_subject=np.zeros(alerts, np.int8),
        counterpart=np.array([1, 0], np.int8),
        alert_pair=np.zeros(alerts, np.int8),
        campaign_channel=np.full(campaigns, PLATFORM, np.int8),
        campaign_audience=np.ones((campaigns, n), np.bool_),
        weights=np.array([30, 10, 18, 15, 10, 10, 7], np.int16),
        seat_weights=np.array([30, 25, 20, 15, 10], np.int16),
        profile=np.full((n, 3), 500, np.int16),
        human_seat=np.ones(n, np.bool_),
        default_seat=0,
    )


def _hidden(public: PublicTables) -> dict[str, Any]:
    n, i, t, a = public.n_nations, public.n_reports, public.n_threads, public.n_alerts
    thread = (np.arange(i) >= 8).astype(np.int8)
    weight = np.zeros((i, t), np.int16)
    weight[np.arange(i), thread] = 300
    shares_thread = (weight[:, None, :] > 0) & (weight[None, :, :] > 0)
    corroborates = shares_thread.any(2) & ~np.eye(i, dtype=np.bool_)
    arrive = np.zeros(i, np.int16)
    arrive[-2:] = NEVER
    return {
        "thread_group": np.full(t, NONE, np.int8),
        "thread_opens": np.zeros(t, np.int16),
        "thread_life": np.full((t, 2), 36, np.int16),
        "source": np.arange(i, dtype=np.int16),
        "weight": weight,
        "band": np.full(i, 2, np.uint8),
        "main_thread": thread,
        "corroborates": corroborates,
        "freshness": freshness_rows((30,), public.ticks + 60),
        "half_life": np.zeros(i, np.uint8),
        "truth_mode": np.full(i, TruthMode.TRUE, np.uint8),
        "truth_chance": np.full(i, 1000, np.int16),
        "holder_choice": (np.arange(i) % n).astype(np.int8)[:, None],
        "holder_count": np.ones(i, np.int8),
        "deal": np.full(i, NONE, np.int8),
        "arrive_low": arrive,
        "arrive_high": arrive.copy(),
        "dormant": np.zeros(i, np.bool_),
        "alert_choice": np.array([[0], [1]], np.int8)[:a],
        "alert_count": np.ones(a, np.int8),
        "alert_low": np.zeros(a, np.int16),
        "alert_high": np.zeros(a, np.int16),
        "alert_thread": np.zeros(a, np.int8),
        "pair_report": np.array([i - 1], np.int16),
        "campaign_thread": np.ones(public.n_campaigns, np.int8),
        "campaign_start": np.full((public.n_campaigns, n), 300, np.int16),
        "campaign_opens": np.zeros(public.n_campaigns, np.int16),
        "campaign_noise": np.full((public.n_campaigns, 1), NONE, np.int16),
        "inject_low": np.full(public.n_injects, NEVER, np.int16),
        "inject_high": np.full(public.n_injects, NEVER, np.int16),
        "inject_tray": np.ones(public.n_injects, np.bool_),
        "inject_due": np.zeros(public.n_injects, np.int16),
        "inject_audience": np.full(public.n_injects, (1 << n) - 1, np.int32),
        "inject_options": np.zeros(public.n_injects, np.int8),
        "inject_default": np.full(public.n_injects, NONE, np.int8),
        "inject_counsel": np.full(public.n_injects, NONE, np.int8),
        "condition": np.zeros((0, 8), np.int32),
        "effect": np.zeros((0, 9), np.int32),
        "caution": np.zeros(n, np.int16),
    }


def world(n_nations: int = 3, n_reports: int = 14, turns: int = 8, **changes: Any) -> Tables:
    """Tables of the small exercise; `changes` replace fields of PublicTables or Tables by name (arrays or scalars).

    `doctrine` may be a dict of overrides.
    """
    if isinstance(changes.get("doctrine"), dict):
        changes["doctrine"] = replace(Doctrine(), **changes["doctrine"])
    public_names = {f.name for f in fields(PublicTables)}
    public = _public(n_nations, n_reports, turns)
    public = replace(public, **{k: v for k, v in changes.items() if k in public_names})
    hidden = _hidden(public) | {k: v for k, v in changes.items() if k not in public_names}
    return Tables(public=public, **hidden)


def start(tables: Tables, games: int = 1, seed: int = 1) -> State:
    """The State before the first plan of `games` games with seeds from `seed`."""
    return initial(tables, np.arange(seed, seed + games, dtype=np.uint64))


def order(nation: int, kind: Kind, *, game: int = 0, to: tuple[int, ...] | int = 0, **columns: int) -> Orders:
    """One order; `to` names nations by index (a tuple) or is a ready mask."""
    mask = sum(1 << m for m in to) if isinstance(to, tuple) else to
    one = np.array([game], np.int32), np.array([nation], np.int32)
    return rows_of(*one, kind, to=mask, **columns)


def turn(tables: Tables, state: State, *orders: Orders) -> Resolved:
    """One recorded turn with the orders, placed in the order given."""
    return step(tables, state, placed(joined(list(orders))), record=True)


def turns(tables: Tables, state: State, count: int) -> State:
    """`count` turns in which nobody orders anything."""
    for _ in range(count):
        state = step(tables, state, joined([])).state
    return state


def happened(resolved: Resolved, event: Event) -> list[tuple[int, int, int, int]]:
    """(actor, target, item, value) of each event of a kind, in order."""
    e = resolved.events
    rows = np.flatnonzero(e.event == event)
    return [(int(e.actor[k]), int(e.target[k]), int(e.item[k]), int(e.value[k])) for k in rows]
