"""Why an order is refused: one code a reason, each belonging to a rule. Sentences are made in `game.wording`."""

from game.rules.codes import Code, Rule


class Reason(Code):
    """0 means accepted. The comment gives what would make the order legal."""

    ACCEPTED = 0
    # R-ORDER: the boundary
    UNKNOWN_KIND = 1  # an order of the table
    FIELD_MISSING = 2  # name the field
    FIELD_RANGE = 3  # name something that exists
    MECHANIC_ABSENT = 4  # the exercise does not use it
    NO_STAFF = 5  # drop another order, or wait a turn
    SELF = 6  # name another nation
    DUPLICATE = 7  # the same order stands earlier in the list
    TOO_MANY = 8  # name fewer
    ENDED = 9  # the exercise is over
    # R-SHARE, R-CHANNEL
    NOT_HELD = 10  # hold the report first
    NOT_MEMBER = 11  # use a channel that both belong to
    CHANNEL_OUT = 12  # wait for its repair, or use another channel
    NO_OFFICER = 13  # post a liaison officer and wait for the set-up
    ABOVE_CEILING = 14  # a tear-line, a higher channel, or a formal agreement
    ALREADY_HELD = 15  # nothing to send
    CAPACITY = 16  # next turn, or another channel
    NOT_DATABASE = 17
    IS_DATABASE = 18
    NO_SEATS = 19  # a nation has two liaison seats
    ALREADY_POSTED = 20
    NO_TRUST = 21  # raise trust first
    ALREADY_AGREED = 22
    CANNOT_TEAR = 23  # CLEAR has no lower label; a torn copy cannot be torn again
    COMPROMISED = 24  # the report is void
    # R-ASSESS
    ALREADY_READ = 30
    NOT_READ = 31  # read it first
    ALREADY_ANALYSED = 32
    NOT_DETECTED = 33  # gather evidence on it first
    # R-REPORT
    OWN_REPORT = 40  # no release is needed
    NOT_ORCON = 41
    ALREADY_RELEASED = 42
    ALREADY_ASKED = 43
    # matters
    NO_MATTER = 50  # name something that is open and put to you
    WRONG_MATTER = 51  # this kind of matter takes another answer
    QUOTA = 52  # two requests a turn
    OPEN_REQUEST = 53  # one open request a pair
    MATTERS_FULL = 54  # too much is open; wait for answers
    ANSWER_OFF_SUBJECT = 55  # answer with a report on the subject
    NIL_UNTRUE = 56  # you hold something on the subject: share, refer or decline
    # R-FIU
    NO_ALERT = 60
    NO_MATCH = 61
    NO_REPORT = 62
    ALREADY_MATCHED = 63
    ALREADY_FROZEN = 64
    THREAD_CLOSED = 65
    # R-ONLINE
    CAMPAIGN_QUIET = 70
    FULLY_HARDENED = 71
    NOT_AUDIENCE = 72
    # R-TASKFORCE, R-TRAIN, R-THREAD
    NO_FORCE = 80
    NOT_LEAD = 81
    NOT_MEMBER_OF_FORCE = 82
    FORCES_FULL = 83
    LOW_CONFIDENCE = 84
    NOT_ALLIED = 85  # convene it through INTERPOL, or make an agreement
    FORCE_EXISTS = 86
    NOT_INVITED = 87
    NOT_READY = 88
    NO_UNITS = 89
    BUSY = 90
    TRAINED_RECENTLY = 91
    NO_LEGAL_BASIS = 92
    FORCE_SIZE = 93
    LEAD_STAYS = 94  # the lead stands its force down instead
    AWAY = 95  # deployed, or recovering from a response
    BEFORE_CIRCLE = 96  # the task force or fusion cell has the report
    # R-ORG
    NOT_MEMBER_OF_ORGANISATION = 100
    NO_SERVICE = 101
    ALREADY_DONE = 102
    TARGET_MISSING = 103
    LABEL_TOO_HIGH = 104
    NOT_RELEASED = 105  # the originator's release to those who would receive it
    UNDER_REVIEW = 106  # wait until your earlier notice is out
    MET_RECENTLY = 107  # wait for the next meeting
    CELL_TAKEN = 108  # the fusion cell works on another thread
    AGREED_ON_ANOTHER = 109  # the members agreed on another thread this turn; propose it anew
    # R-INJECT
    NO_DECISION = 110
    NO_OPTION = 111
    # R-NEED
    INTERESTS_FULL = 120
    ALREADY_REGISTERED = 121
    ONE_CHANGE = 122


_BANDS: tuple[tuple[int, Rule], ...] = (
    (10, Rule.ORDER),
    (30, Rule.SHARE),
    (40, Rule.ASSESS),
    (50, Rule.REPORT),
    (60, Rule.RFI),
    (65, Rule.FIU),
    (70, Rule.THREAD),
    (80, Rule.ONLINE),
    (100, Rule.TASKFORCE),
    (110, Rule.ORG),
    (120, Rule.INJECT),
    (999, Rule.NEED),
)


def rule_behind(reason: Reason) -> Rule:
    """The rule that refuses with this reason."""
    return next(rule for limit, rule in _BANDS if reason < limit)
