"""The orders of the coming turn: the list with costs, its order, its reasons, and what it is likely to bring."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.rules.preview import Legality
from game.ui.scenes.actions import Actions
from game.ui.scenes.board import Queued
from game.ui.scenes.desk import Desk
from game.ui.scenes.next_steps import next_steps
from game.ui.scenes.signs import KIND_ICON, TONE_INK
from game.ui.tree import Ctx, Widget
from game.ui.widgets import (
    Button,
    Card,
    Column,
    Heading,
    Icon,
    IconButton,
    IconTile,
    Label,
    Paragraph,
    Pips,
    Row,
    Scroll,
    Spacer,
    Wrap,
    scroll_list,
    show_end,
)
from game.wording import previews, terms
from game.wording.orders import OrderWords
from game.wording.outlook import ends, led


class OrdersPanel:
    """The queue under the trust panel."""

    title = "Orders"
    hints: Sequence[tuple[str, str]] = (("S", "share"), ("R", "request"), ("+", "order"))

    def __init__(self, desk: Desk, actions: Actions) -> None:
        self._desk = desk
        self._actions = actions
        self._chosen = ""
        self._shown = 0  # orders on the list when it was built last

    @property
    def count(self) -> int:
        """How many orders are on the list."""
        return len(self._desk.orders)

    @property
    def chosen(self) -> str:
        """The key of the order whose tools are shown: the one chosen, else the last."""
        keys = [q.key for q in self._desk.orders]
        return self._chosen if self._chosen in keys else keys[-1] if keys else ""

    def head(self) -> Widget:
        """The title with the staff points spent."""
        desk = self._desk
        total = desk.spent + desk.left
        tip = f"{desk.spent} of {total} staff points spent. What is not spent is lost at the end of the turn (R-TIME)."
        more = sum(f.lead == desk.me for f in desk.view.forces) - 1
        if more > 0:
            tip += f" The task forces you lead beyond the first took {more} this turn (R-TASKFORCE)."
        return Row(
            [
                Icon("list-ordered", 17, "accent"),
                Heading("Orders"),
                Spacer(flex=1),
                IconButton(
                    "orders:undo",
                    "undo-2",
                    26,
                    name="Undo",
                    accel="ctrl+z",
                    on_click=desk.undo,
                    disabled="" if desk.changes else "Nothing to take back this turn.",
                ),
                Label(
                    f"{desk.spent} / {total}", "heading", "hi" if desk.left >= 0 else "bad", shrink=False, tooltip=tip
                ),
                Pips(min(desk.spent, total), total, name="Staff points", tooltip=tip),
            ],
            gap=8,
        )

    def build(self, ctx: Ctx) -> list[Widget]:
        """Head, list and projected outcome."""
        rows = [self._card(n, q) for n, q in enumerate(self._desk.orders)]
        grown, self._shown = len(rows) > self._shown, len(rows)
        if grown:
            show_end(ctx, "orders")
        if not rows:
            steps = next_steps(self._desk, self._actions)
            return [self.head(), Scroll("orders", steps, flex=1, name="Orders")]
        return [self.head(), scroll_list("orders", rows, "Orders", gap=6), self._projection()]

    def foot(self, ctx: Ctx) -> Widget:
        """What adds to the list, and what ends the turn."""
        return Row(
            [
                Button("order:new", "Order", "plus", large=True, accel="+", on_click=self._actions.any_order),
                Button(
                    "turn:end",
                    "Commit turn",
                    "check",
                    "gold",
                    True,
                    ctx.width_dp / ctx.text_scale > 1500,
                    accel="ctrl+enter",
                    flex=1,
                    on_click=self._actions.commit,
                ),
            ]
        )

    def keys(self) -> dict[str, Callable[[], object]]:
        """Shortcuts for the chosen order."""
        if not self._desk.orders:
            return {}
        return {
            "alt+up": lambda: self._desk.move(self.chosen, -1),
            "alt+down": lambda: self._desk.move(self.chosen, 1),
            "delete": lambda: self._desk.drop(self.chosen),
        }

    def _card(self, n: int, queued: Queued) -> Widget:
        desk, key = self._desk, queued.key
        words = OrderWords(desk.names, desk.view, led(desk.view, desk.draft))
        title, detail = words.title(queued.kind, queued.columns), words.detail(queued.kind, queued.columns)
        about = [Paragraph(title, "title", "hi", 2), Paragraph(detail, "small", "dim", 2) if detail else None]
        preview = queued.placed.preview
        chosen = key == self.chosen
        breach = any(d.breach for d in preview.deliveries)
        ink = {Legality.LEGAL: "accent", Legality.UNKNOWN: "warn", Legality.ILLEGAL: "bad"}[preview.hint.legality]
        verdict = previews.verdict(preview)
        lines = previews.lines(
            desk.names, preview, desk.me, desk.view.clock.tick, desk.doctrine.hazard_span, ends(desk.view)
        )

        def choose() -> None:
            self._chosen = key

        return Card(
            [
                Row(
                    [
                        Label(str(n + 1), "small", "dim", shrink=False),
                        IconTile(KIND_ICON[queued.kind], 28, ink),
                        Column(about, gap=0, flex=1),
                        Icon("shield-alert", 15, "bad", name="a breach") if breach else None,
                        Label("free", "small", "dim", shrink=False)
                        if not preview.cost
                        else Pips(preview.cost, preview.cost, name="costs", size=9),
                    ],
                    gap=9,
                ),
                Paragraph(verdict.text, "small", TONE_INK[verdict.tone])
                if preview.hint.legality != Legality.LEGAL
                else None,
                Paragraph(f"“{queued.placed.entry.rationale}”", "small", "dim")
                if queued.placed.entry.rationale
                else None,
                self._tools(n, queued) if chosen else None,
            ],
            pad=(6, 9),
            gap=5,
            selected=chosen,
            id=f"order:{key}",
            name=f"Order {n + 1}: {title} {detail}",
            on_click=choose,
            on_focus=choose,
            tooltip=lambda ctx: Column(
                [Paragraph(line.text, "body", TONE_INK[line.tone]) for line in lines], width=320, gap=4
            ),
        )

    def _tools(self, n: int, queued: Queued) -> Widget:
        desk, key = self._desk, queued.key
        here = f"order:{key}"
        first = "" if n else "It is first already."
        last = "" if n + 1 < len(desk.orders) else "It is last already."
        return Wrap(
            [
                IconButton(
                    f"{here}:up",
                    "arrow-up",
                    28,
                    framed=True,
                    name="Earlier",
                    disabled=first,
                    on_click=lambda: desk.move(key, -1),
                ),
                IconButton(
                    f"{here}:down",
                    "arrow-down",
                    28,
                    framed=True,
                    name="Later",
                    disabled=last,
                    on_click=lambda: desk.move(key, 1),
                ),
                Button(f"{here}:why", "Reason", "message-square", on_click=lambda: self._actions.explain(key)),
                Button(f"{here}:drop", "Drop", "trash-2", on_click=lambda: desk.drop(key)),
            ],
            gap=6,
        )

    def _projection(self) -> Widget:
        """Trust, exposure and needs, over all orders of the list."""
        desk = self._desk
        found = [q.placed.preview for q in desk.orders]
        trust = sum(e.change for p in found for e in p.trust if e.m == desk.me)
        worst = max((p.exposure_after for p in found if p.holders), default=0)
        sent = [d for p in found for d in p.deliveries if d.arrives < 32_000]
        met = sum(d.need for d in sent)
        breaches = sum(d.breach for d in sent)
        risk = "bad" if worst >= 250 else "warn" if worst >= 100 else "text"
        columns: list[Widget] = [
            _figure(
                "Needs met",
                f"{met} of {len(sent)}" if sent else "none sent",
                "text" if not sent else "good" if met == len(sent) else "warn",
                "Recipients of your list who visibly need what they get (R-NEED).",
            ),
            _figure(
                "Highest risk",
                previews.percent(worst) if worst else "none",
                risk,
                "The highest chance that one of the reports you send is compromised over "
                f"{desk.doctrine.hazard_span} hours (R-EXPOSE).",
            ),
            _figure(
                "Trust in you",
                previews.tenths(trust) if trust else "no change",
                "bad" if trust < 0 else "text",
                "Trust that changes at once. What useful evidence and answers earn comes with the turn (R-TRUST).",
            ),
        ]
        warning = Paragraph(
            f"{terms.listed([f'{breaches} deliver' + ('y is a breach' if breaches == 1 else 'ies are breaches')])}.",
            "small",
            "bad",
        )
        return Card(
            [
                Row(
                    [
                        Heading("Projected outcome", "body_bold"),
                        Spacer(flex=1),
                        Label("as far as you can know", "small", "dim"),
                    ]
                ),
                Row([Column([c], flex=1) for c in columns], gap=8),
                warning if breaches else None,
            ],
            id="projection",
            name="Projected outcome",
            pad=(8, 11),
            gap=5,
        )


def _figure(title: str, words: str, ink: str, tip: str) -> Widget:
    return Column([Label(title, "small", "dim"), Label(words, "body_bold", ink)], gap=0, tooltip=tip)
