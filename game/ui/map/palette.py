"""The map's own colours, one palette a theme: land and water are no surface of the interface."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.theme import RGB, Theme, rgb


@dataclass(frozen=True)
class MapPalette:
    """Colours of the baked map. Shares are 0 to 1, alphas 0 to 255."""

    sea_top: RGB
    sea_bottom: RGB
    land: RGB
    border: RGB
    glow: RGB
    glow_wide: int  # alpha of the wide and the narrow part of the coast's glow
    glow_narrow: int
    graticule: tuple[RGB, int]
    sea_name: RGB
    tint_land: float  # how much of its colour a nation's land takes
    tint_border: float


def _palette(*codes: str, glow: tuple[int, int], graticule: tuple[str, int], tint: tuple[float, float]) -> MapPalette:
    top, bottom, land, border, shine, name = (rgb(code) for code in codes)
    lines = rgb(graticule[0]), graticule[1]
    return MapPalette(top, bottom, land, border, shine, *glow, lines, name, *tint)


_PALETTES = {
    "dark": _palette(
        "#0D1B2A", "#0A1420", "#223140", "#3C5166", "#4682B9", "#5E7C99",
        glow=(120, 105), graticule=("#6E93B5", 26), tint=(0.30, 0.78),
    ),
    "light": _palette(
        "#D3E2EE", "#C4D7E7", "#F0F2EE", "#8698A8", "#6FA3CF", "#4E6A84",
        glow=(110, 90), graticule=("#5F86A8", 40), tint=(0.36, 0.45),
    ),
    "contrast": _palette(
        "#000000", "#000000", "#1F1F1F", "#B0B0B0", "#000000", "#DCDCDC",
        glow=(0, 0), graticule=("#FFFFFF", 22), tint=(0.34, 1.0),
    ),
}  # fmt: skip


def map_palette(theme: Theme) -> MapPalette:
    """The palette that belongs to a theme; KeyError for a theme without one."""
    return _PALETTES[theme.name]
