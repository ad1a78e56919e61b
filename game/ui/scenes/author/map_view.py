"""The exercise's map with what each nation has at a turn."""

from __future__ import annotations

from game.match.folders import cache_folder
from game.ui.map.geometry import theatre
from game.ui.map.scene import MapScene, NationPin
from game.ui.map.widget import MapView
from game.ui.scenes.author import tips
from game.ui.scenes.author.gaze import Gaze
from game.ui.scenes.author.outlook import Outlook
from game.ui.scenes.exercise_map import links
from game.ui.theme import nation_mark


def map_view(outlook: Outlook, gaze: Gaze) -> MapView:
    """Each nation with its reports by the chosen turn, those new in it as a badge; a click chooses the nation."""
    names, column = outlook.names, gaze.column
    pins = tuple(
        NationPin(
            code=nation.code, name=nation.name, slot=nation.place, mark=nation_mark(n), selected=n == gaze.nation,
            note=f"{outlook.count(n, column, 'held')} held", badge=outlook.count(n, column, "new"),
        )
        for n, nation in enumerate(names.nations)
    )  # fmt: skip
    by_code = {nation.code: n for n, nation in enumerate(names.nations)}
    return MapView(
        theatre(names.map), MapScene(pins, links(outlook.scenario)), cache_folder() / "maps", (8, 8, 8, 8),
        tuple(nation.place for nation in names.nations),
        {code: tips.late(tips.cell, outlook, n, column) for code, n in by_code.items()}, moving=False,
        on_nation=lambda code: gaze.look_at(by_code[code], gaze.column), id="theatre",
        name=f"Map of {names.title}",
    )  # fmt: skip
