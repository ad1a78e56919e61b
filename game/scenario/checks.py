"""Every consistency check of the format: what types and names alone cannot say."""

from collections.abc import Iterator

from game.scenario import checks_expert, checks_head, checks_injects, checks_nations, checks_reports, checks_threads
from game.scenario.finding import Check, Finding
from game.scenario.soundness import Sound

CHECKS: tuple[Check, ...] = (
    *checks_head.CHECKS,
    *checks_nations.CHECKS,
    *checks_threads.CHECKS,
    *checks_reports.CHECKS,
    *checks_injects.CHECKS,
    *checks_expert.CHECKS,
)


def findings(sound: Sound) -> Iterator[Finding]:
    """Everything that the checks say about the sound part of a file."""
    for check in CHECKS:
        yield from check(sound)
