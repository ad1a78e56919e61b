"""A theatre as a quiet picture behind words: land, glow and a little traffic, nothing to use."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pygame

from game.match.folders import cache_folder
from game.ui.map.geometry import theatre
from game.ui.map.scene import Link, MapScene, NationPin
from game.ui.map.widget import MapView
from game.ui.painter import Painter
from game.ui.theme import nation_mark
from game.ui.tree import Ctx, Role

_THEATRE = "meridian"
_SLOTS = ("t01", "t03", "t04", "t06", "t07", "t08", "t10", "t11")
_LINKS = ((0, 1), (1, 2), (2, 4), (0, 3), (3, 5), (4, 6), (5, 7), (1, 5), (2, 3))
_VEIL = 0.62  # share of the width over which the ground of the words fades out


def _scene() -> MapScene:
    pins = tuple(NationPin(str(n), "", slot, nation_mark(n)) for n, slot in enumerate(_SLOTS))
    links = [Link(str(a), str(b), "open", 1, 1 if n % 3 else -1) for n, (a, b) in enumerate(_LINKS)]
    return MapScene(pins, tuple(links))


@dataclass(eq=False)
class Backdrop(MapView):
    """The map under the main menu. Its left part fades into the ground, so that words can stand there."""

    role: Role = field(default="image", kw_only=True)

    def __post_init__(self) -> None:
        self.name = "A theatre at night"

    def arrange(self, ctx: Ctx) -> None:
        """As on the map, but that lines end at capitals: there are no names for them to end at."""
        super().arrange(ctx)
        at = self._places.capitals
        curves = tuple(replace(c, start=at[c.link.a], end=at[c.link.b]) for c in self._places.curves)
        self._places = replace(self._places, pins={}, curves=curves)

    def paint(self, g: Painter, ctx: Ctx) -> None:
        super().paint(g, ctx)
        g.image(_veil(self.rect.size, ctx.theme.bg), self.rect.center)


def backdrop() -> Backdrop:
    """The picture behind the main menu."""
    margins = (460, 30, 40, 30)
    return Backdrop(theatre(_THEATRE), _scene(), cache_folder() / "maps", margins, _SLOTS, id="backdrop", anchor="fill")


def _veil(size: tuple[int, int], ground: tuple[int, int, int]) -> pygame.Surface:
    """The ground's colour, opaque at the left and gone after a part of the width."""
    strip = pygame.Surface((256, 1), pygame.SRCALPHA)
    for x in range(256):
        share = max(0.0, min(1.0, (x / 255 - 0.20) / (_VEIL - 0.20)))
        strip.set_at((x, 0), (*ground, round(250 - 205 * share * share * (3 - 2 * share))))
    return pygame.transform.smoothscale(strip, size)
