"""The map as a widget: mouse, keys, tooltips and the picture while the window changes its size."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.ui.app import App
from game.ui.layout import Stack
from game.ui.map import widget
from game.ui.map.bake import MapRequest, baked
from game.ui.map.geometry import theatre
from game.ui.map.scene import ForceMarker, Link, MapScene, NationPin
from game.ui.map.widget import LinkLegend, MapView, nation_id
from game.ui.scene import Scene
from game.ui.testing import Driver, check_invariants
from game.ui.theme import nation_mark
from game.ui.tree import Ctx, Widget
from game.ui.widgets.surfaces import Panel

SLOTS = ("t01", "t04", "t05", "t10", "t12")
CODES = ("ALV", "BOR", "CAS", "DRA", "EST")
NAMES = ("Alvenia", "Borland", "Castrel", "Dravia", "Estmark")


class Theatre(Scene):
    """The map filling the window, with a legend in its corner."""

    def __init__(self, cache: Path | None = None) -> None:
        self.chosen: list[str] = []
        self.cache = cache
        pins = tuple(
            NationPin(code, name, slot, nation_mark(i), "+5")
            for i, (code, name, slot) in enumerate(zip(CODES, NAMES, SLOTS, strict=True))
        )
        links = (Link("ALV", "BOR", traffic=1), Link("ALV", "DRA", "restricted"))
        self.map = MapScene(pins, links, (ForceMarker("heron", "TF HERON", "t10"),))

    def build(self, ctx: Ctx) -> Widget:
        view = MapView(
            theatre("meridian"),
            self.map,
            cache=self.cache,
            id="map",
            anchor="fill",
            tips={"BOR": "Trust +5", "alv-bor": "Liaison officer"},
            on_nation=self.chosen.append,
            on_force=self.chosen.append,
        )
        legend = LinkLegend([("open", "Open channel"), ("pending", "Pending offer")])
        return Stack([view, Panel([legend], floats=True, anchor="bottomleft", id="legend", name="Legend", pad=10)])


@pytest.fixture
def scene() -> Theatre:
    return Theatre()


@pytest.fixture
def driver(scene: Theatre) -> Driver:
    return Driver(App((1000, 640), scene))


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
@pytest.mark.parametrize("text_scale", [1.0, 1.5])
def test_everything_on_the_map_has_a_role_a_name_and_a_key(theme: str, text_scale: float) -> None:
    app = App((1280, 720), Theatre(), theme=theme, text_scale=text_scale)
    Driver(app)
    assert check_invariants(app) == []


def test_clicking_a_name_a_task_force_or_a_nations_land_chooses_it(driver: Driver, scene: Theatre) -> None:
    driver.click("map:bor")
    driver.click("map:force:heron")
    name = driver.find("map:cas").rect
    driver.click((name.centerx, name.bottom + 12))
    assert scene.chosen == ["BOR", "heron", "CAS"]


def test_arrows_lead_to_the_nearest_in_that_direction_and_enter_chooses(driver: Driver, scene: Theatre) -> None:
    driver.click("map:bor")
    driver.key("right")
    assert driver.focus == "map:est"
    driver.key("left")
    driver.key("up")
    assert driver.focus == "map:alv"
    driver.key("enter")
    assert scene.chosen[-1] == "ALV"


def test_names_tell_code_and_note_to_a_screen_reader(driver: Driver) -> None:
    assert driver.find(nation_id("ALV")).label() == "Alvenia, ALV, +5"
    assert driver.find("map:force:heron").label() == "TF HERON, forming"
    assert driver.find("map").label() == "The Meridian Sea"


@pytest.mark.parametrize(("name", "words"), [("map:bor", "Trust +5"), ("map:link:alv-bor", "Liaison officer")])
def test_pointing_shows_the_tooltip(driver: Driver, name: str, words: str) -> None:
    found = driver.find(name)
    assert found.tip(driver.app.top.ctx) == words
    before = driver.surface.copy()
    driver.hover(name)
    driver.wait(0.6)
    below = found.rect.move(0, found.rect.h + 4)
    assert driver.surface.subsurface(below).get_buffer().raw != before.subsurface(below).get_buffer().raw


def test_a_new_size_shows_the_old_picture_stretched_until_the_window_is_still(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    sizes: list[tuple[int, int]] = []

    def counted(request: MapRequest, cache: Path | None) -> pygame.Surface:
        sizes.append(request.size)
        return baked(request, cache)

    monkeypatch.setattr(widget, "baked", counted)
    for width in (1010, 1030, 1050):
        driver.app.resize((width, 640))
        driver.surface = pygame.Surface((width, 640), 0, 32)
        driver.settle()
    assert sizes == []
    driver.wait(0.5)
    assert sizes == [(1050, 640)]


def test_the_baked_picture_is_kept_in_the_given_folder(tmp_path: Path) -> None:
    Driver(App((600, 400), Theatre(cache=tmp_path)))
    assert len(list(tmp_path.glob("map-*.png"))) == 1
