"""Giving the orders of one line: each is tried first, and either all of them join the list or none does."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from game.match.advisers import advisers
from game.match.naming import columns_of
from game.match.seat import Add, Drafted, Previewed, Refused, Seat, Ticket, Undo
from game.rules.orders import BY_NAME, Kind
from game.rules.preview import Legality
from game.rules.reasons import Reason
from game.text.commands import Typed
from game.text.pages import Pages
from game.text.phrases import staff
from game.text.usage import finished
from game.wording import previews
from game.wording.happenings import sentence
from game.wording.outlook import ends
from game.wording.prospects import Prospects

WAY_MISSING: Final = frozenset(
    {
        Reason.NOT_MEMBER,
        Reason.CHANNEL_OUT,
        Reason.NO_OFFICER,
        Reason.ABOVE_CEILING,
        Reason.IS_DATABASE,
        Reason.CANNOT_TEAR,
    }
)
"""Refusals of a report for the way it was to take: another way may be open."""


@dataclass(slots=True)
class _Line:
    """The orders of one line, those still to be given, and how many joined the list."""

    todo: list[Typed]
    only_tried: bool
    count: int = field(init=False)
    given: int = 0

    def __post_init__(self) -> None:
        self.count = len(self.todo)


class Giving:
    """Gives orders one after the other, so that each is judged behind those of its own line."""

    def __init__(self, seat: Seat, pages: Pages, say: Callable[[str | Iterable[str]], None]) -> None:
        self._seat, self._pages, self._say = seat, pages, say
        self._asked: dict[Ticket, _Line] = {}  # previews that wait
        self._adding: dict[Ticket, _Line] = {}
        self._withdrawn: set[Ticket] = set()
        self._list: Drafted | None = None  # the orders as they stand

    def give(self, orders: Sequence[Typed], only_tried: bool) -> None:
        """Try the orders of a line and give them, or only try them."""
        self._next(_Line(list(orders), only_tried))

    def worded(self, order: Typed) -> str:
        """An order in words."""
        return self._pages.order(*columns_of(self._seat.names, order.kind, order.fields))

    def previewed(self, answer: Previewed) -> None:
        """Show what an order would do; give it unless it would be refused, or breaks a label unasked."""
        line = self._asked.pop(answer.ticket)
        typed = line.todo[0]
        self._say([f"{self.worded(typed)}:", *self._forecast(typed, answer)])
        refused = answer.preview.hint.legality is Legality.ILLEGAL
        breach = any(d.breach for d in answer.preview.deliveries) and not typed.insisted
        done = line.only_tried and (refused or len(line.todo) == 1)
        if done or refused or (breach and not line.only_tried):
            self._withdraw(line)
            self._say([] if line.only_tried else _not_given(typed, line.count, refused))
        else:
            line.todo.pop(0)
            self._adding[self._seat.draft(Add(typed.kind, typed.fields, typed.rationale))] = line

    def drafted(self, answer: Drafted) -> bool:
        """Go on with the line whose order joined the list; whether the change came from here."""
        self._list = answer
        line = self._adding.pop(answer.ticket, None)
        if line is not None:
            line.given += 1
            if line.todo:
                self._next(line)
            else:
                last = len(answer.orders)
                which = f"order {last}" if line.count == 1 else f"orders {last - line.count + 1} to {last}"
                self._say(f"Queued as {which}; {staff(answer.left)} left.")
            return True
        ours = answer.ticket in self._withdrawn
        self._withdrawn.discard(answer.ticket)
        return ours

    def refused(self, answer: Refused) -> None:
        """What was asked for a line came to nothing."""
        line = self._asked.pop(answer.ticket, None) or self._adding.pop(answer.ticket, None)
        if line is not None:
            self._withdraw(line)

    def _next(self, line: _Line) -> None:
        typed = line.todo[0]
        self._asked[self._seat.preview(typed.kind, typed.fields)] = line

    def _withdraw(self, line: _Line) -> None:
        """Take the orders of the line that were given off the list again."""
        self._withdrawn |= {self._seat.draft(Undo()) for _ in range(line.given)}
        line.given = 0

    def _forecast(self, typed: Typed, answer: Previewed) -> list[str]:
        """What an order would do, and where a report cannot go the way named, the line that would bring it there."""
        pages, preview = self._pages, answer.preview
        view, doctrine, catalogue = pages.view, self._seat.doctrine, pages.catalogue
        kind, columns = columns_of(self._seat.names, typed.kind, typed.fields)
        lines = previews.lines(catalogue, preview, view.own.nation, view.clock.tick, doctrine.hazard_span, ends(view))
        draft = self._list.standing(self._seat.names) if self._list is not None else ()
        hosts = advisers(pages.lexicon.chronicle, doctrine, view.clock.tick)
        lines += Prospects(catalogue, view, doctrine, draft, advisers=hosts).beside(kind, columns, preview)
        sure = preview.hint.legality is Legality.ILLEGAL
        warnings = () if sure else pages.warnings(kind, columns)
        return [*(line.text for line in lines), *warnings, *self._instead(kind, typed, answer)]

    def _instead(self, kind: Kind, typed: Typed, answer: Previewed) -> list[str]:
        """The lines that would go to those whom the way named does not serve."""
        if kind not in (Kind.SHARE, Kind.ANSWER):
            return []
        refused = [d.to for d in answer.preview.deliveries if d.refused in WAY_MISSING]
        fields = dict(typed.fields)
        if kind is Kind.SHARE and refused:
            fields["to"] = tuple(self._pages.catalogue.nations[n].id for n in refused)
        elif answer.preview.hint.reason not in WAY_MISSING:
            return []
        lexicon = self._pages.lexicon
        lines = [f"This would go: {line}" for line in finished(BY_NAME[typed.kind], fields, lexicon)]
        barred, left = lexicon.barred(fields), lexicon.left_out(fields, lexicon.ways(fields))
        lines += [f"Whatever carries it to {lexicon.who(barred)}, it would be a breach."] * bool(barred)
        return [*lines, sentence(f"of your channels {left}")] if left else lines


def _not_given(typed: Typed, count: int, refused: bool) -> str:
    """That an order, and the others of its line, did not join the list."""
    what = "The order is not given" if count == 1 else "None of these orders is given"
    if refused:
        return f"{what}."
    which, them = ("it", "it") if count == 1 else ("one", "them")
    return f"{what} yet: {which} is a breach. To give {them} all the same, write {typed.kind}! instead."
