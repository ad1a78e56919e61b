"""The menu over the table: save, load, begin again, leave."""

from __future__ import annotations

from collections.abc import Callable

from game.match.seat import Answer, Seat
from game.ui.scene import Pop, Push, Result, Scene
from game.ui.scenes import doors
from game.ui.scenes.help import Help
from game.ui.scenes.load import LoadGame
from game.ui.scenes.save_as import SaveAs
from game.ui.scenes.settings import Settings
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Button, Column, Dialog, Divider, Label
from game.ui.widgets.dialogs import Confirm


def _forget(_: Answer) -> None:
    """Nobody else waits for an answer."""


class Pause(Scene):
    """Pushed by the table. What the seat answers to a restart or a resignation waits for the table's next poll.

    `hear` gets answers that arrive while the game is saved under a name.
    """

    modal = True

    def __init__(
        self,
        seat: Seat,
        turn: int,
        help_: Callable[[], Help] = Help,
        hear: Callable[[Answer], object] = _forget,
        way_out: str = doors.MENU,
    ) -> None:
        """`turn` counts from 1 and names new saves; `way_out` is where leaving leads to."""
        self.seat, self.turn, self.help, self.hear, self.way_out = seat, turn, help_, hear, way_out
        # Who came from elsewhere only to look is back with Escape and Enter.
        self.first = "resume" if way_out == doors.MENU else "menu"
        self.first_focus = f"pause:{self.first}"

    def build(self, ctx: Ctx) -> Widget:
        """One column of buttons."""
        rows: tuple[tuple[str, str, str, Callable[[], object]] | None, ...] = (
            ("resume", "Go on", "play", Pop),
            ("save", "Save as…", "save", self._save),
            ("load", "Load game…", "folder-open", lambda: Push(LoadGame())),
            None,
            ("help", "Help", "help-circle", lambda: Push(self.help())),
            ("settings", "Settings", "settings", lambda: Push(Settings())),
            None,
            ("again", "Restart, same seed", "rotate-ccw", lambda: self._restart(True)),
            ("new", "Restart, new seed", "dices", lambda: self._restart(False)),
            ("resign", "Resign", "flag", self._resign),
            ("menu", self.way_out, "log-out", doors.to_menu),
        )
        buttons: list[Widget] = [
            Divider()
            if row is None
            else Button(
                f"pause:{row[0]}", row[1], row[2], "primary" if row[0] == self.first else "quiet", on_click=row[3],
                min_height=34, default=row[0] == self.first,
            )
            for row in rows
        ]  # fmt: skip
        note = Label("The game has saved itself.", "small", "dim", "center")
        width = 330 * max(1.0, 0.95 * ctx.text_scale)
        return Dialog([Column([*buttons, note], gap=8)], title="Exercise paused", icon="pause", id="pause", width=width)

    def _save(self) -> Result:
        title = self.seat.catalogue.title[:24]
        return Push(SaveAs(self.seat, f"{title}, turn {self.turn}", self.hear), lambda _: Pop())

    def _restart(self, same: bool) -> Result:
        seed = "the same seed" if same else "a new seed"
        text = f"The exercise begins anew with {seed}. This game stays in the list as “earlier game”."
        return Push(Confirm("Begin again?", text, "Begin again"), lambda _: self._do(lambda: self.seat.restart(same)))

    def _resign(self) -> Result:
        text = "The exercise ends here for every nation and is scored as it stands."
        return Push(Confirm("Resign?", text, "Resign", danger=True), lambda _: self._do(self.seat.resign))

    def _do(self, act: Callable[[], object]) -> Result:
        act()
        return Pop()
