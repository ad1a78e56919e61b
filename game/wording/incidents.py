"""What an incident found in place as it ended, in words (R-CRISIS)."""

from collections.abc import Sequence

from game.rules.codes import Capability
from game.wording import terms


def amounts(told: Sequence[tuple[Capability, int, int, int]]) -> str:
    """By capability: units asked for, and in tenths of one what was in place and what was still under way.

    "in place as it ended: 4.1 of 5 rapid deployment; still under way: 2 rapid deployment".
    """
    there = terms.listed([f"{present / 10:g} of {asked} {terms.CAPABILITY[k]}" for k, asked, present, _ in told])
    coming = [f"{later / 10:g} {terms.CAPABILITY[k]}" for k, _, _, later in told if later]
    return f"in place as it ended: {there}" + (f"; still under way: {terms.listed(coming)}" if coming else "")
