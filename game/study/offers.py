"""Private offers of an exercise: what each costs the coalition when good partners take it, and what its seat gains."""

from dataclasses import dataclass, replace

from game.rules.tables import Tables


@dataclass(frozen=True, slots=True)
class Offer:
    """An option of a decision that pays its own seat: the ids of inject and option, their indices, who decides."""

    inject: str
    option: str
    j: int
    o: int
    seats: tuple[int, ...]

    @property
    def name(self) -> str:
        """Both ids, as a sentence names it."""
        return f"{self.inject}/{self.option}"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an offer that is always taken, in points: mean cost to the coalition over paired seeds, the interval
    of that mean, and what the seats that take it gain in their own score.
    """

    offer: Offer
    cost: float
    low: float
    high: float
    gain: float


def taking(tables: Tables, offer: Offer) -> Tables:
    """The tables of an exercise whose partners decide for the offer."""
    counsel = tables.inject_counsel.copy()
    counsel[offer.j] = offer.o
    counsel.setflags(write=False)
    return replace(tables, inject_counsel=counsel)
