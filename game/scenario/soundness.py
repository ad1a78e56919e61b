"""The sound part of a file with mistakes: what is left when every entry that was reported is taken out.

Consistency checks run on it, so that all mistakes of a file are said at once and none is said twice.
"""

import copy
import json
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from pydantic import ValidationError

from game.scenario.compose import Document, Value
from game.scenario.model_injects import Inject
from game.scenario.model_nations import Nation
from game.scenario.model_organisations import Channel
from game.scenario.model_reports import Alert, Campaign, Report
from game.scenario.model_scenario import FORMAT, MOST_TURNS, Scenario
from game.scenario.model_threads import Thread
from game.scenario.positions import Path
from game.scenario.shape import keys_of
from game.scenario.validation import Fault
from game.scenario.words import SOURCE_SECTIONS

Item = TypeVar("Item", Nation, Thread, Report, Alert, Campaign, Inject, Channel)


@dataclass(frozen=True)
class Sound:
    """The scenario without the entries in doubt, and where each entry that is left stands in the file."""

    scenario: Scenario
    document: Document
    kept: dict[str, tuple[int, ...]]
    """By collection: the place in the file of each entry that is left."""
    doubtful: frozenset[str]
    """Keys at the top of the file from which something was taken out."""

    def at(self, collection: str, index: int, *rest: str | int) -> Path:
        """The path in the file of an entry of the scenario or of something in it; a default's, as if it stood there."""
        places = self.kept.get(collection)
        return (collection, places[index] if places else index, *rest)

    def whole(self, *collections: str) -> bool:
        """Whether nothing was taken out of these collections."""
        return not self.doubtful & set(collections)

    @cached_property
    def nations(self) -> dict[str, Nation]:
        return _by_id(self.scenario.nations)

    @cached_property
    def threads(self) -> dict[str, Thread]:
        return _by_id(self.scenario.threads)

    @cached_property
    def reports(self) -> dict[str, Report]:
        return _by_id(self.scenario.reports)

    @cached_property
    def alerts(self) -> dict[str, Alert]:
        return _by_id(self.scenario.alerts)

    @cached_property
    def campaigns(self) -> dict[str, Campaign]:
        return _by_id(self.scenario.campaigns)

    @cached_property
    def injects(self) -> dict[str, Inject]:
        return _by_id(self.scenario.injects)

    @cached_property
    def channels(self) -> dict[str, Channel]:
        return _by_id(tuple(c for o in self.scenario.organisations for c in o.channels))

    @property
    def ticks(self) -> int:
        return self.scenario.turns * 6


def _by_id(items: tuple[Item, ...]) -> dict[str, Item]:
    return {item.id: item for item in items}


_STAND_INS: dict[str, Value] = {
    "format": FORMAT,
    "id": "unnamed",
    "title": "Unnamed",
    "summary": "None.",
    "source": list[Value](SOURCE_SECTIONS[:1]),
    "minutes": 60,
    "turns": MOST_TURNS,
    "map": "unnamed",
    "briefing": "None.",
    "debrief": ["None?"],
    "default_seat": "unnamed",
}
"""What stands for a key of the head that is in doubt, so that the rest can be checked; no check objects to it."""


def sound_part(document: Document, faults: list[Fault]) -> Sound | None:
    """What is sound in the document, or None where the head of the file is in doubt."""
    if document.data is None or () in document.positions.unsure:
        return None
    data = copy.deepcopy(document.data)
    lacking = {key for key, field in keys_of(Scenario).items() if field.required and key not in data}
    spoiled = {f.path for f in faults} | document.positions.unsure | document.positions.repeated
    kept, doubtful = _take_out(data, {p for p in spoiled if p})
    doubtful |= lacking
    doubtful |= {f"{fault.lacks}s" for fault in faults if fault.lacks}
    # an unknown key or unread place may hide what seems absent
    if document.positions.unsure or doubtful - set(keys_of(Scenario)):
        doubtful |= set(keys_of(Scenario)) - set(document.data)
    for key in doubtful & _STAND_INS.keys():
        data[key] = _STAND_INS[key]
    try:
        scenario = Scenario.model_validate_json(json.dumps(data))
    except ValidationError:
        return None
    return Sound(scenario, document, kept, frozenset(doubtful))


def _take_out(data: dict[str, Value], spoiled: set[Path]) -> tuple[dict[str, tuple[int, ...]], set[str]]:
    """Remove spoiled entries of collections and spoiled keys of the head; validation notices what must be there."""
    doubtful = {str(path[0]) for path in spoiled}
    kept: dict[str, tuple[int, ...]] = {}
    for key in [*data]:
        value = data[key]
        if not isinstance(value, list):
            if key in doubtful:
                data.pop(key, None)
            continue
        lost = {path[1] for path in spoiled if path[0] == key and len(path) > 1}
        kept[key] = tuple(i for i in range(len(value)) if i not in lost)
        if (key,) in spoiled:
            data.pop(key)
        else:
            data[key] = [value[i] for i in kept[key]]
    return kept, doubtful
