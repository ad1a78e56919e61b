"""What would have spared a harm: one line beside it in the turn report, so that a trainee can act on it."""

from typing import Final

from game.rules.events import Event
from game.scenario.catalogue import Catalogue

ADVICE: Final = {
    Event.BREACH: "Ask the originator for a release first, or send a tear-line where only the label forbids it.",
    Event.BREACH_FOUND: "A release makes any exchange lawful, and a tear-line one that only the label forbids.",
    Event.COMPROMISED: "Fewer holders, and none without need, keep a report safer.",
    Event.SOURCE_LOST: "A tear-line mostly shields the source; its full reports are best kept to those who need them.",
    Event.PUSHED: "Wait for a request, or look at the interests that nations have registered.",
    Event.LAPSED: "A report, a referral, a true nil return or a refusal answers a request, a yes or a no a proposal.",
    Event.LAWFUL_REMOVED: "Analyse the hash set before referring the campaign.",
    Event.FREEZE_REVERSED: "A freeze wants an analysed match, and the framework or an agreement with the place.",
    Event.RESPONDED: "Respond with confidence from several domains and with every capability covered.",
    Event.INCIDENT: "What is in place before the window closes can still contain it: mostly a force that is ready now.",
}
"""By kind of event."""
IN_NEED: Final = {
    Event.COMPROMISED: (
        "All who held it had need: such is the price of sharing, by chance, and a lower label makes it rarer."
    ),
    Event.SOURCE_LOST: "A tear-line, where it is enough, mostly shields the source.",
}
"""The same of what was compromised though nobody held it without need."""


def advice(names: Catalogue, event: Event, item: int, value: int = 0) -> str:
    """What would have spared the harm of an event; nothing where no source is lost with a report joined from halves.

    `value` is the event's: of a compromise, and of the source lost by it, how many held the report without need.
    """
    joint = event == Event.SOURCE_LOST and names.reports[item].joint
    told = ADVICE if value else ADVICE | IN_NEED
    return "" if joint else told.get(event, "")
