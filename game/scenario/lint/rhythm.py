"""The authors' rhythm (doctrine, "Rhythm for authors"; R-PACE): how much reaches a seat, and when clocks run out."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from game.rules.codes import TICKS_PER_TURN
from game.scenario.lint.exercise import Exercise, fires
from game.scenario.lint.rule import Remark, Rule, note, warning
from game.scenario.model_effects import DeliverAlert, DeliverReport
from game.scenario.model_threads import Thread
from game.scenario.problems import listed, sentence

MOST_NEW = 7
"""New things that may reach a seat in a turn."""
FIRST_DEADLINE = (0.30, 0.50)
LAST_DEADLINE = (0.80, 0.98)
"""Parts of the exercise in which the first and the last deadline lie; the doctrine says about 0.4 and 0.9."""
OVERLAP = 0.5
"""Part of its life that a thread shares with others."""
MOST_BARE = 0.5
"""Share of the seeds on which a seat may begin with nothing to read."""
MOST_EARLY_KINDS = 4
MINUTES_A_TURN = (1, 3)

Window = tuple[int, int]


def crowded(x: Exercise) -> Iterator[Remark]:
    """More than seven new things reach a seat in a turn, on the average of all seeds."""
    arriving: defaultdict[str, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    for holders, window in _arrivals(x):
        for turn, chance in _turns(window).items():
            for name in holders:
                arriving[name][turn] += chance / len(holders)
    for inject in x.scenario.injects:
        if inject.at is not None:
            for turn, chance in _turns(fires(inject, x.ticks)).items():
                for name in x.nations if inject.to == "all" else inject.to:
                    arriving[name][turn] += chance
    for i, nation in enumerate(x.scenario.nations):
        turns = arriving[nation.id]
        turn = max(turns, key=lambda k: turns[k], default=0)
        most = turns[turn]
        if most > MOST_NEW:
            what = f"too much that is new reaches {nation.name} in turn {turn + 1}"
            what = sentence(what, f"{most:.1f} things on the average of seeds", f"up to {MOST_NEW}")
            yield Remark(("nations", i, "id"), what, "Let some of it arrive a turn later, or with another nation.")


def bare_start(x: Exercise) -> Iterator[Remark]:
    """A seat that holds something has nothing to read in the first turn on most seeds, and its player little to do."""
    bare: defaultdict[str, float] = defaultdict(lambda: 1.0)
    for holders, window in _arrivals(x):
        for name in holders:
            bare[name] *= 1 - _turns(window).get(0, 0.0) / len(holders)
    empty = [n for n in x.scenario.nations if n.seat == "human" and bare.get(n.id, 0.0) > MOST_BARE]
    if empty:
        worst = max(bare[n.id] for n in empty)
        what = f"on up to {worst:.0%} of seeds no report waits in the first turn for {listed([n.name for n in empty])}"
        fix = "Let more reports arrive at [0, 0]: what comes at hours 1 to 5 is read in the second turn."
        yield Remark(("nations",), what, fix, at_key=True)


def _arrivals(x: Exercise) -> Iterator[tuple[tuple[str, ...], Window]]:
    """Who may receive a report or half of an alert, and when; what waits for an inject comes when that fires."""
    reports, alerts = {r.id: r for r in x.scenario.reports}, {a.id: a for a in x.scenario.alerts}
    yield from ((r.holders, r.arrives) for r in reports.values() if isinstance(r.arrives, tuple) and not r.dormant)
    yield from ((h.holders, h.arrives) for a in alerts.values() for h in a.halves if isinstance(h.arrives, tuple))
    for inject in x.scenario.injects:
        for effect in inject.effects if inject.at is not None else ():
            if isinstance(effect, DeliverReport):
                yield reports[effect.report].holders, fires(inject, x.ticks)
            elif isinstance(effect, DeliverAlert):
                yield from ((half.holders, fires(inject, x.ticks)) for half in alerts[effect.alert].halves)


def _turns(window: Window) -> dict[int, float]:
    """The share of a window's hours by the turn in whose brief they show: hour 0 in the first, 1 to 5 in the second."""
    low, high = window
    hours = Counter(brief(hour) for hour in range(low, high + 1))
    return {turn: count / (high - low + 1) for turn, count in hours.items()}


def brief(hour: int) -> int:
    """Index of the first turn that is planned when something of the hour is known."""
    return 0 if hour == 0 else hour // TICKS_PER_TURN + 1


def _deadline(thread: Thread) -> float | None:
    """Mean hour of the deadline; None where an inject opens the thread."""
    return None if thread.opens == "on_inject" else thread.opens + sum(thread.life) / 2


def first_deadline(x: Exercise) -> Iterator[Remark]:
    """The first deadline comes at about 40 % of the exercise. Short ones are spared: a thread takes most of them."""
    yield from _ends(x, "first", FIRST_DEADLINE)


def last_deadline(x: Exercise) -> Iterator[Remark]:
    """The last deadline comes at about 90 % of the exercise."""
    yield from _ends(x, "last", LAST_DEADLINE)


def _ends(x: Exercise, which: str, part: tuple[float, float]) -> Iterator[Remark]:
    ends = {t: end for t, thread in enumerate(x.scenario.threads) if (end := _deadline(thread)) is not None}
    if not x.is_long or not ends:
        return
    by_hour = sorted(ends, key=lambda k: ends[k])
    t = by_hour[0] if which == "first" else by_hour[-1]
    low, high = (round(p * x.ticks) for p in part)
    if not low <= ends[t] <= high:
        what = f"the {which} deadline, of {x.scenario.threads[t].codename}, is out of rhythm"
        what = sentence(what, f"about hour {ends[t]:.0f} of {x.ticks}", f"{low} to {high}")
        yield Remark(("threads", t, "life"), what, "Open the thread earlier or later, or change its life.")


def overlap(x: Exercise) -> Iterator[Remark]:
    """A thread runs for half of its life beside another: one at a time asks for no choice."""
    spans = [(t.opens, end) for t in x.scenario.threads if not isinstance(t.opens, str) and (end := _deadline(t))]
    for i, thread in enumerate(x.scenario.threads):
        end = _deadline(thread)
        if not x.is_long or end is None or isinstance(thread.opens, str) or len(spans) < 2:
            continue
        others = [span for span in spans if span != (thread.opens, end)] or spans
        beside = sum(any(a <= hour < b for a, b in others) for hour in range(thread.opens, int(end)))
        if beside < OVERLAP * (end - thread.opens):
            what = f"{thread.codename} runs alone for most of its life"
            what = sentence(
                what, f"{beside} hours beside another thread", f"{OVERLAP * (end - thread.opens):.0f} or more"
            )
            yield Remark(("threads", i, "opens"), what, "Let it open before another thread ends.")


def early_kinds(x: Exercise) -> Iterator[Remark]:
    """Turns 1 and 2 ask for at most four kinds of order beside reading."""
    soon = 2 * TICKS_PER_TURN - 1
    waiting = [half.arrives for a in x.scenario.alerts for half in a.halves if isinstance(half.arrives, tuple)]
    decisions = [i for i in x.scenario.injects if i.decide and i.at is not None]
    kinds = {
        "share": any(isinstance(r.arrives, tuple) and r.arrives[0] < TICKS_PER_TURN for r in x.scenario.reports),
        "analyse": True,
        "request": True,
        "request-match": any(low < TICKS_PER_TURN for low, _ in waiting),
        "decide": any(fires(i, x.ticks)[0] < TICKS_PER_TURN for i in decisions),
        "refer": any(c.opens < TICKS_PER_TURN for c in x.scenario.campaigns),
        "form": any(not isinstance(t.opens, str) and t.opens + t.life[0] < 2 * soon for t in x.scenario.threads),
    }
    asked = [name for name, wanted in kinds.items() if wanted]
    if len(asked) > MOST_EARLY_KINDS:
        what = sentence("turns 1 and 2 ask for too many kinds of order", ", ".join(asked), f"{MOST_EARLY_KINDS}")
        yield Remark(("turns",), what, "Let alerts, campaigns and decisions begin in the third turn.", at_key=True)


def minutes(x: Exercise) -> Iterator[Remark]:
    """A turn takes one to three minutes."""
    low, high = (k * x.scenario.turns for k in MINUTES_A_TURN)
    if not low <= x.scenario.minutes <= high:
        what = f"{x.scenario.turns} turns of one to three minutes do not fit"
        what = sentence(what, f"{x.scenario.minutes} minutes", f"{low} to {high}")
        yield Remark(("minutes",), what, "State the minutes that a play really takes, or change the number of turns.")


def empty_tray(x: Exercise) -> Iterator[Remark]:
    """A long exercise has a contingency tray: something to fire when a class is stuck or too quick."""
    if x.is_long and not any(i.tray for i in x.scenario.injects):
        fix = "Add three to five injects with tray: true, such as a hint, more time and a setback."
        yield Remark(("injects",), "the contingency tray is empty", fix, at_key=True)


RULES: tuple[Rule, ...] = (
    warning("rhythm-crowded-turn", crowded),
    warning("rhythm-bare-start", bare_start),
    warning("rhythm-first-deadline", first_deadline),
    warning("rhythm-last-deadline", last_deadline),
    warning("rhythm-overlap", overlap),
    warning("rhythm-early-orders", early_kinds),
    warning("rhythm-minutes", minutes),
    note("tray-empty", empty_tray),
)
