"""The end shows every score, and every score opens its ledger."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.match.chronicle import Item
from game.match.lacking import lacking
from game.match.result import Award
from game.match.rivals import beside
from game.rules.codes import Dimension, Outcome, Rule
from game.rules.events import Event
from game.rules.rating import Rating
from game.ui.scenes.ending import Ending
from game.ui.scenes.look_around import LookAround
from game.ui.testing import Driver
from game.wording import terms
from game.wording.named import title
from tests.ui.scenes.played import at_the_end, drive, home, top  # noqa: F401


def ending(name: str = "common-front") -> tuple[Driver, Ending]:
    driver = drive(Ending(*at_the_end(name)))
    scene = top(driver)
    assert isinstance(scene, Ending)
    return driver, scene


def test_the_seed_is_shown() -> None:
    driver, _ = ending()
    assert driver.shown("seed 3")


def test_each_dimension_shows_its_points_letter_and_words() -> None:
    driver, scene = ending()
    for key, ledger in scene.ledgers.items():
        label = driver.find(f"score:{key}").label()
        assert f"{ledger.points / 1000:.1f}" in label
        assert terms.RATING[ledger.rating].capitalize() in label
        assert driver.shown(f"rated {ledger.rating.value}")


def test_choosing_a_dimension_opens_its_ledger_with_its_sum() -> None:
    driver, scene = ending()
    for key in ("coalition:safeguards", "own:trust"):
        driver.click(f"score:{key}")
        ledger = scene.ledgers[key]
        assert driver.find("panel:ledger").label().startswith("Ledger of")
        assert driver.shown(f"{len(ledger.awards)} awards sum to")
        assert any(w.label() == f"{ledger.points / 1000:.1f}" for w in driver.app.top.widgets())


def test_a_single_award_is_counted_in_the_singular() -> None:
    driver, scene = ending()
    key = "coalition:safeguards"
    ledger = scene.ledgers[key]
    scene.ledgers[key] = replace(ledger, awards=ledger.awards[:1])
    driver.click("score:own:trust")
    driver.click(f"score:{key}")
    assert driver.shown("1 award makes")


def test_what_was_needed_and_not_read_stands_below_the_awards_that_it_lowered() -> None:
    driver, scene = ending("united-front")
    missing = scene.ledgers["own:supply"].unmet
    assert missing
    driver.click("score:own:supply")
    assert driver.shown(f"Needed by the end, though not all of it showed, and not read there: {len(missing)} report")
    driver.hover("ledger:unmet")
    assert driver.app.top.tip_owner() is not None, "which they are"
    driver.click("score:own:trust")
    assert not driver.ids("ledger:unmet")


def test_arrows_open_ledger_after_ledger() -> None:
    driver, scene = ending()
    driver.click("score:coalition:outcome")
    driver.key("down")
    assert scene.chosen == "coalition:timeliness"


def test_an_award_tells_what_stands_behind_it() -> None:
    driver, scene = ending()
    driver.click("score:coalition:outcome")
    number = next(n for n, a in enumerate(scene.ledgers["coalition:outcome"].awards) if a.behind)
    award = scene.ledgers["coalition:outcome"].awards[number]
    assert driver.shown(scene.telling.behind(award)[:20])


def test_of_several_events_the_most_telling_stands_beside_the_award() -> None:
    _, scene = ending()
    feeds = Item(3, 20, Event.CAMPAIGN_FEEDS, Rule.ONLINE, -1, -1, 0, 0, "", 1)
    closed = Item(3, 21, Event.CLOSED, Rule.THREAD, 0, 0, 0, int(Outcome.DISRUPTED), "", 1)
    won = Award(3, 21, Rule.THREAD, 12_000, (feeds, closed))
    assert scene.telling.behind(won).startswith(scene.telling.event(closed))
    assert scene.telling.behind(won).endswith("And 1 more.")
    assert scene.telling.behind(replace(won, points=-100)).startswith(scene.telling.event(feeds))


def test_the_order_behind_an_event_is_told_with_its_author() -> None:
    _, scene = ending()
    caused = next(i for i in scene.ended.items if i.cause)
    words = scene.telling.order(caused.cause)
    author = next(e.author for e in scene.ended.entries if e.key == caused.cause)
    assert words.startswith(author[:3].upper())
    assert scene.telling.order("") == ""


def test_threads_show_their_outcome_and_the_truth() -> None:
    driver, scene = ending()
    driver.click("view:threads")
    for truth in scene.threads:
        name = scene.seat.catalogue.threads[truth.thread].codename
        driver.click(f"thread:{truth.thread}")
        assert driver.find("panel:thread").label() == name
        assert driver.shown("a decoy" if truth.decoy else "genuine")
        if truth.outcome != Outcome.OPEN:
            assert driver.shown(terms.OUTCOME[truth.outcome])


def test_what_each_force_lacked_is_told_in_the_story_of_a_thread_that_was_not_prevented() -> None:
    driver, scene = ending()
    driver.click("view:threads")
    short = {t.thread: lacking(scene.ended.attempts, t, scene.telling.speaker) for t in scene.threads}
    assert any(short.values())
    for thread, lines in short.items():
        driver.click(f"thread:{thread}")
        assert driver.shown("What was lacking") == bool(lines)
        assert all(driver.shown(line) for line in lines)


def test_the_ledger_of_the_outcome_counts_the_threads_that_were_not_prevented() -> None:
    driver, scene = ending()
    driver.click("score:coalition:outcome")
    assert driver.shown(f"Threads that brought less than they could: {len(scene.ledgers['coalition:outcome'].short)}")


def test_rival_forces_on_a_thread_are_told_in_its_story_and_on_its_card() -> None:
    driver, scene = ending("open-channels")
    rivals = {t.thread: beside(scene.ended.items, t.thread, scene.telling.speaker) for t in scene.threads}
    assert any(rivals.values())
    assert not all(rivals.values())
    driver.click("view:threads")
    for thread, words in rivals.items():
        driver.click(f"thread:{thread}")
        assert driver.shown("Rival forces") is bool(words)
        assert driver.shown(words)
    driver.click(f"thread:{next(t for t, words in rivals.items() if words)}")
    driver.click("story:card")
    assert driver.shown("stood on it too when")


def test_the_debrief_asks_the_author_s_questions() -> None:
    driver, scene = ending("first-contact")
    driver.click("view:debrief")
    assert all(driver.shown(question) for question in scene.seat.catalogue.debrief)
    assert all(driver.shown(objective.text) for objective in scene.seat.catalogue.objectives)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("button", ["end:same", "end:new"])
def test_playing_again_restarts_the_exercise(button: str) -> None:
    driver, scene = ending("first-contact")
    driver.click(button)
    assert not driver.app.running
    assert [type(a).__name__ for a in scene.seat.poll()] == ["Shown", "Drafted"]


def test_a_rating_below_its_points_says_what_holds_it_down() -> None:
    ended, *rest = at_the_end("common-front")
    led = [
        replace(d, points=68_000, rating=Rating.MAJOR) if d.dimension == Dimension.OUTCOME else d
        for d in ended.result.dimensions
    ]
    capped = replace(ended, result=replace(ended.result, dimensions=tuple(led)))
    driver = drive(Ending(capped, *rest))
    driver.click("score:coalition:outcome")
    assert driver.shown("No better while a thread ended uncontained.")
    driver.click("score:coalition:trust")
    assert not driver.shown("No better while")


def test_a_dimension_that_does_not_count_says_why() -> None:
    driver, scene = ending()
    key = "own:outcome"
    scene.ledgers[key] = replace(scene.ledgers[key], weight=0)
    driver.click("score:own:trust")
    driver.click(f"score:{key}")
    assert driver.shown("not counted, for no thread of your own was real")


def chosen_thread(driver: Driver, scene: Ending, held: bool) -> int:
    """Opens the story of a thread that the nation knew, or did not."""
    known = {t.thread for t in scene.ended.view.threads}
    thread = next(t.thread for t in scene.threads if (t.thread in known) is held)
    driver.click("view:threads")
    driver.click(f"thread:{thread}")
    return thread


def test_a_thread_opens_its_card_on_the_table_and_leads_back_where_one_was() -> None:
    driver, scene = ending()
    thread = chosen_thread(driver, scene, held=True)
    driver.key("o")
    table = top(driver)
    assert isinstance(table, LookAround)
    assert table.layout.thread == thread
    assert driver.focus == "thread:close"
    driver.key("escape")
    driver.key("escape")
    assert top(driver) is scene
    assert scene.threads[scene.thread].thread == thread


def test_a_thread_that_the_nation_never_saw_opens_a_card_by_itself() -> None:
    driver, scene = ending("united-front")
    thread = chosen_thread(driver, scene, held=False)
    driver.key("o")
    assert driver.shown("You never saw it.")
    assert driver.shown(scene.seat.catalogue.threads[thread].codename)
    driver.key("escape")
    assert top(driver) is scene


def test_a_line_of_the_story_asks_which_of_the_things_it_names_to_open() -> None:
    driver, scene = ending()
    thread = chosen_thread(driver, scene, held=True)
    lines = [i for i in driver.ids("story:") if i.removeprefix("story:").isdecimal()]
    led = next(i for i in lines if "formed a task force" in driver.find(i).label())
    driver.click(led)
    offered = driver.ids(f"{led}:")
    assert offered[0] == f"{led}:thread:{thread}"
    nation = next(i for i in offered if ":nation:" in i)
    driver.click(nation)
    table = top(driver)
    assert isinstance(table, LookAround)
    assert table.layout.nation == int(nation.rsplit(":", 1)[1])


def test_an_award_opens_what_it_names_by_keyboard() -> None:
    driver, scene = ending()
    driver.click("score:coalition:coverage")
    awards = scene.ledgers["coalition:coverage"].awards
    number, things = next((n, t) for n, a in enumerate(awards) if len(t := scene.telling.named(a.behind[:10])) > 1)
    driver.find(f"award:{number}")
    driver.app.top.set_focus(f"award:{number}", True)
    driver.key("enter")
    assert driver.focus == f"award:{number}:{things[0].what}:{things[0].handle}"
    driver.key("enter")
    assert top(driver) is not scene
    assert driver.shown(title(things[0], scene.seat.catalogue).split()[-1])
    while top(driver) is not scene:
        driver.key("escape")
    assert driver.focus == f"award:{number}"


def test_evidence_that_was_needed_and_not_read_opens() -> None:
    driver, scene = ending("united-front")
    driver.click("score:own:supply")
    missing = scene.ledgers["own:supply"].unmet
    driver.click("ledger:unmet")
    offered = driver.ids("ledger:unmet:")
    if offered:
        driver.click(offered[0])
    assert top(driver) is not scene
    assert driver.shown(scene.seat.catalogue.reports[missing[0].report].title)
