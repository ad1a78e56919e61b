"""Checks of what an exercise says about itself."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields

from game.rules.doctrine import Doctrine
from game.scenario.finding import Check, Finding
from game.scenario.positions import Path
from game.scenario.problems import listed, nearest, sentence
from game.scenario.soundness import Sound
from game.scenario.words import SOURCE_SECTIONS

_NUMBERS = {f.name: f.metadata for f in fields(Doctrine)}


def weights(sound: Sound) -> Iterator[Finding]:
    """The weights of the objectives add up to 100."""
    total = sum(o.weight for o in sound.scenario.objectives)
    if sound.whole("objectives") and total != 100:
        what = sentence("the weights of the objectives do not add up", str(total), "100 in all")
        yield Finding(("objectives",), what, "number", at_key=True)


def doctrine(sound: Sound) -> Iterator[Finding]:
    """Doctrine numbers exist and lie in their range, in the file and in each difficulty."""
    yield from _numbers(("doctrine",), sound.scenario.doctrine)
    for i, difficulty in enumerate(sound.scenario.difficulties):
        yield from _numbers(sound.at("difficulties", i, "doctrine"), difficulty.doctrine)


def _numbers(path: Path, values: dict[str, int]) -> Iterator[Finding]:
    for name, value in values.items():
        known = _NUMBERS.get(name)
        if known is None:
            meant = nearest(name, _NUMBERS)
            allowed = "" if meant else "a name that the guide lists under 'Doctrine numbers', scenarios/README.md"
            what = sentence(f"there is no doctrine number '{name[:60]}'", allowed=allowed, meant=meant)
            yield Finding((*path, name), what, "reference", at_key=True)
        elif not known["low"] <= value <= known["high"]:
            allowed = f"{known['low']} to {known['high']} {known['unit']}"
            yield Finding((*path, name), sentence(f"{name} out of range", str(value), allowed), "number")


def sections(sound: Sound) -> Iterator[Finding]:
    """The exercise draws on headings that the source document has."""
    known = {s.replace("’", "'"): s for s in SOURCE_SECTIONS}
    for i, heading in enumerate(sound.scenario.source):
        if heading.replace("’", "'") not in known:
            meant = nearest(heading, SOURCE_SECTIONS)
            allowed = "" if meant else "a heading that the guide lists under 'Words of the format', scenarios/README.md"
            what = sentence("not a heading of the source document", f"'{heading}'", allowed, meant)
            yield Finding(sound.at("source", i), what, "reference")


def difficulties(sound: Sound) -> Iterator[Finding]:
    """Settings have different ids, one is normal, and none leaves a nation without staff or a thread without time."""
    settings = sound.scenario.difficulties
    apart = len({d.id for d in settings}) == len(settings)  # else one of two of a name may have been the normal one
    if apart and sound.whole("difficulties") and all(d.id != "normal" for d in settings):
        ids = [d.id for d in settings]
        meant = nearest("normal", ids)
        path = sound.at("difficulties", ids.index(meant), "id") if meant else ("difficulties",)
        yield Finding(path, "no setting has the id normal, which is the default", "missing", at_key=not meant)
    counted = Counter(d.id for d in settings)
    for i, setting in enumerate(settings):
        if counted[setting.id] > 1 and setting.id in [d.id for d in settings[:i]]:
            yield Finding(sound.at("difficulties", i, "id"), f"another setting is called '{setting.id}'", "duplicate")
        poorest = min(n.staff for n in sound.scenario.nations)
        if poorest + setting.staff < 1:
            what = sentence("leaves a nation without staff", str(setting.staff), f"{1 - poorest} or more")
            yield Finding(sound.at("difficulties", i, "staff"), what, "number")
        brief = min(sound.scenario.threads, key=lambda t: t.life[0])
        shortest = brief.life[0]
        if shortest >= 12 and shortest + setting.life < 12:
            allowed = f"{12 - shortest} or more, for its life may be {shortest} hours"
            what = sentence(f"leaves thread {brief.id} less than two turns", str(setting.life), allowed)
            yield Finding(sound.at("difficulties", i, "life"), what, "number")


def tests(sound: Sound) -> Iterator[Finding]:
    """A test is played at a setting that the file has."""
    known = [d.id for d in sound.scenario.difficulties]
    lacking = {"normal"} - set(known)  # of which the settings say so themselves
    for i, test in enumerate(sound.scenario.tests):
        if sound.whole("difficulties") and test.difficulty not in {*known, *lacking}:
            meant = nearest(test.difficulty, known)
            what = sentence("no setting of difficulty", f"'{test.difficulty}'", listed(known), meant)
            yield Finding(sound.at("tests", i, "difficulty"), what, "reference")


CHECKS: tuple[Check, ...] = (weights, doctrine, sections, difficulties, tests)
