"""The tests that a scenario file carries: each is played as its author types it, then held against what it expects.

An order that would be refused, and a condition that does not hold at the end, is a problem at its line of the file.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from game.match.chronicle import Item
from game.match.entries import HUMAN, Setup
from game.match.exercise import Exercise
from game.match.expectations import unmet
from game.match.game import Game
from game.match.local import LocalSeat
from game.match.seat import Add, Answer, Drafted, Ended, Previewed, Refused, Shown, Told
from game.match.table import Table
from game.partners.policy import PARTNER, POLICIES
from game.rules.codes import NEVER, TICKS_PER_TURN
from game.rules.preview import Legality, OrderPreview
from game.rules.reasons import Reason
from game.rules.view import View
from game.scenario.compose import compose
from game.scenario.model_head import ScenarioTest
from game.scenario.positions import Path
from game.scenario.problems import Problem, in_order, listed, nearest, sentence
from game.scenario.source import Source
from game.text.commands import Typed, TypingError, parse
from game.text.lexicon import Lexicon, plain
from game.text.world import World
from game.wording.previews import delivery_lines
from game.wording.refusals import failure, refusal

REPORT: Final = re.compile(r"@([A-Za-z0-9-]+)")
"""A report, or half of an alert, by its id in the file: no code and no name begins with this sign."""
END: Final = frozenset({"end", "endturn"})
"""How the end of a turn is typed."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a test, by the path within it."""

    path: Path
    message: str
    code: str


def rehearse(source: Source) -> tuple[Problem, ...]:
    """Play every test of a scenario; all that is wrong, by line.

    Raises:
        ExerciseError: the scenario itself has problems.
    """
    scenario = Exercise.of_source(source).scenario
    faults = [
        (("tests", i, *fault.path), fault)
        for i, test in enumerate(scenario.tests)
        for fault in played(Exercise.of_source(source, test.difficulty), test)
    ]
    if not faults:
        return ()
    positions = compose(source).positions
    marks = [(positions.of_value(path), fault) for path, fault in faults]
    return in_order(source.problem(mark.line, mark.column, fault.message, fault.code) for mark, fault in marks)


def played(exercise: Exercise, test: ScenarioTest) -> tuple[Fault, ...]:
    """What is wrong with one test. What it expects is judged only when all its orders were carried out."""
    rehearsal = _Rehearsal(exercise, test)
    rehearsal.play()
    return tuple(rehearsal.faults) or tuple(_expectations(rehearsal.game, test))


def _expectations(game: Game, test: ScenarioTest) -> Iterator[Fault]:
    for k, condition in enumerate(test.expect):
        for failing in unmet(game, condition):
            yield Fault(("expect", k, *failing.path), failing.message, "test-expectation")


class _Rehearsal:
    """One test at a table of its own, which saves nothing."""

    def __init__(self, exercise: Exercise, test: ScenarioTest) -> None:
        seat = test.seat or exercise.scenario.default_seat
        others = PARTNER if test.others == "partners" else HUMAN
        seats = {n: HUMAN if n == seat else others for n in exercise.names.nation}
        setup = Setup(scenario=exercise.scenario.id, difficulty=test.difficulty, seats=seats)
        self.game = Game(exercise, setup, test.seed)
        self.faults: list[Fault] = []
        self._table = Table(self.game, POLICIES)
        self._seat = LocalSeat(self._table, seat)
        self._orders = test.orders
        self._places: dict[str, int] = {}  # by the key of an order: its place in the test
        self._view: View | None = None
        self._chronicle: tuple[Item, ...] = ()
        self._codes = {a.id: a.code for a in exercise.catalogue.alerts}
        self._codes |= {r.id: r.code for r in exercise.catalogue.reports}
        self._hear()

    def play(self) -> None:
        """Give all orders, then let the turns run to the end."""
        for place, line in enumerate(self._orders):
            if self._view is None:
                turns = self.game.turn
                self._fault(place, sentence(f"the exercise is over after turn {turns}", f"'{line}'", "nothing more"))
                break
            if plain(line) in END:
                self._end_turn()
            else:
                self._order(place, line)
        if self._view is not None:
            self._end_turn()  # and hear what became of the last orders; nobody has to look at the rest
        self._table.listeners.clear()
        while not self.game.ended:
            for nation in self.game.setup.humans:
                self._table.ready(nation)
        self.faults.sort(key=lambda fault: fault.path[1])

    def _end_turn(self) -> None:
        """Nobody at another seat gives an order; the last to be ready is the one that plays."""
        for nation in self.game.setup.humans:
            if nation != self._seat.nation:
                self._table.ready(nation)
        self._seat.ready(sure=True)
        self._hear()

    def _hear(self) -> tuple[Answer, ...]:
        answers = self._seat.poll()
        for answer in answers:
            match answer:
                case Shown():
                    self._view, self._chronicle = answer.view, answer.chronicle
                case Ended():
                    self._view = None
                case Told():
                    for entry, reason in answer.refused:
                        self._refused(self._places[entry.key], failure(reason), self.game.turn)
                case _:
                    pass
        return answers

    # one order

    def _order(self, place: int, line: str) -> None:
        """Give the order as a careful player would: look at its forecast first."""
        assert self._view is not None
        ids = REPORT.findall(line.partition(" because ")[0])
        strange = [name for name in ids if name not in self._codes]
        if strange:
            self._fault(place, self._unknown(strange[0]))
            return
        seat = self._seat
        lexicon = Lexicon(self._view, seat.names, seat.catalogue, seat.doctrine, self._chronicle)
        offers = World(self._view, seat.names, seat.catalogue, lexicon).offers()
        try:
            orders = parse(self._coded(line), lexicon, offers)
        except TypingError as error:
            missing = self._missing(ids)
            self._fault(place, missing or f"turn {self.game.turn + 1}: {self._in_file_words(str(error), ids)}")
            return
        for typed in orders:
            self._give(place, typed)

    def _give(self, place: int, typed: Typed) -> None:
        self._seat.preview(typed.kind, typed.fields)
        for answer in self._hear():
            if isinstance(answer, Refused):
                self._refused(place, answer.text)
            elif isinstance(answer, Previewed) and self._fine(place, answer.preview, typed.kind, typed.insisted):
                self._seat.draft(Add(typed.kind, typed.fields, typed.rationale))
        for answer in self._hear():
            if isinstance(answer, Refused):
                self._refused(place, answer.text)
            elif isinstance(answer, Drafted):
                self._places[answer.orders[-1].entry.key] = place

    def _fine(self, place: int, preview: OrderPreview, kind: str, insisted: bool) -> bool:
        """Whether the order may join the list; a fault says why not."""
        if preview.hint.legality is Legality.ILLEGAL:
            self._refused(place, refusal(preview.hint.reason))
        elif any(d.breach for d in preview.deliveries) and not insisted:
            self._refused(place, f"It is a breach. To give it all the same, write {kind}! instead.")
        elif any(d.refused != Reason.ACCEPTED for d in preview.deliveries):
            lines = delivery_lines(self._seat.catalogue, preview, self.game.turn * TICKS_PER_TURN)
            self._refused(place, " ".join(line.text for line in lines if "not sent" in line.text))
        else:
            return True
        return False

    def _refused(self, place: int, why: str, turn: int | None = None) -> None:
        """A refusal in its own words: what is wrong, and what would make the order legal."""
        when = self.game.turn + 1 if turn is None else turn
        self._fault(place, f"turn {when}: '{self._orders[place]}' is refused: {why.rstrip('.')}")

    def _fault(self, place: int, message: str) -> None:
        self.faults.append(Fault(("orders", place), message, "test-order"))

    # ids of the file, which no player knows

    def _coded(self, line: str) -> str:
        body, because, rationale = line.partition(" because ")
        return REPORT.sub(lambda found: self._codes[found[1]], body) + because + rationale

    def _in_file_words(self, text: str, ids: Sequence[str]) -> str:
        """What the text seat says to a player, for somebody who has the file and no pages to look at."""
        for name in ids:
            text = text.replace(self._codes[name], f"@{name}")
        return text.replace("; try: help", "; allowed orders, and 'end turn'")

    def _unknown(self, name: str) -> str:
        known = [f"@{each}" for each in sorted(self._codes)]
        meant = nearest(f"@{name}", known)
        return sentence(f"there is no report '@{name}'", meant=meant, allowed="" if meant else listed(known))

    def _missing(self, ids: Sequence[str]) -> str:
        """Which of the reports the seat does not hold, and who holds it or will; "" when it holds them all."""
        assert self._view is not None
        catalogue, nations = self._seat.catalogue, self._seat.names.nation
        held = {catalogue.reports[r.report].id for r in self._view.reports}
        for truth in self.game.truth().reports:
            name = catalogue.reports[truth.report].id
            if name not in ids or name in held:
                continue
            what = f"turn {self.game.turn + 1}: {self._seat.nation} does not hold '@{name}'"
            if truth.holders:
                return f"{what}; on this seed it is with {listed([nations[n] for n in truth.holders])}"
            if truth.dormant:
                return f"{what}; on this seed it sleeps with {nations[truth.origin]} until somebody asks on its subject"
            if truth.arrival < NEVER:
                turn = truth.arrival // TICKS_PER_TURN + 2  # what comes during a turn is in the next brief
                return f"{what}; on this seed it reaches {nations[truth.origin]} in turn {turn}"
            return f"{what}; it has not come to anybody yet"
        return ""
