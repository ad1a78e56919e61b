"""Threads: a strip of small cards over the map."""

from __future__ import annotations

from game.rules.codes import NEVER, NONE, Outcome
from game.rules.view import Force, Progress, Thread
from game.ui.scenes.actions import Looks
from game.ui.scenes.board import Board
from game.ui.scenes.signs import PROGRESS_INK, PROGRESS_WORDS
from game.ui.tree import Action, Ctx, Widget
from game.ui.widgets import (
    Button,
    Card,
    Heading,
    Icon,
    Label,
    Menu,
    MenuItem,
    Meter,
    Row,
    Spacer,
    Wrap,
)
from game.wording import terms

GOOD = (Outcome.PREVENTED, Outcome.DISRUPTED, Outcome.CONTAINED, Outcome.DISMISSED)
"""Outcomes that nobody regrets."""
_URGENT = 12  # hours
_NARROW, _WIDE = 150, 190  # dp, a card of the strip
_PAD, _GAP = 10, 6  # dp, at its sides and between the words of its foot


class Threads:
    """The threads that the nation knows of."""

    def __init__(self, board: Board, looks: Looks) -> None:
        self._board = board
        self._looks = looks

    def ranked(self) -> list[Thread]:
        """Incidents first, then open threads by deadline, then the closed ones, latest first."""

        def rank(t: Thread) -> tuple[int, int]:
            if t.progress == Progress.INCIDENT:
                return 0, t.crisis_until
            if t.progress == Progress.CLOSED:
                return 2, -t.closed
            return 1, t.deadline

        return sorted(self._board.view.threads, key=rank)

    # -- the strip

    def strip(self, ctx: Ctx, chosen: int, room: float) -> Widget | None:
        """Cards side by side, as many lines as they need in `room` dp; None while no thread is known."""
        threads = self.ranked()
        if not threads:
            return None
        open_ = [t for t in threads if t.progress != Progress.CLOSED]
        closed = [t for t in threads if t.progress == Progress.CLOSED]
        grow = max(1.0, 0.9 * ctx.text_scale)
        more = 96 * grow if closed else 0
        wide = max(_NARROW * grow, min(_WIDE * grow, (room - more) / max(1, len(open_)) - 8))
        fit = int((room - more) // (wide + 8))
        shown = [*open_, *closed][: max(len(open_), fit)]
        cards: list[Widget] = [self._small(ctx, t, t.thread == chosen, wide) for t in shown]
        hidden = threads[len(shown) :]
        if hidden:
            show = lambda: ctx.open_popup("threads:closed", lambda _: self._menu(hidden))  # noqa: E731
            cards.append(Button("threads:closed", f"{len(hidden)} closed", "flag", on_click=show))
        return Wrap(cards, gap=8, line_gap=8)

    def _menu(self, threads: list[Thread]) -> Widget:
        """Closed threads for which the strip has no room."""
        names = self._board.names.threads
        return Menu(
            [
                MenuItem(
                    f"thread:{names[t.thread].codename}",
                    f"{names[t.thread].codename}: {terms.OUTCOME[t.outcome]}",
                    "flag",
                    on_click=self._opener(t.thread),
                )
                for t in threads
            ],
            name="Closed threads",
        )

    def _opener(self, t: int) -> Action:
        return lambda: self._looks.show_thread(t)

    def _small(self, ctx: Ctx, thread: Thread, chosen: bool, wide: float) -> Widget:
        """The card of one thread, with confidence in words as well where there is room for them."""
        board = self._board
        name = board.names.threads[thread.thread].codename
        ink = PROGRESS_INK[thread.progress]
        closed = thread.progress == Progress.CLOSED
        words = terms.OUTCOME[thread.outcome] if closed else PROGRESS_WORDS[thread.progress]
        top = Row(
            [
                Heading(name, "body_bold"),
                Icon("star", 13, "gold_text", name="your priority")
                if board.view.own.priority == thread.thread
                else None,
                Spacer(flex=1),
                countdown(board, thread),
            ],
            gap=6,
        )
        level = Label(terms.level(thread.confidence), "small_bold", "hi", shrink=False)
        word = Label(thread.word.name.lower(), "small", "dim", shrink=False)
        rest: list[Widget] = [Label("yours", "small", "gold_text", shrink=False)] if thread.own else []
        rest += [Spacer(flex=1), Label(words, "small", ink, shrink=False)]
        foot = Row([level, word, *rest], gap=_GAP)
        if foot.measure(ctx, ctx.px(2 * _WIDE))[0] > ctx.px(wide - 2 * _PAD):
            foot = Row([level, *rest], gap=_GAP)
        show = lambda: self._looks.show_thread(NONE if chosen else thread.thread)  # noqa: E731
        return Card(
            [top, own_meter(board, thread, 5), foot],
            pad=(7, _PAD),
            gap=3,
            fill="panel",
            selected=chosen,
            width=wide,
            role="button",
            id=f"thread:{name}",
            name=f"Thread {name}, confidence {terms.confidence(thread.confidence)}, {words}{', yours' * thread.own}",
            on_click=show,
            tooltip=" ".join([*([] if closed else [confidence_words(board, thread)]), *own_words(board, thread)]),
        )


def countdown(board: Board, thread: Thread) -> Widget | None:
    """Hours left to its deadline, or of its incident; a flag once it is closed; None without a deadline."""
    if thread.progress == Progress.CLOSED:
        return Icon("flag", 14, "good" if thread.outcome in GOOD else "dim", name="closed")
    end = thread.crisis_until if thread.progress == Progress.INCIDENT else thread.deadline
    if end >= NEVER:
        return None
    left = board.hours_left(end)
    ink = "bad" if left < _URGENT or thread.progress == Progress.INCIDENT else "warn" if left < 24 else "text"
    what = "The incident window closes" if thread.progress == Progress.INCIDENT else "Deadline"
    tip = f"{what} {terms.clock(end)}, in {terms.hours(max(0, left))}."
    return Row([Icon("clock", 13, ink), Label(f"{left} h", "small_bold", ink, shrink=False)], gap=4, tooltip=tip)


def own_words(board: Board, thread: Thread) -> list[str]:
    """Why a thread is one of the nation's own; nothing for another."""
    return [terms.own_thread(thread.place == board.me)] if thread.own else []


def own_meter(board: Board, thread: Thread, thickness: float) -> Meter:
    """The nation's own confidence; with the marks of a response only while no task force of its own is judged by
    them.
    """
    if own_force(board, thread) is None:
        return marked_meter(thread.confidence, thresholds(board, thread), thickness, confidence_words(board, thread))
    words = confidence_words(board, thread)
    return Meter(thread.confidence / 1000, "accent", thickness=thickness, name="confidence", tooltip=words)


def marked_meter(value: int, needed: tuple[int, int], thickness: float, tip: str) -> Meter:
    """Confidence with the marks from which a response disrupts and prevents."""
    ink = "good" if value >= needed[1] else "warn" if value >= needed[0] else "accent"
    marks = [at / 1000 for at in needed]
    return Meter(value / 1000, ink, marks, thickness=thickness, name="confidence", tooltip=tip)


def own_force(board: Board, thread: Thread) -> Force | None:
    """The task force on an open thread in which the nation serves."""
    if thread.progress == Progress.CLOSED:
        return None
    return next((f for f in board.view.forces if f.thread == thread.thread and f.member), None)


def thresholds(board: Board, thread: Thread) -> tuple[int, int]:
    """Confidence from which a response to this thread disrupts, and from which it prevents, in 1/1000."""
    doctrine = board.doctrine
    return doctrine.nearly_confidence - thread.eased, doctrine.respond_confidence - thread.eased


def confidence_words(board: Board, thread: Thread) -> str:
    """What the marks of the meter say."""
    disrupts, prevents = thresholds(board, thread)
    force = own_force(board, thread)
    if force is not None:
        return (
            f"Your own confidence {terms.level(thread.confidence)}. A response is judged by that of the task force, "
            f"{terms.level(force.confidence)}, from what was contributed to it (R-ASSESS)."
        )
    return (
        f"Confidence {terms.level(thread.confidence)}. The marks: from {terms.points(disrupts)} a response disrupts, "
        f"from {terms.points(prevents)} it prevents (R-THREAD)."
    )
