from __future__ import annotations

import pygame
import pytest

from game.ui.app import App
from game.ui.display import scale_for
from game.ui.scene import Go, Place, Pop, Push, Result, Scene
from game.ui.testing import Driver, check_invariants
from game.ui.tree import Ctx, Widget
from game.ui.widgets import Button, Column, Label, Panel, Scroll, TextField
from game.ui.widgets.dialogs import Confirm
from tests.ui.conftest import drive, scene_of
from tests.ui.gallery import Gallery

SIZES = ((1280, 720), (1600, 900), (1920, 1080), (2560, 1440))
LOOKS = [
    *((size, scale, "dark") for size in SIZES for scale in (1.0, 1.25, 1.5)),
    *(((1280, 720), 1.5, theme) for theme in ("light", "contrast")),
    ((1000, 700), 1.0, "dark"),
]


@pytest.mark.parametrize("size,text_scale,theme", LOOKS)
def test_the_gallery_keeps_every_invariant(size: tuple[int, int], text_scale: float, theme: str) -> None:
    d = Driver(App(size, Gallery(), theme, text_scale=text_scale))
    assert check_invariants(d.app) == []
    d.key("ctrl+enter")
    assert check_invariants(d.app) == []


def test_the_invariants_notice_what_is_wrong() -> None:
    def tree() -> Widget:
        return Column([
            Panel([Label("unreadable", color="panel"), Button("twice", "One"), Button("twice", "Two")], id="nameless"),
            Label("word " * 200, shrink=False, name="long", height=6),
            Column([Label("x")], on_click=lambda: None, height=4000),
        ])  # fmt: skip

    found = " ".join(check_invariants(drive(tree).app))
    for complaint in (
        "contrast",
        "used twice",
        "without a name",
        "tall in a place",
        "only 'group'",
        "outside the window",
    ):
        assert complaint in found


def picture(d: Driver) -> bytes:
    return pygame.image.tobytes(d.surface, "RGB")


def test_thirty_idle_frames_leave_the_first_frame_and_change_nothing(gallery: Driver) -> None:
    scene_of(gallery).animated = False
    scene_of(gallery).invalidate()
    gallery.settle()
    first = picture(gallery)
    for _ in range(30):
        assert gallery.settle(1) == []
    assert picture(gallery) == first


@pytest.mark.parametrize("action", ["tooltip", "menu", "dialog", "toast", "focus", "animation"])
def test_what_floats_leaves_no_trace(gallery: Driver, action: str) -> None:
    scene = scene_of(gallery)
    scene.animated = False
    scene.invalidate()
    gallery.hover((5, 5))
    before = picture(gallery)
    if action == "tooltip":
        gallery.hover("trust:ALB:SVN")
    elif action == "menu":
        gallery.click("sort")
    elif action == "dialog":
        gallery.key("ctrl+enter")
    elif action == "toast":
        gallery.app.toast("Saved")
    elif action == "focus":
        gallery.key("tab")
    else:
        scene.animated = True
        scene.invalidate()
    gallery.wait(0.6)
    assert picture(gallery) != before
    during = picture(gallery) if action != "animation" else b""
    if during:
        gallery.wait(0.5)
        assert picture(gallery) == during
    scene.animated = False
    scene.invalidate()
    gallery.key("escape")
    gallery.click((5, 5))
    gallery.app.top.set_focus("", False)
    gallery.wait(4.5)
    assert picture(gallery) == before


def test_dirty_rectangles_are_enough(gallery: Driver) -> None:
    other = pygame.Surface(gallery.app.size, 0, 32)
    for step in range(12):
        gallery.key(("tab", "f6", "down", "right")[step % 4])
        if step % 3 == 0:
            gallery.wheel("inbox", -1)
    gallery.hover("trust:NVK:ALB")
    scene_of(gallery).animated = False
    scene_of(gallery).invalidate()
    gallery.settle()
    shown = picture(gallery)
    gallery.app.draw(other)
    assert shown == pygame.image.tobytes(other, "RGB")


def test_hovering_repaints_only_what_it_touches(gallery: Driver) -> None:
    scene_of(gallery).animated = False
    scene_of(gallery).invalidate()
    gallery.settle()
    target = gallery.find("b:quiet").rect
    gallery.app.event(pygame.event.Event(pygame.MOUSEMOTION, pos=target.center, rel=(0, 0), buttons=(0, 0, 0)))
    changed = gallery.app.draw(gallery.surface)
    assert len(changed) == 1
    assert changed[0].w < target.w + 20


def test_a_rebuild_without_changes_repaints_nothing(gallery: Driver) -> None:
    scene_of(gallery).animated = False
    scene_of(gallery).invalidate()
    gallery.settle()
    scene_of(gallery).invalidate()
    assert gallery.settle(1) == []


def test_a_tooltip_waits_and_goes_with_escape(gallery: Driver) -> None:
    scene_of(gallery).animated = False
    gallery.hover("trust:ALB:SVN", seconds=0.3)
    early = picture(gallery)
    gallery.wait(0.2)
    assert picture(gallery) != early
    gallery.key("escape")
    gallery.wait(0.6)
    assert picture(gallery) == early


def test_keyboard_focus_shows_the_tooltip_too(gallery: Driver) -> None:
    gallery.click("b:long")
    gallery.key("shift+tab")
    assert gallery.focus == "b:off"
    gallery.wait(0.5)
    owner = gallery.app.top.tip_owner()
    assert owner is not None
    assert owner[1] == "No staff points left this turn."


class Page(Scene):
    """A scene that notes what happens to it."""

    def __init__(self, name: str, heard: list[str]) -> None:
        self.name, self.heard = name, heard

    def on_open(self) -> Result:
        self.heard.append(f"{self.name} opens")
        return None

    def on_close(self) -> None:
        self.heard.append(f"{self.name} closes")

    def next(self) -> Result:
        return Push(Page(self.name + "+", self.heard), lambda value: self.heard.append(f"{self.name} got {value}"))

    def build(self, ctx: Ctx) -> Widget:
        return Column([
            Button("push", "Push", on_click=self.next),
            Button("pop", "Pop", on_click=lambda: Pop("word")),
            Button("go", "Go", on_click=lambda: Go(Place())),
            TextField("field", name="Field"),
        ])  # fmt: skip


def test_scenes_are_pushed_and_popped_and_left_for_another_place() -> None:
    heard: list[str] = []
    d = Driver(App((1280, 720), Page("a", heard), scene_at=lambda _: Page("new", heard)))
    d.click("push")
    d.click("push")
    d.click("pop")
    assert heard == ["a opens", "a+ opens", "a++ opens", "a++ closes", "a+ got word"]
    d.click("go")
    assert heard[5:] == ["a+ closes", "a closes", "new opens"]
    d.click("pop")
    assert not d.app.running


def test_a_place_that_is_nowhere_is_said_and_leaves_the_scene() -> None:
    heard: list[str] = []
    d = Driver(App((1280, 720), Page("a", heard)))
    with pytest.raises(LookupError, match="no way to"):
        d.click("go")
    assert heard == ["a opens"]


def test_a_dialog_keeps_the_focus_and_answers_to_escape_and_enter(gallery: Driver) -> None:
    gallery.click("turn:end")
    assert gallery.focus == "confirm:yes"
    for _ in range(4):
        gallery.key("tab")
        assert gallery.focus.startswith("confirm:")
    gallery.key("escape")
    assert scene_of(gallery).commits == 0
    assert gallery.focus == "turn:end"
    gallery.key("ctrl+enter")
    gallery.key("enter")
    assert scene_of(gallery).commits == 1


def test_a_click_beside_a_dialog_reaches_nothing_below(gallery: Driver) -> None:
    gallery.key("ctrl+enter")
    gallery.click((100, 200))
    assert isinstance(gallery.app.top.scene, Confirm)
    assert scene_of(gallery).chosen == "R-0714"


def test_the_letter_that_opens_a_field_is_not_written_into_it() -> None:
    class Asking(Scene):
        modal = True
        text = ""

        def build(self, ctx: Ctx) -> Widget:
            return Column([TextField("name", self.text, on_change=self.write, name="Name")], role="dialog", name="Ask")

        def write(self, text: str) -> None:
            self.text = text

    asking = Asking()

    class Below(Scene):
        def keys(self) -> dict[str, object]:  # type: ignore[override]
            return {"n": lambda: Push(asking)}

        def build(self, ctx: Ctx) -> Widget:
            return Label("below")

    d = Driver(App((1280, 720), Below()))
    d.type("n")
    assert d.focus == "name"
    assert asking.text == ""
    d.type("no")
    assert asking.text == "no"


def test_a_key_held_down_does_not_press_a_button_again(gallery: Driver) -> None:
    gallery.click("b:quiet")
    for _ in range(5):
        gallery.app.event(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_RETURN, mod=0, unicode=""))
    assert scene_of(gallery).log == ["quiet", "quiet"]


def test_a_floating_panel_is_cut_by_the_area_that_scrolls_it() -> None:
    def tree() -> Widget:
        legend = Panel([Label("Legend")], id="legend", name="Legend", floats=True, fill="primary", height=300)
        scrolled = Scroll("s", Column([legend, Button("b", "Below", height=600)]), height=200)
        return Column([scrolled, Panel([Label("Footer")], id="footer", name="Footer", flex=1)], gap=0)

    d = drive(tree)
    legend, footer = d.find("legend").rect, d.find("footer").rect
    assert legend.bottom > footer.top
    spot = (legend.right - 40, footer.top + 10)
    assert d.surface.get_at(spot)[:3] == d.app.top.ctx.theme.panel
    d.wheel("s", -20)
    assert d.surface.get_at((spot[0], 5))[:3] != d.app.top.ctx.theme.primary


def test_closing_the_window_ends_the_app(gallery: Driver) -> None:
    gallery.app.event(pygame.event.Event(pygame.QUIT))
    assert not gallery.app.running


def test_other_displays_settings_take_effect_at_once(gallery: Driver) -> None:
    before, focus = gallery.find("b:quiet").rect.size, gallery.focus
    gallery.app.set_display(text_scale=1.5, theme="light")
    gallery.settle()
    assert gallery.find("b:quiet").rect.w > before[0]
    assert gallery.app.top.ctx.theme.name == "light"
    assert gallery.focus == focus


def test_below_1200_dp_the_side_panels_become_tabs(gallery: Driver) -> None:
    gallery.app.resize((1000, 700))
    gallery.surface = pygame.Surface((1000, 700), 0, 32)
    gallery.settle()
    gallery.click("view:inbox")
    assert gallery.ids("report:R-0714")


@pytest.mark.parametrize("size", [*SIZES, (3840, 2160), (1024, 600)])
@pytest.mark.parametrize("setting", [0.5, 0.75, 1.0, 1.5, 2.5, 9.0])
def test_at_least_900_by_500_dp_always_remain(size: tuple[int, int], setting: float) -> None:
    k = scale_for(size, setting)
    assert size[0] / k >= 900 - 1e-6
    assert size[1] / k >= 500 - 1e-6


def test_the_scale_follows_the_window() -> None:
    assert scale_for((1600, 900), 1.0) == 1.0
    assert scale_for((3200, 1800), 1.0) == 2.0
    assert scale_for((1280, 720), 1.0) == 0.9


def test_toasts_go_after_four_seconds(gallery: Driver) -> None:
    scene_of(gallery).animated = False
    scene_of(gallery).invalidate()
    gallery.settle()
    before = picture(gallery)
    gallery.app.toast("Saved")
    gallery.wait(3.5)
    assert picture(gallery) != before
    gallery.wait(1.0)
    assert picture(gallery) == before
