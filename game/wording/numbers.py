"""What the words of the game need of one exercise: its doctrine, how many nations it has, and its mechanics."""

from dataclasses import dataclass

from game.rules.doctrine import Doctrine
from game.rules.orders import BY_KIND, Kind
from game.scenario.compile_threads import SMALL_EXERCISE


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that the sentences are told with."""

    doctrine: Doctrine
    nations: int
    mechanics: frozenset[str] | None = None  # those in use; None: all

    def uses(self, kind: Kind) -> bool:
        """Whether the exercise knows an order of this kind (R-PACE)."""
        return self.mechanics is None or BY_KIND[kind].mechanic in ("", *self.mechanics)

    @property
    def domains(self) -> int:
        """Domains that a thread asks for as a rule."""
        d = self.doctrine
        return d.domains_small if self.nations <= SMALL_EXERCISE else d.domains_large
