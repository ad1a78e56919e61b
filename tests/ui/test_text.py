from __future__ import annotations

import pytest

from game.ui.text import ELLIPSIS, TextEngine, number, signed

WORDS = "Coaster reports a tracking gap off the cape; deck cargo inconsistent with manifest"


@pytest.fixture
def engine() -> TextEngine:
    return TextEngine(1.0, 1.0)


def test_no_line_is_wider_than_its_box(engine: TextEngine) -> None:
    for width in (90, 120, 300):
        wrapped = engine.wrap(WORDS, "body", width)
        assert all(engine.size(line, "body")[0] <= width for line in wrapped.lines)
        assert " ".join(wrapped.lines) == WORDS
        assert not wrapped.cut


def test_beyond_the_last_line_allowed_there_is_an_ellipsis(engine: TextEngine) -> None:
    wrapped = engine.wrap(WORDS, "body", 150, max_lines=2)
    assert len(wrapped.lines) == 2
    assert wrapped.cut
    assert wrapped.lines[-1].endswith(ELLIPSIS)
    assert engine.size(wrapped.lines[-1], "body")[0] <= 150


def test_a_text_that_just_fits_its_lines_is_not_cut(engine: TextEngine) -> None:
    lines = len(engine.wrap(WORDS, "body", 150).lines)
    assert not engine.wrap(WORDS, "body", 150, lines).cut


def test_a_percent_sign_stays_with_its_number(engine: TextEngine) -> None:
    told = "a chance of 12 %"
    width = engine.size("a chance of 12", "body")[0]
    assert engine.wrap(told, "body", width).lines == ("a chance of", "12 %")


def test_a_word_wider_than_the_box_is_broken_and_loses_nothing(engine: TextEngine) -> None:
    wrapped = engine.wrap("x" * 80, "body", 100)
    assert "".join(wrapped.lines) == "x" * 80
    assert all(engine.size(line, "body")[0] <= 100 for line in wrapped.lines)


def test_line_breaks_of_the_text_are_kept(engine: TextEngine) -> None:
    assert engine.wrap("one\n\ntwo", "body", 500).lines == ("one", "", "two")


def test_fitting_keeps_the_longest_beginning(engine: TextEngine) -> None:
    fitted = engine.fit(WORDS, "body", 140)
    assert fitted.endswith(ELLIPSIS)
    longer = WORDS[: len(fitted)].rstrip() + "w" + ELLIPSIS
    assert engine.size(fitted, "body")[0] <= 140 < engine.size(longer, "body")[0]
    assert engine.fit("short", "body", 140) == "short"


def test_fonts_have_whole_pixel_sizes_that_follow_both_scales() -> None:
    small, large = TextEngine(1.0, 1.0), TextEngine(1.2, 1.5)
    assert large.size(WORDS, "body")[0] == pytest.approx(1.8 * small.size(WORDS, "body")[0], rel=0.05)


def test_a_line_is_rendered_once(engine: TextEngine) -> None:
    first = engine.render("Share", "button", (255, 255, 255))
    assert engine.render("Share", "button", (255, 255, 255)) is first
    assert engine.render("Share", "button", (0, 0, 0)) is not first


def test_changes_have_a_sign_and_minus_is_a_true_minus() -> None:
    assert [signed(4), signed(0), signed(-12), number(7), number(-7)] == ["+4", "0", "\u221212", "7", "\u22127"]


def test_a_figure_and_its_percent_sign_stay_on_one_line() -> None:
    engine = TextEngine(1, 1)
    words = "Chance of a loss: 2 % now"
    for width in range(40, 200):
        assert not any(line.startswith("%") for line in engine.wrap(words, "body", width).lines)
