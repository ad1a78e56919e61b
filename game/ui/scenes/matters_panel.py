"""Requests and proposals: what waits for the nation's answer, what it asked itself, and who asks whom in public."""

from __future__ import annotations

from game.rules.codes import NONE, MatterKind, MatterStatus
from game.rules.orders import Kind
from game.rules.view import Matter, Request
from game.ui.scenes.actions import Looks
from game.ui.scenes.board import Board
from game.ui.scenes.feet import Feet
from game.ui.scenes.signs import MATTER_ICON
from game.ui.tree import Ctx, Widget
from game.ui.widgets import (
    Card,
    Empty,
    Heading,
    Icon,
    Label,
    Nation,
    Paragraph,
    Pill,
    Row,
    Spacer,
    scroll_list,
)
from game.wording import declining, terms
from game.wording.orders import OrderWords
from game.wording.outlook import answers

_STATUS = {
    MatterStatus.OPEN: ("waiting", "accent"),
    MatterStatus.ACCEPTED: ("accepted", "good"),
    MatterStatus.DECLINED: ("declined", "bad"),
    MatterStatus.LAPSED: ("no answer", "warn"),
    MatterStatus.FREE: ("over", "dim"),
}
_URGENT = 6  # hours: this plan is the last in which an answer is timely


class Matters:
    """The tab of requests."""

    def __init__(self, board: Board, looks: Looks, feet: Feet) -> None:
        self._board = board
        self._looks = looks
        self._feet = feet

    def waiting(self) -> int:
        """How many wait for an answer that no order on the list gives."""
        return sum(self._answer(m) == "" for m in self._board.waiting())

    def build(self, ctx: Ctx) -> list[Widget]:
        """The list and the button for a new request."""
        view = self._board.view
        to_me = sorted(self._board.waiting(), key=lambda m: m.due)
        from_me = [m for m in view.matters if m.asker == self._board.me]
        answered = [m for m in view.matters if m.asked == self._board.me and m.status != MatterStatus.OPEN]
        rows: list[Widget] = []
        open_ = "Left open" if view.clock.ended else "Waiting for you"
        rows += self._part(open_, [self._to_me(m) for m in to_me])
        rows += self._part("Asked by you", [self._from_me(m) for m in from_me])
        rows += self._part("Answered", [self._closed(m) for m in answered])
        rows += self._part("Between others", [self._public(r, n) for n, r in enumerate(view.requests)])
        empty = Empty(icon="mail", text="No requests", hint="What you ask of others, and they of you, stands here.")
        return [scroll_list("matters", rows, "Requests", empty), *self._feet.matters()]

    def _part(self, heading: str, rows: list[Widget]) -> list[Widget]:
        return [Heading(heading, "body_bold", id=f"part:{heading.split()[0].lower()}"), *rows] if rows else []

    def _card(self, matter: Matter, other: int, pill: Widget | None, actions: Widget | None, lead: str) -> Widget:
        board = self._board
        words = OrderWords(board.names, board.view)
        kind = terms.MATTER[matter.kind]
        about = words.about_matter(matter.key)
        if matter.kind == MatterKind.MATCH:
            about = f"{about} on {board.names.subjects[self._subject(matter)].name}"
        return Card(
            [
                Row(
                    [
                        Icon(MATTER_ICON[matter.kind], 16, "accent"),
                        Paragraph(f"{kind[0].upper()}{kind[1:]}", "title", "hi", 2, flex=1),
                        pill,
                    ],
                    gap=8,
                ),
                Label(about, "body", "text") if about else None,
                Row(
                    [
                        Label(lead, "small", "dim", shrink=False),
                        Nation(other, board.code(other), board.nation_name(other)),
                    ]
                ),
                actions,
            ],
            id=f"matter:{matter.key}",
            name=f"{kind} {about}, {lead} {board.nation_name(other)}",
            gap=5,
        )

    def _subject(self, matter: Matter) -> int:
        """What the alert of a match is about."""
        alert = self._board.alerts.get(matter.alert)
        return alert.subject if alert is not None else matter.subject

    def _due(self, matter: Matter) -> Widget:
        if self._board.view.clock.ended:
            return _unanswered()
        left = self._board.hours_left(matter.due)
        urgent = left < _URGENT
        tip = (
            "Answer in this plan: afterwards it lapses and costs trust."
            if urgent
            else f"Due {terms.clock(matter.due)}."
        )
        words = "last chance" if urgent else f"{left} h left"
        return Pill(words, "bad" if urgent else "text", "bad_fill" if urgent else "raised", icon="clock", tooltip=tip)

    def _to_me(self, matter: Matter) -> Widget:
        done = self._answer(matter)
        pill = Pill(f"on the list: {done}", "good") if done else self._due(matter)
        answers = None if done else self._feet.matter(matter)
        return self._card(matter, matter.asker, pill, answers, "from")

    def _answer(self, matter: Matter) -> str:
        """The order of the list that answers a matter, in a word."""
        for queued in self._board.orders:
            named = queued.columns.get("key") in (matter.key, matter.force or matter.key)
            sends = queued.kind in (Kind.SHARE, Kind.CONTRIBUTE)
            if named or (sends and matter in answers(self._board.view, queued.columns)):
                return queued.placed.entry.kind
        return ""

    def _from_me(self, matter: Matter) -> Widget:
        words, ink = self._status(matter)
        if matter.status == MatterStatus.OPEN:
            return self._card(matter, matter.asked, self._due_mine(matter), None, "to")
        if matter.nil:
            words = "holds nothing more"
        if matter.referred != NONE:
            words = f"ask {self._board.nation_name(matter.referred)}"
        reason = Paragraph(self._reason(matter), "small", "text") if matter.status == MatterStatus.DECLINED else None
        return self._card(matter, matter.asked, Pill(words, ink), reason, "to")

    def _reason(self, matter: Matter) -> str:
        third = self._board.nation_name(matter.why.nation) if matter.why.nation != NONE else ""
        rested = declining.again(self._board.view, matter, self._board.doctrine)
        return declining.sentence(matter.kind, matter.why, third, self._board.names.uses(Kind.TRAIN), rested)

    def _due_mine(self, matter: Matter) -> Widget:
        if self._board.view.clock.ended:
            return _unanswered()
        tip = f"They have until {terms.clock(matter.due)}."
        return Pill(f"waits {self._board.hours_left(matter.due)} h", "accent", icon="hourglass", tooltip=tip)

    def _closed(self, matter: Matter) -> Widget:
        return self._card(matter, matter.asker, Pill(*self._status(matter)), None, "from")

    def _status(self, matter: Matter) -> tuple[str, str]:
        """How a matter stands, in a word, and its ink."""
        if matter.kind == MatterKind.RFI and matter.status == MatterStatus.ACCEPTED:
            return "answered", "good"
        alert = self._board.alerts.get(matter.alert)
        if matter.kind == MatterKind.MATCH and matter.status == MatterStatus.ACCEPTED:
            return ("matched", "good") if alert is not None and alert.matched else ("no counterpart", "dim")
        return ("withdrawn", "dim") if declining.withdrawn(matter) else _STATUS[matter.status]

    def _public(self, request: Request, n: int) -> Widget:
        board = self._board
        due = terms.clock(request.due) if board.view.clock.ended else f"{board.hours_left(request.due)} h"
        return Card(
            [
                Row(
                    [
                        Nation(request.asker, board.code(request.asker)),
                        Icon("arrow-right", 13, name="asks"),
                        Nation(request.asked, board.code(request.asked)),
                        Label(board.names.subjects[request.subject].name, "body"),
                        Spacer(flex=1),
                        Label(due, "small", "dim", shrink=False),
                    ]
                )
            ],
            id=f"public:{n}",
            name=f"{board.nation_name(request.asker)} asks {board.nation_name(request.asked)}",
            tooltip="Requests for information are public: a report on the subject would find a reader with need.",
            pad=(7, 10),
        )


def _unanswered() -> Pill:
    return Pill("never answered", "dim", icon="hourglass")
