"""The still part of the map: sea, coast glow, land, borders, graticule and sea names, baked once and kept on disk."""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import pygame

from game.ui.map.geometry import Frame, Point, Ring, Sea, TheatreMap
from game.ui.map.palette import MapPalette
from game.ui.text import TextEngine
from game.ui.theme import RGB, TYPE, mix

ZOOM = 2  # pygame's polygons are not anti-aliased: land is drawn at twice its size and reduced
_EDITION = 1  # part of the cache key: raise it when the same request would give another picture
_KEPT_FILES = 32
_SEA_STYLE = "code"
_LEAST_LETTER = 9.0  # pixels; smaller sea names are left out


@dataclass(frozen=True)
class MapRequest:
    """What a baked map depends on. `tints` are (slot, nation's colour) of the nations in play; `k` is pixels a dp."""

    theatre: TheatreMap
    frame: Frame
    palette: MapPalette
    tints: tuple[tuple[str, RGB], ...]
    k: float = 1.0

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the picture in pixels."""
        return self.frame.width, self.frame.height

    def key(self) -> str:
        """A name for the picture: the same for the same content, size and colours."""
        parts = (_EDITION, self.theatre.digest, self.frame, self.palette, self.tints, round(self.k, 3))
        return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


def baked(request: MapRequest, folder: Path | None) -> pygame.Surface:
    """The picture from the cache folder, else baked and put there; a failing folder only costs the time of baking."""
    path = folder / f"map-{request.key()}.png" if folder else None
    if path is not None and (kept := _kept(path, request.size)) is not None:
        return kept
    picture = bake(request)
    if path is not None:
        _keep(path, picture)
    return picture


def _kept(path: Path, size: tuple[int, int]) -> pygame.Surface | None:
    try:
        picture = pygame.image.load(path)
    except (OSError, pygame.error):
        return None
    if picture.get_size() != size:
        return None
    return _plain(picture)


def _plain(picture: pygame.Surface) -> pygame.Surface:
    """An opaque copy in the one pixel format that every map has, whether baked or loaded, window or none."""
    copy = pygame.Surface(picture.get_size(), 0, 32)
    copy.blit(picture, (0, 0))
    return copy


def _keep(path: Path, picture: pygame.Surface) -> None:
    """Writes the picture under another name and moves it, so that no reader meets half a file."""
    with contextlib.suppress(OSError, pygame.error):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.stem}-{os.getpid()}.png")
        pygame.image.save(picture, draft)
        draft.replace(path)
        others = (file for file in path.parent.glob("map-*.png") if file != path)
        for old in sorted(others, key=lambda file: file.stat().st_mtime, reverse=True)[_KEPT_FILES - 1 :]:
            old.unlink()


def bake(request: MapRequest) -> pygame.Surface:
    """Draws the picture: about 0.2 s at 1600 × 900."""
    frame, palette = request.frame, request.palette
    picture = _sea(frame, palette)
    tints = dict(request.tints)
    _glow(picture, request)
    picture.blit(_land(request, tints), (0, 0))
    _graticule(picture, request)
    for sea in request.theatre.seas:
        _sea_name(picture, sea, frame, palette)
    return picture


def _sea(frame: Frame, palette: MapPalette) -> pygame.Surface:
    column = pygame.Surface((1, frame.height), 0, 32)
    for y in range(frame.height):
        column.set_at((0, y), mix(palette.sea_top, palette.sea_bottom, y / max(1, frame.height - 1)))
    return pygame.transform.scale(column, (frame.width, frame.height))


def _glow(picture: pygame.Surface, request: MapRequest) -> None:
    """A soft light around all coasts: the land's outline at half size, blurred wide and narrow."""
    frame, palette = request.frame, request.palette
    half = max(1, frame.width // 2), max(1, frame.height // 2)
    if not palette.glow_wide:
        return
    shape = pygame.Surface(half, pygame.SRCALPHA)
    shape.fill((*palette.glow, 0))
    for ring in _all_land(request.theatre):
        if (points := _seen(ring, frame, 0.5)) is not None:
            pygame.draw.polygon(shape, palette.glow, points)
    for radius, alpha in ((14, palette.glow_wide), (5, palette.glow_narrow)):
        soft = pygame.transform.gaussian_blur(shape, max(1, round(radius * request.k / 2)))
        soft.fill((*palette.glow, 0), special_flags=pygame.BLEND_RGB_MAX)  # blurring has darkened the see-through part
        soft.fill((255, 255, 255, alpha), special_flags=pygame.BLEND_RGBA_MULT)
        picture.blit(pygame.transform.smoothscale(soft, picture.get_size()), (0, 0))


def _all_land(theatre: TheatreMap) -> list[Ring]:
    return [*theatre.land, *(ring for t in theatre.territories.values() for ring in t.polygons)]


def _seen(ring: Ring, frame: Frame, zoom: float) -> list[Point] | None:
    """The ring in pixels; None when it lies outside the frame."""
    points = frame.ring(ring, zoom)
    low, high = points.min(axis=0), points.max(axis=0)
    outside = low[0] > frame.width * zoom or low[1] > frame.height * zoom or high[0] < 0 or high[1] < 0
    return None if outside else [(x, y) for x, y in points.tolist()]


def _land(request: MapRequest, tints: dict[str, RGB]) -> pygame.Surface:
    frame, palette = request.frame, request.palette
    layer = pygame.Surface((frame.width * ZOOM, frame.height * ZOOM), pygame.SRCALPHA)
    layer.fill((*palette.border, 0))
    hairline = max(ZOOM, round(request.k * 0.9 * ZOOM))
    plain = [t for t in request.theatre.territories.values() if t.id not in tints]
    for ring in (*request.theatre.land, *(ring for t in plain for ring in t.polygons)):
        _polygon(layer, _seen(ring, frame, ZOOM), palette.land, palette.border, hairline)
    for slot, color in tints.items():
        fill = mix(palette.land, color, palette.tint_land)
        edge = mix(palette.border, color, palette.tint_border)
        for ring in request.theatre.territories[slot].polygons:
            _polygon(layer, _seen(ring, frame, ZOOM), fill, edge, hairline)
    lake = mix(palette.sea_top, palette.sea_bottom, 0.5)
    for ring in request.theatre.lakes:
        _polygon(layer, _seen(ring, frame, ZOOM), lake, palette.border, hairline)
    return pygame.transform.smoothscale(layer, (frame.width, frame.height))


def _polygon(layer: pygame.Surface, points: list[Point] | None, fill: RGB, edge: RGB, width: int) -> None:
    if points is not None:
        pygame.draw.polygon(layer, fill, points)
        pygame.draw.lines(layer, edge, True, points, width)


def _graticule(picture: pygame.Surface, request: MapRequest) -> None:
    color, alpha = request.palette.graticule
    layer = pygame.Surface(picture.get_size(), pygame.SRCALPHA)
    layer.fill((*color, 0))
    for line in request.theatre.graticule:
        if (points := _seen(line, request.frame, 1)) is not None:
            pygame.draw.aalines(layer, color, False, points)
    layer.fill((255, 255, 255, alpha), special_flags=pygame.BLEND_RGBA_MULT)
    picture.blit(layer, (0, 0))


def _sea_name(picture: pygame.Surface, sea: Sea, frame: Frame, palette: MapPalette) -> None:
    """Letter-spaced capitals along the sea's slope; left out where they would be cut off or too small to read."""
    size = sea.size * frame.scale
    if size < _LEAST_LETTER:
        return
    engine = TextEngine(size * ZOOM / TYPE[_SEA_STYLE].size, 1.0)
    letters = [engine.render(letter, _SEA_STYLE, palette.sea_name) for letter in sea.name.upper()]
    gap = round(size * ZOOM * 0.34)
    word = pygame.Surface((sum(image.width + gap for image in letters) - gap, letters[0].height), pygame.SRCALPHA)
    word.fill((*palette.sea_name, 0))
    x = 0
    for image in letters:
        word.blit(image, (x, 0), special_flags=pygame.BLEND_RGBA_MAX)
        x += image.width + gap
    turned = pygame.transform.rotozoom(word, sea.angle, 1 / ZOOM)
    turned.fill((255, 255, 255, 190), special_flags=pygame.BLEND_RGBA_MULT)
    middle = frame.pixel((sea.x, sea.y))
    place = turned.get_rect(center=(round(middle[0]), round(middle[1])))
    if picture.get_rect().contains(place):
        picture.blit(turned, place)
