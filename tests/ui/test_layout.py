from __future__ import annotations

from game.ui.widgets import Button, Column, Grid, Label, LongList, Row, Scroll, Spacer, Stack, Wrap
from tests.ui.conftest import drive


def boxes(count: int, **wishes: float) -> list[Spacer]:
    return [Spacer(id=f"box{n}", width=50, height=20, **wishes) for n in range(count)]


def test_a_row_shares_what_is_left_by_flex() -> None:
    d = drive(lambda: Row([Spacer(id="a", width=100), Spacer(id="b", flex=1), Spacer(id="c", flex=3)], gap=0))
    k, wide = d.app.k, 1280 - round(100 * d.app.k)
    assert d.find("a").rect.w == round(100 * k)
    assert abs(d.find("b").rect.w - wide / 4) <= 1
    assert abs(d.find("c").rect.w - 3 * wide / 4) <= 1
    assert d.find("c").rect.right <= 1280


def test_in_a_row_too_narrow_labels_give_way_and_the_rest_keeps_its_width() -> None:
    d = drive(lambda: Row([Label("word " * 100, id="long"), Button("b", "Share")]))
    assert d.find("b").rect.right <= 1280
    assert d.find("b").rect.w == d.find("b").measure(d.app.top.ctx, 1280)[0]


def test_a_column_stacks_with_gaps_and_flex_takes_the_rest() -> None:
    d = drive(lambda: Column([Spacer(id="a", height=40), Spacer(id="b", flex=1), Spacer(id="c", height=60)], gap=10))
    a, b, c = (d.find(name).rect for name in "abc")
    assert (a.top, c.bottom) == (0, 720)
    assert b.top - a.bottom == c.top - b.bottom == d.app.top.ctx.px(10)


def test_a_column_can_be_centred() -> None:
    d = drive(lambda: Column(boxes(1), justify="center"))
    assert abs(d.find("box0").rect.centery - 360) <= 1


def test_padding_keeps_children_inside() -> None:
    d = drive(lambda: Column([Spacer(id="a", flex=1)], pad=(10, 20, 30, 40)))
    px, rect = d.app.top.ctx.px, d.find("a").rect
    assert (rect.top, 1280 - rect.right, 720 - rect.bottom, rect.left) == (px(10), px(20), px(30), px(40))


def test_wrap_begins_a_new_line_where_one_is_full() -> None:
    d = drive(lambda: Column([Wrap(boxes(40), id="wrap")]))
    rects = [d.find(f"box{n}").rect for n in range(40)]
    assert len({rect.y for rect in rects}) > 1
    assert all(rect.right <= 1280 for rect in rects)
    assert all(rects[n].y <= rects[n + 1].y for n in range(39))


def test_a_grid_keeps_columns_aligned() -> None:
    d = drive(lambda: Grid([Spacer(id=f"c{n}", height=20) for n in range(9)], columns=(100, "*", "*")))
    for column in range(3):
        assert len({d.find(f"c{line * 3 + column}").rect.x for line in range(3)}) == 1
    assert d.find("c1").rect.w == d.find("c2").rect.w


def test_a_stack_puts_children_at_anchors_and_points() -> None:
    def tree() -> Stack:
        return Stack([
            Spacer(id="all", anchor="fill"),
            Spacer(id="corner", width=50, height=20, anchor="bottomright"),
            Spacer(id="point", width=50, height=20, anchor="center", at=lambda r: (r.w / 2, r.h / 4)),
        ])  # fmt: skip

    d = drive(tree)
    assert d.find("all").rect.size == (1280, 720)
    assert d.find("corner").rect.bottomright == (1280, 720)
    assert d.find("point").rect.center == (640, 180)


def test_children_that_are_none_take_no_room() -> None:
    d = drive(lambda: Column([None, Spacer(id="a", height=10), None]))
    assert d.find("a").rect.y == 0


def test_a_scroll_area_moves_by_wheel_by_keys_and_by_its_bar_and_stops_at_its_ends() -> None:
    d = drive(lambda: Scroll("s", Column([Button(f"b{n}", f"Button {n}") for n in range(80)]), flex=1))
    start = d.find("b0").rect.y
    d.wheel("s", 1)
    assert d.find("b0").rect.y == start
    d.wheel("s", -2)
    assert d.find("b0").rect.y < start
    bar = d.find("s").bar(d.app.top.ctx)  # type: ignore[attr-defined]
    d.drag(bar.center, (0, 2000))
    assert d.find("b79").rect.bottom == 720
    d.click("b70")
    d.key("pageup")
    assert d.find("b79").rect.bottom > 720


def test_the_bar_of_a_scroll_area_is_drawn_where_it_moved() -> None:
    areas = (
        lambda: Scroll("s", Column([Label(f"Line {n}") for n in range(80)]), flex=1),
        lambda: LongList("s", 200, lambda n: Label(f"Line {n}", id=f"l{n}"), flex=1),
    )
    for area in areas:
        d = drive(area)
        drawn = []
        for notches in (0, -12):
            d.wheel("s", notches)
            bar = d.find("s").bar(d.app.top.ctx)  # type: ignore[attr-defined]
            drawn.append(bar.center)
            assert d.surface.get_at(bar.center) == d.surface.get_at((bar.centerx, bar.bottom - 6))
        assert drawn[0] != drawn[1]
        ground = d.surface.get_at((drawn[0][0] - 12, 4))
        assert d.surface.get_at((drawn[0][0], 4)) == ground, "nothing is left where it was"
        assert d.surface.get_at(drawn[1]) != ground


def test_focus_scrolls_into_view() -> None:
    d = drive(lambda: Scroll("s", Column([Button(f"b{n}", f"Button {n}") for n in range(80)]), flex=1))
    d.key("shift+tab")
    assert d.focus == "b79"
    assert d.find("b79").rect.bottom <= 720
    d.key("tab")
    assert d.find("b0").rect.top >= 0
