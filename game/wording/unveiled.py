"""What was true of a thread, a report or a campaign, as everybody may know after the end."""

from collections.abc import Collection, Sequence
from typing import Final

from game.rules.codes import NONE, Outcome
from game.rules.events import Event
from game.rules.truth import ReportTruth, ThreadTruth
from game.scenario.catalogue import Catalogue
from game.wording import terms

HEAD: Final = "Known after the end"
OF_CAMPAIGNS: Final = (Event.REFERRED, Event.LAWFUL_REMOVED, Event.CAMPAIGN_FEEDS)
"""The events that tell the course of a campaign, their item."""


def thread_line(t: ThreadTruth, names: Catalogue, own: Collection[int]) -> str:
    """How a thread ended: "HERON (yours): prevented, by a force led by Alvenia. ..."; `own` are the reader's."""
    name = names.threads[t.thread]
    about = ["a decoy"] * (t.decoy and t.outcome != Outcome.DISMISSED) + ["yours"] * (t.thread in own)
    kind = f" ({', '.join(about)})" if about else ""
    return f"{name.codename}{kind}: {outcome(t, names)}. {name.closing[t.outcome]}".rstrip()


def outcome(t: ThreadTruth, names: Catalogue) -> str:
    """How a thread ended and who led the force that ended it: "prevented, by a force led by Alvenia"."""
    led = f", by a force led by {names.nations[t.closed_by].name}" if t.closed_by != NONE else ""
    return f"{terms.OUTCOME[t.outcome]}{led}"


def thread_card(t: ThreadTruth, names: Catalogue) -> list[str]:
    """For the card of a thread: whether it was real, how it ended, and how sure each nation was of it."""
    ended = "" if t.outcome == Outcome.DISMISSED else f" Outcome: {outcome(t, names)}."
    return [f"It was {'a decoy' if t.decoy else 'genuine'}.{ended}", confidence(t, names)]


def report_card(r: ReportTruth, names: Catalogue) -> list[str]:
    """For the card of a report: whether it was right, and who had it."""
    return [f"It was {worth(r)}.", course(r, names)]


def confidence(t: ThreadTruth, names: Catalogue) -> str:
    """How sure each nation was of a thread in the end."""
    sure = [f"{names.nations[n].name} {terms.level(c)}" for n, c in enumerate(t.confidence) if c >= 10]
    if not sure:
        return "Nobody had evidence on it at the end of the exercise."
    return f"Confidence in it at the end of the exercise: {', '.join(sure)}."


def worth(r: ReportTruth) -> str:
    """Whether a report was right."""
    return "true" if r.true else "false"


def course(r: ReportTruth, names: Catalogue) -> str:
    """Who had a report first, what it bore on, and who had it in the end."""
    bore = [names.threads[t].codename for t, weight in enumerate(r.weight) if weight]
    on = f"it bore on {terms.listed(bore) if bore else 'no thread'}"
    if not r.holders:
        return f"It came to nobody; {on}."
    held = terms.listed([names.nations[n].name for n in r.holders])
    return f"{names.nations[r.origin].name} had it first; {on}; held at the end by {held}."


def strength(intensity: Sequence[int], names: Catalogue) -> str:
    """How strong a campaign was in the end and where; `intensity` [N] in 1/1000."""
    strong = [f"{names.nations[n].name} {terms.level(level)}" for n, level in enumerate(intensity) if level]
    return f"Intensity at the end: {', '.join(strong)}." if strong else "It had faded everywhere by the end."
