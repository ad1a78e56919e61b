"""What counts for a nation's own score beside the coalition's, in words (R-SCORE)."""

from game.rules.codes import SeatDimension
from game.wording import terms
from game.wording.numbers import Numbers

_INTERESTS = terms.SEAT_DIMENSION[SeatDimension.INTERESTS].lower()


def worth(points: int) -> str:
    """What a private interest served is worth to the nation that decides so, and in which part of its score."""
    few = "1 seat point" if points == 1 else f"up to {points} seat points"
    return f"{few} to your nation alone: of its own score, in {_INTERESTS}, a part that cannot exceed 100"


def interests(n: Numbers) -> str:
    """The part of a nation's own score that decisions may serve."""
    return (
        "a part of your seat score, where a decision offers any: how much of the evidence that you needed you have "
        "read, and the private interests that your decisions served. An option names its worth in seat points; what "
        "lies beyond 100 in this part counts for nothing."
    )


def seat_score(n: Numbers) -> str:
    """A nation's own score, and what it makes of the coalition's."""
    parts = [terms.SEAT_DIMENSION[d].lower() for d in SeatDimension if d != SeatDimension.INTERESTS]
    return (
        f"your nation's own score beside the coalition's, from 0 to 100 seat points: {terms.listed(parts)}, and "
        f"{_INTERESTS} where a decision offers any. The final figure, your place in the common result, is the "
        "coalition's score times 0.6 to 1.0: 0.6 at 0 of your own, 1.0 at 100."
    )
