from __future__ import annotations

from game.ui.testing import Driver
from game.ui.tree import Widget
from game.ui.widgets import (
    Button,
    Card,
    Column,
    HeatCell,
    HeatGrid,
    Label,
    LongList,
    Panel,
    RadioGroup,
    Row,
    scroll_list,
)
from tests.ui.conftest import drive


def three_panels() -> Widget:
    return Column([
        Panel([Button("a1", "One"), Button("a2", "Two")], id="a", name="A"),
        Panel([Label("no stop")], id="empty", name="Empty"),
        Panel([Button("b1", "Three")], id="b", name="B"),
    ])  # fmt: skip


def reports() -> Widget:
    rows: list[Widget] = [
        Card(
            [Row([Label(f"Report {n}"), Button(f"r{n}:share", "Share")])],
            id=f"r{n}",
            name=f"Report {n}",
            on_click=lambda: None,
        )
        for n in range(4)
    ]
    return Column([Button("before", "Before"), scroll_list("list", rows, "Reports"), Button("after", "After")])


def test_tab_goes_round_in_reading_order_and_back() -> None:
    d = drive(three_panels)
    seen = []
    for _ in range(4):
        d.key("tab")
        seen.append(d.focus)
    assert seen == ["a1", "a2", "b1", "a1"]
    d.key("shift+tab")
    assert d.focus == "b1"


def test_f6_goes_between_panels_that_have_stops_and_remembers_where_one_was() -> None:
    d = drive(three_panels)
    d.click("a2")
    d.key("f6")
    assert d.focus == "b1"
    d.key("f6")
    assert d.focus == "a2"
    d.key("shift+f6")
    assert d.focus == "b1"


def test_a_list_is_one_stop_with_what_its_current_row_contains() -> None:
    d = drive(reports)
    seen = []
    for _ in range(4):
        d.key("tab")
        seen.append(d.focus)
    assert seen == ["before", "r0", "r0:share", "after"]


def test_arrows_move_between_rows_and_tab_comes_back_to_the_same_row() -> None:
    d = drive(reports)
    d.click("before")
    d.key("tab")
    for stroke, row in (("down", "r1"), ("down", "r2"), ("up", "r1"), ("end", "r3"), ("down", "r3"), ("home", "r0")):
        d.key(stroke)
        assert d.focus == row
    d.key("down")
    d.key("shift+tab")
    d.key("tab")
    assert d.focus == "r1"


def test_arrows_on_a_button_inside_a_row_leave_for_the_next_row() -> None:
    d = drive(reports)
    d.click("r1:share")
    d.key("down")
    assert d.focus == "r2"


def test_in_a_grid_arrows_go_where_they_point() -> None:
    d = drive(
        lambda: HeatGrid([HeatCell(n, id=f"c{n}") for n in range(9)], columns=("*", "*", "*"), id="g", name="Grid")
    )
    d.key("tab")
    for stroke, cell in (
        ("right", "c1"),
        ("down", "c4"),
        ("left", "c3"),
        ("left", "c3"),
        ("down", "c6"),
        ("end", "c8"),
    ):
        d.key(stroke)
        assert d.focus == cell


def test_arrows_choose_in_a_radio_group() -> None:
    chosen: list[str] = []
    options = [("a", "First"), ("b", "Second")]
    d = drive(
        lambda: RadioGroup(options=options, value=(chosen or ["a"])[-1], on_change=chosen.append, id="r", name="R")
    )
    d.key("tab")
    assert d.focus == "r:a"
    d.key("down")
    assert (d.focus, chosen[-1]) == ("r:b", "b")


def test_the_arrows_walk_through_a_list_of_thousands() -> None:
    d = drive(
        lambda: LongList(
            "long", 5000, lambda n: Row([Label(f"Row {n}")], id=f"row{n}", on_click=lambda: None), 30, name="L"
        )
    )
    d.key("tab")
    for _ in range(60):
        d.key("down")
    assert d.focus == "row60"
    assert d.find("row60").rect.bottom <= 720
    assert len(d.ids("row")) < 60
    d.key("end")
    assert d.focus == "row4999"
    assert d.find("row4999").rect.bottom <= 720


def test_when_the_focused_widget_goes_the_focus_moves_on_to_what_followed() -> None:
    names = ["a", "b", "c"]
    d = drive(lambda: Column([Button(name, name, on_click=lambda name=name: names.remove(name)) for name in names]))
    d.key("tab")
    d.key("tab")
    d.key("enter")
    assert (names, d.focus) == (["a", "c"], "c")
    d.key("enter")
    assert (names, d.focus) == (["a"], "a")


def ring_shows(d: Driver, widget_id: str) -> bool:
    left, middle = d.find(widget_id).rect.midleft
    return tuple(d.surface.get_at((left - 2, middle)))[:3] == d.app.top.ctx.theme.ring


def test_the_ring_shows_for_the_keyboard_and_not_for_the_mouse(gallery: Driver) -> None:
    gallery.click("b:quiet")
    assert not ring_shows(gallery, "b:quiet")
    gallery.key("tab")
    assert gallery.focus == "b:primary"
    assert ring_shows(gallery, "b:primary")
    gallery.click("b:plain")
    assert not ring_shows(gallery, "b:primary")
