"""Sharing a report: recipients, channel, version, and what it would do, breaches said before they are confirmed."""

from __future__ import annotations

from game.rules.codes import ChannelKind, Copy, Domain, Label
from game.rules.orders import Kind
from game.rules.preview import Legality, OrderPreview
from game.rules.view import Channel, Report
from game.rules.view import Nation as NationView
from game.ui.scene import Pop, Push, Result, Scene
from game.ui.scenes.desk import Desk
from game.ui.scenes.preview_box import preview_box
from game.ui.tree import Ctx, Widget
from game.ui.widgets import (
    Button,
    Card,
    Checkbox,
    Column,
    Dialog,
    Divider,
    Icon,
    ListView,
    Nation,
    Paragraph,
    Pill,
    RadioGroup,
    Row,
    Scroll,
    Spacer,
    TextField,
    Tlp,
)
from game.ui.widgets import (
    Label as Words,
)
from game.ui.widgets.dialogs import Confirm
from game.wording import previews, terms
from game.wording.passing import FALSE
from game.wording.queues import hours, waits


class ShareDialog(Scene):
    """Composes one share order. Pops True when an order joined the list."""

    modal = True
    title = "Share"

    def __init__(self, desk: Desk, report: int, tear: bool = False) -> None:
        self._desk = desk
        self._report: Report = desk.reports[report]
        self.to: set[int] = set()
        self.tear = tear
        self.channel = -1
        self.rationale = ""
        self._own_channel = False  # the player has chosen a channel; it is kept while it carries
        self._preview: OrderPreview | str | None = None
        self._needers = desk.needers(self._report)
        self._ordered = desk.ordered_to(report)
        ranked = self._ranked()
        self.first_focus = f"to:{desk.code(ranked[0].nation).lower()}"
        first = ranked[0].nation
        lawful = self._lacks(first) and desk.may_have(self._report, first)
        if (lawful or len(ranked) == 1) and first != self._report.origin:
            self.toggle(first)

    def on_tick(self, dt: float) -> Result:
        if self._desk.poll():
            self.invalidate()
        return None

    # -- state

    @property
    def label(self) -> Label:
        """The label of the version that would be sent."""
        torn = self.tear and self._report.copy == Copy.FULL
        return Label(max(0, self._report.label - torn))

    def toggle(self, n: int) -> None:
        """Add or remove a recipient."""
        self.to ^= {n}
        self._pick_channel()
        self._ask()

    def set_tear(self) -> None:
        """Switch between the whole report and its tear-line."""
        self.tear = not self.tear
        self._pick_channel()
        self._ask()

    def set_channel(self, value: str) -> None:
        """Choose the channel."""
        self.channel, self._own_channel = int(value), True
        self._ask()

    def _pick_channel(self) -> None:
        """Without a choice of the player's own: the fastest channel that carries the label to all recipients, and of
        equally fast ones that which carries least: the higher one stays free for what needs it.
        """
        carrying = [c for c in self._channels() if self._against(c) == ""]
        if self._own_channel and any(c.channel == self.channel for c in carrying):
            return
        among = carrying or self._channels()
        best = min(among, key=lambda c: (hours(c, self.to), self._most(c), c.channel), default=None)
        self.channel, self._own_channel = best.channel if best else -1, False

    def _channels(self) -> list[Channel]:
        """Channels that lead to every recipient chosen."""
        return [
            c
            for c in self._desk.view.channels
            if c.kind != ChannelKind.DATABASE and self.to <= {t.nation for t in c.toward}
        ]

    def _partial(self) -> list[Channel]:
        """Channels that lead to some of the recipients chosen, not to all."""
        reached = {c.channel: {t.nation for t in c.toward} & self.to for c in self._desk.view.channels}
        return [c for c in self._desk.view.channels if 0 < len(reached[c.channel]) < len(self.to)]

    def _beyond(self, channel: Channel) -> str:
        """Who of the recipients a channel does not lead to."""
        return terms.listed([self._desk.nation_name(n) for n in sorted(self.to - {t.nation for t in channel.toward})])

    def _against(self, channel: Channel, label: Label | None = None) -> str:
        """Why a channel cannot take this version (or one of another label) to all recipients, "" when it can."""
        ways = [t for t in channel.toward if t.nation in self.to]
        if any(not t.works for t in ways):
            out = channel.out_until > self._desk.view.clock.tick
            lacking = terms.listed([self._desk.nation_name(t.nation) for t in ways if not t.works])
            return f"is out until {terms.clock(channel.out_until)}" if out else f"does not lead to {lacking}"
        low = self._most(channel)
        return f"carries {terms.LABEL[low]} at most" if low < (self.label if label is None else label) else ""

    def _most(self, channel: Channel) -> Label:
        """The highest label that a channel carries to all recipients."""
        police = self._report.domain == Domain.LAW_ENFORCEMENT
        ways = [t for t in channel.toward if t.nation in self.to]
        return min((t.law_ceiling if police else t.ceiling for t in ways), default=Label.RED)

    @property
    def _columns(self) -> dict[str, int]:
        to = sum(1 << n for n in self.to)
        return {"report": self._report.report, "to": to, "channel": self.channel, "tear": int(self.tear)}

    def _ask(self) -> None:
        self._preview = None
        if self.to and self.channel >= 0:
            wanted = self._columns

            def take(preview: OrderPreview | str) -> None:
                if wanted == self._columns:
                    self._preview = preview

            self._desk.preview(Kind.SHARE, wanted, take)

    # -- confirming

    def _breach(self) -> bool:
        return isinstance(self._preview, OrderPreview) and any(d.breach for d in self._preview.deliveries)

    def _reason_not_to(self) -> str:
        if not self.to:
            return "Choose at least one recipient."
        if isinstance(self._preview, OrderPreview) and self._preview.hint.legality == Legality.ILLEGAL:
            return previews.verdict(self._preview).text
        return self._preview if isinstance(self._preview, str) else ""

    def confirm(self) -> Result:
        """Put the order on the list; a breach asks once more."""
        if self._breach() and isinstance(self._preview, OrderPreview):
            who = terms.listed([self._desk.nation_name(d.to) for d in self._preview.deliveries if d.breach])
            line = previews.breach(self._preview)
            text = f"Sending it to {who} {previews.BREACH}. {line.text if line else ''}"
            return Push(Confirm("Commit this breach?", text, "Send all the same", "Keep it", danger=True), self._sure)
        return self._sure(True)

    def _sure(self, _: object) -> Result:
        self._desk.add(Kind.SHARE, self._columns, self.rationale)
        return Pop(True)

    # -- look

    def build(self, ctx: Ctx) -> Widget:
        desk, report = self._desk, self._report
        text = desk.names.reports[report.report]
        breach = self._breach()
        most = ctx.height_dp - (240 + 44 * report.exposed) * ctx.text_scale
        rows: list[Widget] = [self._recipient(n) for n in self._ranked()]
        recipients = ListView(rows, 4, id="to", name="Recipients")
        width = min(900, ctx.width_dp - 60)
        content = Column(self._right(), gap=10)
        needed = content.measure(ctx, ctx.px(width / 2 - 30))[1] / ctx.k + 8
        tall = min(most, max(needed, 260 * max(1, 0.85 * ctx.text_scale)))
        left = Column(
            [
                Words("Recipients", "body_bold", "hi"),
                Scroll("to:scroll", recipients, flex=1, name="Recipients"),
            ],
            flex=1,
            gap=6,
        )
        right = Scroll("share:right", content, flex=1, name="Channel and consequences")
        body = Row([left, right], gap=18, cross="stretch", height=tall)
        buttons: list[Widget] = [
            Button("share:cancel", "Cancel", on_click=Pop),
            Button(
                "share:confirm",
                "Send as a breach…" if breach else "Add to orders",
                "shield-alert" if breach else "send",
                "danger" if breach else "primary",
                default=True,
                accel="ctrl+enter",
                disabled=self._reason_not_to(),
                on_click=self.confirm,
            ),
        ]
        reason = TextField(
            "share:reason",
            self.rationale,
            "Your reason, for the review (optional)",
            self._write,
            limit=300,
            name="Reason",
        )
        false = [Paragraph(FALSE.text, "body_bold", "bad")] if report.exposed else []
        head = Row(
            [Tlp(terms.LABEL[self.label].removeprefix("TLP:")), Paragraph(text.title, "title", "hi", 2, flex=1)], gap=10
        )
        return Dialog(
            [head, *false, body, reason],
            title=f"Share {text.code}",
            buttons=buttons,
            icon="share-2",
            id="share",
            width=width,
        )

    def _ranked(self) -> list[NationView]:
        """Who visibly needs it, does not get it yet and may have it first."""
        desk, needs = self._desk, self._needers
        may = {n.nation: desk.may_have(self._report, n.nation) for n in desk.view.nations}
        lacks = {n: self._lacks(n) for n in may}
        return sorted(
            desk.view.nations,
            key=lambda n: (not lacks[n.nation], not may[n.nation], n.nation not in needs, n.nation),
        )

    def _lacks(self, n: int) -> bool:
        """Whether a nation visibly needs it, was not sent it, and stands in no order of the list for it."""
        return n in self._desk.lacking(self._report)

    def _recipient(self, nation: NationView) -> Widget:
        desk, n, report = self._desk, nation.nation, self._report
        code = desk.code(n).lower()
        chosen = n in self.to
        need = self._needers.get(n)
        why = "It is the originator." if n == report.origin else ""
        marks: list[Widget | None] = [
            Pill("sent", "text", icon="send", tooltip="You sent it to them before.") if n in report.sent_to else None,
            Pill("on your list", "accent", tooltip="An order of this turn sends it.") if n in self._ordered else None,
            Pill("needs it", "need", "need_fill", tooltip=f"{desk.nation_name(n)} {need}.") if need else None,
        ]
        threshold = desk.view.own.release[self.label]
        short = nation.my_trust < threshold
        tip = (
            f"Your trust {terms.level(nation.my_trust)}; {terms.LABEL[self.label]} asks for {terms.points(threshold)}"
            + (": extra staff (R-SHARE)." if short else ".")
        )
        return Card(
            [
                Row(
                    [
                        Icon("check" if chosen else "plus", 15, "accent" if chosen else "dim"),
                        Nation(n, desk.code(n), desk.nation_name(n), style="body"),
                        Spacer(flex=1),
                        *marks,
                        Words(
                            f"trust {terms.level(nation.my_trust)}",
                            "small",
                            "warn" if short else "dim",
                            shrink=False,
                            tooltip=tip,
                        ),
                    ],
                    gap=7,
                )
            ],
            pad=(6, 10),
            selected=chosen,
            role="listitem",
            disabled=why,
            id=f"to:{code}",
            name=f"{desk.nation_name(n)}{', chosen' if chosen else ''}{', needs it' if need else ''}",
            on_click=lambda: self.toggle(n),
        )

    def _right(self) -> list[Widget]:
        desk = self._desk
        torn = self._report.copy == Copy.TORN or self._report.label == Label.CLEAR
        words = "Tear-line" if torn else f"Tear-line at {terms.LABEL[Label(self._report.label - 1)]}"
        why = "You hold the tear-line only." if self._report.copy == Copy.TORN else "CLEAR has no lower label."
        tear = Checkbox(
            "share:tear", words, self.tear, disabled=why if torn else "", tooltip=_TEAR, on_click=self.set_tear
        )
        return [
            Words("Version", "body_bold", "hi"),
            tear,
            Words("Channel", "body_bold", "hi"),
            *self._channel_choice(),
            Divider(),
            preview_box(
                desk,
                self._preview,
                "Choose recipients to see arrival, need, exposure, trust and cost.",
                self._ahead(),
            ),
        ]

    def _ahead(self) -> list[previews.Line]:
        """Why the order costs more, what it breaks, or the numbers behind its refusal."""
        found = self._preview
        if not isinstance(found, OrderPreview):
            return []
        told = self._desk.prospects.beside(Kind.SHARE, self._columns, found)
        return [line for line in told if line != FALSE]  # the head of the dialog says so

    def _write(self, text: str) -> None:
        self.rationale = text

    def _channel_choice(self) -> list[Widget]:
        if not self.to:
            return [Paragraph("Choose recipients first.", "small", "dim")]
        channels = self._channels()
        if not channels:
            return [Paragraph("No channel leads to all of them; share one by one.", "small", "warn")]
        names, open_, shut = self._desk.names.channels, [], []
        for c in channels:
            against = self._against(c)
            if against:
                shut.append(f"{names[c.channel].name} {against}.")
            else:
                open_.append((str(c.channel), f"{names[c.channel].name}, {self._way(c)}"))
        shut += [f"{names[c.channel].name} does not lead to {self._beyond(c)}." for c in self._partial()]
        ink = "dim" if open_ else "warn"
        shown: list[Widget] = [Column([Paragraph(why, "small", ink) for why in shut], gap=2)] if shut else []
        if open_:
            value = str(self.channel)
            shown.insert(
                0, RadioGroup(options=open_, value=value, on_change=self.set_channel, id="channel", name="Channel")
            )
        elif not self.tear and self._report.copy == Copy.FULL and self.label > Label.CLEAR:
            lower = Label(self.label - 1)
            able = [names[c.channel].name for c in channels if not self._against(c, lower)]
            if able:
                shown.append(Paragraph(f"The tear-line could go over {terms.listed(able, 'or')}.", "small", "accent"))
        return shown

    def _way(self, channel: Channel) -> str:
        queues = " with its queue" if waits(channel, self.to) else ""
        return f"{terms.hours(hours(channel, self.to))}{queues}"


_TEAR = (
    "One label lower, with part of the detail removed: it counts less as evidence and adds no domain. The first of a "
    "report costs one staff point more (R-REPORT)."
)
