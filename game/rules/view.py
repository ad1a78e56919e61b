"""The View: what one seat may see, typed. It is the only thing that leaves the rules toward anyone.

Handles are the indices of the scenario's entities; `game.wording` turns them into names. A handle is meaningful only
for what its reader may know, and no list tells how much else exists. Values are as stored: trust, confidence, readiness
and severity 0-1000, ticks in hours, NONE (-1) for no entity, NEVER for a tick that does not come. Labels, kinds and
stages are the enumerations of `game.rules.codes`. Tuples are sorted by handle unless a line says otherwise.
"""

from dataclasses import dataclass
from enum import IntEnum

from game.rules.codes import (
    ChannelKind,
    Copy,
    Domain,
    Judgement,
    Label,
    LegalBasis,
    MatterKind,
    MatterStatus,
    OrganisationKind,
    Outcome,
    Service,
    Stage,
    TrainingKind,
)
from game.rules.declining import Why
from game.rules.truth import Truth


class Connection(IntEnum):
    """How the viewer and another nation stand, as the map draws it."""

    RESTRICTED = 0
    """Only channels below AMBER work."""
    OPEN = 1
    """A channel other than the diplomatic note carries AMBER or more."""
    PENDING = 2
    """A liaison officer or agreement is being set up."""
    STRAINED = 3
    """Trust of one in the other is below what GREEN asks for."""


class Word(IntEnum):
    """Confidence in words (R-ASSESS)."""

    LOW = 0
    MODERATE = 1
    HIGH = 2


class Progress(IntEnum):
    """How far a thread is (R-THREAD)."""

    INDICATIONS = 0
    DEVELOPING = 1
    IMMINENT = 2
    INCIDENT = 3
    CLOSED = 4


@dataclass(frozen=True, slots=True)
class Clock:
    tick: int
    turn: int  # the turn being planned, from 0; equals `turns` at the end
    turns: int
    ended: bool


@dataclass(frozen=True, slots=True)
class Own:
    """The viewer's own nation."""

    nation: int
    staff: int  # staff points of the turn to be planned
    handling: int  # 0-5
    capability: tuple[int, ...]  # [K]
    free_units: tuple[int, ...]  # [K] serving no task force
    reading: int  # free reading of the coming turn
    unread: int  # copies held that are not read
    interests: tuple[int, ...]  # registered subjects
    framework: int  # tick from which the legal framework is in force, NEVER
    priority: int  # thread, NONE
    busy_until: int  # training until this tick
    hardened: int  # 0-3
    prevention: bool
    supported: bool  # victim support ordered
    building_due: int  # tick at which capacity building for this nation takes effect, NEVER
    liaison_seats: int  # officers it may still post
    release: tuple[int, ...]  # [label] trust at which the nation releases without extra staff


@dataclass(frozen=True, slots=True)
class Nation:
    """Another nation: what is public, and what there is between it and the viewer."""

    nation: int
    organisations: tuple[int, ...]
    capability: tuple[int, ...]  # [K], published at the start
    handling: int  # published at the start
    interests: tuple[int, ...]  # registered subjects
    priority: int  # thread it announced, when the viewer knows the thread; NONE
    framework: bool  # in force
    my_trust: int  # the viewer's trust in it
    its_trust: int  # its trust in the viewer
    start_trust: int  # value to which the viewer's trust drifts
    interop: int
    trained_turn: int  # last turn in which both trained together, NONE
    community: bool  # shares GREEN with the viewer
    allied: bool  # may join a task force of the viewer without being convened
    liaison: int  # tick from which a liaison officer between the two works, NEVER
    posted: bool  # the viewer posted the officer
    agreement: int  # tick from which a formal agreement is in force, NEVER
    half_agreed: bool  # an agreement would take half its set-up
    assistance: bool  # mutual legal assistance granted
    same_force: bool  # both serve one task force
    connection: Connection


@dataclass(frozen=True, slots=True)
class ShownTrust:
    """n's trust in m as an event last showed it to the viewer."""

    n: int
    m: int
    value: int


@dataclass(frozen=True, slots=True)
class Toward:
    """A channel as a way from the viewer to one nation."""

    nation: int
    ceiling: Label  # highest label it carries there, agreements and frameworks counted
    law_ceiling: Label  # the same for law-enforcement reports, which a joint investigation may raise
    works: bool  # neither out nor without an officer
    left: int  # reports that still arrive without queuing


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel that the viewer may use."""

    channel: int
    kind: ChannelKind
    organisation: int  # NONE
    members: tuple[int, ...]
    ceiling: Label
    latency: int
    capacity: int  # reports a turn
    backlog: int  # reports that still wait from earlier turns
    out_until: int  # 0 when it works
    toward: tuple[Toward, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A report that the viewer holds."""

    report: int
    copy: Copy
    label: Label  # of the copy held: a tear-line is one lower
    read: bool
    analysed: bool
    confirmed: bool
    exposed: bool
    void: bool  # compromised
    tore: bool  # the viewer made its tear-line: further ones cost nothing extra
    orcon: bool
    domain: Domain
    subjects: tuple[int, ...]
    origin: int
    sender: int  # who sent the copy, NONE for own reporting
    got: int
    age: int  # ticks since the originator received it
    freshness: int  # percent of its worth left
    half_life: int  # ticks from its arrival in which its worth halves
    need: bool  # the viewer has need-to-know: registered, asked, or works on it
    band: int  # 0 unknown or none, 1 minor, 2 useful, 3 key; as the viewer believes
    band_certain: int  # 1/1000, chance that the band is right; 0 while unread
    bears: tuple[int, ...]  # threads known to the viewer on which a read report bears
    released_to: tuple[int, ...]
    campaign: int  # campaign whose hash set it is, NONE
    pair: int  # alert pair that yielded it, NONE
    published: tuple[int, ...]  # database channels in which the viewer's copy stands
    notice_due: int  # tick at which the viewer's own notice or diffusion of it goes out, NEVER
    sent_to: tuple[int, ...]  # nations to which the viewer passed it on; when and how is in its SENT events


@dataclass(frozen=True, slots=True)
class Alert:
    """A half of a financial picture that the viewer holds or was shown."""

    alert: int
    subject: int
    holder: int
    mine: bool
    arrived: int
    matched: bool  # the viewer sees both halves
    other: int  # who holds the counterpart, once matched; NONE
    consent: bool  # onward use allowed, once matched
    report: int  # financial report its analysis yielded, NONE


@dataclass(frozen=True, slots=True)
class Matter:
    """Something asked of one nation by another, one of them the viewer."""

    key: int
    kind: MatterKind
    status: MatterStatus
    asker: int
    asked: int
    mine: bool  # waits for the viewer's answer
    subject: int  # RFI, MATCH; else NONE
    report: int  # RELEASE
    alert: int  # MATCH: the asker's half
    thread: int  # INVITATION
    force: int  # INVITATION: the task force's key, 0
    recipients: tuple[int, ...]  # RELEASE: nations to be released to; TRAINING, for its proposer: all asked
    training: TrainingKind  # TRAINING
    consent: bool  # MATCH: prior consent to onward use is asked
    nil: bool  # RFI: answered with a true nil return
    referred: int  # RFI: answered with a referral to this nation, NONE
    why: Why  # declined: the reason given; else unstated
    made: int
    due: int


@dataclass(frozen=True, slots=True)
class Request:
    """An open request for information between others: requests are public."""

    asker: int
    asked: int
    subject: int
    due: int


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread that the viewer knows of."""

    thread: int
    detected: bool  # by its own evidence; else known by an incident or an invitation
    confidence: int
    rise: int  # since the last turn began
    word: Word
    progress: Progress
    deadline: int
    subjects: tuple[int, ...]
    place: int
    need: tuple[int, ...]  # [K]
    crisis_need: tuple[int, ...]  # [K], all 0 where it cannot become an incident
    crisis_until: int  # end of the crisis window, NEVER
    basis: LegalBasis
    domains_asked: int
    domains_seen: tuple[Domain, ...]
    severity: int
    eased: int  # requirement lowered by a freeze
    frozen: bool
    hiding_until: int  # confidence is lowered until then, 0
    own: bool  # one of the nation's own for its seat score
    judged: Judgement
    outcome: Outcome
    closed: int  # tick, NEVER
    closed_by: int  # lead of the force that closed it, NONE


@dataclass(frozen=True, slots=True)
class Force:
    """A task force that the viewer serves in or is invited to."""

    key: int
    stage: Stage
    lead: int
    thread: int
    members: tuple[int, ...]
    invited: tuple[int, ...]  # still to answer
    member: bool  # the viewer serves; else it is invited and the fields below are empty
    leaving: bool
    ready: int  # tick at which forming ends or the deployment arrives
    busy_until: int
    units: tuple[tuple[int, ...], ...]  # [member][K] units assigned, in the order of `members`
    pooled: tuple[int, ...]  # [K] 1/1000 of a unit, scaled by interoperability
    coverage: tuple[int, ...]  # [K] percent of what the thread asks for; 100 where it asks for nothing
    confidence: int  # fused assessment
    at_response: int  # by which a response now is judged: what came in the last turn counts for less
    in_full: int  # the same if all counted in full
    reports: tuple[int, ...]  # contributed
    domains: tuple[Domain, ...]  # of the full ones that bear on its thread, as the viewer has read them
    support: int  # ticks of deployment saved by military support
    proven: tuple[int, ...] = ()  # of its reports those that count in full: analysed by a member, or borne out


@dataclass(frozen=True, slots=True)
class Cell:
    """A fusion cell of an organisation that the viewer belongs to."""

    organisation: int
    thread: int  # NONE when the viewer does not know it
    until: int
    confidence: int
    reports: tuple[int, ...]
    domains: tuple[Domain, ...]  # as of a force


@dataclass(frozen=True, slots=True)
class Campaign:
    """An online campaign that reaches the viewer's audience."""

    campaign: int
    channel: int  # platform on which its hash set is shared
    audience: tuple[int, ...]
    intensity: int  # in the viewer's audience
    above: bool  # beyond the level at which a campaign feeds its thread, in this audience
    hash_set: int  # report held that is its hash set, NONE
    verified: bool  # the viewer analysed the hash set


@dataclass(frozen=True, slots=True)
class Offer:
    service: Service
    cost: int  # staff


@dataclass(frozen=True, slots=True)
class Organisation:
    organisation: int
    kind: OrganisationKind
    members: tuple[int, ...]
    member: bool  # the viewer belongs to it
    services: tuple[Offer, ...]
    channels: tuple[int, ...]
    coordinated: int  # thread agreed as the members' priority, when the viewer knows both; NONE
    coordinated_until: int
    investigating: tuple[int, ...]  # members that take part in a joint investigation, for members
    investigating_until: tuple[int, ...]  # for each of them


@dataclass(frozen=True, slots=True)
class Decision:
    """What EXCON put before the viewer to decide."""

    inject: int
    fired: int
    due: int  # last tick to decide
    options: int
    default: int
    chosen: int  # NONE


@dataclass(frozen=True, slots=True)
class Message:
    """An inject that reached the viewer, newest last."""

    inject: int
    tick: int


@dataclass(frozen=True, slots=True)
class Standing:
    """What the viewer may know of its own conduct so far; points come with their events."""

    breaches: int  # weighted, own
    breach_found: bool
    compromises: int  # of own reports
    answered: int  # requests answered in time
    lapsed: int  # requests ignored or late
    trusted: int  # others' mean trust in the viewer, now
    private: int  # private interests served, seat points in 1/1000


@dataclass(frozen=True, slots=True)
class View:
    """What one nation may know at the start of a plan."""

    clock: Clock
    own: Own
    nations: tuple[Nation, ...]  # the others
    shown: tuple[ShownTrust, ...]
    nation_order: tuple[int, ...]  # published: whose orders rank first this turn
    channels: tuple[Channel, ...]
    reports: tuple[Report, ...]
    alerts: tuple[Alert, ...]
    matters: tuple[Matter, ...]  # by tick made, then key
    requests: tuple[Request, ...]  # by due tick, asker, asked
    threads: tuple[Thread, ...]
    forces: tuple[Force, ...]  # by key
    cells: tuple[Cell, ...]
    campaigns: tuple[Campaign, ...]
    organisations: tuple[Organisation, ...]
    decisions: tuple[Decision, ...]
    messages: tuple[Message, ...]  # by tick
    standing: Standing
    truth: Truth | None  # after the end only


VIEW_FORMAT = 1
"""Raised whenever a field of a View changes its meaning."""
