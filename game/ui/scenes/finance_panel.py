"""Financial intelligence: the halves of alerts that a nation holds or was shown, and the way to a report (R-FIU)."""

from __future__ import annotations

from game.rules.codes import NONE, MatterKind, MatterStatus
from game.rules.orders import Kind
from game.rules.view import Alert
from game.ui.scenes.actions import Actions
from game.ui.scenes.desk import Desk
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Button, Card, Empty, Icon, Label, Nation, Paragraph, Pill, Row, Spacer, Wrap, scroll_list


class Finance:
    """The tab of alerts."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        self._desk = desk
        self._actions = actions

    def build(self, ctx: Ctx) -> list[Widget]:
        """The list of halves."""
        rows = [self._card(a) for a in sorted(self._desk.view.alerts, key=lambda a: (a.report != NONE, -a.arrived))]
        hint = "Half a picture arrives at one unit, its counterpart at another. They stand here when they reach you."
        return [scroll_list("alerts", rows, "Alerts", Empty(icon="coins", text="No alerts yet", hint=hint))]

    def _card(self, alert: Alert) -> Widget:
        desk = self._desk
        card = desk.names.alerts[alert.alert]
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
                Label(desk.names.subjects[alert.subject].name, "small", "dim"),
                Paragraph(card.text),
                self._parties(alert),
                Wrap(self._answers(alert), gap=6) if self._answers(alert) else None,
            ],
            id=f"alert:{card.code}",
            name=f"Alert {card.code}",
        )

    def _parties(self, alert: Alert) -> Widget:
        desk = self._desk
        mine = "Your half" if alert.mine else "Shown to you by"
        parts: list[Widget | None] = [
            Label(mine, "small", "dim", shrink=False),
            None if alert.mine else Nation(alert.holder, desk.code(alert.holder)),
        ]
        if alert.other != NONE:
            parts += [
                Label("· counterpart of", "small", "dim", shrink=False),
                Nation(alert.other, desk.code(alert.other)),
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
            self._asks(m.alert, alert.alert, m.kind) for m in self._desk.view.matters if m.status == MatterStatus.OPEN
        ):
            return Pill("asked", "accent", icon="hourglass")
        return Pill("half a picture", "dim", icon="split")

    def _asks(self, asked: int, alert: int, kind: MatterKind) -> bool:
        return kind == MatterKind.MATCH and asked == alert

    def _answers(self, alert: Alert) -> list[Widget]:
        do, code = self._actions, self._desk.names.alerts[alert.alert].code
        fields = {"alert": alert.alert}
        if alert.report != NONE:
            show = Button(
                f"alert:{code}:show", "Show the report", "file-text", on_click=lambda: do.show_report(alert.report)
            )
            return [show]
        if alert.matched:
            analyse = lambda: do.order(Kind.ANALYSE, fields)  # noqa: E731
            return [Button(f"alert:{code}:analyse", "Analyse the match", "search", "primary", on_click=analyse)]
        if not alert.mine:
            return []
        ask = lambda: do.compose(Kind.REQUEST_MATCH, {**fields, "option": 1})  # noqa: E731
        tell = lambda: do.compose(Kind.DISCLOSE, {**fields, "option": 1})  # noqa: E731
        return [
            Button(f"alert:{code}:ask", "Request match", "link", "primary", on_click=ask),
            Button(f"alert:{code}:tell", "Disclose", "coins", on_click=tell),
        ]


_NO_CONSENT = "The report of this match may not go on to others without the release of the providing unit."
