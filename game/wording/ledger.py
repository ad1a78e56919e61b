"""What each line of a score ledger was earned or lost by, in words (R-SCORE)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from game.rules.codes import Dimension, Outcome, Rule, SeatDimension
from game.rules.events import Event
from game.rules.points import POINT
from game.rules.rating import Rating
from game.scenario.catalogue import Catalogue
from game.wording import terms

EARNED: Final = {
    (Dimension.OUTCOME, Rule.THREAD): "Threads prevented or disrupted",
    (Dimension.OUTCOME, Rule.CRISIS): "Incidents contained",
    (Dimension.OUTCOME, Rule.ONLINE): "Hardening lightened a loss",
    (Dimension.OUTCOME, Rule.TASKFORCE): "Wrong responses",
    (Dimension.TIMELINESS, Rule.THREAD): "Mean time left when threads were closed",
    (Dimension.TIMELINESS, Rule.RFI): "Share of the requests that were answered in time",
    (Dimension.COVERAGE, Rule.SHARE): "Evidence read where it was needed",
    (Dimension.COVERAGE, Rule.ASSESS): "Threads judged genuine or decoy",
    (Dimension.SAFEGUARDS, Rule.SHARE): "Restricted reports handled well",
    (Dimension.SAFEGUARDS, Rule.BREACH): "Breaches of label or originator control",
    (Dimension.SAFEGUARDS, Rule.EXPOSE): "Reports compromised",
    (Dimension.TRUST, Rule.TRUST): "Mean trust between the nations so far",
    (Dimension.INTEROPERABILITY, Rule.TASKFORCE): "Threads met by a joint task force",
    (Dimension.INTEROPERABILITY, Rule.TRAIN): "Nations learnt to work together",
    (Dimension.ALIGNMENT, Rule.ORG): "An agreed priority was acted on",
}
"""By dimension and awarding rule."""
LOST: Final = {
    (Dimension.OUTCOME, Rule.THREAD): "Another thread shares the weight",
    (Dimension.OUTCOME, Rule.ONLINE): "Campaigns made a loss graver",
    (Dimension.TIMELINESS, Rule.THREAD): "The mean time left fell: this thread was closed with less to spare",
    (Dimension.TIMELINESS, Rule.RFI): "Requests ignored or answered late",
    (Dimension.COVERAGE, Rule.SHARE): "More was wanted than read, or sent without need",
    (Dimension.COVERAGE, Rule.ASSESS): "Threads misjudged",
    (Dimension.TRUST, Rule.TRUST): "Mean trust between the nations fell",
    (Dimension.INTEROPERABILITY, Rule.TRAIN): "Interoperability fades without training",
    (Dimension.ALIGNMENT, Rule.ORG): "Agreed priorities were not acted on",
}
"""By dimension and awarding rule, where the points are taken away again."""
WITHOUT: Final = {
    (Dimension.OUTCOME, Rule.ONLINE, True): (Event.HARDENED, "Events made a loss lighter"),
    (Dimension.OUTCOME, Rule.ONLINE, False): (Event.CAMPAIGN_FEEDS, "Events made a loss graver"),
    (Dimension.TIMELINESS, Rule.THREAD, False): (Event.CLOSED, "Requests to answer take their share of the dimension"),
}
"""By dimension, awarding rule and whether points were earned: what is said where no such event stands behind them."""
LIMIT: Final = "Kept between 0 and 100"
"""What R-SCORE itself takes or gives."""
MOST: Final = "; 100 is the most there is, so that what comes beyond it counts for nothing"
"""What stands behind an award that filled a part of a nation's own score."""
BEFORE: Final = "Before the saved game went on under newer rules"
"""What was earned in turns that this version of the rules did not play."""
SEAT_EARNED: Final = {
    SeatDimension.OUTCOME: "Threads of your own prevented, disrupted or contained",
    SeatDimension.SUPPLY: "Evidence of yours read where it was needed",
    SeatDimension.HANDLING: "Restricted reports that you passed on well",
    SeatDimension.TRUST: "The others' mean trust in you so far",
    SeatDimension.INTERESTS: "What you needed and read, and your own interests",
}
"""By dimension of a nation's own score."""
UNCOUNTED: Final = {
    SeatDimension.OUTCOME: "no thread of your own was real",
    SeatDimension.SUPPLY: "nobody needed evidence of yours",
    SeatDimension.INTERESTS: "nothing was there that you needed",
}
"""Why a dimension of a nation's own score drops out."""
SEAT_LOST: Final = {
    SeatDimension.OUTCOME: "Wrong responses to threads of your own, or another of them shares the weight",
    SeatDimension.SUPPLY: (
        "More of what you hold is needed, though not all of it shows, than was read there, or you sent without need"
    ),
    SeatDimension.HANDLING: "Reports of yours compromised, or your own breaches",
    SeatDimension.TRUST: "The others' mean trust in you fell",
    SeatDimension.INTERESTS: "You came to need more than you have read",
}
"""The same where the points are taken away again."""
LIGHTER: Final = {
    True: "Hardening lightened the loss of a thread of your own",
    False: "Events made the loss of a thread of your own lighter",
}
"""What gives a nation points for threads of its own that all ended uncontained, by whether it was hardening."""
AT_FIRST: Final = "Mean trust between the nations at the start, and what moved it"
SEAT_AT_FIRST: Final = "The others' mean trust in you at the start, and what moved it"
"""What the first turn gives of trust, most of which was there before it."""
GIVEN_UP: Final = "You gave up an interest of your own, and may have come to need more than you have read"
"""Where a decision took them."""


def uncounted(dimension: SeatDimension) -> str:
    """Why a dimension of a nation's own score has no weight, and what that means for the others."""
    return f"not counted, for {UNCOUNTED[dimension]}: the others weigh more"


@dataclass(frozen=True, slots=True)
class Basis:
    """What an award came of: the kinds of event behind it, how the threads ended that were closed, the first turn."""

    kinds: frozenset[Event] = frozenset()
    ends: frozenset[Outcome] = frozenset()
    first: bool = False


NOTHING: Final = Basis()


def earned(dimension: Dimension | SeatDimension, rule: Rule, points: int, basis: Basis = NOTHING) -> str:
    """What a rule awards points of a dimension for, or takes them away."""
    if isinstance(dimension, SeatDimension):
        return _seat_earned(dimension, points, basis)
    if dimension is Dimension.TRUST and basis.first and points > 0:
        return AT_FIRST
    lacking, instead = WITHOUT.get((dimension, rule, points >= 0), (None, ""))
    if lacking is not None and lacking not in basis.kinds:
        return instead
    words = EARNED.get((dimension, rule), LIMIT)
    return LOST.get((dimension, rule), words) if points < 0 else words


def _seat_earned(dimension: SeatDimension, points: int, basis: Basis) -> str:
    """The same of a nation's own score; asked apart, since codes of the two scores' dimensions are equal as numbers."""
    if dimension is SeatDimension.INTERESTS and points < 0 and Event.DECIDED in basis.kinds:
        return GIVEN_UP
    if dimension is SeatDimension.TRUST and basis.first and points > 0:
        return SEAT_AT_FIRST
    if dimension is SeatDimension.OUTCOME and points > 0 and basis.ends == {Outcome.UNCONTAINED}:
        return LIGHTER[Event.HARDENED in basis.kinds]
    return (SEAT_LOST if points < 0 else SEAT_EARNED)[dimension]


UNMET: Final = "Needed by the end, though not all of it showed, and not read there"
"""What stands over evidence whose lack lowered a dimension."""


def needed(names: Catalogue, report: int, nations: Iterable[int]) -> str:
    """A report that nations needed: "R-714 “Two berths”, by Borland and Castara"."""
    card = names.reports[report]
    return f"{card.code} “{card.title}”, by {terms.listed([names.nations[n].name for n in nations])}"


SHORT: Final = "Threads that brought less than they could"
"""What stands over threads that were not prevented."""


def fell_short(names: Catalogue, thread: int, outcome: Outcome, points: int, possible: int) -> str:
    """A thread that was not prevented: "HERON, disrupted: 13.6 of 21.0 points"; points in 1/1000."""
    name = names.threads[thread].codename
    return f"{name}, {terms.OUTCOME[outcome]}: {points / 1000:.1f} of {possible / 1000:.1f} points"


BY_BAND: Final = (Rating.UNABLE, Rating.MAJOR, Rating.SOME, Rating.PERFORMED)
"""Ratings by how many bands are reached."""
CAPPED: Final = {
    Dimension.OUTCOME: "no better while a thread ended uncontained",
    Dimension.SAFEGUARDS: "no better once a breach was found",
}
"""What holds a rating below what the points would reach (doctrine, HSEEP bands)."""


def capped(dimension: Dimension | SeatDimension, rating: Rating, points: int, bands: tuple[int, int, int]) -> str:
    """Why a rating is lower than the bands (the least points for M, S and P) would have it; "" where it is not."""
    reached = sum(points >= band * POINT for band in bands)
    if rating not in BY_BAND or BY_BAND.index(rating) >= reached or isinstance(dimension, SeatDimension):
        return ""
    return CAPPED.get(dimension, "")
