"""The fixed vocabulary of the rules: every code that an array may hold, named once.

Index letters used throughout: b game, n/m nation, h holder (nations, then task forces, then fusion cells), i report,
s source, t thread, c channel, a alert half, f task force, k capability, o organisation, g campaign, u subject,
j inject, p matter (something asked of a nation that waits for its answer).
"""

from enum import IntEnum, StrEnum
from typing import Any, Final

NONE: Final = -1
"""No entity: every index column uses it; mask before indexing with it."""
NEVER: Final = 32_000
"""A tick that does not come; fits int16."""
NEVER_BYTE: Final = 255
"""The same in the arrays that hold a tick for each copy of each report, a byte each: so no exercise is longer."""
TICKS_PER_TURN: Final = 6


class Code(IntEnum):
    """A code that arrays hold, which meets them as a plain number.

    NumPy takes a member of an IntEnum for an array of 64 bits: `marks & Mark.READ` would be eight times as wide as
    `marks`, and sixty times as slow as `marks & 1`. What is asked every tick says `int(...)`,
    which spares this call too.
    """

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **kwargs: Any) -> Any:
        plain = [x._value_ if isinstance(x, Code) else x for x in inputs]
        return ufunc(*plain, **kwargs) if method == "__call__" else getattr(ufunc, method)(*plain, **kwargs)


class Label(Code):
    """TLP 2.0 labels by rising restriction (R-REPORT)."""

    CLEAR = 0
    GREEN = 1
    AMBER = 2
    STRICT = 3
    RED = 4


class Domain(Code):
    INTELLIGENCE = 0
    LAW_ENFORCEMENT = 1
    FINANCIAL = 2
    CYBER = 3
    BORDER = 4


class Capability(Code):
    INTELLIGENCE = 0
    LAW_ENFORCEMENT = 1
    FINANCIAL = 2
    CYBER = 3
    RAPID_DEPLOYMENT = 4
    HOSTAGE_RESCUE = 5
    VICTIM_SUPPORT = 6
    LOGISTICS = 7


class ChannelKind(Code):
    """R-CHANNEL. A formal agreement carries nothing and so is no channel: it is State between two nations."""

    NOTE = 0
    LIAISON = 1
    DATABASE = 2
    PLATFORM = 3


class OrganisationKind(Code):
    """R-ORG."""

    UNITED_NATIONS = 0
    INTERPOL = 1
    MILITARY_ALLIANCE = 2
    UNION = 3
    ASSOCIATION = 4
    CLOSE_ALLIANCE = 5
    BILATERAL_PAIR = 6


class Service(Code):
    """What members may order of an organisation (R-ORG)."""

    CAPACITY_BUILDING = 0
    LEGAL_FRAMEWORK = 1
    NOTICE = 2
    DIFFUSION = 3
    CONVENE_TASK_FORCE = 4
    JOINT_INTELLIGENCE = 5
    MILITARY_SUPPORT = 6
    STRATEGIC_COORDINATION = 7
    JOINT_INVESTIGATION = 8
    PREVENTION = 9
    VICTIM_SUPPORT = 10
    MUTUAL_LEGAL_ASSISTANCE = 11
    MINISTERIAL_MEETING = 12
    JOINT_EXERCISE = 13


class Copy(Code):
    """What a holder has of a report; a larger value replaces a smaller one."""

    NO = 0
    TORN = 1
    FULL = 2


class Mark(Code):
    """Bits of `State.marks`: what a holder has done with its copy."""

    READ = 1
    ANALYSED = 2
    CONFIRMED = 4
    EXPOSED = 8
    FRESH = 16
    """Read this turn: its contribution to confidence is credited to the sender when the turn ends."""
    TORE = 32
    """This holder has made the report's tear-line: further ones cost nothing extra."""
    LIED = 64
    """This holder passed the report on although it knew it to be false."""


class Outcome(Code):
    """R-THREAD and R-CRISIS; DISMISSED is a decoy whose clock ran out without anybody falling for it."""

    OPEN = 0
    CRISIS = 1
    PREVENTED = 2
    DISRUPTED = 3
    CONTAINED = 4
    UNCONTAINED = 5
    DISMISSED = 6


class Stage(Code):
    """R-TASKFORCE."""

    FREE = 0
    INVITING = 1
    FORMING = 2
    READY = 3
    DEPLOYED = 4
    SPENT = 5


class MatterKind(Code):
    """What may be asked of a nation. All wait for an answer in a later plan and lapse at their due tick."""

    RFI = 0
    RELEASE = 1
    AGREEMENT = 2
    TRAINING = 3
    MATCH = 4
    INVITATION = 5
    ASSISTANCE = 6


class MatterStatus(Code):
    FREE = 0
    OPEN = 1
    ACCEPTED = 2
    DECLINED = 3
    LAPSED = 4


class LegalBasis(Code):
    """What `respond` needs beside force and confidence (R-THREAD)."""

    NONE = 0
    FRAMEWORK = 1
    ASSISTANCE = 2


class TrainingKind(Code):
    """R-TRAIN."""

    INTELLIGENCE_SHARING = 0
    RAPID_DEPLOYMENT = 1
    HOSTAGE_RESCUE = 2
    CRISIS_RESPONSE = 3


class Judgement(Code):
    UNSURE = 0
    GENUINE = 1
    DECOY = 2


class AnswerKind(Code):
    """R-RFI: the forms an answer takes; a refusal with reason is the order `decline`."""

    SHARE = 0
    NIL = 1
    REFERRAL = 2


class DeclineCode(Code):
    """R-PARTNER: why a request or proposal is declined."""

    UNSTATED = 0
    TRUST = 1
    """Trust in the asker, or in whom it would go to, is too low."""
    STAFF = 2
    """No staff or reading is left for it this turn."""
    BUSY = 3
    """It trains, or serves elsewhere."""
    NOTHING_FITS = 4
    """No channel between the two carries it."""
    ORIGINATOR = 5
    """It is another's report, and that nation's release is needed."""
    RANK = 6
    """The nation leads a task force of its own on the same thread."""
    SUBJECT = 7
    """It is not its business: it holds nothing on it that is worth passing on."""


class TruthMode(Code):
    """How a seed settles whether a report is true."""

    TRUE = 0
    FALSE = 1
    GRADE = 2
    THREAD = 3
    """False exactly when its main thread is the decoy."""


class EffectKind(Code):
    """What an inject or a decision option does (R-INJECT)."""

    MESSAGE = 0
    REPORT = 1
    ALERT = 2
    THREAD = 3
    OUTAGE = 4
    STAFF = 5
    HANDLING = 6
    TRUST = 7
    DEADLINE = 8
    SEVERITY = 9
    INTENSITY = 10
    PRIORITY = 11
    FRAMEWORK = 12
    CAUTION = 13
    """Raises or lowers every release threshold of a nation: a change of its policy."""
    SEAT_POINTS = 14
    """A private interest served: seat points in 1/1000 for the deciding nation."""


class Metric(Code):
    """What a condition may compare (R-INJECT)."""

    TICK = 0
    CONFIDENCE = 1
    TRUST = 2
    OUTCOME = 3
    INTENSITY = 4
    ORDERS_USED = 5
    FIRED = 6
    DECIDED = 7
    TASK_FORCES = 8


class Dimension(Code):
    """R-SCORE, the coalition's seven."""

    OUTCOME = 0
    TIMELINESS = 1
    COVERAGE = 2
    SAFEGUARDS = 3
    TRUST = 4
    INTEROPERABILITY = 5
    ALIGNMENT = 6


class Part(Code):
    """What a dimension's ledger is made of: one entry for each rule that awards in it; its rule is `PART_RULE`."""

    PREVENTED = 0
    CONTAINED = 1
    SEVERITY = 2
    WRONG = 3
    SPEED = 4
    ANSWERS = 5
    EVIDENCE = 6
    JUDGEMENT = 7
    HANDLING = 8
    BREACHES = 9
    COMPROMISES = 10
    TRUST = 11
    JOINT_FORCES = 12
    TRAINING = 13
    ALIGNMENT = 14
    LIMIT_OUTCOME = 15
    """The limits: what a dimension would have below 0 or above 100."""
    LIMIT_TIMELINESS = 16
    LIMIT_COVERAGE = 17
    LIMIT_SAFEGUARDS = 18
    LIMIT_TRUST = 19
    LIMIT_INTEROPERABILITY = 20
    LIMIT_ALIGNMENT = 21


class SeatDimension(Code):
    """R-SCORE, a nation's own five."""

    OUTCOME = 0
    SUPPLY = 1
    HANDLING = 2
    TRUST = 3
    INTERESTS = 4


class Rule(StrEnum):
    """The rulebook's names: one name leads to text, code and test."""

    TIME = "R-TIME"
    REPORT = "R-REPORT"
    SHARE = "R-SHARE"
    CHANNEL = "R-CHANNEL"
    NEED = "R-NEED"
    ASSESS = "R-ASSESS"
    EXPOSE = "R-EXPOSE"
    BREACH = "R-BREACH"
    TRUST = "R-TRUST"
    RFI = "R-RFI"
    FIU = "R-FIU"
    ONLINE = "R-ONLINE"
    TASKFORCE = "R-TASKFORCE"
    TRAIN = "R-TRAIN"
    THREAD = "R-THREAD"
    CRISIS = "R-CRISIS"
    ORG = "R-ORG"
    ORDER = "R-ORDER"
    INJECT = "R-INJECT"
    SCORE = "R-SCORE"


N_DOMAINS: Final = len(Domain)
N_CAPABILITIES: Final = len(Capability)
