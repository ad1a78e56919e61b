"""The words of the score for the glossary, what each dimension counts and what makes it full (R-SCORE), and others
that a nation reckons by.
"""

from collections.abc import Callable, Mapping
from typing import Final

from game.wording import terms
from game.wording.numbers import Numbers
from game.wording.previews import tenths

Means = Callable[[Numbers], str]


def _outcome(n: Numbers) -> str:
    d = n.doctrine
    return (
        "how the genuine threads ended, each by its severity at the start: prevented 100 points, disrupted "
        f"{d.score_disrupted}, contained {d.score_contained}, else none; what hardens its place or feeds it changes "
        f"what it falls short by. A wrong response takes {d.score_wrong} points, divided by the number of threads."
    )


def _timeliness(n: Numbers) -> str:
    d = n.doctrine
    return (
        "how early threads were prevented or disrupted: each is full where "
        f"{-(-10000 // d.score_speed)} % of the time from its opening to its deadline was left, less in proportion. "
        f"Where requests have come due, the share answered in time makes {d.score_answers} % of it."
    )


def _coverage(n: Numbers) -> str:
    d = n.doctrine
    return (
        f"evidence that nations needed, and that another had, once read there: full at {d.score_coverage_full} % of "
        f"it. That is multiplied by {100 - d.score_precision} %, and up to {d.score_precision} % more by precision: "
        "how many of all deliveries had need. Each thread judged adds up to "
        f"{d.score_judgement} points or takes them away, by the balance of those who judged it."
    )


def _safeguards(n: Numbers) -> str:
    d = n.doctrine
    return (
        "deliveries above CLEAR, each a nation's first copy, with need and without a breach: full at "
        f"{d.score_reference / 1000:g} for every nation and turn. Each breach or compromise takes away "
        f"{d.score_breach / 100:g} times what one such delivery brings."
    )


def _trust(n: Numbers) -> str:
    d = n.doctrine
    return (
        "how far a nation relies on another, from 0 to 100. The score takes the mean of all turns and pairs: nothing "
        f"at {terms.points(d.score_trust_floor)}, full at {terms.points(d.score_trust_floor + d.score_trust_span)}. "
        "Your seat score takes the others' trust in you alike."
    )


def _joint_work(n: Numbers) -> str:
    d = n.doctrine
    return (
        "interoperability as the score counts it: half is the share of genuine threads that a force of two or more "
        "has served, half the mean gain of interoperability between nations, which is full at "
        f"{terms.points(d.score_interop_gain)}."
    )


def _handling(n: Numbers) -> str:
    d = n.doctrine
    most, least = d.handling_base, max(d.handling_base - 5 * d.handling_step, 0)
    return (
        "how carefully a nation keeps what it holds, from 0 to 5: a copy there adds "
        f"{terms.points(most)} % of the usual exposure at 0, {terms.points(least)} % at 5. In your seat score it is "
        "what safeguards are to all: your own deliveries handled well, less your breaches and what was compromised of "
        "yours."
    )


def _supply(n: Numbers) -> str:
    d = n.doctrine
    return (
        "a part of your seat score: evidence that only you could give, brought to nations that needed it and read "
        f"there. It is full at {d.score_coverage_full} % of it, and multiplied by "
        f"{100 - d.score_precision} % and up to {d.score_precision} % more by precision, how many of your deliveries "
        "had need."
    )


def _precision(n: Numbers) -> str:
    return (
        "the share of deliveries whose receiver had need, each counted at a nation's first copy. It makes up to "
        f"{n.doctrine.score_precision} % of coverage, and of the evidence that you supply."
    )


def _staff(n: Numbers) -> str:
    return (
        "what your orders cost: you have them anew each turn, as many again unless an event or a decision changes "
        "that, and what is left over is lost. Each task force that you lead beyond the first takes one a turn. The "
        "numbers of the exercise name the price of each order."
    )


def _caveat(n: Numbers) -> str:
    d = n.doctrine
    return (
        "what binds a copy: its label, and perhaps its originator's control. Who holds one above CLEAR for "
        f"{terms.hours(d.hazard_span)} and has not passed that report on against them wins {tenths(d.trust_caveat)} of "
        f"the originator's trust, {tenths(d.trust_caveat_cap)} a turn at most."
    )


def _free(n: Numbers) -> str:
    return (
        "of reading: the reports that a nation reads each turn for no staff points, beyond which every "
        f"{n.doctrine.reading_block} cost one. Of units: not away for training, and not serving a task force."
    )


def _force(n: Numbers) -> str:
    d = n.doctrine
    return (
        f"up to {d.force_size} nations that pool evidence and units to close one thread; one of them leads. Who "
        "leaves it keeps its need for full copies from AMBER upward, of others' reports on that thread or put before "
        f"the force, {terms.hours(d.need_after_leaving)} longer: beyond that only by an interest, another force or a "
        "thread at home with them. Who serves until the force stands down keeps it."
    )


TERMS: Final[Mapping[str, tuple[tuple[str, ...], Means]]] = {
    "outcome": (("own outcome",), _outcome),
    "timeliness": (("speed",), _timeliness),
    "coverage": ((), _coverage),
    "safeguards": (("safeguard",), _safeguards),
    "trust": (("trust and reciprocity", "reciprocity", "trust in you"), _trust),
    "joint work": (("interoperability score",), _joint_work),
    "handling": (("own handling", "own handling and sources", "handling discipline", "own sources"), _handling),
    "supply": (("own evidence supplied", "evidence supplied", "own evidence"), _supply),
    "precision": (("precise",), _precision),
    "staff points": (("staff",), _staff),
    "caveat": ((), _caveat),
    "task force": (("force",), _force),
    "free": (("free reading", "free reports", "free units"), _free),
}
"""By name: other names, and what it means in an exercise."""
