"""How near each task force came to what its thread asked for, turn by turn: for the review after the end (R-THREAD)."""

from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass

import numpy as np

from game.rules import assessment, fusion, threads, units
from game.rules.arrays import Ints
from game.rules.codes import Copy, Mark, Outcome, Stage
from game.rules.masked import idle
from game.rules.now import Now
from game.rules.state import State
from game.rules.tables import Tables

_FULL = 1000
_COUNTED = Mark.READ | Mark.EXPOSED


@dataclass(frozen=True, slots=True)
class Attempt:
    """A task force as it stood as a turn began, and what a response of it then would have been judged by.

    `confidence` counts what a freeze eased; an incident asks for units alone.
    """

    key: int
    thread: int
    lead: int
    members: tuple[int, ...]
    tick: int
    incident: bool
    ready: bool
    legal: bool
    confidence: int
    asked: int  # confidence that prevents
    domains: int  # those that its evidence comes from
    domains_asked: int
    covered: tuple[int, ...]  # [K] percent of what is asked for; 100 where nothing is

    @property
    def nearness(self) -> tuple[int, ...]:
        """Larger for an attempt that lacked less."""
        enough = self.confidence >= self.asked, min(self.covered) >= 100, self.legal
        return self.ready, sum(enough), self.confidence, min(self.covered)


def remember(best: MutableMapping[tuple[int, bool], Attempt], tables: Tables, state: State) -> None:
    """Keep of every force, by its key and whether its thread was an incident, the attempt in which it lacked least."""
    for attempt in _attempts(tables, state):
        place = attempt.key, attempt.incident
        if place not in best or attempt.nearness >= best[place].nearness:
            best[place] = attempt


def _attempts(tables: Tables, state: State) -> Iterator[Attempt]:
    """Of every force of game 0 that has its members and whose thread is not over."""
    stage, of = state.force_stage[0], state.force_thread[0]
    live = (stage >= int(Stage.FORMING)) & (state.outcome[0, of] <= int(Outcome.CRISIS))
    f = np.flatnonzero(live)
    if not len(f):
        return
    pub, now = tables.public, idle(tables, state)
    b, t = np.zeros(len(f), np.intp), of[f].astype(np.intp)
    incident = state.outcome[0, t] == int(Outcome.CRISIS)
    need = np.where(incident[:, None], pub.crisis_need[t], pub.thread_need[t]).astype(np.int32) * _FULL
    covered = np.where(need > 0, units.strength(now, b, f) * 100 // np.maximum(need, 1), 100).clip(0, 100)
    judged = assessment.confidence_at_response(now, b, pub.n_nations + f, t) + state.eased[0, t]
    legal, domains = threads.legal_basis(now, b, f, t), _domains(now, b, pub.n_nations + f, t)
    for k, slot in enumerate(f.tolist()):
        there = stage[slot] == int(Stage.READY) or (incident[k] and stage[slot] == int(Stage.DEPLOYED))
        formed = stage[slot] == int(Stage.FORMING) and state.force_ready[0, slot] <= state.tick
        yield Attempt(
            key=int(state.force_key[0, slot]),
            thread=int(t[k]),
            lead=int(state.force_lead[0, slot]),
            members=tuple(np.flatnonzero(state.force_member[0, slot]).tolist()),
            tick=state.tick,
            incident=bool(incident[k]),
            ready=bool(there or formed),
            legal=bool(legal[k] or incident[k]),
            confidence=int(judged[k]),
            asked=0 if incident[k] else pub.doctrine.respond_confidence,
            domains=int(domains[k]),
            domains_asked=0 if incident[k] else int(pub.thread_domains[t[k]]),
            covered=tuple(covered[k].tolist()),
        )


def _domains(now: Now, b: Ints, h: Ints, t: Ints) -> Ints:
    """Domains of the full reports before holders h, and the cells behind them, that bear on threads t: rows."""
    st = now.st
    copies, marks = st.copies[b, h], st.marks[b, h]
    for force, cell in fusion.backed(now):
        place, at = ((b * st.copies.shape[1] + h)[:, None] == force).nonzero()
        fusion.add(st, cell[at], place, copies, marks)
    counts = (copies == int(Copy.FULL)) & ((marks & np.uint8(_COUNTED)) == int(Mark.READ))
    counts &= (now.tb.weight[:, t].T > 0) & ~st.compromised[b]
    domain = now.pub.report_domain
    return np.array([len(np.unique(domain[row])) for row in counts])
