"""Words that every page of the text seat uses: names of things, due hours, and a report in one line."""

from collections.abc import Iterator, Sequence

from game.match.naming import Names
from game.rules.codes import NONE, TICKS_PER_TURN, Capability, Copy, MatterKind
from game.rules.view import Report, View
from game.scenario.catalogue import Catalogue
from game.text.lexicon import Lexicon
from game.wording import terms

Lines = Iterator[str]


class Phrases:
    """One seat's view of one plan, in words without markup."""

    def __init__(self, view: View, names: Names, catalogue: Catalogue, lexicon: Lexicon) -> None:
        self.view, self.names, self.catalogue, self.lexicon = view, names, catalogue, lexicon

    def nation(self, n: int) -> str:
        return "Exercise Control" if n == NONE else self.catalogue.nations[n].name

    def nations_of(self, handles: Sequence[int]) -> str:
        return terms.listed([self.nation(n) for n in handles])

    def subjects_of(self, handles: tuple[int, ...]) -> str:
        return listed([self.catalogue.subjects[u].name for u in handles])

    def units(self, need: tuple[int, ...]) -> str:
        return listed([f"{count} {terms.CAPABILITY[Capability(k)]}" for k, count in enumerate(need) if count])

    def until(self, tick: int) -> str:
        """A due hour, and how far off it is: "Day 2, 06:00, in 2 turns"."""
        turns = (tick - self.view.clock.tick) // TICKS_PER_TURN
        far = "this turn" if turns < 1 else "in 1 turn" if turns == 1 else f"in {turns} turns"
        return f"{terms.clock(tick)}, {far}"

    def report_line(self, r: Report) -> str:
        card = self.catalogue.reports[r.report]
        parts = ["own" if r.origin == self.view.own.nation else f"from {self.nation(r.origin)}"]
        parts += ["tear-line"] * (r.copy == Copy.TORN)
        parts.append(state_of(r))
        if r.read and not r.void:
            parts += [terms.BAND[r.band]] * (r.band > 0)
            parts += [f"bears on {self._codenames(r.bears)}"] * bool(r.bears)
        parts += [f"{r.freshness} % fresh"] * (r.freshness < 75)
        parts += ["under originator control"] * (r.orcon and r.origin != self.view.own.nation)
        wanted = self._wanted(r)
        parts += [f"{self.nations_of(wanted)} may need it"] * bool(wanted)
        return f"{card.code} {terms.LABEL[r.label]} {card.grade} “{card.title}”: {'; '.join(parts)}."

    def _wanted(self, r: Report) -> list[int]:
        """Nations that show need for a report's subject and have not had it from you."""
        v = self.view
        asking = {q.asker for q in v.requests if q.subject in r.subjects}
        asking |= {m.asker for m in v.matters if m.mine and m.kind == MatterKind.RFI and m.subject in r.subjects}
        holding = {r.origin, r.sender, *r.sent_to}
        found = [n.nation for n in v.nations if set(n.interests) & set(r.subjects) or n.nation in asking]
        return [] if r.void else [n for n in found if n not in holding]

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
    return "analysed" if r.analysed else "read, not analysed"
