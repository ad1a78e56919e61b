"""The words of the glossary for what nations ask of one another, and for what they act with and against."""

from game.rules.interests import MOST_INTERESTS
from game.rules.orders import BY_KIND, Kind
from game.wording import terms
from game.wording.numbers import Numbers
from game.wording.previews import tenths


def alert(n: Numbers) -> str:
    """Half of a financial picture."""
    return (
        "half of a financial picture, raised by a nation's financial intelligence unit; its counterpart lies with "
        "another's. Who sees both, by a match asked for, a disclosure or a task force on its thread, can analyse them "
        "into a financial report, for which a freeze asks too."
    )


def consent(n: Numbers) -> str:
    """Onward use of a financial report."""
    return (
        "leave to pass on the financial report that comes of an alert, given with the half that one discloses or "
        "accepts a match on: the report is then released to all. Without it the report stays under the control of the "
        "unit that gave the other half."
    )


def capability(n: Numbers) -> str:
    """What units can do."""
    named = terms.listed(list(terms.CAPABILITY.values()))
    return (
        f"what a nation's units can do, from 0 to 5 of each: {named}. A thread asks for some of it, and a task force "
        "pools what its members have free; a unit serves one force at a time."
    )


def queue(n: Numbers) -> str:
    """What waits on a channel."""
    return (
        "what is sent beyond the capacity of a channel waits there, and arrives whole turns later. The capacity of "
        "notes is each sender's own, that of an officer is yours toward the other nation, that of a platform is shared "
        "by all who use it."
    )


def ministerial(n: Numbers) -> str:
    """A meeting of ministers."""
    d = n.doctrine
    return (
        "a meeting that some organisations offer as a service: every member's trust in every other rises by "
        f"{tenths(d.trust_ministerial).removeprefix('+')}. They meet once in {terms.hours(d.meeting_gap)} at most."
    )


def wrong(n: Numbers) -> str:
    """A response that should not have been."""
    d = n.doctrine
    return (
        f"one with confidence below {terms.points(d.nearly_confidence)}, with less than {d.nearly_capability} % of a "
        f"capability asked for, or to a decoy. The force is spent for {terms.hours(d.wrong_busy)}, all lose "
        f"{terms.points(d.wrong_hidden)} of confidence for {terms.hours(d.wrong_hidden_span)}, and trust in the lead "
        f"changes by {tenths(d.trust_wrong_force)} within the force, {tenths(d.trust_wrong_others)} elsewhere."
    )


def severity(n: Numbers) -> str:
    """How grave a thread is."""
    d = n.doctrine
    moves = [f"to harden infrastructure at its place lowers it by {terms.points(d.harden_severity)}"]
    moves = moves if n.uses(Kind.HARDEN) else []
    if n.uses(Kind.REFER):
        moves.append(f"a campaign that feeds it raises it by {terms.points(d.campaign_severity)} a turn")
    moves.append("events of the exercise may move it")
    told = terms.listed(moves)
    return (
        "how grave a thread is: what it was at the start weighs how it ends in the score. "
        f"{told[0].upper()}{told[1:]}; what is lost on the thread then counts less or more."
    )


def proposal(n: Numbers) -> str:
    """What one nation offers another."""
    d = n.doctrine
    return (
        "what a nation offers you: an agreement, joint training, a match, legal assistance or a place in a task force. "
        f"It is yours to {BY_KIND[Kind.ACCEPT].name}, to {BY_KIND[Kind.JOIN].name} or to {BY_KIND[Kind.DECLINE].name} "
        f"within two turns; to decline costs {tenths(d.trust_declined)} trust, silence "
        f"{tenths(-(-d.trust_ignored // 3))}; neither where an agreement or a training cannot be had any more."
    )


def diffusion(n: Numbers) -> str:
    """The fast way of an organisation."""
    return (
        "a service by which a report goes to the members that you choose: up to GREEN, or AMBER as its tear-line. It "
        f"arrives {terms.hours(n.doctrine.diffusion_ticks)} later for one price, to however many it goes and however "
        "little they are trusted. Nobody else hears of it; label, originator and need bind it as they do a share, and "
        "it answers no request."
    )


def notice(n: Numbers) -> str:
    """The slow way of an organisation."""
    return (
        "a service by which a report up to GREEN, or AMBER as its tear-line, is reviewed for "
        f"{terms.hours(n.doctrine.notice_ticks)} and then told to all members, to each of whom it must be lawful. Who "
        "needs it gets it an hour later, which is never a push, and all notice what they had forgotten on its "
        "subjects; one at a time."
    )


def lead(n: Numbers) -> str:
    """Who leads a task force, and which nation suits."""
    return (
        "who forms or convenes a task force leads it: invites to it, and alone has it respond or stand down. It suits "
        "whoever may act at the place by law, and of these whoever covers most of what the thread asks for together "
        "with those that it may gather. A partner that leads a force on the thread itself and suits better than you "
        "declines yours."
    )


def own_thread(n: Numbers) -> str:
    """A thread that counts for a nation's own score."""
    return (
        "a thread that is due in your country, or that the exercise names as one of interest to you. The list of "
        "threads marks it (yours), and how it ends counts for your own score, reckoned as 'outcome' is; that does not "
        "say who is to lead on it."
    )


def interest(n: Numbers) -> str:
    """What a nation says that it works on."""
    order = f", by {BY_KIND[Kind.REGISTER].name}" if n.uses(Kind.REGISTER) else ""
    return (
        f"a subject that a nation has registered as what it works on, which all know: {MOST_INTERESTS} at most, and "
        f"one change a turn{order}. Reports on it are needed there, and its own requests on it cost trust when "
        "they are declined or left unanswered."
    )


def database(n: Numbers) -> str:
    """A channel that is looked into."""
    return (
        "a channel into which members publish reports and in which they look up a subject, by publish and query. What "
        "is published can be found from the next turn on, by those whom label and originator admit; others learn whom "
        "to contact. Who published hears who found it, and all members notice what they had forgotten on the subject."
    )
