"""Threads that no play can resolve: what even the best coalition lacks by the latest deadline (R-THREAD)."""

from collections.abc import Iterator

import numpy as np

from game.rules.arrays import Bool
from game.rules.codes import NEVER, TICKS_PER_TURN, Capability
from game.rules.tables import Tables
from game.scenario.lint import bounds
from game.scenario.lint.exercise import Exercise
from game.scenario.lint.rule import Remark, Rule, error, warning
from game.scenario.problems import sentence


def _everywhere(x: Exercise) -> Iterator[tuple[int, str, Tables, str]]:
    """Every thread with its codename, at every difficulty with words that name it; at normal first."""
    settings = sorted(x.settings.items(), key=lambda setting: setting[0] != "normal")
    for t, thread in enumerate(x.scenario.threads):
        for difficulty, tables in settings:
            where = f" at difficulty '{difficulty}'" if len(x.settings) > 1 else ""
            yield t, thread.codename, tables, where


def beyond_evidence(x: Exercise) -> Iterator[Remark]:
    """All reports together, fresh, read and believed, leave confidence below what prevents by the latest deadline."""
    said = set()
    for t, name, tb, where in _everywhere(x):
        most, asked = bounds.highest_confidence(tb, t), tb.public.doctrine.respond_confidence
        if most < asked and t not in said:
            said.add(t)
            what = f"no play can be sure enough of {name} by its deadline{where}, even with every report at once"
            yield Remark(
                ("threads", t, "id"),
                sentence(what, f"confidence {most}", f"{asked} or more"),
                "Give its reports more weight, an earlier arrival or another domain, or the thread a longer life.",
            )


def beyond_capability(x: Exercise) -> Iterator[Remark]:
    """The best members that a force may have, as interoperable as they can be, lack what the thread needs."""
    for t, thread in enumerate(x.scenario.threads):
        tb = x.tables
        need, everyone = tb.public.thread_need[t], _all(tb)
        found = bounds.pool(tb, need, everyone, everyone, bounds.latest_deadline(tb, t))
        if not found.members:
            what = f"no task force of {tb.public.doctrine.force_size} can pool what {thread.codename} needs"
            yield Remark(
                ("threads", t, "needs"),
                sentence(what, _units(found, need), "units that the best members have together"),
                "Ask for less, or give a nation that can be invited more of it.",
                at_key=True,
            )


def _all(tb: Tables) -> Bool:
    return np.ones(tb.public.n_nations, np.bool_)


def _units(found: bounds.Pool, need: object) -> str:
    """The most of each capability that is asked for, in units; all at once may be less."""
    asked = np.asarray(need)
    parts = [
        f"{found.most[k] // bounds.UNIT} of {asked[k]} {k.name.lower().replace('_', ' ')}"
        for k in Capability
        if asked[k]
    ]
    return "at best " + ", ".join(parts)


def beyond_time(x: Exercise) -> Iterator[Remark]:
    """From the first moment at which a force can be formed, invitations and forming reach beyond the last response."""
    said = set()
    for t, name, tb, where in _everywhere(x):
        d, last = tb.public.doctrine, bounds.latest_deadline(tb, t)
        everyone = _all(tb)
        members = bounds.pool(tb, tb.public.thread_need[t], everyone, everyone, last).members
        if not members or t in said:
            continue
        formed = bounds.earliest_form(tb, t)
        ready = formed + TICKS_PER_TURN * (members > 1) + d.force_base + d.force_member * members
        response = -(-ready // TICKS_PER_TURN) * TICKS_PER_TURN
        if response > last:
            said.add(t)
            got = "never sure enough to form one" if formed >= NEVER else f"hour {response} at the earliest"
            what = f"no task force of {members} can be ready for {name} before its deadline{where}"
            yield Remark(
                ("threads", t, "life"),
                sentence(what, got, f"up to hour {last}"),
                "Let the thread live longer, let its first reports come earlier, or make forming quicker.",
            )


def beyond_law(x: Exercise) -> Iterator[Remark]:
    """Nations that can have a legal basis in time lack what the thread needs, although all nations together have it."""
    for t, thread in enumerate(x.scenario.threads):
        tb = x.tables
        need, last = tb.public.thread_need[t], bounds.latest_deadline(tb, t)
        able, leads = bounds.lawful(tb, t), bounds.may_lead(tb, t)
        if (able.all() and leads.all()) or not bounds.pool(tb, need, _all(tb), _all(tb), last).members:
            continue
        if not bounds.pool(tb, need, able, leads, last).members:
            names = [n.name for n, may in zip(x.scenario.nations, able & leads, strict=True) if may]
            what = f"no lawful task force can pool what {thread.codename} needs by its deadline"
            yield Remark(
                ("threads", t, "legal_basis"),
                sentence(what, f"a basis in time for {', '.join(names)} alone"),
                "Give nations the framework, offer what leads to a legal basis in time, or ask for another.",
            )


def without_closing(x: Exercise) -> Iterator[Remark]:
    """A thread that tells nothing of its own when it ends leaves players with a standard sentence."""
    for t, thread in enumerate(x.scenario.threads):
        ends = ["prevented", "disrupted", *(["contained"] if thread.crisis else []), "uncontained"]
        ends += ["dismissed"] if thread.decoy_group else []
        missing = [end for end in ends if getattr(thread.closing, end) is None]
        if missing:
            yield Remark(
                ("threads", t, "closing"),
                sentence(f"{thread.codename} has no closing text for some of its endings", ", ".join(missing)),
                "Write one or two sentences that tell players what happened in each case.",
                at_key=True,
            )


RULES: tuple[Rule, ...] = (
    error("thread-beyond-evidence", beyond_evidence),
    error("thread-beyond-capability", beyond_capability),
    error("thread-beyond-time", beyond_time),
    error("thread-beyond-law", beyond_law),
    warning("thread-without-closing", without_closing),
)
