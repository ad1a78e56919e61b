"""What the words of the game need of one exercise: its doctrine, and how many nations it has."""

from dataclasses import dataclass

from game.rules.doctrine import Doctrine
from game.scenario.compile_threads import SMALL_EXERCISE


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers that the sentences are told with."""

    doctrine: Doctrine
    nations: int

    @property
    def domains(self) -> int:
        """Domains that a thread asks for as a rule."""
        d = self.doctrine
        return d.domains_small if self.nations <= SMALL_EXERCISE else d.domains_large
