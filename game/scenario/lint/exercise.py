"""What the rules of lint look at: a sound scenario, where everything stands in its file, and its tables."""

from dataclasses import dataclass
from functools import cached_property

from game.rules.codes import TICKS_PER_TURN
from game.rules.tables import Tables
from game.scenario.compile import compile_scenario
from game.scenario.compose import Document
from game.scenario.lint.texts import Text, texts_of
from game.scenario.mechanics import mechanics_of
from game.scenario.model_effects import Effect
from game.scenario.model_injects import Inject
from game.scenario.model_nations import Nation
from game.scenario.model_organisations import Channel, Organisation
from game.scenario.model_reports import Report
from game.scenario.model_scenario import Scenario
from game.scenario.model_threads import Thread
from game.scenario.positions import Path

LONG_EXERCISE = 12
"""Turns from which the doctrine's "What must bite" and "Rhythm" hold."""


@dataclass(frozen=True)
class Exercise:
    """A scenario without problems. Indices of its entries are those of the file."""

    scenario: Scenario
    document: Document
    digest: str

    @property
    def ticks(self) -> int:
        return self.scenario.turns * TICKS_PER_TURN

    @property
    def is_long(self) -> bool:
        return self.scenario.turns >= LONG_EXERCISE

    @cached_property
    def mechanics(self) -> frozenset[str]:
        return mechanics_of(self.scenario)

    @cached_property
    def settings(self) -> dict[str, Tables]:
        """The tables by difficulty, in the file's order."""
        return {d.id: compile_scenario(self.scenario, d.id, self.digest).tables for d in self.scenario.difficulties}

    @property
    def tables(self) -> Tables:
        return self.settings["normal"]

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Everything in the file that a person reads."""
        return tuple(texts_of(self.document.data or {}))

    @cached_property
    def nations(self) -> dict[str, Nation]:
        return {n.id: n for n in self.scenario.nations}

    @cached_property
    def threads(self) -> dict[str, Thread]:
        return {t.id: t for t in self.scenario.threads}

    @cached_property
    def injects(self) -> dict[str, Inject]:
        return {i.id: i for i in self.scenario.injects}

    @cached_property
    def channels(self) -> tuple[tuple[Path, Organisation, Channel], ...]:
        """Every channel that an organisation provides, with its path."""
        return tuple(
            (("organisations", o, "channels", c), organisation, channel)
            for o, organisation in enumerate(self.scenario.organisations)
            for c, channel in enumerate(organisation.channels)
        )

    @cached_property
    def effects(self) -> tuple[tuple[Inject, Effect], ...]:
        """Every effect of every inject and option."""
        return tuple((i, e) for i in self.scenario.injects for e in effects_of(i))

    @cached_property
    def services(self) -> frozenset[str]:
        return frozenset(s for o in self.scenario.organisations for s in o.services)

    def names(self) -> tuple[str, ...]:
        """Proper names that the exercise gives: of nations, organisations, channels, subjects and campaigns."""
        s = self.scenario
        channels = [c.name for _, _, c in self.channels]
        parts = (s.nations, s.organisations, s.subjects, s.campaigns)
        return (*(each.name for part in parts for each in part), *channels)

    def has_own(self, nation: str, thread: Thread) -> bool:
        """Whether the thread is the nation's own: it would happen there, or the nation counts it as its own."""
        return nation == thread.place or nation in thread.interests

    def needers(self, report: Report) -> tuple[str, ...]:
        """Nations that need what the report says: one of its threads is their own, or they registered its subject."""
        own = [self.threads[t] for t in report.bears]
        return tuple(
            n.id
            for n in self.scenario.nations
            if set(n.interests) & set(report.subjects) or any(self.has_own(n.id, t) for t in own)
        )

    def evidence(self) -> tuple[tuple[int, Report], ...]:
        """The reports that bear on a thread, with their places in the file."""
        return tuple((i, r) for i, r in enumerate(self.scenario.reports) if r.bears)

    def common(self, n: str, m: str, kinds: tuple[str, ...]) -> bool:
        """Whether two nations are members of one organisation of these kinds."""
        return any(o.kind in kinds and {n, m} <= set(o.members) for o in self.scenario.organisations)


def effects_of(inject: Inject) -> tuple[Effect, ...]:
    """The effects of an inject, and of all options of its decision."""
    options = inject.decide.options if inject.decide else ()
    return (*inject.effects, *(e for o in options for e in o.effects))


def fires(inject: Inject, ticks: int) -> tuple[int, int]:
    """First and last hour at which an inject may fire; the whole exercise where a condition or a person decides."""
    if inject.at is None:
        return 0, ticks - 1
    return inject.at if isinstance(inject.at, tuple) else (inject.at, inject.at)
