"""Checks of the author's expert line: each step says all that its order needs, and nothing that it has no use for."""

from collections.abc import Iterator

from game.scenario.finding import Check, Finding
from game.scenario.model_expert import FIELDS, NEEDED, OPTIONAL, OPTIONS, ExpertStep
from game.scenario.positions import Path
from game.scenario.problems import listed, nearest, sentence
from game.scenario.soundness import Sound


def steps(sound: Sound) -> Iterator[Finding]:
    """A step that gives an order names what the order needs; every step applies within the exercise."""
    for i, step in enumerate(sound.scenario.expert):
        path = sound.at("expert", i)
        if step.how == "do":
            yield from _complete(path, step)
        if step.turns is not None:
            yield from _turns((*path, "turns"), step.turns, sound.scenario.turns)
        yield from _option(path, step, sound)
        yield from _service(path, step, sound)


def said(step: ExpertStep) -> list[str]:
    """The fields of its order that a step names."""
    return [name for name in FIELDS if getattr(step, name) not in (None, ())]


def _complete(path: Path, step: ExpertStep) -> Iterator[Finding]:
    if step.order not in NEEDED:
        what = sentence(
            "an order that only answers what play brings",
            f"'{step.order}' with how: do",
            f"how: first or how: never, or one of {', '.join(NEEDED)}",
        )
        yield Finding((*path, "order"), what, "value")
        return
    named, needed = said(step), NEEDED[step.order]
    lacking = [name for name in needed if name not in named]
    if lacking:
        what = sentence(f"'{step.order}' lacks {listed(lacking)}", listed(named) or "no field", listed(needed))
        yield Finding((*path, "order"), what, "missing")
    allowed = (*needed, *OPTIONAL.get(step.order, ()))
    for name in named:
        if name not in allowed:
            what = sentence(f"'{step.order}' has no use for '{name}'", allowed=listed(allowed) or "no field")
            yield Finding((*path, name), what, "key", at_key=True)


def _turns(path: Path, turns: tuple[int, int], last: int) -> Iterator[Finding]:
    if turns[0] > turns[1]:
        got, right = f"[{turns[0]}, {turns[1]}]", f"[{turns[1]}, {turns[0]}]"
        yield Finding(path, sentence("turns that run backward", got, right), "number")
    elif turns[1] > last:
        yield Finding(path, sentence("turns beyond the end of the exercise", str(turns[1]), f"up to {last}"), "number")


def _option(path: Path, step: ExpertStep, sound: Sound) -> Iterator[Finding]:
    """The option is a word of its order, or an option of the decision that the inject puts."""
    if step.option is None:
        return
    words = OPTIONS.get(step.order, ())
    if not words and (step.order != "decide" or step.inject is None):
        allowed = (
            "with the inject that puts the decision" if step.order == "decide" else ", ".join((*OPTIONS, "decide"))
        )
        yield Finding((*path, "option"), sentence("an option without a meaning", f"'{step.option}'", allowed), "value")
    if step.order == "decide" and step.inject in sound.injects:
        decision = sound.injects[step.inject].decide
        if decision is None:
            what = f"'{step.inject}' puts no decision; name an inject with 'decide'"
            yield Finding((*path, "inject"), what, "reference")
            return
        words = tuple(o.id for o in decision.options)
        if decision.default not in words or decision.partners not in (None, *words):
            return  # an option is misspelt there, which is said there
    if words and step.option not in words:
        meant = nearest(step.option, words)
        yield Finding((*path, "option"), sentence("no such option", f"'{step.option}'", listed(words), meant), "value")


def _service(path: Path, step: ExpertStep, sound: Sound) -> Iterator[Finding]:
    """The organisation offers the service."""
    offered = {o.id: o.services for o in sound.scenario.organisations}
    if step.service is None or step.organisation not in offered:
        return
    services = offered[step.organisation]
    if step.service not in services:
        what = sentence(f"'{step.organisation}' does not offer it", f"'{step.service}'", listed(services) or "nothing")
        yield Finding((*path, "service"), what, "reference")


CHECKS: tuple[Check, ...] = (steps,)
