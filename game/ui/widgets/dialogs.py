"""Ready dialogs as scenes."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.scene import Pop, Scene
from game.ui.tree import Ctx, Widget
from game.ui.widgets.buttons import Button
from game.ui.widgets.surfaces import Dialog
from game.ui.widgets.words import Paragraph


@dataclass(eq=False)
class Confirm(Scene):
    """A question with two answers: `Push(Confirm("Resign?", "…", "Resign"), then=self.resign)` calls `then(True)` on
    yes.
    """

    question: str
    text: str
    yes: str = "OK"
    no: str = "Cancel"
    danger: bool = False

    modal = True

    def build(self, ctx: Ctx) -> Widget:
        kind = "danger" if self.danger else "primary"
        buttons = [
            Button("confirm:no", self.no, on_click=Pop, default=self.danger),
            Button("confirm:yes", self.yes, kind=kind, on_click=lambda: Pop(True), default=not self.danger),  # type: ignore[arg-type]
        ]
        return Dialog([Paragraph(self.text)], title=self.question, buttons=buttons, id="confirm")


@dataclass(eq=False)
class Notice(Scene):
    """Something to read, with one button."""

    heading: str
    text: str

    modal = True

    def build(self, ctx: Ctx) -> Widget:
        button = Button("notice:ok", "OK", kind="primary", on_click=Pop, default=True)
        return Dialog([Paragraph(self.text)], title=self.heading, buttons=[button], id="notice")
