"""Why an order is refused and what would make it legal, one sentence each, with the rule's name."""

from typing import Final

from game.rules.reasons import Reason, rule_behind

SENTENCE: Final[dict[Reason, tuple[str, str]]] = {
    Reason.ACCEPTED: ("Accepted", ""),
    Reason.UNKNOWN_KIND: ("There is no such order", "Choose one of the orders in the list"),
    Reason.FIELD_MISSING: ("The order leaves something out", "Name all that it is about"),
    Reason.FIELD_RANGE: ("The order names something that does not exist", "Name something from the lists"),
    Reason.MECHANIC_ABSENT: ("This exercise does not use that", "Choose another order"),
    Reason.NO_STAFF: ("Not enough staff points this turn", "Drop another order, or wait for the next turn"),
    Reason.SELF: ("A nation cannot do this with itself", "Name another nation"),
    Reason.DUPLICATE: ("An order of the kind on the same stands earlier in the list", "Drop one of the two"),
    Reason.TOO_MANY: ("The order names too many nations", "Name one nation"),
    Reason.ENDED: ("The exercise is over", "Start it again to play on"),
    Reason.NOT_HELD: ("You do not hold this report", "Obtain a copy first"),
    Reason.NOT_MEMBER: ("Not everybody named belongs to this channel", "Use a channel that all of you share"),
    Reason.CHANNEL_OUT: ("The channel is out", "Use another channel, or wait for its repair"),
    Reason.NO_OFFICER: ("No liaison officer works between you", "Post one and wait for the set-up"),
    Reason.ABOVE_CEILING: (
        "The label is above what this channel carries to them",
        "Use a channel that carries more",
    ),
    Reason.ALREADY_HELD: ("They have this version already", "Nothing needs to be sent"),
    Reason.CAPACITY: ("The database takes no more this turn", "Publish next turn"),
    Reason.NOT_DATABASE: ("This channel is no database", "Name a secure database"),
    Reason.IS_DATABASE: ("A database carries no messages", "Publish into it, or share over another channel"),
    Reason.NO_SEATS: ("All your liaison seats are taken", "Use a channel that is there already"),
    Reason.ALREADY_POSTED: ("A liaison officer serves there already", "Nothing needs to be done"),
    Reason.NO_TRUST: (
        "Trust is too low on one side or both",
        "Raise trust first: useful reports and timely answers do",
    ),
    Reason.ALREADY_AGREED: ("There is an agreement already", "Nothing needs to be done"),
    Reason.CANNOT_TEAR: ("No tear-line can be made of this copy", "Send it as it is"),
    Reason.COMPROMISED: ("The report is compromised and void", "Work with another report"),
    Reason.ALREADY_READ: ("The report is read already", "Nothing needs to be done"),
    Reason.NOT_READ: ("The report is not read yet", "Read it first"),
    Reason.ALREADY_ANALYSED: ("The report is analysed already, or by your list", "Nothing needs to be done"),
    Reason.NOT_DETECTED: ("Your evidence does not show this thread", "Gather evidence on it first"),
    Reason.OWN_REPORT: ("It is your own report", "You may pass it on without a release"),
    Reason.NOT_ORCON: ("The report is not under originator control", "Its label alone decides who may have it"),
    Reason.ALREADY_RELEASED: ("It is released to them already", "You may pass it on"),
    Reason.ALREADY_ASKED: ("You have asked already", "Wait for the answer"),
    Reason.NO_MATTER: ("Nothing of that name is open and put to you", "Choose one that waits for your answer"),
    Reason.WRONG_MATTER: ("This matter takes another kind of answer", "Use the answer offered beside it"),
    Reason.QUOTA: ("You have sent the requests of this turn", "Ask again next turn"),
    Reason.OPEN_REQUEST: (
        "A request between you is still open, or stands earlier in the list",
        "Wait for its answer, or drop one of the two on the list",
    ),
    Reason.MATTERS_FULL: ("Too many matters are open", "Wait until some are answered"),
    Reason.ANSWER_OFF_SUBJECT: ("The report is not on the subject asked for", "Answer with one that is"),
    Reason.NIL_UNTRUE: ("You hold something on the subject", "Share it, refer them to its originator, or decline"),
    Reason.NO_ALERT: ("You do not hold this alert", "Choose an alert of your own"),
    Reason.NO_MATCH: ("The halves are not matched", "Find the counterpart first"),
    Reason.NO_REPORT: (
        "No report can come of this match: a freeze made the money trail go dark",
        "Work with what you hold already",
    ),
    Reason.ALREADY_MATCHED: ("The halves are matched already", "Analyse the match"),
    Reason.ALREADY_FROZEN: ("The thread is frozen already", "Nothing needs to be done"),
    Reason.THREAD_CLOSED: ("The thread is closed, or an incident by now", "Turn to one that is open"),
    Reason.CAMPAIGN_QUIET: ("The campaign does not run at present", "Wait until it does"),
    Reason.FULLY_HARDENED: ("Your infrastructure is as hard as it gets", "Spend the staff elsewhere"),
    Reason.NOT_AUDIENCE: ("The campaign does not reach your audience", "Leave it to the nations it reaches"),
    Reason.NO_FORCE: ("There is no such task force among those you serve in", "Choose a task force you serve in"),
    Reason.NOT_LEAD: ("Only the lead may order this", "Leave it to the lead, or form a task force of your own"),
    Reason.NOT_MEMBER_OF_FORCE: ("You do not serve in this task force", "Join it first"),
    Reason.FORCES_FULL: ("No further task force can be formed now", "Wait until one stands down"),
    Reason.LOW_CONFIDENCE: ("Your confidence in the thread is too low", "Gather more evidence first"),
    Reason.NOT_ALLIED: (
        "You share no alliance with all of them",
        "Invite allies, and nations that have an agreement with you",
    ),
    Reason.FORCE_EXISTS: (
        "You lead or form a task force on this thread already",
        "Name nations that neither serve in it nor are invited, all of them in one order",
    ),
    Reason.NOT_INVITED: ("You are not invited to it", "Wait for an invitation"),
    Reason.NOT_READY: ("The task force is not ready for this", "Wait until it is"),
    Reason.NO_UNITS: ("You have not that many units for it", "Name fewer, or take some from another task force first"),
    Reason.BUSY: ("Your own units are training", "Wait until they are back"),
    Reason.TRAINED_RECENTLY: ("You trained together too lately", "Wait some turns, or train with others"),
    Reason.NO_LEGAL_BASIS: (
        "The legal basis is missing",
        "Adopt the framework, investigate jointly, or obtain the agreement or assistance that is asked for",
    ),
    Reason.FORCE_SIZE: ("The task force would be too large", "Invite fewer nations"),
    Reason.AWAY: ("The task force is deployed or recovers from its response", "Wait until it is back"),
    Reason.BEFORE_CIRCLE: ("It is before the task force or cell already", "Nothing needs to be done"),
    Reason.CELL_TAKEN: ("The fusion cell works on another thread", "Wait until its time is over, or choose its thread"),
    Reason.LEAD_STAYS: ("The lead cannot leave its own task force", "Stand the task force down instead"),
    Reason.NOT_MEMBER_OF_ORGANISATION: ("You do not belong to this organisation", "Choose one of yours"),
    Reason.NO_SERVICE: ("The organisation does not offer this", "Choose one of its services"),
    Reason.ALREADY_DONE: ("It is done or under way already", "Nothing needs to be done"),
    Reason.TARGET_MISSING: ("The service needs a target that is a member", "Name one, or what it is for"),
    Reason.LABEL_TOO_HIGH: ("The label is too high for this", "Choose a report that may go out at GREEN"),
    Reason.NOT_RELEASED: (
        "Its label or its originator keeps the report from some who would receive it",
        "Choose another report, or ask the originator to release it to all of them",
    ),
    Reason.UNDER_REVIEW: ("Your earlier notice is still under review", "Wait until it is out"),
    Reason.MET_RECENTLY: ("The ministers met lately", "Wait for the next meeting"),
    Reason.AGREED_ON_ANOTHER: ("The members agreed on another thread first this turn", "Propose yours again"),
    Reason.NO_DECISION: ("Nothing of that name waits for your decision", "Choose one that does"),
    Reason.NO_OPTION: ("There is no such option", "Choose one of the options"),
    Reason.INTERESTS_FULL: ("You have registered three subjects", "Name one to replace"),
    Reason.ALREADY_REGISTERED: ("The subject is registered already", "Nothing needs to be done"),
    Reason.ONE_CHANGE: ("One change of interests a turn", "Change the other next turn"),
}
"""What is wrong, and what would be right."""


AFTERWARDS: Final[dict[Reason, tuple[str, str]]] = {
    Reason.DUPLICATE: (
        "Another nation's order for the same came before yours this turn",
        "That one stands and does what yours would have done, but what yours cost is spent",
    ),
    Reason.BEFORE_CIRCLE: (
        "Another member had put it before them first",
        "It counts there all the same, but what the order cost is spent",
    ),
    Reason.THREAD_CLOSED: (
        "The thread was closed before your order in the turn, by a response",
        "What the order cost is spent",
    ),
    Reason.ALREADY_FROZEN: (
        "Another nation had frozen the thread first",
        "That freeze holds for all, but what the order cost is spent",
    ),
    Reason.NO_FORCE: (
        "You serve in no such task force, or it stood down before your order in the turn",
        "Choose one that you serve in",
    ),
    Reason.NOT_INVITED: (
        "No invitation to it was open any more: a task force that stands down withdraws its own",
        "Form one, or wait for another invitation",
    ),
    Reason.ALREADY_ANALYSED: (
        "A fusion cell had analysed the report, or another unit the match, before your order in the turn",
        "The finding is yours all the same, but what the order cost is spent",
    ),
    Reason.ALREADY_POSTED: (
        "They posted a liaison officer to you first in the turn",
        "One officer works both ways, but what the order cost is spent",
    ),
    Reason.ALREADY_DONE: ("It was done or under way already", "What the order cost is spent"),
    Reason.AGREED_ON_ANOTHER: (
        "The members agreed on another thread first in the turn",
        "Propose yours again; what the order cost is spent",
    ),
}
"""The same after the turn, where it reads differently: an order that fails then was no mistake on the own list."""


def afterwards(reason: Reason) -> tuple[str, str]:
    """Why an order failed in the turn that is over, and what would have made it legal."""
    return AFTERWARDS.get(reason, SENTENCE[reason])


def refusal(reason: Reason) -> str:
    """The whole sentence: "The channel is out (R-SHARE). Use another channel, or wait for its repair."."""
    return _whole(*SENTENCE[reason], reason)


def failure(reason: Reason) -> str:
    """The same for an order that failed in the turn that is over."""
    return _whole(*afterwards(reason), reason)


def _whole(what: str, remedy: str, reason: Reason) -> str:
    return f"{what} ({rule_behind(reason)}). {remedy}." if remedy else f"{what}."


def remedy(reason: Reason) -> str:
    """Only what would make the order legal."""
    return SENTENCE[reason][1]
