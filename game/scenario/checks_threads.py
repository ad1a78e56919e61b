"""Checks of threads: clocks that can run, needs that can be met, decoys that are not alone."""

from collections import Counter
from collections.abc import Iterator

from game.scenario.finding import Check, Finding, window
from game.scenario.model_effects import Effect, OpenThread
from game.scenario.positions import Path
from game.scenario.problems import sentence
from game.scenario.soundness import Sound

SHORTEST = 12
"""No deadline is shorter than two turns (R-TIME)."""


def clocks(sound: Sound) -> Iterator[Finding]:
    """A thread lives two turns at least, and its deadline can come before the exercise ends."""
    for i, thread in enumerate(sound.scenario.threads):
        path = sound.at("threads", i, "life")
        backward = list(window(path, thread.life))
        yield from backward
        if backward:
            continue
        if thread.life[0] < SHORTEST:
            yield Finding(
                path,
                sentence("less than two turns from opening to deadline", str(thread.life[0]), "12 or more"),
                "number",
            )
        opens = 0 if thread.opens == "on_inject" else thread.opens
        if opens >= sound.ticks:
            what = sentence("opens after the exercise has ended", str(opens), f"up to {sound.ticks - 1}")
            yield Finding(sound.at("threads", i, "opens"), what, "number")
        elif opens + thread.life[0] > sound.ticks:
            what = sentence(
                "its deadline always lies after the end", str(opens + thread.life[0]), f"up to {sound.ticks}"
            )
            yield Finding(path, what, "number")


def openings(sound: Sound) -> Iterator[Finding]:
    """A thread that an inject opens is opened by one; no other is."""
    opened = {e.thread: (*path, "thread") for path, e in effects(sound) if isinstance(e, OpenThread)}
    waiting = {t.id for t in sound.scenario.threads if t.opens == "on_inject"}
    astray = sorted(opened.keys() & sound.threads.keys() - waiting)
    for name in astray:
        yield Finding(opened[name], f"'{name}' opens by its own clock; allowed opens: on_inject", "value")
    if astray or not sound.whole("injects"):  # an effect gone astray was meant for one that waits
        return
    for i, thread in enumerate(sound.scenario.threads):
        if thread.id in waiting - opened.keys():
            what = f"no inject opens '{thread.id}'; give an inject the effect kind: thread"
            yield Finding(sound.at("threads", i, "opens"), what, "reference")


def effects(sound: Sound) -> Iterator[tuple[Path, Effect]]:
    """Every effect of every inject and option, with its path."""
    for i, inject in enumerate(sound.scenario.injects):
        for k, effect in enumerate(inject.effects):
            yield sound.at("injects", i, "effects", k), effect
        for o, option in enumerate(inject.decide.options if inject.decide else ()):
            for k, effect in enumerate(option.effects):
                yield sound.at("injects", i, "decide", "options", o, "effects", k), effect


def needs(sound: Sound) -> Iterator[Finding]:
    """A thread asks for something, and for no more than all nations have together."""
    have: Counter[str] = Counter()
    for nation in sound.scenario.nations:
        have.update(nation.capabilities.model_dump())
    for i, thread in enumerate(sound.scenario.threads):
        asked = [(sound.at("threads", i, "needs"), thread.needs)]
        if thread.crisis is not None:
            asked.append((sound.at("threads", i, "crisis", "needs"), thread.crisis.needs))
        for path, vector in asked:
            wanted = {k: v for k, v in vector.model_dump().items() if v}
            if not wanted:
                yield Finding(path, "asks for no capability; allowed at least one unit of one", "number", at_key=True)
            for name, units in wanted.items():
                if units > have[name] and sound.whole("nations"):
                    what = sentence("more than all nations have together", str(units), f"up to {have[name]}")
                    yield Finding((*path, name), what, "number")


def decoys(sound: Sound) -> Iterator[Finding]:
    """A decoy group has at least two threads, of which a seed chooses; codenames differ."""
    groups = Counter(t.decoy_group for t in sound.scenario.threads)
    codenames: dict[str, str] = {}
    for i, thread in enumerate(sound.scenario.threads):
        if thread.decoy_group is not None and groups[thread.decoy_group] < 2 and sound.whole("threads"):
            what = f"'{thread.id}' is alone in the decoy group '{thread.decoy_group}'; allowed two threads or more"
            yield Finding(sound.at("threads", i, "decoy_group"), what, "value")
        if thread.codename in codenames:
            what = f"'{codenames[thread.codename]}' already has the codename {thread.codename}"
            yield Finding(sound.at("threads", i, "codename"), what, "duplicate")
        codenames.setdefault(thread.codename, thread.id)


def legal_bases(sound: Sound) -> Iterator[Finding]:
    """Legal assistance is asked for only where an organisation grants it, or its members may investigate jointly."""
    helps = {"mutual_legal_assistance", "joint_investigation"}
    granted = any(helps & set(o.services) for o in sound.scenario.organisations)
    for i, thread in enumerate(sound.scenario.threads):
        if thread.legal_basis == "assistance" and not granted and sound.whole("organisations"):
            what = "no organisation offers mutual_legal_assistance or joint_investigation; allowed none, framework"
            yield Finding(sound.at("threads", i, "legal_basis"), what, "value")


CHECKS: tuple[Check, ...] = (clocks, openings, needs, decoys, legal_bases)
