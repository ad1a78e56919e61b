"""One nation beside the map: trust both ways, what it works on, what it has, the ways to it, and what to ask of it."""

from __future__ import annotations

from game.match.advisers import advisers
from game.rules.codes import NEVER, NONE, ChannelKind
from game.rules.view import Channel, Toward
from game.rules.view import Nation as NationView
from game.ui.scenes.actions import Looks
from game.ui.scenes.board import Board
from game.ui.scenes.feet import Feet
from game.ui.scenes.trust_panel import heat, trust_tip
from game.ui.tree import Ctx, Tip, Widget
from game.ui.widgets import (
    Column,
    Divider,
    HeatCell,
    HeatGrid,
    Icon,
    IconButton,
    Label,
    Nation,
    Paragraph,
    Pill,
    Pips,
    Row,
    Scroll,
    Spacer,
    Tlp,
    Wrap,
)
from game.wording import running, terms
from game.wording.standing import away


class NationCard:
    """The card of a nation, the own one too."""

    def __init__(self, board: Board, looks: Looks, feet: Feet) -> None:
        self._board = board
        self._looks = looks
        self._feet = feet

    def build(self, ctx: Ctx, n: int) -> list[Widget]:
        """The card's content."""
        board = self._board
        text = board.names.nations[n]
        hide = lambda: self._looks.show_nation(NONE)  # noqa: E731
        close = IconButton("nation:close", "x", 26, name="Close", accel="escape", on_click=hide)
        head = Row([Nation(n, text.code, text.name, 18, "heading", own=n == board.me), Spacer(flex=1), close])
        nation = board.nations.get(n)
        body: list[Widget] = [Paragraph(text.about, "body", "text")]
        body += self._own() if nation is None else self._other(ctx, nation)
        buttons = [] if nation is None else self._feet.nation(nation)
        return [head, Scroll("nation:body", Column(body, gap=9), flex=1), *([Wrap(buttons, gap=6)] if buttons else [])]

    def _own(self) -> list[Widget]:
        own = self._board.view.own
        busy = own.busy_until > self._board.view.clock.tick
        rows = [
            Paragraph(self._works_on(own.interests)),
            *self._capabilities(own.capability, own.free_units, own.handling),
            Paragraph(
                f"Reads {own.reading} reports a turn free. Officers still to post: {own.liaison_seats}.", "small", "dim"
            ),
        ]
        rows += [Paragraph(line, "small", "warn") for line in away(self._board.prospects)]
        rows += self._running(running.at_home(self._board.names, self._board.view))
        if busy:
            rows.append(Paragraph(f"Trains until {terms.clock(own.busy_until)}.", "small", "warn"))
        return [*rows, *self._feet.own_nation()]

    def _other(self, ctx: Ctx, nation: NationView) -> list[Widget]:
        board, n = self._board, nation.nation
        code = board.code(n).lower()
        cells: list[Widget] = []
        for who, whom, value, words in (
            (board.me, n, nation.my_trust, "You trust them"),
            (n, board.me, nation.its_trust, "They trust you"),
        ):
            cells += [
                Label(words, "small", "dim"),
                HeatCell(
                    value // 10,
                    heat(value),
                    words=terms.level(value),
                    id=f"nation:{code}:{who}",
                    width=48,
                    name=f"{words}: {terms.level(value)}",
                    tooltip=self._why(who, whom, value),
                ),
            ]
        ties = self._ties(nation)
        return [
            HeatGrid(cells, columns=("auto", 48, "auto", 48), gap=8, id="nation:trust", name="Trust"),
            Wrap(ties, gap=5) if ties else Spacer(),
            Paragraph(self._works_on(nation.interests)),
            *self._requests(nation),
            *self._running([*running.with_nation(board.names, board.view, n), *self._built(n)]),
            *self._capabilities(nation.capability, None, nation.handling),
            *self._ways(nation),
        ]

    def _why(self, n: int, m: int, value: int) -> Tip:
        return lambda ctx: trust_tip(self._board, n, m, value)

    def _works_on(self, interests: tuple[int, ...]) -> str:
        names = [self._board.names.subjects[u].name for u in interests]
        return f"Works on {terms.listed(names)}." if names else "Has registered no interest."

    def _requests(self, nation: NationView) -> list[Widget]:
        board = self._board
        asked = [r for r in board.view.requests if r.asker == nation.nation]
        words = terms.listed([board.names.subjects[r.subject].name for r in asked])
        return [Paragraph(f"Asks others about {words}.", "small", "need")] if asked else []

    def _built(self, n: int) -> list[str]:
        """The capacity building for a nation that an organisation of the reader's has told of and that is under way."""
        board = self._board
        until = advisers(board.items, board.doctrine, board.view.clock.tick).get(n)
        return [] if until is None else [f"Capacity building for it takes effect {terms.clock(until)}."]

    def _running(self, lines: list[str]) -> list[Widget]:
        """What is under way, a line each."""
        return [
            Row([Icon("hourglass", 14, "accent"), Paragraph(line, "small", "text", flex=1)], cross="start", gap=7)
            for line in lines
        ]

    def _ties(self, nation: NationView) -> list[Widget]:
        board, now = self._board, self._board.view.clock.tick
        ties: list[Widget] = [Pill(board.names.organisations[o].name, "text") for o in nation.organisations]
        if nation.liaison < NEVER:
            words = "liaison officer" if nation.liaison <= now else f"officer from {terms.clock(nation.liaison)}"
            ties.append(Pill(words, "good" if nation.liaison <= now else "accent", icon="user-check"))
        if nation.agreement < NEVER:
            words = "agreement" if nation.agreement <= now else f"agreement from {terms.clock(nation.agreement)}"
            ties.append(Pill(words, "good" if nation.agreement <= now else "accent", icon="handshake"))
        elif nation.half_agreed:
            ties.append(Pill("half negotiated", "accent", icon="handshake"))
        if nation.assistance:
            ties.append(Pill("legal assistance", "good", icon="landmark"))
        if nation.same_force:
            ties.append(Pill("same task force", "good", icon="users"))
        if not nation.framework:
            ties.append(Pill("no legal framework", "warn", tooltip="Ceilings toward it are one label lower (R-ORG)."))
        return ties

    def _capabilities(self, units: tuple[int, ...], free: tuple[int, ...] | None, handling: int) -> list[Widget]:
        rows: list[Widget] = [Divider()]
        for k, name in enumerate(terms.CAPABILITY.values()):
            if units[k]:
                left = units[k] if free is None else free[k]
                tip = "" if free is None else f"{left} of {units[k]} free for another task force."
                rows.append(
                    Row(
                        [
                            Label(f"{name[0].upper()}{name[1:]}", "small", "text", flex=1),
                            Pips(left, units[k], name=name, color="accent"),
                        ],
                        tooltip=tip,
                    )
                )
        tip = "How carefully it handles what it holds: high handling lowers exposure (R-EXPOSE)."
        tip += " As published at the start." if free is None else ""
        rows.append(
            Row(
                [
                    Label("Handling discipline", "small", "text", flex=1),
                    Pips(handling, 5, name="handling", color="good"),
                ],
                tooltip=tip,
            )
        )
        return [Column(rows, gap=5)]

    def _ways(self, nation: NationView) -> list[Widget]:
        rows: list[Widget] = [Divider()]
        for channel in self._board.view.channels:
            toward = next((t for t in channel.toward if t.nation == nation.nation), None)
            if toward is not None and (channel.kind != ChannelKind.LIAISON or nation.liaison < NEVER):
                rows.append(self._way(channel, toward))
            elif channel.kind == ChannelKind.DATABASE and nation.nation in channel.members:
                rows.append(self._base(channel))
        return [Column(rows, gap=5)]

    def _way(self, channel: Channel, toward: Toward) -> Widget:
        now = self._board.view.clock.tick
        name = self._board.names.channels[channel.channel].name
        out = channel.out_until > now
        label = terms.LABEL[toward.ceiling]
        tip = f"Carries up to {label}, takes {terms.hours(channel.latency)}, {toward.left} more without queuing."
        state: Widget = Label(f"{channel.latency} h · {toward.left} left", "small", "dim", shrink=False)
        if not toward.works:
            why = f"out until {terms.clock(channel.out_until)}" if out else "not working yet"
            state = Label(why, "small", "warn", shrink=False)
        return Row(
            [
                Icon("link" if toward.works else "link-2-off", 14, "accent" if toward.works else "warn"),
                Paragraph(name, "small", "text", flex=1),
                state,
                Tlp(terms.LABEL[toward.ceiling].removeprefix("TLP:")),
            ],
            tooltip=tip,
        )

    def _base(self, channel: Channel) -> Widget:
        """A database that both belong to: what is published there waits until the other asks."""
        out = channel.out_until > self._board.view.clock.tick
        why = f"out until {terms.clock(channel.out_until)}" if out else "they query"
        return Row(
            [
                Icon("database", 14, "warn" if out else "accent"),
                Paragraph(self._board.names.channels[channel.channel].name, "small", "text", flex=1),
                Label(why, "small", "warn" if out else "dim", shrink=False),
                Tlp(terms.LABEL[channel.ceiling].removeprefix("TLP:")),
            ],
            tooltip="What you publish there they find when they query its subject, if they are entitled (R-CHANNEL).",
        )
