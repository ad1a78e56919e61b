"""A theatre as a quiet picture behind words: land, glow and a little traffic, nothing to use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pygame

from game.match.folders import cache_folder
from game.ui.map.geometry import TheatreMap, theatre
from game.ui.map.scene import Link, MapScene, NationPin
from game.ui.map.widget import MapView
from game.ui.painter import Painter
from game.ui.theme import nation_mark
from game.ui.tree import Ctx, Role

_THEATRE = "meridian"
_LINKS = ((0, 1), (1, 2), (2, 4), (0, 3), (3, 5), (4, 6), (5, 7), (1, 5), (2, 3))
_VEIL = 0.62  # share of the width over which the ground of the words fades out


def _pins(land: TheatreMap, count: int) -> tuple[NationPin, ...]:
    slots = sorted(land.territories)[:: max(1, len(land.territories) // count)][:count]
    return tuple(NationPin(str(n), "", slot, nation_mark(n)) for n, slot in enumerate(slots))


def _scene(land: TheatreMap) -> MapScene:
    pins = _pins(land, 8)
    pairs = [(a, b) for a, b in _LINKS if max(a, b) < len(pins)]
    links = [Link(str(a), str(b), "open", 1 + n % 2, 1 if n % 3 else -1) for n, (a, b) in enumerate(pairs)]
    return MapScene(pins, tuple(links))


@dataclass(eq=False)
class Backdrop(MapView):
    """The map under the main menu. Its left part fades into the ground, so that words can stand there."""

    role: Role = field(default="image", kw_only=True)

    def __post_init__(self) -> None:
        self.name = "A theatre at night"

    def paint(self, g: Painter, ctx: Ctx) -> None:
        super().paint(g, ctx)
        g.image(_veil(self.rect.size, ctx.theme.bg), self.rect.center)


def backdrop(slots: Sequence[str] = ()) -> Backdrop:
    """The picture behind the main menu."""
    land = theatre(_THEATRE)
    return Backdrop(land, _scene(land), cache_folder(), (320, 0, 0, 0), slots, id="backdrop", anchor="fill")


def _veil(size: tuple[int, int], ground: tuple[int, int, int]) -> pygame.Surface:
    """The ground's colour, opaque at the left and gone after a part of the width."""
    strip = pygame.Surface((256, 1), pygame.SRCALPHA)
    for x in range(256):
        share = max(0.0, min(1.0, (x / 255 - 0.20) / (_VEIL - 0.20)))
        strip.set_at((x, 0), (*ground, round(250 - 205 * share * share * (3 - 2 * share))))
    return pygame.transform.smoothscale(strip, size)
