"""The consequences of an order before it joins the list, in plain lines."""

from __future__ import annotations

from collections.abc import Sequence

from game.rules.preview import OrderPreview
from game.ui.scenes.desk import Desk
from game.ui.scenes.signs import TONE_ICON, TONE_INK
from game.ui.tree import Widget
from game.ui.widgets import Card, Column, Heading, Icon, Label, Paragraph, Pips, Row, Spacer
from game.wording import previews
from game.wording.outlook import ends


def preview_box(
    desk: Desk, preview: OrderPreview | str | None, hint: str, ahead: Sequence[previews.Line] = ()
) -> Widget:
    """A card with the preview; `hint` says what to choose while there is none, `ahead` what to tell beside it."""
    if preview is None or isinstance(preview, str):
        words = preview if isinstance(preview, str) else hint
        return Card([Paragraph(words, "body", "dim")], id="preview", name="Consequences", pad=(9, 12))
    lines = [
        *previews.lines(desk.names, preview, desk.me, desk.view.clock.tick, desk.doctrine.hazard_span, ends(desk.view)),
        *ahead,
    ]
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
    cost = (
        Pips(preview.cost, preview.cost, name="costs staff points", size=10)
        if preview.cost
        else Label("free", "small", "dim", shrink=False)
    )
    price = [Label("costs", "small", "dim"), cost] if preview.cost else [cost]
    head = Row([Heading("What it would do", "body_bold"), Spacer(flex=1), *price])
    return Card([head, Column(rows, gap=5)], id="preview", name="Consequences", pad=(9, 12))
