"""Online campaigns that reach the nation's audience: how strong they are, and what removes them (R-ONLINE)."""

from __future__ import annotations

from game.rules.codes import NONE
from game.rules.online import MOST_HARDENED
from game.rules.orders import Kind
from game.rules.view import Campaign
from game.ui.scenes.actions import Actions
from game.ui.scenes.desk import Desk
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
    Wrap,
    scroll_list,
)
from game.wording import running, terms


class Campaigns:
    """The tab of campaigns."""

    def __init__(self, desk: Desk, actions: Actions) -> None:
        self._desk = desk
        self._actions = actions

    def build(self, ctx: Ctx) -> list[Widget]:
        """The list of campaigns, and what hardens the nation against them."""
        rows = [self._card(c) for c in self._desk.view.campaigns]
        hint = "A campaign that reaches your audience stands here, with what your platform can do about it."
        shown: list[Widget] = [
            scroll_list("campaigns", rows, "Campaigns", Empty(icon="megaphone", text="No campaigns", hint=hint))
        ]
        if self._desk.view.own.prevention:
            shown.append(Paragraph(running.PREVENTION, "small", "good"))
        if Kind.HARDEN in self._desk.kinds:
            level = self._desk.view.own.hardened
            full = "Your infrastructure is as hard as it gets." if level >= MOST_HARDENED else ""
            harden = Button(
                "harden", "Harden", "shield-check", disabled=full, on_click=lambda: self._actions.order(Kind.HARDEN, {})
            )
            shown.append(
                Row([harden, Label(f"Infrastructure hardened {level} of {MOST_HARDENED}", "small", "dim")], gap=10)
            )
        return shown

    def _card(self, campaign: Campaign) -> Widget:
        desk = self._desk
        text = desk.names.campaigns[campaign.campaign]
        ink = "bad" if campaign.above else "warn" if campaign.intensity >= 300 else "accent"
        codes = [desk.code(n) for n in campaign.audience]
        others = terms.listed([desk.nation_name(n) for n in campaign.audience if n != desk.me])
        feeds = Pill(
            "high", "bad", "bad_fill", tooltip="Beyond this level a campaign feeds its thread and makes noise."
        )
        refer = Button(
            f"campaign:{text.id}:refer",
            "Refer for removal",
            "megaphone",
            "primary",
            on_click=lambda: self._actions.compose(Kind.REFER, {"campaign": campaign.campaign}),
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
                Wrap([refer, self._show(campaign)], gap=6),
            ],
            id=f"campaign:{text.id}",
            name=f"Campaign {text.name}, intensity {terms.level(campaign.intensity)}",
        )

    def _hash_set(self, campaign: Campaign) -> Widget:
        platform = self._desk.names.channels[campaign.channel].name
        if campaign.hash_set == NONE:
            return Paragraph(
                f"You hold no hash set. The more members of {platform} hold it, the more goes.", "small", "dim"
            )
        if campaign.verified:
            return Paragraph("You verified the hash set: a referral removes no lawful speech.", "small", "good")
        return Paragraph("Not verified: analyse the hash set first, or lawful speech goes with it.", "small", "warn")

    def _show(self, campaign: Campaign) -> Widget | None:
        if campaign.hash_set == NONE:
            return None
        code = self._desk.report_code(campaign.hash_set)
        show = lambda: self._actions.show_report(campaign.hash_set)  # noqa: E731
        return Button(f"campaign:{campaign.campaign}:show", f"Hash set {code}", "fingerprint", on_click=show)
