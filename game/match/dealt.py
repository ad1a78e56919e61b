"""What a seed deals before anybody plays: who holds what first, and when things begin. For the author of an exercise.

Turns count from 0. What arrives at an hour lies in the next brief; what waits for somebody to do something has no turn.
"""

from dataclasses import dataclass

import numpy as np

from game.match.exercise import Exercise
from game.rules.arrays import Bool
from game.rules.codes import NEVER, NONE, TICKS_PER_TURN, Domain, EffectKind, Label
from game.rules.initial import initial
from game.rules.observe import survey
from game.rules.state import State
from game.rules.survey import Role
from game.rules.tables import Tables
from game.rules.truth import ReportTruth, ThreadTruth, Truth


@dataclass(frozen=True, slots=True)
class Holding:
    """A report and the nation that this seed gives it to first. What waits comes by inject, match or campaign."""

    report: int
    nation: int
    tick: int  # of arrival, NEVER while it waits for something
    turn: int  # in whose brief it lies first, NONE while it waits or when the exercise is over by then
    inject: int  # that delivers it, NONE
    alert: int  # half of the alert whose analysed match yields it, NONE
    campaign: int  # that may set it loose as noise, NONE
    domain: Domain
    label: Label
    weights: tuple[tuple[int, int], ...]  # (thread, weight), the heaviest first; empty for noise
    dormant: bool
    true: bool
    interested: tuple[int, ...]  # other nations that registered an interest in one of its subjects
    concerned: tuple[int, ...]  # other nations that count one of its threads as their own

    @property
    def needers(self) -> tuple[int, ...]:
        """Other nations that need it: by interest or by thread."""
        return tuple(sorted({*self.interested, *self.concerned}))


@dataclass(frozen=True, slots=True)
class Half:
    """Half of a financial alert, and where the other half lies."""

    alert: int
    nation: int
    tick: int
    turn: int
    inject: int
    other: int  # nation that holds the counterpart


@dataclass(frozen=True, slots=True)
class Window:
    """A thread's time, in hours. An inject that opens it draws the deadline then: between `deadline` and `latest`."""

    thread: int
    opens: int  # NEVER while it waits for something
    deadline: int
    latest: int
    crisis_until: int  # end of the window that an incident at `latest` would open; NEVER without one
    decoy: bool
    inject: int  # that opens it, NONE


@dataclass(frozen=True, slots=True)
class Cue:
    """When an inject fires: at a tick, or else when its condition holds or Exercise Control fires it."""

    inject: int
    tick: int
    turn: int
    conditional: bool
    tray: bool


@dataclass(frozen=True, slots=True)
class Dealt:
    """All that one seed settles before the first turn, each kind in the scenario's order."""

    seed: int
    turns: int
    holdings: tuple[Holding, ...]
    halves: tuple[Half, ...]
    windows: tuple[Window, ...]
    cues: tuple[Cue, ...]


def dealt(exercise: Exercise, seed: int) -> Dealt:
    """What the seed deals in an exercise, by itself: no order is given, and no condition of an inject holds."""
    tables = exercise.tables
    state = initial(tables, np.array([seed], np.uint64))
    truth = survey(tables, state, 0, Role.AUTHOR).truth
    assert truth is not None
    dealer = _Dealer(tables, state, truth)
    return Dealt(
        seed=seed,
        turns=tables.public.turns,
        holdings=tuple(dealer.holding(report) for report in truth.reports),
        halves=tuple(dealer.half(a) for a in range(tables.public.n_alerts)),
        windows=tuple(dealer.window(thread) for thread in truth.threads),
        cues=dealer.cues,
    )


class _Dealer:
    """Reads one game that has not begun."""

    def __init__(self, tables: Tables, state: State, truth: Truth) -> None:
        self.tables = tables
        self.public = tables.public
        self.state = state
        self.truth = truth
        self.cues = tuple(self._cue(j) for j in range(tables.public.n_injects))

    def holding(self, report: ReportTruth) -> Holding:
        """A report with its first holder."""
        i, pub = report.report, self.public
        inject, brought = self._brings(EffectKind.REPORT, i)
        tick = min(report.arrival, brought)
        weights = [(t, weight) for t, weight in enumerate(report.weight) if weight]
        return Holding(
            report=i,
            nation=report.origin,
            tick=tick,
            turn=self._turn(tick),
            inject=inject,
            alert=self._yields(i),
            campaign=_first((self.tables.campaign_noise == i).any(1)),
            domain=Domain(pub.report_domain[i]),
            label=Label(pub.report_label[i]),
            weights=tuple(sorted(weights, key=lambda pair: -pair[1])),
            dormant=report.dormant,
            true=report.true,
            interested=self._others((pub.interest & pub.report_subject[i]).any(1), report.origin),
            concerned=self._others((pub.own_thread & (self.tables.weight[i] > 0)).any(1), report.origin),
        )

    def half(self, a: int) -> Half:
        """Half of an alert with its holder."""
        inject, brought = self._brings(EffectKind.ALERT, a)
        tick = min(int(self.state.alert_arrival[0, a]), brought)
        holders = self.truth.alert_holders
        return Half(a, holders[a], tick, self._turn(tick), inject, holders[int(self.public.counterpart[a])])

    def window(self, thread: ThreadTruth) -> Window:
        """A thread from its opening to its deadline."""
        t = thread.thread
        inject, brought = self._brings(EffectKind.THREAD, t)
        opens, deadline, latest = thread.opens, thread.deadline, thread.deadline
        if opens >= NEVER:
            opens = brought
            shortest, longest = self.tables.thread_life[t].tolist()
            deadline, latest = min(opens + shortest, NEVER), min(opens + longest, NEVER)
        crisis = latest < NEVER and bool(self.public.crisis_need[t].any())
        until = latest + int(self.public.crisis_window[t]) if crisis else NEVER
        return Window(t, opens, deadline, latest, until, thread.decoy, inject)

    def _cue(self, j: int) -> Cue:
        tray = bool(self.tables.inject_tray[j])
        conditional = bool((self.tables.condition[:, 0] == j).any())
        tick = NEVER if tray or conditional else int(self.state.inject_tick[0, j])
        return Cue(j, tick, self._turn(tick), conditional, tray)

    def _brings(self, kind: EffectKind, entity: int) -> tuple[int, int]:
        """The inject that brings a thing about, and when for certain: of several the first. NONE and NEVER without."""
        rows = self.tables.effect
        found = rows[(rows[:, 2] == kind) & (rows[:, 5] == entity)]
        ways = [(self.cues[j].tick if option == NONE else NEVER, j) for j, option in found[:, :2].tolist()]
        tick, inject = min(ways, default=(NEVER, NONE))
        return inject, tick

    def _turn(self, tick: int) -> int:
        """The turn in whose brief a thing lies that comes at a tick."""
        turn = tick // TICKS_PER_TURN + 1 if tick else 0
        return turn if turn < self.public.turns else NONE

    def _yields(self, report: int) -> int:
        pair = int(self.public.report_alert_pair[report])
        return _first(self.public.alert_pair == pair) if pair != NONE else NONE

    @staticmethod
    def _others(nations: Bool, origin: int) -> tuple[int, ...]:
        return tuple(n for n in np.flatnonzero(nations).tolist() if n != origin)


def _first(mask: Bool) -> int:
    """The first place that is true, NONE where none is: [X]."""
    return int(mask.argmax()) if mask.any() else NONE
