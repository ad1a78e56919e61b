"""Financial intelligence: the halves of alerts that a nation holds or was shown, and the way to a report (R-FIU)."""

from __future__ import annotations

from game.match.halves import dates
from game.rules.codes import NONE, MatterKind, MatterStatus
from game.rules.view import Alert
from game.ui.scenes.actions import Looks
from game.ui.scenes.board import Board
from game.ui.scenes.feet import Feet
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Button, Card, Empty, Icon, Label, Nation, Paragraph, Pill, Row, Spacer, Wrap, scroll_list


class Finance:
    """The tab of alerts."""

    def __init__(self, board: Board, looks: Looks, feet: Feet) -> None:
        self._board = board
        self._looks = looks
        self._feet = feet

    def build(self, ctx: Ctx) -> list[Widget]:
        """The list of halves."""
        rows = [self._card(a) for a in sorted(self._board.view.alerts, key=lambda a: (a.report != NONE, -a.arrived))]
        hint = "Half a picture arrives at one unit, its counterpart at another. They stand here when they reach you."
        return [scroll_list("alerts", rows, "Alerts", Empty(icon="coins", text="No alerts yet", hint=hint))]

    def _card(self, alert: Alert) -> Widget:
        board = self._board
        card, subject = board.names.alerts[alert.alert], board.names.subjects[alert.subject].name
        return Card(
            [
                Row(
                    [
                        Icon("coins", 16, "accent"),
                        Label(card.code, "title", "hi", shrink=False),
                        Spacer(flex=1),
                        self._pill(alert),
                    ],
                    gap=8,
                ),
                Paragraph(" · ".join([subject, *dates(alert, board.items)]), "small", "dim"),
                Paragraph(card.text),
                self._parties(alert),
                self._foot(alert),
            ],
            id=f"alert:{card.code}",
            name=f"Alert {card.code}",
        )

    def _parties(self, alert: Alert) -> Widget:
        board = self._board
        mine = "Your half" if alert.mine else "Shown to you by"
        parts: list[Widget | None] = [
            Label(mine, "small", "dim", shrink=False),
            None if alert.mine else Nation(alert.holder, board.code(alert.holder)),
        ]
        if alert.other != NONE:
            parts += [
                Label("· counterpart of", "small", "dim", shrink=False),
                Nation(alert.other, board.code(alert.other)),
            ]
        return Row(parts, gap=6)

    def _pill(self, alert: Alert) -> Widget:
        if alert.report != NONE:
            return Pill("analysed", "good", icon="check-check")
        if alert.matched:
            words = "matched, with consent" if alert.consent else "matched, no onward use"
            tip = "Prior consent lets the financial report go on to others." if alert.consent else _NO_CONSENT
            return Pill(words, "good" if alert.consent else "warn", icon="link", tooltip=tip)
        if any(
            self._asks(m.alert, alert.alert, m.kind) for m in self._board.view.matters if m.status == MatterStatus.OPEN
        ):
            return Pill("asked", "accent", icon="hourglass")
        return Pill("half a picture", "dim", icon="split")

    def _asks(self, asked: int, alert: int, kind: MatterKind) -> bool:
        return kind == MatterKind.MATCH and asked == alert

    def _foot(self, alert: Alert) -> Widget | None:
        code = self._board.names.alerts[alert.alert].code
        show = lambda: self._looks.show_report(alert.report)  # noqa: E731
        if alert.report != NONE:
            return Wrap([Button(f"alert:{code}:show", "Show the report", "file-text", on_click=show)])
        orders = self._feet.alert(alert)
        return Wrap(orders, gap=6) if orders else None


_NO_CONSENT = "The report of this match may not go on to others without the release of the providing unit."
