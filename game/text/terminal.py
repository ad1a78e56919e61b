"""The terminal seat: a whole exercise in plain lines, over the same seat as the window."""

from collections.abc import Callable, Iterable
from typing import TextIO

from game.match.seat import (
    Add,
    Answer,
    Done,
    Drafted,
    Drop,
    Ended,
    Noticed,
    Previewed,
    Refused,
    Seat,
    Shown,
    Told,
    Undo,
    Warned,
)
from game.rules.codes import Outcome
from game.rules.events import Event
from game.rules.orders import BY_NAME
from game.rules.reasons import Reason
from game.scenario.catalogue import Catalogue
from game.text.commands import TypingError, parse, usage
from game.text.pages import Pages
from game.wording import terms
from game.wording.happenings import Happening, Speaker
from game.wording.refusals import refusal

PAGES = {
    "status": "the turn at a glance",
    "inbox": "your reports",
    "threads": "threads you know of",
    "requests": "what was asked of you and by you",
    "nations": "the others: trust and interests",
    "channels": "channels and what they carry",
    "forces": "your task forces",
    "alerts": "halves of financial pictures",
    "services": "organisations and their services",
    "decisions": "what waits for your decision",
    "messages": "what Exercise Control sent",
    "orders": "every order and how it is written",
}
ACTIONS = {
    "show R-014": "one report in full",
    "list": "your orders of this turn",
    "undo": "take the last change back",
    "drop 2": "take order 2 off the list",
    "try ORDER": "what an order would do, without giving it",
    "end": "end the turn (end! without the check)",
    "save NAME": "save the game into a slot",
    "briefing": "the exercise's briefing",
    "resign": "end the exercise",
    "quit": "leave; the game is kept",
}
QUIET = {Event.SENT, Event.READ, Event.AWARD, Event.SEAT_AWARD, Event.STAFF}
UNFINISHED = {
    "staff": "staff points unspent",
    "unread": "reports that will stay unread",
    "lapsing": "requests about to lapse",
    "proposals": "proposals that wait",
    "decisions": "decisions pending",
}


def play(seat: Seat, catalogue: Catalogue, stdin: TextIO, stdout: TextIO) -> None:
    """Play until the exercise ends, the player leaves, or the input does."""
    Terminal(seat, catalogue, stdout).run(stdin)


class Terminal:
    """One player at a terminal."""

    def __init__(self, seat: Seat, catalogue: Catalogue, stdout: TextIO) -> None:
        self.seat, self.catalogue, self.stdout = seat, catalogue, stdout
        self.pages: Pages | None = None
        self.drafted: Drafted | None = None
        self.over = False

    def say(self, lines: str | Iterable[str]) -> None:
        for line in [lines] if isinstance(lines, str) else lines:
            print(line, file=self.stdout)
        self.stdout.flush()

    def run(self, stdin: TextIO) -> None:
        """Read commands line by line."""
        self.say([self.catalogue.title, "", self.catalogue.briefing, "", "Type help for the commands."])
        self.seat.look()
        self._hear()
        while not self.over:
            print("> ", end="", file=self.stdout, flush=True)
            line = stdin.readline()
            if not line:
                return
            if self.command(line.strip()):
                return

    def command(self, line: str) -> bool:
        """Carry out one line; True when the player leaves."""
        word, _, rest = line.partition(" ")
        word = word.lower()
        if not word:
            return False
        if word in ("quit", "exit"):
            self.say("The game is kept. Go on with: need-to-share play --load autosave --text")
            return True
        simple: dict[str, Callable[[], object]] = {
            "help": lambda: self.say(self._help(rest.strip())),
            "briefing": lambda: self.say(self.catalogue.briefing),
            "list": lambda: self.say(self._list()),
            "undo": lambda: self.seat.draft(Undo()),
            "end": self.seat.ready,
            "end!": lambda: self.seat.ready(sure=True),
            "resign": self.seat.resign,
            "show": lambda: self.say(self._pages().report(rest.strip())),
            "drop": lambda: self._drop(rest.strip()),
            "save": lambda: self.seat.save(rest.strip() or "terminal", overwrite=True),
            "try": lambda: self._order(rest, try_only=True),
        }
        if word in simple:
            simple[word]()
        elif word in PAGES:
            self.say(getattr(self._pages(), word)())
        else:
            self._order(line)
        self._hear()
        return False

    def _pages(self) -> Pages:
        assert self.pages is not None  # the seat shows its view before it takes a command
        return self.pages

    def _order(self, line: str, try_only: bool = False) -> None:
        try:
            typed = parse(line, self.seat.names, self._pages().keys.get)
        except TypingError as error:
            self.say(f"{str(error)[0].upper()}{str(error)[1:]}.")
            return
        if try_only:
            self.seat.preview(typed.kind, typed.fields)
        else:
            self.seat.draft(Add(typed.kind, typed.fields, typed.rationale))

    def _drop(self, number: str) -> None:
        orders = self.drafted.orders if self.drafted else ()
        if number.isdecimal() and 1 <= int(number) <= len(orders):
            self.seat.draft(Drop(orders[int(number) - 1].entry.key))
        else:
            self.say(f"Drop a number from 1 to {len(orders)}; 'list' shows them." if orders else "There is nothing to drop.")

    def _help(self, what: str) -> list[str]:
        if what in BY_NAME:
            return [usage(BY_NAME[what]), BY_NAME[what].help]
        lines = ["Look:"] + [f"  {name}: {about}" for name, about in PAGES.items()]
        lines += ["Do:"] + [f"  {name}: {about}" for name, about in ACTIONS.items()]
        return [*lines, "Or type an order, such as: share R-014 to nzl via liaison because they asked",
                "  'orders' lists all orders; 'help share' tells about one."]  # fmt: skip

    def _list(self) -> list[str]:
        drafted = self.drafted
        if drafted is None or not drafted.orders:
            return ["No orders yet this turn."]
        lines = []
        for number, placed in enumerate(drafted.orders, 1):
            fields = " ".join(f"{k}={','.join(v) if isinstance(v, tuple) else v}" for k, v in placed.entry.fields.items())
            doubt = "" if placed.reason == Reason.ACCEPTED else f" — {refusal(placed.reason)}"
            lines.append(f"{number}. {placed.entry.kind} {fields} ({placed.cost} staff){doubt}")
        return [*lines, f"{drafted.spent} of {drafted.staff} staff points."]

    def _hear(self) -> None:
        for answer in self.seat.poll():
            self._answer(answer)

    def _answer(self, answer: Answer) -> None:
        match answer:
            case Shown():
                self.pages = Pages(answer.view, self.seat.names, self.catalogue)
                self.say(["", *self.pages.status()])
            case Drafted():
                changed = self.drafted is not None and answer.orders != self.drafted.orders
                self.drafted = answer
                if changed:
                    self.say(self._list())
            case Told():
                self.say(["", f"Turn {answer.turn + 1} is resolved.", *self._news(answer)])
            case Warned():
                left = terms.listed([f"{u.count} {UNFINISHED[u.what]}" for u in answer.unfinished])
                self.say(f"Still open: {left}. Type end! to end the turn all the same.")
            case Previewed():
                self.say(self._forecast(answer))
            case Refused() | Noticed():
                self.say(answer.text)
            case Ended():
                self.say(self._ending(answer))
                self.over = True
            case Done():
                pass

    def _news(self, told: Told) -> list[str]:
        speaker = Speaker(self.catalogue, self.seat.names.index("nation", self.seat.nation))
        lines = []
        for item in told.items:
            if item.event not in QUIET:
                happening = Happening(item.event, item.tick, item.actor, item.target, item.item, item.value)
                lines.append(f"- {speaker.say(happening)} ({item.rule})")
        refused = [f"- Your order {entry.kind} was refused: {refusal(reason)}" for entry, reason in told.refused]
        return lines + refused or ["Nothing reached you."]

    def _forecast(self, answer: Previewed) -> list[str]:
        return [str(line) for line in forecast_lines(answer, self.catalogue)]

    def _ending(self, ended: Ended) -> list[str]:
        lines = ["", "The exercise is over." if not ended.resigned else "You resigned.", f"Seed {ended.seed}."]
        truth = ended.view.truth
        if truth is not None:
            for t in truth.threads:
                decoy = " (the decoy)" if t.decoy else ""
                lines.append(f"{self.catalogue.threads[t.thread].codename}{decoy}: {terms.OUTCOME[Outcome(t.outcome)]}.")
        return [*lines, *(f"Debrief: {q}" for q in self.catalogue.debrief)]


def forecast_lines(answer: Previewed, catalogue: Catalogue) -> list[str]:
    """A preview in words."""
    return [repr(answer.preview)]
