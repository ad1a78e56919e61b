"""Words for codes and numbers, the same on every face."""

from collections.abc import Collection
from typing import Final

from game.rules.codes import (
    NEVER,
    Capability,
    ChannelKind,
    DeclineCode,
    Dimension,
    Domain,
    Judgement,
    Label,
    MatterKind,
    OrganisationKind,
    Outcome,
    SeatDimension,
    Service,
    Stage,
    TrainingKind,
)
from game.rules.rating import Rating
from game.rules.services import GOOD_HANDLING, MOST_READING

LABEL: Final = {
    Label.CLEAR: "TLP:CLEAR",
    Label.GREEN: "TLP:GREEN",
    Label.AMBER: "TLP:AMBER",
    Label.STRICT: "TLP:AMBER+STRICT",
    Label.RED: "TLP:RED",
}
LABEL_MEANING: Final = {
    Label.CLEAR: "Anyone may have it.",
    Label.GREEN: (
        "Members of a common organisation (not the United Nations or INTERPOL) and of the same task force may have it."
    ),
    Label.AMBER: "The receiving nation and those in the same task force may have it.",
    Label.STRICT: "The receiving nation only.",
    Label.RED: "The named recipients only.",
}
DOMAIN: Final = {
    Domain.INTELLIGENCE: "Intelligence",
    Domain.LAW_ENFORCEMENT: "Law enforcement",
    Domain.FINANCIAL: "Financial",
    Domain.CYBER: "Cyber",
    Domain.BORDER: "Border",
}
CAPABILITY: Final = {
    Capability.INTELLIGENCE: "intelligence",
    Capability.LAW_ENFORCEMENT: "law enforcement",
    Capability.FINANCIAL: "financial",
    Capability.CYBER: "cyber",
    Capability.RAPID_DEPLOYMENT: "rapid deployment",
    Capability.HOSTAGE_RESCUE: "hostage rescue",
    Capability.VICTIM_SUPPORT: "victim support",
    Capability.LOGISTICS: "logistics",
}
CHANNEL_KIND: Final = {
    ChannelKind.NOTE: "diplomatic note",
    ChannelKind.LIAISON: "liaison officer",
    ChannelKind.DATABASE: "secure database",
    ChannelKind.PLATFORM: "technology platform",
}
ORGANISATION_KIND: Final = {
    OrganisationKind.UNITED_NATIONS: "United Nations",
    OrganisationKind.INTERPOL: "INTERPOL",
    OrganisationKind.MILITARY_ALLIANCE: "NATO-style alliance",
    OrganisationKind.UNION: "EU-style union",
    OrganisationKind.ASSOCIATION: "ASEAN-style association",
    OrganisationKind.CLOSE_ALLIANCE: "close alliance",
    OrganisationKind.BILATERAL_PAIR: "bilateral pair",
}
SERVICE: Final = {
    Service.CAPACITY_BUILDING: "capacity building",
    Service.LEGAL_FRAMEWORK: "legal framework",
    Service.NOTICE: "notice",
    Service.DIFFUSION: "diffusion",
    Service.CONVENE_TASK_FORCE: "convene a task force",
    Service.JOINT_INTELLIGENCE: "joint intelligence cell",
    Service.MILITARY_SUPPORT: "military support",
    Service.STRATEGIC_COORDINATION: "strategic coordination",
    Service.JOINT_INVESTIGATION: "joint investigation",
    Service.PREVENTION: "prevention programme",
    Service.VICTIM_SUPPORT: "victim support",
    Service.MUTUAL_LEGAL_ASSISTANCE: "mutual legal assistance",
    Service.MINISTERIAL_MEETING: "ministerial meeting",
    Service.JOINT_EXERCISE: "joint exercise",
}
SERVICE_ORDERED: Final = SERVICE | {
    Service.LEGAL_FRAMEWORK: "the legal framework",
    Service.NOTICE: "a notice",
    Service.DIFFUSION: "a diffusion",
    Service.CONVENE_TASK_FORCE: "a task force",
    Service.JOINT_INTELLIGENCE: "a joint intelligence cell",
    Service.JOINT_INVESTIGATION: "a joint investigation",
    Service.PREVENTION: "a prevention programme",
    Service.MINISTERIAL_MEETING: "a ministerial meeting",
    Service.JOINT_EXERCISE: "a joint exercise",
}
"""Services as they are ordered, in a sentence."""
SERVICE_HELP: Final = {
    Service.CAPACITY_BUILDING: (
        f"Raises a partner's handling, to {GOOD_HANDLING} at most, and free reading, by up to {MOST_READING} in all."
    ),
    Service.LEGAL_FRAMEWORK: "Adopt the framework: needed for a freeze or assistance, and partners may send you more.",
    Service.NOTICE: "Tells all members of a report, reviewed and slow: wakes forgotten ones; who needs it gets it.",
    Service.DIFFUSION: "Sends one report at GREEN, or AMBER as its tear-line, to chosen members, fast.",
    Service.CONVENE_TASK_FORCE: "Forms a task force between nations that share no alliance.",
    Service.JOINT_INTELLIGENCE: "Opens a fusion cell on one thread: it analyses what members put before it, for all.",
    Service.MILITARY_SUPPORT: "Lift for a task force: it reaches an incident sooner.",
    Service.STRATEGIC_COORDINATION: "Members take one thread as their common priority; their forces on it form faster.",
    Service.JOINT_INVESTIGATION: "You and those named may pass police reports at AMBER and act at each other's places.",
    Service.PREVENTION: "Halves the growth of campaigns in your audience.",
    Service.VICTIM_SUPPORT: "Lends your victim support to an incident elsewhere.",
    Service.MUTUAL_LEGAL_ASSISTANCE: "Asks a nation for the legal basis to act at its place.",
    Service.MINISTERIAL_MEETING: "Raises trust among all members, at a price.",
    Service.JOINT_EXERCISE: "Trains all free members: not those away, nor, beside you, those in a formed task force.",
}
STAGE: Final = {
    Stage.FREE: "",
    Stage.INVITING: "inviting",
    Stage.FORMING: "forming",
    Stage.READY: "ready",
    Stage.DEPLOYED: "deployed",
    Stage.SPENT: "spent",
}
OUTCOME: Final = {
    Outcome.OPEN: "open",
    Outcome.CRISIS: "incident",
    Outcome.PREVENTED: "prevented",
    Outcome.DISRUPTED: "disrupted",
    Outcome.CONTAINED: "contained",
    Outcome.UNCONTAINED: "uncontained",
    Outcome.DISMISSED: "a decoy, left alone",
}
MATTER: Final = {
    MatterKind.RFI: "request for information",
    MatterKind.RELEASE: "request for release",
    MatterKind.AGREEMENT: "formal agreement",
    MatterKind.TRAINING: "joint training",
    MatterKind.MATCH: "request for a match",
    MatterKind.INVITATION: "invitation to a task force",
    MatterKind.ASSISTANCE: "request for legal assistance",
}
SOURCE_LOST: Final = (
    "the source of {} is lost and will report no more",
    "{} was joined from halves: no source is lost with it",
)
"""What a compromise means for the source, the second where units joined the report."""
DECLINE: Final = {
    DeclineCode.UNSTATED: "no reason given",
    DeclineCode.TRUST: "trust is too low",
    DeclineCode.STAFF: "no staff is left for it",
    DeclineCode.BUSY: "busy with training or elsewhere",
    DeclineCode.NOTHING_FITS: "no channel carries it",
    DeclineCode.ORIGINATOR: "another nation's to release",
    DeclineCode.RANK: "bound to a task force of its own",
    DeclineCode.SUBJECT: "nothing on it worth passing on",
}
"""Reasons as a menu says them."""
TRAINING: Final = {
    TrainingKind.INTELLIGENCE_SHARING: "intelligence sharing",
    TrainingKind.RAPID_DEPLOYMENT: "rapid deployment",
    TrainingKind.HOSTAGE_RESCUE: "hostage rescue",
    TrainingKind.CRISIS_RESPONSE: "crisis response",
}
JUDGEMENT: Final = {Judgement.UNSURE: "unsure", Judgement.GENUINE: "genuine", Judgement.DECOY: "decoy"}
JUDGEMENT_NOUN: Final = {Judgement.GENUINE: "genuine thread", Judgement.DECOY: "decoy"}
DIMENSION: Final = {
    Dimension.OUTCOME: "Outcome",
    Dimension.TIMELINESS: "Timeliness",
    Dimension.COVERAGE: "Coverage",
    Dimension.SAFEGUARDS: "Safeguards",
    Dimension.TRUST: "Trust and reciprocity",
    Dimension.INTEROPERABILITY: "Interoperability",
    Dimension.ALIGNMENT: "Goal alignment",
}
DIMENSION_HELP: Final = {
    Dimension.OUTCOME: "How the threads ended: prevented, disrupted, contained or not; wrong responses cost.",
    Dimension.TIMELINESS: "Time left when threads were closed, and requests answered in time.",
    Dimension.COVERAGE: "The right information, read at the right nation, with little sent elsewhere.",
    Dimension.SAFEGUARDS: "Restricted reports handled well, less breaches and compromises.",
    Dimension.TRUST: "Mean trust between nations over the whole exercise.",
    Dimension.INTEROPERABILITY: "Joint task forces, and how well nations learnt to work together.",
    Dimension.ALIGNMENT: "Turns in which an agreed priority was acted on.",
}
SEAT_DIMENSION: Final = {
    SeatDimension.OUTCOME: "Own threads",
    SeatDimension.SUPPLY: "Own evidence supplied",
    SeatDimension.HANDLING: "Own handling and sources",
    SeatDimension.TRUST: "Trust in you",
    SeatDimension.INTERESTS: "Own interests",
}
SEAT_DIMENSION_HELP: Final = {
    SeatDimension.OUTCOME: "How your own threads ended: those due in your country and those of interest to you.",
    SeatDimension.SUPPLY: "Evidence only you could give, brought to nations with need, with little sent elsewhere.",
    SeatDimension.HANDLING: "Your own deliveries handled well, less your breaches and the sources you lost.",
    SeatDimension.TRUST: "The other nations' mean trust in you over the whole exercise.",
    SeatDimension.INTERESTS: "Evidence that you needed and read, and private interests you served.",
}
RATING: Final = {
    Rating.PERFORMED: "performed without challenges",
    Rating.SOME: "performed with some challenges",
    Rating.MAJOR: "performed with major challenges",
    Rating.UNABLE: "unable to be performed",
    Rating.NOT_DEMONSTRATED: "not demonstrated",
}
"""The words of the HSEEP ratings."""
BAND: Final = ("unknown", "minor", "useful", "key")


def points(thousandths: int) -> str:
    """A stored 0-1000 mark, price or chance as people see it, 0-100."""
    return str(round(thousandths / 10))


def confidence(value: int) -> str:
    """Confidence in number and word: "62, moderate"."""
    word = "low" if value < 400 else "moderate" if value < 700 else "high"
    return f"{level(value)}, {word}"


def level(value: int) -> str:
    """A confidence, trust, interoperability or intensity as people see it, 0-100, rounded down: what does not reach a
    mark must not look as if it did.
    """
    return str(value // 10)


def risen(value: int, rise: int) -> int:
    """How far a level moved to a value, as people see both."""
    return value // 10 - (value - rise) // 10


def signed(value: int) -> str:
    """A change with its sign, a true minus."""
    return f"+{value}" if value > 0 else f"−{-value}" if value < 0 else "0"


def award(thousandths: int) -> str:
    """Points of a ledger with one decimal and their sign."""
    tenths = round(thousandths / 100)
    return f"{'+' if tenths >= 0 else '−'}{abs(tenths) / 10:.1f}"


def organisation(name: str) -> str:
    """An organisation in a sentence: "the Signal Pact", but "INTERPOL"."""
    return f"the {name}" if " " in name else name


def with_article(noun: str) -> str:
    """A noun after "a" or "an"."""
    return f"{'an' if noun[0].lower() in 'aeiou' else 'a'} {noun}"


def staff(points: int) -> str:
    """Staff points in words: "1 staff point", "2 staff points"."""
    return f"{points} staff point{'' if points == 1 else 's'}"


def hours(ticks: int) -> str:
    """A span in exercise hours."""
    return "1 hour" if ticks == 1 else f"{ticks} hours"


def turns(first: int, last: int) -> str:
    """A span of turns, counted from 0, as people count them: "turn 5", "turns 5 and 6"; "" for none."""
    if last <= first:
        return f"turn {first + 1}" if last == first else ""
    return f"turns {first + 1} {'and' if last == first + 1 else 'to'} {last + 1}"


def clock(tick: int) -> str:
    """A tick as day and hour of the exercise: "Day 2, 06:00"; "never" where it does not come."""
    return "never" if tick >= NEVER else f"Day {tick // 24 + 1}, {tick % 24:02d}:00"


def may_have(label: Label, own: bool) -> str:
    """Who may have a report; of the reader's own, that the reader is not bound by its label."""
    meaning = LABEL_MEANING[label]
    if not own or label == Label.CLEAR:
        return meaning
    binds = "Its label binds those who get it from you"
    return f"It is your own: you may send it to anybody. {binds}: {meaning[0].lower()}{meaning[1:]}"


def own_thread(at_home: bool) -> str:
    """Why a thread is one of the reader's own, and what that means (R-SCORE)."""
    why = "it is due in your country" if at_home else "the exercise names it as one of interest to you"
    return f"Yours: {why}. How it ends counts for your own score."


def domains(seen: Collection[Domain], asked: int) -> str:
    """Domains of evidence against how many a thread asks for: "border and cyber, 2 of 3"; "none of 3"."""
    if not seen:
        return f"none of {asked}"
    far = f"{len(seen)} of {asked}" if len(seen) < asked else "enough"
    return f"{listed([DOMAIN[d].lower() for d in sorted(seen)])}, {far}"


def listed(words: list[str], last: str = "and") -> str:
    """Several things in a row: "a, b and c"; "nobody" for none."""
    if not words:
        return "nobody"
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"
