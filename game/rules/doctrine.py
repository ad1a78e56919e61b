"""Every number of the rules, once: the Doctrine. A scenario may override any of them by name.

Units: trust, readiness, confidence and chances in 1/1000; hazards in parts per million a tick; time in ticks (hours).
The starting values come from the doctrine document. Measured since, so that pushing all that is legal does not pay
(R-NEED): hazard at holders with and without need 1,200 and 14,000 (were 1,500 and 8,000), a push costs 40 (was 20).
"""

from dataclasses import dataclass, field
from typing import Any


def number(default: int, low: int, high: int, unit: str, meaning: str) -> Any:
    """A Doctrine field: its default, allowed range, unit and one line of meaning, kept as metadata."""
    return field(default=default, metadata={"low": low, "high": high, "unit": unit, "meaning": meaning})


@dataclass(frozen=True, slots=True, eq=False)
class Doctrine:
    """Every number of the rules; a field's metadata holds its range, unit and meaning.

    Told apart by identity, as the tables are: see `constant`.
    """

    # R-TRUST
    trust_ally: int = number(600, 0, 1000, "1/1000", "start trust between allies")
    trust_common: int = number(450, 0, 1000, "1/1000", "start trust between members of a common organisation")
    trust_none: int = number(350, 0, 1000, "1/1000", "start trust between nations with no tie")
    trust_drift: int = number(50, 0, 1000, "1/1000 of the gap a turn", "drift of trust back to its start value")
    trust_evidence_cap: int = number(
        40, 0, 500, "1/1000", "most trust one nation gains with another by evidence in a turn"
    )
    trust_evidence_divisor: int = number(
        8, 1, 1000, "confidence a point", "confidence rise that earns one point of trust"
    )
    trust_answer: int = number(15, 0, 500, "1/1000", "trust for a timely answer")
    trust_caveat: int = number(5, 0, 100, "1/1000", "trust when a caveat was kept to the end")
    trust_caveat_cap: int = number(10, 0, 200, "1/1000", "most trust from kept caveats in a turn")
    trust_training: int = number(60, 0, 500, "1/1000", "trust from training together")
    trust_ministerial: int = number(20, 0, 500, "1/1000", "trust for all from a ministerial meeting")
    trust_liaison: int = number(5, 0, 100, "1/1000", "extra trust for each useful exchange through a liaison officer")
    trust_breach: int = number(-150, -1000, 0, "1/1000", "originator's trust in the breaker when a breach is found")
    trust_breach_witness: int = number(-30, -1000, 0, "1/1000", "a witness's trust in the breaker")
    trust_compromise: int = number(
        -50, -1000, 0, "1/1000", "originator's trust in who passed on a compromised report or held it without need"
    )
    trust_compromise_held: int = number(
        -10, -1000, 0, "1/1000", "originator's trust in who only received a compromised report that it needed"
    )
    trust_compromise_back: int = number(
        -20, -1000, 0, "1/1000", "a holder's trust in the originator after a compromise"
    )
    trust_ignored: int = number(-40, -1000, 0, "1/1000", "asker's trust when a request lapses")
    trust_declined: int = number(-5, -1000, 0, "1/1000", "asker's trust when a request is declined with reason")
    trust_push: int = number(-40, -1000, 0, "1/1000", "receiver's trust for a push without need")
    trust_push_cap: int = number(-120, -1000, 0, "1/1000", "most trust lost by pushes in a turn and pair")
    trust_wrong_force: int = number(
        -60, -1000, 0, "1/1000", "trust lost in the lead within the force by a wrong response"
    )
    trust_wrong_others: int = number(-20, -1000, 0, "1/1000", "others' trust lost in the lead by a wrong response")
    trust_false_known: int = number(-100, -1000, 0, "1/1000", "trust lost by sending a report one knew to be false")
    # R-SHARE: release thresholds by label
    release_green: int = number(200, 0, 1000, "1/1000", "trust at which a nation releases GREEN")
    release_amber: int = number(400, 0, 1000, "1/1000", "trust at which a nation releases AMBER")
    release_strict: int = number(500, 0, 1000, "1/1000", "trust at which a nation releases AMBER+STRICT")
    release_red: int = number(650, 0, 1000, "1/1000", "trust at which a nation releases RED")
    release_small_gap: int = number(
        100, 0, 1000, "1/1000", "short of a threshold by up to this costs one extra staff point, by more two"
    )
    release_wait: int = number(12, 6, 96, "ticks", "a release request without answer means no after this")
    # R-CHANNEL
    note_latency: int = number(9, 1, 48, "ticks", "a diplomatic note's way")
    note_capacity: int = number(2, 1, 99, "reports a turn", "diplomatic notes a sender may send")
    liaison_latency: int = number(1, 1, 48, "ticks", "by liaison officer")
    liaison_capacity: int = number(2, 1, 99, "reports a turn", "reports an officer carries each way")
    liaison_setup: int = number(4, 1, 48, "ticks", "until a posted liaison officer works")
    liaison_seats: int = number(2, 0, 12, "officers", "liaison officers a nation may post")
    agreement_setup: int = number(12, 1, 96, "ticks", "from acceptance of a formal agreement to its force")
    agreement_trust: int = number(400, 0, 1000, "1/1000", "mutual trust that a formal agreement asks for")
    platform_interop: int = number(300, 0, 1000, "1/1000", "interoperability at which a platform carries AMBER")
    share_free_recipients: int = number(
        4, 1, 12, "nations", "recipients beyond the first that cost one more staff point"
    )
    # R-REPORT and R-ASSESS
    credibility_unread_grade: int = number(
        70, 0, 100, "percent", "weight of a read report before its grade is confirmed"
    )
    credibility_exposed: int = number(-30, -100, 0, "percent", "weight of a report exposed as false")
    torn_detail: int = number(60, 0, 100, "percent", "detail left in a tear-line")
    saturation: int = number(900, 1, 10000, "evidence", "evidence at which confidence reaches half")
    domains_small: int = number(2, 1, 5, "domains", "domains a thread asks for with up to three nations")
    domains_large: int = number(3, 1, 5, "domains", "domains a thread asks for with more nations")
    detect: int = number(80, 0, 1000, "1/1000", "confidence at which a nation sees a thread")
    form_confidence: int = number(200, 0, 1000, "1/1000", "confidence a nation needs to form a task force")
    late_evidence: int = number(
        50, 0, 100, "percent", "weight of evidence that arrived in the last turn before a response"
    )
    band_before: int = number(700, 0, 1000, "1/1000", "chance that an unanalysed weight band is right")
    band_after: int = number(950, 0, 1000, "1/1000", "chance that an analysed weight band is right")
    expose_false: int = number(900, 0, 1000, "1/1000", "chance that analysis exposes a false report")
    reading_base: int = number(2, 0, 20, "reports a turn", "free reading beside half the intelligence capability")
    reading_block: int = number(3, 1, 20, "reports", "reports read for one staff point beyond the free ones")
    # R-EXPOSE and R-BREACH
    hazard_origin: int = number(300, 0, 100000, "ppm a tick", "hazard at the originator once anyone else holds it")
    hazard_need: int = number(1200, 0, 100000, "ppm a tick", "hazard at a holder with need")
    hazard_no_need: int = number(14_000, 0, 100000, "ppm a tick", "hazard at a holder without need")
    hazard_span: int = number(36, 6, 240, "ticks", "how long a copy adds to the hazard")
    handling_base: int = number(1400, 0, 5000, "1/1000", "hazard factor at handling 0")
    handling_step: int = number(160, 0, 1000, "1/1000", "hazard factor that each point of handling takes away")
    tear_kills_source: int = number(400, 0, 1000, "1/1000", "chance that a compromised tear-line kills the source")
    need_after_leaving: int = number(12, 0, 96, "ticks", "need that remains after leaving a task force")
    breach_found: int = number(
        80, 0, 1000, "1/1000 a turn and nation", "chance that a breach is found, for each nation that sees the copy"
    )
    breach_turns: int = number(4, 1, 24, "turns", "how long a breach may be found")
    # R-RFI
    request_due: int = number(12, 12, 96, "ticks", "time to answer a request")
    requests_a_turn: int = number(2, 1, 12, "requests", "requests a nation may send in a turn")
    # R-TASKFORCE and R-TRAIN
    force_base: int = number(6, 0, 96, "ticks", "forming a task force")
    force_member: int = number(2, 0, 24, "ticks", "forming time added by each member")
    force_size: int = number(5, 1, 12, "nations", "members of a task force")
    join_trust: int = number(350, 0, 1000, "1/1000", "trust in the lead at which a partner joins")
    training_interop: int = number(120, 0, 1000, "1/1000", "interoperability from training together")
    training_intelligence: int = number(
        40, 0, 1000, "1/1000", "interoperability more from training in intelligence sharing"
    )
    training_busy: int = number(6, 0, 48, "ticks", "what trains is busy")
    training_gap: int = number(3, 1, 24, "turns", "turns before the same pair may train again")
    interop_fade: int = number(20, 0, 1000, "1/1000 of the gain a turn", "fading of trained interoperability")
    # R-THREAD and R-CRISIS
    respond_confidence: int = number(550, 0, 1000, "1/1000", "confidence that prevents")
    nearly_confidence: int = number(400, 0, 1000, "1/1000", "confidence that disrupts")
    nearly_capability: int = number(70, 0, 100, "percent", "share of every capability that disrupts")
    wrong_busy: int = number(12, 0, 96, "ticks", "a force is spent after a wrong response")
    wrong_hidden: int = number(200, 0, 1000, "1/1000", "confidence lost by all when a thread hides")
    wrong_hidden_span: int = number(12, 0, 96, "ticks", "how long a thread hides")
    respond_busy: int = number(6, 0, 96, "ticks", "a force is deployed after a response that worked")
    deploy_ticks: int = number(14, 1, 96, "ticks", "unaided deployment to a crisis")
    deploy_support: int = number(8, 0, 96, "ticks", "deployment time saved by military support")
    deploy_logistics: int = number(
        1, 0, 12, "ticks a unit", "deployment time saved by each unit of logistics, up to four"
    )
    deploy_trained: int = number(3, 0, 24, "ticks", "deployment time saved by a force that trained for it")
    deploy_liaison: int = number(2, 0, 24, "ticks", "deployment time saved by a liaison officer with the place")
    deploy_least: int = number(2, 0, 24, "ticks", "the fastest deployment")
    # R-FIU
    freeze_delay: int = number(12, 0, 96, "ticks", "deadline later after a freeze")
    freeze_requirement: int = number(150, 0, 1000, "1/1000", "confidence requirement lowered by a freeze")
    freeze_loss: int = number(350, 0, 1000, "1/1000", "chance that another future report on the thread is lost")
    # R-ONLINE
    campaign_growth: int = number(60, 0, 1000, "1/1000 a turn", "growth of a campaign's intensity")
    campaign_feeds: int = number(600, 0, 1000, "1/1000", "intensity above which a campaign feeds its thread")
    campaign_severity: int = number(75, 0, 1000, "1/1000 a turn", "severity that a feeding campaign adds to its thread")
    campaign_noise: int = number(
        250, 0, 1000, "1/1000 a turn", "chance of a false report a turn from a feeding campaign"
    )
    refer_base: int = number(60, 0, 1000, "1/1000", "intensity that one referral removes alone")
    refer_member: int = number(
        50, 0, 1000, "1/1000", "intensity removed more for each further member holding the hash set"
    )
    prevention_growth: int = number(50, 0, 100, "percent", "growth left in a nation with a prevention programme")
    harden_severity: int = number(
        80,
        0,
        1000,
        "1/1000",
        "severity taken from threads against a hardened nation, once a nation and up to three times",
    )
    # R-ORG
    service_ticks: int = number(12, 1, 96, "ticks", "a service that takes time")
    service_span: int = number(24, 6, 240, "ticks", "how long a fusion cell or a joint investigation lasts")
    meeting_gap: int = number(12, 6, 240, "ticks", "time between two ministerial meetings of an organisation")
    notice_ticks: int = number(12, 1, 96, "ticks", "review of a notice")
    diffusion_ticks: int = number(2, 1, 96, "ticks", "a diffusion's way")
    coordination_turns: int = number(4, 1, 24, "turns", "how long a coordinated priority binds")
    coordination_forming: int = number(
        50, 0, 100, "percent", "forming time left to a member's force on a coordinated thread"
    )
    # R-SCORE
    refer_unverified: int = number(2, 0, 20, "breaches", "weight on safeguards of referring what was not verified")
    freeze_reversed: int = number(2, 0, 20, "breaches", "weight on safeguards of a freeze that is reversed")
    score_wrong: int = number(12, 0, 100, "points", "outcome points lost by a wrong response, over threads")
    score_disrupted: int = number(65, 0, 100, "points", "outcome of a disrupted thread")
    score_contained: int = number(35, 0, 100, "points", "outcome of a contained incident")
    score_breach: int = number(160, 0, 1000, "points", "safeguards lost by a breach or compromise, over the reference")
    score_coverage_full: int = number(80, 1, 100, "percent", "share of the available evidence that is full coverage")
    score_judgement: int = number(5, 0, 50, "points", "coverage points for a thread judged rightly or wrongly")
    score_speed: int = number(160, 100, 1000, "percent", "timeliness of a thread closed with its whole window left")
    score_answers: int = number(30, 0, 100, "percent", "share of timeliness that requests answered in time make up")
    score_precision: int = number(40, 0, 100, "percent", "share of coverage and supply that asks for precision")
    score_reference: int = number(
        600, 1, 5000, "1/1000 deliveries", "restricted deliveries a nation and turn that fully demonstrate safeguards"
    )
    score_trust_floor: int = number(250, 0, 999, "1/1000", "mean trust that is worth nothing")
    score_trust_span: int = number(500, 1, 1000, "1/1000", "mean trust beyond the floor that is worth everything")
    score_interop_gain: int = number(300, 1, 1000, "1/1000", "mean gain of interoperability that is worth everything")
    score_aligned_turns: int = number(
        500, 1, 1000, "1/1000", "share of all turns of all nations that must have an agreed priority for full alignment"
    )
    rating_performed: int = number(80, 0, 100, "points", "rated P, performed, from here")
    rating_some: int = number(65, 0, 100, "points", "rated S, performed with some challenges, from here")
    rating_major: int = number(45, 0, 100, "points", "rated M, performed with major challenges, from here")

    def release(self, label: int) -> int:
        """Trust at which a nation releases the label (R-SHARE), in 1/1000."""
        return (0, self.release_green, self.release_amber, self.release_strict, self.release_red)[label]


HAZARD_BY_LABEL = (0, 50, 100, 150, 250)
"""Percent by label, CLEAR to RED (R-EXPOSE)."""
