from __future__ import annotations

import pygame

from game.ui.testing import Driver
from game.ui.widgets import (
    Button,
    Canvas,
    Checkbox,
    Column,
    Dropdown,
    Empty,
    Label,
    MenuItem,
    Meter,
    Nation,
    Pips,
    Slider,
    Spot,
    Stepper,
    Table,
    Tabs,
    TextField,
    Tlp,
    scroll_list,
)
from tests.ui.conftest import drive, scene_of


class Box:
    """What a widget under test shows and changes."""

    def __init__(self, value: object) -> None:
        self.value = value
        self.calls = 0

    def set(self, value: object) -> None:
        self.value = value
        self.calls += 1


def test_a_button_answers_click_enter_space_and_its_shortcut() -> None:
    box = Box(0)
    d = drive(lambda: Column([Button("b", "Go", on_click=lambda: box.set(0), accel="ctrl+g")]))
    d.click("b")
    d.key("enter")
    d.key("space")
    d.key("ctrl+g")
    assert box.calls == 4


def test_a_press_that_ends_elsewhere_is_no_click() -> None:
    box = Box(0)
    d = drive(lambda: Column([Button("b", "Go", on_click=lambda: box.set(0))]))
    d.drag("b", (0, 300))
    assert box.calls == 0


def test_a_disabled_button_does_nothing_and_tells_why() -> None:
    box = Box(0)
    d = drive(lambda: Column([Button("b", "Go", on_click=lambda: box.set(0), disabled="No staff left.", accel="g")]))
    d.click("b")
    d.key("g")
    d.key("enter")
    assert box.calls == 0
    d.hover("b")
    assert d.app.top.tip_owner() == (d.find("b"), "No staff left.")


def test_checkbox_stepper_and_slider_change_what_they_show() -> None:
    tick, steps, level = Box(False), Box(1), Box(0.5)

    def tree() -> Column:
        return Column([
            Checkbox("c", "Tick", bool(tick.value), on_click=lambda: tick.set(not tick.value)),
            Stepper(value=int(str(steps.value)), most=2, on_change=steps.set, id="s", name="steps"),
            Slider("l", float(str(level.value)), on_change=level.set, name="Level"),
        ])  # fmt: skip

    d = drive(tree)
    d.click("c")
    assert tick.value is True
    assert d.find("c").label() == "Tick, checked"
    d.click("s:more")
    assert steps.value == 2
    assert d.find("s:more").disabled
    d.key("left")
    assert steps.value == 1
    d.drag("l", (2000, 0))
    assert level.value == 1.0
    d.key("left")
    assert level.value == 0.9


def test_a_dropdown_opens_chooses_and_gives_the_focus_back() -> None:
    box = Box("a")
    d = drive(lambda: Column([Dropdown("d", [("a", "First"), ("b", "Second")], str(box.value), box.set, name="Pick")]))
    d.key("tab")
    d.key("enter")
    assert d.focus == "d:a"
    d.key("down")
    d.key("enter")
    assert (box.value, d.focus) == ("b", "d")
    d.click("d")
    d.click((1000, 600))
    assert d.ids("d:") == []
    d.click("d")
    d.key("escape")
    assert (d.ids("d:"), d.focus) == ([], "d")


def test_an_open_menu_keeps_tab_inside(gallery: Driver) -> None:
    gallery.click("settings")
    for _ in range(3):
        gallery.key("tab")
        assert gallery.focus.startswith("settings:")
    assert isinstance(gallery.find("settings:save"), MenuItem)


def test_tabs_change_by_click_and_arrow() -> None:
    box = Box("one")
    tabs = [("one", "One", None, ""), ("two", "Two", 3, "inbox")]
    d = drive(lambda: Column([Tabs(tabs=tabs, value=str(box.value), on_change=box.set, id="t", name="Tabs")]))
    d.click("t:two")
    assert box.value == "two"
    d.key("left")
    assert (box.value, d.focus) == ("one", "t:one")


def field(start: str = "") -> tuple[Driver, Box]:
    box = Box(start)
    sent = Box("")
    box.sent = sent  # type: ignore[attr-defined]
    d = drive(lambda: Column([TextField("f", str(box.value), "Write", box.set, sent.set, name="Field", limit=20)]))
    d.key("tab")
    return d, box


def test_writing_and_moving_in_a_text_field() -> None:
    d, box = field()
    d.type("share now")
    d.key("ctrl+left")
    d.type("it ")
    assert box.value == "share it now"
    d.key("home")
    d.key("delete")
    d.key("end")
    d.key("backspace")
    assert box.value == "hare it no"
    d.key("left")
    d.key("ctrl+backspace")
    assert box.value == "hare it o"


def test_selecting_copying_and_pasting_in_a_text_field() -> None:
    d, box = field("one two")
    d.key("ctrl+shift+left")
    d.key("ctrl+x")
    assert box.value == "one "
    d.key("home")
    d.key("ctrl+v")
    assert box.value == "twoone "
    d.key("ctrl+a")
    d.type("x")
    assert box.value == "x"


def test_a_text_field_keeps_to_its_limit_and_enter_submits() -> None:
    d, box = field()
    d.type("a" * 30)
    assert box.value == "a" * 20
    d.key("enter")
    assert box.sent.value == "a" * 20  # type: ignore[attr-defined]


def test_shortcuts_of_one_letter_sleep_while_one_writes(gallery: Driver) -> None:
    gallery.key("s")
    assert scene_of(gallery).log == ["share"]
    gallery.click("search")
    gallery.type("s")
    assert scene_of(gallery).log == ["share"]
    assert scene_of(gallery).query == "s"


def test_the_caret_goes_where_one_clicks() -> None:
    d, box = field("abcdef")
    rect = d.find("f").rect
    d.click((rect.x + d.app.top.ctx.px(10), rect.centery))
    d.type("x")
    assert box.value == "xabcdef"


def test_a_label_too_long_for_its_place_tells_the_whole_in_a_tooltip() -> None:
    d = drive(lambda: Column([Label("word " * 100, id="l"), Label("short", id="s")]))
    ctx = d.app.top.ctx
    assert d.find("l").tip(ctx) == "word " * 100
    assert d.find("s").tip(ctx) == ""


def test_a_canvas_is_dragged_zoomed_and_its_spots_are_clicked_and_walked() -> None:
    moved, zoomed, clicked = [0, 0], [0.0], Box("")

    def drag(dx: int, dy: int) -> None:
        moved[0] += dx
        moved[1] += dy

    def zoom(notches: float) -> None:
        zoomed[0] += notches

    def tree() -> Canvas:
        spots = [
            Spot(f"s{n}", name=f"Spot {n}", at=(100 + 200 * n, 100), on_click=lambda n=n: clicked.set(n))
            for n in range(3)
        ]
        return Canvas(spots, on_drag=drag, on_zoom=zoom, id="map", name="Map")

    d = drive(tree)
    d.drag((600, 500), (80, -40))
    assert moved == [80, -40]
    d.wheel("map", 2)
    assert zoomed == [2.0]
    d.click("s1")
    assert clicked.value == 1
    d.key("right")
    d.key("enter")
    assert clicked.value == 2


def test_a_canvas_is_painted_again_only_when_its_version_changes() -> None:
    painted: list[tuple[int, int]] = []
    version = Box(0)
    d = drive(
        lambda: Canvas(paint_on=lambda g, size: painted.append(size), version=str(version.value), id="c", name="C")
    )
    assert painted == [(1280, 720)]
    d.app.invalidate(d.app.top.scene)
    d.settle()
    assert len(painted) == 1
    version.set(1)
    d.app.invalidate(d.app.top.scene)
    d.settle()
    assert len(painted) == 2


def test_a_table_puts_its_rows_under_its_headings() -> None:
    cells = ["Alba", "3", "Norvik", "12"]
    d = drive(
        lambda: Table(
            [Label(c, id=f"t{n}") for n, c in enumerate(cells)], headings=("Nation", "Shared"), columns=("auto", "*")
        )
    )
    assert d.shown("Shared")
    assert d.find("t0").rect.x == d.find("t2").rect.x == 0
    assert d.find("t1").rect.x == d.find("t3").rect.x > 0


def test_a_list_without_rows_says_so() -> None:
    d = drive(lambda: scroll_list("l", [], "Reports", Empty(text="Nothing held")))
    assert d.shown("Nothing held")


def test_meters_are_read_out() -> None:
    d = drive(
        lambda: Column(
            [Meter(0.62, name="Confidence", id="m"), Pips(3, 6, name="Staff", id="p"), Tlp("AMBER+STRICT", id="t")]
        )
    )
    assert [d.find(name).label() for name in "mpt"] == ["Confidence 62 %", "Staff 3 of 6", "TLP:AMBER+STRICT"]


def test_a_nation_without_room_for_its_name_shows_its_code_whole() -> None:
    whole = drive(lambda: Column([Nation(1, "FAL", "Fallowmere", width=200)]))
    small = drive(lambda: Column([Nation(1, "FAL", "Fallowmere", width=60)]))
    code = drive(lambda: Column([Nation(1, "FAL", "FAL", width=60, name="Fallowmere")]))
    assert pygame.image.tobytes(small.surface, "RGB") == pygame.image.tobytes(code.surface, "RGB")
    assert pygame.image.tobytes(small.surface, "RGB") != pygame.image.tobytes(whole.surface, "RGB")
    assert small.shown("Fallowmere")
