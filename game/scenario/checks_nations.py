"""Checks of nations, relations and organisations."""

import json
from collections.abc import Iterator
from functools import cache

from game.assets import asset_dir
from game.scenario.catalogue import BUILT_IN_CHANNELS
from game.scenario.finding import Check, Finding
from game.scenario.problems import listed, nearest, sentence
from game.scenario.soundness import Sound
from game.scenario.words import SERVICES_BY_KIND


@cache
def maps() -> dict[str, tuple[str, ...]]:
    """The maps that ship with the game and the territories of each."""
    found = {}
    for path in sorted((asset_dir() / "maps").glob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        found[path.stem] = tuple(territory["id"] for territory in content["territories"])
    return found


def places(sound: Sound) -> Iterator[Finding]:
    """The map exists, and each nation has a territory of its own on it."""
    name = sound.scenario.map
    if not sound.whole("map"):
        return
    if name not in maps():
        what = sentence("there is no such map", f"'{name}'", ", ".join(maps()), nearest(name, maps()))
        yield Finding(("map",), what, "reference")
        return
    taken: dict[str, str] = {}
    for i, nation in enumerate(sound.scenario.nations):
        path = sound.at("nations", i, "place")
        if nation.place not in maps()[name]:
            what = sentence(f"the map {name} has no such territory", f"'{nation.place}'", listed(maps()[name]))
            yield Finding(path, what, "reference")
        elif nation.place in taken:
            yield Finding(path, f"{nation.place} is already the territory of '{taken[nation.place]}'", "duplicate")
        taken.setdefault(nation.place, nation.id)


def seats(sound: Sound) -> Iterator[Finding]:
    """The default seat is one that a trainee may take."""
    nation = sound.nations.get(sound.scenario.default_seat)
    if nation is not None and nation.seat != "human":
        humans = [n.id for n in sound.scenario.nations if n.seat == "human"]
        allowed = listed(humans) or "a nation with 'seat: human', of which there is none"
        yield Finding(("default_seat",), sentence("not a seat for a trainee", f"'{nation.id}'", allowed), "value")


def relations(sound: Sound) -> Iterator[Finding]:
    """Each pair of nations stands once."""
    seen: dict[frozenset[str], int] = {}
    for i, relation in enumerate(sound.scenario.relations):
        pair = frozenset(relation.nations)
        if len(pair) > 1 and pair in seen:
            first = sound.document.positions.of_value(sound.at("relations", seen[pair])).line
            what = f"{' and '.join(relation.nations)} stand twice in relations; first on line {first}"
            yield Finding(sound.at("relations", i, "nations"), what, "duplicate")
        seen.setdefault(pair, i)


def services(sound: Sound) -> Iterator[Finding]:
    """An organisation offers, once each, services of its kind."""
    for i, organisation in enumerate(sound.scenario.organisations):
        allowed = SERVICES_BY_KIND[organisation.kind]
        for k, service in enumerate(organisation.services):
            if service in organisation.services[:k]:
                path = sound.at("organisations", i, "services", k)
                yield Finding(path, f"the service {service} stands twice in this list", "duplicate")
        foreign = [service for service in organisation.services if service not in allowed]
        if foreign:
            path = sound.at("organisations", i, "services", organisation.services.index(foreign[0]))
            kind = organisation.kind.replace("_", " ")
            yield Finding(
                path, sentence(f"no service of the kind {kind}", ", ".join(foreign), ", ".join(allowed)), "value"
            )
        elif organisation.kind == "bilateral_pair" and len(organisation.members) != 2:
            what = sentence("a bilateral pair has two members", str(len(organisation.members)), "2")
            yield Finding(sound.at("organisations", i, "members"), what, "number", at_key=True)


def channel_ids(sound: Sound) -> Iterator[Finding]:
    """No channel takes the id of one that every exercise has."""
    taken = [id_ for id_, _ in BUILT_IN_CHANNELS]
    for i, organisation in enumerate(sound.scenario.organisations):
        for k, channel in enumerate(organisation.channels):
            if channel.id in taken:
                what = f"every exercise already has a channel '{channel.id}'; allowed another id"
                yield Finding(sound.at("organisations", i, "channels", k, "id"), what, "duplicate")


CHECKS: tuple[Check, ...] = (places, seats, relations, services, channel_ids)
