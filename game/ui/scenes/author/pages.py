"""The pages at the left: the exercise as a trainee meets it, and the state of its file."""

from __future__ import annotations

from typing import Final

from game.scenario.catalogue import flowing
from game.ui.scenes.author.manuscript import Manuscript, Reading, Remark
from game.ui.scenes.author.outlook import Outlook
from game.ui.scenes.briefing import situation
from game.ui.scenes.exercise_facts import at_a_glance, facts
from game.ui.tree import Widget
from game.ui.widgets import Card, Column, Divider, Heading, Icon, Label, Paragraph, Row

SEVERITY: Final = {
    "error": ("x", "bad", "problem"),
    "warning": ("triangle-alert", "warn", "warning"),
    "note": ("info", "accent", "note"),
}
"""Icon, ink and name of each severity."""


def exercise(outlook: Outlook) -> Widget:
    """The exercise as the browser shows it, what varies from seed to seed, and the author's notes."""
    scenario = outlook.scenario
    varies = f"{outlook.moving()} of {len(scenario.reports)} reports may lie with another nation on another seed."
    notes = flowing(scenario.author_notes or "")
    return Column(
        [
            *at_a_glance(scenario),
            Row([Icon("dices", 15, "gold_text"), Paragraph(varies, "small", "text", flex=1)], gap=8),
            Divider(),
            facts(scenario, narrow=True),
            *([Divider(), Heading("Author's notes")] if notes else []),
            *(Paragraph(p, "body", "text") for p in notes.split("\n\n") if p),
        ],
        gap=10,
    )


def briefing(outlook: Outlook) -> Widget:
    """The briefing as a trainee reads it."""
    return situation(outlook.scenario)


def file(manuscript: Manuscript) -> Widget:
    """What is to be said of the file, its newest state first."""
    now, *earlier = manuscript.readings
    rows: list[Widget] = [
        Label(manuscript.path.name, "heading", "hi", tooltip=str(manuscript.path)),
        _verdict(now, "body_bold"),
        *(_remark(r) for r in now.remarks),
    ]
    if not now.remarks:
        rows.append(Paragraph("It is read anew whenever you save it.", "small", "dim"))
    if earlier:
        rows += [Divider(), Heading("Before"), *(_verdict(reading, "small") for reading in earlier)]
    return Column(rows, gap=9)


def _verdict(reading: Reading, style: str) -> Widget:
    """One state of the file in a line."""
    icon, ink = ("check", "good") if reading.loads and not reading.remarks else ("triangle-alert", "warn")
    if not reading.loads:
        icon, ink = "x", "bad"
    when = f"Saved {reading.saved}" if reading.saved else "The file is not there"
    return Row([Icon(icon, 15, ink), Paragraph(f"{when}: {told(reading)}.", style, ink, flex=1)], gap=7)


def told(reading: Reading) -> str:
    """What is to be said of a state of the file, counted: "loads", "2 problems", "loads, 1 warning"."""
    counts = {key: sum(r.severity == key for r in reading.remarks) for key in SEVERITY}
    words = [f"{n} {SEVERITY[key][2]}{'s' * (n > 1)}" for key, n in counts.items() if n]
    return ", ".join([*(["loads"] if reading.loads else []), *words])


def _remark(remark: Remark) -> Widget:
    icon, ink, _ = SEVERITY[remark.severity]
    place = f"Line {remark.line}, column {remark.column}"
    return Card(
        [
            Row([Icon(icon, 14, ink), Label(place, "mono", ink, flex=1)], gap=7),
            Paragraph(f"{remark.message[0].upper()}{remark.message[1:]}", "body", "text"),
        ],
        stripe=ink, gap=4,
    )  # fmt: skip
