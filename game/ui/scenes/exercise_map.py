"""The map of an exercise before it begins: its nations where they lie, one of them to be chosen."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from game.match.folders import cache_folder
from game.scenario.model_scenario import Scenario
from game.ui.map.geometry import theatre
from game.ui.map.scene import Link, MapScene, NationPin
from game.ui.map.widget import MapView
from game.ui.scenes.shelf import seats
from game.ui.theme import nation_mark
from game.ui.tree import Ctx


def exercise_map(ctx: Ctx, scenario: Scenario, chosen: str, choose: Callable[[str], object] | None, id: str) -> MapView:
    """The map with a pill for each nation; with `choose` a nation that may be played calls it with its id.

    Lines join nations that share an organisation's channel.
    """
    open_ = seats(scenario)
    pins = tuple(
        NationPin(
            code=n.id[:3].upper(), name=n.name, slot=n.place, mark=nation_mark(i), selected=n.id == chosen,
            note="you" if n.id == chosen else "seat" if n.id in open_ and choose else "", note_ink="accent",
            faded=choose is not None and n.id not in open_,
        )
        for i, n in enumerate(scenario.nations)
    )  # fmt: skip
    by_code = {n.id[:3].upper(): n.id for n in scenario.nations}

    def take(code: str) -> object:
        return choose(by_code[code]) if choose is not None and by_code[code] in open_ else None

    tips = {n.id[:3].upper(): n.about for n in scenario.nations}
    slots = tuple(n.place for n in scenario.nations)
    return MapView(
        theatre(scenario.map), MapScene(pins, links(scenario)), cache_folder() / "maps", (8, 8, 8, 8), slots, tips,
        moving=False, on_nation=take if choose is not None else None, id=id, name=f"Map of {scenario.title}",
    )  # fmt: skip


def links(scenario: Scenario) -> tuple[Link, ...]:
    """One line a pair of nations that a channel of an organisation joins; in large bodies only their neighbours."""
    pairs: set[tuple[str, str]] = set()
    for organisation in scenario.organisations:
        members = [n.id for n in scenario.nations if n.id in organisation.members]
        if (organisation.channels and len(members) < len(scenario.nations)) or len(members) == 2:
            pairs |= {(a, b) for a, b in pairwise(members)}
    return tuple(Link(a[:3].upper(), b[:3].upper(), "open", 1) for a, b in sorted(pairs))
