"""What the figures of a pre-flight mean for an instructor: one sentence each, with its numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from game.partners.policy import PARTNER
from game.rules.codes import Dimension, Outcome
from game.study.balance import HABITS, NEED_TO_KNOW, NORMAL, Balance, Cost
from game.study.figures import Sample
from game.study.players import EXPERT

FEW_NATIONS: Final = 2
LEAD: Final = (12.0, 5.0)
"""Points by which cooperation should lead the best habit: usually, and between two nations."""
SEAT_LEAD: Final = (6.0, 4.0)
AHEAD: Final = 0.85
"""Share of seeds on which it should lead."""
RANGE: Final = (45.0, 80.0)
"""Where a good partner's score should lie, so that a better player can do better."""
ROOM: Final = 5.0
"""Points that hindsight should find above the best play known."""
WORTH: Final = 1.5
"""Points from which something counts as worth having."""
PIVOTAL: Final = 0.6
"""Share of the seeds on which some thread should end worse without a seat's orders, where it ends well with them."""
SPREAD: Final = 2.0
OFFER: Final = 2.0
"""Points that a private offer should cost the coalition when it is taken."""
LOST: Final = 0.15
"""Share of the seeds on which a thread should at least be contained by the best play known."""
NEVER: Final = (0.02, 0.5)
"""A thread asks for too much when good play prevents or contains it on fewer seeds than this, and loses it on that."""
ALWAYS_THERE: Final = ("note",)
"""Ways to send that no author can take away."""
REMEDIES: Final = {
    "lead": "Let what the habit does cost something: labels, originator control, noise that nobody should send on.",
    "ahead": "Look at other seeds in `preview`: where does one nation hold too much, or nobody learn in time?",
    "outcome": "Let threads ask for evidence and capabilities that no nation has alone.",
    "need-to-know": "Let some needers not know what to ask for, and some reports age before an answer could come.",
    "level": "Move deadlines, what threads ask for, or the weight of evidence; `simulate` tells the effect in seconds.",
    "spread": "Deal reports by `holders` and `deal`, give windows to `arrives`, put threads into a `decoy_group`.",
    "difficulty": "Change `staff`, `life` and doctrine of the settings until easy lies above normal and hard below.",
    "expert": "Add one step at a time; `simulate --policy cooperator,expert` tells what each is worth.",
    "par": "Nothing is left to find: more to choose from, or scarcer staff.",
    "seat": "Give the seat reports that others need and a thread of its own.",
    "pivot": "Give the seat a capability or a domain that one of its threads needs and nobody else has.",
    "thread": "Give it a longer life, more evidence, or a lead that can gather what it asks for.",
    "unprevented": "See whether units, evidence or time are short: units of those who do not lead a force count half, "
    "and more the better they work together; what came in the last six hours before a response counts half.",
    "offer": "An option that is too cheap may move deadlines or severity of threads that others close, or cost trust; "
    "one that tempts nobody wants a lighter price to its own nation, for `private` points soon reach their limit.",
    "harm": "Take it away, or give it a use: it draws staff and units from what matters.",
    "harm-order": "Play more games to see whether it is chance; then let what it brings matter more, or come cheaper.",
    "idle": "Let a report, a force or a clock need it, and nothing else do the same: of two ways that serve alike, "
    "each can go without loss.",
}
"""What usually helps, by code."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something that an instructor should know. `good`: it is as it should be; else it asks for a change."""

    code: str
    good: bool
    text: str

    @property
    def remedy(self) -> str:
        """What usually helps; nothing where it is as it should be."""
        return "" if self.good else REMEDIES[self.code]


def verdict(b: Balance) -> tuple[Sentence, ...]:
    """All that the figures say, what asks for a change first."""
    said = [*_lead(b), *_level(b), *_difficulty(b), *_experts(b), *_threads(b), *_seats(b), *_offers(b), *_parts(b)]
    return tuple(sorted(said, key=lambda s: s.good))


def ahead(better: Sample, other: Sample) -> float:
    """Share of seeds on which one policy beats another."""
    return float(np.mean(better.coalition > other.coalition))


def _mean(sample: Sample) -> float:
    return float(sample.coalition.mean())


def _small(b: Balance) -> int:
    return int(len(b.subject.nations) <= FEW_NATIONS)


def _lead(b: Balance) -> Iterator[Sentence]:
    """Cooperation beats every habit, by enough, nearly always, and where outcomes alone count."""
    own, name = b.policies[PARTNER], b.best_habit
    habit = b.policies[name]
    lead, wanted, share = _mean(own) - _mean(habit), LEAD[_small(b)], ahead(own, habit)
    if lead < 0:
        text = f"Bad habits pay: {name} reaches {_mean(habit):.0f} and beats the cooperator by {-lead:.1f} points."
    elif lead < wanted:
        text = f"Bad habits pay: {name} reaches {_mean(habit):.0f}, {lead:.1f} below the cooperator, not {wanted:.0f}."
    else:
        text = f"Cooperation pays: the best habit, {name}, stays {lead:.1f} points below the cooperator."
    yield Sentence("lead", lead >= wanted, text)
    ahead_text = f"The cooperator is ahead of {name} on {share:.0%} of seeds; {AHEAD:.0%} are asked for."
    yield Sentence("ahead", share >= AHEAD, ahead_text)
    by_outcome = max(HABITS, key=lambda n: float(b.policies[n].dimensions[:, Dimension.OUTCOME].mean()))
    gap = float((own.dimensions - b.policies[by_outcome].dimensions)[:, Dimension.OUTCOME].mean())
    yield Sentence(
        "outcome", gap > 0, f"On outcomes alone the cooperator leads the best habit, {by_outcome}, by {gap:.1f} points."
    )
    strict = b.policies[NEED_TO_KNOW]
    between = _mean(habit) <= _mean(strict) <= _mean(own)
    where = (
        f"Giving only on request reaches {_mean(strict):.0f}; {name} {_mean(habit):.0f}, cooperator {_mean(own):.0f}"
    )
    yield Sentence(
        "need-to-know", between, where + (": as it should be." if between else "; it should lie between them.")
    )


def _level(b: Balance) -> Iterator[Sentence]:
    """Neither too easy nor too hard, and not the same each time."""
    own = b.policies[PARTNER].coalition
    mean, sd, (low, high) = float(own.mean()), float(own.std(ddof=1)) if len(own) > 1 else 0.0, RANGE
    if mean > high:
        text = f"Too easy: a good partner already reaches {mean:.0f}."
    elif mean < low:
        text = f"Too hard: a good partner reaches only {mean:.0f}."
    else:
        text = f"The level is right: a good partner reaches {mean:.0f}, between {low:.0f} and {high:.0f}."
    yield Sentence("level", low <= mean <= high, text)
    text = f"Seeds differ by {sd:.1f} points (standard deviation)."
    yield Sentence("spread", sd >= SPREAD, text if sd >= SPREAD else f"{text} A class could memorise it.")


def _difficulty(b: Balance) -> Iterator[Sentence]:
    """Easier settings give more points, harder ones fewer."""
    reached = {NORMAL: _mean(b.policies[PARTNER])} | {s: _mean(each[PARTNER]) for s, each in b.settings.items()}
    order = [setting for setting in ("easy", NORMAL, "hard") if setting in reached]
    values = [reached[setting] for setting in order]
    falls = all(a > z for a, z in pairwise(values))
    listed = ", ".join(f"{setting} {reached[setting]:.0f}" for setting in order)
    if len(order) < 3:
        yield Sentence("difficulty", False, f"There is no easy or no hard setting: {listed}.")
    else:
        yield Sentence("difficulty", falls, f"The settings are {'in order' if falls else 'out of order'}: {listed}.")


def _experts(b: Balance) -> Iterator[Sentence]:
    """The author's line is better than a good partner, and hindsight finds more."""
    own = _mean(b.policies[PARTNER])
    top, best = "the cooperator", b.policies[PARTNER]
    if EXPERT not in b.policies:
        yield Sentence("expert", False, "There is no expert line: nobody can say what good play would look like.")
    else:
        top, best = "the expert line", b.policies[EXPERT]
        gain = _mean(best) - own
        word = "above" if gain > 0 else "not above"
        yield Sentence(
            "expert", gain > 0, f"The expert line reaches {_mean(best):.1f}, {word} the cooperator's {own:.1f}."
        )
    if b.par:
        known = [
            (value, best.coalition[seed - b.seed])
            for seed, value in b.par.items()
            if 0 <= seed - b.seed < len(best.coalition)
        ]
        room = float(np.mean([value - reached for value, reached in known])) if known else 0.0
        text = f"With hindsight {room:.1f} points more than {top} are possible (par, {len(known)} seeds)."
        yield Sentence(
            "par",
            room >= ROOM,
            text if room >= ROOM else f"{text} {ROOM:.0f} are asked for: there is little to play for.",
        )


def threads(b: Balance) -> dict[str, dict[Outcome, float]]:
    """How each thread ends under the best play known, on the seeds on which it is genuine: shares by Outcome."""
    ends = b.policies[EXPERT if EXPERT in b.policies else PARTNER].ends
    found = {}
    for t, name in enumerate(b.subject.threads):
        genuine = ends[:, t][ends[:, t] != Outcome.DISMISSED]
        if len(genuine):
            found[name] = {o: float((genuine == o).mean()) for o in Outcome if Outcome.CRISIS < o < Outcome.DISMISSED}
    return found


def _threads(b: Balance) -> Iterator[Sentence]:
    """No thread is hopeless, and none that is mostly lost can at best be disrupted."""
    hopeless = {name: ends[Outcome.UNCONTAINED] for name, ends in threads(b).items()}
    rarely, often = NEVER
    for name, ends in threads(b).items():
        lost = ends[Outcome.UNCONTAINED]
        if ends[Outcome.PREVENTED] + ends[Outcome.CONTAINED] < rarely and often <= lost <= 1 - LOST:
            text = f"Good play hardly ever prevents or contains thread {name}, and loses it on {lost:.0%} of seeds."
            yield Sentence("unprevented", False, text)
    for name, lost in hopeless.items():
        if lost > 1 - LOST:
            yield Sentence("thread", False, f"Even good play loses thread {name} on {lost:.0%} of seeds.")
    if all(lost <= 1 - LOST for lost in hopeless.values()):
        listed = ", ".join(f"{name} {lost:.0%}" for name, lost in hopeless.items())
        yield Sentence("thread", True, f"No thread is hopeless; good play loses: {listed}.")


def _seats(b: Balance) -> Iterator[Sentence]:
    """Each human seat makes a difference to itself."""
    wanted = SEAT_LEAD[_small(b)]
    for seat, points in b.seats.items():
        habit = max(HABITS, key=lambda name: float(points[name].mean()))
        lead = float((points[PARTNER] - points[habit]).mean())
        text = f"In seat {seat} the cooperator leads the best habit, {habit}, by {lead:.1f} seat points"
        yield Sentence("seat", lead >= wanted, f"{text}." if lead >= wanted else f"{text}; {wanted:.0f} are asked for.")
        pivot = b.pivots[seat]
        text = f"Without the orders of seat {seat} thread {pivot.thread} ends worse on {pivot.share:.0%} of seeds"
        good = pivot.share >= PIVOTAL
        yield Sentence(
            "pivot", good, f"{text}." if good else f"{text}, no thread more often; {PIVOTAL:.0%} are asked for."
        )


def _offers(b: Balance) -> Iterator[Sentence]:
    """Each private offer tempts its seat, and costs the coalition something."""
    for each in b.offers:
        if each.cost < OFFER:
            text = f"Who takes {each.offer.name} costs the coalition {each.cost:.1f} points; {OFFER:.0f} are asked for."
            yield Sentence("offer", False, text)
        if each.gain <= 0:
            text = f"Who takes {each.offer.name} gains nothing for the own seat ({each.gain:+.1f}): it tempts nobody."
            yield Sentence("offer", False, text)
    if b.offers and all(each.cost >= OFFER and each.gain > 0 for each in b.offers):
        least, most = min(each.cost for each in b.offers), max(each.cost for each in b.offers)
        text = f"Every private offer pays its seat and costs the coalition {least:.1f} to {most:.1f} points."
        yield Sentence("offer", True, text)


def _parts(b: Balance) -> Iterator[Sentence]:
    """What is worth having, and what nobody would miss."""
    for what, plural in (
        ("organisation", "organisations"),
        ("channel", "ways to send"),
        ("service", "services"),
        ("order", "orders"),
    ):
        mine = [c for c in b.costs if c.ablation.what == what]
        worth = [c for c in mine if c.mean >= WORTH and c.clear]
        harmful = [c for c in mine if c.mean <= -WORTH and c.high < 0]
        for c in harmful:
            text = f"Good partners do better without {c.ablation.name} ({what}): {-c.mean:.1f} points."
            yield Sentence("harm-order" if what == "order" else "harm", False, text)
        if worth:
            listed = ", ".join(f"{c.ablation.name} {c.mean:.1f}" for c in worth[:6])
            yield Sentence("worth", True, f"Of the {plural}, these matter most (points lost without): {listed}.")
        yield from _idle(what, plural, [c for c in mine if c not in worth and c not in harmful and c.high < 2 * WORTH])


def _idle(what: str, plural: str, costs: list[Cost]) -> Iterator[Sentence]:
    """What hardly matters: something to mend where an author put it there, and could leave it out."""
    asked = what in ("organisation", "channel")
    missed = [c.ablation.name for c in costs if asked and c.ablation.name not in ALWAYS_THERE]
    if missed:
        yield Sentence("idle", False, f"Of the {plural}, nobody would miss: {', '.join(missed)}.")
    rest = [c for c in costs if c.ablation.name not in missed]
    unused = [c.ablation.name for c in rest if c.low == c.mean == c.high == 0]
    little = [c.ablation.name for c in rest if c.ablation.name not in unused]
    if little:
        yield Sentence("idle", True, f"Of the {plural}, these hardly matter here: {', '.join(little)}.")
    if unused:
        yield Sentence("idle", True, f"Of the {plural}, these changed nothing in any game: {', '.join(unused)}.")
