"""What a sentence about an event names, so that a reader can open it."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from game.rules.codes import NONE
from game.scenario.catalogue import Catalogue
from game.wording.happenings import SENTENCES, Happening, Speaker
from game.wording.unveiled import OF_CAMPAIGNS

What = Literal["report", "thread", "nation", "campaign"]


class Named(NamedTuple):
    """Something with a card of its own, by its handle."""

    what: What
    handle: int


@dataclass(frozen=True, slots=True)
class _Listener(Speaker):
    """A speaker that keeps what it is asked to name."""

    heard: list[Named] = field(default_factory=list)

    def nation(self, n: int) -> str:
        self._keep("nation", n)
        return Speaker.nation(self, n)

    def report(self, i: int) -> str:
        self._keep("report", i)
        return Speaker.report(self, i)

    def thread(self, t: int) -> str:
        self._keep("thread", t)
        return Speaker.thread(self, t)

    def _keep(self, what: What, handle: int) -> None:
        if handle != NONE:
            self.heard.append(Named(what, handle))


def named_in(names: Catalogue, happening: Happening) -> tuple[Named, ...]:
    """The reports, threads, nations and campaigns that the sentence of an event names, each once, in their order."""
    listener = _Listener(names)
    SENTENCES[happening.event](listener, happening)
    found = list(listener.heard)
    if happening.event in OF_CAMPAIGNS:
        found.insert(0, Named("campaign", happening.item))
    return tuple(dict.fromkeys(found))


def title(thing: Named, names: Catalogue) -> str:
    """What a thing is called: "Report R-714", "Thread HERON"."""
    called = {
        "report": lambda: names.reports[thing.handle].code,
        "thread": lambda: names.threads[thing.handle].codename,
        "nation": lambda: names.nations[thing.handle].name,
        "campaign": lambda: names.campaigns[thing.handle].name,
    }[thing.what]()
    return f"{thing.what.capitalize()} {called}"
