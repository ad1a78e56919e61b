"""The pages about task forces and fusion cells."""

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from game.rules.codes import NEVER, NONE, Capability, Stage
from game.rules.view import Force, Progress, Thread
from game.text.phrases import Lines, Phrases, listed
from game.text.recalled import over
from game.wording import running, terms
from game.wording.outlook import as_read, backing, borne_out, domains_of
from game.wording.standing import standing

BY_ANOTHER: Final = " Before the force it counts in full: a member has analysed it, or it is borne out."


class ForcePages(Phrases):
    """Pages of one seat for one plan, about those who act together."""

    def callsign(self, key: int) -> str:
        """What to call a matter or task force by, over or not: "M2", "F1"; "" for what has no short name."""
        calls = self.lexicon.calls
        return calls.matters.get(key) or calls.forces.get(key, "")

    def forces(self) -> Lines:
        """Task forces you serve in or are invited to, and fusion cells."""
        if not (self.view.forces or self.view.cells):
            yield "You serve in no task force."
        for f in self.lexicon.forces.values():
            yield self._force(f)
        for c in self.view.cells:
            yield running.cell(self.catalogue, c)
        yield from self.gone("forces")

    def gone(self, page: str) -> Lines:
        """After the end, what a page told of once: its short names, which can still be shown."""
        shorts = over(self.lexicon)[page] if self.view.clock.ended else []
        if shorts:
            yield f"Over before the end: {listed(shorts)}. 'show {shorts[0]}' tells what you heard of it."

    def force_card(self, f: Force) -> Lines:
        """Everything known of one task force."""
        yield self._force(f)
        for line in standing(self.outlook(), f):
            yield line.text
        if f.stage == Stage.FORMING and f.member and f.ready > self.view.clock.tick:
            yield "Reports can be put before it while it forms."
        for n, units in zip(f.members, f.units, strict=False):
            why = "" if any(units) else ": when it joined, none of what is asked for was free, or it took it away since"
            yield f"{self.nation(n)} gives {self.units(units)}{why}."
        for r in self.view.reports:
            if r.report in f.reports:
                full = r.report in f.proven and not (r.analysed or borne_out(r))
                yield f"Contributed: {self.report_line(r)}{BY_ANOTHER if full else ''}"

    def _force(self, f: Force) -> str:
        on = "a thread you do not see" if f.thread == NONE else self.catalogue.threads[f.thread].codename
        head = f"{self.callsign(f.key)}, task force on {on}, led by {self.nation(f.lead)}"
        if not f.member:
            return f"{head}: you are invited (see: requests)."
        thread = self._thread(f)
        invited = f"; still invited {self.nations_of(f.invited)}" if f.invited else ""
        eased = f" (a response needs {terms.points(thread.eased)} less)" if thread is not None and thread.eased else ""
        put = f"{reports(len(f.reports))} contributed{self._backing(f)}{self._domains(f, thread)}"
        return (
            f"{head}: {self._state(f)}; members {self.nations_of(f.members)}{invited}; "
            f"{put}, confidence {terms.confidence(f.confidence)}{eased}; "
            f"{self._coverage(f)}."
        )

    def _backing(self, f: Force) -> str:
        """The fusion cells whose evidence counts for the force too."""
        names = [self.catalogue.organisations[c.organisation].name for c in backing(self.view, f)]
        return f" and the fusion cell of {listed(names)}" if names else ""

    def _domains(self, f: Force, thread: Thread | None) -> str:
        """The domains that its evidence comes from, of those that its thread asks for."""
        if thread is None:
            return ""
        some = as_read(self.view, f)
        return f", domains{some and f'{some}:'} {terms.domains(domains_of(self.view, f), thread.domains_asked)}"

    def _thread(self, f: Force) -> Thread | None:
        return next((t for t in self.view.threads if t.thread == f.thread), None)

    def _state(self, f: Force) -> str:
        """Its stage as the turn begins, and until when."""
        now, thread = self.view.clock.tick, self._thread(f)
        incident = thread is not None and thread.progress == Progress.INCIDENT
        if f.stage == Stage.FORMING and f.ready <= now:
            return terms.STAGE[Stage.READY]  # what gets ready at the turn's first hour may act in it (R-TIME)
        if f.stage == Stage.FORMING and f.ready < NEVER:
            return f"forming until {terms.clock(f.ready)}"
        if f.stage == Stage.DEPLOYED and incident:
            return "in place" if f.ready <= now else f"under way, there {terms.clock(f.ready)}"
        if f.stage in (Stage.DEPLOYED, Stage.SPENT) and f.busy_until < NEVER:
            return f"{terms.STAGE[f.stage]}, busy until {terms.clock(f.busy_until)}"
        return terms.STAGE[f.stage]

    def _coverage(self, f: Force) -> str:
        """How far the units meet what is asked for, and whose count nothing."""
        covered = [f"{terms.CAPABILITY[Capability(k)]} {p} %" for k, p in enumerate(f.coverage) if p < 100]
        told = "units cover what is asked for"
        if covered:  # 100 where nothing is asked for
            told = f"units asked for are covered in part: {listed(covered)}"
        idle = idle_members(f, self._training(f), self._working()) if f.stage != Stage.DEPLOYED else ()
        if not idle:
            return told
        names = terms.listed(["you" if n == self.view.own.nation else self.nation(n) for n in idle])
        return f"{told}; in training, so that their units count nothing for now: {names}"

    def _working(self) -> tuple[int, ...]:
        """Who surely does not train: the nation itself, where it does not."""
        own = self.view.own
        return (own.nation,) if own.busy_until <= self.view.clock.tick else ()

    def _training(self, f: Force) -> tuple[int, ...]:
        """Members that the nation knows to be training: itself, and those it trained with in the turn before."""
        own, turn = self.view.own, self.view.clock.turn
        if own.busy_until <= self.view.clock.tick:
            return ()
        fellows = [n.nation for n in self.view.nations if n.trained_turn == turn - 1]
        return tuple(n for n in f.members if n == own.nation or n in fellows)


def idle_members(f: Force, known: Sequence[int], working: Sequence[int] = ()) -> tuple[int, ...]:
    """Members whose units cannot be in the pooled capability, those known to train among them; none of the `working`.

    A lead's unit counts in full, another's for 500 to 1000 of 1000 by interoperability, that of a member in training
    for nothing: who must be missing in every way of adding up to what is pooled is idle.
    """
    others = [n for n in f.members if n not in known]
    units = dict(zip(f.members, f.units, strict=False))
    possible = []
    for size in range(len(others) + 1):
        for idle in combinations(others, size):
            if set(idle) & set(working):
                continue
            at_work = [n for n in others if n not in idle]
            if all(_adds_up(f, at_work, units, k) for k in range(len(f.pooled))):
                possible.append(set(idle))
    sure = set.intersection(*possible) if possible else set()
    return tuple(n for n in f.members if (n in known or n in sure) and any(units.get(n, ())))


def _adds_up(f: Force, at_work: Sequence[int], units: dict[int, tuple[int, ...]], k: int) -> bool:
    most = sum(units[n][k] for n in at_work) * 1000
    least = sum(units[n][k] * (1000 if n == f.lead else 500) for n in at_work)
    return least <= f.pooled[k] <= most


def reports(count: int) -> str:
    """A number of reports in words."""
    return "no reports" if count == 0 else "1 report" if count == 1 else f"{count} reports"
