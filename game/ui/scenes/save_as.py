"""Saving under a name: a taken name asks before it is overwritten."""

from __future__ import annotations

from collections.abc import Callable

from game.match.seat import Answer, Done, Refused, Seat, Ticket
from game.match.store import MAX_LABEL
from game.ui.scene import Pop, Push, Result, Scene
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Button, Dialog, Label, Paragraph, TextField
from game.ui.widgets.dialogs import Confirm


def _forget(_: Answer) -> None:
    """Nobody else waits for an answer."""


class SaveAs(Scene):
    """Asks for a name and saves. Pops with the name once the game is saved.

    While it is open it polls the seat; answers that are not its own go to `hear`.
    """

    modal = True
    first_focus = "name"

    def __init__(self, seat: Seat, label: str = "", hear: Callable[[Answer], object] = _forget) -> None:
        self.seat, self.label, self.hear = seat, label, hear
        self.problem = ""
        self._asked: Ticket | None = None

    def build(self, ctx: Ctx) -> Widget:
        """Name, what is wrong with it, two buttons."""
        field = TextField(
            "name", self.label, "Name of the saved game", self._write, self._save, icon="save", limit=MAX_LABEL,
            name="Name of the saved game",
        )  # fmt: skip
        note = (
            Label(self.problem, "small", "bad")
            if self.problem
            else Label("It keeps your list of orders too.", "small", "dim")
        )
        buttons = [
            Button("save:no", "Cancel", on_click=Pop),
            Button("save:yes", "Save", "save", "primary", on_click=self._save, default=True),
        ]
        return Dialog(
            [Paragraph("Save the game as it stands now."), field, note], title="Save game", buttons=buttons, id="save"
        )

    def _write(self, words: str) -> None:
        self.label, self.problem = words, ""

    def _save(self, _: object = None) -> Result:
        return self._ask(False)

    def _ask(self, overwrite: bool) -> Result:
        self._asked = self.seat.save(self.label, overwrite)
        return self._hear()

    def on_tick(self, dt: float) -> Result:
        """The answer may take a while."""
        return self._hear() if self._asked is not None else None

    def _hear(self) -> Result:
        move: Result = None
        for answer in self.seat.poll():
            if answer.ticket != self._asked:
                self.hear(answer)
            else:
                self._asked = None
                move = self._told(answer)
                self.invalidate()
        return move

    def _told(self, answer: Answer) -> Result:
        if isinstance(answer, Refused) and answer.taken:
            question = f"“{self.label.strip()}” holds a saved game already."
            return Push(Confirm("Overwrite it?", question, "Overwrite", danger=True), lambda _: self._ask(True))
        if isinstance(answer, Refused):
            self.problem = f"{answer.text[0].upper()}{answer.text[1:]}."
            return None
        if isinstance(answer, Done):
            self.app.toast(f"Saved as “{self.label.strip()}”")
        return Pop(self.label.strip())
