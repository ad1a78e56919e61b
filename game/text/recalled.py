"""What the chronicle tells of what is out of sight: a task force, a matter, a decision, a campaign that faded; of
halves that others asked about; and of reports that were named and are not held."""

from collections.abc import Iterable, Sequence
from typing import Final

from game.match.chronicle import Item
from game.rules.events import Event
from game.text.lexicon import Lexicon, plain
from game.wording import decided
from game.wording.happenings import Happening, Speaker
from game.wording.unveiled import OF_CAMPAIGNS

_OF_FORCES: Final = (Event.FORMED, Event.JOINED, Event.FORCE_READY, Event.LEFT, Event.STOOD_DOWN)
_OF_THREADS: Final = (Event.RESPONDED, Event.INCIDENT, Event.DEPLOYED, Event.IN_PLACE, Event.CLOSED)
_OF_MATTERS: Final = (
    Event.REQUESTED, Event.PROPOSED, Event.ANSWERED, Event.ACCEPTED, Event.DECLINED, Event.LAPSED,
)  # fmt: skip
_OF_DECISIONS: Final = (Event.DECISION_DUE, Event.DECIDED)
_OF_REPORTS: Final = (
    Event.RELEASED, Event.COMPROMISED, Event.SOURCE_LOST, Event.BREACH_FOUND, Event.TOLD_FALSE, Event.KNOWN_FALSE,
    Event.MATCH_ANALYSED, Event.ANALYSED, Event.READ, Event.SENT, Event.DELIVERED,
)  # fmt: skip
"""What names a report by its code to those who hear of it."""
_OF_OWNERS: Final = (Event.RELEASED, Event.COMPROMISED, Event.SOURCE_LOST, Event.BREACH_FOUND)
"""What names its originator too."""
_OF_ALERTS: Final = (Event.DISCLOSED, Event.NO_MATCH)


def _code(speaker: Speaker, report: int) -> str:
    """The code of a report as names are compared here."""
    return speaker.names.reports[report].code.replace("-", "")


def over(lexicon: Lexicon) -> dict[str, list[str]]:
    """The short names of what is over, by the page that told of it: forces and requests."""
    calls = lexicon.calls
    forces = [short for short in calls.forces.values() if short not in lexicon.forces]
    matters = [short for short in calls.matters.values() if short not in lexicon.matters]
    return {"forces": forces, "requests": matters}


def recalled(name: str, lexicon: Lexicon, speaker: Speaker) -> list[str]:
    """What the nation heard of a thing that it sees no more, by its short name or a campaign's; nothing for others."""
    short, calls = name.upper().replace("-", ""), lexicon.calls
    for keys, told in (
        (calls.forces, _of_force), (calls.matters, _of_matter), (calls.decisions, _of_decision),
    ):  # fmt: skip
        found = next((key for key, other in keys.items() if other == short), None)
        if found is not None:
            away = keys is calls.forces and not (lexicon.view.clock.ended or _ended(lexicon.chronicle, found))
            head = f"{short} is not open to you now" if away else f"{short} is over"
            options = _options(found, lexicon, speaker) if keys is calls.decisions else []
            return [f"{head}. What you heard of it:", *lines(told(lexicon.chronicle, found), speaker), *options]
    for a, card in enumerate(speaker.names.alerts):
        of_half = [i for i in lexicon.chronicle if i.event in _OF_ALERTS and i.item == a]
        if of_half and short == card.code.replace("-", ""):
            return [f"{card.code} is a half that you never saw. What you heard of it:", *lines(of_half, speaker)]
    put = [i for i in lexicon.chronicle if i.event == Event.CONTRIBUTED and short == _code(speaker, i.item)]
    if put:
        code = speaker.names.reports[put[-1].item].code
        coming = put[-1].turn + 1 == lexicon.view.clock.turn and not lexicon.view.clock.ended
        head = f"{code} is on its way to you" if coming else f"{code} is not with you"
        return [f"{head}. What you heard of it:", *lines(put, speaker)]
    heard_of = [i for i in lexicon.chronicle if i.event in _OF_REPORTS and short == _code(speaker, i.item)]
    if heard_of:
        code = speaker.names.reports[heard_of[0].item].code
        return [
            f"{code} is not with you. What you heard of it:",
            *lines(heard_of, speaker),
            *_owner(heard_of, lexicon, speaker),
        ]
    for g, campaign in enumerate(speaker.names.campaigns):
        heard = [i for i in lexicon.chronicle if i.event in OF_CAMPAIGNS and i.item == g]
        if heard and plain(name) in (plain(campaign.name), plain(campaign.id)):
            head = f"{campaign.name} runs in your audience no more. {campaign.about}"
            course = [] if lexicon.view.clock.ended else ["What you heard of it:", *lines(heard, speaker)]
            return [head, *course]  # after the end all of it is told
    return []


def _owner(items: Sequence[Item], lexicon: Lexicon, speaker: Speaker) -> list[str]:
    """Whose report it is, as far as the reader heard, and so whom to ask while there is something to ask for."""
    own = [i.actor if i.event == Event.RELEASED else i.target for i in items if i.event in _OF_OWNERS]
    if not own or lexicon.view.clock.ended:
        return []
    void = any(i.event == Event.COMPROMISED for i in items)
    asked = f"a request to {speaker.nation(own[0])} on its subject may bring it"
    return [f"It is {speaker.of(own[0])} own report: {'nobody passes it on any more' if void else asked}."]


def _options(inject: int, lexicon: Lexicon, speaker: Speaker) -> list[str]:
    """The options of a decision that is over, the one that was taken marked."""
    told = [f"{decided.head(lexicon.view)}:"]
    for number, option in enumerate(decided.options(speaker.names, lexicon.view, inject), 1):
        told += [f"  {number}{', taken' * option.taken}: {option.text}", *(f"    {line}" for line in option.lines)]
    return told


def lines(items: Iterable[Item], speaker: Speaker) -> list[str]:
    """One line an event, each once, with its turn."""
    told = [
        f"Turn {i.turn + 1}: {speaker.say(Happening(i.event, i.tick, i.actor, i.target, i.item, i.value, i.other))}"
        for i in items
    ]
    return list(dict.fromkeys(told))


def _of_force(chronicle: Sequence[Item], key: int) -> list[Item]:
    """Who formed and joined it, what was put before it, and what came of its thread while it stood."""
    own = [k for k, i in enumerate(chronicle) if i.event in (*_OF_FORCES, Event.CONTRIBUTED) and i.value == key]
    threads = {chronicle[k].item for k in own if chronicle[k].event in _OF_FORCES}
    life = range(own[0], own[-1] + 1) if own else range(0)
    return [
        i for k, i in enumerate(chronicle) if k in own or (k in life and i.event in _OF_THREADS and i.item in threads)
    ]


def _ended(chronicle: Sequence[Item], key: int) -> bool:
    """Whether a force is heard to be over, by itself or with its thread: others may keep one that it is not in."""
    threads = {i.item for i in chronicle if i.event in _OF_FORCES and i.value == key}
    return any(
        (i.event == Event.STOOD_DOWN and i.value == key) or (i.event == Event.CLOSED and i.item in threads)
        for i in chronicle
    )


def _of_matter(chronicle: Sequence[Item], key: int) -> list[Item]:
    return [i for i in chronicle if i.event in _OF_MATTERS and i.value == key]


def _of_decision(chronicle: Sequence[Item], inject: int) -> list[Item]:
    return [i for i in chronicle if i.event in _OF_DECISIONS and i.item == inject]
