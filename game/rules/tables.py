"""Constant arrays of one scenario at one difficulty: no game axis, no randomness. Whatever a seed varies is State.

Tables are told apart by identity, so that what follows from them alone is worked out once: see `constant`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from game.rules.arrays import I8, I16, I32, U8, Bool
from game.rules.doctrine import Doctrine

F = TypeVar("F", bound=Callable[..., Any])


def constant(function: F) -> F:
    """A function of tables (or of the doctrine) alone, computed once for each; what it returns must not be changed."""
    return lru_cache(maxsize=16)(function)  # type: ignore[return-value]


@dataclass(frozen=True, slots=True, eq=False)
class PublicTables:
    """The part that every player may know: who is who, what exists as a mechanism, what things cost."""

    doctrine: Doctrine
    turns: int
    n_nations: int
    n_reports: int
    n_sources: int
    n_threads: int
    n_channels: int
    n_alerts: int  # halves; alert a's counterpart is `counterpart[a]`
    n_pairs: int
    n_forces: int  # task-force slots
    n_cells: int  # fusion-cell slots: one for each organisation that offers joint intelligence
    n_organisations: int
    n_campaigns: int
    n_subjects: int
    n_injects: int
    n_matters: int
    mechanics: frozenset[str]  # names of mechanics in use (R-PACE); an order of an absent mechanic is refused
    # nations
    staff: I8  # [N] staff points a turn
    capability: I8  # [N, K] 0-5
    handling: I8  # [N] handling discipline 0-5 at the start
    framework: Bool  # [N] legal frameworks adopted at the start
    interest: Bool  # [N, U] registered interests at the start
    own_thread: Bool  # [N, T] threads that are a nation's own for its seat score
    trust: I16  # [N, N] start trust of n in m (and the value trust drifts to)
    interop: I16  # [N, N] interoperability at the start
    liaison: Bool  # [N, N] standing liaison at the start
    agreement: Bool  # [N, N] formal agreement in force at the start
    half_agreed: Bool  # [N, N] negotiated half: takes half the set-up
    # organisations
    organisation_kind: U8  # [O] OrganisationKind
    member: Bool  # [O, N]
    service: Bool  # [O, S] services the organisation provides here
    service_cost: I8  # [S] staff
    community: Bool  # [N, N] share an organisation other than the United Nations and INTERPOL (GREEN's community)
    allied: Bool  # [N, N] may form a task force without being convened: share an alliance, union, association or pair
    cell_of: I8  # [O] fusion-cell slot of the organisation, NONE
    # channels
    channel_kind: U8  # [C] ChannelKind; 0 is always the diplomatic note, 1 always the liaison officer
    channel_member: Bool  # [C, N]
    channel_latency: I16  # [C] ticks
    channel_capacity: I16  # [C] reports a turn
    channel_ceiling: I8  # [C] Label
    channel_organisation: I8  # [C] providing organisation, NONE
    # reports (public once held)
    report_label: I8  # [I] Label
    report_domain: U8  # [I] Domain
    report_subject: Bool  # [I, U]
    report_orcon: Bool  # [I] under originator control
    report_alert_pair: I8  # [I] alert pair whose analysed match yields this report, NONE
    report_campaign: I8  # [I] campaign whose hash set this report is, NONE
    # threads (public once detected)
    thread_subject: Bool  # [T, U]
    thread_need: I8  # [T, K] pooled capability that prevents
    crisis_need: I8  # [T, K] capability in place that contains; all 0 where the thread cannot become an incident
    crisis_window: I16  # [T] ticks
    thread_place: I8  # [T] nation where it would happen
    thread_basis: U8  # [T] LegalBasis
    thread_domains: I8  # [T] domains asked for
    thread_severity: I16  # [T] 1/1000 at the start
    # financial intelligence
    alert_subject: I8  # [A] subject of the half
    counterpart: I8  # [A] the other half
    alert_pair: I8  # [A] pair index
    # online campaigns
    campaign_channel: I8  # [G] platform on which hash sets are shared
    campaign_audience: Bool  # [G, N]
    # score
    weights: I16  # [7] weight of each Dimension, absent 0; sums to 100
    seat_weights: I16  # [5]
    profile: I16  # [N, 3] partner profile: reciprocity, caution, patience, each 0-1000 (R-PARTNER)
    human_seat: Bool  # [N] seats that may be human
    default_seat: int

    @property
    def n_holders(self) -> int:
        """Nations, then task-force slots, then fusion cells: all that may hold and assess copies."""
        return self.n_nations + self.n_forces + self.n_cells

    @property
    def ticks(self) -> int:
        return self.turns * 6


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """The whole of a compiled scenario: the public part and what only the rules may read."""

    public: PublicTables
    # threads
    thread_group: I8  # [T] decoy group, NONE: genuine for certain; one thread of each group is the decoy
    thread_opens: I16  # [T] tick; NEVER where an inject opens it
    thread_life: I16  # [T, 2] lowest and highest life in ticks from opening to deadline
    # sources and reports
    source: I16  # [I] source of the report
    weight: I16  # [I, T] evidence weight on threads
    band: U8  # [I] 0 none, 1 minor, 2 useful, 3 key: of the largest weight
    main_thread: I8  # [I] thread of the largest weight, NONE
    corroborates: Bool  # [I, I] share a thread, different sources
    freshness: U8  # [halflife class, ticks + 1] percent left by age
    half_life: U8  # [I] row of `freshness`
    truth_mode: U8  # [I] TruthMode
    truth_chance: I16  # [I] 1/1000, for TruthMode.GRADE
    holder_choice: I8  # [I, X] nations a seed may choose as originator, NONE filled at the end
    holder_count: I8  # [I]
    deal: I8  # [I] deal group: all reports of a group turn through their choices together; NONE
    arrive_low: I16  # [I] first tick of the arrival window; NEVER where an inject or a match delivers it
    arrive_high: I16  # [I]
    dormant: Bool  # [I] its holder does not know that it matters until woken
    # alerts
    alert_choice: I8  # [A, X] nations that may hold the half
    alert_count: I8  # [A]
    alert_low: I16  # [A] arrival window
    alert_high: I16  # [A]
    alert_thread: I8  # [A]
    pair_report: I8  # [P] financial report an analysed match yields
    # campaigns
    campaign_thread: I8  # [G]
    campaign_start: I16  # [G, N] intensity at the start, 1/1000
    campaign_opens: I16  # [G] tick
    campaign_noise: I16  # [G, X] false reports it may release, NONE filled
    # injects
    inject_low: I16  # [J] window of the firing tick; NEVER where only a condition or EXCON fires it
    inject_high: I16  # [J]
    inject_tray: Bool  # [J] contingency tray: only EXCON fires it
    inject_due: I16  # [J] ticks to decide, 0 where there is nothing to decide
    inject_audience: I32  # [J] nation mask that is told
    inject_options: I8  # [J] number of options, 0 for none
    inject_default: I8  # [J] option taken when nobody decides
    inject_counsel: I8  # [J] option that partner AI takes, NONE: it lets the default stand
    condition: I32  # [X, 8] postfix program rows: inject, op, metric, x, y, comparator, value, unused (see injects)
    effect: (
        I32  # [E, 9] rows: inject, option (NONE: at once), EffectKind, nation, other, entity, amount, duration, unused
    )
    caution: I16  # [N] added to every release threshold of the nation at the start
