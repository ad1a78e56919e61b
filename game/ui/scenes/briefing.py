"""The briefing: what the exercise is about, which nation to play and how hard it shall be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from game.match.entries import MAX_SEED
from game.rules.codes import Capability
from game.scenario.model_nations import Nation as NationModel
from game.scenario.model_scenario import Scenario
from game.ui.scene import Pop, Result, Scene
from game.ui.scenes import doors
from game.ui.scenes.exercise_map import exercise_map
from game.ui.scenes.frame import back_button, page, scroll_keys
from game.ui.scenes.shelf import Choice, Volume, seats
from game.ui.tree import Ctx, Widget
from game.ui.widgets import (
    Button,
    Card,
    Column,
    Divider,
    Dropdown,
    Grid,
    Heading,
    Icon,
    Label,
    Nation,
    Panel,
    Paragraph,
    Pill,
    Row,
    Scroll,
    Spacer,
    TextField,
    Wrap,
    scroll_list,
)
from game.wording import terms


class Briefing(Scene):
    """The text at the left, the choices at the right, Start below them."""

    title = "Briefing"
    first_focus = "start"

    def __init__(self, volume: Volume, difficulty: str = "normal", seed: str = "") -> None:
        """`volume` holds a scenario; `difficulty` and `seed` are what is offered first."""
        assert volume.scenario is not None
        self.scenario: Scenario = volume.scenario
        levels = [d.id for d in self.scenario.difficulties]
        level = difficulty if difficulty in levels else levels[0]
        self.choice = Choice(volume, seats(self.scenario)[0], level)
        self.seed = seed

    def build(self, ctx: Ctx) -> Widget:
        """Text and choices."""
        side = 520 if ctx.width_dp >= 1500 else 430 if ctx.width_dp >= 1200 else 360
        body = Row([self._text(ctx), self._choices(ctx, side)], gap=0, cross="stretch")
        keys = (("↑ ↓", "scroll"), ("Ctrl+Enter", "start"), ("Esc", "back"))
        return page(ctx, self.scenario.title, "Briefing", body, keys, [back_button(Pop)])

    def keys(self) -> Mapping[str, Callable[[], object]]:
        """The text scrolls."""
        return scroll_keys(self, "text")

    # -- the text

    def _text(self, ctx: Ctx) -> Widget:
        column = situation(self.scenario)
        column.max_width, column.pad = 900, (6, 20, 20, 6)
        return Panel(
            [Scroll("text", Column([column]), flex=1, name="Briefing")], title="Situation", icon="file-text",
            id="panel:text", pad=(16, 8, 0, 26), flex=1,
        )  # fmt: skip

    # -- the choices

    def _choices(self, ctx: Ctx, width: float) -> Widget:
        theatre = exercise_map(ctx, self.scenario, self.choice.seat, self._sit, id="theatre")
        theatre.flex, theatre.height = 0, max(120, min(290, ctx.height_dp - 590 * ctx.text_scale))
        listed = scroll_list("seats", [self._seat(n) for n in _playable(self.scenario)], "Your nation", gap=6)
        picker, note = self._levels()
        ways = Grid(
            [
                Label("Difficulty", "body", "dim"), picker, Spacer(), note,
                Label("Seed", "body", "dim"), self._seed_field(),
            ],
            columns=("auto", "*"), gap=14, line_gap=6,
        )  # fmt: skip
        start = Button(
            "start", "Start the exercise", "play", "gold", True, True, accel="ctrl+enter", on_click=self._start,
            disabled=self._wrong_seed(),
        )  # fmt: skip
        panel = Panel(
            [listed, Divider(), ways, start], title="Your nation", icon="users", id="panel:choices",
            pad=(12, 14, 14, 16), sides="l", flex=1, gap=12,
        )  # fmt: skip
        return Column([theatre, panel], gap=0, width=width)

    def _sit(self, nation: str) -> None:
        self.choice = replace(self.choice, seat=nation)

    def _seat(self, nation: NationModel) -> Card:
        index = next(i for i, n in enumerate(self.scenario.nations) if n.id == nation.id)
        chosen = nation.id == self.choice.seat
        able = [f"{terms.CAPABILITY[Capability(k)]} {level}" for k, level in _strengths(nation)]
        return Card(
            [
                Row([Nation(index, "", nation.name, 15, "heading", own=chosen, flex=1), _chosen() if chosen else None]),
                Paragraph(nation.about, "small", "text"),
                Paragraph(f"{nation.staff} staff points a turn; {', '.join(able)}", "small", "dim"),
            ],
            id=f"seat:{nation.id}", name=nation.name, selected=chosen, pad=(8, 12), gap=4,
            on_click=lambda: self._sit(nation.id), on_focus=lambda: self._sit(nation.id),
        )  # fmt: skip

    def _levels(self) -> tuple[Widget, Widget]:
        """The choice of difficulty, and what the chosen one changes."""

        def choose(level: str) -> None:
            self.choice = replace(self.choice, difficulty=level)

        levels = self.scenario.difficulties
        chosen = next(d for d in levels if d.id == self.choice.difficulty)
        picker = Dropdown("difficulty", [(d.id, d.name) for d in levels], chosen.id, choose, name="Difficulty")
        changes = [f"{terms.signed(chosen.staff)} staff point{'s' * (abs(chosen.staff) != 1)} a turn"] * bool(
            chosen.staff
        )
        changes += [f"deadlines {terms.hours(abs(chosen.life))} {'later' if chosen.life > 0 else 'sooner'}"] * bool(
            chosen.life
        )
        note = ", ".join(changes) or "As the author wrote it"
        return picker, Label(f"{note[0].upper()}{note[1:]}", "small", "dim")

    def _seed_field(self) -> Widget:
        def write(words: str) -> None:
            self.seed = words

        return TextField(
            "seed", self.seed, "Empty: drawn by chance", write, self._start, icon="dices", limit=19, name="Seed"
        )

    def _wrong_seed(self) -> str:
        words = self.seed.strip()
        good = not words or (words.isdecimal() and int(words) <= MAX_SEED)
        return "" if good else "A seed is a whole number, such as 4711."

    def _start(self, _: object = None) -> Result:
        if self._wrong_seed():
            self.app.toast(self._wrong_seed(), "warn")
            return None
        words = self.seed.strip()
        return doors.begin(replace(self.choice, seed=int(words) if words else None))


def situation(scenario: Scenario) -> Column:
    """The briefing's text with length, size and objectives, as every trainee reads it."""
    paragraphs = [" ".join(p.split()) for p in scenario.briefing.strip().split("\n\n")]
    facts = (
        ("clock", f"about {scenario.minutes} minutes, longer the first time"),
        ("hourglass", f"{scenario.turns} turns of 6 hours"), ("users", f"{len(scenario.nations)} nations"),
    )  # fmt: skip
    return Column(
        [
            Wrap([Pill(words, "text", "raised", None, icon) for icon, words in facts], gap=8),
            *(Paragraph(p, "lead", "text") for p in paragraphs),
            Spacer(height=2), Divider(), Spacer(height=2),
            Heading("Objectives", "figure"), *_objectives(scenario),
        ],
        gap=14,
    )  # fmt: skip


def _chosen() -> Widget:
    return Pill("You", "on_primary", "primary", None, "check")


def _playable(scenario: Scenario) -> list[NationModel]:
    by_id = {n.id: n for n in scenario.nations}
    return [by_id[n] for n in seats(scenario)]


def _strengths(nation: NationModel) -> list[tuple[int, int]]:
    """The nation's two best capabilities with their levels."""
    levels = list(enumerate(nation.capabilities.model_dump().values()))
    return [(k, level) for k, level in sorted(levels, key=lambda pair: (-pair[1], pair[0]))[:2] if level]


def _objectives(scenario: Scenario) -> list[Widget]:
    rows: list[Widget] = []
    for objective in sorted(scenario.objectives, key=lambda o: -o.weight):
        name = objective.dimension.replace("_", " ").capitalize()
        rows.append(
            Row(
                [
                    Icon("target", 17, "accent"),
                    Paragraph(objective.text, "title", "hi", flex=1),
                    Pill(f"{name} {objective.weight}", "dim", "card", name=f"{name}, weight {objective.weight}"),
                ],
                gap=12,
            )
        )
    return rows
