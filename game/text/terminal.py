"""The terminal seat: a whole exercise in plain lines, over the same seat as the window."""

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches
from typing import TextIO

from game.match.changed import changed
from game.match.chronicle import Item
from game.match.entries import Entry
from game.match.naming import columns_of
from game.match.seat import (
    Answer,
    Done,
    Drafted,
    Drop,
    Ended,
    Hinted,
    Move,
    Noticed,
    Placed,
    Previewed,
    Refused,
    Seat,
    Shown,
    Ticket,
    Told,
    Undo,
    Warned,
    told_of,
)
from game.rules.orders import BY_KIND, BY_NAME, Kind
from game.rules.reasons import Reason
from game.rules.view import View
from game.scenario.catalogue import Catalogue
from game.text import ending, guide, news, unveiled
from game.text.cards import card, named
from game.text.commands import TypingError, order_named, parse
from game.text.giving import Giving
from game.text.lexicon import Lexicon
from game.text.pages import Pages
from game.text.phrases import staff
from game.text.undone import undone
from game.text.world import World
from game.wording import figures, previews
from game.wording.happenings import Speaker, sentence
from game.wording.numbers import Numbers

ALONE = ("end", "end!", "resign", "resign!", "undo")
"""Commands that take nothing more, and do what a stray word may not have meant."""
NO_NEWS = "No turn has been resolved yet."


def play(seat: Seat, catalogue: Catalogue, stdin: TextIO, stdout: TextIO) -> None:
    """Play until the player leaves or the input ends."""
    Terminal(seat, catalogue, stdout).run(stdin)


class Terminal:
    """One player at a terminal."""

    def __init__(self, seat: Seat, catalogue: Catalogue, stdout: TextIO) -> None:
        self._seat, self._catalogue, self._stdout = seat, catalogue, stdout
        self._speaker = Speaker(catalogue, seat.names.index("nation", seat.nation))
        self._pages: Pages | None = None
        self._world: World | None = None
        self._drafted: Drafted | None = None
        self._ended: Ended | None = None
        self._news = [NO_NEWS]
        self._refusals: dict[int, tuple[tuple[Entry, Reason], ...]] = {}  # by turn
        self._kinds: frozenset[Kind] = frozenset()
        self._giver: Giving | None = None
        self._undoing: set[Ticket] = set()
        self._saving: dict[Ticket, str] = {}  # slots that are being saved into
        self._probed: dict[Ticket, tuple[Kind, ...]] = {}
        self._commands: dict[str, Callable[[str], object]] = {
            "help": self._help,
            "list": lambda rest: self.say(self._list()),
            "undo": lambda rest: self._undoing.add(self._seat.draft(Undo())),
            "end": lambda rest: self._seat.ready(),
            "end!": lambda rest: self._seat.ready(sure=True),
            "resign": lambda rest: self.say("This ends the exercise for all. Type resign! if you mean it."),
            "resign!": lambda rest: self._seat.resign(),
            "restart": lambda rest: self.say(
                f"This leaves the game as it stands. Type restart! {rest} if you mean it."
            ),
            "restart!": lambda rest: self._seat.restart(same_seed=rest.lower() == "same"),
            "show": self._show,
            "drop": self._drop,
            "move": self._move,
            "save": lambda rest: self._save(rest, overwrite=False),
            "save!": lambda rest: self._save(rest, overwrite=True),
            "try": lambda rest: self._order(rest, try_only=True),
        }

    def say(self, lines: str | Iterable[str]) -> None:
        """Print lines as they are."""
        for line in [lines] if isinstance(lines, str) else lines:
            print(line, file=self._stdout)
        self._stdout.flush()

    def run(self, stdin: TextIO) -> None:
        """Read commands line by line."""
        self.say(guide.first_page(self._catalogue, self._seat))
        self._hear()
        while True:
            print("> ", end="", file=self._stdout, flush=True)
            line = stdin.readline()
            if not line or self.command(line.strip()):
                return

    def command(self, line: str) -> bool:
        """Carry out one line; True when the player leaves."""
        word, _, rest = line.partition(" ")
        word, rest = word.lower(), rest.strip()
        if word in ("quit", "exit"):
            if self._ended is None:
                self.say("The game is kept. Go on with: need-to-share play --load autosave --text")
            return True
        if word and self._ended is not None:
            self._after(self._ended, line, word, rest)
        elif word in ALONE and rest:
            self.say(f"'{word}' stands alone: '{rest}' says nothing to it. Nothing is done.")
        elif word in self._commands:
            self._commands[word](rest)
        elif word in guide.PAGES or word == "orders":
            self._page(word, rest)
        elif word:
            self._other(line, word)
        self._hear()
        return False

    # looking

    @property
    def pages(self) -> Pages:
        """The pages of the present plan."""
        assert self._pages is not None  # the seat shows its view before it takes a command
        return self._pages

    @property
    def world(self) -> World:
        """The pages of the present plan about others."""
        assert self._world is not None  # see `pages`
        return self._world

    @property
    def _giving(self) -> Giving:
        assert self._giver is not None  # see `pages`
        return self._giver

    def _page(self, word: str, rest: str) -> None:
        if word == "orders":
            self.say(guide.orders(self._kinds))
        elif word == "briefing":
            self.say(guide.paragraphs(self._catalogue.briefing))
        elif word == "news":
            self.say(self._news_of(rest))
        elif word == "inbox":
            self.say(self.pages.inbox(rest))
        else:
            self.say(getattr(self.world if hasattr(World, word) else self.pages, word)())

    def _news_of(self, rest: str) -> list[str]:
        """The report of the last turn, or of the turn named."""
        resolved = self.pages.view.clock.turn
        if not rest or not resolved:
            return self._news
        turn = int(rest) - 1 if rest.isdecimal() else resolved
        if not 0 <= turn < resolved:
            return [f"'news' tells of the last turn, 'news 1' to 'news {resolved}' of the one named."]
        return [f"Turn {turn + 1}:", *(self._news if turn == resolved - 1 else self._told(turn))]

    def _told(self, turn: int) -> list[str]:
        """The report of a turn, from what the nation heard; its refusals as far as they came in this sitting."""
        told = told_of(self.pages.lexicon.chronicle, turn, self._refusals.get(turn, ()))
        return news.told(told, self._catalogue, self._speaker.you, self._worded)

    def _used_pages(self) -> list[str]:
        """The pages of what the exercise uses (R-PACE)."""
        absent = set()
        absent |= {"alerts"} if Kind.DISCLOSE not in self._kinds else set()
        absent |= {"campaigns"} if Kind.REFER not in self._kinds else set()
        absent |= {"forces"} if Kind.FORM not in self._kinds else set()
        return [page for page in guide.PAGES if page not in absent]

    def _help(self, rest: str) -> None:
        numbers = Numbers(self._seat.doctrine, len(self._catalogue.nations), self._catalogue.mechanics)
        if rest.lower() == "numbers":
            self.say(figures.page(numbers, self.pages.view, self._kinds))
        elif not rest and self._ended is not None:
            self.say(guide.after(self._used_pages()))
        else:
            figure = figures.about(rest, numbers, self.pages.view, self._kinds)
            self.say(guide.about(rest, self._used_pages(), self._kinds, numbers, figure))

    def _show(self, rest: str) -> None:
        """One thing in full, by any of its names; a page by its own."""
        if rest.lower() in guide.PAGES:
            self._page(rest.lower(), "")
        else:
            self.say(card(rest, self.pages, self.world, self._seat.names))

    def _other(self, line: str, word: str) -> None:
        """An order, or the code of a report alone; else what it may have been."""
        lexicon = self.pages.lexicon
        if order_named(line.replace("!", " ").split()) is None:
            short = (*lexicon.matters, *lexicon.forces, *lexicon.decisions)
            if line.upper() in short or any(lexicon.match(what, line.split()) for what in ("report", "alert")):
                return self._show(line)
            close = get_close_matches(word, [*guide.PAGES, *self._commands, *BY_NAME], n=1)
            if close and close[0] not in BY_NAME:
                return self.say(f"There is no command '{word}'; nearest is '{close[0]}'.")
        return self._order(line)

    def _list(self) -> list[str]:
        drafted = self._drafted
        if drafted is None or not drafted.orders:
            return [f"No orders yet this turn; you have {staff(self.pages.view.own.staff)}."]
        lines = [f"{number}. {self._order_words(placed)}" for number, placed in enumerate(drafted.orders, 1)]
        return [*lines, f"{drafted.spent} of {staff(drafted.staff)} used."]

    def _order_words(self, placed: Placed) -> str:
        doubt = "" if placed.reason == Reason.ACCEPTED else f" {previews.verdict(placed.preview).text}"
        why = f" Because {placed.entry.rationale}." if placed.entry.rationale else ""
        return f"{self._worded(placed.entry)} ({staff(placed.cost)}).{why}{doubt}"

    def _worded(self, order: Entry) -> str:
        return self.pages.order(*columns_of(self._seat.names, order.kind, order.fields))

    # ordering

    def _order(self, line: str, try_only: bool = False) -> None:
        try:
            orders = parse(line, self.pages.lexicon, self.world.offers())
        except TypingError as error:
            self.say(f"{str(error)[0].upper()}{str(error)[1:]}.")
            return
        self._giving.give(orders, try_only)

    def _save(self, rest: str, overwrite: bool) -> None:
        slot = rest or "terminal"
        self._saving[self._seat.save(slot, overwrite)] = slot

    def _drop(self, rest: str) -> None:
        numbers = self._numbers(rest, 1)
        if numbers:
            self._seat.draft(Drop(numbers[0]))

    def _move(self, rest: str) -> None:
        numbers = self._numbers(rest, 2)
        if numbers:
            self._seat.draft(Move(numbers[0], int(rest.split()[1]) - 1))

    def _numbers(self, rest: str, count: int) -> list[str]:
        """The keys of the orders that are numbered; none, and a word of advice, when they are not on the list."""
        orders = self._drafted.orders if self._drafted else ()
        words = rest.split()
        if len(words) == count and all(w.isdecimal() and 1 <= int(w) <= len(orders) for w in words):
            return [orders[int(w) - 1].entry.key for w in words]
        self.say(f"Name orders from 1 to {len(orders)}; 'list' shows them." if orders else "There are no orders yet.")
        return []

    # what comes back

    def _hear(self) -> None:
        """Take in all answers; some of them lead to new requests."""
        while answers := self._seat.poll():
            for answer in answers:
                self._answer(answer)

    def _answer(self, answer: Answer) -> None:
        match answer:
            case Shown():
                self._open(answer)
            case Drafted():
                self._redrafted(answer)
            case Hinted():
                hinted = zip(self._probed.pop(answer.ticket, ()), answer.hints, strict=False)
                self._kinds = frozenset(k for k, hint in hinted if hint.reason != Reason.MECHANIC_ABSENT)
            case Told():
                self._refusals[answer.turn] = answer.refused
                self._news = news.told(answer, self._catalogue, self._speaker.you, self._worded)
                self.say(["", f"Turn {answer.turn + 1} is resolved.", *self._news])
            case Warned():
                left = undone(answer.unfinished, self._catalogue, self.pages.lexicon.calls)
                self.say(f"Still open: {left}. Type end! to end the turn all the same.")
            case Previewed():
                self._giving.previewed(answer)
            case Refused():
                if self._giver is not None:
                    self._giver.refused(answer)
                self._saving.pop(answer.ticket, None)
                self.say(sentence(answer.text.rstrip(".")) + (" Type save! and the name." if answer.taken else ""))
            case Noticed():
                self.say(answer.text)
            case Ended():
                self._end(answer)
            case Done():
                if answer.ticket in self._saving:
                    slot = self._saving.pop(answer.ticket)
                    self.say(f"Saved as '{slot}'. Go on from there with: need-to-share play --load {slot} --text")

    def _open(self, shown: Shown) -> None:
        """A new plan."""
        self._ended, self._drafted = None, None
        weighed = self._look(shown.view, shown.chronicle)
        self._news = [*self._news, *weighed] if shown.view.clock.turn else [NO_NEWS]
        self._giver = Giving(self._seat, self.pages, self.say)
        if not self._kinds:
            probes = guide.probes(self._seat)
            self._probed[self._seat.hint(list(probes.values()))] = tuple(probes)
        self.say([*weighed, "", *self.pages.status()])

    def _end(self, ended: Ended) -> None:
        """The pages stay as the nation knew things at the end."""
        self.say(self._look(ended.view, ended.heard))
        self._ended = ended
        self._kinds = self._kinds or frozenset(BY_KIND)  # who loads a game that is over has asked for none
        self.say([*ending.ending(ended, self._catalogue), *guide.after()])

    def _look(self, view: View, chronicle: Sequence[Item]) -> list[str]:
        """Make the pages of a view; what changed since the one before that no event tells."""
        weighed = self._changes(self._pages.view, view, chronicle) if self._pages is not None else []
        lexicon = Lexicon(view, self._seat.names, self._catalogue, self._seat.doctrine, chronicle)
        self._pages = Pages(view, self._seat.names, self._catalogue, lexicon)
        self._world = World(view, self._seat.names, self._catalogue, lexicon)
        if self._news == [NO_NEWS] and chronicle and view.clock.turn:  # a game that is loaded
            self._news = self._told(chronicle[-1].turn)
        return weighed

    def _changes(self, before: View, after: View, chronicle: Sequence[Item]) -> list[str]:
        changes = changed(self._catalogue, self._seat.doctrine, before, after, chronicle)
        told = [f"- {line.text}" for lines in changes.values() for line in lines]
        return ["Changed besides:", *told] if told else []

    def _redrafted(self, drafted: Drafted) -> None:
        before = self._drafted
        self._drafted = drafted
        self.pages.plan(drafted.standing(self._seat.names))
        if self._giving.drafted(drafted):
            return
        if before is not None and drafted.orders != before.orders:
            if drafted.ticket in self._undoing:
                self._undoing.discard(drafted.ticket)
                self.say(self._undone(before, drafted))
            self.say(self._list())
        elif before is None and drafted.orders:
            self.say(["Your orders so far:", *self._list()])

    def _undone(self, before: Drafted, after: Drafted) -> str:
        """What the last change was that is taken back."""
        was, now = ({p.entry.key: p.entry for p in drafted.orders} for drafted in (before, after))
        gone = [f"off the list again: {self._worded(e)}" for key, e in was.items() if key not in now]
        back = [f"on the list again: {self._worded(e)}" for key, e in now.items() if key not in was]
        return f"Taken back; {'; '.join([*gone, *back]) or 'the orders stand as they did before'}."

    # after the end

    def _after(self, ended: Ended, line: str, word: str, rest: str) -> None:
        """Everything can still be looked up; no order is taken."""
        if word.rstrip("!") == "restart":
            self._seat.restart(same_seed=rest.lower() == "same")
        elif word == "score":
            self.say(ending.asked(ended.result, rest, self._speaker))
        elif word in ("ending", "status"):
            self.say(ending.ending(ended, self._catalogue))
        elif word.rstrip("!") == "save":
            self._save(rest, overwrite=True)
        elif word == "help" or word in guide.REVIEWS:
            self._help(rest if word == "help" else "")
        elif word == "orders" and rest:
            self.say(ending.given(ended, self._seat.nation, rest, self._worded))
        elif word in guide.PAGES or word == "orders":
            self._page(word, rest)
        elif word == "show":
            self.say(self._known(ended, rest) or card(rest, self.pages, self.world, self._seat.names))
        else:
            ordered = word in self._commands or order_named(line.replace("!", " ").split())
            self.say(([] if ordered else self._known(ended, line)) or guide.OVER)

    def _known(self, ended: Ended, name: str) -> list[str]:
        """What the nation knew of a thing, and what was true of it; nothing for what is named nowhere."""
        known = named(name, self.pages, self.world, self._seat.names) if name else []
        truth = unveiled.known_now(name, ended, self._catalogue)
        return [*known, *truth, *ending.rivals_of(name, ended, self._catalogue)]
