"""Saved games: the list of slots, what is in each, opening and deleting them."""

from __future__ import annotations

from datetime import datetime

from game.match.opening import own_store
from game.match.saves import Manifest, SaveError
from game.match.store import AUTOSAVE, EARLIER, Slot
from game.ui.scene import Pop, Push, Result, Scene
from game.ui.scenes import doors
from game.ui.scenes.frame import Picked, back_button, page
from game.ui.tree import Ctx, Widget
from game.ui.widgets import (
    Button,
    Card,
    Column,
    Divider,
    Empty,
    Grid,
    Heading,
    IconTile,
    Label,
    Panel,
    Paragraph,
    Pill,
    Row,
    Spacer,
    TurnTrack,
    scroll_list,
)
from game.ui.widgets.dialogs import Confirm, Notice

_KINDS = {AUTOSAVE: "Automatic save", EARLIER: "The game before"}


class LoadGame(Scene):
    """All slots, the newest first; damaged ones say what is wrong with them."""

    title = "Load game"

    def __init__(self) -> None:
        self.store = own_store()
        self.slots = self.store.slots()
        self.picked = Picked(_id(self.slots[0]) if self.slots else "")
        self.first_focus = _id(self.slots[0]) if self.slots else "back"

    @property
    def slot(self) -> Slot | None:
        """The chosen slot."""
        return next((slot for slot in self.slots if _id(slot) == self.picked.key), None)

    def build(self, ctx: Ctx) -> Widget:
        """List and details."""
        rows = [self._card(ctx, slot) for slot in self.slots]
        empty = Empty(icon="save", text="No saved games", hint="A game saves itself at every change once you play.")
        caption = f"{len(rows)} saved" if rows else ""
        listed = Panel(
            [scroll_list("slots", rows, "Saved games", empty)], title="Saved games", icon="folder-open",
            caption=caption, id="panel:slots", pad=(14, 8, 6, 16), flex=1,
        )  # fmt: skip
        side = self._details(self.slot, 460 if ctx.width_dp >= 1200 else 350)
        body = Row([listed, side], gap=0, cross="stretch")
        keys = (("↑ ↓", "choose"), ("Enter", "open"), ("Del", "delete"), ("Esc", "back"))
        return page(ctx, "Load game", "Games saved on this computer", body, keys, [back_button(Pop)])

    def _card(self, ctx: Ctx, slot: Slot) -> Card:
        saved = slot.manifest
        if saved is None:
            lines: list[Widget] = [Label(slot.problem, "small", "bad")]
        else:
            seat = ", ".join(n.upper() for n in saved.setup.humans)
            lines = [
                Row([Label(saved.title, "body", "text"), Spacer(flex=1), Label(_turn(saved), "small", "dim")]),
                Row([Label(f"You play {seat}", "small", "dim"), Spacer(flex=1), Label(_when(saved), "small", "dim")]),
            ]
        icon = "triangle-alert" if saved is None else "rotate-ccw" if slot.label in _KINDS else "save"
        tile = IconTile(icon, 34, "bad" if saved is None else "accent")
        words = Column([Label(_KINDS.get(slot.label, slot.label), "heading", "hi"), *lines], gap=3, flex=1)
        return Card(
            [Row([tile, words], gap=12)], id=_id(slot), name=slot.label, selected=_id(slot) == self.picked.key,
            on_focus=lambda: self.picked.choose(ctx, _id(slot)),
            on_click=lambda: self._open() if self.picked.opens(ctx) else None,
        )  # fmt: skip

    def _details(self, slot: Slot | None, width: float) -> Widget:
        if slot is None:
            return Panel([Empty(icon="info", text="Nothing chosen")], id="panel:slot", name="Details", width=width)
        delete = Button("delete", "Delete", "trash-2", "danger", accel="delete", on_click=self._ask)
        if slot.manifest is None:
            body: list[Widget] = [
                Pill("Cannot be opened", "bad", "bad_fill", icon="triangle-alert", align="start"),
                Paragraph(f"{slot.problem[0].upper()}{slot.problem[1:]}.", "body", "text"),
                Spacer(flex=1), Row([delete, Spacer(flex=1)]),
            ]  # fmt: skip
        else:
            words, icon = ("Look at it", "eye") if slot.manifest.ended else ("Go on", "play")
            load = Button("open", words, icon, "gold", True, on_click=self._open, flex=1)
            body = [*_facts(slot, slot.manifest), Spacer(flex=1), Divider(), Row([delete, load], gap=10)]
        return Panel(
            [Heading(_KINDS.get(slot.label, slot.label), "h1"), *body], id="panel:slot", name="Details", width=width,
            pad=(18, 18, 14, 18), gap=14, sides="l",
        )  # fmt: skip

    def _open(self) -> Result:
        slot = self.slot
        if slot is None:
            return None
        if slot.manifest is None:
            return Push(Notice("This save cannot be opened", slot.problem))
        return doors.go_on(slot.label)

    # -- deleting

    def _ask(self) -> Result:
        if self.slot is None:
            return None
        text = f"“{self.slot.label}” will be gone for good."
        return Push(Confirm("Delete this saved game?", text, "Delete", danger=True), self._delete)

    def _delete(self, _: object) -> Result:
        slot = self.slot
        assert slot is not None
        try:
            self.store.delete(slot.label if slot.manifest else slot.path.stem)
        except SaveError as error:
            return Push(Notice("It could not be deleted", f"{error}."))
        self.app.toast(f"“{slot.label}” is deleted")
        place = self.slots.index(slot)
        self.slots = self.store.slots()
        self.picked.key = _id(self.slots[min(place, len(self.slots) - 1)]) if self.slots else ""
        self.app.top.ctx.focus = self.picked.key or "back"
        return None


def _id(slot: Slot) -> str:
    return f"slot:{slot.path.stem}"


def _turn(saved: Manifest) -> str:
    return "finished" if saved.ended else f"turn {saved.turn + 1} of {saved.turns}"


def _when(saved: Manifest) -> str:
    """The time of writing on this computer's clock."""
    try:
        return datetime.fromisoformat(saved.written).astimezone().strftime("%d %b %Y, %H:%M")
    except ValueError:
        return "unknown time"


def _facts(slot: Slot, saved: Manifest) -> list[Widget]:
    drafted = sum(len(list_) for list_ in saved.drafts.values())
    pairs = (
        ("Exercise", saved.title), ("Difficulty", saved.setup.difficulty.capitalize()),
        ("You play", ", ".join(n.upper() for n in saved.setup.humans) or "nobody"), ("Saved", _when(saved)),
        ("Orders so far", str(sum(e.author in saved.setup.humans for e in saved.entries))),
        ("Orders being written", str(drafted)), ("File", slot.path.name),
    )  # fmt: skip
    cells: list[Widget] = []
    for name, words in pairs:
        cells += [Label(name, "body", "dim"), Label(words, "body", "hi")]
    track = TurnTrack(min(saved.turn + 1, saved.turns), saved.turns)
    return [
        Column([Label(_turn(saved).capitalize(), "heading", "gold_text"), track], gap=6),
        Grid(cells, columns=("auto", "*"), gap=18, line_gap=8),
    ]
