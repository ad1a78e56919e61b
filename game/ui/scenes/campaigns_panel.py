"""Online campaigns that reach the nation's audience: how strong they are, and what removes them (R-ONLINE)."""

from __future__ import annotations

from game.rules.codes import NONE
from game.rules.view import Campaign
from game.ui.scenes.actions import Looks
from game.ui.scenes.board import Board
from game.ui.scenes.feet import Feet
from game.ui.tree import Ctx, Widget
from game.ui.widgets import (
    Button,
    Card,
    Empty,
    Icon,
    Label,
    Meter,
    Nations,
    Paragraph,
    Pill,
    Row,
    Spacer,
    scroll_list,
)
from game.wording import running, terms
from game.wording.hash_sets import HashSet, state_of


class Campaigns:
    """The tab of campaigns."""

    def __init__(self, board: Board, looks: Looks, feet: Feet) -> None:
        self._board = board
        self._looks = looks
        self._feet = feet

    def build(self, ctx: Ctx) -> list[Widget]:
        """The list of campaigns, and what hardens the nation against them."""
        rows = [self._card(c) for c in self._board.view.campaigns]
        hint = "A campaign that reaches your audience stands here, with what your platform can do about it."
        shown: list[Widget] = [
            scroll_list("campaigns", rows, "Campaigns", Empty(icon="megaphone", text="No campaigns", hint=hint))
        ]
        if self._board.view.own.prevention:
            shown.append(Paragraph(running.PREVENTION, "small", "good"))
        return [*shown, *self._feet.campaigns()]

    def _card(self, campaign: Campaign) -> Widget:
        board = self._board
        text = board.names.campaigns[campaign.campaign]
        ink = "bad" if campaign.above else "warn" if campaign.intensity >= 300 else "accent"
        codes = [board.code(n) for n in campaign.audience]
        others = terms.listed([board.nation_name(n) for n in campaign.audience if n != board.me])
        feeds = Pill(
            "high", "bad", "bad_fill", tooltip="Beyond this level a campaign feeds its thread and makes noise."
        )
        return Card(
            [
                Row(
                    [
                        Icon("megaphone", 16, ink),
                        Label(text.name, "title", "hi"),
                        Spacer(flex=1),
                        feeds if campaign.above else None,
                    ]
                ),
                Paragraph(text.about) if text.about else None,
                Row(
                    [
                        Label("In your audience", "small", "dim", shrink=False),
                        Meter(campaign.intensity / 1000, ink, name="intensity", flex=1),
                        Label(terms.level(campaign.intensity), "small_bold", "text", shrink=False),
                    ]
                ),
                Row(
                    [Label("Reaches", "small", "dim", shrink=False), Nations(campaign.audience, codes)],
                    tooltip=f"It also reaches {others}, with an intensity that you do not see.",
                ),
                self._hash_set(campaign),
                *self._feet.campaign(campaign, self._show(campaign)),
            ],
            id=f"campaign:{text.id}",
            name=f"Campaign {text.name}, intensity {terms.level(campaign.intensity)}",
        )

    def _hash_set(self, campaign: Campaign) -> Widget:
        platform = self._board.names.channels[campaign.channel].name
        if campaign.hash_set == NONE:
            return Paragraph(
                f"You hold no hash set. The more members of {platform} hold it, the more goes.", "small", "dim"
            )
        state = state_of(self._board.view, campaign)
        if state is HashSet.FALSE:
            return Paragraph("The hash set is false: a referral on it removes lawful speech.", "small", "bad")
        if state is HashSet.VERIFIED:
            return Paragraph("You verified the hash set: a referral removes no lawful speech.", "small", "good")
        return Paragraph("Not verified: analyse the hash set first, or lawful speech goes with it.", "small", "warn")

    def _show(self, campaign: Campaign) -> Widget | None:
        if campaign.hash_set == NONE:
            return None
        code = self._board.report_code(campaign.hash_set)
        show = lambda: self._looks.show_report(campaign.hash_set)  # noqa: E731
        return Button(f"campaign:{campaign.campaign}:show", f"Hash set {code}", "fingerprint", on_click=show)
