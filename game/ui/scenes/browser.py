"""The scenario browser: every exercise at a glance, and what is wrong with files that cannot be played."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.scenario.model_scenario import Scenario
from game.ui.scene import Pop, Push, Result, Scene
from game.ui.scenes.briefing import Briefing
from game.ui.scenes.exercise_facts import facts, summary
from game.ui.scenes.exercise_map import exercise_map
from game.ui.scenes.frame import Picked, back_button, page, scroll_keys
from game.ui.scenes.shelf import Volume, own_folder, shelf
from game.ui.tree import Ctx, Widget
from game.ui.widgets import (
    Button,
    Card,
    Column,
    Divider,
    Icon,
    IconButton,
    Label,
    Panel,
    Paragraph,
    Pill,
    Row,
    Scroll,
    Spacer,
    scroll_list,
)
from game.wording import terms


class Browser(Scene):
    """The list at the left, the chosen exercise at the right."""

    title = "Exercises"

    def __init__(self) -> None:
        self.volumes = shelf()
        self.picked = Picked(self.volumes[0].key)
        self.first_focus = f"exercise:{self.picked.key}"

    @property
    def volume(self) -> Volume:
        """The chosen file."""
        return next(v for v in self.volumes if v.key == self.picked.key)

    def build(self, ctx: Ctx) -> Widget:
        """List and details."""
        rows = [self._card(ctx, v) for v in self.volumes]
        playable = sum(v.scenario is not None for v in self.volumes)
        count = f"{playable} to play" if playable == len(rows) else f"{playable} of {len(rows)} to play"
        wide = 470 if ctx.width_dp >= 1200 else 360
        body = Row(
            [
                Panel(
                    [scroll_list("exercises", rows, "Exercises"), self._own_note()],
                    title="Exercises", icon="list-checks", caption=count, id="panel:list", pad=(12, 8, 12, 14),
                    sides="r", width=wide,
                ),
                self._details(ctx, self.volume),
            ],
            gap=0, cross="stretch",
        )  # fmt: skip
        keys = (("↑ ↓", "choose"), ("Enter", "briefing"), ("Esc", "back"))
        return page(ctx, "Choose an exercise", "New exercise", body, keys, [back_button(Pop)])

    def keys(self) -> Mapping[str, Callable[[], object]]:
        """Page keys scroll the details."""
        moves = scroll_keys(self, "details")
        return {key: moves[key] for key in ("pagedown", "pageup")}

    def _own_note(self) -> Widget:
        where = f"Exercises of your own go into {own_folder()}"
        button = IconButton("own", "folder-open", name=where, on_click=lambda: self.app.toast(where, "accent"))
        return Row([button, Label("Your own exercises", "small", "dim")], gap=6)

    def _open(self) -> Result:
        return Push(Briefing(self.volume)) if self.volume.scenario else None

    def _card(self, ctx: Ctx, volume: Volume) -> Card:
        chosen = volume.key == self.picked.key
        body = summary(volume.scenario) if volume.scenario else _fault(volume)
        mark = Pill("your own", "accent") if volume.own else None
        return Card(
            [Row([Label(volume.title, "figure", "hi", flex=1), mark]), *body],
            id=f"exercise:{volume.key}", name=volume.title, selected=chosen, stripe=None if volume.scenario else "bad",
            pad=(12, 14), gap=8, on_focus=lambda: self.picked.choose(ctx, volume.key),
            on_click=lambda: self._open() if self.picked.opens(ctx) else None,
        )  # fmt: skip

    # -- the chosen one

    def _details(self, ctx: Ctx, volume: Volume) -> Widget:
        if volume.scenario is None:
            return _problems(volume)
        scenario = volume.scenario
        theatre = exercise_map(ctx, scenario, "", None, id="theatre")
        theatre.flex = 1
        start = Button("briefing", "Read the briefing", "arrow-right", "gold", True, on_click=self._open, default=True)
        narrow = ctx.width_dp < 1200 or ctx.text_scale > 1.3
        details = Scroll("details", facts(scenario, narrow), flex=1.15, name="About the exercise")
        column = [
            theatre,
            Panel([details], id="panel:details", name=scenario.title, pad=(16, 10, 4, 20), gap=10, flex=1.1),
        ]
        foot = Panel(
            [Row([Label(_range(scenario), "body", "dim"), Spacer(flex=1), start])], id="panel:start", name="Begin",
            pad=(10, 20), sides="t",
        )  # fmt: skip
        return Column([*column, foot], gap=0, flex=1)


def _range(scenario: Scenario) -> str:
    return "Difficulty: " + terms.listed([d.name for d in scenario.difficulties], "or")


def _fault(volume: Volume) -> list[Widget]:
    count = len(volume.problems)
    words = "1 problem" if count == 1 else f"{count} problems"
    line = Row([Icon("triangle-alert", 15, "bad"), Label(f"Cannot be played: {words}", "body", "bad")], gap=6)
    return [line, Label(str(volume.problems[0]), "small", "dim")]


def _problems(volume: Volume) -> Widget:
    lines: list[Widget] = [
        Column([Label(f"{p.file}:{p.line}:{p.column}", "mono", "accent"), Paragraph(p.message, "body", "text")], gap=2)
        for p in volume.problems
    ]
    hint = "Correct the file and open this list again. Each line names the place in the file and what would be right."
    inside = Column([Paragraph(hint, "body", "dim"), Divider(), *lines], gap=12, pad=(4, 12, 12, 0))
    return Panel(
        [Scroll("details", inside, flex=1, name="Problems")], title=f"{volume.path.name} cannot be played",
        icon="triangle-alert", id="panel:details", pad=(16, 10, 4, 20), flex=1,
    )  # fmt: skip
