"""The preview: what its author sees of an exercise, and what happens when the file is saved."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pygame
import pytest

from game.match.dealt import dealt
from game.match.entries import MAX_SEED
from game.match.exercise import Exercise, find
from game.rules.codes import NONE, Domain
from game.ui import desktop, window
from game.ui.app import App
from game.ui.desktop import around
from game.ui.scene import Scene
from game.ui.scenes.author import manuscript, pages
from game.ui.scenes.author.gaze import Gaze
from game.ui.scenes.author.manuscript import Reading, Remark
from game.ui.scenes.author.marks import Bar, Cell, Evidence
from game.ui.scenes.author.outlook import Filters, Outlook
from game.ui.scenes.author.preview import LOOK_EVERY, Preview
from game.ui.scenes.author.watch import FileWatch
from game.ui.scenes.briefing import Briefing
from game.ui.scenes.ending import Ending
from game.ui.scenes.help import Help
from game.ui.scenes.pause import Pause
from game.ui.scenes.table import TableScene
from game.ui.testing import Driver, check_invariants
from game.ui.tree import walk
from game.ui.widgets.dialogs import Confirm
from tests.scenario.example import EXAMPLE, edited
from tests.ui.scenes.played import SIZES, TEXTS, home, top  # noqa: F401

pytestmark = pytest.mark.usefixtures("home")
BROKEN = edited("turns: 12", "turns: many")
SAVED = 5 * LOOK_EVERY
"""Seconds after which a save has been seen for certain."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with the loader's example: three nations, twelve turns, an alert, a campaign, an inject that waits."""
    path = tmp_path / "harbour-watch.yaml"
    path.write_text(EXAMPLE, encoding="utf-8")
    return path


def opened(
    path: Path, size: tuple[int, int] = (1600, 900), text: float = 1.0, difficulty: str = "normal", seed: int = 1
) -> Driver:
    preview = Preview(path, difficulty, seed)
    return Driver(App(size, preview, text_scale=text, scene_at=around(preview)))


def save(driver: Driver, path: Path, text: str) -> None:
    """Save as an editor does that writes in place, and wait until it was seen."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before + 1_000_000, before + 1_000_000))
    driver.wait(SAVED)


def preview_of(driver: Driver) -> Preview:
    scene = driver.app.stages[0].scene
    assert isinstance(scene, Preview)
    return scene


def gaze_of(driver: Driver) -> Gaze:
    return preview_of(driver).gaze


def seen(driver: Driver) -> Outlook:
    outlook = gaze_of(driver).outlook
    assert outlook is not None
    return outlook


def cell(driver: Driver, nation: str, column: int) -> Cell:
    found = driver.find(f"cell:{nation}:{column + 1}")
    assert isinstance(found, Cell)
    return found


def counts(driver: Driver) -> list[int]:
    return [widget.count for name in driver.ids("cell:") if isinstance(widget := driver.find(name), Cell)]


# -- the pictures of time


def test_every_cell_counts_the_reports_that_reach_a_nation_first_in_a_turn(file: Path) -> None:
    driver = opened(file)
    told = dealt(Exercise.of_file(file), 1)
    names = ("alv", "bor", "cas")
    for n, nation in enumerate(names):
        for turn in range(12):
            assert cell(driver, nation, turn).count == sum((h.nation, h.turn) == (n, turn) for h in told.holdings)
        assert cell(driver, nation, 12).count == sum((h.nation, h.turn) == (n, NONE) for h in told.holdings)
    assert sum(counts(driver)) == len(told.holdings) == 5


def test_held_by_then_adds_up_from_turn_to_turn(file: Path) -> None:
    driver = opened(file)
    new = [cell(driver, "bor", c).count for c in range(13)]
    driver.key("h")
    assert [cell(driver, "bor", c).count for c in range(13)] == [sum(new[: c + 1]) for c in range(13)]
    driver.click("measure:new")
    assert [cell(driver, "bor", c).count for c in range(13)] == new


def test_an_exercise_in_which_nothing_waits_has_no_column_for_it() -> None:
    exercise = Exercise.of_file(find("first-contact"))
    outlook = Outlook(exercise, dealt(exercise, 1), None, Filters())
    assert outlook.waits, "injects wait for a condition"
    assert outlook.columns == range(9)
    timely = replace(outlook.deal, cues=tuple(c for c in outlook.deal.cues if c.turn != NONE))
    assert Outlook(exercise, timely, None, Filters()).columns == range(8)


def test_a_cell_tells_on_hover_which_reports_it_counts(file: Path) -> None:
    driver = opened(file)
    outlook = seen(driver)
    holding = next(h for h in outlook.deal.holdings if h.turn != NONE)
    nation = outlook.names.nations[holding.nation].id
    driver.hover(f"cell:{nation}:{holding.turn + 1}")
    tip = driver.app._tip
    assert tip is not None
    assert outlook.names.reports[holding.report].title in [w.label() for w in walk(tip[1])]


def test_a_chosen_cell_brings_its_holdings_forward(file: Path) -> None:
    driver = opened(file)
    outlook = seen(driver)
    holding = next(h for h in outlook.deal.holdings if h.turn != NONE and h.weights)
    nation = outlook.names.nations[holding.nation]
    driver.click(f"cell:{nation.id}:{holding.turn + 1}")
    assert driver.find("pages:holdings").selected
    assert driver.shown(outlook.names.reports[holding.report].id)
    assert driver.shown(f"{outlook.names.threads[holding.weights[0][0]].codename} {holding.weights[0][1]}")
    assert driver.find("turns").label() == f"Turn {holding.turn + 1} of 12, hours " + (
        f"{holding.turn * 6} to {holding.turn * 6 + 5}"
    )


def test_holdings_say_who_else_needs_a_report_and_why(file: Path) -> None:
    driver = opened(file)
    outlook = seen(driver)
    (manifest,) = [h for h in outlook.deal.holdings if outlook.names.reports[h.report].id == "manifest"]
    assert manifest.interested == (0,)
    driver.click(f"cell:{outlook.names.nations[manifest.nation].id}:{manifest.turn + 1}")
    assert driver.shown("interest: ALV")
    assert driver.shown("own thread")


def test_what_nobody_needs_and_what_sleeps_is_marked(file: Path) -> None:
    driver = opened(find("paper-trail"))
    outlook = seen(driver)
    for n, nation in enumerate(outlook.names.nations):
        for column in outlook.columns:
            lot, shown = outlook.arriving(n, column), cell(driver, nation.id, column)
            assert shown.dormant == any(h.dormant for h in lot)
            assert shown.unneeded == any(not h.needers for h in lot)
    assert any(h.dormant for h in outlook.deal.holdings)
    assert driver.shown("dormant until woken")


def test_a_thread_s_bar_reaches_from_its_opening_to_its_deadline_and_its_incident(file: Path) -> None:
    driver = opened(file)
    scale_of = driver.find("turns")
    heron, teal = (driver.find(f"bar:{t}") for t in ("heron", "teal"))
    window = seen(driver).deal.windows[0]
    assert isinstance(heron, Bar)
    assert isinstance(teal, Bar)
    step = driver.find("cell:alv:2").rect.x - driver.find("cell:alv:1").rect.x
    assert heron.rect.x == pytest.approx(driver.find("cell:alv:1").rect.x, abs=3)
    assert heron.end == pytest.approx(window.deadline * step / 6, abs=2)
    assert heron.rect.w - heron.latest == pytest.approx(18 * step / 6, abs=2)
    assert teal.latest > teal.end, "an inject opens it, so that its deadline is drawn then"
    assert heron.decoy != teal.decoy
    assert scale_of.rect.right >= heron.rect.right


def test_under_its_bar_a_thread_shows_whom_its_reports_reach(file: Path) -> None:
    driver = opened(file)
    told = seen(driver).deal.holdings
    marks = [driver.find(i) for i in driver.ids("evidence:heron:")]
    found = sorted(n for mark in marks if isinstance(mark, Evidence) for n in mark.nations)
    assert found == sorted(h.nation for h in told if h.weights and h.weights[0][0] == 0)


def test_injects_and_halves_stand_in_the_turn_in_which_they_are_read(file: Path) -> None:
    driver = opened(file)
    deal = seen(driver).deal
    for cue, name in ((deal.cues[0], "inject:teal-opens"), (deal.cues[2], "inject:press-call")):
        driver.click(name)
        assert gaze_of(driver).column == cue.turn
    for half, name in zip(deal.halves, ("half:warehouse-a", "half:warehouse-b"), strict=True):
        driver.click(name)
        assert (gaze_of(driver).nation, gaze_of(driver).column) == (half.nation, half.turn)
    driver.click("inject:waiting")
    assert gaze_of(driver).column == 12
    assert driver.find("inject:waiting").label() == "2 injects that wait"


def test_a_report_that_waits_says_for_what(file: Path) -> None:
    driver = opened(file)
    driver.click("cell:alv:13")
    assert driver.shown("Waits for the match of a financial alert")
    driver.click("cell:cas:13")
    assert driver.shown("Noise of the campaign The Refrain")


# -- filters


def test_choosing_a_thread_counts_its_reports_only_and_again_all(file: Path) -> None:
    driver = opened(file)
    driver.click("bar:heron")
    assert sum(counts(driver)) == sum(any(t == 0 for t, _ in h.weights) for h in seen(driver).deal.holdings) == 2
    assert driver.find("thread").label() == "Thread HERON"
    driver.click("thread:heron")
    assert sum(counts(driver)) == 5


def test_reports_are_counted_by_domain_and_by_need(file: Path) -> None:
    driver = opened(file)
    driver.click("domain")
    driver.click("domain:cyber")
    assert gaze_of(driver).filters == Filters(domain=Domain.CYBER)
    assert sum(counts(driver)) == 2
    driver.click("domain")
    driver.key("home")
    driver.key("enter")
    driver.click("needed")
    assert sum(counts(driver)) == sum(bool(h.needers) for h in seen(driver).deal.holdings)


# -- the turn


def test_the_turn_is_chosen_by_mouse_wheel_and_keys(file: Path) -> None:
    driver = opened(file)
    preview = gaze_of(driver)
    assert driver.focus == "turns"
    for stroke, column in (("right", 1), ("right", 2), ("left", 1), ("end", 12), ("home", 0), (".", 1), (",", 0)):
        driver.key(stroke)
        assert preview.column == column
    driver.key(",")
    assert preview.column == 0, "there is nothing before the first turn"
    axis, place = driver.find("turns").rect, driver.find("cell:alv:5").rect
    driver.click((place.centerx, axis.centery))
    assert preview.column == 4
    driver.drag((place.centerx, axis.centery), (3 * (place.w + 2), 0))
    assert preview.column == 7
    driver.wheel("turns", -1)
    driver.wheel("turns", -1)
    assert preview.column == 9
    driver.wheel("turns", 4)
    assert preview.column == 5


def test_the_wheel_turns_the_exercise_over_the_map_too(file: Path) -> None:
    driver = opened(file)
    driver.click("view:theatre")
    driver.wheel("theatre", -3)
    assert gaze_of(driver).column == 3
    assert driver.find("map:bor").label() == f"Borland, BOR, {seen(driver).count(1, 3, 'held')} held" + (
        f", {new}" if (new := seen(driver).count(1, 3, "new")) else ""
    )
    driver.click("map:bor")
    assert gaze_of(driver).nation == 1
    assert driver.find("pages:holdings").selected


def test_arrows_walk_from_cell_to_cell(file: Path) -> None:
    driver = opened(file)
    driver.click("cell:alv:3")
    driver.key("down")
    driver.key("right")
    assert driver.focus == "cell:bor:4"
    assert (gaze_of(driver).nation, gaze_of(driver).column) == (1, 3)


def test_tabbing_past_the_chosen_cell_turns_no_page(file: Path) -> None:
    driver = opened(file)
    for _ in range(40):
        driver.key("tab")
        if driver.focus.startswith("cell:"):
            break
    assert driver.focus == "cell:alv:1"
    assert driver.find("pages:exercise").selected


# -- seed and difficulty


def test_another_seed_marks_what_it_changes(file: Path) -> None:
    driver = opened(find("common-front"))
    assert not driver.shown("than on seed")
    first = {name: cell(driver, *_named(name)).count for name in driver.ids("cell:")}
    driver.key("n")
    assert driver.shown("Seed 2")
    assert driver.shown("more or fewer than on seed 1")
    for name, count in first.items():
        now = cell(driver, *_named(name))
        assert now.change == now.count - count
    assert any(cell(driver, *_named(name)).change for name in first)
    driver.key("shift+n")
    assert {name: cell(driver, *_named(name)).count for name in first} == first


def _named(name: str) -> tuple[str, int]:
    _, nation, number = name.split(":")
    return nation, int(number) - 1


def test_seeds_begin_at_nought(file: Path) -> None:
    driver = opened(file, seed=1)
    driver.click("seed:before")
    assert gaze_of(driver).seed == 0
    driver.key("shift+n")
    assert gaze_of(driver).seed == 0
    assert driver.find("seed:before").disabled == "Seeds begin at 0."


def test_difficulty_changes_what_it_changes(file: Path) -> None:
    driver = opened(file)
    deadline = seen(driver).deal.windows[0].deadline
    driver.click("difficulty")
    driver.click("difficulty:easy")
    assert seen(driver).deal.windows[0].deadline == deadline + 6


# -- the pages


def test_the_exercise_is_told_as_a_trainee_meets_it(file: Path) -> None:
    driver = opened(file)
    for words in ("25 min", "12 turns", "Three coastal nations", "Warn the nation that needs it in time."):
        assert driver.shown(words)
    assert driver.shown("2 of 5 reports may lie with another nation")
    driver.click("pages:briefing")
    assert driver.shown("Three nations watch the same strait.")


def test_page_keys_scroll_the_pages(file: Path) -> None:
    driver = opened(find("common-front"), (1280, 720))
    memory = driver.app.top.ctx.memory
    before = memory.get("page#scroll", 0)
    driver.key("pagedown")
    assert memory["page#scroll"] > before


# -- saving


def test_a_saved_file_is_read_anew_at_once(file: Path) -> None:
    driver = opened(file)
    save(driver, file, edited("title: Harbour Watch", "title: Night Harbour"))
    assert driver.shown("Night Harbour")
    assert [reading.loads for reading in preview_of(driver).manuscript.readings] == [True, True]


def test_turn_nation_seed_and_filters_stay_when_the_file_is_saved(file: Path) -> None:
    driver = opened(file)
    driver.click("cell:cas:7")
    driver.key("n")
    driver.click("bar:heron")
    save(driver, file, edited("minutes: 25", "minutes: 30"))
    preview = gaze_of(driver)
    assert (preview.nation, preview.column, preview.seed, preview.filters.thread) == (2, 6, 2, "heron")


def test_a_shorter_exercise_takes_the_turn_back_with_it(file: Path) -> None:
    driver = opened(file)
    driver.key("end")
    save(driver, file, edited("turns: 12", "turns: 8"))
    assert gaze_of(driver).column == 8
    assert driver.find("turns").label() == "What waits for an event"


def test_a_file_that_breaks_shows_its_problems_beside_the_last_good_exercise(file: Path) -> None:
    driver = opened(file)
    driver.click("cell:bor:4")
    save(driver, file, BROKEN)
    assert driver.find("pages:file").selected
    assert driver.find("pages:file").label() == "File, 1"
    assert driver.shown("Line 7, column 8")
    assert driver.shown("Expected a whole number; got text 'many'")
    assert driver.find("veil").rect == driver.find("panel:eyes").rect
    assert driver.shown("The file does not load now.")
    assert driver.find("play").disabled
    driver.key("ctrl+enter")
    assert isinstance(top(driver), Preview)


def test_the_dimmed_exercise_can_still_be_looked_at(file: Path) -> None:
    driver = opened(file)
    save(driver, file, BROKEN)
    driver.click("cell:cas:2")
    assert (gaze_of(driver).nation, gaze_of(driver).column) == (2, 1)
    driver.key("n")
    assert gaze_of(driver).seed == 2


def test_mending_clears_the_problems_and_brings_the_page_back(file: Path) -> None:
    driver = opened(file)
    driver.click("pages:briefing")
    save(driver, file, BROKEN)
    save(driver, file, edited("minutes: 25", "minutes: 26"))
    assert driver.find("pages:briefing").selected
    assert "veil" not in driver.ids()
    assert not driver.find("play").disabled
    driver.click("pages:file")
    assert [r.loads for r in preview_of(driver).manuscript.readings] == [True, False, True]
    assert driver.shown("Before")


def test_a_page_chosen_beside_the_problems_stays_when_they_are_mended(file: Path) -> None:
    driver = opened(file)
    save(driver, file, BROKEN)
    driver.click("pages:briefing")
    save(driver, file, EXAMPLE)
    assert driver.find("pages:briefing").selected


def test_a_file_broken_from_the_start_waits_to_be_mended(file: Path) -> None:
    file.write_text(BROKEN, encoding="utf-8")
    driver = opened(file)
    assert driver.shown("No exercise to show yet")
    assert driver.shown("Line 7, column 8")
    driver.key(".")
    driver.key("n")
    driver.key("ctrl+enter")
    assert isinstance(top(driver), Preview)
    save(driver, file, EXAMPLE)
    assert driver.find("pages:exercise").selected
    assert driver.shown("Harbour Watch")


def test_a_difficulty_that_the_file_no_longer_has_becomes_normal(file: Path) -> None:
    driver = opened(file, difficulty="hard")
    save(driver, file, edited("  - {id: hard, name: Hard, doctrine: {hazard_no_need: 9000}, life: -6}\n", ""))
    assert preview_of(driver).manuscript.difficulty == "normal"
    assert driver.find("difficulty").label() == "Difficulty Normal"


def test_an_editor_that_writes_a_new_file_and_renames_it_is_seen(file: Path) -> None:
    driver = opened(file)
    new = file.with_suffix(".new")
    new.write_text(edited("title: Harbour Watch", "title: Renamed"), encoding="utf-8")
    new.replace(file)
    driver.wait(SAVED)
    assert driver.shown("Renamed")


def test_a_file_that_vanishes_for_a_moment_is_no_news(file: Path) -> None:
    driver = opened(file)
    file.unlink()
    driver.wait(2 * LOOK_EVERY)
    file.write_text(edited("title: Harbour Watch", "title: Come Back"), encoding="utf-8")
    driver.wait(SAVED)
    assert driver.shown("Come Back")
    assert [r.loads for r in preview_of(driver).manuscript.readings] == [True, True]


def test_a_file_that_stays_away_is_told_and_may_come_back(file: Path) -> None:
    driver = opened(file)
    file.unlink()
    driver.wait(10 * LOOK_EVERY)
    assert driver.shown("There is no such file")
    assert driver.shown("harbour-watch.yaml is gone")
    assert driver.find("veil")
    save(driver, file, EXAMPLE)
    assert "veil" not in driver.ids()


def test_a_file_that_is_still_being_written_is_left_alone(file: Path) -> None:
    watch = FileWatch(file)
    assert not watch.changed()
    for length in (100, 200, 300):
        file.write_text(EXAMPLE[:length], encoding="utf-8")
        assert not watch.changed()
    assert watch.changed()
    assert not watch.changed()


def test_the_preview_looks_a_few_times_a_second_and_not_every_frame(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver = opened(file)
    looks = Mock(return_value=False)
    monkeypatch.setattr(preview_of(driver).manuscript, "look", looks)
    driver.wait(2.0)
    assert 6 <= looks.call_count <= 2.0 / LOOK_EVERY + 1


def test_remarks_of_every_severity_are_told_and_counted(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = (
        Remark(3, 1, "warning", "an inject never fires"), Remark(4, 1, "note", "a long line"),
        Remark(5, 1, "note", "another long line"),
    )  # fmt: skip
    monkeypatch.setattr(manuscript, "remarks", lambda loaded: said)
    driver = opened(file)
    driver.click("pages:file")
    assert driver.find("pages:file").label() == "File, 3"
    assert driver.shown("loads, 1 warning, 2 notes")
    assert driver.shown("An inject never fires")
    assert "veil" not in driver.ids()
    assert pages.told(Reading("", False, (Remark(1, 1, "error", "x"),))) == "1 problem"


# -- into the exercise and back


def test_play_from_here_opens_the_briefing_with_this_seed_and_escape_comes_back(file: Path) -> None:
    driver = opened(file, difficulty="hard")
    driver.key("n")
    driver.click("play")
    briefing = top(driver)
    assert isinstance(briefing, Briefing)
    assert (briefing.seed, briefing.choice.difficulty) == ("2", "hard")
    driver.key("escape")
    assert isinstance(top(driver), Preview)
    assert gaze_of(driver).seed == 2


def test_from_the_table_one_is_back_with_escape_and_enter(file: Path) -> None:
    driver = opened(file)
    driver.click("cell:bor:3")
    preview = preview_of(driver)
    driver.key("ctrl+enter")
    driver.key("ctrl+enter")
    table = top(driver)
    assert isinstance(table, TableScene)
    assert table.desk.seat.setup.scenario == "harbour-watch"
    driver.key("escape")
    assert isinstance(top(driver), Pause)
    assert driver.find("pause:menu").label() == "Back to the preview"
    assert [w.id for w in driver.app.top.widgets() if w.default] == ["pause:menu"]
    driver.key("enter")
    assert top(driver) is preview
    assert (preview.gaze.nation, preview.gaze.column) == (1, 2)
    assert len(driver.app.stages) == 1


def test_from_the_end_of_the_exercise_one_is_back_too(file: Path) -> None:
    driver = opened(file)
    driver.key("ctrl+enter")
    driver.key("ctrl+enter")
    driver.key("escape")
    driver.click("pause:resign")
    driver.click("confirm:yes")
    driver.wait(0.2)
    assert isinstance(top(driver), Ending)
    driver.click("end:menu")
    assert isinstance(top(driver), Preview)


def test_what_was_saved_during_play_is_read_on_coming_back(file: Path) -> None:
    driver = opened(file)
    driver.key("ctrl+enter")
    save(driver, file, edited("title: Harbour Watch", "title: Meanwhile"))
    assert isinstance(top(driver), Briefing)
    driver.key("escape")
    driver.wait(SAVED)
    assert driver.shown("Meanwhile")


def test_every_key_of_the_preview_is_on_the_list_of_keys(file: Path) -> None:
    driver = opened(file)
    driver.key("?")
    assert isinstance(top(driver), Help)
    for words in ("turn back, forward", "next seed", "turns or map", "new or held by then", "play from here"):
        assert driver.shown(words)


def test_escape_asks_before_the_preview_closes(file: Path) -> None:
    driver = opened(file)
    driver.key("escape")
    assert isinstance(top(driver), Confirm)
    driver.key("escape")
    assert isinstance(top(driver), Preview)
    driver.key("escape")
    driver.key("enter")
    assert not driver.app.running


def test_the_window_opens_on_the_preview(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Scene] = []
    monkeypatch.setattr(window, "run", lambda scene, *_, **__: shown.append(scene))
    desktop.preview(file, "hard", 7)
    (preview,) = shown
    assert isinstance(preview, Preview)
    assert (preview.gaze.seed, preview.manuscript.difficulty, preview.manuscript.path) == (7, "hard", file)


# -- the rules of the interface


def broken(driver: Driver) -> None:
    path = preview_of(driver).manuscript.path
    save(driver, path, re.sub("turns: .*", "turns: many", path.read_text(encoding="utf-8")))


def another_seed(driver: Driver) -> None:
    driver.click(driver.ids("cell:")[10])
    driver.key("n")
    driver.key("h")


STATES: dict[str, Callable[[Driver], object]] = {
    "exercise": lambda d: None,
    "briefing": lambda d: d.click("pages:briefing"),
    "holdings": another_seed,
    "map": lambda d: d.key("v"),
    "problems": broken,
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["first-contact", "common-front"])
def test_the_preview_keeps_the_invariants(
    name: str, size: tuple[int, int], text: float, state: str, tmp_path: Path
) -> None:
    path = tmp_path / f"{name}.yaml"
    path.write_bytes(find(name).read_bytes())
    driver = opened(path, size, text)
    STATES[state](driver)
    assert check_invariants(driver.app) == []


def test_a_file_broken_from_the_start_keeps_the_invariants(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_text("format: 1\n", encoding="utf-8")
    for size in SIZES:
        assert check_invariants(opened(tmp_path / "bad.yaml", size).app) == []


def test_in_a_narrow_window_the_pages_are_a_view_of_their_own(file: Path) -> None:
    driver = opened(file)
    driver.app.set_display(ui_scale=2.0)
    driver.settle()
    assert "pages" not in [i.split(":")[0] for i in driver.ids("pages:")]
    driver.click("view:pages")
    assert "chart" not in driver.ids()
    assert driver.shown("Three coastal nations")
    assert check_invariants(driver.app) == []
    driver.click("view:chart")
    save(driver, file, BROKEN)
    assert driver.find("view:pages").selected, "problems come forward"
    assert driver.shown("Line 7, column 8")
    driver.key("tab")
    assert check_invariants(driver.app) == []
    driver.click("view:chart")
    assert driver.find("veil")
    driver.app.set_display(ui_scale=1.0)
    driver.settle()
    assert driver.find("pages:file").selected


def test_where_turns_are_many_and_letters_large_the_pages_make_room(file: Path) -> None:
    file.write_text(edited("turns: 12", "turns: 40"), encoding="utf-8")
    for size, text, room in (((1280, 720), 1.0, True), ((1280, 720), 1.5, False), ((1920, 1080), 1.5, False)):
        driver = opened(file, size, text)
        assert ("panel:pages" in driver.ids()) == room
        wide = driver.app.top.ctx.text.size("00", "code_bold")[0]
        assert all(driver.find(name).rect.w >= wide for name in driver.ids("cell:"))
        driver.key("end")
        assert check_invariants(driver.app) == []


def test_a_seed_of_nineteen_digits_finds_its_place(file: Path) -> None:
    driver = opened(file, (1280, 720), 1.5, seed=MAX_SEED)
    driver.key("n")
    assert driver.shown(f"Seed {MAX_SEED}")
    assert check_invariants(driver.app) == []


def test_the_preview_runs_in_a_window_and_closes(file: Path) -> None:
    desktop.preview(file, size=(1280, 720), frames=3)
    assert not pygame.display.get_init()
