"""Design tokens: colours, type scale, spacing, nation marks and TLP colours. Nothing here draws."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

RGB = tuple[int, int, int]
Shape = Literal["circle", "triangle", "diamond", "square", "pentagon", "hexagon", "star", "cross"]


def rgb(code: str) -> RGB:
    """`#RRGGBB` as three integers."""
    return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)


@dataclass(frozen=True)
class Theme:
    """Every colour of the interface by its job. A theme is tokens only: no widget asks which theme it is."""

    name: str
    bg: RGB
    panel: RGB
    card: RGB
    card_hi: RGB
    raised: RGB
    line: RGB
    line_hi: RGB
    hi: RGB
    text: RGB
    dim: RGB
    faint: RGB  # decoration, never words
    accent: RGB
    accent_fill: RGB  # a quiet fill for what is selected
    primary: RGB
    primary_hi: RGB
    on_primary: RGB
    gold: RGB  # the turn and its commit
    gold_hi: RGB
    on_gold: RGB
    gold_text: RGB  # gold as words
    good: RGB
    warn: RGB
    bad: RGB
    bad_fill: RGB
    need: RGB
    need_fill: RGB
    ring: RGB
    heat_low: RGB
    heat_mid: RGB
    heat_high: RGB
    shape_edge: RGB | None  # outline that keeps pale nation marks visible on a light ground
    shadow: int  # alpha, 0-255
    scrim: int  # alpha of the veil under a dialog

    def color(self, token: str | RGB) -> RGB:
        """A token's colour; a colour given as such is returned unchanged. AttributeError for an unknown token."""
        if isinstance(token, tuple):
            return token
        value: RGB = rgb(token) if token.startswith("#") else getattr(self, token)
        return value


def _theme(name: str, shape_edge: str | None, shadow: int, scrim: int, **tokens: str) -> Theme:
    edge = rgb(shape_edge) if shape_edge else None
    return Theme(name=name, shape_edge=edge, shadow=shadow, scrim=scrim, **{key: rgb(v) for key, v in tokens.items()})


DARK = _theme(
    "dark", None, 120, 170,
    bg="#0A1018", panel="#101923", card="#172331", card_hi="#1E2D3E", raised="#24364A",
    line="#26374A", line_hi="#415973", hi="#F1F6FB", text="#C4D1DE", dim="#8CA0B5", faint="#5F7388",
    accent="#58B6FF", accent_fill="#173A5C", primary="#1B5E9B", primary_hi="#236FB3", on_primary="#FFFFFF",
    gold="#F2BE54", gold_hi="#FFD079", on_gold="#1A1206", gold_text="#F2BE54",
    good="#3CCFA4", warn="#F0B13C", bad="#FF7A59", bad_fill="#4A2018",
    need="#C792EA", need_fill="#38224A", ring="#FFD166", heat_low="#E0752D", heat_mid="#2B3A4B", heat_high="#3B9BE8",
)  # fmt: skip

LIGHT = _theme(
    "light", "#2B3A4B", 50, 110,
    bg="#E6ECF2", panel="#F4F7FA", card="#FFFFFF", card_hi="#EEF4FA", raised="#DFE8F1",
    line="#CBD6E1", line_hi="#7F94A9", hi="#0C1722", text="#26384A", dim="#475A6E", faint="#8FA1B3",
    accent="#0B5FA8", accent_fill="#D3E7F9", primary="#1B5E9B", primary_hi="#164E82", on_primary="#FFFFFF",
    gold="#F2BE54", gold_hi="#E5AC37", on_gold="#1A1206", gold_text="#7A5200",
    good="#0A654A", warn="#7A4F00", bad="#A82C0C", bad_fill="#FBDFD6",
    need="#7127A6", need_fill="#EEDFF8", ring="#9A5B00", heat_low="#E0752D", heat_mid="#E3E9EF", heat_high="#3B9BE8",
)  # fmt: skip

CONTRAST = _theme(
    "contrast", None, 0, 200,
    bg="#000000", panel="#000000", card="#0A0A0A", card_hi="#1C1C1C", raised="#262626",
    line="#8A8A8A", line_hi="#FFFFFF", hi="#FFFFFF", text="#FFFFFF", dim="#DCDCDC", faint="#A8A8A8",
    accent="#7CCBFF", accent_fill="#00325C", primary="#004C8C", primary_hi="#0066BA", on_primary="#FFFFFF",
    gold="#FFD44A", gold_hi="#FFE48C", on_gold="#000000", gold_text="#FFD44A",
    good="#4CF0C0", warn="#FFC44A", bad="#FF9B80", bad_fill="#4A1408",
    need="#DDB0FF", need_fill="#34124F", ring="#FFFF00", heat_low="#FF8A3C", heat_mid="#202020", heat_high="#55B4FF",
)  # fmt: skip

THEMES = {theme.name: theme for theme in (DARK, LIGHT, CONTRAST)}

WORDS = ("hi", "text", "dim", "accent", "gold_text", "good", "warn", "bad", "need")
GROUNDS = ("bg", "panel", "card", "card_hi", "raised")
PAIRS: tuple[tuple[str, str], ...] = (
    *((word, ground) for word in WORDS for ground in GROUNDS),
    ("on_primary", "primary"), ("on_primary", "primary_hi"), ("on_gold", "gold"), ("on_gold", "gold_hi"),
    ("bad", "bad_fill"), ("need", "need_fill"), ("hi", "accent_fill"), ("text", "accent_fill"),
    ("accent", "accent_fill"),
)  # fmt: skip
"""Every (words, ground) pair that widgets may use; each has a contrast of at least 4.5:1 in each theme."""


@dataclass(frozen=True)
class TypeStyle:
    """One step of the type scale: a font file's stem and a size in dp."""

    face: str
    size: float


SANS, MEDIUM, SEMIBOLD = "IBMPlexSans-Regular", "IBMPlexSans-Medium", "IBMPlexSans-SemiBold"
CONDENSED, CONDENSED_BOLD = "IBMPlexSansCondensed-Medium", "IBMPlexSansCondensed-SemiBold"
MONO, MONO_MEDIUM = "IBMPlexMono-Regular", "IBMPlexMono-Medium"

TYPE: dict[str, TypeStyle] = {
    "caption": TypeStyle(SANS, 11),
    "caption_bold": TypeStyle(SEMIBOLD, 11),
    "small": TypeStyle(SANS, 12),
    "small_bold": TypeStyle(SEMIBOLD, 12),
    "body": TypeStyle(SANS, 13),
    "body_bold": TypeStyle(SEMIBOLD, 13),
    "title": TypeStyle(MEDIUM, 14),  # card title
    "heading": TypeStyle(SEMIBOLD, 14),  # panel title
    "button": TypeStyle(MEDIUM, 13),
    "button_large": TypeStyle(SEMIBOLD, 15),
    "lead": TypeStyle(SANS, 16),  # long reading: briefings, reports
    "figure": TypeStyle(SEMIBOLD, 19),
    "h1": TypeStyle(SEMIBOLD, 22),
    "display": TypeStyle(SEMIBOLD, 34),
    "code": TypeStyle(CONDENSED, 12),  # nation codes, map labels
    "code_bold": TypeStyle(CONDENSED_BOLD, 12),
    "mono": TypeStyle(MONO_MEDIUM, 12),  # grades
    "clock": TypeStyle(MONO, 16),
}

RADIUS_SMALL, RADIUS, RADIUS_CARD, RADIUS_LARGE = 4, 6, 8, 10
GRID = 4
TARGET = 26  # smallest side of what can be clicked, dp

NATION_COLORS: tuple[RGB, ...] = tuple(
    rgb(c) for c in ("#6DC5FF", "#FF9C18", "#FDC2CA", "#168966", "#D05123", "#E5F79D", "#B151F1", "#7A799F")
)
NATION_SHAPES: tuple[Shape, ...] = ("circle", "triangle", "diamond", "square", "pentagon", "hexagon", "star", "cross")


@dataclass(frozen=True)
class NationMark:
    """How a nation is told apart: colour, shape, and a hollow shape beyond the first eight."""

    color: RGB
    shape: Shape
    hollow: bool


def nation_mark(index: int) -> NationMark:
    """The mark of the nation at `index` (0-based): eight solid marks, then the same eight hollow."""
    return NationMark(NATION_COLORS[index % 8], NATION_SHAPES[index % 8], hollow=index % 16 >= 8)


@dataclass(frozen=True)
class TlpMark:
    """A TLP 2.0 label's look: its colour on black and how many of four restriction bars are lit."""

    color: RGB
    bars: int


TLP: dict[str, TlpMark] = {
    "CLEAR": TlpMark(rgb("#FFFFFF"), 0),
    "GREEN": TlpMark(rgb("#33FF00"), 1),
    "AMBER": TlpMark(rgb("#FFC000"), 2),
    "AMBER+STRICT": TlpMark(rgb("#FFC000"), 3),
    "RED": TlpMark(rgb("#FF2B2B"), 4),
}


def luminance(color: RGB) -> float:
    """Relative luminance after WCAG 2, 0 (black) to 1 (white)."""

    def linear(channel: int) -> float:
        c = channel / 255
        return c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4

    r, g, b = color
    return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)


def contrast(a: RGB, b: RGB) -> float:
    """Contrast ratio after WCAG 2, 1 to 21."""
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def mix(a: RGB, b: RGB, share: float) -> RGB:
    """`a` with `share` (0 to 1) of `b` in it."""
    return (
        round(a[0] + (b[0] - a[0]) * share),
        round(a[1] + (b[1] - a[1]) * share),
        round(a[2] + (b[2] - a[2]) * share),
    )


def words_on(ground: RGB) -> RGB:
    """Black or white, whichever reads better on `ground`: at least 4.5:1 on any colour."""
    white, black = (255, 255, 255), (0, 0, 0)
    return white if contrast(white, ground) >= contrast(black, ground) else black


def heat_color(theme: Theme, share: float) -> RGB:
    """A heat map's ground for `share` in -1 (low) .. 0 (middle) .. 1 (high); clamped."""
    share = max(-1.0, min(1.0, share))
    return mix(theme.heat_mid, theme.heat_high if share > 0 else theme.heat_low, abs(share))
