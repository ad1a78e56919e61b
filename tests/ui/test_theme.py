from __future__ import annotations

import itertools

import pytest

from game.ui.theme import (
    NATION_COLORS,
    PAIRS,
    THEMES,
    TLP,
    Theme,
    contrast,
    heat_color,
    mix,
    nation_mark,
    words_on,
)

EVERY_THEME = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


@EVERY_THEME
def test_every_pair_of_words_and_ground_can_be_read(theme: Theme) -> None:
    poor = {pair: contrast(theme.color(pair[0]), theme.color(pair[1])) for pair in PAIRS}
    assert {pair: ratio for pair, ratio in poor.items() if ratio < 4.5} == {}


@EVERY_THEME
def test_numbers_can_be_read_anywhere_on_the_heat_map(theme: Theme) -> None:
    for step in range(-20, 21):
        ground = heat_color(theme, step / 20)
        assert contrast(words_on(ground), ground) >= 4.5


@EVERY_THEME
def test_the_focus_ring_stands_out_from_every_ground(theme: Theme) -> None:
    assert min(contrast(theme.ring, theme.color(ground)) for ground in ("bg", "panel", "card", "card_hi")) >= 3


def test_tlp_labels_can_be_read_on_black_and_differ_in_their_bars() -> None:
    assert all(contrast(mark.color, (0, 0, 0)) >= 4.5 for mark in TLP.values())
    assert len({mark.bars for mark in TLP.values()}) == len(TLP)


def test_sixteen_nations_have_sixteen_marks_and_neighbours_differ_in_shape() -> None:
    marks = [nation_mark(n) for n in range(16)]
    assert len(set(marks)) == 16
    assert all(a.shape != b.shape for a, b in itertools.pairwise(marks))
    assert len(set(NATION_COLORS)) == 8


def test_contrast_is_that_of_wcag() -> None:
    assert contrast((255, 255, 255), (0, 0, 0)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


def test_mixing_goes_from_one_colour_to_the_other() -> None:
    assert mix((0, 0, 0), (200, 100, 50), 0) == (0, 0, 0)
    assert mix((0, 0, 0), (200, 100, 50), 0.5) == (100, 50, 25)
    assert mix((0, 0, 0), (200, 100, 50), 1) == (200, 100, 50)
