"""The consequences of an order before it joins the list, in plain lines."""

from __future__ import annotations

from collections.abc import Sequence

from game.rules.preview import Legality, OrderPreview
from game.ui.scenes.desk import Desk
from game.ui.scenes.signs import TONE_ICON, TONE_INK
from game.ui.tree import Widget
from game.ui.widgets import Card, Column, Heading, Icon, Label, Paragraph, Pips, Row, Spacer
from game.wording import previews


def preview_box(
    desk: Desk, preview: OrderPreview | str | None, hint: str, prospects: Sequence[previews.Line] = ()
) -> Widget:
    """A card with the preview and further `prospects`; `hint` says what to choose while there is none."""
    if preview is None or isinstance(preview, str):
        words = preview if isinstance(preview, str) else hint
        return Card([Paragraph(words, "body", "dim")], id="preview", name="Consequences", pad=(9, 12))
    lines = previews.lines(desk.names, preview, desk.me, desk.view.clock.tick, desk.doctrine.hazard_span)
    if preview.hint.legality != Legality.ILLEGAL:
        lines += prospects
    rows: list[Widget] = [
        Row(
            [
                Icon(TONE_ICON[line.tone], 14, TONE_INK[line.tone]),
                Paragraph(line.text, "body", TONE_INK[line.tone], flex=1),
            ],
            cross="start",
            gap=8,
        )
        for line in lines
    ]
    cost: list[Widget] = [Label("free", "small", "dim", shrink=False)]
    if preview.cost:
        pips = Pips(preview.cost, preview.cost, name="costs staff points", size=10)
        cost = [Label("costs", "small", "dim", shrink=False), pips]
    head = Row([Heading("What it would do", "body_bold"), Spacer(flex=1), *cost])
    return Card([head, Column(rows, gap=5)], id="preview", name="Consequences", pad=(9, 12))
