"""How the game looks: theme, sizes, and how it is put on the glass."""

from __future__ import annotations

from dataclasses import replace

from game.ui.preferences import Preferences, keep_preferences, load_preferences
from game.ui.scene import Pop, Scene
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Button, Checkbox, Column, Dialog, Dropdown, Grid, Heading, Label, Paragraph, RadioGroup

_THEMES = (("dark", "Dark"), ("light", "Light"), ("contrast", "High contrast"))
_UI_SCALES = (0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5)
_TEXT_SCALES = (1.0, 1.1, 1.25, 1.5)


class Settings(Scene):
    """Every choice shows at once and is kept."""

    modal = True

    def __init__(self) -> None:
        self.preferences = load_preferences()
        self.began_with = self.preferences.software

    def build(self, ctx: Ctx) -> Widget:
        """Theme, sizes, software display."""
        chosen = self.preferences
        theme = RadioGroup(
            options=_THEMES, value=chosen.theme, on_change=lambda v: self._set(theme=v), id="theme", name="Theme"
        )
        ui = _scales("ui-scale", "Size of everything", _UI_SCALES, chosen.ui_scale, lambda v: self._set(ui_scale=v))
        text = _scales("text-scale", "Size of text", _TEXT_SCALES, chosen.text_scale, lambda v: self._set(text_scale=v))
        sizes = Grid(
            [Label("Everything", "body"), ui, Label("Text alone", "body"), text], columns=("auto", 130), gap=18
        )
        again = " Start the game again to see it." if chosen.software != self.began_with else ""
        soft = Column(
            [
                Checkbox(
                    "software", "Software display", chosen.software,
                    on_click=lambda: self._set(software=not self.preferences.software),
                ),
                Paragraph(f"Quicker without a graphics card and over remote desktop.{again}", "small", "dim"),
            ],
            gap=2,
        )  # fmt: skip
        buttons = [
            Button("settings:reset", "Defaults", "rotate-ccw", on_click=self._reset),
            Button("settings:done", "Done", kind="primary", on_click=Pop, default=True),
        ]
        return Dialog(
            [Heading("Theme"), theme, Heading("Size"), sizes, Heading("Display"), soft], title="Settings",
            icon="settings", buttons=buttons, id="settings",
        )  # fmt: skip

    def _set(self, **changes: object) -> None:
        self._take(replace(self.preferences, **changes))  # type: ignore[arg-type]

    def _reset(self) -> None:
        self._take(Preferences())

    def _take(self, preferences: Preferences) -> None:
        self.preferences = preferences
        keep_preferences(preferences)
        self.app.set_display(preferences.theme, preferences.ui_scale, preferences.text_scale)


def _scales(widget_id: str, name: str, scales: tuple[float, ...], value: float, choose: object) -> Dropdown:
    options = [(str(scale), f"{round(scale * 100)} %") for scale in scales]
    nearest = str(min(scales, key=lambda scale: abs(scale - value)))
    assert callable(choose)
    return Dropdown(widget_id, options, nearest, lambda v: choose(float(v)), name=name)
