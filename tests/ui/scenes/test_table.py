"""The table holds at every size and text scale, in every state, and nothing on it comes from the rules' State."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

import pytest

import game.ui.scenes
from game.rules.codes import Stage
from game.ui.testing import check_invariants
from game.ui.tree import walk
from game.ui.widgets import Scroll
from game.wording import terms
from tests.ui.scenes.conftest import Open, kinds, scene_of, seat_of
from tests.ui.scenes.fake_catalogue import TICK
from tests.ui.scenes.fake_views import crowded, empty

SIZES = ((1280, 720), (1600, 900), (1920, 1080))
TEXTS = (1.0, 1.25, 1.5)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("size", SIZES)
def test_a_crowded_table_holds(open_table: Open, size: tuple[int, int], text: float) -> None:
    driver = open_table(size, text)
    assert check_invariants(driver.app) == []


@pytest.mark.parametrize("text", [1.0, 1.5])
def test_an_empty_table_holds(open_table: Open, text: float) -> None:
    driver = open_table((1280, 720), text, view=empty())
    assert check_invariants(driver.app) == []
    assert driver.shown("No reports yet")


@pytest.mark.parametrize("text", [1.0, 1.5])
@pytest.mark.parametrize("tab", ["matters", "alerts", "online"])
def test_every_tab_of_the_desk_holds(open_table: Open, tab: str, text: float) -> None:
    driver = open_table((1600, 900), text)
    driver.click(f"left:{tab}")
    assert check_invariants(driver.app) == []


@pytest.mark.parametrize("text", [1.0, 1.5])
@pytest.mark.parametrize("tab", ["matters", "alerts", "online", "map", "orders", "trust"])
def test_every_tab_of_a_narrow_table_holds(open_table: Open, tab: str, text: float) -> None:
    driver = open_table((1000, 700), text)
    driver.click(f"view:{tab}")
    assert check_invariants(driver.app) == []


@pytest.mark.parametrize("text", [1.0, 1.5])
@pytest.mark.parametrize("stroke", ["+", "m", "b", "?", "s", "r", "ctrl+enter", "escape", "ctrl+s"])
def test_every_dialog_holds(open_table: Open, stroke: str, text: float) -> None:
    driver = open_table((1280, 720), text)
    driver.key(stroke)
    assert len(driver.app.stages) == 2
    assert check_invariants(driver.app) == []


@pytest.mark.parametrize("size", [(1280, 720), (1600, 900)])
@pytest.mark.parametrize("what", ["thread:HERON", "thread:WAGTAIL", "thread:SISKIN", "map:cor", "map:gav", "map:ald"])
def test_cards_beside_the_map_hold(open_table: Open, what: str, size: tuple[int, int]) -> None:
    driver = open_table(size)
    if what not in driver.ids():
        driver.click("threads:closed")
    driver.click(what)
    assert "panel:card" in driver.ids()
    assert check_invariants(driver.app) == []


def test_a_card_closes_again(open_table: Open) -> None:
    driver = open_table()
    driver.click("thread:HERON")
    driver.click("thread:close")
    assert "panel:card" not in driver.ids()
    driver.click("map:cor")
    driver.click("nation:close")
    assert "panel:card" not in driver.ids()


def test_trust_is_explained_from_the_chronicle(open_table: Open) -> None:
    driver = open_table()
    driver.hover("trust:cor:ald")
    assert driver.find("trust:cor:ald").label() == "trust of Corvessa in You 63"
    tip = driver.app._tip
    assert tip is not None
    words = [w.label() for w in walk(tip[1])]
    assert "Useful evidence" in words
    assert "+3" in words
    assert "A timely answer" in words
    assert "+1.5" in words


def test_other_pairs_are_shown_as_far_as_events_told(open_table: Open) -> None:
    driver = open_table()
    driver.click("trust:all")
    assert driver.find("matrix:cor:bra").label().endswith("61")
    assert driver.find("matrix:bra:est").label().endswith("not shown")
    assert check_invariants(driver.app) == []


def test_the_timeline_knows_no_future_but_known_deadlines(open_table: Open) -> None:
    driver = open_table()
    ahead = [i for i in driver.ids("turn:") if i != "turn:end" and int(i.split(":")[1]) > 8]
    view = scene_of(driver).desk.view
    known = {t.deadline // 6 + 1 for t in view.threads if t.progress < 3} | {
        t.crisis_until // 6 + 1 for t in view.threads
    }
    known |= {m.due // 6 + 1 for m in view.matters}
    assert ahead
    assert all(int(i.split(":")[1]) in known for i in ahead)


def test_a_decision_is_put_before_the_player_and_joins_the_list(open_table: Open) -> None:
    driver = open_table()
    driver.key("m")
    driver.click("message:parade:decide")
    assert check_invariants(driver.app) == []
    driver.click("decide:parade")
    assert kinds(driver) == ["decide"]
    assert seat_of(driver).entries[0].fields["option"] == "parade"


def test_a_mechanic_without_entities_has_no_tab(open_table: Open) -> None:
    driver = open_table()
    assert driver.ids("left:alerts")
    assert driver.ids("left:online")
    desk = scene_of(driver).desk
    desk.names = replace(desk.names, alerts=(), campaigns=())
    desk.view = replace(desk.view, alerts=(), campaigns=())
    scene_of(driver).invalidate()
    driver.settle()
    assert not driver.ids("left:alerts")
    assert not driver.ids("left:online")


def test_scenes_never_touch_state_step_or_tables() -> None:
    forbidden = {"game.rules.state", "game.rules.step", "game.rules.tables"}
    folder = Path(next(iter(game.ui.scenes.__path__)))
    for file in folder.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                names = {node.module or "", *(f"{node.module}.{a.name}" for a in node.names)}
                assert not names & forbidden, file.name


def test_the_timeline_says_when_a_deadline_is_due_now(open_table: Open) -> None:
    now = open_table()
    assert now.shown("Next known deadline: this turn")
    view = scene_of(now).desk.view
    later = replace(view, matters=(), threads=tuple(replace(t, deadline=70) for t in view.threads[:1]))
    assert open_table(view=later).shown("Next known deadline: turn 12")


def test_a_nation_s_card_lists_the_databases_too(open_table: Open) -> None:
    view = empty()
    base = replace(view.channels[3], members=(0, 1))
    driver = open_table(view=replace(view, channels=(*view.channels[:3], base)))
    driver.click("map:cor")
    assert driver.shown("Union Register")
    driver.click("map:gav")
    assert not driver.shown("Union Register")


def test_a_price_is_told_where_an_order_has_none_of_its_own(open_table: Open) -> None:
    driver = open_table()
    driver.key("+")
    assert "Free." not in str(driver.find("kind:service").tooltip)
    assert "Free." in str(driver.find("kind:judge").tooltip)


def test_one_message_does_not_open_a_tall_empty_dialog(open_table: Open) -> None:
    few = open_table(view=replace(scene_of(open_table()).desk.view, messages=(), decisions=()))
    few.key("m")
    many = open_table()
    many.key("m")
    assert few.find("messages").rect.h < many.find("messages").rect.h


def test_all_keys_of_the_table_fit_a_usual_window(open_table: Open) -> None:
    driver = open_table((1600, 900))
    driver.key("?")
    area = driver.find("keys")
    assert isinstance(area, Scroll)
    assert area.content_height <= area.rect.h


def test_the_own_card_tells_until_when_units_are_away(open_table: Open) -> None:
    base = crowded().forces[0]
    driver = open_table(view=replace(crowded(), forces=(replace(base, stage=Stage.DEPLOYED, busy_until=TICK + 9),)))
    driver.click("map:ald")
    assert driver.shown(f"With the deployed force on HERON until {terms.clock(TICK + 9)}:")
