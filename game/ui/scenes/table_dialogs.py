"""Small dialogs of the table: the check before a turn ends, messages, decisions, and lines to write."""

from __future__ import annotations

from game.match.seat import Unfinished
from game.rules.codes import NONE
from game.rules.orders import BY_KIND, Kind
from game.rules.view import Decision
from game.ui.scene import Pop, Result, Scene
from game.ui.scenes.board import Board
from game.ui.scenes.desk import Desk
from game.ui.scenes.signs import KIND_ICON, TONE_INK
from game.ui.tree import Action, Ctx, Widget
from game.ui.widgets import (
    Button,
    Card,
    Column,
    Dialog,
    Empty,
    Heading,
    Icon,
    Label,
    Paragraph,
    Pill,
    Row,
    Scroll,
    Spacer,
    TextField,
    Wrap,
    scroll_list,
)
from game.wording import decided, terms
from game.wording.deciding import price
from game.wording.orders import KIND, OrderWords
from game.wording.seat_points import worth


class EndTurn(Scene):
    """What is left undone. Pops True to end the turn all the same."""

    modal = True
    title = "End this turn?"

    def __init__(self, board: Board, unfinished: tuple[Unfinished, ...]) -> None:
        self._board = board
        self._unfinished = unfinished

    def build(self, ctx: Ctx) -> Widget:
        rows: list[Widget] = [
            Row([Icon(icon, 17, "warn"), Paragraph(words, "body", "text", flex=1)], cross="start", gap=10)
            for icon, words in map(self._line, self._unfinished)
        ]
        buttons: list[Widget] = [
            Button("commit:back", "Back to the table", default=True, on_click=Pop),
            Button("commit:sure", "End the turn", "check", "gold", on_click=lambda: Pop(True)),
        ]
        lead = Paragraph("Something is left to do. Orders can't be changed afterwards.", "body", "dim")
        return Dialog(
            [lead, Column(rows, gap=9)], title=self.title, icon="hourglass", buttons=buttons, id="commit", width=500
        )

    def _line(self, left: Unfinished) -> tuple[str, str]:
        board, n = self._board, left.count
        words = OrderWords(board.names, board.view)
        match left.what:
            case "staff":
                return "users", f"{_count(n, 'staff point')} unspent: what is left is lost."
            case "unread":
                codes = terms.listed([board.report_code(i) for i in left.handles])
                return "eye-off", f"{_count(n, 'report')} will stay unread: {codes}."
            case "lapsing":
                what = terms.listed([words.matter(k) for k in left.handles])
                return "clock", f"About to lapse, at a price in trust: {what}."
            case "proposals":
                what = terms.listed([words.matter(k) for k in left.handles])
                return "mail", f"Still waiting for your answer: {what}."
            case _:
                what = terms.listed([f"“{board.names.injects[j].title}”" for j in left.handles])
                return "split", f"Exercise Control waits for a decision: {what}."


def _count(n: int, what: str) -> str:
    return f"{n} {what}{'' if n == 1 else 's'}"


class Messages(Scene):
    """All that EXCON sent, newest first, with what waits for a decision. Pops the inject to decide."""

    modal = True
    title = "Messages"

    def __init__(self, board: Board) -> None:
        self._board = board

    def on_open(self) -> Result:
        for message in self._board.view.messages:
            self._board.mark_seen(message_key(self._board, message.inject))
        return None

    def build(self, ctx: Ctx) -> Widget:
        board = self._board
        pending = {d.inject: d for d in board.view.decisions}
        rows: list[Widget] = []
        for message in reversed(board.view.messages):
            text = board.names.injects[message.inject]
            decision = pending.get(message.inject)
            rows.append(
                Card(
                    [
                        Row(
                            [
                                Icon("megaphone", 16, "need"),
                                Heading(text.title),
                                Spacer(flex=1),
                                Label(terms.clock(message.tick), "small", "dim", shrink=False),
                            ]
                        ),
                        Label(f"From {text.sender}", "small", "dim"),
                        Paragraph(text.text),
                        self._decision(decision) if decision is not None else None,
                    ],
                    id=f"message:{text.id}",
                    name=text.title,
                )
            )
        empty = Empty(
            icon="message-square", text="No messages yet", hint="What Exercise Control sends you stands here."
        )
        scroll = scroll_list("messages:list", rows, "Messages", empty)
        room = scroll.measure(ctx, ctx.px(600 - 48))[1] / ctx.k + 8
        listing = Column([scroll], height=min(520.0, ctx.height_dp - 200, max(120.0, room)))
        close = Button("messages:close", "Close", kind="primary", default=True, on_click=Pop)
        return Dialog([listing], title=self.title, icon="message-square", buttons=[close], id="messages", width=600)

    def _decision(self, decision: Decision) -> Widget:
        board = self._board
        text = board.names.injects[decision.inject]
        if decision.chosen != NONE or board.view.clock.ended:
            return self._past(decision)
        due = f"Decide by {terms.clock(decision.due)}"
        return Row(
            [
                Button(
                    f"message:{text.id}:decide", "Decide", "split", "primary", on_click=lambda: Pop(decision.inject)
                ),
                Label(due, "small", "warn"),
            ]
        )

    def _past(self, decision: Decision) -> Widget:
        """A decision that is over: its options with what each did or would have done, the one taken marked."""
        board, rows = self._board, list[Widget]()
        if decision.chosen == NONE:
            rows.append(Label("Never decided.", "small", "dim"))
        rows.append(Label(f"{decided.head(board.view)}:", "small", "dim"))
        for option in decided.options(board.names, board.view, decision.inject):
            name = f"Decided: {option.text}" if option.taken else option.text
            about = [Paragraph(line, "small", "dim") for line in option.lines]
            mark = Icon("check" if option.taken else "chevron-right", 14, "good" if option.taken else "dim")
            text = Paragraph(name, "small", "good" if option.taken else "text")
            rows.append(Row([mark, Column([text, *about], gap=2, flex=1)], cross="start"))
        return Column(rows, gap=5)


def message_key(board: Board, inject: int) -> str:
    """How a message is named among the read marks."""
    return f"inject:{board.names.injects[inject].id}"


class Decide(Scene):
    """A decision that EXCON put before the nation, with its options."""

    modal = True

    def __init__(self, desk: Desk, decision: Decision) -> None:
        self._desk = desk
        self._decision = decision
        self.title = desk.names.injects[decision.inject].title

    def build(self, ctx: Ctx) -> Widget:
        desk, decision = self._desk, self._decision
        inject = decision.inject
        text = desk.names.injects[inject]
        queued = next(
            (
                q.columns["option"]
                for q in desk.orders
                if q.kind is Kind.DECIDE and q.columns["inject"] == decision.inject
            ),
            NONE,
        )
        options: list[Widget] = [self._option(n, queued) for n in range(len(text.options))]
        fallback = (
            text.options[decision.default].text if 0 <= decision.default < len(text.options) else "nothing happens"
        )
        later = Button("decide:later", "Decide later", on_click=Pop, default=True)
        lead = [
            Row([Icon("megaphone", 16, "need"), Label(f"From {text.sender}", "small", "dim")]),
            Paragraph(text.text, "lead", "text"),
        ]
        foot = Paragraph(
            f"Decide by {terms.clock(decision.due)}. Otherwise: {fallback.rstrip('.')}. It is free (R-INJECT).",
            "small",
            "dim",
        )
        body = Column([*lead, *options, foot], gap=10)
        width = min(560 * max(1, 0.85 * ctx.text_scale), ctx.width_dp - 60)
        room = body.measure(ctx, ctx.px(width - 40))[1] / ctx.k + 4
        tall = min(room, ctx.height_dp - 190 * ctx.text_scale)
        scroll = Scroll("decide:body", body, height=tall, name="The question")
        return Dialog([scroll], title=self.title, icon="split", buttons=[later], id="decide", width=width)

    def _option(self, n: int, queued: int) -> Widget:
        option = self._desk.names.injects[self._decision.inject].options[n]
        told = price(self._desk.names, self._desk.view, self._decision.inject, n)
        serves = f"Worth {worth(option.private)}." if option.private else ""
        points = Pill(f"+{option.private} seat points", "need", "need_fill", tooltip=serves) if serves else None
        lines = [Paragraph(line.text, "small", TONE_INK[line.tone]) for line in told]
        return Card(
            [
                Row(
                    [
                        Icon("check" if n == queued else "chevron-right", 16, "accent"),
                        Column([Paragraph(option.text, "title", "hi"), *lines], gap=3, flex=1),
                        points,
                    ],
                    cross="start",
                    gap=10,
                )
            ],
            selected=n == queued,
            role="button",
            id=f"decide:{option.id}",
            name=" ".join(filter(None, [option.text, serves, *(line.text for line in told)])),
            on_click=lambda: self._choose(n),
        )

    def _choose(self, n: int) -> Result:
        desk, inject = self._desk, self._decision.inject
        for queued in desk.orders:
            if queued.kind is Kind.DECIDE and queued.columns["inject"] == inject:
                desk.drop(queued.key)
        desk.add(Kind.DECIDE, {"inject": inject, "option": n})
        return Pop(True)


class WriteLine(Scene):
    """One line to write: a note, a reason. Pops what was written."""

    modal = True

    def __init__(self, title: str, lead: str, text: str, limit: int) -> None:
        self.title, self._lead, self.text, self._limit = title, lead, text, limit

    def build(self, ctx: Ctx) -> Widget:
        buttons: list[Widget] = [
            Button("write:cancel", "Cancel", on_click=Pop),
            Button("write:keep", "Keep", "check", "primary", default=True, on_click=lambda: Pop(self.text)),
        ]
        field = TextField(
            "write:text", self.text, "", self._write, lambda text: Pop(text), limit=self._limit, name=self.title
        )
        return Dialog(
            [Paragraph(self._lead, "body", "dim"), field],
            title=self.title,
            icon="sticky-note",
            buttons=buttons,
            id="write",
            width=560,
        )

    def _write(self, text: str) -> None:
        self.text = text


class OrderList(Scene):
    """Every kind of order that the exercise uses. Pops the kind to compose."""

    modal = True
    title = "Which order?"

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def build(self, ctx: Ctx) -> Widget:
        groups: list[Widget] = []
        for heading, kinds in _GROUPS:
            offered = [k for k in kinds if k in self._desk.kinds]
            if not offered:
                continue
            buttons: list[Widget] = [
                Button(
                    f"kind:{BY_KIND[k].name}",
                    KIND[k],
                    KIND_ICON[k],
                    on_click=_popper(k),
                    tooltip=f"{BY_KIND[k].help} {_price(k)} ({BY_KIND[k].rule})",
                )
                for k in offered
            ]
            named = heading if self._desk.names.alerts or heading != _MONEY else "Online"
            groups.append(Column([Label(named, "body_bold", "hi"), Wrap(buttons, gap=6)], gap=5))
        body = Column(groups, gap=12)
        width = min(640.0, ctx.width_dp - 60)
        room = body.measure(ctx, ctx.px(width - 40))[1] / ctx.k + 8
        scroll = Scroll("kinds", body, height=min(room, ctx.height_dp - 170 * ctx.text_scale), name="Kinds of order")
        cancel = Button("kinds:cancel", "Cancel", on_click=Pop)
        return Dialog([scroll], title=self.title, icon="plus", buttons=[cancel], id="orderlist", width=width)


def _popper(kind: Kind) -> Action:
    return lambda: Pop(kind)


def _price(kind: Kind) -> str:
    """What an order of a kind costs, as far as its kind tells."""
    if kind in _PRICED:
        return _PRICED[kind]
    cost = BY_KIND[kind].cost
    return f"{_count(cost, 'staff point')}." if cost else "Free."


_PRICED = {
    Kind.SERVICE: "Each service has its own price.",
    Kind.ANSWER: "A report costs 1 staff point; a nil return or a referral is free.",
    Kind.ACCEPT: "Training costs 1 staff point, an agreement 2.",
}
"""Kinds of order of which some cost more than others."""


_MONEY = "Money and online"
_GROUPS = (
    ("Assess", (Kind.READ, Kind.ANALYSE, Kind.CONTRIBUTE, Kind.JUDGE)),
    ("Share and ask", (Kind.SHARE, Kind.PUBLISH, Kind.QUERY, Kind.REQUEST, Kind.ASK_RELEASE, Kind.REGISTER)),
    ("Answer", (Kind.ANSWER, Kind.ACCEPT, Kind.RELEASE, Kind.DECLINE, Kind.DECIDE)),
    ("Ties", (Kind.POST_LIAISON, Kind.NEGOTIATE, Kind.TRAIN, Kind.SERVICE, Kind.SET_PRIORITY)),
    (_MONEY, (Kind.REQUEST_MATCH, Kind.DISCLOSE, Kind.FREEZE, Kind.REFER, Kind.HARDEN)),
    ("Task forces", (Kind.FORM, Kind.JOIN, Kind.ASSIGN, Kind.RESPOND, Kind.LEAVE, Kind.STAND_DOWN)),
)


class Orientation(Scene):
    """The briefing of the exercise and what it is meant to teach, to read again during play."""

    modal = True

    def __init__(self, board: Board) -> None:
        self._names = board.names
        self.title = board.names.title

    def build(self, ctx: Ctx) -> Widget:
        names = self._names
        aims: list[Widget] = [
            Row([Icon("target", 15, "accent"), Paragraph(o.text, "body", "text", flex=1)], cross="start", gap=9)
            for o in names.objectives
        ]
        body = Column([Paragraph(names.briefing, "lead"), Heading("What it is about"), *aims], gap=10)
        width = min(680 * max(1, 0.85 * ctx.text_scale), ctx.width_dp - 60)
        room = body.measure(ctx, ctx.px(width - 52))[1] / ctx.k + 4
        scroll = Scroll(
            "orientation:body", body, height=min(room, ctx.height_dp - 190 * ctx.text_scale), name="Briefing"
        )
        close = Button("orientation:close", "Close", kind="primary", default=True, on_click=Pop)
        return Dialog([scroll], title=self.title, icon="book-open", buttons=[close], id="orientation", width=width)
