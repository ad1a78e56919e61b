"""An exercise told before it begins: at a glance for a list, and in full."""

from __future__ import annotations

from game.scenario.model_scenario import Scenario
from game.ui.scenes.shelf import features, seats, trained
from game.ui.tree import Widget
from game.ui.widgets import (
    Column,
    Grid,
    Heading,
    Icon,
    Label,
    Meter,
    Nation,
    Paragraph,
    Row,
    Spacer,
    Wrap,
)
from game.wording import terms


def summary(scenario: Scenario) -> list[Widget]:
    """An exercise for a list: what it is, and what follows at a glance."""
    return [Paragraph(" ".join(scenario.summary.split()), "body", "text", 3), *at_a_glance(scenario)]


def at_a_glance(scenario: Scenario) -> list[Widget]:
    """How long an exercise is, how large, and what it practises."""
    facts = (
        ("clock", f"{scenario.minutes} min"), ("hourglass", f"{scenario.turns} turns"),
        ("users", f"{len(scenario.nations)} nations"),
    )  # fmt: skip
    return [
        Wrap([Row([Icon(icon, 15, "accent"), Label(words, "small", "text")], gap=5) for icon, words in facts], gap=18),
        Row([Icon("graduation-cap", 15, "need"), Paragraph(features(scenario), "small", "dim", 2, flex=1)], gap=8),
    ]


def facts(scenario: Scenario, narrow: bool) -> Widget:
    """What a trainee learns, what the score weighs, seats and source: side by side, or below one another."""
    left = Column(
        [
            Heading(scenario.title, "h1"),
            Paragraph(" ".join(scenario.summary.split()), "lead", "text"),
            Spacer(height=4),
            Heading("You will learn to"),
            *(_aim(o.text) for o in scenario.objectives),
        ],
        gap=8, flex=1.35,
    )  # fmt: skip
    right = Column(
        [
            Heading("What the score weighs"), _weights(scenario), Spacer(height=6), Heading("Seats"), _seats(scenario),
            Spacer(height=6), Heading("Source"), *(Paragraph(s, "small", "dim") for s in scenario.source),
        ],
        gap=8, flex=1,
    )  # fmt: skip
    if narrow:
        left.flex = right.flex = 0
        return Column([left, right], gap=16, pad=(0, 12, 12, 0))
    return Row([left, right], gap=36, cross="start", pad=(0, 12, 12, 0))


def _aim(words: str) -> Widget:
    return Row([Icon("check", 15, "good"), Paragraph(words, "body", flex=1)], cross="start")


def _weights(scenario: Scenario) -> Widget:
    pairs = trained(scenario)
    most = max(weight for _, weight in pairs) or 1
    cells: list[Widget] = []
    for dimension, weight in pairs:
        cells += [
            Label(terms.DIMENSION[dimension], "body", tooltip=terms.DIMENSION_HELP[dimension]),
            Meter(weight / most, "accent", thickness=6, name=terms.DIMENSION[dimension]),
            Label(str(weight), "body_bold", "hi", "right"),
        ]
    return Grid(cells, columns=("auto", "*", "auto"), gap=12, line_gap=4)


def _seats(scenario: Scenario) -> Widget:
    open_ = seats(scenario)
    marks = [
        Nation(n, "", nation.name, style="body", color="hi" if nation.id in open_ else "dim")
        for n, nation in enumerate(scenario.nations)
    ]
    words = f"You may play {terms.listed([n.name for n in scenario.nations if n.id in open_], 'or')}."
    return Column([Wrap([*marks], gap=16), Paragraph(words, "small", "dim")], gap=6)
