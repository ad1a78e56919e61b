"""What must bite in an exercise of twelve turns or more (doctrine, "What must bite"), as far as a file tells."""

from collections import Counter
from collections.abc import Callable, Iterator

import numpy as np

from game.rules.arrays import Bool
from game.rules.codes import ChannelKind, Label
from game.scenario.lint.exercise import LONG_EXERCISE, Exercise
from game.scenario.lint.rule import Check, Remark, Rule, warning
from game.scenario.model_effects import Outage
from game.scenario.problems import sentence
from game.scenario.words import code_of

SHORT_HALF_LIFE = 8
RELEASE_TICKS = 24
"""From a report's arrival until what is released of it can serve: plan, answer, share, contribute, a turn each."""
AS_HEAVY = 0.75
"""Part of what other threads have that a decoy needs to look like one of them."""
THROUGH_THIRD = 2


def third_nation(x: Exercise) -> Iterator[Remark]:
    """Two reports cannot go straight to a needer as trust and ceilings stand, but can by a third nation."""
    index = {name: n for n, name in enumerate(x.nations)}
    by_third = {word: _only_by_third(_passes(x, code_of(Label, word))) for word in {r.label for _, r in x.evidence()}}
    count = sum(
        any(by_third[r.label][index[holder], index[needer]] for holder in r.holders for needer in x.needers(r))
        for _, r in x.evidence()
    )
    if count < THROUGH_THIRD:
        what = "too few reports must travel through a third nation, as trust and channels stand at the start"
        what = sentence(what, str(count), f"{THROUGH_THIRD} or more")
        fix = (
            "Let a holder and a needer of AMBER trust each other too little or share no channel with that ceiling, "
            "while a third nation has both with each of them."
        )
        yield Remark(("reports",), what, fix, at_key=True)


def _only_by_third(passes: Bool) -> Bool:
    """Pairs that pass nothing straight, but do by one nation between them: [N, N]."""
    by_one = (passes[:, :, None] & passes[None, :, :]).any(1)
    return np.asarray(by_one & ~passes & ~np.eye(len(passes), dtype=np.bool_), np.bool_)


def _passes(x: Exercise, label: Label) -> Bool:
    """As the exercise begins, n trusts m enough to release the label, and a channel between them carries it: [N, N]."""
    pub = x.tables.public
    caution = np.array([n.profile.caution if label else 0 for n in x.scenario.nations])[:, None]
    trusts = pub.trust >= pub.doctrine.release(label) + caution
    both = pub.channel_member[:, :, None] & pub.channel_member[:, None, :]
    both[pub.channel_kind == ChannelKind.LIAISON] &= pub.liaison
    top = pub.channel_ceiling.astype(np.int32)[:, None, None] + pub.agreement
    carries = (both & (top >= label)).any(0)
    return np.asarray(trusts & carries & ~np.eye(pub.n_nations, dtype=np.bool_), np.bool_)


def short_half_life(x: Exercise) -> Iterator[Remark]:
    """A report is worth half after eight hours: only a quick channel helps."""
    shortest = min((r.half_life for _, r in x.evidence()), default=240)
    if shortest > SHORT_HALF_LIFE:
        what = sentence(
            "no report loses half of its worth quickly", f"{shortest} hours at the least", f"{SHORT_HALF_LIFE}"
        )
        fix = "Give one report that is urgent by its text a half_life of 8 hours or less."
        yield Remark(("reports",), what, fix, at_key=True)


def dormant(x: Exercise) -> Iterator[Remark]:
    """A report sleeps with a holder that cannot know, and a query of a database or a notice can wake it."""
    waking = [
        set(o.members)
        for o in x.scenario.organisations
        if {"notice", "diffusion"} & set(o.services) or any(c.kind == "database" for c in o.channels)
    ]
    if not any(r.dormant and any(set(r.holders) <= members for members in waking) for _, r in x.evidence()):
        fix = "Let one report that bears on a thread be dormant, in a nation that a notice or a database reaches."
        yield Remark(("reports",), "no dormant report can be woken by a query or a notice", fix, at_key=True)


def unknown_needer(x: Exercise) -> Iterator[Remark]:
    """A holder cannot know who needs its report, since the needer has not registered the subject: a database helps."""
    for organisation in x.scenario.organisations:
        if not any(c.kind == "database" for c in organisation.channels):
            continue
        for _, report in x.evidence():
            hidden = [m for m in x.needers(report) if not set(x.nations[m].interests) & set(report.subjects)]
            holders = set(report.holders) & set(organisation.members)
            if any(m in organisation.members and holders - {m} for m in hidden):
                return
    fix = "Give two nations a database, one of them a report and the other its thread but not its subject."
    yield Remark(
        ("reports",), "no report waits in a database for a needer that its holder cannot know", fix, at_key=True
    )


def outage(x: Exercise) -> Iterator[Remark]:
    """A channel goes out once, by the list and not only from the tray."""
    if not any(isinstance(e, Outage) and not i.tray for i, e in x.effects):
        fix = "Add an inject with the effect kind: outage on a channel that is much used."
        yield Remark(("injects",), "no channel ever goes out", fix, at_key=True)


def release_late(x: Exercise) -> Iterator[Remark]:
    """One report under originator control comes so late that its release cannot."""
    for _, report in x.evidence():
        if report.originator_control and "orcon" in x.mechanics and isinstance(report.arrives, tuple):
            for name in report.bears:
                thread = x.threads[name]
                opens = thread.opens if not isinstance(thread.opens, str) else 0
                if opens + thread.life[0] - report.arrives[1] <= RELEASE_TICKS:
                    return
    what = "no report under originator control comes too late for a release"
    fix = f"Let one arrive within {RELEASE_TICKS} hours of its thread's deadline."
    yield Remark(("reports",), what, fix, at_key=True)


def decoys(x: Exercise) -> Iterator[Remark]:
    """A thread that may be the decoy has reports as many and as heavy as others, or it is soon seen through."""
    threads = x.scenario.threads
    if not any(t.decoy_group for t in threads):
        fix = "Put two or more threads into one decoy_group."
        yield Remark(("threads",), "no thread may be a decoy", fix, at_key=True)
        return
    count = Counter(name for r in x.scenario.reports for name in r.bears)
    weight = Counter[str]()
    for report in x.scenario.reports:
        weight.update(report.bears)
    for i, thread in enumerate(threads):
        others = [t.id for t in threads if t.id != thread.id]
        for measure, values in (("reports", count), ("weight in all", weight)):
            usual = sorted(values[t] for t in others)[len(others) // 2] if others else 0
            if thread.decoy_group and values[thread.id] < AS_HEAVY * usual:
                what = f"{thread.codename} may be a decoy and has fewer reports or lighter ones than other threads"
                got, allowed = f"{values[thread.id]} {measure}", f"{AS_HEAVY * usual:.0f} or more"
                fix = "Give it as many reports, and as heavy ones, as a genuine thread has."
                yield Remark(("threads", i, "id"), sentence(what, got, allowed), fix)
                break


def lone_capability(x: Exercise) -> Iterator[Remark]:
    """No nation alone has all that a thread asks for."""
    for i, thread in enumerate(x.scenario.threads):
        need = thread.needs.model_dump()
        for nation in x.scenario.nations:
            has = nation.capabilities.model_dump()
            if all(has[k] >= units for k, units in need.items()):
                what = f"{nation.name} alone has all that {thread.codename} needs"
                fix = "Ask for more of a capability, or for a second one that the nation lacks."
                yield Remark(("threads", i, "needs"), what, fix, at_key=True)
                break


def lone_domains(x: Exercise) -> Iterator[Remark]:
    """No nation is sure to be dealt as many domains of a thread as it asks for."""
    tb = x.tables
    for i, thread in enumerate(x.scenario.threads):
        for n, nation in enumerate(x.scenario.nations):
            if _most_domains(x, i, n) >= tb.public.thread_domains[i]:
                what = f"{nation.name} alone may hold all the domains that {thread.codename} asks for"
                fix = "Deal its reports in suits of one domain each, so that they land with different nations."
                yield Remark(("threads", i, "id"), what, fix)
                break


def _most_domains(x: Exercise, t: int, n: int) -> int:
    """Domains of thread t that one turn of the deals gives nation n, with what it holds on every seed."""
    tb = x.tables
    bears = (tb.weight[:, t] > 0) & ((tb.deal >= 0) | (tb.holder_count == 1))
    rows = np.flatnonzero(bears)
    most = 0
    for turn in range(int(tb.holder_count.max(initial=1))):
        held = rows[tb.holder_choice[rows, turn % tb.holder_count[rows]] == n]
        most = max(most, len(np.unique(tb.public.report_domain[held])))
    return most


def in_long(check: Check) -> Check:
    """The check for exercises of twelve turns or more; shorter ones hide what cannot matter in them."""

    def long_only(x: Exercise) -> Iterator[Remark]:
        if x.scenario.turns >= LONG_EXERCISE:
            yield from check(x)

    return long_only


_BITES: tuple[tuple[str, Callable[[Exercise], Iterator[Remark]]], ...] = (
    ("bite-third-nation", third_nation),
    ("bite-half-life", short_half_life),
    ("bite-dormant", dormant),
    ("bite-unknown-needer", unknown_needer),
    ("bite-outage", outage),
    ("bite-release-late", release_late),
    ("bite-decoys", decoys),
    ("bite-lone-capability", lone_capability),
    ("bite-lone-domains", lone_domains),
)
RULES: tuple[Rule, ...] = tuple(warning(code, in_long(check)) for code, check in _BITES)
