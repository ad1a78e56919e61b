"""Words that every page of the text seat uses: names of things, due hours, and a report in one line."""

from collections.abc import Iterator, Sequence
from typing import Final

from game.match.naming import Names
from game.rules.codes import NONE, TICKS_PER_TURN, Capability, Copy, Outcome
from game.rules.events import Event
from game.rules.view import Report, View
from game.scenario.catalogue import Catalogue
from game.text.lexicon import Lexicon
from game.wording import terms
from game.wording.lawful import Barrier, barrier
from game.wording.needing import needers, worn
from game.wording.outlook import Outlook, borne_out, proves_nothing
from game.wording.standing import in_training

Lines = Iterator[str]
_BUT: Final = {
    None: "",
    Barrier.ORIGINATOR: ", but its originator has not released it",
    Barrier.LABEL: ", but its label forbids it",
}


class Phrases:
    """One seat's view of one plan, in words without markup."""

    def __init__(self, view: View, names: Names, catalogue: Catalogue, lexicon: Lexicon) -> None:
        self.view, self.names, self.catalogue, self.lexicon = view, names, catalogue, lexicon
        self._over = {t.thread for t in view.threads if t.outcome not in (Outcome.OPEN, Outcome.CRISIS)}

    def outlook(self) -> Outlook:
        """What the shared wording looks ahead with."""
        return Outlook(self.catalogue, self.view, self.lexicon.doctrine)

    def nation(self, n: int) -> str:
        return "Exercise Control" if n == NONE else self.catalogue.nations[n].name

    def nations_of(self, handles: Sequence[int]) -> str:
        return terms.listed([self.nation(n) for n in handles])

    def subjects_of(self, handles: tuple[int, ...]) -> str:
        return listed([self.catalogue.subjects[u].name for u in handles])

    def units(self, need: tuple[int, ...]) -> str:
        return listed([f"{count} {terms.CAPABILITY[Capability(k)]}" for k, count in enumerate(need) if count])

    def free_units(self) -> str:
        """The nation's own free units, and until when they are away in training."""
        return self.units(self.view.own.free_units) + in_training(self.outlook())

    def until(self, tick: int) -> str:
        """A due hour, and how far off it is: "Day 2, 06:00, in 2 turns"."""
        clock = self.view.clock
        turns, beyond = (tick - clock.tick) // TICKS_PER_TURN, tick - clock.turns * TICKS_PER_TURN
        if beyond >= 0:
            return f"{terms.clock(tick)}, {'after the exercise ends' if beyond else 'as the exercise ends'}"
        far = "this turn" if turns < 1 else "in 1 turn" if turns == 1 else f"in {turns} turns"
        return f"{terms.clock(tick)}, {far}"

    def report_line(self, r: Report) -> str:
        card = self.catalogue.reports[r.report]
        parts = [self._source(r), f"on {self.subjects_of(r.subjects)}"]
        parts += ["tear-line"] * (r.copy == Copy.TORN)
        parts.append(state_of(r))
        if r.read and not (r.void or r.exposed):
            parts += [terms.BAND[r.band]] * (r.band > 0)
            parts += [f"bears on {self._codenames(r.bears)}"] * bool(r.bears)
        parts += [f"{r.freshness} % fresh"] * (r.freshness < 75)
        parts += ["under originator control"] * (r.orcon and r.origin != self.view.own.nation)
        parts += self._wanted(r)
        return f"{card.code} {terms.LABEL[r.label]} {card.grade} “{card.title}”: {'; '.join(parts)}."

    def _source(self, r: Report) -> str:
        """Whose report it is, and who sent it where that is another."""
        if r.origin == self.view.own.nation:
            return "own"
        how = (
            "published"
            if any(i.event == Event.FOUND and i.item == r.report for i in self.lexicon.chronicle)
            else "sent"
        )
        by = "" if r.sender in (NONE, r.origin) else f", {how} by {self.nation(r.sender)}"
        return f"from {self.nation(r.origin)}{by}"

    def _wanted(self, r: Report) -> list[str]:
        """Nations that show need for a report and have not had it; then those to which sending it would be a breach."""
        v = self.view
        if v.clock.ended or self.useless(r) or proves_nothing(r) or worn(r):
            return []
        have = {*self.lexicon.had.get(r.report, ()), *(m for f in v.forces if r.report in f.reports for m in f.members)}
        found = sorted(needers(v, r).keys() - have)
        parts = []
        for bar, but in _BUT.items():
            nations = [n for n in found if barrier(v, r, r.label, n) is bar]
            parts += [f"{self.nations_of(nations)} may need it{but}"] * bool(nations)
        return parts

    def useless(self, r: Report) -> bool:
        """Nothing to pass on: void, known to be false, or bearing on nothing that is still open."""
        return r.exposed or self.spent(r)

    def spent(self, r: Report) -> bool:
        """Of no more use to anybody: void, or bearing only on what is closed."""
        return r.void or (bool(r.bears) and set(r.bears) <= self._over)

    def _codenames(self, threads: tuple[int, ...]) -> str:
        return terms.listed([self.catalogue.threads[t].codename for t in threads])


def listed(words: list[str]) -> str:
    """Things in a row, "nothing" for none."""
    return terms.listed(words) if words else "nothing"


def staff(points: int) -> str:
    """Staff points in words."""
    return "no staff points" if points == 0 else "1 staff point" if points == 1 else f"{points} staff points"


def state_of(r: Report) -> str:
    """What has been done with a copy."""
    if r.void:
        return "void: compromised"
    if not r.read:
        return "UNREAD"
    if r.exposed:
        return "exposed as false"
    if r.analysed:
        return "analysed"
    return "read, borne out, not analysed" if borne_out(r) else "read, not analysed"
