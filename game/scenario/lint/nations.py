"""Nations: each has something to give, something to do, and is told what (R-PACE)."""

from collections.abc import Iterator

import numpy as np

from game.rules.arrays import Bool
from game.rules.tables import Tables
from game.scenario.lint import bounds
from game.scenario.lint.exercise import Exercise
from game.scenario.lint.rule import Remark, Rule, warning
from game.scenario.problems import sentence


def holds_nothing(x: Exercise) -> Iterator[Remark]:
    """No seed gives it a report or half of an alert that another nation needs."""
    for i, nation in enumerate(x.scenario.nations):
        gives = any(nation.id in r.holders and set(x.needers(r)) - {nation.id} for _, r in x.evidence())
        gives |= any(nation.id in half.holders for a in x.scenario.alerts for half in a.halves)
        if not gives:
            yield Remark(
                ("nations", i, "id"),
                f"{nation.name} holds nothing that another nation needs",
                "Add it to the holders of reports on a thread that another nation counts as its own.",
            )


def no_capability(x: Exercise) -> Iterator[Remark]:
    """It has none of the capabilities that any thread asks for."""
    vectors = [v for t in x.scenario.threads for v in (t.needs, t.crisis.needs if t.crisis else None) if v]
    asked = sorted({k for v in vectors for k, units in v.model_dump().items() if units})
    for i, nation in enumerate(x.scenario.nations):
        has = nation.capabilities.model_dump()
        if not any(has[k] for k in asked):
            yield Remark(
                ("nations", i, "capabilities"),
                sentence(f"{nation.name} has no capability that any thread needs", allowed=", ".join(asked)),
                "Give it some units of one of them, or let a thread ask for what it has.",
                at_key=True,
            )


def never_pivotal(x: Exercise) -> Iterator[Remark]:
    """Whatever the seed, every thread can be prevented without a trainee's seat: its units and its reports."""
    tb = x.tables
    for i, nation in enumerate(x.scenario.nations):
        if nation.seat == "human" and not any(_pivotal(tb, i, t) for t in range(len(x.scenario.threads))):
            yield Remark(
                ("nations", i, "seat"),
                f"{nation.name} is a seat for a trainee and yet every thread can be prevented without it",
                "Give it a suit of reports, units that a thread cannot do without, or a thread of its own.",
            )


def _pivotal(tb: Tables, n: int, t: int) -> bool:
    """A thread is at home there, or cannot be prevented without the nation's units or what it may be dealt."""
    pub = tb.public
    if pub.own_thread[n, t]:
        return True
    others = np.arange(pub.n_nations) != n
    if not bounds.pool(tb, pub.thread_need[t], others, others, bounds.latest_deadline(tb, t)).members:
        return True
    asked = pub.doctrine.respond_confidence
    return any(bounds.highest_confidence(tb, t, ~dealt) < asked for dealt in _hands(tb, n))


def _hands(tb: Tables, n: int) -> Iterator[Bool]:
    """What one turn of the deals may give nation n, with all that it may hold besides: masks of reports, [I]."""
    dealt = tb.deal >= 0
    alone = ~dealt & (tb.holder_choice == n).any(1)
    for turn in range(int(tb.holder_count.max(initial=1))):
        holder = tb.holder_choice[np.arange(len(dealt)), turn % tb.holder_count]
        yield np.asarray(alone | (dealt & (holder == n)), np.bool_)


def silent_briefing(x: Exercise) -> Iterator[Remark]:
    """The briefing says nothing about a seat that a trainee may take."""
    briefing = " ".join(x.scenario.briefing.split())
    for i, nation in enumerate(x.scenario.nations):
        if nation.seat == "human" and nation.name not in briefing:
            yield Remark(
                ("nations", i, "seat"),
                f"the briefing says nothing about {nation.name}, a seat that a trainee may take",
                "Name the nation in the briefing, with what it brings or lacks.",
            )


RULES: tuple[Rule, ...] = (
    warning("nation-holds-nothing", holds_nothing),
    warning("nation-without-capability", no_capability),
    warning("nation-never-pivotal", never_pivotal),
    warning("briefing-silent-on-seat", silent_briefing),
)
