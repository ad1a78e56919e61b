"""Checks of injects, decisions and conditions: each can fire, none waits for itself."""

from collections.abc import Iterator

from game.scenario.checks_threads import effects
from game.scenario.finding import Check, Finding, window
from game.scenario.model_conditions import ATOMS, GROUPS, Condition
from game.scenario.model_effects import IntensityChange, TrustChange
from game.scenario.positions import Path
from game.scenario.problems import listed, nearest, sentence
from game.scenario.soundness import Sound


def triggers(sound: Sound) -> Iterator[Finding]:
    """An inject fires in exactly one way, within the exercise."""
    for i, inject in enumerate(sound.scenario.injects):
        ways = [
            w
            for w, used in (("at", inject.at is not None), ("when", inject.when is not None), ("tray", inject.tray))
            if used
        ]
        if len(ways) != 1:
            got = " and ".join(ways) or "none of them"
            what = sentence(f"'{inject.id}' must fire in one way", got, "one of at, when, tray: true")
            yield Finding(sound.at("injects", i, "id"), what, "value")
        path = sound.at("injects", i, "at")
        if isinstance(inject.at, tuple):
            yield from window(path, inject.at, sound.ticks)
        elif inject.at is not None and inject.at >= sound.ticks:
            what = sentence("fires after the exercise has ended", str(inject.at), f"up to {sound.ticks - 1}")
            yield Finding(path, what, "number")


def decisions(sound: Sound) -> Iterator[Finding]:
    """Options differ; the default, and what partners take, are among them."""
    for i, inject in enumerate(sound.scenario.injects):
        if inject.decide is None:
            continue
        names = [o.id for o in inject.decide.options]
        path = sound.at("injects", i, "decide")
        for key, option in (("default", inject.decide.default), ("partners", inject.decide.partners)):
            if option is not None and option not in names:
                what = sentence(f"{key} is none of the options", f"'{option}'", listed(names), nearest(option, names))
                yield Finding((*path, key), what, "reference")
                break  # a misspelt option would be missed twice
        for o, name in enumerate(names):
            if name in names[:o]:
                yield Finding((*path, "options", o, "id"), f"another option is called '{name}'", "duplicate")


def conditions_of(sound: Sound) -> Iterator[tuple[Path, Condition]]:
    """Every condition in the file, groups and what is in them, with its path."""
    for i, inject in enumerate(sound.scenario.injects):
        if inject.when is not None:
            yield from _with_parts(sound.at("injects", i, "when"), inject.when)
    for i, step in enumerate(sound.scenario.expert):
        if step.when is not None:
            yield from _with_parts(sound.at("expert", i, "when"), step.when)
    for i, test in enumerate(sound.scenario.tests):
        for k, condition in enumerate(test.expect):
            yield from _with_parts(sound.at("tests", i, "expect", k), condition)


def _with_parts(path: Path, condition: Condition) -> Iterator[tuple[Path, Condition]]:
    yield path, condition
    for key, parts in (("all", condition.all), ("any", condition.any)):
        for k, part in enumerate(parts or ()):
            yield from _with_parts((*path, key, k), part)
    if condition.not_ is not None:
        yield from _with_parts((*path, "not"), condition.not_)


def conditions(sound: Sound) -> Iterator[Finding]:
    """A condition says one thing, and each comparison has a bound that leaves something open."""
    for path, condition in conditions_of(sound):
        said = sorted(k.rstrip("_") for k in condition.model_fields_set if getattr(condition, k) is not None)
        if len(said) != 1:
            what = sentence(
                "a condition says exactly one thing", " and ".join(said) or "nothing", ", ".join((*GROUPS, *ATOMS))
            )
            yield Finding(path, what, "value")
            continue
        atom = getattr(condition, said[0], None)
        if atom is not None and hasattr(atom, "at_least"):
            yield from _bounds((*path, said[0]), atom.at_least, atom.below)
        if condition.decision is not None:
            yield from _option(sound, (*path, "decision"), condition.decision.inject, condition.decision.is_)
        if condition.trust is not None and condition.trust.of == condition.trust.in_:
            yield Finding(
                (*path, "trust", "in"), f"trust of '{condition.trust.of}' in itself; allowed another nation", "value"
            )
        if condition.intensity is not None and condition.intensity.nation is not None:
            yield from _audience(
                sound, (*path, "intensity", "nation"), condition.intensity.campaign, condition.intensity.nation
            )


def _bounds(path: Path, at_least: int | None, below: int | None) -> Iterator[Finding]:
    if at_least is None and below is None:
        yield Finding(path, "missing key 'at_least' or 'below'", "missing", at_key=True)
    elif at_least is not None and below is not None and at_least >= below:
        what = sentence("can never hold", f"at_least {at_least} and below {below}", f"below greater than {at_least}")
        yield Finding((*path, "below"), what, "number")


def _option(sound: Sound, path: Path, inject: str, option: str) -> Iterator[Finding]:
    put = sound.injects.get(inject)
    if put is None:
        return
    if put.decide is None:
        yield Finding((*path, "inject"), f"'{inject}' puts no decision", "reference")
        return
    names = [o.id for o in put.decide.options]
    if option not in names:
        what = sentence(f"'{inject}' has no such option", f"'{option}'", listed(names), nearest(option, names))
        yield Finding((*path, "is"), what, "reference")


def _audience(sound: Sound, path: Path, campaign: str, nation: str) -> Iterator[Finding]:
    known = sound.campaigns.get(campaign)
    if known is not None and nation not in known.audiences:
        what = sentence(f"not an audience of '{campaign}'", f"'{nation}'", listed(tuple(known.audiences)))
        yield Finding(path, what, "value")


def targets(sound: Sound) -> Iterator[Finding]:
    """Effects change something that is there."""
    for path, effect in effects(sound):
        if isinstance(effect, TrustChange) and effect.of == effect.in_:
            yield Finding((*path, "in"), f"trust of '{effect.of}' in itself; allowed another nation", "value")
        if isinstance(effect, IntensityChange) and effect.nation is not None:
            yield from _audience(sound, (*path, "nation"), effect.campaign, effect.nation)


def cycles(sound: Sound) -> Iterator[Finding]:
    """No inject waits, directly or through others, for itself."""
    waits = {n.id: _waits_for(n.when) for n in sound.scenario.injects if n.when is not None}
    said: set[str] = set()
    for i, inject in enumerate(sound.scenario.injects):
        ring = _ring(inject.id, waits)
        if ring and not said & set(ring):
            said |= set(ring)
            chain = " waits for ".join(f"'{name}'" for name in (*ring, ring[0]))
            yield Finding(
                sound.at("injects", i, "when"),
                f"a cycle of triggers that can never fire: {chain}",
                "cycle",
                at_key=True,
            )


def _waits_for(condition: Condition) -> tuple[str, ...]:
    """The injects without which the condition cannot hold; of `any`, only those that every way waits for."""
    if condition.inject is not None:
        return (condition.inject.id,) if condition.inject.fired else ()
    if condition.decision is not None:
        return (condition.decision.inject,)
    if condition.any is not None:
        ways = [set(_waits_for(part)) for part in condition.any]
        return tuple(sorted(set.intersection(*ways)))
    return tuple(name for part in condition.all or () for name in _waits_for(part))


def _ring(start: str, waits: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The chain from an inject back to itself; empty where there is none."""
    trail: list[tuple[str, ...]] = [(start,)]
    seen = set()
    while trail:
        chain = trail.pop()
        for name in waits.get(chain[-1], ()):
            if name == start:
                return chain
            if name not in seen:
                seen.add(name)
                trail.append((*chain, name))
    return ()


CHECKS: tuple[Check, ...] = (triggers, decisions, conditions, targets, cycles)
