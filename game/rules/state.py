"""The State of a batch of games: arrays whose first axis is the game, all at the same tick."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

from numpy.typing import NDArray

from game.rules.arrays import I8, I16, I32, U8, U64, Bool


@dataclass(frozen=True, slots=True)
class State:
    """Everything that changes or that a seed varies. Only `initial` and `step` make one; outside them it is read-only.

    Axes: b game, n/m nation, h holder (nations, task forces, fusion cells), i report, s source, t thread, c channel,
    a alert half, f task force, k capability, o organisation, g campaign, u subject, j inject, p matter.
    """

    tick: int  # ticks played; the same for the whole batch
    seeds: U64  # [B]
    # drawn by the seed
    origin: I8  # [B, I] originator
    arrival: I16  # [B, I] tick at which the originator receives it; NEVER
    truth: Bool  # [B, I]
    decoy: Bool  # [B, T]
    alert_holder: I8  # [B, A]
    alert_arrival: I16  # [B, A]
    inject_tick: I16  # [B, J] tick drawn for timed injects
    # reports
    dormant: Bool  # [B, I] not yet woken
    compromised: Bool  # [B, I]
    source_dead: Bool  # [B, S]
    copies: U8  # [B, H, I] Copy
    marks: U8  # [B, H, I] bits of Mark
    got: U8  # [B, H, I] tick of the copy, NEVER_BYTE
    need_until: U8  # [B, N, I] need-to-know judged at sending: NEVER_BYTE lasts, 0 none
    paths: U8  # [B, N, I] deliveries of the report to the nation; each adds to exposure
    sender: I8  # [B, N, I] who sent the copy held, NONE
    sent_to: I16  # [B, N, I] mask of the nations that n sent the report to: n's own knowledge
    due: U8  # [B, N, I] arrival tick of the copy in transit, NEVER_BYTE
    due_copy: U8  # [B, N, I] Copy in transit
    due_sender: I8  # [B, N, I]
    due_channel: I8  # [B, N, I]
    released: I16  # [B, I] mask of the nations that the originator released it to
    published: U8  # [B, C, I] tick of publication in the database channel, NEVER_BYTE
    publisher: I8  # [B, C, I]
    published_copy: U8  # [B, C, I]
    breach_until: U8  # [B, N, I] a breach by which n holds i may be found until this tick; 0
    breaker: I8  # [B, N, I] who broke the rule by passing i to n, NONE
    # channels
    used: I16  # [B, C, N] reports queued on the channel: by sender for notes, in column 0 for shared channels
    officer_used: U8  # [B, N, N] reports carried this turn from n to m by liaison officer
    channel_out: I16  # [B, C] outage until this tick, 0
    liaison: I16  # [B, N, N] tick from which a liaison officer works, NEVER; symmetric
    posted: Bool  # [B, N, N] n posted an officer to m (uses a seat)
    agreement: I16  # [B, N, N] tick from which a formal agreement is in force, NEVER; symmetric
    assistance: Bool  # [B, N, N] mutual legal assistance granted between n and m
    # nations
    interest: Bool  # [B, N, U]
    framework: I16  # [B, N] tick from which the United Nations framework is in force, NEVER
    handling: I8  # [B, N]
    reading_bonus: I8  # [B, N] free reading added by capacity building
    staff: I8  # [B, N] staff points of the turn to be planned
    staff_change: I16  # [B, N, turn] by injects and decisions
    caution: I16  # [B, N] added to every release threshold
    priority: I8  # [B, N] thread set as priority, NONE
    busy_until: I16  # [B, N] training
    reads_left: I8  # [B, N] free reading left this turn
    hardened: U8  # [B, N] 0-3
    trust: I16  # [B, N, N] n's trust in m
    shown: I16  # [B, N, N, N] viewer, n, m: the last value of n's trust in m that an event showed the viewer; NONE
    interop: I16  # [B, N, N]
    trained_turn: I8  # [B, N, N] last turn in which the pair trained, NONE
    trained: U8  # [B, N, N] bits 1 << TrainingKind: what the pair has trained for
    # matters: requests and proposals that wait for an answer
    matter_kind: U8  # [B, P] MatterKind
    matter_status: U8  # [B, P] MatterStatus
    matter_key: I32  # [B, P]
    matter_from: I8  # [B, P]
    matter_to: I8  # [B, P]
    matter_item: I16  # [B, P] subject, report, alert, thread or force slot, by kind
    matter_extra: I32  # [B, P] nation mask, training kind or consent terms, by kind; declined: `declining`
    matter_group: I32  # [B, P] key shared by the matters of one order (several invited nations), 0
    matter_made: I16  # [B, P] tick
    matter_due: I16  # [B, P] last tick at which an answer is timely
    # task forces and fusion cells
    force_key: I32  # [B, F] 0 free
    force_stage: U8  # [B, F] Stage
    force_lead: I8  # [B, F]
    force_thread: I8  # [B, F]
    force_ready: I16  # [B, F] tick at which forming ends or the deployment arrives
    force_busy: I16  # [B, F] spent or deployed until
    force_support: I16  # [B, F] ticks of deployment saved by military support
    force_member: Bool  # [B, F, N]
    force_leaving: Bool  # [B, F, N] leaves at stand-down
    force_units: U8  # [B, F, N, K] units of capability assigned
    cell_thread: I8  # [B, X] NONE
    cell_until: I16  # [B, X]
    # threads
    opens: I16  # [B, T]
    deadline: I16  # [B, T]
    outcome: U8  # [B, T] Outcome
    closed: I16  # [B, T] tick, NEVER
    closed_by: I8  # [B, T] task-force lead that closed it, NONE
    severity: I16  # [B, T] 1/1000
    frozen: I16  # [B, T] tick of the first freeze that held, NEVER
    eased: I16  # [B, T] requirement lowered, 1/1000
    hidden_until: I16  # [B, T]
    crisis_until: I16  # [B, T] end of the crisis window, NEVER
    wrong: U8  # [B, T] wrong responses
    confidence: I16  # [B, H, T]
    confidence_before: I16  # [B, N, T] at the start of the turn
    detected: Bool  # [B, N, T]
    judged: U8  # [B, N, T] Judgement
    # financial intelligence
    alert_known: Bool  # [B, N, A] holds or was disclosed the half
    matched: Bool  # [B, N, P] sees both halves joined
    consent: Bool  # [B, P] the provider consented to onward use
    # campaigns
    intensity: I16  # [B, G, N] 1/1000
    prevention: Bool  # [B, N]
    # organisations
    investigation_until: I16  # [B, O, N] joint investigation: takes part until
    coordinated: I8  # [B, O] thread agreed as the members' priority, NONE
    coordinated_until: I16  # [B, O]
    notice_due: I16  # [B, I] tick at which a notice or diffusion of the report is delivered, NEVER
    notice_to: I32  # [B, I] nation mask
    notice_by: I8  # [B, I]
    met: I16  # [B, O] tick of the last ministerial meeting, NONE
    building_due: I16  # [B, N] tick at which capacity building takes effect, NEVER
    supported: Bool  # [B, N] victim support ordered
    # injects
    fired: I16  # [B, J] tick, NEVER
    decision: I8  # [B, J, N] option chosen, NONE
    orders_used: I16  # [B, kinds] accepted orders of each kind
    # score accumulators and ledgers
    handled: I16  # [B, N] restricted deliveries with need and without breach
    delivered: I16  # [B, N] deliveries sent
    useful: I16  # [B, N] deliveries sent with need
    breaches: I16  # [B, N] weighted breach deliveries
    compromises: I16  # [B, N] by originator
    supplied: I32  # [B, N] own unique evidence read by nations with need, weight units
    wanted: Bool  # [B, N, I] evidence of another that n has needed since it reached its originator
    demand: I32  # [B, N] own evidence that others have needed, weight units, once a nation
    sought: I32  # [B, N] evidence of others that n has needed, weight units
    obtained: I32  # [B, N] of that, read
    answered: I16  # [B, N] requests answered in time
    lapsed: I16  # [B, N] requests ignored or late
    trust_sum: I32  # [B, N] mean trust in n, summed over turns
    aligned: I16  # [B, N] turns in which an agreed priority was acted on
    alignable: I16  # [B, N] turns in which there was one
    joint_threads: Bool  # [B, T] a task force of two or more served the thread
    breach_found: Bool  # [B, N]
    private: I32  # [B, N] private interests, seat points in 1/1000
    parts: I32  # [B, Part] the ledger by the rule that awarded, points in 1/1000
    ledger: I32  # [B, 7] points in 1/1000: sums of parts
    seat_ledger: I32  # [B, N, 5] points in 1/1000
    # partner memory
    regard: I16  # [B, N, N] n's account of what m gave and withheld: sums of trust changes, fading
    asked: I16  # [B, N, N] turn + 1 in which n last asked m for anything

    def arrays(self) -> dict[str, NDArray[Any]]:
        """Field name to array, in declaration order, without the tick."""
        return dict(zip(ARRAYS, _all(self), strict=True))

    def copied(self, tick: int) -> "State":
        """The same at another tick, to be changed."""
        return State(tick, *[array.copy() for array in _all(self)])

    def freeze(self) -> None:
        """Make every array read-only: past States never change."""
        for array in _all(self):
            array.setflags(write=False)


ARRAYS = tuple(f.name for f in fields(State) if f.name != "tick")
_all: Callable[[State], tuple[NDArray[Any], ...]] = attrgetter(*ARRAYS)
