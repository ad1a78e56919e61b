"""What is on the glass: one cached layer a panel, and the composition of layers into dirty rectangles.

Order per dirty rectangle: clip, then layers from the bottom up with their animated sprites, overlays last. Rectangles
never overlap, so nothing half-transparent is laid over itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pygame

from game.ui import gfx
from game.ui.painter import Painter
from game.ui.theme import RADIUS
from game.ui.tree import Ctx, Widget, paint_tree

Sprite = tuple[pygame.Surface, tuple[float, float]]
"""A picture and the window position of its centre."""

RING_REACH = 6


@dataclass(frozen=True)
class LayerSpec:
    """A layer that should be on the screen: its widget, whether it floats (see-through, with room for a shadow), and
    whether its sprites move."""

    key: tuple[int, str]
    root: Widget
    ctx: Ctx
    floats: bool
    animated: bool


def _members(widget: Widget, top: bool = True) -> Iterator[Widget]:
    """The widgets painted into a layer."""
    if widget.layer and not top:
        return
    yield widget
    for kid in widget.kids:
        yield from _members(kid, False)


@dataclass(eq=False)
class Layer:
    """A panel's cached picture."""

    spec: LayerSpec
    rect: pygame.Rect
    surface: pygame.Surface
    looks: list[tuple[pygame.Rect, tuple[Any, ...]]] = field(default_factory=list)
    moving: list[Widget] = field(default_factory=list)
    dirty: pygame.Rect | None = None

    def touch(self, rect: pygame.Rect) -> None:
        """This window rectangle of the layer must be painted again."""
        grown = rect.inflate(2 * RING_REACH, 2 * RING_REACH).clip(self.rect)
        if grown.w > 0 and grown.h > 0:
            self.dirty = grown if self.dirty is None else self.dirty.union(grown)

    def take(self, spec: LayerSpec) -> None:
        """A new build of the same panel: touches what looks different."""
        self.spec = spec
        members = list(_members(spec.root))
        self.moving = [w for w in members if spec.animated and getattr(w, "sprites", None) is not None]
        looks = [(w.rect.copy(), w.look()) for w in members]
        if len(looks) != len(self.looks):
            self.touch(self.rect)
        else:
            for new, old in zip(looks, self.looks, strict=True):
                if new != old:
                    self.touch(old[0])
                    self.touch(new[0])
        self.looks = looks

    def repaint(self) -> pygame.Rect | None:
        """Paints what is dirty; returns it."""
        area, self.dirty = self.dirty, None
        if area is None:
            return None
        ctx, root = self.spec.ctx, self.spec.root
        self.surface.set_clip(area.move(-self.rect.x, -self.rect.y))
        self.surface.fill((0, 0, 0, 0) if self.spec.floats else ctx.theme.bg)
        g = Painter(self.surface, ctx, self.rect.topleft)
        if self.spec.floats and ctx.theme.shadow and getattr(root, "shadow", False):
            blur = ctx.px(8)
            g.image(gfx.shadow(root.rect.w, root.rect.h, ctx.px(RADIUS), blur, ctx.theme.shadow), root.rect.center)
        paint_tree(root, g, ctx)
        self._ring(g, ctx)
        self.surface.set_clip(None)
        return area

    def _ring(self, g: Painter, ctx: Ctx) -> None:
        if not ctx.focus_visible:
            return
        focused = next((w for w in _members(self.spec.root) if w.id == ctx.focus), None)
        if focused is not None:
            with g.clipped(focused.clip.inflate(2 * RING_REACH, 2 * RING_REACH)):
                out = ctx.px(3)
                g.ring(focused.rect.inflate(2 * out, 2 * out), "ring", RADIUS + 3)


class Screen:
    """All layers in order, and what of them must be put on the glass."""

    def __init__(self) -> None:
        self.layers: list[Layer] = []
        self._damage: list[pygame.Rect] = []
        self._sprites: list[tuple[Layer, pygame.Rect, Sprite]] = []

    def damage(self, rect: pygame.Rect) -> None:
        """This part of the window must be composed again."""
        self._damage.append(rect.copy())

    def layer_of(self, key: tuple[int, str]) -> Layer | None:
        """The layer with that key."""
        return next((layer for layer in self.layers if layer.spec.key == key), None)

    def sync(self, specs: Sequence[LayerSpec]) -> None:
        """Makes the layers those of `specs`, in that order, keeping the pictures of what stayed the same."""
        old = {layer.spec.key: layer for layer in self.layers}
        order = [key for key in (spec.key for spec in specs) if key in old]
        moved = order != [layer.spec.key for layer in self.layers if layer.spec.key in set(order)]
        layers: list[Layer] = []
        for spec in specs:
            rect = _layer_rect(spec)
            layer = old.pop(spec.key, None)
            if layer is None or layer.rect != rect or layer.spec.floats != spec.floats or moved:
                if layer is not None:
                    self.damage(layer.rect)
                layer = _new_layer(spec, rect)
            layer.take(spec)
            layers.append(layer)
        for gone in old.values():
            self.damage(gone.rect)
        self.layers = layers

    def draw(self, surface: pygame.Surface, now: float) -> list[pygame.Rect]:
        """Brings the window up to date; returns the rectangles that changed."""
        for layer in self.layers:
            painted = layer.repaint()
            if painted is not None:
                self._damage.append(painted)
        self._animate(now)
        if not self._damage:
            return []
        rects = gfx.merged([rect.clip(surface.get_rect()) for rect in self._damage])
        self._damage = []
        for rect in rects:
            self._compose(surface, rect)
        surface.set_clip(None)
        return rects

    def _animate(self, now: float) -> None:
        sprites: list[tuple[Layer, pygame.Rect, Sprite]] = []
        for layer in self.layers:
            for widget in layer.moving:
                left, top = widget.rect.topleft
                for image, (x, y) in widget.sprites(now):  # type: ignore[attr-defined]
                    place = image.get_rect(center=(round(left + x), round(top + y))).clip(widget.rect)
                    sprites.append((layer, place, (image, (left + x, top + y))))
        if [s[1:] for s in sprites] != [s[1:] for s in self._sprites]:
            self._damage.extend(rect for _, rect, _ in self._sprites)
            self._damage.extend(rect for _, rect, _ in sprites)
            self._sprites = sprites

    def _compose(self, surface: pygame.Surface, rect: pygame.Rect) -> None:
        surface.set_clip(rect)
        for layer in self.layers:
            if not layer.rect.colliderect(rect):
                continue
            surface.set_clip(rect.clip(layer.spec.root.clip))
            surface.blit(layer.surface, layer.rect)
            surface.set_clip(rect)
            for owner, place, (image, (x, y)) in self._sprites:
                if owner is layer and place.colliderect(rect):
                    surface.set_clip(rect.clip(place))
                    surface.blit(image, image.get_rect(center=(round(x), round(y))))
                    surface.set_clip(rect)


def _layer_rect(spec: LayerSpec) -> pygame.Rect:
    rect = spec.root.rect
    if spec.floats:
        margin = spec.ctx.px(20)
        return rect.inflate(2 * margin, 2 * margin)
    return rect.copy()


def _new_layer(spec: LayerSpec, rect: pygame.Rect) -> Layer:
    size = (max(1, rect.w), max(1, rect.h))
    surface = pygame.Surface(size, pygame.SRCALPHA, 32) if spec.floats else pygame.Surface(size, 0, 32)
    return Layer(spec, rect, surface)
